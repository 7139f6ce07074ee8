//! Parts of a form: what is wrong first, then a question each, which keeps what was typed.

mod choices;
mod day;

use maud::{Markup, html};

pub(crate) use choices::{checkboxes, choose, radios};
pub(crate) use day::{TypedDay, day, day_typed};

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
pub(crate) fn text(name: &str, label: &str, hint: &str, value: &str, wrong: &[Wrong]) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="text" value=(value) aria-describedby=[described];
        }
    })
}

/// Several lines of text to type; `rows` is how many are seen at once.
pub(crate) fn textarea(
    name: &str,
    label: &str,
    hint: &str,
    value: &str,
    rows: u8,
    wrong: &[Wrong],
) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            textarea.govuk-textarea id=(name) name=(name) rows=(rows) aria-describedby=[described] { (value) }
        }
    })
}

/// An e-mail address to type; `fills` is what a browser may fill in there.
pub(crate) fn email(
    name: &str,
    label: &str,
    hint: &str,
    value: &str,
    fills: &str,
    wrong: &[Wrong],
) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="email" spellcheck="false" autocomplete=(fills) value=(value) aria-describedby=[described];
        }
    })
}

/// A password to type, which is never sent back to the page; `fills` is what a browser may fill in there.
pub(crate) fn password(
    name: &str,
    label: &str,
    hint: &str,
    fills: &str,
    wrong: &[Wrong],
) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="password" spellcheck="false" autocapitalize="none" autocomplete=(fills) aria-describedby=[described];
        }
    })
}

/// Files to send, one or many; `accept` lists the endings a browser offers. The form needs `multipart/form-data`. A
/// browser never keeps files over a refusal: the page says again which to choose.
pub(crate) fn upload(
    name: &str,
    label: &str,
    hint: &str,
    accept: &str,
    many: bool,
    wrong: &[Wrong],
) -> Markup {
    question(name, label, hint, wrong, |described| {
        html! {
            input.govuk-file-upload id=(name) name=(name) type="file" multiple[many] accept=(accept) aria-describedby=[described];
        }
    })
}

/// A question with its label, hint and what is wrong, over the one place of its answer; `answer` is given the ids of what
/// describes that place.
fn question(
    name: &str,
    label: &str,
    hint: &str,
    wrong: &[Wrong],
    answer: impl FnOnce(Option<String>) -> Markup,
) -> Markup {
    group(
        name,
        wrong,
        html! {
            label.govuk-label for=(name) { (label) }
            (hinted(name, hint))
            (message(name, wrong))
            (answer(described(name, hint, wrong)))
        },
    )
}

/// A question over several places of its answer, which its legend names together.
fn several(name: &str, legend: &str, hint: &str, wrong: &[Wrong], places: Markup) -> Markup {
    group(
        name,
        wrong,
        html! {
            fieldset.govuk-fieldset aria-describedby=[described(name, hint, wrong)] {
                legend.govuk-fieldset__legend { (legend) }
                (hinted(name, hint))
                (message(name, wrong))
                (places)
            }
        },
    )
}

/// A question with its answer's place; marked where the answer is wrong.
fn group(name: &str, wrong: &[Wrong], content: Markup) -> Markup {
    let class = if is_wrong(name, wrong) {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html! { div class=(class) { (content) } }
}

fn hinted(name: &str, hint: &str) -> Markup {
    html! { @if !hint.is_empty() { div.govuk-hint id={ (name) "-hint" } { (hint) } } }
}

/// What is wrong with one answer, beside it.
pub(crate) fn message(name: &str, wrong: &[Wrong]) -> Markup {
    html! {
        @if is_wrong(name, wrong) {
            p.govuk-error-message id={ (name) "-error" } {
                @for (_, what) in wrong.iter().filter(|(of, _)| *of == name) {
                    span.govuk-visually-hidden { "Error: " } (what) " "
                }
            }
        }
    }
}

/// What describes an input, by id; none where nothing does.
pub(crate) fn described(name: &str, hint: &str, wrong: &[Wrong]) -> Option<String> {
    let mut ids = Vec::new();
    if !hint.is_empty() {
        ids.push(format!("{name}-hint"));
    }
    if is_wrong(name, wrong) {
        ids.push(format!("{name}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn is_wrong(name: &str, wrong: &[Wrong]) -> bool {
    wrong.iter().any(|(of, _)| *of == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_to_answer_is_named_described_and_keeps_what_was_typed() {
        let wrong: Vec<Wrong> = vec![("why", "Say why".to_owned())];
        let options = [("a", "Apples"), ("b", "Pears")];
        let typed = TypedDay {
            day: "31",
            month: "<2>",
            year: "26",
        };
        for (made, kept) in [
            (
                text("why", "Why?", "Short.", "<so>", &wrong),
                "value=\"&lt;so&gt;\"",
            ),
            (
                textarea("why", "Why?", "Short.", "<so>", 3, &wrong),
                ">&lt;so&gt;</textarea>",
            ),
            (
                email("why", "Why?", "Short.", "a@b.example", "email", &wrong),
                "value=\"a@b.example\"",
            ),
            (
                choose("why", "Why?", "Short.", &options, "b", &wrong),
                "<option value=\"b\" selected>",
            ),
            (
                radios("why", "Why?", "Short.", &options, "b", &wrong),
                "value=\"b\" checked",
            ),
            (
                checkboxes("why", "Why?", "Short.", &options, &["b"], &wrong),
                "value=\"b\" checked",
            ),
            (
                day("why", "Why?", "Short.", typed, &wrong),
                "value=\"&lt;2&gt;\"",
            ),
            (
                password("why", "Why?", "Short.", "new-password", &wrong),
                "autocomplete=\"new-password\"",
            ),
            (
                upload("why", "Why?", "Short.", ".csv", true, &wrong),
                "multiple accept=\".csv\"",
            ),
        ] {
            let made = made.into_string();
            assert!(made.contains(kept), "{made}");
            // What is wrong leads to the first place, which the hint and the message describe.
            assert_eq!(made.matches("id=\"why\"").count(), 1, "{made}");
            assert!(made.contains("govuk-form-group--error"), "{made}");
            assert!(
                made.contains("aria-describedby=\"why-hint why-error\""),
                "{made}"
            );
            assert!(made.contains("id=\"why-hint\"") && made.contains("id=\"why-error\""));
            assert!(!made.contains("<so>") && !made.contains("<2>"));
        }
        let clean = text("why", "Why?", "", "", &[]).into_string();
        assert!(!clean.contains("describedby") && !clean.contains("error"));
    }

    #[test]
    fn a_password_is_hidden_and_may_be_pasted_or_filled_in() {
        let made = password("new", "New password", "", "new-password", &[]).into_string();
        assert!(made.contains("type=\"password\""), "{made}");
        assert!(made.contains("autocomplete=\"new-password\""), "{made}");
        for hinders in ["onpaste", "readonly", "maxlength", "value="] {
            assert!(!made.contains(hinders), "{hinders}: {made}");
        }
    }
}
