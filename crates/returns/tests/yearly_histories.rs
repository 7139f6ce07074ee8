//! An invented authority told by its two yearly returns alone gives what its safeguarding dataset gives.

use std::collections::BTreeSet;

use children::{CollectionYear, Day, History, Service};
use returns::in_need::InNeed;
use returns::looked_after::LookedAfter;
use returns::reconcile::{Sources, reconcile};
use returns::service::{OfYear, Supplied, build};
use returns::submission::File;
use sample::{Ask, authority, files, files_under};

const YEAR: CollectionYear = CollectionYear(2026);
const TODAY: Day = YEAR.next().first();

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap_or(Day::LAST)
}

/// The authority by its dataset, and by its returns.
fn told_twice() -> (Service, Service) {
    let (dataset, returns) = supplied();
    (build(&dataset, TODAY).0, build(&returns, TODAY).0)
}

fn supplied() -> (Supplied, Supplied) {
    let made = authority(Ask {
        children_open: 300,
        seed: 11,
        today: TODAY,
        years: 6,
    });
    let written = files(&made);
    let of = |folder| -> Vec<File<'_>> {
        files_under(&written, folder)
            .map(|(name, bytes)| File { name, bytes })
            .collect()
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
    (dataset, returns)
}

fn those(service: &Service, so: impl Fn(&History) -> bool) -> BTreeSet<String> {
    let children = service.names.iter().zip(&service.children);
    let those = children.filter(|(_, child)| so(child));
    those.map(|(names, _)| names.id.to_string()).collect()
}

#[test]
fn the_same_children_are_in_care_and_have_plans_on_every_day_of_the_year() {
    let (dataset, returns) = told_twice();
    let mut counted = (0, 0, 0);
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
        assert_eq!(
            needs(&dataset),
            needs(&returns),
            "child in need plans on {day}"
        );
        counted.0 += care(&returns).len();
        counted.1 += plans(&returns).len();
        counted.2 += needs(&returns).len();
    }
    assert!(
        counted.0 > 40 && counted.1 > 40 && counted.2 > 40,
        "{counted:?}"
    );
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

#[test]
fn the_sources_of_one_authority_agree_but_for_how_one_kind_of_home_is_written() {
    let (dataset, returns) = supplied();
    let sources = Sources {
        safeguarding: dataset.safeguarding.as_ref(),
        looked_after: returns.looked_after.as_ref(),
        in_need: returns.in_need.as_ref(),
        ..Sources::default()
    };
    let result = reconcile(sources, TODAY);
    let compared: Vec<_> = (result.compared.iter())
        .map(|each| (each.what.word(), each.children, each.disagree))
        .collect();
    assert!(compared.len() > 10, "{compared:?}");
    assert_eq!(result.disagreements.len(), 0, "{:?}", result.disagreements);
    let lists: Vec<_> = (result.lists.iter())
        .map(|each| {
            (
                each.list,
                each.between,
                each.both,
                each.only_first,
                each.only_second,
            )
        })
        .collect();
    assert_eq!(result.absent, [], "{lists:?}");
}
