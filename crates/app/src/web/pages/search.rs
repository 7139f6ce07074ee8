//! Search every paragraph and point: GET /search.

use std::collections::BTreeSet;

use axum::extract::{Query as Asked, State};
use inspection::frameworks;
use inspection::record::{Aspect, Framework, Grade};
use inspection::search::{Query, snippet};
use inspection::themes::ThemeId;
use maud::{Markup, html};
use serde::Deserialize;

use super::report;
use crate::library::{Kept, Library, Passage, Place};
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::govuk::{downloads::downloads, filter, pagination::pagination, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Results on one page.
const PER_PAGE: usize = 20;
/// The most results that can be paged through or downloaded; how many there are in all is always said.
const MOST: usize = 1000;
/// Words of a result shown around what was found.
const AROUND: usize = 60;

/// What the reader typed and chose; empty means any.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    q: String,
    authority: String,
    framework: String,
    judgement: String,
    grade: String,
    theme: String,
    year: String,
    page: usize,
}

/// The search, and what it found.
pub(crate) async fn show(State(app): State<App>, Asked(chosen): Asked<Chosen>) -> Page {
    let library = app.library();
    let query = Query::parse(&chosen.q);
    let (places, total) = found(&library, &chosen, &query);
    let shown = total.min(MOST);
    let pages = shown.div_ceil(PER_PAGE).max(1);
    let page = chosen.page.clamp(1, pages);
    let results: Vec<(&Kept, Passage<'_>)> = places
        .iter()
        .skip((page - 1) * PER_PAGE)
        .take(PER_PAGE)
        .filter_map(|place| {
            let kept = library.reports.get(place.report)?;
            Some((kept.as_ref(), place.passage(kept)?))
        })
        .collect();
    let reports: BTreeSet<usize> = places.iter().map(|place| place.report).collect();
    Page::new(
        Section::Search,
        "Search",
        html! {
            @if query.is_empty() {
                "Every paragraph and every point of every report, by its words."
            } @else if total == 0 {
                "No paragraph or point has all of “" (chosen.q) "”."
            } @else {
                (words::count(total, "paragraph or point has", "paragraphs and points have")) " “" (chosen.q) "”"
                @if total <= MOST { ", in " (words::count(reports.len(), "report", "reports")) }
                "."
            }
        },
    )
    .crumb("England", paths::england())
    .stamp(html! {
        "Looked through " (library.shelf().len()) " paragraphs and points of " (words::count(library.reports.len(), "report", "reports")) " kept here, as at " (words::day(app.today())) "."
    })
    .body(html! {
        (form(&library, &chosen))
        @if total == 0 && !query.is_empty() {
            p.wm-p { "Try fewer words, or one without its ending. Filters that are set are kept: choose “any” to look everywhere." }
        }
        @if total > 0 {
            h2.govuk-visually-hidden { "Results" }
            @for (kept, passage) in &results { (hit(&library, kept, *passage, &query)) }
            @if total > MOST { p.wm-note { "The best " (MOST) " of " (total) " can be paged through. Add a word or a filter for fewer." } }
            (pagination(page, pages, |n| format!("{}&page={n}", address("/search", &chosen))))
            (downloads(&[("These results (CSV)", address("/search.csv", &chosen))]))
        }
        (section("how", "How to ask", html! {
            ul.wm-links {
                li { "All words must be there: " a.govuk-link href=(paths::search("missing exploitation")) { "missing exploitation" } }
                li { "A phrase in quotation marks: " a.govuk-link href=(paths::search("\"return home interviews\"")) { "“return home interviews”" } }
                li { "Without a word, with a minus: " a.govuk-link href=(paths::search("homeless -hostel")) { "homeless -hostel" } }
                li { "Endings do not matter: interview finds interviews and interviewed." }
            }
        }))
    })
}

/// What was found, one a row.
pub(crate) async fn rows(State(app): State<App>, Asked(chosen): Asked<Chosen>) -> Csv {
    let library = app.library();
    let (places, _) = found(&library, &chosen, &Query::parse(&chosen.q));
    let mut csv = Csv::new(
        &format!("search {}", chosen.q),
        app.today(),
        &[
            "authority",
            "published",
            "report",
            "kind",
            "number",
            "page",
            "themes",
            "text",
        ],
    );
    for place in places {
        let Some(kept) = library.reports.get(place.report) else {
            continue;
        };
        let Some(passage) = place.passage(kept) else {
            continue;
        };
        csv.row(vec![
            report::authority_name(&library, kept).into(),
            kept.published().into(),
            kept.id.as_str().into(),
            kind_of(passage).into(),
            passage.number().into(),
            passage.page().into(),
            words::themes(passage.themes()).into(),
            passage.text().into(),
        ]);
    }
    csv
}

fn found(library: &Library, chosen: &Chosen, query: &Query) -> (Vec<Place>, usize) {
    if query.is_empty() {
        return (Vec::new(), 0);
    }
    let theme = ThemeId::from_slug(&chosen.theme);
    // Whether a report answers the filters is asked once of each report, not of each of its paragraphs.
    let answers: Vec<bool> = library
        .reports
        .iter()
        .map(|kept| report_answers(kept, chosen))
        .collect();
    library.shelf().find(query, MOST, |place| {
        answers.get(place.report).copied().unwrap_or_default()
            && theme.is_none_or(|theme| {
                let kept = library.reports.get(place.report);
                kept.and_then(|kept| place.passage(kept))
                    .is_some_and(|p| p.themes().contains(&theme))
            })
    })
}

fn report_answers(kept: &Kept, chosen: &Chosen) -> bool {
    let record = &kept.record;
    let framework = record
        .framework
        .as_ref()
        .map(|f| code(f.value))
        .unwrap_or_default();
    let year = kept
        .published()
        .map(|day| day.year().to_string())
        .unwrap_or_default();
    let grade = Grade::from_word(&chosen.grade);
    let judged = Aspect::COLUMNS
        .into_iter()
        .find(|aspect| aspect.word() == chosen.judgement);
    (chosen.authority.is_empty() || kept.urn() == Some(&chosen.authority))
        && (chosen.framework.is_empty() || framework == chosen.framework)
        && (chosen.year.is_empty() || year == chosen.year)
        && match (judged, grade) {
            (None, None) => true,
            (Some(aspect), None) => record.grade(aspect).is_some(),
            (Some(aspect), Some(grade)) => record.grade(aspect) == Some(grade),
            (None, Some(grade)) => Aspect::COLUMNS
                .iter()
                .any(|aspect| record.grade(*aspect) == Some(grade)),
        }
}

/// A framework in an address: each its own, unlike in files, where some share the word `other`.
fn code(framework: Framework) -> &'static str {
    frameworks::facts(framework).short_name
}

fn form(library: &Library, chosen: &Chosen) -> Markup {
    let any = |words: &str| (String::new(), words.to_owned());
    let mut authorities = vec![any("Any authority")];
    authorities.extend(
        library
            .authorities()
            .filter(|a| library.by_authority.contains_key(&a.urn))
            .map(|a| (a.urn.clone(), a.name.clone())),
    );
    let present: BTreeSet<Framework> = library
        .reports
        .iter()
        .filter_map(|kept| kept.record.framework.as_ref())
        .map(|f| f.value)
        .collect();
    let mut frameworks = vec![any("Any framework")];
    frameworks.extend(
        present
            .into_iter()
            .map(|f| (code(f).to_owned(), code(f).to_owned())),
    );
    let mut judgements = vec![any("Any judgement")];
    judgements.extend(
        Aspect::COLUMNS
            .into_iter()
            .map(|a| (a.word().to_owned(), words::aspect(a).to_owned())),
    );
    let mut grades = vec![any("Any grade")];
    grades.extend(
        Grade::ALL
            .into_iter()
            .map(|g| (g.word().to_owned(), words::grade(g).to_owned())),
    );
    let mut themes = vec![any("Any theme")];
    themes
        .extend(ThemeId::all().map(|id| (id.theme().slug.to_owned(), id.theme().name.to_owned())));
    let by_year: BTreeSet<i16> = library
        .reports
        .iter()
        .filter_map(|kept| kept.published())
        .map(|day| day.year())
        .collect();
    let mut years = vec![any("Any year")];
    years.extend(
        by_year
            .into_iter()
            .rev()
            .map(|year| (year.to_string(), year.to_string())),
    );
    filter::filter(
        "/search",
        "Search",
        html! {
            div.wm-words {
                label for="f-q" { "Words" }
                input id="f-q" name="q" type="search" value=(chosen.q) maxlength="200";
            }
            (filter::select("Authority", "authority", &authorities, &chosen.authority))
            (filter::select("Theme", "theme", &themes, &chosen.theme))
            (filter::select("Framework", "framework", &frameworks, &chosen.framework))
            (filter::select("Judgement", "judgement", &judgements, &chosen.judgement))
            (filter::select("Grade", "grade", &grades, &chosen.grade))
            (filter::select("Year", "year", &years, &chosen.year))
        },
        "Search",
    )
}

fn hit(library: &Library, kept: &Kept, passage: Passage<'_>, query: &Query) -> Markup {
    let snippet = snippet(passage.text(), query, AROUND);
    let title = report::title(kept, &report::authority_name(library, kept));
    let path = match passage {
        Passage::Point(point) => format!("{}#{}", paths::report(&kept.id), report::point_id(point)),
        Passage::Paragraph(paragraph) => {
            paths::report_paragraph(&kept.id, paragraph.page, paragraph.number)
        }
    };
    html! {
        div.wm-hit {
            h3 { a.govuk-link href=(path) { (title) } }
            p.wm-p {
                @if snippet.cut_before { "… " }
                @for piece in &snippet.pieces {
                    @if piece.found { mark { (piece.text) } } @else { (piece.text) }
                }
                @if snippet.cut_after { " …" }
            }
            p.wm-themes {
                @if kept.invented { "Invented. " }
                (words::capital(kind_of(passage)))
                @if let Some(number) = passage.number() { " " (number) }
                ", " a.govuk-link href=(paths::pdf(&kept.id, passage.page())) { "page " (passage.page()) " of the PDF" }
            }
        }
    }
}

fn kind_of(passage: Passage<'_>) -> &'static str {
    match passage {
        Passage::Point(_) => "point",
        Passage::Paragraph(_) => "paragraph",
    }
}

/// The address of this search.
fn address(path: &str, chosen: &Chosen) -> String {
    let set = [
        ("q", &chosen.q),
        ("authority", &chosen.authority),
        ("theme", &chosen.theme),
        ("framework", &chosen.framework),
        ("judgement", &chosen.judgement),
        ("grade", &chosen.grade),
        ("year", &chosen.year),
    ];
    let query: Vec<String> = set
        .into_iter()
        .filter(|(name, value)| *name == "q" || !value.is_empty())
        .map(|(name, value)| format!("{name}={}", paths::escaped(value)))
        .collect();
    format!("{path}?{}", query.join("&"))
}
