//! Small invented files, made by hand, and anything at all.

use std::io::Write;

use proptest::prelude::*;

use super::{NoText, Text, text};

/// A PDF of one page with `content`, `font` and further `objects` from number 6 on; it has no table of
/// objects, so that the reader has to find them itself.
fn pdf(content: &[u8], font: &str, objects: &[&str]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    file.extend_from_slice(b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
    file.extend_from_slice(b"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n");
    file.extend_from_slice(
        b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R",
    );
    file.extend_from_slice(b"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>> endobj\n");
    writeln!(file, "4 0 obj <</Length {}>> stream", content.len()).unwrap();
    file.extend_from_slice(content);
    write!(file, "\nendstream endobj\n5 0 obj {font} endobj\n").unwrap();
    for (number, object) in (6..).zip(objects) {
        writeln!(file, "{number} 0 obj {object} endobj").unwrap();
    }
    file.extend_from_slice(b"trailer <</Root 1 0 R>>\n");
    file
}

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
const HELVETICA_BOLD: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>";

fn read(content: &str) -> Text {
    text(&pdf(content.as_bytes(), HELVETICA, &[HELVETICA_BOLD])).unwrap()
}

fn printed(content: &str) -> Vec<String> {
    read(content).pages[0]
        .lines
        .iter()
        .map(|line| line.text.clone())
        .collect()
}

#[test]
fn words_have_their_spaces_whether_written_or_only_left_open() {
    assert_eq!(
        printed("BT /F1 12 Tf 72 700 Td (Early help) Tj ET"),
        ["Early help"]
    );
    assert_eq!(
        printed("BT /F1 12 Tf 72 700 Td [(Early)-300(help)] TJ ET"),
        ["Early help"]
    );
    assert_eq!(
        printed("BT /F1 12 Tf 72 700 Td [(Ear)20(ly)] TJ ET"),
        ["Early"]
    );
    assert_eq!(
        printed("BT /F1 12 Tf 72 700 Td (Ear) Tj (ly) Tj ET"),
        ["Early"]
    );
}

#[test]
fn a_cell_beside_a_label_is_a_span_of_its_line() {
    let read = read("BT /F1 12 Tf 72 700 Td (Overall effectiveness) Tj 230 0 Td (Good) Tj ET");
    let line = &read.pages[0].lines[0];
    assert_eq!(line.text, "Overall effectiveness Good");
    let spans: Vec<_> = line
        .spans
        .iter()
        .map(|span| (span.text.as_str(), span.x))
        .collect();
    assert_eq!(spans, [("Overall effectiveness", 72.0), ("Good", 302.0)]);
    assert!(
        (line.y - 142.0).abs() < 0.01,
        "the base line counts from the top: {}",
        line.y
    );
    // The advances of Helvetica's characters: 9,281 thousandths of the type size.
    assert!(
        (line.spans[0].right - 183.372).abs() < 0.01,
        "{}",
        line.spans[0].right
    );
}

#[test]
fn bullets_and_numbers_stand_apart_from_their_text() {
    let read = read(
        "BT /F1 12 Tf 72 700 Td (\\225) Tj 14 0 Td (One) Tj -14 -20 Td (12.) Tj 24 0 Td (Two) Tj ET",
    );
    let spans: Vec<Vec<_>> = read.pages[0]
        .lines
        .iter()
        .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect())
        .collect();
    assert_eq!(spans, [["•", "One"], ["12.", "Two"]]);
}

#[test]
fn a_line_spread_to_its_margin_stays_whole() {
    let read = read("BT /F1 12 Tf 9 Tw 72 700 Td (A line that is spread out) Tj ET");
    assert_eq!(read.pages[0].lines[0].spans.len(), 1);
}

#[test]
fn lines_come_from_top_to_bottom_however_they_were_written() {
    let lines =
        printed("BT /F1 12 Tf 72 600 Td (second) Tj 0 80 Td (first) Tj 0 -160 Td (third) Tj ET");
    assert_eq!(lines, ["first", "second", "third"]);
}

#[test]
fn a_footnote_mark_is_a_span_and_not_in_the_text_but_an_ordinal_keeps_its_letters() {
    let read = read(
        "BT /F2 14 Tf 72 700 Td (What now?) Tj /F2 9 Tf 5 Ts (1) Tj ET BT /F1 12 Tf 72 600 Td (18) Tj /F1 8 Tf 4 Ts (th) Tj ET",
    );
    let lines = &read.pages[0].lines;
    assert_eq!(lines[0].text, "What now?");
    assert_eq!(lines[0].spans[1].text, "1");
    assert!(lines[0].bold && !lines[1].bold);
    assert_eq!(lines[1].text, "18th");
}

#[test]
fn two_byte_codes_are_read_through_their_table() {
    let map = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0048> <0004> <0066006C> endbfchar";
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>";
    let stream = format!("<</Length {}>> stream\n{map}\nendstream", map.len());
    let file = pdf(
        b"BT /F1 10 Tf 72 700 Td <00030004> Tj ET",
        font,
        &[
            HELVETICA_BOLD,
            "<</Subtype/CIDFontType2/DW 500/W[3[600 700]]>>",
            &stream,
        ],
    );
    let read = text(&file).unwrap();
    let line = &read.pages[0].lines[0];
    assert_eq!(line.text, "Hfl");
    assert!((line.spans[0].right - (72.0 + 13.0)).abs() < 0.01);
}

#[test]
fn characters_of_the_symbol_fonts_are_bullets_and_names_are_characters() {
    let font = "<</Type/Font/Subtype/TrueType/BaseFont/Wingdings>>";
    let read = text(&pdf(b"BT /F1 12 Tf 72 700 Td (n) Tj ET", font, &[])).unwrap();
    assert_eq!(read.pages[0].lines[0].text, "•");
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/quoteright/uni2022/eacute]>>>>";
    let read = text(&pdf(b"BT /F1 12 Tf 72 700 Td (ABCD) Tj ET", font, &[])).unwrap();
    assert_eq!(read.pages[0].lines[0].text, "’•éD");
}

#[test]
fn what_has_no_text_says_why() {
    assert_eq!(text(b"<!DOCTYPE html><html>").unwrap_err(), NoText::NotPdf);
    assert_eq!(text(b"").unwrap_err(), NoText::NotPdf);
    assert_eq!(text(b"%PDF-1.7\nnothing").unwrap_err(), NoText::Damaged);
    let picture = b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI";
    assert_eq!(
        text(&pdf(picture, HELVETICA, &[])).unwrap_err(),
        NoText::Scanned
    );
    assert_eq!(
        text(&pdf(
            &b"[".repeat(5000),
            HELVETICA,
            &["[".repeat(5000).as_str()]
        ))
        .unwrap_err(),
        NoText::Damaged
    );
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..30 {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let packed = packer.finish().unwrap();
    let mut file = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n".to_vec();
    writeln!(
        file,
        "7 0 obj <</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length {}>> stream",
        packed.len()
    )
    .unwrap();
    file.extend_from_slice(&packed);
    file.extend_from_slice(b"\nendstream endobj\ntrailer <</Root 1 0 R>>");
    assert_eq!(text(&file).unwrap_err(), NoText::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let mut file = b"%PDF-1.4\n".to_vec();
        file.extend_from_slice(&bytes);
        let _ = text(&file);
        let _ = text(&bytes);
    }

    #[test]
    fn no_content_panics(
        words in proptest::collection::vec(
            prop_oneof![
                Just("BT"), Just("ET"), Just("/F1"), Just("Tf"), Just("Td"), Just("TD"), Just("Tm"), Just("T*"), Just("Tj"),
                Just("TJ"), Just("'"), Just("\""), Just("("), Just(")"), Just("<41"), Just(">"), Just("["), Just("]"),
                Just("<<"), Just(">>"), Just("1"), Just("-9e9"), Just("1e39"), Just("0.00001"), Just("q"), Just("Q"),
                Just("cm"), Just("Ts"), Just("Tz"), Just("Do"), Just("BI"), Just("ID"), Just("EI"), Just("\\"), Just("%"),
            ],
            0..200,
        )
    ) {
        let content = words.join(" ");
        let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
        let whole = format!("BT /F1 12 Tf 72 700 Td (before) Tj ET {content}");
        let read = text(&pdf(whole.as_bytes(), font, &[]));
        let kept = read.is_ok_and(|read| read.pages[0].lines.iter().any(|line| line.text.contains("before")));
        prop_assert!(kept, "what stood before is kept: {content}");
    }
}
