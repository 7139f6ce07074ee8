//! Bad input: it stays, it counts, and it is said.

use children::service::Fact;

use super::*;

const PEOPLE: &str = "pers_person_id,pers_forename,pers_surname,pers_dob\n\
    00123,Ada,Byron,10/12/2020\n\
    7,Alan,Turing,23/06/2015\n";
const CONTACTS: &str =
    "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n";

#[test]
fn a_child_known_only_by_events_is_kept_and_rows_of_nobody_are_not() {
    let contacts = format!("{CONTACTS}1,99,01/02/2026,6\n2,,02/02/2026,6\n3,7,03/02/2026,6\n");
    let (service, doubts) = service(&[("ssd_person", PEOPLE), ("ssd_contacts", &contacts)]);
    assert_eq!(service.children.len(), 3);
    let orphan = &service.children[service.child("99").unwrap() as usize];
    assert_eq!(orphan.contacts.len(), 1);
    assert!(orphan.person.at.is_none() && orphan.person.born.is_none());
    assert_eq!(counted(&doubts, &What::Orphan("a child")), [(1, vec![2])]);
    assert_eq!(counted(&doubts, &What::NoIdentifier), [(1, vec![3])]);
    let contacts: usize = service
        .children
        .iter()
        .map(|child| child.contacts.len())
        .sum();
    assert_eq!(contacts, 2);
}

#[test]
fn without_a_list_of_children_nobody_is_an_orphan() {
    let contacts = format!("{CONTACTS}1,99,01/02/2026,6\n");
    let (service, doubts) = service(&[("ssd_contacts", &contacts)]);
    assert_eq!(service.children.len(), 1);
    assert!(doubts.is_empty());
    assert!(!service.sources.has(Fact::People));
}

#[test]
fn identifiers_that_lost_their_zeros_are_not_joined_but_said() {
    let contacts = format!("{CONTACTS}1,123,01/02/2026,6\n2,07,01/02/2026,6\n");
    let (service, doubts) = service(&[("ssd_person", PEOPLE), ("ssd_contacts", &contacts)]);
    assert_eq!(service.children.len(), 4);
    let said: Vec<String> = doubts
        .iter()
        .map(ToString::to_string)
        .filter(|doubt| doubt.contains("zeros in front"))
        .collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("4 identifiers"), "{}", said[0]);
}

#[test]
fn dates_to_come_and_dates_before_birth_stay_and_are_said() {
    let contacts = format!(
        "{CONTACTS}1,7,01/02/2126,6\n2,00123,01/09/2020,6\n3,00123,01/09/2010,6\n4,7,,6\n5,7,soon,6\n"
    );
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        ("ssd_contacts", &contacts),
        (
            "ssd_missing",
            "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_end_date\n\
             1,00123,01/12/2020,01/01/2021\n",
        ),
    ]);
    let alan = &service.children[service.child("7").unwrap() as usize];
    let days: Vec<_> = alan.contacts.iter().map(|contact| contact.on).collect();
    assert_eq!(days, [None, None, Some(day(2126, 2, 1))]);
    assert_eq!(counted(&doubts, &FUTURE), [(1, vec![2])]);
    // A contact may be about a child not yet born; nobody goes missing before birth.
    assert_eq!(counted(&doubts, &UNBORN), [(1, vec![4]), (1, vec![2])]);
    assert_eq!(service.sources.as_at, Some(day(2021, 1, 1)));
}

#[test]
fn the_same_identifier_twice_is_one_child_and_said() {
    let people = format!("{PEOPLE}7,Alan,Turing,23/06/2014\n");
    let (service, doubts) = service(&[("ssd_person", &people)]);
    assert_eq!(service.children.len(), 2);
    let alan = &service.children[service.child("7").unwrap() as usize];
    assert_eq!(alan.person.born, Some(day(2015, 6, 23)));
    assert_eq!(
        counted(&doubts, &What::Repeated("the identifier of a child")),
        [(1, vec![4])]
    );
}

#[test]
fn one_child_under_two_identifiers_is_said_and_not_joined() {
    let people = format!("{PEOPLE}8,alan,TURING,23/06/2015\n");
    let (service, doubts) = service(&[("ssd_person", &people)]);
    assert_eq!(service.children.len(), 3);
    let said: Vec<_> = doubts
        .iter()
        .filter(|doubt| doubt.to_string().contains("another identifier"))
        .collect();
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].lines.first, [4]);
}

#[test]
fn a_number_written_as_text_and_half_a_file_are_read_as_far_as_they_go() {
    let (service, _) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_sdq_scores",
            "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_reason,csdq_sdq_score\n\
             1,7,01/05/2026,,\"17 \"\n2,7,02/05/2026,,41\n3,7,03/05/2026,,high\n4,7,04/0",
        ),
    ]);
    let alan = &service.children[service.child("7").unwrap() as usize];
    let scores: Vec<_> = alan
        .care
        .as_deref()
        .unwrap()
        .questionnaires
        .iter()
        .map(|each| (each.on.is_some(), each.score))
        .collect();
    assert_eq!(
        scores,
        [(false, None), (true, Some(17)), (true, None), (true, None)]
    );
}

#[test]
fn thirty_years_of_history_stand_in_order() {
    let mut text = CONTACTS.to_owned();
    for year in (1996..2026).rev() {
        for month in 1..=12 {
            text.push_str(&format!("{year}{month},50,15/{month:02}/{year},6\n"));
        }
    }
    let (service, doubts) = service(&[("ssd_contacts", &text)]);
    let child = &service.children[0];
    assert_eq!(child.contacts.len(), 360);
    assert!(child.contacts.is_sorted_by_key(|contact| contact.on));
    assert_eq!(child.contacts[0].at.line(), 350);
    assert!(doubts.is_empty());
}

#[test]
fn nothing_at_all_is_a_service_of_nobody() {
    let (service, doubts) = service(&[]);
    assert!(service.children.is_empty() && doubts.is_empty());
    assert_eq!(service.sources.as_at, None);
    assert!(service.sources.tables.is_empty());
}

#[test]
fn every_table_says_its_file_rows_missing_columns_and_latest_day() {
    let contacts = format!("{CONTACTS}1,7,01/02/2026,6\n2,7,01/02/2027,6\n");
    let (service, _) = service(&[("ssd_person", PEOPLE), ("ssd_contacts", &contacts)]);
    let table = service
        .sources
        .tables
        .iter()
        .find(|table| table.fact == Fact::Contacts)
        .unwrap();
    assert_eq!((table.source, table.rows), ("ssd", 2));
    assert_eq!(table.file.as_ref(), "ssd_contacts.csv");
    assert!(table.missing_columns.contains(&"cont_contact_outcome_json"));
    assert_eq!(table.latest, Some(day(2026, 2, 1)));
    let origin = service.children[service.child("7").unwrap() as usize].contacts[0].at;
    assert_eq!(service.sources.table(origin).unwrap().fact, Fact::Contacts);
}
