//! The routes of what was loaded: loads, their lines and layouts, checks, rules, disagreements.

use access::Permission::{ExportChildren, Load, SeeData, SeeRows, TakeFiles};

use crate::web::pages::{checks, disagreements, layouts, lines, loads, rules};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // Data: loads, checks, what could not be read
        .get("/loads", SeeData, loads::index)
        .files("/loads", Load, loads::MOST_SENT, loads::create)
        .get("/loads/queue/{id}", SeeData, loads::queued)
        .get("/loads/{id}", SeeData, loads::show)
        .export("/loads/{id}/files/{name}", TakeFiles, loads::file)
        .get("/checks", SeeData, checks::index)
        .export("/checks.csv", ExportChildren, checks::index_csv)
        .get("/checks/{source}/{code}", SeeData, checks::show)
        .get("/rules", SeeRows, rules::index)
        .get("/rules/{source}/{code}", SeeRows, rules::show)
        .get("/layouts", SeeData, layouts::index)
        .get("/layouts/{source}/{table}", SeeData, layouts::empty)
        .get("/doubts", SeeData, checks::doubts)
        .get("/disagreements", SeeData, disagreements::index)
        .export(
            "/disagreements.csv",
            ExportChildren,
            disagreements::index_csv,
        )
        .get("/loads/{id}/lines", SeeRows, lines::show)
}
