//! What holds for every picture: no styles, ids used once, true places, words that do not meet.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use maud::Markup;
use proptest::prelude::*;

mod geometry;

pub(crate) use geometry::{inside, numbered, values};

use crate::history::{Cell, End, Era, History, Report, Row, RowEnd, Visit, When};
use crate::matrix::{Column, Mark, Matrix, Theme};
use crate::{
    Fill, Reading, Unit, Words, before_after, compare, counts, coverage_bars, life, matrix, peers,
    plan_timeline, shares, spark, spc, strip, tiles,
};

const GRADES: [Fill; 6] = [
    Fill::Outstanding,
    Fill::Good,
    Fill::RequiresImprovement,
    Fill::Adequate,
    Fill::Inadequate,
    Fill::NotJudged,
];

pub(crate) fn history(reports: Vec<Report>, visits: Vec<Visit>) -> History {
    let row = |label: &str, end| Row {
        label: label.to_owned(),
        strong: true,
        apart: false,
        end,
    };
    let ended = |at, words: &str| {
        Some(RowEnd {
            at,
            words: words.to_owned(),
        })
    };
    let era = |from, name: &str| Era {
        from,
        names: vec![name.to_owned()],
    };
    History {
        rows: vec![
            row("Help and protection", None),
            row("Children in care", None),
            row("Care leavers", None),
            row(
                "Adoption",
                ended(
                    End::AtReportSince(date(2018, 1, 1)),
                    "Not graded apart since 2018",
                ),
            ),
            row("Leaders", None),
            row("Overall", ended(End::On(date(2026, 4, 1)), "Ended")),
        ],
        reports,
        visits,
        eras: vec![
            era(date(2013, 11, 1), "SIF"),
            era(date(2018, 1, 1), "ILACS"),
            era(date(2023, 1, 1), "ILACS: care leavers apart"),
            era(date(2026, 4, 1), "No overall"),
        ],
        today: date(2026, 8, 20),
    }
}

pub(crate) fn report(published: Date, cells: Vec<Cell>) -> Report {
    Report {
        published,
        under: "12 pages, 9 points".to_owned(),
        framework: "ILACS".to_owned(),
        href: None,
        cells,
    }
}

/// An invented authority's reports: two to four years apart or far less, under the framework of their day.
pub(crate) fn any_history() -> impl Strategy<Value = History> {
    let reports = prop::collection::vec((90_i64..1500, prop::collection::vec(0_usize..6, 6)), 1..7);
    let visits = prop::collection::vec((0_i64..4600, any::<bool>(), any::<bool>()), 0..6);
    (reports, visits).prop_map(|(reports, visits)| {
        let mut day = date(2013, 11, 20);
        let mut all = Vec::new();
        for (gap, grades) in reports {
            day = day.saturating_add(gap.days());
            if day >= date(2026, 8, 18) {
                break;
            }
            let fill = |place: usize| GRADES[grades[place]];
            let cells = if day < date(2018, 1, 1) {
                (0..6).map(|row| Cell::of(row, fill(row))).collect()
            } else if day < date(2023, 1, 1) {
                let apart = [0, 4, 5].map(|row| Cell::of(row, fill(row)));
                [Cell::over_two(1, fill(1))]
                    .into_iter()
                    .chain(apart)
                    .collect()
            } else {
                [0, 1, 2, 4].map(|row| Cell::of(row, fill(row))).to_vec()
            };
            all.push(report(day, cells));
        }
        let visits = visits
            .into_iter()
            .map(|(after, year, grave)| {
                let day = date(2014, 1, 2).saturating_add(after.days());
                Visit {
                    when: if year {
                        When::Year(day.year())
                    } else {
                        When::Day(day)
                    },
                    label: "Focused visit".to_owned(),
                    under: grave.then(|| "Areas for priority action".to_owned()),
                    grave,
                    href: None,
                }
            })
            .collect();
        history(all, visits)
    })
}

fn map(selected: &str) -> tiles::TileMap {
    let tiles = (0_u8..30)
        .map(|place| tiles::Tile {
            code: format!("{}", 800 + u16::from(place)),
            name: format!("Place {place}"),
            region: if place < 9 { "London" } else { "Shire" }.to_owned(),
            column: place % 5,
            row: place / 5,
            fill: GRADES[usize::from(place) % 6],
            says: "good, 2024".to_owned(),
            href: format!("/authorities/{place}"),
            dim: place == 7,
        })
        .collect();
    tiles::TileMap {
        tiles,
        selected: Some(selected.to_owned()),
        marked_region: Some("London".to_owned()),
    }
}

fn months() -> spc::Series {
    let point = |label: &str, value, mark| spc::Point {
        label: label.to_owned(),
        value,
        numerator: Some(34),
        denominator: Some(48),
        limits: None,
        mark,
        words: String::new(),
    };
    spc::Series {
        unit: Unit::Percent,
        points: vec![
            point("Sep 2026", Reading::Suppressed, spc::Mark::Expected),
            point("Oct 2026", Reading::Value(70.8), spc::Mark::Worse),
        ],
        segments: vec![],
        target: None,
        run: None,
        heads: spc::Heads::new("Held", "Returns", "Share"),
    }
}

fn peers() -> compare::Comparison {
    compare::Comparison {
        unit: Unit::Percent,
        rows: vec![compare::Row {
            label: "Newtown".to_owned(),
            value: Reading::Value(71.0),
            numerator: Some(99),
            denominator: Some(139),
            words: String::new(),
            standing: compare::Standing::Own,
        }],
        line: None,
        heads: compare::Heads {
            label: "Authority".to_owned(),
            numerator: "Held".to_owned(),
            denominator: "Returns".to_owned(),
            value: "Share".to_owned(),
        },
    }
}

fn a_life() -> life::Life {
    let bar = life::Bar {
        from: Some(date(2024, 3, 5)),
        to: None,
        label: "Plan".to_owned(),
        kind: life::Kind::Need,
        conflict: Some(life::Conflict {
            edge: life::Edge::Start,
            words: "two days".to_owned(),
        }),
        source: String::new(),
        href: None,
    };
    life::Life {
        lanes: vec![life::Lane {
            label: "Child in need".to_owned(),
            bars: vec![bar],
            marks: vec![],
            empty: String::new(),
        }],
        today: date(2026, 8, 20),
    }
}

fn coverage() -> coverage_bars::Coverage {
    use coverage_bars::{Bar, Kind, Part};
    coverage_bars::Coverage {
        counted: "Findings".to_owned(),
        bars: vec![Bar {
            title: "Practice changed".to_owned(),
            parts: vec![
                Part::new(Kind::Yes, 2, "changed"),
                Part::new(Kind::NoEvidence, 3, "without evidence"),
            ],
        }],
    }
}

fn timeline() -> plan_timeline::Timeline {
    plan_timeline::Timeline {
        actions: vec![plan_timeline::Due {
            on: Some(date(2026, 9, 30)),
            task: plan_timeline::Task::UnderWay,
        }],
        meetings: vec![plan_timeline::Meeting {
            on: date(2026, 10, 1),
            held: false,
        }],
        today: date(2026, 8, 20),
    }
}

fn before_after() -> before_after::BeforeAfter {
    let side = |mean| before_after::Side {
        label: "Nov 2024 to Oct 2025".to_owned(),
        mean,
        numerator: Some(34),
        denominator: Some(48),
        months: vec![Reading::Value(70.0)],
    };
    before_after::BeforeAfter {
        unit: Unit::Percent,
        before: side(Reading::Value(70.8)),
        after: side(Reading::Suppressed),
        change: "Duty rota began, 1 Nov 2025".to_owned(),
        mark: spc::Mark::Expected,
        words: String::new(),
    }
}

/// Every sort of picture on one page, two of each.
fn page() -> String {
    let history = history(
        vec![
            report(
                date(2017, 2, 13),
                (0..6).map(|row| Cell::of(row, Fill::Inadequate)).collect(),
            ),
            report(date(2019, 5, 8), vec![Cell::over_two(1, Fill::Good)]),
        ],
        vec![Visit {
            when: When::Year(2021),
            label: "Focused visit".to_owned(),
            under: None,
            grave: true,
            href: None,
        }],
    );
    let counts = counts::Counts {
        first: "31 March".to_owned(),
        bars: vec![counts::Bar {
            label: "2024".to_owned(),
            parts: vec![
                (Fill::Outstanding, 1),
                (Fill::Good, 90),
                (Fill::Inadequate, 2),
            ],
        }],
    };
    let matrix = Matrix {
        first: "Theme".to_owned(),
        said: None,
        columns: ["2017", "2019"]
            .map(|label| Column {
                label: label.to_owned(),
                under: "of 9".to_owned(),
                href: None,
            })
            .to_vec(),
        themes: vec![Theme {
            label: "Early help".to_owned(),
            href: None,
            marks: vec![Mark::Named(2), Mark::Faulted],
            said: None,
        }],
    };
    let pictures: Vec<Markup> = ["a", "b"]
        .into_iter()
        .flat_map(|id| {
            let words = |kind: &str| Words::new(format!("{id}-{kind}"), "A title", "A sentence.");
            [
                strip::draw(&history, &words("strip")),
                tiles::draw(&map("812"), &words("map"), "#table"),
                tiles::legend(
                    &[(Fill::RequiresImprovement, 3)],
                    &format!("{id}-key"),
                    "Now",
                ),
                counts::draw(&counts, &words("counts")),
                matrix::draw(&matrix, "Themes by report"),
                spc::large(&months(), &words("months")),
                spc::small(&months(), &words("card")),
                peers::draw(&peers(), &words("peers")),
                shares::draw(&peers(), &words("shares")),
                spark::draw(&[Some(3), None, Some(4)], "weeks"),
                life::draw(&a_life(), &words("life")),
                coverage_bars::draw(&coverage(), &words("coverage")),
                plan_timeline::draw(&timeline(), &words("timeline")),
                before_after::draw(&before_after(), &words("before-after")),
            ]
        })
        .collect();
    pictures.into_iter().map(Markup::into_string).collect()
}

#[test]
fn no_picture_carries_a_style() {
    let page = page();
    assert!(!page.contains("style="));
    assert!(!page.contains("<style"));
    assert!(!page.contains("var("));
}

#[test]
fn ids_are_used_once_and_every_reference_finds_one() {
    let page = page();
    let ids = values(&page, "id");
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len());
    for names in values(&page, "aria-labelledby") {
        assert!(
            names
                .split(' ')
                .all(|name| known.contains(&name.to_owned())),
            "{names}"
        );
    }
    let fills = values(&page, "fill");
    assert!(
        fills.iter().filter(|fill| fill.starts_with("url(")).count() > 8,
        "hatches are used"
    );
    for fill in fills
        .iter()
        .filter_map(|f| f.strip_prefix("url(#")?.strip_suffix(')'))
    {
        assert!(known.contains(&fill.to_owned()), "{fill}");
    }
}

#[test]
fn every_svg_is_named_or_hidden() {
    for svg in page().split("<svg").skip(1) {
        let head = svg.split('>').next().unwrap_or_default();
        assert!(
            head.contains("aria-labelledby") || head.contains("aria-hidden"),
            "{head}"
        );
        assert!(head.contains("focusable=\"false\""), "{head}");
    }
}

#[test]
fn a_line_joins_only_a_theme_named_twice_running() {
    let theme = |marks: &[Mark]| {
        let matrix = Matrix {
            first: "Theme".to_owned(),
            said: None,
            columns: vec![],
            themes: vec![Theme {
                label: "Early help".to_owned(),
                href: None,
                marks: marks.to_vec(),
                said: None,
            }],
        };
        matrix::draw(&matrix, "")
            .into_string()
            .matches("ch-joined")
            .count()
    };
    assert_eq!(theme(&[Mark::Named(1), Mark::Named(2), Mark::Named(1)]), 2);
    assert_eq!(theme(&[Mark::Named(1), Mark::NotRaised, Mark::Named(1)]), 0);
    assert_eq!(theme(&[Mark::Named(1), Mark::Faulted, Mark::Praised]), 0);
}

#[test]
fn a_number_too_wide_for_its_part_stands_beside_the_bar() {
    let page = page();
    let counts: String = page
        .split("<figure")
        .filter(|figure| figure.contains("ch-counts"))
        .collect();
    let inside = counts.matches("class=\"ch-inside\"").count();
    assert_eq!(inside, 2, "only the 90 of each picture fits inside");
    assert!(counts.contains(">1</text>") && counts.contains(">2</text>"));
}
