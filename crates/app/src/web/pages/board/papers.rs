//! Papers of a meeting: GET and POST /board/meetings/{id}/papers; POST …/papers/{file}/withdrawal; GET
//! /board/papers/{file}. Those for anybody: GET /board/public, GET /board/public/{file}.

use axum::extract::multipart::Multipart;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::board::{Audience, Board, Change, Meeting, MeetingState, Paper, PaperWords};
use maud::{Markup, html};
use store::NewFile;

use super::forms::{self, titled};
use crate::clock;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, text, upload};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The largest paper, in bytes.
pub(crate) const MOST_SENT: usize = 20 * 1024 * 1024;

/// What a paper may be: the ending of its name, and what it is as browsers say it.
const KINDS: [(&str, &str); 7] = [
    ("pdf", "application/pdf"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The form for a paper.
pub(crate) async fn new(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    new_page(&app, &id, &Typed::default(), &[]).await
}

async fn new_page(app: &App, id: &str, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, id)?;
    let endings: Vec<String> = KINDS
        .iter()
        .map(|(ending, _)| format!(".{ending}"))
        .collect();
    Ok(Page::new(Section::Board, titled("Add a paper", wrong), html! {
        "For the board of " (words::day(meeting.on)) ". It is kept as it is, for the board alone."
    })
    .crumb("Improvement board", paths::board())
    .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::meeting_part(id, "papers")) enctype="multipart/form-data" novalidate {
            (form_token())
            (text("title", "Title", "No name of a child.", typed.one("title"), wrong))
            (text("version", "Version", "If it has one, for example 2.", typed.one("version"), wrong))
            (upload("file", "Document", "PDF, Word, Excel, PowerPoint, OpenDocument, CSV or plain text, at most 20 MB.", &endings.join(","), false, wrong))
            button.govuk-button type="submit" { "Add this paper" }
        }
        (section("public", "Papers for anybody", html! {
            p.wm-p { "A paper that is sent in is for the board. What councillors and the public read is made from the pack, with small numbers left out by rule and not by hand." }
        }))
    }))
}

/// Keeps a paper and lays it before the meeting.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    super::meeting::find(&kept.now.board, &id)?;
    let (typed, sent) = Typed::with_file(form, MOST_SENT).await?;
    let mut wrong = Vec::new();
    let title = forms::line(&typed, "title", "Enter its title", &mut wrong);
    let version = forms::optional_line(&typed, "version", &mut wrong);
    let kind = |name: &str| {
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        KINDS.into_iter().find(|(each, _)| *each == ending)
    };
    let file = match sent {
        None => {
            wrong.push(("file", "Choose a document".to_owned()));
            None
        }
        Some(sent) if sent.bytes.is_empty() => {
            wrong.push(("file", "The document is empty".to_owned()));
            None
        }
        Some(sent) => match kind(&sent.name) {
            Some((_, media_type)) => Some((sent, media_type)),
            None => {
                wrong.push((
                    "file",
                    "Choose a document of one of the kinds named".to_owned(),
                ));
                None
            }
        },
    };
    let Some((sent, media_type)) = file.filter(|_| wrong.is_empty()) else {
        let page = new_page(&app, &id, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let plain: String = sent
        .name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or("paper")
        .chars()
        .take(200)
        .collect();
    let file = app
        .store()
        .keep_programme_file(&NewFile {
            name: &plain,
            media_type,
            at: clock::now(),
            by: &who.name,
            bytes: &sent.bytes,
        })
        .await
        .map_err(anyhow::Error::from)?;
    let paper = PaperWords {
        file,
        title,
        version,
        classification: Audience::Board.classification(),
        audience: Audience::Board,
    };
    let change = Change::PaperIssued {
        meeting: id.clone(),
        paper,
    };
    kept_or_failed(app.change(&who, "", &[What::Board(change)], &[]).await)?;
    Ok(Redirect::to(&format!("{}#papers", paths::meeting(&id))).into_response())
}

/// Takes a paper back: it is listed as taken back and cannot be read any more.
pub(crate) async fn withdraw(
    State(app): State<App>,
    Who(who): Who,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, &id)?;
    if !meeting
        .papers_in_force()
        .any(|paper| paper.words.file == file)
    {
        return Err(Error::NotFound("this paper"));
    }
    let change = Change::PaperWithdrawn {
        meeting: id.clone(),
        file,
    };
    kept_or_failed(app.change(&who, "", &[What::Board(change)], &[]).await)?;
    Ok(Redirect::to(&format!("{}#papers", paths::meeting(&id))).into_response())
}

fn kept_or_failed<T>(became: Result<T, NotKept>) -> Result<(), Error> {
    match became {
        Ok(_) => Ok(()),
        Err(NotKept::Failed(why)) => Err(Error::Failed(why)),
        Err(NotKept::ChangedSince { .. }) => Err(Error::BadRequest(
            "Somebody else changed this at the same moment. Nothing was changed.".to_owned(),
        )),
    }
}

/// A paper and its meeting.
fn find<'b>(board: &'b Board, file: &str) -> Option<(&'b Meeting, &'b Paper)> {
    board.meetings.iter().find_map(|meeting| {
        let paper = meeting
            .papers_in_force()
            .find(|paper| paper.words.file == file)?;
        Some((meeting, paper))
    })
}

/// A paper as it was laid before the board.
pub(crate) async fn file(
    State(app): State<App>,
    Path(file): Path<String>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    if find(&kept.now.board, &file).is_none() {
        return Err(Error::NotFound("this paper"));
    }
    document(&app, &file).await
}

/// A paper that anybody may read.
pub(crate) async fn public_file(
    State(app): State<App>,
    Path(file): Path<String>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    match find(&kept.now.board, &file) {
        Some((_, paper)) if paper.is_public() => document(&app, &file).await,
        Some(_) | None => Err(Error::NotFound("this paper")),
    }
}

async fn document(app: &App, id: &str) -> Result<Response, Error> {
    let (kept, bytes) = app
        .store()
        .programme_file(id)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this paper"))?;
    let plain: String = kept
        .name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || ".-_ ".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    Ok((
        [
            (header::CONTENT_TYPE, kept.media_type),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{plain}\""),
            ),
        ],
        bytes,
    )
        .into_response())
}

/// What councillors, scrutiny, the public and a new administration read of the board: its meetings, what it decided that
/// anybody may read, and its papers for anybody. No person and no child is named by the service.
pub(crate) async fn public(State(app): State<App>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let today = app.today();
    let papers = |meeting: &Meeting| {
        meeting
            .papers
            .iter()
            .filter(|paper| paper.is_public())
            .count()
    };
    let decided = board.public_decisions().count();
    let mut meetings: Vec<&Meeting> = board
        .meetings
        .iter()
        .filter(|meeting| meeting.state == MeetingState::Held || papers(meeting) > 0)
        .collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.on));
    let issued: usize = meetings.iter().map(|meeting| papers(meeting)).sum();
    Ok(Page::new(Section::Releases, "The improvement board, for anybody to read", html! {
        @if meetings.is_empty() { "The board has not met, and has issued nothing for anybody to read." }
        @else {
            (words::capital(&words::count(meetings.len(), "meeting", "meetings"))) ", the newest first: "
            (words::count(decided, "decision", "decisions")) " and " (words::count(issued, "paper", "papers")) " for anybody."
        }
    })
    .crumb("Released figures", paths::releases())
    .body(html! {
        p.wm-p {
            "What the board marked as for anybody. Small numbers are left out of the papers, so that no child can be recognised. "
            a.govuk-link href=(paths::releases()) { "Released figures" }
            @if let Some(next) = board.next(today) { ". The board meets next on " (words::day(next.on)) }
            "."
        }
        @for meeting in &meetings {
            (section(&meeting.id, &words::day(meeting.on), for_anybody(board, meeting)))
        }
    }))
}

/// One meeting as anybody reads it.
fn for_anybody(board: &Board, meeting: &Meeting) -> Markup {
    let decisions: Vec<_> = board
        .public_decisions()
        .filter(|(of, _)| of.id == meeting.id)
        .map(|(_, decision)| decision)
        .collect();
    let papers: Vec<&Paper> = meeting
        .papers
        .iter()
        .filter(|paper| paper.is_public())
        .collect();
    html! {
        @if decisions.is_empty() && papers.is_empty() { p.wm-p { "No decision or paper of this meeting is published." } }
        @if !decisions.is_empty() {
            p.wm-p { strong { "Decided" } }
            ul.govuk-list.govuk-list--bullet { @for decision in &decisions { li { (decision.words.words) } } }
        }
        @if !papers.is_empty() {
            table.wm-t.wm-stack {
                caption { "Papers" }
                thead { tr { th scope="col" { "Paper" } th scope="col" { "Issued" } } }
                tbody { @for paper in &papers { tr {
                    th scope="row" {
                        a.govuk-link href=(paths::board_public_paper(&paper.words.file)) { (paper.words.title) }
                        @if !paper.words.version.is_empty() { span.wm-mark { "Version " (paper.words.version) } }
                    }
                    td data-l="Issued" { (words::moment(paper.issued)) }
                } } }
            }
        }
    }
}
