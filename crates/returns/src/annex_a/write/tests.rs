//! Annex A made from an invented service.

use std::sync::Arc;

use children::codes::{CloseReason, LegalStatus, Need, PlacementType};
use children::service::Gender;

use super::*;
use crate::annex_a::lists::{self, in_care};
use crate::annex_a::words::{CaseStatus, Location, PermanenceGroup};
use crate::submission::File;
use crate::table::Column;

pub(crate) mod invented;

use invented::{on, service, today};

fn made() -> Made {
    super::on(&service(), today())
}

#[test]
fn contacts_are_those_of_six_calendar_months_and_no_later_ones() {
    let made = made();
    let days: Vec<_> = made
        .annex
        .contacts
        .rows
        .iter()
        .map(|row| row.on.value())
        .collect();
    assert_eq!(days, [Some(on(2026, 4, 30)), Some(today())]);
    let row = &made.annex.contacts.rows[0];
    assert_eq!((row.line, row.child_id.text()), (2, "A01"));
    assert_eq!(row.age.value().map(|age| age.0), Some(10));
    assert!(
        made.unfilled.iter().any(|each| {
            each.list == "List 1" && each.why == Why::WithoutDate && each.rows == 1
        })
    );
    let [help] = made.annex.early_help.rows.as_slice() else {
        panic!("early help that goes on")
    };
    assert_eq!(help.organisation.text(), "The council");
}

#[test]
fn referrals_assessments_and_enquiries_are_as_they_stood() {
    let annex = made().annex;
    let ids: Vec<_> = annex
        .referrals
        .rows
        .iter()
        .map(|row| row.child_id.text())
        .collect();
    assert_eq!(ids, ["A02", "A03", "A06", "A08"]);
    let referral = &annex.referrals.rows[0];
    assert_eq!(referral.in_year.value(), Some(1));
    assert_eq!(
        (referral.team.text(), referral.worker.text()),
        ("South", "W2")
    );

    let [assessment] = annex.assessments.rows.as_slice() else {
        panic!("an open assessment")
    };
    assert!(!assessment.authorised.is_given());
    assert!(!assessment.needs_support.is_given() && !assessment.seen.is_given());

    let [enquiry] = annex.enquiries.rows.as_slice() else {
        panic!("an enquiry")
    };
    assert_eq!(enquiry.conference.value(), Some(on(2026, 7, 10)));
    assert_eq!(enquiry.plan.yes(), Some(true));
    assert_eq!(enquiry.enquiries_in_year.value(), Some(0));
    assert_eq!(enquiry.conferences_in_year.value(), Some(1));
}

#[test]
fn children_in_need_are_neither_leavers_nor_only_referred() {
    let annex = made().annex;
    let rows: Vec<_> = annex
        .need
        .rows
        .iter()
        .map(|row| (row.child_id.text(), row.status.code()))
        .collect();
    assert_eq!(
        rows,
        [
            ("A02", Some(CaseStatus::ProtectionPlan)),
            ("A03", Some(CaseStatus::InCare)),
            ("A06", Some(CaseStatus::Open)),
            ("A07", Some(CaseStatus::Closed)),
        ]
    );
    let [plan, care, unborn, closed] = annex.need.rows.as_slice() else {
        panic!("four")
    };
    assert_eq!(plan.start.value(), Some(on(2026, 6, 1)));
    assert_eq!(plan.last_seen.value(), Some(on(2026, 10, 1)));
    assert_eq!(care.disabled.yes(), Some(true));
    assert_eq!(unborn.age.value().map(|age| age.0), Some(-1));
    assert_eq!(
        unborn.born.value(),
        Some(on(2026, 11, 15)),
        "a birth after the day is not known on it"
    );
    assert!(
        !unborn.worker.is_given(),
        "nobody holds it, whoever took the referral"
    );
    assert_eq!(closed.closed.value(), Some(on(2026, 6, 30)));
    assert_eq!(closed.reason.code(), Some(CloseReason::RC7));
    assert_eq!(
        (closed.team.text(), closed.worker.text()),
        ("North", "Sam Invented")
    );
}

#[test]
fn a_plan_ended_after_the_day_runs_on_it() {
    let annex = made().annex;
    let [plan] = annex.plans.rows.as_slice() else {
        panic!("one plan")
    };
    assert!(!plan.end.is_given());
    assert_eq!(plan.last_visit.value(), Some(on(2026, 10, 1)));
    assert_eq!(plan.last_review.value(), Some(on(2026, 10, 8)));
    assert_eq!(plan.earlier_plans.value(), Some(1));
    assert_eq!(plan.emergency.yes(), Some(false));
}

#[test]
fn a_child_in_care_has_all_that_was_recorded_by_the_day() {
    let annex = made().annex;
    let [child] = annex.in_care.rows.as_slice() else {
        panic!("one child")
    };
    assert_eq!(child.start.value(), Some(on(2026, 5, 5)));
    assert!(!child.end.is_given() && !child.reason.is_given());
    assert_eq!(child.again_in_year.yes(), Some(true));
    assert_eq!(child.legal.code(), Some(LegalStatus::C1));
    assert_eq!(child.last_review.value(), Some(on(2026, 6, 1)));
    assert_eq!(child.last_visit.value(), Some(on(2026, 10, 12)));
    assert_eq!(child.permanence.code(), Some(PermanenceGroup::Family));
    assert_eq!(child.last_health.value(), Some(on(2026, 5, 20)));
    assert_eq!(child.last_dental.value(), Some(on(2026, 7, 7)));
    assert_eq!(child.placements_in_year.value(), Some(2));
    assert_eq!(
        child.placement.code(),
        Some(PlacementType::K2),
        "not the stay in hospital"
    );
    assert_eq!(child.urn.text(), "SC012345");
    assert_eq!(child.location.code(), Some(Location::Outside));
    assert_eq!(child.missing_in_year.value(), Some(2));
    assert_eq!(child.absent_in_year.value(), Some(1));
    assert_eq!(
        child.interview_offered.yes(),
        Some(true),
        "of the last time that was over"
    );
    assert_eq!(child.unaccompanied.yes(), Some(true));
    assert_eq!(child.need.code(), Some(Need::N1));
}

#[test]
fn leavers_adoption_and_adopters_stop_at_the_day() {
    let annex = made().annex;
    let [leaver] = annex.leavers.rows.as_slice() else {
        panic!("one leaver")
    };
    assert_eq!(leaver.latest_plan.value(), Some(on(2026, 8, 8)));
    assert_eq!(
        (
            leaver.team.text(),
            leaver.worker.text(),
            leaver.adviser.text()
        ),
        ("South", "Sam Invented", "Sam Invented")
    );
    let [child] = annex.adoption.rows.as_slice() else {
        panic!("one child")
    };
    assert!(!child.ordered.is_given());
    assert_eq!(child.placed.value(), Some(on(2026, 1, 10)));
    let [adopter] = annex.adopters.rows.as_slice() else {
        panic!("one adopter")
    };
    assert!(!adopter.approved.is_given() && !adopter.stage_two_ended.is_given());
    assert_eq!(adopter.gender.code(), Some(Gender::Neither));
}

#[test]
fn another_day_has_other_people() {
    let later = super::on(&service(), on(2027, 5, 31)).annex;
    assert_eq!(later.contacts.rows.len(), 0);
    assert_eq!(
        later.plans.rows.len(),
        1,
        "ended on 1 December, six months before 31 May and a day"
    );
    assert_eq!(later.in_care.rows.len(), 1);
    assert_eq!(
        super::on(&service(), on(2027, 6, 25))
            .annex
            .in_care
            .rows
            .len(),
        0
    );
    let before = super::on(&service(), on(2024, 6, 1));
    assert_eq!(
        before.annex.in_care.rows[0].start.value(),
        Some(on(2024, 1, 1))
    );
    assert!(
        before
            .annex
            .leavers
            .rows
            .iter()
            .all(|row| row.eligibility.code().is_none()),
        "seventeen then"
    );
    assert!(
        before
            .unfilled
            .iter()
            .any(|each| each.why == Why::RecordedLater)
    );
}

#[test]
fn what_cannot_be_filled_is_said_with_its_reason() {
    let mut service = service();
    service
        .sources
        .tables
        .retain(|table| ![Fact::Adopters, Fact::Health, Fact::Missing].contains(&table.fact));
    service.adopters.clear();
    for child in &mut service.children {
        if let Some(care) = &mut Arc::make_mut(child).care {
            care.health.clear();
        }
    }
    let made = super::on(&service, today());
    assert!(!made.annex.adopters.supplied());
    let whole = made
        .unfilled
        .iter()
        .find(|each| each.column.is_none())
        .unwrap();
    assert_eq!(
        (whole.list, whole.why),
        ("List 11", Why::NotSupplied(&[Fact::Adopters]))
    );
    assert_eq!(
        whole.why.to_string(),
        "no list of prospective adopters was supplied"
    );
    let why = |column: Column| {
        made.unfilled
            .iter()
            .find(|each| each.column == Some(column.name))
            .map(|each| each.why)
    };
    assert!(matches!(why(in_care::postcode), Some(Why::NotHeld(_))));
    assert!(matches!(why(in_care::authority), Some(Why::NotHeld(_))));
    assert_eq!(
        why(in_care::location),
        None,
        "the invented placements say whether they are outside"
    );
    assert!(matches!(
        why(lists::early_help::completed),
        Some(Why::NotHeld(_))
    ));
    assert_eq!(
        why(in_care::last_dental),
        Some(Why::NotSupplied(&[Fact::Health]))
    );
    assert_eq!(
        why(in_care::missing_in_year),
        Some(Why::NotSupplied(&[Fact::Missing]))
    );
    assert!(
        !made.annex.in_care.rows[0].missing_in_year.is_given(),
        "no table is not no child"
    );
    let blank = made
        .unfilled
        .iter()
        .find(|each| each.list == "List 6" && each.column == Some("Allocated Worker"))
        .unwrap();
    assert_eq!((blank.rows, blank.of, blank.why), (1, 4, Why::NotRecorded));

    let nothing = super::on(&Service::default(), today());
    assert_eq!(nothing.annex.supplied().count(), 0);
    assert_eq!(nothing.unfilled.len(), 11);
}

#[test]
fn the_workbook_reads_back_as_it_was_made() {
    let mut service = service();
    service
        .sources
        .tables
        .retain(|table| table.fact != Fact::Adopters);
    let made = super::on(&service, today());
    let written = made.workbook("Invented Council");
    let (read, doubts) = AnnexA::read(&[File {
        name: "annex.xlsx",
        bytes: &written.bytes,
    }]);
    let rows = |annex: &AnnexA| {
        let mut all = Vec::new();
        annex.write(|name, _, rows| {
            all.extend(rows.map(|row| format!("{name} {row:?}")));
        });
        all
    };
    assert_eq!(rows(&read), rows(&made.annex));
    assert!(rows(&read).len() > 15);
    assert_eq!(read.in_care.rows[0].line, made.annex.in_care.rows[0].line);
    assert!(
        !read.adopters.supplied(),
        "a list that was not made is no list of nobody"
    );
    let unread = doubts.iter().filter(|doubt| {
        matches!(
            doubt.what,
            crate::doubt::What::Unreadable(_) | crate::doubt::What::UnknownColumn(_)
        )
    });
    assert_eq!(unread.count(), 0);
    assert_eq!(written.left_out + written.shortened, 0);
}

#[test]
fn the_same_data_make_the_same_bytes() {
    let first = made();
    let again = made();
    assert!(first.workbook("Invented Council") == again.workbook("Invented Council"));
    assert!(first.texts() == again.texts());
    let texts = first.texts();
    assert_eq!(texts.len(), 11);
    let files: Vec<File<'_>> = texts
        .iter()
        .map(|file| File {
            name: &file.name,
            bytes: &file.bytes,
        })
        .collect();
    let (read, _) = AnnexA::read(&files);
    assert_eq!(read.supplied().count(), 11);
    assert_eq!(read.need.rows.len(), first.annex.need.rows.len());
}

#[test]
fn lists_that_were_read_make_lists_of_the_same_children_and_claim_no_counts() {
    let bytes = made().workbook("Invented Council").bytes;
    let (read, _) = AnnexA::read(&[File {
        name: "annex.xlsx",
        bytes: &bytes,
    }]);
    let supplied = crate::service::Supplied {
        annex_a: Some(read.clone()),
        ..crate::service::Supplied::default()
    };
    let (service, _) = crate::service::build(&supplied, today());
    let again = super::on(&service, today());
    let who = |annex: &AnnexA| -> Vec<Vec<String>> {
        vec![
            annex
                .contacts
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .assessments
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .enquiries
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .need
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .plans
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .in_care
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .leavers
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .adoption
                .rows
                .iter()
                .map(|row| row.child_id.text().to_owned())
                .collect(),
            annex
                .adopters
                .rows
                .iter()
                .map(|row| row.adopter_id.text().to_owned())
                .collect(),
        ]
    };
    assert_eq!(who(&again.annex), who(&read));
    let (was, is) = (&read.in_care.rows[0], &again.annex.in_care.rows[0]);
    assert_eq!(is.last_dental.value(), was.last_dental.value());
    assert_eq!(is.unaccompanied.yes(), Some(true));
    assert!(!is.placements_in_year.is_given() && !is.missing_in_year.is_given());
    assert!(again.unfilled.iter().any(|each| {
        each.column == Some(in_care::missing_in_year.name) && matches!(each.why, Why::NotHeld(_))
    }));
    assert_eq!(again.annex.need.rows[0].worker.text(), "W2");
}

#[test]
fn every_column_has_at_most_one_reason_of_its_own() {
    for layout in AnnexA::LAYOUTS {
        for column in layout.columns {
            assert!(needs::not_held(*column).is_none() || needs::of_column(*column).is_none());
        }
        assert!(!needs::of_list(layout.name).is_empty());
    }
    assert_eq!(<lists::InCare as Table>::COLUMNS.len(), 34);
}
