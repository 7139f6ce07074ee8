//! The reports a bench reads, and what it used.

use std::path::{Path, PathBuf};

/// Every PDF below the folder named on the command line, or below the shared reports, sorted.
pub(crate) fn reports() -> Vec<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    let named = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with('-') && word.parse::<u64>().is_err());
    let mut found = Vec::new();
    let mut folders = vec![named.map_or(shared, PathBuf::from)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The most memory the process has held.
pub(crate) fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "not known here".to_owned(),
        |line| line.trim().to_owned(),
    )
}
