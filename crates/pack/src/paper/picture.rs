//! A picture of a paper: a drawing with all that lets it be read without seeing it.

use std::fmt;

use super::table::Table;
use crate::letters;

/// A drawing with its title, its sentence, its key and the table behind it. Kept whole on one page as far as the table.
#[derive(Clone, PartialEq)]
pub struct Picture {
    /// Its title, ten words at most.
    pub title: String,
    /// Whether the heading above it says its title, so that it is not written again.
    pub headed: bool,
    /// What to see in it, in a sentence. With the title it is what stands for the picture where it is not seen.
    pub sentence: String,
    /// The drawing: one `<svg>` element, as the crate `charts` draws them.
    pub svg: String,
    /// The key to its marks. May be empty.
    pub key: Vec<KeyItem>,
    /// As at which day, how many of how many, how good. May be empty.
    pub stamp: String,
    /// What else must be known to read it. May be empty.
    pub note: String,
    /// The numbers it draws.
    pub table: Option<Table>,
}

/// One line of a key.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyItem {
    /// The mark as a small `<svg>`; empty where words alone say it.
    pub svg: String,
    /// What it means.
    pub words: String,
}

impl Picture {
    /// A picture without key, note or table.
    pub fn new(
        title: impl Into<String>,
        sentence: impl Into<String>,
        svg: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            headed: false,
            sentence: sentence.into(),
            svg: svg.into(),
            key: Vec::new(),
            stamp: String::new(),
            note: String::new(),
            table: None,
        }
    }

    /// The same with the table behind it.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.table = Some(table);
        self
    }

    /// The same under a heading that says its title.
    #[must_use]
    pub fn headed(mut self) -> Self {
        self.headed = true;
        self
    }

    /// The same with its stamp.
    #[must_use]
    pub fn stamp(mut self, stamp: impl Into<String>) -> Self {
        self.stamp = stamp.into();
        self
    }

    /// The same with a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// What stands for the picture where it is not seen: its title and its sentence.
    #[must_use]
    pub fn alternative(&self) -> String {
        let (title, sentence) = (letters::line(&self.title), letters::line(&self.sentence));
        match (title.as_str(), sentence.as_str()) {
            ("", "") => "A picture without a title.".to_owned(),
            ("", sentence) => sentence.to_owned(),
            (title, "") => format!("{title}."),
            (title, sentence) => format!("{}. {sentence}", title.trim_end_matches('.')),
        }
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Picture(…)")
    }
}

impl fmt::Debug for KeyItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyItem(…)")
    }
}
