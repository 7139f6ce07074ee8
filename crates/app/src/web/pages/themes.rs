//! Themes: GET /themes, and one theme across England: GET /themes/{slug}.

mod show;

use axum::extract::State;
use inspection::themes::ThemeId;
use maud::html;

pub(crate) use show::{points_csv, show};

use crate::state::App;
use crate::web::csv::Csv;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// All themes, the most asked for first.
pub(crate) async fn index(State(app): State<App>) -> Page {
    let library = app.library();
    let spread = library.spread();
    let mut rows: Vec<_> = spread.iter().collect();
    rows.sort_by_key(|(id, spread)| (std::cmp::Reverse(spread.there_now.len()), **id));
    let most = rows
        .first()
        .map(|(id, _)| id.theme().name.to_lowercase())
        .unwrap_or_default();
    let points: usize = library.reports.iter().map(|r| r.record.points.len()).sum();
    Page::new(
        Section::Themes,
        "Themes",
        html! {
            (words::count(rows.len(), "theme", "themes")) " of the field, each with a written definition. "
            @if points > 0 { "Today the most asked for is " (most) "." }
        },
    )
    .crumb("England", paths::england())
    .stamp(html! {
        "Read from " (words::count(points, "point", "points")) " in " (words::count(library.reports.len(), "report", "reports"))
        " kept here, as at " (words::day(app.today())) ". A point may carry several themes. The safeguarding boards’ points are not counted."
    })
    .body(html! {
        (section("all", "All themes", html! {
            table.wm-t.wm-stack {
                caption { "Sorted by the number of authorities whose latest full inspection asks for it." }
                thead { tr {
                    th scope="col" { "Theme" } th scope="col" { "What it covers" }
                    th.n scope="col" { "Authorities asked now" } th.n scope="col" { "Has left" } th.n scope="col" { "Points in all" }
                } }
                tbody {
                    @for (id, spread) in &rows {
                        tr {
                            th scope="row" { a.govuk-link href=(paths::theme(id.theme().slug)) { (id.theme().name) } }
                            td data-l="What it covers" { (id.theme().definition) }
                            td.n data-l="Authorities asked now" { (spread.there_now.len()) }
                            td.n data-l="Has left" { (spread.left.len()) }
                            td.n data-l="Points in all" { (spread.points.len()) }
                        }
                    }
                }
            }
            (downloads(&[("Themes (CSV)", "/themes.csv".to_owned())]))
        }))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "A new report, a correction, or a change to a theme’s phrases. Each theme’s page shows the phrases it is known by." }
        }))
    })
}

/// All themes with their definitions and counts.
pub(crate) async fn index_csv(State(app): State<App>) -> Csv {
    let library = app.library();
    let mut csv = Csv::new(
        "themes",
        app.today(),
        &[
            "theme",
            "name",
            "definition",
            "phrases",
            "authorities_asked_now",
            "authorities_it_has_left",
            "points",
        ],
    );
    for (id, spread) in library.spread() {
        let theme = id.theme();
        csv.row(vec![
            theme.slug.into(),
            theme.name.into(),
            theme.definition.into(),
            theme.phrases.join("; ").into(),
            spread.there_now.len().into(),
            spread.left.len().into(),
            spread.points.len().into(),
        ]);
    }
    csv
}

/// The theme of a slug, as pages know it.
fn known(slug: &str) -> Option<ThemeId> {
    ThemeId::from_slug(slug)
}
