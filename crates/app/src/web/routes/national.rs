//! The routes of the national record: England, authorities, reports, themes, search, corrections.

use access::Permission::{CorrectRecord, SeeRecord};

use crate::web::pages::{
    authorities, authority, compare, corrections, england, report, search, themes, unread,
};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // England
        .get("/england", SeeRecord, england::show)
        .get(
            "/england/judgements.csv",
            SeeRecord,
            england::judgements_csv,
        )
        .get("/england/years.csv", SeeRecord, england::years_csv)
        // Authorities
        .get("/authorities", SeeRecord, authorities::index)
        .get("/authorities.csv", SeeRecord, authorities::index_csv)
        .get("/authorities/{urn}", SeeRecord, authority::show)
        .get(
            "/authorities/{urn}/judgements.csv",
            SeeRecord,
            authority::judgements_csv,
        )
        .get(
            "/authorities/{urn}/points.csv",
            SeeRecord,
            authority::points_csv,
        )
        .get(
            "/authorities/{urn}/themes.csv",
            SeeRecord,
            authority::themes_csv,
        )
        .get(
            "/authorities/{urn}/neighbours.csv",
            SeeRecord,
            authority::neighbours_csv,
        )
        // Reports
        .get("/reports/{id}", SeeRecord, report::show)
        .get("/reports/{id}/pdf", SeeRecord, report::pdf)
        .get(
            "/reports/{id}/paragraphs.csv",
            SeeRecord,
            report::paragraphs_csv,
        )
        .get("/reports/{id}/points.csv", SeeRecord, report::points_csv)
        // Themes
        .get("/themes", SeeRecord, themes::index)
        .get("/themes.csv", SeeRecord, themes::index_csv)
        .get("/themes/{slug}", SeeRecord, themes::show)
        .get("/themes/{slug}/points.csv", SeeRecord, themes::points_csv)
        // Search
        .get("/search", SeeRecord, search::show)
        .get("/search.csv", SeeRecord, search::rows)
        // Compare
        .get("/compare", SeeRecord, compare::show)
        .get(
            "/compare/judgements.csv",
            SeeRecord,
            compare::judgements_csv,
        )
        // Corrections, and what could not be read
        .get("/corrections", SeeRecord, corrections::index)
        .get("/corrections.csv", SeeRecord, corrections::index_csv)
        .get(
            "/reports/{id}/corrections/new",
            CorrectRecord,
            corrections::new,
        )
        .post(
            "/reports/{id}/corrections/new",
            CorrectRecord,
            corrections::create,
        )
        .get("/unread", SeeRecord, unread::index)
        .get("/unread.csv", SeeRecord, unread::index_csv)
}
