//! Rows of somebody's plan taken over into ours: POST /plan/imports/{id}.

use std::collections::BTreeSet;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::Plan;
use improvement::plan::import::{self, Row};

use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::paths;
use crate::web::typed::Typed;
use crate::web::who::Who;

/// Puts the rows that are ticked into the plan, each with the finding chosen for it.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let sent = super::sent(&app, &id, plan).await?;
    let ticked: BTreeSet<String> = typed.all("take").into_iter().collect();
    let mut rows: Vec<Row> = Vec::new();
    for (at, sheet) in sent.previews.into_iter().enumerate() {
        for row in sheet.rows {
            let key = format!("{at}-{}", row.line);
            if ticked.contains(&key) {
                rows.push(answering(row, typed.one(&format!("finding-{key}")), plan));
            }
        }
    }
    let refused = async |why: &str, status: StatusCode| -> Result<Response, Error> {
        let wrong = [("take", why.to_owned())];
        let now = app.programme().await?;
        let page = super::view(&app, &id, &now.now.plan, now.now.seq, &wrong).await?;
        Ok((status, page).into_response())
    };
    if rows.is_empty() {
        return refused(
            "Tick the rows to take over",
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    }
    let whats: Vec<What> = import::changes(&rows, plan, app.today())
        .into_iter()
        .map(What::Plan)
        .collect();
    // What was taken over is new: an id that somebody used meanwhile is a change the page has not shown.
    let seen: Vec<(String, u64)> = whats.iter().map(|what| (what.subject(), 0)).collect();
    let why = format!("taken over from {}", sent.name);
    match app.change(&who, &why, &whats, &seen).await {
        Ok(_) => Ok(Redirect::to(&paths::plan()).into_response()),
        Err(NotKept::ChangedSince { .. }) => {
            refused(
                "Somebody changed the plan meanwhile: look at the rows again, and send them",
                StatusCode::CONFLICT,
            )
            .await
        }
        Err(NotKept::Failed(why)) => Err(Error::Failed(why)),
    }
}

/// A row with the finding that was chosen for it. Where the first of those it was matched with was left standing, the
/// others stand too.
fn answering(mut row: Row, chosen: &str, plan: &Plan) -> Row {
    let first = row.action.answers.first().map_or("", String::as_str);
    if chosen != first {
        row.action.answers = plan
            .finding(chosen)
            .map(|finding| finding.id.clone())
            .into_iter()
            .collect();
    }
    row
}
