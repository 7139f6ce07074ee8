//! Whether each entry is what was written.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use access::audit::{Broken, FIELDS, Follow, Hash, RECORD, SEPARATOR, What};
use sqlx::{AssertSqlSafe, Row as _};

use super::{Day, NAMED};
use crate::reports::strange;
use crate::{Error, Store};

/// Entries of a range.
const RANGE: i64 = 4096;

#[derive(Default)]
pub(super) struct Found {
    pub(super) entries: i64,
    pub(super) days: BTreeMap<String, Day>,
    /// The first entry that shows each set.
    pub(super) shown: HashMap<Hash, i64>,
    pub(super) broken: Vec<Broken>,
}

impl Found {
    pub(super) fn add(&mut self, part: Self) {
        self.entries += part.entries;
        for (day, (first, last, entries)) in part.days {
            let sum = self.days.entry(day).or_insert((first, last, 0));
            *sum = (sum.0.min(first), sum.1.max(last), sum.2 + entries);
        }
        // The smallest is kept, in whatever order they come.
        #[expect(clippy::iter_over_hash_type, reason = "the order does not matter")]
        for (set, seq) in part.shown {
            let first = self.shown.entry(set).or_insert(seq);
            *first = seq.min(*first);
        }
        self.broken.extend(part.broken);
        self.broken.truncate(NAMED * 4);
    }

    /// Checks entries, each as its line and hash.
    fn follow<'a>(&mut self, chain: &mut Follow, lines: impl Iterator<Item = &'a str>) {
        let mut day_now: (&str, Day) = ("", (0, 0, 0));
        for kept in lines {
            match chain.next(kept) {
                Ok(entry) => {
                    self.entries += 1;
                    if entry.day != day_now.0 {
                        self.keep_day(day_now);
                        day_now = (entry.day, (entry.seq, entry.seq, 0));
                    }
                    day_now.1.1 = entry.seq;
                    day_now.1.2 += 1;
                    if let Some(set) = Hash::parse(entry.shown) {
                        let first = self.shown.entry(set).or_insert(entry.seq);
                        *first = entry.seq.min(*first);
                    }
                }
                Err(broken) => self.broken.push(broken),
            }
        }
        self.keep_day(day_now);
    }

    fn keep_day(&mut self, (day, (first, last, entries)): (&str, Day)) {
        if entries == 0 {
            return;
        }
        if let Some(sum) = self.days.get_mut(day) {
            *sum = (sum.0.min(first), sum.1.max(last), sum.2 + entries);
        } else {
            self.days.insert(day.to_owned(), (first, last, entries));
        }
    }
}

/// Takes one range after another until there is none, and checks them.
pub(super) async fn ranges(
    store: Store,
    next: Arc<AtomicI64>,
    start: (i64, Hash),
    last: i64,
) -> Result<Found, Error> {
    let mut found = Found::default();
    // A column that holds nothing at all would not show in the line; the database does not allow it unless it was told to.
    let empty: Vec<String> = FIELDS
        .iter()
        .chain(["hash"].iter())
        .map(|column| format!("{column} is null"))
        .collect();
    let range = format!(
        "select case when {} then seq end as empty, concat_ws('{SEPARATOR}', {}, hash) as line \
         from audit where seq > $1 and seq <= $2 order by seq",
        empty.join(" or "),
        FIELDS.join(", ")
    );
    let together = format!(
        "select count(*) as lines, min(empty) as empty, string_agg(line, '{RECORD}') as text \
         from ({range}) as chosen"
    );
    loop {
        let from = next.fetch_add(RANGE, Ordering::Relaxed);
        if from >= last {
            return Ok(found);
        }
        let mut chain = if from == start.0 {
            Follow::after(start.0, start.1)
        } else {
            // A hash that is missing or none breaks the entry after it, as it should.
            let before = store.hash_at(from).await?;
            let before = before.and_then(|hash| Hash::parse(&hash));
            Follow::after(from, before.unwrap_or(Hash::START))
        };
        let to = from.saturating_add(RANGE).min(last);
        let row = sqlx::query(AssertSqlSafe(together.as_str()))
            .bind(from)
            .bind(to)
            .fetch_one(&store.pool)
            .await?;
        let empty: Option<i64> = row.try_get("empty")?;
        if let Some(empty) = empty {
            found.broken.push(store.broken(empty, What::Changed).await?);
        }
        let text: Option<String> = row.try_get("text")?;
        let text = text.unwrap_or_default();
        let lines = usize::try_from(row.try_get::<i64, _>("lines")?).unwrap_or(0);
        // A field with the sign that stands between lines could pass for two entries: then each is read by itself.
        let one_by_one = if lines == pieces(&text).count() {
            None
        } else {
            Some(one_by_one(&store, &range, from, to).await?)
        };
        let followed = tokio::task::spawn_blocking(move || {
            match &one_by_one {
                None => found.follow(&mut chain, pieces(&text)),
                Some(lines) => found.follow(&mut chain, lines.iter().map(String::as_str)),
            }
            (found, chain)
        });
        let newest;
        (found, chain) = followed
            .await
            .map_err(|e| strange("the log, while it was checked", &e))?;
        (newest, _) = chain.newest();
        if newest < to {
            found.broken.push(
                store
                    .broken(newest.saturating_add(1), What::Missing)
                    .await?,
            );
        }
    }
}

/// The lines of a text; none where it is empty.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(RECORD).filter(|_| !text.is_empty())
}

async fn one_by_one(store: &Store, range: &str, from: i64, to: i64) -> Result<Vec<String>, Error> {
    let rows = sqlx::query(AssertSqlSafe(range))
        .bind(from)
        .bind(to)
        .fetch_all(&store.pool)
        .await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get("line"))
        .collect::<Result<_, _>>()?)
}
