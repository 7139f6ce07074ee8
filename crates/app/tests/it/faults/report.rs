//! How often faults are made, and the report of a run that was asked for.

use std::path::Path;

/// How often: what the environment asks for, or as few as fit every run of the tests.
#[expect(
    clippy::disallowed_methods,
    reason = "a test is told how long it may take"
)]
pub(super) fn times(otherwise: usize) -> usize {
    std::env::var("WAYMARK_FAULTS")
        .ok()
        .and_then(|times| times.parse().ok())
        .unwrap_or(otherwise)
}

/// The number everything random of a run follows from: the one that is named, or another each time.
#[expect(clippy::disallowed_methods, reason = "a test is told what to do again")]
pub(super) fn seed() -> u64 {
    std::env::var("WAYMARK_FAULTS_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| jiff::Timestamp::now().as_millisecond().unsigned_abs())
}

/// Says what came of a run; where the run was asked for, it takes the place of the section of this name in
/// `docs/faults.md`.
#[expect(
    clippy::disallowed_methods,
    reason = "the report is kept with the product"
)]
pub(super) fn keep(section: &str, words: &str) {
    eprintln!("{section}\n\n{words}");
    if std::env::var("WAYMARK_FAULTS").is_err() {
        return;
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/faults.md");
    let kept = std::fs::read_to_string(&file).unwrap();
    let mut parts: Vec<String> = kept.split("\n## ").map(str::to_owned).collect();
    let fresh = format!("{section}\n\n{}\n", words.trim_end());
    let heading = format!("{section}\n");
    match parts.iter_mut().find(|part| part.starts_with(&heading)) {
        Some(part) => *part = fresh,
        None => {
            parts.push(fresh);
        }
    }
    let whole: Vec<&str> = parts.iter().map(|part| part.trim_end()).collect();
    std::fs::write(&file, format!("{}\n", whole.join("\n\n## "))).unwrap();
}
