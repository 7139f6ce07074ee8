//! What a paper is: its front, and its blocks in the order they are read.
//!
//! ```
//! use pack::{Block, Classification, Column, Paper, Table, bold, quote, text};
//!
//! let mut paper = Paper::new("Improvement board pack", "Newtown Council");
//! paper.subtitle = "Meeting of 3 December 2026".to_owned();
//! paper.classification = Classification::OfficialSensitive;
//! paper.as_at = "20 November 2026".to_owned();
//! paper.version = "4f1c09a".to_owned();
//! paper.made = "A. Reid, 22 November 2026 at 09:14".to_owned();
//! paper.heading(1, "Issues and what we propose");
//! paper.answer("Three of 31 findings have no action.");
//! paper.stamp("As at 20 November 2026 · 28 of 31 findings · quality: good");
//! paper.paragraph([text("The board is asked to "), bold("agree two owners"), text(".")]);
//! paper.paragraph([quote("Children wait too long.", "report of 5 May 2026, page 4")]);
//! let overdue = Table::new("Overdue actions", [Column::words("Action", 3), Column::number("Days late", 1)])
//!     .empty("No action is overdue.")
//!     .row(["Duty rota".into(), 12.into()]);
//! paper.add(overdue);
//! assert_eq!(paper.blocks.len(), 6);
//! assert!(paper.doubts().is_empty());
//! ```

use std::fmt;

mod figure;
mod outline;
mod picture;
mod run;
mod table;

pub(crate) use outline::heading_shown;
pub use picture::{KeyItem, Picture};
pub use run::{Run, bold, quote, text};
pub use table::{Cell, Column, Table};

/// Who may hold a paper, as it stands at the foot of each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Classification {
    /// For those it was given to.
    OfficialSensitive,
    /// For official use.
    Official,
    /// For everyone.
    Public,
}

impl Classification {
    /// The words, in capitals as the government's policy writes them.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::OfficialSensitive => "OFFICIAL-SENSITIVE",
            Self::Official => "OFFICIAL",
            Self::Public => "PUBLIC",
        }
    }
}

/// A paper: what stands on its front and at its foot, and its blocks.
#[derive(Clone, PartialEq)]
pub struct Paper {
    /// Its title, which is also the title of the file. Never empty when printed: [`Paper::titled`].
    pub title: String,
    /// Under the title: "Meeting of 3 December 2026". May be empty.
    pub subtitle: String,
    /// Who may hold it.
    pub classification: Classification,
    /// Whose paper it is: "Newtown Council".
    pub authority: String,
    /// A short hash of what it was made from.
    pub version: String,
    /// The day its data speak of, in words. May be empty, and then the paper says that it has no such day.
    pub as_at: String,
    /// By whom and when it was made, in words: "A. Reid, 22 November 2026 at 09:14".
    pub made: String,
    /// What is read, in this order.
    pub blocks: Vec<Block>,
}

/// One thing in a paper.
#[derive(Clone, PartialEq)]
pub enum Block {
    /// A heading of a section (1) down to a detail (4), beneath the paper's title. One that skips a level is put
    /// right when shown, and [`Paper::doubts`] says so.
    Heading {
        /// From 1 to 4.
        level: u8,
        /// Its words.
        text: String,
    },
    /// The one sentence that answers the section, in larger letters.
    Answer(String),
    /// Words.
    Paragraph(Vec<Run>),
    /// As at which day, how many of how many, and how good the data are: beneath what it speaks of.
    Stamp(String),
    /// A list.
    List {
        /// Numbered from 1, or else with bullets.
        ordered: bool,
        /// What is listed.
        items: Vec<Vec<Run>>,
    },
    /// A table.
    Table(Table),
    /// A picture with its title, its sentence and the table behind it.
    Picture(Box<Picture>),
    /// What must not be overlooked: what could not be read, checked or shown.
    Warning(String),
    /// Names and what they stand for, a line each.
    Facts(Vec<(String, String)>),
    /// The sections (headings of level 1) and, on paper, the page each begins on.
    Contents,
    /// What follows begins on a page of its own.
    PageBreak,
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Picture> for Block {
    fn from(picture: Picture) -> Self {
        Self::Picture(Box::new(picture))
    }
}

impl Paper {
    /// An empty paper, official-sensitive until it is said otherwise.
    pub fn new(title: impl Into<String>, authority: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            subtitle: String::new(),
            classification: Classification::OfficialSensitive,
            authority: authority.into(),
            version: String::new(),
            as_at: String::new(),
            made: String::new(),
            blocks: Vec::new(),
        }
    }

    /// Adds a block: a [`Table`], a [`Picture`] or any other.
    pub fn add(&mut self, block: impl Into<Block>) -> &mut Self {
        self.blocks.push(block.into());
        self
    }

    /// Adds a heading: 1 for a section, down to 4.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) -> &mut Self {
        self.add(Block::Heading {
            level,
            text: text.into(),
        })
    }

    /// Adds the sentence that answers the section.
    pub fn answer(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Answer(text.into()))
    }

    /// Adds a paragraph of runs: `[text("See "), bold("this")]`.
    pub fn paragraph(&mut self, runs: impl IntoIterator<Item = Run>) -> &mut Self {
        self.add(Block::Paragraph(runs.into_iter().collect()))
    }

    /// Adds a paragraph of plain words.
    pub fn words(&mut self, words: impl Into<String>) -> &mut Self {
        self.paragraph([text(words)])
    }

    /// Adds a stamp: "As at 20 November 2026 · 28 of 31 findings · quality: good".
    pub fn stamp(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Stamp(text.into()))
    }

    /// Adds a list with bullets, an item for each list of runs.
    pub fn bullets(&mut self, items: impl IntoIterator<Item = Vec<Run>>) -> &mut Self {
        self.add(Block::List {
            ordered: false,
            items: items.into_iter().collect(),
        })
    }

    /// Adds a list numbered from 1.
    pub fn numbered(&mut self, items: impl IntoIterator<Item = Vec<Run>>) -> &mut Self {
        self.add(Block::List {
            ordered: true,
            items: items.into_iter().collect(),
        })
    }

    /// Adds a warning.
    pub fn warning(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Warning(text.into()))
    }

    /// Adds names and what they stand for.
    pub fn facts<L: Into<String>, V: Into<String>>(
        &mut self,
        facts: impl IntoIterator<Item = (L, V)>,
    ) -> &mut Self {
        self.add(Block::Facts(
            facts
                .into_iter()
                .map(|(label, value)| (label.into(), value.into()))
                .collect(),
        ))
    }

    /// Adds the list of sections and their pages.
    pub fn contents(&mut self) -> &mut Self {
        self.add(Block::Contents)
    }

    /// Lets what follows begin on a new page.
    pub fn page_break(&mut self) -> &mut Self {
        self.add(Block::PageBreak)
    }
}

/// Says how much there is and nothing of what it says: papers may quote what people wrote about children.
impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paper({} blocks)", self.blocks.len())
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heading { level, .. } => write!(f, "Heading({level})"),
            Self::Answer(_) => f.write_str("Answer"),
            Self::Paragraph(runs) => write!(f, "Paragraph({} runs)", runs.len()),
            Self::Stamp(_) => f.write_str("Stamp"),
            Self::List { items, .. } => write!(f, "List({} items)", items.len()),
            Self::Table(table) => table.fmt(f),
            Self::Picture(_) => f.write_str("Picture"),
            Self::Warning(_) => f.write_str("Warning"),
            Self::Facts(facts) => write!(f, "Facts({})", facts.len()),
            Self::Contents => f.write_str("Contents"),
            Self::PageBreak => f.write_str("PageBreak"),
        }
    }
}
