//! Loads in the queue: each is taken once, in order, and comes to an end.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::children::at;
use super::grounds::on_each;
use crate::{Finished, Loaded, NewLoad, NewQueued, QueueState, Store, TAKEN_OVER_AFTER, TRIES};

async fn queue(store: &Store, source: &str, text: &str) -> String {
    let files = [("a.csv".to_owned(), text.as_bytes().to_vec())];
    let load = NewQueued {
        source,
        files: &files,
        at: at(1),
        by: "Ann",
        invented: true,
    };
    store.queue_load(&load).await.unwrap()
}

async fn finish(store: &Store, id: &str, worker: &str, text: &str, refused: &str) -> Finished {
    let files = [("a.csv".to_owned(), text.as_bytes().to_vec())];
    let load = NewLoad {
        source: "ssd",
        files: &files,
        at: at(2),
        by: "Ann",
        invented: true,
        refused,
        rows: 1,
        doubts: 0,
    };
    store.finish(id, worker, &load, "read").await.unwrap()
}

#[tokio::test]
async fn a_load_is_queued_read_and_kept() {
    on_each(async |ground| {
        let store = ground.open().await;
        assert!(store.take_next("w", at(2)).await.unwrap().is_none());
        let id = queue(&store, "ssd", "one").await;
        let waiting = store.queued_load(&id).await.unwrap().unwrap();
        assert_eq!((waiting.state, waiting.attempts), (QueueState::Waiting, 0));
        let taken = store.take_next("w", at(2)).await.unwrap().unwrap();
        assert_eq!(taken.entry.id, id);
        assert_eq!(taken.files, [("a.csv".to_owned(), b"one".to_vec())]);
        assert!(store.take_next("v", at(2)).await.unwrap().is_none());

        let Finished::Kept(Loaded::New(load)) = finish(&store, &id, "w", "one", "").await else {
            panic!("it is new")
        };
        let done = store.queued_load(&id).await.unwrap().unwrap();
        assert_eq!(
            (done.state, done.load.as_ref()),
            (QueueState::Done, Some(&load))
        );
        assert_eq!(store.loads_in_force().await.unwrap()[0].id, load);
        assert!(store.queued_files(&id).await.unwrap().is_empty());

        let again = queue(&store, "ssd", "none").await;
        store.take_next("w", at(2)).await.unwrap().unwrap();
        finish(&store, &again, "w", "none", "no table was found").await;
        let refused = &store.queued_loads().await.unwrap()[0];
        assert_eq!((refused.state, &refused.id), (QueueState::Refused, &again));
        assert_eq!(store.loads_in_force().await.unwrap()[0].id, load);
    })
    .await;
}

#[tokio::test]
async fn many_takers_at_once_take_each_load_exactly_once() {
    on_each(async |ground| {
        let first = ground.open().await;
        let mut queued = BTreeSet::new();
        for n in 0..24 {
            queued.insert(queue(&first, &format!("source {n}"), "x").await);
        }
        let takers: Vec<_> = (0..8)
            .map(|n| {
                let place = ground.place.clone();
                tokio::spawn(async move {
                    // Each is a program of its own.
                    let store = Store::open_at(&place).await.unwrap();
                    let mut taken = Vec::new();
                    while let Some(next) = store.take_next(&format!("w{n}"), at(2)).await.unwrap() {
                        taken.push(next.entry.id);
                    }
                    taken
                })
            })
            .collect();
        let mut taken = Vec::new();
        for taker in takers {
            taken.extend(taker.await.unwrap());
        }
        assert_eq!(taken.len(), queued.len(), "none is taken twice");
        assert_eq!(taken.into_iter().collect::<BTreeSet<_>>(), queued);
    })
    .await;
}

#[tokio::test]
async fn loads_of_one_source_are_read_in_the_order_they_came() {
    on_each(async |ground| {
        let store = ground.open().await;
        let first = queue(&store, "ssd", "one").await;
        let second = queue(&store, "ssd", "two").await;
        let other = queue(&store, "optional", "one").await;
        let take = async || {
            store
                .take_next("w", at(2))
                .await
                .unwrap()
                .map(|t| t.entry.id)
        };
        assert_eq!(take().await, Some(first.clone()));
        assert_eq!(take().await, Some(other));
        assert_eq!(take().await, None);
        finish(&store, &first, "w", "one", "").await;
        assert_eq!(take().await, Some(second));
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_worker_left_is_taken_over_and_its_late_answer_counts_for_nothing() {
    on_each(async |ground| {
        let store = ground.open().await;
        let id = queue(&store, "ssd", "one").await;
        store.take_next("dead", at(2)).await.unwrap().unwrap();
        let almost = at(2) + TAKEN_OVER_AFTER;
        assert!(store.still_reading(&id, "dead", at(4)).await.unwrap());
        assert!(store.take_next("next", almost).await.unwrap().is_none());
        let later = at(5) + TAKEN_OVER_AFTER;
        let taken = store.take_next("next", later).await.unwrap().unwrap();
        assert_eq!(
            (taken.entry.attempts, taken.entry.taken_by.as_str()),
            (2, "next")
        );
        assert!(!store.still_reading(&id, "dead", later).await.unwrap());
        assert_eq!(
            finish(&store, &id, "dead", "one", "").await,
            Finished::TakenOver
        );
        assert!(store.loads().await.unwrap().is_empty());
        assert_eq!(
            store.give_back(&id, "dead", "late", later).await.unwrap(),
            None
        );
        assert!(matches!(
            finish(&store, &id, "next", "one", "").await,
            Finished::Kept(Loaded::New(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn after_three_tries_it_has_failed_and_says_why() {
    on_each(async |ground| {
        let store = ground.open().await;
        let given_back = queue(&store, "ssd", "one").await;
        for attempt in 1..=TRIES {
            store.take_next("w", at(2)).await.unwrap().unwrap();
            let state = store
                .give_back(&given_back, "w", "too little memory", at(2))
                .await
                .unwrap();
            let expected = if attempt < TRIES {
                QueueState::Waiting
            } else {
                QueueState::Failed
            };
            assert_eq!(state, Some(expected));
        }
        let failed = store.queued_load(&given_back).await.unwrap().unwrap();
        assert_eq!(failed.words, "too little memory");

        let died = queue(&store, "ssd", "two").await;
        let mut now = at(2);
        for _ in 0..TRIES {
            assert!(store.take_next("w", now).await.unwrap().is_some());
            now = now + TAKEN_OVER_AFTER + SignedDuration::from_secs(1);
        }
        assert!(store.take_next("w", now).await.unwrap().is_none());
        let failed = store.queued_load(&died).await.unwrap().unwrap();
        assert_eq!(failed.state, QueueState::Failed);
        assert!(failed.words.contains("stopped the reader"));
        assert!(store.queued_files(&died).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_in_hand_when_the_store_went_away_waits_again_and_that_was_no_try() {
    on_each(async |ground| {
        let store = ground.open().await;
        let id = queue(&store, "ssd", "one").await;
        let other = queue(&store, "optional", "one").await;
        store.take_next("other", at(2)).await.unwrap().unwrap();
        for _ in 0..=TRIES {
            let taken = store.take_next("w", at(2)).await.unwrap().unwrap();
            assert_eq!((&taken.entry.id, taken.entry.attempts), (&other, 1));
            assert_eq!(store.let_go("w").await.unwrap(), 1);
        }
        assert_eq!(store.let_go("w").await.unwrap(), 0);
        assert!(store.still_reading(&id, "other", at(2)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn what_a_killed_service_had_in_hand_waits_again_when_it_starts() {
    on_each(async |ground| {
        let store = ground.open().await;
        let id = queue(&store, "ssd", "one").await;
        store.take_next("killed", at(2)).await.unwrap().unwrap();
        let back = store.put_back_left_over().await.unwrap();
        let next = store.take_next("next", at(2)).await.unwrap();
        if ground.place.as_folder().is_some() {
            assert_eq!(back, 1);
            assert_eq!(next.unwrap().entry.attempts, 2);
            assert_eq!(
                finish(&store, &id, "killed", "one", "").await,
                Finished::TakenOver
            );
        } else {
            // Another service may be reading it.
            assert_eq!((back, next.is_none()), (0, true));
        }
    })
    .await;
}
