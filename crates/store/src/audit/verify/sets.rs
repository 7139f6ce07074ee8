//! Whether each set of children is what was shown, and each child leads to its sets.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use access::audit::{Broken, Hash, RECORD, SEPARATOR, What};
use sqlx::{AssertSqlSafe, Row as _};

use super::entries::pieces;
use super::{Found, NAMED};
use crate::{Error, Store};

/// Sets, and children in sets, read together.
const SETS: i64 = 64;
const CHILDREN: i64 = 8192;

impl Store {
    /// Whether each set is what its hash says, each that was shown is there, and each child leads to its sets.
    pub(super) async fn verify_sets(
        &self,
        found: &Found,
        last: i64,
        broken: &mut Vec<Broken>,
    ) -> Result<usize, Error> {
        // Sums of hashes with a key nobody knows beforehand: equal sums are equal sets.
        let keyed = RandomState::new();
        let mut sums: HashMap<Hash, (u64, u64)> = HashMap::with_capacity(found.shown.len());
        let mut changed: Vec<Hash> = Vec::new();
        let mut strays: Vec<String> = Vec::new();
        let mut after = String::new();
        loop {
            let page = self.page_of_sets(&after).await?;
            let Some(newest) = page.last() else { break };
            after.clone_from(&newest.0);
            for (name, children) in page {
                let Some(hash) = Hash::parse(&name) else {
                    strays.push(name);
                    continue;
                };
                if Hash::of(children.as_bytes()) != hash {
                    changed.push(hash);
                }
                if !found.shown.contains_key(&hash) {
                    strays.push(name);
                }
                let mut sum = (0_u64, 0_u64);
                for child in children.split('\n') {
                    sum = (
                        sum.0.wrapping_add(keyed.hash_one(child)),
                        sum.1.wrapping_add(1),
                    );
                }
                sums.insert(hash, sum);
            }
        }
        let checked = sums.len();
        let mut after = (String::new(), String::new());
        loop {
            let page = self.page_of_children(&after).await?;
            let Some(newest) = page.last() else { break };
            after.clone_from(newest);
            for (child, name) in page {
                match Hash::parse(&name).and_then(|hash| sums.get_mut(&hash)) {
                    Some(sum) => {
                        sum.0 = sum.0.wrapping_sub(keyed.hash_one(child.as_str()));
                        sum.1 = sum.1.wrapping_sub(1);
                    }
                    None => strays.push(name),
                }
            }
        }
        changed.extend(
            sums.iter()
                .filter(|(_, sum)| **sum != (0, 0))
                .map(|(hash, _)| *hash),
        );
        changed.sort_unstable();
        changed.dedup();
        for hash in changed {
            if let Some(seq) = found.shown.get(&hash) {
                broken.push(self.broken(*seq, What::SetChanged).await?);
            } else {
                strays.push(hash.to_string());
            }
        }
        let mut missing: Vec<i64> = found
            .shown
            .iter()
            .filter(|(hash, _)| !sums.contains_key(hash))
            .map(|(_, seq)| *seq)
            .collect();
        missing.sort_unstable();
        for seq in missing.into_iter().take(NAMED) {
            broken.push(self.broken(seq, What::SetMissing).await?);
        }
        // Which sets nobody was shown can be told only where every entry can be read.
        if !broken.is_empty() {
            strays.clear();
        }
        strays.sort_unstable();
        strays.dedup();
        for name in strays.into_iter().take(NAMED) {
            if !self.is_shown_after(&name, last).await? {
                broken.push(self.broken(last, What::SetChanged).await?);
            }
        }
        Ok(checked)
    }

    /// Whether a set is shown by an entry that came while we checked.
    async fn is_shown_after(&self, name: &str, last: i64) -> Result<bool, Error> {
        let row = sqlx::query(
            "select seq from audit where shown = $1 and shown <> '' and seq > $2 limit 1",
        )
        .bind(name)
        .bind(last)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    async fn page_of_sets(&self, after: &str) -> Result<Vec<(String, String)>, Error> {
        const PAGE: &str = "select hash as a, children as b from audit_sets where hash > $1 order by hash limit $2";
        let bound = [after];
        self.pairs(PAGE, &bound, SETS).await
    }

    async fn page_of_children(
        &self,
        after: &(String, String),
    ) -> Result<Vec<(String, String)>, Error> {
        const PAGE: &str = "select child as a, shown as b from audit_set_children \
                            where (child, shown) > ($1, $2) order by child, shown limit $3";
        let bound = [after.0.as_str(), after.1.as_str()];
        self.pairs(PAGE, &bound, CHILDREN).await
    }

    /// Pairs of texts (`a` and `b`), read together as one text.
    async fn pairs(
        &self,
        page: &'static str,
        bound: &[&str],
        most: i64,
    ) -> Result<Vec<(String, String)>, Error> {
        let together = format!(
            "select count(*) as pairs, string_agg(a || '{SEPARATOR}' || b, '{RECORD}') as text from ({page}) as chosen"
        );
        let mut query = sqlx::query(AssertSqlSafe(together));
        for value in bound {
            query = query.bind(*value);
        }
        let row = query.bind(most).fetch_one(&self.pool).await?;
        let text: Option<String> = row.try_get("text")?;
        let text = text.unwrap_or_default();
        let count = usize::try_from(row.try_get::<i64, _>("pairs")?).unwrap_or(0);
        let pairs: Vec<(String, String)> = pieces(&text)
            .filter_map(|line| line.split_once(SEPARATOR))
            .filter(|(_, second)| !second.contains(SEPARATOR))
            .map(|(first, second)| (first.to_owned(), second.to_owned()))
            .collect();
        if pairs.len() == count && pieces(&text).count() == count {
            return Ok(pairs);
        }
        // What holds a sign that stands between pairs could pass for another pair: each is read by itself.
        let mut query = sqlx::query(page);
        for value in bound {
            query = query.bind(*value);
        }
        let rows = query.bind(most).fetch_all(&self.pool).await?;
        let text = |row: &sqlx::any::AnyRow, column: &str| {
            let text: Option<String> = row.try_get(column)?;
            Ok::<String, sqlx::Error>(text.unwrap_or_default())
        };
        Ok(rows
            .iter()
            .map(|row| Ok((text(row, "a")?, text(row, "b")?)))
            .collect::<Result<_, sqlx::Error>>()?)
    }
}
