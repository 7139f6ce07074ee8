//! A yearly return in force: what its rules found, each rule in full, and the row in the file.

use access::Role;
use axum::http::StatusCode;

use super::{Tried, address, files};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,,UN1,0,\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    900001,01/05/2025,S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n";

const CENSUS: &str = "<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>\
    </CollectionDetails></Header><Children><Child><ChildIdentifiers><UPN>A</UPN></ChildIdentifiers></Child></Children></Message>";

async fn keep(tried: &Tried, source: &str, files: &[(&str, &str)]) {
    tried
        .load(source, &self::files(files), crate::clock::now())
        .await;
}

#[tokio::test]
async fn a_return_in_force_is_checked_and_each_rule_told_in_full() {
    let tried = Tried::open().await;
    let files = [
        ("2026/header.csv", HEADER),
        ("2026/episodes.csv", EPISODES),
        ("2026/last/episodes.csv", EPISODES),
    ];
    keep(&tried, "903", &files).await;
    keep(&tried, "cin", &[("census.xml", CENSUS)]).await;
    let analyst = Role::Analyst;

    let checks = tried.page(analyst, "/checks").await;
    assert!(checks.contains("Judged by the rules of 2025/26"));
    assert!(
        checks.contains("Last year’s files look like the return of 2025/26"),
        "what does not fit is said"
    );
    assert!(checks.contains("Reviews was not supplied"));

    let check = tried.page(analyst, "/checks/903/103").await;
    assert!(check.contains("1 row to look at") && check.contains("900002"));
    let way = address(&check, "/returns/903/children/");
    let row = tried.page(analyst, &way).await;
    assert!(row.contains("900002") && !row.contains("UN2"), "{way}");

    let rule = tried
        .page(analyst, &address(&check, "/rules/903/103"))
        .await;
    for said in ["Why it matters", "What to put right", "In 2025/26", "wm-me"] {
        assert!(rule.contains(said), "{said}");
    }
    let found = tried
        .page(analyst, "/rules?q=ethnicity&return=903&year=2026")
        .await;
    assert!(found.contains(">103<") && !found.contains(">226<"));
    let changed = tried
        .page(analyst, "/rules?return=903&year=2026&changed=yes")
        .await;
    assert!(!changed.contains("As before"));
    let none = tried.ask(analyst, "GET", "/rules/903/none", "").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);

    let load = tried
        .page(
            analyst,
            &address(&tried.page(analyst, "/loads").await, "/loads/"),
        )
        .await;
    assert!(load.contains("Cells not read"));
    let layouts = tried.page(analyst, "/layouts").await;
    assert!(layouts.contains("Episodes_last") && layouts.contains("AssessmentFactorsList"));
}

#[tokio::test]
async fn a_line_of_xml_is_shown_to_nobody() {
    let tried = Tried::open().await;
    keep(&tried, "cin", &[("census.xml", CENSUS)]).await;
    let loads = tried.app.store().loads().await.unwrap();
    let load = loads.iter().find(|load| load.source == "cin").unwrap();
    let line = format!("/loads/{}/lines?file=census.xml&line=1", load.id);
    let answer = tried.ask(Role::Analyst, "GET", &line, "").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
