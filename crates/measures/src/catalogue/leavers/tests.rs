//! Care leavers and their homes, as at now.

use crate::examples::{counted_of, counts, day, service};

fn leaver(born: &str, cells: &[(&str, &str)]) -> String {
    let usual = [
        ("eligibility", "Former Relevant"),
        ("in touch", "YES"),
        ("latest contact", ""),
        ("accommodation", ""),
        ("suitable", ""),
        ("activity", ""),
        ("adviser", ""),
        ("plan reviewed", ""),
    ];
    let names: String = usual.iter().map(|(name, _)| format!("| {name} ")).collect();
    let row: String = usual
        .iter()
        .map(|(name, usual)| {
            let given = cells.iter().find(|(each, _)| each == name);
            format!("| {} ", given.map_or(*usual, |(_, cell)| cell))
        })
        .collect();
    format!("person | born\n | {born}\nleaver {names}\n{row}")
}

const NINETEEN: &str = "2006-05-04";
const TODAY: &str = "2026-03-31";

fn said(id: &str, cells: &[(&str, &str)]) -> String {
    counts(id, TODAY, &leaver(NINETEEN, cells))
}

#[test]
fn an_unknown_activity_counts_and_is_not_met() {
    assert_eq!(said("LV03", &[("activity", "F4")]), "met");
    assert_eq!(said("LV03", &[("activity", "G5")]), "not");
    assert_eq!(said("LV03", &[]), "not");
    assert_eq!(said("LV03", &[("in touch", "DIED")]), "");
    assert_eq!(said("LV03", &[("eligibility", "Qualifying")]), "");
    assert_eq!(
        said("LV03", &[("eligibility", "No Current Eligibility")]),
        ""
    );
    assert_eq!(said("LV03b", &[("activity", "F4")]), "");
    assert_eq!(said("LV04", &[("activity", "G6")]), "met");
    assert_eq!(said("LV04b", &[("activity", "G6")]), "not");
    assert_eq!(said("LV04c", &[("activity", "G6")]), "met");
    assert_eq!(said("LV04d", &[("activity", "G5")]), "met");
    assert_eq!(said("LV05", &[("activity", "P1")]), "met");
}

#[test]
fn in_touch_without_an_answer_is_left_out_and_eight_weeks_are_56_days() {
    assert_eq!(said("LV01", &[]), "met");
    assert_eq!(said("LV01", &[("in touch", "REFU")]), "not");
    assert_eq!(said("LV01", &[("in touch", "")]), "");
    assert_eq!(said("LV02", &[("latest contact", "2026-02-03")]), "met");
    assert_eq!(said("LV02", &[("latest contact", "2026-02-02")]), "not");
    assert_eq!(said("LV02", &[("in touch", "NO")]), "");
}

#[test]
fn a_record_says_nothing_of_days_before_it() {
    let mut service = service(&leaver(NINETEEN, &[("activity", "F4")]));
    service.sources.as_at = Some(day("2026-03-20"));
    assert_eq!(counted_of("LV03", "2026-03-19", &service), "");
    assert_eq!(counted_of("LV03", "2026-03-20", &service), "met");
}

#[test]
fn homes_are_unsuitable_by_kind_or_by_word() {
    assert_eq!(said("LV06", &[("suitable", "yes")]), "met");
    assert_eq!(said("LV06", &[]), "not");
    assert_eq!(
        said("LV07", &[("accommodation", "W"), ("suitable", "yes")]),
        "met"
    );
    assert_eq!(
        said("LV07", &[("accommodation", "U"), ("suitable", "no")]),
        "met"
    );
    assert_eq!(said("LV07", &[("accommodation", "U")]), "not");
    assert_eq!(said("LV07", &[("accommodation", "R")]), "");
    assert_eq!(said("LV13", &[("accommodation", "X")]), "met");
    assert_eq!(said("LV13", &[]), "");
    assert_eq!(said("LV13b", &[]), "met");
}

#[test]
fn staying_put_is_asked_of_those_fostered_until_18() {
    let fostered = |home: &str, kind: &str| {
        format!(
            "{}\n
            care      | from       | to
                      | 2020-01-01 | 2024-05-04
            placement | from       | to         | kind
                      | 2020-01-01 | 2024-05-04 | {kind}",
            leaver(NINETEEN, &[("accommodation", home)])
        )
    };
    assert_eq!(counts("LV08", TODAY, &fostered("Z", "U4")), "met");
    assert_eq!(counts("LV08", TODAY, &fostered("U", "U4")), "not");
    assert_eq!(counts("LV08", TODAY, &fostered("Z", "K2")), "");
    assert_eq!(counts("LV08b", TODAY, &fostered("Z", "U4")), "");
    assert_eq!(said("LV08", &[("accommodation", "Z")]), "");
}

#[test]
fn a_pathway_plan_is_due_at_16_and_three_months() {
    let eligible = |reviewed: &str| {
        leaver(
            "2009-12-31",
            &[("eligibility", "Eligible"), ("plan reviewed", reviewed)],
        )
    };
    assert_eq!(counts("LV10", "2026-03-30", &eligible("")), "");
    assert_eq!(counts("LV10", TODAY, &eligible("")), "not");
    assert_eq!(counts("LV10", TODAY, &eligible("2025-09-30")), "met");
    assert_eq!(counts("LV11", TODAY, &eligible("2025-09-30")), "not");
    assert_eq!(counts("LV11", TODAY, &eligible("2025-10-01")), "met");
    let own = format!("{}\npathway plan | agreed\n | 2026-03-01", eligible(""));
    assert_eq!(counts("LV11", TODAY, &own), "met");
    assert_eq!(counts("LV11", TODAY, &leaver("2005-03-31", &[])), "");
}

#[test]
fn an_adviser_is_named_in_the_record_or_works_with_the_young_person() {
    assert_eq!(said("LV12", &[("adviser", "yes")]), "met");
    assert_eq!(said("LV12", &[("adviser", "no")]), "not");
    assert_eq!(said("LV12", &[]), "");
    let works = format!(
        "{}\ninvolved | from | worker | role\n | 2026-01-01 | 1 | PersonalAdviser",
        leaver(NINETEEN, &[("adviser", "no")])
    );
    assert_eq!(counts("LV12", TODAY, &works), "met");
}
