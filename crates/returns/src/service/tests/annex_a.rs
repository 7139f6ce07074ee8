//! Annex A alone, and beside the dataset.

use children::codes::{Disability, HealthCheck, LegalStatus, Source};
use children::history::VisitKind;
use children::service::Fact;

use super::*;

const ADOPTERS: &str = "Individual adopter identifier,Family identifier,Gender,Date enquiry received,Date application approved\n\
    AD1,FA1,a) Male,01/02/2026,\n";
const IN_CARE: &str = "Child Unique ID,Gender,Date of Birth,Does the Child have a Disability,Date Started to be Looked After,Start date of current legal status,Child's Legal Status,Date of Latest Statutory Review,Date of Last Social Work Visit,Date of Last Health Assessment,Date of Last Dental Check,Date Ceased to be Looked After,Start Date of Most Recent Placement,Placement Type,URN of Placement,Placement Location\n\
    C1,b) Female,10/12/2012,a) Yes,01/02/2024,01/03/2024,C2,05/05/2026,06/06/2026,07/01/2026,08/02/2026,,01/03/2025,U6,SC1,Out\n";

#[test]
fn adopters_come_from_annex_a_beside_the_dataset_and_children_do_not() {
    let (service, doubts) = service(&[
        (
            "ssd_person",
            "pers_person_id,pers_forename,pers_surname,pers_dob\nX1,Ada,Byron,01/01/2012\n",
        ),
        ("List 11", ADOPTERS),
        ("List 8", IN_CARE),
    ]);
    assert_eq!(service.children.len(), 1);
    assert_eq!(service.adopters[0].enquired, Some(day(2026, 2, 1)));
    let from: Vec<_> = service
        .sources
        .tables
        .iter()
        .map(|table| (table.fact, table.source))
        .collect();
    assert_eq!(from, [(Fact::People, "ssd"), (Fact::Adopters, "annex-a")]);
    assert!(doubts.is_empty());
}

#[test]
fn a_child_in_care_is_made_of_list_8_where_there_is_no_dataset() {
    let (service, doubts) = service(&[("List 8", IN_CARE)]);
    let child = &service.children[service.child("C1").unwrap() as usize];
    assert_eq!(child.person.born, Some(day(2012, 12, 10)));
    assert!(child.person.disabilities.has(Disability::Other));
    assert!(child.in_care_on(today()));
    let care = child.care.as_deref().unwrap();
    assert_eq!(care.legal[0].status, Some(LegalStatus::C2));
    assert_eq!(care.reviews[0].held, Some(day(2026, 5, 5)));
    let checks: Vec<_> = care.health.iter().map(|check| check.kind).collect();
    assert_eq!(
        checks,
        [Some(HealthCheck::Assessment), Some(HealthCheck::Dental)]
    );
    let [visit] = child.visits.as_slice() else {
        panic!("the last visit")
    };
    // The list does not say that the child was seen.
    assert_eq!((visit.kind, visit.seen), (VisitKind::Care, None));
    assert_eq!(visit.at.fact(), Some(Fact::AnnexInCare));
    assert!(service.sources.has(Fact::AnnexInCare) && service.sources.has(Fact::People));
    assert!(!service.sources.has(Fact::CareEpisodes) && !service.sources.has(Fact::CareVisits));
    assert!(doubts.is_empty());
}

#[test]
fn a_referral_is_the_beginning_of_the_need_of_its_day_and_no_other_stays_open() {
    let (service, _) = service(&[
        (
            "List 3",
            "Child Unique ID,Gender,Date of referral,Referral Source,Referral NFA?,Number of Referrals in Last 12 Months,Allocated Team,Allocated Worker\n\
             C1,b) Female,01/05/2026,6: Police,b) No,1,North,Ada Byron\n\
             C2,b) Female,01/05/2026,6: Police,b) No,1,North,Ada Byron\n",
        ),
        (
            "List 6",
            "Child Unique ID,Gender,CIN Start Date,Primary Need Code,Date Child Was Last Seen,CIN Closure Date,Reason for Closure,Case Status,Allocated Team,Allocated Worker\n\
             C1,b) Female,01/05/2026,N1,03/05/2026,,,,North,Alan Turing\n",
        ),
        (
            "staff",
            "worker_id,name,job_title,team_id,started_on,left_on\nW7,Alan Turing,Social worker,North,01/01/2020,\n",
        ),
    ]);
    let first = &service.children[service.child("C1").unwrap() as usize];
    let [referral] = first.referrals.as_slice() else {
        panic!("one referral")
    };
    assert_eq!(referral.source, Some(Source::S6));
    assert_eq!(referral.spell.to, None);
    let worker = &service.workers[referral.worker.unwrap() as usize];
    assert_eq!(worker.id.as_ref(), "W7");
    assert_eq!(first.visits[0].seen, Some(true));
    let second = &service.children[service.child("C2").unwrap() as usize];
    assert_eq!(second.referrals[0].spell.to, Some(day(2026, 5, 1)));
}

#[test]
fn an_enquiry_has_the_conference_of_its_row() {
    let (service, _) = service(&[(
        "List 5",
        "Child Unique ID,Gender,Strategy discussion initiating Section 47 Enquiry Start Date,Was an Initial Child Protection Conference deemed unnecessary?,Date of Initial Child Protection Conference,Did the Initial Child Protection Conference Result in a Child Protection Plan\n\
         C1,b) Female,01/05/2026,b) No,12/05/2026,a) Yes\n\
         C1,b) Female,01/02/2026,a) Yes,,\n",
    )]);
    let child = &service.children[0];
    let links: Vec<_> = child.enquiries.iter().map(|each| each.conference).collect();
    assert_eq!(links, [None, Some(0)]);
    let [conference] = child.conferences.as_slice() else {
        panic!("one conference")
    };
    assert_eq!((conference.enquiry, conference.plan), (Some(1), Some(true)));
    assert_eq!(conference.at.fact(), Some(Fact::Conferences));
    assert!(service.sources.has(Fact::Conferences));
}
