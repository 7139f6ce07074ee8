//! A row as it was supplied: whose it is, whether it may be shown, and which of its columns may not.

use children::Origin;

use crate::rows::Whose;
use crate::{Look, Records, Source};

/// A row that may be shown, and what of it may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    names: bool,
    addresses: bool,
}

/// What stands in place of a cell that a role does not see.
pub const MASKED: &str = "Not shown in this role";

impl Row {
    /// What a view shows of a row.
    pub(crate) fn of(records: &Records) -> Self {
        Self {
            names: records.shows_names(),
            addresses: records.shows_addresses(),
        }
    }

    /// Whether any cell of the row may be hidden.
    #[must_use]
    pub fn hides_anything(self) -> bool {
        !(self.names && self.addresses)
    }

    /// Whether the cell under a heading is hidden. More is hidden than must be rather than less: a heading tells by its
    /// words what is under it.
    #[must_use]
    pub fn hides(self, heading: &str) -> bool {
        const NAMES: [&str; 3] = ["name", "initial", "alias"];
        const PLACES: [&str; 9] = [
            "address",
            "postcode",
            "post code",
            "post_code",
            "street",
            "uprn",
            "location",
            "home_post",
            "pl_post",
        ];
        let heading = heading.to_lowercase();
        let is = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        !self.names && is(&NAMES) || !self.addresses && is(&PLACES)
    }
}

impl Look {
    /// A line of a file of a load in force, where it may be shown: its child is noted. `None` where there is no such row,
    /// and where there is one of somebody who is not shown.
    #[must_use]
    pub fn row(&self, load: &str, file: &str, line: u32) -> Option<Row> {
        let records = self.records();
        let source = records
            .loads
            .iter()
            .find(|each| each.id == load)
            .and_then(|each| Source::from_word(&each.source))?;
        let (whose, fact) = records.rows.whose(source, file, line)?;
        match whose {
            Whose::Child(child) => {
                let child = records.among(child)?;
                if self.hides(child).is_some() {
                    return None;
                }
                self.note(child);
            }
            Whose::Unknown if records.is_whole() => {}
            Whose::Unknown => return None,
            Whose::Nobody if records.has_row(Origin::new(fact, line)) => {}
            Whose::Nobody => return None,
        }
        Some(Row::of(records))
    }

    /// Notes every child of the view: a file that is taken out whole.
    pub fn note_all(&self) {
        for child in (0..).take(self.records().children()) {
            self.note(child);
        }
    }
}

impl Records {
    /// Whether a row of no child goes with this view: everything with everybody's records, else the rows of its own
    /// workers, posts and homes.
    fn has_row(&self, at: Origin) -> bool {
        let service = &self.service;
        self.is_whole()
            || service.workers.iter().any(|each| each.at == Some(at))
            || service.supervision.iter().any(|each| each.at == at)
            || service.posts.iter().any(|each| each.at == at)
            || self.shows_homes() && service.households.iter().any(|each| each.at == at)
    }
}
