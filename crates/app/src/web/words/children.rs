//! Children, workers and lists in words.

use children::words::Status;
use children::{Day, History};
use measures::cases::Subject;
use measures::worklist::{Entry, State};

use super::{count, day};
use crate::records::{Held, Records};

/// A day: "23 July 2024".
pub(crate) fn on(on: Day) -> String {
    day(on.date())
}

/// A day in a narrow column: "23 Jul 2024".
pub(crate) fn short(on: Day) -> String {
    let long = self::on(on);
    let mut parts = long.split(' ');
    match (
        parts.next(),
        parts.next().and_then(|month| month.get(..3)),
        parts.next(),
    ) {
        (Some(day), Some(month), Some(year)) => format!("{day} {month} {year}"),
        _ => long,
    }
}

/// A day that may not be known.
pub(crate) fn on_or(known: Option<Day>, otherwise: &str) -> String {
    known.map_or_else(|| otherwise.to_owned(), on)
}

/// So many days: "1 day", "49 days".
pub(crate) fn days(n: i32) -> String {
    count(usize::try_from(n).unwrap_or_default(), "day", "days")
}

/// How long ago a day was: "today", "49 days ago"; "in 3 days" where it is to come.
pub(crate) fn ago(then: Day, now: Day) -> String {
    match now.days_since(then) {
        0 => "today".to_owned(),
        n if n < 0 => format!("in {}", days(-n)),
        n => format!("{} ago", days(n)),
    }
}

/// A child's age as lists write it: "age 4", "under 1", "not yet born, due in January 2027".
pub(crate) fn age(history: &History, on: Day) -> String {
    let person = &history.person;
    if let Some(died) = person.died.filter(|died| *died <= on) {
        return format!("died {}", self::on(died));
    }
    match history.age_on(on) {
        Some(0) => "under 1".to_owned(),
        Some(age) => format!("age {age}"),
        None => match person.expected.or(person.born) {
            Some(due) if due > on => {
                format!("not yet born, due in {}", super::month_year(due.date()))
            }
            Some(_) | None => "age not recorded".to_owned(),
        },
    }
}

/// What a child is to the service: "In care".
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::InCare => "In care",
        Status::ProtectionPlan => "Child protection plan",
        Status::NeedPlan => "Child in need plan",
        Status::Open => "Open, being assessed or without a plan",
        Status::CareLeaver => "Care leaver",
        Status::Closed => "Not open",
    }
}

/// How one on a list stands to time: "Late".
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::Late => "Late",
        State::Near => "Near its time",
        State::Open => "Open",
    }
}

/// The word of a state in rows and addresses.
pub(crate) fn state_word(state: State) -> &'static str {
    match state {
        State::Late => "late",
        State::Near => "near",
        State::Open => "open",
    }
}

/// What those on a list are, one and many: "child", "children".
pub(crate) fn subjects(entries: &[Entry]) -> (&'static str, &'static str) {
    match entries.first().map(|entry| entry.subject) {
        None | Some(Subject::Child(_)) => ("child", "children"),
        Some(Subject::Worker(_)) => ("worker", "workers"),
        Some(Subject::Household(_)) => ("foster home", "foster homes"),
        Some(Subject::Adopter(_)) => ("adopter", "adopters"),
        Some(Subject::Row(_)) => ("row", "rows"),
    }
}

/// Who holds the work, after the team's name: "Ruth Amory", "nobody since 3 March 2026".
pub(crate) fn held(records: &Records, held: Held) -> String {
    match held {
        Held::Worker(worker) => records.worker_name(worker),
        Held::Manager(worker, _) => format!("held by {}, a manager", records.worker_name(worker)),
        Held::Left(worker, left) => {
            format!("{}, who left on {}", records.worker_name(worker), on(left))
        }
        Held::Nobody {
            since: Some(since),
            before: true,
        } => format!("nobody since {}", on(since)),
        Held::Nobody {
            since: Some(since),
            before: false,
        } => format!("never given a worker; open since {}", on(since)),
        Held::Nobody {
            since: None,
            before,
        } => (if before {
            "nobody now"
        } else {
            "never given a worker"
        })
        .to_owned(),
        Held::Adviser(Some(worker)) => format!("{}, adviser", records.worker_name(worker)),
        Held::Adviser(None) => "no adviser named".to_owned(),
        Held::NotOpen => "not open".to_owned(),
        Held::NotSupplied => "who holds the work was not supplied".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_today() {
        let now = Day::new(2026, 11, 20).unwrap();
        assert_eq!(short(now), "20 Nov 2026");
        assert_eq!(ago(now, now), "today");
        assert_eq!(ago(now.plus(-1), now), "1 day ago");
        assert_eq!(ago(now.plus(12), now), "in 12 days");
    }

    #[test]
    fn a_child_not_yet_born_has_no_age_but_a_month() {
        let now = Day::new(2026, 11, 20).unwrap();
        let mut child = History::default();
        assert_eq!(age(&child, now), "age not recorded");
        child.person.expected = Day::new(2027, 1, 9);
        assert_eq!(age(&child, now), "not yet born, due in January 2027");
        child.person.born = Day::new(2022, 5, 1);
        assert_eq!(age(&child, now), "age 4");
    }
}
