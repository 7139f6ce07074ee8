//! The plan: findings from a report, actions that answer them, three questions kept apart, two people at one action.

mod complete;
mod large;

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt as _;

use super::{Answer, ROLE_COOKIE, Tried};

const HEAD: Role = Role::HeadOfService;

/// What follows a text on a page, up to another.
fn after<'p>(page: &'p str, begins: &str, ends: &str) -> &'p str {
    let (_, rest) = page
        .split_once(begins)
        .unwrap_or_else(|| panic!("{begins} not in {page}"));
    rest.split_once(ends).unwrap().0
}

/// The main part of a page.
fn main_of(page: &str) -> &str {
    after(page, "<main", "</main>")
}

impl Tried {
    async fn kept(&self, path: &str, typed: &str) -> Answer {
        let answer = self.ask(HEAD, "POST", path, typed).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{path} {typed}: {}",
            main_of(&answer.body)
        );
        answer
    }

    /// The version that a form of a page carries.
    async fn version(&self, path: &str) -> String {
        let page = self.page(HEAD, path).await;
        format!(
            "version={}",
            after(&page, "name=\"version\" value=\"", "\"")
        )
    }

    /// Every point of the newest report that has any, put into the plan; the report and how many there were.
    async fn every_point(&self) -> (String, usize) {
        let page = self.page(HEAD, "/plan/findings/new").await;
        let report = after(&page, "name=\"report\" value=\"", "\"").to_owned();
        let points: Vec<&str> = page
            .split("name=\"point\"")
            .skip(1)
            .map(|rest| after(rest, "value=\"", "\""))
            .collect();
        let ticked: Vec<String> = points
            .iter()
            .map(|point| format!("point={point}"))
            .collect();
        self.kept(
            "/plan/findings",
            &format!("report={report}&{}", ticked.join("&")),
        )
        .await;
        (report, points.len())
    }

    /// Sends evidence with a document.
    async fn evidence(&self, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let mut body = Vec::new();
        let token = [("form_token", self.token.as_str())];
        for (name, value) in token.iter().chain(fields) {
            body.extend_from_slice(
                format!(
                    "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .as_bytes(),
            );
        }
        if let Some((name, bytes)) = file {
            body.extend_from_slice(
                format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--b--\r\n");
        let request = Request::builder()
            .method("POST")
            .uri("/plan/actions/a1/evidence")
            .header(header::COOKIE, format!("{ROLE_COOKIE}={}", HEAD.word()))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20)
            .await
            .unwrap();
        Answer {
            status,
            to: String::new(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

#[tokio::test]
async fn a_report_is_answered_only_when_each_of_its_points_has_an_action() {
    let tried = Tried::open().await;
    let (report, points) = tried.every_point().await;
    assert!(points > 1);
    let findings = tried.page(Role::BoardMember, "/plan/findings").await;
    assert!(findings.contains(&format!("{points} findings need an answer")));
    // Once more adds nothing: what is in the plan is left as it is.
    let again = tried.page(HEAD, "/plan/findings/new").await;
    assert!(again.contains("Every point of this report is in the plan."));

    tried
        .kept("/plan/answers", &format!("report={report}&received=2/3/26"))
        .await;
    let ready = format!("/plan/answers/{report}/ready");
    let version = tried.version("/plan").await;
    let refused = tried.ask(HEAD, "POST", &ready, &version).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains(&format!("{points} findings have no action"))
    );
    assert!(refused.body.contains("/plan/findings/f1\""));

    let all: Vec<String> = (1..=points).map(|n| format!("answers=f{n}")).collect();
    tried
        .kept(
            "/plan/actions",
            &format!("title=Answer+all&owner=Head&due=31/3/27&{}", all.join("&")),
        )
        .await;
    tried.kept(&ready, &version).await;
    let plan = tried.page(Role::BoardMember, "/plan").await;
    assert!(plan.contains(&format!("Each of {points} findings has an action")));
    assert!(plan.contains("Ready: Harriet Example"));
    let version = tried.version("/plan").await;
    let early = tried
        .ask(
            HEAD,
            "POST",
            &format!("/plan/answers/{report}/sent"),
            &format!("{version}&on=1/3/26"),
        )
        .await;
    assert_eq!(early.status, StatusCode::BAD_REQUEST);
    tried
        .kept(
            &format!("/plan/answers/{report}/sent"),
            &format!("{version}&on=3/3/26"),
        )
        .await;

    // A finding withdrawn after it was sent is said on its page, on the plan of findings and in what changed.
    let version = tried.version("/plan/findings/f1").await;
    let without_why = tried
        .ask(HEAD, "POST", "/plan/findings/f1/withdrawal", &version)
        .await;
    assert_eq!(without_why.status, StatusCode::UNPROCESSABLE_ENTITY);
    tried
        .kept(
            "/plan/findings/f1/withdrawal",
            &format!("{version}&reason=Said+twice"),
        )
        .await;
    let page = tried.page(Role::BoardMember, "/plan/findings/f1").await;
    assert!(page.contains("Changed after the answer was sent."));
    assert!(page.contains("Said twice"));
    let changed = tried
        .page(Role::BoardMember, "/plan/compare?from=2026-01-01")
        .await;
    assert!(changed.contains("After the answer was sent."));
}

#[tokio::test]
async fn what_cannot_be_written_of_an_action_is_refused_and_nothing_typed_is_lost() {
    let tried = Tried::open().await;
    tried.every_point().await;
    tried
        .kept("/plan/actions", "title=First&owner=Head&answers=f1")
        .await;
    let long = format!("title=Long&how={}", "x".repeat(20_001));
    for (typed, says) in [
        ("title=", "Enter what will be done"),
        (
            "title=Late&start=1/6/27&due=1/5/27",
            "before it begins on 1 June 2027",
        ),
        ("title=Old&answers=f1&due=1/1/1999", "was reported on"),
        (
            "title=M&measures=HP15x",
            "There is no measure HP15x: the nearest is HP15",
        ),
        (
            "title=Q&questions=core/nothing",
            "There is no audit question core/nothing",
        ),
        ("title=D&depends_on=a77", "There is no action a77"),
        ("title=C&cost=ten", "Enter an amount in pounds"),
        (long.as_str(), "This has 20001 characters"),
    ] {
        let refused = tried.ask(HEAD, "POST", "/plan/actions", typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(
            refused.body.contains(says),
            "{says}: {}",
            main_of(&refused.body)
        );
        let title = typed.split(['=', '&']).nth(1).unwrap();
        assert!(refused.body.contains(&format!("{title}</textarea>")));
    }
    let itself = tried
        .ask(
            HEAD,
            "POST",
            "/plan/actions/a1/edit",
            "title=First&depends_on=a1",
        )
        .await;
    assert!(itself.body.contains("An action cannot wait for itself"));
    // What answers nothing is allowed and flagged.
    let made = tried.kept("/plan/actions", "title=Alone").await;
    let page = tried.page(Role::BoardMember, &made.to).await;
    assert!(page.contains("It answers no finding."));
    let unseen = tried
        .ask(Role::BoardMember, "POST", "/plan/actions", "title=x")
        .await;
    assert_eq!(unseen.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn two_people_edit_one_action_and_nobody_loses_a_word() {
    let tried = Tried::open().await;
    tried.kept("/plan/actions", "title=First&owner=Head").await;
    let version = tried.version("/plan/actions/a1/edit").await;
    let mine = format!("{version}&title=Mine&owner=Head&why=I+know+better");
    let theirs = format!("{version}&title=Theirs&owner=Somebody+else");
    tried.kept("/plan/actions/a1/edit", &theirs).await;
    let both = tried
        .ask(HEAD, "POST", "/plan/actions/a1/edit", &mine)
        .await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    for says in [
        "Harriet Example changed it",
        "Theirs",
        "Mine",
        "Somebody else",
        "name=\"why\" value=\"I know better\"",
    ] {
        assert!(both.body.contains(says), "{says}: {}", main_of(&both.body));
    }
    let page = tried.page(HEAD, "/plan/actions/a1").await;
    assert!(
        !page.contains("Mine"),
        "nothing is kept before somebody chose"
    );
    let newer = after(&both.body, "name=\"version\" value=\"", "\"");
    let over = format!("version={newer}&title=Mine&owner=Head&why=I+know+better");
    tried.kept("/plan/actions/a1/edit", &over).await;
    let page = tried.page(HEAD, "/plan/actions/a1").await;
    for says in ["<h1>Mine</h1>", "<del>Theirs</del>", "I know better"] {
        assert!(page.contains(says), "{says}");
    }
}

#[tokio::test]
async fn complete_needs_evidence_of_practice_and_of_children_and_one_never_stands_for_the_other() {
    let tried = Tried::open().await;
    tried
        .kept("/plan/actions", "title=First&owner=Head&measures=HP15")
        .await;
    let version = tried.version("/plan/actions/a1").await;
    let refused = tried
        .ask(HEAD, "POST", "/plan/actions/a1/completion", &version)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in [
        "Its task is not done.",
        "Nothing shows that practice has changed",
        "Nothing shows that it is better for children",
    ] {
        assert!(refused.body.contains(says), "{says}");
    }
    tried
        .kept("/plan/actions/a1/task", &format!("{version}&task=done"))
        .await;
    let voices = [
        ("shows", "practice"),
        ("kind", "voices"),
        ("how", "Ten children were asked."),
        ("verdict", "yes"),
        ("words", "Nine of ten said so."),
    ];
    let refused = tried.evidence(&voices, None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("speak of children"));
    assert!(refused.body.contains("Nine of ten said so."));
    let mut outcome = voices;
    outcome[0].1 = "outcome";
    assert_eq!(
        tried.evidence(&outcome, None).await.status,
        StatusCode::SEE_OTHER
    );
    let document = [
        ("shows", "practice"),
        ("kind", "file"),
        ("verdict", "yes"),
        ("words", "Forty cases were looked at."),
    ];
    let page = tried
        .evidence(&document, Some(("bad.html", b"<script>")))
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = tried
        .evidence(&document, Some(("look at practice.pdf", b"%PDF-1.4 x")))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let shown = tried.page(Role::BoardMember, "/plan/actions/a1").await;
    let path = format!("/plan/files/{}", after(&shown, "/plan/files/", "\""));
    let file = tried.ask(Role::BoardMember, "GET", &path, "").await;
    assert_eq!(file.body, "%PDF-1.4 x");
    let nowhere = tried
        .ask(Role::BoardMember, "GET", "/plan/files/0", "")
        .await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let large = vec![b'x'; 21 << 20];
    let refused = tried.evidence(&document, Some(("a.pdf", &large))).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("20 MB"));

    let version = tried.version("/plan/actions/a1").await;
    tried.kept("/plan/actions/a1/completion", &version).await;
    let page = tried.page(Role::BoardMember, "/plan/actions/a1").await;
    assert!(page.contains("Complete"));
    // Whoever has no numbers sees none of the records.
    assert!(main_of(&page).contains("Shown in the board’s papers"));
    let own = tried.page(Role::Director, "/plan/actions/a1").await;
    assert!(!main_of(&own).contains("Shown in the board’s papers"));
}

#[tokio::test]
async fn a_rating_by_hand_has_a_name_and_a_reason_and_a_past_day_shows_neither() {
    let tried = Tried::open().await;
    tried.kept("/plan/actions", "title=First&due=1/1/27").await;
    let version = tried.version("/plan/actions/a1").await;
    let without = tried
        .ask(
            HEAD,
            "POST",
            "/plan/actions/a1/rating",
            &format!("{version}&rating=green"),
        )
        .await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let complete = format!("{version}&rating=complete&rating_why=So+be+it");
    let refused = tried
        .ask(HEAD, "POST", "/plan/actions/a1/rating", &complete)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    tried
        .kept(
            "/plan/actions/a1/rating",
            &format!("{version}&rating=green&rating_why=A+new+owner+starts+on+Monday"),
        )
        .await;
    let page = tried.page(Role::BoardMember, "/plan/actions/a1").await;
    for says in [
        "as Harriet Example rated it",
        "A new owner starts on Monday",
        "Nobody answers for it.",
    ] {
        assert!(page.contains(says), "{says}");
    }
    let before = tried.page(Role::BoardMember, "/plan?on=1/1/26").await;
    assert!(before.contains("This is the plan of 1 January 2026."));
    assert!(before.contains("No action is written yet."));
    let none = tried
        .ask(
            Role::BoardMember,
            "GET",
            "/plan/actions/a1?on=2026-01-01",
            "",
        )
        .await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let strange = tried.ask(HEAD, "GET", "/plan?on=31/2/26", "").await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST);
    let version = tried.version("/plan/actions/a1").await;
    tried
        .kept(
            "/plan/actions/a1/dropping",
            &format!("{version}&drop_why=Done+elsewhere"),
        )
        .await;
    let moved = tried
        .ask(
            HEAD,
            "POST",
            "/plan/actions/a1/task",
            "task=done&version=99",
        )
        .await;
    assert_eq!(moved.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_finding_from_elsewhere_and_an_objective_are_written_and_written_anew() {
    let tried = Tried::open().await;
    let elsewhere = "/plan/findings/elsewhere";
    for (typed, says) in [
        ("kind=notice&title=Notice", "Enter what must be different"),
        ("kind=&title=x&words=y", "Choose where it comes from"),
        ("kind=audit&title=q9&words=y", "There is no audit q9"),
        ("kind=own&title=x&words=y&on=1/1/2099", "still to come"),
    ] {
        let refused = tried.ask(HEAD, "POST", elsewhere, typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(refused.body.contains(says), "{says}");
    }
    let typed = "kind=peer-review&title=Peers+of+May&on=4/5/26&words=See+children+alone";
    let made = tried.kept(elsewhere, typed).await;
    assert_eq!(made.to, "/plan/findings/f1");
    let page = tried.page(Role::BoardMember, &made.to).await;
    assert!(page.contains("Peer review: Peers of May, 4 May 2026"));
    let version = tried.version(&made.to).await;
    tried
        .kept(
            "/plan/findings/f1/correction",
            &format!("{version}&words=See+every+child+alone&why=A+word+was+missing"),
        )
        .await;
    let other = tried
        .ask(
            HEAD,
            "POST",
            "/plan/findings/f1/correction",
            &format!("{version}&words=See+some+children+alone&why=Another+word"),
        )
        .await;
    assert_eq!(other.status, StatusCode::CONFLICT);

    tried
        .kept("/plan/objectives", "title=Children+are+heard")
        .await;
    let first = tried.version("/plan/objectives?write=o1").await;
    let anew = format!("id=o1&{first}&title=Every+child+is+heard");
    tried.kept("/plan/objectives", &anew).await;
    let again = tried.ask(HEAD, "POST", "/plan/objectives", &anew).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let page = tried.page(Role::BoardMember, "/plan/objectives").await;
    assert!(page.contains("Every child is heard"));
}
