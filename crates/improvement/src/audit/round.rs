//! A round of audits: its sample, who audits whom, how each child's audit stands.

use std::sync::Arc;

use children::Day;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draw::Stratum;
use super::{Form, Grade};
use crate::{By, Change, Child};

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Person {
    /// Their identifier in this service.
    pub person: String,
    /// Their name.
    pub name: String,
}

/// As what somebody was given a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// The auditor.
    First,
    /// Another auditor of the same child, who sees nothing of the first.
    Second,
    /// Who confirms or changes the grade.
    Moderator,
}

impl Seat {
    /// Its word in addresses and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Moderator => "moderator",
        }
    }
}

/// What parts the pool of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strata {
    /// The team that holds the work.
    Team,
    /// The child's age.
    Age,
    /// How the child is known: in care, on a plan, leaving care.
    Status,
}

impl Strata {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Team, Self::Age, Self::Status];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Age => "age",
            Self::Status => "status",
        }
    }

    /// Its name for people, within a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Age => "age",
            Self::Status => "how the child is known",
        }
    }

    /// The one of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }
}

/// What a round is, as it was begun: nothing of it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundWords {
    /// What it is called.
    pub title: String,
    /// Why, and what it is to find out.
    pub purpose: String,
    /// Words of its question sets.
    pub sets: Vec<String>,
    /// From whom the sample was drawn, in words: "all open children".
    pub from: String,
    /// The day the records spoke of when it was drawn.
    pub as_at: Date,
    /// What parted the pool.
    pub strata: Vec<Strata>,
    /// The seed of the draw; empty where nobody was drawn by chance, as of the children of an earlier round.
    pub seed: String,
    /// The pool, part by part.
    pub pool: Vec<Stratum>,
    /// Those drawn, with the place of their stratum.
    pub chosen: Vec<(Child, usize)>,
    /// How many of a hundred are audited twice.
    pub twice: u8,
    /// The day the audits are to be in by.
    pub due: Option<Date>,
    /// Working days within which a manager answers an inadequate audit.
    pub answer_days: u32,
    /// The round whose children are audited again.
    pub again: Option<String>,
}

/// A round at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Its id.
    pub id: String,
    /// What it is.
    pub words: Arc<RoundWords>,
    /// Its children.
    pub items: Vec<Item>,
    /// When it was begun.
    pub begun: Timestamp,
    /// By whom.
    pub by: By,
    /// When it was closed, and by whom.
    pub closed: Option<(Timestamp, By)>,
}

/// What an auditor keeps of a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The form.
    pub form: Form,
    /// By whom.
    pub by: By,
    /// When it was last kept.
    pub at: Timestamp,
    /// The day it was handed in; none of a draft.
    pub handed_in: Option<Date>,
    /// Why it was given back, where it was.
    pub given_back: String,
}

impl Kept {
    pub(super) fn of(change: &Change, form: &Form, handed_in: Option<Date>) -> Self {
        Self {
            form: form.clone(),
            by: change.by.clone(),
            at: change.at,
            handed_in,
            given_back: String::new(),
        }
    }
}

/// What somebody else said of a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderation {
    /// Who.
    pub by: By,
    /// The grade as it stands.
    pub grade: Grade,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// What is done for a child whose audit found practice inadequate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// What is done.
    pub what: String,
    /// Who answers for it.
    pub owner: String,
    /// By when.
    pub by: Date,
}

/// What an inadequate audit opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The day it was opened.
    pub opened: Date,
    /// The day the manager's answer is due.
    pub due: Date,
    /// The answer: when, by whom, what is done.
    pub answered: Option<(Date, By, Remedy)>,
    /// When it was done, who says so, how it is for the child now.
    pub remedied: Option<(Date, By, String)>,
}

impl FollowUp {
    /// The day the next step is due: the answer, then the remedy.
    #[must_use]
    pub fn next_due(&self) -> Date {
        self.answered
            .as_ref()
            .map_or(self.due, |(_, _, remedy)| remedy.by)
    }

    /// Whether the next step is past its day.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.remedied.is_none() && self.next_due() < today
    }
}

/// How far the audit of a child is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Nobody has the child.
    NotGiven,
    /// Somebody has, and has kept nothing.
    Given,
    /// Somebody has begun.
    Begun,
    /// It is handed in.
    HandedIn,
    /// It is handed in and moderated.
    Moderated,
    /// The child cannot be audited.
    SetAside,
}

impl Stands {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotGiven => "Given to nobody",
            Self::Given => "Not begun",
            Self::Begun => "Begun",
            Self::HandedIn => "Handed in",
            Self::Moderated => "Moderated",
            Self::SetAside => "Cannot be audited",
        }
    }
}

/// A child in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Their number in the round, from 1.
    pub number: u32,
    /// The child.
    pub child: Child,
    /// The place of their stratum.
    pub stratum: usize,
    /// The auditor.
    pub auditor: Option<Person>,
    /// The second auditor, where the child is audited twice.
    pub second: Option<Person>,
    /// Who moderates, where somebody was named.
    pub moderator: Option<Person>,
    /// What the auditor keeps.
    pub first_form: Option<Kept>,
    /// What the second auditor keeps.
    pub second_form: Option<Kept>,
    /// What somebody else said of the grade.
    pub moderated: Option<Moderation>,
    /// What an inadequate audit opened.
    pub follow_up: Option<FollowUp>,
    /// Who said that the child cannot be audited, and why.
    pub set_aside: Option<(By, String)>,
}

impl Item {
    fn new(number: u32, child: &Child, stratum: usize) -> Self {
        Self {
            number,
            child: child.clone(),
            stratum,
            auditor: None,
            second: None,
            moderator: None,
            first_form: None,
            second_form: None,
            moderated: None,
            follow_up: None,
            set_aside: None,
        }
    }

    /// As what a person has this child.
    #[must_use]
    pub fn seat_of(&self, person: &str) -> Option<Seat> {
        let is = |seat: &Option<Person>| seat.as_ref().is_some_and(|each| each.person == person);
        if is(&self.auditor) {
            Some(Seat::First)
        } else if is(&self.second) {
            Some(Seat::Second)
        } else if is(&self.moderator) {
            Some(Seat::Moderator)
        } else {
            None
        }
    }

    /// What is kept in a seat.
    #[must_use]
    pub fn kept(&self, seat: Seat) -> Option<&Kept> {
        match seat {
            Seat::First => self.first_form.as_ref(),
            Seat::Second => self.second_form.as_ref(),
            Seat::Moderator => None,
        }
    }

    /// What was handed in in a seat.
    #[must_use]
    pub fn handed_in(&self, seat: Seat) -> Option<&Kept> {
        self.kept(seat).filter(|kept| kept.handed_in.is_some())
    }

    /// Whether a person must not see what the other auditor of this child says: they audit the child too, and have not
    /// handed in.
    #[must_use]
    pub fn is_blind(&self, person: &str) -> bool {
        match self.seat_of(person) {
            Some(Seat::First) => self.second.is_some() && self.handed_in(Seat::First).is_none(),
            Some(Seat::Second) => self.handed_in(Seat::Second).is_none(),
            Some(Seat::Moderator) | None => false,
        }
    }

    /// Whether a person may moderate it: it is handed in, and it is not their own.
    #[must_use]
    pub fn may_be_moderated_by(&self, person: &str) -> bool {
        self.handed_in(Seat::First)
            .is_some_and(|kept| kept.by.person != person)
            && !matches!(self.seat_of(person), Some(Seat::First | Seat::Second))
    }

    /// The grade over all as it stands: the moderated one, else the auditor's.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        let handed_in = self.handed_in(Seat::First)?.form.overall;
        self.moderated
            .as_ref()
            .map(|moderated| moderated.grade)
            .or(handed_in)
    }

    /// How far it is.
    #[must_use]
    pub fn stands(&self) -> Stands {
        if self.set_aside.is_some() {
            Stands::SetAside
        } else if self.handed_in(Seat::First).is_some() {
            if self.moderated.is_some() {
                Stands::Moderated
            } else {
                Stands::HandedIn
            }
        } else if self.first_form.is_some() {
            Stands::Begun
        } else if self.auditor.is_some() {
            Stands::Given
        } else {
            Stands::NotGiven
        }
    }

    pub(super) fn give(&mut self, seat: Seat, to: &Person) {
        match seat {
            Seat::First => self.auditor = Some(to.clone()),
            Seat::Second => self.second = Some(to.clone()),
            Seat::Moderator => self.moderator = Some(to.clone()),
        }
    }

    pub(super) fn keep(&mut self, seat: Seat, kept: Kept) {
        match seat {
            Seat::First => self.first_form = Some(kept),
            Seat::Second => self.second_form = Some(kept),
            Seat::Moderator => {}
        }
    }

    pub(super) fn give_back(&mut self, seat: Seat, why: &str) {
        let kept = match seat {
            Seat::First => self.first_form.as_mut(),
            Seat::Second => self.second_form.as_mut(),
            Seat::Moderator => None,
        };
        if let Some(kept) = kept {
            kept.handed_in = None;
            kept.given_back = why.to_owned();
        }
        if seat == Seat::First {
            self.moderated = None;
        }
    }

    /// An inadequate grade opens a follow-up, once: another grade later does not take it back, as the manager answers it.
    pub(super) fn opens_follow_up(&mut self, grade: Option<Grade>, on: Date, within: u32) {
        if grade == Some(Grade::Inadequate) && self.follow_up.is_none() {
            let due = Day::from_date(on).map_or(on, |day| day.plus_working_days(within).date());
            self.follow_up = Some(FollowUp {
                opened: on,
                due,
                answered: None,
                remedied: None,
            });
        }
    }
}

impl Round {
    pub(super) fn begun(id: &str, words: Arc<RoundWords>, change: &Change) -> Self {
        let items = (1..)
            .zip(&words.chosen)
            .map(|(number, (child, stratum))| Item::new(number, child, *stratum))
            .collect();
        Self {
            id: id.to_owned(),
            words,
            items,
            begun: change.at,
            by: change.by.clone(),
            closed: None,
        }
    }

    /// A child by their number.
    #[must_use]
    pub fn item(&self, number: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// How many of its children stand as asked.
    #[must_use]
    pub fn count(&self, stands: impl Fn(Stands) -> bool) -> usize {
        self.items
            .iter()
            .filter(|item| stands(item.stands()))
            .count()
    }

    /// How many audits are in.
    #[must_use]
    pub fn handed_in(&self) -> usize {
        self.count(|stands| matches!(stands, Stands::HandedIn | Stands::Moderated))
    }

    /// How many children are to be audited: those of the sample who can be.
    #[must_use]
    pub fn to_audit(&self) -> usize {
        self.count(|stands| stands != Stands::SetAside)
    }

    /// Whether what the round says is kept from a person for now: they audit a child whom another audits too, and have
    /// not handed in.
    #[must_use]
    pub fn is_blind(&self, person: &str) -> bool {
        self.items
            .iter()
            .any(|item| item.set_aside.is_none() && item.is_blind(person))
    }

    /// Of a re-audit handed in so far, and of a round: the last day an audit was handed in.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.items
            .iter()
            .filter_map(|item| item.handed_in(Seat::First)?.handed_in)
            .max()
    }

    pub(super) fn with(
        &mut self,
        number: u32,
        change: impl FnOnce(&mut Item),
    ) -> Result<(), String> {
        match self.items.iter_mut().find(|item| item.number == number) {
            Some(item) => {
                change(item);
                Ok(())
            }
            None => Err(format!("audit {} has no child {number}", self.id)),
        }
    }
}
