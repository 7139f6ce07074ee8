//! What was lost of a file that was read in part, in words.

use crate::web::words;

/// What was lost of one file.
#[derive(Default)]
pub(super) struct Lost {
    pub(super) cells: u64,
    pub(super) rows: u64,
    pub(super) columns: u64,
    pub(super) other: u64,
}

impl Lost {
    /// Everything together.
    pub(super) fn all(&self) -> u64 {
        self.cells + self.rows + self.columns + self.other
    }

    /// "12 cells unreadable, 1 column missing".
    pub(super) fn words(&self) -> String {
        let said: Vec<String> = [
            (self.cells, "cell unreadable", "cells unreadable"),
            (
                self.rows,
                "row that belongs to nobody or is doubtful",
                "rows that belong to nobody or are doubtful",
            ),
            (self.columns, "column missing", "columns missing"),
            (self.other, "other doubt", "other doubts"),
        ]
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| {
            words::count(usize::try_from(count).unwrap_or(usize::MAX), one, many)
        })
        .collect();
        words::list(&said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lost_of_a_file_is_counted_in_words() {
        let lost = Lost {
            cells: 12,
            rows: 1,
            columns: 0,
            other: 0,
        };
        assert_eq!(
            lost.words(),
            "12 cells unreadable and 1 row that belongs to nobody or is doubtful"
        );
        assert_eq!(lost.all(), 13);
    }
}
