//! Any bytes as the children in need census: read whole, and checked a child at a time and all at once with the same
//! findings.
#![no_main]

use children::{CollectionYear, Day};
use libfuzzer_sys::fuzz_target;
use returns::in_need::{InNeed, check_in_pieces};
use returns::submission::File;

fuzz_target!(|bytes: &[u8]| {
    let files = [File {
        name: "census.xml",
        bytes,
    }];
    let (year, today) = (CollectionYear(2026), Day::FIRST);
    fuzz::sparing(bytes.len(), || {
        let (census, doubts) = InNeed::read(&files);
        doubts.iter().for_each(|doubt| drop(doubt.to_string()));
        fuzz::of_rows(census.tables.supplied().map(|(_, _, rows)| rows).sum())
    });
    let whole = check_in_pieces(usize::MAX, &files, year, today);
    let pieces = check_in_pieces(1, &files, year, today);
    assert!(whole.outcome.findings == pieces.outcome.findings);
    assert_eq!(whole.rows, pieces.rows);
});
