//! What a measure counts: its definition, source, clock and what it cannot do without.

use maud::{Markup, html};
use measures::measure::{Judge, Value};

use super::{Subject, answer, shown};
use crate::records::words::better_sentence;
use crate::web::govuk::section::section;
use crate::web::{links, paths, words};

/// The definition as a list of terms, and what would change the number.
pub(super) fn section_of(subject: &Subject<'_>) -> Markup {
    let measure = subject.measured.measure;
    let term = |name: &str, said: Markup| html! { div { dt { (name) } dd { (said) } } };
    let met = if measure.value == Value::Share {
        "Met"
    } else {
        "Part"
    };
    html! {
        (section("counts", "What this counts", html! {
            dl.wm-facts {
                (term("Asks", html! { (measure.asks) }))
                @if !measure.counted.is_empty() { (term("Counted", sentence(measure.counted))) }
                @if !measure.met.is_empty() { (term(met, sentence(measure.met))) }
                (term("Better", sentence(better_sentence(measure.better))))
                @if let Some(clock) = measure.clock { (term("Clock", sentence(&format!("{} ({})", clock.rule, clock.source)))) }
                @if !measure.source.is_empty() { (term("Defined by", sentence(measure.source))) }
                @if !measure.beware.is_empty() { (term("Beware", sentence(measure.beware))) }
                (term("Read from", read_from(subject)))
                @if subject.measured.counted.is_ok() { (term("Left out", left_out(subject))) }
            }
        }))
        (section("change", "What would change this", html! {
            @if matches!(measure.judge, Judge::Never(_)) {
                p.wm-p { "A source that holds what is missing. None that can be loaded here does." }
            } @else if let Err(why) = &subject.measured.counted {
                p.wm-p { (sentence(why)) " " (links::to(&paths::loads(), "Load it")) ", and this measure is counted for every month it reaches back to." }
            } @else {
                p.wm-p {
                    "The next load: every month is counted anew from the rows in force, so a date put right in the case system changes the month it belongs to. "
                    (links::to(&paths::loads(), "What is loaded")) "."
                }
            }
        }))
    }
}

/// Words as a sentence: a capital first, and one full stop.
fn sentence(words: &str) -> Markup {
    html! { (words::capital(words)) (answer::stop(words)) }
}

/// The tables it needs, each with its file and how far it reaches, or that it was not supplied.
fn read_from(subject: &Subject<'_>) -> Markup {
    let sources = subject.records.sources();
    let needs = subject.measured.measure.needs;
    html! {
        @if needs.is_empty() { "No table that can be loaded here." }
        @for (at, fact) in needs.iter().enumerate() {
            @if at > 0 { br; }
            @match sources.tables.iter().find(|table| table.fact == *fact) {
                Some(table) => {
                    (words::capital(fact.name())) ": " (table.file) ", " (words::thousands(table.rows)) " rows"
                    @if let Some(latest) = table.latest { ", newest " (shown::day(latest)) }
                    "."
                },
                None => { strong { (words::capital(fact.name())) ": not supplied." } },
            }
        }
    }
}

fn left_out(subject: &Subject<'_>) -> Markup {
    let (dated, undated) = answer::left_out(subject).unwrap_or_default();
    html! {
        @if dated + undated == 0 { "Nothing: every case could be judged." }
        @else {
            (answer::quality(subject)) ". A case is left out where a date it is judged by is missing, unreadable or out of order: it is then neither in the number met nor in the number counted."
        }
    }
}
