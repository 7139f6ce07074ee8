//! How far something is: a mark beside its word, told by its shape and never by colour alone.

use maud::{Markup, html};

use crate::palette;

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Far {
    /// All of it: done, changed, better.
    Whole,
    /// In part.
    Part,
    /// Not, as far as anybody looked.
    Not,
    /// Worse than it was.
    Worse,
    /// Nobody knows: no evidence, no measure.
    Unknown,
}

/// The mark of how far something is, for beside its word: a disc, half a disc, a ring, a diamond, dashes.
#[must_use]
pub fn icon(far: Far) -> Markup {
    let (ink, paper, worse) = (palette::BETTER, palette::PAPER, palette::WORSE);
    html! {
        svg.ch-svg.ch-icon width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false" {
            @match far {
                Far::Whole => {
                    circle cx="8" cy="8" r="7" fill=(ink) {}
                    path d="M4.6 8.2l2.4 2.4 4.4-4.8" fill="none" stroke=(paper) stroke-width="1.8" {}
                }
                Far::Part => {
                    circle cx="8" cy="8" r="6.2" fill=(paper) stroke=(ink) stroke-width="1.6" {}
                    path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill=(ink) {}
                }
                Far::Not => circle cx="8" cy="8" r="6.2" fill=(paper) stroke=(ink) stroke-width="1.6" {},
                Far::Worse => path d="M8 0.8L15.2 8L8 15.2L0.8 8z" fill=(worse) {},
                Far::Unknown => path d="M1 8h4M6.5 8h3M11 8h4" fill="none" stroke=(palette::LIMIT) stroke-width="1.6" {},
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_marks_are_drawn_alike() {
        let all = [Far::Whole, Far::Part, Far::Not, Far::Worse, Far::Unknown];
        let drawn: std::collections::BTreeSet<String> =
            all.iter().map(|far| icon(*far).into_string()).collect();
        assert_eq!(drawn.len(), all.len());
        assert!(drawn.iter().all(|mark| mark.contains("aria-hidden")));
    }
}
