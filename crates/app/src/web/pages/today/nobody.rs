//! Nobody's, for now: open children without a worker who could act.

use maud::{Markup, html};

use super::shown;
use crate::records::{Records, Unowned};
use crate::web::{paths, words};

/// The children nobody holds, by why.
pub(super) fn part(records: &Records) -> Markup {
    let found = records.unowned();
    let all: usize = found.values().map(Vec::len).sum();
    let open = words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX));
    html! {
        div {
            @if !records.tells_who_works() {
                h2 #nobody { "Nobody’s, for now: not known" }
                p.wm-p { "Who works with whom was not supplied, so it cannot be said who has nobody." }
            } @else if all == 0 {
                h2 #nobody { "Nobody’s, for now: none" }
                p.wm-p { "Checked on " (shown::day(records.as_at)) ": 0 of " (open) " open children are without a worker of their own." }
            } @else {
                h2 #nobody { "Nobody’s, for now: " (words::count(all, "child", "children")) }
                p.wm-p { "A child counts here when no current worker is named, or only a manager. Of " (open) " open." }
                ul.wm-own {
                    @for why in Unowned::ALL {
                        @if let Some(children) = found.get(&why) {
                            li {
                                b { (children.len()) }
                                span {
                                    a.govuk-link href={ (paths::unowned()) "#" (why.word()) } { (why.words()) }
                                    @if let Some(since) = children.first().and_then(|(_, since)| *since) {
                                        span.wm-sub.wm-line { "longest " (words::children::days(records.as_at.days_since(since))) }
                                    }
                                }
                            }
                        }
                    }
                }
                p.wm-note { a.govuk-link href=(paths::unowned()) { "All " (all) ", longest first" } }
            }
        }
    }
}
