//! Tables as text between commas (RFC 4180), in UTF-8, that no spreadsheet takes for formulas.

use std::fmt::Write as _;

use children::Day;

use super::Value;

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub marked: bool,
    /// How days are written.
    pub days: Days,
}

/// How days are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// `2026-10-31`, for programs.
    #[default]
    Iso,
    /// `31/10/2026`, as the returns want it.
    Slashed,
}

/// A table being written.
#[derive(Clone)]
pub struct Table {
    text: String,
    days: Days,
}

impl Table {
    /// Begins a table with its headings.
    pub fn new<'h>(form: Form, headings: impl IntoIterator<Item = &'h str>) -> Table {
        let text = if form.marked {
            "\u{FEFF}".to_owned()
        } else {
            String::new()
        };
        let mut table = Table {
            text,
            days: form.days,
        };
        table.row(headings.into_iter().map(Value::from));
        table
    }

    /// Writes one row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Value<'a>>) {
        let start = self.text.len();
        for (column, cell) in cells.into_iter().enumerate() {
            if column > 0 {
                self.text.push(',');
            }
            match cell {
                Value::Blank => {}
                Value::Text(text) => push_text(&mut self.text, &text),
                Value::Day(day) => push_day(&mut self.text, self.days, day),
                Value::Number(number) if number.is_finite() => {
                    let _ = write!(self.text, "{number:?}");
                    if self.text.ends_with(".0") {
                        self.text.truncate(self.text.len() - 2);
                    }
                }
                Value::Number(_) => {}
                Value::Int(number) => {
                    let _ = write!(self.text, "{number}");
                }
            }
        }
        if self.text.len() == start {
            // A line of nothing would be no row.
            self.text.push_str("\"\"");
        }
        self.text.push_str("\r\n");
    }

    /// The bytes of the file.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// Text in quotes where it must be, behind an apostrophe where a spreadsheet would run it.
fn push_text(into: &mut String, text: &str) {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\0']);
    let quoted = text.contains([',', '"', '\r', '\n']) || text != text.trim();
    if quoted {
        into.push('"');
    }
    if runs {
        into.push('\'');
    }
    if text.contains('"') {
        into.push_str(&text.replace('"', "\"\""));
    } else {
        into.push_str(text);
    }
    if quoted {
        into.push('"');
    }
}

fn push_day(into: &mut String, days: Days, day: Day) {
    let (year, month, day) = day.parts();
    let _ = match days {
        Days::Iso => write!(into, "{year:04}-{month:02}-{day:02}"),
        Days::Slashed => write!(into, "{day:02}/{month:02}/{year:04}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: Form, rows: &[Vec<Value<'static>>]) -> String {
        let mut table = Table::new(form, ["id", "note"]);
        for row in rows {
            table.row(row.clone());
        }
        String::from_utf8(table.finish()).unwrap()
    }

    #[test]
    fn cells_are_quoted_only_where_they_must_be() {
        let rows = [
            vec!["A1".into(), "plain".into()],
            vec![Value::Int(-3), "with, comma and \"quote\"".into()],
            vec![Value::Number(0.5), "two\nlines".into()],
            vec![Value::Number(f64::NAN), " spaced".into()],
            vec![Value::Number(-12.0), Value::Blank],
        ];
        assert_eq!(
            written(Form::default(), &rows),
            "id,note\r\nA1,plain\r\n-3,\"with, comma and \"\"quote\"\"\"\r\n0.5,\"two\nlines\"\r\n,\" spaced\"\r\n-12,\r\n"
        );
    }

    #[test]
    fn days_are_written_as_asked_and_the_mark_comes_first() {
        let day = Day::new(2026, 3, 1).unwrap();
        let row = [vec![Value::Day(day), Value::Blank]];
        assert_eq!(
            written(
                Form {
                    marked: true,
                    days: Days::Iso
                },
                &row
            ),
            "\u{FEFF}id,note\r\n2026-03-01,\r\n"
        );
        let slashed = Form {
            marked: false,
            days: Days::Slashed,
        };
        assert_eq!(written(slashed, &row), "id,note\r\n01/03/2026,\r\n");
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_stands_behind_an_apostrophe() {
        for (text, line) in [
            ("=1+1", "'=1+1"),
            ("+44 7700", "'+44 7700"),
            ("-", "'-"),
            ("@sum", "'@sum"),
            ("\tx", "\"'\tx\""),
            ("\0x", "'\0x"),
            ("a=b", "a=b"),
        ] {
            let file = written(Form::default(), &[vec![text.into(), Value::Blank]]);
            assert_eq!(file, format!("id,note\r\n{line},\r\n"));
        }
    }

    #[test]
    fn a_row_of_nothing_is_still_a_row() {
        assert_eq!(
            written(Form::default(), &[vec![Value::Blank]]),
            "id,note\r\n\"\"\r\n"
        );
    }

    #[test]
    fn what_is_written_is_read_back_by_others_and_by_us() {
        let notes = ["a,b", "he said \"no\"", "x\r\ny", "", "Zoë"];
        let mut table = Table::new(
            Form {
                marked: true,
                days: Days::Iso,
            },
            ["id", "note"],
        );
        for note in notes {
            table.row(["C1".into(), note.into()]);
        }
        let bytes = table.finish();
        let mut others = ::csv::Reader::from_reader(bytes.as_slice());
        let read: Vec<String> = others
            .records()
            .map(|record| record.unwrap()[1].to_owned())
            .collect();
        assert_eq!(read, notes);
        let book = crate::read::open(&bytes);
        let mut rows = book.rows(0);
        assert_eq!(rows.next_row().unwrap().cell(0).text(), Some("id"));
        for note in notes {
            assert_eq!(rows.next_row().unwrap().cell(1).text().unwrap_or(""), note);
        }
        assert!(rows.next_row().is_none() && rows.noticed().is_empty());
    }
}
