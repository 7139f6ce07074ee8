//! Those on a list with what was done about them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use measures::cases::Subject;
use measures::worklist::Entry;

use super::asked::Asked;
use crate::records::done::{Done, Holds, standing_of};
use crate::records::{Held, Look, Standing};

/// Rows of a page.
pub(super) const PER_PAGE: usize = 50;

/// One on a list.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) entry: &'a Entry,
    /// What the rule says now.
    pub(super) standing: String,
    pub(super) held: Option<Held>,
    pub(super) team: Option<u16>,
    pub(super) holds: Holds,
}

impl Row<'_> {
    /// What stands for the row in the form: the same as long as the rule says the same of the same child. `None` for a
    /// child who is counted and not shown, about whom nothing can be done here.
    pub(super) fn key(&self, look: &Look) -> Option<String> {
        let hidden =
            matches!(self.entry.subject, Subject::Child(child) if look.hides(child).is_some());
        (!hidden).then(|| {
            let subject = look.subject_key(self.entry.subject);
            format!("{subject}|{}", self.standing)
        })
    }

    /// Something was done about it, and holds.
    pub(super) fn is_touched(&self) -> bool {
        self.holds.off.is_some() || self.holds.in_hand.is_some() || self.holds.note.is_some()
    }

    /// Nobody holds it who could act.
    pub(super) fn is_unowned(&self) -> bool {
        self.held.is_some_and(|held| held.unowned().is_some())
    }
}

/// Everyone on a list, in its order.
pub(super) fn all<'a>(
    records: &Look,
    list: &'a Standing,
    done: &Done,
    today: Date,
) -> Vec<Row<'a>> {
    list.entries()
        .iter()
        .map(|entry| {
            let standing = standing_of(entry);
            let holds = done.holds(records, entry.subject, &standing, today);
            Row {
                entry,
                held: match entry.subject {
                    Subject::Child(child) => Some(records.held(child)),
                    Subject::Worker(_)
                    | Subject::Household(_)
                    | Subject::Adopter(_)
                    | Subject::Row(_) => None,
                },
                team: records.team_of(entry.subject),
                standing,
                holds,
            }
        })
        .collect()
}

/// Whether a row is among what was asked for.
pub(super) fn wanted(row: &Row<'_>, asked: &Asked) -> bool {
    let team = match asked.team.as_str() {
        "" => true,
        "none" => row.team.is_none(),
        wanted => row.team.is_some_and(|team| team.to_string() == wanted),
    };
    let held = match asked.held.as_str() {
        "nobody" => row.is_unowned(),
        "worker" => !row.is_unowned(),
        _ => true,
    };
    team && held
        && asked.state().is_none_or(|state| row.entry.state == state)
        && (asked.shows_put_off() || row.holds.off.is_none())
}

/// The next thing due for each child on any list, for rows whose own rule has no clock.
pub(super) fn next_due(records: &Look) -> BTreeMap<Subject, (children::Day, &'static str)> {
    let mut next: BTreeMap<Subject, (children::Day, &'static str)> = BTreeMap::new();
    for standing in records.lists.all() {
        for entry in standing.entries() {
            if let Some(due) = entry.due {
                let soonest = next
                    .entry(entry.subject)
                    .or_insert((due, standing.list.name));
                if due < soonest.0 {
                    *soonest = (due, standing.list.name);
                }
            }
        }
    }
    next
}
