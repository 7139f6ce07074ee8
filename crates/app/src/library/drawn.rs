//! Parts of pages that take more than a look-up to make, kept as long as the library of their moment.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use maud::Markup;

/// The most parts kept: every authority, and a few dozen choices of the map.
const MOST: usize = 300;

/// An answer and a part of a page, by what they show, for one day.
#[derive(Debug, Default)]
pub(super) struct Drawn(Mutex<BTreeMap<String, (Date, Part)>>);

/// The one-sentence answer, and what is shown.
pub(crate) type Part = (Markup, Markup);

impl Drawn {
    /// The part as kept for this day, or as drawn now.
    pub(super) fn get(&self, what: &str, day: Date, draw: impl FnOnce() -> Part) -> Part {
        if let Some((on, part)) = self.kept().get(what)
            && *on == day
        {
            return part.clone();
        }
        // Drawn without holding the lock: two readers at once may both draw, and draw the same.
        let part = draw();
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(what.to_owned(), (day, part.clone()));
        part
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (Date, Part)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use maud::html;

    use super::*;

    #[test]
    fn a_part_is_drawn_once_a_day() {
        let drawn = Drawn::default();
        let part = |words: &str| (html! { (words) }, html! {});
        let day = date(2026, 11, 22);
        drawn.get("80556", day, || part("first"));
        assert_eq!(drawn.get("80556", day, || part("second")).0.0, "first");
        let next = date(2026, 11, 23);
        assert_eq!(drawn.get("80556", next, || part("third")).0.0, "third");
    }
}
