//! One theme: where it is found across England, when, in whose words, and which authorities it has left.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use charts::Words;
use charts::columns::{self, Column};
use inspection::record::Point;
use inspection::spread::{Left, Spread};
use maud::{Markup, html};
use serde::Deserialize;

use super::known;
use crate::library::{INVENTED, Kept, Library};
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::{
    details::details, downloads::downloads, filter, pagination::pagination, section::section,
};
use crate::web::page::{Page, Section};
use crate::web::pages::report;
use crate::web::{paths, words};

/// Quotations on one page.
const PER_PAGE: usize = 25;

/// What the reader chose.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    region: String,
    year: String,
    page: usize,
}

/// A point that names the theme, with its report.
struct Named<'a> {
    kept: &'a Kept,
    point: &'a Point,
    authority: String,
    region: &'a str,
}

/// The theme.
pub(crate) async fn show(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Page, Error> {
    let id = known(&slug).ok_or(Error::NotFound("this theme"))?;
    let theme = id.theme();
    let library = app.library();
    let empty = Spread::default();
    let spread = library.spread().get(&id).unwrap_or(&empty);
    let all = named(&library, spread);
    let path = paths::theme(theme.slug);
    Ok(Page::new(Section::Themes, theme.name, answer(&all, spread))
        .crumb("England", paths::england())
        .crumb("Themes", paths::themes())
        .stamp(html! {
            (theme.definition) " Read from " (words::count(library.reports.len(), "report", "reports")) " kept here, as at " (words::day(app.today())) "."
        })
        .body(html! {
            (years(&all))
            (there_now(&library, spread))
            (left(&library, spread))
            (quotes(&all, &chosen, &path))
            (section("phrases", "How a point is known to be about this", html! {
                p.wm-p { "It holds one of these phrases, as whole words. Nothing else decides." }
                (details("Show the phrases", html! { ul.wm-links { @for phrase in theme.phrases { li { "“" (phrase) "”" } } } }))
                (downloads(&[("Points on this theme (CSV)", format!("{path}/points.csv"))]))
            }))
            (section("what-would-change", "What would change this page", html! {
                p.wm-p { "A new report, a correction, or a change to the phrases above." }
            }))
        }))
}

/// Every point that names the theme.
pub(crate) async fn points_csv(
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Csv, Error> {
    let id = known(&slug).ok_or(Error::NotFound("this theme"))?;
    let library = app.library();
    let mut csv = Csv::new(
        &format!("{} points", id.theme().slug),
        app.today(),
        &[
            "theme",
            "authority",
            "region",
            "published",
            "report",
            "position",
            "page",
            "text",
        ],
    );
    if let Some(spread) = library.spread().get(&id) {
        for named in named(&library, spread) {
            csv.row(vec![
                id.theme().slug.into(),
                named.authority.into(),
                named.region.into(),
                named.kept.published().into(),
                named.kept.id.as_str().into(),
                named.point.position.into(),
                named.point.page.into(),
                named.point.text.as_str().into(),
            ]);
        }
    }
    Ok(csv)
}

fn named<'a>(library: &'a Library, spread: &Spread) -> Vec<Named<'a>> {
    spread
        .points
        .iter()
        .filter_map(|(report, point)| {
            let kept = library.reports.get(*report)?;
            Some(Named {
                kept,
                point: kept.record.points.get(*point)?,
                authority: report::authority_name(library, kept),
                region: kept
                    .urn()
                    .and_then(|urn| library.authority(urn))
                    .map_or("", |a| a.region.as_str()),
            })
        })
        .collect()
}

fn answer(all: &[Named<'_>], spread: &Spread) -> Markup {
    let Some(newest) = all.first() else {
        return html! { "No report kept here asks an authority to improve this." };
    };
    html! {
        (words::count(spread.there_now.len(), "authority is", "authorities are")) " asked to improve this by the latest full inspection; it has left "
        (spread.left.len()) ". Last named in " (newest.authority)
        @if let Some(day) = newest.kept.published() { ", " (words::day(day)) }
        "."
    }
}

/// Points by year of publication.
fn years(all: &[Named<'_>]) -> Markup {
    let mut by_year: BTreeMap<i16, (usize, std::collections::BTreeSet<&str>)> = BTreeMap::new();
    for named in all {
        if let Some(day) = named.kept.published() {
            let (points, reports) = by_year.entry(day.year()).or_default();
            *points += 1;
            reports.insert(&named.kept.id);
        }
    }
    let (Some(first), Some(last)) = (
        by_year.keys().next().copied(),
        by_year.keys().last().copied(),
    ) else {
        return html! {};
    };
    // A year without a point is a fact too: it stands between the others with its none.
    let columns: Vec<Column> = (first..=last)
        .map(|year| Column {
            label: year.to_string(),
            count: by_year
                .get(&year)
                .map_or(0, |(points, _)| u32::try_from(*points).unwrap_or(u32::MAX)),
        })
        .collect();
    let table = html! {
        table.wm-t.wm-years {
            caption { "Points that name it, and the reports they stand in, by the year of publication." }
            thead { tr { th scope="col" { "Year" } th.n scope="col" { "Points" } th.n scope="col" { "Reports" } } }
            tbody {
                @for (year, (points, reports)) in by_year.iter().rev() {
                    tr { th scope="row" { (year) } td.n { (points) } td.n { (reports.len()) } }
                }
            }
        }
    };
    section(
        "when",
        "When",
        columns::draw(
            &columns,
            &Words::new(
                "years",
                "Points by year",
                "Points that name it, by the year their report was published. How many reports were published differs from year to year.",
            ),
            &table,
        ),
    )
}

fn there_now(library: &Library, spread: &Spread) -> Markup {
    section(
        "now",
        "Where it is asked for now",
        html! {
            p.wm-lede { (words::count(spread.there_now.len(), "authority", "authorities")) ", newest report first." }
            ul.wm-names {
                @for (urn, report) in &spread.there_now {
                    li { (authority(library, urn)) @if let Some(day) = published(library, *report) { " " span.wm-mark { (words::day(day)) } } }
                }
            }
        },
    )
}

fn left(library: &Library, spread: &Spread) -> Markup {
    let praised = spread.left.iter().filter(|l| l.praised.is_some()).count();
    section(
        "left",
        "Which authorities it has left",
        html! {
            p.wm-lede {
                (words::count(spread.left.len(), "authority was", "authorities were")) " asked once and not by the latest full inspection; in "
                (praised) " of them that inspection praises it. Not to be asked again is not the same as to be praised."
            }
            @if !spread.left.is_empty() {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Authority" } th scope="col" { "Last asked" } th scope="col" { "Latest full inspection" } th scope="col" { "What that says" } } }
                    tbody {
                        @for left in &spread.left {
                            tr {
                                th scope="row" { (authority(library, &left.urn)) }
                                td data-l="Last asked" { @match published(library, left.last_named) { Some(day) => (words::day(day)), None => "not known" } }
                                td data-l="Latest" { @match published(library, left.latest) { Some(day) => (words::day(day)), None => "not known" } }
                                td data-l="What that says" { (praise(library, left)) }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn praise(library: &Library, left: &Left) -> Markup {
    let said = left.praised.and_then(|(section, paragraph, sentence)| {
        let kept = library.reports.get(left.latest)?;
        let paragraph = kept
            .record
            .sections
            .get(section)?
            .paragraphs
            .get(paragraph)?;
        Some((kept, paragraph, paragraph.sentences.get(sentence)?))
    });
    html! {
        @match said {
            Some((kept, paragraph, sentence)) => {
                "“" (report::words_of(paragraph, sentence)) "” "
                a.govuk-link.wm-nowrap href=(paths::report_paragraph(&kept.id, paragraph.page, paragraph.number)) {
                    "page " (paragraph.page) @if let Some(number) = paragraph.number { ", paragraph " (number) }
                }
            }
            None => "No praise found",
        }
    }
}

fn authority(library: &Library, urn: &str) -> Markup {
    let name = library.authority(urn).map_or(urn, |a| a.name.as_str());
    html! {
        a.govuk-link href=(paths::authority(urn)) { (name) }
        @if urn == INVENTED { " (invented)" }
    }
}

fn published(library: &Library, report: usize) -> Option<jiff::civil::Date> {
    library
        .reports
        .get(report)
        .and_then(|kept| kept.published())
}

/// In whose words: the points themselves, newest first, a page at a time.
fn quotes(all: &[Named<'_>], chosen: &Chosen, path: &str) -> Markup {
    let mut regions: Vec<(String, String)> = all
        .iter()
        .map(|n| (n.region.to_owned(), n.region.to_owned()))
        .collect();
    regions.sort();
    regions.dedup();
    regions.retain(|(region, _)| !region.is_empty());
    regions.insert(0, (String::new(), "All regions".to_owned()));
    let year_of = |named: &Named<'_>| {
        named
            .kept
            .published()
            .map(|d| d.year().to_string())
            .unwrap_or_default()
    };
    let mut years: Vec<(String, String)> = all.iter().map(|n| (year_of(n), year_of(n))).collect();
    years.dedup();
    years.insert(0, (String::new(), "All years".to_owned()));
    let shown: Vec<&Named<'_>> = all
        .iter()
        .filter(|n| chosen.region.is_empty() || n.region == chosen.region)
        .filter(|n| chosen.year.is_empty() || year_of(n) == chosen.year)
        .collect();
    let pages = shown.len().div_ceil(PER_PAGE).max(1);
    let page = chosen.page.clamp(1, pages);
    let query = format!(
        "{path}?region={}&year={}",
        paths::escaped(&chosen.region),
        paths::escaped(&chosen.year)
    );
    section(
        "words",
        "In whose words",
        html! {
            (filter::filter(&format!("{path}#words"), "Which points to show", html! {
                (filter::select("Region", "region", &regions, &chosen.region))
                (filter::select("Year", "year", &years, &chosen.year))
            }, "Apply"))
            p.wm-on { (words::count(shown.len(), "point", "points")) ", newest first. Page " (page) " of " (pages) "." }
            @for named in shown.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) {
                div.wm-item {
                    span.wm-item-no { (named.kept.published().map(|d| d.year().to_string()).unwrap_or_default()) }
                    div {
                        p.wm-p { "“" (named.point.text) "”" }
                        p.wm-themes {
                            a.govuk-link href=(paths::report(&named.kept.id)) { (report::title(named.kept, &named.authority)) } ", "
                        @if named.kept.invented { "invented, " }
                            a.govuk-link.wm-nowrap href=(paths::pdf(&named.kept.id, named.point.page)) { "page " (named.point.page) }
                        }
                    }
                }
            }
            (pagination(page, pages, |n| format!("{query}&page={n}#words")))
        },
    )
}
