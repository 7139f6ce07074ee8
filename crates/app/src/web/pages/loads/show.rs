//! A load: GET /loads/{id} and /loads/{id}/files/{name}: what came, what was read, how it differs from the load before.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use returns::doubt::{Doubt, What};
use returns::service::Supplied;
use returns::table::From;
use store::{Load, LoadFile};

use super::source_name;
use crate::records::{Source, read_into};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::{details::details, section::section};
use crate::web::page::{Page, Section};
use crate::web::{links, paths, words};

/// A table as one load had it.
struct Table {
    name: &'static str,
    file: String,
    rows: usize,
    missing: Vec<&'static str>,
    /// Cells that were written otherwise and understood.
    understood: u32,
    /// Cells that could not be read.
    strange: u32,
}

/// One load.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let store = app.store();
    let loads = store.loads().await.map_err(anyhow::Error::from)?;
    let load = loads
        .iter()
        .find(|load| load.id == id)
        .ok_or(Error::NotFound("this load"))?;
    let before = loads.iter().find(|other| {
        other.source == load.source && other.refused.is_empty() && other.id < load.id
    });
    let files = store.load_files(&id).await.map_err(anyhow::Error::from)?;
    if files.is_empty() {
        return Ok(removed(load));
    }
    let (tables, doubts) = read(&app, load).await?;
    let tables_before = match before {
        Some(before) => Some((before.clone(), read(&app, before).await?.0)),
        None => None,
    }
    // Of a load whose files were removed nothing can be compared.
    .filter(|(_, tables)| !tables.is_empty());
    let rows: usize = tables.iter().map(|table| table.rows).sum();
    Ok(Page::new(
        Section::Data,
        format!("{}, {}", source_name(load), words::moment(load.at)),
        html! {
            @if load.refused.is_empty() {
                (words::count(tables.len(), "table", "tables")) " and " (words::rows(rows)) " rows were read; "
                (words::count(doubts.iter().filter(|doubt| doubt.what.is_serious()).count(), "serious doubt", "serious doubts")) "."
            } @else {
                "Refused: " (load.refused)
            }
        },
    )
    .crumb("Data", paths::loads())
    .invented(load.invented)
    .stamp(html! { "Loaded by " (load.by) ". The files are kept as they came; " @if load.again_after.is_empty() { "their hash together is " } @else { "they were loaded before and took the place of the load after that again; their hash together with that load is " } code { (load.sha256.get(..16).unwrap_or(&load.sha256)) } "." })
    .body(html! {
        @if load.refused.is_empty() {
            (section("doubts", "What could not be read", doubts_shown(&doubts)))
            (section("tables", "What was read", tables_shown(&tables, tables_before.as_ref())))
        }
        (section("files", "The files", files_shown(load, &files)))
    }))
}

/// A load whose files were removed on schedule: that it came is still known.
fn removed(load: &Load) -> Page {
    Page::new(
        Section::Data,
        format!("{}, {}", source_name(load), words::moment(load.at)),
        html! { "Its files were removed: a newer load had taken its place for longer than such files are kept." },
    )
    .crumb("Data", paths::loads())
    .invented(load.invented)
    .stamp(html! { "Loaded by " (load.by) ". " (words::rows(load.rows)) " rows were read then; the hash of the files together " @if !load.again_after.is_empty() { "and of the load they replaced " } "was " code { (load.sha256.get(..16).unwrap_or(&load.sha256)) } "." })
    .body(html! { p.wm-p { "If you still have the files, that hash says whether they are the same." } })
}

/// A file as it came.
pub(crate) async fn file(
    State(app): State<App>,
    Ours(look): Ours,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Error> {
    let bytes = app
        .store()
        .load_file(&id, &name)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound("this file"))?;
    // A whole file holds everybody.
    look.note_all();
    Ok((
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_DISPOSITION, sent_as(&name)),
        ],
        bytes,
    )
        .into_response())
}

/// What a file is called where it is sent out: always as a file, without folders and whatever would end the header.
fn sent_as(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("file");
    let plain: String = last
        .chars()
        .filter(|c| !c.is_control() && *c != '"')
        .collect();
    format!("attachment; filename=\"{plain}\"")
}

/// Reads a load again, as this version reads it.
async fn read(app: &App, load: &Load) -> Result<(Vec<Table>, Vec<Doubt>), Error> {
    let source = Source::from_word(&load.source).filter(|_| load.refused.is_empty());
    let Some(source) = source else {
        // What was refused may have been made to harm: it is not read again.
        return Ok((Vec::new(), Vec::new()));
    };
    let files = app
        .store()
        .load_bytes(&load.id)
        .await
        .map_err(anyhow::Error::from)?;
    let read = tokio::task::spawn_blocking(move || {
        let mut supplied = Supplied::default();
        let (_, doubts) = read_into(&mut supplied, source, &files);
        (tables_of(&supplied, &doubts), doubts)
    });
    Ok(read.await.map_err(anyhow::Error::from)?)
}

fn tables_of(supplied: &Supplied, doubts: &[Doubt]) -> Vec<Table> {
    let cells = |from: &From, is: &dyn Fn(&What) -> bool| {
        let of_table = doubts
            .iter()
            .filter(|doubt| *doubt.file == *from.file && *doubt.sheet == *from.sheet);
        let counts = of_table.filter(|doubt| is(&doubt.what));
        counts.fold(0_u32, |sum, doubt| sum.saturating_add(doubt.lines.count))
    };
    Source::ALL
        .into_iter()
        .flat_map(|source| source.tables(supplied))
        .map(|(layout, from, rows)| Table {
            name: layout.name,
            file: from.name(),
            rows,
            missing: from.missing.iter().map(|column| column.name).collect(),
            understood: cells(from, &|what| matches!(what, What::Normalised(_))),
            strange: cells(from, &|what| matches!(what, What::Unreadable(_))),
        })
        .collect()
}

/// Doubts: what is missing or unreadable first, tables not supplied together, what was only written otherwise folded.
pub(crate) fn doubts_shown(doubts: &[Doubt]) -> Markup {
    let absent: Vec<&str> = doubts
        .iter()
        .filter(|doubt| doubt.what == What::MissingTable)
        .filter_map(|doubt| doubt.table)
        .collect();
    let (serious, slight): (Vec<&Doubt>, Vec<&Doubt>) = doubts
        .iter()
        .filter(|doubt| doubt.what != What::MissingTable)
        .partition(|doubt| doubt.what.is_serious());
    html! {
        @if serious.is_empty() { p.wm-p { "Everything in the files was read." } } @else { (rows_of(&serious)) }
        @if !absent.is_empty() {
            p.wm-p { strong { "Not supplied: " } (absent.join(", ")) ". Measures and lists that need them say so." }
        }
        @if !slight.is_empty() {
            (details(&format!("{} written otherwise and understood", words::count(slight.len(), "thing", "things")), rows_of(&slight)))
        }
    }
}

fn rows_of(doubts: &[&Doubt]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Where" } th scope="col" { "What" } } }
            tbody {
                @for doubt in doubts {
                    @let words = doubt.to_string();
                    @let place = doubt.place();
                    tr {
                        th scope="row" { (place) }
                        td data-l="What" { (words::capital(words.strip_prefix(&format!("{place}: ")).unwrap_or(&words))) }
                    }
                }
            }
        }
    }
}

fn tables_shown(tables: &[Table], before: Option<&(Load, Vec<Table>)>) -> Markup {
    let earlier = |name: &str| {
        before
            .and_then(|(_, tables)| tables.iter().find(|table| table.name == name))
            .map(|table| table.rows)
    };
    html! {
        @if let Some((before, _)) = before { p.wm-p { "Compared with the load of " a.govuk-link href=(paths::load(&before.id)) { (words::moment(before.at)) } "." } }
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Table" } th scope="col" { "File" } th.n scope="col" { "Rows" } @if before.is_some() { th.n scope="col" { "Since the load before" } } th.n scope="col" { "Cells not read" } th.n scope="col" { "Read otherwise" } th scope="col" { "Columns not supplied" } } }
            tbody {
                @for table in tables {
                    tr {
                        th scope="row" { (table.name) }
                        td data-l="File" { (table.file) }
                        td.n data-l="Rows" { (words::rows(table.rows)) }
                        @if before.is_some() {
                            td.n data-l="Change" { (change(table.rows, earlier(table.name))) }
                        }
                        td.n data-l="Cells not read" { (table.strange) }
                        td.n data-l="Read otherwise" { (table.understood) }
                        td data-l="Missing" { @if table.missing.is_empty() { "none" } @else { (table.missing.join(", ")) } }
                    }
                }
                @if let Some((_, gone)) = before {
                    @for table in gone.iter().filter(|table| tables.iter().all(|now| now.name != table.name)) {
                        tr {
                            th scope="row" { (table.name) }
                            td data-l="File" { "Was in the load before, is not in this one" }
                            td.n data-l="Rows" { "0" }
                            td.n data-l="Change" { (change(0, Some(table.rows))) }
                            td {}
                            td {}
                            td {}
                        }
                    }
                }
            }
        }
    }
}

fn change(now: usize, before: Option<usize>) -> String {
    match before {
        None => "new".to_owned(),
        Some(before) if before == now => "the same".to_owned(),
        Some(before) if now > before => format!("{} more", words::rows(now - before)),
        Some(before) => format!("{} fewer", words::rows(before - now)),
    }
}

fn files_shown(load: &Load, files: &[LoadFile]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "File" } th.n scope="col" { "Bytes" } th scope="col" { "SHA-256" } } }
            tbody {
                @for file in files {
                    tr {
                        th scope="row" { (links::to(&paths::load_file(&load.id, &file.name), &file.name)) }
                        td.n data-l="Bytes" { (words::rows(file.size)) }
                        td data-l="SHA-256" { code { (file.sha256.get(..16).unwrap_or(&file.sha256)) "…" } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_out_under_a_plain_name_and_as_a_file() {
        for (name, sent) in [
            ("episodes.csv", "episodes.csv"),
            ("last/header.csv", "header.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\header.csv", "header.csv"),
            (
                "a\"; x=\"b\r\nSet-Cookie: c=d\t.csv",
                "a; x=bSet-Cookie: c=d.csv",
            ),
        ] {
            assert_eq!(sent_as(name), format!("attachment; filename=\"{sent}\""));
        }
    }
}
