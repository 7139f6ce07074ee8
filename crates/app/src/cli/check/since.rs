//! What is new since an earlier check, and what is gone.
//!
//! Rows move between two extracts, so a finding is known again by its rule, child and table; those that also stand on
//! the same row are paired first.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use returns::rule::Finding;
use returns::rulebook::Outcome;
use serde::{Deserialize, Serialize};

/// What an earlier check's JSON says, as far as it is asked.
#[derive(Debug, Deserialize)]
pub(super) struct Earlier {
    findings: Vec<Gone>,
}

/// A finding of the earlier check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Gone {
    pub(super) rule: String,
    pub(super) level: String,
    pub(super) child: String,
    pub(super) table: String,
    pub(super) row: u32,
    pub(super) line: u32,
    pub(super) fields: Vec<String>,
}

/// What came and went.
#[derive(Debug)]
pub(super) struct Since {
    /// Found now and not then.
    pub(super) new: Vec<Finding>,
    /// Found then and not now, by rules that were run now.
    pub(super) gone: Vec<Gone>,
    /// Found then by rules that were not run now: nothing is known of them.
    pub(super) not_judged: usize,
}

/// Reads an earlier check.
///
/// # Errors
/// When the file is not there or is no check's JSON.
#[expect(
    clippy::disallowed_methods,
    reason = "a command reads the files it is given"
)]
pub(super) fn read(path: &Path) -> anyhow::Result<Earlier> {
    let bytes =
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| {
        format!(
            "{} is not what a check writes with --format json",
            path.display()
        )
    })
}

impl Since {
    /// Compares an earlier check with what was found now.
    pub(super) fn of(earlier: Earlier, outcome: &Outcome) -> Self {
        let (judged, not): (Vec<Gone>, Vec<Gone>) = earlier
            .findings
            .into_iter()
            .partition(|gone| outcome.run.iter().any(|rule| *rule == gone.rule));
        let mut then: BTreeMap<(String, String, String), Vec<Gone>> = BTreeMap::new();
        for gone in judged {
            let key = (gone.rule.clone(), gone.child.clone(), gone.table.clone());
            then.entry(key).or_default().push(gone);
        }
        let key = |finding: &Finding| {
            (
                finding.rule.to_owned(),
                finding.child.to_string(),
                finding.table.to_owned(),
            )
        };
        let (mut moved, mut new) = (Vec::new(), Vec::new());
        for finding in &outcome.findings {
            let same = then.get_mut(&key(finding));
            match same {
                Some(same) => match same.iter().position(|gone| gone.row == finding.row) {
                    Some(at) => {
                        same.remove(at);
                    }
                    None => moved.push(finding),
                },
                None => new.push(finding.clone()),
            }
        }
        for finding in moved {
            if then.get_mut(&key(finding)).and_then(Vec::pop).is_none() {
                new.push(finding.clone());
            }
        }
        new.sort_by_key(|each| (each.table, each.row, each.rule));
        Self {
            new,
            gone: then.into_values().flatten().collect(),
            not_judged: not.len(),
        }
    }
}
