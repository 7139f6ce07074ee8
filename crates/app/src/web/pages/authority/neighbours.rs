//! Statistical neighbours side by side: the councils most like this one, and their grades in force.

use inspection::authorities::{self, Authority};
use inspection::record::Aspect;
use maud::{Markup, html};

use super::Subject;
use crate::library::Library;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::in_force;
use crate::web::pages::authorities::{LISTED, grade_in_force};
use crate::web::{paths, words};

/// The neighbours of an authority that still stand, closest first.
pub(super) fn neighbours(authority: &Authority) -> Vec<&'static Authority> {
    authority
        .neighbours
        .iter()
        .filter_map(|code| authorities::by_la_code(code))
        .filter(|other| !other.former)
        .collect()
}

/// The section.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let near = neighbours(subject.authority);
    if near.is_empty() {
        return html! {};
    }
    let urns: Vec<&str> = std::iter::once(subject.authority.urn.as_str())
        .chain(near.iter().take(5).map(|other| other.urn.as_str()))
        .collect();
    section(
        "neighbours",
        &format!(
            "{} councils most like this one",
            words::capital(&words::number(near.len()))
        ),
        html! {
            p.wm-lede { (lede(subject, &near)) }
            div.wm-scroll role="region" aria-label="Table of neighbours" tabindex="0" {
                table.wm-t.wm-wide {
                    thead {
                        tr {
                            th scope="col" { "Authority, closest first" }
                            th scope="col" { "Last judged" }
                            @for aspect in LISTED { th scope="col" { (words::aspect(aspect)) } }
                            th.n scope="col" { "Children" }
                        }
                    }
                    tbody {
                        (row(subject, subject.authority, true))
                        @for other in &near { (row(subject, other, false)) }
                    }
                }
            }
            p.wm-note { "Neighbours: the 2025 statistical neighbour model. Grades in force on " (words::day(subject.today)) ". Children aged 0 to 17, mid-2024: Office for National Statistics." }
            (downloads(&[
                ("Compare with the five closest", paths::compare(&urns)),
                ("Download these rows (CSV)", format!("{}/neighbours.csv", paths::authority(&subject.authority.urn))),
            ]))
        },
    )
}

fn row(subject: &Subject<'_>, authority: &Authority, own: bool) -> Markup {
    let judged = last_judged(subject.library, authority, subject);
    html! {
        tr.wm-me[own] {
            th scope="row" {
                @if own { (authority.name) } @else { a.govuk-link href=(paths::authority(&authority.urn)) { (authority.name) } }
            }
            td { (judged) }
            @for aspect in LISTED { td { (grade_in_force(subject.library, &authority.urn, aspect, subject.today)) } }
            td.n { @if let Some(children) = authority.children { (words::thousands(children)) } }
        }
    }
}

fn last_judged(library: &Library, authority: &Authority, subject: &Subject<'_>) -> String {
    library
        .held_on(&authority.urn, subject.today)
        .map(|judged| words::month_year(judged.published))
        .unwrap_or_default()
}

/// "Graded higher than X now: 5 of ten for children in care, none for leaders."
fn lede(subject: &Subject<'_>, near: &[&Authority]) -> String {
    let rank = |urn: &str, aspect: Aspect| {
        let (held, _) = in_force::on(subject.library, urn, aspect, subject.today);
        held.map(|held| in_force::rank(held.grade))
    };
    let parts: Vec<String> = LISTED
        .into_iter()
        .filter_map(|aspect| {
            let own = rank(&subject.authority.urn, aspect)?;
            let higher = near
                .iter()
                .filter(|other| rank(&other.urn, aspect).is_some_and(|theirs| theirs > own))
                .count();
            Some(format!(
                "{} {}",
                words::number(higher),
                words::for_aspect(aspect)
            ))
        })
        .collect();
    if parts.is_empty() {
        "This authority has no grade in force to set beside theirs.".to_owned()
    } else {
        format!(
            "Of these {}, graded higher now: {}.",
            words::number(near.len()),
            words::list(&parts)
        )
    }
}
