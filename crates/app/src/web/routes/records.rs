//! The routes of the authority’s own children: today, measures, lists, a child, teams, released figures.

use access::Permission::{
    ApproveReleases, ExportChildren, PrepareReleases, SeeChildren, SeeNumbers, SeeReleases,
    WorkLists,
};

use crate::web::pages::{child, lists, measures, purposes, releases, teams, today};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // Today and the measures
        .get("/", SeeNumbers, today::show)
        .get("/measures", SeeNumbers, measures::index)
        .get("/measures.csv", SeeNumbers, measures::index_csv)
        .get("/measures/{id}", SeeNumbers, measures::show::show)
        .get(
            "/measures/{id}/months.csv",
            SeeNumbers,
            measures::show::months_csv,
        )
        .get(
            "/measures/{id}/groups.csv",
            SeeNumbers,
            measures::show::groups_csv,
        )
        .get("/measures/{id}/cases", SeeChildren, measures::cases::show)
        .export(
            "/measures/{id}/cases.csv",
            ExportChildren,
            measures::cases::cases_csv,
        )
        .get("/judgements/{word}", SeeNumbers, measures::judgement::show)
        // Lists, a child, the row behind a number
        .get("/lists", SeeChildren, lists::index)
        .get("/lists.csv", SeeNumbers, lists::index_csv)
        .get("/lists/un-owned", SeeChildren, lists::unowned)
        .export(
            "/lists/un-owned/rows.csv",
            ExportChildren,
            lists::unowned_csv,
        )
        .get("/lists/{id}", SeeChildren, lists::show)
        .export("/lists/{id}/rows.csv", ExportChildren, lists::rows_csv)
        .post("/lists/{id}/work", WorkLists, lists::create)
        .get("/lists/{id}/notes/{n}", WorkLists, lists::notes::show)
        .post("/lists/{id}/notes/{n}", WorkLists, lists::notes::remove)
        .get("/children/{n}", SeeChildren, child::show)
        .post("/children/{n}/purpose", SeeChildren, purposes::create)
        .get("/teams", SeeNumbers, teams::index)
        .get("/teams.csv", SeeNumbers, teams::index_csv)
        .get("/teams/{n}", SeeNumbers, teams::show)
        // Released figures
        .get("/releases", SeeReleases, releases::index)
        .get("/releases/new", PrepareReleases, releases::new)
        .post("/releases", PrepareReleases, releases::create)
        .get("/releases/{id}", SeeReleases, releases::show)
        .get(
            "/releases/{id}/figures.csv",
            SeeReleases,
            releases::figures_csv,
        )
        .post(
            "/releases/{id}/approval",
            ApproveReleases,
            releases::approve,
        )
}
