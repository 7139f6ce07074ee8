//! Limits worked out by hand, what is charted and what is not, and limits drawn anew; then each rule, and the laws.

mod laws;
mod rules;

use super::*;
use children::Month;

fn chart(values: &[f64]) -> Chart {
    with_gaps(&values.iter().copied().map(Some).collect::<Vec<_>>())
}

fn with_gaps(values: &[Option<f64>]) -> Chart {
    Chart::of(values, Quantity::Amount, Better::Higher, None, &[])
}

fn rebased(values: &[f64], from: &[usize]) -> Chart {
    let rebases: Vec<_> = from.iter().map(|from| rebase(*from)).collect();
    let values: Vec<_> = values.iter().copied().map(Some).collect();
    Chart::of(
        &values,
        Quantity::Amount,
        Better::Higher,
        Some(40.0),
        &rebases,
    )
}

fn rebase(from: usize) -> Rebase {
    Rebase {
        from,
        on: Day::new(2025, 11, 1).unwrap(),
        reason: "Duty rota began".to_owned(),
    }
}

fn rule(signal: Signal) -> Option<Rule> {
    match signal {
        Signal::Special { rule, .. } => Some(rule),
        Signal::Gap | Signal::Unread | Signal::Expected => None,
    }
}

fn rules_of(chart: &Chart) -> Vec<Option<Rule>> {
    chart.points.iter().map(|signal| rule(*signal)).collect()
}

fn newest(chart: &Chart) -> Newest {
    match chart.now {
        Now::Read(newest) => newest,
        Now::NotFor(reason) => panic!("{reason:?}"),
    }
}

fn october() -> Month {
    Month::new(2026, 10).unwrap()
}

#[track_caller]
fn close(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-9, "{one} and {other}");
}

/// Around 20, a little up and down, without a signal: the mean is 20 and each moving range 2.
const CALM: [f64; 16] = [
    19.0, 21.0, 19.0, 21.0, 19.0, 21.0, 19.0, 21.0, 19.0, 21.0, 19.0, 21.0, 19.0, 21.0, 19.0, 21.0,
];

#[test]
fn limits_are_those_worked_out_by_hand() {
    // Sum 94 over 8 months; moving ranges 2 1 2 1 1 1 1, sum 9 over 7; 2.66 × 9 ÷ 7 = 3.42.
    let limits = chart(&[10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0, 13.0])
        .limits()
        .unwrap();
    close(limits.mean, 11.75);
    close(limits.upper, 15.17);
    close(limits.lower, 8.33);
    close(limits.near_upper(), 14.03);
    close(limits.near_lower(), 9.47);
}

#[test]
fn a_jump_is_left_out_of_the_moving_ranges() {
    // Moving ranges 2 1 2 1 1 1 28, mean 36 ÷ 7; 28 is over 3.267 times that, the others average 8 ÷ 6.
    let limits = chart(&[10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0, 40.0])
        .limits()
        .unwrap();
    close(limits.mean, 121.0 / 8.0);
    close(limits.upper - limits.mean, 2.66 * 8.0 / 6.0);
    // Screened once only: 4 is over 3.267 times the average that is left, and stays.
    let twice = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 4.0, 4.0, 104.0];
    close(
        chart(&twice)
            .limits()
            .map(|limits| limits.upper - limits.mean)
            .unwrap(),
        2.66 * 12.0 / 10.0,
    );
}

#[test]
fn screening_never_leaves_limits_without_width_around_months_that_moved() {
    let mut always = [1.0; 21];
    always[20] = 0.9;
    let chart = chart(&always);
    close(
        chart
            .limits()
            .map(|limits| limits.upper - limits.mean)
            .unwrap(),
        2.66 * 0.1 / 20.0,
    );
    assert_eq!(rule(chart.points[20]), Some(Rule::Outside));
    assert_ne!(rule(chart.points[0]), Some(Rule::Outside));
}

#[test]
fn a_target_is_met_missed_or_left_to_chance() {
    // Limits 14.68 to 25.32.
    let values: Vec<_> = CALM.iter().copied().map(Some).collect();
    let assured =
        |better, target| Chart::of(&values, Quantity::Amount, better, Some(target), &[]).assurance;
    assert_eq!(assured(Better::Higher, 14.0), Some(Assurance::Pass));
    assert_eq!(assured(Better::Higher, 20.0), Some(Assurance::Inconsistent));
    assert_eq!(assured(Better::Higher, 26.0), Some(Assurance::Fail));
    assert_eq!(assured(Better::Lower, 14.0), Some(Assurance::Fail));
    assert_eq!(assured(Better::Lower, 26.0), Some(Assurance::Pass));
    assert_eq!(assured(Better::Neutral, 26.0), None);
    assert_eq!(chart(&CALM).assurance, None);
    assert_eq!(chart(&[1.0]).assurance, None);
    assert_eq!(
        Assurance::Fail.words(),
        "Will not meet its target until something changes"
    );
}

#[test]
fn limits_are_on_trial_under_thirteen_months() {
    let twelve = chart(&CALM[..12]);
    assert!(twelve.on_trial());
    assert_eq!(
        twelve.segments[0].words().unwrap(),
        "The limits rest on 12 months and are on trial until there are 13"
    );
    let thirteen = chart(&CALM[..13]);
    assert!(!thirteen.on_trial());
    assert_eq!(thirteen.segments[0].words(), None);
}

#[test]
fn too_few_months_are_not_charted() {
    let seven = chart(&CALM[..7]);
    assert_eq!(seven.now, Now::NotFor(NotFor::FewMonths(7)));
    assert_eq!(seven.limits(), None);
    assert!(!seven.on_trial());
    assert_eq!(seven.points, [Signal::Unread; 7]);
    assert_eq!(seven.headline(), "Not charted");
    assert_eq!(
        seven.words(october()),
        "Seven months with cases: to tell change from chance takes 8"
    );
    assert!(matches!(chart(&CALM[..8]).now, Now::Read(_)));

    let none = with_gaps(&[None; 24]);
    assert_eq!(none.words(october()), "No month with cases yet");
    assert_eq!(none.points, [Signal::Gap; 24]);
    assert_eq!(chart(&[]).now, Now::NotFor(NotFor::FewMonths(0)));
}

#[test]
fn counts_of_a_few_are_not_charted() {
    let counts: Vec<_> = [
        0.0, 2.0, 1.0, 3.0, 0.0, 1.0, 9.0, 2.0, 0.0, 5.0, 4.0, 6.0, 7.0, 1.0,
    ]
    .map(Some)
    .into();
    let read = |of| Chart::of(&counts, of, Better::Lower, Some(1.0), &[]);
    let charted = read(Quantity::Count);
    assert_eq!(charted.now, Now::NotFor(NotFor::SmallCounts));
    assert_eq!((charted.limits(), charted.assurance), (None, None));
    assert!(charted.words(october()).contains("3 or fewer"));
    // Days are no counts, and counts of more are charted.
    assert!(matches!(read(Quantity::Amount).now, Now::Read(_)));
    let more: Vec<_> = counts
        .iter()
        .map(|count| count.map(|count| count + 3.0))
        .collect();
    assert!(matches!(
        Chart::of(&more, Quantity::Count, Better::Lower, None, &[]).now,
        Now::Read(_)
    ));
}

#[test]
fn gaps_are_skipped() {
    let whole = chart(&CALM);
    let mut gapped: Vec<Option<f64>> = CALM.iter().copied().map(Some).collect();
    gapped.insert(9, None);
    gapped.insert(3, Some(f64::NAN));
    let gapped = with_gaps(&gapped);
    assert_eq!(gapped.limits(), whole.limits());
    assert_eq!(
        (gapped.points[3], gapped.points[10]),
        (Signal::Gap, Signal::Gap)
    );
    assert_eq!(
        gapped
            .points
            .iter()
            .filter(|signal| **signal == Signal::Expected)
            .count(),
        16
    );
}

#[test]
fn a_run_over_a_gap_and_a_newest_month_without_cases_are_said() {
    let mut values: Vec<Option<f64>> = CALM.iter().copied().map(Some).collect();
    values.extend([
        Some(22.0),
        Some(23.0),
        None,
        Some(22.0),
        Some(23.0),
        Some(22.0),
        Some(23.0),
    ]);
    assert_eq!(
        with_gaps(&values).words(october()),
        "The last seven months with cases are all above its average"
    );
    values.extend([None, None]);
    assert_eq!(
        with_gaps(&values).words(october()),
        "The last seven months with cases are all above its average; no month after August 2026 had cases"
    );
}

#[test]
fn new_limits_on_trial_are_read_against_the_old_ones() {
    let mut values = CALM.to_vec();
    values.push(27.0);
    values.extend([22.0, 23.0].repeat(5));
    let chart = rebased(&values, &[16]);
    assert_eq!(chart.segments.len(), 2);
    assert_eq!(
        (chart.segments[0].months, chart.segments[1].months),
        (16, 11)
    );
    assert_eq!(chart.segments[1].rebased, Some(rebase(16)));
    close(chart.segments[0].limits.unwrap().mean, 20.0);
    close(chart.limits().unwrap().mean, 252.0 / 11.0);
    assert!(chart.on_trial());
    assert_eq!(rules_of(&chart)[16], Some(Rule::Outside));
    assert_eq!(rules_of(&chart)[17..], [Some(Rule::Shift); 10]);
    let now = newest(&chart);
    assert_eq!((now.running, now.since, now.by_old_limits), (12, 15, true));
    assert_eq!(
        chart.words(october()),
        "Twelve months running above the old average"
    );
    assert_eq!(chart.assurance, Some(Assurance::Fail));
}

#[test]
fn new_limits_past_their_trial_are_read_against_themselves() {
    let values: Vec<f64> = CALM.iter().copied().chain([29.0, 31.0].repeat(7)).collect();
    let chart = rebased(&values, &[16]);
    assert!(
        chart
            .points
            .iter()
            .all(|signal| *signal == Signal::Expected)
    );
    assert_eq!(chart.headline(), "No change");
    assert!(!newest(&chart).by_old_limits);
    close(chart.limits().unwrap().mean, 30.0);
}

#[test]
fn new_limits_of_too_few_months_are_not_drawn() {
    let values: Vec<f64> = CALM.iter().copied().chain([31.0, 29.0, 31.0]).collect();
    let chart = rebased(&values, &[16]);
    assert_eq!(chart.segments[1].limits, None);
    assert_eq!(chart.segments[1].words(), None);
    close(chart.limits().unwrap().mean, 20.0);
    assert_eq!(
        chart.words(october()),
        "Three months running better than chance allowed before"
    );
    assert!(newest(&chart).by_old_limits);
    // Nor is there anything to read them against where there were too few before.
    let few = rebased(&CALM[..12], &[6]);
    assert_eq!(few.now, Now::NotFor(NotFor::FewMonths(6)));
}

#[test]
fn limits_are_drawn_anew_in_order_once_at_a_point_and_never_beyond_the_end() {
    let later = Rebase {
        reason: "Second team".to_owned(),
        ..rebase(8)
    };
    let values: Vec<_> = CALM.iter().copied().map(Some).collect();
    let rebases = [rebase(99), rebase(8), rebase(0), later.clone()];
    let chart = Chart::of(&values, Quantity::Amount, Better::Higher, None, &rebases);
    let cuts: Vec<_> = chart
        .segments
        .iter()
        .map(|segment| (segment.from, segment.rebased.clone()))
        .collect();
    assert_eq!(cuts, [(0, Some(rebase(0))), (8, Some(later))]);
}

/// Ten or so counted a month, two of them meeting it, and one month with a single case, which met it.
fn one_case_in_may() -> Vec<Option<(f64, u32)>> {
    let mut months: Vec<Option<(f64, u32)>> = [
        (1.0, 10),
        (3.0, 10),
        (2.0, 12),
        (2.0, 8),
        (1.0, 9),
        (3.0, 11),
    ]
    .repeat(3)
    .into_iter()
    .map(|(met, counted): (f64, u32)| Some((met / f64::from(counted), counted)))
    .collect();
    months[14] = Some((1.0, 1));
    months
}

#[test]
fn a_share_of_one_case_is_read_against_limits_of_its_own() {
    let months = one_case_in_may();
    let own = Chart::of_shares(&months, Better::Lower, None, &[]);
    assert!(own.has_own_limits());
    assert_eq!(own.points[14], Signal::Expected);
    assert!(own.limits_at(14).unwrap().upper > 1.0);
    // Of all who were counted, not of the months.
    let met: f64 = months
        .iter()
        .flatten()
        .map(|(share, of)| share * f64::from(*of))
        .sum();
    let counted: f64 = months.iter().flatten().map(|(_, of)| f64::from(*of)).sum();
    close(own.limits().unwrap().mean, met / counted);
    // More counted, narrower limits: four times as many, half as wide.
    let width = |at: usize| {
        own.limits_at(at)
            .map(|limits| limits.upper - limits.mean)
            .unwrap()
    };
    close(width(2) / width(14), (1.0_f64 / 12.0).sqrt());
    // With one pair of limits for all, that month was beyond them.
    let values: Vec<_> = months
        .iter()
        .map(|month| month.map(|(share, _)| share))
        .collect();
    let same = Chart::of(&values, Quantity::Share, Better::Lower, None, &[]);
    assert_eq!(rule(same.points[14]), Some(Rule::Outside));
    assert!(!same.has_own_limits());
}

#[test]
fn shares_of_months_that_count_alike_have_the_same_limits() {
    let months: Vec<_> = CALM
        .iter()
        .map(|value| Some((value / 100.0, 100)))
        .collect();
    let values: Vec<_> = CALM.iter().map(|value| Some(value / 100.0)).collect();
    assert_eq!(
        Chart::of_shares(&months, Better::Higher, Some(0.3), &[]),
        Chart::of(&values, Quantity::Share, Better::Higher, Some(0.3), &[])
    );
}

#[test]
fn a_share_is_shown_within_what_can_be() {
    let limits = Limits {
        mean: 0.9,
        lower: -0.2,
        upper: 1.3,
    };
    assert_eq!(
        limits.shown(Quantity::Share),
        Limits {
            mean: 0.9,
            lower: 0.0,
            upper: 1.0
        }
    );
    assert_eq!(
        limits.shown(Quantity::Amount),
        Limits {
            mean: 0.9,
            lower: 0.0,
            upper: 1.3
        }
    );
    // The rules read them unclamped: 100% is not beyond a limit of 130%.
    assert_eq!(limits.outside(1.0), None);
}
