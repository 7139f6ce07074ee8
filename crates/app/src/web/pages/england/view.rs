//! How England is shown.

use std::collections::BTreeMap;

use inspection::record::Aspect;
use maud::{Markup, html};

use super::chosen::{Chosen, Moved, Row, kinds, regions, rows};
use super::pictures::pictures;
use super::shared_with;
use super::years::{self, Year};
use crate::library::Library;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::govuk::grade::{grade, no_grade};
use crate::web::govuk::pagination::pagination;
use crate::web::govuk::section::section;
use crate::web::in_force::{self, CHOICES};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Rows on one page of the table.
const ROWS: usize = 20;

/// The page.
pub(crate) fn page(library: &Library, chosen: &Chosen) -> Page {
    let rows = rows(library, chosen.aspect, chosen.day);
    let shown: Vec<&Row<'_>> = rows.iter().filter(|r| chosen.holds(r.authority)).collect();
    let (answer, pictures) = library.drawn(
        &format!("england?{}", chosen.query("")),
        chosen.today,
        || {
            let years = years::counted(library, chosen);
            (answer(chosen, &years), pictures(chosen, &rows, &years))
        },
    );
    Page::new(
        Section::England,
        format!("{}, by authority", words::aspect(chosen.aspect)),
        answer,
    )
    .caption("National record · England")
    .stamp(stamp(chosen, &shown))
    .body(html! {
        (choices(chosen))
        (picked(chosen, shown.len()))
        (pictures)
        (table(chosen, &shown))
        (invented(library, chosen))
    })
}

/// "Four in five authorities are good or outstanding for children in care: 122 of 153."
fn answer(chosen: &Chosen, years: &[Year]) -> Markup {
    let Some(now) = years.last() else {
        return html! {};
    };
    let whom = whom(chosen);
    if now.known() == 0 {
        return html! { "No judgement " (words::for_aspect(chosen.aspect)) " is known of any " (whom.0) " on " (words::day(chosen.day)) "." };
    }
    let (good, known) = (now.good_or_better(), now.known());
    // An early year counts only where most authorities are known: eight of ten says little of England.
    let then = years
        .iter()
        .find(|year| year.known() > 2 * year.not_known)
        .filter(|year| year.on != now.on);
    html! {
        (words::capital(&share(good, known))) " " (whom.1)
        @if chosen.day == chosen.today { " are " } @else { " were " }
        "good or outstanding " (words::for_aspect(chosen.aspect)) ": " (good) " of " (known)
        @if now.not_known > 0 { " that we can read" } "."
        @if let Some(then) = then {
            " In " (words::month_year(then.on)) " it was " (then.good_or_better()) " of " (then.known())
            @if then.not_known > 0 { " that we can read" } "."
        }
    }
}

/// The authorities chosen, as one and as many: "London borough", "London boroughs".
fn whom(chosen: &Chosen) -> (String, String) {
    let (mut one, mut many) = ("authority".to_owned(), "authorities".to_owned());
    if !chosen.kind.is_empty() {
        one = format!("authority of the kind {}", chosen.kind);
        many = format!("authorities of the kind {}", chosen.kind);
    }
    if !chosen.region.is_empty() {
        one = format!("{one} of the region {}", chosen.region);
        many = format!("{many} of the region {}", chosen.region);
    }
    (one, many)
}

/// A share in words where a plain fraction is near enough, else in per cent.
fn share(part: usize, whole: usize) -> String {
    const PLAIN: [(usize, usize, &str); 8] = [
        (1, 4, "one in four"),
        (1, 3, "one in three"),
        (1, 2, "half of the"),
        (2, 3, "two in three"),
        (3, 4, "three in four"),
        (4, 5, "four in five"),
        (9, 10, "nine in ten"),
        (1, 1, "all"),
    ];
    PLAIN
        .iter()
        // Within one and a half per cent of the whole: |part/whole - a/b| * 200 <= 3.
        .find(|(a, b, _)| {
            (part * b).abs_diff(a * whole) * 200 <= 3 * whole * b && (*a != *b || part == whole)
        })
        .map_or_else(
            || format!("{}% of", (part * 100 + whole / 2) / whole.max(1)),
            |(_, _, said)| (*said).to_owned(),
        )
}

/// The day it holds for, how many rest on one shared grade, and how many are not known.
fn stamp(chosen: &Chosen, rows: &[&Row<'_>]) -> Markup {
    let together = rows
        .iter()
        .filter(|r| r.held.is_some_and(|h| h.together))
        .count();
    let unknown = rows.iter().filter(|r| r.held.is_none()).count();
    let mut facts: BTreeMap<&str, usize> = BTreeMap::new();
    for judged in rows.iter().filter_map(|r| r.held).map(|held| held.judged) {
        if judged.report.is_none() {
            *facts.entry(judged.source.as_str()).or_default() += 1;
        }
    }
    html! {
        "Latest judgement of each authority in reports published up to " (words::day(chosen.day)) "."
        @if together > 0 {
            " " (words::capital(&words::number(together)))
            @if together == 1 { " still rests" } @else { " still rest" }
            " on one grade for children in care and care leavers together, given before 2023."
        }
        @if !facts.is_empty() {
            " Where the report is not kept here, the grade comes from: "
            @for (place, (source, count)) in facts.iter().enumerate() {
                @if place > 0 { "; " }
                (source) " (" (count) ")"
            }
            "."
        }
        @if unknown > 0 {
            " Not known for " (words::number(unknown)) "."
        }
    }
}

fn choices(chosen: &Chosen) -> Markup {
    let aspects: Vec<(String, String)> = CHOICES
        .into_iter()
        .map(|aspect| {
            let name = if aspect == Aspect::Overall {
                "Overall (until April 2026)".to_owned()
            } else {
                words::aspect(aspect).to_owned()
            };
            (aspect.word().to_owned(), name)
        })
        .collect();
    filter::filter(
        &paths::england(),
        "Choose what the map shows",
        html! {
            (filter::select("Judgement", "judgement", &aspects, chosen.aspect.word()))
            (filter::day("Date", "date", &chosen.asked_day.to_string()))
            (filter::select("Region", "region", &with_all("All nine regions", regions()), &chosen.region))
            (filter::select("Kind of council", "kind", &with_all("All kinds", kinds()), &chosen.kind))
        },
        "Apply filters",
    )
}

/// A list of choices with "all" before it.
pub(crate) fn with_all(all: &str, values: Vec<String>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all.to_owned()))
        .chain(values.into_iter().map(|value| (value.clone(), value)))
        .collect()
}

/// What is shown, and what became of the overall grade.
fn picked(chosen: &Chosen, shown: usize) -> Markup {
    let filtered = !chosen.region.is_empty() || !chosen.kind.is_empty();
    html! {
        p.wm-on {
            @if filtered {
                "Showing " (words::count(shown, "authority", "authorities")) ". "
                a.govuk-link href={ (paths::england()) "?" (unfiltered(chosen).query("")) } { "Show all of England" } " "
            } @else {
                "Showing all " (shown) ". "
            }
            @if chosen.aspect == Aspect::Overall {
                "Overall grades ended in April 2026: none is given since, and none is made up here. "
                @if chosen.asked_day > chosen.day { "This is how they stood on " (words::day(chosen.day)) "; the few published later stand on their authority’s page." }
            } @else {
                "Overall grades ended in April 2026, so the map shows one judgement at a time."
            }
        }
    }
}

fn unfiltered(chosen: &Chosen) -> Chosen {
    Chosen {
        region: String::new(),
        kind: String::new(),
        ..chosen.clone()
    }
}

/// The map's equal in words.
fn table(chosen: &Chosen, shown: &[&Row<'_>]) -> Markup {
    let moved = |way: Moved| shown.iter().filter(|row| row.moved() == way).count();
    let pages = shown.len().div_ceil(ROWS).max(1);
    let page = chosen.page.map(|page| page.clamp(1, pages));
    let (first, most) = page.map_or((0, shown.len()), |page| ((page - 1) * ROWS, ROWS));
    let rows: Vec<&&Row<'_>> = shown.iter().skip(first).take(most).collect();
    let link = |page: &str| format!("{}?{}#table", paths::england(), chosen.query(page));
    section(
        "table",
        "The same as a table",
        html! {
            p.wm-lede {
                @if moved(Moved::First) == shown.len() {
                    "No earlier judgement of these is known here, so none can be said to have moved."
                } @else {
                    (words::capital(&words::count(moved(Moved::Up), "authority", "authorities"))) " last moved up, "
                    (moved(Moved::Down)) " moved down, " (moved(Moved::Same)) " stayed as they were."
                }
            }
            table.wm-t.wm-stack {
                caption {
                    "Sorted lowest judgement first, then longest since judged. "
                    @if rows.is_empty() { "None to show." } @else { (first + 1) " to " (first + rows.len()) " of " (shown.len()) "." }
                }
                thead {
                    tr {
                        th scope="col" { "Authority" }
                        th scope="col" { "Region" }
                        th scope="col" { (words::aspect(chosen.aspect)) }
                        th scope="col" { "Report published" }
                        th scope="col" { "Since the one before" }
                    }
                }
                tbody { @for row in rows { (table_row(chosen, row)) } }
            }
            @if let Some(page) = page { (pagination(page, pages, |page| link(&page.to_string()))) }
            (downloads(&[
                (if page.is_some() { "All on one page" } else { "20 to a page" }, link(if page.is_some() { "all" } else { "" })),
                ("Download these judgements (CSV)", format!("/england/judgements.csv?{}", chosen.query(""))),
                ("Download the counts by year (CSV)", format!("/england/years.csv?{}", chosen.query(""))),
            ]))
        },
    )
}

fn table_row(chosen: &Chosen, row: &Row<'_>) -> Markup {
    html! {
        tr {
            th scope="row" { a.govuk-link href=(paths::authority(&row.authority.urn)) { (row.authority.name) } }
            td data-l="Region" { (row.authority.region) }
            td data-l="Grade" {
                @if let Some(held) = row.held {
                    (grade(held.grade))
                    @if held.together && let Some(other) = shared_with(chosen.aspect) {
                        " " span.wm-sub { "one grade with " (words::aspect(other).to_lowercase()) }
                    }
                } @else { (no_grade()) }
            }
            td data-l="Published" { @if let Some(held) = row.held { (words::day(held.judged.published)) } }
            td data-l="Before" { (since(row)) }
        }
    }
}

/// The invented authority stands apart: it is in no count, no row and no tile above.
fn invented(library: &Library, chosen: &Chosen) -> Markup {
    let Some(authority) = &library.invented else {
        return html! {};
    };
    let (held, _) = in_force::on(library, &authority.urn, chosen.aspect, chosen.day);
    section(
        "invented",
        "Invented, and not counted",
        html! {
            p.wm-p {
                a.govuk-link href=(paths::authority(&authority.urn)) { (authority.name) }
                " and its reports were made up to show the service. "
                @if let Some(held) = held {
                    (words::capital(words::for_aspect(chosen.aspect))) " it was given " (grade(held.grade)) " on " (words::day(held.judged.published)) ". "
                }
                "It is in none of the figures on this page."
            }
        },
    )
}

/// "Down from good".
fn since(row: &Row<'_>) -> String {
    let before = row
        .before
        .map(|held| words::grade_lower(held.grade))
        .unwrap_or_default();
    match row.moved() {
        Moved::Up => format!("Up from {before}"),
        Moved::Down => format!("Down from {before}"),
        Moved::Same => "Same as before".to_owned(),
        Moved::First => "None before it known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_plain_fraction_only_where_it_is_near_one() {
        assert_eq!(share(122, 153), "four in five");
        assert_eq!(share(60, 146), "41% of");
        assert_eq!(share(153, 153), "all");
        assert_eq!(share(152, 153), "99% of");
    }
}
