//! Any bytes as a PDF: its text and everything read from it.
#![no_main]

use inspection::read::{Origin, report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = report(bytes, &Origin::default());
});
