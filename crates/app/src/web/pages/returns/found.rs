//! What the rules found in a return, as pages count it: each finding with whether it is explained.

use std::collections::{BTreeSet, HashSet};

use returns::rule::Level;
use store::ReturnFindings;

use crate::records::stood::Counts;
use crate::records::{Came, Checked, Look, Mark, RuleWords, Source, Stands};
use crate::state::App;
use crate::web::error::Error;
use crate::web::words;

/// What was found in a load before, with how many.
pub(super) type Before = (ReturnFindings, Counts);

/// A finding and whether it is explained.
#[derive(Debug, Clone, Copy)]
pub(super) struct Each<'r> {
    pub(super) stands: Stands<'r>,
    pub(super) explained: bool,
}

impl Each<'_> {
    /// Whether it still waits for somebody.
    pub(super) fn is_open(&self) -> bool {
        !self.explained
    }

    pub(super) fn is_error(&self) -> bool {
        self.stands.level == Level::Error
    }
}

/// What was found in a return, about children who may be shown: pages and files are made of the same.
pub(super) struct Found<'r> {
    pub(super) checked: &'r Checked,
    pub(super) all: Vec<Each<'r>>,
    /// Findings about children of the view whom whoever asks may not see.
    hidden: Vec<Each<'r>>,
}

impl<'r> Found<'r> {
    /// Of a return; `None` where it is not loaded.
    pub(super) async fn of(
        app: &App,
        records: &'r Look,
        source: Source,
    ) -> Result<Option<Self>, Error> {
        let Some(checked) = records.checked_of(source) else {
            return Ok(None);
        };
        let explained: HashSet<Mark> = app
            .store()
            .explained(source.word())
            .await
            .map_err(anyhow::Error::from)?
            .iter()
            .filter_map(|mark| Mark::from_words(mark))
            .collect();
        let (hidden, all) = records
            .standing_findings(checked)
            .map(|stands| Each {
                explained: explained.contains(&stands.life.row),
                stands,
            })
            .partition(|each| {
                let known = each.stands.place.known;
                known.is_some_and(|child| records.hides(child).is_some())
            });
        Ok(Some(Self {
            checked,
            all,
            hidden,
        }))
    }

    /// A finding by its place among all of the return.
    pub(super) fn at(&self, at: usize) -> Option<&Each<'r>> {
        let place = self.all.binary_search_by_key(&at, |each| each.stands.at);
        self.all.get(place.ok()?)
    }

    /// How many are left out because whoever asks may not see the child, in words; `None` where none is.
    pub(super) fn left_out(&self, wanted: impl Fn(&Each<'_>) -> bool) -> Option<String> {
        let hidden: Vec<&Each<'_>> = self.hidden.iter().filter(|each| wanted(each)).collect();
        let children: BTreeSet<u32> = hidden.iter().map(|each| each.stands.place.child).collect();
        (!hidden.is_empty()).then(|| {
            format!(
                "{} about {} you may not see: left out here and in the files.",
                words::count(hidden.len(), "finding", "findings"),
                words::count(children.len(), "child", "children"),
            )
        })
    }

    /// The loads of the return with what was found in each, the one in force as it is counted here and not as it was once
    /// kept; `None` where anybody is left out of these records: who they are would show by subtraction.
    pub(super) fn loads_to_show(
        &self,
        records: &Look,
        mut before: Vec<Before>,
    ) -> Option<Vec<Before>> {
        if !records.is_whole() {
            return None;
        }
        let in_force = records
            .loads
            .iter()
            .find(|load| load.source == self.source().word());
        let newest = before
            .iter_mut()
            .find(|(found, _)| in_force.is_some_and(|load| load.id == found.load));
        if let Some((_, counts)) = newest {
            let each = || self.all.iter().chain(&self.hidden);
            counts.errors = each().filter(|each| each.is_error()).count();
            counts.queries = each().count() - counts.errors;
            counts.new = each().filter(|each| each.stands.life.is_new()).count();
        }
        Some(before)
    }

    pub(super) fn source(&self) -> Source {
        self.checked.source
    }

    /// Findings that nobody explained.
    pub(super) fn open(&self) -> impl Iterator<Item = &Each<'r>> {
        self.all.iter().filter(|each| each.is_open())
    }

    /// Errors that nobody explained.
    pub(super) fn open_errors(&self) -> usize {
        self.open().filter(|each| each.is_error()).count()
    }

    /// Queries that nobody explained.
    pub(super) fn open_queries(&self) -> usize {
        self.open().filter(|each| !each.is_error()).count()
    }

    pub(super) fn explained(&self) -> usize {
        self.all.iter().filter(|each| each.explained).count()
    }

    pub(super) fn count_of_new(&self) -> usize {
        let all = self.all.iter();
        all.filter(|each| each.stands.life.is_new()).count()
    }

    /// How many are of rules that did not judge the load before.
    pub(super) fn count_of_judged_first(&self) -> usize {
        let all = self.all.iter();
        all.filter(|each| each.stands.life.came == Came::JudgedFirst)
            .count()
    }

    /// How many are new, in words; of a first load all would be.
    pub(super) fn new_words(&self, loads: usize) -> String {
        if loads > 1 {
            words::rows(self.count_of_new())
        } else {
            "first load".to_owned()
        }
    }

    /// A rule by its code.
    pub(super) fn rule(&self, code: &str) -> Option<&'r RuleWords> {
        self.checked.rules.iter().find(|rule| rule.code == code)
    }
}
