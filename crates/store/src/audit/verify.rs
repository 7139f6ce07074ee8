//! Whether the log is what was written: every entry, every set of children, every checkpoint.
//!
//! Entries are read by ranges, several at once: a range begins with the hash kept before it, so that ranges that hold
//! make a chain that holds. The database hands a range over as one text.

mod entries;
mod sets;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use access::audit::{Broken, Checkpoint, Hash, Removed, Signer, What};
use sqlx::Row as _;

use entries::{Found, ranges};

use super::hash_of;
use crate::reports::strange;
use crate::{Error, Store};

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
