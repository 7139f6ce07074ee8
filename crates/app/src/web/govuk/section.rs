//! A section of a page: a black rule, a heading, air.

use maud::{Markup, html};

/// A section with the id of its heading, which links may aim at.
pub(crate) fn section(id: &str, heading: &str, content: Markup) -> Markup {
    html! {
        section.wm-sec aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (content)
        }
    }
}
