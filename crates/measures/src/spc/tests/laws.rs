//! What holds of any months whatever.

use super::*;
use proptest::prelude::*;

proptest! {
    /// Whatever comes in: nothing panics, nothing is lost, gaps stay gaps.
    #[test]
    fn each_month_has_its_signal(
        values in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 0..60),
        from in prop::collection::vec(0_usize..80, 0..5),
        target in prop::option::of(prop::num::f64::ANY),
    ) {
        let rebases: Vec<_> = from.into_iter().map(rebase).collect();
        for of in [Quantity::Count, Quantity::Share, Quantity::Amount] {
            let chart = Chart::of(&values, of, Better::Lower, target, &rebases);
            prop_assert_eq!(chart.points.len(), values.len());
            for (value, signal) in values.iter().zip(&chart.points) {
                prop_assert_eq!(value.is_some_and(f64::is_finite), *signal != Signal::Gap);
            }
            prop_assert!(!chart.words(october()).is_empty());
        }
    }

    /// Turned upside down, what was above is below and what was better is worse.
    #[test]
    fn the_rules_are_the_same_on_both_sides(values in prop::collection::vec(0_i32..40, 0..60)) {
        let up: Vec<_> = values.iter().map(|value| Some(f64::from(*value))).collect();
        let down: Vec<_> = values.iter().map(|value| Some(f64::from(100 - *value))).collect();
        let read = |values: &[Option<f64>], better| Chart::of(values, Quantity::Amount, better, None, &[]);
        let (one, other) = (read(&up, Better::Higher), read(&down, Better::Higher));
        prop_assert_eq!(rules_of(&one), rules_of(&other));
        for (one, other) in one.points.iter().zip(&read(&down, Better::Lower).points) {
            if let (Signal::Special { means, .. }, Signal::Special { means: same, .. }) = (one, other) {
                prop_assert_eq!(means, same);
            }
        }
    }

    /// A run counts the months it says.
    #[test]
    fn a_run_is_as_long_as_it_says(values in prop::collection::vec(prop::option::of(0_i32..40), 0..60)) {
        let values: Vec<_> = values.into_iter().map(|value| value.map(f64::from)).collect();
        if let Now::Read(newest) = with_gaps(&values).now {
            let months = values[newest.since..=newest.at].iter().flatten().count();
            let said = if rule(newest.signal) == Some(Rule::NearLimit) { 3 } else { newest.running };
            prop_assert_eq!(months, said);
            prop_assert_eq!(newest.without_gap, months == newest.at + 1 - newest.since);
            prop_assert!(values[newest.at + 1..].iter().all(Option::is_none));
        }
    }
}
