//! What lies in the files is sealed; keys are changed, lost and found.

use sqlx::{AssertSqlSafe, Executor as _};

use super::children::{at, keep};
use super::grounds::{Ground, in_a_folder, on_each};
use crate::{Error, Key, Loaded, NewFreeze, Place, Request, RequestState, Store, Work, WorkKind};

/// A name that stands nowhere else.
const NAME: &str = "Quillony Featherstonehaugh";

/// Keeps the name everywhere a name may stand; the load's id.
pub(super) async fn keep_names(store: &Store) -> String {
    let Loaded::New(load) = keep(store, "ssd", NAME, "", 1).await else {
        panic!("it is new")
    };
    let work = Work {
        id: String::new(),
        list: "assessment-late".to_owned(),
        subject: "child:1".to_owned(),
        kind: WorkKind::Note,
        at: at(1),
        by: "Ann".to_owned(),
        worker: String::new(),
        reason: format!("spoke to {NAME}"),
        until: None,
        standing: String::new(),
    };
    store.keep_work(&[work]).await.unwrap();
    let freeze = NewFreeze {
        as_at: jiff::civil::date(2026, 10, 31),
        at: at(1),
        by: "Ann",
        note: &format!("with {NAME}"),
        counts: "[]",
        bytes: NAME.as_bytes(),
    };
    store.keep_freeze(&freeze).await.unwrap();
    let request = Request {
        request: String::new(),
        at: at(1),
        asked_by: "Lead".to_owned(),
        what: format!("the file of {NAME}"),
        owner: "Ann".to_owned(),
        due: None,
        state: RequestState::Open,
        note: format!("{NAME} is ready"),
        by: "Ann".to_owned(),
    };
    store.keep_request(&request).await.unwrap();
    store.secret().await.unwrap();
    load
}

/// Sees that everything kept by [`keep_names`] is read as it was kept.
pub(super) async fn names_come_back(store: &Store, load: &str) {
    let file = store.load_file(load, "a.csv").await.unwrap().unwrap();
    assert_eq!(file, NAME.as_bytes());
    assert_eq!(store.load_bytes(load).await.unwrap().len(), 2);
    let work = store.work_about("child:1").await.unwrap();
    assert_eq!(work[0].reason, format!("spoke to {NAME}"));
    let freeze = &store.freezes().await.unwrap()[0];
    assert_eq!(freeze.note, format!("with {NAME}"));
    let workbook = store.frozen(&freeze.id).await.unwrap().unwrap();
    assert_eq!(workbook, NAME.as_bytes());
    let request = &store.requests().await.unwrap()[0];
    assert_eq!(request.what, format!("the file of {NAME}"));
    assert_eq!(request.note, format!("{NAME} is ready"));
}

/// Every byte of the files in the store's folder.
pub(super) fn bytes_of(ground: &Ground) -> Vec<u8> {
    let folder = ground.place.as_folder().unwrap();
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|file| {
            let mut bytes = Vec::new();
            std::fs::File::open(file.unwrap().path())
                .and_then(|mut open| std::io::Read::read_to_end(&mut open, &mut bytes))
                .unwrap();
            bytes
        })
        .collect()
}

pub(super) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

#[tokio::test]
async fn no_name_lies_open_in_the_files() {
    let ground = in_a_folder();
    let store = ground.open().await;
    let load = keep_names(&store).await;
    names_come_back(&store, &load).await;
    let secret = store.secret().await.unwrap();
    let bytes = bytes_of(&ground);
    assert!(
        holds(&bytes, "assessment-late"),
        "the bytes are the store's"
    );
    for word in NAME.split(' ').chain([secret.as_str()]) {
        assert!(!holds(&bytes, word), "{word}");
    }
}

#[tokio::test]
async fn a_store_opens_with_its_own_key_only() {
    on_each(async |ground| {
        let load = keep_names(&ground.open().await).await;
        let other = Key::new().unwrap();
        let refused = Store::open_at(&ground.place.clone().with_key(other))
            .await
            .unwrap_err();
        assert!(matches!(refused, Error::Key(_)), "{refused:?}");
        assert!(refused.to_string().contains("give the right key file"));
        // A key file that is gone is said; no new one is made in its place.
        let gone = ground.folder.path().join("gone.key");
        let refused = Store::open_at(&ground.place.clone().with_key_file(&gone))
            .await
            .unwrap_err();
        assert!(refused.to_string().contains("no key file"), "{refused}");
        assert!(!gone.exists());
        names_come_back(&ground.open().await, &load).await;
    })
    .await;
}

#[tokio::test]
async fn a_key_in_the_data_folder_is_refused_before_it_is_made() {
    let ground = in_a_folder();
    let file = ground.place.as_folder().unwrap().join("waymark.key");
    let refused = Store::open_at(&ground.place.clone().with_key_file(&file))
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("move it elsewhere"),
        "{refused}"
    );
    assert!(!file.exists());
    let refused = Store::open_at(&Place::parse("postgres://nobody.invalid/x")).await;
    assert!(refused.is_err());
}

#[tokio::test]
async fn keys_are_changed_while_others_go_on() {
    on_each(async |ground| {
        let store = ground.open().await;
        let load = keep_names(&store).await;
        let other = ground.open().await;
        names_come_back(&other, &load).await;
        let new = Key::new().unwrap();
        let rotated = store.rotate_keys(Some(&new), at(9)).await.unwrap();
        // Two files, a note, a workbook and its note, a request's two, the secret.
        assert_eq!((rotated.sealed, rotated.dropped), (8, 1));
        names_come_back(&store, &load).await;
        names_come_back(
            &Store::open_at(&ground.place.clone().with_key(new))
                .await
                .unwrap(),
            &load,
        )
        .await;
        let refused = Store::open_at(&ground.place).await.unwrap_err();
        assert!(
            matches!(refused, Error::Key(_)),
            "the old key opens nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_of_keys_that_was_stopped_goes_on() {
    on_each(async |ground| {
        let store = ground.open().await;
        let load = keep_names(&store).await;
        // As if it had been stopped when the new key was there and nothing sealed with it.
        let mut writing = store.begin().await.unwrap();
        store.add_key(&mut writing, at(8)).await.unwrap();
        writing.commit().await.unwrap();
        keep(&store, "ssd", "sealed meanwhile", "", 2).await;
        let again = ground.open().await;
        names_come_back(&again, &load).await;
        let rotated = again.rotate_keys(None, at(9)).await.unwrap();
        assert_eq!((rotated.sealed, rotated.dropped), (8, 1));
        names_come_back(&ground.open().await, &load).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_moved_to_another_row_does_not_open() {
    on_each(async |ground| {
        let store = ground.open().await;
        let load = keep_names(&store).await;
        let swap = format!(
            "update load_files set bytes = (select f.bytes from load_files f where f.load = '{load}' and f.place = 1) \
             where load = '{load}' and place = 0"
        );
        store.pool.execute(sqlx::raw_sql(AssertSqlSafe(swap))).await.unwrap();
        let refused = store.load_file(&load, "a.csv").await.unwrap_err();
        assert!(refused.to_string().contains("changed, cut or moved"), "{refused}");
    })
    .await;
}

#[test]
fn nothing_that_holds_a_key_prints_it() {
    let key = Key::new().unwrap();
    let place = Place::parse("postgres://ann:secret@db/waymark").with_key(key);
    assert_eq!(format!("{place:?}"), "Place(postgres://db/waymark)");
}
