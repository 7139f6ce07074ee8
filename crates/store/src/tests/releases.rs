//! Releases: two people, in order, and never changed.

use super::children::at;
use super::grounds::on_each;
use crate::{Approval, NewRelease, Signed, Store};

fn by(who: &str, hour: i64) -> Signed {
    Signed {
        by: format!("person-{who}"),
        name: who.to_owned(),
        at: at(hour),
    }
}

async fn prepared(store: &Store, published: &str, follows: &str) -> String {
    let new = NewRelease {
        as_at: "2026-09-30",
        published,
        follows,
        prepared: &by("Ann", 1),
        note: "",
    };
    store.prepare_release(&new).await.unwrap()
}

#[tokio::test]
async fn a_release_takes_two_people_and_what_was_looked_at() {
    on_each(async |ground| {
        let store = ground.open().await;
        let id = prepared(&store, "{\"one\":1}", "").await;
        let waiting = store.waiting_releases().await.unwrap();
        assert_eq!(waiting.len(), 1);
        let sha256 = waiting[0].sha256.clone();
        assert_eq!(waiting[0].prepared, by("Ann", 1));
        assert!(store.releases().await.unwrap().is_empty());

        let asked = async |who: &str, sha256: &str| {
            store
                .approve_release(&id, sha256, &by(who, 2))
                .await
                .unwrap()
        };
        assert_eq!(asked("Ann", &sha256).await, Approval::Own);
        assert_eq!(asked("Ben", "of something else").await, Approval::Another);
        assert_eq!(asked("Ben", &sha256).await, Approval::Released);
        assert_eq!(asked("Cat", &sha256).await, Approval::Already);

        let released = store.release(&id).await.unwrap().unwrap();
        assert_eq!(released.approved, Some(by("Ben", 2)));
        assert_eq!(
            (released.number, released.published.as_str()),
            (1, "{\"one\":1}")
        );
        assert_eq!(store.releases().await.unwrap(), [released]);
    })
    .await;
}

#[tokio::test]
async fn what_was_not_made_against_the_newest_is_not_released() {
    on_each(async |ground| {
        let store = ground.open().await;
        let first = prepared(&store, "1", "").await;
        let other = prepared(&store, "2", "").await;
        let sha256 = async |id: &str| store.release(id).await.unwrap().unwrap().sha256;
        let (one, two) = (sha256(&first).await, sha256(&other).await);
        let ben = by("Ben", 2);
        assert_eq!(
            store.approve_release(&first, &one, &ben).await.unwrap(),
            Approval::Released
        );
        assert_eq!(
            store.approve_release(&other, &two, &ben).await.unwrap(),
            Approval::Overtaken
        );
        let next = prepared(&store, "3", &first).await;
        let three = sha256(&next).await;
        assert_eq!(
            store.approve_release(&next, &three, &ben).await.unwrap(),
            Approval::Released
        );
        let order: Vec<i64> = store
            .releases()
            .await
            .unwrap()
            .iter()
            .map(|each| each.number)
            .collect();
        assert_eq!(order, [1, 2]);
    })
    .await;
}

#[tokio::test]
async fn a_release_that_was_changed_in_the_file_is_not_shown() {
    on_each(async |ground| {
        let store = ground.open().await;
        let id = prepared(&store, "{\"c\":1}", "").await;
        sqlx::query("update releases set published = $1 where id = $2")
            .bind("{\"c\":2}")
            .bind(&id)
            .execute(&store.pool)
            .await
            .unwrap();
        assert!(store.release(&id).await.is_err());
    })
    .await;
}
