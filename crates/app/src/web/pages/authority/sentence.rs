//! The one sentence that answers "how is this authority doing", computed from grades and themes.

use inspection::record::{Aspect, Grade};
use inspection::recurrence::Row;
use maud::{Markup, html};

use super::Subject;
use crate::web::in_force::{self, Held};
use crate::web::pages::authorities::LISTED;
use crate::web::words;

/// The answer under the title.
pub(super) fn answer(subject: &Subject<'_>, rows: &[Row]) -> Markup {
    html! {
        (grades(subject))
        @if let Some(recurs) = recurs(subject, rows) { " " (recurs) }
    }
}

/// "Good in all four areas since July 2024; inadequate in 2017."
fn grades(subject: &Subject<'_>) -> String {
    let urn = &subject.authority.urn;
    let now: Vec<(Aspect, Held<'_>)> = LISTED
        .into_iter()
        .filter_map(|aspect| {
            let (held, _) = in_force::on(subject.library, urn, aspect, subject.today);
            held.map(|held| (aspect, held))
        })
        .collect();
    let Some(newest) = now.iter().map(|(_, held)| held.judged.published).max() else {
        return "No judgement of this authority is known here.".to_owned();
    };
    let mut grades: Vec<Grade> = now.iter().map(|(_, held)| held.grade).collect();
    grades.sort_by_key(|grade| std::cmp::Reverse(in_force::rank(*grade)));
    grades.dedup();
    let said = match grades.as_slice() {
        [one] => format!(
            "{} in all {} areas since {}",
            words::grade(*one),
            words::number(now.len()),
            words::month_year(newest)
        ),
        several => {
            let parts: Vec<String> = several
                .iter()
                .map(|grade| {
                    let areas: Vec<String> = now
                        .iter()
                        .filter(|(_, held)| held.grade == *grade)
                        .map(|(aspect, _)| words::aspect(*aspect).to_lowercase())
                        .collect();
                    format!("{} for {}", words::grade_lower(*grade), words::list(&areas))
                })
                .collect();
            format!(
                "{}, since {}",
                words::capital(&parts.join(", ")),
                words::month_year(newest)
            )
        }
    };
    let lowest = grades.last().copied();
    match (lowest, worse_before(subject, lowest)) {
        (Some(_), Some((grade, year))) => {
            format!("{said}; {} overall in {year}.", words::grade_lower(grade))
        }
        _ => format!("{said}."),
    }
}

/// The lowest overall grade ever given, where it is below everything in force now, and the last year it was given.
fn worse_before(subject: &Subject<'_>, lowest: Option<Grade>) -> Option<(Grade, i16)> {
    let lowest = lowest?;
    subject
        .library
        .judged_of(&subject.authority.urn)
        .filter_map(|judged| in_force::given(judged, Aspect::Overall))
        .filter(|held| in_force::rank(held.grade) < in_force::rank(lowest))
        .min_by_key(|held| {
            (
                in_force::rank(held.grade),
                std::cmp::Reverse(held.judged.published),
            )
        })
        .map(|held| (held.grade, held.judged.published.year()))
}

/// "Return interviews were named in 2017, again in 2019 and again in 2024."
fn recurs(subject: &Subject<'_>, rows: &[Row]) -> Option<String> {
    let row = rows.first().filter(|row| row.times_asked() > 1)?;
    let named: Vec<usize> = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.points.is_empty())
        .map(|(report, _)| report)
        .collect();
    let theme = lower_first(row.theme.theme().name);
    if let [first, _, _, .., last] = named.as_slice()
        && named.len() > 3
    {
        return Some(format!(
            "Asked to improve {theme} in {} reports, from {} to {}.",
            words::number(named.len()),
            subject.label(*first),
            subject.label(*last)
        ));
    }
    let years: Vec<String> = named
        .iter()
        .enumerate()
        .map(|(place, report)| {
            let again = if place == 0 { "" } else { "again " };
            format!("{again}in {}", subject.label(*report))
        })
        .collect();
    Some(format!(
        "Asked to improve {theme}: {}.",
        words::list(&years)
    ))
}

/// A theme's name inside a sentence; names that begin with a short form in capitals keep them.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}
