//! Every picture of the crate `charts` that a paper may hold: drawn whole, with its table.

use charts::history::{Cell, Era, History, Report, Row};
use charts::{
    Fill, Reading, Unit, Words, before_after, compare, coverage_bars, peers, plan_timeline, spc,
    strip,
};
use jiff::civil::date;
use maud::Markup;
use pack::{Paper, Picture, print};

fn words() -> Words {
    Words::new("p", "A picture", "What to see in it.")
}

fn side(mean: f64) -> before_after::Side {
    before_after::Side {
        label: "Nov 2024 to Oct 2025".to_owned(),
        mean: Reading::Value(mean),
        numerator: Some(34),
        denominator: Some(48),
        months: vec![
            Reading::Value(mean - 4.0),
            Reading::Suppressed,
            Reading::Value(mean + 4.0),
        ],
    }
}

fn bars() -> Markup {
    use coverage_bars::Kind::{InPart, No, NoEvidence, NoMeasure, Worse, Yes};
    let parts = [Yes, InPart, No, Worse, NoEvidence, NoMeasure]
        .map(|kind| coverage_bars::Part::new(kind, 7, "changed"));
    let bar = |title: &str| coverage_bars::Bar {
        title: title.to_owned(),
        parts: parts.to_vec(),
    };
    let coverage = coverage_bars::Coverage {
        bars: vec![
            bar("Task done"),
            bar("Practice changed"),
            bar("Outcome moved"),
        ],
        counted: "Findings".to_owned(),
    };
    coverage_bars::draw(&coverage, &words())
}

fn timeline() -> Markup {
    use plan_timeline::Task::{Done, NotBegun, UnderWay};
    let action = |(on, task)| plan_timeline::Due { on, task };
    let actions = [
        (Some(date(2026, 9, 1)), Done),
        (Some(date(2026, 10, 1)), UnderWay),
        (Some(date(2027, 2, 1)), NotBegun),
        (None, NotBegun),
    ];
    let plan = plan_timeline::Timeline {
        actions: actions.into_iter().map(action).collect(),
        meetings: vec![plan_timeline::Meeting {
            on: date(2026, 12, 3),
            held: false,
        }],
        today: date(2026, 11, 20),
    };
    plan_timeline::draw(&plan, &words())
}

fn judgements() -> Markup {
    let row = |label: &str| Row {
        label: label.to_owned(),
        strong: true,
        apart: false,
        end: None,
    };
    let history = History {
        rows: vec![row("Children in care"), row("Care leavers")],
        reports: vec![Report {
            published: date(2024, 5, 8),
            under: "12 pages".to_owned(),
            framework: "ILACS".to_owned(),
            href: Some("/reports/1".to_owned()),
            cells: vec![Cell::over_two(0, Fill::RequiresImprovement)],
        }],
        visits: vec![],
        eras: vec![Era {
            from: date(2018, 1, 1),
            names: vec!["ILACS".to_owned()],
        }],
        today: date(2026, 11, 20),
    };
    strip::draw(&history, &words())
}

fn neighbours() -> Markup {
    let row = |label: &str, value, standing| compare::Row {
        label: label.to_owned(),
        value,
        numerator: Some(99),
        denominator: Some(139),
        words: String::new(),
        standing,
    };
    let all = compare::Comparison {
        unit: Unit::Percent,
        rows: vec![
            row("Newtown", Reading::Value(71.2), compare::Standing::Own),
            row("Neighbour G", Reading::Suppressed, compare::Standing::Other),
        ],
        line: None,
        heads: compare::Heads {
            label: "Authority".to_owned(),
            numerator: "Held".to_owned(),
            denominator: "Returns".to_owned(),
            value: "Share".to_owned(),
        },
    };
    peers::draw(&all, &words())
}

#[test]
fn every_picture_of_a_page_is_drawn_whole_on_paper() {
    let both = before_after::BeforeAfter {
        unit: Unit::Percent,
        before: side(54.0),
        after: side(70.0),
        change: "Duty rota began, 1 Nov 2025".to_owned(),
        mark: spc::Mark::Better,
        words: "Better than chance allows".to_owned(),
    };
    let figures = [
        ("before and after", before_after::draw(&both, &words())),
        ("coverage", bars()),
        ("plan", timeline()),
        ("judgements", judgements()),
        ("neighbours", neighbours()),
    ];
    let mut paper = Paper::new("Pictures", "Newtown");
    for (name, figure) in figures {
        let picture = Picture::from_figure(name, "What to see in it.", &figure.into_string());
        assert!(picture.svg.starts_with("<svg"), "{name}");
        let table = picture.table.as_ref().expect(name);
        assert!(
            !table.rows.is_empty() && table.columns.iter().all(|c| !c.name.is_empty()),
            "{name}"
        );
        paper.add(picture);
    }
    let printed = print(&paper).unwrap();
    assert_eq!((printed.undrawn, printed.boxes), (0, 0));
    let page = pack::html::section(&paper).into_string();
    assert!(!page.contains("could not be drawn"));
}
