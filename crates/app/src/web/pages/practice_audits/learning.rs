//! What the audits say by question over rounds: GET /audits/learning, and as a file. Counts, never by name.

use access::Acting;
use axum::extract::State;
use improvement::audit::agreement::Agreement;
use improvement::audit::learning::{Counts, OverRounds};
use improvement::audit::{Audits, Mark, Round, questions};
use maud::{Markup, html};

use super::said;
use crate::state::App;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The page.
pub(crate) async fn index(State(app): State<App>, Who(who): Who) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (audits, left_out) = told(&kept.now.audits, &who);
    let learning = audits.learning();
    let handed_in: usize = audits.all.iter().map(Round::handed_in).sum();
    let weakest = weakest(&learning);
    Ok(Page::new(Section::PracticeAudits, "What the audits say, by question", html! {
        @match weakest {
            Some(each) => { "Least often good: “" (each.question.short) "”, in " (each.together().good_or_better()) " of " (words::count(each.together().graded(), "audit", "audits")) " that grade it." }
            None => "No audit is handed in yet.",
        }
    })
    .crumb("Practice audits", paths::practice_audits())
    .stamp(html! {
        (words::count(handed_in, "audit", "audits")) " of " (words::count(audits.all.len(), "round", "rounds")) ", as the auditors graded them. Each round is a sample: few audits say little, so every share has its number."
        @if left_out > 0 { " " (words::count(left_out, "round is", "rounds are")) " left out until your own audits there are in." }
    })
    .body(html! {
        @for set in &questions::SETS {
            @let of_set: Vec<&OverRounds> = learning.iter().filter(|each| set.questions.contains(each.question)).collect();
            @if !of_set.is_empty() { (section(set.word, set.name, table(&audits, &of_set))) }
        }
        @if handed_in > 0 { (downloads(&[("By round and question (CSV)", format!("{}.csv", paths::audit_learning()))])) }
    }))
}

/// The audits that may be told to somebody, and how many rounds may not yet: they audit in them blind.
fn told(audits: &Audits, who: &Acting) -> (Audits, usize) {
    let mut told = audits.clone();
    told.all.retain(|round| !round.is_blind(&who.person));
    let left_out = audits.all.len() - told.all.len();
    (told, left_out)
}

/// The question least often good or outstanding.
fn weakest(learning: &[OverRounds]) -> Option<&OverRounds> {
    let graded = learning.iter().filter(|each| each.together().graded() > 0);
    graded.min_by(|one, other| {
        let (one, other) = (one.together(), other.together());
        (one.good_or_better() * other.graded()).cmp(&(other.good_or_better() * one.graded()))
    })
}

/// Rounds that stand in columns of their own: the newest.
const COLUMNS: usize = 4;

fn table(audits: &Audits, questions: &[&OverRounds]) -> Markup {
    let mut columns: Vec<usize> = questions
        .iter()
        .flat_map(|each| each.rounds.iter().map(|(at, _)| *at))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let shown = columns.split_off(columns.len().saturating_sub(COLUMNS));
    let of = |each: &OverRounds, column: usize| {
        each.rounds
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, counts)| *counts)
    };
    html! {
        table.wm-t.wm-stack {
            @if !columns.is_empty() { caption { "Every round counts in the grades; the newest " (shown.len()) " have a column each." } }
            thead { tr {
                th scope="col" { "Question" } (said::heads())
                @for column in &shown { @if let Some(round) = audits.all.get(*column) { th.n scope="col" { a.govuk-link href=(paths::practice_audit(&round.id)) { (round.words.title) } } } }
            } }
            tbody { @for each in questions { tr {
                th scope="row" { (each.question.short) span.wm-sub.wm-line { (each.question.asks) } }
                (said::cells(&each.together()))
                @for column in &shown { @if let Some(round) = audits.all.get(*column) {
                    td.n data-l=(round.words.title) { @match of(each, *column) { Some(counts) => (said::share(&counts)), None => "–" } }
                } }
            } } }
        }
    }
}

/// A row for each round and question.
pub(crate) async fn index_csv(State(app): State<App>, Who(who): Who) -> Result<Csv, Error> {
    let kept = app.programme().await?;
    let (audits, _) = told(&kept.now.audits, &who);
    let mut csv = Csv::new(
        "practice audits by question",
        app.today(),
        &[
            "round",
            "title",
            "last_handed_in",
            "question",
            "short",
            "outstanding",
            "good",
            "requires_improvement",
            "inadequate",
            "not_applicable",
            "graded",
            "graded_twice",
            "same_grade",
            "kappa",
        ],
    );
    for round in &audits.all {
        csv.row(row(
            round,
            "",
            "Over all",
            round.overall(),
            round.agreement_overall(),
        ));
        for (_, question) in questions::of_sets(&round.words.sets) {
            let key = question.key;
            csv.row(row(
                round,
                key,
                question.short,
                round.counts(key),
                round.agreement(key),
            ));
        }
    }
    Ok(csv)
}

fn row(round: &Round, key: &str, short: &str, counts: Counts, agreement: Agreement) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![
        round.id.as_str().into(),
        round.words.title.as_str().into(),
        round.last_day().into(),
        key.into(),
        short.into(),
    ];
    cells.extend(Mark::ALL.map(|mark| Cell::from(counts.get(mark))));
    cells.extend([
        counts.graded().into(),
        agreement.pairs.into(),
        agreement.same.into(),
        said::kappa(agreement.kappa).into(),
    ]);
    cells
}
