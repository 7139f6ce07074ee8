//! Papers of the improvement programme: the board's pack, its public version, the self-evaluation, the plan as a document.
//! Each is made of the programme and the records as they stand at one moment; the crate `pack` decides how they look.

mod board;
mod evaluation;
mod issues;
mod measures;
pub(crate) mod parts;
mod plan;
mod public;

use std::sync::Arc;

use ::improvement::Programme;
use ::improvement::board::Exception;
use ::improvement::plan::{Action, Rating, Signal, Standing};
use ::measures::disclosure::PublishedTable;
use jiff::civil::Date;
use pack::Paper;
use sha2::{Digest as _, Sha256};

use crate::clock;
use crate::programme::owners::Owners;
use crate::programme::signal::Signals;
use crate::records::Records;
use crate::web::words;

pub(crate) use board::board;
pub(crate) use evaluation::evaluation;
pub(crate) use plan::plan;
pub(crate) use public::public;

/// What papers are made of: one moment of everything.
pub(crate) struct Moment {
    /// The programme as it stands.
    pub(crate) now: Arc<Programme>,
    /// The programme as it stood at the last meeting, and its day.
    pub(crate) before: Option<(Programme, Date)>,
    /// What is not as the plan says.
    pub(crate) exceptions: Vec<Exception>,
    /// What measures' charts say.
    pub(crate) signals: Arc<Signals>,
    /// Who has left.
    pub(crate) owners: Owners,
    /// The records of the whole authority; none where nothing is loaded, or whoever asks sees some of them alone.
    pub(crate) records: Option<Arc<Records>>,
    /// The newest release, with its number.
    pub(crate) released: Option<(PublishedTable, i64)>,
    /// Whose papers they are.
    pub(crate) authority: String,
    /// The day.
    pub(crate) today: Date,
    /// Who makes them.
    pub(crate) by: String,
}

impl Moment {
    /// What a measure's chart says now.
    pub(crate) fn signal(&self, code: &str) -> Signal {
        self.signals.of_code(code)
    }

    /// Whether whoever makes them sees some of the children alone.
    pub(crate) fn sees_some(&self) -> bool {
        self.records.is_none() && self.signals.as_at.is_some()
    }

    /// How an action stands, and how it is rated.
    fn standing(&self, action: &Action) -> (Standing, Rating) {
        let standing = action.standing(
            &self.now.plan,
            self.today,
            &|code| self.signal(code),
            self.owners.has_left(&action.words.owner),
        );
        let rating = action.rated(&standing);
        (standing, rating)
    }

    /// An empty paper of this authority and moment.
    fn paper(&self, title: &str) -> Paper {
        let mut paper = Paper::new(title, &self.authority);
        paper.as_at = match self.signals.as_at {
            Some(as_at) if as_at == self.today => words::day(as_at),
            Some(as_at) => format!(
                "{} (the plan) and {} (the records)",
                words::day(self.today),
                words::day(as_at)
            ),
            None => format!(
                "{} (the plan; no records are loaded)",
                words::day(self.today)
            ),
        };
        paper.made = format!("{}, {}", self.by, words::clock(clock::now()));
        paper
    }

    /// The same paper with the short hash of what stands in it: two papers with one version say the same.
    fn versioned(mut paper: Paper) -> Paper {
        let mut hash = Sha256::new();
        // When it was made and by whom is no part of what it says.
        let made = std::mem::take(&mut paper.made);
        hash.update(pack::html::section(&paper).into_string());
        paper.made = made;
        let hash = hash.finalize();
        paper.version = hash
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        paper
    }
}
