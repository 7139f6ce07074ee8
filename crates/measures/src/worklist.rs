//! Lists of children (and workers, and homes) who need something now: why, since when, and what would take them off.

use children::service::Fact;
use children::{Day, History, Origin, Service};

use crate::cases::Subject;
use crate::measure::Area;
use crate::scene::Scene;

/// How a list stands to time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// Past its time, or wrong as it is.
    Late,
    /// Its time comes soon.
    Near,
    /// Something to see to, without a clock.
    Open,
}

/// One on a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Whom.
    pub subject: Subject,
    /// Late, near or open.
    pub state: State,
    /// Since when it is so; `None` where the record does not say.
    pub since: Option<Day>,
    /// The day it was or is due.
    pub due: Option<Day>,
    /// Why, as a sentence about this child, computed from the values.
    pub why: String,
    /// The values the rule looked at: field and value.
    pub values: Vec<(&'static str, String)>,
    /// The row.
    pub at: Option<Origin>,
}

/// A list by rule.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// A stable word: "assessment-late".
    pub id: &'static str,
    /// Name, as a heading.
    pub name: &'static str,
    /// Where it belongs.
    pub area: Area,
    /// Its place among all lists by how much hangs on it: 1 first. Equal places are in order of name.
    pub weight: u8,
    /// How one comes onto it, as a sentence or two.
    pub rule: &'static str,
    /// Where the rule is set: law, guidance, or the council's own standard.
    pub source: &'static str,
    /// What takes one off it.
    pub clears: &'static str,
    /// The fields the rule looks at.
    pub fields: &'static [&'static str],
    /// What it cannot do without.
    pub needs: &'static [Fact],
    /// Who is on it.
    pub judge: ListJudge,
}

/// Who decides who is on a list.
#[derive(Clone, Copy)]
pub enum ListJudge {
    /// A function of one child, as at `scene.today`.
    Child(fn(&History, &Scene<'_>, &mut Found<'_>)),
    /// A function of the service.
    Service(fn(&Service, &Scene<'_>, &mut Found<'_>)),
}

impl std::fmt::Debug for ListJudge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Child(_) => "Child",
            Self::Service(_) => "Service",
        })
    }
}

/// What a list's judge writes to.
pub struct Found<'a> {
    subject: Subject,
    entries: &'a mut Vec<Entry>,
}

impl Found<'_> {
    /// Whom the next entries are about: for judges of the service.
    pub fn of(&mut self, subject: Subject) {
        self.subject = subject;
    }

    /// One on the list.
    pub fn add(
        &mut self,
        state: State,
        since: Option<Day>,
        due: Option<Day>,
        at: Option<Origin>,
        why: String,
        values: Vec<(&'static str, String)>,
    ) {
        self.entries.push(Entry {
            subject: self.subject,
            state,
            since,
            due,
            why,
            values,
            at,
        });
    }
}

/// A list as it stands on a day, or why it could not be built.
#[derive(Clone, PartialEq, Debug)]
pub enum Built {
    /// Who is on it, longest first, and how many were looked at.
    Entries(Vec<Entry>, u32),
    /// It could not be built; why, as a sentence.
    Not(String),
}

impl List {
    /// Why it cannot be built from what was supplied; `None` where it can.
    #[must_use]
    pub fn why_not(&self, service: &Service) -> Option<String> {
        let missing: Vec<&str> = self
            .needs
            .iter()
            .filter(|fact| !service.sources.has(**fact))
            .map(|fact| fact.name())
            .collect();
        (!missing.is_empty()).then(|| format!("no {} was supplied", missing.join(" and no ")))
    }

    /// The list as at `scene.today`: late ones first, each longest first.
    #[must_use]
    pub fn build(&self, scene: &Scene<'_>) -> Built {
        if let Some(why) = self.why_not(scene.service) {
            return Built::Not(why);
        }
        let mut entries = Vec::new();
        let mut looked_at = 0;
        match self.judge {
            ListJudge::Child(judge) => {
                for (child, history) in (0..).zip(&scene.service.children) {
                    looked_at += u32::from(
                        history.status_on(scene.today) != children::words::Status::Closed,
                    );
                    judge(
                        history,
                        scene,
                        &mut Found {
                            subject: Subject::Child(child),
                            entries: &mut entries,
                        },
                    );
                }
            }
            ListJudge::Service(judge) => {
                judge(
                    scene.service,
                    scene,
                    &mut Found {
                        subject: Subject::Row(0),
                        entries: &mut entries,
                    },
                );
            }
        }
        entries.sort_by_key(|entry| {
            (
                entry.state,
                entry.since.or(entry.due).unwrap_or(Day::LAST),
                entry.subject,
            )
        });
        // Lists are kept for every view: without room to grow.
        for entry in &mut entries {
            entry.why.shrink_to_fit();
            entry.values.shrink_to_fit();
            for (_, value) in &mut entry.values {
                value.shrink_to_fit();
            }
        }
        entries.shrink_to_fit();
        Built::Entries(entries, looked_at)
    }
}
