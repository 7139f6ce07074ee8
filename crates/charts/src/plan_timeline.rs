//! A plan over time: how many actions are due in each month and how far they are, when the board meets, and today.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::palette;
use crate::text::{self, n};
use crate::time::{self, Scale};

mod periods;

use periods::{Period, periods};

/// A plan over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Its actions.
    pub actions: Vec<Due>,
    /// The board's meetings.
    pub meetings: Vec<Meeting>,
    /// Today.
    pub today: Date,
}

/// An action: when it is due, and how far its task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day; none where no day is set.
    pub on: Option<Date>,
    /// How far its task is.
    pub task: Task,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Done.
    Done,
    /// Under way.
    UnderWay,
    /// Not begun.
    NotBegun,
}

/// A meeting of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: Date,
    /// Whether it was held.
    pub held: bool,
}

/// How an action is drawn. What is past its day and not done is one sort, however far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Done,
    UnderWay,
    NotBegun,
    Late,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Done, Self::UnderWay, Self::NotBegun, Self::Late];

    const fn words(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::UnderWay => "under way",
            Self::NotBegun => "not begun",
            Self::Late => "past its day and not done",
        }
    }

    const fn head(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::UnderWay => "Under way",
            Self::NotBegun => "Not begun",
            Self::Late => "Past its day",
        }
    }
}

/// The plan as a figure with its key and its table: wide, for a tablet and paper, and for a phone (the stylesheet
/// shows one). Five years or more are drawn by quarters.
#[must_use]
pub fn draw(timeline: &Timeline, words: &Words) -> Markup {
    let drawn = Drawn::of(timeline);
    let picture = html! {
        (key(&drawn))
        div.ch-at-wide { (svg(&drawn, words, "wide", 1080.0)) }
        div.ch-at-middle { (svg(&drawn, words, "middle", 720.0)) }
        div.ch-at-narrow { (svg(&drawn, words, "narrow", 380.0)) }
        @let notes = notes(&drawn);
        @if !notes.is_empty() { p.ch-note { (notes) } }
    };
    accessible::figure(
        words,
        "ch-timeline",
        &picture,
        "The months as a table",
        &table(timeline, &words.title),
    )
}

/// What there is to draw.
struct Drawn<'t> {
    timeline: &'t Timeline,
    periods: Vec<Period>,
    without: usize,
    outside: usize,
}

impl<'t> Drawn<'t> {
    fn of(timeline: &'t Timeline) -> Self {
        let periods = periods(timeline);
        let within = |day: Date| periods.iter().any(|period| period.holds(day));
        Self {
            timeline,
            without: timeline
                .actions
                .iter()
                .filter(|due| due.on.is_none())
                .count(),
            outside: timeline
                .actions
                .iter()
                .filter(|due| due.on.is_some_and(|day| !within(day)))
                .count(),
            periods,
        }
    }

    fn has(&self, kind: Kind) -> bool {
        self.periods.iter().any(|period| period.count(kind) > 0)
    }

    fn meetings(&self, held: bool) -> impl Iterator<Item = &Meeting> {
        self.timeline.meetings.iter().filter(move |meeting| {
            meeting.held == held && self.periods.iter().any(|period| period.holds(meeting.on))
        })
    }
}

const TALL: f64 = 150.0;
const ABOVE: f64 = 44.0;
const FONT: f64 = 14.0;

fn svg(drawn: &Drawn<'_>, words: &Words, size: &str, width: f64) -> Markup {
    let id = format!("{}-{size}", words.id);
    let axis = ABOVE + TALL;
    let height = axis + 66.0;
    let (Some(first), Some(last)) = (drawn.periods.first(), drawn.periods.last()) else {
        return accessible::svg(&id, words, &described(drawn), (width, 1.0), &html! {});
    };
    let scale = Scale {
        first: first.first,
        last: last.last,
        left: 4.0,
        right: width - 4.0,
    };
    let most = drawn.periods.iter().map(Period::all).max().unwrap_or(0);
    let unit = TALL / text::many(most.max(1));
    let today = scale.x(drawn.timeline.today);
    let shows_today = drawn
        .periods
        .iter()
        .any(|period| period.holds(drawn.timeline.today));
    let near = today > width - 60.0;
    let inside = html! {
        defs {
            pattern.ch-hatch id={ (id) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke="#4d86b5" stroke-width="1.6" {}
            }
        }
        @for period in &drawn.periods { (column(period, scale, unit, axis, &id)) }
        g.ch-axis {
            path d={ "M" (n(scale.left)) " " (n(axis)) "H" (n(scale.right)) } stroke=(palette::INK) {}
            @for (x, said) in ticks(drawn, scale) {
                text.ch-second x=(n(x)) y=(n(axis + 20.0)) font-size=(n(FONT)) fill=(palette::SECOND) text-anchor="middle" { (said) }
            }
        }
        g.ch-meetings {
            path.ch-rule d={ "M" (n(scale.left)) " " (n(axis + 46.0)) "H" (n(scale.right)) } stroke=(palette::RULE) {}
            @for held in [true, false] {
                @for meeting in drawn.meetings(held) { (diamond(scale.x(meeting.on).clamp(8.0, width - 8.0), axis + 46.0, held)) }
            }
        }
        @if shows_today {
            g.ch-today {
                path d={ "M" (n(today)) " 8V" (n(axis + 58.0)) } stroke=(palette::INK) stroke-width="1.5" {}
                text x=(n(if near { today - 4.0 } else { today + 4.0 })) y="18" font-size=(n(FONT)) font-weight="700" fill=(palette::INK)
                    text-anchor=(if near { "end" } else { "start" }) { "today" }
            }
        }
    };
    accessible::svg(&id, words, &described(drawn), (width, height), &inside)
}

/// A month's actions, one sort on the other, with their number above.
fn column(period: &Period, scale: Scale, unit: f64, axis: f64, id: &str) -> Markup {
    let (left, right) = (scale.x(period.first), scale.x(period.last));
    let wide = right - left;
    let gap = (wide * 0.12).min(4.0);
    let (x, wide) = (left + gap, (wide - 2.0 * gap).max(1.0));
    let mut y = axis;
    let pieces: Vec<(Kind, f64, f64)> = Kind::ALL
        .into_iter()
        .filter(|kind| period.count(*kind) > 0)
        .map(|kind| {
            let tall = unit * text::many(period.count(kind));
            y -= tall;
            (kind, y, tall)
        })
        .collect();
    let all = period.all().to_string();
    html! {
        @if !pieces.is_empty() {
            g.ch-month {
                @for (kind, y, tall) in pieces { (block(kind, (x, y, wide, tall), id)) }
                @if text::width(&all, FONT, true) <= wide + 2.0 * gap {
                    text.ch-word.ch-halo x=(n(x + wide / 2.0)) y=(n(y - 5.0)) font-size=(n(FONT)) font-weight="700" fill=(palette::INK)
                        stroke=(palette::PAPER) stroke-width="3" paint-order="stroke" text-anchor="middle" { (all) }
                }
            }
        }
    }
}

/// A block of a column or of the key.
fn block(kind: Kind, (x, y, wide, tall): (f64, f64, f64, f64), id: &str) -> Markup {
    let rect = |class: &str, fill: &str, edge: &str| {
        html! {
            rect class=(class) x=(n(x)) y=(n(y)) width=(n(wide)) height=(n(tall)) fill=(fill) stroke=(edge) stroke-width="1" {}
        }
    };
    html! {
        @match kind {
            Kind::Done => (rect("ch-own", palette::BETTER, palette::BETTER)),
            Kind::UnderWay => {
                (rect("ch-spell", "#cfe1f0", "#4d86b5"))
                @if !id.is_empty() { (rect("ch-hatched", &format!("url(#{id}-hatch)"), "none")) }
                @else { path d={ "M" (n(x)) " " (n(y + tall)) "L" (n(x + wide)) " " (n(y)) } stroke="#4d86b5" stroke-width="1.6" {} }
            }
            Kind::NotBegun => (rect("ch-other", palette::PAPER, palette::POINT)),
            Kind::Late => {
                (rect("ch-worse", palette::WORSE, palette::WORSE))
                @let corner = 7.0_f64.min(wide).min(tall);
                path.ch-corner d={ "M" (n(x + wide - corner)) " " (n(y)) "h" (n(corner)) "v" (n(corner)) "z" } fill=(palette::PAPER) {}
            }
        }
    }
}

/// A meeting: solid where it was held, hollow where it is to come.
fn diamond(x: f64, y: f64, held: bool) -> Markup {
    html! {
        path class=(if held { "ch-own" } else { "ch-other" }) d={ "M" (n(x)) " " (n(y - 7.0)) "L" (n(x + 7.0)) " " (n(y)) "L" (n(x)) " " (n(y + 7.0)) "L" (n(x - 7.0)) " " (n(y)) "z" }
            fill=(if held { palette::INK } else { palette::PAPER }) stroke=(palette::INK) stroke-width="1.5" {}
    }
}

/// As many names of months under the axis as have room.
fn ticks(drawn: &Drawn<'_>, scale: Scale) -> Vec<(f64, String)> {
    let room = |every: usize| {
        let Some(one) = drawn.periods.first() else {
            return true;
        };
        let wide = (scale.x(one.last) - scale.x(one.first)) * text::many(every);
        drawn
            .periods
            .iter()
            .all(|period| text::width(&period.short(), FONT, false) + 8.0 <= wide)
    };
    let every = [1, 2, 3, 4, 6, 12, 24]
        .into_iter()
        .find(|every| room(*every))
        .unwrap_or(48);
    drawn
        .periods
        .iter()
        .step_by(every)
        .map(|period| {
            let said = period.short();
            let half = text::width(&said, FONT, false) / 2.0;
            let middle = f64::midpoint(scale.x(period.first), scale.x(period.last));
            (middle.clamp(half, scale.right - half), said)
        })
        .collect()
}

fn key(drawn: &Drawn<'_>) -> Markup {
    html! {
        ul.ch-key {
            @for kind in Kind::ALL.into_iter().filter(|kind| drawn.has(*kind)) {
                li { (icon(&block(kind, (2.0, 2.0, 12.0, 12.0), ""))) (text::upper_first(kind.words())) }
            }
            @if drawn.meetings(true).next().is_some() { li { (icon(&diamond(8.0, 8.0, true))) "Board held" } }
            @if drawn.meetings(false).next().is_some() { li { (icon(&diamond(8.0, 8.0, false))) "Board to come" } }
        }
    }
}

fn icon(inside: &Markup) -> Markup {
    html! { svg.ch-svg.ch-icon width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false" { (inside) } }
}

/// What the picture cannot show.
fn notes(drawn: &Drawn<'_>) -> String {
    let said = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 action {one}.")),
        n => Some(format!("{n} actions {many}.")),
    };
    let notes: Vec<String> = [
        said(drawn.without, "has no day set", "have no day set"),
        said(
            drawn.outside,
            "is due outside the years shown",
            "are due outside the years shown",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    notes.join(" ")
}

fn described(drawn: &Drawn<'_>) -> String {
    let mut said: Vec<String> = drawn
        .periods
        .iter()
        .filter(|period| period.all() > 0)
        .map(|period| {
            let parts: Vec<String> = Kind::ALL
                .into_iter()
                .filter(|kind| period.count(*kind) > 0)
                .map(|kind| format!("{} {}", period.count(kind), kind.words()))
                .collect();
            format!("{}: {}.", period.said(), parts.join(", "))
        })
        .collect();
    if said.is_empty() {
        said.push("No action has a day it is due.".to_owned());
    }
    for (held, words) in [(true, "Board held"), (false, "Board to come")] {
        let days: Vec<String> = drawn
            .meetings(held)
            .map(|meeting| time::short(meeting.on))
            .collect();
        if !days.is_empty() {
            said.push(format!("{words}: {}.", text::list(&days)));
        }
    }
    said.push(format!("Today is {}.", time::short(drawn.timeline.today)));
    said.push(notes(drawn));
    said.join(" ").trim_end().to_owned()
}

/// The months as a table: how many actions are due in each, how far they are, and when the board meets.
#[must_use]
pub fn table(timeline: &Timeline, caption: &str) -> Markup {
    let drawn = Drawn::of(timeline);
    let meetings = |period: &Period| {
        let days: Vec<String> = timeline
            .meetings
            .iter()
            .filter(|meeting| period.holds(meeting.on))
            .map(|meeting| time::short(meeting.on))
            .collect();
        text::list(&days)
    };
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead { tr {
                th scope="col" { "Due" }
                @for kind in Kind::ALL { th.ch-number scope="col" { (kind.head()) } }
                th scope="col" { "Board" }
            } }
            tbody {
                @for period in drawn.periods.iter().filter(|period| period.all() > 0 || !meetings(period).is_empty()) { tr {
                    th scope="row" { (period.said()) }
                    @for kind in Kind::ALL { td.ch-number { (period.count(kind)) } }
                    td { (meetings(period)) }
                } }
            }
        } }
    }
}

#[cfg(test)]
mod tests;
