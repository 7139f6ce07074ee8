//! The groups of the XML form, each a row of a table or, the header, several.

use crate::read::{Row, Slot};
use crate::table::{Column, Reader, Table};

/// A kind of group, by the table its rows go to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Header,
    Episode,
    Review,
    Missing,
    Oc2,
    PrevPerm,
    PlacedAdoption,
    SwEpisode,
    DoLo,
    Uasc,
    Oc3,
    Ad1,
}

/// Each kind with the name of its element. The first seven are the form's; the rest hold what it has no room for.
const KINDS: [(Kind, &str); 12] = [
    (Kind::Header, "HEADER"),
    (Kind::Episode, "EPISODE"),
    (Kind::Review, "AREVIEW"),
    (Kind::Missing, "AMISSING"),
    (Kind::Oc2, "OC2"),
    (Kind::PrevPerm, "PERMANENCE"),
    (Kind::PlacedAdoption, "AD_PLACED"),
    (Kind::SwEpisode, "ASWEPISODE"),
    (Kind::DoLo, "ADOLO"),
    (Kind::Uasc, "AUASC"),
    (Kind::Oc3, "AOC3"),
    (Kind::Ad1, "AAD1"),
];

impl Kind {
    pub(super) fn of(element: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|(_, name)| *name == element)
            .map(|(kind, _)| *kind)
    }
}

/// The fields of one group.
pub(super) struct Group {
    pub(super) kind: Kind,
    line: u32,
    /// All texts, one after another.
    text: String,
    /// Name, and where its text begins and ends.
    fields: Vec<(Box<str>, usize, usize)>,
}

impl Group {
    pub(super) fn new(kind: Kind, line: u32) -> Self {
        Self {
            kind,
            line,
            text: String::new(),
            fields: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, name: &str, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.fields.push((name.into(), start, self.text.len()));
    }

    /// The text of a field; nothing where it is not there.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, start, end) = self.fields.iter().find(|(each, ..)| **each == *name)?;
        self.text.get(*start..*end)
    }

    /// Whether any of these fields says something.
    pub(super) fn says_any(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.get(name).is_some_and(|text| !text.is_empty()))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, ..)| &**name)
    }

    /// The field of a column, under its own name or another.
    fn field(&self, column: &Column) -> Option<&str> {
        let also = if column.name == "CHILD" {
            &["CHILDID"]
        } else {
            column.also
        };
        std::iter::once(&column.name)
            .chain(also)
            .find_map(|name| self.get(name))
    }

    /// Reads the group as a row of a table. Who the child is, the header says for all that do not say it themselves.
    pub(super) fn read<T: Table>(&self, header: Option<&Self>, reader: &mut Reader) -> T {
        let mut own = String::new();
        let slots: Vec<Slot> = T::COLUMNS
            .iter()
            .map(|column| {
                let text = self
                    .field(column)
                    .or_else(|| {
                        header
                            .filter(|_| matches!(column.name, "CHILD" | "DOB" | "SEX"))?
                            .field(column)
                    })
                    .unwrap_or("");
                let start = own.len();
                own.push_str(text);
                Slot::own(start, own.len())
            })
            .collect();
        reader.read(Row::of(self.line, &slots, "", &own))
    }
}
