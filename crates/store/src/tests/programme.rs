//! The programme's changes: in order, all or none, and never over what somebody else changed since.

use super::children::at;
use super::grounds::on_each;
use crate::{Appended, Maker, NewChange, NewFile, hash};

fn by(name: &str, hour: i64) -> Maker {
    Maker {
        at: at(hour),
        person: format!("person-{name}"),
        name: name.to_owned(),
        role: "director".to_owned(),
    }
}

fn change(subject: &str, body: &str) -> NewChange {
    NewChange {
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}

#[tokio::test]
async fn changes_come_back_in_order_and_are_refused_over_what_was_not_seen() {
    on_each(async |ground| {
        let store = ground.open().await;
        assert_eq!(store.last_change().await.unwrap(), 0);
        let ann = by("Ann", 1);
        let two = [change("action:a1", "one"), change("action:a2", "two")];
        let kept = store.append_changes(&ann, &two, &[]).await.unwrap();
        assert_eq!(kept, Appended::Kept(2));

        // Ben saw the first change of a1 and makes the second; Cat saw the first too and comes later.
        let seen = [("action:a1".to_owned(), 1)];
        let ben = store
            .append_changes(&by("Ben", 2), &[change("action:a1", "three")], &seen)
            .await
            .unwrap();
        assert_eq!(ben, Appended::Kept(3));
        let cat = store
            .append_changes(
                &by("Cat", 3),
                &[change("action:a3", "four"), change("action:a1", "five")],
                &seen,
            )
            .await
            .unwrap();
        assert_eq!(cat, Appended::ChangedSince("action:a1".to_owned()));

        let all = store.changes_after(0).await.unwrap();
        let said: Vec<(i64, &str, &str)> = all
            .iter()
            .map(|each| (each.seq, each.by.name.as_str(), each.body.as_str()))
            .collect();
        assert_eq!(
            said,
            [(1, "Ann", "one"), (2, "Ann", "two"), (3, "Ben", "three")]
        );
        assert_eq!(store.changes_after(2).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn many_who_change_at_once_each_get_a_place_of_their_own() {
    on_each(async |ground| {
        let store = ground.open().await;
        let all = (0..20).map(|n| {
            let store = store.clone();
            tokio::spawn(async move {
                let body = change(&format!("action:a{n}"), "x");
                store.append_changes(&by("Ann", 1), &[body], &[]).await
            })
        });
        for task in all.collect::<Vec<_>>() {
            assert!(matches!(task.await.unwrap().unwrap(), Appended::Kept(_)));
        }
        let places: Vec<i64> = store
            .changes_after(0)
            .await
            .unwrap()
            .iter()
            .map(|each| each.seq)
            .collect();
        assert_eq!(places, (1..=20).collect::<Vec<i64>>());
    })
    .await;
}

#[tokio::test]
async fn a_document_comes_back_as_it_was_given() {
    on_each(async |ground| {
        let store = ground.open().await;
        let file = NewFile {
            name: "Board pack, May.pdf",
            media_type: "application/pdf",
            at: at(1),
            by: "Ann",
            bytes: &[0, 1, 255],
        };
        let id = store.keep_programme_file(&file).await.unwrap();
        let (kept, bytes) = store.programme_file(&id).await.unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.size), ("Board pack, May.pdf", 3));
        assert_eq!(
            (kept.sha256, bytes.as_slice()),
            (hash(&bytes), &[0, 1, 255][..])
        );
        assert!(store.programme_file("no such").await.unwrap().is_none());
    })
    .await;
}
