//! Rules about a person's day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use super::{
    At, DAYS_FOR_USUAL, Facts, MANY_CHILDREN, MANY_REFUSALS, Rule, TIMES_USUAL, Unusual,
    WORKING_HOURS, by_person_and_day, called, median, of_looks,
};
use crate::audit::{Kind, Outcome};

/// Each use of the emergency account.
pub(super) fn emergency(looks: &[At<'_>]) -> Vec<Unusual> {
    looks
        .iter()
        .filter(|at| at.entry().kind == Kind::BreakGlass)
        .filter_map(|at| {
            let sentence = format!(
                "The emergency account was used at {} from {}.",
                at.when.strftime("%H:%M"),
                at.entry().address
            );
            of_looks(Rule::BreakGlass, &[at], sentence)
        })
        .collect()
}

/// Many more children opened than on the person's other days.
pub(super) fn volume(looks: &[At<'_>]) -> Vec<Unusual> {
    let groups = by_person_and_day(looks, |at| {
        at.opened().is_some() && !at.entry().who.is_empty()
    });
    let mut days: BTreeMap<&str, Vec<(Date, usize)>> = BTreeMap::new();
    for ((who, day), group) in &groups {
        let children: BTreeSet<&str> = group.iter().filter_map(|at| at.opened()).collect();
        days.entry(who).or_default().push((*day, children.len()));
    }
    let mut found = Vec::new();
    for ((who, day), group) in &groups {
        let own = days.get(who).map(Vec::as_slice).unwrap_or_default();
        let opened = own
            .iter()
            .find(|(of, _)| of == day)
            .map_or(0, |(_, opened)| *opened);
        let others: Vec<usize> = own
            .iter()
            .filter(|(of, _)| of != day)
            .map(|(_, opened)| *opened)
            .collect();
        let known = others.len();
        let usual = median(others);
        let too_many = known < DAYS_FOR_USUAL || opened > TIMES_USUAL * usual;
        if opened <= MANY_CHILDREN || !too_many {
            continue;
        }
        let compared = if known < DAYS_FOR_USUAL {
            "what is usual for them is not known yet".to_owned()
        } else {
            format!("on half of their other {known} days they opened {usual} or fewer")
        };
        let name = group.first().map_or("", |at| called(at.entry()));
        found.extend(of_looks(
            Rule::Volume,
            group,
            format!("{name} opened {opened} children in a day; {compared}."),
        ));
    }
    found
}

/// Outside the hours and days in which most people work.
pub(super) fn out_of_hours(looks: &[At<'_>], facts: &Facts) -> Vec<Unusual> {
    let all = by_person_and_day(looks, At::is_work);
    let out = by_person_and_day(looks, |at| at.is_work() && why_out(at, facts).is_some());
    let count = |groups: &BTreeMap<(&str, Date), Vec<&At<'_>>>, who: &str| {
        groups.range((who, Date::MIN)..=(who, Date::MAX)).count()
    };
    let mut found = Vec::new();
    for ((who, _), group) in &out {
        let (days, outside) = (count(&all, who), count(&out, who));
        // With few days known nobody has a rota yet.
        if days >= DAYS_FOR_USUAL && outside * 2 >= days {
            continue;
        }
        let Some((first, last)) = group.first().zip(group.last()) else {
            continue;
        };
        let why = why_out(first, facts).unwrap_or_default();
        found.extend(of_looks(
            Rule::OutOfHours,
            group,
            format!(
                "{} worked with children's records {why}: first at {}, last at {}, {} in all.",
                called(first.entry()),
                first.when.strftime("%H:%M"),
                last.when.strftime("%H:%M"),
                group.len()
            ),
        ));
    }
    found
}

/// Why a moment is out of hours; none where it is not.
fn why_out(at: &At<'_>, facts: &Facts) -> Option<&'static str> {
    let day = at.day();
    if facts.holidays.contains(&day) {
        return Some("on a bank holiday");
    }
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return Some("at the weekend");
    }
    let (begins, ends) = WORKING_HOURS;
    let hour = at.when.hour();
    if hour < begins {
        Some("before 7:00")
    } else if hour >= ends {
        Some("after 20:00")
    } else {
        None
    }
}

/// Refused again and again.
pub(super) fn refused(looks: &[At<'_>]) -> Vec<Unusual> {
    let mut groups: BTreeMap<(&str, &str, Date), Vec<&At<'_>>> = BTreeMap::new();
    for at in looks {
        let entry = at.entry();
        if entry.outcome == Outcome::Refused {
            // Who is not signed in is told apart by the network address.
            let from = if entry.who.is_empty() {
                entry.address.as_str()
            } else {
                ""
            };
            groups
                .entry((entry.who.as_str(), from, at.day()))
                .or_default()
                .push(at);
        }
    }
    groups
        .into_iter()
        .filter(|(_, group)| group.len() >= MANY_REFUSALS)
        .filter_map(|((_, from, _), group)| {
            let first = group.first()?;
            let from = if from.is_empty() {
                String::new()
            } else {
                format!(", at {from},")
            };
            let sentence = format!(
                "{}{from} was refused {} times in a day, first at {}.",
                called(first.entry()),
                group.len(),
                first.when.strftime("%H:%M")
            );
            of_looks(Rule::RefusedOften, &group, sentence)
        })
        .collect()
}
