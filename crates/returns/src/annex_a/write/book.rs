//! Annex A as a workbook, one sheet a list behind a sheet that says what it is; and as texts, one a list.

use super::{Made, Unfilled, Why};
use crate::table::Column;
use crate::write::Value;
use crate::write::csv::{Days, Form, Table as Text};
use crate::write::xlsx::{self, Workbook, Written};

/// A list as a text file.
#[derive(Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its name: `list_1.csv`.
    pub name: String,
    /// Its bytes, in UTF-8 with the mark by which Excel knows it.
    pub bytes: Vec<u8>,
}

/// A column of the first sheet.
const fn wide(heading: &'static str, width: u16) -> xlsx::Column<'static> {
    xlsx::Column {
        heading,
        width: Some(width),
    }
}

impl Made {
    /// The workbook: the sheet “About”, then one sheet a list. The same data make the same bytes.
    ///
    /// A list that could not be made has a sheet that says so in place of headings, lest it look like a list of nobody.
    #[must_use]
    pub fn workbook(&self, authority: &str) -> Written {
        let mut workbook = Workbook::new();
        self.about(&mut workbook, authority);
        self.each_list(|name, columns, rows| match rows {
            None => {
                let why = format!("Not filled: {}.", self.why_not(name));
                workbook.sheet(
                    name,
                    [xlsx::Column {
                        heading: &why,
                        width: Some(80),
                    }],
                );
            }
            Some(rows) => {
                workbook.sheet(
                    name,
                    columns.iter().map(|column| xlsx::Column {
                        heading: column.name,
                        width: None,
                    }),
                );
                rows.for_each(|row| workbook.row(row));
            }
        });
        workbook.finish()
    }

    /// One text for each list that could be made, with days as the lists want them (31/10/2026).
    #[must_use]
    pub fn texts(&self) -> Vec<TextFile> {
        let form = Form {
            marked: true,
            days: Days::Slashed,
        };
        let mut files = Vec::new();
        self.each_list(|name, columns, rows| {
            if let Some(rows) = rows {
                let mut text = Text::new(form, columns.iter().map(|column| column.name));
                rows.for_each(|row| text.row(row));
                files.push(TextFile {
                    name: format!("{}.csv", name.to_lowercase().replace(' ', "_")),
                    bytes: text.finish(),
                });
            }
        });
        files
    }

    /// Every list: its name, its columns and, where it could be made, its rows.
    fn each_list(
        &self,
        mut each: impl FnMut(
            &'static str,
            &'static [Column],
            Option<&mut dyn Iterator<Item = Vec<Value<'_>>>>,
        ),
    ) {
        let made: Vec<&'static str> = self
            .annex
            .supplied()
            .map(|(layout, _, _)| layout.name)
            .collect();
        self.annex.write(|name, columns, rows| {
            each(name, columns, made.contains(&name).then_some(rows));
        });
    }

    /// Why a list could not be made.
    fn why_not(&self, list: &str) -> String {
        self.unfilled
            .iter()
            .find(|each| each.list == list && each.column.is_none())
            .map_or_else(String::new, |each| each.why.to_string())
    }

    fn about(&self, workbook: &mut Workbook, authority: &str) {
        workbook.sheet(
            "About",
            [
                wide("Annex A: child-level data", 34),
                wide("", 60),
                wide("", 14),
                wide("", 14),
                wide("", 90),
            ],
        );
        let mut line = |cells: Vec<Value<'_>>| workbook.row(cells);
        line(vec!["Authority".into(), authority.into()]);
        line(vec!["As at the end of".into(), self.day.into()]);
        line(vec![
            "Six months begin on".into(),
            self.day.plus_months(-6).into(),
        ]);
        line(vec![
            "Twelve months begin on".into(),
            self.day.plus_months(-12).into(),
        ]);
        line(vec![
            "The data speak up to".into(),
            self.sources.as_at.map_or("not known".into(), Value::Day),
        ]);
        if self.sources.as_at.is_some_and(|as_at| as_at < self.day) {
            line(vec![
                "Take care".into(),
                "The data end before the day of these lists: what happened since is not in them."
                    .into(),
            ]);
        }
        line(vec![Value::Blank]);
        line(vec!["List".into(), "What".into(), "Rows".into()]);
        self.each_list(|name, _, rows| {
            let what = what(name).into();
            line(match rows {
                Some(rows) => vec![
                    name.into(),
                    what,
                    Value::Int(i64::try_from(rows.count()).unwrap_or(i64::MAX)),
                ],
                None => vec![name.into(), what, "not filled".into()],
            });
        });
        line(vec![Value::Blank]);
        line(vec![
            "What could not be filled".into(),
            "Column".into(),
            "Rows".into(),
            "Of".into(),
            "Why".into(),
        ]);
        for each in &self.unfilled {
            line(unfilled(each));
        }
        line(vec![Value::Blank]);
        line(vec![
            "Made from".into(),
            "File".into(),
            "Rows".into(),
            "Latest day".into(),
        ]);
        for table in &self.sources.tables {
            line(vec![
                sentence(table.fact.name()).into(),
                table.file.as_ref().into(),
                i64::from(table.rows).into(),
                table.latest.into(),
            ]);
        }
        line(vec![Value::Blank]);
        for (word, means) in HOW {
            line(vec![(*word).into(), (*means).into()]);
        }
    }
}

fn unfilled(each: &Unfilled) -> Vec<Value<'static>> {
    let counted = each.column.is_some() && !matches!(each.why, Why::WithoutDate);
    vec![
        each.list.into(),
        each.column.unwrap_or("the whole list").into(),
        if each.column.is_some() {
            i64::from(each.rows).into()
        } else {
            Value::Blank
        },
        if counted {
            i64::from(each.of).into()
        } else {
            Value::Blank
        },
        sentence(&each.why.to_string()).into(),
    ]
}

/// With a capital letter in front.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// Who is in a list.
pub(crate) fn what(list: &str) -> &'static str {
    match list {
        "List 1" => "Contacts of six months",
        "List 2" => "Early help: assessments of six months, and what the council coordinates now",
        "List 3" => "Referrals of six months",
        "List 4" => "Assessments under way at any time in six months",
        "List 5" => "Section 47 enquiries and initial conferences of six months",
        "List 6" => "Children in need now or at any time in six months",
        "List 7" => "Child protection plans running now or ended in six months",
        "List 8" => "Children in care now or at any time in six months",
        "List 9" => "Care leavers",
        "List 10" => "Adoption: orders and reversals of twelve months, and decisions that stand",
        _ => "Prospective adopters in touch with the agency in twelve months",
    }
}

/// How the columns are counted that other systems count otherwise.
const HOW: &[(&str, &str)] = &[
    (
        "Age",
        "Completed years on the day; -1 for a child not yet born.",
    ),
    (
        "Referrals and enquiries in 12 months",
        "Those that began in the twelve months before the day, besides the one in the row.",
    ),
    (
        "Initial conferences in 12 months",
        "Those held in the twelve months before the day, that of the row among them.",
    ),
    (
        "Placements in 12 months",
        "Placements with any day in the twelve months, temporary ones (T0 to T4) left out.",
    ),
    (
        "Missing and absent in 12 months",
        "Times that began in the twelve months while the child was in care.",
    ),
    (
        "Last visit",
        "The latest visit within the plan or the period of care, visits at which the child was not seen left out.",
    ),
    (
        "Team and worker",
        "Who held the work at the end of the day; where it is closed, who held it last.",
    ),
];
