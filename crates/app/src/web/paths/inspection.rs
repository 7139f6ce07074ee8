//! Addresses of inspection week: Annex A and what inspectors ask for.

/// Annex A and inspection week.
pub(crate) fn annex_a() -> String {
    "/annex-a".to_owned()
}

/// A frozen Annex A.
pub(crate) fn freeze(id: &str) -> String {
    format!("/annex-a/freezes/{id}")
}

/// What has changed since a frozen Annex A.
pub(crate) fn freeze_changes(id: &str) -> String {
    format!("/annex-a/freezes/{id}/changes")
}

/// Where a frozen Annex A is removed.
pub(crate) fn freeze_removal(id: &str) -> String {
    format!("/annex-a/freezes/{id}/removal")
}

/// What inspectors have asked for.
pub(crate) fn requests() -> String {
    "/requests".to_owned()
}
