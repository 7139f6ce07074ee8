//! What was done about those chosen on a list: POST /lists/{id}/work.

use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::{Work, WorkKind};

use super::asked::Asked;
use super::one;
use crate::clock;
use crate::records::Look;
use crate::records::done::standing_of;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, day_typed};
use crate::web::who::Who;

/// The longest reason or note that is kept.
const LONGEST: usize = 500;

/// What was typed into the form of a list.
#[derive(Debug, Default, Clone)]
pub(super) struct Typed {
    pub(super) what: String,
    pub(super) rows: Vec<String>,
    pub(super) worker: String,
    pub(super) reason: String,
    pub(super) until: String,
    pub(super) note: String,
}

impl Typed {
    /// The form as sent, and the filters that came with it.
    fn of(form: &[u8]) -> (Self, Asked) {
        let (mut typed, mut asked) = (Self::default(), Asked::default());
        for (name, value) in url::form_urlencoded::parse(form) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                "do" => typed.what = value,
                "row" => typed.rows.push(value),
                "worker" => typed.worker = value,
                "reason" => typed.reason = value,
                "until" => typed.until = value,
                "note" => typed.note = value,
                "team" => asked.team = value,
                "state" => asked.state = value,
                "held" => asked.held = value,
                "put_off" => asked.put_off = value,
                "page" => asked.page = value,
                _ => {}
            }
        }
        (typed, asked)
    }

    /// What is to be kept, once every part of it is there.
    fn checked(
        &self,
        records: &Look,
        list: &str,
        by: &str,
        today: Date,
    ) -> Result<(WorkKind, Vec<Work>), Vec<Wrong>> {
        let mut wrong: Vec<Wrong> = Vec::new();
        let entries = records
            .lists
            .find(list)
            .map(|standing| standing.entries())
            .unwrap_or_default();
        let ticked: Vec<(&str, &str)> = self
            .rows
            .iter()
            .filter_map(|row| row.split_once('|'))
            .collect();
        let chosen: Vec<(String, String)> = entries
            .iter()
            .map(|entry| (entry, standing_of(entry)))
            .filter(|(entry, standing)| {
                ticked.iter().any(|(subject, said)| {
                    said == standing && records.is_key(entry.subject, subject)
                })
            })
            .map(|(entry, standing)| (records.subject_key(entry.subject), standing))
            .collect();
        if self.rows.is_empty() {
            wrong.push(("row-0", "Choose at least one row of the list".to_owned()));
        } else if chosen.is_empty() {
            wrong.push((
                "row-0",
                "Those you chose are no longer on this list as they were: choose again".to_owned(),
            ));
        }
        let kind = WorkKind::from_word(&self.what);
        let mut until = None;
        let mut worker = String::new();
        match kind {
            None => wrong.push((
                "worker",
                "Choose what to do with those you chose".to_owned(),
            )),
            Some(WorkKind::Taken | WorkKind::Done) => {}
            Some(WorkKind::Assigned) => {
                let named = self.worker.parse().ok().filter(|worker| {
                    records
                        .current_workers()
                        .iter()
                        .any(|(each, _)| each == worker)
                });
                match named {
                    Some(named) => worker = records.worker_name(named),
                    None => wrong.push(("worker", "Choose the worker to give them to".to_owned())),
                }
            }
            Some(WorkKind::Note) => {
                if self.note.is_empty() {
                    wrong.push(("note", "Enter the note".to_owned()));
                }
            }
            Some(WorkKind::PutOff) => {
                if self.reason.is_empty() {
                    wrong.push(("reason", "Enter why it can wait".to_owned()));
                }
                match day_until(&self.until, today) {
                    Ok(day) => until = Some(day),
                    Err(why) => wrong.push(("until", why)),
                }
            }
        }
        for (name, value) in [("reason", &self.reason), ("note", &self.note)] {
            if value.chars().count() > LONGEST {
                wrong.push((name, format!("Use {LONGEST} characters at most")));
            }
        }
        let (Some(kind), true) = (kind, wrong.is_empty()) else {
            return Err(wrong);
        };
        let reason = match kind {
            WorkKind::PutOff => self.reason.clone(),
            WorkKind::Note => self.note.clone(),
            WorkKind::Taken | WorkKind::Assigned | WorkKind::Done => String::new(),
        };
        let at = clock::now();
        let work = chosen
            .into_iter()
            .map(|(subject, standing)| Work {
                id: String::new(),
                list: list.to_owned(),
                subject,
                kind,
                at,
                by: by.to_owned(),
                worker: worker.clone(),
                reason: reason.clone(),
                until,
                standing,
            })
            .collect();
        Ok((kind, work))
    }
}

/// The day something is put off to: after today and within a year.
fn day_until(typed: &str, today: Date) -> Result<Date, String> {
    let day = day_typed(typed).ok_or("Enter the day it comes back, for example 24/11/26")?;
    if day <= today {
        Err("The day it comes back must be after today".to_owned())
    } else if day > today.saturating_add(1.year()) {
        Err("It can be put off for a year at most".to_owned())
    } else {
        Ok(day)
    }
}

/// Keeps what was done, or shows the list again with what to mend; nothing typed or chosen is lost.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(records): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let list = records
        .lists
        .find(&id)
        .ok_or(Error::NotFound("this list"))?
        .list;
    let (typed, asked) = Typed::of(&form);
    match typed.checked(&records, list.id, &who.name, app.today()) {
        Ok((kind, work)) => {
            app.store()
                .keep_work(&work)
                .await
                .map_err(anyhow::Error::from)?;
            let kept = format!("{}-{}", kind.word(), work.len());
            let page = asked.page().to_string();
            let back = asked.path(
                list.id,
                &[
                    ("page", if page == "1" { "" } else { &page }),
                    ("kept", &kept),
                ],
            );
            Ok(Redirect::to(&back).into_response())
        }
        Err(wrong) => {
            let page = one::view(&app, &records, list.id, &asked, &typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_put_off_comes_back_after_today_and_within_a_year() {
        let today = date(2026, 11, 20);
        assert_eq!(day_until("24/11/26", today), Ok(date(2026, 11, 24)));
        assert!(day_until("20/11/26", today).is_err());
        assert!(day_until("24/11/28", today).is_err());
    }

    #[test]
    fn every_row_chosen_and_every_word_typed_comes_back() {
        let (typed, asked) = Typed::of(b"do=put_off&row=child%3A1%7Ca&row=child%3A2%7Cb&reason=+Booked&until=1/2/27&team=3&page=2");
        assert_eq!(typed.rows, ["child:1|a", "child:2|b"]);
        assert_eq!(
            (typed.what.as_str(), typed.reason.as_str()),
            ("put_off", "Booked")
        );
        assert_eq!((asked.team.as_str(), asked.page()), ("3", 2));
    }
}
