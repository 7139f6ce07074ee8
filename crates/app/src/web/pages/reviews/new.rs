//! GET /reviews/new: a rule, and whom it finds, before anything is frozen; POST /reviews freezes them with their reasons.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::Plan;
use improvement::review::{Change, Rule, SecondRule, Terms};
use jiff::civil::Date;
use maud::{Markup, html};
use measures::cases::Subject;

use super::rule;
use super::sent::Sent;
use super::{LONGEST, not_kept, text_of};
use crate::programme::NotKept;
use crate::records::Look;
use crate::records::cohort::Cohort;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{TypedDay, Wrong, checkboxes, day, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::words::children as said;
use crate::web::{paths, words};

/// What each reviewer answers, where nobody wrote other questions.
const QUESTIONS: [&str; 3] = [
    "Has the child been seen, alone where they are old enough, in the last four weeks?",
    "Is the plan right for this child, and is it being carried out?",
    "Is the worker who holds the case the right one, with time for it?",
];
/// Most questions: a reviewer answers each for every child.
pub(super) const MOST_QUESTIONS: usize = 8;
/// Times another id is tried where somebody began a review at the same moment.
const TRIES: usize = 5;

/// The choice of a rule, and whom it finds.
pub(crate) async fn new(
    State(app): State<App>,
    Ours(look): Ours,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    Ok(view(&app, &look, &kept.now.plan, &Sent(sent), &[]))
}

/// Freezes the children of a rule.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let mut kept = app.programme().await?;
    let (terms, cohort) = match checked(&sent, &look, &kept.now.plan, app.today()) {
        Ok(checked) => checked,
        Err(wrong) => {
            let page = view(&app, &look, &kept.now.plan, &sent, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let children: Vec<_> = (cohort.members.iter())
        .filter_map(|found| rule::frozen(&look, found))
        .collect();
    for _ in 0..TRIES {
        let id = kept.now.reviews.next_id();
        let what = What::Review(Change::Begun {
            id: id.clone(),
            terms: Box::new(terms.clone()),
            children: children.clone(),
        });
        let seen = [(what.subject(), 0)];
        match app.change(&who, "", &[what], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::share_review(&id)).into_response()),
            // Somebody began another at the same moment: this one takes the next id.
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(why @ NotKept::Failed(_)) => return Err(not_kept(why)),
        }
    }
    Err(Error::BadRequest(
        "Others are beginning reviews at this moment. Nothing was kept; send it again.".to_owned(),
    ))
}

/// What was typed, and whom the rule finds now.
fn checked(
    sent: &Sent,
    look: &Look,
    plan: &Plan,
    today: Date,
) -> Result<(Terms, Cohort), Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let rule = match rule::typed(sent) {
        Some(Ok(rule)) => rule,
        Some(Err(wrong)) => return Err(wrong),
        None => {
            return Err(vec![(
                "kind",
                "Choose how the children are found".to_owned(),
            )]);
        }
    };
    let cohort = match rule::worked_out(look, &rule) {
        Ok(cohort) => cohort,
        Err(why) => return Err(vec![("freeze", why)]),
    };
    if cohort.members.is_empty() {
        return Err(vec![(
            "freeze",
            "The rule finds nobody, so there is nothing to review".to_owned(),
        )]);
    }
    if sent.number("found", 0..=usize::MAX) != Some(cohort.members.len()) {
        wrong.push((
            "freeze",
            format!(
                "The rule now finds {}, not as many as the page you sent showed. Look again, then freeze",
                words::count(cohort.members.len(), "child", "children")
            ),
        ));
    }
    let title = text_of(
        sent,
        "title",
        200,
        "Enter what the review is called",
        &mut wrong,
    );
    let due = TypedDay {
        day: sent.get("due"),
        month: sent.get("due_month"),
        year: sent.get("due_year"),
    };
    let due = match due.read() {
        Ok(Some(due)) if due >= today => Some(due),
        Ok(Some(_)) => {
            wrong.push(("due", "The day must be today or later".to_owned()));
            None
        }
        Ok(None) => {
            wrong.push((
                "due",
                "Enter by when every child must be reviewed".to_owned(),
            ));
            None
        }
        Err(what) => {
            wrong.push(("due", what));
            None
        }
    };
    let mut number = |name: &'static str, most: u16, what: &str| {
        let number = sent.number(name, 0..=most);
        if number.is_none() {
            wrong.push((name, format!("Enter {what}, from 0 to {most}")));
        }
        number.unwrap_or_default()
    };
    let hours = number("hours", 240, "a number of hours");
    let percent = number("percent", 100, "a number of a hundred children");
    let least = number("least", 1000, "a number of children");
    let questions: Vec<String> = (sent.get("questions").lines())
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let too_long = questions.iter().any(|each| each.chars().count() > 300);
    if questions.len() > MOST_QUESTIONS || too_long {
        wrong.push((
            "questions",
            format!(
                "Write at most {MOST_QUESTIONS} questions of at most 300 characters, a line each"
            ),
        ));
    }
    let answers: Vec<String> = (sent.all("answers").into_iter())
        .filter(|id| plan.finding(id).is_some() || plan.action(id).is_some())
        .map(str::to_owned)
        .collect();
    match (wrong.is_empty(), due) {
        (true, Some(due)) => {
            let terms = Terms {
                title,
                answers,
                due,
                words: rule::in_words(look, &rule),
                rule,
                among: look.view_words(),
                not_told: cohort.not_told.clone(),
                as_at: look.as_at.date(),
                loads: look.loads.iter().map(|load| load.id.clone()).collect(),
                questions,
                hours,
                second: SecondRule {
                    percent: u8::try_from(percent).unwrap_or(100),
                    least,
                },
            };
            Ok((terms, cohort))
        }
        _ => Err(wrong),
    }
}

fn view(app: &App, look: &Look, plan: &Plan, sent: &Sent, wrong: &[Wrong]) -> Page {
    let typed = rule::typed(sent);
    let misread = match &typed {
        Some(Err(wrong)) => wrong.as_slice(),
        Some(Ok(_)) | None => &[],
    };
    let wrong = if wrong.is_empty() { misread } else { wrong };
    let found = match &typed {
        Some(Ok(rule)) => Some((rule, rule::worked_out(look, rule))),
        Some(Err(_)) | None => None,
    };
    let title = if wrong.is_empty() {
        "Begin a review"
    } else {
        "Error: begin a review"
    };
    Page::new(
        Section::Reviews,
        title,
        html! {
            @match &found {
                Some((rule, Ok(cohort))) => { (rule::in_words(look, rule)) ": " (words::count(cohort.members.len(), "child", "children")) ". Nothing is frozen yet." }
                Some((_, Err(why))) => { (why) }
                None => "Choose the rule first. You see whom it finds before anything is frozen."
            }
        },
    )
    .crumb("Reviews", paths::reviews())
    .invented(look.invented())
    .stamp(html! { "As at " (said::on(look.as_at)) ", " (words::rows(look.children())) " children in what you see." })
    .body(html! {
        (summary(wrong))
        (section("rule", "Which children?", html! {
            p.wm-p { "Chosen by: "
                @for (at, (word, name)) in rule::KINDS.iter().enumerate() {
                    @if at > 0 { " · " }
                    @if *word == rule::kind(sent) { strong { (name) } } @else { a.govuk-link href={ (paths::new_review()) "?kind=" (word) } { (name) } }
                }
            }
            form method="get" action=(paths::new_review()) novalidate {
                (rule::questions(look, sent, wrong))
                button.govuk-button.govuk-button--secondary type="submit" { "Show whom this finds" }
            }
        }))
        @if let Some((rule, Ok(cohort))) = &found {
            (section("found", "Whom it finds", preview(look, cohort)))
            @if !cohort.members.is_empty() {
                (section("freeze", "Freeze these children and begin", freeze(app, plan, rule, cohort, sent, wrong)))
            }
        }
    })
}

/// Whom a rule finds, counted: by reason and by team, without a name.
fn preview(look: &Look, cohort: &Cohort) -> Markup {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut teams: BTreeMap<String, usize> = BTreeMap::new();
    let mut open = 0_usize;
    for member in &cohort.members {
        let mut own: Vec<&str> = member.because.iter().map(|because| because.kind).collect();
        own.sort_unstable();
        own.dedup();
        for kind in own {
            *kinds.entry(kind).or_insert(0) += 1;
        }
        let team = look.team_of(Subject::Child(member.child));
        let team = team.map_or_else(
            || "No team now".to_owned(),
            |team| look.team_name(team).to_owned(),
        );
        *teams.entry(team).or_insert(0) += 1;
        open += usize::from(look.held(member.child) != crate::records::Held::NotOpen);
    }
    html! {
        @for why in &cohort.not_told { p.wm-p { strong { (why) } } }
        @if cohort.members.is_empty() {
            p.wm-p { "Checked " (words::rows(look.children())) " children as at " (said::on(look.as_at)) ": the rule finds none of them." }
        } @else {
            p.wm-p { (words::count(cohort.members.len(), "child", "children")) ", " (open) " of them open now. A child may be here for several reasons." }
            div.wm-two.wm-two--even {
                div { table.wm-t {
                    caption { "By reason" }
                    thead { tr { th scope="col" { "Why" } th.n scope="col" { "Children" } } }
                    tbody { @for (kind, count) in &kinds { tr { th scope="row" { (rule::kind_words(kind)) } td.n { (count) } } } }
                } }
                div { table.wm-t {
                    caption { "By the team that holds the work now" }
                    thead { tr { th scope="col" { "Team" } th.n scope="col" { "Children" } } }
                    tbody { @for (team, count) in &teams { tr { th scope="row" { (team) } td.n { (count) } } } }
                } }
            }
        }
    }
}

/// What is set once, with the children.
fn freeze(
    app: &App,
    plan: &Plan,
    rule: &Rule,
    cohort: &Cohort,
    sent: &Sent,
    wrong: &[Wrong],
) -> Markup {
    let or = |name: &str, otherwise: &str| {
        if sent.has(name) {
            sent.get(name).to_owned()
        } else {
            otherwise.to_owned()
        }
    };
    let short = |words: &str| match words.char_indices().nth(110) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default()),
        None => words.to_owned(),
    };
    let answers: Vec<(String, String)> = (plan.findings.iter())
        .filter(|finding| finding.is_open())
        .map(|finding| {
            (
                finding.id.clone(),
                format!("{}: {}", finding.id, short(&finding.words)),
            )
        })
        .chain(
            (plan.actions.iter())
                .filter(|action| !action.dropped)
                .map(|action| {
                    (
                        action.id.clone(),
                        format!("{}: {}", action.id, short(&action.words.title)),
                    )
                }),
        )
        .collect();
    let chosen = sent.all("answers");
    let due = TypedDay {
        day: sent.get("due"),
        month: sent.get("due_month"),
        year: sent.get("due_year"),
    };
    let today = app.today();
    html! {
        p.wm-p { "From then on nobody leaves the review: every child is reviewed, or somebody says by name why they could not be." }
        form method="post" action=(paths::reviews()) novalidate {
            (form_token())
            (rule::hidden(rule))
            input type="hidden" name="found" value=(cohort.members.len());
            (text("title", "What is the review called?", "For example: cases held by managers in the 0-25 disability service. Name no child.", sent.get("title"), wrong))
            (day("due", "By when must every child be reviewed?", &format!("For example {} {} {}.", today.day(), today.month(), today.year()), due, wrong))
            (text("hours", "Within how many hours must a child who is not safe be made safe?", "The clock starts when the reviewer says so.", &or("hours", "4"), wrong))
            (textarea("questions", "What does each reviewer answer?", "A question on each line, to be answered yes, no, or not shown by the record. Whether the child is safe, what must happen and by when are always asked.", &or("questions", &QUESTIONS.join("\n")), 5, wrong))
            (text("percent", "How many of a hundred are looked at a second time, by another person?", "", &or("percent", "10"), wrong))
            (text("least", "And at least how many?", "", &or("least", "5"), wrong))
            @if !answers.is_empty() {
                (details("Which findings and actions of the plan does it answer?", checkboxes("answers", "Findings and actions", "", &answers, &chosen, wrong)))
            }
            p.wm-note { "A text may hold " (words::rows(LONGEST)) " characters." }
            button.govuk-button type="submit" { "Freeze " (words::count(cohort.members.len(), "child", "children")) " and begin" }
        }
    }
}
