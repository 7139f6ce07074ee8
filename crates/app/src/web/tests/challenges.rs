//! Reviewing officers' challenges: from raised to ended, what is refused, what is wrong, two people at once.

use access::Role;
use axum::http::StatusCode;

use super::{Answer, Tried};
use crate::records::Seen;
use crate::state::Children;

async fn get(tried: &Tried, role: Role, path: &str) -> Answer {
    tried.ask(role, "GET", path, "").await
}

async fn post(tried: &Tried, role: Role, path: &str, typed: &str) -> Answer {
    tried.ask(role, "POST", path, typed).await
}

/// The version that the forms of a page carry.
fn version(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

const GROUP: &str = "about=group&group=Children+of+the+east+team&theme=permanence&what=No+plan+after+two+reviews.&wanted=A+plan.&stage=informal";

/// The identifier of a child within the reach of one role and not of another.
async fn child_seen_by(tried: &Tried, seen: Role, not: Role) -> String {
    let Children::Ready(records) = tried.app.children() else {
        panic!("no records")
    };
    let look = |role: Role| {
        let acting = tried
            .app
            .sample()
            .unwrap()
            .acting(role, &tried.app)
            .unwrap();
        let records = &records;
        async move {
            let seen = std::sync::Arc::new(Seen::default());
            tried.app.look(records, &acting, seen).await.unwrap()
        }
    };
    let (all, some) = (look(seen).await, look(not).await);
    all.known_children()
        .into_iter()
        .filter_map(|child| all.kept_id(child))
        .find(|id| all.child_of(id).is_some() && some.child_of(id).is_none())
        .unwrap()
}

#[tokio::test]
async fn a_challenge_is_raised_answered_taken_further_and_ended() {
    let tried = Tried::open().await;
    let officer = Role::ReviewingOfficer;
    let raised = post(&tried, officer, "/challenges", GROUP).await;
    assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.body);
    assert_eq!(raised.to, "/challenges/c1");
    let page = get(&tried, officer, "/challenges/c1").await;
    assert!(
        page.body
            .contains("It waits for an answer at the informal stage")
    );
    let seen = version(&page);

    // Whoever raised it does not answer it, and a manager who has to answer does not end it.
    let answers = "/challenges/c1/answers";
    let typed = format!("answer=A+meeting+is+set.&version={seen}");
    let own = post(&tried, officer, answers, &typed).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.body.contains("does not answer it"));
    let ends = format!("outcome=done&came_of_it=A+plan.&version={seen}");
    let early = post(&tried, Role::TeamManager, "/challenges/c1/outcome", &ends).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answered = post(&tried, Role::TeamManager, answers, &typed).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);

    // The officer's page was made before the answer: theirs waits until they have read it.
    let stages = "/challenges/c1/stages";
    let further = "to=service-manager&why=Still+no+plan.";
    let stale = post(
        &tried,
        officer,
        stages,
        &format!("{further}&version={seen}"),
    )
    .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("Still no plan.") && stale.body.contains("A meeting is set."));
    assert!(stale.body.contains("Tom Example changed it"));
    let again = format!("{further}&version={}", version(&stale));
    let taken = post(&tried, officer, stages, &again).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let page = get(&tried, officer, "/challenges").await;
    assert!(
        page.body.contains("1 challenge is open, none past"),
        "{}",
        page.body
    );
    assert!(page.body.contains("Stage 2: service manager"));

    let page = get(&tried, Role::Director, "/challenges/c1").await;
    let ends = format!("outcome=done&came_of_it=A+plan.&version={}", version(&page));
    let ended = post(&tried, Role::Director, "/challenges/c1/outcome", &ends).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let over = post(&tried, Role::Director, "/challenges/c1/outcome", &ends).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    assert!(over.body.contains("What you wrote, which is not kept"));
    let page = get(&tried, Role::Director, "/challenges").await;
    assert!(page.body.contains("None of 1 challenge is open."));

    let file = post(
        &tried,
        Role::Director,
        "/challenges.csv",
        "reason=The+officers+yearly+report",
    )
    .await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.body
            .contains("c1,,Children of the east team,permanence"),
        "{}",
        file.body
    );
}

#[tokio::test]
async fn a_challenge_about_a_child_is_counted_and_not_shown_to_who_does_not_reach_them() {
    let tried = Tried::open().await;
    let id = child_seen_by(&tried, Role::Director, Role::TeamManager).await;
    let typed =
        format!("about=child&child={id}&theme=drift&what=Drift.&wanted=Haste.&stage=director");
    let raised = post(&tried, Role::Director, "/challenges", &typed).await;
    assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.body);
    assert!(!raised.to.contains(&id));
    assert_eq!(
        get(&tried, Role::Director, "/challenges/c1").await.status,
        StatusCode::OK
    );
    let list = get(&tried, Role::TeamManager, "/challenges").await;
    assert!(
        list.body
            .contains("1 more is about children outside what your role shows.")
    );
    for (method, path) in [
        ("GET", "/challenges/c1"),
        ("POST", "/challenges/c1/answers"),
    ] {
        let hidden = tried
            .ask(Role::TeamManager, method, path, "answer=Yes")
            .await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Nor can a manager raise one about a child they do not reach.
    let raised = post(&tried, Role::TeamManager, "/challenges", &typed).await;
    assert_eq!(raised.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        raised
            .body
            .contains("No child of this identifier is among those you can see")
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let tried = Tried::open().await;
    let long = "x".repeat(20_001);
    let typed = format!("about=group&what={long}&wanted=Kept+as+typed&on=31/12/2099");
    let wrong = post(&tried, Role::ReviewingOfficer, "/challenges", &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Enter which children, or what, without names",
        "Choose what it is about",
        "Use 20,000 characters at most; this has 20,001",
        "Choose the stage",
        "The day must be today or before",
        "Kept as typed",
        &long,
    ] {
        assert!(wrong.body.contains(said), "{said}");
    }
    let clocks = post(
        &tried,
        Role::Director,
        "/challenges/clocks",
        "informal=0&whole=x",
    )
    .await;
    assert_eq!(clocks.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(clocks.body.contains("Enter a whole number from 1 to 60"));
    let clocks = post(
        &tried,
        Role::Director,
        "/challenges/clocks",
        "informal=10&version=0",
    )
    .await;
    assert_eq!(clocks.status, StatusCode::SEE_OTHER, "{}", clocks.body);
    let kept = tried.app.programme().await.unwrap();
    let set = &kept.now.challenges.clocks;
    assert_eq!(set.of(improvement::challenge::Stage::Informal), 10);
    // The same page sent again: somebody set them meanwhile.
    let clocks = post(
        &tried,
        Role::Director,
        "/challenges/clocks",
        "informal=9&version=0",
    )
    .await;
    assert!(clocks.body.contains("Somebody else set the times"));
}
