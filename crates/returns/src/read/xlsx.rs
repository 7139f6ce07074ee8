//! Workbooks (.xlsx) as rows: read a row at a time, so that no workbook, however made, fills the memory.
//!
//! A sheet's own word for its size is not asked. Rows and cells come with the places written on them; hidden ones come
//! like any other and are counted.

use super::Sheet;
use super::notice::{Limit, Noticed, Notices, What};
use super::zip::Archive;
use xml::{Next, Xml, attribute, attribute_text, says_yes};

pub use rows::Rows;

mod cell;
mod rows;
mod strings;
mod styles;
mod xml;

/// The most sheets that are listed.
const MOST_SHEETS: usize = 500;

/// A workbook with what its sheets share.
pub struct Workbook<'b> {
    archive: Archive<'b>,
    sheets: Vec<Found>,
    strings: strings::Strings,
    dates: Vec<bool>,
    from_1904: bool,
}

/// A sheet and the part that holds it.
struct Found {
    sheet: Sheet,
    part: String,
}

impl<'b> Workbook<'b> {
    /// Finds the sheets; none where the bytes are no workbook, and then what they are is said.
    #[must_use]
    pub fn open(bytes: &'b [u8]) -> (Option<Workbook<'b>>, Vec<Sheet>, Vec<Noticed>) {
        let mut noticed = Vec::new();
        let mut say = |what: What| noticed.push(Noticed::of_file(what));
        let Some(archive) = Archive::open(bytes) else {
            say(What::BrokenWorkbook);
            return (None, Vec::new(), noticed);
        };
        let main = related(&archive, "", "_rels/.rels")
            .into_iter()
            .find(|related| related.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |related| related.part);
        let Some(part) = archive
            .part(&main)
            .filter(|_| main.ends_with(".xml") && !main.starts_with("word/"))
        else {
            say(other_kind(&archive));
            return (None, Vec::new(), noticed);
        };
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let related = related(&archive, folder, &format!("{folder}/_rels/{name}.rels"));
        let of_kind = |kind: &str| {
            related
                .iter()
                .find(|each| each.kind == kind)
                .map(|each| each.part.as_str())
        };

        let mut workbook = Xml::new(part);
        let (mut sheets, mut listed, mut from_1904) = (Vec::new(), 0, false);
        loop {
            match workbook.next() {
                Next::Start(start) => match start.local_name().as_ref() {
                    "workbookPr" => from_1904 |= says_yes(&start, "date1904"),
                    "sheet" if listed == MOST_SHEETS => {
                        listed += 1;
                        say(What::StoppedAtLimit(Limit::Parts));
                        break;
                    }
                    "sheet" => {
                        listed += 1;
                        let id = attribute_text(&start, "id").unwrap_or_default();
                        let sheet = Sheet {
                            name: attribute_text(&start, "name").unwrap_or_default(),
                            hidden: attribute(&start, "state")
                                .is_some_and(|state| &*state != "visible"),
                        };
                        match related.iter().find(|each| each.id == id) {
                            Some(each) if each.kind == "worksheet" => {
                                sheets.push(Found {
                                    sheet,
                                    part: each.part.clone(),
                                });
                            }
                            // A sheet that is one chart has no cells.
                            Some(_) => {}
                            None => say(What::BrokenPart(sheet.name)),
                        }
                    }
                    _ => {}
                },
                Next::Over => break,
                Next::End(_) | Next::Text(_) | Next::Char(_) | Next::Other => {}
            }
        }
        let whole = workbook.at_end() || listed > MOST_SHEETS;
        workbook
            .verdict(&main, whole)
            .into_iter()
            .for_each(&mut say);

        let strings = match of_kind("sharedStrings").and_then(|part| archive.part(part)) {
            Some(part) => {
                let (strings, what) = strings::Strings::read(&mut Xml::new(part));
                what.into_iter().for_each(&mut say);
                strings
            }
            None => strings::Strings::default(),
        };
        let dates = match of_kind("styles").and_then(|part| archive.part(part)) {
            Some(part) => {
                let (dates, whole) = styles::dates(&mut Xml::new(part));
                if !whole {
                    say(What::BrokenPart("styles".to_owned()));
                }
                dates
            }
            None => Vec::new(),
        };
        if from_1904 {
            say(What::CountsFrom1904);
        }
        let names = sheets.iter().map(|found| found.sheet.clone()).collect();
        (
            Some(Workbook {
                archive,
                sheets,
                strings,
                dates,
                from_1904,
            }),
            names,
            noticed,
        )
    }

    /// The rows of a sheet from the top; none where there is no such sheet.
    #[must_use]
    pub fn rows(&self, sheet: usize) -> Option<Rows<'_>> {
        let found = self.sheets.get(sheet)?;
        let mut noticed = Notices::default();
        if found.sheet.hidden {
            noticed.push(Noticed::of_file(What::HiddenSheet));
        }
        let xml = self.archive.part(&found.part).map(Xml::new);
        if xml.is_none() {
            noticed.push(Noticed::of_file(What::BrokenPart(found.sheet.name.clone())));
        }
        Some(Rows::new(self, &found.sheet.name, xml, noticed))
    }
}

/// One part that another names.
struct Related {
    id: String,
    kind: String,
    part: String,
}

/// What a part names, with the last word of each kind.
fn related(archive: &Archive<'_>, folder: &str, part: &str) -> Vec<Related> {
    let mut found = Vec::new();
    let Some(part) = archive.part(part.trim_start_matches('/')) else {
        return found;
    };
    let mut xml = Xml::new(part);
    loop {
        match xml.next() {
            Next::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let kind = attribute_text(&start, "Type").unwrap_or_default();
                let target = attribute_text(&start, "Target").unwrap_or_default();
                found.push(Related {
                    id: attribute_text(&start, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    part: resolved(folder, &target),
                });
            }
            Next::Over => return found,
            _ if found.len() > 4 * MOST_SHEETS => return found,
            Next::Start(_) | Next::End(_) | Next::Text(_) | Next::Char(_) | Next::Other => {}
        }
    }
}

/// A part's name from the folder it is named in.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(from_top) = target.strip_prefix('/') {
        return from_top.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What a packed file is that holds no workbook we read.
fn other_kind(archive: &Archive<'_>) -> What {
    let has = |name: &str| archive.names().any(|part| part.eq_ignore_ascii_case(name));
    if has("xl/workbook.bin") || has("content.xml") {
        What::OldWorkbook
    } else if has("word/document.xml") {
        What::AnotherKind("a Word document")
    } else if archive.names().any(|part| part.starts_with("xl/")) {
        What::BrokenWorkbook
    } else {
        What::AnotherKind("a zip of other files")
    }
}

#[cfg(test)]
mod tests;
