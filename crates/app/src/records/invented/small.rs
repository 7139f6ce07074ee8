//! The store that tests begin with.
#![expect(clippy::disallowed_methods, reason = "tests write their files")]

use std::path::Path;

use store::Store;
use tokio::sync::OnceCell;

use super::{Files, add_some};

/// Children open on the last day.
const CHILDREN: u32 = 150;
/// What makes up a store.
const STORE: [&str; 3] = [
    "store.key",
    "store/waymark.sqlite",
    "store/waymark.sqlite-wal",
];

/// A store of a small invented authority with its reports, in a folder of a test: made once, and copied for each.
pub(crate) async fn small(folder: &Path) -> Store {
    static MADE: OnceCell<Files> = OnceCell::const_new();
    std::fs::create_dir(folder.join("store")).unwrap();
    for (name, bytes) in MADE.get_or_init(made).await {
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        // A key that others can read is refused.
        #[cfg(unix)]
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
    }
    Store::open(&folder.join("store")).await.unwrap()
}

/// The files of the store, by their place in the folder of a test.
async fn made() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store")).await.unwrap();
    crate::reading::add_sample(&store).await.unwrap();
    add_some(&store, CHILDREN).await.unwrap();
    // Read while the store is open and nothing is written: to close it moves what is in one file to another.
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    STORE.map(|name| (name.to_owned(), bytes(name))).into()
}
