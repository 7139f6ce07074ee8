//! The line under a strip: visits that gave no grade.

use maud::{Markup, html};

use super::labels::Span;
use crate::history::{History, Visit, When};
use crate::palette;
use crate::text::{self, n};
use crate::time::{self, Scale};

const TIER: f64 = 26.0;

/// Visits said together: several of one name between two reports, or one alone.
#[derive(Debug, Clone)]
pub(super) struct Group {
    marks: Vec<(f64, f64, bool)>,
    grave: bool,
    label: String,
    under: Option<String>,
    span: Span,
    x: f64,
    y: f64,
}

/// All visits, laid out.
#[derive(Debug, Clone)]
pub(super) struct Visits {
    groups: Vec<Group>,
    top: f64,
    pub(super) bottom: f64,
}

pub(super) fn lay_out(history: &History, scale: Scale, top: f64) -> Visits {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for visits in together(history) {
        let Some(sides) = group(&visits, scale) else {
            continue;
        };
        // The side with room nearest the axis; the right one where both are as near.
        let tier = |group: &Group| {
            (0..=groups.len())
                .find(|tier| {
                    groups
                        .iter()
                        .all(|(t, other)| t != tier || !group.span.meets(other.span, 14.0))
                })
                .unwrap_or(0)
        };
        let best = sides
            .into_iter()
            .flatten()
            .map(|group| (tier(&group), group))
            .min_by_key(|(tier, _)| *tier);
        groups.extend(best);
    }
    // A tier is as tall as the tallest words on it.
    let most = groups.iter().map(|(tier, _)| tier + 1).max().unwrap_or(0);
    let mut y = top;
    for tier in 0..most {
        let mut tall = TIER;
        for (_, group) in groups.iter_mut().filter(|(t, _)| *t == tier) {
            group.y = y + 16.0;
            if group.under.is_some() {
                tall = TIER + 18.0;
            }
        }
        y += tall;
    }
    Visits {
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        top,
        bottom: y,
    }
}

/// Three or more visits of one name between two reports are one group; others stand alone.
fn together(history: &History) -> Vec<Vec<&Visit>> {
    let reports = history.in_order();
    let spell = |visit: &Visit| {
        reports
            .iter()
            .filter(|r| r.published <= visit.when.first())
            .count()
    };
    let mut runs: Vec<Vec<&Visit>> = Vec::new();
    for visit in history.visits_in_order() {
        match runs.last_mut() {
            Some(run)
                if run.iter().all(|other| {
                    other.label == visit.label
                        && other.under.is_none()
                        && visit.under.is_none()
                        && spell(other) == spell(visit)
                }) =>
            {
                run.push(visit);
            }
            _ => runs.push(vec![visit]),
        }
    }
    runs.into_iter()
        .flat_map(|run| {
            if run.len() > 2 {
                vec![run]
            } else {
                run.into_iter().map(|visit| vec![visit]).collect()
            }
        })
        .collect()
}

/// The group with its words to the right of its marks, and to the left of them, where there is room.
fn group(visits: &[&Visit], scale: Scale) -> Option<[Option<Group>; 2]> {
    let (first, last) = (*visits.first()?, *visits.last()?);
    let marks: Vec<(f64, f64, bool)> = visits
        .iter()
        .map(|v| {
            let whole_year = matches!(v.when, When::Year(_));
            (scale.x(v.when.first()), scale.x(v.when.last()), whole_year)
        })
        .collect();
    let label = if visits.len() > 1 {
        format!(
            "{} {}s, {} to {}",
            visits.len(),
            text::lower_first(&first.label),
            time::month(first.when.first()),
            time::month(last.when.last())
        )
    } else {
        format!(
            "{}, {}",
            first.label,
            match first.when {
                When::Day(day) => time::short(day),
                When::Year(year) => format!("{year} (month not known)"),
            }
        )
    };
    let under = first.under.clone().filter(|_| visits.len() == 1);
    let wide = text::width(&label, 16.0, false).max(
        under
            .as_deref()
            .map_or(0.0, |u| text::width(u, 14.0, false)),
    );
    let left = marks.first()?.0 - 6.0;
    let right = marks.last()?.1 + 8.0;
    let at = |x: f64, span: Span| Group {
        grave: visits.iter().any(|v| v.grave),
        marks: marks.clone(),
        label: label.clone(),
        under: under.clone(),
        span,
        x,
        y: 0.0,
    };
    let (after, before) = (right + 6.0, left - 8.0 - wide);
    let to_right = Span {
        left,
        right: after + wide,
    };
    let to_left = Span {
        left: before,
        right,
    };
    Some([
        (after + wide <= scale.right + 4.0 || before < scale.left).then(|| at(after, to_right)),
        (before >= scale.left).then(|| at(before, to_left)),
    ])
}

pub(super) fn draw(visits: &Visits) -> Markup {
    html! {
        @if !visits.groups.is_empty() {
            g.ch-visits-line {
                text x="0" y=(n(visits.top + 21.5)) font-size="16" fill=(palette::INK) { "Visits, no grade" }
                @for group in &visits.groups { (drawn(group)) }
            }
        }
    }
}

fn drawn(group: &Group) -> Markup {
    let colour = if group.grave {
        palette::WORSE
    } else {
        palette::SECOND
    };
    let y = group.y;
    let line = match (group.marks.first(), group.marks.last()) {
        (Some(first), Some(last)) if group.marks.len() > 1 => {
            Some(format!("M{} {}H{}", n(first.0), n(y), n(last.1)))
        }
        _ => None,
    };
    html! {
        @if let Some(line) = line {
            path d=(line) stroke=(colour) stroke-width="1.5" {}
        }
        @for (from, to, year) in &group.marks {
            @if *year {
                path d={ "M" (n(*from)) " " (n(y - 5.0)) "v10M" (n(*from)) " " (n(y)) "H" (n(*to)) "M" (n(*to)) " " (n(y - 5.0)) "v10" }
                    stroke=(colour) stroke-width="2" fill="none" {}
            } @else {
                path.ch-visit d={ "M" (n(*from)) " " (n(y - 6.0)) "l6 6l-6 6l-6 -6z" } stroke=(colour) stroke-width="1.5"
                    fill=(if group.grave { colour } else { palette::PAPER }) {}
            }
        }
        text x=(n(group.x)) y=(n(y + 5.5)) font-size="16" fill=(palette::INK) { (group.label) }
        @if let Some(under) = &group.under {
            text x=(n(group.x)) y=(n(y + 24.0)) font-size="14" fill=(palette::SECOND) { (under) }
        }
    }
}
