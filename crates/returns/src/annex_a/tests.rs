//! Annex A as councils supply it: recognised whatever it is called, and never mistaken for something else.

use children::Day;
use children::codes::{Sex, Source};

use super::lists::{contacts, leavers};
use super::*;
use crate::cell::YesNo;
use crate::doubt::{Doubt, What};
use crate::submission::File;
use crate::table::{Column, Table};
use crate::write::Value;
use crate::write::xlsx::{self, Workbook};

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

fn sheet(workbook: &mut Workbook, name: &str, first: &[&str], rows: &[&[Value<'_>]]) {
    workbook.sheet(
        name,
        first.iter().map(|heading| xlsx::Column {
            heading,
            width: None,
        }),
    );
    for row in rows {
        workbook.row(row.iter().cloned());
    }
}

fn headings(columns: &[Column]) -> Vec<&'static str> {
    columns.iter().map(|column| column.name).collect()
}

fn read_csv(text: &str) -> (AnnexA, Vec<Doubt>) {
    AnnexA::read(&[File {
        name: "file.csv",
        bytes: text.as_bytes(),
    }])
}

/// A text with these headings and a row.
fn with_headings(headings: &[&str]) -> (AnnexA, Vec<Doubt>) {
    read_csv(&format!("{}\nA1,1\n", headings.join(",")))
}

fn supplied(annex: &AnnexA) -> Vec<&'static str> {
    annex.supplied().map(|(layout, _, _)| layout.name).collect()
}

#[test]
fn every_list_is_known_by_its_headings_alone() {
    for layout in AnnexA::LAYOUTS {
        let (annex, _) = with_headings(&headings(layout.columns));
        assert_eq!(supplied(&annex), [layout.name]);
    }
}

#[test]
fn a_list_is_still_itself_without_two_of_its_columns() {
    for layout in AnnexA::LAYOUTS {
        let all = headings(layout.columns);
        for first in 1..all.len() {
            let second = first - 1;
            // The first two lists have two and three columns of their own: without two of those they are any list of
            // children.
            if ["List 1", "List 2"].contains(&layout.name) && second >= 5 {
                continue;
            }
            let left: Vec<&str> = all
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != first && *at != second)
                .map(|(_, heading)| *heading)
                .collect();
            let (annex, _) = with_headings(&left);
            assert_eq!(
                supplied(&annex),
                [layout.name],
                "without {first} and {second}"
            );
        }
    }
}

#[test]
fn children_without_a_column_of_any_list_are_no_list() {
    let (annex, doubts) = with_headings(&[
        "Child Unique ID",
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age",
        "Does the Child have a Disability",
        "Allocated Team",
        "Allocated Worker",
    ]);
    assert!(supplied(&annex).is_empty());
    assert!(doubts.iter().any(|doubt| doubt.what == What::NotRecognised));
}

#[test]
fn the_annex_of_a_special_needs_inspection_is_another() {
    let plans = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Postcode,Primary SEN need,Date EHC plan issued,Date of last annual review,Name of school or setting,Type of setting,Is the child looked after,Allocated Team";
    let requests = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of request for assessment,Date of decision to assess,Outcome of request,Date EHC plan issued,Within 20 weeks";
    for text in [plans, requests] {
        let (annex, doubts) = read_csv(&format!("{text}\nA1,b) Female\n"));
        assert!(supplied(&annex).is_empty());
        assert!(doubts.iter().any(|doubt| doubt.what == What::NotRecognised));
    }
}

#[test]
fn a_workbook_is_read_with_a_sheet_renamed_a_list_missing_and_headings_below_a_title() {
    let columns: Vec<Value<'_>> = headings(<lists::Contact as Table>::COLUMNS)
        .into_iter()
        .map(Value::from)
        .collect();
    let mut workbook = Workbook::new();
    sheet(&mut workbook, "Guidance", &["How to fill this in"], &[]);
    sheet(
        &mut workbook,
        "Front door",
        &["Contacts, October 2026"],
        &[
            &["Anywhere Council".into()],
            &["For the inspection".into()],
            &columns,
            &[
                "A1".into(),
                "b) Female".into(),
                "s) NOBT".into(),
                Value::Int(41_000),
                Value::Number(14.4),
                "#N/A".into(),
                "q) 6: Police".into(),
            ],
            &[
                Value::Int(123),
                "a) Male".into(),
                "a) WBRI".into(),
                "05/06/2015".into(),
                "11".into(),
                day(2026, 9, 1).into(),
                "Individual".into(),
            ],
            &[" ".into(), Value::Blank, " ".into()],
            &[Value::Blank],
        ],
    );
    for layout in AnnexA::LAYOUTS {
        if !["List 1", "List 10"].contains(&layout.name) {
            let first = headings(layout.columns);
            sheet(&mut workbook, layout.name, &first, &[&["A1".into()]]);
        }
    }
    let (annex, doubts) = AnnexA::read(&[File {
        name: "annex.xlsx",
        bytes: &workbook.finish().bytes,
    }]);

    assert_eq!(annex.supplied().count(), 10);
    assert!(!annex.adoption.supplied());
    assert!(
        doubts
            .iter()
            .any(|doubt| doubt.what == What::MissingTable && doubt.table == Some("List 10"))
    );
    let [first, second] = annex.contacts.rows.as_slice() else {
        panic!("two contacts and no blank rows")
    };
    assert_eq!(first.line, 5);
    assert_eq!(first.gender.code(), Some(Sex::Female));
    assert_eq!(first.born.value(), Some(day(2012, 4, 1)));
    assert_eq!(first.age.value().map(|age| age.0), Some(14));
    assert!(!first.on.is_given());
    assert_eq!(first.source.code(), Some(Source::S6));
    assert_eq!(second.child_id.text(), "123");
    assert_eq!(second.born.value(), Some(day(2015, 6, 5)));
    assert_eq!(second.age.value().map(|age| age.0), Some(11));
    assert_eq!(second.on.value(), Some(day(2026, 9, 1)));
    assert!(second.source.is_given() && second.source.get().is_none());
    let unreadable = doubts
        .iter()
        .find(|doubt| matches!(doubt.what, What::Unreadable(_)))
        .unwrap();
    assert_eq!(unreadable.column, Some(contacts::source.name));
    assert_eq!(unreadable.lines.first, [6]);
}

#[test]
fn a_folder_of_texts_is_read_as_a_workbook_is() {
    let texts: Vec<(String, String)> = AnnexA::LAYOUTS
        .iter()
        .enumerate()
        .map(|(at, layout)| {
            let text = format!("{}\nA1\n", headings(layout.columns).join(","));
            (format!("export {at}.csv"), text)
        })
        .collect();
    let files: Vec<File<'_>> = texts
        .iter()
        .map(|(name, text)| File {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    let (annex, _) = AnnexA::read(&files);
    assert_eq!(annex.supplied().count(), 11);
    assert!(annex.supplied().all(|(_, _, rows)| rows == 1));
}

#[test]
fn headings_are_known_with_their_quotes_marks_and_case_otherwise() {
    let (annex, _) = read_csv(
        "CHILD UNIQUE ID ,sex,ethnicity,Date Of Birth,Age,Unaccompanied Asylum Seeking Child within the Last 12 Months (Y/N),Date Started to be Looked After,\"Child\u{2019}s Category of Need\",Number of Episodes the Child has been \u{2018}Missing\u{2019} from their Placement in the last 12 months,Was the child offered a Return Interview after their last missing episode (Y/N)\nA1,a) Male,a) WBRI,01/01/1900,1,y,01/04/2025,N1 - Abuse or neglect,3,a) Yes\n",
    );
    let [child] = annex.in_care.rows.as_slice() else {
        panic!("one child in care")
    };
    assert!(!child.born.is_given(), "1 January 1900 is no date of birth");
    assert_eq!(child.unaccompanied.yes(), Some(true));
    assert_eq!(child.need.code(), Some(children::codes::Need::N1));
    assert_eq!(child.missing_in_year.value(), Some(3));
    assert_eq!(child.interview_offered.code(), Some(YesNo::Yes));
}

#[test]
fn the_care_leavers_list_says_which_of_its_shapes_it_has() {
    let all = headings(<lists::CareLeaver as Table>::COLUMNS);
    let (newer, doubts) = with_headings(&all);
    assert_eq!(newer.has_newer_columns(), Some(true));
    assert!(!doubts.iter().any(|doubt| doubt.what == What::MissingColumn));
    let older: Vec<&str> = all.iter().copied().take(13).collect();
    let (older, doubts) = with_headings(&older);
    assert_eq!(older.has_newer_columns(), Some(false));
    assert!(doubts.iter().any(|doubt| {
        doubt.what == What::MissingColumn && doubt.column == Some(leavers::latest_plan.name)
    }));
    assert_eq!(AnnexA::default().has_newer_columns(), None);
}

#[test]
fn the_columns_are_as_many_as_the_lists_have() {
    let counts: Vec<usize> = AnnexA::LAYOUTS
        .iter()
        .map(|layout| layout.columns.len())
        .collect();
    assert_eq!(counts, [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]);
}
