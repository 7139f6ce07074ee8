//! The board as files: GET /board/decisions.csv, GET /board/actions.csv, GET /board/risks.csv.

use axum::extract::State;
use improvement::board::{Board, Reworded};

use super::forms::ids;
use crate::state::App;
use crate::web::csv::Csv;
use crate::web::error::Error;

/// Every decision, one a row.
pub(crate) async fn decisions(State(app): State<App>) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let mut csv = Csv::new(
        "board decisions",
        app.today(),
        &[
            "decision",
            "meeting",
            "on",
            "words",
            "about",
            "public",
            "corrections",
        ],
    );
    for decision in &board.decisions {
        csv.row(vec![
            decision.id.as_str().into(),
            decision.words.meeting.as_str().into(),
            on(board, &decision.words.meeting).into(),
            decision.words.words.as_str().into(),
            ids(&decision.words.about).into(),
            if decision.words.public { "yes" } else { "no" }.into(),
            corrections(&decision.before).into(),
        ]);
    }
    Ok(csv)
}

/// Every minuted action, one a row.
pub(crate) async fn actions(State(app): State<App>) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let today = app.today();
    let mut csv = Csv::new(
        "minuted actions",
        today,
        &[
            "action", "meeting", "on", "words", "who", "by", "state", "late", "since", "said",
            "about",
        ],
    );
    for action in &board.minuted {
        let (since, said) = match &action.followed {
            Some((since, _, said)) => (Some(*since), said.as_str()),
            None => (None, ""),
        };
        csv.row(vec![
            action.id.as_str().into(),
            action.words.meeting.as_str().into(),
            on(board, &action.words.meeting).into(),
            action.words.words.as_str().into(),
            action.words.who.as_str().into(),
            action.words.by.into(),
            action.progress.word().into(),
            if action.is_late(today) { "yes" } else { "no" }.into(),
            since.into(),
            said.into(),
            ids(&action.words.about).into(),
        ]);
    }
    Ok(csv)
}

/// Every risk and exception, one a row.
pub(crate) async fn risks(State(app): State<App>) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let mut csv = Csv::new(
        "risks and exceptions",
        app.today(),
        &[
            "risk",
            "kind",
            "words",
            "likelihood",
            "impact",
            "owner",
            "mitigation",
            "state",
            "escalated_to",
            "escalated_on",
            "closed_on",
            "closed_because",
            "about",
        ],
    );
    for risk in &kept.now.board.risks {
        let escalated = risk.escalated_now();
        let closed = risk.closed.as_ref();
        csv.row(vec![
            risk.id.as_str().into(),
            risk.words.kind.word().into(),
            risk.words.words.as_str().into(),
            risk.words.likelihood.word().into(),
            risk.words.impact.word().into(),
            risk.words.owner.as_str().into(),
            risk.words.mitigation.as_str().into(),
            if risk.is_open() { "open" } else { "closed" }.into(),
            escalated.map(|each| each.to.word()).into(),
            escalated.map(|each| each.on).into(),
            closed.map(|(on, _)| *on).into(),
            closed.map(|(_, why)| why.as_str()).into(),
            ids(&risk.words.about).into(),
        ]);
    }
    Ok(csv)
}

fn on(board: &Board, meeting: &str) -> Option<jiff::civil::Date> {
    board.meeting(meeting).map(|meeting| meeting.on)
}

fn corrections(before: &[Reworded]) -> String {
    let said: Vec<String> = before
        .iter()
        .map(|each| format!("until {}: {}", each.at.strftime("%Y-%m-%d"), each.was))
        .collect();
    said.join("; ")
}
