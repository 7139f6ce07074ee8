//! What can be done about those chosen: above the list, as one form.

use maud::{Markup, html};

use super::asked::Asked;
use super::work::Typed;
use crate::records::Records;
use crate::web::govuk::form::{Wrong, described, message};

/// The filters, so that the list comes back as it was.
pub(super) fn hidden(asked: &Asked) -> Markup {
    html! {
        @for (name, value) in asked.filters() { input type="hidden" name=(name) value=(value); }
        @if asked.page() > 1 { input type="hidden" name="page" value=(asked.page()); }
    }
}

/// The fields and buttons. What is seldom done is folded away, unless something in it is wrong.
pub(super) fn bar(records: &Records, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let open = wrong
        .iter()
        .any(|(name, _)| ["reason", "until", "note"].contains(name))
        || ![&typed.reason, &typed.until, &typed.note]
            .into_iter()
            .all(String::is_empty);
    let held = records.caseloads();
    html! {
        div.wm-bulk {
            @if !typed.rows.is_empty() { p.wm-selected { (typed.rows.len()) " selected" } }
            button.govuk-button.wm-b type="submit" name="do" value="taken" { "Take on" }
            span.wm-sep {}
            div class=(class("worker", wrong)) {
                label for="worker" { "Give to" }
                (message("worker", wrong))
                select id="worker" name="worker" aria-describedby=[described("worker", "", wrong)] {
                    option value="" { "Choose a worker" }
                    @for (worker, name) in records.current_workers() {
                        @let holds = held.get(&worker).copied().unwrap_or(0);
                        option value=(worker) selected[typed.worker == worker.to_string()] { (name) @if holds > 0 { ", holds " (holds) } }
                    }
                }
            }
            button.govuk-button.wm-b type="submit" name="do" value="assigned" { "Assign" }
        }
        details.wm-more-work open[open] {
            summary { "Put off, add a note, or say that it is done" }
            div.wm-bulk {
                (line("reason", "Put off because", &typed.reason, wrong))
                (line("until", "Until, for example 24/11/26", &typed.until, wrong))
                button.govuk-button.govuk-button--secondary.wm-b type="submit" name="do" value="put_off" { "Put off" }
            }
            div.wm-bulk {
                (line("note", "Note", &typed.note, wrong))
                button.govuk-button.govuk-button--secondary.wm-b type="submit" name="do" value="note" { "Add the note" }
                span.wm-sep {}
                button.govuk-button.govuk-button--secondary.wm-b type="submit" name="do" value="done" { "Say it is done" }
            }
        }
    }
}

fn class(name: &str, wrong: &[Wrong]) -> &'static str {
    if wrong.iter().any(|(of, _)| *of == name) {
        "wm-field wm-field-wrong"
    } else {
        "wm-field"
    }
}

fn line(name: &'static str, label: &str, value: &str, wrong: &[Wrong]) -> Markup {
    html! {
        div class={ (class(name, wrong)) " wm-field-" (name) } {
            label for=(name) { (label) }
            (message(name, wrong))
            input id=(name) name=(name) type="text" value=(value) autocomplete="off"
                aria-describedby=[described(name, "", wrong)];
        }
    }
}
