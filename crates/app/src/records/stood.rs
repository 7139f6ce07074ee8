//! What is known of the findings of the returns from load to load: taken from the store before the records are made,
//! and kept there after.

use std::collections::{BTreeMap, HashSet};

use anyhow::Context as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Load, ReturnFindings, Store};

use super::{Before, Checked, Life, MARK_BYTES, Mark, Records, Source, Stood};

/// Bytes of one finding as it is kept: its mark, the place of its rule among the counts, since when it stands.
const KEPT: usize = MARK_BYTES + 2 + 4;

/// How many were found in one load.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// When it was loaded.
    pub(crate) loaded: Option<Timestamp>,
    /// Rows that errors point to.
    pub(crate) errors: usize,
    /// Rows that queries point to.
    pub(crate) queries: usize,
    /// Of both, those that the load before did not have.
    pub(crate) new: usize,
    /// Those that the load before had and this one has not.
    pub(crate) gone: usize,
    /// By rule, in order of code.
    pub(crate) rules: Vec<OfRule>,
    /// By team, in order of name; children of no team that is named under an empty name.
    pub(crate) teams: Vec<OfTeam>,
}

/// How many one rule found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct OfRule {
    pub(crate) rule: String,
    pub(crate) rows: usize,
    pub(crate) new: usize,
    pub(crate) gone: usize,
}

/// How many were found about the children of one team.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct OfTeam {
    pub(crate) team: String,
    pub(crate) errors: usize,
    pub(crate) queries: usize,
}

/// What was found in every load of a return, oldest first.
pub(crate) async fn counts(
    store: &Store,
    source: Source,
) -> anyhow::Result<Vec<(ReturnFindings, Counts)>> {
    let kept = store.return_findings(source.word()).await?;
    kept.into_iter()
        .map(|found| {
            let counts =
                serde_json::from_str(&found.counts).context("counts of a return cannot be read")?;
            Ok((found, counts))
        })
        .collect()
}

/// What is known before the records are made from these loads.
pub(crate) async fn known(store: &Store, loads: &[Load]) -> anyhow::Result<Stood> {
    let mut stood = Stood::new();
    for load in loads {
        let Some(source) = Source::from_word(&load.source).filter(|source| source.is_yearly())
        else {
            continue;
        };
        let kept = store.return_findings_up_to(source.word(), &load.id).await?;
        let all = store.return_findings(source.word()).await?;
        let before = Before {
            since: kept.as_ref().map(since).unwrap_or_default(),
            had_one: all.iter().any(|found| found.load < load.id),
            loaded: whole_seconds(load.at),
        };
        stood.insert(source, before);
    }
    Ok(stood)
}

/// Keeps what was found in the loads in force, where it was not kept yet.
pub(crate) async fn keep(store: &Store, loads: &[Load], records: &Records) -> anyhow::Result<()> {
    for load in loads {
        let Some(checked) = Source::from_word(&load.source)
            .filter(|source| source.is_yearly())
            .and_then(|source| records.checked_of(source))
        else {
            continue;
        };
        let before = store.return_findings_up_to(&load.source, &load.id).await?;
        if before.as_ref().is_some_and(|kept| kept.load == load.id) {
            continue;
        }
        let counts = counted(records, checked, load, before.as_ref());
        store
            .keep_return_findings(&ReturnFindings {
                load: load.id.clone(),
                source: load.source.clone(),
                judged_on: records.as_at.date(),
                year: checked.year.0,
                marks: packed(records, checked, &counts),
                counts: serde_json::to_string(&counts)?,
            })
            .await?;
    }
    Ok(())
}

fn counted(
    records: &Records,
    checked: &Checked,
    load: &Load,
    before: Option<&ReturnFindings>,
) -> Counts {
    let mut counts = Counts {
        loaded: Some(load.at),
        ..Counts::default()
    };
    let mut rules: BTreeMap<&str, OfRule> = BTreeMap::new();
    let mut teams: BTreeMap<&str, OfTeam> = BTreeMap::new();
    let mut now: HashSet<Mark> = HashSet::new();
    for each in records.standing_findings(checked) {
        now.insert(each.life.mark);
        let rule = rules.entry(each.rule).or_default();
        let team = each.place.team.map_or("", |team| records.team_name(team));
        let team = teams.entry(team).or_default();
        rule.rows += 1;
        if each.level == returns::rule::Level::Error {
            counts.errors += 1;
            team.errors += 1;
        } else {
            counts.queries += 1;
            team.queries += 1;
        }
        if each.life.is_new {
            counts.new += 1;
            rule.new += 1;
        }
    }
    if let Some(before) = before {
        let was: Counts = serde_json::from_str(&before.counts).unwrap_or_default();
        for (mark, rule, _) in kept(&before.marks) {
            if now.contains(&mark) {
                continue;
            }
            counts.gone += 1;
            if let Some(of) = was.rules.get(usize::from(rule)) {
                let known = checked.rules.iter().find(|each| each.code == of.rule);
                if let Some(known) = known {
                    rules.entry(known.code).or_default().gone += 1;
                }
            }
        }
    }
    counts.rules = rules
        .into_iter()
        .map(|(rule, of)| OfRule {
            rule: rule.to_owned(),
            ..of
        })
        .collect();
    counts.teams = teams
        .into_iter()
        .map(|(team, of)| OfTeam {
            team: team.to_owned(),
            ..of
        })
        .collect();
    counts
}

fn packed(records: &Records, checked: &Checked, counts: &Counts) -> Vec<u8> {
    let place_of: BTreeMap<&str, u16> = counts
        .rules
        .iter()
        .zip(0..)
        .map(|(of, place)| (of.rule.as_str(), place))
        .collect();
    let mut bytes = Vec::with_capacity(checked.found() * KEPT);
    for each in records.standing_findings(checked) {
        let Life { mark, since, .. } = each.life;
        let rule = place_of.get(each.rule).copied().unwrap_or(u16::MAX);
        let since = u32::try_from(since.as_second()).unwrap_or(0);
        bytes.extend_from_slice(&mark.0);
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
