//! One authority on two days: what moved, and the reports between.

use inspection::authorities::Authority;
use inspection::record::Part;
use jiff::civil::Date;
use maud::{Markup, html};

use super::side::cell;
use crate::library::Library;
use crate::web::govuk::section::section;
use crate::web::in_force::{self, CHOICES, Held};
use crate::web::{paths, words};

/// Title, answer, stamp and body.
pub(super) fn parts(
    library: &Library,
    authority: &Authority,
    at: Date,
    and: Date,
) -> (String, Markup, Markup, Markup) {
    let rows: Vec<_> = CHOICES
        .into_iter()
        .map(|aspect| {
            let (first, _) = in_force::held(library, &authority.urn, aspect, at);
            let (second, _) = in_force::held(library, &authority.urn, aspect, and);
            (aspect, first, second)
        })
        .collect();
    let moved = |way: &str| rows.iter().filter(|(_, a, b)| moved(*a, *b) == way).count();
    let between: Vec<_> = library
        .reports_of(&authority.urn)
        .filter(|kept| kept.day().is_some_and(|day| at < day && day <= and))
        .collect();
    (
        format!("{}, then and later", authority.name),
        html! {
            "Between " (words::day(at)) " and " (words::day(and)) ", " (words::number(moved("Up"))) " moved up, "
            (words::number(moved("Down"))) " moved down and " (words::number(moved("Same"))) " stayed the same."
        },
        html! { "Grades in force on each day, from reports published by then. " a.govuk-link href=(paths::authority(&authority.urn)) { "All of " (authority.name) } "." },
        html! {
            (section("grades", "Grades on the two days", html! {
                table.wm-t.wm-stack {
                    thead {
                        tr {
                            th scope="col" { "Judgement" }
                            th scope="col" { (words::day(at)) }
                            th scope="col" { (words::day(and)) }
                            th scope="col" { "Moved" }
                        }
                    }
                    tbody {
                        @for (aspect, first, second) in &rows {
                            tr {
                                th scope="row" { (words::aspect(*aspect)) }
                                td data-l="First" { (cell(*first)) }
                                td data-l="Second" {
                                    @if second.is_none() && in_force::ended(*aspect, and) { span.wm-sub { "Ended in April 2026" } }
                                    @else { (cell(*second)) }
                                }
                                td data-l="Moved" { (moved_words(*first, *second)) }
                            }
                        }
                    }
                }
            }))
            (section("between", "Reports published between", html! {
                @if between.is_empty() { p.wm-p { "None that is kept here." } }
                ul.wm-links {
                    @for kept in between {
                        li {
                            a.govuk-link href=(paths::report(&kept.id)) { (kept.day().map(words::day).unwrap_or_default()) }
                            @if let Some(kind) = &kept.record.kind { ": " (words::kind(kind.value).to_lowercase()) }
                            ", " (words::count(kept.record.points_of(Part::Authority).count(), "point", "points"))
                        }
                    }
                }
            }))
        },
    )
}

/// Which way a grade moved between the days; empty where one of them is not known.
fn moved(first: Option<Held<'_>>, second: Option<Held<'_>>) -> &'static str {
    let (Some(first), Some(second)) = (first, second) else {
        return "";
    };
    match in_force::rank(second.grade).cmp(&in_force::rank(first.grade)) {
        std::cmp::Ordering::Greater => "Up",
        std::cmp::Ordering::Less => "Down",
        std::cmp::Ordering::Equal => "Same",
    }
}

fn moved_words(first: Option<Held<'_>>, second: Option<Held<'_>>) -> &'static str {
    match moved(first, second) {
        "" => "Cannot be said",
        known => known,
    }
}
