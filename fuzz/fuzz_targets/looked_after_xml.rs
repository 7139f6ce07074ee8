//! Any bytes as the SSDA903 in its old form: read, checked by every rule.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzz::looked_after(bytes.len(), &[("return.xml", bytes)]);
});
