use std::fmt::Write as _;

use proptest::prelude::*;

use crate::looked_after::tables::is_a_flag;
use crate::looked_after::{LookedAfter, Year};
use crate::submission::File;
use crate::write::Value;

/// What may stand in a cell: what most columns take, and what none does.
fn cell(column: &'static str) -> BoxedStrategy<String> {
    let words = prop_oneof![
        Just(String::new()),
        Just("tbc & <soon>".to_owned()),
        Just("a]]>\"b'".to_owned()),
        "[A-Z0-9]{1,4}",
    ];
    let date = (1..29_u32, 1..13_u32, 2000..2027_i32)
        .prop_map(|(day, month, year)| format!("{day:02}/{month:02}/{year}"));
    match column {
        "CHILD" => prop_oneof![1 => Just(String::new()), 9 => "[1-4]"].boxed(),
        "DOB" => prop_oneof![3 => Just("04/05/2012".to_owned()), 1 => date, 1 => words].boxed(),
        "SEX" => {
            prop_oneof![3 => Just("M".to_owned()), 1 => Just("F".to_owned()), 1 => words].boxed()
        }
        // The flag follows from the table of the unaccompanied.
        "UASC" => Just(String::new()).boxed(),
        _ => prop_oneof![2 => date, 2 => Just("1".to_owned()), 3 => words].boxed(),
    }
}

/// A table as text: headings and a few rows.
fn table(columns: &'static [crate::table::Column]) -> impl Strategy<Value = String> {
    let row: Vec<_> = columns.iter().map(|column| cell(column.name)).collect();
    prop::collection::vec(row, 0..6).prop_map(move |rows| {
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let mut text = names.join(",");
        text.push('\n');
        for row in rows {
            let row: Vec<String> = row
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            let _ = writeln!(text, "{}", row.join(","));
        }
        text
    })
}

fn year() -> impl Strategy<Value = Year> {
    let tables: Vec<_> = Year::LAYOUTS
        .iter()
        .map(|layout| table(layout.columns).boxed())
        .collect();
    tables.prop_map(|texts| {
        let files: Vec<File<'_>> = texts
            .iter()
            .map(|text| File {
                name: "table.csv",
                bytes: text.as_bytes(),
            })
            .collect();
        LookedAfter::read(&files).0.this
    })
}

/// Every row as its table and values; rows of one child keep their order, children stand in order of their identifier.
fn meaning(year: &Year) -> Vec<(&'static str, String, Vec<String>)> {
    let mut rows = Vec::new();
    year.write(|name, columns, table| {
        for row in table {
            let cells = columns.iter().zip(row);
            let row: Vec<Value<'_>> = cells
                .filter(|(column, _)| !is_a_flag(column))
                .map(|(_, cell)| cell)
                .collect();
            let cells: Vec<String> = row.iter().map(|value| format!("{value:?}")).collect();
            let all_blank = row.iter().all(|value| *value == Value::Blank);
            if !all_blank {
                rows.push((name, cells.first().cloned().unwrap_or_default(), cells));
            }
        }
    });
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back_the_same(year in year()) {
        let files = year.files();
        let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let (again, _) = LookedAfter::read(&files);
        prop_assert_eq!(meaning(&again.this), meaning(&year));
        let xml = year.xml();
        let (again, _) = LookedAfter::read(&[File { name: "a.xml", bytes: xml.as_bytes() }]);
        prop_assert_eq!(meaning(&again.this), meaning(&year));
    }

    #[test]
    fn nothing_makes_the_reader_of_xml_fail(bytes in "(<(/?(CHILD|HEADER|EPISODE|OC2|DOB|A)|!\\[CDATA\\[|!--|\\?)|>|/>|&(amp|#1|x)?;?|\\]\\]>|[a-c\\n]){0,60}") {
        let text = format!("<EXPSSDA903>{bytes}");
        let _ = LookedAfter::read(&[File { name: "a.xml", bytes: text.as_bytes() }]);
    }
}
