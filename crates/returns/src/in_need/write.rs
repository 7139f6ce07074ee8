//! The census written back: XML, its elements in the order that the department's schema asks for, or a file for each
//! table. What is written reads back the same in meaning.

use super::InNeed;
use super::child::{Assessment, Child, Episode, ProtectionPlan, children};
use crate::rule::Entry;
use crate::table::Table;
use crate::write::{Value, csv};

impl InNeed {
    /// Every table that was supplied, or has rows, as a file of text between commas: its name and its bytes.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let supplied: Vec<&str> = self
            .tables
            .supplied()
            .map(|(layout, ..)| layout.name)
            .collect();
        let mut files = Vec::new();
        self.tables.write(|name, columns, rows| {
            let mut rows = rows.peekable();
            if rows.peek().is_none() && !supplied.contains(&name) {
                return;
            }
            let headings = columns.iter().map(|column| column.name);
            let mut table = csv::Table::new(csv::Form::default(), headings);
            for row in rows {
                table.row(row);
            }
            files.push((format!("{name}.csv"), table.finish()));
        });
        files
    }

    /// The census as a file of XML. What could not be read is written as it stood; cells without anything are left out.
    #[must_use]
    pub fn xml(&self) -> String {
        let mut xml = Xml::default();
        xml.text
            .push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.within("Message", |xml| {
            for header in &self.tables.header.rows {
                xml.within("Header", |xml| {
                    xml.within("CollectionDetails", |xml| {
                        xml.cells(header, &["Collection", "Year", "ReferenceDate"]);
                    });
                    xml.within("Source", |xml| xml.cells(header, SOURCE));
                });
            }
            xml.within("Children", |xml| {
                for child in children(&self.tables, &self.tally) {
                    xml.within("Child", |xml| xml.child(&child));
                }
            });
        });
        xml.text
    }
}

const SOURCE: &[&str] = &[
    "SourceLevel",
    "LEA",
    "SoftwareCode",
    "Release",
    "SerialNo",
    "DateTime",
];

/// What of an episode stands before what hangs below it; only the last of them stands behind.
const REFERRAL: &[&str] = &[
    "CINreferralDate",
    "ReferralSource",
    "PrimaryNeedCode",
    "CINclosureDate",
    "ReasonForClosure",
    "DateOfInitialCPC",
];

#[derive(Default)]
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.text.extend(["<", name, ">\n"]);
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.text.extend(["</", name, ">\n"]);
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
    }

    /// An element with the value of a cell; an empty one for a cell without anything.
    fn element(&mut self, name: &str, value: &Value<'_>) {
        self.indent();
        if *value == Value::Blank {
            self.text.extend(["<", name, "/>\n"]);
            return;
        }
        self.text.extend(["<", name, ">"]);
        match value {
            Value::Blank => {}
            Value::Text(text) => escape(&mut self.text, text),
            Value::Day(day) => self.text.push_str(&day.to_string()),
            Value::Number(number) => self.text.push_str(&number.to_string()),
            Value::Int(number) => self.text.push_str(&number.to_string()),
        }
        self.text.extend(["</", name, ">\n"]);
    }

    /// The cells of a row under these headings that hold something.
    fn cells<T: Table>(&mut self, row: &T, headings: &[&str]) {
        for heading in headings {
            if let Some(value) = row.value(heading).filter(|value| *value != Value::Blank) {
                self.element(heading, &value);
            }
        }
    }

    /// A row's own columns, those that say where it belongs left out.
    fn row<T: Table>(&mut self, name: &str, row: &Entry<'_, T>, keys: usize) {
        self.within(name, |xml| xml.own_cells(row.row(), keys));
    }

    fn own_cells<T: Table>(&mut self, row: &T, keys: usize) {
        let own: Vec<&str> = T::COLUMNS
            .iter()
            .skip(keys)
            .map(|column| column.name)
            .collect();
        self.cells(row, &own);
    }

    /// Rows of one column each, within one element.
    fn list<'e, 's: 'e, T: Table>(
        &mut self,
        name: &str,
        heading: &str,
        rows: impl ExactSizeIterator<Item = &'e Entry<'s, T>>,
    ) {
        if rows.len() == 0 {
            return;
        }
        self.within(name, |xml| {
            for row in rows {
                xml.element(heading, &row.value(heading).unwrap_or(Value::Blank));
            }
        });
    }

    fn child(&mut self, child: &Child<'_>) {
        for who in &child.identifiers {
            self.row("ChildIdentifiers", who, 1);
        }
        let disabilities = |xml: &mut Self| {
            xml.list("Disabilities", "Disability", child.disabilities.iter());
        };
        if child.characteristics.is_empty() && !child.disabilities.is_empty() {
            self.within("ChildCharacteristics", disabilities);
        }
        for (at, row) in child.characteristics.iter().enumerate() {
            self.within("ChildCharacteristics", |xml| {
                xml.own_cells(row.row(), 1);
                if at == 0 {
                    disabilities(xml);
                }
            });
        }
        for episode in &child.episodes {
            self.within("CINdetails", |xml| xml.episode(episode));
        }
    }

    fn episode(&mut self, episode: &Episode<'_>) {
        if let Some(details) = &episode.details {
            self.cells(details.row(), REFERRAL);
        }
        for assessment in &episode.assessments {
            self.assessment(assessment);
        }
        for plan in &episode.plans {
            self.row("CINPlanDates", plan, 2);
        }
        for enquiry in &episode.enquiries {
            self.row("Section47", enquiry, 2);
        }
        if let Some(details) = &episode.details {
            self.cells(details.row(), &["ReferralNFA"]);
        }
        for plan in &episode.protection_plans {
            self.protection_plan(plan);
        }
        for row in &episode.pre_proceedings {
            self.row("PreProceedingsandFGDM", row, 2);
        }
    }

    fn assessment(&mut self, assessment: &Assessment<'_>) {
        self.within("Assessments", |xml| {
            xml.own_cells(assessment.row.row(), 3);
            let factors = assessment.factors.iter();
            xml.list(
                "FactorsIdentifiedAtAssessment",
                "AssessmentFactors",
                factors,
            );
        });
    }

    fn protection_plan(&mut self, plan: &ProtectionPlan<'_>) {
        self.within("ChildProtectionPlans", |xml| {
            xml.own_cells(plan.row.row(), 3);
            xml.list("Reviews", "CPPreviewDate", plan.reviews.iter());
        });
    }
}

/// Text with what would be marks of the file written otherwise; characters that XML cannot hold are replaced.
fn escape(into: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\r' => into.push_str("&#13;"),
            '\t' | '\n' => into.push(character),
            '\0'..=' ' if character != ' ' => into.push('\u{FFFD}'),
            '\u{FFFE}' | '\u{FFFF}' => into.push('\u{FFFD}'),
            _ => into.push(character),
        }
    }
}
