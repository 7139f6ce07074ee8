//! Links to the files of what a page shows.

use maud::{Markup, html};

use crate::web::links;

/// Each file's words and address; those that whoever asks may not take out are left out.
pub(crate) fn downloads(files: &[(&str, String)]) -> Markup {
    let mut offered = files
        .iter()
        .filter(|(_, path)| links::opens(path))
        .peekable();
    html! {
        @if offered.peek().is_some() {
            ul.wm-downloads {
                @for (words, path) in offered { li { a.govuk-link href=(path) { (words) } } }
            }
        }
    }
}
