//! Every challenge about children who are shown, a row each: POST /challenges.csv.

use axum::extract::State;
use improvement::challenge::About;

use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;

/// The rows.
pub(crate) async fn index_csv(State(app): State<App>, Ours(look): Ours) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let today = app.today();
    let mut csv = Csv::new(
        "challenges",
        today,
        &[
            "challenge",
            "child",
            "about",
            "theme",
            "what",
            "wanted",
            "raised",
            "raised_by",
            "stage",
            "stage_since",
            "answer_due",
            "all_due",
            "late",
            "outcome",
            "ended",
            "working_days",
        ],
    );
    for each in &kept.now.challenges.all {
        let (child, about) = match &each.words.about {
            About::Child(child) => {
                if look.child_of(child.id()).is_none() {
                    continue;
                }
                (Cell::from(child.id()), Cell::Empty)
            }
            About::Group(words) => (Cell::Empty, Cell::from(words.as_str())),
        };
        let now = each.now();
        csv.row(vec![
            each.id.as_str().into(),
            child,
            about,
            each.words.theme.word().into(),
            each.words.what.as_str().into(),
            each.words.wanted.as_str().into(),
            each.words.on.into(),
            each.by.name.as_str().into(),
            each.stage().word().into(),
            now.map(|now| now.since).into(),
            now.map(|now| now.due).into(),
            each.due.into(),
            if each.is_late(today) { "yes" } else { "no" }.into(),
            each.closed
                .as_ref()
                .map(|closed| closed.outcome.word())
                .into(),
            each.closed.as_ref().map(|closed| closed.on).into(),
            each.took(today).into(),
        ]);
    }
    Ok(csv)
}
