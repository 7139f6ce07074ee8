//! With the rights the guide gives, `PostgreSQL` lets who serves add to the log, and refuses to change it.

use sqlx::{AssertSqlSafe, Executor as _};

use super::super::grounds::in_postgres;
use super::super::server;
use super::{logged, verdict};
use crate::place::At;
use crate::{Place, Store};

const RIGHTS: &str = include_str!("../../../../../docs/deployment/postgresql-log-rights.sql");

#[tokio::test]
async fn who_serves_can_add_to_the_log_and_not_change_it() {
    let Some(server) = server::address() else {
        return;
    };
    let ground = in_postgres(server).await;
    let owner = ground.open().await;
    logged(&owner, 10).await;
    // Roles are of the whole server: this one is of this database alone.
    let role = format!("waymark_serves_{}", std::process::id());
    let rights = RIGHTS
        .replace("to waymark;", &format!("to {role};"))
        .replace("from waymark;", &format!("from {role};"));
    let run = async |store: &Store, sql: String| {
        store
            .pool
            .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
            .await
            .map(|_| ())
    };
    run(
        &owner,
        format!("create role {role} login password '{role}'"),
    )
    .await
    .unwrap();
    run(&owner, rights).await.unwrap();

    let At::Postgres(address) = &ground.place.at else {
        panic!("it is in PostgreSQL")
    };
    let mut address: url::Url = address.parse().unwrap();
    address.set_username(&role).unwrap();
    address.set_password(Some(&role)).unwrap();
    let place =
        Place::parse(address.as_str()).with_key_file(&ground.folder.path().join("test.key"));
    let serving = Store::open_at(&place).await.unwrap();
    logged(&serving, 10).await;
    for change in [
        "update audit set name = 'Dan Other' where seq = 3",
        "delete from audit where seq = 20",
        "truncate audit",
        "update audit_sets set children = ''",
        "delete from audit_set_children",
        "delete from audit_head",
        "insert into audit_removed (id, seq, hash, entries, day, signature) values (1, 1, '', 1, '', '')",
        "drop table audit",
        "alter table audit disable trigger all",
    ] {
        let refused = run(&serving, change.to_owned()).await.unwrap_err();
        let state = refused
            .as_database_error()
            .and_then(|e| e.code().map(|code| code.to_string()));
        assert_eq!(state.as_deref(), Some("42501"), "{change}: {refused}");
    }
    let held = verdict(&serving, "").await;
    assert!(held.holds() && held.entries == 20, "{held:?}");
    run(&owner, format!("drop owned by {role}; drop role {role}"))
        .await
        .unwrap();
}
