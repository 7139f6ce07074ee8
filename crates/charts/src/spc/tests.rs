//! What a control chart must hold: everything inside the picture, no mark nobody gave, nothing known left unsaid.

use proptest::prelude::*;

use super::labels::apart;
use super::layout::{named, newest_run, spans};
use super::*;
use crate::tests::{inside, numbered, values};
use crate::text;

fn point(label: impl Into<String>, value: Reading, mark: Mark) -> Point {
    Point {
        label: label.into(),
        value,
        numerator: Some(34),
        denominator: Some(48),
        limits: None,
        mark,
        words: String::new(),
    }
}

fn segment(from: usize, mean: f64, lower: f64, upper: f64) -> Segment {
    Segment {
        from,
        limits: Some(Limits { mean, lower, upper }),
        trial: false,
        rebased: None,
    }
}

fn series(values: &[Reading]) -> Series {
    Series {
        unit: Unit::Percent,
        points: values
            .iter()
            .enumerate()
            .map(|(place, value)| point(format!("M{place}"), value.clone(), Mark::Expected))
            .collect(),
        segments: vec![segment(0, 53.0, 40.0, 65.0)],
        target: Some(Target {
            value: 90.0,
            label: "target".to_owned(),
        }),
        run: None,
        heads: Heads::new("Held", "Returns", "Share"),
    }
}

fn plain(values: &[f64]) -> Series {
    series(
        &values
            .iter()
            .map(|v| Reading::Value(*v))
            .collect::<Vec<_>>(),
    )
}

fn words() -> Words {
    Words::new("c", "Return interviews", "Better since the rota.")
}

fn both(series: &Series) -> [String; 2] {
    [
        large(series, &words()).into_string(),
        small(series, &words()).into_string(),
    ]
}

#[test]
fn a_suppressed_month_is_hatched_named_and_never_a_number() {
    let mut given = plain(&[50.0, 55.0, 52.0]);
    given.points[1].value = Reading::Suppressed;
    let [large, small] = both(&given);
    assert_eq!(
        large.matches("ch-suppressed").count(),
        3,
        "once in each size"
    );
    assert_eq!(small.matches("ch-suppressed").count(), 1);
    assert!(large.contains("Suppressed: M1."));
    let row = large
        .split(">M1</th>")
        .nth(1)
        .and_then(|rest| rest.split("</tr>").next());
    let row = row.expect("its row in the table");
    assert!(!row.contains("34") && !row.contains("48"), "{row}");
    assert_eq!(row.matches(">c</abbr>").count(), 3);
}

#[test]
fn a_month_without_cases_is_a_gap_in_the_line_and_said() {
    let given = series(&[
        Reading::Value(50.0),
        Reading::NoCases,
        Reading::Value(60.0),
        Reading::Value(f64::NAN),
        Reading::Missing("not loaded".to_owned()),
    ]);
    let [large, small] = both(&given);
    let lines = values(&small, "d")
        .into_iter()
        .filter(|d| d.matches('M').count() == 2)
        .count();
    assert_eq!(lines, 1, "two pieces of one line");
    assert!(large.contains("No cases: M1."));
    assert!(large.contains("Not known: M3."));
    assert!(large.contains("Not loaded: M4."));
    assert!(large.contains("A gap is a month with no cases."));
    assert!(!large.contains("NaN"));
}

#[test]
fn the_chart_colours_only_what_it_is_told_to() {
    let mut given = plain(&[10.0, 99.0, 0.0, 99.0]);
    assert!(!both(&given).concat().contains("class=\"ch-better\""));
    given.points[3].mark = Mark::Worse;
    let [large, small] = both(&given);
    assert_eq!(small.matches("class=\"ch-worse\"").count(), 1);
    assert_eq!(
        large.matches("class=\"ch-worse\"").count(),
        5,
        "three sizes, the key and the table"
    );
    assert!(large.contains("Worse than chance allows: M3."));
}

#[test]
fn small_shows_the_newest_months_with_the_limits_that_hold_for_them() {
    let mut given = plain(&(0..40).map(f64::from).collect::<Vec<_>>());
    given.segments = vec![
        segment(0, 5.0, 1.0, 9.0),
        segment(10, 20.0, 15.0, 25.0),
        segment(30, 35.0, 30.0, 39.0),
    ];
    let cut = layout::newest(&given, SMALL_MONTHS);
    assert_eq!(cut.points.len(), 24);
    assert_eq!(cut.points[0].label, "M16");
    let held: Vec<(usize, f64)> = cut
        .segments
        .iter()
        .filter_map(|s| Some((s.from, s.limits?.mean)))
        .collect();
    assert_eq!(held, [(0, 20.0), (14, 35.0)]);
}

#[test]
fn a_limit_that_cannot_be_is_no_line() {
    let mut given = plain(&[3.0, 5.0, 99.0]);
    given.segments = vec![segment(0, 40.0, -12.0, 108.0)];
    let limits = |given: &Series| spans(given)[0].limits.map(|l| (l.lower, l.upper));
    assert_eq!(limits(&given), Some(((0.0, false), (100.0, false))));
    let [large, _] = both(&given);
    assert!(!large.contains("upper limit") && !large.contains("lower limit"));
    given.unit = Unit::Number;
    assert_eq!(limits(&given), Some(((0.0, false), (108.0, true))));
}

#[test]
fn after_a_change_with_too_few_months_since_the_old_limits_end() {
    let mut given = plain(&[50.0; 20]);
    let rebased = Some(Rebase {
        label: "Duty rota began".to_owned(),
        reason: "1 Nov 2025".to_owned(),
    });
    given.segments.push(Segment {
        from: 15,
        limits: None,
        trial: true,
        rebased,
    });
    let [large, small] = both(&given);
    assert_eq!(small.matches("class=\"ch-band\"").count(), 1);
    assert_eq!(small.matches("ch-rebase").count(), 1);
    assert!(!large.contains("average 53%") && !large.contains("on trial"));
    assert!(large.contains("Since then no average or limits can be drawn."));
    assert!(large.contains("No average or limits since M15 (Duty rota began; 1 Nov 2025)."));
}

#[test]
fn the_old_limit_stays_where_limits_were_redrawn_and_the_reason_is_written() {
    let mut given = plain(&[50.0; 30]);
    let rebased = Some(Rebase {
        label: "Duty rota began".to_owned(),
        reason: "1 Nov 2025, limits redrawn".to_owned(),
    });
    given.segments.push(Segment {
        rebased,
        trial: true,
        ..segment(20, 69.0, 57.0, 81.0)
    });
    let [large, small] = both(&given);
    assert!(large.contains("old upper 65%"));
    assert!(large.contains("Duty rota began: 1 Nov 2025, limits redrawn."));
    assert!(large.contains("on trial"));
    assert_eq!(small.matches("ch-rebase").count(), 1);
    given.segments[1].limits = segment(20, 45.0, 30.0, 60.0).limits;
    assert!(both(&given)[0].contains("old lower 40%"));
}

#[test]
fn the_newest_run_is_found_past_a_gap() {
    let mut given = plain(&[50.0; 8]);
    for month in [1, 3, 5, 6] {
        given.points[month].mark = Mark::Better;
    }
    given.points[4].value = Reading::Suppressed;
    assert_eq!(newest_run(&given), Some((3, 6, Mark::Better)));
    given.points[7].mark = Mark::Worse;
    assert_eq!(newest_run(&given), Some((7, 7, Mark::Worse)));
}

#[test]
fn the_mark_of_a_suppressed_month_is_told_nowhere() {
    let mut given = plain(&[50.0, 60.0]);
    given.points[1].value = Reading::Suppressed;
    given.points[1].mark = Mark::Worse;
    let drawn = both(&given).concat();
    assert!(!drawn.contains("ch-worse") && !drawn.to_lowercase().contains("worse than"));
}

#[test]
fn the_key_names_only_what_is_drawn() {
    let mut given = plain(&[50.0, 60.0]);
    assert!(
        both(&given)[0].contains("Grey band") && both(&given)[0].contains("Broken line: target.")
    );
    given.segments.clear();
    given.target = None;
    let [large, _] = both(&given);
    assert!(!large.contains("Grey band") && !large.contains("Broken line"));
    assert!(large.contains("No average or limits are drawn."));
}

#[test]
fn labels_are_moved_apart_and_no_further_than_they_must() {
    assert_eq!(apart(&[10.0, 50.0], 18.0, 0.0, 100.0), [10.0, 50.0]);
    assert_eq!(apart(&[40.0, 40.0], 18.0, 0.0, 100.0), [31.0, 49.0]);
    assert_eq!(
        apart(&[99.0, 99.0, 100.0], 18.0, 0.0, 100.0),
        [64.0, 82.0, 100.0]
    );
    assert_eq!(apart(&[0.0, 1.0], 18.0, 0.0, 100.0), [0.0, 18.0]);
    assert!(apart(&[], 18.0, 0.0, 100.0).is_empty());
}

#[test]
fn the_newest_month_is_always_named() {
    assert_eq!(named(36, 26.0, 60.0).first(), Some(&35));
    assert_eq!(named(1, 900.0, 60.0), [0]);
    assert!(named(0, 900.0, 60.0).is_empty());
    let months = named(360, 2.5, 60.0);
    assert!(months.windows(2).all(|pair| text_gap(pair) >= 76.0));
}

fn text_gap(pair: &[usize]) -> f64 {
    text::many(pair[0] - pair[1]) * 2.5
}

#[test]
fn words_of_others_are_escaped() {
    let mut given = plain(&[50.0, 51.0]);
    given.points[0].label = "<b>&\"".to_owned();
    given.points[1].words = "<script>".to_owned();
    given.heads.value = "<i>".to_owned();
    let drawn = both(&given).concat();
    assert!(!drawn.contains("<b>") && !drawn.contains("<script>") && !drawn.contains("<i>"));
}

fn reading() -> impl Strategy<Value = Reading> {
    prop_oneof![
        8 => (0.0_f64..100.0).prop_map(Reading::Value),
        1 => any::<f64>().prop_map(Reading::Value),
        1 => Just(Reading::NoCases),
        1 => Just(Reading::Suppressed),
        1 => "[a-z ]{0,60}".prop_map(Reading::Missing),
    ]
}

fn any_series() -> impl Strategy<Value = Series> {
    let mark = prop::sample::select(Mark::ALL.to_vec());
    let unit = prop::sample::select(vec![
        Unit::Percent,
        Unit::Number,
        Unit::Days,
        Unit::Rate(10_000),
    ]);
    let points = prop::collection::vec((reading(), mark, "[A-Za-z ]{0,80}"), 0..380);
    let segments = prop::collection::vec(
        (
            0_usize..400,
            any::<f64>(),
            -50.0_f64..150.0,
            any::<f64>(),
            "[a-z ]{0,90}",
        ),
        0..6,
    );
    let run = prop::option::of("[a-z ]{0,200}");
    (unit, points, segments, run, prop::option::of(any::<f64>())).prop_map(
        |(unit, points, segments, run, target)| Series {
            unit,
            points: points
                .into_iter()
                .map(|(value, mark, label)| point(label, value, mark))
                .collect(),
            segments: segments
                .into_iter()
                .map(|(from, mean, lower, upper, why)| {
                    let mut segment = segment(from, mean, lower, upper);
                    segment.limits = segment.limits.filter(|_| from % 4 > 0);
                    segment.rebased = Some(Rebase {
                        label: why.clone(),
                        reason: why,
                    });
                    segment
                })
                .collect(),
            target: target.map(|value| Target {
                value,
                label: "a target that has a very long name indeed".to_owned(),
            }),
            run,
            heads: Heads::new("Held", "Returns", "Share"),
        },
    )
}

proptest! {
    #[test]
    fn words_over_the_chart_do_not_meet(froms in prop::collection::btree_set(1_usize..36, 1..6), long in 0_usize..40) {
        let mut given = plain(&[50.0; 36]);
        given.segments.extend(froms.iter().map(|from| {
            let rebased = Some(Rebase { label: "Changed ".repeat(long % 5), reason: "x".repeat(long) });
            Segment { rebased, ..segment(*from, 53.0, 40.0, 65.0) }
        }));
        for size in [layout::Size::Wide, layout::Size::Narrow] {
            let border = |month: usize| 60.0 + text::many(month) * (size.width() - 100.0) / 36.0;
            let all = labels::above(&spans(&given), size, size.width(), border);
            let ends = |a: &labels::Above| {
                let wide = text::width(&a.label, size.font(), true).max(text::width(&a.reason, size.font(), false));
                if a.to_left { (a.x - wide, a.x) } else { (a.x, a.x + wide) }
            };
            for (place, a) in all.iter().enumerate() {
                for b in all.iter().skip(place + 1).filter(|b| a.tier.is_some() && a.tier == b.tier) {
                    let (a, b) = (ends(a), ends(b));
                    prop_assert!(a.1 <= b.0 || b.1 <= a.0, "{a:?} {b:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn nothing_leaves_the_picture_whatever_is_given(given in any_series()) {
        for drawn in both(&given) {
            prop_assert!(numbered(&drawn), "no NaN and nothing infinite");
            prop_assert!(!drawn.contains("style="));
            if let Err(out) = inside(&drawn) {
                return Err(TestCaseError::fail(out));
            }
        }
    }
}

#[test]
fn hostile_series_are_drawn_whole() {
    for values in [
        vec![],
        vec![50.0],
        vec![7.0; 12],
        vec![0.0; 3],
        vec![100.0; 360],
        vec![1e300, -1e300, f64::INFINITY],
    ] {
        for unit in [Unit::Percent, Unit::Number, Unit::Days, Unit::Rate(1)] {
            let given = Series {
                unit,
                run: Some("x".repeat(4000)),
                ..plain(&values)
            };
            for drawn in both(&given) {
                assert!(numbered(&drawn), "{values:?}");
                assert_eq!(inside(&drawn), Ok(()), "{values:?} {unit:?}");
            }
        }
    }
}

/// One month of which little was counted, with limits of its own.
fn with_own_limits() -> Series {
    let mut series = plain(&[52.0, 54.0, 100.0, 53.0, 51.0, 55.0, 52.0, 54.0]);
    series.target = None;
    for (place, point) in series.points.iter_mut().enumerate() {
        let wide = if place == 2 { 60.0 } else { 10.0 };
        point.limits = Some(Limits {
            mean: 53.0,
            lower: 53.0 - wide,
            upper: 53.0 + wide,
        });
    }
    series
}

#[test]
fn each_month_stands_in_its_own_limits_where_they_differ() {
    let series = with_own_limits();
    let spans = spans(&series);
    let bands = spans[0].bands(&series);
    assert_eq!(bands.len(), series.points.len());
    for (from, until, limits) in &bands {
        assert_eq!(*until, from + 1);
        let value = series.points[*from].value.value().unwrap();
        assert!(
            value <= limits.upper.0 && value >= limits.lower.0,
            "{value}"
        );
    }
    // A limit beyond what can be is no line.
    assert_eq!(bands[2].2.upper, (100.0, false));
    // What is written at the right is of the newest month.
    assert_eq!(
        spans[0].limits.map(|limits| limits.upper),
        Some((63.0, true))
    );
    let drawn = large(&series, &words()).into_string();
    assert!(
        drawn.contains("Each month has limits of its own"),
        "{drawn}"
    );
    assert!(
        drawn.contains("its newest month falls between 43% and 63%"),
        "{drawn}"
    );
    assert_eq!(inside(&drawn), Ok(()));
    // Without any the band is one.
    assert_eq!(spans_of_plain(), 1);
}

fn spans_of_plain() -> usize {
    let series = plain(&[1.0, 2.0]);
    let spans = spans(&series);
    spans[0].bands(&series).len()
}
