//! Authorities: GET `/authorities`, every authority of the list with its grades in force.

use axum::extract::{Query, State};
use inspection::authorities::Authority;
use inspection::record::Aspect;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::england::{kinds, regions, with_all};
use crate::library::{INVENTED, Library};
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::govuk::grade::{grade, no_grade};
use crate::web::in_force;
use crate::web::page::{Page, Section};
use crate::web::paths::escaped;
use crate::web::{paths, words};

/// The judgements shown in lists: those every framework since 2018 gives.
pub(crate) const LISTED: [Aspect; 4] = [
    Aspect::Leaders,
    Aspect::HelpAndProtection,
    Aspect::InCare,
    Aspect::CareLeavers,
];

/// Their names where there is little room.
const NARROW: [&str; 4] = ["Leaders", "Help", "In care", "Care leavers"];

/// The choices as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    name: String,
    region: String,
    kind: String,
}

/// GET `/authorities`.
pub(crate) async fn index(State(app): State<App>, Query(asked): Query<Asked>) -> Page {
    let library = app.library();
    let today = app.today();
    let shown = chosen(&library, &asked);
    let (current, former): (Vec<&Authority>, Vec<&Authority>) = shown
        .iter()
        .copied()
        .partition(|authority| !authority.former);
    let read = library
        .by_authority
        .keys()
        .filter(|urn| urn.as_str() != INVENTED)
        .count();
    Page::new(
        Section::Authorities,
        "Authorities",
        html! { "Reports of " (words::count(read, "authority", "authorities")) " are kept here; the list knows every authority of England with children’s services." },
    )
    .caption("National record")
    .stamp(html! { "Grades in force on " (words::day(today)) ". A grade given to children in care and care leavers together says so." })
    .body(html! {
        (filter::filter(&paths::authorities(), "Choose authorities", html! {
            div {
                label for="f-name" { "Name" }
                input #f-name name="name" type="search" value=(asked.name);
            }
            (filter::select("Region", "region", &with_all("All nine regions", regions()), &asked.region))
            (filter::select("Kind of council", "kind", &with_all("All kinds", kinds()), &asked.kind))
        }, "Apply filters"))
        p.wm-on {
            "Showing " (words::count(current.len(), "authority", "authorities")) ". "
            @if !(asked.name.is_empty() && asked.region.is_empty() && asked.kind.is_empty()) {
                a.govuk-link href=(paths::authorities()) { "Show all" }
            }
        }
        (table(&library, &current, today))
        (downloads(&[("Download this list (CSV)", format!("/authorities.csv?name={}&region={}&kind={}", escaped(&asked.name), escaped(&asked.region), escaped(&asked.kind)))]))
        @if !former.is_empty() {
            section.wm-sec aria-labelledby="former" {
                h2 #former { "Authorities that ended" }
                p.wm-p { "Their reports are kept and cannot be carried over to those that came after." }
                ul.wm-links {
                    @for authority in &former {
                        li {
                            a.govuk-link href=(paths::authority(&authority.urn)) { (authority.name) }
                            @if let Some(ended) = authority.ended { ", until " (words::day(ended)) }
                        }
                    }
                }
            }
        }
    })
}

/// GET `/authorities.csv`.
pub(crate) async fn index_csv(State(app): State<App>, Query(asked): Query<Asked>) -> Csv {
    let library = app.library();
    let today = app.today();
    let mut file = Csv::new(
        "authorities",
        today,
        &[
            "urn",
            "la_code",
            "ons_code",
            "authority",
            "region",
            "council_type",
            "children_0_17_mid_2024",
            "reports_kept",
            "newest_report",
            "ended",
        ],
    );
    for authority in chosen(&library, &asked) {
        file.row(vec![
            authority.urn.as_str().into(),
            authority.la_code.as_str().into(),
            authority.ons_code.as_str().into(),
            authority.name.as_str().into(),
            authority.region.as_str().into(),
            authority.council_type.as_str().into(),
            authority
                .children
                .and_then(|n| usize::try_from(n).ok())
                .into(),
            library.reports_of(&authority.urn).count().into(),
            library
                .reports_of(&authority.urn)
                .filter_map(|kept| kept.day())
                .max()
                .into(),
            authority.ended.into(),
        ]);
    }
    file
}

fn chosen<'a>(library: &'a Library, asked: &Asked) -> Vec<&'a Authority> {
    let name = asked.name.trim().to_lowercase();
    library
        .authorities()
        .filter(|authority| !authority.urn.is_empty())
        .filter(|authority| name.is_empty() || authority.name.to_lowercase().contains(&name))
        .filter(|authority| asked.region.is_empty() || asked.region == authority.region)
        .filter(|authority| asked.kind.is_empty() || asked.kind == authority.council_type)
        .collect()
}

fn table(library: &Library, authorities: &[&Authority], today: Date) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { "In order of name" }
            thead {
                tr {
                    th scope="col" { "Authority" }
                    th scope="col" { "Region" }
                    @for aspect in LISTED { th scope="col" { (words::aspect(aspect)) } }
                    th.n scope="col" { "Reports kept" }
                }
            }
            tbody {
                @for authority in authorities {
                    tr {
                        th scope="row" {
                            a.govuk-link href=(paths::authority(&authority.urn)) { (authority.name) }
                            @if authority.urn == INVENTED { " " span.wm-sub { "invented" } }
                        }
                        td data-l="Region" { (authority.region) }
                        @for (aspect, narrow) in LISTED.into_iter().zip(NARROW) {
                            td data-l=(narrow) { (grade_in_force(library, &authority.urn, aspect, today)) }
                        }
                        td.n data-l="Reports" { (library.reports_of(&authority.urn).count()) }
                    }
                }
            }
        }
    }
}

/// The mark of the grade in force on a day, and whether it is shared.
pub(crate) fn grade_in_force(library: &Library, urn: &str, aspect: Aspect, day: Date) -> Markup {
    let (held, _) = in_force::on(library, urn, aspect, in_force::latest_day(aspect, day));
    html! {
        @if let Some(held) = held {
            (grade(held.grade))
            @if held.together { " " span.wm-sub { "one grade" } }
        } @else { (no_grade()) }
    }
}
