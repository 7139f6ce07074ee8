//! Any bytes as a table: every row of every sheet, its headings, and everything noticed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::read::{CellView, heading, open};

fuzz_target!(|bytes: &[u8]| {
    let book = open(bytes);
    for sheet in 0..book.sheets.len() {
        let _ = heading::find(&mut book.rows(sheet), <[String]>::len);
        let mut rows = book.rows(sheet);
        while let Some(row) = rows.next_row() {
            let _ = row.cells().filter(CellView::is_blank).count();
        }
        rows.noticed()
            .iter()
            .for_each(|noticed| drop(noticed.to_string()));
    }
});
