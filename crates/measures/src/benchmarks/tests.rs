//! The published values as read, and what is reckoned of them.

use super::*;

fn of(short: &str) -> &'static Indicator {
    Published::of(short).unwrap()
}

#[track_caller]
fn close(one: Option<f64>, other: f64) {
    assert!(
        one.is_some_and(|one| (one - other).abs() < 1e-9),
        "{one:?} and {other}"
    );
}

#[test]
fn values_are_as_published_with_shares_from_0_to_1() {
    close(of("Continue_Assess_Comp").england(2025), 0.857);
    close(of("CPP_Total_Rateper10,000").england(2025), 519.4);
    close(
        of("CPP_Total_Rateper10,000").region("London", 2024),
        of("CPP_Total_Rateper10,000").value("986", 2024).unwrap(),
    );
    close(of("Work_Force_AvgNumCase_SW").england(2025), 15.2);
    close(of("LACnum").england(2025), 81_770.0);
    assert_eq!(of("LAC").year_type, "at 31 March");
    assert_eq!(of("LAC").lait_code, "124");
    assert_eq!(of("LAC").latest(), Some(2025));
    assert_eq!(of("LAC").years(), [2023, 2024, 2025]);
    assert_eq!(of("Stability_SocialWorker").latest(), Some(2024));
    assert_eq!(Published::of("No such thing"), None);
    assert_eq!(of("LAC").value("999", 2025), None);
    assert_eq!(of("LAC").region("Mercia", 2025), None);
    assert_eq!(of("LAC").england(1999), None);
}

#[test]
fn every_indicator_can_be_read_and_none_is_out_of_its_range() {
    assert!(all().len() > 60);
    for indicator in all() {
        let latest = indicator.latest();
        assert!(latest.is_some(), "{}", indicator.short);
        for (code, value) in indicator.authorities(latest.unwrap_or_default()) {
            assert_eq!(code.len(), 3, "{}", indicator.short);
            let most = if indicator.unit == Sort::Share {
                1.0
            } else {
                f64::MAX
            };
            assert!((0.0..=most).contains(&value), "{} {code}", indicator.short);
        }
    }
}

fn three() -> Indicator {
    read(
        "indicator,lait_code,name,unit,year_type\n\"a,b\",1,\"One, two\",share,year to 31 March\n",
        "indicator,area,2024,2025\n\"a,b\",england,,50\n\"a,b\",201,,40\n\"a,b\",202,,60\n\"a,b\",203,,60\n\"a,b\",204,80,\n\"a,b\",205,,10\n\"a,b\",986,,99\nnone,201,1,1\n",
    )
    .remove(0)
}

#[test]
fn a_rank_leaves_out_the_council_itself_and_whoever_was_not_published() {
    let indicator = three();
    assert_eq!(indicator.name, "One, two");
    let rank = |value, better, own| {
        indicator
            .rank(value, better, 2025, own)
            .map(|rank| (rank.place, rank.of))
    };
    assert_eq!(rank(0.7, Better::Higher, Some("201")), Some((1, 4)));
    assert_eq!(rank(0.6, Better::Higher, Some("201")), Some((1, 4)));
    assert_eq!(rank(0.5, Better::Higher, Some("201")), Some((3, 4)));
    assert_eq!(rank(0.5, Better::Lower, None), Some((3, 5)));
    assert_eq!(rank(0.5, Better::Neutral, None), Some((3, 5)));
    assert_eq!(indicator.rank(0.5, Better::Higher, 2024, Some("204")), None);
}

#[test]
fn quarters_and_means_are_those_worked_out_by_hand() {
    let indicator = three();
    // 10, 40, 60, 60.
    let quartiles = indicator.quartiles(2025).unwrap();
    close(Some(quartiles.lower), 0.325);
    close(Some(quartiles.middle), 0.5);
    close(Some(quartiles.upper), 0.6);
    assert_eq!(indicator.quartiles(2024), None);
    let mean = indicator
        .mean_of(&["201", "205", "204", "777"], 2025)
        .unwrap();
    close(Some(mean.value), 0.25);
    assert_eq!(mean.published, 2);
    assert_eq!(indicator.mean_of(&["777"], 2025), None);
    let quarter = |place| Rank { place, of: 8 }.quarter();
    assert_eq!([1, 2, 3, 5, 7, 8].map(quarter), [1, 1, 2, 3, 4, 4]);
}
