//! The second counts, by the code of their measure.

/// Code and SQL.
pub(crate) const ALL: &[(&str, &str)] = &[("HP15", include_str!("HP15.sql"))];
