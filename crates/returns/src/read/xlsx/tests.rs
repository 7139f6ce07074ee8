//! What a workbook gives, made by others and by hand, in good order and hostile.

use jiff::civil::date;
use rust_xlsxwriter as made;

use super::*;
use crate::read::{Book, CellView, open};
use crate::write::zip::{Part, packed};

mod hostile;

/// A cell in a few characters, so that a row reads as a line.
fn shown(cell: CellView<'_>) -> String {
    match cell {
        CellView::Empty => "·".to_owned(),
        CellView::Text(text) => format!("“{text}”"),
        CellView::Number(number) => number.to_string(),
        CellView::Date(moment) => moment.to_string(),
        CellView::Bool(yes) => yes.to_string(),
        CellView::Error(error) => format!("!{error}"),
    }
}

fn read(book: &Book<'_>, sheet: usize) -> (Vec<String>, Vec<Noticed>) {
    let mut rows = book.rows(sheet);
    let mut read = Vec::new();
    while let Some(row) = rows.next_row() {
        let cells: Vec<String> = row.cells().map(shown).collect();
        read.push(format!("{}: {}", row.line, cells.join(" ")));
    }
    assert!(rows.next_row().is_none(), "over is over");
    (read, rows.noticed().to_vec())
}

const RELATIONS: &str = "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const OF_BOOK: &str = "<Relationships><Relationship Id='s' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='t' Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='u' Type='x/styles' Target='./styles.xml'/></Relationships>";
const BOOK: &str = "<workbook><sheets><sheet name='A &amp; B' r:id='s'/></sheets></workbook>";

/// A workbook of one sheet with the XML given.
fn by_hand(book: &str, strings: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData></worksheet>"
    );
    with_sheet(book, strings, &sheet)
}

fn with_sheet(book: &str, strings: &str, sheet: &str) -> Vec<u8> {
    packed(vec![
        Part::with("_rels/.rels", RELATIONS),
        Part::with("xl/workbook.xml", book),
        Part::with("xl/_rels/workbook.xml.rels", OF_BOOK),
        Part::with("xl/sharedStrings.xml", strings),
        Part::with(
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
        ),
        Part::with("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[track_caller]
fn check(rows: &str, lines: &[&str], noticed: &[What]) {
    let bytes = by_hand(
        BOOK,
        "<sst uniqueCount='1'><si><t>shared</t></si></sst>",
        rows,
    );
    let book = open(&bytes);
    assert_eq!(book.noticed, []);
    let (read, found) = read(&book, 0);
    assert_eq!(read, lines);
    assert_eq!(
        found.into_iter().map(|each| each.what).collect::<Vec<_>>(),
        noticed
    );
}

/// A workbook such as councils send, written by another program.
fn a_councils() -> Vec<u8> {
    let mut workbook = made::Workbook::new();
    let day = made::Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name("List 1").unwrap();
    sheet
        .merge_range(4, 3, 4, 4, "Child", &made::Format::new())
        .unwrap();
    sheet.write_string(5, 3, "03/04/2025").unwrap();
    sheet
        .write_with_format(
            5,
            4,
            made::ExcelDateTime::from_ymd(2025, 4, 3).unwrap(),
            &day,
        )
        .unwrap();
    sheet.write_number(5, 5, 45_750).unwrap();
    sheet
        .write_formula(5, 6, made::Formula::new("=NA()").set_result("#N/A"))
        .unwrap();
    sheet.write_boolean(6, 3, true).unwrap();
    sheet.write_string(6, 4, " a\u{A0}<b>&c ").unwrap();
    sheet.write_blank(6, 9, &day).unwrap();
    sheet.write_blank(9, 3, &day).unwrap();
    sheet.set_column_hidden(4).unwrap();
    sheet.set_row_hidden(5).unwrap();
    workbook
        .add_worksheet()
        .set_name("Hidden")
        .unwrap()
        .set_hidden(true)
        .write_string(0, 0, "x")
        .unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_its_places_and_its_hidden_parts() {
    let bytes = a_councils();
    let book = open(&bytes);
    assert_eq!(book.noticed, []);
    let sheets: Vec<(&str, bool)> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(sheets, [("List 1", false), ("Hidden", true)]);
    let (rows, noticed) = read(&book, 0);
    assert_eq!(
        rows,
        [
            "5: · · · “Child”",
            "6: · · · “03/04/2025” 2025-04-03T00:00:00 45750 !#N/A",
            "7: · · · true “ a\u{A0}<b>&c ”",
        ]
    );
    let whats: Vec<What> = noticed.into_iter().map(|each| each.what).collect();
    assert_eq!(whats, [What::HiddenColumns(1), What::HiddenRows(1)]);
    let (rows, noticed) = read(&book, 1);
    assert_eq!(rows, ["1: “x”"]);
    assert_eq!(noticed, [Noticed::of_file(What::HiddenSheet)]);
    assert_eq!(read(&book, 2), (Vec::new(), Vec::new()));
}

#[test]
fn rows_with_nothing_in_them_are_counted() {
    let bytes = by_hand(
        BOOK,
        "<sst/>",
        "<row><c/></row><row><c><v>1</v></c></row><row/><row r='9'><c t='s'/><c t='str'><v> \u{A0}</v></c></row>",
    );
    let book = open(&bytes);
    let mut rows = book.rows(0);
    assert_eq!(
        rows.next_row().map(|row| (row.line, row.len(), row.hidden)),
        Some((2, 1, false))
    );
    assert!(rows.next_row().is_none());
    assert_eq!(rows.blank_rows(), 3);
}

#[test]
fn parts_may_begin_with_a_mark_and_name_their_space() {
    let sheet = "\u{FEFF}<?xml version='1.0'?><x:worksheet xmlns:x='y'><x:sheetData><x:row r='2'><x:c r='B2' t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    let bytes = with_sheet(&format!("\u{FEFF}{BOOK}"), "\u{FEFF}<sst/>", sheet);
    let book = open(&bytes);
    assert_eq!(book.noticed, []);
    assert_eq!(read(&book, 0), (vec!["2: · “a”".to_owned()], Vec::new()));
}

#[test]
fn sheets_can_be_read_side_by_side() {
    fn shared<T: Send + Sync>(_: &T) {}
    let bytes = a_councils();
    let book = open(&bytes);
    shared(&book);
    let (mut first, mut second) = (book.rows(0), book.rows(1));
    assert_eq!(first.next_row().map(|row| row.line), Some(5));
    assert_eq!(second.next_row().map(|row| row.line), Some(1));
    assert_eq!(first.next_row().map(|row| row.line), Some(6));
}

#[test]
fn cells_are_of_the_kind_they_say() {
    check(
        "<row r='3'><c r='A3' t='s'><v>0</v></c><c t='str'><f>A1&amp;B1</f><v>a &lt; b</v></c><c r='D3' s='1'><v>45750.5</v></c>\
         <c t='b'><v>0</v></c><c t='d'><v>2025-04-03</v></c><c t='e'><v>#SPILL!</v></c>\
         <c t='inlineStr'><is><r><t>two </t></r><r><t>pieces</t></r><rPh><t>spoken</t></rPh></is></c><c s='9'><v>1e3</v></c></row>",
        &[
            "3: “shared” “a < b” · 2025-04-03T12:00:00 false 2025-04-03T00:00:00 !#SPILL! “two pieces” 1000",
        ],
        &[],
    );
    check(
        "<row><c t='inlineStr'><is><t>a_x000D_b&#x41;&#66;</t></is></c></row>",
        &["1: “a\rbAB”"],
        &[],
    );
    check(
        "<row><c s='1'><v>3000000</v></c></row>",
        &["1: 3000000"],
        &[],
    );
}

#[test]
fn cells_that_do_not_fit_their_kind_are_errors_with_what_stands_there() {
    check(
        "<row><c t='s'><v>7</v></c><c t='b'><v>maybe</v></c><c><v>12,5</v></c><c t='d'><v>soon</v></c><c><v>NaN</v></c><c><v>1</v></c></row>",
        &["1: !7 !maybe !12,5 !soon !NaN 1"],
        &[What::OddCells(5)],
    );
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let book = BOOK.replace("<workbook>", "<workbook><workbookPr date1904='1'/>");
    let bytes = by_hand(&book, "<sst/>", "<row><c s='1'><v>44288</v></c></row>");
    let book = open(&bytes);
    assert_eq!(book.noticed, [Noticed::of_file(What::CountsFrom1904)]);
    assert_eq!(
        book.rows(0).next_row().map(|row| row.cell(0)),
        Some(CellView::Date(date(2025, 4, 3).at(0, 0, 0, 0)))
    );
    assert_eq!(
        book.sheets.first().map(|sheet| sheet.name.as_str()),
        Some("A & B")
    );
}

#[test]
fn nothing_of_a_cell_shows_when_a_row_is_printed_for_debugging() {
    let bytes = by_hand(BOOK, "<sst/>", "<row><c t='str'><v>Ada</v></c></row>");
    let book = open(&bytes);
    let mut rows = book.rows(0);
    let row = rows.next_row().unwrap();
    let printed = format!("{row:?} {:?} {book:?}", row.cell(0));
    assert!(!printed.contains("Ada"), "{printed}");
}
