//! Providers of placements by their registration number (URN), for the rules that look an episode's up.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::LookedAfter;
use super::tables::Provider;

/// Which rows of the list of providers carry a registration number.
#[derive(Clone, Default, Debug)]
pub struct Homes {
    by_urn: FxHashMap<CompactString, Vec<usize>>,
}

impl Homes {
    pub(super) fn of(providers: &[Provider]) -> Self {
        let mut by_urn: FxHashMap<CompactString, Vec<usize>> = FxHashMap::default();
        for (at, row) in providers.iter().enumerate() {
            by_urn.entry(plain(row.urn.text())).or_default().push(at);
        }
        Self { by_urn }
    }
}

/// A number for comparison: letters whatever their case.
fn plain(urn: &str) -> CompactString {
    let mut urn = CompactString::new(urn);
    urn.make_ascii_uppercase();
    urn
}

impl LookedAfter {
    /// The rows of the list of providers that carry a registration number: none where it is not listed, several where
    /// a home is listed with more than one kind of place.
    pub fn homes(&self, urn: &str) -> impl Iterator<Item = &Provider> + Clone {
        let rows = self.homes.by_urn.get(&plain(urn));
        rows.into_iter()
            .flatten()
            .filter_map(|at| self.lists.providers.rows.get(*at))
    }
}
