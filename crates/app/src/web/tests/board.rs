//! The board: a meeting from its day to its approved minutes, what was asked for until it is done, risks above the
//! board, papers for anybody; what is wrong, two people at once.

mod laid;

use access::{Acting, Role, Scope};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use improvement::What;
use improvement::board::{Audience, Change, Classification, PaperWords};
use tower::ServiceExt as _;

use super::{Answer, ROLE_COOKIE, Tried};

const RUNS: Role = Role::HeadOfService;

async fn read(tried: &Tried, role: Role, path: &str) -> String {
    let answer = tried.ask(role, "GET", path, "").await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let (_, main) = answer.body.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0.to_owned()
}

async fn send(tried: &Tried, path: &str, typed: &str) -> Answer {
    tried.ask(RUNS, "POST", path, typed).await
}

/// Sends a form that must be kept, and gives where it leads.
async fn keep(tried: &Tried, path: &str, typed: &str) -> String {
    let answer = send(tried, path, typed).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{path} {typed}: {}",
        answer.body
    );
    answer.to
}

/// Sends a form that must be refused with words, and gives the page.
async fn refuse(tried: &Tried, path: &str, typed: &str, words: &str) -> String {
    let answer = send(tried, path, typed).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{path} {typed}"
    );
    assert!(
        answer.body.contains(words) && answer.body.contains("There is a problem"),
        "{words}: {}",
        answer.body
    );
    answer.body
}

/// The version that the first form of a page carries.
async fn version(tried: &Tried, path: &str) -> String {
    let page = read(tried, RUNS, path).await;
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    format!("version={}", rest.split_once('"').unwrap().0)
}

/// Two members, the second the independent chair, and a meeting that was held on 1 October 2025.
async fn held(tried: &Tried) {
    keep(
        tried,
        "/board/members",
        "name=Ann+Field&organisation=Police&from=1&from_month=1&from_year=2025",
    )
    .await;
    keep(
        tried,
        "/board/members",
        "name=Ray+Lyle&organisation=Independent&chair=yes&from=1/1/25",
    )
    .await;
    let to = keep(
        tried,
        "/board/meetings",
        "on=1&on_month=10&on_year=2025&begins=10:00&place=Room+1",
    )
    .await;
    assert_eq!(to, "/board/meetings/m1");
    let version = version(tried, "/board/meetings/m1/attendance").await;
    keep(
        tried,
        "/board/meetings/m1/attendance",
        &format!("{version}&member_b1=apologies&member_b2=present&others=A+clerk"),
    )
    .await;
}

#[tokio::test]
async fn a_meeting_goes_from_its_day_to_its_approved_minutes() {
    let tried = Tried::open().await;
    held(&tried).await;
    let page = read(&tried, Role::BoardMember, "/board/meetings/m1").await;
    assert!(page.contains("Ray Lyle (chair, Independent)"), "{page}");
    assert!(
        page.contains("Apologies: </strong>Ann Field (Police)"),
        "{page}"
    );

    let at = version(&tried, "/board/meetings/m1/minutes").await;
    let minutes = "/board/meetings/m1/minutes";
    let none = send(&tried, "/board/meetings/m1/approval", &format!("{at}&at=")).await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert!(none.body.contains("There are no minutes here"));
    keep(&tried, minutes, &format!("{at}&words=The+board+met.")).await;
    keep(
        &tried,
        "/board/meetings/m1/decisions",
        "words=The+board+agreed+to+meet+monthly.",
    )
    .await;
    keep(
        &tried,
        "/board/meetings/m1/actions",
        "words=Write+to+housing&who=Director&by=1/11/25",
    )
    .await;

    // A later meeting approves them, with somebody in the chair who was there.
    keep(&tried, "/board/meetings", "on=5/11/25").await;
    let later = version(&tried, "/board/meetings/m2/attendance").await;
    keep(
        &tried,
        "/board/meetings/m2/attendance",
        &format!("{later}&member_b1=absent&member_b2=present"),
    )
    .await;
    let at = version(&tried, minutes).await;
    refuse(
        &tried,
        "/board/meetings/m1/approval",
        &format!("{at}&at=m2&chair=b1"),
        "They were not at that meeting",
    )
    .await;
    keep(
        &tried,
        "/board/meetings/m1/approval",
        &format!("{at}&at=m2&chair=b2"),
    )
    .await;

    // After that a change needs a reason, and what they said before is shown.
    let at = version(&tried, minutes).await;
    refuse(
        &tried,
        minutes,
        &format!("{at}&words=The+board+met+twice."),
        "Say why they are put right",
    )
    .await;
    keep(
        &tried,
        minutes,
        &format!("{at}&words=The+board+met+twice.&why=It+was+twice"),
    )
    .await;
    let page = read(&tried, Role::BoardMember, "/board/meetings/m1").await;
    for words in [
        "Approved at the meeting of 5 November 2025, Ray Lyle in the chair",
        "The board met twice.",
        "It was twice",
        "The board met.",
        "The board agreed to meet monthly.",
        "Write to housing",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let history = read(&tried, Role::BoardMember, "/board/history").await;
    assert!(history.contains("1 decision and 1 minuted action of 2 meetings"));

    // What was asked for waits until it is done.
    let first = read(&tried, Role::BoardMember, "/board").await;
    assert!(first.contains("1 minuted action is late"), "{first}");
    let action = "/board/actions/t1";
    let at = version(&tried, action).await;
    refuse(
        &tried,
        "/board/actions/t1/progress",
        &format!("{at}&progress=done&on=6/11/25"),
        "Say what came of it",
    )
    .await;
    keep(
        &tried,
        "/board/actions/t1/progress",
        &format!("{at}&progress=done&on=6/11/25&said=They+answered"),
    )
    .await;
    let first = read(&tried, Role::BoardMember, "/board").await;
    assert!(!first.contains("minuted action is late"));
    let csv = tried.ask(RUNS, "GET", "/board/actions.csv", "").await.body;
    assert!(csv.contains("t1,m1,2025-10-01,Write to housing,Director,2025-11-01,done,no,2025-11-06,They answered,"), "{csv}");
}

#[tokio::test]
async fn an_agenda_is_suggested_put_in_order_and_kept() {
    let tried = Tried::open().await;
    held(&tried).await;
    let at = version(&tried, "/board/meetings/m1/minutes").await;
    keep(
        &tried,
        "/board/meetings/m1/minutes",
        &format!("{at}&words=The+board+met."),
    )
    .await;
    keep(&tried, "/board/meetings", "on=1/12/2099&begins=9:00").await;
    let agenda = "/board/meetings/m2/agenda";
    let page = read(&tried, RUNS, agenda).await;
    assert!(page.contains("Minutes of 1 October 2025"), "{page}");
    let at = version(&tried, agenda).await;
    let page = refuse(
        &tried,
        agenda,
        &format!("{at}&place_0=1&title_0=&why_0=Kept+words&about_0=f999"),
        "Item 1: enter what it is called",
    )
    .await;
    assert!(page.contains("Kept words"));
    refuse(
        &tried,
        agenda,
        &format!("{at}&place_0=1&title_0=Any&about_0=f999"),
        "Nothing in the programme has the id f999",
    )
    .await;
    keep(
        &tried,
        agenda,
        &format!("{at}&place_0=2&title_0=Second&asks_0=Agree&place_1=1&title_1=First&place_2=3&title_2=Third&off_2=yes"),
    )
    .await;
    let page = read(&tried, Role::BoardMember, "/board/meetings/m2").await;
    assert!(
        page.contains("1. First") && page.contains("2. Second"),
        "{page}"
    );
    assert!(!page.contains("Third"));
    assert!(page.contains("2 items on the agenda, 1 decision asked."));

    // Somebody who saw the agenda before that is shown both.
    let both = send(&tried, agenda, &format!("{at}&place_0=1&title_0=Mine")).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(
        both.body.contains("1. First") && both.body.contains("1. Mine"),
        "{}",
        both.body
    );
}

#[tokio::test]
async fn a_risk_is_put_above_the_board_and_every_change_of_it_is_kept() {
    let tried = Tried::open().await;
    let page = refuse(
        &tried,
        "/board/risks",
        "kind=risk&words=%3Cscript%3E&likelihood=likely&impact=major&owner=&mitigation=",
        "Enter who answers for it",
    )
    .await;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
    let to = keep(
        &tried,
        "/board/risks",
        "kind=risk&words=No+homes&likelihood=likely&impact=major&owner=Director&mitigation=A+search",
    )
    .await;
    assert_eq!(to, "/board/risks/k1");
    let before = version(&tried, "/board/risks/k1").await;
    refuse(
        &tried,
        "/board/risks/k1/escalation",
        &format!("{before}&to=chief-executive&on=1/1/2099&reason=Money"),
        "This day has not come yet",
    )
    .await;
    keep(
        &tried,
        "/board/risks/k1/escalation",
        &format!("{before}&to=chief-executive&on=1/9/25&reason=Money"),
    )
    .await;
    let first = read(&tried, Role::BoardMember, "/board").await;
    assert!(first.contains("Escalated risks") && first.contains("No homes"));
    let report = read(&tried, Role::BoardMember, "/board/exceptions").await;
    assert!(
        report
            .contains("1 of 1 open risks and exceptions was put before somebody above the board."),
        "{report}"
    );

    // Two people at one risk: nobody's words are lost.
    let both = send(
        &tried,
        "/board/risks/k1",
        &format!("{before}&kind=risk&words=Fewer+homes&likelihood=likely&impact=major&owner=Director&mitigation=A+search&why=Counted"),
    )
    .await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.body.contains("No homes") && both.body.contains("Fewer homes"));
    let now = version(&tried, "/board/risks/k1").await;
    keep(
        &tried,
        "/board/risks/k1/escalation",
        &format!("{now}&to=board&on=2/9/25&reason=Paid+for"),
    )
    .await;
    let now = version(&tried, "/board/risks/k1").await;
    keep(
        &tried,
        "/board/risks/k1/closure",
        &format!("{now}&because=Found"),
    )
    .await;
    let page = read(&tried, Role::BoardMember, "/board/risks/k1").await;
    for words in ["Money", "Paid for", "Found", "Closed on"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let csv = tried.ask(RUNS, "GET", "/board/risks.csv", "").await.body;
    assert!(
        csv.contains("k1,risk,No homes,likely,major,Director,A search,closed,"),
        "{csv}"
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_what_was_typed() {
    let tried = Tried::open().await;
    let far = "x".repeat(20_001);
    for (path, typed, words) in [
        (
            "/board/members",
            "name=&organisation=Police",
            "Enter their name",
        ),
        (
            "/board/members",
            "name=A&organisation=B&from=2/2/26&until=1/2/26",
            "The last day must not be before the first",
        ),
        (
            "/board/meetings",
            "on=31&on_month=2&on_year=2026",
            "Enter a day there is",
        ),
        ("/board/meetings", "", "Enter the day"),
    ] {
        refuse(&tried, path, typed, words).await;
    }
    held(&tried).await;
    refuse(
        &tried,
        "/board/meetings/m1/decisions",
        &format!("words={far}"),
        "at most 20000 are kept",
    )
    .await;
    keep(&tried, "/board/meetings", "on=1/12/2099").await;
    refuse(
        &tried,
        "/board/meetings/m2/attendance",
        "version=99&member_b2=present",
        "The day of this meeting has not come",
    )
    .await;
    refuse(
        &tried,
        "/board/meetings/m2/cancellation",
        "version=99&why=",
        "Say why it will not be held",
    )
    .await;
    let held = send(&tried, "/board/meetings/m1/cancellation", "why=No").await;
    assert_eq!(held.status, StatusCode::BAD_REQUEST);

    // Two boards on one day are possible, and each says so.
    keep(&tried, "/board/meetings", "on=1/12/2099&begins=14:00").await;
    let page = read(&tried, RUNS, "/board/meetings/m2").await;
    assert!(page.contains("Another meeting is set for the same day"));
    for role in [Role::BoardMember, Role::TeamManager, Role::Councillor] {
        let refused = tried
            .ask(role, "POST", "/board/meetings", "on=1/12/2099")
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}

/// Sends a paper.
async fn paper(
    tried: &Tried,
    path: &str,
    title: &str,
    file: (&str, &[u8]),
) -> (StatusCode, String) {
    let (name, bytes) = file;
    let mut body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n{}\r\n--b\r\nContent-Disposition: form-data; \
         name=\"title\"\r\n\r\n{title}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
        tried.token
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header(header::COOKIE, format!("{ROLE_COOKIE}={}", RUNS.word()))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    let response = tried.router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn councillors_read_the_papers_for_anybody_and_no_other() {
    let tried = Tried::open().await;
    held(&tried).await;
    let path = "/board/meetings/m1/papers";
    let (status, page) = paper(&tried, path, "Any", ("run.exe", b"MZ")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Choose a document of one of the kinds named"));
    let (status, _) = paper(&tried, path, "", ("a.txt", b"words")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, page) = paper(&tried, path, "Housing", ("..\\a b.txt", b"words")).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");

    let kept = tried.app.programme().await.unwrap();
    let file = kept.now.board.meetings[0].papers[0].words.file.clone();
    let read_it = tried
        .ask(
            Role::BoardMember,
            "GET",
            &format!("/board/papers/{file}"),
            "",
        )
        .await;
    assert_eq!(
        (read_it.status, read_it.body.as_str()),
        (StatusCode::OK, "words")
    );
    let public = format!("/board/public/{file}");
    for (role, path, status) in [
        (
            Role::Councillor,
            format!("/board/papers/{file}"),
            StatusCode::FORBIDDEN,
        ),
        (Role::Councillor, public.clone(), StatusCode::NOT_FOUND),
        (Role::Councillor, "/board".to_owned(), StatusCode::FORBIDDEN),
        (Role::BoardMember, public.clone(), StatusCode::NOT_FOUND),
    ] {
        let answer = tried.ask(role, "GET", &path, "").await;
        assert_eq!(answer.status, status, "{role:?} {path}");
    }
    let page = read(&tried, Role::Councillor, "/board/public").await;
    assert!(!page.contains("Housing"));

    // The pack for anybody is issued by the service itself.
    let who = Acting {
        person: "p".to_owned(),
        name: "Ruth Amos".to_owned(),
        role: RUNS,
        scope: Scope::default(),
        proved: None,
    };
    let issued = What::Board(Change::PaperIssued {
        meeting: "m1".to_owned(),
        paper: PaperWords {
            file: file.clone(),
            title: "Pack for anybody".to_owned(),
            version: "1".to_owned(),
            classification: Classification::Public,
            audience: Audience::Public,
        },
    });
    // The document of the board's own paper was withdrawn first, so that it is one paper.
    keep(&tried, &format!("{path}/{file}/withdrawal"), "").await;
    let gone = tried
        .ask(
            Role::BoardMember,
            "GET",
            &format!("/board/papers/{file}"),
            "",
        )
        .await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    tried.app.change(&who, "", &[issued], &[]).await.unwrap();
    let page = read(&tried, Role::Councillor, "/board/public").await;
    assert!(page.contains("Pack for anybody"), "{page}");
    let answer = tried.ask(Role::Councillor, "GET", &public, "").await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, "words")
    );
    keep(&tried, &format!("{path}/{file}/withdrawal"), "").await;
    let gone = tried.ask(Role::Councillor, "GET", &public, "").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}
