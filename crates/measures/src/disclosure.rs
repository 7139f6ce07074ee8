//! Disclosure control: the only way from counts of children to numbers that leave the authority.
//!
//! A [`Table`] of true counts says how they hang together: what adds up to what, which share is made of which counts, which
//! running year of which months. [`publish`] gives a [`PublishedTable`], whose values are [`Published`]:
//! a number, or `c` (confidential), `z` (not applicable), `x` (not available), `low` (rounds to nought). Nothing else
//! makes one, so what takes only `Published` cannot leak.
//!
//! # The rule
//!
//! 1. Counts from 1 to the threshold (5) are `c`; noughts are shown. So is a share of which either part is that small,
//!    though only one of the parts is printed.
//! 2. A share of a small group (fewer than ten) that is 0% or 100% is `c`: it would tell the same of each of its
//!    children. Where none of a larger group is in it either, that nought is shown and tells as much.
//! 3. Where one cell of a sum is closed, so is the least of the others: the department's rule.
//! 4. Then it is *proven*: whoever knows every number shown here and in all earlier releases, what adds up to what, and
//!    that a closed cell is no nought, is left with a range of at least the threshold (highest less lowest) for every
//!    closed cell, and for every small one that is nowhere printed: the hidden part of a share, a month behind a year. More is closed until that holds.
//! 5. What was released once stands: the same cell of the same period is repeated as it was where it changed by no more
//!    than the threshold, and a closed one stays closed. A greater change is shown as a new number.
//! 6. Percentages and rates are worked out from the numbers shown, never from others.
//! 7. Rows stand in an order laid down before counting, never by size.
//!
//! ```
//! use measures::disclosure::{Column, Order, Settings, Table, publish};
//!
//! let mut table = Table::new("2026-10-31");
//! let all = table.count("in care/all", 30);
//! let teams = [("North", 3), ("South", 12), ("West", 15)].map(|(team, children)| {
//!     (team, table.count(&format!("in care/{team}"), children))
//! });
//! table.adds_up(all, &teams.map(|(_, cell)| cell));
//! let part = table.part("in care", "Children in care", "team", &["Children"], Order::ByName);
//! table.row(part, "All", &[Column::Count(all)]);
//! for (team, cell) in teams {
//!     table.row(part, team, &[Column::Count(cell)]);
//! }
//! let published = publish(table, &Settings::departmental(), &[])?;
//! let shown: Vec<String> = (published.parts()[0].rows().iter()).map(|row| row.values()[0].to_string()).collect();
//! assert_eq!(shown, ["30", "c", "c", "15"]);
//! # Ok::<(), measures::disclosure::Unsound>(())
//! ```
//!
//! No other code can make a published value:
//!
//! ```compile_fail
//! let made = measures::disclosure::Published { shown: 3 };
//! ```

mod bounds;
mod kept;
mod published;
mod rule;
mod settings;
mod table;

pub use kept::NotKept;
pub use published::{Part, Published, PublishedTable, Row, Workings};
pub use settings::{Rounding, Settings};
pub use table::{CellId, Column, Order, PartId, Table};

use rule::System;

/// Why a table cannot be published: it is not what it says. Tells no number.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unsound {
    /// A key was given two counts.
    #[error("two counts were given for {0}")]
    TwoCounts(String),
    /// What was said to add up does not.
    #[error("the parts of {0} do not add up to it")]
    DoesNotAdd(String),
    /// A row or sum speaks of what is not in the table.
    #[error("a row or a sum speaks of what is not in the table")]
    Unknown,
}

/// Closes what must not be known, proves it, and gives what may be published. `earlier` is every release before,
/// oldest first.
///
/// # Errors
///
/// Where the table's own sums do not hold.
pub fn publish(
    table: Table,
    settings: &Settings,
    earlier: &[PublishedTable],
) -> Result<PublishedTable, Unsound> {
    let mut system = System::new(&table, settings, earlier)?;
    system.close_small();
    system.close_beside_one();
    system.prove();
    Ok(PublishedTable::of(&table, &system, settings))
}

#[cfg(test)]
mod tests;
