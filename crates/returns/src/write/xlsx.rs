//! Tables as a workbook (.xlsx): headings in bold that stay in sight, days as days.
//!
//! Written by hand rather than with a library: the libraries at hand ask the clock or the disk, and this crate does neither.
//! Rows are packed as they come, so a workbook takes little more memory than its file.

use std::fmt::Write as _;

use children::Day;

use super::Value;
use super::zip::{Part, packed};

/// The most rows a sheet may have, headings included.
const MOST_ROWS: u32 = 1_048_576;
/// The most characters a cell may have, counted as a workbook counts them.
const MOST_CHARACTERS: usize = 32_767;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// How many characters of XML are gathered before they are packed.
const GATHERED: usize = 1 << 16;

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// What stands at its head.
    pub heading: &'a str,
    /// How many characters wide it is; from the heading where none is given.
    pub width: Option<u16>,
}

/// A workbook being written.
pub struct Workbook {
    sheets: Vec<Part>,
    names: Vec<String>,
    xml: String,
    rows: u32,
    shortened: usize,
    left_out: usize,
    /// Where each sheet has a filter over its headings: how many columns the sheet begun last has.
    filtered: Option<usize>,
}

/// A workbook as it was written.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many texts were longer than a cell may be and were cut.
    pub shortened: usize,
    /// How many rows were more than a sheet may have and were left out.
    pub left_out: usize,
}

impl Default for Workbook {
    fn default() -> Self {
        Workbook::new()
    }
}

impl Workbook {
    /// Begins a workbook without sheets.
    #[must_use]
    pub fn new() -> Workbook {
        Workbook {
            sheets: Vec::new(),
            names: Vec::new(),
            xml: String::new(),
            rows: 0,
            shortened: 0,
            left_out: 0,
            filtered: None,
        }
    }

    /// Begins one whose sheets each have a filter over their headings.
    #[must_use]
    pub fn with_filters() -> Workbook {
        Workbook {
            filtered: Some(0),
            ..Workbook::new()
        }
    }

    /// Begins a sheet with its headings; rows written from now on are its rows.
    ///
    /// A name is made to fit: at most 31 characters, none that a workbook forbids, no two alike.
    pub fn sheet<'h>(&mut self, name: &str, columns: impl IntoIterator<Item = Column<'h>>) {
        self.end_sheet();
        let name = self.fitting(name);
        self.names.push(name);
        self.sheets.push(Part::new(&format!(
            "xl/worksheets/sheet{}.xml",
            self.names.len()
        )));
        self.rows = 0;
        self.xml.push_str(HEAD);
        self.xml.push_str(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>",
        );
        let columns: Vec<Column<'h>> = columns.into_iter().collect();
        if let Some(filtered) = &mut self.filtered {
            *filtered = columns.len();
        }
        if !columns.is_empty() {
            self.xml.push_str("<cols>");
            for (number, column) in (1..).zip(&columns) {
                let width = column.width.map_or_else(
                    || column.heading.chars().count().clamp(10, 40) + 2,
                    usize::from,
                );
                let _ = write!(
                    self.xml,
                    "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
                );
            }
            self.xml.push_str("</cols>");
        }
        self.xml.push_str("<sheetData>");
        self.styled_row(
            columns.iter().map(|column| Value::from(column.heading)),
            Style::Heading,
        );
    }

    /// Writes a row of the sheet begun last.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Value<'a>>) {
        self.styled_row(cells, Style::Plain);
    }

    /// The file. A workbook must have a sheet: where none was begun it gets an empty one.
    #[must_use]
    pub fn finish(mut self) -> Written {
        if self.sheets.is_empty() {
            self.sheet("Sheet1", []);
        }
        self.end_sheet();
        let mut parts = fixed_parts(&self.names);
        parts.append(&mut self.sheets);
        Written {
            bytes: packed(parts),
            shortened: self.shortened,
            left_out: self.left_out,
        }
    }

    fn end_sheet(&mut self) {
        if let Some(part) = self.sheets.last_mut() {
            self.xml.push_str("</sheetData>");
            if let Some(last) = self.filtered.and_then(|columns| columns.checked_sub(1)) {
                self.xml.push_str("<autoFilter ref=\"A1:");
                push_letters(&mut self.xml, last);
                let _ = write!(self.xml, "{}\"/>", self.rows);
            }
            self.xml.push_str("</worksheet>");
            part.write(&self.xml);
            self.xml.clear();
        }
    }

    fn styled_row<'a>(&mut self, cells: impl IntoIterator<Item = Value<'a>>, style: Style) {
        if self.rows == MOST_ROWS || self.sheets.is_empty() {
            self.left_out += 1;
            return;
        }
        self.rows += 1;
        let _ = write!(self.xml, "<row r=\"{}\">", self.rows);
        for (column, cell) in cells.into_iter().enumerate() {
            self.cell(column, &cell, style);
        }
        self.xml.push_str("</row>");
        if self.xml.len() > GATHERED
            && let Some(part) = self.sheets.last_mut()
        {
            part.write(&self.xml);
            self.xml.clear();
        }
    }

    fn cell(&mut self, column: usize, value: &Value<'_>, style: Style) {
        let style = match value {
            Value::Blank => return,
            Value::Number(number) if !number.is_finite() => return,
            Value::Day(_) => Style::Day,
            Value::Text(_) | Value::Number(_) | Value::Int(_) => style,
        };
        self.xml.push_str("<c r=\"");
        push_letters(&mut self.xml, column);
        let _ = write!(self.xml, "{}\"", self.rows);
        if style != Style::Plain {
            let _ = write!(self.xml, " s=\"{}\"", style as u8);
        }
        match value {
            Value::Blank => {}
            Value::Text(text) => self.text(text),
            Value::Day(day) => match serial(*day) {
                Some(serial) => {
                    let _ = write!(self.xml, "><v>{serial}</v></c>");
                }
                None => self.text(&format!(
                    "{:02}/{:02}/{:04}",
                    day.parts().2,
                    day.parts().1,
                    day.parts().0
                )),
            },
            Value::Number(number) => {
                let _ = write!(self.xml, "><v>{number:?}</v></c>");
            }
            Value::Int(number) => {
                let _ = write!(self.xml, "><v>{number}</v></c>");
            }
        }
    }

    fn text(&mut self, text: &str) {
        let kept = first_characters(text);
        self.shortened += usize::from(kept.len() < text.len());
        self.xml
            .push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        push_escaped(&mut self.xml, kept);
        self.xml.push_str("</t></is></c>");
    }

    /// A name that a workbook allows and that no other sheet has.
    fn fitting(&self, name: &str) -> String {
        let allowed = |character: char| match character {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            character if character.is_control() => ' ',
            character => character,
        };
        let clean: String = name.chars().map(allowed).collect();
        let clean =
            clean.trim_matches(|character: char| character == '\'' || character.is_whitespace());
        let clean = if clean.is_empty() { "Sheet" } else { clean };
        let cut = |room: usize| clean.chars().take(room).collect::<String>();
        let taken = |name: &str| {
            self.names
                .iter()
                .any(|other| other.to_lowercase() == name.to_lowercase())
        };
        let mut fitting = cut(LONGEST_NAME);
        let mut number = 2;
        while taken(&fitting) {
            let suffix = format!(" ({number})");
            fitting = cut(LONGEST_NAME - suffix.len()) + &suffix;
            number += 1;
        }
        fitting
    }
}

/// How cells look; the number is the place in the styles below.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain = 0,
    Heading = 1,
    Day = 2,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// The parts that say which others there are.
fn fixed_parts(names: &[String]) -> Vec<Part> {
    const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let (mut types, mut sheets, mut relations) = (String::new(), String::new(), String::new());
    for (number, name) in (1..).zip(names) {
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>"
        );
        sheets.push_str("<sheet name=\"");
        push_escaped(&mut sheets, name);
        let _ = write!(sheets, "\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let styles = names.len() + 1;
    let texts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"rId{styles}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", STYLES.to_owned()),
    ];
    texts
        .map(|(name, text)| Part::with(name, &format!("{HEAD}{text}")))
        .into()
}

/// The letters of a column counted from 0.
fn push_letters(into: &mut String, column: usize) {
    if column >= 26 {
        push_letters(into, column / 26 - 1);
    }
    into.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
}

/// The number a workbook counts a day by; none before March 1900, where workbooks count a day that never was.
fn serial(day: Day) -> Option<i32> {
    let serial = day.days_since(Day::new(1899, 12, 30)?);
    (serial > 60).then_some(serial)
}

/// As much of a text as a cell may hold.
fn first_characters(text: &str) -> &str {
    if text.len() <= MOST_CHARACTERS {
        return text;
    }
    let mut room = MOST_CHARACTERS;
    for (at, character) in text.char_indices() {
        match room.checked_sub(character.len_utf16()) {
            Some(left) => room = left,
            None => return text.get(..at).unwrap_or(text),
        }
    }
    text
}

/// Text with what XML keeps for itself, or cannot hold, written another way.
fn push_escaped(into: &mut String, text: &str) {
    for (at, character) in text.char_indices() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\n' | '\t' => into.push(character),
            '\0'..=' ' if character != ' ' => {
                let _ = write!(into, "_x{:04X}_", u32::from(character));
            }
            '\u{FFFE}' | '\u{FFFF}' => into.push('\u{FFFD}'),
            // Text that looks like such a character written another way is kept from being read as one.
            '_' if text.get(at..).is_some_and(is_escape) => into.push_str("_x005F_"),
            character => into.push(character),
        }
    }
}

fn is_escape(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        && text.get(6..7) == Some("_")
}

#[cfg(test)]
mod tests;
