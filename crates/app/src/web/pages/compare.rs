//! Compare: GET `/compare?with=…`, two to six authorities on one day, or one authority on two days.

mod asked;
mod days;
mod side;

use axum::extract::{RawQuery, State};
use inspection::authorities::Authority;
use maud::{Markup, html};

use crate::library::Library;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::in_force::{self, CHOICES};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};
use asked::{Asked, MOST};

/// GET `/compare`.
pub(crate) async fn show(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Page, Error> {
    let library = app.library();
    let asked = Asked::of(query.as_deref().unwrap_or_default(), app.today());
    let authorities = found(&library, &asked)?;
    let (title, answer, stamp, body) = match (authorities.as_slice(), asked.and) {
        ([one], Some(and)) => days::parts(&library, one, asked.at, and),
        ([], _) | ([_], None) => (
            "Compare".to_owned(),
            html! { "Choose two to six authorities, or one authority and two days." },
            html! { "Nothing is compared yet." },
            html! {},
        ),
        (several, _) => side::parts(&library, several, asked.at),
    };
    Ok(Page::new(Section::Compare, title, answer)
        .caption("National record · Compare")
        .stamp(stamp)
        .body(html! {
            (form(&library, &asked, &authorities))
            (body)
            @if authorities.len() > 1 || asked.and.is_some() {
                (downloads(&[("Download these judgements (CSV)", format!("/compare/judgements.csv?{}", asked.query()))]))
            }
        }))
}

/// GET `/compare/judgements.csv`.
pub(crate) async fn judgements_csv(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Csv, Error> {
    let library = app.library();
    let asked = Asked::of(query.as_deref().unwrap_or_default(), app.today());
    let mut file = Csv::new(
        "compared judgements",
        asked.at,
        &[
            "urn",
            "authority",
            "as_at",
            "judgement",
            "grade",
            "one_grade_with",
            "published",
            "framework",
            "source",
        ],
    );
    for authority in found(&library, &asked)? {
        for day in std::iter::once(asked.at).chain(asked.and) {
            for aspect in CHOICES {
                let (held, _) = in_force::held(&library, &authority.urn, aspect, day);
                file.row(vec![
                    authority.urn.as_str().into(),
                    authority.name.as_str().into(),
                    day.into(),
                    aspect.word().into(),
                    held.map(|held| held.grade.word()).into(),
                    held.filter(|held| held.together)
                        .and_then(|_| super::england::shared_with(aspect))
                        .map(inspection::record::Aspect::word)
                        .into(),
                    held.map(|held| held.judged.published).into(),
                    held.map(|held| held.judged.framework.word()).into(),
                    held.map(|held| held.judged.source.as_str()).into(),
                ]);
            }
        }
    }
    Ok(file)
}

fn found<'a>(library: &'a Library, asked: &Asked) -> Result<Vec<&'a Authority>, Error> {
    if asked.with.len() > MOST {
        return Err(Error::BadRequest(format!(
            "At most {} authorities can be compared at once.",
            words::number(MOST)
        )));
    }
    asked
        .with
        .iter()
        .map(|urn| {
            library
                .authority(urn)
                .ok_or(Error::NotFound("an authority with one of these numbers"))
        })
        .collect()
}

/// Six lists to choose from, and one or two days; works without a script.
fn form(library: &Library, asked: &Asked, authorities: &[&Authority]) -> Markup {
    let choices: Vec<(String, String)> = std::iter::once((String::new(), "None".to_owned()))
        .chain(
            library
                .authorities()
                .filter(|authority| !authority.urn.is_empty())
                .map(|authority| (authority.urn.clone(), authority.name.clone())),
        )
        .collect();
    html! {
        form.wm-filter.wm-filter-thirds action=(paths::compare(&[])) method="get" aria-label="Choose what to compare" {
            @for place in 0..MOST {
                @let chosen = authorities.get(place).map_or("", |authority| authority.urn.as_str());
                div {
                    label for={ "f-with-" (place) } { "Authority " (place + 1) }
                    select id={ "f-with-" (place) } name="with" {
                        @for (urn, name) in &choices { option value=(urn) selected[urn == chosen] { (name) } }
                    }
                }
            }
            (filter::day("On", "at", &asked.at.to_string()))
            (filter::day("And on (for one authority)", "and", &asked.and.map(|day| day.to_string()).unwrap_or_default()))
            button.govuk-button.govuk-button--secondary.wm-b { "Compare" }
        }
    }
}
