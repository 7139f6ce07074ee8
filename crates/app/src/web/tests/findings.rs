//! What people do with the findings of a return: look, explain, correct, take out; and what a later load changes.

use access::Role;
use axum::http::StatusCode;
use store::NewLoad;

use super::Tried;
use crate::records::{Source, stood};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,,UN1,0,\n\
    900003,2,01/02/2014,,UN1,0,\n";

/// The second child's ethnicity was mended; the third's date of birth, to which that rule does not point, was changed.
const MENDED: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,WBRI,UN1,0,\n\
    900003,2,02/02/2014,,UN1,0,\n\
    900004,2,02/02/2014,,UN1,0,\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    900001,01/05/2025,S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n";

async fn keep(tried: &Tried, header: &str, at: &str) {
    let files: Vec<(String, Vec<u8>)> = [("header.csv", header), ("episodes.csv", EPISODES)]
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let load = NewLoad {
        source: "903",
        files: &files,
        at: at.parse().unwrap(),
        by: "Ann Example",
        invented: true,
        refused: "",
        rows: 3,
        doubts: 0,
    };
    tried.app.store().keep_load(&load).await.unwrap();
    tried.app.reload_records().await.unwrap();
}

/// The first address in a page that begins so.
fn address(page: &str, begins: &str) -> String {
    let (_, after) = page
        .split_once(&format!("href=\"{begins}"))
        .unwrap_or_else(|| panic!("no link to {begins} in {page}"));
    let (rest, _) = after.split_once('"').unwrap();
    format!("{begins}{rest}").replace("&amp;", "&")
}

#[tokio::test]
async fn a_finding_is_seen_explained_and_keeps_its_age_until_it_is_mended() {
    let tried = Tried::open().await;
    let analyst = Role::Analyst;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;

    let page = tried.page(analyst, "/returns/903").await;
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(
        place("Before you rely on this") < place("Errors to put right"),
        "what was not run comes first"
    );
    for by in ["rule", "child", "team", "field", "row"] {
        let page = tried.page(analyst, &format!("/returns/903?by={by}")).await;
        assert!(page.contains("Errors"), "{by}");
    }
    let rows = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    assert!(rows.contains("900002") && rows.contains("900003") && !rows.contains("900001"));
    assert!(
        rows.contains("2 November 2026"),
        "since the load it came with"
    );

    // The rows as they were sent, the wrong cell marked.
    let child = tried
        .page(analyst, &address(&rows, "/returns/903/children/"))
        .await;
    assert!(child.contains("<mark>empty</mark>") && child.contains("wrong by rule 103"));
    assert!(child.contains("What is wrong, and what to mend"));

    // A finding is explained, with words that say something.
    let third = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    let (_, third) = third.split_once("900003").unwrap();
    let finding = address(third, "/returns/903/findings/");
    let short = tried.ask(analyst, "POST", &finding, "words=so").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "words=Not+said+by+the+family+and+asked+twice";
    let inspector = tried.ask(Role::Inspector, "POST", &finding, words).await;
    assert_eq!(inspector.status, StatusCode::FORBIDDEN);
    let kept = tried.ask(analyst, "POST", &finding, words).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let said = tried.page(analyst, &finding).await;
    assert!(said.contains("Not said by the family and asked twice"));
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(explained.contains("900003") && !explained.contains("900002"));
    let correct = tried.page(analyst, "/returns/903/corrections").await;
    assert!(correct.contains("900002"));

    // The next load: one is mended, one stands as explained, one is new.
    keep(&tried, MENDED, "2026-11-09T09:00:00Z").await;
    let rows = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    assert!(!rows.contains("900002"), "what was mended is gone");
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(explained.contains("900003") && explained.contains("2 November 2026"));
    let new = tried
        .page(analyst, "/returns/903?by=row&rule=103&new=yes")
        .await;
    assert!(new.contains("900004") && !new.contains("900003"));
    let counts = stood::counts(tried.app.store(), Source::LookedAfter)
        .await
        .unwrap();
    let last = counts.last().unwrap();
    let of_rule = last.1.rules.iter().find(|of| of.rule == "103").unwrap();
    assert_eq!((of_rule.rows, of_rule.new, of_rule.gone), (2, 1, 1));
    let page = tried.page(analyst, "/returns/903").await;
    assert!(page.contains("Errors in each load") && page.contains("put right in the case system"));

    // What is taken back waits again.
    let back = tried.ask(analyst, "POST", &finding, "take_back=yes").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(!explained.contains("900003"));
}

#[tokio::test]
async fn files_of_findings_leave_with_a_reason_and_their_number() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    for (file, holds) in [
        ("findings.csv", "900002"),
        ("corrections.csv", "900002"),
        ("explanations.csv", "explained_by"),
        ("findings.xlsx", "PK"),
        ("corrections.xlsx", "PK"),
    ] {
        let path = format!("/returns/903/{file}");
        let asked = tried.ask(Role::Analyst, "GET", &path, "").await;
        assert!(asked.body.contains("Why do you need it?"), "{file}");
        let none = tried.ask(Role::Analyst, "POST", &path, "reason=").await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        let sent = tried
            .ask(
                Role::Analyst,
                "POST",
                &path,
                "reason=for+the+data+board+on+Monday",
            )
            .await;
        assert!(sent.body.contains(holds), "{file}: {}", sent.status);
        assert!(
            !file.ends_with("csv") || sent.body.contains(",export"),
            "{file}"
        );
    }
}

#[tokio::test]
async fn who_reaches_no_child_of_the_return_is_shown_none_of_it() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    let child = address(&rows, "/returns/903/children/");
    let finding = address(&rows, "/returns/903/findings/");
    for path in [&child, &finding] {
        let answer = tried.ask(Role::TeamManager, "GET", path, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("900002"));
    }
    let head = tried.page(Role::HeadOfService, "/returns/903?by=row").await;
    assert!(!head.contains("900002") && !head.contains("Errors in each load"));
    // Whoever holds no case says why first.
    let asked = tried.ask(Role::Director, "GET", &child, "").await;
    assert_ne!(asked.status, StatusCode::OK);
    assert!(!asked.body.contains("900002"));
}
