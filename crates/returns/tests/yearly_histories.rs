//! An invented authority told by its two yearly returns alone gives what its safeguarding dataset gives.

use std::collections::BTreeSet;

use children::{CollectionYear, Day, History, Service};
use returns::in_need::InNeed;
use returns::looked_after::LookedAfter;
use returns::service::{OfYear, Supplied, build};
use returns::submission::File;
use sample::{Ask, authority, files};

const YEAR: CollectionYear = CollectionYear(2026);

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// The authority by its dataset, and by its returns.
fn told_twice() -> (Service, Service) {
    let today = day(2026, 6, 30);
    let made = authority(Ask {
        children_open: 300,
        seed: 11,
        today,
        years: 6,
    });
    let written = files(&made);
    let of = |folder: &str| -> Vec<File<'_>> {
        let files = written.iter().filter_map(|(name, bytes)| {
            let name = name.strip_prefix(folder)?;
            Some(File { name, bytes })
        });
        files.collect()
    };
    let returns = Supplied {
        looked_after: Some(OfYear {
            year: Some(YEAR),
            source: LookedAfter::read(&of("903/")).0,
        }),
        in_need: Some(OfYear {
            year: Some(YEAR),
            source: InNeed::read(&of("cin/2026")).0,
        }),
        ..Supplied::default()
    };
    let dataset = Supplied {
        safeguarding: Some(made.safeguarding.clone()),
        ..Supplied::default()
    };
    (build(&dataset, today).0, build(&returns, today).0)
}

fn those(service: &Service, so: impl Fn(&History) -> bool) -> BTreeSet<String> {
    let children = service.names.iter().zip(&service.children);
    let those = children.filter(|(_, child)| so(child));
    those.map(|(names, _)| names.id.to_string()).collect()
}

#[test]
fn the_same_children_are_in_care_and_have_plans_on_every_day_of_the_year() {
    let (dataset, returns) = told_twice();
    let mut in_care = 0;
    for day in [
        day(2025, 4, 30),
        day(2025, 9, 30),
        day(2026, 1, 1),
        day(2026, 3, 31),
    ] {
        let care = |service| those(service, |child| child.in_care_on(day));
        assert_eq!(care(&dataset), care(&returns), "in care on {day}");
        let plans = |service| those(service, |child| child.plan_open_on(day).is_some());
        assert_eq!(plans(&dataset), plans(&returns), "plans on {day}");
        let needs = |service| {
            those(service, |child| {
                child.need_plans.iter().any(|plan| plan.spell.open_on(day))
            })
        };
        assert_eq!(needs(&dataset), needs(&returns), "child in need plans on {day}");
        in_care += care(&returns).len();
    }
    assert!(in_care > 0);
}

#[test]
fn times_in_care_that_ended_in_the_year_ended_on_the_same_days() {
    let (dataset, returns) = told_twice();
    let ended = |service: &Service| -> BTreeSet<(String, Day)> {
        let children = service.names.iter().zip(&service.children);
        let all = children.flat_map(|(names, child)| {
            let periods = child.care.iter().flat_map(|care| &care.periods);
            periods.filter_map(|period| Some((names.id.to_string(), period.spell.to?)))
        });
        all.filter(|(_, day)| YEAR.span().contains(*day)).collect()
    };
    assert_eq!(ended(&dataset), ended(&returns));
}
