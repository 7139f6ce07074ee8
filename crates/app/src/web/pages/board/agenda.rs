//! The agenda of a meeting: GET and POST /board/meetings/{id}/agenda. What changed since the last meeting, what is not as
//! the plan says and what is due is suggested; people add, put in order and take off.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use improvement::board::{AgendaItem, Board, Change, Meeting, MeetingState, Part, agenda};
use improvement::plan::{LONGEST_LINE, LONGEST_TEXT, too_long};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

use super::exceptions::{self, Now};
use super::forms::{Changing, about, form, ids, keep, titled};
use crate::clock;
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, message, summary};
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Weeks after which the next meeting is thought to be, where none is set.
const WEEKS: i64 = 6;
/// The most items an agenda holds.
const MOST: usize = 60;
/// Empty rows under the items, for what people add.
const SPARE: usize = 2;

/// A row of the form: an item as it is typed, and where it shall stand.
#[derive(Debug, Clone, Default)]
struct Row {
    place: String,
    part: Part,
    title: String,
    why: String,
    asks: String,
    lead: String,
    about: String,
    suggested: bool,
}

impl Row {
    fn of(place: usize, item: &AgendaItem, suggested: bool) -> Self {
        Self {
            place: place.to_string(),
            part: item.part,
            title: item.title.clone(),
            why: item.why.clone(),
            asks: item.asks.clone(),
            lead: item.lead.clone(),
            about: ids(&item.about),
            suggested,
        }
    }

    fn is_empty(&self) -> bool {
        [&self.title, &self.why, &self.asks]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }
}

/// The form.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let now = exceptions::now(&app).await?;
    let meeting = super::meeting::find(&now.kept.now.board, &id)?;
    let mut rows: Vec<Row> = (1..)
        .zip(&meeting.agenda)
        .map(|(place, item)| Row::of(place, item, false))
        .collect();
    for item in suggested(&app, &now, meeting) {
        if !rows.iter().any(|row| row.title == item.title) {
            rows.push(Row::of(rows.len() + 1, &item, true));
        }
    }
    for _ in 0..SPARE {
        rows.push(Row {
            place: (rows.len() + 1).to_string(),
            ..Row::default()
        });
    }
    Ok(view(&now, meeting, &rows, &[]))
}

/// What the agenda should hold: what happened since the meeting held before it, what is due until the one after it.
fn suggested(app: &App, now: &Now, meeting: &Meeting) -> Vec<AgendaItem> {
    if meeting.state != MeetingState::Set {
        return Vec::new();
    }
    let programme = &now.kept.now;
    let after = now
        .since
        .and_then(|since| since.tomorrow().ok())
        .and_then(clock::begin_of);
    let since = now
        .kept
        .changes
        .iter()
        .map(AsRef::as_ref)
        .filter(|change| after.is_none_or(|after| change.at >= after));
    agenda(
        programme,
        since,
        &now.exceptions,
        app.today(),
        until(&programme.board, meeting),
    )
}

/// The day of the meeting after this one, set or thought.
fn until(board: &Board, meeting: &Meeting) -> Date {
    board
        .meetings
        .iter()
        .find(|other| other.on > meeting.on && other.state == MeetingState::Set)
        .map_or_else(
            || meeting.on.saturating_add(WEEKS.weeks()),
            |other| other.on,
        )
}

fn view(now: &Now, meeting: &Meeting, rows: &[Row], wrong: &[Wrong]) -> Page {
    let id = &meeting.id;
    let version = now.kept.now.version(&format!("agenda:{id}"));
    let new = rows.iter().filter(|row| row.suggested).count();
    let fields = html! {
        div #items { (message("items", wrong)) }
        @for (n, row) in rows.iter().enumerate() { (fieldset(n, row)) }
    };
    Page::new(Section::Board, titled("Write the agenda", wrong), html! {
        "The meeting of " (words::day(meeting.on)) ". "
        @if new > 0 { (words::count(new, "item is", "items are")) " suggested. Nothing is kept until you keep it." }
        @else { "Nothing more is suggested." }
    })
    .crumb("Improvement board", paths::board())
    .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
    .stamp(html! {
        @match now.since {
            Some(since) => { "Suggested from what changed since the meeting of " (words::day(since)) ", what is not as the plan says, and what is due before the next." }
            None => { "Suggested from everything that changed, as no meeting was held before." }
        }
    })
    .body(html! {
        (summary(wrong))
        p.wm-p { "Change the numbers to change the order. Tick what you do not want." }
        (form(&paths::meeting_part(id, "agenda"), version, fields, "Keep this agenda"))
    })
}

fn fieldset(n: usize, row: &Row) -> Markup {
    let name = |field: &str| format!("{field}_{n}");
    let line = |field: &str, label: &str, value: &str, width: &str| {
        let name = name(field);
        html! {
            div.govuk-form-group {
                label.govuk-label for=(name) { (label) }
                input class={ "govuk-input " (width) } id=(name) name=(name) type="text" value=(value);
            }
        }
    };
    let text = |field: &str, label: &str, value: &str| {
        let name = name(field);
        html! {
            div.govuk-form-group {
                label.govuk-label for=(name) { (label) }
                textarea.govuk-textarea id=(name) name=(name) rows="2" { (value) }
            }
        }
    };
    let off = name("off");
    html! {
        div.wm-sec { fieldset.govuk-fieldset {
            legend.govuk-fieldset__legend.govuk-fieldset__legend--s {
                @if row.is_empty() { "Another item" } @else { (row.title) }
                @if row.suggested { span.wm-mark { "Suggested" } }
            }
            input type="hidden" name=(name("part")) value=(word(row.part));
            (line("place", "Number", &row.place, "govuk-input--width-2"))
            (line("title", "Item", &row.title, ""))
            (text("why", "Why it is on the agenda", &row.why))
            (text("asks", "The decision asked of the board, if any", &row.asks))
            (line("lead", "Who speaks to it", &row.lead, "govuk-input--width-20"))
            (line("about", "Ids of findings, actions and risks it is about", &row.about, ""))
            @if !row.is_empty() {
                div.govuk-form-group { div.govuk-checkboxes.govuk-checkboxes--small { div.govuk-checkboxes__item {
                    input.govuk-checkboxes__input type="checkbox" id=(off) name=(off) value="yes";
                    label.govuk-label.govuk-checkboxes__label for=(off) { "Leave it off the agenda" }
                } } }
            }
        } }
    }
}

const PARTS: [(Part, &str); 6] = [
    (Part::Minutes, "minutes"),
    (Part::Exceptions, "exceptions"),
    (Part::Decide, "decide"),
    (Part::Changed, "changed"),
    (Part::Due, "due"),
    (Part::Other, "other"),
];

fn word(part: Part) -> &'static str {
    PARTS
        .into_iter()
        .find(|(each, _)| *each == part)
        .map_or("other", |(_, word)| word)
}

fn part(word: &str) -> Part {
    PARTS
        .into_iter()
        .find(|(_, each)| *each == word)
        .map_or(Part::Other, |(part, _)| part)
}

/// Keeps the agenda.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    super::meeting::find(&kept.now.board, &id)?;
    let rows: Vec<Row> = (0..MOST)
        .filter(|n| typed.one(&format!("off_{n}")) != "yes")
        .map(|n| {
            let field = |name: &str| typed.trimmed(&format!("{name}_{n}"));
            Row {
                place: field("place"),
                part: part(&field("part")),
                title: field("title"),
                why: field("why"),
                asks: field("asks"),
                lead: field("lead"),
                about: field("about"),
                suggested: false,
            }
        })
        .filter(|row| !row.is_empty())
        .collect();
    let mut wrong = Vec::new();
    let mut items = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        match item(row, &kept.now) {
            Ok(item) => {
                // A number that is none leaves the item where it stood.
                let place = row.place.parse::<f64>().unwrap_or(f64::MAX);
                items.push((place, n, item));
            }
            Err(what) => wrong.push(("items", format!("Item {}: {what}", n + 1))),
        }
    }
    if !wrong.is_empty() {
        let now = exceptions::now(&app).await?;
        let meeting = super::meeting::find(&now.kept.now.board, &id)?;
        let page = view(&now, meeting, &rows, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    items.sort_by(|(a, n, _), (b, m, _)| a.total_cmp(b).then(n.cmp(m)));
    let items: Vec<AgendaItem> = items.into_iter().map(|(_, _, item)| item).collect();
    let yours = items.clone();
    let change = Change::AgendaWritten {
        meeting: id.clone(),
        items,
    };
    let changing = Changing {
        what: "The agenda",
        action: &paths::meeting_part(&id, "agenda"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    keep(&app, &who, "", change, &changing, |now| {
        let theirs = now
            .board
            .meeting(&id)
            .map(|meeting| meeting.agenda.as_slice())
            .unwrap_or_default();
        vec![Both::new("Items, in order", said(theirs), said(&yours))]
    })
    .await
}

/// An item as it was typed.
fn item(row: &Row, now: &improvement::Programme) -> Result<AgendaItem, String> {
    if row.title.is_empty() {
        return Err("enter what it is called".to_owned());
    }
    for (text, most) in [
        (&row.title, LONGEST_LINE),
        (&row.lead, LONGEST_LINE),
        (&row.why, LONGEST_TEXT),
        (&row.asks, LONGEST_TEXT),
    ] {
        if let Some(what) = too_long(text, most) {
            return Err(what);
        }
    }
    let mut wrong = Vec::new();
    let typed = Typed::new(vec![("about".to_owned(), row.about.clone())]);
    let about = about(&typed, now, &mut wrong);
    match wrong.into_iter().next() {
        Some((_, what)) => Err(what),
        None => Ok(AgendaItem {
            part: row.part,
            title: row.title.clone(),
            why: row.why.clone(),
            asks: row.asks.clone(),
            lead: row.lead.clone(),
            about,
        }),
    }
}

fn said(items: &[AgendaItem]) -> String {
    let lines: Vec<String> = (1..)
        .zip(items)
        .map(|(n, item)| {
            [
                &format!("{n}. {}", item.title),
                &item.why,
                &item.asks,
                &item.lead,
            ]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" | ")
        })
        .collect();
    lines.join("\n")
}
