//! Links to the files of what a page shows.

use maud::{Markup, html};

/// Each file's words and address.
pub(crate) fn downloads(files: &[(&str, String)]) -> Markup {
    html! {
        ul.wm-downloads {
            @for (words, path) in files { li { a.govuk-link href=(path) { (words) } } }
        }
    }
}
