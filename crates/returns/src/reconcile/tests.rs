//! What reconciling finds, and what it leaves alone.

use super::*;
use crate::submission::File;

mod yearly;

/// Reads tables written as `name: headings; row; row`.
fn files(tables: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    tables
        .iter()
        .map(|(name, rows)| (format!("{name}.csv"), rows.replace("; ", "\n").into_bytes()))
        .collect()
}

fn read<S: Source>(tables: &[(&str, &str)]) -> S {
    let files = files(tables);
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    S::read(&files).0
}

const PEOPLE: &str = "pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob; 1,Ada,F,WBRI,2015-02-03; 2,Bo,M,NOBT,2010-05-06";
const DAY: (i16, i8, i8) = (2026, 3, 31);

fn compare(dataset: &[(&str, &str)], lists: &[(&str, &str)]) -> Reconciliation {
    let dataset: Safeguarding = read(dataset);
    let lists: AnnexA = read(lists);
    let sources = Sources {
        safeguarding: Some(&dataset),
        annex_a: Some(&lists),
        ..Sources::default()
    };
    reconcile(sources, day())
}

fn day() -> Day {
    Day::new(DAY.0, DAY.1, DAY.2).unwrap()
}

fn shown(disagreement: &Disagreement) -> (What, Vec<(&str, u32, String)>) {
    let side = |side: &Side| (side.table, side.line, side.value.to_string());
    (
        disagreement.what,
        disagreement.sides.iter().map(side).collect(),
    )
}

#[test]
fn a_child_of_one_birth_and_sex_is_agreed_on_and_what_is_not_known_is_not_compared() {
    let lists = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source; \
        1,b) Female,a) WBRI,03/02/2015,11,01/02/2026,a) 1A: Individual; \
        2,a) Male,a) WBRI,06/05/2010,15,01/02/2026,a) 1A: Individual";
    let result = compare(&[("person", PEOPLE)], &[("List 1", lists)]);
    assert_eq!(result.disagreements, []);
    let counts: Vec<_> = result
        .compared
        .iter()
        .map(|each| (each.what, each.children))
        .collect();
    assert_eq!(
        counts,
        [(What::Born, 2), (What::Sex, 2), (What::Ethnicity, 1)]
    );
}

#[test]
fn another_date_of_birth_is_shown_with_both_rows_and_never_in_a_log() {
    let lists = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source; \
        1,b) Female,a) WBRI,02/03/2015,11,01/02/2026,a) 1A: Individual";
    let result = compare(&[("person", PEOPLE)], &[("List 1", lists)]);
    assert_eq!(result.disagreements.len(), 1);
    let expected = vec![
        ("ssd_person", 2, "2015-02-03".to_owned()),
        ("List 1", 2, "2015-03-02".to_owned()),
    ];
    assert_eq!(shown(&result.disagreements[0]), (What::Born, expected));
    let logged = format!("{:?}", result.disagreements);
    assert!(
        !logged.contains("2015") && logged.contains("ssd_person line 2"),
        "{logged}"
    );
}

const LIST_7: &str = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),\
    Does the Child have a Disability,Child Protection Plan Start Date,Initial Category of Abuse,Latest Category of Abuse,\
    Date of the Last Statutory Visit,Child Protection Plan End Date,Allocated Worker";
const PLANS: &str = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,\
    cppl_cp_plan_initial_category,cppl_cp_plan_latest_category,cppl_cp_plan_ola";

#[test]
fn a_plan_that_ended_in_one_source_alone_is_disagreed_on() {
    let plans = format!("{PLANS}; P1,1,2025-10-01,2026-03-01,NEG,NEG,N");
    let list = format!("{LIST_7}; 1,,,,,,01/10/2025,a) Neglect,a) Neglect,,,");
    let result = compare(
        &[("person", PEOPLE), ("plans", &plans)],
        &[("List 7", &list)],
    );
    let all: Vec<_> = result.disagreements.iter().map(shown).collect();
    let expected = vec![
        ("ssd_cp_plans", 2, "2026-03-01".to_owned()),
        ("List 7", 2, "not ended".to_owned()),
    ];
    assert_eq!(all, [(What::PlanEnd, expected)]);
    assert_eq!(
        result
            .lists
            .iter()
            .map(|list| (list.list, list.both))
            .collect::<Vec<_>>(),
        [("List 7", 1)]
    );
}

#[test]
fn an_end_after_the_day_is_not_yet_one() {
    let plans = format!("{PLANS}; P1,1,2025-10-01,2026-04-20,NEG,NEG,N");
    let list = format!("{LIST_7}; 1,,,,,,01/10/2025,a) Neglect,a) Neglect,,,");
    let result = compare(
        &[("person", PEOPLE), ("plans", &plans)],
        &[("List 7", &list)],
    );
    assert_eq!(result.disagreements, []);
}

#[test]
fn a_worker_is_the_same_by_identifier_and_by_name_in_any_order() {
    let involved = "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date,invo_person_id; \
        I1,W1,CW,2025-01-01,,1; I2,W1,CW,2025-01-01,,2";
    let workers =
        "prof_professional_id,prof_staff_id,prof_professional_name; W1,S1,Jo Marsh; W2,S2,Al Ford";
    let list =
        format!("{LIST_7}; 1,,,,,,01/10/2025,,,,,\"MARSH, Jo\"; 2,,,,,,01/10/2025,,,,,Al Ford");
    let dataset = [
        ("person", PEOPLE),
        ("involvements", involved),
        ("professionals", workers),
    ];
    let result = compare(&dataset, &[("List 7", &list)]);
    let all: Vec<_> = result.disagreements.iter().map(shown).collect();
    let expected = vec![
        ("ssd_involvements", 3, "W1".to_owned()),
        ("List 7", 3, "Al Ford".to_owned()),
    ];
    assert_eq!(all, [(What::Worker, expected)]);
}

#[test]
fn identifiers_that_lost_their_zeros_are_offered_and_not_merged() {
    let people =
        "pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob; 0042,Ada,F,WBRI,2015-02-03";
    let contacts = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code; C1,0042,2026-01-15,1A";
    let list = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source; \
        42,a) Male,,,,15/01/2026,";
    let result = compare(
        &[("person", people), ("contacts", contacts)],
        &[("List 1", list)],
    );
    assert_eq!(result.disagreements, []);
    assert_eq!(result.alike.len(), 1);
    assert_eq!(
        (
            result.alike[0].one.1.as_str(),
            result.alike[0].other.1.as_str()
        ),
        ("0042", "42")
    );
    let why: Vec<_> = result
        .absent
        .iter()
        .map(|each| (each.child.as_str(), each.why))
        .collect();
    assert_eq!(why, [("0042", Why::Alike), ("42", Why::Alike)]);
}

#[test]
fn who_stands_in_a_list_alone_may_be_outside_its_time_or_at_its_edge() {
    let contacts = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code; \
        C1,1,2025-05-15,1A; C2,2,2026-03-30,1A; C3,3,2026-01-15,1A";
    let list = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source; \
        1,,,,,15/05/2025,; 9,,,,,15/01/2026,";
    let result = compare(
        &[("person", PEOPLE), ("contacts", contacts)],
        &[("List 1", list)],
    );
    let why: Vec<_> = result
        .absent
        .iter()
        .map(|each| (each.child.as_str(), each.stands_in.0, each.why))
        .collect();
    assert_eq!(
        why,
        [
            ("2", Origin::Safeguarding, Why::NearTheEdge),
            ("3", Origin::Safeguarding, Why::Unknown),
            ("1", Origin::AnnexA, Why::OutsideLookBack),
            ("9", Origin::AnnexA, Why::Unknown),
        ]
    );
    let list = result.lists[0];
    assert_eq!((list.both, list.only_first, list.only_second), (0, 2, 2));
}

#[test]
fn three_sources_say_three_things_of_one_pathway_plan() {
    let dataset: Safeguarding = read(&[
        ("person", PEOPLE),
        (
            "leavers",
            "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_pathway_plan_review_date; L1,1,Relevant,2025-11-01",
        ),
    ]);
    let lists: AnnexA = read(&[(
        "List 9",
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Eligibility Category,LA in Touch,Activity Status,Date of Latest Pathway Plan; \
            1,,,,a) Relevant child,,,01/12/2025",
    )]);
    let own: Optional = read_own(&[(
        "pathway_plans",
        "child_id,agreed_on,reviewed_on; 1,2025-01-01,2025-11-01; 77,2025-01-01,",
    )]);
    let sources = Sources {
        safeguarding: Some(&dataset),
        annex_a: Some(&lists),
        optional: Some(&own),
        ..Sources::default()
    };
    let result = reconcile(sources, day());
    let values: Vec<_> = result.disagreements.iter().map(shown).collect();
    assert_eq!(values.len(), 1);
    assert_eq!(values[0].0, What::PathwayPlan);
    assert_eq!(values[0].1.len(), 3);
    let unknown: Vec<_> = result
        .absent
        .iter()
        .filter(|each| each.list == "pathway_plans")
        .collect();
    assert_eq!((unknown.len(), unknown[0].why), (1, Why::Unknown));
}

fn read_own(tables: &[(&str, &str)]) -> Optional {
    let files = files(tables);
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    Optional::read(&files).0
}

#[test]
fn one_source_alone_is_compared_with_nothing() {
    let dataset: Safeguarding = read(&[("person", PEOPLE)]);
    let sources = Sources {
        safeguarding: Some(&dataset),
        ..Sources::default()
    };
    let result = reconcile(sources, day());
    assert!(result.compared.is_empty() && result.disagreements.is_empty());
    assert!(result.lists.is_empty() && result.absent.is_empty());
}

#[test]
fn what_is_told_of_some_children_is_what_their_rows_alone_would_give() {
    let contacts = |ids: &[&str]| {
        let rows: Vec<String> = ids
            .iter()
            .map(|id| format!("{id},b) Female,a) WBRI,03/02/2015,11,01/02/2026,a) 1A: Individual"))
            .collect();
        format!(
            "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source; {}",
            rows.join("; ")
        )
    };
    let people = "pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob; 1,Ada,F,WBRI,2015-02-03; 2,Bo,M,NOBT,2010-05-06; 3,Cy,F,WBRI,2015-02-03";
    let supplied = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source; a,1,2026-02-01,1A; b,3,2026-02-01,1A";
    let whole = compare(
        &[("person", people), ("contacts", supplied)],
        &[("List 1", &contacts(&["1", "2", "4"]))],
    );
    let [list] = whole.lists.as_slice() else {
        panic!("one list in both sources");
    };
    assert_eq!(
        (list.both, list.only_first, list.only_second),
        (1, 1, 2),
        "1 in both, 3 in the dataset alone, 2 and 4 in the list alone"
    );
    assert!(!whole.disagreements.is_empty());
    for some in [
        &["1", "2"][..],
        &["3", "4"],
        &["2"],
        &[],
        &["1", "2", "3", "4"],
    ] {
        let of = whole.of(|id| some.contains(&id));
        let rows = |text: &str| {
            let rows = text.split("; ").enumerate();
            let kept = rows.filter(|(at, row)| {
                *at == 0 || row.split(',').take(2).any(|cell| some.contains(&cell))
            });
            kept.map(|(_, row)| row).collect::<Vec<_>>().join("; ")
        };
        let listed: Vec<&str> = ["1", "2", "4"]
            .into_iter()
            .filter(|id| some.contains(id))
            .collect();
        let alone = compare(
            &[("person", &rows(people)), ("contacts", &rows(supplied))],
            &[("List 1", &contacts(&listed))],
        );
        assert_eq!(of.compared, alone.compared, "{some:?}");
        assert_eq!(of.lists, alone.lists, "{some:?}");
        assert_eq!(of.absent.len(), alone.absent.len(), "{some:?}");
        let said = |all: &Reconciliation| -> Vec<_> {
            let all = all.disagreements.iter();
            all.map(|each| (each.child.to_string(), each.what))
                .collect()
        };
        assert_eq!(said(&of), said(&alone), "{some:?}");
    }
}
