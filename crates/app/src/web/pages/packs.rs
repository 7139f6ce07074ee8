//! Papers as pages and as tagged PDFs: GET /board/pack and /board/pack/public, GET /self-evaluation, GET /plan/paper,
//! each with .pdf; POST /board/pack lays one before a meeting as it stands.

use std::sync::Arc;

use access::Acting;
use access::audit::Kind;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::board::{Audience, Change, Meeting, MeetingState, PaperWords};
use maud::{Markup, html};
use measures::disclosure::PublishedTable;
use pack::Paper;
use serde::Deserialize;
use store::NewFile;

use crate::clock;
use crate::programme::NotKept;
use crate::programme::owners::Owners;
use crate::records::Records;
use crate::state::{App, Children};
use crate::web::children::{settled, whole};
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::form::choose;
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::board::{called, exceptions};
use crate::web::papers::{self, Moment};
use crate::web::who::Who;
use crate::web::{paths, words};

/// What may be asked of a paper.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The meeting a pack is for; the next one without it.
    meeting: String,
    /// The report a plan answers; all of them without it.
    report: String,
}

/// One moment of everything, for whoever makes a paper, with the numbers they see.
async fn moment(app: &App, who: &Acting) -> Result<Moment, Error> {
    let children = in_force(app).await?;
    let records = whole(app, &children, who).await?;
    made_of(app, who, &children, records).await
}

/// The same for a paper that is laid: it is the board's and says the same whoever lays it, so its numbers are those of
/// the whole authority. It names no child.
async fn moment_to_lay(app: &App, who: &Acting) -> Result<Moment, Error> {
    let children = in_force(app).await?;
    let records = match &children {
        Children::Ready(records) => Some(records.clone()),
        Children::Reading | Children::None | Children::Unread(_) => None,
    };
    made_of(app, who, &children, records).await
}

/// The records by which a paper is made. Taken once: a load that comes into force meanwhile is in all of a paper or in
/// none of it. A paper made while they are still being read would say that there are none.
async fn in_force(app: &App) -> Result<Children, Error> {
    match settled(app).await {
        Children::Reading => Err(Error::Reading),
        Children::Unread(why) => Err(Error::Unread(why)),
        children @ (Children::None | Children::Ready(_)) => Ok(children),
    }
}

async fn made_of(
    app: &App,
    who: &Acting,
    children: &Children,
    records: Option<Arc<Records>>,
) -> Result<Moment, Error> {
    let now = exceptions::now_by(app, children).await?;
    let before = match now.since {
        Some(on) => {
            let kept = now.kept.clone();
            let before = tokio::task::spawn_blocking(move || kept.on(on))
                .await
                .map_err(anyhow::Error::from)?;
            Some((before, on))
        }
        None => None,
    };
    let releases = app.store().releases().await.map_err(anyhow::Error::from)?;
    let released = match releases.last() {
        Some(newest) => {
            let table = PublishedTable::read(&newest.published).map_err(anyhow::Error::from)?;
            Some((table, newest.number))
        }
        None => None,
    };
    Ok(Moment {
        now: now.kept.now.clone(),
        before,
        exceptions: now.exceptions,
        signals: app.signals_of(children),
        owners: Owners::of(app, children).await?,
        records,
        released,
        authority: authority(children),
        today: app.today(),
        by: who.name.clone(),
    })
}

fn authority(children: &Children) -> String {
    match children {
        Children::Ready(records) if records.invented() => sample::AUTHORITY.to_owned(),
        Children::Ready(records) => records
            .council
            .map_or_else(String::new, |council| council.name.clone()),
        Children::Reading | Children::None | Children::Unread(_) => String::new(),
    }
}

/// The meeting that is asked for, else the next.
fn meeting<'m>(moment: &'m Moment, asked: &Asked) -> Result<Option<&'m Meeting>, Error> {
    let board = &moment.now.board;
    if asked.meeting.is_empty() {
        return Ok(board.next(moment.today));
    }
    board
        .meeting(&asked.meeting)
        .map(Some)
        .ok_or(Error::NotFound("this meeting"))
}

/// The board's pack as a page.
pub(crate) async fn board(
    State(app): State<App>,
    Who(who): Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    let meeting = meeting(&moment, &asked)?;
    let id = meeting.map_or_else(String::new, |meeting| meeting.id.clone());
    let paper = papers::board(&moment, meeting);
    let lead = html! {
        @match meeting { Some(meeting) => { "For the meeting of " (called(&moment.now.board, meeting)) ", as everything stands now." } None => "No meeting is set: the pack shows how everything stands now." }
    };
    let files = [(
        "Pack (PDF, tagged)",
        with(&paths::board_pack_pdf(), "meeting", &id),
    )];
    let lay = issue(&moment, &id, Audience::Board);
    let page = shown(Section::Board, &paper, lead, &files, &lay).crumb("Board", paths::board());
    Ok(Noted::new(Kind::Print, "board pack").on(page.into_response()))
}

/// The public version as a page.
pub(crate) async fn public(
    State(app): State<App>,
    Who(who): Who,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let moment = moment(&app, &who).await?;
    let id = meeting(&moment, &asked)?.map_or_else(String::new, |meeting| meeting.id.clone());
    let paper = papers::public(&moment);
    let lead = html! { "Of children it holds nothing but released figures." };
    let files = [("Public version (PDF, tagged)", paths::board_public_pdf())];
    let lay = issue(&moment, &id, Audience::Public);
    Ok(shown(Section::Board, &paper, lead, &files, &lay).crumb("Board", paths::board()))
}

/// The self-evaluation as a page.
pub(crate) async fn evaluation(State(app): State<App>, Who(who): Who) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    let paper = papers::evaluation(&moment);
    let lead = html! { "Made from findings, measures, audits and the plan as they stand. Take the document and finish it." };
    let files = [
        (
            "To finish in a word processor (HTML)",
            paths::evaluation_document(),
        ),
        ("PDF, tagged", paths::evaluation_pdf()),
    ];
    let page = shown(Section::Evaluation, &paper, lead, &files, &html! {});
    Ok(Noted::new(Kind::Print, "self-evaluation").on(page.into_response()))
}

/// The plan as a page to print.
pub(crate) async fn plan(
    State(app): State<App>,
    Who(who): Who,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let moment = moment(&app, &who).await?;
    let paper = papers::plan(&moment, report(&asked));
    let lead = html! { "To send or to lay before the board, complete without a link." };
    let files = [(
        "Plan (PDF, tagged)",
        with(&paths::plan_paper_pdf(), "report", &asked.report),
    )];
    Ok(shown(Section::Plan, &paper, lead, &files, &html! {})
        .crumb("Improvement plan", paths::plan()))
}

fn report(asked: &Asked) -> Option<&str> {
    Some(asked.report.as_str()).filter(|report| !report.is_empty())
}

/// An address with a choice, where there is one.
fn with(path: &str, name: &str, value: &str) -> String {
    if value.is_empty() {
        return path.to_owned();
    }
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .finish();
    format!("{path}?{query}")
}

/// A paper on a page.
fn shown(
    section: Section,
    paper: &Paper,
    lead: Markup,
    files: &[(&str, String)],
    after: &Markup,
) -> Page {
    Page::new(section, paper.titled(), lead).body(html! {
        (downloads(files))
        (pack::html::section(paper))
        (after)
    })
}

/// The form that lays a paper before a meeting as it stands.
fn issue(moment: &Moment, meeting: &str, audience: Audience) -> Markup {
    let board = &moment.now.board;
    let meetings: Vec<(String, String)> = board
        .meetings
        .iter()
        .filter(|each| each.on >= moment.today && each.state != MeetingState::Cancelled)
        .map(|each| (each.id.clone(), called(board, each)))
        .collect();
    let unanswered = moment.now.plan.unanswered().count();
    section(
        "issue",
        "Lay it before a meeting",
        html! {
            @if meetings.is_empty() { p.wm-p { "No meeting is set that it could be laid before." } }
            @else {
                p.wm-p {
                    "The PDF is kept as it is now and stands among the meeting’s papers"
                    @if audience == Audience::Public { ", where anybody may read it" } "."
                    @if audience == Audience::Board && moment.sees_some() { " You see some of the children alone, so its measures are not shown here; the pack that is laid holds them, counted over the whole authority." }
                    @if unanswered > 0 { " It says that " (words::count(unanswered, "finding has", "findings have")) " no action." }
                }
                form method="post" action=(paths::board_pack()) novalidate {
                    (form_token())
                    input type="hidden" name="audience" value=(audience.word());
                    (choose("meeting", "Which meeting?", "", &meetings, meeting, &[]))
                    button.govuk-button type="submit" { "Lay it before the meeting" }
                }
            }
        },
    )
}

/// What the form says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Issue {
    meeting: String,
    audience: String,
}

/// Keeps the PDF as it is now and lays it before a meeting.
pub(crate) async fn lay(
    State(app): State<App>,
    Who(who): Who,
    Form(issue): Form<Issue>,
) -> Result<Response, Error> {
    let audience = Audience::of(&issue.audience).ok_or(Error::NotFound("this paper"))?;
    lay_as(&app, &who, &issue.meeting, audience).await?;
    Ok(Redirect::to(&paths::meeting(&issue.meeting)).into_response())
}

/// Lays a paper as it is now before a meeting, by its id, as made by somebody.
pub(crate) async fn lay_as(
    app: &App,
    who: &Acting,
    meeting: &str,
    audience: Audience,
) -> Result<(), Error> {
    let moment = moment_to_lay(app, who).await?;
    let Some(meeting) = moment.now.board.meeting(meeting) else {
        return Err(Error::NotFound("this meeting"));
    };
    let paper = match audience {
        Audience::Board => papers::board(&moment, Some(meeting)),
        Audience::Public => papers::public(&moment),
    };
    let title = paper.titled();
    let version = paper.version.clone();
    let bytes = printed(paper).await?;
    let apart = (moment.now.board.told_apart(meeting))
        .map_or_else(String::new, |apart| format!("-{}", dashed(&apart)));
    let name = format!("{}-{}{apart}.pdf", dashed(&title), meeting.on);
    let file = app
        .store()
        .keep_programme_file(&NewFile {
            name: &name,
            media_type: "application/pdf",
            at: clock::now(),
            by: &who.name,
            bytes: &bytes,
        })
        .await
        .map_err(anyhow::Error::from)?;
    let change = What::Board(Change::PaperIssued {
        meeting: meeting.id.clone(),
        paper: PaperWords {
            file,
            title,
            version,
            classification: audience.classification(),
            audience,
        },
    });
    match app.change(who, "", &[change], &[]).await {
        Ok(_) => Ok(()),
        // A paper is a subject of its own: nobody can have changed it.
        Err(NotKept::ChangedSince { subject, .. }) => {
            Err(Error::Failed(anyhow::anyhow!("{subject} was changed")))
        }
        Err(NotKept::Failed(why)) => Err(Error::Failed(why)),
    }
}

/// The board's pack as a PDF.
pub(crate) async fn board_pdf(
    State(app): State<App>,
    Who(who): Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    let meeting = meeting(&moment, &asked)?;
    sent(papers::board(&moment, meeting), "board pack").await
}

/// The public version as a PDF.
pub(crate) async fn public_pdf(State(app): State<App>, Who(who): Who) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    sent(papers::public(&moment), "public version").await
}

/// The self-evaluation as a PDF.
pub(crate) async fn evaluation_pdf(
    State(app): State<App>,
    Who(who): Who,
) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    sent(papers::evaluation(&moment), "self-evaluation").await
}

/// The self-evaluation as a document that a word processor opens.
pub(crate) async fn evaluation_document(
    State(app): State<App>,
    Who(who): Who,
) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    let paper = papers::evaluation(&moment);
    let name = format!("{}-{}.html", dashed(&paper.titled()), moment.today);
    let document = pack::html::document(&paper).into_string();
    let answer = file(&name, "text/html; charset=utf-8", document.into_bytes());
    Ok(Noted::new(Kind::Print, "self-evaluation").on(answer))
}

/// The plan as a PDF.
pub(crate) async fn plan_pdf(
    State(app): State<App>,
    Who(who): Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let moment = moment(&app, &who).await?;
    sent(papers::plan(&moment, report(&asked)), "improvement plan").await
}

async fn sent(paper: Paper, what: &str) -> Result<Response, Error> {
    let name = format!("{}-{}.pdf", dashed(&paper.titled()), clock::today());
    let bytes = printed(paper).await?;
    Ok(Noted::new(Kind::Print, what).on(file(&name, "application/pdf", bytes)))
}

/// Laying out a pack is half a second of computing: not on a thread that serves.
async fn printed(paper: Paper) -> Result<Vec<u8>, Error> {
    let printed = tokio::task::spawn_blocking(move || pack::pdf(&paper))
        .await
        .map_err(anyhow::Error::from)?;
    printed.map_err(|why| Error::Failed(why.into()))
}

fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        bytes,
    )
        .into_response()
}

/// A title in small letters with dashes.
fn dashed(title: &str) -> String {
    let letters: String = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    letters
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
