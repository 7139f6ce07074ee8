//! Each rule alone, and which comes first.

use super::*;

#[test]
fn months_that_never_move_are_no_signal() {
    // The mean of equal tenths is not quite a tenth: arithmetic must not make a run of it.
    for value in [0.1, 1.0, 0.0, 0.7, 1e6 + 0.1] {
        let chart = chart(&[value; 24]);
        assert!(
            chart
                .points
                .iter()
                .all(|signal| *signal == Signal::Expected),
            "{value}"
        );
        assert_eq!(chart.headline(), "No change");
    }
}

#[test]
fn calm_is_no_signal() {
    let chart = chart(&CALM);
    assert!(
        chart
            .points
            .iter()
            .all(|signal| *signal == Signal::Expected)
    );
    close(chart.limits().unwrap().upper, 25.32);
    assert_eq!(chart.words(october()), "Nothing beyond what chance allows");
    assert!(!chart.on_trial());
}

#[test]
fn a_month_beyond_a_limit_is_a_signal() {
    let mut values = CALM;
    values[15] = 31.0;
    let chart = chart(&values);
    assert_eq!(rules_of(&chart)[15], Some(Rule::Outside));
    assert_eq!(rules_of(&chart)[..15], [None; 15]);
    assert_eq!(chart.headline(), "Improving");
    assert_eq!(
        chart.words(october()),
        "October is better than chance allows"
    );
    assert_eq!(chart.words_of(15), "Improvement: above what chance allows");
    assert_eq!(chart.words_of(14), "");
}

#[test]
fn a_month_on_a_limit_is_within_it() {
    let limits = Limits {
        mean: 0.5,
        lower: 0.3,
        upper: 0.7,
    };
    assert_eq!(limits.outside(0.7), None);
    assert_eq!(limits.outside(0.3), None);
    assert_eq!(limits.outside(0.700_001), Some(Way::Up));
    assert_eq!(limits.near(0.7), Some(Way::Up));
    assert_eq!(limits.near(0.75), None);
    assert_eq!(limits.near(0.36), Some(Way::Down));
    assert_eq!(limits.near(0.4), None);
    assert_eq!(limits.side(0.5), None);
}

#[test]
fn seven_months_on_one_side_are_a_signal_and_six_are_not() {
    let mut values: Vec<f64> = CALM.to_vec();
    values.extend([22.0, 23.0, 22.0, 23.0, 22.0, 22.0]);
    // The mean of all is 20.64, so that the 21 before these is the first of seven.
    let seven = chart(&values);
    assert_eq!(newest(&seven).running, 7);
    assert_eq!(rules_of(&seven)[15..], [Some(Rule::Shift); 7]);
    assert_eq!(rules_of(&seven)[..15], [None; 15]);
    assert_eq!(
        seven.words(october()),
        "Seven months running above its average"
    );
    values.remove(15);
    assert_eq!(rules_of(&chart(&values)), vec![None; 21]);
}

#[test]
fn a_month_at_the_mean_ends_a_run() {
    let mut values: Vec<f64> = [19.0, 21.0].repeat(6);
    values.extend([
        21.0, 21.0, 21.0, 20.0, 21.0, 21.0, 21.0, 19.0, 19.0, 19.0, 19.0, 19.0, 19.0,
    ]);
    let chart = chart(&values);
    close(chart.limits().unwrap().mean, 20.0);
    assert_eq!(chart.points[15], Signal::Expected);
    assert!(rules_of(&chart).iter().all(Option::is_none));
}

#[test]
fn seven_months_rising_are_a_signal_and_six_are_not() {
    let mut values: Vec<f64> = CALM.to_vec();
    values.extend([18.5, 18.9, 19.3, 19.7, 20.1, 20.5, 20.9]);
    let rising = chart(&values);
    assert_eq!(rules_of(&rising)[16..], [Some(Rule::Trend); 7]);
    assert_eq!(rising.words(october()), "Seven months rising in a row");
    assert_eq!(rising.headline(), "Improving");
    values.remove(18);
    assert!(rules_of(&chart(&values)).iter().all(Option::is_none));
}

#[test]
fn two_months_alike_end_a_rise() {
    let mut values: Vec<f64> = CALM.to_vec();
    values.extend([18.5, 18.9, 19.3, 19.7, 19.7, 20.1, 20.5, 20.9]);
    assert!(rules_of(&chart(&values)).iter().all(Option::is_none));
}

#[test]
fn two_of_three_near_a_limit_are_a_signal() {
    let limits = Limits {
        mean: 20.0,
        lower: 14.0,
        upper: 26.0,
    };
    let read = |values: &[f64]| {
        let months: Vec<_> = values.iter().copied().enumerate().collect();
        super::super::rules::read(&known(months), &limits)
            .into_iter()
            .map(|found| found.map(|found| found.rule))
            .collect::<Vec<_>>()
    };
    let near = Some(Rule::NearLimit);
    assert_eq!(read(&[20.0, 25.0, 25.0, 21.0]), [None, near, near, None]);
    assert_eq!(read(&[25.0, 21.0, 25.0]), [near, None, near]);
    assert_eq!(read(&[15.0, 15.0, 15.0]), [near, near, near]);
    // One is not enough, nor are two on different sides, nor two with a month of the other side between them.
    assert_eq!(read(&[21.0, 25.0, 21.0]), [None; 3]);
    assert_eq!(read(&[25.0, 15.0, 21.0]), [None; 3]);
    assert_eq!(read(&[25.0, 19.0, 25.0]), [None; 3]);
    // Two are no three.
    assert_eq!(read(&[25.0, 25.0]), [None; 2]);
    // A month beyond the limit is not near it: the rule for that comes first, and does not lend it to this one.
    assert_eq!(read(&[27.0, 25.0, 21.0]), [Some(Rule::Outside), None, None]);
}

#[test]
fn the_first_rule_met_is_the_one_said() {
    let limits = Limits {
        mean: 20.0,
        lower: 14.0,
        upper: 26.0,
    };
    let months: Vec<_> = [20.5, 21.0, 22.0, 23.0, 24.5, 25.0, 27.0, 24.5, 25.0, 21.0]
        .into_iter()
        .enumerate()
        .collect();
    let found: Vec<_> = super::super::rules::read(&known(months), &limits)
        .into_iter()
        .map(|found| found.unwrap().rule)
        .collect();
    let mut expected = [Rule::Trend; 10];
    expected[6] = Rule::Outside;
    expected[7..9].fill(Rule::NearLimit);
    expected[9] = Rule::Shift;
    assert_eq!(found, expected);
}

#[test]
fn a_rise_that_turns_into_a_fall_counts_its_top_once() {
    let limits = Limits {
        mean: 20.0,
        lower: 0.0,
        upper: 40.0,
    };
    let months: Vec<_> = (14..=21)
        .chain((14..=20).rev())
        .map(f64::from)
        .enumerate()
        .collect();
    let found = super::super::rules::read(&known(months), &limits);
    let ways: Vec<_> = found.iter().map(|found| found.unwrap().way).collect();
    assert_eq!(ways[..8], [Way::Up; 8]);
    assert_eq!(ways[8..], [Way::Down; 7]);
    assert_eq!(found[14].unwrap().running, 8);
}

#[test]
fn direction_says_what_is_better() {
    let mut values: Vec<Option<f64>> = CALM.iter().copied().map(Some).collect();
    values[15] = Some(5.0);
    let read = |better| Chart::of(&values, Quantity::Amount, better, None, &[]);
    assert_eq!(read(Better::Higher).headline(), "Getting worse");
    assert_eq!(read(Better::Lower).headline(), "Improving");
    assert_eq!(read(Better::Neutral).headline(), "Changed");
    assert_eq!(
        read(Better::Higher).words(october()),
        "October is worse than chance allows"
    );
    assert_eq!(
        read(Better::Neutral).words(october()),
        "October is lower than chance allows"
    );
    assert_eq!(
        read(Better::Higher).words_of(15),
        "Concern: below what chance allows"
    );
    // A long rise is worse where lower is better, also while it is still below the average.
    let rising: Vec<Option<f64>> = CALM
        .iter()
        .copied()
        .chain([15.0, 15.4, 15.8, 16.2, 16.6, 17.0, 17.4])
        .map(Some)
        .collect();
    let rising = Chart::of(&rising, Quantity::Amount, Better::Lower, None, &[]);
    assert_eq!(
        rising.points[22],
        Signal::Special {
            rule: Rule::Trend,
            way: Way::Up,
            means: Means::Worse
        }
    );
}

/// Months that count alike.
fn known(months: Vec<(usize, f64)>) -> Vec<Known> {
    months
        .into_iter()
        .map(|(at, value)| Known {
            at,
            value,
            spread: 1.0,
        })
        .collect()
}
