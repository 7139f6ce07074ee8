//! A release takes two people; councillors see it once it is approved, and nothing small in it.

use access::Role;
use axum::http::StatusCode;

use super::Tried;

#[tokio::test]
async fn a_release_is_prepared_by_one_approved_by_another_and_then_read() {
    let tried = Tried::open().await;
    let preview = tried.ask(Role::Director, "GET", "/releases/new", "").await;
    assert!(preview.body.contains("numbers would be published"));
    let made = tried
        .ask(Role::Director, "POST", "/releases", "note=monthly")
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let at = made.to;
    let unseen = tried.ask(Role::Councillor, "GET", &at, "").await;
    assert_eq!(unseen.status, StatusCode::NOT_FOUND);
    let approval = format!("{at}/approval");

    let waiting = tried.ask(Role::Governance, "GET", &at, "").await.body;
    let (_, rest) = waiting.split_once("name=\"sha256\" value=\"").unwrap();
    let sha256 = format!("sha256={}", &rest[..64]);
    let own = tried.ask(Role::Director, "POST", &approval, &sha256).await;
    assert_eq!(own.status, StatusCode::BAD_REQUEST);
    let other = tried
        .ask(Role::Governance, "POST", &approval, "sha256=0")
        .await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    let approved = tried
        .ask(Role::Governance, "POST", &approval, &sha256)
        .await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER);

    let read = tried.ask(Role::Councillor, "GET", &at, "").await;
    assert_eq!(read.status, StatusCode::OK);
    assert!(read.body.contains("Release 1") && read.body.contains("suppressed"));
    let figures = tried
        .ask(Role::Councillor, "GET", &format!("{at}/figures.csv"), "")
        .await;
    let small = figures.body.lines().filter(|line| {
        let value = line
            .rsplit(',')
            .next()
            .and_then(|value| value.parse::<u32>().ok());
        value.is_some_and(|value| (1..=5).contains(&value))
    });
    assert_eq!(small.count(), 0);
    assert!(figures.body.lines().any(|line| line.ends_with(",c")));
}
