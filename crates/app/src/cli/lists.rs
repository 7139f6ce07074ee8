//! `waymark lists`: one row for each on a list.

use clap::Args;
use measures::worklist::Entry;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::given::Given;
use crate::cli::rows::{self, Output, Row};
use crate::records::{Look, Standing};

/// Children who need action, with the reason
///
/// Exit status: 0 every list was built and nobody is on one, 1 somebody is or a list could not be built, 2 it could not
/// be done.
#[derive(Debug, Args)]
pub(crate) struct Lists {
    #[command(flatten)]
    given: Given,
    /// One list only, by its word, for example assessment-late
    #[arg(long, value_name = "ID")]
    list: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// Writes the rows.
pub(super) fn run(asked: &Lists) -> anyhow::Result<Ended> {
    let records = asked.given.records()?;
    let chosen: Vec<&Standing> = match &asked.list {
        None => records.lists.all().iter().collect(),
        Some(id) => {
            vec![records.lists.find(id).ok_or_else(|| {
                anyhow::anyhow!("{id} is no list; `waymark lists` shows them all")
            })?]
        }
    };
    let mut all = Vec::new();
    for standing in &chosen {
        match standing.why_not() {
            Some(why) => all.push(ListRow {
                list: standing.list.id,
                reason: format!("This list could not be built: {why}."),
                data_as_at: records.as_at.to_string(),
                ..ListRow::default()
            }),
            None => all.extend(
                standing
                    .entries()
                    .iter()
                    .map(|entry| ListRow::of(&records, standing, entry)),
            ),
        }
    }
    asked.given.noted(&records, "waymark lists")?;
    rows::write(&all, &asked.output)?;
    Ok(if all.is_empty() {
        Ended::Clean
    } else {
        Ended::Found
    })
}

/// One row as written out.
#[derive(Debug, Default, Serialize)]
struct ListRow {
    list: &'static str,
    child: String,
    since: String,
    days: Option<i32>,
    due: String,
    team: String,
    worker: String,
    reason: String,
    rule: &'static str,
    fields: String,
    values: String,
    data_as_at: String,
    clears_when: &'static str,
}

impl ListRow {
    fn of(records: &Look, standing: &Standing, entry: &Entry) -> Self {
        let (team, worker) = records.held_by(entry.subject);
        let values: Vec<String> = entry
            .values
            .iter()
            .map(|(field, value)| format!("{field}={value}"))
            .collect();
        Self {
            list: standing.list.id,
            child: records
                .subject_key(entry.subject)
                .trim_start_matches("child:")
                .to_owned(),
            since: entry.since.map(|day| day.to_string()).unwrap_or_default(),
            days: entry.since.map(|since| records.as_at.days_since(since)),
            due: entry.due.map(|day| day.to_string()).unwrap_or_default(),
            team,
            worker,
            reason: entry.why.clone(),
            rule: standing.list.rule,
            fields: standing.list.fields.join(" "),
            values: values.join("; "),
            data_as_at: records.as_at.to_string(),
            clears_when: standing.list.clears,
        }
    }
}

impl Row for ListRow {
    const COLUMNS: &'static [&'static str] = &[
        "list",
        "child",
        "since",
        "days",
        "due",
        "team",
        "worker",
        "reason",
        "rule",
        "fields",
        "values",
        "data_as_at",
        "clears_when",
    ];
    const IN_TABLE: &'static [usize] = &[0, 1, 3, 5, 7];

    fn cells(&self) -> Vec<String> {
        vec![
            self.list.to_owned(),
            self.child.clone(),
            self.since.clone(),
            self.days.map(|days| days.to_string()).unwrap_or_default(),
            self.due.clone(),
            self.team.clone(),
            self.worker.clone(),
            self.reason.clone(),
            self.rule.to_owned(),
            self.fields.clone(),
            self.values.clone(),
            self.data_as_at.clone(),
            self.clears_when.to_owned(),
        ]
    }
}
