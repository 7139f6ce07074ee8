//! Words within a paragraph, an item or a cell.

use std::fmt;

/// Words of one kind.
#[derive(Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain words.
    Text(String),
    /// Words that matter most.
    Bold(String),
    /// What somebody else wrote or said, word for word.
    Quote {
        /// Their words, without quotation marks.
        words: String,
        /// Where they stand: "report of 5 May 2026, page 4". May be empty.
        source: String,
    },
}

/// Plain words.
pub fn text(words: impl Into<String>) -> Run {
    Run::Text(words.into())
}

/// Words that matter most.
pub fn bold(words: impl Into<String>) -> Run {
    Run::Bold(words.into())
}

/// What somebody wrote or said, and where it stands.
pub fn quote(words: impl Into<String>, source: impl Into<String>) -> Run {
    Run::Quote {
        words: words.into(),
        source: source.into(),
    }
}

impl Run {
    /// The words as they are shown, with the marks of a quotation and its source.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(words) | Self::Bold(words) => words.clone(),
            Self::Quote { words, source } if source.is_empty() => format!("“{words}”"),
            Self::Quote { words, source } => format!("“{words}” ({source})"),
        }
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text(…)",
            Self::Bold(_) => "Bold(…)",
            Self::Quote { .. } => "Quote(…)",
        })
    }
}
