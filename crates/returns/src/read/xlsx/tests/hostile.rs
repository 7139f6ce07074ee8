//! Workbooks made to do harm, or harmed: read as far as they go, and never more than is asked for.

use proptest::prelude::*;

use super::super::*;
use super::{BOOK, OF_BOOK, RELATIONS, a_councils, by_hand, check, read, shown, with_sheet};
use crate::read::{CellView, open};
use crate::write::zip::{Part, packed};

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
fn a_workbook_of_too_many_sheets_is_read_to_the_limit() {
    for (id, sheets, said) in [("s", MOST_SHEETS, 1), ("gone", 0, MOST_SHEETS + 1)] {
        let sheet = format!("<sheet name='x' r:id='{id}'/>");
        let book = format!(
            "<workbook><sheets>{}</sheets></workbook>",
            sheet.repeat(3_000)
        );
        let bytes = by_hand(&book, "<sst/>", "<row><c><v>1</v></c></row>");
        let book = open(&bytes);
        assert_eq!((book.sheets.len(), book.noticed.len()), (sheets, said));
        let last = book.noticed.last().map(|last| last.what.clone());
        assert_eq!(last, Some(What::StoppedAtLimit(Limit::Parts)));
    }
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
