//! A published table as it is kept, and read back: the values as they were published, nothing more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::published::{Part, Published, PublishedTable, Row, Shown, Stood};

/// Why a text is no kept table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotKept {
    /// It is not in the form in which tables are kept.
    #[error("this is not a published table as it is kept")]
    Form,
    /// It shows a count that its own rule closes.
    #[error("this table shows a count that its rule closes: it was not published so")]
    Small,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    as_at: String,
    rule: String,
    threshold: u32,
    parts: Vec<KeptPart>,
    cells: BTreeMap<String, Stood>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptPart {
    subject: String,
    title: String,
    by: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Shown>)>,
}

impl PublishedTable {
    /// As it is kept: JSON text, the same for the same table.
    #[must_use]
    pub fn kept(&self) -> String {
        let kept = Kept {
            as_at: self.as_at.clone(),
            rule: self.rule.clone(),
            threshold: self.threshold,
            parts: (self.parts.iter())
                .map(|part| KeptPart {
                    subject: part.subject.clone(),
                    title: part.title.clone(),
                    by: part.by.clone(),
                    columns: part.columns.clone(),
                    rows: (part.rows.iter())
                        .map(|row| {
                            let values = row.values.iter().map(|value| value.shown);
                            (row.label.clone(), values.collect())
                        })
                        .collect(),
                })
                .collect(),
            cells: self.cells.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads what [`Self::kept`] wrote. Whoever keeps it answers for its not being changed; what no rule would have
    /// published is refused.
    ///
    /// # Errors
    ///
    /// Where the text was not written so, or shows a count that is too small.
    pub fn read(text: &str) -> Result<Self, NotKept> {
        let kept: Kept = serde_json::from_str(text).map_err(|_| NotKept::Form)?;
        let small = |count: u32| count > 0 && count <= kept.threshold;
        let in_rows = (kept
            .parts
            .iter()
            .flat_map(|part| &part.rows)
            .flat_map(|(_, values)| values))
        .any(|value| matches!(value, Shown::Count(count) if small(*count)));
        let in_cells = (kept.cells.values())
            .any(|stood| matches!(stood, Stood::Number(count) if small(*count)));
        if in_rows || in_cells {
            return Err(NotKept::Small);
        }
        let parts = (kept.parts.into_iter())
            .map(|part| Part {
                subject: part.subject,
                title: part.title,
                by: part.by,
                columns: part.columns,
                rows: (part.rows.into_iter())
                    .map(|(label, values)| Row {
                        label,
                        values: values
                            .into_iter()
                            .map(|shown| Published { shown })
                            .collect(),
                    })
                    .collect(),
            })
            .collect();
        Ok(Self {
            as_at: kept.as_at,
            rule: kept.rule,
            threshold: kept.threshold,
            parts,
            cells: kept.cells,
            workings: None,
        })
    }
}
