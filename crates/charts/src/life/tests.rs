//! What a drawing of a life must hold: every day in its place, doubts shown, nothing lost from the table.

use jiff::civil::date;
use proptest::prelude::*;

use super::layout::{Layout, lay_out};
use super::*;
use crate::tests::{inside, numbered};

fn bar(from: Option<Date>, to: Option<Date>, label: &str, kind: Kind) -> Bar {
    Bar {
        from,
        to,
        label: label.to_owned(),
        kind,
        conflict: None,
        source: String::new(),
        href: None,
    }
}

fn mark(on: Date, kind: Sort, label: &str) -> Mark {
    Mark {
        on,
        label: label.to_owned(),
        kind,
        conflict: None,
        source: "Annex A list 4".to_owned(),
        href: Some("/rows/1".to_owned()),
    }
}

fn lane(label: &str, bars: Vec<Bar>, marks: Vec<Mark>) -> Lane {
    Lane {
        label: label.to_owned(),
        bars,
        marks,
        empty: "not loaded".to_owned(),
    }
}

fn life(lanes: Vec<Lane>) -> Life {
    Life {
        lanes,
        today: date(2026, 11, 20),
    }
}

fn drawn(life: &Life) -> String {
    draw(life, &Words::new("l", "A life with the service", "")).into_string()
}

fn placed<'a>(lay: &'a Layout<'_>, label: &str) -> &'a super::layout::Placed<'a> {
    let mut bars = lay.rows.iter().flat_map(|row| &row.bars);
    bars.find(|placed| placed.bar.label == label)
        .expect("it is drawn")
}

#[test]
fn bars_are_as_long_as_they_lasted_and_reach_today_while_open() {
    let given = life(vec![lane(
        "Homes",
        vec![
            bar(
                Some(date(2022, 11, 20)),
                Some(date(2024, 11, 20)),
                "two years",
                Kind::Home,
            ),
            bar(Some(date(2025, 11, 20)), None, "one year", Kind::Home),
        ],
        vec![],
    )]);
    let lay = lay_out(&given, Size::Wide);
    let (two, one) = (placed(&lay, "two years"), placed(&lay, "one year"));
    assert!(
        ((two.w + 1.0) / (one.w + 1.0) - 2.0).abs() < 0.02,
        "{} {}",
        two.w,
        one.w
    );
    assert!((one.x + one.w + 1.0 - lay.scale.x(given.today)).abs() < 0.1);
    assert!(
        (two.y - one.y).abs() < 1e-9,
        "one after the other on one line"
    );
}

#[test]
fn what_was_at_the_same_time_stands_below() {
    let given = life(vec![lane(
        "Homes",
        vec![
            bar(
                Some(date(2022, 1, 1)),
                Some(date(2024, 1, 1)),
                "first",
                Kind::Home,
            ),
            bar(
                Some(date(2023, 1, 1)),
                Some(date(2025, 1, 1)),
                "second",
                Kind::Home,
            ),
        ],
        vec![],
    )]);
    let lay = lay_out(&given, Size::Middle);
    assert!(placed(&lay, "second").y >= placed(&lay, "first").y + super::layout::BAR);
}

#[test]
fn a_beginning_not_known_is_open_and_said() {
    let drawn = drawn(&life(vec![lane(
        "Early help",
        vec![bar(
            None,
            Some(date(2020, 6, 1)),
            "Family support",
            Kind::Help,
        )],
        vec![],
    )]));
    assert_eq!(
        drawn.matches("class=\"ch-unknown\"").count(),
        2,
        "in both drawings"
    );
    assert!(drawn.contains("Dotted edge: beginning not known"));
    assert!(drawn.contains("Family support, until 1 Jun 2020, from a day not known."));
    assert!(drawn.contains("<td>not known</td>"));
}

#[test]
fn sources_that_disagree_are_hatched_and_told_in_full() {
    let words = "ended 3 March in the dataset, 9 March in Annex A";
    let mut given = life(vec![lane(
        "In care",
        vec![bar(
            Some(date(2024, 3, 5)),
            Some(date(2025, 3, 9)),
            "Section 20",
            Kind::Care,
        )],
        vec![],
    )]);
    for (edge, edges) in [(Edge::Start, 1), (Edge::End, 1), (Edge::Whole, 2)] {
        given.lanes[0].bars[0].conflict = Some(Conflict {
            edge,
            words: words.to_owned(),
        });
        let drawn = drawn(&given);
        assert_eq!(
            drawn.matches("<rect class=\"ch-doubt\"").count(),
            2 * edges,
            "{edge:?}, in two drawings"
        );
        assert!(drawn.contains("Section 20, sources disagree</text>"));
        assert_eq!(
            drawn.matches(words).count(),
            3,
            "in the list, under the drawing and in the table"
        );
    }
}

#[test]
fn visits_on_end_stand_together_in_the_list_and_each_in_the_table() {
    let visits = (1..=9)
        .map(|month| mark(date(2026, month, 3), Sort::Visit, "Seen alone"))
        .collect();
    let drawn = drawn(&life(vec![lane("Worker", vec![], visits)]));
    assert!(drawn.contains("9 visits</span>"));
    assert!(drawn.contains("Worker: 9 visits, 3 Jan 2026 to 3 Sep 2026."));
    let table = drawn.split("<table").nth(1).expect("its table");
    assert_eq!(table.matches("Seen alone").count(), 9);
}

#[test]
fn a_lane_with_nothing_says_what_the_page_says_of_it() {
    let some = lane(
        "Contacts",
        vec![],
        vec![mark(date(2026, 1, 3), Sort::Contact, "Police")],
    );
    let drawn = drawn(&life(vec![some, lane("Health", vec![], vec![])]));
    assert_eq!(drawn.matches(">not loaded</text>").count(), 2);
    assert!(drawn.contains("Health: not loaded."));
}

#[test]
fn an_empty_life_is_said() {
    let drawn = drawn(&life(vec![lane("Homes", vec![], vec![])]));
    assert!(drawn.contains("nothing to draw") && !drawn.contains("<svg"));
}

#[test]
fn a_wrong_date_of_long_ago_does_not_press_all_else_away() {
    let given = life(vec![lane(
        "In care",
        vec![
            bar(
                Some(date(1900, 1, 1)),
                Some(date(1901, 1, 1)),
                "wrong",
                Kind::Care,
            ),
            bar(Some(date(2011, 11, 20)), None, "fifteen years", Kind::Care),
        ],
        vec![],
    )]);
    let lay = lay_out(&given, Size::Wide);
    assert!(placed(&lay, "fifteen years").w > 400.0);
    assert!(drawn(&given).contains("1 Jan 1900"), "the table keeps it");
}

#[test]
fn what_finds_no_room_is_counted() {
    let bars = (0..12)
        .map(|_| bar(Some(date(2024, 1, 1)), None, "same time", Kind::Worker))
        .collect();
    let drawn = drawn(&life(vec![lane("Worker", bars, vec![])]));
    assert!(drawn.contains("4 more at the same time as others stand only in the table."));
}

#[test]
fn words_of_others_are_escaped() {
    let mut given = life(vec![lane(
        "<script>",
        vec![bar(None, None, "<b>&", Kind::Need)],
        vec![],
    )]);
    given.lanes[0].bars[0].conflict = Some(Conflict {
        edge: Edge::End,
        words: "<i>".to_owned(),
    });
    let drawn = drawn(&given);
    assert!(!drawn.contains("<script>") && !drawn.contains("<b>") && !drawn.contains("<i>"));
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (2008_i16..2028, 1_i8..=12, 1_i8..=28),
        1 => (-9999_i16..=9999, 1_i8..=12, 1_i8..=28),
    ]
    .prop_map(|(year, month, day)| date(year, month, day))
}

fn any_bar() -> impl Strategy<Value = Bar> {
    let kind = prop::sample::select(vec![
        Kind::Help,
        Kind::Need,
        Kind::Protection,
        Kind::Care,
        Kind::Home,
        Kind::Worker,
        Kind::Nobody,
    ]);
    let edge = prop::sample::select(vec![Edge::Start, Edge::End, Edge::Whole]);
    let conflict =
        prop::option::of((edge, "[a-z ]{0,40}").prop_map(|(edge, words)| Conflict { edge, words }));
    (
        prop::option::of(any_day()),
        prop::option::of(any_day()),
        "[A-Za-z ]{0,90}",
        kind,
        conflict,
    )
        .prop_map(|(from, to, label, kind, conflict)| Bar {
            conflict,
            ..bar(from, to, &label, kind)
        })
}

fn any_lane() -> impl Strategy<Value = Lane> {
    let sort = prop::sample::select(Sort::ALL.to_vec());
    let marks = prop::collection::vec((any_day(), sort, "[a-z ]{0,30}"), 0..20);
    (
        "[A-Za-z ]{0,90}",
        prop::collection::vec(any_bar(), 0..14),
        marks,
    )
        .prop_map(|(label, bars, marks)| {
            let marks = marks
                .iter()
                .map(|(on, sort, label)| mark(*on, *sort, label))
                .collect();
            lane(&label, bars, marks)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_leaves_the_picture_whatever_is_given(lanes in prop::collection::vec(any_lane(), 0..9), today in any_day()) {
        let given = Life { lanes, today };
        let drawn = drawn(&given);
        prop_assert!(numbered(&drawn));
        prop_assert!(!drawn.contains("style="));
        if let Err(out) = inside(&drawn) {
            return Err(TestCaseError::fail(out));
        }
        let all: usize = given.lanes.iter().map(|lane| lane.bars.len() + lane.marks.len()).sum();
        let table = drawn.split("<tbody>").nth(1).unwrap_or_default();
        prop_assert_eq!(table.matches("<tr>").count(), all, "everything stands in the table");
    }

    #[test]
    fn bars_on_one_line_do_not_meet(bars in prop::collection::vec(any_bar(), 0..14)) {
        let given = life(vec![lane("Homes", bars, vec![])]);
        for size in [Size::Wide, Size::Middle] {
            let lay = lay_out(&given, size);
            for row in &lay.rows {
                for (place, a) in row.bars.iter().enumerate() {
                    for b in row.bars.iter().skip(place + 1).filter(|b| (b.y - a.y).abs() < 1.0) {
                        prop_assert!(a.x + a.w <= b.x + 1.0 || b.x + b.w <= a.x + 1.0);
                    }
                }
            }
        }
    }
}
