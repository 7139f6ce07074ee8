//! Questions of invented lists.

use children::codes::{CeaseReason, Eligibility, InTouch};

use super::*;
use crate::annex_a::words::CaseStatus;
use crate::annex_a::write::on as made_on;
use crate::annex_a::write::tests::invented::{on, service, today};
use crate::submission::File;

fn lists() -> AnnexA {
    made_on(&service(), today()).annex
}

fn asked(annex: &AnnexA) -> Vec<Question> {
    of(annex, today())
}

/// The rows that a question with these words in it is asked of.
#[track_caller]
fn rows(annex: &AnnexA, list: &str, words: &str) -> Vec<u32> {
    let asked = asked(annex);
    let found: Vec<&Question> = asked
        .iter()
        .filter(|question| question.list == list && question.words.contains(words))
        .collect();
    assert!(found.len() <= 1, "{found:?}");
    found
        .first()
        .map(|question| question.rows.clone())
        .unwrap_or_default()
}

#[test]
fn ages_that_do_not_fit_are_asked_about() {
    let mut annex = lists();
    assert!(rows(&annex, "List 6", "not yet born").is_empty());
    annex.need.rows[2].born = Some(on(2026, 10, 1)).into();
    annex.need.rows[0].born = Some(on(2008, 10, 31)).into();
    annex.leavers.rows[0].born = Some(on(2011, 1, 1)).into();
    assert_eq!(rows(&annex, "List 6", "not yet born"), [2]);
    assert_eq!(rows(&annex, "List 6", "18 or over"), [0]);
    assert_eq!(rows(&annex, "List 6", "the age is not"), [0]);
    assert_eq!(rows(&annex, "List 9", "under 16"), [0]);
    assert_eq!(
        rows(&annex, "List 9", "former relevant though under 18"),
        [0]
    );
}

#[test]
fn work_without_a_worker_is_asked_about() {
    let annex = lists();
    let need = rows(&annex, "List 6", "“Allocated Worker” is blank");
    assert_eq!(need, [2], "the closed case needs no worker");
    let mut annex = annex;
    for row in &mut annex.need.rows {
        row.worker = Cell::Blank;
    }
    let all = asked(&annex);
    let question = all
        .iter()
        .find(|question| question.words == "“Allocated Worker” is blank in every row")
        .unwrap();
    assert!(question.rows.is_empty() && question.of == 3);
}

#[test]
fn a_list_that_is_not_there_is_told_from_one_of_nobody() {
    let mut annex = lists();
    annex.adopters = Rows::default();
    annex.adoption.rows.clear();
    let words = |list: &str| {
        asked(&annex)
            .into_iter()
            .find(|question| question.list == list)
            .map(|question| question.words)
    };
    assert_eq!(words("List 11").as_deref(), Some("the list is not there"));
    assert_eq!(words("List 10").as_deref(), Some("the list has no rows"));
}

#[test]
fn what_is_late_long_or_often_is_asked_about() {
    let mut annex = lists();
    assert_eq!(rows(&annex, "List 4", "still open after 45"), [0]);
    assert!(rows(&annex, "List 7", "more than two years").is_empty());
    annex.plans.rows[0].start = Some(on(2024, 4, 1)).into();
    annex.in_care.rows[0].placements_in_year = Some(4).into();
    annex.in_care.rows[0].last_visit = Some(on(2026, 9, 1)).into();
    annex.leavers.rows[0].latest_contact = Some(on(2026, 9, 4)).into();
    let long = asked(&annex)
        .into_iter()
        .find(|question| question.list == "List 7" && question.kind == Kind::Outlier)
        .unwrap();
    assert_eq!(
        long.words,
        "1 of 1 plans: running for more than two years, the longest for 30 months"
    );
    assert_eq!(rows(&annex, "List 8", "at most 4"), [0]);
    assert_eq!(
        rows(&annex, "List 8", "last visited more than six weeks"),
        [0]
    );
    assert_eq!(
        rows(
            &annex,
            "List 8",
            "placed outside the authority and not visited"
        ),
        [0]
    );
    assert_eq!(rows(&annex, "List 9", "more than eight weeks ago"), [0]);
    annex.leavers.rows[0].in_touch = Cell::Read(Listed(InTouch::No));
    assert_eq!(rows(&annex, "List 9", "not in touch"), [0]);
}

#[test]
fn early_help_that_records_no_completion_is_not_called_late() {
    let mut annex = lists();
    assert!(rows(&annex, "List 2", "45 working days").is_empty());
    assert_eq!(
        rows(&annex, "List 2", "“Assessment completion date” is blank"),
        [0]
    );
    let mut done = annex.early_help.rows[0].clone();
    done.completed = Some(on(2026, 2, 1)).into();
    annex.early_help.rows.push(done);
    assert_eq!(rows(&annex, "List 2", "45 working days"), [0]);
}

#[test]
fn lists_that_contradict_each_other_are_asked_about() {
    let mut annex = lists();
    assert_eq!(
        rows(&annex, "List 10", "not in care in list 8"),
        [0],
        "the invented child to be adopted has no care on record"
    );
    for words in [
        "in list 6",
        "list 8 has",
        "list 7 has none",
        "in the list twice",
        "differs",
    ] {
        assert!(
            asked(&annex)
                .iter()
                .all(|question| !question.words.contains(words)),
            "{words}"
        );
    }
    annex.need.rows[1].status = Cell::Read(Listed(CaseStatus::ProtectionPlan));
    assert_eq!(rows(&annex, "List 8", "not as looked after in list 6"), [0]);
    assert_eq!(rows(&annex, "List 6", "on none in list 7"), [1]);
    annex.plans.rows[0].start = Some(on(2026, 7, 30)).into();
    assert_eq!(
        rows(&annex, "List 5", "list 7 has none from that week"),
        [0]
    );
    annex.plans.rows[0].born = Some(on(2012, 10, 30)).into();
    assert_eq!(rows(&annex, "List 7", "differs from another row"), [0]);
    let twice = annex.in_care.rows[0].clone();
    annex.in_care.rows.push(twice);
    assert_eq!(rows(&annex, "List 8", "in the list twice"), [1]);
    annex.in_care.rows[1].end = Some(on(2026, 5, 1)).into();
    annex.in_care.rows[1].reason = Cell::Read(Listed(CeaseReason::E11));
    assert_eq!(rows(&annex, "List 8", "left care before"), [1]);
    assert_eq!(rows(&annex, "List 8", "no adoption order"), [1]);
    annex.leavers.rows[0].child_id = "A03".into();
    annex.leavers.rows[0].eligibility = Cell::Read(Listed(Eligibility::Relevant));
    assert_eq!(rows(&annex, "List 9", "still in care in list 8"), [0]);
    annex.referrals.rows[0].in_year = Some(0).into();
    let again = annex.referrals.rows[0].clone();
    annex.referrals.rows.push(again);
    assert_eq!(rows(&annex, "List 3", "fewer referrals"), [0, 4]);
}

#[test]
fn a_team_far_from_the_others_is_asked_about_and_one_that_chance_explains_is_not() {
    let mut annex = lists();
    let pattern = annex.plans.rows[0].clone();
    annex.plans.rows.clear();
    for place in 0..60 {
        let mut row = pattern.clone();
        let far = place < 15;
        row.team = if far { "Far" } else { "Near" }.into();
        // Most of the one team not visited for long; a few of the other, as everywhere.
        let late = if far { place < 12 } else { place % 15 == 0 };
        row.last_visit = Some(if late {
            on(2026, 8, 1)
        } else {
            on(2026, 10, 28)
        })
        .into();
        annex.plans.rows.push(row);
    }
    let asked = asked(&annex);
    let teams: Vec<&Question> = asked
        .iter()
        .filter(|question| question.list == "List 7" && question.words.contains("of the team"))
        .collect();
    let [team] = teams.as_slice() else {
        panic!("one team")
    };
    assert_eq!(
        team.words,
        "12 of 15 plans of the team Far not visited in 20 working days, against 15 of 60 in all teams"
    );
    assert_eq!(team.rows.len(), 12);
}

#[test]
fn a_worker_with_twice_the_usual_is_asked_about() {
    let mut annex = lists();
    let pattern = annex.need.rows[0].clone();
    annex.need.rows.clear();
    for place in 0..60 {
        let mut row = pattern.clone();
        let worker = if place < 30 {
            "Full".to_owned()
        } else {
            format!("W{}", place % 3)
        };
        row.worker = worker.as_str().into();
        annex.need.rows.push(row);
    }
    assert_eq!(rows(&annex, "List 6", "one worker holds 30").len(), 30);
}

#[test]
fn no_question_says_who_the_child_is_and_their_order_is_fixed() {
    let annex = lists();
    let first = asked(&annex);
    assert_eq!(first, asked(&annex));
    assert!(first.len() > 5);
    for question in &first {
        assert!(!question.words.contains("A0") && !question.why.is_empty());
        assert!(question.rows.len() <= question.of as usize);
    }
}

#[test]
fn lists_read_from_a_file_raise_the_same_questions_as_those_made() {
    let made = made_on(&service(), today());
    let bytes = made.workbook("Invented Council").bytes;
    let (read, _) = AnnexA::read(&[File {
        name: "annex.xlsx",
        bytes: &bytes,
    }]);
    let words =
        |annex: &AnnexA| -> Vec<String> { asked(annex).iter().map(ToString::to_string).collect() };
    assert_eq!(words(&read), words(&made.annex));
}
