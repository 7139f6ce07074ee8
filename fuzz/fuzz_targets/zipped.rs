//! Any bytes as a zip of files: what comes out of it, read as either return.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::read::zipped;
use returns::submission::File;

fuzz_target!(|bytes: &[u8]| {
    let mut unpacked = 0;
    fuzz::sparing(bytes.len(), || {
        let (files, doubts) = zipped::unpacked(&[File {
            name: "a.zip",
            bytes,
        }]);
        doubts.iter().for_each(|doubt| drop(doubt.to_string()));
        for file in &files {
            let _ = zipped::one(bytes, file.name.trim_start_matches("a.zip/"));
        }
        unpacked = files.iter().map(|file| file.bytes.len()).sum();
        // A vector grows by half and more at a time, and the old one stands until its bytes are over.
        unpacked * 4
    });
    if unpacked < 1 << 16 {
        let (files, _) = zipped::unpacked(&[File {
            name: "a.zip",
            bytes,
        }]);
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|file| (&*file.name, &*file.bytes))
            .collect();
        fuzz::looked_after(unpacked, &files);
    }
});
