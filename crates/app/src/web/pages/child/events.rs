//! Everything recorded of a child as events, each with its day, who did it, and the row it was read from.

mod care;
mod leaving;
mod need;
mod other;

use children::codes::{Code, Set};
use children::history::{Spell, TeamId, WorkerId};
use children::{Day, History, Origin};

use crate::records::Look;

/// Kinds of event, by which the timeline can be filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Contacts, early help and referrals.
    FrontDoor,
    /// Assessments and enquiries.
    Assessment,
    /// Plans, conferences and core groups.
    Plan,
    /// Visits.
    Visit,
    /// Times missing, exploitation, homelessness.
    Risk,
    /// In care: legal status, reviews, plans.
    Care,
    /// Homes.
    Home,
    /// Health, questionnaires, substance misuse.
    Health,
    /// School.
    School,
    /// Adoption and other permanent homes.
    Permanence,
    /// Leaving care.
    Leaving,
    /// Who held the work, supervision, decisions, audits.
    Work,
    /// What the child said, and who stood by them.
    Voice,
}

impl Kind {
    /// Every kind, in order.
    pub(super) const ALL: [Self; 13] = [
        Self::FrontDoor,
        Self::Assessment,
        Self::Plan,
        Self::Visit,
        Self::Risk,
        Self::Care,
        Self::Home,
        Self::Health,
        Self::School,
        Self::Permanence,
        Self::Leaving,
        Self::Work,
        Self::Voice,
    ];

    /// A stable word for addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FrontDoor => "front-door",
            Self::Assessment => "assessment",
            Self::Plan => "plan",
            Self::Visit => "visit",
            Self::Risk => "risk",
            Self::Care => "care",
            Self::Home => "home",
            Self::Health => "health",
            Self::School => "school",
            Self::Permanence => "permanence",
            Self::Leaving => "leaving",
            Self::Work => "work",
            Self::Voice => "voice",
        }
    }

    /// Its name for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FrontDoor => "Contacts, early help, referrals",
            Self::Assessment => "Assessments and enquiries",
            Self::Plan => "Plans, conferences, core groups",
            Self::Visit => "Visits",
            Self::Risk => "Missing, exploitation, homelessness",
            Self::Care => "In care: legal status, reviews, plans",
            Self::Home => "Homes",
            Self::Health => "Health",
            Self::School => "School",
            Self::Permanence => "Adoption and permanence",
            Self::Leaving => "Leaving care",
            Self::Work => "Workers, supervision, audits",
            Self::Voice => "The child’s voice",
        }
    }
}

/// One event.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The day; `None` where it was not given or could not be read.
    pub(super) on: Option<Day>,
    /// What sort.
    pub(super) kind: Kind,
    /// What happened.
    pub(super) what: String,
    /// More about it.
    pub(super) detail: String,
    /// By whom, where it is recorded.
    pub(super) by: String,
    /// The row.
    pub(super) at: Origin,
}

/// What events are written to.
pub(super) struct Told<'a> {
    records: &'a Look,
    events: Vec<Event>,
}

impl Told<'_> {
    /// An event on a day.
    fn on(
        &mut self,
        kind: Kind,
        on: Option<Day>,
        what: impl Into<String>,
        detail: &[String],
        at: Origin,
    ) {
        self.by(kind, on, what, detail, String::new(), at);
    }

    /// An event that somebody is named for.
    fn by(
        &mut self,
        kind: Kind,
        on: Option<Day>,
        what: impl Into<String>,
        detail: &[String],
        by: String,
        at: Origin,
    ) {
        let detail: Vec<&str> = detail
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        self.events.push(Event {
            on,
            kind,
            what: what.into(),
            detail: detail.join(". "),
            by,
            at,
        });
    }

    /// An event only where its day is given: what did not happen yet is no event.
    fn if_on(&mut self, kind: Kind, on: Option<Day>, what: &str, detail: &[String], at: Origin) {
        if on.is_some() {
            self.on(kind, on, what, detail, at);
        }
    }

    /// A spell: its beginning, and its end where it has one.
    fn spell(
        &mut self,
        kind: Kind,
        spell: Spell,
        began: &str,
        ended: &str,
        detail: &[String],
        at: Origin,
    ) {
        self.on(kind, spell.from, began, detail, at);
        self.if_on(kind, spell.to, ended, &[], at);
    }

    /// The worker and the team, as an event says them.
    fn who(&self, worker: Option<WorkerId>, team: Option<TeamId>) -> String {
        let names = [
            worker.map(|worker| self.records.worker_name(worker)),
            team.map(|team| self.records.team_name(team).to_owned()),
        ];
        names
            .into_iter()
            .flatten()
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Every event of a child, newest first; those without a date last.
pub(super) fn all(records: &Look, history: &History) -> Vec<Event> {
    let mut told = Told {
        records,
        events: Vec::new(),
    };
    need::tell(&mut told, history);
    care::tell(&mut told, history);
    leaving::tell(&mut told, history);
    other::tell(&mut told, history);
    let mut events = told.events;
    events.sort_by_key(|event| std::cmp::Reverse(event.on));
    events
}

/// A label after its head: "Source: school"; nothing where it is not recorded.
fn labelled<C: Code>(head: &str, code: Option<C>) -> String {
    code.map_or_else(String::new, |code| format!("{head}: {}", code.label()))
}

/// The labels of a set after their head.
fn labels<C: Code>(head: &str, codes: Option<Set<C>>) -> String {
    match codes {
        Some(codes) if !codes.is_empty() => format!(
            "{head}: {}",
            codes.iter().map(Code::label).collect::<Vec<_>>().join("; ")
        ),
        Some(_) | None => String::new(),
    }
}

/// Words for yes and for no; nothing where it is not recorded.
fn either(so: Option<bool>, yes: &str, no: &str) -> String {
    match so {
        Some(true) => yes.to_owned(),
        Some(false) => no.to_owned(),
        None => String::new(),
    }
}

/// A day after its head: "Due 3 March 2026".
fn day(head: &str, on: Option<Day>) -> String {
    on.map_or_else(String::new, |on| {
        format!("{head} {}", crate::web::words::children::on(on))
    })
}
