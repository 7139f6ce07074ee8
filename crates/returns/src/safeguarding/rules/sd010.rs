//! SD010: two people of one name, birth and sex may be one.

use std::collections::{HashMap, HashSet};

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD010",
    level: Query,
    years: 2020..=NOW,
    says: Always(
        "Somebody of the same names, date of birth and sex stands under another identifier.",
    ),
    matters: "A child with two records has two half histories: a worker who opens one does not see the harm that is told in the other, and the child is counted twice.",
    mend: "Compare the two; if they are one child, merge the records in the case system. Twins of like names and other people who are not one may stay as they are.",
    source: "One child, one record",
    fields: &[
        people::person_id,
        people::forename,
        people::surname,
        people::dob,
        people::sex,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let mut ids: HashMap<(String, Day, Option<Sex>), HashSet<&str>> = HashMap::new();
    for person in &all.people.rows {
        if let Some(who) = who(person) {
            ids.entry(who).or_default().insert(person.person_id.text());
        }
    }
    for person in all.people.entries() {
        if who(&person).is_some_and(|who| ids.get(&who).is_some_and(|ids| ids.len() > 1)) {
            found.about(person.row().person_id.text()).at(&person);
        }
    }
}

/// Names without regard to case and marks, birth and sex; nothing where a name or the birth is not given.
fn who(person: &Person) -> Option<(String, Day, Option<Sex>)> {
    let letters = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (forename, surname) = (
        letters(person.forename.text()),
        letters(person.surname.text()),
    );
    (!forename.is_empty() && !surname.is_empty()).then_some((
        format!("{forename} {surname}"),
        person.dob.value()?,
        person.sex.value(),
    ))
}

const EXAMPLES: &str = "
    twins, and two who share a name alone
    person | person_id | forename | surname | dob        | sex
           | 1         | Ada      | Finch   | 03/02/2015 | F
           | 2         | Ida      | Finch   | 03/02/2015 | F
           | 3         | Ada      | Finch   | 03/02/2011 | F

    one girl twice
    person | person_id | forename | surname | dob        | sex
    !      | 1         | Ada-May  | Finch   | 03/02/2015 | F
    !      | 002       | ADA MAY  | Finch   | 03/02/2015 | F
           | 4         |          |         | 03/02/2015 | F
           | 5         |          |         | 03/02/2015 | F
";
