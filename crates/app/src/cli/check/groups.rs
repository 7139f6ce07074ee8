//! What was found, counted: by rule, child, team or field, the worst first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use clap::ValueEnum;
use measures::cases::Subject;
use returns::rule::{Finding, Level};
use returns::rulebook::Outcome;
use serde::Serialize;

use crate::cli::rows::Row;
use crate::records::{Checked, Look};

/// What findings are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// The rule
    Rule,
    /// The child
    Child,
    /// The team that holds the child's work, by what is loaded in the store
    Team,
    /// The table and the field
    Field,
}

/// The team of each child that the store knows.
pub(super) type Teams = BTreeMap<String, String>;

/// The teams of the children that were found, by the records of a store.
pub(super) fn teams(outcome: &Outcome, look: &Look) -> Teams {
    let mut teams = Teams::new();
    for finding in &outcome.findings {
        if teams.contains_key(finding.child.as_str()) {
            continue;
        }
        if let Some(child) = look.child_of(&finding.child) {
            let (team, _) = look.held_by(Subject::Child(child));
            let team = if team.is_empty() {
                "No team".to_owned()
            } else {
                team
            };
            teams.insert(finding.child.to_string(), team);
        }
    }
    teams
}

/// What was found about one of them.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) group: String,
    pub(super) level: &'static str,
    pub(super) rows: usize,
    pub(super) children: usize,
    pub(super) rules: Vec<&'static str>,
    pub(super) says: &'static str,
}

#[derive(Default)]
struct Count<'o> {
    rows: usize,
    is_error: bool,
    children: BTreeSet<&'o str>,
    rules: BTreeSet<&'static str>,
}

/// Counts findings, the worst first: errors before queries, then by how many children.
pub(super) fn groups(checked: &Checked, outcome: &Outcome, by: By, teams: &Teams) -> Vec<Group> {
    let mut counts: BTreeMap<String, Count<'_>> = BTreeMap::new();
    let mut add = |key: String, finding: &'_ Finding, child| {
        let count = counts.entry(key).or_default();
        count.rows += 1;
        count.is_error |= finding.level == Level::Error;
        count.children.insert(child);
        count.rules.insert(finding.rule);
    };
    for finding in &outcome.findings {
        let child = finding.child.as_str();
        match by {
            By::Rule => add(finding.rule.to_owned(), finding, child),
            By::Child => add(child.to_owned(), finding, child),
            By::Team => {
                let team = teams
                    .get(child)
                    .map_or("Not known in the store", String::as_str);
                add(team.to_owned(), finding, child);
            }
            By::Field => {
                for field in finding.columns.iter() {
                    add(format!("{} {field}", finding.table), finding, child);
                }
            }
        }
    }
    let mut groups: Vec<Group> = counts
        .into_iter()
        .map(|(group, count)| Group {
            says: match by {
                By::Rule => checked.says(&group),
                By::Child | By::Team | By::Field => "",
            },
            group,
            level: if count.is_error { "error" } else { "query" },
            rows: count.rows,
            children: count.children.len(),
            rules: count.rules.into_iter().collect(),
        })
        .collect();
    groups.sort_by_key(|group| {
        (
            group.level,
            Reverse(group.children),
            Reverse(group.rows),
            group.group.clone(),
        )
    });
    groups
}

impl Row for Group {
    const COLUMNS: &'static [&'static str] =
        &["group", "level", "rows", "children", "rules", "says"];
    const IN_TABLE: &'static [usize] = &[0, 1, 2, 3, 4];

    fn cells(&self) -> Vec<String> {
        vec![
            self.group.clone(),
            self.level.to_owned(),
            self.rows.to_string(),
            self.children.to_string(),
            self.rules.join(" "),
            self.says.to_owned(),
        ]
    }
}
