//! Every change of an action as a table: who, when, why, and what it wrote otherwise, field by field.

use improvement::plan::{self, Differs};
use maud::{Markup, html};

use super::moment::Moment;
use crate::web::words;

/// Every change of an action, the newest first.
pub(super) fn table(moment: &Moment, id: &str) -> Markup {
    let changes = moment
        .kept
        .changes
        .iter()
        .map(AsRef::as_ref)
        .take_while(|change| change.seq <= moment.programme.seq);
    let steps = plan::history(changes, id);
    html! {
        table.wm-t.wm-stack {
            caption { (words::count(steps.len(), "change", "changes")) ", the newest first." }
            thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } } }
            tbody { @for step in &steps { tr {
                th scope="row" { (words::clock(step.change.at)) }
                td data-l="Who" { (step.change.by.name) }
                td data-l="What" { (step.said) (fields(&step.fields)) }
                td data-l="Why" { (step.change.why) }
            } } }
        }
    }
}

/// Fields as they read before and after.
pub(super) fn fields(fields: &[Differs]) -> Markup {
    html! {
        @if !fields.is_empty() {
            ul.wm-dots {
                @for each in fields { li {
                    (each.field.name()) ": "
                    @if each.was.is_empty() { ins { (each.now) } }
                    @else if each.now.is_empty() { del { (each.was) } ", now nothing" }
                    @else { del { (each.was) } ", now " ins { (each.now) } }
                } }
            }
        }
    }
}
