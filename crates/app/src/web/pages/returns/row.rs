//! A row of a return that names nobody: GET /returns/{return}/rows/{table}/{row}; and the way to any row a rule points to.

use axum::extract::{Path, State};
use maud::html;
use returns::rule::Finding;

use super::child::rows_of;
use super::found::{Each, Found};
use super::source_of;
use super::views::short_name;
use crate::records::{Look, Source};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::paths;

/// The address of the row a rule points to: on the page of its child, or by itself. A line would not do: in XML one may
/// hold any number of children.
pub(crate) fn way_to(records: &Look, source: Source, finding: &Finding) -> Option<String> {
    let (table, row) = (finding.table, finding.row);
    if finding.child.is_empty() {
        return records
            .sees_everybody()
            .then(|| paths::returns::row(source.word(), table, row));
    }
    let address = match records.child_of(&finding.child) {
        Some(child) => records.address(child),
        None => records.stranger_address(&finding.child),
    };
    address.map(|address| paths::returns::row_of_child(source.word(), address, table, row))
}

/// The row.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path((of, table, at)): Path<(String, String, u32)>,
) -> Result<Page, Error> {
    let none = || Error::NotFound("this row");
    let source = source_of(&of)?;
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let table = records.sent_row(source, &table, at).ok_or_else(none)?;
    let about: Vec<&Each<'_>> = found
        .all
        .iter()
        .filter(|each| {
            each.stands.table == table.name
                && records
                    .finding(found.checked, each.stands.at)
                    .is_some_and(|finding| finding.row == at)
        })
        .collect();
    Ok(
        Page::new(Section::Data, format!("A row of {}", table.name), html! {
            "It names no child of the return."
        })
        .caption(source.name())
        .crumb("Data", paths::loads())
        .crumb("Returns", paths::returns::index())
        .crumb(short_name(source), paths::returns::of(source.word()))
        .invented(records.invented())
        .stamp(html! { "As it was sent." })
        .body(html! {
            (section("row", table.name, rows_of(&records, &found, &about, &table, 0, None)))
            (section("what-would-change", "What would change this page", html! {
                p.wm-p { "Put it right in the case system, never in the file alone: the next load shows it." }
            }))
        }),
    )
}
