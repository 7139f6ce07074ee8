//! A year as one file of XML: what the form keeps in the header stands there, the rest in groups.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::super::Year;
use super::super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode,
    Uasc,
};
use crate::table::Table;
use crate::write::Value;

macro_rules! rows {
    ($($table:ident: $row:ty,)+) => {
        /// The rows of one child.
        #[derive(Default)]
        struct OfChild<'y> {
            $($table: Vec<&'y $row>,)+
        }

        /// The rows of each child, in the order first met; rows that name nobody stand each alone.
        fn by_child(year: &Year) -> Vec<OfChild<'_>> {
            let mut all: Vec<OfChild<'_>> = Vec::new();
            let mut places: HashMap<&str, usize> = HashMap::new();
            $(for row in &year.$table.rows {
                let id = row.child.text();
                let next = all.len();
                let at = if id.is_empty() { next } else { *places.entry(id).or_insert(next) };
                if at == next {
                    all.push(OfChild::default());
                }
                if let Some(child) = all.get_mut(at) {
                    child.$table.push(row);
                }
            })+
            all
        }
    };
}

rows! {
    header: Header,
    episodes: Episode,
    reviews: Review,
    uasc: Uasc,
    oc2: Oc2,
    oc3: Oc3,
    ad1: Ad1,
    placed_adoption: PlacedAdoption,
    prev_perm: PrevPerm,
    missing: Missing,
    sw_episodes: SwEpisode,
    dolo: DoLo,
}

/// The year as XML.
pub(super) fn written(year: &Year) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<EXPSSDA903>\n");
    for child in by_child(year) {
        write_child(&mut text, &child);
    }
    text.push_str("</EXPSSDA903>\n");
    text
}

fn write_child(text: &mut String, child: &OfChild<'_>) {
    text.push_str("<CHILD>\n");
    let header = child.header.first().copied();
    let flat = Flat::of(child, header);
    if let Some(header) = header {
        text.push_str("<HEADER>\n");
        fields(text, header, &["UASC"]);
        field(text, "UASC", &flag(header, flat.uasc));
        if let Some(row) = flat.uasc {
            fields(text, row, &["CHILD", "SEX", "DOB"]);
        }
        if let Some(row) = flat.oc3 {
            fields(text, row, &["CHILD", "DOB"]);
        }
        if let Some(row) = flat.ad1 {
            fields(text, row, &["CHILD", "DOB"]);
        }
        groups(text, "AREVIEW", &child.reviews, header);
        groups(text, "AMISSING", &child.missing, header);
        groups(text, "OC2", &child.oc2, header);
        groups(text, "PERMANENCE", &child.prev_perm, header);
        groups(text, "AD_PLACED", &child.placed_adoption, header);
        text.push_str("</HEADER>\n");
    } else {
        let nobody = Header::default();
        groups(text, "AREVIEW", &child.reviews, &nobody);
        groups(text, "AMISSING", &child.missing, &nobody);
        groups(text, "OC2", &child.oc2, &nobody);
        groups(text, "PERMANENCE", &child.prev_perm, &nobody);
        groups(text, "AD_PLACED", &child.placed_adoption, &nobody);
    }
    let nobody = Header::default();
    let header = header.unwrap_or(&nobody);
    if flat.uasc.is_none() {
        groups(text, "AUASC", &child.uasc, header);
    }
    if flat.oc3.is_none() {
        groups(text, "AOC3", &child.oc3, header);
    }
    if flat.ad1.is_none() {
        groups(text, "AAD1", &child.ad1, header);
    }
    groups(text, "ASWEPISODE", &child.sw_episodes, header);
    groups(text, "ADOLO", &child.dolo, header);
    groups(text, "EPISODE", &child.episodes, header);
    text.push_str("</CHILD>\n");
    // The form has one header a child: a second is a child element of its own.
    for header in child.header.iter().skip(1) {
        text.push_str("<CHILD>\n<HEADER>\n");
        fields(text, *header, &[]);
        text.push_str("</HEADER>\n</CHILD>\n");
    }
}

/// The flag of the unaccompanied: as the header has it, otherwise as their own table says.
fn flag<'y>(header: &'y Header, uasc: Option<&Uasc>) -> Value<'y> {
    match header.value("UASC") {
        Some(Value::Blank) | None => Value::Int(i64::from(uasc.is_some())),
        Some(flag) => flag,
    }
}

/// The rows that the header itself has room for: one of a kind that says the same of the child as the header does.
struct Flat<'y> {
    uasc: Option<&'y Uasc>,
    oc3: Option<&'y Oc3>,
    ad1: Option<&'y Ad1>,
}

impl<'y> Flat<'y> {
    fn of(child: &OfChild<'y>, header: Option<&Header>) -> Self {
        let alike = |row: &dyn Fn(&str) -> Option<Value<'y>>, names: &[&str]| {
            header.is_some_and(|header| names.iter().all(|name| header.value(name) == row(name)))
        };
        Self {
            uasc: only(&child.uasc)
                .filter(|row| alike(&|name| row.value(name), &["CHILD", "SEX", "DOB"])),
            oc3: only(&child.oc3)
                .filter(|row| alike(&|name| row.value(name), &["CHILD", "DOB"]))
                .filter(|row| says_something(*row)),
            ad1: only(&child.ad1)
                .filter(|row| alike(&|name| row.value(name), &["CHILD", "DOB"]))
                .filter(|row| says_something(*row)),
        }
    }
}

/// The row, where there is one and no other.
fn only<'y, T>(rows: &[&'y T]) -> Option<&'y T> {
    match rows {
        [row] => Some(row),
        _ => None,
    }
}

/// Whether a row says more than whose it is.
fn says_something<T: Table>(row: &T) -> bool {
    T::COLUMNS
        .iter()
        .zip(row.write())
        .any(|(column, value)| !is_of_child(column.name) && value != Value::Blank)
}

fn is_of_child(column: &str) -> bool {
    matches!(column, "CHILD" | "DOB" | "SEX")
}

/// Rows as groups; what the header says of the child is not said again.
fn groups<T: Table>(text: &mut String, element: &str, rows: &[&T], header: &Header) {
    for row in rows {
        let _ = writeln!(text, "<{element}>");
        for (column, value) in T::COLUMNS.iter().zip(row.write()) {
            if !is_of_child(column.name) || header.value(column.name) != Some(value.clone()) {
                field(text, element_of(column.name), &value);
            }
        }
        let _ = writeln!(text, "</{element}>");
    }
}

/// The fields of a row, without some.
fn fields<T: Table>(text: &mut String, row: &T, without: &[&str]) {
    for (column, value) in T::COLUMNS.iter().zip(row.write()) {
        if !without.contains(&column.name) {
            field(text, element_of(column.name), &value);
        }
    }
}

/// The form's name of a column.
fn element_of(column: &'static str) -> &'static str {
    match column {
        "CHILD" => "CHILDID",
        "PLACE" => "PL",
        _ => column,
    }
}

fn field(text: &mut String, element: &str, value: &Value<'_>) {
    let _ = write!(text, "<{element}>");
    match value {
        Value::Blank => {}
        Value::Text(words) => escaped(text, words),
        Value::Day(day) => {
            let (year, month, day) = day.parts();
            let _ = write!(text, "{day:02}/{month:02}/{year:04}");
        }
        Value::Number(number) => {
            let _ = write!(text, "{number}");
        }
        Value::Int(number) => {
            let _ = write!(text, "{number}");
        }
    }
    let _ = writeln!(text, "</{element}>");
}

/// Text that markup cannot mistake; what XML cannot hold at all is left out.
fn escaped(text: &mut String, words: &str) {
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if character.is_control() && character < ' ' => {}
            _ => text.push(character),
        }
    }
}
