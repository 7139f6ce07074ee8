//! Sessions, codes, tries and passwords.

use access::Role;
use jiff::SignedDuration;

use super::super::grounds::on_each;
use super::{IDLE, at, person, session};
use crate::{CodePurpose, NewCode, PendingSignIn};

#[tokio::test]
async fn a_session_ends_when_idle_at_its_end_and_when_its_person_is_disabled() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let id = session(&store, "token", &ann, Role::Director, 0).await;
        let found = store.session("token", at(30), IDLE).await.unwrap().unwrap();
        assert_eq!(
            (found.id.as_str(), found.name.as_str()),
            (id.as_str(), "Ann Example")
        );
        assert_eq!(found.last_used, at(0));
        // A use is noted once a minute.
        store.session("token", at(50), IDLE).await.unwrap().unwrap();
        let found = store.session("token", at(61), IDLE).await.unwrap().unwrap();
        assert_eq!(found.last_used, at(0));
        let found = store.session("token", at(62), IDLE).await.unwrap().unwrap();
        assert_eq!(found.last_used, at(61));
        assert_eq!(
            store.person(&ann).await.unwrap().unwrap().last_seen,
            Some(at(61))
        );
        assert!(
            store
                .session("token", at(61 + 30 * 60), IDLE)
                .await
                .unwrap()
                .is_none()
        );
        for quarter in 1..48 {
            assert!(
                store
                    .session("token", at(quarter * 900), IDLE)
                    .await
                    .unwrap()
                    .is_some()
            );
        }
        assert!(
            store
                .session("token", at(12 * 3600), IDLE)
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            store
                .session("another", at(1), IDLE)
                .await
                .unwrap()
                .is_none()
        );

        session(&store, "second", &ann, Role::Director, 0).await;
        assert_eq!(store.sessions_of(&ann, at(1), IDLE).await.unwrap().len(), 2);
        assert!(store.disable_person(&ann).await.unwrap());
        assert!(
            store
                .session("second", at(2), IDLE)
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            store
                .sessions_of(&ann, at(1), IDLE)
                .await
                .unwrap()
                .is_empty()
        );
        // Not even one begun at the same moment by another replica.
        session(&store, "third", &ann, Role::Director, 3).await;
        assert!(store.session("third", at(4), IDLE).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_code_and_a_begun_sign_in_are_taken_once_by_whoever_comes_first() {
    on_each(async |ground| {
        let store = ground.open().await;
        let code = |hash| NewCode {
            hash,
            purpose: CodePurpose::Invitation,
            person: "ann",
            at: at(0),
            until: at(100),
        };
        store.keep_code(&code("first")).await.unwrap();
        store.keep_code(&code("second")).await.unwrap();
        let take = async |hash: &'static str, purpose, second| {
            store.take_code(hash, purpose, at(second)).await.unwrap()
        };
        assert_eq!(
            take("first", CodePurpose::Invitation, 1).await,
            None,
            "a newer one stands"
        );
        assert_eq!(
            take("second", CodePurpose::Reset, 1).await,
            None,
            "it is for something else"
        );
        assert_eq!(
            take("second", CodePurpose::Invitation, 100).await,
            None,
            "too late"
        );
        let whose = store
            .code("second", CodePurpose::Invitation, at(1))
            .await
            .unwrap();
        assert_eq!(whose.as_deref(), Some("ann"));
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    store
                        .take_code("second", CodePurpose::Invitation, at(2))
                        .await
                })
            })
            .collect();
        let mut taken = 0;
        for each in tries {
            taken += usize::from(each.await.unwrap().unwrap().is_some());
        }
        assert_eq!(taken, 1);

        let pending = PendingSignIn {
            state: "state".to_owned(),
            nonce: "nonce".to_owned(),
            verifier: "verifier".to_owned(),
            return_path: "/today".to_owned(),
            until: at(600),
        };
        store.begin_sign_in(&pending).await.unwrap();
        assert!(
            store
                .take_sign_in("another", at(1))
                .await
                .unwrap()
                .is_none()
        );
        assert!(store.take_sign_in("state", at(1)).await.unwrap() == Some(pending.clone()));
        assert!(store.take_sign_in("state", at(1)).await.unwrap().is_none());
        store.begin_sign_in(&pending).await.unwrap();
        assert!(
            store
                .take_sign_in("state", at(600))
                .await
                .unwrap()
                .is_none(),
            "too late"
        );
    })
    .await;
}

#[tokio::test]
async fn tries_are_counted_one_by_one_within_their_window() {
    on_each(async |ground| {
        let store = ground.open().await;
        let window = SignedDuration::from_mins(15);
        let tries: Vec<_> = (0..20)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    store
                        .count_attempt("account:x", at(n), window)
                        .await
                        .unwrap()
                })
            })
            .collect();
        let mut counted = Vec::new();
        for each in tries {
            counted.push(each.await.unwrap());
        }
        counted.sort_unstable();
        assert_eq!(counted, (1..=20).collect::<Vec<i64>>());
        assert_eq!(
            store.attempts("account:x", at(30), window).await.unwrap(),
            20
        );
        assert_eq!(
            store.attempts("account:x", at(2000), window).await.unwrap(),
            0
        );
        assert_eq!(
            store
                .count_attempt("account:x", at(2000), window)
                .await
                .unwrap(),
            1
        );
        store.forget_attempts("account:x").await.unwrap();
        assert_eq!(
            store.attempts("account:x", at(2000), window).await.unwrap(),
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_password_changed_ends_every_session() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        assert_eq!(store.credential(&ann).await.unwrap(), None);
        store
            .keep_credential(&ann, "$argon2id$one", at(0))
            .await
            .unwrap();
        session(&store, "token", &ann, Role::Director, 0).await;
        store
            .keep_credential(&ann, "$argon2id$two", at(1))
            .await
            .unwrap();
        assert_eq!(
            store.credential(&ann).await.unwrap().as_deref(),
            Some("$argon2id$two")
        );
        assert!(store.session("token", at(2), IDLE).await.unwrap().is_none());
    })
    .await;
}
