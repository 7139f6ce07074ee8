//! Any bytes as the tables of the SSDA903, one after another with `\x1E` between, the last of them last year's: read,
//! checked by every rule, written back.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == 0x1E).take(16).collect();
    let names: Vec<String> = (0..parts.len())
        .map(|at| match at {
            0 => "episodes.csv".to_owned(),
            _ if at + 1 == parts.len() => "last/table.csv".to_owned(),
            _ => format!("table{at}.csv"),
        })
        .collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(parts).collect();
    fuzz::looked_after(bytes.len(), &files);
});
