//! Raising a challenge: GET /challenges/new and POST /challenges.

use axum::extract::{Query, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::challenge::{About, Change, Raised, Stage, Theme};
use improvement::{Child, What};
use jiff::civil::Date;
use maud::html;
use serde::Deserialize;

use super::super::practice_audits::typed::Typed;
use crate::programme::NotKept;
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, day, radios, summary, text, textarea};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::who::Who;

/// A child by the address of their page, where the way here began there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    child: String,
}

/// The form.
pub(crate) async fn new(Ours(look): Ours, Query(asked): Query<Asked>) -> Page {
    let typed = Typed::default()
        .with("address", asked.child)
        .with("about", "child");
    view(&look, &typed, &[])
}

fn view(look: &Look, typed: &Typed, wrong: &[Wrong]) -> Page {
    let from_page = look
        .child_at(typed.get("address"))
        .map(|child| look.name(child));
    let title = if wrong.is_empty() {
        "Raise a challenge"
    } else {
        "Error: raise a challenge"
    };
    let themes: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
        .chain(Theme::ALL.iter().map(|theme| (theme.word(), theme.name())))
        .collect();
    let stages = Stage::ALL.map(|stage| (stage.word(), stage.name()));
    let stage = match typed.get("stage") {
        "" => Stage::Informal.word(),
        stage => stage,
    };
    Page::new(
        Section::Challenges,
        title,
        html! { "What is not right for a child, or for several, and what should happen." },
    )
    .crumb("Challenges", paths::challenges())
    .invented(look.invented())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::challenges()) novalidate {
            (form_token())
            @if let Some(name) = &from_page {
                p.wm-p { "About " strong { (name) } }
                input type="hidden" name="address" value=(typed.get("address"));
                input type="hidden" name="about" value="child";
            } @else {
                (radios("about", "Whom is it about?", "", &[("child", "One child"), ("group", "Several children, or how the service works")], typed.get("about"), wrong))
                (text("child", "The child’s identifier in the case system", "Only for one child. It is kept sealed and stands in no address.", typed.get("child"), wrong))
                (text("group", "Which children, or what", "Only for several. Name no child: for example “children placed out of the area by the east team”.", typed.get("group"), wrong))
            }
            (choose("theme", "What is it about?", "", &themes, typed.get("theme"), wrong))
            (textarea("what", "What is wrong?", "", typed.get("what"), 6, wrong))
            (textarea("wanted", "What should happen?", "", typed.get("wanted"), 4, wrong))
            (choose("stage", "At which stage does it begin?", "Any stage may be passed over.", &stages, stage, wrong))
            (day("on", "When was it raised?", "Leave empty for today.", typed.day("on"), wrong))
            button.govuk-button type="submit" { "Raise the challenge" }
        }
    })
}

/// Keeps the challenge.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&form);
    let raised = match checked(&look, &typed, app.today()) {
        Ok(raised) => raised,
        Err(wrong) => {
            let page = view(&look, &typed, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let mut kept = app.programme().await?;
    loop {
        let id = kept.now.challenges.next_id();
        let what = Change::Raised {
            id: id.clone(),
            challenge: Box::new(raised.clone()),
        };
        // A new challenge is seen by nobody yet: where another took its number meanwhile, it takes the next.
        let seen = [(what.subject(), 0)];
        match app.change(&who, "", &[What::Challenge(what)], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::challenge(&id)).into_response()),
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}

fn checked(look: &Look, typed: &Typed, today: Date) -> Result<Raised, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let about = about(look, typed, &mut wrong);
    let theme = Theme::of(typed.get("theme"));
    if theme.is_none() {
        wrong.push(("theme", "Choose what it is about".to_owned()));
    }
    let what = typed.text("what", "Enter what is wrong", &mut wrong);
    let wanted = typed.text("wanted", "Enter what should happen", &mut wrong);
    let stage = Stage::of(typed.get("stage"));
    if stage.is_none() {
        wrong.push(("stage", "Choose the stage".to_owned()));
    }
    let on = super::one::day_by(typed, "on", today, &mut wrong);
    match (about, theme, stage, wrong.is_empty()) {
        (Some(about), Some(theme), Some(stage), true) => Ok(Raised {
            about,
            theme,
            what,
            wanted,
            stage,
            on,
        }),
        _ => Err(wrong),
    }
}

fn about(look: &Look, typed: &Typed, wrong: &mut Vec<Wrong>) -> Option<About> {
    if typed.get("about") == "group" {
        let words = typed.line(
            "group",
            "Enter which children, or what, without names",
            wrong,
        );
        return Some(About::Group(words));
    }
    if typed.get("about") != "child" {
        wrong.push(("about", "Choose whom it is about".to_owned()));
        return None;
    }
    let child = match (typed.get("address"), typed.get("child")) {
        ("", "") => {
            wrong.push(("child", "Enter the child’s identifier".to_owned()));
            return None;
        }
        ("", id) => look.child_of(id),
        (address, _) => look.child_at(address),
    };
    let kept = child.and_then(|child| look.kept_id(child));
    if kept.is_none() {
        wrong.push((
            "child",
            "No child of this identifier is among those you can see".to_owned(),
        ));
    }
    kept.map(|id| About::Child(Child::of(id)))
}
