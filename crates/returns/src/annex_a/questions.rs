//! The questions an inspector will ask of an Annex A, asked before they do: odd ages, gaps, outliers, contradictions.
//!
//! A question is no verdict: it names rows that somebody will want explained. Nothing here says anything of a child that
//! the row does not say itself.

use std::fmt;

use children::Day;
use children::codes::{Ethnicity, Sex};

use super::AnnexA;
use super::lists::{
    Adoption, Assessment, CareLeaver, ChildInNeed, Contact, EarlyHelp, Enquiry, InCare,
    ProtectionPlan, Referral,
};
use super::words::{Age, Listed};
use crate::cell::{Cell, Text};
use crate::table::{Column, Rows, Table};

mod ages;
mod between;
mod gaps;
mod outliers;
mod teams;

/// What kind of question it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// An age that does not fit the list.
    Age,
    /// Something that should be there and is not.
    Gap,
    /// Something far from the usual, or past a time that guidance sets.
    Outlier,
    /// Two things that cannot both be so, in one row or between lists.
    Contradiction,
}

impl Kind {
    /// A stable word for machines.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Gap => "gap",
            Self::Outlier => "outlier",
            Self::Contradiction => "contradiction",
        }
    }
}

/// A question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The list.
    pub list: &'static str,
    /// What kind it is.
    pub kind: Kind,
    /// The rows it is asked of, by their place in the list counted from 0; none where it is the list as a whole.
    pub rows: Vec<u32>,
    /// How many rows it was asked of.
    pub of: u32,
    /// What was found, in words, without a child's name or identifier.
    pub words: String,
    /// Why an inspector asks.
    pub why: &'static str,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.list, self.words)
    }
}

/// Every question that this Annex A raises on the day it was made for, in the order of the lists.
#[must_use]
pub fn of(annex: &AnnexA, day: Day) -> Vec<Question> {
    let mut asking = Asking {
        day,
        questions: Vec::new(),
    };
    ages::ask(annex, &mut asking);
    gaps::ask(annex, &mut asking);
    outliers::ask(annex, &mut asking);
    teams::ask(annex, &mut asking);
    between::ask(annex, &mut asking);
    let order = |list: &str| {
        AnnexA::LAYOUTS
            .iter()
            .position(|layout| layout.name == list)
    };
    asking
        .questions
        .sort_by_key(|question| (order(question.list), question.kind));
    asking.questions
}

/// The questions so far.
struct Asking {
    day: Day,
    questions: Vec<Question>,
}

impl Asking {
    /// Asks of the rows that are in question among those it concerns; of none, nothing is asked.
    fn ask<T: Table>(
        &mut self,
        kind: Kind,
        rows: &Rows<T>,
        concerns: impl Fn(&T) -> bool,
        in_question: impl Fn(&T) -> bool,
        words: &str,
        why: &'static str,
    ) {
        let mut found = Vec::new();
        let mut of = 0_u32;
        for (place, row) in (0..).zip(&rows.rows) {
            if concerns(row) {
                of += 1;
                if in_question(row) {
                    found.push(place);
                }
            }
        }
        self.ask_of::<T>(kind, found, of, words, why);
    }

    /// Asks of these rows.
    fn ask_of<T: Table>(
        &mut self,
        kind: Kind,
        rows: Vec<u32>,
        of: u32,
        words: &str,
        why: &'static str,
    ) {
        if !rows.is_empty() {
            let words = format!("{} of {of} {}: {words}", rows.len(), noun(T::NAME));
            self.questions.push(Question {
                list: T::NAME,
                kind,
                rows,
                of,
                words,
                why,
            });
        }
    }

    /// Asks after a column that is blank. Blank in every row is one question about the column, not one about each row.
    fn gap<T: Table>(
        &mut self,
        rows: &Rows<T>,
        column: Column,
        concerns: impl Fn(&T) -> bool,
        given: impl Fn(&T) -> bool,
        why: &'static str,
    ) {
        let concerned = rows.rows.iter().filter(|row| concerns(row)).count();
        let nowhere = !rows.rows.iter().any(&given);
        if nowhere && concerned > 1 {
            self.questions.push(Question {
                list: T::NAME,
                kind: Kind::Gap,
                rows: Vec::new(),
                of: count(concerned),
                words: format!("“{}” is blank in every row", column.name),
                why,
            });
        } else {
            let words = format!("“{}” is blank", column.name);
            self.ask(Kind::Gap, rows, concerns, |row| !given(row), &words, why);
        }
    }
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// What the rows of a list are.
fn noun(list: &str) -> &'static str {
    match list {
        "List 1" => "contacts",
        "List 2" => "early help rows",
        "List 3" => "referrals",
        "List 4" => "assessments",
        "List 5" => "enquiries",
        "List 6" => "children in need",
        "List 7" => "plans",
        "List 8" => "children in care",
        "List 9" => "care leavers",
        "List 10" => "children on the way to adoption",
        _ => "adopters",
    }
}

/// A row of a child, by what all such rows have.
trait OfChild: Table {
    fn child_id(&self) -> &Cell<Text>;
    fn gender(&self) -> &Cell<Listed<Sex>>;
    fn ethnicity(&self) -> &Cell<Listed<Ethnicity>>;
    fn born(&self) -> &Cell<Day>;
    fn age(&self) -> &Cell<Age>;
}

macro_rules! of_child {
    ($($row:ident)+) => { $(
        impl OfChild for $row {
            fn child_id(&self) -> &Cell<Text> {
                &self.child_id
            }
            fn gender(&self) -> &Cell<Listed<Sex>> {
                &self.gender
            }
            fn ethnicity(&self) -> &Cell<Listed<Ethnicity>> {
                &self.ethnicity
            }
            fn born(&self) -> &Cell<Day> {
                &self.born
            }
            fn age(&self) -> &Cell<Age> {
                &self.age
            }
        }
    )+ };
}

of_child! {
    Contact EarlyHelp Referral Assessment Enquiry ChildInNeed ProtectionPlan InCare CareLeaver Adoption
}

/// Does the same with every list of children: `each_list!(annex, rows => …)`.
macro_rules! each_list {
    ($annex:expr, $rows:ident => $do:expr) => {
        each_list!(@ $annex, $rows, $do, contacts early_help referrals assessments enquiries need plans in_care leavers adoption)
    };
    (@ $annex:expr, $rows:ident, $do:expr, $($list:ident)+) => {{
        $({
            let $rows = &$annex.$list;
            $do;
        })+
    }};
}
use each_list;

#[cfg(test)]
mod tests;
