//! Somebody changed the same thing while a form was open: both versions side by side, and nothing that was typed is lost.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::programme::Kept;
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::words;

/// The field in which a form carries the place of the last change of its subject that its page showed.
pub(crate) const VERSION: &str = "version";

/// One field of the form as both wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Both {
    /// What the field asks, in a word or two.
    pub(crate) label: String,
    /// What stands there now.
    pub(crate) theirs: String,
    /// What was typed.
    pub(crate) yours: String,
}

impl Both {
    /// A field as it stands now and as it was typed.
    pub(crate) fn new(
        label: impl Into<String>,
        theirs: impl Into<String>,
        yours: impl Into<String>,
    ) -> Self {
        Self {
            label: label.into(),
            theirs: theirs.into(),
            yours: yours.into(),
        }
    }
}

/// What was changed meanwhile, and what was sent.
#[derive(Debug)]
pub(crate) struct Since<'a> {
    /// The section the form stands in.
    pub(crate) section: Section,
    /// What both changed, in words: "Action a12".
    pub(crate) what: &'a str,
    /// The programme as it stands.
    pub(crate) kept: &'a Kept,
    /// Its subject in the programme, for example `action:a12`.
    pub(crate) subject: &'a str,
    /// Every field, as both wrote it; those that are the same are not shown.
    pub(crate) fields: &'a [Both],
    /// All that was sent, name and value, without token and version.
    pub(crate) sent: &'a [(String, String)],
    /// Where the form is sent.
    pub(crate) action: &'a str,
    /// Where the thing is shown as it stands now.
    pub(crate) back: &'a str,
}

/// The page that shows both, with one button that saves what was typed over what is newer, and one way back. Nothing is
/// kept until then. Its status is 409.
pub(crate) fn changed_since(since: &Since<'_>) -> Response {
    let newest = since.kept.of(since.subject).into_iter().next();
    let page = Page::new(
        since.section,
        format!("{} was changed while you wrote", since.what),
        html! {
            @match newest {
                Some(change) => { (change.by.name) " changed it at " (words::clock(change.at)) ". Nothing of yours was kept yet, and nothing of it is lost." }
                None => { "Somebody changed it. Nothing of yours was kept yet, and nothing of it is lost." }
            }
        },
    )
    .body(html! {
        @if let Some(change) = newest.filter(|change| !change.why.is_empty()) {
            p.wm-p { (change.by.name) " wrote why: “" (change.why) "”" }
        }
        (section("both", "Both versions", table(since.fields)))
        (section("choose", "What now", html! {
            form method="post" action=(since.action) novalidate {
                (form_token())
                @for (name, value) in since.sent { input type="hidden" name=(name) value=(value); }
                input type="hidden" name=(VERSION) value=(since.kept.now.version(since.subject));
                p.wm-p { "Saving yours replaces theirs. Theirs stays in the history of changes." }
                button.govuk-button type="submit" { "Save yours over theirs" }
            }
            p.wm-p { a.govuk-link href=(since.back) { "Keep theirs and leave yours" } }
        }))
    });
    (StatusCode::CONFLICT, page).into_response()
}

/// The fields that differ.
fn table(fields: &[Both]) -> Markup {
    let differ: Vec<&Both> = fields
        .iter()
        .filter(|field| field.theirs != field.yours)
        .collect();
    html! {
        @if differ.is_empty() {
            p.wm-p { "Both say the same in every field of this form: what was changed is something else of it." }
        } @else {
            table.wm-t.wm-stack {
                caption { (words::count(differ.len(), "field differs", "fields differ")) ", of " (fields.len()) "." }
                thead { tr { th scope="col" { "Field" } th scope="col" { "As it stands now" } th scope="col" { "As you wrote it" } } }
                tbody { @for field in differ { tr {
                    th scope="row" { (field.label) }
                    td.wm-typed data-l="As it stands now" { (said(&field.theirs)) }
                    td.wm-typed data-l="As you wrote it" { (said(&field.yours)) }
                } } }
            }
        }
    }
}

fn said(text: &str) -> Markup {
    html! { @if text.is_empty() { span.wm-sub { "nothing" } } @else { (text) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_and_an_empty_field_says_so() {
        let fields = [
            Both::new("Title", "the same", "the same"),
            Both::new("Owner", "", "<Head> of service"),
        ];
        let made = table(&fields).into_string();
        assert!(made.contains("1 field differs, of 2."), "{made}");
        assert!(!made.contains("the same"), "{made}");
        assert!(made.contains("nothing") && made.contains("&lt;Head&gt; of service"));
        let same = table(&fields[..1]).into_string();
        assert!(same.contains("Both say the same"), "{same}");
    }

    #[tokio::test]
    async fn everything_sent_is_sent_again_with_the_newer_version() {
        let kept = Kept::default();
        let sent = [("title".to_owned(), "A \"quoted\" title".to_owned())];
        let fields = [Both::new("Title", "Theirs", "A \"quoted\" title")];
        let response = changed_since(&Since {
            section: Section::Plan,
            what: "Action a1",
            kept: &kept,
            subject: "action:a1",
            fields: &fields,
            sent: &sent,
            action: "/plan/actions/a1/edit",
            back: "/plan/actions/a1",
        });
        assert_eq!(response.status(), StatusCode::CONFLICT);
        let body = axum::body::to_bytes(response.into_body(), 1 << 20)
            .await
            .unwrap();
        let body = String::from_utf8_lossy(&body);
        assert!(body.contains("name=\"title\" value=\"A &quot;quoted&quot; title\""));
        assert!(body.contains("name=\"version\" value=\"0\""));
    }
}
