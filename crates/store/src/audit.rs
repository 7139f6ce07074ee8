//! The log of who looked: entries are added, chained to each other, asked for; never changed.
//!
//! Everybody who adds waits for the one row `audit_head`, so that there is one chain whatever the number of programs.

mod checkpoints;
mod questions;
mod retention;
mod verify;
mod writer;

use std::collections::{BTreeMap, HashSet};

use access::audit::{Entry, Hash, Line, Set, link};
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};

use crate::reports::strange;
use crate::{Error, Store};

pub use checkpoints::Checkpoints;
pub use questions::{KeptEntry, LogPage, LogQuestion, OPENED, PersonCount};
pub use verify::Verdict;
pub use writer::{LogWriter, NotLogged, Standing};

/// An entry's place in the log, once it is there to stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its place, from 1.
    pub seq: i64,
    /// Its hash: the chain up to it.
    pub hash: Hash,
}

/// Sets of children that are known to be in the store, so that they need not be written again.
#[derive(Debug, Default)]
struct Known {
    sets: HashSet<Hash>,
    removals: i64,
}

/// So many sets are remembered at most: a few megabytes.
const REMEMBERED: usize = 50_000;

/// Rows written by one statement: as many as fit, so that few statements are prepared.
const AT_ONCE: [usize; 3] = [64, 8, 1];

/// The newest entry, as those who add see it.
struct Head {
    seq: i64,
    hash: Hash,
    removals: i64,
}

impl Store {
    /// Adds entries to the log, in their order, all of them or none. Once it answers they are there to stay.
    ///
    /// # Errors
    /// When nothing can be written: then whatever was to be shown must not be.
    pub async fn log(&self, entries: &[Entry]) -> Result<Vec<Logged>, Error> {
        self.add_to_log(entries, &mut Known::default()).await
    }

    async fn add_to_log(&self, entries: &[Entry], known: &mut Known) -> Result<Vec<Logged>, Error> {
        let sets: Vec<Option<Set>> = entries.iter().map(|e| Set::of(&e.children)).collect();
        let mut writing = self.begin().await?;
        let connection = writing.connection()?;
        let mut head = self.head(connection).await?;
        if known.removals != head.removals || known.sets.len() > REMEMBERED {
            known.sets.clear();
            known.removals = head.removals;
        }
        let fresh: BTreeMap<Hash, &Set> = sets
            .iter()
            .flatten()
            .filter(|set| !known.sets.contains(&set.hash))
            .map(|set| (set.hash, set))
            .collect();
        keep_sets(connection, fresh.values().copied()).await?;
        let mut lines = Vec::with_capacity(entries.len());
        let mut logged = Vec::with_capacity(entries.len());
        for (entry, set) in entries.iter().zip(&sets) {
            let line = Line::of(head.seq.saturating_add(1), entry, set.as_ref());
            head.hash = link(&head.hash, &line.joined());
            head.seq = line.seq;
            logged.push(Logged {
                seq: head.seq,
                hash: head.hash,
            });
            lines.push((line, head.hash));
        }
        keep_lines(connection, &lines).await?;
        keep_days(connection, &lines).await?;
        sqlx::query("update audit_head set seq = $1, hash = $2 where id = 1")
            .bind(head.seq)
            .bind(head.hash.to_string())
            .execute(connection)
            .await?;
        writing.commit().await?;
        known.sets.extend(fresh.into_keys());
        Ok(logged)
    }

    /// The newest entry; whoever else adds waits until the commit.
    async fn head(&self, connection: &mut AnyConnection) -> Result<Head, Error> {
        let sql = format!(
            "select seq, hash, removals from audit_head where id = 1{}",
            self.database.for_update()
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .fetch_one(connection)
            .await?;
        Ok(Head {
            seq: row.try_get("seq")?,
            hash: hash_of(&row.try_get::<String, _>("hash")?)?,
            removals: row.try_get("removals")?,
        })
    }
}

/// The hash of a text.
fn hash_of(text: &str) -> Result<Hash, Error> {
    Hash::parse(text).ok_or_else(|| strange("a hash of the log", &"it is no SHA-256"))
}

/// `values` for so many rows of so many columns.
fn values(rows: usize, columns: usize) -> String {
    let mut sql = String::from("values ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 1..=columns {
            let comma = if column == 1 { "" } else { ", " };
            sql.push_str(&format!("{comma}${}", row * columns + column));
        }
        sql.push(')');
    }
    sql
}

/// Hands a list over in pieces of as few sizes as may be.
fn pieces<T>(mut all: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = AT_ONCE.into_iter().find(|size| *size <= all.len())?;
        let (piece, rest) = all.split_at_checked(size)?;
        all = rest;
        Some(piece)
    })
}

async fn keep_lines(connection: &mut AnyConnection, lines: &[(Line, Hash)]) -> Result<(), Error> {
    for piece in pieces(lines) {
        let sql = format!(
            "insert into audit (seq, at, who, name, role, session, address, kind, route, outcome, purpose, words, \
             export, shown, children, row_count, hash) {}",
            values(piece.len(), 17)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (line, hash) in piece {
            query = query.bind(line.seq);
            for text in &line.text {
                query = query.bind(text.as_str());
            }
            query = query
                .bind(line.children)
                .bind(line.row_count)
                .bind(hash.to_string());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn keep_sets<'a>(
    connection: &mut AnyConnection,
    sets: impl Iterator<Item = &'a Set>,
) -> Result<(), Error> {
    for set in sets {
        let hash = set.hash.to_string();
        let new = sqlx::query(
            "insert into audit_sets (hash, children) values ($1, $2) on conflict (hash) do nothing",
        )
        .bind(&hash)
        .bind(&set.text)
        .execute(&mut *connection)
        .await?;
        if new.rows_affected() == 0 {
            continue;
        }
        let children: Vec<&str> = set.children().collect();
        for piece in pieces(&children) {
            let sql = format!(
                "insert into audit_set_children (child, shown) {}",
                values(piece.len(), 2)
            );
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for child in piece {
                query = query.bind(*child).bind(hash.as_str());
            }
            query.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Notes where each day begins and ends.
async fn keep_days(connection: &mut AnyConnection, lines: &[(Line, Hash)]) -> Result<(), Error> {
    let mut days: BTreeMap<&str, (i64, i64, i64)> = BTreeMap::new();
    for (line, _) in lines {
        let [at, ..] = &line.text;
        let day = at.get(..10).unwrap_or_default();
        let (_, last, entries) = days.entry(day).or_insert((line.seq, line.seq, 0));
        *last = line.seq;
        *entries += 1;
    }
    for (day, (first, last, entries)) in days {
        sqlx::query(
            "insert into audit_days (day, first_seq, last_seq, entries) values ($1, $2, $3, $4) \
             on conflict (day) do update set last_seq = excluded.last_seq, \
             entries = audit_days.entries + excluded.entries",
        )
        .bind(day)
        .bind(first)
        .bind(last)
        .bind(entries)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
