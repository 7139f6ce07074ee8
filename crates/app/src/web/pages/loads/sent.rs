//! Files on their way in: POST /loads takes them piece by piece, packs them, and puts them in the queue.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use children::CollectionYear;
use store::{NewQueued, Packing};
use tokio::sync::Semaphore;

use super::view;
use crate::clock;
use crate::edge::bodies::WITH_FILES;
use crate::loading::{LONGEST_NAME, MOST_BYTES, MOST_FILES, MOST_PACKED};
use crate::records::{Source, name_of};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::paths;
use crate::web::who::Who;

/// The longest that the other fields of the form may be, in bytes.
const LONGEST_FIELD: usize = 1_000;

/// Only so many uploads arrive at a time: what arrives is held, packed, until it is whole.
static ARRIVING: Semaphore = Semaphore::const_new(2);

/// What the person chose; files are asked for again, as a browser does not keep them.
#[derive(Default)]
pub(super) struct Input {
    pub(super) source: String,
    /// The collection year as it was typed; empty where the dates in the files are to tell it.
    pub(super) year: String,
    files: Packing,
    /// What is wrong with the files that came; they are not read on from there.
    wrong: Option<Wrong>,
}

/// Puts what was sent in the queue; nothing of it counts unless all of it does.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    request: Request,
) -> Result<Response, Error> {
    if app.sample().is_some() {
        return Err(Error::InSample);
    }
    let form = Multipart::from_request(request, &())
        .await
        .map_err(|_| Error::BadRequest("This form brought no files.".to_owned()))?;
    let Ok(_one_of_few) = ARRIVING.try_acquire() else {
        return Err(Error::BadRequest(
            "Other files are arriving just now. Nothing was changed: send these again in a minute."
                .to_owned(),
        ));
    };
    let input = Input::from(form).await?;
    let wrong = input.wrong();
    let (Some(source), true) = (Source::from_word(&input.source), wrong.is_empty()) else {
        let page = view(&app, &input.source, &input.year, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let packed = input.files.whole().map_err(anyhow::Error::from)?;
    let queued = NewQueued {
        source: source.word(),
        files: &[],
        at: clock::now(),
        by: &who.name,
        invented: false,
    };
    let id = app
        .store()
        .queue_packed(&queued, packed)
        .await
        .map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&paths::queued_load(&id)).into_response())
}

impl Input {
    async fn from(mut form: Multipart) -> Result<Self, Error> {
        let mut input = Self::default();
        while let Some(field) = form.next_field().await.map_err(unread)? {
            match field.name().unwrap_or_default() {
                "source" => input.source = short(field).await?,
                "year" => input.year = short(field).await?.trim().to_owned(),
                "files" => input.file(field, false).await?,
                "last" => input.file(field, true).await?,
                _ => {
                    short(field).await?;
                }
            }
            if input.wrong.is_some() {
                break;
            }
        }
        Ok(input)
    }

    /// Takes a file piece by piece, as far as there is room for it.
    async fn file(&mut self, mut field: Field<'_>, last: bool) -> Result<(), Error> {
        let name = field.file_name().unwrap_or_default();
        if name.is_empty() {
            return Ok(());
        }
        let source = Source::from_word(&self.source);
        if last && source != Some(Source::LookedAfter) {
            self.wrong = Some((
                "last",
                "Last year’s files belong to the SSDA903 alone".to_owned(),
            ));
            return Ok(());
        }
        let year = match self.year.parse::<CollectionYear>() {
            _ if self.year.is_empty() => None,
            Ok(_) if !source.is_some_and(Source::is_yearly) => {
                self.wrong = Some((
                    "year",
                    "Leave the year empty: these files are of no one year".to_owned(),
                ));
                return Ok(());
            }
            Ok(year) => Some(year),
            Err(why) => {
                self.wrong = Some(("year", why.to_string()));
                return Ok(());
            }
        };
        let name = name_of(name, year, last);
        if name.len() > LONGEST_NAME {
            self.wrong = Some((
                "files",
                format!("The name of a file is longer than {LONGEST_NAME} letters: shorten it"),
            ));
            return Ok(());
        }
        if self.files.files() >= MOST_FILES {
            self.wrong = Some((
                "files",
                format!("These are more than {MOST_FILES} files: choose those of one source"),
            ));
            return Ok(());
        }
        self.files.file(&name).map_err(anyhow::Error::from)?;
        while let Some(piece) = field.chunk().await.map_err(unread)? {
            self.files.piece(&piece).map_err(anyhow::Error::from)?;
            let most = if self.files.came() > MOST_BYTES {
                MOST_BYTES
            } else if self.files.held() > MOST_PACKED {
                MOST_PACKED
            } else {
                continue;
            };
            self.wrong = Some((
                "files",
                format!(
                    "The files hold more than {} MB{}: choose those of one source",
                    most / 1024 / 1024,
                    if most == MOST_PACKED {
                        " once compressed"
                    } else {
                        ""
                    }
                ),
            ));
            break;
        }
        Ok(())
    }

    fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if let Some(why) = &self.wrong {
            return vec![why.clone()];
        }
        if Source::from_word(&self.source).is_none() {
            wrong.push(("source", "Choose what the files are".to_owned()));
        }
        if self.files.files() == 0 {
            wrong.push(("files", "Choose the files to load".to_owned()));
        }
        wrong
    }
}

/// A field that is no file.
async fn short(mut field: Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unread)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST_FIELD {
            return Err(Error::BadRequest(
                "A field of the form is longer than it may be. Nothing was changed.".to_owned(),
            ));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What did not arrive whole.
fn unread(error: MultipartError) -> Error {
    Error::BadRequest(if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        format!(
            "The files hold more than {} MB. Nothing was changed.",
            MOST_BYTES / 1024 / 1024
        )
    } else {
        format!(
            "The files did not arrive whole within {} minutes. Nothing was changed.",
            WITH_FILES.as_secs() / 60
        )
    })
}
