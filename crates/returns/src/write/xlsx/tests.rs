//! What is written is read back, by ours and by another program.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::*;
use crate::read::{CellView, open};

fn columns<const N: usize>(headings: [&str; N]) -> [Column<'_>; N] {
    headings.map(|heading| Column {
        heading,
        width: None,
    })
}

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

fn a_workbook() -> Written {
    let mut workbook = Workbook::new();
    workbook.sheet(
        "Contacts & referrals",
        columns(["Child", "On", "Hours", "Count", "Note"]),
    );
    workbook.row([
        "C1".into(),
        day(2026, 10, 31).into(),
        1.5.into(),
        7.into(),
        " =1+1 <b> \"x\"\r\nZoë_x0041_\u{1}".into(),
    ]);
    workbook.row([
        Value::Blank,
        day(1890, 1, 2).into(),
        f64::NAN.into(),
        Value::Int(-1),
        Value::from(None::<Day>),
    ]);
    workbook.sheet("", columns(["Only"]));
    workbook.finish()
}

#[test]
fn we_read_what_we_wrote() {
    let written = a_workbook();
    assert_eq!((written.shortened, written.left_out), (0, 0));
    let book = open(&written.bytes);
    assert_eq!(book.noticed, []);
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["Contacts & referrals", "Sheet"]);
    let mut rows = book.rows(0);
    assert_eq!(rows.next_row().unwrap().cell(4), CellView::Text("Note"));
    let row = rows.next_row().unwrap();
    assert_eq!(row.cell(0), CellView::Text("C1"));
    assert_eq!(
        row.cell(1),
        CellView::Date(jiff::civil::date(2026, 10, 31).at(0, 0, 0, 0))
    );
    assert_eq!(
        (row.cell(2), row.cell(3)),
        (CellView::Number(1.5), CellView::Number(7.0))
    );
    assert_eq!(
        row.cell(4),
        CellView::Text(" =1+1 <b> \"x\"\r\nZoë_x0041_\u{1}")
    );
    let row = rows.next_row().unwrap();
    assert_eq!(
        (row.len(), row.cell(0), row.cell(2)),
        (4, CellView::Empty, CellView::Empty)
    );
    assert_eq!(row.cell(1), CellView::Text("02/01/1890"));
    assert!(rows.next_row().is_none() && rows.noticed().is_empty());
}

#[test]
fn others_read_what_we_wrote() {
    let mut others = Xlsx::new(Cursor::new(a_workbook().bytes)).unwrap();
    assert_eq!(others.sheet_names(), ["Contacts & referrals", "Sheet"]);
    let range = others.worksheet_range("Contacts & referrals").unwrap();
    assert_eq!(
        range.get_value((0, 0)),
        Some(&Data::String("Child".to_owned()))
    );
    assert!(
        matches!(range.get_value((1, 1)), Some(Data::DateTime(moment)) if moment.as_f64() == 46_326.0)
    );
    assert_eq!(range.get_value((1, 3)), Some(&Data::Float(7.0)));
    assert!(
        matches!(range.get_value((1, 4)), Some(Data::String(text)) if text.starts_with(" =1+1 <b> \"x\""))
    );
}

#[test]
fn the_same_tables_make_the_same_bytes() {
    assert!(a_workbook() == a_workbook());
}

#[test]
fn a_workbook_without_sheets_gets_one() {
    let written = Workbook::new().finish();
    assert_eq!(open(&written.bytes).sheets.len(), 1);
}

#[test]
fn names_of_sheets_are_made_to_fit() {
    let mut workbook = Workbook::new();
    let long = "Children subject to a plan [all] at year end";
    for name in [long, long, "a/b", "A/B", "''"] {
        workbook.sheet(name, []);
    }
    assert_eq!(
        workbook.names,
        [
            "Children subject to a plan -all",
            "Children subject to a plan  (2)",
            "a-b",
            "A-B (2)",
            "Sheet"
        ]
    );
}

#[test]
fn text_longer_than_a_cell_is_cut_and_said_to_be() {
    let mut workbook = Workbook::new();
    workbook.sheet("x", []);
    workbook.row([
        "é".repeat(MOST_CHARACTERS).into(),
        "𝄞".repeat(MOST_CHARACTERS).into(),
    ]);
    let written = workbook.finish();
    assert_eq!(written.shortened, 1);
    let book = open(&written.bytes);
    let mut rows = book.rows(0);
    let row = rows.next_row().unwrap();
    let characters = |column| row.cell(column).text().map(|text| text.chars().count());
    assert_eq!((characters(0), characters(1)), (Some(32_767), Some(16_383)));
}

#[test]
fn columns_past_z_have_two_letters() {
    let letters = |column| {
        let mut text = String::new();
        push_letters(&mut text, column);
        text
    };
    assert_eq!(
        [0, 25, 26, 701, 702, 16_383].map(letters),
        ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    );
}
