//! Breadcrumbs: the way here.

use maud::{Markup, html};

/// The steps to this page, outermost first, each its name and address.
pub(crate) fn breadcrumbs(steps: &[(String, String)]) -> Markup {
    html! {
        nav.govuk-breadcrumbs.wm-crumbs aria-label="Breadcrumb" {
            ol.govuk-breadcrumbs__list {
                @for (name, path) in steps {
                    li.govuk-breadcrumbs__list-item { a.govuk-breadcrumbs__link href=(path) { (name) } }
                }
            }
        }
    }
}
