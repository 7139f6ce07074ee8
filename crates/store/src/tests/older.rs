//! Stores of earlier versions, made from the migrations as they stood then, are brought forward; a newer one is refused.

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};

use super::grounds::{Ground, in_a_folder};
use super::sealed::{bytes_of, holds};
use crate::migrations::MIGRATIONS;
use crate::{Error, Store, hash};

/// A name that stood open in older stores.
const NAME: &str = "Peregrine Oldcastle";

/// A store as the version with so many migrations left it, with a row in each of its tables.
async fn store_of(migrations: usize) -> Ground {
    sqlx::any::install_default_drivers();
    let ground = in_a_folder();
    let folder = ground.place.as_folder().unwrap();
    std::fs::create_dir(folder).unwrap();
    let address = format!("sqlite://{}/waymark.sqlite?mode=rwc", folder.display());
    let mut file = AnyConnection::connect(&address).await.unwrap();
    file.execute("pragma journal_mode = wal").await.unwrap();
    file.execute("create table migrations (id text not null primary key)")
        .await
        .unwrap();
    for (n, (id, sql)) in MIGRATIONS.iter().take(migrations).enumerate() {
        file.execute(sqlx::raw_sql(*sql)).await.unwrap();
        sqlx::query("insert into migrations (id) values ($1)")
            .bind(*id)
            .execute(&mut file)
            .await
            .unwrap();
        let rows = match n {
            0 => report_rows(),
            1 => children_rows(),
            8 => findings_rows(),
            _ => String::new(),
        };
        file.execute(sqlx::raw_sql(AssertSqlSafe(rows)))
            .await
            .unwrap();
    }
    file.close().await.unwrap();
    ground
}

fn report_rows() -> String {
    let sha256 = hash(b"report");
    let record = inspection::record::Record::not_read(
        inspection::record::Status::Unreadable,
        "invented for a test",
    );
    let record = serde_json::to_string(&record).unwrap();
    format!(
        "insert into reports (sha256, id, file_name, size, added_at, added_by, invented, bytes) \
         values ('{sha256}', '{}', 'a.pdf', 6, '2026-03-01T09:00:00Z', 'Ann', 0, cast('report' as blob)); \
         insert into readings (report, reader_version, record) values ('{sha256}', '1', '{record}'); \
         insert into corrections values ('c', '{sha256}', 'lead_inspector', '', 'Jo', 'Ann', '2026-03-01T09:00:00Z', 'x');",
        &sha256[..12]
    )
}

fn findings_rows() -> String {
    format!(
        "insert into return_findings values ('l', '903', '2026-03-01', 2026, '{{}}', x''); \
         insert into finding_explanations values ('e', '903', 'm', '145', 'given', '2026-03-01T09:00:00Z', 'Ann', '{NAME}');"
    )
}

fn children_rows() -> String {
    let hex = crate::reports::hex(&crate::loads::pack(NAME.as_bytes()).unwrap());
    format!(
        "insert into loads values ('l', 'ssd', 'h', '2026-03-01T09:00:00Z', 'Ann', 0, 'good', '', 1, 0); \
         insert into load_files values ('l', 0, 'a.csv', {}, '{}', x'{hex}'); \
         insert into list_work values ('w', 'late', 'child:1', 'note', '2026-03-01T09:00:00Z', 'Ann', '', '{NAME}', '', ''); \
         insert into freezes values ('f', '2026-10-31', '2026-03-01T09:00:00Z', 'Ann', '{NAME}', '{}', '[]', cast('PK' as blob)); \
         insert into requests values ('r', 'r', '2026-03-01T09:00:00Z', 'Lead', '{NAME}', 'Ann', '', 'open', '{NAME}', 'Ann'); \
         insert into secrets values ('addresses', 'a secret of old');",
        NAME.len(),
        hash(NAME.as_bytes()),
        hash(b"PK"),
    )
}

#[tokio::test]
async fn a_store_of_each_earlier_version_is_brought_forward() {
    for migrations in 1..MIGRATIONS.len() {
        let ground = store_of(migrations).await;
        if migrations >= 2 {
            assert!(holds(&bytes_of(&ground), NAME), "it lay open before");
        }
        // Twice: the second time there is nothing left to do.
        drop(ground.open().await);
        let store = ground.open().await;
        assert_eq!(store.reports().await.unwrap().len(), 1);
        assert_eq!(store.corrections().await.unwrap().len(), 1);
        if migrations < 2 {
            continue;
        }
        let file = store.load_file("l", "a.csv").await.unwrap().unwrap();
        assert_eq!(file, NAME.as_bytes());
        assert_eq!(store.work_on("late").await.unwrap()[0].reason, NAME);
        assert_eq!(store.freezes().await.unwrap()[0].note, NAME);
        assert_eq!(store.frozen("f").await.unwrap().unwrap(), b"PK");
        assert_eq!(store.requests().await.unwrap()[0].note, NAME);
        assert_eq!(store.secret().await.unwrap(), "a secret of old");
        if migrations >= 9 {
            let said = store.explanations("903", None).await.unwrap();
            assert_eq!(
                (said[0].words.as_str(), said[0].finding.as_str()),
                (NAME, "")
            );
            let mut found = store.return_findings("903").await.unwrap().remove(0);
            assert_eq!(found.marked, 1);
            assert_eq!(
                store.return_findings_up_to("903", "l", 2).await.unwrap(),
                None
            );
            // Judged anew it takes its own place, once.
            found.marked = 2;
            assert!(store.keep_return_findings(&found).await.unwrap());
            assert!(!store.keep_return_findings(&found).await.unwrap());
            assert_eq!(store.return_findings("903").await.unwrap(), [found]);
        }
        let bytes = bytes_of(&ground);
        for word in [NAME, "Oldcastle", "a secret of old"] {
            assert!(!holds(&bytes, word), "{word} lies open after {migrations}");
        }
    }
}

#[tokio::test]
async fn sealing_an_older_store_that_was_stopped_goes_on() {
    let ground = store_of(2).await;
    {
        let store = Store::open_without_key(&ground.place).await.unwrap();
        // As if it had been stopped before the old bytes were wiped.
        store
            .begin_sealing(&ground.place, super::moment())
            .await
            .unwrap();
        sqlx::query("update sealing set value = 'sealed' where name = 'older'")
            .execute(&store.pool)
            .await
            .unwrap();
    }
    let store = ground.open().await;
    assert_eq!(store.work_on("late").await.unwrap()[0].reason, NAME);
    assert!(!holds(&bytes_of(&ground), NAME));
}

#[tokio::test]
async fn a_newer_store_is_refused_and_says_what_to_do() {
    let ground = in_a_folder();
    let store = ground.open().await;
    sqlx::query("insert into migrations (id) values ('9999_of_the_future')")
        .execute(&store.pool)
        .await
        .unwrap();
    let refused = Store::open_at(&ground.place).await.unwrap_err();
    assert!(matches!(refused, Error::Strange(_)), "{refused:?}");
    assert!(
        refused.to_string().contains("start that version"),
        "{refused}"
    );
}
