//! What a workbook gives, made by others and by hand, in good order and hostile.

use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter as made;

use super::*;
use crate::read::{Book, CellView, open};
use crate::write::zip::{Part, packed};

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
fn two_cells_far_apart_take_no_more_than_two_rows() {
    check(
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='B1048576'><v>2</v></c></row>",
        &["1: 1", "1048576: · 2"],
        &[],
    );
    let bytes = by_hand(
        BOOK,
        "<sst/>",
        "<row r='1048576'><c r='XFD1048576'><v>2</v></c><c r='ZZZZ1'><v>3</v></c></row>",
    );
    let book = open(&bytes);
    let mut rows = book.rows(0);
    assert_eq!(
        rows.next_row().map(|row| (row.len(), row.cell(16_383))),
        Some((16_384, CellView::Number(2.0)))
    );
    assert!(rows.next_row().is_none());
    assert_eq!(
        rows.noticed(),
        [Noticed::at(1_048_576, What::StoppedAtLimit(Limit::Columns))]
    );
}

#[test]
fn a_sheet_of_too_many_cells_is_read_to_the_limit() {
    let rows = "<row><c r='XFD1'><v>1</v></c></row>".repeat(2_000);
    let bytes = by_hand(BOOK, "<sst/>", &rows);
    let book = open(&bytes);
    let mut rows = book.rows(0);
    while rows.next_row().is_some() {}
    assert!(matches!(
        rows.noticed(),
        [Noticed {
            line: Some(1_832),
            what: What::StoppedAtLimit(Limit::Cells)
        }]
    ));
}

#[test]
fn one_cell_of_a_million_pages_is_left() {
    let mut part = Part::new("xl/worksheets/sheet1.xml");
    part.write("<worksheet><sheetData><row><c><v>1</v></c></row><row><c t='str'><v>");
    let page = "a".repeat(1 << 20);
    for _ in 0..48 {
        part.write(&page);
    }
    part.write("</v></c></row></sheetData></worksheet>");
    let bytes = packed(vec![
        Part::with("_rels/.rels", RELATIONS),
        Part::with("xl/workbook.xml", BOOK),
        Part::with("xl/_rels/workbook.xml.rels", OF_BOOK),
        part,
    ]);
    assert!(bytes.len() < 1_000_000, "a small file that holds much");
    let book = open(&bytes);
    let (rows, noticed) = read(&book, 0);
    assert_eq!(rows, ["1: 1"]);
    assert_eq!(noticed, [Noticed::at(2, What::StoppedAtLimit(Limit::Cell))]);
    // The same in pieces, each short.
    let bytes = by_hand(
        BOOK,
        "<sst/>",
        &format!(
            "<row><c t='str'><v>{}</v></c></row>",
            "&lt;".repeat(5 << 20)
        ),
    );
    let (rows, noticed) = read(&open(&bytes), 0);
    assert_eq!(
        (rows.len(), noticed),
        (0, vec![Noticed::at(1, What::StoppedAtLimit(Limit::Cell))])
    );
}

#[test]
fn sizes_that_a_workbook_claims_are_not_believed() {
    let bytes = by_hand(
        BOOK,
        "<sst count='18446744073709551615' uniqueCount='9999999999999'><si><t>x</t></si></sst>",
        "<row r='99999999999'><c r='A1' t='s'><v>0</v></c></row>",
    );
    let book = open(&bytes);
    assert_eq!(book.noticed, []);
    assert_eq!(read(&book, 0).0, ["1: “x”"]);
}

#[test]
fn a_damaged_sheet_is_read_as_far_as_it_goes_and_said_to_be_damaged() {
    let whole = "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><v";
    let bytes = with_sheet(BOOK, "<sst/>", whole);
    let (rows, noticed) = read(&open(&bytes), 0);
    assert_eq!(rows, ["1: 1"]);
    assert_eq!(
        noticed,
        [Noticed::at(2, What::BrokenPart("A & B".to_owned()))]
    );
    assert!(noticed[0].what.loses_content());

    let bytes = by_hand(&BOOK.replace("'s'", "'gone'"), "<sst/>", "");
    assert_eq!(
        open(&bytes).noticed,
        [Noticed::of_file(What::BrokenPart("A & B".to_owned()))]
    );
}

#[test]
fn a_part_that_was_changed_is_told_by_its_checksum() {
    let mut bytes = by_hand(
        BOOK,
        "<sst><si><t>shared</t></si></sst>",
        "<row><c t='s'><v>0</v></c></row>",
    );
    let name = b"xl/sharedStrings.xml";
    let at = bytes
        .windows(name.len())
        .rposition(|window| window == name)
        .unwrap();
    // The checksum stands thirty bytes before the name in the list of parts.
    bytes[at - 30] ^= 1;
    let book = open(&bytes);
    assert_eq!(
        book.noticed,
        [Noticed::of_file(What::WrongChecksum(
            "sharedStrings".to_owned()
        ))]
    );
    assert_eq!(read(&book, 0).0, ["1: “shared”"]);
}

#[test]
fn what_is_no_workbook_says_what_to_do() {
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let zipped = |name: &str| packed(vec![Part::with(name, "<x/>")]);
    for (bytes, what) in [
        (encrypted[..8].to_vec(), What::OldWorkbook),
        (encrypted, What::Encrypted),
        (zipped("content.xml"), What::OldWorkbook),
        (zipped("xl/workbook.bin"), What::OldWorkbook),
        (
            zipped("word/document.xml"),
            What::AnotherKind("a Word document"),
        ),
        (
            zipped("list1.csv"),
            What::AnotherKind("a zip of other files"),
        ),
        (zipped("xl/worksheets/sheet1.xml"), What::BrokenWorkbook),
        (b"PK\x03\x04 and no more".to_vec(), What::BrokenWorkbook),
        (b"%PDF-1.7".to_vec(), What::AnotherKind("a PDF")),
    ] {
        let book = open(&bytes);
        assert_eq!(book.sheets, []);
        assert_eq!(book.noticed, [Noticed::of_file(what)]);
        assert!(book.noticed[0].what.loses_content() && book.rows(0).next_row().is_none());
    }
    let half = a_councils();
    assert_eq!(
        open(&half[..half.len() / 2]).noticed,
        [Noticed::of_file(What::BrokenWorkbook)]
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

fn read_all(bytes: &[u8]) {
    let book = open(bytes);
    for sheet in 0..=book.sheets.len() {
        let mut rows = book.rows(sheet);
        while let Some(row) = rows.next_row() {
            row.cells().for_each(|cell| drop(shown(cell)));
        }
        rows.noticed()
            .iter()
            .for_each(|noticed| drop(noticed.to_string()));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
        read_all(&[b"PK".as_slice(), &bytes, b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x10\0\0\0\x02\0\0\0\0\0"].concat());
    }

    #[test]
    fn no_cut_or_change_of_a_good_workbook_makes_the_reader_panic(from in 0.0..1.0_f64, length in 0..40_usize, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = by_hand(BOOK, "<sst><si><t>shared</t></si></sst>", "<row r='2'><c r='B2' t='s'><v>0</v></c><c s='1'><v>45000</v></c></row>");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within a small file")]
        let at = (from * bytes.len() as f64) as usize;
        if cut {
            bytes.truncate(at);
        }
        let end = (at + length).min(bytes.len());
        bytes[at.min(end)..end].fill(byte);
        read_all(&bytes);
    }

    #[test]
    fn no_text_in_a_sheet_makes_the_reader_panic(rows in "[<>/&;='\"rowcvtisf0-9A-Z _xNaN.:]{0,120}", strings in "[<>/&;sit x0-9]{0,40}") {
        read_all(&by_hand(BOOK, &strings, &rows));
        read_all(&with_sheet(BOOK, &strings, &rows));
    }
}
