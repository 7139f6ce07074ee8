//! Each rule finds what it says, and leaves out what it says it leaves out.

use jiff::civil::{Date, date, datetime};

use super::{Facts, Looked, OfChild, OfPerson, Rule, Unusual, england, unusual};
use crate::audit::{Entry, Kind, Outcome};

/// A look of a person at a child, at an hour and minute of a day as it was in England.
fn look(who: &str, child: &str, day: Date, hour: i8, minute: i8) -> Looked {
    let at = datetime(day.year(), day.month(), day.day(), hour, minute, 0, 0)
        .to_zoned(england())
        .unwrap()
        .timestamp();
    let mut entry = Entry::new(at, Kind::Look, "GET /children/{address}");
    entry.who = who.to_owned();
    entry.name = format!("Name of {who}");
    entry.children = vec![child.to_owned()];
    Looked { seq: 0, entry }
}

fn found(mut looks: Vec<Looked>, facts: &Facts) -> Vec<Unusual> {
    for (seq, looked) in (1..).zip(&mut looks) {
        looked.seq = seq;
    }
    unusual(&looks, facts, (Date::MIN, Date::MAX))
}

fn rules(found: &[Unusual]) -> Vec<Rule> {
    found.iter().map(|unusual| unusual.rule).collect()
}

/// A Wednesday.
const DAY: Date = date(2026, 7, 1);

#[test]
fn own_surname_and_own_street_however_they_are_written() {
    let mut facts = Facts::default();
    facts.people.insert(
        "ann".to_owned(),
        OfPerson {
            surname: "O'Brien".to_owned(),
            street: "Mill Lane".to_owned(),
            ..OfPerson::default()
        },
    );
    for (child, surname, street) in [
        ("name", "OBRIEN", "3 High Street"),
        ("street", "Other", "Flat 2, 12a Mill lane"),
        ("neither", "Brien", "1 Mill Lane West"),
        ("unknown", "", ""),
    ] {
        let of = OfChild {
            surname: surname.to_owned(),
            streets: vec![street.to_owned()],
            ..OfChild::default()
        };
        facts.children.insert(child.to_owned(), of);
    }
    let looks = ["name", "street", "neither", "unknown", "nowhere"]
        .map(|child| look("ann", child, DAY, 10, 5))
        .to_vec();
    let found = found(looks, &facts);
    assert_eq!(rules(&found), [Rule::OwnSurname, Rule::OwnStreet]);
    assert_eq!(found[0].children, ["name"]);
    assert_eq!(
        found[0].sentence,
        "Name of ann opened a child with their own surname at 10:05."
    );
    assert_eq!(
        (found[1].children[0].as_str(), found[1].entries.as_slice()),
        ("street", [2].as_slice())
    );
}

#[test]
fn a_list_is_not_an_opened_child_and_a_refusal_shows_nobody() {
    let mut facts = Facts::default();
    let surname = "Example".to_owned();
    facts.people.insert(
        "ann".to_owned(),
        OfPerson {
            surname: surname.clone(),
            ..OfPerson::default()
        },
    );
    facts.children.insert(
        "one".to_owned(),
        OfChild {
            surname,
            ..OfChild::default()
        },
    );
    let mut list = look("ann", "one", DAY, 10, 0);
    list.entry.children.push("two".to_owned());
    let mut refused = look("ann", "one", DAY, 10, 0);
    refused.entry.outcome = Outcome::Refused;
    assert!(found(vec![list, refused], &facts).is_empty());
    assert_eq!(
        rules(&found(vec![look("ann", "one", DAY, 10, 0)], &facts)),
        [Rule::OwnSurname]
    );
}

#[test]
fn other_teams_where_both_are_known() {
    let teams = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let mut facts = Facts::default();
    facts.people.insert(
        "ann".to_owned(),
        OfPerson {
            teams: teams(&["T1"]),
            ..OfPerson::default()
        },
    );
    facts.people.insert("dir".to_owned(), OfPerson::default());
    for (child, of) in [
        ("own", teams(&["T1", "S1"])),
        ("other", teams(&["T2"])),
        ("third", teams(&["T3"])),
        ("none", teams(&[])),
    ] {
        facts.children.insert(
            child.to_owned(),
            OfChild {
                teams: of,
                ..OfChild::default()
            },
        );
    }
    let looks = ["own", "other", "third", "other", "none"]
        .map(|child| look("ann", child, DAY, 11, 0))
        .to_vec();
    let found = found(looks, &facts);
    assert_eq!(rules(&found), [Rule::OtherTeam]);
    assert_eq!(
        found[0].sentence,
        "Name of ann opened 2 children of other teams."
    );
    assert_eq!(found[0].entries, [2, 3, 4]);
    let director = vec![look("dir", "other", DAY, 11, 0)];
    assert!(super::tests::found(director, &facts).is_empty());
}

#[test]
fn out_of_hours_by_englands_clock_and_not_for_a_duty_rota() {
    let facts = Facts {
        holidays: [date(2026, 8, 31)].into(),
        ..Facts::default()
    };
    for (day, hour, minute, out) in [
        (DAY, 7, 0, false),
        (DAY, 6, 59, true),
        (DAY, 19, 59, false),
        (DAY, 20, 0, true),
        (date(2026, 7, 4), 12, 0, true),
        (date(2026, 8, 31), 12, 0, true),
        (date(2026, 1, 7), 7, 0, false),
        (date(2026, 1, 7), 6, 59, true),
    ] {
        let found = found(vec![look("ann", "one", day, hour, minute)], &facts);
        assert_eq!(!found.is_empty(), out, "{day} {hour}:{minute}");
    }
    // Half of the days at night: that is the rota. One night among many days is not.
    let days = |nights: usize| {
        let looks = (0..10).map(|n| {
            let day = date(2026, 6, 1)
                .checked_add(jiff::Span::new().days(n))
                .unwrap();
            let night = usize::try_from(n).unwrap() < nights;
            look("ann", "one", day, if night { 23 } else { 12 }, 0)
        });
        // The sixth and seventh are a weekend.
        looks
            .filter(|l| !matches!(l.entry.at.to_zoned(england()).date().day(), 6 | 7))
            .collect::<Vec<_>>()
    };
    assert!(found(days(4), &facts).is_empty());
    let once = found(days(1), &facts);
    assert_eq!(rules(&once), [Rule::OutOfHours]);
    assert_eq!(
        once[0].sentence,
        "Name of ann worked with children's records after 20:00: first at 23:00, last at 23:00, 1 in all."
    );
}

#[test]
fn many_more_children_than_usual() {
    let day = |day: i8, children: usize| {
        (0..children).map(move |n| look("ann", &format!("child{n}"), date(2026, 7, day), 12, 0))
    };
    let usual = |children: usize| {
        (6..=10)
            .flat_map(move |of| day(of, children))
            .collect::<Vec<_>>()
    };
    let with = |mut looks: Vec<Looked>, children| {
        looks.extend(day(13, children));
        found(looks, &Facts::default())
    };
    assert!(with(usual(10), 50).is_empty(), "50 are not more than 50");
    let many = with(usual(10), 51);
    assert_eq!(rules(&many), [Rule::Volume]);
    assert_eq!(
        many[0].sentence,
        "Name of ann opened 51 children in a day; on half of their other 5 days they opened 10 or fewer."
    );
    assert_eq!((many[0].entries.len(), many[0].children.len()), (51, 51));
    assert!(
        with(usual(20), 60).is_empty(),
        "three times the usual is not more than that"
    );
    let new = with(Vec::new(), 51);
    assert!(
        new[0]
            .sentence
            .ends_with("what is usual for them is not known yet.")
    );
}

#[test]
fn refused_again_and_again_by_person_or_address() {
    let refused = |who: &'static str, from: &'static str, times| {
        (0..times).map(move |n| {
            let mut looked = look(who, "one", DAY, 12, n);
            looked.entry.outcome = Outcome::Refused;
            looked.entry.children.clear();
            looked.entry.address = from.to_owned();
            if who.is_empty() {
                looked.entry.name.clear();
            }
            looked
        })
    };
    let mut looks: Vec<Looked> = refused("ann", "10.0.0.1", 5).collect();
    looks.extend(refused("bob", "10.0.0.1", 4));
    looks.extend(refused("", "10.0.0.2", 6));
    looks.extend(refused("", "10.0.0.3", 4));
    let found = found(looks, &Facts::default());
    let sentences: Vec<&str> = found
        .iter()
        .map(|unusual| unusual.sentence.as_str())
        .collect();
    assert_eq!(
        sentences,
        [
            "Somebody who was not signed in, at 10.0.0.2, was refused 6 times in a day, first at 12:00.",
            "Name of ann was refused 5 times in a day, first at 12:00."
        ]
    );
}

#[test]
fn the_emergency_account_and_a_child_many_open() {
    let mut looks: Vec<Looked> = (0..11)
        .map(|n| {
            look(
                &format!("person{n}"),
                "known",
                date(2026, 7, 6 + n % 5),
                12,
                0,
            )
        })
        .collect();
    for n in 0..9_i8 {
        looks.push(look(
            "person1",
            &format!("other{n}"),
            date(2026, 7, 7),
            12,
            0,
        ));
    }
    let mut emergency = look("", "", date(2026, 7, 7), 13, 30);
    emergency.entry.kind = Kind::BreakGlass;
    emergency.entry.children.clear();
    emergency.entry.address = "10.0.0.9".to_owned();
    looks.push(emergency);
    let found = found(looks.clone(), &Facts::default());
    assert_eq!(rules(&found), [Rule::ManyPeople, Rule::BreakGlass]);
    assert_eq!(
        found[0].sentence,
        "A child was opened by 11 people within 7 days; half of the children opened then were opened by 1 or fewer."
    );
    assert_eq!(
        found[1].sentence,
        "The emergency account was used at 13:30 from 10.0.0.9."
    );
    // Days that were not asked for tell what is usual, and are not shown.
    let none = unusual(
        &looks,
        &Facts::default(),
        (date(2026, 7, 11), date(2026, 7, 12)),
    );
    assert!(none.is_empty());
}

#[test]
fn every_rule_is_said_and_found_by_its_word() {
    for rule in Rule::ALL {
        assert_eq!(Rule::of(rule.word()), Some(rule));
        assert!(rule.says().ends_with('.'));
    }
}
