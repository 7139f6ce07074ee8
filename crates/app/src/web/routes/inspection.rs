//! The routes of inspection week: Annex A and what inspectors ask for.

use access::Permission::{ExportChildren, RunInspection, SeeInspection};

use crate::web::pages::{annex_a, requests};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // Inspection week: Annex A on any day, frozen; what inspectors ask for
        .get("/annex-a", SeeInspection, annex_a::show)
        .export("/annex-a/workbook", ExportChildren, annex_a::workbook)
        .post("/annex-a/freezes", RunInspection, annex_a::create)
        .export("/annex-a/freezes/{id}", ExportChildren, annex_a::frozen)
        .get(
            "/annex-a/freezes/{id}/changes",
            SeeInspection,
            annex_a::compare,
        )
        .get(
            "/annex-a/freezes/{id}/removal",
            RunInspection,
            annex_a::removal::show,
        )
        .post(
            "/annex-a/freezes/{id}/removal",
            RunInspection,
            annex_a::removal::remove,
        )
        .get("/requests", SeeInspection, requests::index)
        .post("/requests", RunInspection, requests::create)
        .export("/requests.csv", ExportChildren, requests::index_csv)
}
