//! The agenda of a meeting: what is suggested from what changed since the last one and what is due before the next, and
//! what people made of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::exceptions::day;
use super::{Exception, MeetingState};
use crate::plan::{self, Task};
use crate::{Change, Programme, What};

/// Which part of the agenda an item stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The minutes of the last meeting.
    Minutes,
    /// What is not as the plan says.
    Exceptions,
    /// What the board is asked to decide.
    Decide,
    /// What changed since the last meeting.
    Changed,
    /// What is due before the next one.
    Due,
    /// What people added.
    #[default]
    Other,
}

/// An item of an agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgendaItem {
    /// Which part it stands in.
    pub part: Part,
    /// Its title.
    pub title: String,
    /// Why it stands there, in a sentence or two; empty where nothing is written.
    pub why: String,
    /// The decision that is asked of the board; empty where none is.
    pub asks: String,
    /// Who speaks to it; empty where nobody was named.
    pub lead: String,
    /// What it is about, as subjects: `finding:f1`, `action:a2`, `risk:k1`.
    pub about: Vec<String>,
}

/// What an agenda should hold: minutes to approve and exceptions first, then what is to be decided, what changed, what
/// is due. `since` are the changes since the last meeting; `until` is the day of the meeting after this one.
#[must_use]
pub fn agenda<'c>(
    now: &Programme,
    since: impl IntoIterator<Item = &'c Change>,
    exceptions: &[Exception],
    today: Date,
    until: Date,
) -> Vec<AgendaItem> {
    let mut items = minutes(now, today);
    items.extend(exceptions.iter().map(|exception| {
        AgendaItem {
            part: Part::Exceptions,
            title: exception.sort.name().to_owned(),
            why: exception.words.clone(),
            about: exception
                .each
                .iter()
                .map(|one| one.subject.clone())
                .collect(),
            ..AgendaItem::default()
        }
    }));
    let changes: Vec<&Change> = since.into_iter().collect();
    items.extend(to_decide(now, &changes));
    items.extend(changed(&changes));
    items.extend(due(now, today, until));
    items
}

/// Minutes that wait to be approved: one item, however many.
fn minutes(now: &Programme, today: Date) -> Vec<AgendaItem> {
    let days: Vec<String> = now
        .board
        .meetings
        .iter()
        .filter(|meeting| meeting.state == MeetingState::Held && meeting.on <= today)
        .filter(|meeting| meeting.minutes.approved.is_none())
        .map(|meeting| day(meeting.on))
        .collect();
    let title = match days.as_slice() {
        [] => return Vec::new(),
        [one] => format!("Minutes of {one}"),
        many => format!("Minutes of {} meetings", many.len()),
    };
    vec![AgendaItem {
        part: Part::Minutes,
        title,
        why: match days.len() {
            1 => String::new(),
            _ => format!("Of {}.", days.join(", ")),
        },
        asks: "Approve the minutes.".to_owned(),
        ..AgendaItem::default()
    }]
}

/// What was changed in the plan that the board should agree to.
fn to_decide(now: &Programme, changes: &[&Change]) -> Vec<AgendaItem> {
    let mut dropped = Vec::new();
    let mut rated = Vec::new();
    let mut withdrawn = Vec::new();
    for change in changes {
        let What::Plan(what) = &change.what else {
            continue;
        };
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "what needs the board's word is named; all else in the plan is told with what changed"
        )]
        match what {
            plan::Change::ActionDropped { id } => push_once(&mut dropped, id),
            plan::Change::RatingSet { id, .. } => push_once(&mut rated, id),
            plan::Change::FindingWithdrawn { id } => push_once(&mut withdrawn, id),
            _ => {}
        }
    }
    dropped.retain(|id| now.plan.action(id).is_some_and(|action| action.dropped));
    rated.retain(|id| {
        now.plan
            .action(id)
            .is_some_and(|action| action.rated_otherwise.is_some())
    });
    withdrawn.retain(|id| {
        now.plan
            .finding(id)
            .is_some_and(|finding| !finding.is_open())
    });
    let titles = |ids: &[String]| {
        let titles: Vec<&str> = ids
            .iter()
            .filter_map(|id| {
                now.plan
                    .action(id)
                    .map(|action| action.words.title.as_str())
            })
            .collect();
        titles.join("; ")
    };
    let words: Vec<&str> = withdrawn
        .iter()
        .filter_map(|id| now.plan.finding(id).map(|finding| finding.words.as_str()))
        .collect();
    let item = |title: &str, why: String, asks: &str, kind: &str, ids: &[String]| {
        (!ids.is_empty()).then(|| AgendaItem {
            part: Part::Decide,
            title: title.to_owned(),
            why,
            asks: asks.to_owned(),
            lead: String::new(),
            about: ids.iter().map(|id| format!("{kind}:{id}")).collect(),
        })
    };
    [
        item(
            "Actions that will not be done",
            titles(&dropped),
            "Agree that these actions will not be done.",
            "action",
            &dropped,
        ),
        item(
            "Actions rated otherwise than the rules",
            titles(&rated),
            "Agree with the ratings that people gave.",
            "action",
            &rated,
        ),
        item(
            "Findings taken out of the plan",
            words.join("; "),
            "Agree that these findings need no answer.",
            "finding",
            &withdrawn,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn push_once(ids: &mut Vec<String>, id: &str) {
    if !ids.iter().any(|each| each == id) {
        ids.push(id.to_owned());
    }
}

/// What changed since the last meeting, counted.
fn changed(changes: &[&Change]) -> Option<AgendaItem> {
    let mut counts: BTreeMap<(u8, &str, &str), Vec<String>> = BTreeMap::new();
    for change in changes {
        if let Some(kind) = kind(&change.what) {
            push_once(counts.entry(kind).or_default(), &change.what.subject());
        }
    }
    if counts.is_empty() {
        return None;
    }
    let said: Vec<String> = counts
        .iter()
        .map(|((_, one, many), subjects)| match subjects.len() {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        })
        .collect();
    let mut about = Vec::new();
    for subject in counts.into_values().flatten() {
        let told = ["finding:", "action:"]
            .iter()
            .any(|kind| subject.starts_with(kind));
        if told {
            push_once(&mut about, &subject);
        }
    }
    Some(AgendaItem {
        part: Part::Changed,
        title: "What changed in the programme".to_owned(),
        why: format!("{}.", said.join(", ")),
        about,
        ..AgendaItem::default()
    })
}

/// What a change is counted as: its place in the sentence, one of it, and many.
fn kind(what: &What) -> Option<(u8, &'static str, &'static str)> {
    Some(match what {
        What::Plan(change) => plan_kind(change),
        What::Review(_) => (8, "change in the reviews", "changes in the reviews"),
        What::Audit(_) => (9, "change in the audits", "changes in the audits"),
        What::Challenge(_) => (10, "change in the challenges", "changes in the challenges"),
        What::Board(_) => return None,
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what a board wants counted is named; all else is one sort"
)]
fn plan_kind(change: &plan::Change) -> (u8, &'static str, &'static str) {
    match change {
        plan::Change::Completed { .. } => (0, "action complete", "actions complete"),
        plan::Change::TaskMoved {
            task: Task::Done, ..
        } => (1, "task done", "tasks done"),
        plan::Change::EvidenceAdded { .. } => {
            (2, "piece of evidence added", "pieces of evidence added")
        }
        plan::Change::ActionAdded { .. } => (3, "action added", "actions added"),
        plan::Change::FindingAdded { .. } => (4, "finding added", "findings added"),
        plan::Change::Reopened { .. } => (5, "action open again", "actions open again"),
        plan::Change::ActionChanged { .. }
        | plan::Change::TaskMoved { .. }
        | plan::Change::ActionDropped { .. }
        | plan::Change::RatingSet { .. }
        | plan::Change::RatingLifted { .. } => (6, "action changed", "actions changed"),
        _ => (7, "other change of the plan", "other changes of the plan"),
    }
}

/// What is due from today until a day.
fn due(now: &Programme, today: Date, until: Date) -> Option<AgendaItem> {
    let soon = |due: Option<Date>| due.is_some_and(|due| today <= due && due <= until);
    let actions: Vec<String> = now
        .plan
        .in_force()
        .filter(|action| action.task != Task::Done && soon(action.words.due))
        .map(|action| format!("action:{}", action.id))
        .collect();
    let minuted: Vec<String> = now
        .board
        .open_actions()
        .filter(|action| soon(action.words.by))
        .map(|action| format!("minuted:{}", action.id))
        .collect();
    let answers = now
        .plan
        .answers
        .values()
        .filter(|answer| answer.sent.is_none() && soon(answer.due()))
        .count();
    let mut said = Vec::new();
    for (n, one, many) in [
        (
            answers,
            "answer to a report, which must be sent",
            "answers to reports, which must be sent",
        ),
        (actions.len(), "action of the plan", "actions of the plan"),
        (minuted.len(), "minuted action", "minuted actions"),
    ] {
        match n {
            0 => {}
            1 => said.push(format!("1 {one}")),
            n => said.push(format!("{n} {many}")),
        }
    }
    (!said.is_empty()).then(|| AgendaItem {
        part: Part::Due,
        title: format!("Due by {}", day(until)),
        why: format!("{}.", said.join(", ")),
        about: actions.into_iter().chain(minuted).collect(),
        ..AgendaItem::default()
    })
}
