//! The addresses at which children live or lived, as they were written: for what is asked of a street, never for a page.

use children::service::{ChildId, Service};
use returns::service::Supplied;

/// The addresses of all children, in one text.
#[derive(Default)]
pub(crate) struct Streets {
    /// The child of each address, and where the text of it ends.
    places: Vec<(ChildId, usize)>,
    text: String,
}

/// Says nothing of anybody's address.
impl std::fmt::Debug for Streets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Streets { .. }")
    }
}

impl Streets {
    /// Of what was supplied, with the children that were made of it.
    pub(crate) fn of(supplied: &Supplied, service: &Service) -> Self {
        let mut all = Self::default();
        let rows = supplied.safeguarding.iter();
        for row in rows.flat_map(|source| &source.addresses.rows) {
            if let Some(child) = service.child(row.person_id.text()) {
                all.text.push_str(row.address_json.text());
                all.places.push((child, all.text.len()));
            }
        }
        all.places.shrink_to_fit();
        all.text.shrink_to_fit();
        all
    }

    /// Each address with its child, as supplied.
    pub(crate) fn all(&self) -> impl Iterator<Item = (ChildId, &str)> {
        let begins = std::iter::once(0).chain(self.places.iter().map(|(_, end)| *end));
        let places = self.places.iter().zip(begins);
        places.map(|((child, end), begin)| (*child, self.text.get(begin..*end).unwrap_or_default()))
    }
}
