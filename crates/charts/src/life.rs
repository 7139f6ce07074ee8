//! One child's life with the service: a lane for each thing, bars as long as each lasted, marks for what happened.
//!
//! Nothing is guessed: a beginning that is not known has an open edge, an end is open or given, and where sources
//! disagree the edge is hatched and says so.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accessible::{self, Words};

mod drawn;
mod layout;
mod listed;

use layout::Size;

/// A life with the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The lanes, from the top.
    pub lanes: Vec<Lane>,
    /// The day the picture is drawn for.
    pub today: Date,
}

/// One lane: "Early help", "Child protection plan", "Homes", "Worker".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// What lasted, in any order.
    pub bars: Vec<Bar>,
    /// What happened on a day, in any order.
    pub marks: Vec<Mark>,
    /// What is written in a lane with neither: "none recorded", "not loaded".
    pub empty: String,
}

/// Something that lasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its first day; none where that is not known.
    pub from: Option<Date>,
    /// Its last day; none while it is open.
    pub to: Option<Date>,
    /// What it is: "Foster carer, 4 miles away". Written inside where it fits.
    pub label: String,
    /// How it is drawn.
    pub kind: Kind,
    /// Where the sources disagree on it.
    pub conflict: Option<Conflict>,
    /// Where it is known from: "Safeguarding dataset, Annex A list 4". May be empty.
    pub source: String,
    /// Where it can be opened.
    pub href: Option<String>,
}

/// How a bar is drawn: the more the service holds, the darker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Early help.
    Help,
    /// A child in need, or an assessment.
    Need,
    /// A child protection enquiry or plan.
    Protection,
    /// In care.
    Care,
    /// A home: one placement.
    Home,
    /// A worker or a team.
    Worker,
    /// A time with nobody: a broken edge.
    Nobody,
}

/// Where sources disagree on a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which edge is in doubt.
    pub edge: Edge,
    /// What each source says: "ended 3 March in the dataset, 9 March in Annex A".
    pub words: String,
}

/// An edge of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// Whether it was at all, or what it was.
    Whole,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub on: Date,
    /// What it was: "Seen alone at home".
    pub label: String,
    /// Its shape.
    pub kind: Sort,
    /// What each source says, where they disagree.
    pub conflict: Option<String>,
    /// Where it is known from. May be empty.
    pub source: String,
    /// Where it can be opened.
    pub href: Option<String>,
}

/// What sort of thing happened, and so its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A contact or a referral: a hollow triangle.
    Contact,
    /// A visit: a small disc.
    Visit,
    /// Missing from home or care: a solid diamond.
    Missing,
    /// A review, a conference, a core group: a hollow square.
    Review,
    /// Anything else: a ring.
    Other,
}

impl Sort {
    /// Every sort, as the key lists them.
    pub const ALL: [Self; 5] = [
        Self::Contact,
        Self::Visit,
        Self::Missing,
        Self::Review,
        Self::Other,
    ];

    /// The sort in words, one of it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Visit => "visit",
            Self::Missing => "missing",
            Self::Review => "review",
            Self::Other => "other event",
        }
    }
}

/// The life as a figure: wide, for a tablet and paper, as a list for a phone (the stylesheet shows one), and as a
/// table.
#[must_use]
pub fn draw(life: &Life, words: &Words) -> Markup {
    if life
        .lanes
        .iter()
        .all(|lane| lane.bars.is_empty() && lane.marks.is_empty())
    {
        return html! {
            figure.ch.ch-life { figcaption.ch-sentence { "Nothing that was read has a date, so there is nothing to draw." } }
        };
    }
    let wide = layout::lay_out(life, Size::Wide);
    let middle = layout::lay_out(life, Size::Middle);
    let picture = html! {
        div.ch-life-key { (drawn::key(life)) }
        div.ch-at-wide { (drawn::svg(life, words, &wide)) (more(&wide)) }
        div.ch-at-middle { (drawn::svg(life, words, &middle)) (more(&middle)) }
        div.ch-at-narrow { (listed::list(life)) }
        (listed::conflicts(life))
    };
    accessible::figure(
        words,
        "ch-life",
        &picture,
        "Everything as a table",
        &table(life, &words.title),
    )
}

/// The same as a table, newest first.
#[must_use]
pub fn table(life: &Life, caption: &str) -> Markup {
    listed::table(life, caption)
}

/// What found no room in a drawing.
fn more(lay: &layout::Layout<'_>) -> Markup {
    html! {
        @if lay.left_out > 0 {
            p.ch-note { (lay.left_out) " more at the same time as others stand only in the table." }
        }
    }
}

#[cfg(test)]
mod tests;
