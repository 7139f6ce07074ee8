//! Restricted records, conflicts of interest, and purposes said.

use jiff::civil::date;

use super::super::grounds::on_each;
use super::{at, person};
use crate::{LockKind, Purpose};

#[tokio::test]
async fn restrictions_conflicts_and_purposes_stand_until_they_are_ended() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let id = store
            .restrict("child-1", "a colleague's family", None, "officer", at(0))
            .await
            .unwrap();
        store
            .restrict("child-1", "again", None, "officer", at(1))
            .await
            .unwrap();
        let today = date(2026, 11, 22);
        let restricted = async || store.restricted_children(today).await.unwrap();
        assert_eq!(restricted().await, ["child-1"]);
        let ended = store.end_lock(&id, "officer", at(2)).await.unwrap();
        assert_eq!(ended, Some(LockKind::Restriction));
        assert_eq!(store.end_lock(&id, "officer", at(2)).await.unwrap(), None);
        assert_eq!(restricted().await, ["child-1"], "one stands");
        let all = store.restrictions().await.unwrap();
        let whys: Vec<&str> = all.iter().map(|lock| lock.why.as_str()).collect();
        assert_eq!(whys, ["again", "a colleague's family"]);

        let id = store
            .declare_conflict(&ann, "child-2", "my nephew", &ann, at(3))
            .await
            .unwrap();
        let of_ann = store.conflicts_of(&ann).await.unwrap();
        assert_eq!(
            (of_ann[0].child.as_str(), of_ann[0].why.as_str()),
            ("child-2", "my nephew")
        );
        let ended = store.end_lock(&id, "officer", at(4)).await.unwrap();
        assert_eq!(ended, Some(LockKind::Conflict));
        assert!(store.conflicts_of(&ann).await.unwrap().is_empty());
        assert_eq!(store.conflicts().await.unwrap().len(), 1);

        let purpose = Purpose {
            word: "complaint".to_owned(),
            why: "the mother wrote to us".to_owned(),
            at: at(5),
        };
        store
            .keep_purpose("session", "child-1", &purpose)
            .await
            .unwrap();
        assert!(store.purpose("session", "child-1").await.unwrap() == Some(purpose));
        assert!(store.purpose("session", "child-2").await.unwrap().is_none());
        store.rotate_keys(None, at(6)).await.unwrap();
        assert_eq!(store.restrictions().await.unwrap()[0].why, "again");
    })
    .await;
}

#[tokio::test]
async fn a_restriction_holds_to_the_end_of_its_last_day_and_ends_by_itself_once() {
    on_each(async |ground| {
        let store = ground.open().await;
        let last = date(2026, 11, 30);
        let id = store
            .restrict(
                "child-1",
                "while it is in court",
                Some(last),
                "officer",
                at(0),
            )
            .await
            .unwrap();
        for (on, holds) in [(date(2026, 11, 30), true), (date(2026, 12, 1), false)] {
            let restricted = store.restricted_children(on).await.unwrap();
            assert_eq!(restricted == ["child-1"], holds, "{on}");
            assert_eq!(store.restrictions().await.unwrap()[0].holds(on), holds);
        }
        assert!(
            store
                .end_restrictions_past(last, at(1))
                .await
                .unwrap()
                .is_empty()
        );
        let day_after = date(2026, 12, 1);
        let ended = store.end_restrictions_past(day_after, at(2)).await.unwrap();
        assert_eq!(ended.iter().map(|lock| &lock.id).collect::<Vec<_>>(), [&id]);
        assert!(
            store
                .end_restrictions_past(day_after, at(3))
                .await
                .unwrap()
                .is_empty()
        );
        let lock = store.restrictions().await.unwrap().remove(0);
        assert_eq!(
            (lock.until, lock.ended),
            (Some(last), Some((String::new(), at(2))))
        );
        assert_eq!(store.end_lock(&id, "officer", at(4)).await.unwrap(), None);
    })
    .await;
}
