//! The children of a review as whoever asks sees them: who is in reach, which of them are asked for, what is held back.

use access::Acting;
use children::service::ChildId;
use improvement::review::{Agreement, Outcome, Place, Review};
use jiff::Timestamp;
use maud::{Markup, html};
use measures::cases::Subject;

use crate::records::{Look, Records};
use crate::web::{paths, words};

/// Where a child of a review is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Within the reach of whoever asks.
    Here(ChildId),
    /// In what was loaded, out of their reach.
    Elsewhere,
    /// No longer in what was loaded.
    Gone,
}

/// Where the child of a place is. `all` are everybody's records, of which it tells only whether there is one.
pub(super) fn find(look: &Look, all: &Records, place: &Place) -> Where {
    let id = place.member.child.id();
    match look.find_child(id) {
        Some(child) => Where::Here(child),
        None if all.find_child(id).is_some() => Where::Elsewhere,
        None => Where::Gone,
    }
}

/// Which children of a review are asked for: every count of it opens into one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Left,
    Waiting,
    NotGiven,
    Reviewed,
    Accounted,
    InTime,
    After,
    Gone,
    Came(Outcome),
    Escalated,
    OpenEscalation,
    LateEscalation,
    Drawn,
    SecondDone,
    Looks(Agreement),
}

/// All of them with their words, in the order they are offered.
const SHOWS: [(Show, &str, &str); 20] = [
    (Show::All, "all", "All children"),
    (Show::Left, "left", "Still to be reviewed"),
    (Show::Waiting, "waiting", "Given, not yet reviewed"),
    (Show::NotGiven, "not-given", "Given to nobody yet"),
    (Show::Reviewed, "reviewed", "Reviewed"),
    (Show::InTime, "in-time", "Reviewed by the day it was due"),
    (
        Show::Accounted,
        "accounted",
        "Accounted for without a review",
    ),
    (Show::Came(Outcome::NotSafe), "not-safe", "Not safe"),
    (
        Show::Came(Outcome::NotKnown),
        "not-known",
        "Not known whether safe",
    ),
    (
        Show::Came(Outcome::NeedsAction),
        "needs-action",
        "Safe, needs action",
    ),
    (
        Show::Came(Outcome::NoAction),
        "no-action",
        "Safe, no further action",
    ),
    (Show::Escalated, "escalated", "Ever escalated"),
    (
        Show::OpenEscalation,
        "open-escalation",
        "Escalated and still open",
    ),
    (
        Show::LateEscalation,
        "late-escalation",
        "Escalated, not made safe in time",
    ),
    (Show::Drawn, "drawn", "Drawn for the second look"),
    (Show::SecondDone, "second-done", "Looked at twice"),
    (
        Show::Looks(Agreement::Action),
        "differ-action",
        "The looks differ on what is to be done",
    ),
    (
        Show::Looks(Agreement::Safety),
        "differ-safety",
        "The looks differ on whether the child is safe",
    ),
    (Show::After, "after", "Came after the freeze"),
    (Show::Gone, "gone", "No longer in what was loaded"),
];

impl Show {
    /// Of a word; all for a word that is none.
    pub(super) fn of(word: &str) -> Self {
        let known = SHOWS.iter().find(|(_, each, _)| *each == word);
        known.map_or(Self::All, |(show, ..)| *show)
    }

    /// The word in addresses.
    pub(super) fn word(self) -> &'static str {
        let known = SHOWS.iter().find(|(each, ..)| *each == self);
        known.map_or("all", |(_, word, _)| word)
    }

    /// What it shows, for people.
    pub(super) fn words(self) -> &'static str {
        let known = SHOWS.iter().find(|(each, ..)| *each == self);
        known.map_or("All children", |(.., words)| words)
    }

    /// The choices of the filter.
    pub(super) fn choices() -> Vec<(String, String)> {
        SHOWS
            .iter()
            .map(|(_, word, words)| ((*word).to_owned(), (*words).to_owned()))
            .collect()
    }

    /// Whether it tells what the first look found: then it leaves out those of whom that is held back.
    fn tells_outcomes(self) -> bool {
        match self {
            Self::Came(_)
            | Self::Escalated
            | Self::OpenEscalation
            | Self::LateEscalation
            | Self::Looks(_) => true,
            Self::All
            | Self::Left
            | Self::Waiting
            | Self::NotGiven
            | Self::Reviewed
            | Self::Accounted
            | Self::InTime
            | Self::After
            | Self::Gone
            | Self::Drawn
            | Self::SecondDone => false,
        }
    }

    /// Whether a place is among them, for somebody.
    pub(super) fn holds(self, of: &Seen<'_>, place: &Place) -> bool {
        if self.tells_outcomes() && place.is_blind(&of.who.person) {
            return false;
        }
        match self {
            Self::All => true,
            Self::Left => !place.is_done(),
            Self::Waiting => !place.is_done() && place.given.is_some(),
            Self::NotGiven => !place.is_done() && place.given.is_none(),
            Self::Reviewed => place.outcome().is_some(),
            Self::InTime => in_time(of.review, place),
            Self::Accounted => place.outcome().is_none() && place.accounted.is_some(),
            Self::After => place.after.is_some(),
            Self::Gone => find(of.look, of.all, place) == Where::Gone,
            Self::Came(outcome) => place
                .outcome()
                .is_some_and(|found| found.outcome == outcome),
            Self::Escalated => !place.escalations.is_empty(),
            Self::OpenEscalation => place.open_escalation().is_some(),
            Self::LateEscalation => place.escalations.iter().any(|each| each.is_late(of.now)),
            Self::Drawn => place.drawn,
            Self::SecondDone => place.drawn && place.second_found.is_some(),
            Self::Looks(agreement) => place.agreement() == Some(agreement),
        }
    }
}

/// Whether a child was first reviewed by the day the review was due.
pub(super) fn in_time(review: &Review, place: &Place) -> bool {
    let first = place.found.first();
    first.is_some_and(|found| super::day_of(found.at) <= review.terms.due)
}

/// A review with whoever looks at it.
pub(super) struct Seen<'a> {
    pub(super) review: &'a Review,
    pub(super) look: &'a Look,
    pub(super) all: &'a Records,
    pub(super) who: &'a Acting,
    pub(super) now: Timestamp,
}

impl Seen<'_> {
    /// How many places are among those asked for.
    pub(super) fn count(&self, show: Show) -> usize {
        let places = self.review.places.iter();
        places.filter(|place| show.holds(self, place)).count()
    }

    /// A count that opens into its list.
    pub(super) fn opened(&self, show: Show, count: usize) -> Markup {
        html! {
            @if count == 0 { "0" }
            @else { a.govuk-link href=(paths::review_rows(&self.review.id, show.word())) { (count) span.govuk-visually-hidden { ": " (show.words()) } } }
        }
    }

    /// A child of the review by name, as a link to their place in it; a number for who is not shown.
    pub(super) fn child(&self, place: &Place) -> Markup {
        let path = paths::review_child(&self.review.id, place.n);
        html! {
            @match find(self.look, self.all, place) {
                Where::Here(child) => {
                    @if self.look.hides(child).is_some() { "Child " (place.n) span.wm-sub.wm-line { (self.look.subject_name(Subject::Child(child))) } }
                    @else { a.govuk-link href=(path) { (self.look.name(child)) } span.wm-sub.wm-line { "child " (place.n) } }
                }
                Where::Gone => { a.govuk-link href=(path) { "Child " (place.n) } span.wm-late.wm-line { "no longer in what was loaded" } }
                Where::Elsewhere => { "Child " (place.n) span.wm-sub.wm-line { "not shown in your role" } }
            }
        }
    }

    /// Whether whoever asks may see a row of this place.
    pub(super) fn shows(&self, place: &Place) -> bool {
        find(self.look, self.all, place) != Where::Elsewhere
    }

    /// What the first look found, or that it is held back.
    pub(super) fn outcome(&self, place: &Place) -> Markup {
        html! {
            @if place.is_blind(&self.who.person) { span.wm-sub { "Held back until your second look is in" } }
            @else if let Some(found) = place.outcome() {
                span.wm-late[found.outcome.escalates()] { (found.outcome.name()) }
                span.wm-sub.wm-line { (words::moment(found.at)) ", " (found.by.name) }
                @if place.open_escalation().is_some() { strong.wm-late.wm-line { "Open: not yet said to be safe" } }
            }
            @else if let Some((at, by, words)) = &place.accounted { "Accounted for: " (words) span.wm-sub.wm-line { (words::moment(*at)) ", " (by.name) } }
            @else { span.wm-sub { "not yet" } }
        }
    }
}

/// The children asked for, as a table; those out of reach are counted under it.
pub(super) fn table(seen: &Seen<'_>, shown: &[&Place], elsewhere: usize, caption: &str) -> Markup {
    html! {
        @if shown.is_empty() && elsewhere == 0 { p.wm-p { "None." } }
        @if !shown.is_empty() {
            table.wm-t.wm-stack {
                caption { (caption) }
                thead { tr { th.wm-who scope="col" { "Child" } th scope="col" { "Why here" } th scope="col" { "Reviewer" } th scope="col" { "Found" } } }
                tbody { @for place in shown { tr {
                    th scope="row" { (seen.child(place)) @if place.after.is_some() { span.wm-sub.wm-line { "came after the freeze" } } }
                    td data-l="Why here" { @for reason in &place.member.reasons { span.wm-line { (reason.words) } } }
                    td data-l="Reviewer" { @match &place.given { Some((to, ..)) => (to.name), None => span.wm-sub { "nobody yet" } } }
                    td data-l="Found" { (seen.outcome(place)) }
                } } }
            }
        }
        @if elsewhere > 0 { p.wm-p { (words::count(elsewhere, "more child is", "more children are")) " counted here and not shown in your role." } }
    }
}
