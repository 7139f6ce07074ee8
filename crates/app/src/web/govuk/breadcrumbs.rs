//! Breadcrumbs: the way here.

use maud::{Markup, html};

use crate::web::links;

/// The steps to this page, outermost first, each its name and address; those that whoever asks may not open are left out.
pub(crate) fn breadcrumbs(steps: &[(String, String)]) -> Markup {
    let mut offered = steps
        .iter()
        .filter(|(_, path)| links::opens(path))
        .peekable();
    html! {
        @if offered.peek().is_some() {
            nav.govuk-breadcrumbs.wm-crumbs aria-label="Breadcrumb" {
                ol.govuk-breadcrumbs__list {
                    @for (name, path) in offered {
                        li.govuk-breadcrumbs__list-item { a.govuk-breadcrumbs__link href=(path) { (name) } }
                    }
                }
            }
        }
    }
}
