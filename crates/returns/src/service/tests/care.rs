//! Episodes become periods of care, and what names only a period finds its child.

use children::codes::{CeaseReason, StartReason};
use children::{History, Service};

use super::*;

const PEOPLE: &str = "pers_person_id,pers_forename,pers_surname,pers_dob\n1,Ada,Byron,10/12/2012\n";
const EPISODES: &str = "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_cla_id,clae_entered_care_date,clae_cla_last_iro_contact_date\n";

fn ada(service: &Service) -> &History {
    &service.children[service.child("1").unwrap() as usize]
}

type Ended = (Option<Day>, Option<Day>, Option<CeaseReason>);

fn periods(episodes: &str) -> (Vec<Ended>, Vec<Doubt>) {
    let text = format!("{EPISODES}{episodes}");
    let (service, doubts) = service(&[("ssd_person", PEOPLE), ("ssd_cla_episodes", &text)]);
    let periods = ada(&service).care.as_deref().unwrap().periods.iter();
    let periods = periods
        .map(|period| (period.spell.from, period.spell.to, period.ceased))
        .collect();
    (periods, doubts)
}

#[test]
fn episodes_that_follow_each_other_are_one_period() {
    let (periods, doubts) = periods(
        "2,1,01/03/2025,P,01/09/2025,E4A,P1,01/01/2025,\n\
         1,1,01/01/2025,S,01/03/2025,X1,P1,01/01/2025,\n\
         3,1,01/02/2026,S,,,P2,01/02/2026,\n",
    );
    assert_eq!(
        periods,
        [
            (
                Some(day(2025, 1, 1)),
                Some(day(2025, 9, 1)),
                Some(CeaseReason::E4A)
            ),
            (Some(day(2026, 2, 1)), None, None),
        ]
    );
    assert!(doubts.is_empty());
}

#[test]
fn care_that_ends_and_begins_again_on_one_day_is_two_periods() {
    let (periods, _) = periods(
        "1,1,01/01/2025,S,01/03/2025,E4A,P1,,\n\
         2,1,01/03/2025,S,,,P2,,\n",
    );
    assert_eq!(periods.len(), 2);
}

#[test]
fn an_end_that_is_no_end_of_care_leaves_the_child_in_care_and_is_a_doubt() {
    let (periods, doubts) = periods("1,1,01/01/2025,S,01/03/2025,X1,P1,,\n");
    assert_eq!(periods, [(Some(day(2025, 1, 1)), None, None)]);
    let what = What::Counted(
        "episodes end with a new one to begin (X1) and none follows: the child is taken to be in care still",
    );
    assert_eq!(counted(&doubts, &what), [(1, vec![2])]);
}

#[test]
fn care_that_begins_anew_long_after_an_end_that_is_none_is_another_period() {
    let (periods, doubts) = periods(
        "1,1,01/01/2024,S,01/03/2024,X1,P1,,\n\
         2,1,01/03/2026,S,01/05/2026,E4A,P2,,\n",
    );
    assert_eq!(
        periods,
        [
            (Some(day(2024, 1, 1)), Some(day(2024, 3, 1)), None),
            (
                Some(day(2026, 3, 1)),
                Some(day(2026, 5, 1)),
                Some(CeaseReason::E4A)
            ),
        ]
    );
    let what = What::Counted(
        "episodes end with a new one to begin (X1), but care began anew later: it is taken to have ended that day",
    );
    assert_eq!(counted(&doubts, &what), [(1, vec![2])]);
}

#[test]
fn care_that_begins_while_it_has_not_ended_is_one_period_and_a_doubt() {
    let (periods, doubts) = periods(
        "1,1,01/01/2024,S,,,P1,,\n\
         2,1,01/03/2026,S,01/05/2026,E4A,P2,,\n",
    );
    assert_eq!(
        periods,
        [(
            Some(day(2024, 1, 1)),
            Some(day(2026, 5, 1)),
            Some(CeaseReason::E4A)
        )]
    );
    let what = What::Counted(
        "episodes begin care (S) while the one before has no end: they are taken as one time in care",
    );
    assert_eq!(counted(&doubts, &what), [(1, vec![3])]);
}

#[test]
fn care_that_began_before_what_was_supplied_keeps_its_day_of_entry() {
    let (periods, _) = periods("7,1,01/01/2025,P,,,P1,05/06/2019,\n");
    assert_eq!(periods, [(Some(day(2019, 6, 5)), None, None)]);
}

#[test]
fn the_last_contact_of_the_reviewing_officer_is_the_latest() {
    let text = format!(
        "{EPISODES}1,1,01/01/2025,S,01/03/2025,X1,P1,,01/02/2025\n2,1,01/03/2025,P,,,P1,,01/05/2026\n"
    );
    let (service, _) = service(&[("ssd_person", PEOPLE), ("ssd_cla_episodes", &text)]);
    let care = ada(&service).care.as_deref().unwrap();
    assert_eq!(care.reviewing_officer_contact, Some(day(2026, 5, 1)));
    assert_eq!(care.periods[0].began, Some(StartReason::S));
    assert_eq!(care.periods[0].at.line(), 2);
    assert_eq!(care.periods[0].last_at.line(), 3);
}

#[test]
fn what_names_only_the_period_of_care_finds_the_child() {
    let episodes = format!("{EPISODES}1,1,01/01/2025,S,,,P1,,\n");
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        ("ssd_cla_episodes", &episodes),
        (
            "ssd_cla_placement",
            "clap_cla_placement_id,clap_cla_placement_start_date,clap_cla_placement_type,clap_cla_placement_urn,clap_cla_placement_distance,clap_cla_id\n\
             1,01/01/2025,U6,SC123456,999.9,P1\n\
             2,01/03/2025,K2,,24.56,P1\n\
             3,01/04/2025,K2,,1,P9\n",
        ),
        (
            "ssd_cla_reviews",
            "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation\n\
             1,P1,01/02/2025,30/01/2025,N,PN1\n2,P1,01/12/2026,,,\n",
        ),
        (
            "ssd_permanence",
            "perm_table_id,perm_person_id,perm_cla_id,perm_adm_decision_date,perm_placement_order_date,perm_siblings_placed_together\n\
             1,1,P1,01/04/2025,,2\n",
        ),
        (
            "ssd_cla_health",
            "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,clah_health_check_status\n\
             1,1,Health Assessment,01/05/2026,Completed\n2,1,Dental Check,01/12/2026,Planned\n3,1,Dental Check,01/05/2026,Somehow\n",
        ),
    ]);
    let ada = ada(&service);
    let care = ada.care.as_deref().unwrap();
    let [first, second] = care.placements.as_slice() else {
        panic!("two placements")
    };
    assert_eq!(first.tenths_of_mile, None);
    assert_eq!((first.has_urn, first.urn), (true, Some(0)));
    assert_eq!(service.urns, ["SC123456".into()]);
    assert_eq!(second.tenths_of_mile, Some(246));
    assert!(!second.has_urn);
    assert_eq!(care.reviews.len(), 2);
    let adoption = ada.adoption.as_deref().unwrap();
    assert_eq!(adoption.decided, Some(day(2025, 4, 1)));
    assert_eq!(adoption.siblings_together, Some(true));
    let done: Vec<bool> = care.health.iter().map(|check| check.done).collect();
    assert_eq!(done, [true, false, false]);
    assert_eq!(counted(&doubts, &What::NoIdentifier), [(1, vec![4])]);
    assert_eq!(counted(&doubts, &FUTURE), []);
    assert_eq!(service.sources.as_at, Some(day(2026, 5, 1)));
}

#[test]
fn permanence_may_name_the_episode_as_its_specification_says() {
    let episodes = format!("{EPISODES}EP77,1,01/01/2025,S,,,P1,,\n");
    let (service, _) = service(&[
        ("ssd_person", PEOPLE),
        ("ssd_cla_episodes", &episodes),
        (
            "ssd_permanence",
            "perm_table_id,perm_person_id,perm_adm_decision_date,perm_placement_order_date\n\
             1,EP77,01/04/2025,\n2,EP77,01/04/2026,\n",
        ),
    ]);
    assert_eq!(service.children.len(), 1);
    let adoption = ada(&service).adoption.as_deref().unwrap();
    assert_eq!(adoption.decided, Some(day(2026, 4, 1)));
}

#[test]
fn every_record_of_a_care_leaver_is_kept_latest_last() {
    let (service, _) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_care_leavers",
            "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,clea_care_leaver_latest_contact,clea_pathway_plan_review_date,clea_care_leaver_personal_advisor\n\
             2,1,Former Relevant,YES,01/05/2026,01/02/2026,W1\n\
             1,1,Relevant,NO,01/05/2025,,\n",
        ),
    ]);
    let leaving = ada(&service).leaving.as_deref().unwrap();
    let advisers: Vec<_> = leaving
        .records
        .iter()
        .map(|record| record.adviser)
        .collect();
    assert_eq!(advisers, [Some(false), Some(true)]);
    let [plan] = leaving.pathway_plans.as_slice() else {
        panic!("the plan of the record")
    };
    assert_eq!(plan.reviewed, Some(day(2026, 2, 1)));
}

#[test]
fn an_episode_without_a_first_day_does_not_hide_when_care_began() {
    let (periods, _) = periods(
        "1,1,01/01/2025,S,01/03/2025,X1,P1,,\n\
         2,1,,P,,,P1,,\n",
    );
    assert_eq!(periods, [(Some(day(2025, 1, 1)), None, None)]);
}
