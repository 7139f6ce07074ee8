//! The colours of the pictures, and the second carrier that goes with each: word, dash, stripe or corner.

/// Ink: words, axes, the edge that marks a day.
pub const INK: &str = "#0b0c0c";
/// Secondary words.
pub const SECOND: &str = "#484949";
/// Lines that limit, and framework lines.
pub const LIMIT: &str = "#7a858c";
/// Thin rules.
pub const RULE: &str = "#cfd5d9";
/// A quiet band behind words.
pub const BAND: &str = "#eef2f5";
/// Paper.
pub const PAPER: &str = "#ffffff";
/// Worse, inadequate, asking for attention.
pub const WORSE: &str = "#a8480b";
/// Better, outstanding.
pub const BETTER: &str = "#12436d";
/// The line through a measure's months, and the rings on it.
pub const POINT: &str = "#5b6770";
/// Quiet lines behind a chart.
pub const GRID: &str = "#e3e6e8";
/// The stripes over the fill of "requires improvement".
pub const STRIPE: &str = "#e3b48b";

/// What a bar or a tile says, and so how it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fill {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement (to be good).
    RequiresImprovement,
    /// Adequate, the third grade before November 2013.
    Adequate,
    /// Inadequate.
    Inadequate,
    /// A report says it was not judged.
    NotJudged,
    /// Nothing is known: no report, or left out by a filter.
    None,
}

/// How a fill is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paint {
    pub(crate) fill: &'static str,
    pub(crate) edge: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) dash: Option<&'static str>,
    pub(crate) class: &'static str,
}

impl Fill {
    /// Every fill, best first.
    pub const ALL: [Self; 7] = [
        Self::Outstanding,
        Self::Good,
        Self::RequiresImprovement,
        Self::Adequate,
        Self::Inadequate,
        Self::NotJudged,
        Self::None,
    ];

    /// The word for it, as at the beginning of a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outstanding => "Outstanding",
            Self::Good => "Good",
            Self::RequiresImprovement => "Requires improvement",
            Self::Adequate => "Adequate",
            Self::Inadequate => "Inadequate",
            Self::NotJudged => "Not judged",
            Self::None => "No report",
        }
    }

    /// The word for it in the middle of a sentence.
    #[must_use]
    pub const fn lower(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Good => "good",
            Self::RequiresImprovement => "requires improvement",
            Self::Adequate => "adequate",
            Self::Inadequate => "inadequate",
            Self::NotJudged => "not judged",
            Self::None => "no report",
        }
    }

    /// Shorter and shorter forms of the word, for bars too narrow for it; each a list of lines.
    pub(crate) const fn shorter(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Outstanding => &[&["Outstanding"], &["Outst."], &["O"]],
            Self::Good => &[&["Good"], &["G"]],
            Self::RequiresImprovement => &[
                &["Requires improvement"],
                &["Requires", "improvement"],
                &["Req. imp."],
                &["Req.", "imp."],
                &["RI"],
            ],
            Self::Adequate => &[&["Adequate"], &["Adeq."], &["A"]],
            Self::Inadequate => &[&["Inadequate"], &["Inad."], &["I"]],
            Self::NotJudged => &[&["Not judged"], &["Not", "judged"], &["N"]],
            Self::None => &[&["No report"], &["No", "report"]],
        }
    }

    /// How it is drawn, in words, for a legend.
    #[must_use]
    pub const fn drawn(self) -> &'static str {
        match self {
            Self::Outstanding => "dark blue",
            Self::Good => "pale blue",
            Self::RequiresImprovement => "peach, striped",
            Self::Adequate => "peach, barred",
            Self::Inadequate => "brown, white corner",
            Self::NotJudged => "white, broken edge",
            Self::None => "white, thin edge",
        }
    }

    pub(crate) const fn paint(self) -> Paint {
        match self {
            Self::Outstanding => Paint {
                fill: BETTER,
                edge: BETTER,
                ink: PAPER,
                dash: None,
                class: "ch-outstanding",
            },
            Self::Good => Paint {
                fill: "#cfe1f0",
                edge: "#4d86b5",
                ink: INK,
                dash: None,
                class: "ch-good",
            },
            Self::RequiresImprovement => Paint {
                fill: "#fbe6d4",
                edge: "#b8702f",
                ink: INK,
                dash: Some("5 3"),
                class: "ch-requires",
            },
            Self::Adequate => Paint {
                fill: "#fbe6d4",
                edge: "#b8702f",
                ink: INK,
                dash: Some("1.5 2.5"),
                class: "ch-adequate",
            },
            Self::Inadequate => Paint {
                fill: WORSE,
                edge: WORSE,
                ink: PAPER,
                dash: None,
                class: "ch-inadequate",
            },
            Self::NotJudged => Paint {
                fill: PAPER,
                edge: LIMIT,
                ink: SECOND,
                dash: Some("2 3"),
                class: "ch-not-judged",
            },
            Self::None => Paint {
                fill: PAPER,
                edge: "#a4adb3",
                ink: SECOND,
                dash: None,
                class: "ch-none",
            },
        }
    }
}
