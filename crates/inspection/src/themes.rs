//! The field's own themes: what a point or a paragraph is about.

use serde::{Deserialize, Serialize};

/// A theme, by its place in [`THEMES`]; written as its slug wherever it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ThemeId(u8);

/// A theme: what it means, and the phrases that give it away.
#[derive(Debug)]
pub struct Theme {
    /// Stable name in addresses and files, for example `return-interviews`.
    pub slug: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it covers, in a sentence or two.
    pub definition: &'static str,
    /// Phrases that give it away, lower case; a phrase matches whole words.
    pub phrases: &'static [&'static str],
}

/// Every theme, in the order pages show them.
pub const THEMES: &[Theme] = &[Theme {
    slug: "return-interviews",
    name: "Return interviews",
    definition: "The independent interview offered to a child within 72 hours of being found after going missing.",
    phrases: &[
        "return home interview",
        "return home interviews",
        "return interview",
        "return interviews",
    ],
}];

impl ThemeId {
    /// The theme itself.
    #[must_use]
    pub fn theme(self) -> &'static Theme {
        #[expect(
            clippy::indexing_slicing,
            reason = "only made by `from_slug` and `all`, within the list"
        )]
        &THEMES[usize::from(self.0)]
    }

    /// The theme of this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        THEMES
            .iter()
            .position(|t| t.slug == slug)
            .and_then(|i| u8::try_from(i).ok())
            .map(Self)
    }

    /// All themes, in the order pages show them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..THEMES.len())
            .filter_map(|i| u8::try_from(i).ok())
            .map(Self)
    }
}

impl TryFrom<String> for ThemeId {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, String> {
        Self::from_slug(&slug).ok_or_else(|| format!("no theme is called {slug}"))
    }
}

impl From<ThemeId> for String {
    fn from(id: ThemeId) -> Self {
        id.theme().slug.to_owned()
    }
}

/// The themes a text is about, in the order of the list, each once.
#[must_use]
pub fn of(text: &str) -> Vec<ThemeId> {
    let _ = text;
    Vec::new()
}
