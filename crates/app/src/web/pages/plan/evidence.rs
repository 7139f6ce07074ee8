//! Evidence beside an action: GET and POST /plan/actions/{id}/evidence, its withdrawal, and its documents.

mod read;

use access::audit::Kind;
use axum::Form;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest as _, Path, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Action, Change, Evidence, Holds, LONGEST_TEXT, Verdict, Weight, too_long};
use maud::{Markup, html};
use serde::Deserialize;
use store::NewFile;

use super::actions::verdict_words;
use super::live::Values;
use super::moment::Moment;
use crate::clock;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, choose, day, radios, summary, text, textarea, upload};
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::{Sent, Typed};
use crate::web::who::Who;
use crate::web::{links, paths, words};
use read::{HOLDS, KINDS, read};

/// The most that a document may hold, in bytes.
const MOST: usize = 20 * 1024 * 1024;
/// The most that the form may hold: a document, and what stands around it.
pub(crate) const MOST_SENT: usize = MOST + 2 * 1024 * 1024;

/// Everything laid beside an action, the newest first.
pub(super) fn list(action: &Action, moment: &Moment, works: bool) -> Markup {
    let mut all: Vec<&Evidence> = action.evidence.iter().collect();
    all.sort_by_key(|each| std::cmp::Reverse(each.on));
    html! {
        @if all.is_empty() { p.wm-p { "Nothing is laid beside it yet." } }
        @else {
            table.wm-t.wm-stack {
                caption { (words::count(all.len(), "piece", "pieces")) ", the newest first. Of each question the newest stands." }
                thead { tr { th scope="col" { "Of" } th scope="col" { "What it says" } th scope="col" { "What it is" } } }
                tbody { @for each in all { tr {
                    th scope="row" { (words::day(each.on)) }
                    td data-l="What it says" { strong { (verdict(each)) } ". " (each.words) }
                    td data-l="What it is" {
                        (weight(&each.what, moment))
                        @match &each.holds {
                            Some(Holds::Measure(code)) => { ". It holds what measure " (code) " said" }
                            Some(Holds::Voices(how)) => { ". It holds what children, families or carers said: " (how) }
                            None => {}
                        }
                        @if works { (withdrawal(action, each)) }
                    }
                } } }
            }
        }
        @if works { p.wm-p.wm-on-screen { a.govuk-link href={ (paths::action(&action.id)) "/evidence" } { "Add evidence" } } }
    }
}

/// What a piece of evidence says, of the question it speaks to.
pub(super) fn verdict(evidence: &Evidence) -> &'static str {
    verdict_words(evidence.shows, evidence.verdict)
}

/// What a piece of evidence is.
fn weight(what: &Weight, moment: &Moment) -> Markup {
    html! {
        @match what {
            Weight::Audit(id) => {
                @let title = moment.programme.audits.round(id).map(|round| round.words.title.as_str());
                "Practice audit: " a.govuk-link href={ (paths::practice_audits()) "/" (id) } { (title.unwrap_or(id)) }
            }
            Weight::Review(id) => {
                @let title = moment.programme.reviews.find(id).map(|review| review.terms.title.as_str());
                "Review: " a.govuk-link href={ (paths::reviews()) "/" (id) } { (title.unwrap_or(id)) }
            }
            Weight::Measure { code, said } => { "Measure " (code) ": " (said) "." }
            Weight::Voices(how) => { "What children, families or carers said: " (how) }
            Weight::File { file, name } => { "Document: " (links::to(&paths::plan_document(file), name)) }
            Weight::Elsewhere(place) => { "Kept elsewhere: " (place) }
        }
    }
}

fn withdrawal(action: &Action, evidence: &Evidence) -> Markup {
    let id = format!("withdraw-{}", evidence.id);
    let form = html! {
        form method="post" action={ (paths::action(&action.id)) "/evidence/" (evidence.id) "/withdrawal" } {
            (form_token())
            @if action.completed.is_some() { p { "This action is complete. Without what shows it, it is complete no longer, and is to be opened again." } }
            label.govuk-label for=(id) { "Why is it withdrawn?" }
            input.govuk-input id=(id) name="why" type="text" required;
            " " button.govuk-button.govuk-button--secondary.wm-b type="submit" { "Withdraw" }
        }
    };
    html! { div.wm-on-screen { (details("Withdraw it", form)) } }
}

/// Which question an address asks about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    shows: String,
}

/// The form.
pub(crate) async fn new(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let typed = Typed::new(vec![("shows".to_owned(), asked.shows)]);
    form(&app, &id, &typed, &[]).await
}

async fn form(app: &App, id: &str, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let action = kept
        .now
        .plan
        .action(id)
        .ok_or(Error::NotFound("this action"))?;
    let choose_from = |first: &str, all: Vec<(String, String)>| {
        let mut options = vec![(String::new(), first.to_owned())];
        options.extend(all);
        options
    };
    let audits = kept.now.audits.all.iter();
    let audits = audits.map(|round| (round.id.clone(), round.words.title.clone()));
    let reviews = kept.now.reviews.all.iter();
    let reviews = reviews.map(|review| (review.id.clone(), review.terms.title.clone()));
    let shows = [
        ("practice", "Whether practice has changed"),
        ("outcome", "Whether it is better for children"),
    ];
    let verdicts = [
        (Verdict::Yes.word(), "It is so"),
        (Verdict::InPart.word(), "In part"),
        (Verdict::No.word(), "It is not so"),
    ];
    let title = if wrong.is_empty() {
        "Add evidence"
    } else {
        "Error: add evidence"
    };
    Ok(Page::new(Section::Plan, title, html! { (action.words.title) })
        .caption(format!("Action {id}"))
        .crumb("Improvement plan", paths::plan())
        .crumb(format!("Action {id}"), paths::action(id))
        .body(html! {
            (summary(wrong))
            p.wm-p { "That the task is done is no evidence of either question. Do not write a child’s name." }
            form method="post" action={ (paths::action(id)) "/evidence" } enctype="multipart/form-data" novalidate {
                (form_token())
                (radios("shows", "Which question does it speak to?", "", &shows, typed.one("shows"), wrong))
                (radios("kind", "What is it?", "Audits and reviews speak of practice; measures and what children say, of children; a document of either.", &KINDS, typed.one("kind"), wrong))
                (choose("audit", "Which practice audit?", "If it is one.", &choose_from("None", audits.collect()), typed.one("audit"), wrong))
                (choose("review", "Which review?", "If it is one.", &choose_from("None", reviews.collect()), typed.one("review"), wrong))
                (radios("holds", "Does the document hold a measure or what people said?", "If it is a document. One that holds neither shows at most in part that it is better for children.", &HOLDS, typed.one("holds"), wrong))
                (text("asked", "Whom did the document ask, and how?", "If it holds their words.", typed.one("asked"), wrong))
                (text("measure", "Which measure?", "If it is one, or the document holds one: its code. What a measure says today is kept with it.", typed.one("measure"), wrong))
                (text("how", "Who was asked, and how? Or where does it lie?", "If it is what people said, or lies elsewhere.", typed.one("how"), wrong))
                (upload("file", "Which document?", "If it is one: at most 20 MB. A PDF, a document, a workbook, a picture or text.", ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.csv,.txt,.png,.jpg,.jpeg", false, wrong))
                (radios("verdict", "What does it say?", "", &verdicts, typed.one("verdict"), wrong))
                (textarea("words", "In words", "With numbers and dates, so that nobody has to open anything to understand it.", typed.one("words"), 3, wrong))
                (day("on", "Of what day does it speak?", "Empty means today.", typed.day("on"), wrong))
                button.govuk-button type="submit" { "Add it" }
            }
        }))
}

/// Lays evidence beside an action.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let multipart = Multipart::from_request(request, &())
        .await
        .map_err(|_| Error::BadRequest("This form came without its fields.".to_owned()))?;
    let (typed, file) = Typed::with_file(multipart, MOST).await?;
    let moment = Moment::now(&app).await?;
    let action = (moment.plan().action(&id)).ok_or(Error::NotFound("this action"))?;
    if action.dropped {
        return Err(Error::BadRequest(
            "This action was dropped. Nothing was changed.".to_owned(),
        ));
    }
    let values = Values::of(&app, &moment.children, &who).await?;
    let mut read = match read(&moment, &values, &typed, file.as_ref()) {
        Ok(read) => read,
        Err(wrong) => {
            let page = form(&app, &id, &typed, &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if let (Weight::File { file: kept, name }, Some(file)) = (&mut read.what, file) {
        *kept = keep_file(&app, &who.person, name, &file).await?;
    }
    // An id of its own for each, whoever else adds one at this moment.
    read.id = uuid::Uuid::now_v7().simple().to_string();
    let what = What::Plan(Change::EvidenceAdded {
        action: id.clone(),
        evidence: read,
    });
    let seen = [(what.subject(), 0)];
    match app.change(&who, "", &[what], &seen).await {
        Ok(_) => Ok(Redirect::to(&format!("{}#evidence", paths::action(&id))).into_response()),
        Err(NotKept::ChangedSince { .. }) => Err(Error::BadRequest(
            "This was added already. Nothing was changed.".to_owned(),
        )),
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

async fn keep_file(app: &App, by: &str, name: &str, file: &Sent) -> Result<String, Error> {
    let new = NewFile {
        name,
        media_type: read::media_type(name).unwrap_or("application/octet-stream"),
        at: clock::now(),
        by,
        bytes: &file.bytes,
    };
    let kept = app.store().keep_programme_file(&new).await;
    Ok(kept.map_err(anyhow::Error::from)?)
}

/// Takes evidence back.
pub(crate) async fn withdraw(
    State(app): State<App>,
    Who(who): Who,
    Path((id, evidence)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let action = kept
        .now
        .plan
        .action(&id)
        .ok_or(Error::NotFound("this action"))?;
    let why = typed.trimmed("why");
    if why.is_empty() || too_long(&why, LONGEST_TEXT).is_some() {
        return Err(Error::BadRequest(format!(
            "Say why it is withdrawn, in at most {LONGEST_TEXT} characters. Nothing was changed."
        )));
    }
    // What is withdrawn already stays so.
    if action.evidence.iter().any(|each| each.id == evidence) {
        let what = What::Plan(Change::EvidenceWithdrawn {
            action: id.clone(),
            evidence,
        });
        let subject = what.subject();
        let seen = [(subject.clone(), kept.now.version(&subject))];
        match app.change(&who, &why, &[what], &seen).await {
            Ok(_) | Err(NotKept::ChangedSince { .. }) => {}
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
    // What was complete by it is to be opened again: that is asked for where it can be done.
    let moment = Moment::now(&app).await?;
    let lapsed = (moment.plan().action(&id))
        .is_some_and(|action| moment.standing(action).rating.has_lapsed());
    let part = if lapsed { "moves" } else { "evidence" };
    Ok(Redirect::to(&format!("{}#{part}", paths::action(&id))).into_response())
}

/// A document that was laid beside an action, as it came: always to be kept by the browser, never shown as a page.
pub(crate) async fn document(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let nowhere = || Error::NotFound("this document");
    let kept = app.programme().await?;
    // A document of a review or of the board has its own way and its own readers.
    let action = kept
        .changes
        .iter()
        .find_map(|change| {
            let What::Plan(Change::EvidenceAdded { action, evidence }) = &change.what else {
                return None;
            };
            let of = matches!(&evidence.what, Weight::File { file, .. } if *file == id);
            of.then(|| action.clone())
        })
        .ok_or_else(nowhere)?;
    let (file, bytes) = (app.store().programme_file(&id).await)
        .map_err(anyhow::Error::from)?
        .ok_or_else(nowhere)?;
    let kind = read::media_type(&file.name).unwrap_or("application/octet-stream");
    let disposition = format!(
        "attachment; filename*=UTF-8''{}",
        paths::escaped(&file.name)
    );
    let disposition = HeaderValue::from_str(&disposition)
        .unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let response = (
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_DISPOSITION, disposition),
            (
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static("sandbox"),
            ),
        ],
        bytes,
    )
        .into_response();
    Ok(Noted::new(
        Kind::Export,
        format!("a document of action {action} of the plan"),
    )
    .on(response))
}
