//! Parts of a form: what is wrong first, then a question each.

use maud::{Markup, html};

/// What is wrong with what was typed: the field of the form, and what to do.
pub(crate) type Wrong = (&'static str, String);

/// What is wrong with what was typed, at the top of the page, each linked to its field.
pub(crate) fn summary(wrong: &[Wrong]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.govuk-error-summary data-module="govuk-error-summary" {
                div role="alert" {
                    h2.govuk-error-summary__title { "There is a problem" }
                    div.govuk-error-summary__body {
                        ul.govuk-list.govuk-error-summary__list {
                            @for (name, what) in wrong { li { a href={ "#" (name) } { (what) } } }
                        }
                    }
                }
            }
        }
    }
}

/// A line of text to type.
pub(crate) fn text(
    name: &'static str,
    label: &str,
    hint: &str,
    value: &str,
    wrong: &[Wrong],
) -> Markup {
    group(
        name,
        wrong,
        html! {
            label.govuk-label for=(name) { (label) }
            @if !hint.is_empty() { div.govuk-hint id={ (name) "-hint" } { (hint) } }
            (message(name, wrong))
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="text" value=(value) aria-describedby=[described(name, hint, wrong)];
        },
    )
}

/// An e-mail address to type; `fills` is what a browser may fill in there.
pub(crate) fn email(
    name: &'static str,
    label: &str,
    hint: &str,
    value: &str,
    fills: &str,
    wrong: &[Wrong],
) -> Markup {
    group(
        name,
        wrong,
        html! {
            label.govuk-label for=(name) { (label) }
            @if !hint.is_empty() { div.govuk-hint id={ (name) "-hint" } { (hint) } }
            (message(name, wrong))
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="email" spellcheck="false" autocomplete=(fills) value=(value) aria-describedby=[described(name, hint, wrong)];
        },
    )
}

/// A password to type, which is never sent back to the page; `fills` is what a browser may fill in there.
pub(crate) fn password(
    name: &'static str,
    label: &str,
    hint: &str,
    fills: &str,
    wrong: &[Wrong],
) -> Markup {
    group(
        name,
        wrong,
        html! {
            label.govuk-label for=(name) { (label) }
            @if !hint.is_empty() { div.govuk-hint id={ (name) "-hint" } { (hint) } }
            (message(name, wrong))
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="password" spellcheck="false" autocapitalize="none" autocomplete=(fills) aria-describedby=[described(name, hint, wrong)];
        },
    )
}

/// One of several to choose: what is sent, and what is read.
pub(crate) fn choose(
    name: &'static str,
    label: &str,
    hint: &str,
    options: &[(String, String)],
    chosen: &str,
    wrong: &[Wrong],
) -> Markup {
    group(
        name,
        wrong,
        html! {
            label.govuk-label for=(name) { (label) }
            @if !hint.is_empty() { div.govuk-hint id={ (name) "-hint" } { (hint) } }
            (message(name, wrong))
            select.govuk-select id=(name) name=(name) aria-describedby=[described(name, hint, wrong)] {
                @for (value, reads) in options { option value=(value) selected[value == chosen] { (reads) } }
            }
        },
    )
}

/// A question with its answer's place; marked where the answer is wrong.
pub(crate) fn group(name: &str, wrong: &[Wrong], content: Markup) -> Markup {
    let class = if wrong.iter().any(|(of, _)| *of == name) {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html! { div class=(class) { (content) } }
}

/// What is wrong with one answer, beside it.
pub(crate) fn message(name: &str, wrong: &[Wrong]) -> Markup {
    html! {
        @for (_, what) in wrong.iter().filter(|(of, _)| *of == name) {
            p.govuk-error-message id={ (name) "-error" } { span.govuk-visually-hidden { "Error: " } (what) }
        }
    }
}

/// What describes an input, by id; none where nothing does.
pub(crate) fn described(name: &str, hint: &str, wrong: &[Wrong]) -> Option<String> {
    let mut ids = Vec::new();
    if !hint.is_empty() {
        ids.push(format!("{name}-hint"));
    }
    if wrong.iter().any(|(of, _)| *of == name) {
        ids.push(format!("{name}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}
