//! A filter: choices sent as the page's address, so that it works without a script and can be kept as a link.

use maud::{Markup, html};

/// A list to choose one from; each choice is its value and its words.
pub(crate) fn select(
    label: &str,
    name: &str,
    choices: &[(String, String)],
    chosen: &str,
) -> Markup {
    html! {
        div {
            label for={ "f-" (name) } { (label) }
            select id={ "f-" (name) } name=(name) {
                @for (value, words) in choices {
                    option value=(value) selected[value == chosen] { (words) }
                }
            }
        }
    }
}

/// A day to choose.
pub(crate) fn day(label: &str, name: &str, value: &str) -> Markup {
    html! {
        div {
            label for={ "f-" (name) } { (label) }
            input id={ "f-" (name) } name=(name) type="date" value=(value);
        }
    }
}

/// The choices of a page at this address, with the button that applies them.
pub(crate) fn filter(action: &str, name: &str, fields: Markup, button: &str) -> Markup {
    html! {
        form.wm-filter action=(action) method="get" aria-label=(name) {
            (fields)
            button.govuk-button.govuk-button--secondary.wm-b { (button) }
        }
    }
}
