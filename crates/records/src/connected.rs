//! Children with whom somebody may be connected: their own surname in their own street.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use crate::Records;

impl Records {
    /// Addresses of the pages of children who have a person's surname and live or lived in their street. Nobody where
    /// either is not known. Worked out once for each person.
    #[must_use]
    pub fn connected(&self, surname: &str, street: &str) -> Arc<BTreeSet<String>> {
        let own = (plain(surname), plain(street));
        if own.0.is_empty() || own.1.is_empty() {
            return Arc::default();
        }
        // A panic elsewhere while it was held leaves the map whole.
        let mut known = self
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let found = known
            .entry(own)
            .or_insert_with_key(|(surname, street)| Arc::new(self.living_in(surname, street)));
        Arc::clone(found)
    }

    fn living_in(&self, surname: &str, street: &str) -> BTreeSet<String> {
        let names = (0..).zip(&self.service.names);
        let namesakes: BTreeSet<u32> = names
            .filter(|(_, names)| plain(&names.surname) == *surname)
            .map(|(child, _)| child)
            .collect();
        if namesakes.is_empty() {
            return BTreeSet::new();
        }
        let street = format!(" {street} ");
        self.streets
            .all()
            .filter_map(|(child, address)| {
                let child = self.among(child)?;
                let lives =
                    namesakes.contains(&child) && format!(" {} ", plain(address)).contains(&street);
                lives.then(|| self.address_of(child).to_owned())
            })
            .collect()
    }
}

/// Letters and digits in lower case, one space between words: what is left of "Oak Rd." and of `{"street":"Oak Rd"}`.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_street_is_the_same_however_it_is_written() {
        assert_eq!(plain(" Oak  Rd."), "oak rd");
        assert_eq!(plain(r#"{"street":"12, Oak Rd"}"#), "street 12 oak rd");
        assert_eq!(plain("O'Brien"), "o brien");
    }
}
