//! Looks worth asking about, each found by a rule that can be said in a sentence. A look that is found is not wrong: it
//! is a reason to ask. Nothing is scored or learnt, and nobody is compared with anybody but, where a rule says so,
//! themselves.

mod days;
mod opened;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::audit::{Entry, Kind, Outcome};

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The emergency account was used.
    BreakGlass,
    /// A child with the person's own surname.
    OwnSurname,
    /// A child in the person's own street.
    OwnStreet,
    /// A child of other teams than the person's.
    OtherTeam,
    /// Many more children than on the person's other days.
    Volume,
    /// At night, on a weekend or a bank holiday.
    OutOfHours,
    /// Refused again and again.
    RefusedOften,
    /// A child opened by many people in a week.
    ManyPeople,
}

/// Children opened in a day, from which on it is looked at whether that is many.
pub const MANY_CHILDREN: usize = 50;
/// So many times the person's usual day.
pub const TIMES_USUAL: usize = 3;
/// Days needed to say what is usual.
pub const DAYS_FOR_USUAL: usize = 5;
/// Refusals in a day.
pub const MANY_REFUSALS: usize = 5;
/// People who open one child within seven days.
pub const MANY_PEOPLE: usize = 10;
/// The hour at which a working day begins, and the one at which it is over.
pub const WORKING_HOURS: (i8, i8) = (7, 20);

impl Rule {
    /// Every rule, in the order pages show them.
    pub const ALL: [Self; 8] = [
        Self::BreakGlass,
        Self::OwnSurname,
        Self::OwnStreet,
        Self::OtherTeam,
        Self::Volume,
        Self::OutOfHours,
        Self::RefusedOften,
        Self::ManyPeople,
    ];

    /// Its word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BreakGlass => "emergency-account",
            Self::OwnSurname => "own-surname",
            Self::OwnStreet => "own-street",
            Self::OtherTeam => "other-team",
            Self::Volume => "volume",
            Self::OutOfHours => "out-of-hours",
            Self::RefusedOften => "refused-often",
            Self::ManyPeople => "many-people",
        }
    }

    /// The rule of a word; `None` for a word that names none.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }

    /// What it finds, and what it leaves out, for people.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::BreakGlass => "Every use of the emergency account.",
            Self::OwnSurname => {
                "Somebody opened a child who has their own surname. Many families share a surname; it is a reason to ask."
            }
            Self::OwnStreet => {
                "Somebody opened a child who lives or lived in the street they gave as their own."
            }
            Self::OtherTeam => {
                "Somebody who belongs to teams opened a child whom none of their teams works with."
            }
            Self::Volume => {
                "Somebody opened more than 50 children in a day, and more than 3 times as many as on half of their other \
                 days (where at least 5 other days are known)."
            }
            Self::OutOfHours => {
                "Somebody opened, changed or took out children's records before 7:00 or from 20:00, on a Saturday or \
                 Sunday, or on a bank holiday. Left out: those who do so on half of their days, as on a duty rota."
            }
            Self::RefusedOften => {
                "Somebody, or one network address, was refused 5 times or more in a day."
            }
            Self::ManyPeople => {
                "A child was opened by more than 10 people within 7 days, and by more than 3 times as many as open half of \
                 the children opened then."
            }
        }
    }
}

/// An entry of the log, with the children it showed.
#[derive(Debug, Clone)]
pub struct Looked {
    /// Its place in the log.
    pub seq: i64,
    /// What it says; its `children` are those shown.
    pub entry: Entry,
}

/// What is known of a person who looks.
#[derive(Debug, Clone, Default)]
pub struct OfPerson {
    /// Their surname; empty where not known.
    pub surname: String,
    /// Their street; empty where not known.
    pub street: String,
    /// Identifiers of their teams; empty where the role is not bound to teams.
    pub teams: BTreeSet<String>,
}

/// What is known of a child who was looked at.
#[derive(Clone, Default)]
pub struct OfChild {
    /// Surname; empty where not known.
    pub surname: String,
    /// First lines of the addresses the child lives or lived at.
    pub streets: Vec<String>,
    /// Identifiers of the teams that work or worked with the child, and of those above them.
    pub teams: BTreeSet<String>,
}

impl std::fmt::Debug for OfChild {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OfChild(…)")
    }
}

/// What the rules are told beside the log.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// By the person's identifier.
    pub people: BTreeMap<String, OfPerson>,
    /// By the child's address.
    pub children: BTreeMap<String, OfChild>,
    /// Bank holidays.
    pub holidays: BTreeSet<Date>,
}

/// Something worth asking about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// By which rule.
    pub rule: Rule,
    /// The day, as it was in England.
    pub day: Date,
    /// Who: the person's identifier; empty where it is about a child or a network address.
    pub who: String,
    /// The entries, in the order of the log.
    pub entries: Vec<i64>,
    /// The children it is about, by address.
    pub children: Vec<String>,
    /// What is unusual, in a sentence without a child's name.
    pub sentence: String,
}

/// What is unusual among looks, the newest day first. `shown` says which days are wanted (both included); looks of the
/// days before tell what is usual.
#[must_use]
pub fn unusual(looks: &[Looked], facts: &Facts, shown: (Date, Date)) -> Vec<Unusual> {
    let clock = england();
    let looks: Vec<At<'_>> = looks
        .iter()
        .map(|looked| At {
            looked,
            when: looked.entry.at.to_zoned(clock.clone()),
        })
        .collect();
    let mut found = days::emergency(&looks);
    found.extend(opened::own(&looks, facts));
    found.extend(opened::other_team(&looks, facts));
    found.extend(days::volume(&looks));
    found.extend(days::out_of_hours(&looks, facts));
    found.extend(days::refused(&looks));
    found.extend(opened::many_people(&looks));
    found.retain(|unusual| shown.0 <= unusual.day && unusual.day <= shown.1);
    found.sort_by(|a, b| {
        (b.day, a.rule, &a.who, &a.entries).cmp(&(a.day, b.rule, &b.who, &b.entries))
    });
    found
}

/// England's clock, without a list of the world's.
fn england() -> TimeZone {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC)
}

/// A look and when it was in England.
struct At<'a> {
    looked: &'a Looked,
    when: Zoned,
}

impl<'a> At<'a> {
    fn entry(&self) -> &'a Entry {
        &self.looked.entry
    }

    fn day(&self) -> Date {
        self.when.date()
    }

    /// The one child who was opened; none for a list, a refusal, or what shows no child.
    fn opened(&self) -> Option<&'a str> {
        let entry = self.entry();
        match entry.children.as_slice() {
            [child] if entry.outcome == Outcome::Allowed => Some(child),
            _ => None,
        }
    }

    /// Whether children's records were opened, changed or taken out.
    fn is_work(&self) -> bool {
        let entry = self.entry();
        let kind = match entry.kind {
            Kind::Look => self.opened().is_some(),
            Kind::Change | Kind::Export | Kind::Print => true,
            Kind::SignIn
            | Kind::SignOut
            | Kind::StepUp
            | Kind::People
            | Kind::Release
            | Kind::BreakGlass
            | Kind::Command
            | Kind::Log
            | Kind::Other => false,
        };
        kind && entry.outcome == Outcome::Allowed && !entry.who.is_empty()
    }
}

/// The looks of each person on each day, in the order of the log.
fn by_person_and_day<'a, 'b>(
    looks: &'b [At<'a>],
    which: impl Fn(&At<'a>) -> bool,
) -> BTreeMap<(&'a str, Date), Vec<&'b At<'a>>> {
    let mut groups: BTreeMap<(&str, Date), Vec<&At<'_>>> = BTreeMap::new();
    for at in looks.iter().filter(|at| which(at)) {
        groups
            .entry((at.entry().who.as_str(), at.day()))
            .or_default()
            .push(at);
    }
    groups
}

/// The middle of some numbers: half of them are no larger.
fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    let middle = numbers.len().saturating_sub(1) / 2;
    numbers.get(middle).copied().unwrap_or(0)
}

/// How a person is called in a sentence.
fn called(entry: &Entry) -> &str {
    if entry.name.is_empty() {
        "Somebody who was not signed in"
    } else {
        &entry.name
    }
}

/// A finding about some looks of one person on one day.
fn of_looks(rule: Rule, looks: &[&At<'_>], sentence: String) -> Option<Unusual> {
    let first = looks.first()?;
    let children: BTreeSet<&String> = looks
        .iter()
        .filter(|at| at.opened().is_some())
        .flat_map(|at| &at.entry().children)
        .collect();
    Some(Unusual {
        rule,
        day: first.day(),
        who: first.entry().who.clone(),
        entries: looks.iter().map(|at| at.looked.seq).collect(),
        children: children.into_iter().cloned().collect(),
        sentence,
    })
}
