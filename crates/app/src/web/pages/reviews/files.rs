//! Every child of a review as a row: GET and POST /reviews/{id}/rows.csv.

use axum::extract::{Path, State};
use improvement::review::{Agreement, Place};
use measures::cases::Subject;

use super::rows::{Seen, Where, in_time};
use super::{day_of, everybodys, find, rows};
use crate::clock;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::who::Who;

/// The rows: those within reach; what is held back from a second look stays empty.
pub(crate) async fn rows_csv(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let mut csv = Csv::new(
        &format!("review {id}"),
        app.today(),
        &[
            "place",
            "child",
            "why",
            "after_freeze",
            "reviewer",
            "reviewed_on",
            "in_time",
            "outcome",
            "decision",
            "by_when",
            "accounted_for",
            "escalated_at",
            "told",
            "safe_at",
            "hours_open",
            "late",
            "second_by",
            "second_on",
            "second_outcome",
            "looks",
        ],
    );
    for place in &review.places {
        if let Some(row) = row(&seen, place) {
            csv.row(row);
        }
    }
    Ok(csv)
}

fn row(seen: &Seen<'_>, place: &Place) -> Option<Vec<Cell>> {
    let child = match rows::find(seen.look, seen.all, place) {
        Where::Here(child) => seen
            .look
            .subject_key(Subject::Child(child))
            .trim_start_matches("child:")
            .to_owned(),
        Where::Gone => "no longer in what was loaded".to_owned(),
        Where::Elsewhere => return None,
    };
    let why: Vec<&str> = place
        .member
        .reasons
        .iter()
        .map(|reason| reason.words.as_str())
        .collect();
    let told = !place.is_blind(&seen.who.person);
    let found = place.outcome().filter(|_| told);
    let escalation = place.escalations.last().filter(|_| told);
    let yes = |is: bool| Cell::from(if is { "yes" } else { "no" });
    let names: Vec<&str> = (escalation.iter().flat_map(|each| &each.told))
        .map(|told| told.who.as_str())
        .collect();
    let agreement = place.agreement().map(|agreement| match agreement {
        Agreement::Same => "same",
        Agreement::Action => "differ_on_action",
        Agreement::Safety => "differ_on_safety",
    });
    Some(vec![
        place.n.into(),
        child.into(),
        why.join("; ").into(),
        yes(place.after.is_some()),
        place.given.as_ref().map(|(to, ..)| to.name.clone()).into(),
        place.found.first().map(|found| day_of(found.at)).into(),
        if place.found.is_empty() {
            Cell::Empty
        } else {
            yes(in_time(seen.review, place))
        },
        found.map(|found| found.outcome.word()).into(),
        found.map(|found| found.decision.clone()).into(),
        found.and_then(|found| found.by_when).into(),
        place
            .accounted
            .as_ref()
            .map(|(.., words)| words.clone())
            .into(),
        escalation.map(|each| each.at.to_string()).into(),
        names.join("; ").into(),
        escalation
            .and_then(|each| each.ended.as_ref())
            .map(|ended| ended.at.to_string())
            .into(),
        escalation
            .map(|each| usize::try_from(each.hours_open(seen.now)).unwrap_or_default())
            .into(),
        escalation.map_or(Cell::Empty, |each| yes(each.is_late(seen.now))),
        place.second.as_ref().map(|(to, ..)| to.name.clone()).into(),
        place
            .second_found
            .as_ref()
            .map(|found| day_of(found.at))
            .into(),
        place
            .second_found
            .as_ref()
            .map(|found| found.outcome.word())
            .into(),
        agreement.into(),
    ])
}
