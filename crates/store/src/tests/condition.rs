//! A store that cannot be written is read all the same, and says why.

use std::io::{Seek as _, SeekFrom, Write as _};

use sqlx::{AnyConnection, Connection as _, Executor as _};

use super::children::at;
use super::grounds::in_a_folder;
use super::sealed::{keep_names, names_come_back};
use super::server;
use crate::{Condition, Error, Key, NewQueued, Place, Store, restore};

/// An upload of so many bytes that do not shrink.
async fn queue_noise(store: &Store, size: usize) -> Result<String, Error> {
    let mut state = 1_u64;
    let noise = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    });
    let files = [("a.csv".to_owned(), noise.take(size).collect())];
    let load = NewQueued {
        source: "ssd",
        files: &files,
        at: at(1),
        by: "Ann",
        invented: true,
    };
    store.queue_load(&load).await
}

#[tokio::test]
async fn a_full_disk_is_said_until_there_is_room_again() {
    let ground = in_a_folder();
    let load = keep_names(&ground.open().await).await;
    let store = ground.open().await;
    let pages = sqlx::query("pragma page_count")
        .fetch_one(&store.pool)
        .await
        .unwrap();
    let pages: i64 = sqlx::Row::get(&pages, 0);
    let store = Store::open_for_tests(
        ground.place.as_folder().unwrap(),
        u32::try_from(pages).unwrap() + 8,
    )
    .await
    .unwrap();
    assert_eq!(store.standing().await, Condition::Writing);
    assert!(matches!(
        queue_noise(&store, 200_000).await,
        Err(Error::Full)
    ));
    let Condition::ReadOnly(why) = store.standing().await else {
        panic!("it is full")
    };
    assert!(why.contains("disk is full"), "{why}");
    names_come_back(&store, &load).await;

    store
        .pool
        .execute("pragma max_page_count = 100000")
        .await
        .unwrap();
    assert_eq!(store.standing().await, Condition::Writing);
    queue_noise(&store, 200_000).await.unwrap();
}

#[tokio::test]
async fn a_refusal_that_has_other_reasons_is_not_taken_for_a_full_disk() {
    let ground = in_a_folder();
    let store = ground.open().await;
    let correction = inspection::corrections::Correction {
        field: "lead_inspector".to_owned(),
        was: String::new(),
        value: "x".to_owned(),
        by: "Ann".to_owned(),
        at: at(1),
        why: String::new(),
    };
    assert!(store.correct("no such report", &correction).await.is_err());
    assert_eq!(store.standing().await, Condition::Writing);
}

#[tokio::test]
async fn what_may_only_be_read_is_read() {
    let ground = in_a_folder();
    let load = keep_names(&ground.open().await).await;
    let store = Store::open_to_read(&ground.place, &Error::ReadOnly)
        .await
        .unwrap();
    names_come_back(&store, &load).await;
    assert!(matches!(store.standing().await, Condition::ReadOnly(_)));
    assert!(matches!(
        queue_noise(&store, 10).await,
        Err(Error::ReadOnly)
    ));
    // It can be saved to a disk that has room.
    let backups = ground.folder.path().join("backups");
    let key = Key::new().unwrap();
    store.backup(&backups, &key, at(3)).await.unwrap();
    let fresh = Place::folder(&ground.folder.path().join("fresh"))
        .with_key_of(&ground.place)
        .unwrap();
    let restored = restore(&backups, &key, &fresh).await.unwrap();
    names_come_back(&restored.store, &load).await;
    // A store of another version would be misread.
    sqlx::query("delete from migrations where id = '0003_trust'")
        .execute(&ground.open().await.pool)
        .await
        .unwrap();
    let refused = Store::open_to_read(&ground.place, &Error::ReadOnly).await;
    assert!(matches!(refused, Err(Error::Strange(_))));
}

#[tokio::test]
async fn a_postgres_that_only_reads_is_read() {
    let Some(address) = server::address() else {
        return;
    };
    let ground = super::grounds::in_postgres(address).await;
    let load = keep_names(&ground.open().await).await;
    let Some(database) = ground.place.words().rsplit('/').next().map(str::to_owned) else {
        panic!("it has a name")
    };
    let mut server = AnyConnection::connect(address).await.unwrap();
    let words = format!("alter database {database} set default_transaction_read_only = on");
    server
        .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(words)))
        .await
        .unwrap();
    let store = ground.open().await;
    names_come_back(&store, &load).await;
    assert!(matches!(store.standing().await, Condition::ReadOnly(_)));
    assert!(matches!(
        queue_noise(&store, 10).await,
        Err(Error::ReadOnly)
    ));
}

#[tokio::test]
async fn a_damaged_file_is_said_and_what_is_whole_is_read() {
    let ground = in_a_folder();
    {
        let store = ground.open().await;
        keep_names(&store).await;
        // Enough for whole pages of bytes in the middle of the file.
        for _ in 0..4 {
            queue_noise(&store, 400_000).await.unwrap();
        }
        store
            .pool
            .execute("pragma wal_checkpoint(truncate)")
            .await
            .unwrap();
        store.pool.close().await;
    }
    let file = ground.place.as_folder().unwrap().join("waymark.sqlite");
    let mut open = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    let size = open.metadata().unwrap().len();
    open.seek(SeekFrom::Start(size / 2)).unwrap();
    open.write_all(&vec![0xff; usize::try_from(size / 3).unwrap()])
        .unwrap();
    drop(open);
    let store = ground.open().await;
    assert_eq!(store.work_about("child:1").await.unwrap().len(), 1);
    let mut damaged = false;
    for queued in store.queued_loads().await.unwrap() {
        damaged |= store.queued_files(&queued.id).await.is_err();
    }
    assert!(damaged, "what was written over is not given out");
}

#[tokio::test]
async fn a_file_cut_short_is_no_store() {
    let ground = in_a_folder();
    {
        let store = ground.open().await;
        keep_names(&store).await;
        store.pool.close().await;
    }
    let file = ground.place.as_folder().unwrap().join("waymark.sqlite");
    std::fs::OpenOptions::new()
        .write(true)
        .open(&file)
        .and_then(|open| open.set_len(4096))
        .unwrap();
    let refused = Store::open_at(&Place::folder(ground.place.as_folder().unwrap()))
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("restore the newest backup"),
        "{refused}"
    );
}
