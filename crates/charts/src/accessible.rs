//! What every picture carries: a title, a sentence, a name for those who do not see it, and its table.

use maud::{Markup, html};

use crate::text::n;

/// The words of a picture, given by the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Begins every id of this picture: unique on the page, letters, digits and hyphens.
    pub id: String,
    /// The picture's title, ten words at most.
    pub title: String,
    /// The sentence under the title that says what to see; shown to everyone.
    pub sentence: String,
}

impl Words {
    /// Words for the picture whose ids begin with `id`.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        sentence: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            sentence: sentence.into(),
        }
    }
}

/// A figure: the sentence, the picture, and the table behind it.
pub(crate) fn figure(
    words: &Words,
    class: &str,
    picture: &Markup,
    summary: &str,
    table: &Markup,
) -> Markup {
    html! {
        figure class={ "ch " (class) } {
            @if !words.sentence.is_empty() {
                figcaption.ch-sentence { (words.sentence) }
            }
            (picture)
            (details(summary, table))
        }
    }
}

/// A drawing with its name and its description.
pub(crate) fn svg(
    id: &str,
    words: &Words,
    desc: &str,
    size: (f64, f64),
    inside: &Markup,
) -> Markup {
    let (width, height) = (n(size.0), n(size.1));
    html! {
        svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
            role="img" focusable="false" aria-labelledby={ (id) "-title " (id) "-desc" } font-family="Arial, Helvetica, sans-serif" {
            title id={ (id) "-title" } { (words.title) }
            desc id={ (id) "-desc" } { (desc) }
            (inside)
        }
    }
}

/// The table behind a picture, folded away.
pub(crate) fn details(summary: &str, table: &Markup) -> Markup {
    html! {
        details.govuk-details.ch-details {
            summary.govuk-details__summary {
                span.govuk-details__summary-text { (summary) }
            }
            div.govuk-details__text { (table) }
        }
    }
}

/// Words for those who hear the page and not for those who see it.
pub(crate) fn hidden(words: &str) -> Markup {
    html! { span.govuk-visually-hidden.ch-hidden { (words) } }
}

/// A grade as a small labelled box, as in tables.
#[must_use]
pub fn grade(fill: crate::Fill) -> Markup {
    html! { span class={ "ch-grade " (fill.paint().class) } { (fill.word()) } }
}
