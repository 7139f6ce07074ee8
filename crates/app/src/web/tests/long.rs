//! Far too much pasted into a text box: a page that says so, and nothing of it or of anything else is changed.

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt as _;

use super::{ROLE_COOKIE, Tried};

/// Forms with a text box, and the box.
const BOXES: [(&str, &str); 7] = [
    ("/plan/actions", "how"),
    ("/plan/findings/elsewhere", "words"),
    ("/lists/protection-visit/work", "note"),
    ("/board/meetings", "place"),
    ("/board/risks", "words"),
    ("/challenges", "words"),
    ("/requests", "what"),
];

const FOUR_MB: usize = 4 * 1024 * 1024;

/// It is a page of ours, says what is wrong and what to do, and does not send the text back.
fn says_so(body: &str, path: &str) {
    for words in [
        "<main",
        "What you typed or pasted is too long",
        "Nothing was kept",
        "Go back",
    ] {
        assert!(body.contains(words), "{path}: {words}");
    }
    assert!(body.len() < 100_000, "{path}");
}

#[tokio::test]
async fn four_megabytes_in_a_text_box_are_answered_by_a_page_and_change_nothing() {
    let tried = Tried::open().await;
    let changes = async || tried.app.store().last_change().await.unwrap();
    let before = changes().await;
    for (path, name) in BOXES {
        let typed = format!("title=Long&{name}={}", "x".repeat(FOUR_MB));
        let answer = tried.ask(Role::HeadOfService, "POST", path, &typed).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        says_so(&answer.body, path);
    }
    assert_eq!(changes().await, before);
    // What fits the form and not its field is refused beside the field, with the rest of what was typed.
    let typed = format!("title=A+long+text&how={}", "x".repeat(1_500_000));
    let answer = tried
        .ask(Role::HeadOfService, "POST", "/plan/actions", &typed)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer
            .body
            .contains("This has 1500000 characters and at most 20000 are kept")
    );
    assert!(answer.body.contains("A long text"));
    assert_eq!(changes().await, before);
    // A form that takes a document as well is sent in another way, and answered by the same page.
    let typed = "title=An+action";
    let made = tried
        .ask(Role::HeadOfService, "POST", "/plan/actions", typed)
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let before = changes().await;
    let path = format!("{}/evidence", made.to.split('#').next().unwrap());
    let text = "x".repeat(FOUR_MB);
    let field = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!(
        "{}{}--b--\r\n",
        field("form_token", &tried.token),
        field("words", &text)
    );
    let request = Request::builder()
        .method("POST")
        .uri(&path)
        .header(
            header::COOKIE,
            format!("{ROLE_COOKIE}={}", Role::HeadOfService.word()),
        )
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    let response = tried.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    says_so(&String::from_utf8_lossy(&bytes), &path);
    assert_eq!(changes().await, before);
}
