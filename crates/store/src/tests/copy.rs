//! A store copied into another place holds the same; what is not empty is refused.

use std::collections::BTreeSet;

use sqlx::Row as _;

use super::children::keep;
use super::grounds::{Ground, in_a_folder, in_postgres, on_each};
use super::sealed::{keep_names, names_come_back};
use super::{record, report, server};
use crate::copy::TABLES;
use crate::{Key, Place, Store};

/// Every place a store can be copied to from here, empty.
pub(super) async fn targets() -> Vec<Ground> {
    let mut targets = vec![in_a_folder()];
    if let Some(address) = server::address() {
        targets.push(in_postgres(address).await);
    }
    targets
}

#[tokio::test]
async fn a_copy_holds_the_same_whatever_the_databases() {
    on_each(async |ground| {
        let key = Key::new().unwrap();
        let from = ground.place.clone().with_key(key.clone());
        let store = Store::open_at(&from).await.unwrap();
        let load = keep_names(&store).await;
        for n in 0..30_u8 {
            store
                .add(&report("a.pdf", &[n, 0, 255], &record()))
                .await
                .unwrap();
        }
        let before = store.snapshot().await.unwrap().digests().await.unwrap();
        for target in targets().await {
            let to = target.place.clone().with_key(key.clone());
            let copied = store.copy_to(&to).await.unwrap();
            assert_eq!(copied, before);
            let other = Store::open_at(&to).await.unwrap();
            names_come_back(&other, &load).await;
            assert_eq!(other.reports().await.unwrap().len(), 30);
            assert_eq!(other.secret().await.unwrap(), store.secret().await.unwrap());
            // It goes on by itself.
            keep(&other, "ssd", "later", "", 9).await;
            assert_eq!(other.loads().await.unwrap().len(), 2);
            let refused = store.copy_to(&to).await.unwrap_err();
            assert!(refused.to_string().contains("an empty place"), "{refused}");
        }
        assert_eq!(
            store.snapshot().await.unwrap().digests().await.unwrap(),
            before
        );
    })
    .await;
}

#[tokio::test]
async fn a_copy_needs_the_key_of_the_store() {
    on_each(async |ground| {
        let store = ground.open().await;
        let target = ground.another().await;
        let to = target.place.clone().with_key(Key::new().unwrap());
        let refused = store.copy_to(&to).await.unwrap_err();
        assert!(refused.to_string().contains("right key file"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn the_list_of_tables_is_that_of_the_migrations() {
    on_each(async |ground| {
        let store = ground.open().await;
        let tables = if ground.place.as_folder().is_some() {
            "select name as word from sqlite_master where type = 'table'"
        } else {
            "select cast(table_name as text) as word from information_schema.tables \
             where table_schema = current_schema()"
        };
        let held: BTreeSet<String> = sqlx::query(tables)
            .fetch_all(&store.pool)
            .await
            .unwrap()
            .iter()
            .map(|row| row.get("word"))
            .filter(|table| table != "migrations")
            .collect();
        let listed: BTreeSet<String> = TABLES.iter().map(|t| t.name.to_owned()).collect();
        assert_eq!(listed, held, "list every table in copy/tables.rs");
        assert_eq!(listed.len(), TABLES.len(), "each once");
    })
    .await;
}

#[tokio::test]
async fn a_place_that_does_not_answer_is_said_without_its_password() {
    let place =
        Place::parse("postgres://ann:topsecret@127.0.0.1:1/none").with_key(Key::new().unwrap());
    let refused = Store::open_at(&place).await.unwrap_err().to_string();
    assert!(refused.contains("127.0.0.1:1/none"), "{refused}");
    assert!(!refused.contains("topsecret"), "{refused}");
}
