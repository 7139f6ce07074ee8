//! The council's own tables.

use children::history::HomelessOutcome;
use children::service::Fact;

use super::*;

#[test]
fn no_foster_carers_at_all_is_not_the_same_as_no_table_of_them() {
    let head = "household_id,kind,enquired_on,visited_on,applied_on,approved_on\n";
    let (none, _) = service(&[("foster_households", head)]);
    assert!(none.households.is_empty());
    assert!(none.sources.has(Fact::Households));
    assert_eq!(none.sources.tables[0].rows, 0);
    let (absent, _) = service(&[("audits", "audit_id,child_id,completed_on,grade\n")]);
    assert!(absent.households.is_empty());
    assert!(!absent.sources.has(Fact::Households));
}

#[test]
fn households_have_their_concerns_and_children() {
    let (service, doubts) = service(&[
        (
            "foster_households",
            "household_id,kind,approved_on,ended_on,places,places_not_available,reviewed_on\n\
             H1,mainstream,01/02/2020,,2,0,01/03/2026\nH1,kinship,01/02/2021,,1,0,\n",
        ),
        (
            "foster_concerns",
            "household_id,raised_on,raised_by_carers,resolved_on\nH1,01/04/2026,N,\nH1,01/04/2024,Y,01/05/2024\nH9,01/04/2026,N,\n",
        ),
        (
            "foster_places",
            "household_id,child_id,from,to\nH1,C1,01/01/2026,\n",
        ),
    ]);
    let [household] = service.households.as_slice() else {
        panic!("one household")
    };
    assert_eq!(household.places, Some(2));
    assert_eq!(household.concerns.len(), 2);
    assert_eq!(household.concerns[0].by_carers, Some(true));
    assert_eq!(household.children[0].child, service.child("C1").unwrap());
    assert_eq!(
        counted(&doubts, &What::Orphan("a household")),
        [(1, vec![4])]
    );
    assert_eq!(
        counted(&doubts, &What::Repeated("the identifier of a household")),
        [(1, vec![3])]
    );
}

#[test]
fn supervision_of_a_child_is_the_childs_and_other_supervision_the_workers() {
    let (service, doubts) = service(&[
        (
            "supervision",
            "worker_id,child_id,held_on,supervisor_id\nW1,C1,01/05/2026,M1\nW1,,02/05/2026,M1\n",
        ),
        (
            "disabled_children",
            "child_id,began_on,ended_on,worker_id,transition_plan_agreed_on,short_breaks_reviewed_on\nC1,01/01/2020,,W2,,\n",
        ),
    ]);
    let child = &service.children[0];
    assert_eq!(child.supervision[0].on, Some(day(2026, 5, 1)));
    let [own] = service.supervision.as_slice() else {
        panic!("one supervision of a worker")
    };
    assert_eq!(own.on, Some(day(2026, 5, 2)));
    assert_eq!(own.worker, child.supervision[0].worker);
    let worker = child.disabled_service[0].worker.unwrap() as usize;
    assert_eq!(service.workers[worker].id.as_ref(), "W2");
    assert!(doubts.is_empty());
}

#[test]
fn nights_stand_with_the_young_person_who_presented() {
    let (service, doubts) = service(&[
        (
            "homeless_young_people",
            "case_id,child_id,presented_on,assessed_on,section_20_explained,outcome,decided_on\n\
             K1,C1,01/05/2026,,Y,section 17,10/05/2026\n",
        ),
        (
            "homeless_nights",
            "case_id,from,to,stayed\nK1,03/05/2026,05/05/2026,supported\nK1,01/05/2026,03/05/2026,hotel\nK2,01/05/2026,,hotel\n",
        ),
    ]);
    let [case] = service.children[0].homeless.as_slice() else {
        panic!("one presentation")
    };
    assert_eq!(case.outcome, Some(HomelessOutcome::Section17));
    let bed: Vec<bool> = case
        .nights
        .iter()
        .map(|night| night.bed_and_breakfast)
        .collect();
    assert_eq!(bed, [true, false]);
    let what = What::Orphan("a homeless young person's case");
    assert_eq!(counted(&doubts, &what), [(1, vec![4])]);
}

#[test]
fn what_is_due_is_no_day_the_data_speaks_to() {
    let (service, _) = service(&[
        (
            "core_groups",
            "child_id,due_on,held_on\nC1,01/06/2026,\nC1,01/05/2026,03/05/2026\n",
        ),
        (
            "population",
            "year,aged_0_to_17\n2024,60123\n2025,60400\nx,1\n",
        ),
    ]);
    assert_eq!(service.sources.as_at, Some(day(2026, 5, 3)));
    assert_eq!(service.children[0].core_groups.len(), 2);
    assert_eq!(service.population, [(2024, 60_123), (2025, 60_400)]);
}
