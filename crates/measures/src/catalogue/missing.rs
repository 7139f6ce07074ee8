//! Children missing, and the interviews when they come back.

use children::care::Period;
use children::codes::MissingKind;
use children::history::{Interview, Missing, Spell};
use children::service::Fact;
use children::words::Status;
use children::{CollectionYear, Day, History, Moment};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Unit, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &IN_CARE_MISSING,
    &TIMES_MISSING,
    &INTERVIEW_OFFERED,
    &INTERVIEW_ACCEPTED,
    &INTERVIEW_IN_72_HOURS,
    &MISSING_OFTEN,
    &MISSING_NOW,
    &ON_PLANS_MISSING,
];

/// Children in care who went missing.
pub static IN_CARE_MISSING: Measure = Measure {
    id: "MI01",
    name: "Children in care who went missing",
    asks: "Of children in care in the year so far, how many went missing?",
    area: Area::Exploitation,
    better: Better::Lower,
    met: "missing at least once while in care in the year so far",
    counted: "children in care on any day of the year so far",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::YearToDate,
    clock: None,
    needs: &[Fact::CareEpisodes, Fact::Missing],
    source: "Children looked after return",
    published: Some("Children_missing"),
    beware: "Councils record differently: the department warns against comparing. Times away without leave are left out; a time whose kind was not recorded counts as missing.",
    judge: Judge::Child(in_care_missing),
};

/// Times missing for each child missing.
pub static TIMES_MISSING: Measure = Measure {
    id: "MI02",
    name: "Times missing for each child missing",
    asks: "How many times did each child in care who went missing do so, in the year so far?",
    area: Area::Exploitation,
    better: Better::Lower,
    met: "",
    counted: "children in care who went missing in the year so far, with the times",
    value: Value::Mean(Unit::Times),
    when: When::Snapshot,
    headline: Headline::YearToDate,
    clock: None,
    needs: &[Fact::CareEpisodes, Fact::Missing],
    source: "Children looked after return",
    published: None,
    beware: "",
    judge: Judge::Child(times_missing),
};

fn in_care_missing(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    cases.between(years_in_care(child), |day| {
        let period = in_care_in_year(child, day)?;
        let mut times = times_in_year(child, day);
        let first = times.next();
        Some((
            first.is_some(),
            first.map(|time| time.at).or(Some(period.at)),
        ))
    });
}

fn times_missing(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if child.missing.is_empty() || child.care.is_none() {
        return;
    }
    cases.amounts(|day| {
        in_care_in_year(child, day)?;
        let first = times_in_year(child, day).next()?;
        let times = u32::try_from(times_in_year(child, day).count()).unwrap_or(u32::MAX);
        Some((true, f64::from(times), Some(first.at)))
    });
}

/// A time missing rather than away without leave. Where the kind was not recorded it is taken for missing, as the
/// table is that of missing children.
pub(crate) fn is_missing(time: &Missing) -> bool {
    time.kind != Some(MissingKind::Away)
}

/// From the first day in care to the end of the year of the last.
fn years_in_care(child: &History) -> Spell {
    let periods = || {
        child
            .care
            .iter()
            .flat_map(|care| &care.periods)
            .map(|period| period.spell)
    };
    let last = periods()
        .map(|spell| spell.to)
        .reduce(|last, to| last.and_then(|last| to.map(|to| last.max(to))))
        .flatten();
    Spell {
        from: periods().filter_map(|spell| spell.from).min(),
        to: last.map(|last| CollectionYear::of(last).next().first()),
    }
}

/// The period of care of the collection year up to a day, short breaks left out.
fn in_care_in_year(child: &History, day: Day) -> Option<&Period> {
    let care = child.care.as_deref()?;
    let first = CollectionYear::of(day).first();
    care.periods.iter().rev().find(|period| {
        period.spell.from.is_some_and(|from| {
            from <= day
                && period.spell.to.is_none_or(|to| to > first)
                && !care.short_breaks_on(from.max(first))
        })
    })
}

/// The times missing begun while in care in the collection year up to a day.
fn times_in_year(child: &History, day: Day) -> impl Iterator<Item = &Missing> {
    let first = CollectionYear::of(day).first();
    child.missing.iter().filter(move |time| {
        is_missing(time)
            && time
                .spell
                .from
                .is_some_and(|from| first <= from && from <= day && child.in_care_on(from))
    })
}

/// Return interviews offered.
pub static INTERVIEW_OFFERED: Measure = Measure {
    id: "MI03",
    name: "Return interviews offered",
    asks: "Of times missing ended, after how many was a return interview offered?",
    area: Area::Exploitation,
    better: Better::Higher,
    met: "a return interview was offered",
    counted: "times missing ended, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "offered on return",
        source: "Statutory guidance on children who run away or go missing from home or care, 2014",
    }),
    needs: &[Fact::Missing],
    source: "Statutory guidance on children who run away or go missing from home or care, 2014",
    published: None,
    beware: "Where the council's own table of interviews has an answer it stands before the dataset's.",
    judge: Judge::Child(interview_offered),
};

fn interview_offered(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for time in returned(child) {
        match offered(child, time) {
            Some(offered) => cases.event(time.spell.to, offered, time.at),
            None => cases.left_out(time.spell.to, time.at),
        }
    }
}

/// The times missing that ended.
pub(crate) fn returned(child: &History) -> impl Iterator<Item = &Missing> {
    (child.missing.iter()).filter(|time| is_missing(time) && time.spell.to.is_some())
}

/// Whether an interview was offered, by either table that can tell. One that was held was offered.
pub(crate) fn offered(child: &History, time: &Missing) -> Option<bool> {
    let interview = interview_of(child, time);
    let held = interview.and_then(|interview| interview.held.map(|_| true));
    let own = interview.and_then(|interview| interview.offered);
    held.or(own).or(time.offered)
}

/// The interview of a time missing.
pub(crate) fn interview_of<'a>(child: &'a History, time: &Missing) -> Option<&'a Interview> {
    child.interviews.iter().find(|interview| {
        if interview.missing_from.is_some() {
            interview.missing_from == time.spell.from
        } else {
            interview.returned.map(|moment| moment.day) == time.spell.to
        }
    })
}

/// Return interviews accepted.
pub static INTERVIEW_ACCEPTED: Measure = Measure {
    id: "MI04",
    name: "Return interviews accepted",
    asks: "Of return interviews offered, how many were accepted?",
    area: Area::Exploitation,
    better: Better::Higher,
    met: "the child accepted",
    counted: "times missing ended with an interview offered, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Missing],
    source: "Annex A, list 8",
    published: None,
    beware: "Where the council's own table of interviews has an answer it stands before the dataset's.",
    judge: Judge::Child(interview_accepted),
};

fn interview_accepted(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for time in returned(child).filter(|time| offered(child, time) == Some(true)) {
        let interview = interview_of(child, time);
        let held = interview.and_then(|interview| interview.held.map(|_| true));
        let declined = interview.and_then(|interview| interview.declined);
        match held
            .or(declined.map(|declined| !declined))
            .or(time.accepted)
        {
            Some(accepted) => cases.event(time.spell.to, accepted, time.at),
            None => cases.left_out(time.spell.to, time.at),
        }
    }
}

/// Return interviews held in 72 hours.
pub static INTERVIEW_IN_72_HOURS: Measure = Measure {
    id: "MI05",
    name: "Return interviews held in 72 hours",
    asks: "Of times missing ended, after how many was a return interview held within 72 hours?",
    area: Area::Exploitation,
    better: Better::Higher,
    met: "an interview held within 72 hours of the return",
    counted: "times missing ended, with an interview held or the 72 hours passed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "72 hours from the return",
        source: "Statutory guidance on children who run away or go missing from home or care, 2014",
    }),
    needs: &[Fact::Missing, Fact::Interviews],
    source: "Statutory guidance on children who run away or go missing from home or care, 2014",
    published: None,
    beware: "Where a time of day is not recorded, three days stand for 72 hours. Neither the safeguarding dataset nor Annex A holds the day of the interview.",
    judge: Judge::Child(interview_in_72_hours),
};

fn interview_in_72_hours(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for time in returned(child) {
        let Some(ended) = time.spell.to else { continue };
        let interview = interview_of(child, time);
        let back = interview
            .and_then(|interview| interview.returned)
            .unwrap_or(Moment::of_day(ended));
        let held = interview
            .and_then(|interview| interview.held)
            .filter(|held| held.day <= as_at);
        match held {
            Some(held) => match in_72_hours(back, held) {
                Some(in_time) => cases.event(Some(ended), in_time, time.at),
                None => cases.left_out(Some(ended), time.at),
            },
            None if ended.plus(3) < as_at => cases.event(Some(ended), false, time.at),
            None => {}
        }
    }
}

/// Whether an interview came within 72 hours of the return, by the hour where both are known to the minute; `None`
/// where it came before.
fn in_72_hours(back: Moment, held: Moment) -> Option<bool> {
    match held.minutes_since(back) {
        Some(minutes) => (minutes >= 0).then_some(minutes <= 72 * 60),
        None => {
            let days = held.day.days_since(back.day);
            (days >= 0).then_some(days <= 3)
        }
    }
}

/// Missing three times or more in 90 days.
pub static MISSING_OFTEN: Measure = Measure {
    id: "MI06",
    name: "Missing three times or more in 90 days",
    asks: "Of children missing in the last 90 days, how many were three times or more?",
    area: Area::Exploitation,
    better: Better::Lower,
    met: "missing three times or more",
    counted: "children missing in the last 90 days",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Missing],
    source: "Local; police protocols",
    published: None,
    beware: "",
    judge: Judge::Child(missing_often),
};

fn missing_often(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let mut days = child.missing.iter().filter_map(|time| time.spell.from);
    let Some(first) = days.next() else { return };
    let spell = Spell {
        from: Some(first),
        to: Some(days.next_back().unwrap_or(first).plus(90)),
    };
    cases.between(spell, |day| {
        let last = recent(child, day).last()?;
        Some((recent(child, day).count() >= 3, Some(last.at)))
    });
}

/// The times missing begun in the 90 days up to a day.
pub(crate) fn recent(child: &History, day: Day) -> impl Iterator<Item = &Missing> {
    let after = day.plus(-90);
    (child.missing.iter()).filter(move |time| {
        is_missing(time)
            && time
                .spell
                .from
                .is_some_and(|from| after < from && from <= day)
    })
}

/// Children missing now for over a day.
pub static MISSING_NOW: Measure = Measure {
    id: "MI07",
    name: "Children missing now for over a day",
    asks: "Of children missing at the end of the period, how many have been for more than 24 hours?",
    area: Area::Exploitation,
    better: Better::Lower,
    met: "missing since the day before or longer",
    counted: "children missing",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Missing],
    source: "Local",
    published: None,
    beware: "",
    judge: Judge::Child(missing_now),
};

fn missing_now(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for time in child.missing.iter().filter(|time| is_missing(time)) {
        cases.while_open(time.spell, time.at, |day| {
            time.spell.days_by(day).map(|days| days >= 1)
        });
    }
}

/// Children on plans who went missing.
pub static ON_PLANS_MISSING: Measure = Measure {
    id: "MI08",
    name: "Children on plans who went missing",
    asks: "Of children on a child in need or child protection plan, how many went missing in the last twelve months?",
    area: Area::Exploitation,
    better: Better::Lower,
    met: "missing at least once in the last twelve months",
    counted: "children on a child in need or child protection plan, not in care",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::NeedPlans, Fact::Plans, Fact::Missing],
    source: "Joint targeted area inspections",
    published: None,
    beware: "Some systems record only children in care as missing.",
    judge: Judge::Child(on_plans_missing),
};

fn on_plans_missing(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if child.need_plans.is_empty() && child.plans.is_empty() {
        return;
    }
    let Some(envelope) = child.open_envelope() else {
        return;
    };
    cases.between(envelope, |day| {
        let plan = match child.status_on(day) {
            Status::ProtectionPlan => child.plan_open_on(day)?.at,
            Status::NeedPlan => child.need_plan_open_on(day)?.at,
            Status::InCare | Status::Open | Status::CareLeaver | Status::Closed => return None,
        };
        let after = day.plus_months(-12);
        let mut times = child.missing.iter().filter(|time| is_missing(time));
        let missing = times.any(|time| {
            time.spell
                .from
                .is_some_and(|from| after < from && from <= day)
        });
        Some((missing, Some(plan)))
    });
}

#[cfg(test)]
mod tests;
