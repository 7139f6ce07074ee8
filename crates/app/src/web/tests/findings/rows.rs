//! From a finding to its row, whatever the row and its identifier are.

use access::Role;
use axum::http::StatusCode;

use super::super::{Tried, address};
use super::{EPISODES, HEADER, keep, keep_files};

/// The address of a row in a page, as it is asked for.
fn way_to(page: &str, row: &str) -> String {
    let (before, _) = page
        .split_once(&format!("?at={row}#{row}\""))
        .unwrap_or_else(|| panic!("no way to {row} in {page}"));
    let (_, way) = before.rsplit_once("href=\"").unwrap();
    format!("{way}?at={row}")
}

#[tokio::test]
async fn a_finding_opens_its_row_where_one_line_holds_several_children() {
    let tried = Tried::open().await;
    let child = |id: &str, ethnic: &str| {
        format!(
            "<CHILD><HEADER><CHILDID>{id}</CHILDID><SEX>1</SEX><DOB>01/02/2012</DOB>{ethnic}<UPN>UN1</UPN></HEADER></CHILD>"
        )
    };
    let xml = format!(
        "<EXPSSDA903>{}{}</EXPSSDA903>",
        child("900001", "<ETHNIC>WBRI</ETHNIC>"),
        child("900002", "")
    );
    keep_files(&tried, &[("return.xml", &xml)], "2026-11-02T09:00:00Z").await;
    for list in ["/returns/903?by=row&rule=103", "/checks/903/103"] {
        let rows = tried.page(Role::Analyst, list).await;
        let way = way_to(&rows, "Header-1");
        let page = tried.page(Role::Analyst, &way).await;
        assert!(
            page.contains("<tr class=\"wm-me\" id=\"Header-1\">"),
            "{page}"
        );
        assert!(page.contains("900002") && !page.contains("id=\"Header-0\""));
    }
}

#[tokio::test]
async fn a_row_that_names_nobody_is_shown_by_itself() {
    let tried = Tried::open().await;
    let header = HEADER.replace("900002", "");
    keep(&tried, &header, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    let way = address(&rows, "/returns/903/rows/");
    assert_eq!(way, "/returns/903/rows/Header/1");
    let page = tried.page(Role::Analyst, &way).await;
    assert!(page.contains("id=\"Header-1\"") && page.contains("01/02/2013"));
    // One that names a child is no such row, and who does not see everybody sees none.
    for (role, way) in [
        (Role::Analyst, "/returns/903/rows/Header/0"),
        (Role::Analyst, "/returns/903/rows/Header/9"),
        (Role::TeamManager, way.as_str()),
    ] {
        let answer = tried.ask(role, "GET", way, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{way}");
    }
}

#[tokio::test]
async fn of_a_child_of_many_rows_some_are_shown_and_any_can_be_opened() {
    let tried = Tried::open().await;
    let (head, row) = EPISODES.split_once('\n').unwrap();
    let episodes = format!("{head}\n{}", row.repeat(450));
    let files = [("header.csv", HEADER), ("episodes.csv", episodes.as_str())];
    keep_files(&tried, &files, "2026-11-02T09:00:00Z").await;
    let list = tried.page(Role::Analyst, "/returns/903?by=child").await;
    let child = address(&list, "/returns/903/children/");
    let page = tried.page(Role::Analyst, &child).await;
    assert!(page.contains("Rows 1 to 200 of 450."));
    assert!(page.contains("id=\"Episodes-199\"") && !page.contains("id=\"Episodes-200\""));
    let page = tried
        .page(Role::Analyst, &format!("{child}?at=Episodes-430"))
        .await;
    assert!(page.contains("Rows 401 to 450 of 450."));
    assert!(page.contains("<tr class=\"wm-me\" id=\"Episodes-430\">"));
}

#[tokio::test]
async fn identifiers_are_kept_as_they_are_written_and_lead_to_their_rows() {
    let tried = Tried::open().await;
    let ids = ["007", "7", "a,b", "=1+1", "Zoë/ß?#&%20", "<b>&amp;", ".."];
    let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
    for id in ids {
        header.push_str(&format!("\"{id}\",2,01/02/2013,,UN1,0,\n"));
    }
    keep(&tried, &header, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    for (at, id) in ids.iter().enumerate() {
        let page = tried
            .page(Role::Analyst, &way_to(&rows, &format!("Header-{at}")))
            .await;
        let shown = id
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        assert!(page.contains(&format!("Child {shown}<")), "{id}: {page}");
    }
}
