//! Who looked, as the officer sees it, and the purposes and restrictions that stand before a child.

use std::collections::BTreeSet;
use std::time::Duration;

use access::Role;
use axum::http::StatusCode;

use super::{Answer, Tried};

/// Addresses of children that a page leads to.
fn children(page: &str) -> Vec<String> {
    let mut all: Vec<String> = page
        .split("href=\"/children/")
        .skip(1)
        .filter_map(|rest| rest.get(..16))
        .map(str::to_owned)
        .collect();
    all.sort();
    all.dedup();
    all
}

impl Tried {
    async fn send(&self, role: Role, path: &str, typed: &str) -> Answer {
        self.ask(role, "POST", path, typed).await
    }

    /// Children on the longest list of a role.
    async fn children(&self, role: Role) -> Vec<String> {
        let lists = self.page(role, "/lists").await;
        let mut most = Vec::new();
        for rest in lists.split("href=\"/lists/").skip(1) {
            let id = rest.split('"').next().unwrap();
            if id.contains('.') || id.contains('/') {
                continue;
            }
            let some = children(&self.page(role, &format!("/lists/{id}")).await);
            if some.len() > most.len() {
                most = some;
            }
        }
        assert!(most.len() > 1, "{role:?}");
        most
    }

    /// The page of a child, once a purpose was given.
    async fn opened(&self, role: Role, child: &str) -> String {
        let sent = self
            .send(role, &format!("/children/{child}/purpose"), "purpose=audit")
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        self.page(role, &format!("/children/{child}")).await
    }
}

/// The heading of a page.
fn heading(page: &str) -> String {
    let rest = page.split_once("<h1>").unwrap().1;
    rest.split_once("</h1>").unwrap().0.to_owned()
}

#[tokio::test]
async fn who_holds_no_case_says_why_before_a_child_is_shown_and_the_officer_reads_it_without_a_name()
 {
    let tried = Tried::open().await;
    let all = tried.children(Role::Director).await;
    let child = &all[0];
    let path = format!("/children/{child}");
    let before = tried.page(Role::Director, &path).await;
    assert_eq!(heading(&before), "Before you open this child’s record");
    for (typed, status) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        ("purpose=nosy", StatusCode::UNPROCESSABLE_ENTITY),
        ("purpose=other", StatusCode::UNPROCESSABLE_ENTITY),
        ("purpose=court", StatusCode::SEE_OTHER),
    ] {
        let sent = tried
            .send(Role::Director, &format!("{path}/purpose"), typed)
            .await;
        assert_eq!(sent.status, status, "{typed}");
    }
    let shown = tried.page(Role::Director, &path).await;
    let name = heading(&shown);
    assert_ne!(name, heading(&before));
    assert!(!before.contains(&name));
    // What was said of one child says nothing of another.
    let other = tried
        .page(Role::Director, &format!("/children/{}", all[1]))
        .await;
    assert_eq!(heading(&other), heading(&before));
    // A role that is itself the purpose is not asked, and who asks for nobody is told so.
    let own = tried.children(Role::TeamManager).await;
    let page = tried
        .page(Role::TeamManager, &format!("/children/{}", own[0]))
        .await;
    assert_ne!(heading(&page), heading(&before));
    let nobody = tried
        .ask(Role::Director, "GET", "/children/0123456789abcdef", "")
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);

    let log = tried
        .page(Role::Governance, &format!("/audit/children/{child}"))
        .await;
    assert!(log.contains("Inés Example") && log.contains("A court’s question"));
    let surname = name.split(',').next().unwrap();
    assert!(!log.contains(&name) && !log.contains(surname));
    for page in ["/audit", "/audit/people/sample-director", "/audit/checks"] {
        let page = tried.page(Role::Governance, page).await;
        assert!(!page.contains(&name) && !page.contains(surname));
    }
}

#[tokio::test]
async fn a_file_for_a_subject_access_request_holds_no_other_child() {
    let tried = Tried::open().await;
    let all = tried.children(Role::Director).await;
    tried.opened(Role::Director, &all[0]).await;
    let path = format!("/audit/children/{}/entries.csv", all[0]);
    let asked = tried.page(Role::Governance, &path).await;
    assert!(heading(&asked).contains("Before you take this out"));
    let file = tried
        .send(Role::Governance, &path, "reason=subject+access+request+12")
        .await;
    assert_eq!(file.status, StatusCode::OK);
    let rows: Vec<&str> = file.body.lines().collect();
    assert!(rows.len() >= 3, "the list and the child");
    assert!(rows.iter().any(|row| row.contains("An audit of practice")));
    let others: BTreeSet<&String> = all.iter().skip(1).collect();
    assert!(
        others
            .iter()
            .all(|other| !file.body.contains(other.as_str()))
    );
}

#[tokio::test]
async fn a_restricted_record_is_nowhere_from_the_next_page_on_until_it_ends() {
    let tried = Tried::open().await;
    let child = tried.children(Role::TeamManager).await.remove(0);
    let path = format!("/children/{child}");
    let page = tried.page(Role::TeamManager, &path).await;
    let identity = page.split_once("wm-identity").unwrap().1;
    let id = identity.split_once("<dd>").unwrap().1;
    let id: String = id.split_once("</dd>").unwrap().0.to_owned();
    let wrong = tried
        .send(
            Role::Governance,
            "/restrictions",
            &format!("child={id}&why="),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = format!("child={id}&why=a+colleague%E2%80%99s+family");
    let sent = tried.send(Role::Governance, "/restrictions", &typed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let gone = tried.ask(Role::TeamManager, "GET", &path, "").await;
    let nobody = tried
        .ask(Role::TeamManager, "GET", "/children/0123456789abcdef", "")
        .await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(gone.body, nobody.body);
    assert!(!tried.children(Role::TeamManager).await.contains(&child));
    // Who may see restricted records still does.
    assert!(!tried.opened(Role::Director, &child).await.is_empty());
    let locks = tried.page(Role::Governance, "/restrictions").await;
    assert!(locks.contains(&child) && !locks.contains(&id));
    let end = locks.split_once("action=\"/restrictions/").unwrap().1;
    let end = end.split('"').next().unwrap();
    let ended = tried
        .send(Role::Governance, &format!("/restrictions/{end}"), "")
        .await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    tried.page(Role::TeamManager, &path).await;
    // A record restricted until a day says so, and no day that is over is taken.
    let typed = format!("child={id}&why=a+colleague%E2%80%99s+family");
    for (until, status) in [
        (
            "until=1&until_month=March&until_year=2020",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "until=1&until_month=&until_year=2099",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "until=1&until_month=March&until_year=2099",
            StatusCode::SEE_OTHER,
        ),
    ] {
        let sent = tried
            .send(
                Role::Governance,
                "/restrictions",
                &format!("{typed}&{until}"),
            )
            .await;
        assert_eq!(sent.status, status, "{until}");
    }
    let gone = tried.ask(Role::TeamManager, "GET", &path, "").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let locks = tried.page(Role::Governance, "/restrictions").await;
    assert!(locks.contains("Holds until the end of 1 March 2099"));
    // The identifier leads to the same child without standing in any address.
    let found = tried
        .send(Role::Governance, "/audit/children", &format!("child={id}"))
        .await;
    assert_eq!(found.to, format!("/audit/children/{child}"));
}

#[tokio::test]
async fn the_officer_checks_the_log_and_keeps_what_was_looked_into() {
    let tried = Tried::open().await;
    for _ in 0..6 {
        let refused = tried.ask(Role::Councillor, "GET", "/lists", "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let sent = tried.send(Role::Governance, "/audit/checks", "").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let mut page = String::new();
    for _ in 0..100 {
        page = tried.page(Role::Governance, "/audit/checks").await;
        if !page.contains("Being checked since") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(
        page.contains("The log was whole when last checked"),
        "{page}"
    );
    assert!(
        tried
            .page(Role::Governance, "/audit")
            .await
            .contains("6 refused")
    );
    let unusual = tried.page(Role::Governance, "/audit/unusual").await;
    assert!(unusual.contains("Clare Example"), "{unusual}");
    let finding = unusual.split_once("name=\"finding\" value=\"").unwrap().1;
    let finding = finding.split('"').next().unwrap();
    let wrong = tried
        .send(
            Role::Governance,
            "/audit/unusual",
            &format!("finding={finding}&note=ok"),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = tried
        .send(
            Role::Governance,
            "/audit/unusual",
            &format!("finding={finding}&note=tried+the+wrong+page+by+mistake"),
        )
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let unusual = tried.page(Role::Governance, "/audit/unusual").await;
    assert!(unusual.contains("Looked into by Gwen Example"));
    assert!(unusual.contains("tried the wrong page by mistake"));
}

#[tokio::test]
async fn a_note_and_a_frozen_annex_a_are_removed_with_a_reason_that_the_log_keeps() {
    let tried = Tried::open().await;
    // A note about the first on the first list that has somebody.
    let lists = tried.page(Role::Director, "/lists").await;
    let mut of = String::new();
    let mut row = String::new();
    for rest in lists.split("href=\"/lists/").skip(1) {
        let id = rest.split('"').next().unwrap();
        if id.contains(['.', '/']) || id == "un-owned" {
            continue;
        }
        let page = tried.page(Role::Director, &format!("/lists/{id}")).await;
        if let Some((_, rest)) = page.split_once("name=\"row\" id=\"row-0\" value=\"") {
            (of, row) = (id.to_owned(), rest.split('"').next().unwrap().to_owned());
            break;
        }
    }
    let typed: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("do", "note")
        .append_pair("row", &row)
        .append_pair("note", "written about the wrong one")
        .finish();
    let sent = tried
        .send(Role::Director, &format!("/lists/{of}/work"), &typed)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{row}");
    let list = tried.page(Role::Director, &format!("/lists/{of}")).await;
    assert!(list.contains("written about the wrong one"));
    let path = list.split_once(&format!("/lists/{of}/notes/")).unwrap().1;
    let path = format!("/lists/{of}/notes/{}", path.split('"').next().unwrap());
    // Who only reads is not offered it; who writes must say why.
    assert!(
        !tried
            .page(Role::Inspector, &format!("/lists/{of}"))
            .await
            .contains("/notes/")
    );
    assert!(
        tried
            .page(Role::Director, &path)
            .await
            .contains("written about the wrong one")
    );
    let unsaid = tried.send(Role::Director, &path, "reason=so").await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = tried
        .send(Role::Director, &path, "reason=it+was+the+wrong+record")
        .await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let list = tried.page(Role::Director, &format!("/lists/{of}")).await;
    assert!(!list.contains("written about the wrong one"));
    let again = tried
        .send(Role::Director, &path, "reason=it+was+the+wrong+record")
        .await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);

    let annex = tried.page(Role::Director, "/annex-a").await;
    let as_at = annex.split_once("name=\"as_at\" value=\"").unwrap().1;
    let as_at = as_at.split('"').next().unwrap();
    let sent = tried
        .send(
            Role::Director,
            "/annex-a/freezes",
            &format!("as_at={as_at}&note=given"),
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let annex = tried.page(Role::Director, "/annex-a").await;
    let (before, _) = annex.split_once("/removal\"").unwrap();
    let id = before.rsplit('/').next().unwrap();
    let path = format!("/annex-a/freezes/{id}/removal");
    assert!(
        !tried
            .page(Role::Inspector, "/annex-a")
            .await
            .contains("/removal")
    );
    let unsaid = tried.send(Role::Director, &path, "").await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = tried
        .send(Role::Director, &path, "reason=frozen+by+mistake")
        .await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert!(!tried.page(Role::Director, "/annex-a").await.contains(id));

    let log = tried
        .page(Role::Governance, "/audit?kind=change&days=1")
        .await;
    assert!(log.contains("it was the wrong record") && log.contains("frozen by mistake"));
    assert!(
        !log.contains("written about the wrong one"),
        "never what it said"
    );
}
