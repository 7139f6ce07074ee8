//! Loads, work on lists, frozen Annex A and requests, each as they were kept.

use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

use super::grounds::on_each;
use crate::{Loaded, NewFreeze, NewLoad, Request, RequestState, Store, Work, WorkKind};

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub(super) async fn keep(
    store: &Store,
    source: &str,
    text: &str,
    refused: &str,
    second: i64,
) -> Loaded {
    let files = vec![
        ("a.csv".to_owned(), text.as_bytes().to_vec()),
        ("b.csv".to_owned(), b"x".to_vec()),
    ];
    let load = NewLoad {
        source,
        files: &files,
        at: at(second),
        by: "Ann",
        invented: true,
        refused,
        rows: 2,
        doubts: 1,
    };
    store.keep_load(&load).await.unwrap()
}

#[tokio::test]
async fn files_go_when_their_load_was_replaced_long_enough_ago_and_what_is_in_force_stays() {
    on_each(async |ground| {
        let store = ground.open().await;
        let mut ids = Vec::new();
        for (source, text, refused, second) in [
            ("ssd", "one", "", 1),
            ("ssd", "two", "", 5),
            ("ssd", "bad", "no table was found", 6),
            ("ssd", "three", "", 20),
            ("optional", "one", "", 2),
        ] {
            let Loaded::New(id) = keep(&store, source, text, refused, second).await else {
                panic!("each is new")
            };
            ids.push(id);
        }
        // At 10 the first had been replaced for 5 seconds, the second not yet; the refused one never counted.
        let mut removed = store.remove_replaced_files(at(10)).await.unwrap();
        removed.sort();
        let mut meant = vec![ids[0].clone(), ids[2].clone()];
        meant.sort();
        assert_eq!(removed, meant);
        assert!(
            store
                .remove_replaced_files(at(10))
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(store.loads().await.unwrap().len(), 5);
        assert!(store.load_files(&ids[0]).await.unwrap().is_empty());
        for kept in [&ids[1], &ids[3], &ids[4]] {
            assert_eq!(store.load_bytes(kept).await.unwrap().len(), 2);
        }
        assert_eq!(
            store.remove_replaced_files(at(100)).await.unwrap(),
            [ids[1].clone()]
        );
        assert_eq!(store.load_bytes(&ids[3]).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_newest_good_load_of_each_source_is_in_force_and_every_load_stays() {
    on_each(async |ground| {
        let store = ground.open().await;
        let Loaded::New(first) = keep(&store, "ssd", "one", "", 1).await else {
            panic!("the first is new")
        };
        let Loaded::New(second) = keep(&store, "ssd", "two", "", 2).await else {
            panic!("the second is new")
        };
        keep(&store, "ssd", "three", "no table was found", 3).await;
        let Loaded::New(other) = keep(&store, "optional", "one", "", 4).await else {
            panic!("another source is new")
        };
        let in_force: Vec<String> = store
            .loads_in_force()
            .await
            .unwrap()
            .into_iter()
            .map(|load| load.id)
            .collect();
        assert_eq!(in_force, [other, second]);
        assert_eq!(store.loads().await.unwrap().len(), 4);
        let bytes = store.load_bytes(&first).await.unwrap();
        assert_eq!(
            bytes,
            [
                ("a.csv".to_owned(), b"one".to_vec()),
                ("b.csv".to_owned(), b"x".to_vec())
            ]
        );
        assert_eq!(
            store.load_file(&first, "a.csv").await.unwrap(),
            Some(b"one".to_vec())
        );
        assert_eq!(store.load_file(&first, "c.csv").await.unwrap(), None);
        assert_eq!(store.load_files(&first).await.unwrap()[0].size, 3);
    })
    .await;
}

#[tokio::test]
async fn the_same_files_are_one_load() {
    on_each(async |ground| {
        let store = ground.open().await;
        let Loaded::New(first) = keep(&store, "ssd", "one", "", 1).await else {
            panic!("the first is new")
        };
        assert_eq!(
            keep(&store, "ssd", "one", "", 2).await,
            Loaded::Already(first)
        );
        assert_eq!(store.loads().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn files_of_an_earlier_load_come_into_force_again() {
    on_each(async |ground| {
        let store = ground.open().await;
        let in_force = async || {
            let loads = store.loads_in_force().await.unwrap();
            store
                .load_file(&loads[0].id, "a.csv")
                .await
                .unwrap()
                .unwrap()
        };
        let mut ids = Vec::new();
        for (second, text) in (1..).zip(["right", "wrong", "right", "wrong", "right"]) {
            let Loaded::New(id) = keep(&store, "ssd", text, "", second).await else {
                panic!("load {second} takes the place of the one before")
            };
            assert_eq!(in_force().await, text.as_bytes());
            // What is in force is not loaded once more.
            assert_eq!(
                keep(&store, "ssd", text, "", second).await,
                Loaded::Already(id.clone())
            );
            ids.push(id);
        }
        let loads = store.loads().await.unwrap();
        let after: Vec<&str> = loads
            .iter()
            .rev()
            .map(|load| load.again_after.as_str())
            .collect();
        assert_eq!(after, ["", "", &ids[1], &ids[2], &ids[3]]);
    })
    .await;
}

#[tokio::test]
async fn a_load_that_does_not_fit_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let store = Store::open_for_tests(&folder.path().join("store"), 60)
        .await
        .unwrap();
    // What no compression makes small.
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    })
    .take(400_000)
    .collect();
    let files = vec![
        ("a.csv".to_owned(), b"small".to_vec()),
        ("big.csv".to_owned(), noise),
    ];
    let load = NewLoad {
        source: "ssd",
        files: &files,
        at: at(1),
        by: "Ann",
        invented: false,
        refused: "",
        rows: 1,
        doubts: 0,
    };
    assert!(store.keep_load(&load).await.is_err());
    assert!(store.loads().await.unwrap().is_empty());
}

#[tokio::test]
async fn work_on_a_list_is_only_added_to() {
    on_each(async |ground| {
        let store = ground.open().await;
        let work = |kind, subject: &str, until| Work {
            id: String::new(),
            list: "assessment-late".to_owned(),
            subject: subject.to_owned(),
            kind,
            at: at(1),
            by: "Ann".to_owned(),
            worker: String::new(),
            reason: "booked".to_owned(),
            until,
            standing: "2026-01-01".to_owned(),
        };
        let all = [
            work(WorkKind::PutOff, "child:1", Some(date(2026, 12, 1))),
            work(WorkKind::Taken, "child:2", None),
        ];
        store.keep_work(&all).await.unwrap();
        store
            .keep_work(&[work(WorkKind::Done, "child:1", None)])
            .await
            .unwrap();
        assert_eq!(store.work_on("assessment-late").await.unwrap().len(), 3);
        assert!(store.work_on("other").await.unwrap().is_empty());
        let about = store.work_about("child:1").await.unwrap();
        let kept = Work {
            id: about[0].id.clone(),
            ..all[0].clone()
        };
        assert_eq!(about[0], kept);
        assert_eq!(about[1].kind, WorkKind::Done);
    })
    .await;
}

#[tokio::test]
async fn a_frozen_annex_a_is_as_it_was_signed() {
    on_each(async |ground| {
        let store = ground.open().await;
        let freeze = NewFreeze {
            as_at: date(2026, 10, 31),
            at: at(1),
            by: "Ann",
            note: "given",
            counts: "[]",
            bytes: b"PK",
        };
        let id = store.keep_freeze(&freeze).await.unwrap();
        assert_eq!(store.frozen(&id).await.unwrap(), Some(b"PK".to_vec()));
        assert_eq!(store.frozen("none").await.unwrap(), None);
        let kept = store.freezes().await.unwrap();
        assert_eq!(
            (kept[0].as_at, kept[0].by.as_str(), kept[0].sha256.len()),
            (date(2026, 10, 31), "Ann", 64)
        );
        sqlx::query("update freezes set bytes = $1")
            .bind(vec![0_u8])
            .execute(&store.pool)
            .await
            .unwrap();
        assert!(
            store.frozen(&id).await.is_err(),
            "bytes that changed are not given out"
        );
    })
    .await;
}

#[tokio::test]
async fn what_became_of_a_request_is_another_entry_of_it() {
    on_each(async |ground| {
        let store = ground.open().await;
        let asked = Request {
            request: String::new(),
            at: at(1),
            asked_by: "Lead".to_owned(),
            what: "Six case files".to_owned(),
            owner: "Ann".to_owned(),
            due: Some(date(2026, 11, 24)),
            state: RequestState::Open,
            note: String::new(),
            by: "Ann".to_owned(),
        };
        let id = store.keep_request(&asked).await.unwrap();
        let given = Request {
            request: id.clone(),
            state: RequestState::Given,
            ..asked.clone()
        };
        assert_eq!(store.keep_request(&given).await.unwrap(), id);
        let log = store.requests().await.unwrap();
        assert_eq!(
            log,
            [
                Request {
                    request: id.clone(),
                    ..asked
                },
                given
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_note_is_removed_alone_and_what_is_old_goes_by_its_day() {
    on_each(async |ground| {
        let store = ground.open().await;
        let work = |kind, second| Work {
            id: String::new(),
            list: "assessment-late".to_owned(),
            subject: "child:1".to_owned(),
            kind,
            at: at(second),
            by: "Ann".to_owned(),
            worker: String::new(),
            reason: "booked".to_owned(),
            until: None,
            standing: "2026-01-01".to_owned(),
        };
        let day = 24 * 60 * 60;
        let all = [
            work(WorkKind::Taken, 0),
            work(WorkKind::Note, day),
            work(WorkKind::Note, 2 * day),
        ];
        store.keep_work(&all).await.unwrap();
        let kept = async || store.work_on("assessment-late").await.unwrap();
        let ids: Vec<String> = kept().await.into_iter().map(|work| work.id).collect();
        assert!(!store.remove_note(&ids[0]).await.unwrap(), "only notes");
        assert!(store.remove_note(&ids[1]).await.unwrap());
        assert!(!store.remove_note(&ids[1]).await.unwrap());
        assert_eq!(kept().await.len(), 2);

        let freeze = |second, bytes| NewFreeze {
            as_at: date(2026, 10, 31),
            at: at(second),
            by: "Ann",
            note: "given",
            counts: "[]",
            bytes,
        };
        let old = store.keep_freeze(&freeze(0, b"PK")).await.unwrap();
        let new = store.keep_freeze(&freeze(2 * day, b"PL")).await.unwrap();
        let asked = |second| Request {
            request: String::new(),
            at: at(second),
            asked_by: "Lead".to_owned(),
            what: "Six case files".to_owned(),
            owner: "Ann".to_owned(),
            due: None,
            state: RequestState::Open,
            note: String::new(),
            by: "Ann".to_owned(),
        };
        store.keep_request(&asked(0)).await.unwrap();
        let answered = store.keep_request(&asked(0)).await.unwrap();
        let answer = Request {
            request: answered.clone(),
            ..asked(2 * day)
        };
        store.keep_request(&answer).await.unwrap();

        // What was done on the day itself stays; a request that was answered since stays whole.
        let first = date(2026, 9, 21);
        assert_eq!(store.remove_work_before(first).await.unwrap(), 0);
        let hash = store.freezes().await.unwrap()[1].sha256.clone();
        let second = date(2026, 9, 22);
        assert_eq!(store.remove_work_before(second).await.unwrap(), 1);
        assert_eq!(kept().await.len(), 1);
        let removed = store.remove_inspection_before(second).await.unwrap();
        assert_eq!((removed.frozen, removed.requests), (vec![hash], 1));
        assert_eq!(store.frozen(&old).await.unwrap(), None);
        let left = store.requests().await.unwrap();
        assert!(left.len() == 2 && left.iter().all(|entry| entry.request == answered));
        assert!(store.remove_freeze(&new).await.unwrap());
        assert!(store.freezes().await.unwrap().is_empty());
    })
    .await;
}
