//! Rows of children as a file: what leaves the service is asked about first, and numbered.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::Uri;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::error::Error;
use super::govuk::form::{Wrong, summary, text};
use super::own_forms::form_token;
use super::page::{Page, Section};
use super::who::Who;

/// The most that is taken out at once.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// The shortest reason that says something, and the longest that is kept.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// A file on its way out.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    /// Its number: in each of its rows, and in the log.
    pub(crate) number: String,
    /// Why it is taken out.
    pub(crate) reason: String,
}

/// What left, for the log.
#[derive(Debug, Clone)]
pub(crate) struct Left {
    /// Which export.
    pub(crate) export: Arc<Export>,
    /// Rows in it; none known for a workbook.
    pub(crate) rows: Option<usize>,
    /// Hash of the file.
    pub(crate) sha256: String,
}

/// What a person should know before rows of children leave the service.
pub(crate) async fn ask(uri: Uri) -> Page {
    view(&uri.to_string(), "", &[])
}

fn view(address: &str, reason: &str, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Before you take this out"
    } else {
        "Error: before you take this out"
    };
    Page::new(
        Section::None,
        title,
        html! { "The file holds rows about children. Once it is on your machine, this service no longer protects it." },
    )
    .body(questions(address, reason, wrong))
}

fn questions(address: &str, reason: &str, wrong: &[Wrong]) -> Markup {
    html! {
        (summary(wrong))
        ul.govuk-list.govuk-list--bullet {
            li { "Take only what you need, and keep it where the council lets you keep such files." }
            li { "The log keeps that you took it, when, why, how many rows, and which children." }
            li { "The file’s name and, in a table, each row carry the number of this export, so that a copy leads back to it." }
        }
        form method="post" action=(address) novalidate {
            (form_token())
            (text("reason", "Why do you need it?", "For example: “return home interviews for the exploitation panel on 3 March”. Name no child.", reason, wrong))
            button.govuk-button type="submit" data-module="govuk-button" { "Take it out" }
        }
    }
}

/// Lets the file out once a reason was given, with its number in every row.
pub(crate) async fn with_a_reason(who: Who, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(typed) = axum::body::to_bytes(body, 64 * 1024).await else {
        return Error::BadRequest("More was sent than this form may hold.".to_owned())
            .into_response();
    };
    let reason = url::form_urlencoded::parse(&typed)
        .find(|(name, _)| name == "reason")
        .map(|(_, reason)| reason.trim().to_owned())
        .unwrap_or_default();
    if !REASON.contains(&reason.chars().count()) {
        let wrong = [(
            "reason",
            "Say in 10 to 500 characters what you need it for".to_owned(),
        )];
        let page = view(&parts.uri.to_string(), &reason, &wrong);
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    }
    let number = Uuid::new_v4().simple().to_string();
    let export = Arc::new(Export {
        number: number.get(..12).unwrap_or(&number).to_owned(),
        reason,
    });
    parts.extensions.insert(export.clone());
    parts.extensions.insert(who);
    let response = next.run(Request::from_parts(parts, Body::empty())).await;
    if !response.status().is_success() {
        return response;
    }
    marked(response, export)
        .await
        .unwrap_or_else(|why| Error::Failed(why).into_response())
}

/// The file with the number of the export in each row, and what the log keeps of it.
async fn marked(response: Response, export: Arc<Export>) -> anyhow::Result<Response> {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, MOST_BYTES).await?;
    let is_csv = parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/csv"));
    let (bytes, rows) = if is_csv {
        let (bytes, rows) = numbered(&bytes, &export.number)?;
        (bytes, Some(rows))
    } else {
        (bytes.to_vec(), None)
    };
    let sha256 = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    parts.headers.remove(header::CONTENT_LENGTH);
    if let Some(name) = parts.headers.get(header::CONTENT_DISPOSITION) {
        let name = named(name.to_str().unwrap_or_default(), &export.number).parse()?;
        parts.headers.insert(header::CONTENT_DISPOSITION, name);
    }
    parts.extensions.insert(Left {
        export,
        rows,
        sha256,
    });
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

/// The name a file is offered under, with the number of its export before its ending.
fn named(disposition: &str, number: &str) -> String {
    match disposition.rsplit_once('.') {
        Some((name, ending)) => format!("{name}-{number}.{ending}"),
        None => disposition.to_owned(),
    }
}

/// Each row of a file with the number of its export as a last column.
fn numbered(file: &[u8], number: &str) -> anyhow::Result<(Vec<u8>, usize)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(file);
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut rows = 0;
    for (place, row) in reader.byte_records().enumerate() {
        let mut row = row?;
        row.push_field(if place == 0 {
            b"export"
        } else {
            number.as_bytes()
        });
        writer.write_byte_record(&row)?;
        rows = place;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok((bytes, rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_leads_back_to_its_export() {
        let (file, rows) = numbered(
            b"list,child\r\n\"a, b\",1\r\nc,\"say \"\"x\"\"\"\r\n",
            "4f0c",
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(file).unwrap(),
            "list,child,export\r\n\"a, b\",1,4f0c\r\nc,\"say \"\"x\"\"\",4f0c\r\n"
        );
        assert_eq!(rows, 2);
        assert_eq!(
            named("attachment; filename=\"annex-a-2026-10-31.xlsx\"", "4f0c"),
            "attachment; filename=\"annex-a-2026-10-31-4f0c.xlsx\""
        );
    }
}
