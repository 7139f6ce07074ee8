//! Whether the log is what was written: every entry, every set of children, every checkpoint.
//!
//! Entries are read by ranges, several at once: a range begins with the hash kept before it, so that ranges that hold
//! make a chain that holds. The database hands a range over as one text.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use access::audit::{
    Broken, Checkpoint, FIELDS, Follow, Hash, RECORD, Removed, SEPARATOR, Signer, What,
};
use sqlx::{AssertSqlSafe, Row as _};

use super::hash_of;
use crate::reports::strange;
use crate::{Error, Store};

/// Entries of a range.
const RANGE: i64 = 4096;

/// Sets, and children in sets, read together.
const SETS: i64 = 64;
const CHILDREN: i64 = 8192;

/// Faults that are named at most; the first ones count.
const NAMED: usize = 1000;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Entries checked.
    pub entries: i64,
    /// Days (UTC) they are of.
    pub days: usize,
    /// Sets of children checked.
    pub sets: usize,
    /// The newest entry and its hash.
    pub newest: Option<(i64, Hash)>,
    /// What stands for entries removed for their age.
    pub removed: Option<Removed>,
    /// Checkpoints that were compared.
    pub checkpoints: usize,
    /// Checkpoints of entries removed for their age: nothing to compare them with.
    pub checkpoints_too_old: usize,
    /// Lines given as checkpoints that are none.
    pub checkpoints_unreadable: usize,
    /// Where it does not hold, in the order of the log.
    pub broken: Vec<Broken>,
}

impl Verdict {
    /// Whether all that was checked holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.broken.is_empty()
    }

    /// Where it first does not hold.
    #[must_use]
    pub fn first_broken(&self) -> Option<&Broken> {
        self.broken.first()
    }

    /// What could not be checked, in words.
    #[must_use]
    pub fn unchecked(&self) -> Vec<String> {
        let mut words = Vec::new();
        if self.checkpoints == 0 {
            words.push(
                "no checkpoint was compared: whether the newest entries were cut off, or the whole log written anew, \
                 could not be seen"
                    .to_owned(),
            );
        }
        if self.checkpoints_unreadable > 0 {
            words.push(format!(
                "{} lines given as checkpoints could not be read",
                self.checkpoints_unreadable
            ));
        }
        words
    }
}

/// The log as it stands when the check begins.
struct Bounds {
    head: (i64, Hash),
    lowest: Option<i64>,
    highest: Option<i64>,
    removals: i64,
    removed: Option<(Removed, String)>,
}

/// What is known of a day: first and last entry, and how many.
type Day = (i64, i64, i64);

#[derive(Default)]
struct Found {
    entries: i64,
    days: BTreeMap<String, Day>,
    /// The first entry that shows each set.
    shown: HashMap<Hash, i64>,
    broken: Vec<Broken>,
}

impl Store {
    /// Checks the whole log against itself and against checkpoints (the text of their files; one a line), with so many
    /// connections at once.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn verify_log(
        &self,
        signer: &Signer,
        checkpoints: &str,
        at_once: usize,
    ) -> Result<Verdict, Error> {
        loop {
            let bounds = self.bounds().await?;
            let verdict = self
                .verify_within(&bounds, signer, checkpoints, at_once)
                .await?;
            // Where old entries were removed meanwhile, what was missed was not missing.
            if verdict.holds() || self.bounds().await?.removals == bounds.removals {
                return Ok(verdict);
            }
        }
    }

    async fn verify_within(
        &self,
        bounds: &Bounds,
        signer: &Signer,
        checkpoints: &str,
        at_once: usize,
    ) -> Result<Verdict, Error> {
        let (start_seq, start) = bounds
            .removed
            .as_ref()
            .map_or((0, Hash::START), |(removed, _)| (removed.seq, removed.hash));
        let mut broken = self.edges(bounds, start_seq, signer).await?;
        let last = bounds.highest.unwrap_or(start_seq).min(bounds.head.0);
        let next = Arc::new(AtomicI64::new(start_seq));
        let workers: Vec<_> = (0..at_once.max(1))
            .map(|_| {
                tokio::spawn(ranges(
                    self.clone(),
                    Arc::clone(&next),
                    (start_seq, start),
                    last,
                ))
            })
            .collect();
        let mut found = Found::default();
        for worker in workers {
            let part = worker
                .await
                .map_err(|e| strange("the log, while it was checked", &e))??;
            found.add(part);
        }
        broken.append(&mut found.broken);
        let sets = self.verify_sets(&found, last, &mut broken).await?;
        // Where entries are broken their days cannot be told; the entries are what counts.
        if broken.is_empty() {
            self.verify_days(&found, bounds.head.0, &mut broken).await?;
        }
        let mut verdict = Verdict {
            entries: found.entries,
            days: found.days.len(),
            sets,
            newest: (bounds.head.0 > 0).then_some(bounds.head),
            removed: bounds.removed.as_ref().map(|(removed, _)| removed.clone()),
            checkpoints: 0,
            checkpoints_too_old: 0,
            checkpoints_unreadable: 0,
            broken,
        };
        self.verify_checkpoints(&mut verdict, start_seq, signer, checkpoints)
            .await?;
        verdict.broken.sort_by_key(|broken| broken.seq);
        verdict.broken.truncate(NAMED);
        Ok(verdict)
    }

    /// Where the log begins and ends, at one moment.
    async fn bounds(&self) -> Result<Bounds, Error> {
        let row = sqlx::query(
            "select h.seq as seq, h.hash as hash, h.removals as removals, (select min(seq) from audit) as lowest, \
             (select max(seq) from audit) as highest, r.seq as removed_seq, r.hash as removed_hash, \
             r.entries as removed_entries, r.day as removed_day, r.signature as signature \
             from audit_head h left join audit_removed r on r.id = 1 where h.id = 1",
        )
        .fetch_optional(&self.pool)
        .await?
        .ok_or_else(|| strange("the log", &"the note of its newest entry is missing"))?;
        let removed_seq: Option<i64> = row.try_get("removed_seq")?;
        let removed = match removed_seq {
            None => None,
            Some(seq) => Some((
                Removed {
                    seq,
                    hash: hash_of(&row.try_get::<String, _>("removed_hash")?)
                        .unwrap_or(Hash::START),
                    entries: row.try_get("removed_entries")?,
                    day: row.try_get("removed_day")?,
                },
                row.try_get("signature")?,
            )),
        };
        let hash: String = row.try_get("hash")?;
        Ok(Bounds {
            // A hash that is none equals no entry's.
            head: (
                row.try_get("seq")?,
                Hash::parse(&hash).unwrap_or(Hash::START),
            ),
            lowest: row.try_get("lowest")?,
            highest: row.try_get("highest")?,
            removals: row.try_get("removals")?,
            removed,
        })
    }

    /// Whether the log begins and ends where the notes say.
    async fn edges(
        &self,
        bounds: &Bounds,
        start: i64,
        signer: &Signer,
    ) -> Result<Vec<Broken>, Error> {
        let mut broken = Vec::new();
        if let Some((removed, signature)) = &bounds.removed
            && !removed.is_signed(signature, signer)
        {
            broken.push(Broken {
                seq: removed.seq,
                day: removed.day.clone(),
                what: What::RemovalNotSigned,
            });
        }
        if let Some(lowest) = bounds.lowest.filter(|lowest| *lowest <= start) {
            broken.push(self.broken(lowest, What::Added).await?);
        }
        let highest = bounds.highest.unwrap_or(start);
        let (head, hash) = bounds.head;
        if highest > head {
            broken.push(self.broken(head.saturating_add(1), What::Added).await?);
        }
        if highest < head {
            broken.push(
                self.broken(highest.saturating_add(1), What::TailCut)
                    .await?,
            );
        }
        if highest == head
            && head > start
            && self.hash_at(head).await?.as_deref() != Some(&hash.to_string())
        {
            broken.push(self.broken(head, What::NoteChanged).await?);
        }
        Ok(broken)
    }

    /// A fault at an entry, with its day, or that of the newest one before it.
    async fn broken(&self, seq: i64, what: What) -> Result<Broken, Error> {
        let row = sqlx::query("select at from audit where seq <= $1 order by seq desc limit 1")
            .bind(seq)
            .fetch_optional(&self.pool)
            .await?;
        let at: String = row.map_or(Ok(String::new()), |row| row.try_get("at"))?;
        Ok(Broken {
            seq,
            day: at.get(..10).unwrap_or_default().to_owned(),
            what,
        })
    }

    async fn hash_at(&self, seq: i64) -> Result<Option<String>, Error> {
        let row = sqlx::query("select hash from audit where seq = $1")
            .bind(seq)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|row| row.try_get("hash")).transpose()?)
    }

    /// Whether each set is what its hash says, each that was shown is there, and each child leads to its sets.
    async fn verify_sets(
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
        let sql = format!(
            "select string_agg(line, '{RECORD}') as page from (select hash || '{SEPARATOR}' || children as line \
             from audit_sets where hash > $1 order by hash limit $2) as chosen"
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(after)
            .bind(SETS)
            .fetch_one(&self.pool)
            .await?;
        Ok(pairs(row.try_get("page")?))
    }

    async fn page_of_children(
        &self,
        after: &(String, String),
    ) -> Result<Vec<(String, String)>, Error> {
        let sql = format!(
            "select string_agg(line, '{RECORD}') as page from (select child || '{SEPARATOR}' || shown as line \
             from audit_set_children where (child, shown) > ($1, $2) order by child, shown limit $3) as chosen"
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(after.0.as_str())
            .bind(after.1.as_str())
            .bind(CHILDREN)
            .fetch_one(&self.pool)
            .await?;
        Ok(pairs(row.try_get("page")?))
    }

    /// Whether the notes of the days say what the entries do.
    async fn verify_days(
        &self,
        found: &Found,
        head: i64,
        broken: &mut Vec<Broken>,
    ) -> Result<(), Error> {
        let rows = sqlx::query("select day, first_seq, last_seq, entries from audit_days")
            .fetch_all(&self.pool)
            .await?;
        let now = self.bounds().await?.head.0;
        let mut kept: BTreeMap<String, Day> = BTreeMap::new();
        for row in rows {
            let day: Day = (
                row.try_get("first_seq")?,
                row.try_get("last_seq")?,
                row.try_get("entries")?,
            );
            kept.insert(row.try_get("day")?, day);
        }
        for (day, was) in &found.days {
            let is = kept.remove(day);
            let holds = match is {
                Some(is) if is.1 <= head => is == *was,
                // Entries came while we checked.
                Some(is) => is.1 <= now && is.0 == was.0 && is.2 >= was.2,
                None => false,
            };
            if !holds {
                broken.push(Broken {
                    seq: was.0,
                    day: day.clone(),
                    what: What::NoteChanged,
                });
            }
        }
        for (day, (first, last, _)) in kept {
            if first <= head || last > now {
                broken.push(Broken {
                    seq: first,
                    day,
                    what: What::NoteChanged,
                });
            }
        }
        Ok(())
    }

    async fn verify_checkpoints(
        &self,
        verdict: &mut Verdict,
        start: i64,
        signer: &Signer,
        checkpoints: &str,
    ) -> Result<(), Error> {
        let newest = verdict.newest.map_or(0, |(seq, _)| seq);
        for line in checkpoints.lines().filter(|line| !line.trim().is_empty()) {
            let Some((checkpoint, signed)) = Checkpoint::read(line, signer) else {
                verdict.checkpoints_unreadable += 1;
                continue;
            };
            let Checkpoint { seq, hash, at } = checkpoint;
            let mut wrong = |what| {
                verdict.broken.push(Broken {
                    seq,
                    day: at.to_string().get(..10).unwrap_or_default().to_owned(),
                    what,
                });
            };
            if !signed {
                wrong(What::CheckpointNotSigned);
            } else if seq < start {
                verdict.checkpoints_too_old += 1;
            } else if seq > newest {
                verdict.checkpoints += 1;
                wrong(What::TailCut);
            } else {
                let is = if seq == start {
                    verdict
                        .removed
                        .as_ref()
                        .map(|removed| removed.hash.to_string())
                } else {
                    self.hash_at(seq).await?
                };
                // One that is missing was named already.
                if is.is_some_and(|is| is != hash.to_string()) {
                    wrong(What::Rewritten);
                }
                verdict.checkpoints += 1;
            }
        }
        Ok(())
    }
}

impl Found {
    fn add(&mut self, part: Self) {
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

    /// Checks the entries of one text.
    fn follow(&mut self, chain: &mut Follow, text: &str) {
        let mut day_now: (&str, Day) = ("", (0, 0, 0));
        for kept in text.split(RECORD) {
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
async fn ranges(
    store: Store,
    next: Arc<AtomicI64>,
    start: (i64, Hash),
    last: i64,
) -> Result<Found, Error> {
    let mut found = Found::default();
    let sql = format!(
        "select string_agg(line, '{RECORD}') as lines from (select concat_ws('{SEPARATOR}', {}, hash) as line \
         from audit where seq > $1 and seq <= $2 order by seq) as chosen",
        FIELDS.join(", ")
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
        let row = sqlx::query(AssertSqlSafe(sql.as_str()))
            .bind(from)
            .bind(to)
            .fetch_one(&store.pool)
            .await?;
        let lines: Option<String> = row.try_get("lines")?;
        let followed = tokio::task::spawn_blocking(move || {
            if let Some(lines) = &lines {
                found.follow(&mut chain, lines);
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

/// Pairs of texts out of one text.
fn pairs(page: Option<String>) -> Vec<(String, String)> {
    page.iter()
        .flat_map(|page| page.split(RECORD))
        .filter_map(|line| {
            let (first, second) = line.split_once(SEPARATOR)?;
            Some((first.to_owned(), second.to_owned()))
        })
        .collect()
}
