//! The shared cases as files of ours: children, episodes and plans by number, days year first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use returns::in_need::{InNeed, Tables};
use returns::submission::File;
use returns::write::{Value as Written, csv};
use serde_json::Value;

use super::Places;

/// A small case: files, and the rows to be found.
pub(crate) struct Case {
    pub(crate) rule: String,
    pub(crate) year: i16,
    files: Vec<(String, Vec<u8>)>,
    pub(crate) expected: Places,
}

/// Rows of a table of a case, cell by heading.
type Rows = Vec<BTreeMap<String, Value>>;

impl Case {
    pub(crate) fn of(case: &Value) -> Self {
        let rule = case["code"].as_str().unwrap().to_owned();
        let years = case["effective_years"].as_array().unwrap();
        let year = years.last().and_then(Value::as_i64).unwrap();
        let mut tables: BTreeMap<String, Rows> = BTreeMap::new();
        for (name, table) in case["tables"].as_object().unwrap() {
            let headings = table["columns"].as_array().unwrap();
            let row = |row: &Value| {
                let cells = headings.iter().zip(row.as_array().unwrap());
                cells
                    .map(|(heading, cell)| (heading.as_str().unwrap().to_owned(), cell.clone()))
                    .collect()
            };
            let rows = table["rows"].as_array().unwrap().iter().map(row).collect();
            tables.insert(name.clone(), rows);
        }
        spread_factors(&mut tables);
        let expected = case["expected"].as_array().unwrap();
        let place = |each: &Value| {
            let row = u32::try_from(each["row"].as_u64().unwrap()).unwrap();
            (each["table"].as_str().unwrap().to_owned(), row)
        };
        let mut expected: Places = expected.iter().map(place).collect();
        if case["la_fired"].as_bool() == Some(true) {
            expected.insert(("Header".to_owned(), 0));
        }
        Self {
            rule,
            year: i16::try_from(year).unwrap(),
            files: files(&tables),
            expected,
        }
    }

    pub(crate) fn handed(&self) -> Vec<File<'_>> {
        let files = self.files.iter();
        files.map(|(name, bytes)| File { name, bytes }).collect()
    }
}

/// Factors that stand within assessments, as rows of their own.
fn spread_factors(tables: &mut BTreeMap<String, Rows>) {
    let Some(assessments) = tables.get_mut("Assessments") else {
        return;
    };
    let mut factors = Rows::new();
    for (at, row) in assessments.iter_mut().enumerate() {
        let Some(found) = row.remove("AssessmentFactors") else {
            continue;
        };
        let id = Value::from(at + 1);
        let id = row.entry("AssessmentID".to_owned()).or_insert(id).clone();
        let each = match found {
            Value::Array(several) => several,
            Value::Null => Vec::new(),
            one @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
                vec![one]
            }
        };
        for factor in each {
            let mut of_factor = BTreeMap::from([
                ("AssessmentFactors".to_owned(), factor),
                ("AssessmentID".to_owned(), id.clone()),
            ]);
            let child = row.get("LAchildID").cloned();
            let child = child.unwrap_or_else(|| Value::from(nobody(at)));
            of_factor.insert("LAchildID".to_owned(), child);
            if let Some(episode) = row.get("CINdetailsID") {
                of_factor.insert("CINdetailsID".to_owned(), episode.clone());
            }
            factors.push(of_factor);
        }
    }
    // A case may give the factors twice: as a table of its own, they may stand under another episode than their own.
    if !factors.is_empty() {
        tables.insert("AssessmentFactorsList".to_owned(), factors);
    }
}

/// Whose a row is that names no child: each is of a child of its own.
fn nobody(at: usize) -> String {
    format!("{at} of no table")
}

/// A file for every table of the census, with the rows of the case.
fn files(tables: &BTreeMap<String, Rows>) -> Vec<(String, Vec<u8>)> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut number = |what: &str, text: String| {
        let next = numbers.len() + 1;
        *numbers.entry(format!("{what} {text}")).or_insert(next)
    };
    let mut files = Vec::new();
    for layout in Tables::LAYOUTS {
        let headings: Vec<&str> = layout.columns.iter().map(|column| column.name).collect();
        let mut table = csv::Table::new(csv::Form::default(), headings);
        let rows = tables
            .get(layout.name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (at, row) in rows.iter().enumerate() {
            table.row(layout.columns.iter().map(|column| {
                let cell = row.get(column.name).map(text).unwrap_or_default();
                Written::from(match column.name {
                    "Child" => {
                        let id = row.get("LAchildID").map(text);
                        let id = id.unwrap_or_else(|| nobody(at));
                        number("child", id).to_string()
                    }
                    "CINdetailsID" | "AssessmentID" | "CPPID" if !cell.is_empty() => {
                        number(column.name, cell).to_string()
                    }
                    name if name.contains("Date") || name.contains("date") => year_first(&cell),
                    "InitialCPCtarget" => year_first(&cell),
                    _ => cell,
                })
            }));
        }
        files.push((format!("{}.csv", layout.name), table.finish()));
    }
    files
}

fn text(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(date) => date["date"].as_str().unwrap().to_owned(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_)) => other.to_string(),
    }
}

/// `31/03/2026` or `31-03-2026` year first; anything else as it is.
fn year_first(text: &str) -> String {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    }
}

/// Where a rule points to in a whole return, by the independent reading.
pub(crate) fn places(definition: &Value, rule: &str) -> Places {
    let found = definition["rules"][rule].as_array();
    let place = |each: &Value| {
        let row = u32::try_from(each[1].as_u64().unwrap()).unwrap();
        (each[0].as_str().unwrap().to_owned(), row)
    };
    let mut places: BTreeSet<(String, u32)> = found.into_iter().flatten().map(place).collect();
    let la = definition["la"].as_array().unwrap();
    if la.iter().any(|code| code == rule) {
        places.insert(("Header".to_owned(), 0));
    }
    places
}

/// A census as files of text.
pub(crate) fn as_files(census: &InNeed) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    census.tables.write(|name, columns, rows| {
        let headings = columns.iter().map(|column| column.name);
        let mut table = csv::Table::new(csv::Form::default(), headings);
        for row in rows {
            table.row(row);
        }
        files.push((format!("{name}.csv"), table.finish()));
    });
    files
}
