//! Rows of which something is so.

use crate::rule::{Entry, Found};
use crate::table::Table;

/// The factors that were split in two in 2020/21; nobody has used them since.
pub(in super::super) const SPLIT_FACTORS: [&str; 2] = ["18A", "19A"];

/// Points to rows of which something is so, and says whether there were any.
pub(in super::super) fn point_any<'e, 's: 'e, T: Table>(
    rows: impl Iterator<Item = &'e Entry<'s, T>>,
    found: &mut Found<'_>,
    so: impl Fn(&T) -> bool,
) -> bool {
    let mut any = false;
    for row in rows.filter(|row| so(row)) {
        found.at(row);
        any = true;
    }
    any
}

/// Points to rows on which the same stands as on another of them; what is blank is not the same as anything.
pub(in super::super) fn points_to_repeats<'s, T: Table>(
    rows: &[Entry<'s, T>],
    found: &mut Found<'_>,
    written: impl Fn(&'s T) -> &'s str,
) {
    if rows.len() < 2 {
        return;
    }
    let mut all: Vec<&str> = rows.iter().map(|row| written(row.row())).collect();
    all.sort_unstable();
    for row in rows {
        let this = written(row.row());
        let first = all.partition_point(|each| *each < this);
        if !this.is_empty() && all.get(first + 1) == Some(&this) {
            found.at(row);
        }
    }
}
