//! What the dots and the bars of a comparison must hold.

use proptest::prelude::*;

use super::*;
use crate::tests::{inside, numbered, values};
use crate::{Words, peers, shares};

fn row(label: &str, value: Reading) -> Row {
    Row {
        label: label.to_owned(),
        value,
        numerator: Some(99),
        denominator: Some(139),
        words: String::new(),
        standing: Standing::Other,
    }
}

fn all(rows: Vec<Row>) -> Comparison {
    Comparison {
        unit: Unit::Percent,
        rows,
        line: Some(Line {
            value: 74.0,
            label: "mean".to_owned(),
        }),
        heads: Heads {
            label: "Authority".to_owned(),
            numerator: "Held".to_owned(),
            denominator: "Returns".to_owned(),
            value: "Share".to_owned(),
        },
    }
}

fn both(given: &Comparison) -> [String; 2] {
    [
        peers::draw(given, &Words::new("p", "Among neighbours", "")).into_string(),
        shares::draw(given, &Words::new("s", "By group", "")).into_string(),
    ]
}

#[test]
fn what_is_suppressed_has_a_word_and_no_place() {
    for drawn in both(&all(vec![
        row("A", Reading::Value(88.0)),
        row("B", Reading::Suppressed),
    ])) {
        let dots = drawn.matches("class=\"ch-other\"").count();
        let bars = drawn.matches("class=\"ch-share\"").count();
        assert_eq!(dots + bars, 2, "one in each of two sizes");
        assert_eq!(drawn.matches(">suppressed</text>").count(), 2);
        assert!(drawn.contains("A 88%, 99 of 139; B suppressed. Mean 74%."));
        let row = drawn
            .split(">B</th>")
            .nth(1)
            .and_then(|rest| rest.split("</tr>").next())
            .expect("its row");
        assert!(!row.contains("99") && !row.contains("139"), "{row}");
    }
}

#[test]
fn ours_is_solid_and_bold_and_an_average_has_a_shape_of_its_own() {
    let ours = Row {
        standing: Standing::Own,
        ..row("Ours", Reading::Value(71.0))
    };
    let england = Row {
        standing: Standing::Average,
        ..row("England", Reading::Value(66.0))
    };
    let [dots, _] = both(&all(vec![ours, england]));
    assert_eq!(dots.matches("<circle class=\"ch-own\"").count(), 2);
    assert_eq!(dots.matches("<path class=\"ch-other\"").count(), 2);
    let name = dots
        .split(">Ours</text>")
        .next()
        .and_then(|before| before.rsplit('<').next())
        .expect("its name");
    assert!(name.contains("font-weight=\"700\""), "{name}");
}

#[test]
fn bars_are_as_long_as_their_values_from_zero() {
    let [_, bars] = both(&all(vec![
        row("A", Reading::Value(80.0)),
        row("B", Reading::Value(20.0)),
        row("C", Reading::Value(-4.0)),
    ]));
    let wide: Vec<f64> = bars
        .split("ch-share\"")
        .skip(1)
        .filter_map(|after| values(after, "width").first()?.parse().ok())
        .collect();
    let [a, b, c, ..] = wide[..] else {
        panic!("{wide:?}")
    };
    assert!((a / b - 4.0).abs() < 0.05, "{a} {b}");
    assert!(c.abs() < 1e-9);
}

#[test]
fn only_averages_with_words_can_be_compared() {
    let mut given = all(vec![row("England", Reading::Value(66.0))]);
    for row in &mut given.rows {
        row.numerator = None;
        row.denominator = None;
        row.words = "31 March 2025".to_owned();
    }
    given.line = None;
    let [dots, _] = both(&given);
    assert!(dots.contains("England 66%, 31 March 2025."));
    assert!(!dots.contains(">Held</th>") && dots.contains(">Note</th>"));
}

#[test]
fn nothing_to_compare_is_said() {
    for drawn in both(&all(vec![])) {
        assert!(drawn.contains("There is nothing to compare.") && !drawn.contains("<svg"));
    }
}

#[test]
fn a_long_name_goes_over_lines_and_is_whole_in_the_table() {
    let name = "Black, Black British, Caribbean, African or any other background at all that was written down";
    let [dots, _] = both(&all(vec![row(name, Reading::Value(66.0))]));
    assert!(dots.contains(&format!(">{name}</th>")));
    assert_eq!(inside(&dots), Ok(()));
}

#[test]
fn names_are_escaped() {
    for drawn in both(&all(vec![row(
        "<script>&",
        Reading::Missing("<b>".to_owned()),
    )])) {
        assert!(!drawn.contains("<script>") && !drawn.contains("<b>"));
    }
}

fn any_row() -> impl Strategy<Value = Row> {
    let value = prop_oneof![
        6 => (0.0_f64..100.0).prop_map(Reading::Value),
        2 => any::<f64>().prop_map(Reading::Value),
        1 => Just(Reading::NoCases),
        1 => Just(Reading::Suppressed),
        1 => "[a-z ]{0,90}".prop_map(Reading::Missing),
    ];
    let standing = prop::sample::select(vec![Standing::Own, Standing::Other, Standing::Average]);
    let count = || prop::option::of(any::<u32>());
    (
        "[A-Za-z ]{0,120}",
        value,
        count(),
        count(),
        "[a-z ]{0,60}",
        standing,
    )
        .prop_map(
            |(label, value, numerator, denominator, words, standing)| Row {
                label,
                value,
                numerator,
                denominator,
                words,
                standing,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_leaves_the_picture_whatever_is_given(
        rows in prop::collection::vec(any_row(), 0..40),
        line in prop::option::of((any::<f64>(), "[a-z ]{0,120}")),
        unit in prop::sample::select(vec![Unit::Percent, Unit::Number, Unit::Days, Unit::Rate(10_000)]),
    ) {
        let line = line.map(|(value, label)| Line { value, label });
        for drawn in both(&Comparison { unit, line, ..all(rows) }) {
            prop_assert!(numbered(&drawn));
            prop_assert!(!drawn.contains("style="));
            if let Err(out) = inside(&drawn) {
                return Err(TestCaseError::fail(out));
            }
        }
    }
}
