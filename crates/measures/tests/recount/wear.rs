//! Records as a council has them: some days moved or lost, some codes lost.

use returns::table::Column;
use returns::write::Value;

/// What time and haste do to records.
pub(crate) struct Wear {
    chance: u64,
    often: u64,
}

impl Wear {
    pub(crate) fn none() -> Self {
        Self {
            chance: 0,
            often: 0,
        }
    }

    pub(crate) fn new(seed: u64) -> Self {
        Self {
            chance: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            often: 1,
        }
    }

    /// A number below `below`.
    fn next(&mut self, below: u64) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance % below
    }

    /// A cell after wear: one day in thirty is moved by up to sixty days, one in a hundred and one code in a hundred is
    /// lost. Who is who, and which row belongs to which, stays.
    pub(crate) fn worn<'v>(&mut self, column: &Column, value: &Value<'v>) -> Value<'v> {
        if self.often == 0 {
            return value.clone();
        }
        match (value, self.next(300)) {
            (Value::Day(_), 0..3) => Value::Blank,
            (Value::Day(day), 3..13) => {
                Value::Day(day.plus(i32::try_from(self.next(121)).unwrap() - 60))
            }
            (Value::Text(_), 0..3)
                if !column.name.contains("_id") && !column.name.ends_with("_json") =>
            {
                Value::Blank
            }
            _ => value.clone(),
        }
    }
}
