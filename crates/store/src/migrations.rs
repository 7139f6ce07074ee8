//! The shape of the database, brought up to date at each start: all of it or nothing.

use sqlx::Row as _;

use crate::{Error, Store};

/// Every migration in order; one is never changed after a release.
pub(crate) const MIGRATIONS: &[(&str, &str)] = &[
    (
        "0001_reports",
        include_str!("../migrations/0001_reports.sql"),
    ),
    (
        "0002_children",
        include_str!("../migrations/0002_children.sql"),
    ),
    ("0003_trust", include_str!("../migrations/0003_trust.sql")),
    (
        "0004_people_and_log",
        include_str!("../migrations/0004_people_and_log.sql"),
    ),
    (
        "0005_releases",
        include_str!("../migrations/0005_releases.sql"),
    ),
    (
        "0006_unusual",
        include_str!("../migrations/0006_unusual.sql"),
    ),
    (
        "0007_programme",
        include_str!("../migrations/0007_programme.sql"),
    ),
    (
        "0008_restriction_days",
        include_str!("../migrations/0008_restriction_days.sql"),
    ),
    (
        "0009_return_findings",
        include_str!("../migrations/0009_return_findings.sql"),
    ),
    (
        "0010_marks_and_loads_again",
        include_str!("../migrations/0010_marks_and_loads_again.sql"),
    ),
];

/// Whether this version knows all of these steps.
pub(crate) fn known(steps: &[String]) -> bool {
    steps
        .iter()
        .all(|step| MIGRATIONS.iter().any(|(id, _)| id == step))
}

/// Refuses a store that is not of this very version: it cannot be brought up to date, and must not be misread.
pub(crate) async fn all_done(connection: &mut sqlx::AnyConnection) -> Result<(), Error> {
    let done: Vec<String> = sqlx::query("select id from migrations order by id")
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| row.try_get("id"))
        .collect::<Result<_, _>>()?;
    if done.iter().eq(MIGRATIONS.iter().map(|(id, _)| id)) {
        return Ok(());
    }
    Err(Error::Strange(
        "it was made by another version and can only be read by that one while it cannot be written".to_owned(),
    ))
}

impl Store {
    /// Brings the database up to date. Two programs that start at once wait for each other.
    pub(crate) async fn migrate(&self) -> Result<(), Error> {
        let mut writing = self.begin_in_turn().await?;
        let steps = "create table if not exists migrations (id text not null primary key)";
        sqlx::query(self.database.migration(steps))
            .execute(writing.connection()?)
            .await?;
        let done: Vec<String> = sqlx::query("select id from migrations")
            .fetch_all(writing.connection()?)
            .await?
            .iter()
            .map(|row| row.try_get("id"))
            .collect::<Result<_, _>>()?;
        if let Some(unknown) = done
            .iter()
            .find(|d| MIGRATIONS.iter().all(|(id, _)| id != d))
        {
            return Err(Error::Strange(format!(
                "it was made by a newer version (step {unknown}); start that version"
            )));
        }
        for (id, sql) in MIGRATIONS {
            if done.iter().any(|d| d == id) {
                continue;
            }
            sqlx::raw_sql(self.database.migration(sql))
                .execute(writing.connection()?)
                .await?;
            sqlx::query("insert into migrations (id) values ($1)")
                .bind(*id)
                .execute(writing.connection()?)
                .await?;
        }
        writing.commit().await?;
        Ok(())
    }
}
