//! Views: the records narrowed to what a role reaches. Everything on a page is made from a view, so that counts, lists,
//! charts, files and what is said of errors hold to the same children.

mod key;
mod narrow;
mod reach;

use std::collections::BTreeSet;
use std::sync::Arc;

use access::Reach;
use children::codes::{CeaseReason, PermanenceOrder};
use children::service::{ChildId, Names};
use children::{Day, Service};

use crate::Records;
pub use key::{Locks, ViewKey};
pub(crate) use narrow::without_figures;

/// How a view shows what it holds.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// Whose records they are, in words; empty for everybody's.
    pub(crate) whose: String,
    /// Names as this view has them; those of the records without it.
    pub(crate) names: Option<Arc<[Arc<Names>]>>,
    /// Whether nobody was left out of the records it is made from.
    pub(crate) whole: bool,
    /// Whether it shows foster homes.
    pub(crate) homes: bool,
    /// Whether it shows where children live.
    pub(crate) areas: bool,
    /// Whether it shows records sealed by adoption.
    pub(crate) opens_sealed: bool,
}

/// Everybody's, as whoever runs the program on its machine has it.
impl Default for View {
    fn default() -> Self {
        Self {
            whose: String::new(),
            names: None,
            whole: true,
            homes: true,
            areas: true,
            opens_sealed: true,
        }
    }
}

/// Workers and teams whose figures a view shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Staff {
    pub(crate) workers: BTreeSet<u32>,
    pub(crate) teams: BTreeSet<u16>,
}

impl Records {
    /// Whether a child is counted here and not shown, because their record is sealed by adoption.
    pub(crate) fn is_sealed(&self, child: ChildId) -> bool {
        !self.view.opens_sealed && self.sealed.contains(&child)
    }

    /// Whether these are everybody's records, be it without some names.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.view.whose.is_empty()
    }

    /// Whether nobody at all was left out: neither for the reach of a role nor because a record is restricted.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.view.whole
    }

    /// Whether foster homes are shown.
    pub(crate) fn shows_homes(&self) -> bool {
        self.view.homes
    }

    /// Whether names are shown.
    #[must_use]
    pub fn shows_names(&self) -> bool {
        self.view.names.is_none()
    }

    /// Whether it is shown where children live.
    #[must_use]
    pub fn shows_addresses(&self) -> bool {
        self.view.areas
    }

    /// Which view it is, in sentences for the head of a page; empty where everything is shown.
    #[must_use]
    pub fn view_words(&self) -> String {
        let mut words = Vec::new();
        if !self.sees_all() {
            words.push(format!("Only {}.", self.view.whose));
            if self.children() == 0 {
                words.push("None of them is in what was loaded.".to_owned());
            }
        }
        if !self.shows_names() {
            words.push("Names are not shown in this role.".to_owned());
        }
        if !self.shows_addresses() {
            words.push("Where children live is not shown in this role.".to_owned());
        }
        words.join(" ")
    }

    /// The records of a view. Takes as long as counting its children does: not for a thread that serves.
    #[must_use]
    pub fn view(&self, key: &ViewKey) -> Self {
        let reached = self.reached(key);
        let whole = reached.is_none();
        let core = match reached {
            None => Arc::clone(&self.core),
            Some(children) => Arc::new(narrow::core(self, key, &children)),
        };
        let names = (!key.names).then(|| {
            let id_alone = |names: &Arc<Names>| {
                Arc::new(Names {
                    id: names.id.clone(),
                    ..Names::default()
                })
            };
            core.service.names.iter().map(id_alone).collect()
        });
        let whose = match key.reach {
            Reach::All => String::new(),
            Reach::Nobody
            | Reach::Own
            | Reach::Reviewed
            | Reach::Teams
            | Reach::FrontDoor
            | Reach::Fostering
            | Reach::Sample => self.whose(key),
        };
        Self {
            core,
            view: View {
                whose,
                names,
                whole,
                homes: matches!(key.reach, Reach::All | Reach::Fostering),
                areas: key.addresses,
                opens_sealed: key.opens_sealed,
            },
        }
    }
}

/// Children of whom an adoption order was made by a day: from then on who they were is not to be joined to who they are.
pub(crate) fn sealed(service: &Service, on: Day) -> BTreeSet<ChildId> {
    (0..)
        .zip(&service.children)
        .filter(|(_, child)| {
            let ordered = child.adoption.as_deref().is_some_and(|adoption| {
                adoption.order == Some(PermanenceOrder::Adoption)
                    && adoption.ordered.is_some_and(|ordered| ordered <= on)
            });
            let left = child.care.as_deref().is_some_and(|care| {
                care.periods.iter().any(|period| {
                    matches!(period.ceased, Some(CeaseReason::E11 | CeaseReason::E12))
                        && period.spell.to.is_some_and(|to| to <= on)
                })
            });
            ordered || left
        })
        .map(|(child, _)| child)
        .collect()
}
