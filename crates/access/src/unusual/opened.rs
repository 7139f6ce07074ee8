//! Rules about who opened which child.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{
    At, Facts, MANY_PEOPLE, Rule, TIMES_USUAL, Unusual, by_person_and_day, called, median, of_looks,
};

/// A child with the person's own surname, or in the person's own street: once for each child and day.
pub(super) fn own(looks: &[At<'_>], facts: &Facts) -> Vec<Unusual> {
    let mut found = Vec::new();
    let groups = by_person_and_day(looks, |at| at.opened().is_some());
    for ((who, _), group) in groups {
        let Some(person) = facts.people.get(who) else {
            continue;
        };
        let (surname, street) = (letters(&person.surname), street(&person.street));
        let mut by_child: BTreeMap<&str, Vec<&At<'_>>> = BTreeMap::new();
        for at in group {
            if let Some(child) = at.opened() {
                by_child.entry(child).or_default().push(at);
            }
        }
        for (child, group) in by_child {
            let Some((child, first)) = facts.children.get(child).zip(group.first()) else {
                continue;
            };
            let name = called(first.entry());
            let time = first.when.strftime("%H:%M");
            if !surname.is_empty() && letters(&child.surname) == surname {
                let words = format!("{name} opened a child with their own surname at {time}.");
                found.extend(of_looks(Rule::OwnSurname, &group, words));
            }
            if !street.is_empty() && child.streets.iter().any(|of| self::street(of) == street) {
                let words = format!("{name} opened a child of their own street at {time}.");
                found.extend(of_looks(Rule::OwnStreet, &group, words));
            }
        }
    }
    found
}

/// Children none of the person's teams works with: once for each day.
pub(super) fn other_team(looks: &[At<'_>], facts: &Facts) -> Vec<Unusual> {
    let groups = by_person_and_day(looks, |at| {
        let person = facts.people.get(at.entry().who.as_str());
        let child = at.opened().and_then(|child| facts.children.get(child));
        match (person, child) {
            (Some(person), Some(child)) => {
                // Where teams are not known nothing can be said.
                !person.teams.is_empty()
                    && !child.teams.is_empty()
                    && person.teams.is_disjoint(&child.teams)
            }
            _ => false,
        }
    });
    groups
        .into_values()
        .filter_map(|group| {
            let name = called(group.first()?.entry());
            let children: BTreeSet<&str> = group.iter().filter_map(|at| at.opened()).collect();
            let sentence = match children.len() {
                1 => format!("{name} opened a child of another team."),
                several => format!("{name} opened {several} children of other teams."),
            };
            of_looks(Rule::OtherTeam, &group, sentence)
        })
        .collect()
}

/// A child opened by many people within seven days: once for each child, on the day it became so.
pub(super) fn many_people(looks: &[At<'_>]) -> Vec<Unusual> {
    let mut by_child: BTreeMap<&str, Vec<&At<'_>>> = BTreeMap::new();
    for at in looks {
        if let Some(child) = at.opened().filter(|_| !at.entry().who.is_empty()) {
            by_child.entry(child).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (child, group) in &by_child {
        let Some(last) = group
            .iter()
            .map(|at| at.day())
            .find(|day| people(group, *day) > MANY_PEOPLE)
        else {
            continue;
        };
        let several = people(group, last);
        let others: Vec<usize> = by_child
            .values()
            .map(|other| people(other, last))
            .filter(|people| *people > 0)
            .collect();
        let usual = median(others);
        if several <= TIMES_USUAL * usual {
            continue;
        }
        let entries: Vec<i64> = within(group, last).map(|at| at.looked.seq).collect();
        found.push(Unusual {
            rule: Rule::ManyPeople,
            day: last,
            who: String::new(),
            entries,
            children: vec![(*child).to_owned()],
            sentence: format!(
                "A child was opened by {several} people within 7 days; half of the children opened then were opened by \
                 {usual} or fewer."
            ),
        });
    }
    found
}

/// The looks of the seven days that end on a day.
fn within<'a, 'b>(group: &'b [&'b At<'a>], last: Date) -> impl Iterator<Item = &'b At<'a>> {
    let first = last.checked_sub(6.days()).unwrap_or(Date::MIN);
    group
        .iter()
        .copied()
        .filter(move |at| (first..=last).contains(&at.day()))
}

/// How many people looked in the seven days that end on a day.
fn people(group: &[&At<'_>], last: Date) -> usize {
    within(group, last)
        .map(|at| at.entry().who.as_str())
        .collect::<BTreeSet<_>>()
        .len()
}

/// A surname without what people write differently.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A street without house number, flat and signs: `12a Mill Lane` and `Mill lane` are one.
fn street(line: &str) -> String {
    let line = line.split(',').next_back().unwrap_or_default();
    let words: Vec<String> = line
        .split_whitespace()
        .filter(|word| !word.chars().any(|c| c.is_ascii_digit()))
        .map(letters)
        .filter(|word| !word.is_empty() && word != "flat")
        .collect();
    words.join(" ")
}
