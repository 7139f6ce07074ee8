//! What the rules found in a return, as pages count it: each finding with whether it is explained.

use std::collections::HashSet;

use returns::rule::Level;

use crate::records::{Came, Checked, Mark, Records, RuleWords, Source, Stands};
use crate::state::App;
use crate::web::error::Error;
use crate::web::words;

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

/// What was found in a return.
pub(super) struct Found<'r> {
    pub(super) checked: &'r Checked,
    pub(super) all: Vec<Each<'r>>,
}

impl<'r> Found<'r> {
    /// Of a return; `None` where it is not loaded.
    pub(super) async fn of(
        app: &App,
        records: &'r Records,
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
        let all = records
            .standing_findings(checked)
            .map(|stands| Each {
                explained: explained.contains(&stands.life.row),
                stands,
            })
            .collect();
        Ok(Some(Self { checked, all }))
    }

    pub(super) fn source(&self) -> Source {
        self.checked.source
    }

    /// Errors that nobody explained.
    pub(super) fn open_errors(&self) -> usize {
        let open = self.all.iter().filter(|each| each.is_open());
        open.filter(|each| each.is_error()).count()
    }

    /// Queries that nobody explained.
    pub(super) fn open_queries(&self) -> usize {
        let open = self.all.iter().filter(|each| each.is_open());
        open.filter(|each| !each.is_error()).count()
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

    /// How many are new, in words.
    pub(super) fn new_words(&self) -> String {
        words::rows(self.count_of_new())
    }

    /// A rule by its code.
    pub(super) fn rule(&self, code: &str) -> Option<&'r RuleWords> {
        self.checked.rules.iter().find(|rule| rule.code == code)
    }
}
