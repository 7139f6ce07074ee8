//! Complete lasts no longer than what shows it, and a document proves no more than it holds.

use super::*;

#[tokio::test]
async fn a_document_proves_only_what_it_holds_and_complete_ends_with_its_evidence() {
    let tried = Tried::open().await;
    tried.kept("/plan/actions", "title=First&owner=Head").await;
    let version = tried.version("/plan/actions/a1").await;
    tried
        .kept("/plan/actions/a1/task", &format!("{version}&task=done"))
        .await;
    let note = [
        ("shows", "outcome"),
        ("kind", "elsewhere"),
        ("how", "a note of mine"),
        ("verdict", "yes"),
        ("words", "It is better."),
    ];
    for (more, says) in [
        (vec![], "say which of the two this document holds"),
        (
            vec![("holds", "voices")],
            "Say whom the document asked, and how",
        ),
        (
            vec![("holds", "measure"), ("measure", "none")],
            "Enter the code of a measure",
        ),
    ] {
        let fields: Vec<(&str, &str)> = note.into_iter().chain(more).collect();
        let refused = tried.evidence(&fields, None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(
            refused.body.contains(says),
            "{says}: {}",
            main_of(&refused.body)
        );
    }
    let heard = [("holds", "voices"), ("asked", "Ten children, alone")];
    let fields: Vec<(&str, &str)> = note.into_iter().chain(heard).collect();
    assert_eq!(
        tried.evidence(&fields, None).await.status,
        StatusCode::SEE_OTHER
    );
    let practice = [
        ("shows", "practice"),
        ("kind", "elsewhere"),
        ("how", "Audit of May"),
        ("verdict", "yes"),
        ("words", "Nine of ten."),
    ];
    assert_eq!(
        tried.evidence(&practice, None).await.status,
        StatusCode::SEE_OTHER
    );
    let version = tried.version("/plan/actions/a1").await;
    tried.kept("/plan/actions/a1/completion", &version).await;
    let page = tried.page(HEAD, "/plan/actions/a1").await;
    assert!(page.contains("the evidence is laid beside it"));
    assert!(page.contains("It holds what children, families or carers said: Ten children, alone"));

    let of_children = after(&page, "It is better for children</strong>", "</form>");
    let at = after(of_children, "/plan/actions/a1/evidence/", "\"");
    let withdrawn = tried
        .kept(
            &format!("/plan/actions/a1/evidence/{at}"),
            "why=It+was+a+note",
        )
        .await;
    assert_eq!(withdrawn.to, "/plan/actions/a1#moves");
    let page = tried.page(HEAD, "/plan/actions/a1").await;
    for says in [
        "Complete, no longer supported",
        "Nothing shows that it is better for children",
        "and is so no longer.",
        "<h3>Open it again</h3>",
    ] {
        assert!(page.contains(says), "{says}: {}", main_of(&page));
    }
    assert!(!page.contains("the evidence is laid beside it"));
    for path in ["/board/exceptions", "/board/pack"] {
        let page = tried.page(Role::Director, path).await;
        for says in [
            "Complete, and no longer so",
            "1 of 1 actions that were said to be complete is so no longer",
        ] {
            assert!(page.contains(says), "{path} {says}: {}", main_of(&page));
        }
    }
    let version = tried.version("/plan/actions/a1").await;
    tried
        .kept(
            "/plan/actions/a1/reopening",
            &format!("{version}&reopen_why=Nothing+shows+it"),
        )
        .await;
    let exceptions = tried.page(Role::Director, "/board/exceptions").await;
    assert!(!exceptions.contains("Complete, and no longer so"));
}
