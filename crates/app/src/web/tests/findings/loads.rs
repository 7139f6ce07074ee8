//! What a later load changes: explanations, ages, what was put right, what was not judged.

use access::Role;
use axum::http::StatusCode;

use super::super::{Tried, address};
use super::{EPISODES, HEADER, MENDED, keep, keep_files};
use crate::records::{Source, stood};

/// What was found in the newest load of the return.
async fn newest(tried: &Tried) -> stood::Counts {
    let counts = stood::counts(tried.app.store(), Source::LookedAfter).await;
    counts.unwrap().pop().unwrap().1
}

/// How many findings a page of rows shows.
async fn shown(tried: &Tried, asked: &str) -> usize {
    let path = format!("/returns/903?by=row&{asked}");
    let page = tried.page(Role::Analyst, &path).await;
    // Findings whose explanation no longer holds stand after the others once more.
    let rows = page.split(" no longer").next().unwrap();
    rows.matches("href=\"/returns/903/findings/").count()
}

/// Episodes of one child with a need that is no code, from these days on.
fn episodes(days: &[&str], provider: &str) -> String {
    let (heading, _) = EPISODES.split_once('\n').unwrap();
    let mut text = format!("{heading}\n");
    for (at, day) in days.iter().enumerate() {
        let provider = if at == 0 { provider } else { "PR1" };
        text.push_str(&format!(
            "900001,{day},S,C2,N9X,U1,{provider},,,,AB1 1AA,AB1 1AB,SC000001\n"
        ));
    }
    text
}

#[tokio::test]
async fn an_explanation_is_of_one_row_until_that_row_changes() {
    let tried = Tried::open().await;
    let keep = async |text: String, at: &str| {
        let files = [("header.csv", HEADER), ("episodes.csv", text.as_str())];
        keep_files(&tried, &files, at).await;
    };
    // The two last are the same in every cell.
    let days = ["01/05/2025", "02/06/2025", "03/07/2025", "03/07/2025"];
    keep(episodes(&days[..2], "PR1"), "2026-11-02T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=145").await, 2);
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=145")
        .await;
    let finding = address(&rows, "/returns/903/findings/");
    let words = "words=The+panel+has+agreed+to+this+code";
    let kept = tried.ask(Role::Analyst, "POST", &finding, words).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 1);

    keep(episodes(&days, "PR1"), "2026-11-03T09:00:00Z").await;
    // A worker is told which stay it is.
    let list = tried.page(Role::Analyst, "/returns/903/corrections").await;
    assert!(list.contains(", row 2, of 2 June 2025: CIN,"), "{list}");
    assert_eq!(shown(&tried, "rule=145").await, 4);
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 1);
    assert_eq!(shown(&tried, "rule=145&new=yes").await, 2);
    let of_rule = |counts: stood::Counts| {
        let mut rules = counts.rules.into_iter();
        rules.find(|of| of.rule == "145").unwrap()
    };
    let of = of_rule(newest(&tried).await);
    assert_eq!((of.rows, of.new, of.gone), (4, 2, 0));

    // One of two that are alike goes, and the row that was explained changes where the rule does not point.
    keep(episodes(&days[..3], "PR4"), "2026-11-04T09:00:00Z").await;
    let of = of_rule(newest(&tried).await);
    assert_eq!((of.rows, of.new, of.gone), (3, 0, 1));
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 0);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("1 explanation holds no longer"));
    // What was said before rows were told apart is not lost.
    let said = store::Explanation {
        id: String::new(),
        source: "903".to_owned(),
        mark: "0".repeat(24),
        finding: String::new(),
        rule: "145".to_owned(),
        kind: store::ExplanationKind::Given,
        at: "2026-11-01T09:00:00Z".parse().unwrap(),
        by: "Ann Example".to_owned(),
        words: "Said of an older form".to_owned(),
    };
    tried.app.store().keep_explanation(&said).await.unwrap();
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("2 explanations hold no longer") && page.contains(&said.words));
    let said = tried.page(Role::Analyst, &finding).await;
    assert!(said.contains("The panel has agreed to this code"));
    assert!(said.contains("Said while the row stood otherwise"));
    assert!(
        said.contains("2 November 2026"),
        "its age is that of the finding"
    );
}

#[tokio::test]
async fn what_was_not_judged_is_neither_put_right_nor_new() {
    let tried = Tried::open().await;
    let last = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n900001,2,01/02/2012,WBRI,UN1,0,\n";
    let this = [("2026/header.csv", HEADER), ("2026/episodes.csv", EPISODES)];
    let with_last = [this[0], this[1], ("2026/last/header.csv", last)];
    keep_files(&tried, &with_last, "2026-11-02T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=202").await, 1);

    keep_files(&tried, &this, "2026-11-03T09:00:00Z").await;
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    assert!(counts.not_judged >= 1);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("not judged now") && page.contains("Their rules were not run"));
    assert!(!page.contains("put right in the case system"));
    assert!(page.contains("Loads with a * were judged by other rules"));

    // The first files again: they come into force once more, and what is found is no news.
    keep_files(&tried, &with_last, "2026-11-04T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=202").await, 1);
    assert_eq!(shown(&tried, "new=yes").await, 0);
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    assert!(counts.judged_first >= 1);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("judged for the first time"));

    let other_year = [("2025/header.csv", HEADER), ("2025/episodes.csv", EPISODES)];
    keep_files(&tried, &other_year, "2026-11-05T09:00:00Z").await;
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("The load before was judged by the rules of 2025/26"));
}

#[tokio::test]
async fn counts_that_cannot_be_read_are_said_to_be_so() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let store = tried.app.store();
    let mut broken = store.return_findings("903").await.unwrap().pop().unwrap();
    broken.load.push('z');
    broken.counts = "half a co".to_owned();
    assert!(store.keep_return_findings(&broken).await.unwrap());
    let kept = store.return_findings("903").await.unwrap().len();
    // The next load is held against it.
    keep(&tried, MENDED, "2026-11-03T09:00:00Z").await;
    let after = store.return_findings("903").await.unwrap().len();
    assert_eq!(kept, after, "nothing wrong is counted");
    let page = tried.ask(Role::Analyst, "GET", "/returns/903", "").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    let rest = tried.ask(Role::Analyst, "GET", "/checks/903/103", "").await;
    assert_eq!(rest.status, StatusCode::OK);
}

#[tokio::test]
async fn the_picture_from_load_to_load_is_of_the_team_asked_for() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    keep(&tried, MENDED, "2026-11-03T09:00:00Z").await;
    let all = tried.page(Role::Analyst, "/returns/903").await;
    assert!(all.contains("Errors in each load") && all.contains(">Put right</th>"));
    let none = tried.page(Role::Analyst, "/returns/903?team=none").await;
    assert!(none.contains("Errors in each load: no team that is named"));
    assert!(!none.contains(">Put right</th>"));
}
