//! An invented board pack of the size the product must print: 15 measures, 60 actions, 40 findings.

use charts::spc::{Heads, Limits, Mark, Point, Segment, Series, Target};
use charts::{Reading, Unit, Words, compare, shares, spc};
use pack::{Cell, Classification, Column, Paper, Picture, Table, bold, quote, text};

const AREAS: [&str; 5] = [
    "children who go missing",
    "private fostering",
    "care leavers' homes",
    "the 0-25 disability service",
    "the front door",
];

fn area(n: usize) -> &'static str {
    AREAS.get(n % AREAS.len()).copied().unwrap_or_default()
}

/// The whole pack.
pub(crate) fn pack() -> Paper {
    let mut paper = Paper::new("Improvement board pack", "Newtown Council");
    paper.subtitle = "Meeting of 3 December 2026".to_owned();
    paper.classification = Classification::OfficialSensitive;
    paper.as_at = "20 November 2026".to_owned();
    paper.version = "4f1c09a2".to_owned();
    paper.made = "A. Reid, improvement lead, 22 November 2026 at 09:14".to_owned();
    issues(&mut paper);
    findings(&mut paper);
    actions(&mut paper);
    measures(&mut paper);
    voices(&mut paper);
    paper
}

fn issues(paper: &mut Paper) {
    paper.heading(1, "Issues and what we propose");
    paper.answer("Three of 40 findings have no action, and return interviews are late again.");
    paper.stamp("As at 20 November 2026 · 40 of 40 findings · quality: good");
    paper.warning("the police have not sent missing episodes for October; the two measures that need them stop in September.");
    paper.numbered([
        vec![bold("Return interviews. "), text("62 of 139 were held within 72 hours in October, against 71% in the year before. We propose a second worker for the duty rota from 4 January.")],
        vec![bold("Private fostering. "), text("Two carers have not been visited for seven weeks. The visits are booked for 25 November.")],
        vec![bold("Housing. "), text("The protocol with the housing department is signed; four care leavers still sleep in bed and breakfast.")],
    ]);
    paper.contents();
    paper.heading(2, "What changed since the last board");
    paper.bullets([
        vec![text(
            "11 actions were done; for 4 of them practice has changed as well.",
        )],
        vec![
            text("One finding was corrected by the inspectorate: "),
            quote("Most children are seen alone.", "letter of 2 November 2026"),
        ],
        vec![text("The exception on caseloads (risk 7) was closed.")],
    ]);
    paper.facts([
        ("Report received", "14 May 2026"),
        (
            "Plan due after 70 working days",
            "21 August 2026; sent 19 August 2026",
        ),
        (
            "Chair",
            "Independent, appointed by the Department for Education",
        ),
        ("Next board", "4 February 2027"),
    ]);
}

fn findings(paper: &mut Paper) {
    paper.heading(1, "Coverage: every finding and what answers it");
    paper.answer("37 of 40 findings are answered by at least one action; 3 are not.");
    let columns = [
        Column::words("Finding", 10),
        Column::number("Actions", 2),
        Column::number("Measures", 2),
        Column::words("How it stands", 5),
    ];
    let rows = (1..=40_usize).map(|n| {
        let area = area(n);
        let words = format!("{n}. Managers' oversight of {area} does not ensure that plans are reviewed in time or that children's views are heard.");
        let stands: Cell = if n % 13 == 0 {
            Cell::bold("■ Not answered")
        } else {
            format!("● {} of {} done", n % 3, 1 + n % 4).into()
        };
        vec![words.into(), (n % 4).into(), (n % 3).into(), stands]
    });
    paper.add(
        Table::new(
            "All 40 findings, unanswered first within their report",
            columns,
        )
        .rows(rows),
    );
}

fn actions(paper: &mut Paper) {
    paper.heading(1, "The plan");
    paper.answer("22 of 60 actions are done; 5 are late.");
    let columns = [
        Column::words("Action", 8),
        Column::words("Owner", 4),
        Column::words("Due", 3),
        Column::words("Task, practice, outcome", 5),
    ];
    let rows = (1..=60_usize).map(|n| {
        vec![
            Cell::of([
                bold(format!("A{n}. ")),
                text(format!(
                    "Set out, agree and teach how {} are reviewed each month.",
                    area(n)
                )),
            ]),
            format!("Head of service {}", n % 7).into(),
            format!("{} March 2027", 1 + n % 30).into(),
            Cell::of([
                text(format!("Done {} November; practice ", 1 + n % 20)),
                bold("not yet shown"),
                text("; outcome ○"),
            ]),
        ]
    });
    paper.add(
        Table::new("All 60 actions", columns)
            .rows(rows)
            .without_row_headers(),
    );
    paper.add(
        Table::new(
            "Actions without an owner",
            [Column::words("Action", 1), Column::words("Since", 1)],
        )
        .empty("Every action has an owner, as at 20 November 2026."),
    );
}

fn measures(paper: &mut Paper) {
    paper.heading(1, "Core measures");
    paper.answer("Of 15 measures 4 are better than chance allows, 3 worse.");
    for n in 0..15_usize {
        if n % 5 == 0 {
            paper.heading(2, format!("About {}", area(n / 5)));
        }
        let title = format!("Measure {}: held within 72 hours", n + 1);
        let sentence = "Better than chance allows since August, and still below the target of 90%.";
        let picture = if n % 5 == 4 {
            Picture::from_figure(&title, sentence, &groups(n))
        } else {
            Picture::from_figure(&title, sentence, &months(n))
        };
        paper.add(
            picture.stamp("As at 31 October 2026 · 62 of 139 · quality: fair, 9 dates missing"),
        );
    }
}

fn months(n: usize) -> String {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let points = (0..24_usize)
        .map(|month| {
            let wave = u32::try_from((month * 7 + n * 5) % 19).unwrap_or(0);
            let held = 50 + wave + if month > 18 { 22 } else { 0 };
            let reading = match month {
                5 => Reading::Suppressed,
                11 => Reading::Missing("not loaded".to_owned()),
                _ => Reading::Value(f64::from(held) / 1.4),
            };
            let known = reading.value().is_some();
            Point {
                label: format!(
                    "{} {}",
                    NAMES.get(month % 12).unwrap_or(&""),
                    2025 + month / 12
                ),
                numerator: known.then_some(held),
                denominator: known.then_some(140),
                value: reading,
                limits: None,
                mark: if month > 18 {
                    Mark::Better
                } else if month == 3 {
                    Mark::Worse
                } else {
                    Mark::Expected
                },
                words: String::new(),
            }
        })
        .collect();
    let series = Series {
        unit: Unit::Percent,
        points,
        segments: vec![Segment {
            from: 0,
            limits: Some(Limits {
                mean: 44.0,
                lower: 33.0,
                upper: 55.0,
            }),
            trial: false,
            rebased: None,
        }],
        target: Some(Target {
            value: 90.0,
            label: "target".to_owned(),
        }),
        run: Some("5 months above the limit".to_owned()),
        heads: Heads::new("Held in 72 hours", "Returns", "Share"),
    };
    spc::large(
        &series,
        &Words::new(format!("m{n}"), "Return interviews held in time", ""),
    )
    .into_string()
}

fn groups(n: usize) -> String {
    let row = |label: &str, value| compare::Row {
        label: label.to_owned(),
        value,
        numerator: Some(34),
        denominator: Some(48),
        words: String::new(),
        standing: if label == "Newtown" {
            compare::Standing::Own
        } else {
            compare::Standing::Other
        },
    };
    let all = compare::Comparison {
        unit: Unit::Percent,
        rows: vec![
            row("Newtown", Reading::Value(71.2)),
            row("Girls", Reading::Value(64.0)),
            row("Boys", Reading::Value(78.5)),
            row("Disabled children", Reading::Suppressed),
            row("Asian or Asian British", Reading::Value(55.0)),
        ],
        line: Some(compare::Line {
            value: 74.0,
            label: "England".to_owned(),
        }),
        heads: compare::Heads {
            label: "Group".to_owned(),
            numerator: "Held".to_owned(),
            denominator: "Returns".to_owned(),
            value: "Share".to_owned(),
        },
    };
    shares::draw(&all, &Words::new(format!("g{n}"), "By group", "")).into_string()
}

fn voices(paper: &mut Paper) {
    paper.heading(1, "What children and carers said");
    paper.paragraph([
        text("The children in care council met on 9 November. They said: "),
        quote(
            "I tell my story again each time my worker leaves.",
            "notes of the council, 9 November 2026",
        ),
    ]);
    paper.heading(1, "Decisions asked of the board");
    paper.numbered([
        vec![text("Agree a second worker for the duty rota.")],
        vec![text(
            "Note that three findings have no action, and ask for proposals by 10 December.",
        )],
    ]);
}
