//! Identifiers that differ only as spreadsheets make them differ.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use compact_str::CompactString;

use super::Origin;

/// Two identifiers that are the same but for zeros in front, spaces or case. Whether they are one child is for a person
/// to say.
#[derive(Clone, PartialEq, Eq)]
pub struct Alike {
    /// One source and its identifier.
    pub one: (Origin, CompactString),
    /// The other.
    pub other: (Origin, CompactString),
}

/// Leaves out the identifiers.
impl fmt::Debug for Alike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Alike({:?}, {:?})", self.one.0, self.other.0)
    }
}

/// Finds them among the children of one source that another does not know.
pub(super) fn find(sources: &[(Origin, &HashMap<&str, usize>)]) -> Vec<Alike> {
    let mut alike = Vec::new();
    for (at, (origin, ids)) in sources.iter().enumerate() {
        for (other, theirs) in sources.iter().skip(at + 1) {
            let mut by_bare: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            let mut only: Vec<&str> = theirs
                .keys()
                .filter(|id| !ids.contains_key(*id))
                .copied()
                .collect();
            only.sort_unstable();
            for id in only {
                by_bare.entry(bare(id)).or_default().push(id);
            }
            let mut only: Vec<&str> = ids
                .keys()
                .filter(|id| !theirs.contains_key(*id))
                .copied()
                .collect();
            only.sort_unstable();
            for id in only {
                for their in by_bare.get(&bare(id)).into_iter().flatten() {
                    alike.push(Alike {
                        one: (*origin, CompactString::new(id)),
                        other: (*other, CompactString::new(their)),
                    });
                }
            }
        }
    }
    alike
}

/// An identifier without spaces, zeros in front and regard to case.
fn bare(id: &str) -> String {
    let id: String = id.chars().filter(|c| !c.is_whitespace()).collect();
    id.trim_start_matches('0').to_uppercase()
}
