//! The field's own themes: what a point or a paragraph is about.
//!
//! A theme is a written definition and the phrases that give it away; the lists are in the files of
//! this folder, one for each area. How a text gets its themes, in four rules:
//!
//! 1. A phrase matches whole words, whatever their case; `*` at its end stands for any ending. A
//!    hyphen in a phrase also matches a space, and an apostrophe may be straight or curly.
//! 2. A phrase inside a longer one does not count: "return home interview" is not about going home,
//!    and "adult mental health" is not about children's. So no theme brings another with it: a text on
//!    return interviews is about missing children only where it says so in words of its own.
//! 3. [`NOT_MEANT`] are longer phrases that belong to no theme and only stop the words inside them.
//! 4. Only where no phrase is found do a theme's `faint` words count, and then at most two themes.
//!
//! To mend a wrong theme, add a phrase, or the longer phrase that must not count.

mod care;
mod families;
mod governance;
mod harm;
mod help;
mod leaders;
mod leavers;
mod matching;
mod wellbeing;

use serde::{Deserialize, Serialize};

/// A theme, by its place in [`THEMES`]; written as its slug wherever it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ThemeId(u8);

/// A theme: what it means, and the phrases that give it away.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Stable name in addresses and files, for example `return-interviews`.
    pub slug: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The part of the service it belongs to: pages group themes by it.
    pub area: Area,
    /// What it covers, in a sentence or two.
    pub definition: &'static str,
    /// Phrases that give it away, lower case; a phrase matches whole words.
    pub phrases: &'static [&'static str],
    /// Words that hint at it: they count only in a text where no phrase of any theme is found.
    pub faint: &'static [&'static str],
}

/// The part of the service a theme belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Help and protection.
    HelpAndProtection,
    /// Particular harm, at home and outside it.
    Harm,
    /// Children in care.
    InCare,
    /// Care leavers.
    CareLeavers,
    /// Leaders, workforce and partners.
    Leaders,
}

impl Area {
    /// Every area, in the order pages show them.
    pub const ALL: [Self; 5] = [
        Self::HelpAndProtection,
        Self::Harm,
        Self::InCare,
        Self::CareLeavers,
        Self::Leaders,
    ];

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HelpAndProtection => "Help and protection",
            Self::Harm => "Particular harm",
            Self::InCare => "Children in care",
            Self::CareLeavers => "Care leavers",
            Self::Leaders => "Leaders, workforce and partners",
        }
    }
}

/// The lists, in the order pages show them.
const LISTS: [&[Theme]; 8] = [
    help::THEMES,
    families::THEMES,
    harm::THEMES,
    care::THEMES,
    wellbeing::THEMES,
    leavers::THEMES,
    leaders::THEMES,
    governance::THEMES,
];

#[expect(
    clippy::indexing_slicing,
    reason = "run by the compiler: an index out of bounds does not compile"
)]
const COUNT: usize = {
    let (mut count, mut list) = (0, 0);
    while list < LISTS.len() {
        count += LISTS[list].len();
        list += 1;
    }
    count
};

#[expect(
    clippy::indexing_slicing,
    reason = "run by the compiler: an index out of bounds does not compile"
)]
static GATHERED: [Theme; COUNT] = {
    let mut all = [help::THEMES[0]; COUNT];
    let (mut next, mut list) = (0, 0);
    while list < LISTS.len() {
        let mut i = 0;
        while i < LISTS[list].len() {
            all[next] = LISTS[list][i];
            next += 1;
            i += 1;
        }
        list += 1;
    }
    all
};

/// Every theme, in the order pages show them.
pub static THEMES: &[Theme] = &GATHERED;

/// Longer phrases that belong to no theme and stop the words inside them from counting.
pub const NOT_MEANT: &[&str] = &[
    "has adopted a",
    "have adopted a",
    "has been adopted by the",
    "been adopted across",
    "adoption of a",
    "adoption of the",
    "adoption of this",
    "adoption of new",
    "advocates strongly",
    "advocate strongly",
    "advocate for children",
    "advocates on behalf",
    "strong advocate*",
    "powerful advocate*",
    "passionate advocate*",
    "health warning",
    "school holiday*",
    "school leaders",
    "school nurse*",
    "graded as",
    "education and inspections act",
    "complaints about the inspection",
    "with local universities",
    "teaching partnership*",
    "statement of purpose",
    "return to school",
    "long-standing",
    "wide range of training providers",
];

impl ThemeId {
    /// The theme itself.
    #[must_use]
    pub fn theme(self) -> &'static Theme {
        #[expect(
            clippy::indexing_slicing,
            reason = "only made by `from_slug`, `all` and the matcher, within the list"
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
    matching::themes(text, true)
}

/// The themes a text names by a phrase; none where it has only faint words.
#[must_use]
pub fn named_in(text: &str) -> Vec<ThemeId> {
    matching::themes(text, false)
}
