//! How a due date stands today, as a state and in words.

use children::Day;

use super::words::{date, days};
use crate::scene::Scene;
use crate::worklist::State;

/// Late after a due date, near in the last working days before it, nothing earlier.
pub(crate) fn stand(due: Day, scene: &Scene<'_>) -> Option<State> {
    if scene.today > due {
        return Some(State::Late);
    }
    let left = u32::try_from(due.working_days_since(scene.today)).unwrap_or(0);
    (left <= scene.standards.near).then_some(State::Near)
}

/// The end of a sentence about what is due: "was due on 3 October 2026, 5 days ago", "is due today", "is due on 3
/// October 2026".
pub(crate) fn due_words(due: Day, scene: &Scene<'_>) -> String {
    let late = scene.today.days_since(due);
    match late {
        1.. => format!("was due on {}, {} ago", date(due), days(late)),
        0 => "is due today".to_owned(),
        _ => format!("is due on {}", date(due)),
    }
}

/// A day and how long ago it was: "3 October 2026, 48 days ago"; "today".
pub(crate) fn ago(day: Day, scene: &Scene<'_>) -> String {
    match scene.today.days_since(day) {
        0 => format!("{}, today", date(day)),
        passed => format!("{}, {} ago", date(day), days(passed)),
    }
}
