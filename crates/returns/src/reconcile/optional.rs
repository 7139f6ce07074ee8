//! What the council's own tables say of a child, and which of their children the dataset does not know.

use std::collections::{HashMap, HashSet};

use children::{Day, ThinVec};
use compact_str::CompactString;

use super::Origin::{Optional as Own, Safeguarding};
use super::What;
use super::lists::{Absent, Known, Why};
use super::said::{Says, Value};
use crate::cell::{Cell, Text};
use crate::optional::{DisabledChild, Optional, PathwayPlan, ReturnInterview};
use crate::rule::{Entry, add};
use crate::safeguarding::child::Child as DatasetChild;
use crate::table::{Rows, Table};

/// The rows of one child that say what another source says too.
#[derive(Default)]
pub(super) struct Child<'s> {
    pub(super) id: &'s str,
    interviews: ThinVec<Entry<'s, ReturnInterview>>,
    disabled: ThinVec<Entry<'s, DisabledChild>>,
    pathway_plans: ThinVec<Entry<'s, PathwayPlan>>,
}

/// Lets go of the tables that name no child who could be compared.
pub(super) fn spare(all: &mut Optional) {
    *all = Optional {
        supervision: Rows::default(),
        management_oversight: Rows::default(),
        staff: Rows::default(),
        posts: Rows::default(),
        audits: Rows::default(),
        audit_actions: Rows::default(),
        complaints: Rows::default(),
        ..std::mem::take(all)
    };
}

/// Groups them by child, in the order first met.
pub(super) fn by_child(all: &Optional) -> Vec<Child<'_>> {
    let mut children: Vec<Child<'_>> = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    /// Takes the rows of one table.
    macro_rules! take {
        ($table:ident as $kind:ident) => {
            for row in all.$table.entries() {
                let id = row.row().child_id.text();
                let at = *by_id.entry(id).or_insert_with(|| {
                    children.push(Child {
                        id,
                        ..Child::default()
                    });
                    children.len() - 1
                });
                if let Some(child) = children.get_mut(at).filter(|child| !child.id.is_empty()) {
                    add(&mut child.$kind, row);
                }
            }
        };
    }
    take!(return_interviews as interviews);
    take!(disabled_children as disabled);
    take!(pathway_plans as pathway_plans);
    children.retain(|child| !child.id.is_empty());
    children
}

/// Says all of it.
pub(super) fn say(child: &Child<'_>, says: &mut Says<'_>) {
    let on = says.on;
    // The disabled children's service is for disabled children.
    for row in &child.disabled {
        let held = row.began_on.value().is_none_or(|from| from <= on);
        if held && row.ended_on.value().is_none_or(|end| end > on) {
            says.that(Own, What::Disabled, row, Some(Value::Yes(true)));
        }
    }
    let back = child.interviews.iter().filter(|row| {
        let returned = row.returned.value();
        returned.is_some_and(|moment| moment.day <= on)
    });
    let dated = back.filter_map(|row| Some((up_to(&row.missing_from, on)?, row)));
    if let Some((_, row)) = dated.max_by_key(|(from, _)| *from) {
        says.that(
            Own,
            What::InterviewOffered,
            row,
            row.offered.yes().map(Value::Yes),
        );
    }
    let dated = child.pathway_plans.iter().filter_map(|row| {
        let latest = up_to(&row.agreed_on, on).max(up_to(&row.reviewed_on, on));
        Some((latest?, row))
    });
    if let Some((day, row)) = dated.max_by_key(|(day, _)| *day) {
        says.that(Own, What::PathwayPlan, row, Some(Value::Day(day)));
    }
}

fn up_to(day: &Cell<Day>, on: Day) -> Option<Day> {
    day.value().filter(|day| *day <= on)
}

/// Rows about children whom the dataset does not know, and interviews after times missing that it has not.
pub(super) fn absent(
    all: &Optional,
    dataset: &[DatasetChild<'_>],
    known: &Known<'_>,
    absent: &mut Vec<Absent>,
) {
    let alike = known.alike(Own, Safeguarding);
    let mut unknown = Unknown {
        known,
        alike,
        absent,
    };
    unknown.of(&all.contact_decisions, |row| &row.child_id);
    unknown.of(&all.return_interviews, |row| &row.child_id);
    unknown.of(&all.exploitation_assessments, |row| &row.child_id);
    unknown.of(&all.homeless_young_people, |row| &row.child_id);
    unknown.of(&all.core_groups, |row| &row.child_id);
    unknown.of(&all.child_in_need_reviews, |row| &row.child_id);
    unknown.of(&all.permanence_decisions, |row| &row.child_id);
    unknown.of(&all.care_proceedings, |row| &row.child_id);
    unknown.of(&all.private_fostering, |row| &row.child_id);
    unknown.of(&all.private_fostering_visits, |row| &row.child_id);
    unknown.of(&all.disabled_children, |row| &row.child_id);
    unknown.of(&all.personal_education_plans, |row| &row.child_id);
    unknown.of(&all.advocacy, |row| &row.child_id);
    unknown.of(&all.pathway_plans, |row| &row.child_id);
    unknown.of(&all.not_in_work, |row| &row.child_id);

    for row in all.return_interviews.entries() {
        let id = row.row().child_id.text();
        let Some(child) = known.dataset.get(id).and_then(|at| dataset.get(*at)) else {
            continue;
        };
        let Some(from) = row.missing_from.value() else {
            continue;
        };
        let missing = child
            .missing
            .iter()
            .filter_map(|row| row.missing_episode_start_date.value());
        if !missing.into_iter().any(|start| start == from) {
            absent.push(Absent {
                child: CompactString::new(id),
                list: "times missing",
                stands_in: (Own, ReturnInterview::NAME, row.line()),
                absent_from: Safeguarding,
                why: Why::NoSuchRow,
            });
        }
    }
}

/// Rows about children whom the dataset does not know.
struct Unknown<'u, 'k> {
    known: &'u Known<'k>,
    alike: HashSet<&'u str>,
    absent: &'u mut Vec<Absent>,
}

impl Unknown<'_, '_> {
    fn of<T: Table>(&mut self, rows: &Rows<T>, child: impl Fn(&T) -> &Cell<Text>) {
        let mut met = HashSet::new();
        for row in rows.entries() {
            let id = child(row.row()).text();
            if id.is_empty() || !met.insert(id) {
                continue;
            }
            if let Some(why) = self.known.why_not(id, Safeguarding, &self.alike) {
                self.absent.push(Absent {
                    child: CompactString::new(id),
                    list: T::NAME,
                    stands_in: (Own, T::NAME, row.line()),
                    absent_from: Safeguarding,
                    why,
                });
            }
        }
    }
}
