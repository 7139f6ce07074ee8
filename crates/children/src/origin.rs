//! Where an event was read: which table, which line.

use std::fmt;

use crate::service::Fact;

/// The table and line an event was read from, in four bytes: seven bits of table, twenty-five of line.
///
/// The file's name stands once, in [`crate::service::Sources`]. Lines beyond 33 million (no council's table is that
/// long) are kept as the last line that fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(u32);

const LINE_BITS: u32 = 25;
const LAST_LINE: u32 = (1 << LINE_BITS) - 1;

impl Origin {
    /// Line `line` (counted from 1, headings included) of the table that gave `fact`.
    #[must_use]
    pub fn new(fact: Fact, line: u32) -> Self {
        Self(((fact as u32) << LINE_BITS) | line.min(LAST_LINE))
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(self) -> u32 {
        self.0 & LAST_LINE
    }

    /// What the table held.
    #[must_use]
    pub fn fact(self) -> Option<Fact> {
        let index = usize::try_from(self.0 >> LINE_BITS).ok()?;
        Fact::ALL.get(index).copied()
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fact() {
            Some(fact) => write!(f, "{}:{}", fact.word(), self.line()),
            None => write!(f, "?:{}", self.line()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_keeps_its_table_and_line() {
        for fact in Fact::ALL {
            let origin = Origin::new(*fact, 123_456);
            assert_eq!(origin.fact(), Some(*fact));
            assert_eq!(origin.line(), 123_456);
        }
        assert_eq!(std::mem::size_of::<Origin>(), 4);
        assert!(Fact::ALL.len() <= 128);
    }
}
