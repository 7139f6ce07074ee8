//! The yearly returns as sources of histories, alone, together, and beside Annex A.

use children::CollectionYear;
use children::History;
use children::care::Care;
use children::codes::{
    Accommodation, Eligibility, HealthCheck, LegalStatus, PlacementType, StartReason,
};
use children::service::Fact;

use super::*;
use crate::in_need::InNeed;
use crate::looked_after::LookedAfter;
use crate::service::OfYear;

const YEAR: CollectionYear = CollectionYear(2026);

const HEADER: &str =
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,03/02/2015,WBRI,,0,\n2,M,07/05/2010,NOBT,,,\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

fn year(files: &[(&str, &str)]) -> OfYear<LookedAfter> {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, text)| File {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    OfYear {
        year: Some(YEAR),
        source: LookedAfter::read(&files).0,
    }
}

fn census(children: &str) -> OfYear<InNeed> {
    let xml = format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
         <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\n<Children>\n{children}</Children></Message>"
    );
    let file = File {
        name: "2026.xml",
        bytes: xml.as_bytes(),
    };
    OfYear {
        year: Some(YEAR),
        source: InNeed::read(&[file]).0,
    }
}

fn care(history: &History) -> &Care {
    history.care.as_deref().unwrap()
}

fn of<'a>(service: &'a Service, id: &str) -> &'a History {
    &service.children[service.child(id).unwrap() as usize]
}

#[test]
fn care_is_told_by_both_years_of_the_return() {
    let this = format!(
        "{EPISODES}1,01/12/2024,L,C2,N1,U4,PR1,10/06/2025,X1,CARPL,,,SC1\n1,10/06/2025,P,C2,N1,K2,PR4,,,,,,SC2\n"
    );
    let last = format!(
        "{EPISODES}1,01/05/2024,S,C1,N1,U4,PR1,01/12/2024,X1,,,,SC1\n1,01/12/2024,L,C2,N1,U4,PR1,,,,,,SC1\n"
    );
    let supplied = Supplied {
        looked_after: Some(year(&[
            ("header.csv", HEADER),
            ("episodes.csv", &this),
            ("last/episodes.csv", &last),
        ])),
        ..Supplied::default()
    };
    let (service, doubts) = build(&supplied, today());
    let child = of(&service, "1");
    assert_eq!(child.person.born, Some(day(2015, 2, 3)));
    let care = care(child);
    let [period] = care.periods.as_slice() else {
        panic!("one time in care")
    };
    assert_eq!(period.spell.from, Some(day(2024, 5, 1)));
    assert_eq!(
        (period.began, period.spell.to),
        (Some(StartReason::S), None)
    );
    assert_eq!(period.at.fact(), Some(Fact::EpisodesBefore));
    assert_eq!(period.last_at.fact(), Some(Fact::CareEpisodes));
    let homes: Vec<_> = (care.placements.iter())
        .map(|each| (each.kind, each.spell.from, each.spell.to))
        .collect();
    let moved = Some(day(2025, 6, 10));
    assert_eq!(
        homes,
        [
            (Some(PlacementType::U4), Some(day(2024, 5, 1)), moved),
            (Some(PlacementType::K2), moved, None),
        ]
    );
    let statuses: Vec<_> = care.legal.iter().map(|legal| legal.status).collect();
    assert_eq!(statuses, [Some(LegalStatus::C1), Some(LegalStatus::C2)]);
    // Lineage: the table of the first row is last year's file.
    let table = service.sources.table(period.at).unwrap();
    assert_eq!((table.source, &*table.file), ("903", "last/episodes.csv"));
    assert_eq!(period.at.line(), 2);
    // The return speaks of two years, to the last day of the second.
    assert_eq!(service.sources.as_at, Some(day(2026, 3, 31)));
    let since = service.sources.told_since(&[Fact::CareEpisodes]);
    assert_eq!(since, Some(day(2024, 4, 1)));
    assert!(doubts.is_empty(), "{doubts:?}");
}

#[test]
fn what_was_not_supplied_of_a_time_in_care_is_a_doubt() {
    let this =
        format!("{EPISODES}1,10/06/2025,P,C2,N1,K2,PR4,,,,,,\n9,01/07/2025,S,C2,N1,K2,PR4,,,,,,\n");
    let last = format!("{EPISODES}2,01/05/2024,S,C1,N1,U4,PR1,,,,,,\n");
    let supplied = Supplied {
        looked_after: Some(year(&[
            ("header.csv", HEADER),
            ("episodes.csv", &this),
            ("last/episodes.csv", &last),
        ])),
        ..Supplied::default()
    };
    let (_, doubts) = build(&supplied, today());
    assert_eq!(counted(&doubts, &What::Orphan("a child")), [(1, vec![3])]);
    let said: Vec<String> = doubts.iter().map(ToString::to_string).collect();
    let one = |words: &str| said.iter().filter(|said| said.contains(words)).count();
    assert_eq!(one("not the first of their time in care"), 1, "{said:?}");
    assert_eq!(one("this year’s return has none of them"), 1, "{said:?}");
}

#[test]
fn the_health_of_a_year_stands_on_its_last_day_and_leavers_are_told() {
    let oc2 = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n1,03/02/2015,12,,0,,1,1,0,0,,\n";
    let oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n7,01/01/2006,YES,F2,B2\n";
    let supplied = Supplied {
        looked_after: Some(year(&[
            ("header.csv", HEADER),
            ("oc2.csv", oc2),
            ("oc3.csv", oc3),
        ])),
        ..Supplied::default()
    };
    let (service, _) = build(&supplied, today());
    let care = care(of(&service, "1"));
    let last = Some(day(2026, 3, 31));
    let checks: Vec<_> = (care.health.iter())
        .map(|check| (check.kind, check.on))
        .collect();
    assert_eq!(checks, [(Some(HealthCheck::Dental), last)]);
    assert_eq!(care.questionnaires[0].score, Some(12));
    assert_eq!(care.immunisations[0].so, Some(true));
    assert!(care.convictions.is_empty());
    let left = of(&service, "7").leaving.as_deref().unwrap();
    let record = left.records[0];
    assert_eq!(record.eligibility, Some(Eligibility::FormerRelevant));
    assert_eq!(
        (record.accommodation, record.suitable),
        (Some(Accommodation::B), Some(false))
    );
    assert!(service.sources.has(Fact::Leavers) && service.sources.has(Fact::Health));
}

const CHILD: &str = "<Child><ChildIdentifiers><LAchildID>1</LAchildID><PersonBirthDate>2015-02-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>\n\
    <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>LD</Disability></Disabilities></ChildCharacteristics>\n\
    <CINdetails><CINreferralDate>2025-04-20</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA>\n\
    <Assessments><AssessmentActualStartDate>2025-04-21</AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>\n\
    <Section47><S47ActualStartDate>2025-05-01</S47ActualStartDate><ICPCnotRequired>true</ICPCnotRequired></Section47><Section47><S47ActualStartDate>2025-06-01</S47ActualStartDate><InitialCPCtarget>2025-06-20</InitialCPCtarget><DateOfInitialCPC>2025-06-18</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>\n\
    <ChildProtectionPlans><CPPstartDate>2025-06-18</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse></ChildProtectionPlans></CINdetails></Child>\n";

#[test]
fn the_census_tells_need_and_the_return_care_of_one_child() {
    let episodes = format!("{EPISODES}1,01/09/2025,S,C2,N1,K2,PR4,,,,,,\n");
    let supplied = Supplied {
        looked_after: Some(year(&[("header.csv", HEADER), ("episodes.csv", &episodes)])),
        in_need: Some(census(CHILD)),
        ..Supplied::default()
    };
    let (service, doubts) = build(&supplied, today());
    assert_eq!(service.children.len(), 2);
    let child = of(&service, "1");
    assert_eq!(child.person.at.unwrap().fact(), Some(Fact::People));
    assert!(child.in_care_on(day(2026, 3, 31)));
    assert!(child.plan_open_on(day(2025, 7, 1)).is_some());
    assert_eq!(child.referrals[0].spell.from, Some(day(2025, 4, 20)));
    assert!(child.assessments[0].factors.is_some());
    let links: Vec<_> = (child.enquiries.iter())
        .map(|each| (each.conference, each.no_conference_needed))
        .collect();
    assert_eq!(links, [(None, Some(true)), (Some(0), Some(false))]);
    assert_eq!(child.conferences[0].enquiry, Some(1));
    let table = service.sources.table(child.referrals[0].at).unwrap();
    assert_eq!((table.source, &*table.file), ("cin", "2026.xml"));
    assert!(service.sources.has(Fact::Conferences) && service.sources.has(Fact::Plans));
    assert!(doubts.is_empty(), "{doubts:?}");
}

#[test]
fn annex_a_tells_what_the_returns_do_not_and_the_dataset_stands_before_all() {
    let contacts = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n5,b) Female,a) WBRI,03/02/2015,11,01/02/2026,a) 1A: Individual\n";
    let care = "Child Unique ID,Gender,Date of Birth,Date Started to be Looked After,Child's Legal Status,Date Ceased to be Looked After,Start Date of Most Recent Placement,Placement Type,URN of Placement\n6,b) Female,10/12/2012,01/02/2024,C2,,01/03/2025,U6,SC1\n";
    let lists = [("List 1.csv", contacts), ("List 8.csv", care)];
    let lists = lists.map(|(name, text)| File {
        name,
        bytes: text.as_bytes(),
    });
    let episodes = format!("{EPISODES}1,01/09/2025,S,C2,N1,K2,PR4,,,,,,\n");
    let mut supplied = Supplied {
        annex_a: Some(AnnexA::read(&lists).0),
        looked_after: Some(year(&[("header.csv", HEADER), ("episodes.csv", &episodes)])),
        ..Supplied::default()
    };
    let (service, _) = build(&supplied, today());
    assert_eq!(of(&service, "5").contacts.len(), 1);
    assert_eq!(service.child("6"), None);
    assert!(service.sources.has(Fact::Contacts) && !service.sources.has(Fact::AnnexInCare));
    let person = File {
        name: "ssd_person.csv",
        bytes: b"pers_person_id,pers_forename,pers_surname,pers_dob\nX1,Ada,Byron,01/01/2012\n",
    };
    supplied.safeguarding = Some(Safeguarding::read(&[person]).0);
    let (service, _) = build(&supplied, today());
    assert_eq!(service.children.len(), 1);
    assert!(
        service
            .sources
            .tables
            .iter()
            .all(|table| table.source == "ssd")
    );
}
