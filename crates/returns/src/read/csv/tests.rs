//! What a text file gives, row by row, and on which lines.

use proptest::prelude::*;

use super::*;
use crate::read::{CellView, open};

/// Every row as its line and its cells between bars, and what was noticed.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Noticed>) {
    let book = open(bytes);
    let mut rows = book.rows(0);
    let mut read = Vec::new();
    while let Some(row) = rows.next_row() {
        let cells: Vec<&str> = row
            .cells()
            .map(|cell| {
                if let CellView::Text(text) = cell {
                    text
                } else {
                    ""
                }
            })
            .collect();
        read.push(format!("{}: {}", row.line, cells.join("|")));
    }
    let noticed = [book.noticed.as_slice(), rows.noticed()].concat();
    (read, noticed)
}

#[track_caller]
fn check(text: &str, rows: &[&str], noticed: &[&str]) {
    let (read, found) = read(text.as_bytes());
    assert_eq!(read, rows);
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        noticed
    );
}

const UNCLOSED: &str = "A quotation mark opens a cell here and none closes it. It was taken as part of the text: look at this line, and whether the file is whole.";

#[test]
fn rows_keep_the_line_they_begin_on_whatever_the_line_ends() {
    check(
        "a,b\r\n1,2\n3,4\r5,6",
        &["1: a|b", "2: 1|2", "3: 3|4", "4: 5|6"],
        &[],
    );
    check(
        "a,b\n\"x\r\ny\rz\nw\",2\n3,4\n",
        &["1: a|b", "2: x\r\ny\rz\nw|2", "6: 3|4"],
        &[],
    );
}

#[test]
fn rows_with_nothing_in_them_are_passed_over_and_counted() {
    let book = open(b"\n\na,b\n,\n \t,\xC2\xA0\n1,2\n,,\n\n");
    let mut rows = book.rows(0);
    let mut lines = Vec::new();
    while let Some(row) = rows.next_row() {
        lines.push(row.line);
    }
    assert_eq!(lines, [3, 6]);
    assert_eq!(rows.blank_rows(), 6);
    assert_eq!(book.rows(1).next_row().map(|row| row.line), None);
}

#[test]
fn rows_may_be_ragged_and_quotes_doubled() {
    check(
        "a,b\n1\n1,2,3\n\"he said \"\"no\"\"\",\"\",\"\"\"\"\n",
        &["1: a|b", "2: 1", "3: 1|2|3", "4: he said \"no\"||\""],
        &[],
    );
    assert_eq!(
        open(b"a")
            .rows(0)
            .next_row()
            .map(|row| (row.len(), row.cell(7))),
        Some((1, CellView::Empty))
    );
}

#[test]
fn what_stands_between_cells_is_found_or_declared() {
    check(
        "a;b;c\n1,5;2;3\n",
        &["1: a|b|c", "2: 1,5|2|3"],
        &["Cells are parted by “;”."],
    );
    check(
        "a\tb\n1,2\t3\n",
        &["1: a|b", "2: 1,2|3"],
        &["Cells are parted by tabs."],
    );
    check(
        "a|b\n1|2\n",
        &["1: a|b", "2: 1|2"],
        &["Cells are parted by “|”."],
    );
    check("a,b,c\nx;y,2,3\n", &["1: a|b|c", "2: x;y|2|3"], &[]);
    check(
        "sep=;\r\na;b,c,d,e\r\n",
        &["2: a|b,c,d,e"],
        &["Cells are parted by “;”."],
    );
    check("only\none\n", &["1: only", "2: one"], &[]);
}

#[test]
fn a_quote_that_nothing_closes_costs_one_line_only() {
    check(
        "a,b\n1,\"half\n2,x\n3,y\n",
        &["1: a|b", "2: 1|half", "3: 2|x", "4: 3|y"],
        &[&format!("line 2: {UNCLOSED}")],
    );
    check(
        "a,b\n1,\"stray\n2,\"x, z\"\n3,y\n",
        &["1: a|b", "2: 1|stray", "3: 2|x, z", "4: 3|y"],
        &[&format!("line 2: {UNCLOSED}")],
    );
    check(
        "a,b\n1,\"he said \"\"n",
        &["1: a|b", "2: 1|he said \"\"n"],
        &[&format!("line 2: {UNCLOSED}")],
    );
    assert!(Noticed::at(2, What::UnclosedQuote).what.loses_content());
}

#[test]
fn text_after_a_closing_quote_is_kept_and_said() {
    check(
        "a,b\n\"Ann\" Lee,2\n\"x\" ,3\n",
        &["1: a|b", "2: Ann Lee|2", "3: x|3"],
        &["1 cells go on after their closing quotation mark. The text was kept."],
    );
}

#[test]
fn half_a_file_says_that_it_may_be_cut_off() {
    check(
        "a,b,c\n1,2,3\n4,",
        &["1: a|b|c", "2: 1|2|3", "3: 4|"],
        &[
            "line 3: The last line ends early and without a line end: the file may be cut off. Get it again.",
        ],
    );
    check("a,b\n1,2", &["1: a|b", "2: 1|2"], &[]);
}

#[test]
fn a_row_of_too_many_cells_is_read_to_the_limit() {
    let text = format!("a{}x\nb,c\n", ",".repeat(20_000));
    let (rows, noticed) = read(text.as_bytes());
    assert_eq!(rows.len(), 2);
    assert_eq!(
        noticed,
        [Noticed::at(1, What::StoppedAtLimit(Limit::Columns))]
    );
}

#[test]
fn a_value_that_does_not_end_is_cut_at_its_line_and_the_rest_is_read() {
    let long = "é".repeat(LONGEST_VALUE / 2 + 9);
    for text in [
        format!("a,b\n{long},2\n3,4\n"),
        format!("a,b\n\"x\"{long},2\n3,4\n"),
    ] {
        let file = File::open(text.as_bytes()).0;
        let mut rows = file.rows();
        rows.next_row();
        let row = rows.next_row().unwrap();
        let [first, second] = [0, 1].map(|at| row.cell(at).text().unwrap_or("").to_owned());
        assert!(first.len() <= LONGEST_VALUE + 1 && second == "2");
        assert_eq!(rows.next_row().unwrap().line, 3);
        assert!(rows.next_row().is_none());
        let first = rows.noticed().first();
        assert_eq!(first, Some(&Noticed::at(2, What::LongValue)));
    }
    // Quotation marks a file apart are no cell.
    let text = format!("a,b\n\"1,2\n{}\"x\",4\n", "5,6\n".repeat(LONGEST_VALUE / 4));
    let (rows, noticed) = read(text.as_bytes());
    assert_eq!(rows.len(), LONGEST_VALUE / 4 + 3);
    assert_eq!(noticed, [Noticed::at(2, What::UnclosedQuote)]);
}

#[test]
fn many_faults_are_counted_past_the_first_hundred() {
    let text = "\"x\n1,\n".repeat(150);
    let (_, noticed) = read(text.as_bytes());
    assert_eq!(noticed.len(), 101);
    assert_eq!(
        noticed.last().map(|last| last.what.clone()),
        Some(What::AndMore(50))
    );
}

#[test]
fn long_lines_and_deep_quotes_take_time_in_proportion() {
    let long = format!("a,b\n{},2\n", "x".repeat(3_000_000));
    assert_eq!(read(long.as_bytes()).0.len(), 2);
    for pattern in ["\"", "\"\n", "\"\"\"\n", "\"a\"\"\n", ",\"\"\"", "\"\r\"x"] {
        let text = pattern.repeat(400_000 / pattern.len());
        let _ = read(text.as_bytes());
    }
}

proptest! {
    #[test]
    fn well_formed_text_reads_as_others_read_it(rows in prop::collection::vec(prop::collection::vec("[a-z\",\r\n ;é]{0,6}", 2..5), 1..8)) {
        let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let (text, _) = encoding::decode(&bytes);
        let file = File { text, delimiter: b',', start: 0 };
        let mut ours = file.rows();
        for row in rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())) {
            let read: Vec<String> = ours.next_row().unwrap().cells().map(|cell| cell.text().unwrap_or("").to_owned()).collect();
            prop_assert_eq!(&read, row);
        }
        prop_assert!(ours.next_row().is_none());
    }

    #[test]
    fn any_bytes_read_to_their_end_with_lines_in_order(bytes in prop::collection::vec(prop::sample::select(b"a\",\r\n;\t\0\xC3\xA9\xFF|".as_slice()), 0..200)) {
        let book = open(&bytes);
        let mut rows = book.rows(0);
        let mut before = 0;
        while let Some(row) = rows.next_row() {
            prop_assert!(row.line > before);
            before = row.line;
        }
        let lines = encoding::decode(&bytes).0;
        prop_assert!(before <= line_breaks(&lines) + 1);
    }
}
