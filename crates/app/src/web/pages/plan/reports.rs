//! Reports of the authority whose plan it is, as the national record has them.

use std::sync::Arc;

use jiff::civil::Date;

use crate::library::{Kept, Library};
use crate::state::App;
use crate::web::words;

/// The authority's own reports, the newest first; every report where it is not known whose service this is.
pub(super) fn own<'l>(app: &App, library: &'l Library) -> Vec<&'l Arc<Kept>> {
    let mut reports: Vec<&Arc<Kept>> = match app.own_urn() {
        Some(urn) => library.reports_of(urn).collect(),
        None => library.reports.iter().collect(),
    };
    reports.reverse();
    reports
}

/// What a report is called: its kind, its authority and its day.
pub(super) fn title(library: &Library, report: &Kept) -> String {
    let kind = (report.record.kind.as_ref()).map_or("Report", |kind| words::kind(kind.value));
    let authority = (report.urn())
        .and_then(|urn| library.authority(urn))
        .map(|authority| authority.name.clone())
        .or_else(|| {
            let printed = report.record.authority.as_ref()?;
            Some(printed.value.printed.clone())
        })
        .unwrap_or_else(|| "an authority nobody knows".to_owned());
    match report.day() {
        Some(day) => format!("{kind} of {authority}, {}", words::day(day)),
        None => format!("{kind} of {authority}"),
    }
}

/// The day of a report, by its id.
pub(super) fn day(library: &Library, id: &str) -> Option<Date> {
    library.report(id)?.day()
}
