//! Children missing now and often, and interviews not offered or not held.

use children::History;
use children::history::Missing;
use children::service::Fact;

use super::due::ago;
use super::words::{answer, date, or_none};
use crate::catalogue::missing::{interview_of, is_missing, offered, recent, returned};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&NOW, &OFTEN, &NOT_OFFERED, &NOT_HELD];

/// Missing now.
pub static NOW: List = List {
    id: "missing-now",
    name: "Missing now",
    area: Area::Exploitation,
    weight: 5,
    rule: "A time missing has begun and not ended. Late from the second day.",
    source: "Statutory guidance on missing children; police protocols",
    clears: "The child is recorded as returned.",
    fields: &[
        "miss_missing_episode_start_date",
        "miss_missing_episode_end_date",
    ],
    needs: &[Fact::Missing],
    judge: ListJudge::Child(now),
};

fn now(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(time) = child
        .missing
        .iter()
        .find(|time| time.spell.open_on(scene.today))
    else {
        return;
    };
    let Some(from) = time.spell.from else { return };
    let state = if scene.today > from {
        State::Late
    } else {
        State::Open
    };
    let what = if is_missing(time) {
        "Missing"
    } else {
        "Away without leave"
    };
    found.add(
        state,
        Some(from),
        None,
        Some(time.at),
        format!("{what} since {}.", ago(from, scene)),
        vec![("from", date(from)), ("returned", or_none(None))],
    );
}

/// Missing three times or more in 90 days.
pub static OFTEN: List = List {
    id: "missing-often",
    name: "Missing three times or more in 90 days",
    area: Area::Exploitation,
    weight: 13,
    rule: "Three or more times missing began in the last 90 days.",
    source: "Local; police protocols",
    clears: "Fewer than three in the last 90 days.",
    fields: &["miss_missing_episode_start_date"],
    needs: &[Fact::Missing],
    judge: ListJudge::Child(often),
};

fn often(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let times = || recent(child, scene.today);
    let (Some(third), Some(last)) = (times().nth(2), times().last()) else {
        return;
    };
    let count = times().count();
    found.add(
        State::Open,
        third.spell.from,
        None,
        Some(last.at),
        format!(
            "Missing {count} times in the last 90 days, the last on {}.",
            or_none(last.spell.from)
        ),
        vec![
            ("times", count.to_string()),
            ("last", or_none(last.spell.from)),
        ],
    );
}

/// Return interview not offered.
pub static NOT_OFFERED: List = List {
    id: "interview-not-offered",
    name: "Return interview not offered",
    area: Area::Exploitation,
    weight: 22,
    rule: "A time missing ended in the last 90 days and no offer of a return interview is recorded. Late after three days.",
    source: "Statutory guidance on children who run away or go missing from home or care, 2014",
    clears: "An offer or an interview is recorded.",
    fields: &["miss_missing_rhi_offered", "offered"],
    needs: &[Fact::Missing],
    judge: ListJudge::Child(not_offered),
};

fn not_offered(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let times = || ended(child, scene).filter(|time| offered(child, time) != Some(true));
    waiting(
        times,
        "no offer of a return interview is recorded",
        scene,
        found,
        |time| ("offered", answer(offered(child, time))),
    );
}

/// Return interview not held in 72 hours.
pub static NOT_HELD: List = List {
    id: "interview-not-held",
    name: "Return interview not held in 72 hours",
    area: Area::Exploitation,
    weight: 23,
    rule: "A time missing ended in the last 90 days, no return interview was held, and none is recorded as declined. Late after 72 hours.",
    source: "Statutory guidance on children who run away or go missing from home or care, 2014: 72 hours",
    clears: "An interview is recorded as held or declined.",
    fields: &["returned", "held", "declined", "miss_missing_rhi_accepted"],
    needs: &[Fact::Missing, Fact::Interviews],
    judge: ListJudge::Child(not_held),
};

fn not_held(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let times = || {
        ended(child, scene).filter(|time| {
            let interview = interview_of(child, time);
            let held = interview.and_then(|interview| interview.held);
            let declined = interview.and_then(|interview| interview.declined);
            held.is_none_or(|held| held.day > scene.today)
                && declined != Some(true)
                && time.accepted != Some(false)
        })
    };
    waiting(times, "no return interview was held", scene, found, |_| {
        ("held", or_none(None))
    });
}

/// The times missing that ended in the last 90 days.
fn ended<'a>(child: &'a History, scene: &Scene<'_>) -> impl Iterator<Item = &'a Missing> {
    let today = scene.today;
    returned(child).filter(move |time| {
        time.spell
            .to
            .is_some_and(|to| to <= today && today.days_since(to) < 90)
    })
}

/// One entry for the first of the times that wait, with how many there are.
fn waiting<'a, I: Iterator<Item = &'a Missing>>(
    times: impl Fn() -> I,
    what: &str,
    scene: &Scene<'_>,
    found: &mut Found<'_>,
    value: impl Fn(&Missing) -> (&'static str, String),
) {
    let Some(first) = times().min_by_key(|time| time.spell.to) else {
        return;
    };
    let Some(back) = first.spell.to else { return };
    let due = back.plus(3);
    let state = if scene.today > due {
        State::Late
    } else {
        State::Near
    };
    let more = match times().count() {
        1 => String::new(),
        n => format!(" The first of {n} times."),
    };
    found.add(
        state,
        Some(back),
        Some(due),
        Some(first.at),
        format!("Came back on {}; {what}.{more}", ago(back, scene)),
        vec![
            ("missing from", or_none(first.spell.from)),
            ("returned", date(back)),
            value(first),
        ],
    );
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    const TIMES: &str = "
        missing   | from       | to         | kind | offered | accepted
                  | 2026-03-01 | 2026-03-02 | M    | yes     | no
                  | 2026-03-10 | 2026-03-11 | M    |         |
                  | 2026-03-20 | 2026-03-21 | M    | no      |
                  | 2026-03-22 | 2026-03-23 | A    | no      |
                  | 2026-03-28 |            | M    |         |
        interview | missing from | held
                  | 2026-03-20   | 2026-03-22";

    #[test]
    fn missing_now_and_often() {
        assert_eq!(
            listed("missing-now", "2026-03-28", TIMES),
            "open since 2026-03-28: Missing since 28 March 2026, today."
        );
        assert_eq!(
            listed("missing-now", "2026-03-30", TIMES),
            "late since 2026-03-28: Missing since 28 March 2026, 2 days ago."
        );
        assert_eq!(
            listed("missing-often", "2026-03-30", TIMES),
            "open since 2026-03-20: Missing 4 times in the last 90 days, the last on 28 March 2026."
        );
        assert_eq!(listed("missing-often", "2026-03-19", TIMES), "");
    }

    #[test]
    fn interviews_not_offered_and_not_held() {
        assert_eq!(
            listed("interview-not-offered", "2026-03-30", TIMES),
            "late since 2026-03-11 due 2026-03-14: Came back on 11 March 2026, 19 days ago; no offer of a return interview \
             is recorded."
        );
        assert!(
            listed("interview-not-held", "2026-03-14", TIMES)
                .starts_with("near since 2026-03-11 due 2026-03-14")
        );
        assert_eq!(
            listed("interview-not-held", "2026-03-21", TIMES),
            "late since 2026-03-11 due 2026-03-14: Came back on 11 March 2026, 10 days ago; no return interview was held. \
             The first of 2 times."
        );
        assert_eq!(listed("interview-not-held", "2026-07-01", TIMES), "");
    }
}
