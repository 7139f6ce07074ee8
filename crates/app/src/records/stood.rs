//! What is known of the findings of the returns from load to load: taken from the store before the records are made,
//! and kept there after.

use std::collections::{BTreeMap, HashSet};

use anyhow::Context as _;
use jiff::Timestamp;
use returns::rule::Level;
use serde::{Deserialize, Serialize};
use store::{Load, ReturnFindings, Store};

use super::{
    Before, Came, Judged, Life, MARK_BYTES, MARKED, Mark, Records, Source, Stood, found_alone,
    read_into,
};

/// Bytes of one finding as it is kept: its mark, the place of its rule among the counts, since when it stands.
const KEPT: usize = MARK_BYTES + 2 + 4;
/// Most loads before the one in force that are judged when nothing is known of them.
const CAUGHT_UP: usize = 12;

/// How many were found in one load.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// When it was loaded.
    pub(crate) loaded: Option<Timestamp>,
    /// Rows that errors point to.
    pub(crate) errors: usize,
    /// Rows that queries point to.
    pub(crate) queries: usize,
    /// Of both, those that the load before, judged by the same rules of the same year, did not have.
    pub(crate) new: usize,
    /// Of both, those that the load before did not have and whose rule did not judge it.
    #[serde(default)]
    pub(crate) judged_first: usize,
    /// Those that the load before had and this one, judged by the same rules of the same year, has not.
    pub(crate) gone: usize,
    /// Those that the load before had and whose rule did not judge this one.
    #[serde(default)]
    pub(crate) not_judged: usize,
    /// Codes of the rules that were run, each with what it was run without.
    #[serde(default)]
    pub(crate) judged_by: BTreeMap<String, String>,
    /// By rule, in order of code.
    pub(crate) rules: Vec<OfRule>,
    /// By team, in order of name; children of no team that is named under an empty name.
    pub(crate) teams: Vec<OfTeam>,
}

impl Counts {
    /// Errors and queries about the children of a team, by its name; nothing where it is not known whose children the
    /// findings were about.
    pub(crate) fn of_team(&self, team: &str) -> Option<(usize, usize)> {
        if self.teams.is_empty() && self.errors + self.queries > 0 {
            return None;
        }
        let of = self.teams.iter().find(|of| of.team == team);
        Some(of.map_or((0, 0), |of| (of.errors, of.queries)))
    }
}

/// How many one rule found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct OfRule {
    pub(crate) rule: String,
    pub(crate) rows: usize,
    pub(crate) new: usize,
    #[serde(default)]
    pub(crate) judged_first: usize,
    pub(crate) gone: usize,
    #[serde(default)]
    pub(crate) not_judged: usize,
}

impl Counts {
    fn read(found: &ReturnFindings) -> anyhow::Result<Self> {
        serde_json::from_str(&found.counts).with_context(|| {
            format!(
                "counts of the findings of load {} cannot be read",
                found.load
            )
        })
    }

    fn judged(&self, found: &ReturnFindings) -> Judged {
        Judged {
            year: found.year,
            rules: self.judged_by.clone(),
        }
    }
}

/// How many were found about the children of one team.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct OfTeam {
    pub(crate) team: String,
    pub(crate) errors: usize,
    pub(crate) queries: usize,
}

/// Which loads, given oldest first, were judged by other rules or another year than the one before: they cannot be held
/// against it. Of those kept before it was known by which rules, only the year is known.
pub(crate) fn judged_otherwise(loads: &[(ReturnFindings, Counts)]) -> Vec<bool> {
    let otherwise = |(found, counts): &(ReturnFindings, Counts),
                     (before, counted): &(ReturnFindings, Counts)| {
        let are_known = !counted.judged_by.is_empty() && !counts.judged_by.is_empty();
        found.year != before.year || (are_known && counts.judged_by != counted.judged_by)
    };
    let pairs = loads
        .iter()
        .zip(std::iter::once(None).chain(loads.iter().map(Some)));
    pairs
        .map(|(this, before)| before.is_some_and(|before| otherwise(this, before)))
        .collect()
}

/// What was found in every load of a return, oldest first.
pub(crate) async fn counts(
    store: &Store,
    source: Source,
) -> anyhow::Result<Vec<(ReturnFindings, Counts)>> {
    let kept = store.return_findings(source.word()).await?;
    kept.into_iter()
        .map(|found| {
            let counts = Counts::read(&found)?;
            Ok((found, counts))
        })
        .collect()
}

/// What is known before the records are made from these loads.
pub(crate) async fn known(store: &Store, loads: &[Load], secret: &str) -> anyhow::Result<Stood> {
    let mut stood = Stood::new();
    for load in loads {
        let Some(source) = Source::from_word(&load.source).filter(|source| source.is_yearly())
        else {
            continue;
        };
        if let Err(why) = caught_up(store, source, load, secret).await {
            tracing::warn!(error = %why, "what the rules found in earlier loads could not be kept");
        }
        match before(store, source, load).await {
            Ok(before) => drop(stood.insert(source, before)),
            // Without it every child can be shown all the same; the page of the return says what is wrong.
            Err(why) => {
                tracing::error!(error = %why, "what the rules found in earlier loads cannot be read");
            }
        }
    }
    Ok(stood)
}

async fn before(store: &Store, source: Source, load: &Load) -> anyhow::Result<Before> {
    let kept = store
        .return_findings_up_to(source.word(), &load.id, MARKED)
        .await?;
    let all = store.return_findings(source.word()).await?;
    let mut earlier = all.iter().rev();
    let earlier = earlier.find(|found| found.load < load.id && found.marked == MARKED);
    let judged = earlier.map(|found| anyhow::Ok(Counts::read(found)?.judged(found)));
    Ok(Before {
        since: kept.as_ref().map(since).unwrap_or_default(),
        judged: judged.transpose()?,
        loaded: whole_seconds(load.at),
    })
}

/// Judges loads that came since the newest of which it is known and before this one: they were in force between two
/// starts, or before findings were kept as they are now.
async fn caught_up(
    store: &Store,
    source: Source,
    newest: &Load,
    secret: &str,
) -> anyhow::Result<()> {
    let kept = store
        .return_findings_up_to(source.word(), &newest.id, MARKED)
        .await?;
    let since = kept.map(|found| found.load).unwrap_or_default();
    let mut missed: Vec<Load> = store
        .loads()
        .await?
        .into_iter()
        .filter(|load| load.source == source.word() && load.refused.is_empty())
        .filter(|load| load.id > since && load.id < newest.id)
        .take(CAUGHT_UP)
        .collect();
    missed.reverse();
    for load in missed {
        let files = store.load_bytes(&load.id).await?;
        let day = load.at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let (Some(today), false) = (children::Day::from_date(day), files.is_empty()) else {
            continue;
        };
        let stood = before(store, source, &load).await?;
        let secret = secret.to_owned();
        let found = tokio::task::spawn_blocking(move || {
            let mut supplied = returns::service::Supplied::default();
            read_into(&mut supplied, source, &files);
            found_alone(&supplied, source, today, &secret, &stood)
        });
        if let Some(alone) = found.await? {
            let found: Vec<Kept<'_>> = alone
                .found
                .into_iter()
                .map(|(rule, level, life)| Kept {
                    rule,
                    level,
                    life,
                    team: None,
                })
                .collect();
            keep_one(store, &load, (day, &alone.judged), &found).await?;
        }
    }
    Ok(())
}

/// Keeps what was found in the loads in force, where it was not kept yet. What cannot be kept of one return is kept of the
/// other all the same.
pub(crate) async fn keep(store: &Store, loads: &[Load], records: &Records) -> anyhow::Result<()> {
    let mut became = Ok(());
    for load in loads {
        let Some(checked) = Source::from_word(&load.source)
            .filter(|source| source.is_yearly())
            .and_then(|source| records.checked_of(source))
        else {
            continue;
        };
        let found: Vec<Kept<'_>> = records
            .standing_findings(checked)
            .map(|each| Kept {
                rule: each.rule,
                level: each.level,
                life: each.life,
                team: Some(each.place.team.map_or("", |team| records.team_name(team))),
            })
            .collect();
        let judged = checked.judged();
        let kept = keep_one(store, load, (records.as_at.date(), &judged), &found).await;
        became = became.and(kept);
    }
    became
}

async fn keep_one(
    store: &Store,
    load: &Load,
    (judged_on, judged): (jiff::civil::Date, &Judged),
    found: &[Kept<'_>],
) -> anyhow::Result<()> {
    let before = store
        .return_findings_up_to(&load.source, &load.id, MARKED)
        .await?;
    if before.as_ref().is_some_and(|kept| kept.load == load.id) {
        return Ok(());
    }
    let counts = counted(load, judged, found, before.as_ref())?;
    store
        .keep_return_findings(&ReturnFindings {
            load: load.id.clone(),
            source: load.source.clone(),
            judged_on,
            year: judged.year,
            marks: packed(found, &counts),
            counts: serde_json::to_string(&counts)?,
            marked: MARKED,
        })
        .await?;
    Ok(())
}

/// A finding as it is counted and kept; without a team where nobody knows which it was.
struct Kept<'r> {
    rule: &'static str,
    level: Level,
    life: Life,
    team: Option<&'r str>,
}

fn counted(
    load: &Load,
    judged: &Judged,
    found: &[Kept<'_>],
    before: Option<&ReturnFindings>,
) -> anyhow::Result<Counts> {
    let mut counts = Counts {
        loaded: Some(load.at),
        judged_by: judged.rules.clone(),
        ..Counts::default()
    };
    let mut rules: BTreeMap<String, OfRule> = BTreeMap::new();
    let mut teams: BTreeMap<&str, OfTeam> = BTreeMap::new();
    let mut now: HashSet<Mark> = HashSet::new();
    for each in found {
        now.insert(each.life.mark);
        let rule = rules.entry(each.rule.to_owned()).or_default();
        rule.rows += 1;
        let is_error = usize::from(each.level == Level::Error);
        counts.errors += is_error;
        counts.queries += 1 - is_error;
        if let Some(team) = each.team {
            let team = teams.entry(team).or_default();
            team.errors += is_error;
            team.queries += 1 - is_error;
        }
        match each.life.came {
            Came::Stood => {}
            Came::New => {
                counts.new += 1;
                rule.new += 1;
            }
            Came::JudgedFirst => {
                counts.judged_first += 1;
                rule.judged_first += 1;
            }
        }
    }
    if let Some(before) = before {
        let was = Counts::read(before)?;
        let judged_then = was.judged(before);
        for (mark, rule, _) in kept(&before.marks) {
            if now.contains(&mark) {
                continue;
            }
            let of = was.rules.get(usize::from(rule));
            let of = of.context("a finding of the load before is of no rule it counts")?;
            let rule = rules.entry(of.rule.clone()).or_default();
            if judged.alike(&judged_then, &of.rule) {
                counts.gone += 1;
                rule.gone += 1;
            } else {
                counts.not_judged += 1;
                rule.not_judged += 1;
            }
        }
    }
    counts.rules = rules
        .into_iter()
        .map(|(rule, of)| OfRule { rule, ..of })
        .collect();
    counts.teams = teams
        .into_iter()
        .map(|(team, of)| OfTeam {
            team: team.to_owned(),
            ..of
        })
        .collect();
    Ok(counts)
}

fn packed(found: &[Kept<'_>], counts: &Counts) -> Vec<u8> {
    let place_of: BTreeMap<&str, u16> = counts
        .rules
        .iter()
        .zip(0..)
        .map(|(of, place)| (of.rule.as_str(), place))
        .collect();
    let mut bytes = Vec::with_capacity(found.len() * KEPT);
    for each in found {
        let rule = place_of.get(each.rule).copied().unwrap_or(u16::MAX);
        let since = u32::try_from(each.life.since.as_second()).unwrap_or(0);
        bytes.extend_from_slice(&each.life.mark.0);
        bytes.extend_from_slice(&rule.to_be_bytes());
        bytes.extend_from_slice(&since.to_be_bytes());
    }
    bytes
}

fn since(found: &ReturnFindings) -> std::collections::HashMap<Mark, Timestamp> {
    kept(&found.marks)
        .filter_map(|(mark, _, since)| Some((mark, Timestamp::from_second(i64::from(since)).ok()?)))
        .collect()
}

fn kept(bytes: &[u8]) -> impl Iterator<Item = (Mark, u16, u32)> {
    bytes.chunks_exact(KEPT).filter_map(|each| {
        let (mark, rest) = each.split_first_chunk::<MARK_BYTES>()?;
        let (rule, since) = rest.split_first_chunk::<2>()?;
        let since: [u8; 4] = since.try_into().ok()?;
        Some((
            Mark(*mark),
            u16::from_be_bytes(*rule),
            u32::from_be_bytes(since),
        ))
    })
}

/// A moment as it is kept beside a mark.
fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}
