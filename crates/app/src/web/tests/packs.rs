//! The board's pack and its public version, over the invented authority's programme.

use access::Role;
use axum::http::StatusCode;

use super::Tried;
use crate::web::publish_sample;

/// The sample with its programme and what it has published.
async fn published() -> Tried {
    let tried = Tried::open().await;
    tried.app.tell_of_the_sample().await;
    assert!(publish_sample(&tried.app).await.unwrap());
    tried
}

/// The part of a page from one of its words to another.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

#[tokio::test]
async fn the_first_page_names_each_issue_who_answers_and_what_is_proposed() {
    let tried = published().await;
    let page = tried.page(Role::Analyst, "/board/pack").await;
    let first = between(
        &page,
        "Issues, and what we propose",
        "What changed since last time",
    );
    assert!(first.contains("We propose that the board"), "{first}");
    // The finding that nobody answers, with what the agenda asks about it.
    assert!(first.contains("No action."), "{first}");
    assert!(
        first.contains("Name who answers for the finding of the peer challenge"),
        "{first}"
    );
    // The risk that was put higher, with who answers for it.
    assert!(first.contains("Harriet Example"), "{first}");
    // One day for the plan and one for the records, said so that it can be read.
    assert!(!page.contains("As at plan"), "{page}");
    assert!(
        page.contains("(the plan)") || page.contains("As at "),
        "{page}"
    );
}

#[tokio::test]
async fn the_public_version_tells_of_each_finding_without_names() {
    let tried = published().await;
    let page = tried.page(Role::Analyst, "/board/pack/public").await;
    assert!(page.contains("Practice: "), "{page}");
    assert!(page.contains("For children: "), "{page}");
    assert!(page.contains("From release 1"), "{page}");
    let paper = between(&page, "<article class=\"wm-paper", "</article>");
    let (_, said) = paper.split_once("Does the plan answer").unwrap();
    // Everybody of the sample is called so.
    let (said, _) = said.split_once("<footer").unwrap();
    assert!(!said.contains(" Example"), "{said}");
    assert!(said.contains("What the board decided"), "{said}");
    assert!(!publish_sample(&tried.app).await.unwrap(), "once");
}

#[tokio::test]
async fn a_councillor_reads_what_the_board_published_and_no_more() {
    let tried = published().await;
    let page = tried.page(Role::Councillor, "/board/public").await;
    assert!(
        page.contains("The board ends; the lead member asks"),
        "{page}"
    );
    assert!(page.contains("How we are improving services"), "{page}");
    let body = between(&page, "<main", "</main>");
    assert!(!body.contains("Example"), "{body}");
    let path = between(&page, "href=\"/board/public/", "\"");
    let paper = tried
        .ask(
            Role::Councillor,
            "GET",
            &format!("/board/public/{path}"),
            "",
        )
        .await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.body.starts_with("%PDF"));

    // Nothing is public unless whoever minutes it says so.
    let decision = |words: &str, more: &str| format!("words={words}&about={more}");
    for (words, more) in [("Kept+inside", ""), ("For+everybody", "&public=yes")] {
        let typed = decision(words, more);
        let kept = tried
            .ask(
                Role::Analyst,
                "POST",
                "/board/meetings/m9/decisions",
                &typed,
            )
            .await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    }
    let page = tried.page(Role::Councillor, "/board/public").await;
    assert!(page.contains("For everybody") && !page.contains("Kept inside"));
}
