//! What several rules of the safeguarding dataset ask alike.

/// Whether a role is that of the worker who holds the child: a code since version 1.4.5 of the dataset, words before.
pub(super) fn is_case_worker(role: &str) -> bool {
    ["CW", "Case Worker", "Social Worker", "Allocated Worker"]
        .iter()
        .any(|each| role.eq_ignore_ascii_case(each))
}
