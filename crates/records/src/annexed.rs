//! Annex A of a day, of the children a look is at: numbers for everybody, rows only with each child noted.

use std::collections::BTreeMap;

use children::Day;
use children::service::ChildId;
use returns::annex_a::AnnexA;
use returns::annex_a::compare::{Change, compare};
use returns::annex_a::questions::{Question, of};
use returns::annex_a::write::{Made, Unfilled, on};
use returns::cell::Cell;
use returns::submission::File;
use returns::write::Value;
use returns::write::xlsx::Written;

use crate::Look;

/// Annex A made for a day from a view.
#[derive(Debug)]
pub struct Annexed<'l> {
    look: &'l Look,
    made: Made,
    ids: BTreeMap<&'static str, Vec<String>>,
}

impl<'l> Annexed<'l> {
    pub(crate) fn of(look: &'l Look, day: Day) -> Self {
        let mut made = on(&look.records().service, day);
        look.seal(&mut made.annex);
        let ids = identifiers(&made.annex);
        Self { look, made, ids }
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> Day {
        self.made.day
    }

    /// The lists that could be made, each with its rows.
    #[must_use]
    pub fn lists(&self) -> Vec<(&'static str, usize)> {
        let lists = self.made.annex.supplied();
        lists.map(|(layout, _, rows)| (layout.name, rows)).collect()
    }

    /// What could not be filled.
    #[must_use]
    pub fn unfilled(&self) -> &[Unfilled] {
        &self.made.unfilled
    }

    /// The questions the lists raise.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        of(&self.made.annex, self.made.day)
    }

    /// The children of some rows of a list, those who stand in several rows after each other once. A row of nobody the
    /// records know, or of a child who is not shown, is left out.
    #[must_use]
    pub fn children_of(&self, list: &str, rows: &[u32]) -> Vec<ChildId> {
        let service = &self.look.records().service;
        let of_list = self.ids.get(list);
        let mut children: Vec<ChildId> = rows
            .iter()
            .filter_map(|row| service.child(of_list?.get(*row as usize)?))
            .filter(|child| self.look.hides(*child).is_none())
            .collect();
        children.dedup();
        children
    }

    /// What has changed since an earlier one.
    #[must_use]
    pub fn since(&self, then: &AnnexA) -> Vec<Change> {
        compare(then, &self.made.annex)
    }

    /// The workbook, with every child in it noted. `None` where it holds a child with whom the person has a connection:
    /// somebody else has to take it out.
    #[must_use]
    pub fn workbook(&self, authority: &str) -> Option<Written> {
        for list in self.ids.values() {
            for id in list {
                if let Some(child) = self.look.records().service.child(id) {
                    if self.look.is_connected(child) {
                        return None;
                    }
                    self.look.note(child);
                }
            }
        }
        Some(self.made.workbook(authority))
    }
}

impl Look {
    /// A workbook that was frozen before, with every child in it noted; `None` where it holds somebody whom this look
    /// may not show.
    #[must_use]
    pub fn frozen(&self, bytes: &[u8]) -> Option<AnnexA> {
        let (frozen, _) = AnnexA::read(&[File {
            name: "frozen.xlsx",
            bytes,
        }]);
        for (list, ids) in identifiers(&frozen) {
            if list == ADOPTERS {
                continue;
            }
            for id in ids.iter().filter(|id| !id.starts_with(SEALED_WORD)) {
                match self.records().service.child(id) {
                    Some(child) if self.is_connected(child) => return None,
                    Some(child) => self.note(child),
                    // Who has gone from the records since is known to those alone who see everybody.
                    None if self.records().is_whole() => {}
                    None => return None,
                }
            }
        }
        Some(frozen)
    }
}

impl Look {
    /// Puts a word that leads nowhere in place of the identifier of each child whose record is sealed by adoption: the row
    /// is counted, and joins who they were to nobody.
    fn seal(&self, annex: &mut AnnexA) {
        let records = self.records();
        let service = &records.service;
        macro_rules! sealed {
            ($($list:ident)+) => {$(
                for row in &mut annex.$list.rows {
                    let sealed = service
                        .child(row.child_id.text())
                        .filter(|child| records.is_sealed(*child));
                    if let Some(child) = sealed {
                        row.child_id = Cell::Read(sealed_word(records.address_of(child)).into());
                    }
                }
            )+};
        }
        sealed!(contacts early_help referrals assessments enquiries need plans in_care leavers adoption);
    }
}

/// What stands for a child whose record is sealed, the same wherever they stand.
fn sealed_word(address: &str) -> String {
    format!("{SEALED_WORD}{}", address.get(..8).unwrap_or_default())
}

/// How such a word begins.
const SEALED_WORD: &str = "Sealed ";

/// The list that holds no child.
const ADOPTERS: &str = "List 11";

/// The identifier that stands first in each row of each list.
fn identifiers(annex: &AnnexA) -> BTreeMap<&'static str, Vec<String>> {
    let mut ids = BTreeMap::new();
    annex.write(|name, _, rows| {
        let first = rows.map(|row| match row.first() {
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Blank | Value::Day(_) | Value::Number(_) | Value::Int(_)) | None => {
                String::new()
            }
        });
        ids.insert(name, first.collect());
    });
    ids
}
