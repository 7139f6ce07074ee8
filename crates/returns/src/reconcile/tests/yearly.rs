//! The yearly returns beside each other, the dataset and Annex A.

use children::CollectionYear;

use super::*;

const YEAR: CollectionYear = CollectionYear(2026);

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB; \
    1,2,03/02/2015,WBRI,A123456789012,,; 2,1,07/05/2010,NOBT,UN1,,";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN; \
    1,01/05/2025,S,C2,N1,U4,PR1,,,,,,; 2,01/06/2025,S,V2,N1,K2,PR1,01/02/2026,E4A,,,,";

fn looked_after(tables: &[(&str, &str)]) -> OfYear<LookedAfter> {
    OfYear {
        year: Some(YEAR),
        source: read(tables),
    }
}

fn census(children: &str) -> OfYear<InNeed> {
    let xml = format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
         <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>\
         <Children>{children}</Children></Message>"
    );
    OfYear {
        year: Some(YEAR),
        source: InNeed::read(&[File {
            name: "2026.xml",
            bytes: xml.as_bytes(),
        }])
        .0,
    }
}

fn child(id: &str, born: &str, details: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>{id}</LAchildID><UPN>A123456789012</UPN>\
         <PersonBirthDate>{born}</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>\
         <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{details}</Child>"
    )
}

const REFERRED: &str = "<CINdetails><CINreferralDate>2025-04-20</CINreferralDate></CINdetails>";

/// What is compared, and each side of it: source, line, what it says.
type Shown<'r> = (What, Vec<(&'r str, u32, String)>);

fn all(of: &Reconciliation) -> Vec<Shown<'_>> {
    of.disagreements.iter().map(shown).collect()
}

#[test]
fn the_two_returns_are_held_against_each_other() {
    let returned = looked_after(&[("header", HEADER), ("episodes", EPISODES)]);
    let counted = census(&child("1", "2015-02-04", REFERRED));
    let result = reconcile(
        Sources {
            looked_after: Some(&returned),
            in_need: Some(&counted),
            ..Sources::default()
        },
        day(),
    );
    let expected = vec![
        ("Header", 2, "2015-02-03".to_owned()),
        ("ChildIdentifiers", 1, "2015-02-04".to_owned()),
    ];
    assert_eq!(all(&result), [(What::Born, expected)]);
    let agreed: Vec<What> = result.compared.iter().map(|each| each.what).collect();
    assert_eq!(agreed, [What::Born, What::Sex, What::Ethnicity, What::Upn]);
    // The second child was in care for months and stands in no census.
    let absent: Vec<_> = (result.absent.iter())
        .map(|each| {
            (
                each.child.as_str(),
                each.stands_in,
                each.absent_from,
                each.why,
            )
        })
        .collect();
    let from = (Origin::LookedAfter, "Episodes", 3);
    assert_eq!(absent, [("2", from, Origin::InNeed, Why::Unknown)]);
    let list = result.lists[0];
    assert_eq!((list.both, list.only_first, list.only_second), (1, 1, 0));
}

const CARE: &str = "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,\
    clae_cla_id,clae_entered_care_date,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_cla_last_iro_contact_date";
const LEGAL: &str = "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date";

#[test]
fn care_is_compared_as_at_the_end_of_the_year_whatever_came_after() {
    let care = format!(
        "{CARE}; E1,1,2025-05-01,S,P1,2025-05-01,2026-06-30,E4A,; E3,3,2025-05-01,S,P3,2025-05-01,,,"
    );
    let legal = format!("{LEGAL}; L1,1,C1,2025-05-01,2026-05-01; L2,1,V2,2026-05-01,");
    let dataset: Safeguarding = read(&[
        ("person", PEOPLE),
        ("cla_episodes", &care),
        ("legal_status", &legal),
    ]);
    let returned = looked_after(&[("header", HEADER), ("episodes", EPISODES)]);
    let sources = Sources {
        safeguarding: Some(&dataset),
        looked_after: Some(&returned),
        ..Sources::default()
    };
    let result = reconcile(sources, Day::new(2026, 11, 20).unwrap());
    let legal = vec![
        ("ssd_legal_status", 2, "C1".to_owned()),
        ("Episodes", 2, "C2".to_owned()),
    ];
    let born = vec![
        ("ssd_person", 3, "2010-05-06".to_owned()),
        ("Header", 3, "2010-05-07".to_owned()),
    ];
    assert_eq!(
        all(&result),
        [(What::YearLegalStatus, legal), (What::Born, born)]
    );
    let care = [What::YearEnteredCare, What::YearLeftCare];
    assert!(care.iter().all(|what| {
        let mut compared = result.compared.iter();
        compared.any(|each| each.what == *what && (each.children, each.disagree) == (1, 0))
    }));
    let absent: Vec<_> = (result.absent.iter())
        .map(|each| {
            (
                each.child.as_str(),
                each.stands_in.0,
                each.absent_from,
                each.why,
            )
        })
        .collect();
    assert_eq!(
        absent,
        [
            (
                "2",
                Origin::LookedAfter,
                Origin::Safeguarding,
                Why::NoSuchRow
            ),
            ("3", Origin::Safeguarding, Origin::LookedAfter, Why::Unknown),
        ]
    );
}

#[test]
fn plans_of_the_census_are_compared_with_those_of_the_dataset() {
    let plans =
        format!("{PLANS}; P1,1,2025-10-01,2026-03-01,NEG,EMO,N; P2,1,2026-04-10,,NEG,NEG,N");
    let dataset: Safeguarding = read(&[("person", PEOPLE), ("plans", &plans)]);
    let planned = "<CINdetails><CINreferralDate>2025-04-20</CINreferralDate>\
        <ChildProtectionPlans><CPPstartDate>2025-10-01</CPPstartDate><CPPendDate>2026-03-02</CPPendDate>\
        <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>\
        </ChildProtectionPlans></CINdetails>";
    let counted = census(&child("1", "2015-02-03", planned));
    let sources = Sources {
        safeguarding: Some(&dataset),
        in_need: Some(&counted),
        ..Sources::default()
    };
    let result = reconcile(sources, Day::new(2026, 5, 1).unwrap());
    let sides = |one: &str, other: &str| {
        vec![
            ("ssd_cp_plans", 2, one.to_owned()),
            ("ChildProtectionPlans", 1, other.to_owned()),
        ]
    };
    assert_eq!(
        all(&result),
        [
            (What::YearPlanEnd, sides("2026-03-01", "2026-03-02")),
            (What::YearPlanCategory, sides("EMO", "NEG")),
        ]
    );
}

#[test]
fn what_annex_a_says_of_a_later_time_is_not_compared() {
    let list = "Child Unique ID,Gender,Date of Birth,Date Started to be Looked After,Start date of current legal status,Child's Legal Status,Date Ceased to be Looked After,Start Date of Most Recent Placement,Placement Type; \
        1,b) Female,03/02/2015,01/05/2025,01/09/2026,V2,,01/05/2025,K2; 8,b) Female,03/02/2015,01/09/2026,01/09/2026,V2,,01/09/2026,K2";
    let lists: AnnexA = read(&[("List 8", list)]);
    let returned = looked_after(&[("header", HEADER), ("episodes", EPISODES)]);
    let sources = Sources {
        annex_a: Some(&lists),
        looked_after: Some(&returned),
        ..Sources::default()
    };
    let result = reconcile(sources, Day::new(2026, 11, 20).unwrap());
    let placed = vec![
        ("List 8", 2, "K2".to_owned()),
        ("Episodes", 2, "U4".to_owned()),
    ];
    assert_eq!(all(&result), [(What::YearPlacement, placed)]);
    assert_eq!(result.absent, []);
}
