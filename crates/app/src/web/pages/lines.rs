//! The row a number comes from: GET /loads/{id}/lines, the headings of the file and the row under them.

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use children::Day;
use maud::{Markup, html};
use returns::cell::{Field as _, Got};
use returns::read::{self, Book, CellView, zipped};
use serde::Deserialize;

use crate::records::{MASKED, Row, Source};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::{details::details, section::section};
use crate::web::page::{Page, Section};
use crate::web::pages::purposes;
use crate::web::who::Who;
use crate::web::words::children as said;
use crate::web::{links, paths, words};

/// Rows shown before and after.
const AROUND: usize = 3;
/// Rows among which the headings are looked for.
const HEADS: usize = 15;

/// Which line of which file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    file: String,
    line: u32,
}

/// A row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq)]
struct Read {
    line: u32,
    cells: Vec<String>,
}

/// What was found of the line: the headings, the row, and those around it.
#[derive(Debug, Default, PartialEq)]
struct Found {
    heads: Read,
    row: Option<Read>,
    before: Vec<Read>,
    after: Vec<Read>,
}

impl Found {
    /// Puts words in place of what a role does not see.
    fn mask(&mut self, shown: Row) {
        let heads = &self.heads.cells;
        let rows = self.before.iter_mut().chain(&mut self.row);
        for read in rows.chain(&mut self.after) {
            for (at, cell) in read.cells.iter_mut().enumerate() {
                // Nothing tells what is under no heading: it is hidden from whom anything is.
                let hidden = match heads.get(at).filter(|head| !head.trim().is_empty()) {
                    Some(head) => shown.hides(head),
                    None => shown.hides_anything(),
                };
                if hidden && !cell.is_empty() {
                    MASKED.clone_into(cell);
                }
            }
        }
    }
}

/// The row.
pub(crate) async fn show(
    State(app): State<App>,
    Who(acting): Who,
    Ours(looks): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    uri: Uri,
) -> Result<Response, Error> {
    // What is not there, what was replaced by a later load, and what is of somebody who is not shown: the same answer.
    let none = || Error::NotFound("this line");
    let shown = looks.row(&id, &asked.file, asked.line).ok_or_else(none)?;
    // A row of a child is the child: why they are opened is asked first.
    for address in looks.seen().children() {
        if purposes::is_asked(&app, &acting, &address).await? {
            return Ok(purposes::before_rows(&address, uri.to_string()).into_response());
        }
    }
    let loads = app.store().loads().await.map_err(anyhow::Error::from)?;
    let load = loads
        .into_iter()
        .find(|load| load.id == id)
        .ok_or_else(none)?;
    let (file, sheet) = named(&asked.file);
    let whole = app
        .store()
        .load_file(&id, &asked.file)
        .await
        .map_err(anyhow::Error::from)?;
    let (bytes, file, sheet) = match whole {
        Some(bytes) => (bytes, asked.file.clone(), String::new()),
        None => {
            let bytes = stored(&app, &id, file).await?;
            (bytes.ok_or_else(none)?, file.to_owned(), sheet.to_owned())
        }
    };
    // A line of XML may hold any number of children.
    if is_xml(&bytes) {
        return Err(none());
    }
    let wanted = asked.line;
    let of = sheet.clone();
    // A workbook of half a million rows takes a while: not on a thread that serves.
    let mut found = tokio::task::spawn_blocking(move || {
        let book = read::open(&bytes);
        let at = if of.is_empty() {
            0
        } else {
            book.sheets.iter().position(|each| each.name == of)?
        };
        Some(look(&book, at, wanted))
    })
    .await
    .map_err(anyhow::Error::from)?
    .ok_or_else(none)?;
    // The rows around are other children’s: each stands here only where it may be shown by itself.
    let may = |row: &Read| looks.row(&id, &asked.file, row.line).is_some();
    found.before.retain(may);
    found.after.retain(may);
    found.mask(shown);
    let row = found.row.as_ref().ok_or_else(none)?;
    let source = Source::from_word(&load.source)
        .map_or_else(|| load.source.clone(), |source| source.name().to_owned());
    let filled = row
        .cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .count();
    let place = if sheet.is_empty() {
        file.clone()
    } else {
        format!("{file}, sheet {sheet}")
    };
    Ok(Page::new(
        Section::Data,
        format!("Line {} of {place}", row.line),
        html! { "The row as it came: " (filled) " of " (words::count(found.heads.cells.len().max(row.cells.len()), "column", "columns")) " filled." },
    )
    .crumb("Today", paths::today())
    .crumb("Data", paths::loads())
    .crumb(format!("{source}, {}", words::moment(load.at)), paths::load(&load.id))
    .invented(load.invented)
    .stamp(html! { (source) ", loaded on " (words::moment(load.at)) " by " (load.by) ". Nothing here was changed or worked out: it is what the file holds." })
    .body(html! {
        table.wm-t.wm-read #line {
            caption { "The headings stand on line " (found.heads.line) "." }
            thead { tr { th scope="col" { "Column" } th scope="col" { "As written" } th.wm-meant scope="col" { "Read as" } } }
            tbody {
                @for (head, cell) in paired(&found.heads, row) {
                    tr { th scope="row" { (head) } td { (as_written(cell)) } td.wm-meant { (read_as(cell)) } }
                }
            }
        }
        @if !found.before.is_empty() || !found.after.is_empty() {
            (details("The lines before and after", around(&found, row)))
        }
        (section("what-would-change", "What would change this", html! {
            p.wm-p { "Put it right in the case system: the next extract carries it here." }
            (links::only(&paths::load(&load.id), "All of this load, and what could not be read"))
        }))
    })
    .into_response())
}

/// A file of a load, be it in a zip.
async fn stored(app: &App, load: &str, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let of = |name: String| async move {
        let bytes = app.store().load_file(load, &name).await;
        bytes.map_err(anyhow::Error::from)
    };
    if let Some(bytes) = of(name.to_owned()).await? {
        return Ok(Some(bytes));
    }
    for (at, _) in name.match_indices('/') {
        let (zip, within) = name.split_at(at);
        if let Some(bytes) = of(zip.to_owned()).await? {
            return Ok(zipped::one(&bytes, within.trim_start_matches('/')));
        }
    }
    Ok(None)
}

/// Whether bytes are XML: their first mark is.
fn is_xml(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| {
        !matches!(
            byte,
            0 | b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF
        )
    });
    first == Some(&b'<')
}

/// A file's name, and the sheet where it names one.
fn named(name: &str) -> (&str, &str) {
    name.rsplit_once(", sheet ").unwrap_or((name, ""))
}

/// Each heading with its cell; cells without a heading by their number.
fn paired<'a>(heads: &'a Read, row: &'a Read) -> Vec<(String, &'a str)> {
    let columns = heads.cells.len().max(row.cells.len());
    (0..columns)
        .map(|at| {
            let head = heads.cells.get(at).filter(|head| !head.trim().is_empty());
            let cell = row.cells.get(at).map_or("", String::as_str);
            (
                head.cloned()
                    .unwrap_or_else(|| format!("Column {}, without a heading", at + 1)),
                cell,
            )
        })
        .collect()
}

/// The line in a sheet: its headings are the widest of the first rows before it.
fn look(book: &Book<'_>, sheet: usize, wanted: u32) -> Found {
    let mut rows = book.rows(sheet);
    let mut found = Found::default();
    let mut looked = 0;
    while let Some(row) = rows.next_row() {
        let read = Read {
            line: row.line,
            cells: row.cells().map(written).collect(),
        };
        if read.line < wanted {
            let filled = |read: &Read| {
                read.cells
                    .iter()
                    .filter(|cell| !cell.trim().is_empty())
                    .count()
            };
            if looked < HEADS && filled(&found.heads) < 2 && filled(&read) > filled(&found.heads) {
                found.heads = read.clone();
            }
            if found.before.len() == AROUND {
                found.before.remove(0);
            }
            found.before.push(read);
        } else if read.line == wanted {
            found.row = Some(read);
        } else if found.row.is_none() || found.after.len() == AROUND {
            break;
        } else {
            found.after.push(read);
        }
        looked += 1;
    }
    found.before.retain(|read| read.line > found.heads.line);
    found
}

/// A cell as a reader of the file sees it.
fn written(cell: CellView<'_>) -> String {
    match cell {
        CellView::Empty => String::new(),
        CellView::Text(text) | CellView::Error(text) => text.to_owned(),
        CellView::Number(number) => number.to_string(),
        CellView::Date(date) if date.time() == jiff::civil::Time::midnight() => {
            date.date().to_string()
        }
        CellView::Date(date) => date.to_string(),
        CellView::Bool(yes) => (if yes { "TRUE" } else { "FALSE" }).to_owned(),
    }
}

fn as_written(cell: &str) -> Markup {
    html! {
        @if cell.is_empty() { span.wm-sub { "empty" } }
        @else if cell.trim().is_empty() { span.wm-sub { "spaces" } }
        @else { (cell) }
    }
}

/// What a day is read as, in words; other text is what it is.
fn read_as(cell: &str) -> Markup {
    let like_a_day = cell.contains(['-', '/', '.']) && cell.contains(|c: char| c.is_ascii_digit());
    let day = match Day::read(CellView::Text(cell)) {
        Got::Plain(day) | Got::Other(day, _) if like_a_day => Some(day),
        Got::Plain(_) | Got::Other(..) | Got::Blank | Got::EmptyBy(_) | Got::Unreadable => None,
    };
    html! { @if let Some(day) = day { (said::on(day)) } @else if cell.trim().is_empty() { "not given" } }
}

fn around(found: &Found, row: &Read) -> Markup {
    html! {
        div.wm-scroll role="region" aria-label="The lines before and after" tabindex="0" {
            table.wm-t.wm-around {
                thead { tr { th.n scope="col" { "Line" } @for head in &found.heads.cells { th scope="col" { (head) } } } }
                tbody {
                    @for each in found.before.iter().chain([row]).chain(&found.after) {
                        tr.wm-me[each.line == row.line] { th.n scope="row" { (each.line) } @for cell in &each.cells { td { (cell) } } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"child_id,came\r\n1,2026-01-02\r\n2,2026-01-03\r\n3,\r\n4,2026-01-05\r\n";

    #[test]
    fn a_line_is_found_with_its_headings_and_those_around_it() {
        let book = read::open(FILE);
        let found = look(&book, 0, 3);
        assert_eq!(found.heads.cells, ["child_id", "came"]);
        assert_eq!(found.row.as_ref().unwrap().cells, ["2", "2026-01-03"]);
        assert_eq!(
            found.before.iter().map(|row| row.line).collect::<Vec<_>>(),
            [2]
        );
        assert_eq!(
            found.after.iter().map(|row| row.line).collect::<Vec<_>>(),
            [4, 5]
        );
        assert_eq!(look(&book, 0, 9).row, None);
    }

    #[test]
    fn xml_is_known_by_its_first_mark() {
        assert!(is_xml(b"\xEF\xBB\xBF\r\n<Message>"));
        assert!(is_xml(b"\xFF\xFE<\0M\0"));
        assert!(!is_xml(FILE));
    }

    #[test]
    fn a_workbook_is_named_with_its_sheet() {
        assert_eq!(named("annex.xlsx, sheet List 6"), ("annex.xlsx", "List 6"));
        assert_eq!(named("referrals.csv"), ("referrals.csv", ""));
    }

    #[test]
    fn cells_beyond_the_headings_are_shown_too() {
        let (heads, row) = (
            Read {
                line: 1,
                cells: vec!["a".into()],
            },
            Read {
                line: 2,
                cells: vec!["1".into(), "2".into()],
            },
        );
        assert_eq!(
            paired(&heads, &row),
            [
                ("a".to_owned(), "1"),
                ("Column 2, without a heading".to_owned(), "2")
            ]
        );
    }
}
