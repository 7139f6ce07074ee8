//! What a reader of a list asked for: the filters, kept in the address without any name.

use measures::worklist::State;
use serde::Deserialize;

use crate::web::paths;
use crate::web::words::children as said;

/// The filters of a list, as they stand in its address. What is not understood is as if it were not there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A team by its place, or `none`.
    pub(super) team: String,
    /// `late`, `near` or `open`.
    pub(super) state: String,
    /// `worker` or `nobody`.
    pub(super) held: String,
    /// `show` to see also what is put off or said to be done.
    pub(super) put_off: String,
    /// The page, from 1.
    pub(super) page: String,
    /// `supervision` for the list as sheets to talk through.
    pub(super) print: String,
    /// A worker by their place, for such a sheet.
    pub(super) worker: String,
    /// What was just kept: its kind and for how many.
    pub(super) kept: String,
}

impl Asked {
    /// The state that was chosen.
    pub(super) fn state(&self) -> Option<State> {
        [State::Late, State::Near, State::Open]
            .into_iter()
            .find(|state| said::state_word(*state) == self.state)
    }

    /// Whether what is put off is shown among the others.
    pub(super) fn shows_put_off(&self) -> bool {
        self.put_off == "show"
    }

    /// The page, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }

    /// The filters as name and value, those that are set.
    pub(super) fn filters(&self) -> Vec<(&'static str, &str)> {
        [
            ("team", &self.team),
            ("state", &self.state),
            ("held", &self.held),
            ("put_off", &self.put_off),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.as_str()))
        .collect()
    }

    /// The address of the list with these filters; `change` replaces a value or, empty, takes it out.
    pub(super) fn path(&self, list: &str, change: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = self.filters();
        pairs.retain(|(name, _)| change.iter().all(|(changed, _)| changed != name));
        pairs.extend(change.iter().filter(|(_, value)| !value.is_empty()));
        let query: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", paths::escaped(value)))
            .collect();
        if query.is_empty() {
            paths::list(list)
        } else {
            format!("{}?{}", paths::list(list), query.join("&"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_can_be_changed_and_taken_out_and_the_others_stay() {
        let asked = Asked {
            team: "3".to_owned(),
            state: "late".to_owned(),
            page: "4".to_owned(),
            ..Asked::default()
        };
        assert_eq!(
            asked.path("assessment-late", &[]),
            "/lists/assessment-late?team=3&state=late"
        );
        assert_eq!(
            asked.path("assessment-late", &[("page", "2")]),
            "/lists/assessment-late?team=3&state=late&page=2"
        );
        assert_eq!(
            asked.path("assessment-late", &[("team", ""), ("state", "")]),
            "/lists/assessment-late"
        );
        assert_eq!(
            Asked {
                page: "0".to_owned(),
                ..Asked::default()
            }
            .page(),
            1
        );
    }
}
