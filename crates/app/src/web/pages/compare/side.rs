//! Several authorities on one day: grades side by side, what their latest reports ask for, and each through time.

use std::collections::BTreeMap;

use inspection::authorities::Authority;
use inspection::record::{Aspect, Part};
use inspection::themes::ThemeId;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::library::{Kept, Library};
use crate::web::govuk::grade::{grade, no_grade};
use crate::web::govuk::section::section;
use crate::web::in_force::{self, Held};
use crate::web::pages::authorities::LISTED;
use crate::web::pages::authority::history;
use crate::web::{paths, words};

/// Title, answer, stamp and body.
pub(super) fn parts(
    library: &Library,
    authorities: &[&Authority],
    day: Date,
) -> (String, Markup, Markup, Markup) {
    let names: Vec<String> = authorities.iter().map(|a| a.name.clone()).collect();
    (
        words::list(&names),
        html! { (answer(library, authorities, day)) },
        html! { "Grades in force on " (words::day(day)) ", from reports published by then." },
        html! {
            (section("grades", "Grades side by side", grades(library, authorities, day)))
            (section("asked", "What their latest reports ask to improve", themes(library, authorities, day)))
            (section("time", "Through time", strips(library, authorities, day)))
        },
    )
}

/// "The same for leaders; apart for children in care: outstanding in A, good in B."
fn answer(library: &Library, authorities: &[&Authority], day: Date) -> String {
    let mut same = Vec::new();
    let mut widest: Option<(u8, Aspect, String)> = None;
    for aspect in LISTED {
        let mut held: Vec<(&str, Held<'_>)> = authorities
            .iter()
            .filter_map(|a| {
                let (held, _) = in_force::held(library, &a.urn, aspect, day);
                held.map(|held| (a.name.as_str(), held))
            })
            .collect();
        if held.len() < 2 {
            continue;
        }
        held.sort_by_key(|(_, held)| std::cmp::Reverse(in_force::rank(held.grade)));
        let (Some((best_name, best)), Some((worst_name, worst))) = (held.first(), held.last())
        else {
            continue;
        };
        let apart = in_force::rank(best.grade) - in_force::rank(worst.grade);
        if apart == 0 {
            same.push(words::for_aspect(aspect).to_owned());
        } else if widest.as_ref().is_none_or(|(most, ..)| apart > *most) {
            let said = format!(
                "{} in {best_name}, {} in {worst_name}",
                words::grade_lower(best.grade),
                words::grade_lower(worst.grade)
            );
            widest = Some((apart, aspect, said));
        }
    }
    let same = (!same.is_empty()).then(|| format!("Graded the same {}.", words::list(&same)));
    let apart = widest
        .map(|(_, aspect, said)| format!("Furthest apart {}: {said}.", words::for_aspect(aspect)));
    match (same, apart) {
        (None, None) => "No two of them have a grade in force for the same thing.".to_owned(),
        (same, apart) => same.into_iter().chain(apart).collect::<Vec<_>>().join(" "),
    }
}

fn grades(library: &Library, authorities: &[&Authority], day: Date) -> Markup {
    let aspects = in_force::CHOICES
        .into_iter()
        .filter(|aspect| *aspect != Aspect::Overall || day < in_force::OVERALL_ENDED);
    html! {
        div.wm-scroll role="region" aria-label="Table of grades" tabindex="0" {
            table.wm-t.wm-side {
                thead {
                    tr {
                        th scope="col" { "Judgement" }
                        @for authority in authorities { th scope="col" { a.govuk-link href=(paths::authority(&authority.urn)) { (authority.name) } } }
                    }
                }
                tbody {
                    @for aspect in aspects {
                        tr {
                            th scope="row" { (words::aspect(aspect)) }
                            @for authority in authorities {
                                @let (held, _) = in_force::held(library, &authority.urn, aspect, day);
                                td { (cell(held)) }
                            }
                        }
                    }
                    (facts(authorities, "Region", |a| a.region.clone()))
                    (facts(authorities, "Kind of council", |a| a.council_type.clone()))
                    (facts(authorities, "Children aged 0 to 17, mid-2024", |a| a.children.map(words::thousands).unwrap_or_default()))
                    (facts(authorities, "Reports read", |a| library.reports_of(&a.urn).count().to_string()))
                }
            }
        }
    }
}

/// A grade with the month it was published, and whether it is shared.
pub(super) fn cell(held: Option<Held<'_>>) -> Markup {
    html! {
        @if let Some(held) = held {
            (grade(held.grade))
            div.wm-sub {
                (words::month_year(held.judged.published))
                @if held.together { ", one grade for children in care and care leavers" }
            }
        } @else { (no_grade()) }
    }
}

fn facts(authorities: &[&Authority], name: &str, of: impl Fn(&Authority) -> String) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            @for authority in authorities { td { (of(authority)) } }
        }
    }
}

/// The newest report of an authority by a day that asks for anything.
fn latest<'a>(library: &'a Library, urn: &str, day: Date) -> Option<&'a Kept> {
    library
        .reports_of(urn)
        .filter(|kept| kept.day().is_some_and(|on| on <= day))
        .filter(|kept| kept.record.points_of(Part::Authority).next().is_some())
        .last()
        .map(AsRef::as_ref)
}

fn themes(library: &Library, authorities: &[&Authority], day: Date) -> Markup {
    let reports: Vec<Option<&Kept>> = authorities
        .iter()
        .map(|authority| latest(library, &authority.urn, day))
        .collect();
    let mut counts: BTreeMap<ThemeId, Vec<usize>> = BTreeMap::new();
    for (place, kept) in reports.iter().enumerate() {
        for theme in kept
            .iter()
            .flat_map(|kept| kept.record.points_of(Part::Authority))
            .flat_map(|point| &point.themes)
        {
            let row = counts
                .entry(*theme)
                .or_insert_with(|| vec![0; authorities.len()]);
            if let Some(count) = row.get_mut(place) {
                *count += 1;
            }
        }
    }
    let mut rows: Vec<(ThemeId, Vec<usize>)> = counts.into_iter().collect();
    let named_by = |row: &[usize]| row.iter().filter(|count| **count > 0).count();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse((named_by(row), row.iter().sum::<usize>())));
    let shared = rows.iter().filter(|(_, row)| named_by(row) > 1).count();
    html! {
        p.wm-lede {
            @if rows.is_empty() { "No point to improve was read from a report of any of them." }
            @else { (words::capital(&words::count(shared, "theme is", "themes are"))) " asked for in more than one of them. The figure is the number of points." }
        }
        @if !rows.is_empty() {
            div.wm-scroll role="region" aria-label="Table of themes" tabindex="0" {
                table.wm-t.wm-side {
                    thead {
                        tr {
                            th scope="col" { "Theme" }
                            @for (authority, kept) in authorities.iter().zip(&reports) {
                                th.n scope="col" {
                                    (authority.name) " "
                                    @if let Some(kept) = kept {
                                        a.govuk-link href=(paths::report(&kept.id)) { (kept.day().map(words::month_year).unwrap_or_default()) }
                                    } @else { span.wm-sub { "no points read" } }
                                }
                            }
                        }
                    }
                    tbody {
                        @for (theme, row) in &rows {
                            tr {
                                th scope="row" { a.govuk-link href=(paths::theme(theme.theme().slug)) { (theme.theme().name) } }
                                @for (count, kept) in row.iter().zip(&reports) {
                                    td.n {
                                        @if kept.is_none() { span.wm-sub { "not read" } }
                                        @else if *count == 0 { span.wm-sub { "–" span.govuk-visually-hidden { " not asked" } } }
                                        @else { (count) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn strips(library: &Library, authorities: &[&Authority], day: Date) -> Markup {
    html! {
        @for authority in authorities {
            @let history = history(library, &authority.urn, day);
            div.wm-through {
                h3 { (authority.name) }
                @if history.reports.is_empty() { p.wm-p { "No judgement is known here." } }
                @else {
                    (charts::strip::draw(&history, &charts::Words::new(
                        format!("strip-{}", authority.urn),
                        format!("Judgements of {}", authority.name),
                        "",
                    )))
                }
            }
        }
    }
}
