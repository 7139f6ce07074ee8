//! Who is in a review: the rule that chose them, and for each child why.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Child;

/// The rule a review's children were chosen by, as data: it can be worked out again over what is loaded later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Children whose work was held, now or in so many months before, by somebody who could not act.
    Allocations {
        /// Months looked back.
        months: u16,
        /// Teams, by the case system's identifier, with those below them; every team where there is none.
        teams: Vec<String>,
        /// Held by a manager.
        manager: bool,
        /// Held by a worker who had left.
        left: bool,
        /// Held by nobody.
        nobody: bool,
    },
    /// Children on a list.
    List {
        /// The list's word.
        id: String,
    },
    /// Children behind one month of a measure.
    Measure {
        /// The measure's id.
        id: String,
        /// A day of the month.
        month: Date,
        /// Which of them.
        which: Which,
    },
}

/// Which cases of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// All.
    All,
    /// Those that met it.
    Met,
    /// Those that did not.
    NotMet,
}

/// A child of a review, as frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub child: Child,
    /// Why they are in it, each as a sentence about what was recorded: workers and dates, no child's name.
    pub reasons: Vec<Reason>,
    /// Who holds the case, or held it in the time the rule looks at.
    pub holders: Vec<Holder>,
}

/// Why a child is in a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// A short word, the same for all children who are here for the same: `manager`, `left`, `nobody`, `list`, `measure`.
    pub kind: String,
    /// The sentence.
    pub words: String,
}

/// Somebody who holds or held a case: they do not review it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The case system's identifier of the worker.
    pub worker: String,
    /// Their name; empty where none was supplied.
    pub name: String,
}

impl Member {
    /// Whether somebody holds or held the case, by their identifier as a worker or, for who has none, by their name.
    #[must_use]
    pub fn is_held_by(&self, worker: &str, name: &str) -> bool {
        let plain = |name: &str| {
            let letters = name.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        };
        self.holders.iter().any(|holder| {
            !worker.is_empty() && holder.worker == worker
                || !plain(name).is_empty() && plain(&holder.name) == plain(name)
        })
    }
}
