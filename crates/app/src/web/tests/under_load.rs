//! Papers asked for while a load comes into force: each is all of what was before or all of what comes, and none fails.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt as _;

use super::{ROLE_COOKIE, Tried};
use crate::clock;
use crate::records::invented::{YEARS, files_with_mistakes};

/// Papers that stand on a page, with the number of each kind.
const PAPERS: [&str; 6] = [
    "/board/pack",
    "/board/pack.pdf",
    "/board/pack/public",
    "/board/pack/public.pdf",
    "/self-evaluation",
    "/plan/paper",
];

/// Loads that come into force while papers are asked for.
const LOADS: usize = 6;

/// The version of a paper: two of one version say the same.
fn version(path: &str, bytes: &[u8]) -> String {
    let words = if path.ends_with(".pdf") {
        let read = inspection::text::text(bytes).unwrap();
        read.pages
            .iter()
            .flat_map(|page| &page.lines)
            .map(|line| line.text.clone())
            .collect::<Vec<_>>()
            .join("\n")
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    let (_, after) = words
        .split_once("Version ")
        .unwrap_or_else(|| panic!("{path} says no version: {words}"));
    after.split('.').next().unwrap().to_owned()
}

async fn paper(tried: &Tried, path: &str) -> String {
    let request = Request::builder()
        .uri(path)
        .header(
            header::COOKIE,
            format!("{ROLE_COOKIE}={}", Role::Director.word()),
        )
        .body(Body::empty())
        .unwrap();
    let response = tried.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = axum::body::to_bytes(response.into_body(), 64 << 20)
        .await
        .unwrap();
    version(path, &bytes)
}

/// Brings one of two authorities' datasets into force; no load is the same as another.
async fn load(tried: &Tried, files: &[(String, Vec<u8>)], nth: usize) {
    let mut files: Vec<(String, Vec<u8>)> = sample::files_under(files, "ssd/")
        .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
        .collect();
    files.push(("own.csv".to_owned(), nth.to_string().into_bytes()));
    tried.load("ssd", &files, clock::now()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paper_asked_for_while_a_load_comes_into_force_is_of_one_moment() {
    let tried = Arc::new(Tried::open().await);
    // An action rated by what measures say, so that the plan's part of a paper is of the records too.
    let typed = "title=Offer+interviews&measures=MI05&measures=HP15&owner=Ruth+Amory";
    let made = tried
        .ask(Role::HeadOfService, "POST", "/plan/actions", typed)
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let two = [11, 12].map(|seed| files_with_mistakes(60, seed, clock::day(), YEARS, 0));
    // What each paper says of each of the two.
    let mut whole: Vec<BTreeSet<String>> = vec![BTreeSet::new(); PAPERS.len()];
    for (nth, files) in two.iter().enumerate() {
        load(&tried, files, nth).await;
        for (at, path) in PAPERS.iter().enumerate() {
            whole[at].insert(paper(&tried, path).await);
        }
    }
    assert_eq!(whole[0].len(), 2, "the two packs differ");
    let (stop, asked) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicUsize::new(0)),
    );
    let asking: Vec<_> = (0..3)
        .map(|nth| {
            let (tried, stop, asked) = (tried.clone(), stop.clone(), asked.clone());
            tokio::spawn(async move {
                let mut said = Vec::new();
                for at in (0..PAPERS.len()).cycle().skip(2 * nth) {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    said.push((at, paper(&tried, PAPERS[at]).await));
                    asked.fetch_add(1, Ordering::Relaxed);
                }
                said
            })
        })
        .collect();
    for nth in 0..LOADS {
        load(&tried, &two[nth % 2], 2 + nth).await;
    }
    stop.store(true, Ordering::Relaxed);
    for asking in asking {
        for (at, version) in asking.await.unwrap() {
            assert!(
                whole[at].contains(&version),
                "{} of half of each: {version}, not of {:?}",
                PAPERS[at],
                whole[at]
            );
        }
    }
    assert!(asked.load(Ordering::Relaxed) > LOADS);
}
