//! A row as it was supplied: whose it is, whether it may be shown, and which of its columns may not.

use children::Origin;
use children::service::{Fact, SourceTable};
use returns::annex_a::AnnexA;
use returns::rule::Source as Ruled;
use returns::safeguarding::Safeguarding;
use returns::table::Column;
use returns::write::Value;

use crate::{Look, Records, Source};

/// A row that may be shown, and what of it may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    names: bool,
    addresses: bool,
}

/// What stands in place of a cell that a role does not see.
pub const MASKED: &str = "Not shown in this role";

/// Whose a row is.
enum Whose {
    /// A child's, by identifier.
    Child(String),
    /// Nobody's: of a worker, a team, a home.
    Nobody,
}

impl Row {
    /// Whether any cell of the row may be hidden.
    #[must_use]
    pub fn hides_anything(self) -> bool {
        !(self.names && self.addresses)
    }

    /// Whether the cell under a heading is hidden. More is hidden than must be rather than less: a heading tells by its
    /// words what is under it.
    #[must_use]
    pub fn hides(self, heading: &str) -> bool {
        const NAMES: [&str; 3] = ["name", "initial", "alias"];
        const PLACES: [&str; 7] = [
            "address",
            "postcode",
            "post code",
            "post_code",
            "street",
            "uprn",
            "location",
        ];
        let heading = heading.to_lowercase();
        let is = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        !self.names && is(&NAMES) || !self.addresses && is(&PLACES)
    }
}

impl Look {
    /// A line of a file of a load in force, where it may be shown: its child is noted. `None` where there is no such row,
    /// and where there is one of somebody who is not shown.
    #[must_use]
    pub fn row(&self, load: &str, file: &str, line: u32) -> Option<Row> {
        let records = self.records();
        let source = records
            .loads
            .iter()
            .find(|each| each.id == load)
            .and_then(|each| Source::from_word(&each.source))?;
        let mut tables = records.sources().tables.iter();
        let table = tables.find(|each| each.source == source.word() && *each.file == *file)?;
        match records.whose_row(source, table, line)? {
            Whose::Child(id) => match records.service.child(&id) {
                Some(child) if self.hides(child).is_none() => self.note(child),
                Some(_) => return None,
                None if records.is_whole() => {}
                None => return None,
            },
            Whose::Nobody if records.has_row(Origin::new(table.fact, line)) => {}
            Whose::Nobody => return None,
        }
        Some(Row {
            names: records.shows_names(),
            addresses: records.shows_addresses(),
        })
    }

    /// Notes every child of the view: a file that is taken out whole.
    pub fn note_all(&self) {
        for child in (0..).take(self.records().children()) {
            self.note(child);
        }
    }
}

impl Records {
    /// Whose a row is; `None` where there is no such row.
    fn whose_row(&self, source: Source, table: &SourceTable, line: u32) -> Option<Whose> {
        let supplied = &self.supplied;
        let (columns, row, heading) = match source {
            Source::Ssd => {
                let all = supplied.safeguarding.as_ref()?;
                let name = named(all.supplied(), table.fact)?;
                (
                    name.columns,
                    all.row(name.name, line)?,
                    Safeguarding::child_column(name.name),
                )
            }
            Source::AnnexA => {
                let all = supplied.annex_a.as_ref()?;
                let name = named(all.supplied(), table.fact)?;
                (
                    name.columns,
                    all.row(name.name, line)?,
                    AnnexA::child_column(name.name),
                )
            }
            Source::Optional => {
                let all = supplied.optional.as_ref()?;
                let name = named(all.supplied(), table.fact)?;
                (name.columns, all.row(name.name, line)?, Some("child_id"))
            }
        };
        let of = |heading: &str| cell(columns, &row, heading);
        let child = heading.and_then(of).filter(|id| !id.is_empty());
        let owner = child.or_else(|| self.owner_by_key(table.fact, &of));
        Some(owner.map_or(Whose::Nobody, Whose::Child))
    }

    /// The child of a row that names another row of theirs instead of them.
    fn owner_by_key(&self, fact: Fact, of: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let all = self.supplied.safeguarding.as_ref()?;
        let owner = if fact == Fact::Factors {
            let key = of("cinf_assessment_id")?;
            let mut rows = all.assessments.rows.iter();
            let of_key = rows.find(|row| row.assessment_id.text() == key)?;
            of_key.person_id.text()
        } else if fact == Fact::CareReviews {
            let key = of("clar_cla_id")?;
            let mut rows = all.care_episodes.rows.iter();
            rows.find(|row| row.cla_id.text() == key)?.person_id.text()
        } else {
            return None;
        };
        Some(owner.to_owned()).filter(|id| !id.is_empty())
    }

    /// Whether a row of no child goes with this view: everything with everybody's records, else the rows of its own
    /// workers, posts and homes.
    fn has_row(&self, at: Origin) -> bool {
        let service = &self.service;
        self.is_whole()
            || service.workers.iter().any(|each| each.at == Some(at))
            || service.supervision.iter().any(|each| each.at == at)
            || service.posts.iter().any(|each| each.at == at)
            || self.shows_homes() && service.households.iter().any(|each| each.at == at)
    }
}

/// The layout of a table among what was supplied.
fn named<'a>(
    mut supplied: impl Iterator<Item = (returns::submission::Layout, &'a returns::table::From, usize)>,
    fact: Fact,
) -> Option<returns::submission::Layout> {
    supplied
        .find(|(layout, ..)| layout.fact == fact)
        .map(|(layout, ..)| layout)
}

/// The text of a cell by its column's heading in the layout.
fn cell(columns: &[Column], row: &[Value<'_>], heading: &str) -> Option<String> {
    let at = columns.iter().position(|column| column.name == heading)?;
    match row.get(at)? {
        Value::Text(text) => Some(text.to_string()),
        Value::Int(number) => Some(number.to_string()),
        Value::Blank | Value::Day(_) | Value::Number(_) => None,
    }
}
