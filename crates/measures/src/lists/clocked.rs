//! What every list with a clock says alike: late, near, and the sentence for it.

use children::{Day, Origin};

use super::words::{date, days, or_none};
use crate::care_clocks::Clock;
use crate::scene::Scene;
use crate::worklist::{Found, State};

/// Late once the day has passed; near when no more than so many working days are left.
pub(super) fn state(due: Day, near: u32, today: Day) -> Option<State> {
    if today > due {
        Some(State::Late)
    } else if today.plus_working_days(near) >= due {
        Some(State::Near)
    } else {
        None
    }
}

/// The day something late became so; `None` for what is not late yet.
pub(super) fn since(due: Day, state: State) -> Option<Day> {
    (state == State::Late).then(|| due.plus(1))
}

/// When something was or is due, in words: "was due by 3 October 2026, 12 days ago".
pub(super) fn due_words(due: Day, today: Day) -> String {
    let left = due.days_since(today);
    match left {
        0 => format!("is due today, {}", date(due)),
        1.. => format!("is due by {}, in {}", date(due), days(left)),
        _ => format!("was due by {}, {} ago", date(due), days(-left)),
    }
}

/// When something last was, in words: "Last visited on 3 October 2026, 48 days ago"; or the words for never.
pub(super) fn last_words(last: Option<Day>, done: &str, never: &str, today: Day) -> String {
    match last {
        Some(last) => format!(
            "Last {done} on {}, {} ago",
            date(last),
            days(today.days_since(last))
        ),
        None => never.to_owned(),
    }
}

/// What is due: the first, or the next after one.
pub(super) fn nth(last: Option<Day>) -> &'static str {
    if last.is_some() { "next" } else { "first" }
}

/// Puts whoever is late or near on the list.
pub(super) fn add(
    found: &mut Found<'_>,
    scene: &Scene<'_>,
    near: u32,
    clock: Clock,
    (done, never): (&str, &str),
    values: Vec<(&'static str, String)>,
) {
    let Some(state) = state(clock.due, near, scene.today) else {
        return;
    };
    let why = format!(
        "{}; the {} {}: {}.",
        last_words(clock.last, done, never, scene.today),
        nth(clock.last),
        due_words(clock.due, scene.today),
        clock.rule
    );
    let mut all = vec![("last", or_none(clock.last)), ("due", date(clock.due))];
    all.extend(values);
    put(found, state, clock.due, clock.at, why, all);
}

/// One on a list with a clock.
pub(super) fn put(
    found: &mut Found<'_>,
    state: State,
    due: Day,
    at: Origin,
    why: String,
    values: Vec<(&'static str, String)>,
) {
    found.add(state, since(due, state), Some(due), Some(at), why, values);
}
