//! Questions to the log: who looked at this child, what did this person look at, what was refused. Newest first, page by
//! page.

mod counts;
mod looks;

use std::collections::BTreeMap;

use access::Role;
use access::audit::{Entry, Kind, Outcome};
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row as _};

use crate::{Error, Store, times};

pub use counts::PersonCount;
pub use looks::OPENED;

/// An entry as it stands in the log. Its `children` are empty: `shown` names their set, and `Store::log_children` says
/// who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its place.
    pub seq: i64,
    /// What it says.
    pub entry: Entry,
    /// The set of children shown; empty where none were.
    pub shown: String,
    /// How many children were shown.
    pub children: i64,
}

/// What is asked of the log. What is not said is not asked.
#[derive(Debug, Clone, Default)]
pub struct LogQuestion {
    /// By the address of a child that was shown.
    pub child: Option<String>,
    /// By who did it.
    pub who: Option<String>,
    /// By kind.
    pub kind: Option<Kind>,
    /// By the role it was done in.
    pub role: Option<Role>,
    /// From a day to a day (UTC), both included.
    pub days: Option<(Date, Date)>,
    /// Only what was refused.
    pub refused: bool,
    /// Only where children were shown.
    pub of_children: bool,
    /// Only what is older than this entry: the next page.
    pub before: Option<i64>,
    /// At most so many.
    pub most: u32,
}

/// A page of answers.
#[derive(Debug, Clone)]
pub struct LogPage {
    /// The entries, newest first.
    pub entries: Vec<KeptEntry>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<i64>,
}

impl Store {
    /// Entries of the log, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_entries(&self, question: &LogQuestion) -> Result<LogPage, Error> {
        let mut sql = String::from(
            "select seq, at, who, name, role, session, address, kind, route, outcome, purpose, words, export, shown, \
             children, row_count from audit where true",
        );
        let mut bound: Vec<Bound> = Vec::new();
        let mut and = |sql: &mut String, words: &str, value: Bound| {
            bound.push(value);
            sql.push_str(&words.replace('?', &format!("${}", bound.len())));
        };
        if let Some(child) = &question.child {
            let of = " and shown <> '' and shown in (select c.shown from audit_set_children c where c.child = ?)";
            and(&mut sql, of, Bound::Text(child.clone()));
        }
        if let Some(who) = &question.who {
            and(&mut sql, " and who = ?", Bound::Text(who.clone()));
        }
        if let Some(kind) = question.kind {
            and(
                &mut sql,
                " and kind = ?",
                Bound::Text(kind.word().to_owned()),
            );
            if kind != Kind::Look {
                sql.push_str(" and kind <> 'look'");
            }
        }
        if let Some(role) = question.role {
            and(
                &mut sql,
                " and role = ?",
                Bound::Text(role.word().to_owned()),
            );
        }
        if question.refused {
            sql.push_str(" and outcome = 'refused'");
        }
        if question.of_children {
            sql.push_str(" and shown <> ''");
        }
        if let Some((first, last)) = question.days {
            let Some((from, to)) = self.log_range(first, last).await? else {
                return Ok(LogPage {
                    entries: Vec::new(),
                    next: None,
                });
            };
            and(&mut sql, " and seq >= ?", Bound::Number(from));
            and(&mut sql, " and seq <= ?", Bound::Number(to));
            // Where a clock was set back days overlap.
            and(&mut sql, " and at >= ?", Bound::Text(first.to_string()));
            let after = last.tomorrow().unwrap_or(Date::MAX);
            and(&mut sql, " and at < ?", Bound::Text(after.to_string()));
        }
        if let Some(before) = question.before {
            and(&mut sql, " and seq < ?", Bound::Number(before));
        }
        let most = question.most.max(1);
        // One more than asked says whether there is another page.
        and(
            &mut sql,
            " order by seq desc limit ?",
            Bound::Number(i64::from(most) + 1),
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in bound {
            query = match value {
                Bound::Text(text) => query.bind(text),
                Bound::Number(number) => query.bind(number),
            };
        }
        let rows = query.fetch_all(&self.pool).await?;
        let mut entries: Vec<KeptEntry> = rows.iter().map(entry_of).collect::<Result<_, _>>()?;
        let more = entries.len() > usize::try_from(most).unwrap_or(usize::MAX);
        if more {
            entries.pop();
        }
        let next = entries.last().filter(|_| more).map(|last| last.seq);
        Ok(LogPage { entries, next })
    }

    /// One entry, with the addresses of the children it showed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_entry(&self, seq: i64) -> Result<Option<KeptEntry>, Error> {
        let row = sqlx::query(
            "select seq, at, who, name, role, session, address, kind, route, outcome, purpose, words, export, shown, \
             children, row_count from audit where seq = $1",
        )
        .bind(seq)
        .fetch_optional(&self.pool)
        .await?;
        let Some(mut kept) = row.as_ref().map(entry_of).transpose()? else {
            return Ok(None);
        };
        kept.entry.children = self.children_in(&kept.shown).await?;
        Ok(Some(kept))
    }

    /// Who the children of some entries are: addresses by set.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_children(
        &self,
        entries: &[KeptEntry],
    ) -> Result<BTreeMap<String, Vec<String>>, Error> {
        let mut sets = BTreeMap::new();
        for kept in entries.iter().filter(|kept| !kept.shown.is_empty()) {
            if !sets.contains_key(&kept.shown) {
                sets.insert(kept.shown.clone(), self.children_in(&kept.shown).await?);
            }
        }
        Ok(sets)
    }

    async fn children_in(&self, shown: &str) -> Result<Vec<String>, Error> {
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        let row = sqlx::query("select children from audit_sets where hash = $1")
            .bind(shown)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else {
            return Ok(Vec::new());
        };
        let text: String = row.try_get("children")?;
        Ok(text.split('\n').map(str::to_owned).collect())
    }

    /// How many entries each day (UTC) has, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_days(&self) -> Result<Vec<(Date, i64)>, Error> {
        sqlx::query("select day, entries from audit_days order by day desc")
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(|row| {
                Ok((
                    times::day(&row.try_get::<String, _>("day")?)?,
                    row.try_get("entries")?,
                ))
            })
            .collect()
    }

    /// The first and last entry of a range of days; none where it has no entry.
    async fn log_range(&self, first: Date, last: Date) -> Result<Option<(i64, i64)>, Error> {
        let row = sqlx::query(
            "select min(first_seq) as first_seq, max(last_seq) as last_seq from audit_days where day >= $1 and day <= $2",
        )
        .bind(first.to_string())
        .bind(last.to_string())
        .fetch_one(&self.pool)
        .await?;
        let first: Option<i64> = row.try_get("first_seq")?;
        let last: Option<i64> = row.try_get("last_seq")?;
        Ok(first.zip(last))
    }
}

enum Bound {
    Text(String),
    Number(i64),
}

fn entry_of(row: &AnyRow) -> Result<KeptEntry, Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let rows: i64 = row.try_get("row_count")?;
    Ok(KeptEntry {
        seq: row.try_get("seq")?,
        shown: text("shown")?,
        children: row.try_get("children")?,
        entry: Entry {
            at: times::moment(&text("at")?)?,
            who: text("who")?,
            name: text("name")?,
            role: Role::of(&text("role")?),
            session: text("session")?,
            address: text("address")?,
            kind: Kind::of(&text("kind")?).unwrap_or(Kind::Other),
            route: text("route")?,
            // What cannot be understood is shown as refused: somebody looks at it.
            outcome: Outcome::of(&text("outcome")?).unwrap_or(Outcome::Refused),
            purpose: text("purpose")?,
            words: text("words")?,
            export: text("export")?,
            rows: u64::try_from(rows).unwrap_or(0),
            children: Vec::new(),
        },
    })
}
