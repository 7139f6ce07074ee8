//! A child of a review whose record the next load merges with another: never lost, and the pages say since which load.

use access::Role;
use axum::http::StatusCode;
use store::Load;

use super::super::Tried;
use super::field;
use crate::clock;
use crate::state::Children;

/// A file of a load with each cell that holds an identifier holding another.
fn merged(bytes: &[u8], gone: &str, into: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let (line, end) = line
                .strip_suffix('\r')
                .map_or((line, ""), |line| (line, "\r"));
            let cells: Vec<&str> = line
                .split(',')
                .map(|cell| if cell == gone { into } else { cell })
                .collect();
            format!("{}{end}", cells.join(","))
        })
        .collect();
    lines.join("\n").into_bytes()
}

impl Tried {
    /// The load of a source that is in force.
    async fn in_force(&self, source: &str) -> Load {
        let loads = self.app.store().loads_in_force().await.unwrap();
        loads
            .into_iter()
            .find(|load| load.source == source)
            .unwrap()
    }

    /// Whether a child is in what is shown.
    fn has(&self, id: &str) -> bool {
        match self.app.children() {
            Children::Ready(records) => records.find_child(id).is_some(),
            Children::Reading | Children::None | Children::Unread(_) => panic!("they are ready"),
        }
    }

    /// Loads what is in force of a source again, as changed, and shows it; the id of the load.
    async fn loaded_again(&self, source: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> String {
        let store = self.app.store();
        let before = self.in_force(source).await;
        let mut files = store.load_bytes(&before.id).await.unwrap();
        for (_, bytes) in &mut files {
            *bytes = change(bytes);
        }
        files.retain(|(name, _)| name != "own.csv");
        files.push(("own.csv".to_owned(), before.id.into_bytes()));
        self.load(source, &files, clock::now()).await
    }
}

#[tokio::test]
async fn a_child_merged_by_the_next_load_stays_in_the_review_and_it_says_since_which_load() {
    let tried = Tried::open().await;
    let (at, found) = tried.shared().await;
    let review = tried.review().await;
    let id = |n: usize| review.places[n].member.child.id().to_owned();
    let (gone, into) = (id(0), id(1));
    let same = |bytes: &[u8]| bytes.to_vec();
    let merge = |bytes: &[u8]| merged(bytes, &gone, &into);

    // One load after another: the same again, the two tables with the merger, and the same again.
    let mut loads = Vec::new();
    for (source, merges) in [
        ("ssd", false),
        ("ssd", true),
        ("optional", true),
        ("ssd", false),
    ] {
        let load = if merges {
            tried.loaded_again(source, merge).await
        } else {
            tried.loaded_again(source, same).await
        };
        loads.push((load, tried.has(&gone)));
    }
    // As long as one of the tables has the child, the child is there.
    let first = loads.iter().position(|(_, has)| !has).expect("gone");
    assert!(first > 0 && loads[first..].iter().all(|(_, has)| !has));
    let (had, without) = (&loads[first - 1].0, &loads[first].0);

    let child = format!("{at}/children/1");
    for path in [at.clone(), format!("{at}/proof"), child.clone()] {
        let page = tried.page(Role::Director, &path).await;
        assert!(page.contains("No longer in the data"), "{path}: {page}");
        let said = "No longer in the data since this load: ";
        let (_, since) = page.split_once(said).unwrap_or_else(|| panic!("{page}"));
        let (now, then) = since.split_once("Still there after this one: ").unwrap();
        let (then, _) = then.split_once("</a>").unwrap();
        assert!(now.contains(&format!("/loads/{without}")), "{path}: {now}");
        assert!(then.contains(&format!("/loads/{had}")), "{path}: {then}");
        assert!(
            !page.contains(&gone),
            "{path} names the record that is gone"
        );
    }
    // Whoever was given the child sees the same, and no child is told twice.
    let page = tried.page(Role::Auditor, &child).await;
    assert!(page.contains("No longer in the data since this load"));
    let one = tried.page(Role::Director, &format!("{at}?show=gone")).await;
    assert!(one.contains("No longer in what was loaded: 1"), "{one}");

    // Until somebody accounts for the child, the proof counts them as still to be reviewed.
    let sum = |accounted: usize| format!("0 + {accounted} + {} = {found}", found - accounted);
    let proof = tried.page(Role::Director, &format!("{at}/proof")).await;
    assert!(proof.contains(&sum(0)), "{proof}");
    assert!(proof.contains("Not yet accounted for"));
    let page = tried.page(Role::Director, &child).await;
    let typed = format!(
        "account=Merged%3A+reviewed+as+child+2.&version={}",
        field(&page, "version")
    );
    let done = tried
        .post(Role::Director, &format!("{child}/account"), &typed)
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let proof = tried.page(Role::Director, &format!("{at}/proof")).await;
    assert!(proof.contains(&sum(1)), "{proof}");
    assert!(!proof.contains("Not yet accounted for"));
}
