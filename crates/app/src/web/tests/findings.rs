//! What people do with the findings of a return: look, explain, correct, take out.

mod loads;
mod rows;

use access::Role;
use axum::http::StatusCode;

use super::{Tried, address, files};
use crate::records::{Source, stood};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,,UN1,0,\n\
    900003,2,01/02/2014,,UN1,0,\n";

/// The second child's ethnicity was mended; the third stands as before; a fourth came.
const MENDED: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,WBRI,UN1,0,\n\
    900003,2,01/02/2014,,UN1,0,\n\
    900004,2,02/02/2014,,UN1,0,\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    900001,01/05/2025,S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n";

async fn keep(tried: &Tried, header: &str, at: &str) {
    keep_files(
        tried,
        &[("header.csv", header), ("episodes.csv", EPISODES)],
        at,
    )
    .await;
}

async fn keep_files(tried: &Tried, files: &[(&str, &str)], at: &str) {
    tried
        .load("903", &self::files(files), at.parse().unwrap())
        .await;
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

    // The rows as they were read, the wrong cell marked.
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
    // Whoever holds no case says why first, and goes on to the rows they asked for.
    let asked = tried.ask(Role::Director, "GET", &child, "").await;
    assert!(asked.body.contains("What do you need it for?"));
    assert!(!asked.body.contains("900002"));
    let (_, address) = child.rsplit_once('/').unwrap();
    let said = tried
        .ask(
            Role::Director,
            "POST",
            &format!("/children/{address}/purpose"),
            &format!("purpose=audit&to={child}"),
        )
        .await;
    assert_eq!((said.status, &said.to), (StatusCode::SEE_OTHER, &child));
    assert!(tried.page(Role::Director, &child).await.contains("900002"));
}

/// The identifiers of the children in a page of findings.
fn identifiers(page: &str) -> Vec<String> {
    page.split("href=\"/returns/cin/children/")
        .skip(1)
        .filter_map(|rest| rest.split_once("\">")?.1.split('<').next())
        .map(|name| name.trim_start_matches("Child ").to_owned())
        .collect()
}

/// How many things a list to correct says there are.
fn things(page: &str) -> usize {
    let (_, answer) = page.split_once("wm-answer\">").unwrap();
    let (many, _) = answer.split_once(' ').unwrap();
    many.parse().unwrap()
}

#[tokio::test]
async fn who_is_restricted_does_not_show_by_subtraction_from_the_loads_before() {
    let tried = Tried::open().await;
    let analyst = Role::Analyst;
    let before = tried.page(analyst, "/returns/cin").await;
    assert!(before.contains("Errors in each load"));
    let children = tried.page(analyst, "/returns/cin?by=child").await;
    // Not every child of the return is one whom the records know: the first who can be restricted.
    let mut restricted = None;
    for id in identifiers(&children) {
        let typed = format!("child={id}&why=a+colleague%E2%80%99s+family");
        let sent = tried
            .ask(Role::Governance, "POST", "/restrictions", &typed)
            .await;
        if sent.status == StatusCode::SEE_OTHER {
            restricted = Some(id);
            break;
        }
    }
    let id = restricted.unwrap();
    for path in ["/returns", "/returns/cin"] {
        let page = tried.page(analyst, path).await;
        assert!(!page.contains("Errors in each load"), "{path}");
        assert!(!page.contains("put right in the case system</"), "{path}");
    }
    let page = tried.page(analyst, "/returns/cin").await;
    assert!(page.contains("shown only to who sees every child"));
    let children = tried.page(analyst, "/returns/cin?by=child").await;
    assert!(!children.contains(&format!(">{id}<")));
    // From whoever may see them nobody is left out.
    let page = tried.page(Role::Director, "/returns/cin").await;
    assert!(page.contains("Errors in each load"));
}

#[tokio::test]
async fn what_is_wrong_about_a_child_who_is_closed_is_with_the_team_that_held_them_last() {
    let tried = Tried::open().await;
    let list = tried
        .page(Role::TeamManager, "/returns/cin/corrections")
        .await;
    assert!(things(&list) > 0);
    assert!(
        !list.contains("no team<"),
        "a team manager sees their teams"
    );
    let mut closed = false;
    for page in 1..=5 {
        let path = format!("/returns/cin?by=child&page={page}");
        closed |= tried
            .page(Role::Analyst, &path)
            .await
            .contains("last held by ");
    }
    assert!(closed);
}

#[tokio::test]
async fn a_list_to_correct_is_printed_whole() {
    let tried = Tried::open().await;
    let path = "/returns/cin/corrections";
    let children = |page: &str| page.matches("class=\"wm-correct\"").count();
    let first = tried.page(Role::Analyst, path).await;
    assert_eq!(children(&first), 20);
    let all = address(&first, "/returns/cin/corrections?page=all");
    let whole = tried.page(Role::Analyst, &all).await;
    let count = format!("about {} children.", children(&whole));
    assert!(children(&whole) > 20 && whole.contains(&count), "{count}");
}

#[tokio::test]
async fn a_disagreement_says_who_holds_the_child() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let census = "<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>\
        </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>900001</LAchildID>\
        <PersonBirthDate>2012-03-01</PersonBirthDate></ChildIdentifiers></Child></Children></Message>";
    let at = "2026-11-02T09:00:00Z".parse().unwrap();
    tried
        .load("cin", &files(&[("census.xml", census)]), at)
        .await;
    let of_nobody = tried.page(Role::Analyst, "/disagreements?team=none").await;
    assert!(of_nobody.contains("Team and worker") && of_nobody.contains("900001"));
    let of_a_team = tried.page(Role::Analyst, "/disagreements?team=0").await;
    assert!(!of_a_team.contains("900001"));
    let reason = "reason=for+the+data+board+on+Monday";
    let file = tried
        .ask(Role::Analyst, "POST", "/disagreements.csv", reason)
        .await;
    assert!(
        file.body.contains("child,team,worker,what,"),
        "{}",
        file.body
    );

    // The census has its days as it was sent, and nothing that reading made up.
    let rows = tried.page(Role::Analyst, "/returns/cin?by=row").await;
    let child = address(&rows, "/returns/cin/children/");
    let page = tried.page(Role::Analyst, &child).await;
    assert!(page.contains("2012-03-01") && !page.contains("01/03/2012"));
    assert!(!page.contains("CINdetailsID") && !page.contains("scope=\"col\">Child</th>"));
}
