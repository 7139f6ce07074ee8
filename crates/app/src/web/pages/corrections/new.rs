//! Put a field of a report right: GET and POST /reports/{id}/corrections/new.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use inspection::corrections::{self, Correction};
use maud::{Markup, html};
use serde::Deserialize;

use crate::clock;
use crate::library::{Kept, Library};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, summary, text};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::pages::report;
use crate::web::who::Who;
use crate::web::{paths, words};

/// What the person typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    field: String,
    value: String,
    why: String,
}

/// The form.
pub(crate) async fn new(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let library = app.library();
    let kept = report::found(&library, &id)?;
    Ok(view(&library, &kept, &Input::default(), &[]))
}

/// Keeps the correction, or shows the form again with what to mend; nothing typed is lost.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let library = app.library();
    let kept = report::found(&library, &id)?;
    match input.checked(&kept, &who.name) {
        Ok(correction) => {
            app.correct(&kept, &correction).await?;
            Ok(Redirect::to(&paths::corrections()).into_response())
        }
        Err(wrong) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            view(&library, &kept, &input, &wrong),
        )
            .into_response()),
    }
}

impl Input {
    /// The correction, once every part of it is there and can be applied.
    fn checked(&self, kept: &Kept, by: &str) -> Result<Correction, Vec<Wrong>> {
        let mut wrong = Vec::new();
        if self.why.trim().is_empty() {
            wrong.push((
                "why",
                "Enter why: what shows that the reading is wrong".to_owned(),
            ));
        }
        if !corrections::FIELDS.contains(&self.field.as_str()) {
            wrong.push(("field", "Choose the field to put right".to_owned()));
        } else if let Err(why) = corrections::check(&self.field, self.value.trim()) {
            wrong.push(("value", why));
        }
        if wrong.is_empty() {
            Ok(Correction {
                field: self.field.clone(),
                was: corrections::value(&kept.record, &self.field),
                value: self.value.trim().to_owned(),
                by: by.to_owned(),
                at: clock::now(),
                why: self.why.trim().to_owned(),
            })
        } else {
            Err(wrong)
        }
    }
}

fn view(library: &Library, kept: &Kept, input: &Input, wrong: &[Wrong]) -> Page {
    let authority = report::authority_name(library, kept);
    let title = if wrong.is_empty() {
        "Put a field right"
    } else {
        "Error: put a field right"
    };
    Page::new(
        Section::Corrections,
        title,
        html! { (report::title(kept, &authority)) ". Your correction is laid over the reading and shown with your name." },
    )
    .crumb("England", paths::england())
    .crumb(report::title(kept, &authority), paths::report(&kept.id))
    .invented(kept.invented)
    .body(html! {
        (summary(wrong))
        form method="post" action={ (paths::report(&kept.id)) "/corrections/new" } novalidate {
            (crate::web::own_forms::form_token())
            (field(input, wrong))
            (text("value", "What should it say?", "A grade as outstanding, good, requires_improvement, adequate or inadequate; a day as 2024-07-23. Leave it empty where the report does not say.", &input.value, wrong))
            (text("why", "Why?", "For example the page of the report that shows it.", &input.why, wrong))
            button.govuk-button type="submit" { "Save correction" }
        }
        (section("now", "What the record says now", html! {
            table.wm-t {
                thead { tr { th scope="col" { "Field" } th scope="col" { "Says" } } }
                tbody {
                    @for name in corrections::FIELDS {
                        @let says = corrections::value(&kept.record, name);
                        tr { th scope="row" { (words::field(name)) } td { @if says.is_empty() { "nothing" } @else { (says) } } }
                    }
                }
            }
        }))
    })
}

fn field(input: &Input, wrong: &[Wrong]) -> Markup {
    let mut options = vec![(String::new(), "Choose a field".to_owned())];
    options.extend(
        corrections::FIELDS
            .iter()
            .map(|name| ((*name).to_owned(), words::field(name).to_owned())),
    );
    choose("field", "Field", "", &options, &input.field, wrong)
}
