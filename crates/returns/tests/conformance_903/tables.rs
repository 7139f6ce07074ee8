//! The shared cases as files: columns that the other validator derives are given as what they are derived from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use returns::looked_after::LookedAfter;
use returns::looked_after::rules::RULEBOOK;
use returns::rule::Source as _;
use serde_json::{Map, Value};

use super::Places;

/// A small case of one rule.
pub(crate) struct Case {
    /// Code of the rule.
    pub(crate) rule: String,
    /// Which case of it.
    pub(crate) at: u64,
    /// The year it is judged in.
    pub(crate) year: i16,
    /// Its files.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The rows to be found.
    pub(crate) expected: Places,
}

/// The files of a folder, under a prefix.
pub(crate) fn folder(folder: &Path, prefix: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (format!("{prefix}{name}"), std::fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Rows by table.
pub(crate) fn places(tables: &Value) -> Places {
    let mut places = Places::new();
    for (table, rows) in tables.as_object().into_iter().flatten() {
        let rows: BTreeSet<u32> = rows
            .as_array()
            .unwrap()
            .iter()
            // Some rows are given with a decimal of nothing: `2.0`.
            .filter_map(|row| row.to_string().trim_end_matches(".0").parse().ok())
            .collect();
        if !rows.is_empty() {
            places.insert(table.clone(), rows);
        }
    }
    places
}

/// How many rows only theirs, and only ours, found.
pub(crate) fn apart(theirs: &Places, ours: &Places) -> (usize, usize) {
    let not_in = |these: &Places, those: &Places| {
        let of_table = |(table, rows): (&String, &BTreeSet<u32>)| match those.get(table) {
            Some(others) => rows.difference(others).count(),
            None => rows.len(),
        };
        these.iter().map(of_table).sum()
    };
    (not_in(theirs, ours), not_in(ours, theirs))
}

/// What one found that the other did not.
pub(crate) fn compared(theirs: &Places, ours: &Places) -> String {
    let tables: BTreeSet<&String> = theirs.keys().chain(ours.keys()).collect();
    let none = BTreeSet::new();
    let sides = tables.into_iter().map(|table| {
        let (theirs, ours) = (
            theirs.get(table).unwrap_or(&none),
            ours.get(table).unwrap_or(&none),
        );
        let first = |rows: Vec<&u32>| format!("{} {:?}", rows.len(), &rows[..rows.len().min(8)]);
        format!(
            "{table}: only theirs {}, only ours {}",
            first(theirs.difference(ours).collect()),
            first(ours.difference(theirs).collect())
        )
    });
    sides.collect::<Vec<_>>().join("; ")
}

/// A cell as text.
fn text(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(date) => date["date"].as_str().unwrap_or_default().to_owned(),
        Value::Number(number) if number.to_string().ends_with(".0") => {
            number.to_string().trim_end_matches(".0").to_owned()
        }
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => cell.to_string(),
    }
}

/// Rows under headings.
#[derive(Default, Clone)]
struct Grid {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn of(table: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        Self {
            columns: list(&table["columns"]).iter().map(text).collect(),
            rows: list(&table["rows"])
                .iter()
                .map(|row| list(row).iter().map(text).collect())
                .collect(),
        }
    }

    fn cell(&self, row: usize, column: &str) -> Option<&str> {
        let at = self.columns.iter().position(|each| each == column)?;
        self.rows.get(row)?.get(at).map(String::as_str)
    }

    fn set(&mut self, row: usize, column: &str, value: String) {
        let at = self
            .columns
            .iter()
            .position(|each| each == column)
            .unwrap_or_else(|| {
                self.columns.push(column.to_owned());
                self.rows.iter_mut().for_each(|row| row.push(String::new()));
                self.columns.len() - 1
            });
        self.rows[row][at] = value;
    }

    /// The rows under all headings of a table, so that no column is missing.
    fn file(&self, table: &str) -> Vec<u8> {
        let layout = LookedAfter::LAYOUTS
            .iter()
            .find(|layout| layout.name == table)
            .unwrap();
        let mut columns: Vec<&str> = layout.columns.iter().map(|column| column.name).collect();
        columns.extend(
            self.columns
                .iter()
                .map(String::as_str)
                .filter(|column| !layout.columns.iter().any(|each| each.name == *column)),
        );
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(&columns).unwrap();
        for row in 0..self.rows.len() {
            csv.write_record(
                columns
                    .iter()
                    .map(|column| self.cell(row, column).unwrap_or("")),
            )
            .unwrap();
        }
        csv.into_inner().unwrap()
    }
}

/// A day written `dd/mm/yyyy` some years later.
fn later(cell: &str, years: i16) -> String {
    let parts: Vec<&str> = cell.split('/').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => match year.parse::<i16>() {
            Ok(year) => format!("{day}/{month}/{}", year + years),
            Err(_) => cell.to_owned(),
        },
        _ => cell.to_owned(),
    }
}

impl Case {
    /// A case in a year in which our rule is in force; its dates move by whole leap cycles with it.
    pub(crate) fn of(case: &Value) -> Option<Self> {
        let rule = case["rule"].as_str()?.to_owned();
        let effective: Vec<i16> = case["effective_in"]
            .as_array()?
            .iter()
            .filter_map(|year| year.as_str()?.get(..4)?.parse::<i16>().ok())
            .map(|first| first + 1)
            .filter(|year| {
                RULEBOOK
                    .rule(&rule)
                    .is_none_or(|rule| rule.in_force(children::CollectionYear(*year)))
            })
            .collect();
        let metadata = case["metadata"].as_object()?;
        let year_of = |key: &str| {
            text(metadata.get(key)?)
                .rsplit('/')
                .next()?
                .parse::<i16>()
                .ok()
        };
        let own_year = year_of("collection_end").or_else(|| Some(year_of("collection_start")? + 1));
        let (year, moved) = match own_year {
            Some(own) => {
                let year = *effective
                    .iter()
                    .rev()
                    .find(|year| (**year - own) % 4 == 0)
                    .or(effective.last())?;
                (year, year - own)
            }
            None => (
                *effective
                    .iter()
                    .rev()
                    .find(|year| **year <= 2026)
                    .or(effective.last())?,
                0,
            ),
        };
        let mut grids: BTreeMap<String, Grid> = BTreeMap::new();
        for (name, table) in case["tables"].as_object()? {
            let mut grid = Grid::of(table);
            grid.rows
                .iter_mut()
                .flatten()
                .for_each(|cell| *cell = later(cell, moved));
            // A case of one column has rows of nobody, and a row with nothing in it is no row of a file.
            if !grid.columns.iter().any(|column| column == "CHILD") {
                (0..grid.rows.len()).for_each(|row| grid.set(row, "CHILD", format!("r{row}")));
            }
            grids.insert(name.clone(), grid);
        }
        unaccompanied(&mut grids);
        let mut files = Vec::new();
        places_of_episodes(&mut grids, metadata, moved, &mut files);
        files.push((
            "authority.csv".to_owned(),
            format!("AUTHORITY_CODE\n{}\n", own(metadata)).into_bytes(),
        ));
        let expected = rows_expected(case);
        let rule_tables: BTreeSet<&str> = RULEBOOK.rule(&rule).map_or_else(BTreeSet::new, |rule| {
            rule.fields
                .iter()
                .chain(rule.reads)
                .map(|column| column.table)
                .collect()
        });
        let listed = ["Providers", "Authority", "Postcodes"];
        for table in rule_tables.iter().filter(|table| !listed.contains(table)) {
            grids.entry((*table).to_owned()).or_default();
        }
        for (name, grid) in &grids {
            files.push((format!("{name}.csv"), grid.file(name)));
        }
        for table in rule_tables.iter().filter(|table| listed.contains(table)) {
            let name = format!("{}.csv", table.to_lowercase());
            if !files.iter().any(|(file, _)| *file == name) {
                files.push((name, Grid::default().file(table)));
            }
        }
        Some(Self {
            rule,
            at: case["case"].as_u64()?,
            year,
            files,
            expected,
        })
    }
}

/// The rows expected, counted from 0 where the case numbers them otherwise.
fn rows_expected(case: &Value) -> Places {
    let mut expected = places(&case["expected"]);
    for (table, rows) in &mut expected {
        if let Some(index) = case["tables"][table]["index"].as_array() {
            let at = |label: u32| {
                index
                    .iter()
                    .position(|each| each.as_u64() == Some(u64::from(label)))
            };
            *rows = rows
                .iter()
                .filter_map(|row| u32::try_from(at(*row)?).ok())
                .collect();
        }
    }
    expected
}

/// The flag that the other validator puts into the header, as a row of the table it comes from.
fn unaccompanied(grids: &mut BTreeMap<String, Grid>) {
    for (header, table) in [("Header", "UASC"), ("Header_last", "UASC_last")] {
        let Some(grid) = grids.get(header).cloned() else {
            continue;
        };
        for row in 0..grid.rows.len() {
            let child = grid.cell(row, "CHILD").unwrap_or("").to_owned();
            let flagged = ["UASC", "UASC_STATUS"]
                .iter()
                .any(|column| grid.cell(row, column) == Some("1"));
            let uasc = grids.entry(table.to_owned()).or_default();
            let there = (0..uasc.rows.len()).any(|row| uasc.cell(row, "CHILD") == Some(&child));
            if flagged && !there {
                uasc.rows.push(vec![String::new(); uasc.columns.len()]);
                uasc.set(uasc.rows.len() - 1, "CHILD", child);
                uasc.set(uasc.rows.len() - 1, "SEX", "M".to_owned());
            }
        }
    }
}

/// A code of an authority for whatever a case calls it.
fn authority(name: &str) -> String {
    match name {
        "" => String::new(),
        code if code.len() == 9 && code.starts_with(['E', 'W', 'S', 'N']) => code.to_owned(),
        "WAL" => "W06000001".to_owned(),
        "SCO" => "S12000001".to_owned(),
        "NIR" => "N09000001".to_owned(),
        other => {
            let sum: u32 = other.bytes().map(u32::from).sum();
            format!("E090{:05}", sum % 100_000)
        }
    }
}

/// The code of the authority whose return a case is.
fn own(metadata: &Map<String, Value>) -> String {
    metadata
        .get("localAuthority")
        .map_or("E09000001".to_owned(), |name| authority(&text(name)))
}

/// Places of episodes and providers as postcodes that lie there.
fn places_of_episodes(
    grids: &mut BTreeMap<String, Grid>,
    metadata: &Map<String, Value>,
    moved: i16,
    files: &mut Vec<(String, Vec<u8>)>,
) {
    let own = own(metadata);
    let mut list = String::from("pcd,oseast1m,osnrth1m,laua\nAB1 0JD,400000,400000,E09000001\n");
    let mut next = 0_u32;
    let mut postcode = |east: f64, laua: &str, known: bool| {
        next += 1;
        let postcode = format!("ZX{} {}AA", next / 10, next % 10);
        if known {
            list.push_str(&format!("{postcode},{east},0,{laua}\n"));
        }
        postcode
    };
    for (name, grid) in grids
        .iter_mut()
        .filter(|(name, _)| name.starts_with("Episodes"))
    {
        let _ = name;
        let derived = ["PL_LA", "PL_LOCATION", "PL_DISTANCE"];
        if !derived
            .iter()
            .any(|column| grid.columns.iter().any(|each| each == column))
        {
            continue;
        }
        for row in 0..grid.rows.len() {
            let cell = |column: &str| grid.cell(row, column).unwrap_or("").to_owned();
            let (la, location, miles) = (cell("PL_LA"), cell("PL_LOCATION"), cell("PL_DISTANCE"));
            let laua = match (la.as_str(), location.as_str()) {
                ("", "IN") => own.clone(),
                ("", "OUT") => "E08000035".to_owned(),
                (la, _) => authority(la),
            };
            let known = !(la.is_empty() && location.is_empty() && miles.is_empty());
            let east = miles.parse::<f64>().unwrap_or(0.0) * 1609.3;
            let to = if known {
                postcode(east, &laua, true)
            } else {
                String::new()
            };
            let home = if miles.is_empty() {
                String::new()
            } else {
                postcode(0.0, &own, true)
            };
            if grid.cell(row, "PL_POST").is_none_or(str::is_empty) || known {
                grid.set(row, "PL_POST", to);
            }
            if !home.is_empty() {
                grid.set(row, "HOME_POST", home);
            }
        }
    }
    if let Some(providers) = metadata.get("provider_info") {
        let mut grid = Grid::of(providers);
        grid.rows
            .iter_mut()
            .flatten()
            .for_each(|cell| *cell = later(cell, moved));
        for row in 0..grid.rows.len() {
            if let Some(code) = grid.cell(row, "LA_CODE_INFERRED").map(str::to_owned) {
                let at = if code.is_empty() {
                    String::new()
                } else {
                    postcode(0.0, &authority(&code), true)
                };
                grid.set(row, "POSTCODE", at);
            }
        }
        files.push(("providers.csv".to_owned(), grid.file("Providers")));
    }
    files.push(("postcodes.csv".to_owned(), list.into_bytes()));
}
