//! How a rulebook is run: years, tables that were not supplied, the order of what is found.

use children::{CollectionYear, Dated, Day};

use super::{Change, Rulebook};
use crate::rule::{self, Found, Level, NOW, Needs, Rule};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::child::Child;
use crate::safeguarding::tables::{contacts, people};
use crate::submission::File;

type Check = rule::Check<Safeguarding>;

const ANY: Rule<Safeguarding> = Rule {
    code: "T1",
    level: Level::Error,
    years: 2024..=NOW,
    says: Dated::From(&[(2024, "A contact."), (2026, "A contact, again.")]),
    matters: "It is a test.",
    mend: "Nothing.",
    source: "a test",
    fields: &[contacts::contact_date],
    reads: &[people::dob],
    needs: Needs::All,
    check: Dated::From(&[
        (2024, Check::EachChild(first)),
        (2026, Check::EachChild(every)),
    ]),
    examples: "",
};

const EITHER: Rule<Safeguarding> = Rule {
    code: "T0",
    level: Level::Query,
    years: 2020..=2026,
    says: Dated::Always("Anything."),
    fields: &[people::sex, contacts::contact_date],
    reads: &[],
    needs: Needs::AnyField,
    check: Dated::Always(Check::EachChild(every)),
    ..ANY
};

const BOOK: Rulebook<Safeguarding> = Rulebook {
    of: "test",
    rules: &[&EITHER, &ANY],
    not_at_hand: &[super::NotAtHand {
        code: "T9",
        years: 2020..=2021,
    }],
    known_to: NOW,
};

fn first(child: &Child<'_>, found: &mut Found<'_>) {
    child.contacts.iter().take(1).for_each(|row| found.at(row));
}

fn every(child: &Child<'_>, found: &mut Found<'_>) {
    for row in child.contacts.iter().chain(&child.contacts) {
        found.at(row);
    }
}

const CONTACTS: File<'_> = File {
    name: "contacts.csv",
    bytes: b"cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,cont_contact_source_desc,cont_contact_outcome_json\n\
        C1,7,2025-09-03,,,\nC2,8,2025-09-02,,,\nC3,7,2025-09-01,,,\n",
};

const PEOPLE: File<'_> = File {
    name: "people.csv",
    bytes: b"pers_person_id,pers_forename,pers_surname,pers_sex,pers_dob\n7,A,B,F,2015-01-01\n",
};

fn run(files: &[File<'_>], year: i16) -> super::Outcome {
    let (source, _) = Safeguarding::read(files);
    BOOK.run(
        &source,
        CollectionYear(year),
        Day::new(2026, 3, 31).unwrap(),
    )
}

#[test]
fn a_year_has_its_own_check() {
    let rows = |year| -> Vec<(&str, u32)> {
        let outcome = run(&[CONTACTS, PEOPLE], year);
        outcome
            .findings
            .iter()
            .map(|each| (each.rule, each.row))
            .collect()
    };
    assert_eq!(rows(2023), [("T0", 0), ("T0", 1), ("T0", 2)]);
    assert_eq!(
        rows(2025),
        [("T0", 0), ("T0", 1), ("T1", 1), ("T0", 2), ("T1", 2)],
        "the first of each child: row 2 is dated before row 0"
    );
    assert_eq!(rows(2027), [("T1", 0), ("T1", 1), ("T1", 2)]);
}

#[test]
fn what_a_year_changed_is_known() {
    let changed = |year| -> Vec<(&str, Change)> {
        let changes = BOOK.changed_in(CollectionYear(year));
        changes.map(|(rule, change)| (rule.code, change)).collect()
    };
    assert_eq!(changed(2024), [("T1", Change::New)]);
    assert_eq!(changed(2025), []);
    assert_eq!(changed(2026), [("T1", Change::Changed)]);
    assert_eq!(changed(2027), [("T0", Change::Dropped)]);
    assert_eq!(ANY.says(CollectionYear(2025)), "A contact.");
    assert_eq!(ANY.says(CollectionYear(2030)), "A contact, again.");
    assert_eq!(BOOK.edition(CollectionYear(2026)), "2026.1");
}

#[test]
fn a_finding_names_child_row_line_and_columns() {
    let outcome = run(&[CONTACTS, PEOPLE], 2026);
    let finding = outcome
        .findings
        .iter()
        .find(|each| each.rule == "T1")
        .unwrap();
    assert_eq!(
        (finding.child.as_str(), finding.table, finding.row),
        ("7", "ssd_contacts", 0)
    );
    assert_eq!(finding.line, 2);
    assert_eq!(*finding.columns, ["cont_contact_date"]);
    assert_eq!(
        format!("{finding:?}"),
        "T1 at ssd_contacts row 0",
        "no child in a log"
    );
    let json = outcome.json(BOOK.of, &BOOK.edition(outcome.year));
    assert_eq!(json["rules_run"], 2);
    assert_eq!(json["findings"][1]["child"], "7");
    assert_eq!(json["findings"][1]["fields"][0], "cont_contact_date");
}

#[test]
fn without_its_tables_a_rule_is_not_run_and_says_so() {
    let outcome = run(&[CONTACTS], 2026);
    assert_eq!(outcome.run, ["T0"]);
    assert_eq!(outcome.not_run[0].rule, "T1");
    assert_eq!(outcome.not_run[0].why, "ssd_person was not supplied");
    assert_eq!(outcome.in_part[0].rule, "T0");
    assert_eq!(outcome.in_part[0].why, "ssd_person was not supplied");
}

#[test]
fn without_its_columns_a_rule_is_not_run_and_says_so() {
    let people = File {
        name: "people.csv",
        bytes: b"pers_person_id,pers_forename,pers_surname,pers_sex\n7,A,B,F\n",
    };
    let outcome = run(&[CONTACTS, people], 2026);
    assert_eq!(
        outcome.not_run[0].why,
        "column pers_dob of ssd_person was not supplied"
    );
    let outcome = run(&[], 2026);
    assert_eq!(
        outcome.not_run[1].why,
        "ssd_person and ssd_contacts were not supplied"
    );
}

#[test]
fn a_rule_whose_logic_is_not_at_hand_is_not_run_in_its_years() {
    let not_run = |year| run(&[CONTACTS, PEOPLE], year).not_run;
    assert_eq!(not_run(2021).last().map(|not| not.rule), Some("T9"));
    assert_eq!(not_run(2022), []);
    assert_eq!(BOOK.known_from(), 2020);
}

#[test]
fn a_table_that_is_only_looked_at_besides_is_missed_in_part() {
    const BESIDES: Rule<Safeguarding> = Rule {
        fields: &[contacts::contact_date],
        reads: &[],
        needs: Needs::AllAnd(&[people::dob]),
        ..EITHER
    };
    let (source, _) = Safeguarding::read(&[CONTACTS]);
    let year = CollectionYear(2026);
    let outcome = super::run(&[&BESIDES], &source, year, year.last());
    assert_eq!((outcome.run, outcome.not_run), (vec!["T0"], Vec::new()));
    assert_eq!(outcome.in_part[0].why, "ssd_person was not supplied");
    assert!(BOOK.wants("ssd_person", year) && !BOOK.wants("ssd_cin_plans", year));
}

#[test]
fn a_rule_is_not_asked_of_a_form_without_its_column() {
    const OF_A_FORM: Rule<Safeguarding> = Rule {
        fields: &[people::dob],
        reads: &[],
        needs: Needs::AllInFormWith(people::dob),
        ..EITHER
    };
    let people = File {
        name: "people.csv",
        bytes: b"pers_person_id,pers_forename,pers_surname,pers_sex\n7,A,B,F\n",
    };
    let year = CollectionYear(2026);
    let ran = |files: &[File<'_>]| {
        let (source, _) = Safeguarding::read(files);
        let outcome = super::run(&[&OF_A_FORM], &source, year, year.last());
        (outcome.run.len(), outcome.not_run.len())
    };
    assert_eq!(ran(&[PEOPLE]), (1, 0));
    assert_eq!(ran(&[people]), (0, 0), "neither run nor missed");
    assert_eq!(ran(&[CONTACTS]), (0, 1), "without the table it is missed");
}
