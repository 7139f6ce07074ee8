//! The audit of a child as it stands: GET /audits/{id}/children/{n}: both audits, the grade as it stands, what is done.

use access::{Acting, Permission};
use axum::extract::{Path, State};
use improvement::audit::{
    Asked, FollowUp, Form, Grade, Item, Kept as KeptForm, Mark, Round, Seat, questions,
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::typed::{Typed, folded};
use super::{due, name};
use crate::programme::Kept;
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{TypedDay, Wrong, choose, day, radios, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The audit of the child.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path((id, n)): Path<(String, String)>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    view(&app, &look, &who, &kept, &id, &n, &Typed::default(), &[])
}

/// The round and the child of an address, where whoever asks may see the child; a child who is gone from what was loaded
/// may be seen by whoever sees everybody.
pub(super) fn found<'k>(
    kept: &'k Kept,
    look: &Look,
    id: &str,
    n: &str,
) -> Result<(&'k Round, &'k Item), Error> {
    let missing = || Error::NotFound("this child among those your role shows");
    let round = kept.now.audits.round(id).ok_or_else(missing)?;
    let item = n.parse().ok().and_then(|number| round.item(number));
    let item = item.ok_or_else(missing)?;
    let gone = look.is_whole() && look.find_child(item.child.id()).is_none();
    if gone || look.child_of(item.child.id()).is_some() {
        Ok((round, item))
    } else {
        Err(missing())
    }
}

/// A link to the child's own page.
pub(super) fn child_link(look: &Look, item: &Item) -> Markup {
    let child = look.child_of(item.child.id());
    let address = child.and_then(|child| look.address(child));
    html! {
        @match address {
            Some(address) => a.govuk-link href=(paths::child(address)) { "The child’s record" },
            None => "The child is not in what is loaded now",
        }
    }
}

/// The page, with what was typed into one of its forms.
#[expect(
    clippy::too_many_arguments,
    reason = "the page of one child as it stands"
)]
pub(super) fn view(
    app: &App,
    look: &Look,
    who: &Acting,
    kept: &Kept,
    id: &str,
    n: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let (round, item) = found(kept, look, id, n)?;
    let today = app.today();
    let blind = item.is_blind(&who.person);
    let version = |word: &str| {
        kept.now
            .version(&format!("audit:{id}:{}{word}", item.number))
    };
    let open = round.closed.is_none() && item.set_aside.is_none();
    let error = if wrong.is_empty() { "" } else { "Error: " };
    let forms = Forms {
        round,
        item,
        typed,
        wrong,
    };
    Ok(Page::new(
        Section::PracticeAudits,
        format!("{error}{}", name(look, item)),
        sentence(item, blind),
    )
    .caption(format!("Child {} of “{}”", item.number, round.words.title))
    .crumb("Practice audits", paths::practice_audits())
    .crumb(round.words.title.as_str(), paths::practice_audit(&round.id))
    .invented(look.invented())
    .stamp(html! { (child_link(look, item)) "." })
    .body(html! {
        (summary(wrong))
        @if open && who.may(Permission::ReviewChildren) { (own(round, item, who)) }
        @if let Some((by, why)) = &item.set_aside { p.wm-p { "Cannot be audited, says " (by.name) ": " (why) } }
        @if !blind {
            @if let Some(follow_up) = &item.follow_up {
                (section("follow-up", "What is done for this child", html! {
                    (followed(follow_up, today))
                    @if who.may(Permission::ReviewChildren) { (forms.follow_up(follow_up, version(":follow-up"))) }
                }))
            }
            @for (seat, heading) in [(Seat::First, "The audit"), (Seat::Second, "The second audit")] {
                @if let Some(kept) = item.handed_in(seat) { (section(seat.word(), heading, audit(round, kept))) }
            }
            @if item.handed_in(Seat::First).is_some() { (section("moderation", "Moderation", html! {
                (moderated(item))
                @if open && who.may(Permission::ReviewChildren) && item.may_be_moderated_by(&who.person) { (forms.moderation(version(":moderation"))) }
            })) }
        }
        @if open && who.may(Permission::RunReviews) && !blind { (forms.run(kept)) }
    }))
}

fn sentence(item: &Item, blind: bool) -> Markup {
    html! {
        @if blind { "You audit this child, and so does somebody else: what either finds is shown when both could no longer be swayed by it." }
        @else if let Some(grade) = item.grade() {
            (grade.name()) " over all"
            @if let Some((weakest, many)) = item.handed_in(Seat::First).and_then(|kept| kept.form.weakest()).filter(|(weakest, _)| *weakest > grade) {
                "; weakest: " (weakest.name().to_lowercase()) " in " (words::count(many, "question", "questions"))
            }
            "."
        }
        @else { (item.stands().name()) "." }
    }
}

/// The way to one's own audit of the child.
fn own(round: &Round, item: &Item, who: &Acting) -> Markup {
    let seat = item.seat_of(&who.person);
    let open = seat.is_some_and(|seat| seat != Seat::Moderator && item.handed_in(seat).is_none());
    html! {
        @if open {
            p.wm-p { a.govuk-button.wm-b href={ (paths::audited_child(&round.id, item.number)) "/audit" } role="button" { "Audit this child" } }
        }
    }
}

/// An audit that was handed in.
fn audit(round: &Round, kept: &KeptForm) -> Markup {
    let form = &kept.form;
    html! {
        p.wm-p {
            "By " (kept.by.name) @if let Some(on) = kept.handed_in { ", handed in on " (words::day(on)) } ". "
            strong { (form.overall.map_or("No grade", Grade::name)) " over all" }
            @if let Some((weakest, many)) = form.weakest() { "; weakest: " (weakest.name().to_lowercase()) " in " (words::count(many, "question", "questions")) }
            "."
        }
        dl.wm-facts {
            div { dt { "What is good" } dd.wm-typed { (form.good) } }
            @if !form.must.is_empty() { div { dt { "What must happen" } dd.wm-typed { (form.must) @if let Some(by) = form.by { " By " (words::day(by)) "." } } } }
            div { dt { (with("With the worker", form.with_worker)) } dd.wm-typed { (form.worker_says) } }
            div { dt { (with("Family asked", form.with_family)) } dd.wm-typed { (form.family_says) @if !form.family_how.is_empty() { span.wm-sub.wm-line { (form.family_how) } } } }
        }
        (details("Every question, with what shows it", questions_of(round, form)))
    }
}

fn with(what: &str, asked: Asked) -> String {
    match asked {
        Asked::Yes => format!("{what}: yes"),
        Asked::No => format!("{what}: no"),
        Asked::NotSaid => format!("{what}: not said"),
    }
}

fn questions_of(round: &Round, form: &Form) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Question" } th scope="col" { "Grade" } th scope="col" { "What shows it" } } }
            tbody { @for (_, question) in questions::of_sets(&round.words.sets) {
                @let answer = form.answers.get(question.key);
                tr {
                    th scope="row" { (question.short) }
                    td data-l="Grade" { (answer.and_then(|answer| answer.mark).map_or("–", Mark::name)) }
                    td.wm-typed data-l="What shows it" { (answer.map_or("", |answer| answer.words.as_str())) }
                }
            } }
        }
    }
}

fn moderated(item: &Item) -> Markup {
    let first = item
        .handed_in(Seat::First)
        .and_then(|kept| kept.form.overall);
    html! {
        @match &item.moderated {
            None => p.wm-p { "Nobody has moderated it yet." },
            Some(by) => {
                p.wm-p {
                    (by.by.name) ", " (words::day(by.on)) ": "
                    @if first == Some(by.grade) { "confirmed as " strong { (by.grade.name().to_lowercase()) } "." }
                    @else { "changed from " (first.map_or("no grade", Grade::name).to_lowercase()) " to " strong { (by.grade.name().to_lowercase()) } "." }
                }
                p.wm-p.wm-typed { (by.why) }
            }
        }
    }
}

/// What an inadequate audit asked, and what became of it.
fn followed(follow_up: &FollowUp, today: Date) -> Markup {
    html! {
        dl.wm-facts {
            div { dt { "Found inadequate" } dd { (words::day(follow_up.opened)) } }
            @match &follow_up.answered {
                None => div { dt { "The manager’s answer" } dd { "due " (due(follow_up.due, today)) } },
                Some((on, by, remedy)) => {
                    div { dt { "The manager’s answer" } dd { (words::day(*on)) " by " (by.name) @if *on > follow_up.due { ", late" } } }
                    div { dt { "What is done" } dd.wm-typed { (remedy.what) } }
                    div { dt { "Who" } dd { (remedy.owner) } }
                    @if follow_up.remedied.is_none() { div { dt { "By" } dd { (due(remedy.by, today)) } } }
                }
            }
            @if let Some((on, by, how)) = &follow_up.remedied {
                div { dt { "Done" } dd { (words::day(*on)) ", says " (by.name) } }
                div { dt { "How it is now" } dd.wm-typed { (how) } }
            }
        }
    }
}

/// The forms of the page, with what was typed.
struct Forms<'f> {
    round: &'f Round,
    item: &'f Item,
    typed: &'f Typed,
    wrong: &'f [Wrong],
}

impl Forms<'_> {
    /// A form of this child with one button.
    fn one(&self, step: &str, version: u64, fields: Markup, button: &str) -> Markup {
        html! {
            form method="post" action={ (paths::audited_child(&self.round.id, self.item.number)) "/" (step) } novalidate {
                (form_token())
                input type="hidden" name="version" value=(version);
                (fields)
                button.govuk-button type="submit" { (button) }
            }
        }
    }

    /// Whether anything is wrong in one of these fields.
    fn is_wrong(&self, fields: &[&str]) -> bool {
        self.wrong.iter().any(|(field, _)| fields.contains(field))
    }

    fn moderation(&self, version: u64) -> Markup {
        let grades = Grade::ALL.map(|grade| (grade.word(), grade.name()));
        let fields = html! {
            (radios("grade", "Which grade stands over all?", "The auditor’s own grade is kept beside it.", &grades, self.typed.get("grade"), self.wrong))
            (textarea("why", "Why?", "", self.typed.get("why"), 4, self.wrong))
        };
        self.one("moderation", version, fields, "Moderate")
    }

    fn follow_up(&self, follow_up: &FollowUp, version: u64) -> Markup {
        if follow_up.remedied.is_some() {
            return html! {};
        }
        let remedy = follow_up.answered.as_ref().map(|(_, _, remedy)| remedy);
        let typed_or = |name: &str, kept: Option<&str>| match self.typed.get(name) {
            "" => kept.unwrap_or_default().to_owned(),
            typed => typed.to_owned(),
        };
        let kept_by = remedy
            .map(|remedy| remedy.by.to_string())
            .unwrap_or_default();
        let by = match self.typed.day("by") {
            TypedDay {
                day: "",
                month: "",
                year: "",
            } => TypedDay {
                day: &kept_by,
                ..TypedDay::default()
            },
            typed => typed,
        };
        let answer = html! {
            (textarea("what", "What is done for this child?", "", &typed_or("what", remedy.map(|remedy| remedy.what.as_str())), 4, self.wrong))
            (text("owner", "Who answers for it?", "A name or a post.", &typed_or("owner", remedy.map(|remedy| remedy.owner.as_str())), self.wrong))
            (day("by", "By when?", "For example 31 3 2027.", by, self.wrong))
        };
        let answer = self.one("remedy", version, answer, "Answer");
        let done = html! {
            (textarea("how", "How is it for the child now?", "It is done when it is better for the child, not when somebody was told.", self.typed.get("how"), 4, self.wrong))
        };
        html! {
            @if remedy.is_some() {
                (self.one("remedied", version, done, "It is done"))
                (folded("Change what is to be done", self.is_wrong(&["what", "owner", "by"]), answer))
            } @else { (answer) }
        }
    }

    /// What who runs the round may do.
    fn run(&self, kept: &Kept) -> Markup {
        let seats: Vec<(&str, &str)> = [
            (Seat::First, "The audit"),
            (Seat::Second, "The second audit"),
        ]
        .into_iter()
        .filter(|(seat, _)| self.item.handed_in(*seat).is_some())
        .map(|(seat, name)| (seat.word(), name))
        .collect();
        let give_back = html! {
            (choose("seat", "Which?", "", &seats, self.typed.get("seat"), self.wrong))
            (textarea("back", "Why?", "The auditor reads it.", self.typed.get("back"), 3, self.wrong))
        };
        let aside = html! {
            (textarea("aside", "Why can this child not be audited?", "They stay in the round and are counted; nobody is drawn in their place.", self.typed.get("aside"), 3, self.wrong))
        };
        let id = format!("audit:{}:{}", self.round.id, self.item.number);
        section(
            "run",
            "Running the round",
            html! {
                @if !seats.is_empty() { (folded("Give an audit back to its auditor", self.is_wrong(&["seat", "back"]), self.one("return", 0, give_back, "Give it back"))) }
                @if self.item.handed_in(Seat::First).is_none() { (folded("This child cannot be audited", self.is_wrong(&["aside"]), self.one("exclusion", kept.now.version(&id), aside, "Set aside"))) }
            },
        )
    }
}
