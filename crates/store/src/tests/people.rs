//! People and their roles; beside it what else is kept of them.

mod locks;
mod sessions;

use access::{Role, Scope};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

use super::grounds::on_each;
use crate::{Authority, Identity, NewPerson, NewSession, NotGranted, Proposal, Renewal, Store};

const IDLE: SignedDuration = SignedDuration::from_mins(30);
const TODAY: Date = date(2026, 9, 22);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

async fn person(store: &Store, name: &str, email: &str) -> String {
    store
        .add_person(&NewPerson {
            name,
            email,
            identity: Identity::Local,
            at: at(0),
            by: "operator",
        })
        .await
        .unwrap()
        .unwrap()
}

async fn session(store: &Store, hash: &str, person: &str, role: Role, second: i64) -> String {
    store
        .begin_session(&NewSession {
            hash,
            person,
            role,
            at: at(second),
            proved: Some(at(second)),
            ends: at(second + 12 * 3600),
            address: "10.0.0.7",
            agent: "Firefox",
            csrf: "forms",
        })
        .await
        .unwrap()
}

fn proposal<'a>(person: &'a str, role: Role, scope: &'a Scope, by: &'a str) -> Proposal<'a> {
    Proposal {
        person,
        role,
        scope,
        first: TODAY,
        until: date(2027, 3, 1),
        by,
        at: at(1),
    }
}

#[tokio::test]
async fn a_person_is_found_by_email_or_by_the_providers_key_and_is_there_once() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", " Ann@Council.example ").await;
        let again = NewPerson {
            name: "Another",
            email: "ANN@council.example",
            identity: Identity::Local,
            at: at(1),
            by: &ann,
        };
        assert_eq!(store.add_person(&again).await.unwrap(), None);
        let provider = |subject: &str| Identity::Provider {
            issuer: "https://id.example".to_owned(),
            subject: subject.to_owned(),
        };
        for (subject, new) in [("1", true), ("2", true), ("1", false)] {
            let added = store
                .add_person(&NewPerson {
                    name: "Bob Sample",
                    email: "",
                    identity: provider(subject),
                    at: at(2),
                    by: "provider",
                })
                .await
                .unwrap();
            assert_eq!(added.is_some(), new, "{subject}");
        }
        let found = store
            .person_by_email("ann@COUNCIL.example")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (found.id.as_str(), found.email.as_str()),
            (ann.as_str(), "ann@council.example")
        );
        let bob = store
            .person_by_subject("https://id.example", "1")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(bob.identity, provider("1"));
        assert!(
            store
                .person_by_subject("https://id.example/", "1")
                .await
                .unwrap()
                .is_none()
        );
        assert!(store.person_by_email("").await.unwrap().is_none());
        store
            .keep_own_facts(&ann, "Example", "Mill Lane")
            .await
            .unwrap();
        let ann = store.person(&ann).await.unwrap().unwrap();
        assert_eq!(
            (ann.own_surname.as_str(), ann.own_street.as_str()),
            ("Example", "Mill Lane")
        );
        assert_eq!(store.active_people().await.unwrap(), 3);
        assert_eq!(format!("{ann:?}"), format!("Person({})", ann.id));
        // New keys reach what was sealed, and what was never given stays so.
        store.rotate_keys(None, at(3)).await.unwrap();
        assert_eq!(store.person(&ann.id).await.unwrap().unwrap(), ann);
        assert_eq!(
            store.person_by_email("ann@council.example").await.unwrap(),
            Some(ann)
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_counts_once_another_person_confirmed_it_and_while_it_runs() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let bob = person(&store, "Bob Sample", "bob@council.example").await;
        let cat = person(&store, "Cat Person", "cat@council.example").await;
        let scope = Scope {
            teams: vec!["T1".to_owned()],
            ..Scope::default()
        };
        let id = store
            .propose_grant(&proposal(&cat, Role::TeamManager, &scope, &ann))
            .await
            .unwrap();
        assert!(store.grants_of(&cat, TODAY).await.unwrap().is_empty());
        assert_eq!(store.grants_waiting().await.unwrap().len(), 1);
        for same in [&ann, &cat] {
            let refused = store.confirm_grant(&id, same, at(2)).await.unwrap_err();
            assert!(matches!(refused, NotGranted::SamePerson), "{refused:?}");
        }
        store.confirm_grant(&id, &bob, at(2)).await.unwrap();
        let refused = store.confirm_grant(&id, &bob, at(3)).await.unwrap_err();
        assert!(matches!(refused, NotGranted::NotWaiting), "{refused:?}");
        let held = store.grants_of(&cat, TODAY).await.unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].role, &held[0].scope), (Role::TeamManager, &scope));
        assert!(held[0].runs_on(TODAY));
        for other in [date(2026, 9, 21), date(2027, 3, 2)] {
            assert!(store.grants_of(&cat, other).await.unwrap().is_empty());
            assert!(!held[0].runs_on(other));
        }
        assert!(store.end_grant(&id, &bob, at(4)).await.unwrap());
        assert!(!store.end_grant(&id, &bob, at(4)).await.unwrap());
        assert!(store.grants_of(&cat, TODAY).await.unwrap().is_empty());
        assert_eq!(
            store.grants_about(&cat).await.unwrap()[0].ended,
            Some((bob, at(4)))
        );
    })
    .await;
}

#[tokio::test]
async fn no_role_is_granted_for_longer_than_the_table_allows() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let scope = Scope::default();
        let inspector = proposal(&ann, Role::Inspector, &scope, "operator");
        let refused = store
            .grant_outright(&inspector, Authority::Operator)
            .await
            .unwrap_err();
        assert!(
            matches!(refused, NotGranted::Days { longest: 30 }),
            "{refused:?}"
        );
        let backwards = Proposal {
            until: date(2026, 9, 21),
            ..inspector
        };
        assert!(store.propose_grant(&backwards).await.is_err());
        let nobodys = proposal(&ann, Role::Public, &scope, "operator");
        let refused = store.propose_grant(&nobodys).await.unwrap_err();
        assert!(matches!(refused, NotGranted::Nobodys), "{refused:?}");
        let short = Proposal {
            until: date(2026, 10, 22),
            ..inspector
        };
        store
            .grant_outright(&short, Authority::Operator)
            .await
            .unwrap();
        let held = store.grants_of(&ann, TODAY).await.unwrap();
        assert_eq!(held[0].confirmed, Some(("operator".to_owned(), at(1))));
    })
    .await;
}

#[tokio::test]
async fn rights_are_read_anew_each_time() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let scope = Scope {
            worker: "W1".to_owned(),
            ..Scope::default()
        };
        let grant = store
            .grant_outright(
                &proposal(&ann, Role::Practitioner, &scope, "operator"),
                Authority::Operator,
            )
            .await
            .unwrap();
        let id = session(&store, "token", &ann, Role::Practitioner, 0).await;
        let acting = async || {
            store
                .acting("token", at(1), IDLE, TODAY)
                .await
                .unwrap()
                .unwrap()
                .1
        };
        let first = acting().await.unwrap();
        assert_eq!(
            (first.role, first.scope, first.proved),
            (Role::Practitioner, scope, Some(at(0)))
        );
        let renewal = Renewal {
            from: "token",
            to: "renewed",
            role: Role::Practitioner,
            proved: Some(at(5)),
            csrf: "other",
        };
        assert!(store.renew_session(&renewal).await.unwrap());
        assert!(store.session("token", at(6), IDLE).await.unwrap().is_none());
        let renewed = store
            .session("renewed", at(6), IDLE)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (renewed.id, renewed.proved, renewed.csrf.as_str()),
            (id.clone(), Some(at(5)), "other")
        );
        store.end_grant(&grant, "operator", at(7)).await.unwrap();
        let (_, none) = store
            .acting("renewed", at(8), IDLE, TODAY)
            .await
            .unwrap()
            .unwrap();
        assert!(none.is_none());
        assert!(store.end_session_of(&ann, &id).await.unwrap());
        assert!(!store.end_session("renewed").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn accounts_nobody_uses_are_disabled_and_their_sessions_end() {
    on_each(async |ground| {
        let store = ground.open().await;
        let ann = person(&store, "Ann Example", "ann@council.example").await;
        let bob = person(&store, "Bob Sample", "bob@council.example").await;
        session(&store, "old", &ann, Role::Director, 10).await;
        session(&store, "new", &bob, Role::Director, 5000).await;
        let dormant = store.dormant(at(4000)).await.unwrap();
        assert_eq!(dormant.len(), 1);
        let disabled = store.disable_dormant(at(4000)).await.unwrap();
        assert_eq!(disabled[0].id, ann);
        assert!(!store.person(&ann).await.unwrap().unwrap().active);
        assert!(store.session("old", at(20), IDLE).await.unwrap().is_none());
        assert!(
            store
                .session("new", at(5001), IDLE)
                .await
                .unwrap()
                .is_some()
        );
        assert!(store.enable_person(&ann, at(6000)).await.unwrap());
        assert!(store.dormant(at(5000)).await.unwrap().is_empty());
        assert_eq!(
            store
                .forget_expired(at(5000 + 86_400 * 2), IDLE)
                .await
                .unwrap(),
            1
        );
    })
    .await;
}
