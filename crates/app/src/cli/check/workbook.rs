//! A check as a workbook: what was not run, by rule, by child, every row; each sheet with its filter.

use std::collections::BTreeMap;

use returns::rulebook::Outcome;
use returns::write::Value;
use returns::write::xlsx::{Column, Workbook, Written};

use super::groups::{By, Group, Teams, groups};
use crate::records::Checked;

/// The workbook. Text stays text, whatever it begins with.
pub(super) fn workbook(checked: &Checked, outcome: &Outcome) -> Written {
    let mut book = Workbook::with_filters();
    by_rule(&mut book, checked, outcome);
    by_child(&mut book, checked, outcome);
    findings(&mut book, checked, outcome);
    not_run(&mut book, outcome);
    book.finish()
}

fn columns<'a>(of: &'a [(&'a str, u16)]) -> impl Iterator<Item = Column<'a>> {
    of.iter().map(|(heading, width)| Column {
        heading,
        width: Some(*width),
    })
}

fn by_rule(book: &mut Workbook, checked: &Checked, outcome: &Outcome) {
    book.sheet(
        "By rule",
        columns(&[
            ("Rule", 12),
            ("Level", 8),
            ("Rows", 8),
            ("Children", 10),
            ("What it says", 80),
            ("Why it matters", 80),
            ("What to put right", 80),
        ]),
    );
    let rules: BTreeMap<&str, _> = checked.rules.iter().map(|rule| (rule.code, rule)).collect();
    for group in groups(checked, outcome, By::Rule, &Teams::new()) {
        let rule = rules.get(group.group.as_str());
        book.row([
            group.group.as_str().into(),
            group.level.into(),
            count(group.rows),
            count(group.children),
            group.says.into(),
            rule.map_or(Value::Blank, |rule| rule.matters.into()),
            rule.map_or(Value::Blank, |rule| rule.mend.into()),
        ]);
    }
}

fn by_child(book: &mut Workbook, checked: &Checked, outcome: &Outcome) {
    book.sheet(
        "By child",
        columns(&[("Child", 20), ("Worst", 8), ("Rows", 8), ("Rules", 80)]),
    );
    for group in groups(checked, outcome, By::Child, &Teams::new()) {
        let Group {
            group,
            level,
            rows,
            rules,
            ..
        } = group;
        book.row([
            group.into(),
            level.into(),
            count(rows),
            rules.join(" ").into(),
        ]);
    }
}

fn findings(book: &mut Workbook, checked: &Checked, outcome: &Outcome) {
    book.sheet(
        "Every row",
        columns(&[
            ("Rule", 12),
            ("Level", 8),
            ("Child", 20),
            ("Table", 20),
            ("Line", 8),
            ("Fields", 40),
            ("What it says", 80),
        ]),
    );
    let says: BTreeMap<&str, &str> = checked
        .rules
        .iter()
        .map(|rule| (rule.code, rule.says))
        .collect();
    for finding in &outcome.findings {
        book.row([
            finding.rule.into(),
            finding.level.word().into(),
            finding.child.as_str().into(),
            finding.table.into(),
            i64::from(finding.line).into(),
            finding.columns.join(" ").into(),
            says.get(finding.rule).copied().unwrap_or_default().into(),
        ]);
    }
}

fn not_run(book: &mut Workbook, outcome: &Outcome) {
    book.sheet(
        "Not run",
        columns(&[("Rule", 12), ("How far", 12), ("Why", 80)]),
    );
    for (rules, how) in [(&outcome.not_run, "not run"), (&outcome.in_part, "in part")] {
        for not in rules {
            book.row([not.rule.into(), how.into(), not.why.as_str().into()]);
        }
    }
}

fn count(of: usize) -> Value<'static> {
    Value::Int(i64::try_from(of).unwrap_or(i64::MAX))
}
