//! Whether a paper is sound: a title, headings that skip no level, columns with names; and how it is shown where not.

use super::{Block, Paper};
use crate::letters;

impl Paper {
    /// The title as printed: on one line, and never empty.
    #[must_use]
    pub fn titled(&self) -> String {
        Some(letters::line(&self.title))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| "A paper without a title".to_owned())
    }

    /// The level each heading is shown at, in the order of the headings: from 1 to 4, none more than one below the one
    /// before it.
    #[must_use]
    pub fn levels(&self) -> Vec<u8> {
        let mut before = 0;
        self.headings()
            .map(|(level, _)| {
                before = level.clamp(1, 4).min(before + 1);
                before
            })
            .collect()
    }

    /// What whoever wrote the paper should put right: a missing title, headings out of order, blocks with nothing in
    /// them. It is printed all the same.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        if letters::line(&self.title).is_empty() {
            doubts.push("The paper has no title.".to_owned());
        }
        for ((asked, text), shown) in self.headings().zip(self.levels()) {
            if asked != shown {
                doubts.push(format!(
                    "The heading “{text}” is of level {asked} and shown at level {shown}."
                ));
            }
            if letters::line(text).is_empty() {
                doubts.push("A heading has no words.".to_owned());
            }
        }
        for block in &self.blocks {
            if let Block::Table(table) = block
                && table.columns.iter().any(|c| c.name.trim().is_empty())
            {
                doubts.push(format!(
                    "A column of the table “{}” has no name.",
                    table.caption
                ));
            }
        }
        doubts
    }

    /// "As at 20 November 2026. Version 4f1c09a. Made by A. Reid, 22 November 2026."
    pub(crate) fn made_of(&self) -> String {
        let mut said = Vec::new();
        match self.as_at.trim() {
            "" => said.push("No day is given that its data speak of.".to_owned()),
            day => said.push(format!("As at {day}.")),
        }
        if !self.version.trim().is_empty() {
            said.push(format!("Version {}.", self.version.trim()));
        }
        if !self.made.trim().is_empty() {
            said.push(format!(
                "Made by {}.",
                self.made.trim().trim_end_matches('.')
            ));
        }
        said.join(" ")
    }

    fn headings(&self) -> impl Iterator<Item = (u8, &str)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some((*level, text.as_str())),
            Block::Answer(_)
            | Block::Paragraph(_)
            | Block::Stamp(_)
            | Block::List { .. }
            | Block::Table(_)
            | Block::Picture(_)
            | Block::Warning(_)
            | Block::Facts(_)
            | Block::Contents
            | Block::PageBreak => None,
        })
    }

    /// The words of the headings of level 1, as shown.
    pub(crate) fn sections(&self) -> Vec<String> {
        self.headings()
            .zip(self.levels())
            .filter(|(_, level)| *level == 1)
            .map(|((_, words), _)| heading_shown(words))
            .collect()
    }
}

/// A heading on one line, and never empty.
pub(crate) fn heading_shown(words: &str) -> String {
    Some(letters::line(words))
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| "A section without a heading".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_skips_a_level_and_the_paper_says_which_was_moved() {
        let mut paper = Paper::new("Pack", "Newtown");
        for level in [2, 1, 3, 3, 4, 9, 1, 0] {
            paper.heading(level, "A heading");
        }
        assert_eq!(paper.levels(), [1, 1, 2, 3, 4, 4, 1, 1]);
        assert_eq!(paper.doubts().len(), 4);
    }

    #[test]
    fn a_paper_without_a_title_says_so() {
        let paper = Paper::new(" ", "Newtown");
        assert_eq!(paper.titled(), "A paper without a title");
        assert_eq!(paper.doubts(), ["The paper has no title."]);
    }
}
