//! A check for a person at a terminal: what was not run first, then the worst of what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use returns::rulebook::Outcome;

use super::groups::{By, Group, Teams, groups};
use super::since::Since;
use super::written::ChangedRow;
use crate::cli::rows::Row as _;
use crate::records::Checked;
use crate::web::words;

/// Most children or fields listed; all are in the other forms.
const MOST: usize = 40;
/// The width that text is broken at.
const WIDTH: usize = 100;

/// The summary.
pub(super) fn summary(
    checked: &Checked,
    outcome: &Outcome,
    (by, teams): (By, &Teams),
    since: Option<&Since>,
) -> String {
    let mut text = String::new();
    for misfit in &checked.misfits {
        line(&mut text, misfit);
    }
    let children: BTreeSet<&str> = outcome
        .findings
        .iter()
        .map(|finding| finding.child.as_str())
        .collect();
    line(
        &mut text,
        &format!(
            "{}, {}: {} not run, {} run; {} found about {}.",
            checked.source.name(),
            checked.year,
            words::count(outcome.not_run.len(), "rule", "rules"),
            outcome.run.len(),
            words::count(outcome.findings.len(), "row", "rows"),
            words::count(children.len(), "child", "children")
        ),
    );
    if !outcome.not_run.is_empty() {
        text.push_str("\nNot run, so nothing is known of what they look for\n");
        for said in not_run(outcome) {
            paragraph(&mut text, "  ", &said);
        }
    }
    if !outcome.in_part.is_empty() {
        text.push_str("\nRun without some of their columns\n");
        for (why, rules) in by_reason(&outcome.in_part) {
            paragraph(&mut text, "  ", &format!("{why}: {}", rules.join(", ")));
        }
    }
    if let Some(since) = since {
        changes(&mut text, checked, since);
        return text;
    }
    if outcome.findings.is_empty() {
        text.push_str("\nThe rules that were run found nothing.\n");
        return text;
    }
    let groups = groups(checked, outcome, by, teams);
    match by {
        By::Rule => by_rule(&mut text, &groups),
        By::Child => listed(&mut text, "child", &groups),
        By::Team => listed(&mut text, "team", &groups),
        By::Field => listed(&mut text, "field", &groups),
    }
    text
}

/// Rules that were not run, together where the reason is the same.
pub(super) fn not_run(outcome: &Outcome) -> Vec<String> {
    by_reason(&outcome.not_run)
        .into_iter()
        .map(|(why, rules)| match rules.as_slice() {
            [one] => format!("{one} was not run: {why}"),
            many => format!(
                "{} rules were not run: {why} ({})",
                many.len(),
                many.join(", ")
            ),
        })
        .collect()
}

fn by_reason(rules: &[returns::rulebook::NotRun]) -> Vec<(&str, Vec<&'static str>)> {
    let mut by: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for not in rules {
        by.entry(not.why.as_str()).or_default().push(not.rule);
    }
    let mut all: Vec<_> = by.into_iter().collect();
    all.sort_by_key(|(_, rules)| std::cmp::Reverse(rules.len()));
    all
}

fn by_rule(text: &mut String, groups: &[Group]) {
    text.push_str("\nrule       level   rows  children  what it says\n");
    for group in groups {
        let head = format!(
            "{:<9}  {:<5} {:>6}  {:>8}  ",
            group.group, group.level, group.rows, group.children
        );
        hanging(text, &head, group.says);
    }
}

fn listed(text: &mut String, what: &str, groups: &[Group]) {
    let widest = groups
        .iter()
        .map(|group| group.group.chars().count())
        .max()
        .unwrap_or(0)
        .clamp(what.len(), 40);
    let _ = writeln!(text, "\n{what:widest$}  level   rows  rules");
    for group in groups.iter().take(MOST) {
        let head = format!(
            "{:widest$}  {:<5} {:>6}  ",
            if group.group.is_empty() {
                "(nobody)"
            } else {
                &group.group
            },
            group.level,
            group.rows
        );
        hanging(text, &head, &group.rules.join(" "));
    }
    if groups.len() > MOST {
        let _ = writeln!(
            text,
            "and {} more; --format csv --by {what} lists all",
            groups.len() - MOST
        );
    }
}

fn changes(text: &mut String, checked: &Checked, since: &Since) {
    let _ = writeln!(
        text,
        "\nSince the check before: {} new, {} gone.",
        since.new.len(),
        since.gone.len()
    );
    if since.not_judged > 0 {
        let _ = writeln!(
            text,
            "{} rows of the check before were found by rules that were not run now.",
            since.not_judged
        );
    }
    let rows = ChangedRow::all(since);
    if !rows.is_empty() {
        text.push('\n');
    }
    for row in rows.iter().take(MOST) {
        let cells = row.cells();
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let head = format!(
            "{:<4}  {:<9} child {}, {} line {}: ",
            cell(0),
            cell(1),
            cell(3),
            cell(4),
            cell(6)
        );
        hanging(text, &head, checked.says(cell(1)));
    }
    if rows.len() > MOST {
        let _ = writeln!(
            text,
            "and {} more; --format csv lists all",
            rows.len() - MOST
        );
    }
}

fn line(text: &mut String, said: &str) {
    paragraph(text, "", said);
}

/// Text broken at words, each line after the indent.
fn paragraph(text: &mut String, indent: &str, said: &str) {
    let mut width = WIDTH;
    for word in said.split_whitespace() {
        let length = word.chars().count() + 1;
        if width + length > WIDTH {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(indent);
            width = indent.len();
        } else {
            text.push(' ');
        }
        text.push_str(word);
        width += length;
    }
    text.push('\n');
}

/// A head with text beside it, the text's further lines under its first.
fn hanging(text: &mut String, head: &str, said: &str) {
    let from = head.chars().count();
    text.push_str(head);
    let mut width = from;
    for (at, word) in said.split_whitespace().enumerate() {
        let length = word.chars().count() + 1;
        if width + length > WIDTH && at > 0 {
            text.push('\n');
            text.push_str(&" ".repeat(from));
            width = from;
        } else if at > 0 {
            text.push(' ');
        }
        text.push_str(word);
        width += length;
    }
    text.push('\n');
}
