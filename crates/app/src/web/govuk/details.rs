//! Details: words a reader may unfold; printed unfolded.

use maud::{Markup, html};

/// Folded content under its summary.
pub(crate) fn details(summary: &str, content: Markup) -> Markup {
    html! {
        details.govuk-details.wm-more {
            summary.govuk-details__summary { span.govuk-details__summary-text { (summary) } }
            div.govuk-details__text { (content) }
        }
    }
}
