//! Answers chosen from a list: what is sent, and what is read. The first has the question's name for its id, so that what is
//! wrong leads there.

use maud::{Markup, html};

use super::{Wrong, question, several};

/// One of several to choose from a list that unfolds.
pub(crate) fn choose<V: AsRef<str>, W: AsRef<str>>(
    name: &str,
    label: &str,
    hint: &str,
    options: &[(V, W)],
    chosen: &str,
    wrong: &[Wrong],
) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            select.govuk-select id=(name) name=(name) aria-describedby=[described] {
                @for (value, reads) in options {
                    option value=(value.as_ref()) selected[value.as_ref() == chosen] { (reads.as_ref()) }
                }
            }
        }
    })
}

/// One of a few to choose, all seen at once.
pub(crate) fn radios<V: AsRef<str>, W: AsRef<str>>(
    name: &str,
    legend: &str,
    hint: &str,
    options: &[(V, W)],
    chosen: &str,
    wrong: &[Wrong],
) -> Markup {
    let places = html! {
        div.govuk-radios data-module="govuk-radios" {
            @for (at, (value, reads)) in options.iter().enumerate() {
                @let id = id(name, at);
                div.govuk-radios__item {
                    input.govuk-radios__input type="radio" name=(name) id=(id) value=(value.as_ref()) checked[value.as_ref() == chosen];
                    label.govuk-label.govuk-radios__label for=(id) { (reads.as_ref()) }
                }
            }
        }
    };
    several(name, legend, hint, wrong, places)
}

/// Any of several to tick; each that is ticked is sent under the same name.
pub(crate) fn checkboxes<V: AsRef<str>, W: AsRef<str>, C: AsRef<str>>(
    name: &str,
    legend: &str,
    hint: &str,
    options: &[(V, W)],
    ticked: &[C],
    wrong: &[Wrong],
) -> Markup {
    let is_ticked = |value: &V| ticked.iter().any(|one| one.as_ref() == value.as_ref());
    let places = html! {
        div.govuk-checkboxes.govuk-checkboxes--small data-module="govuk-checkboxes" {
            @for (at, (value, reads)) in options.iter().enumerate() {
                @let id = id(name, at);
                div.govuk-checkboxes__item {
                    input.govuk-checkboxes__input type="checkbox" name=(name) id=(id) value=(value.as_ref()) checked[is_ticked(value)];
                    label.govuk-label.govuk-checkboxes__label for=(id) { (reads.as_ref()) }
                }
            }
        }
    };
    several(name, legend, hint, wrong, places)
}

fn id(name: &str, at: usize) -> String {
    if at == 0 {
        name.to_owned()
    } else {
        format!("{name}-{at}")
    }
}
