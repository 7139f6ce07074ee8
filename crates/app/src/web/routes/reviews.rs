//! The routes of reviews of cohorts, practice audits and challenges.

use access::Permission::{
    Challenge, ExportChildren, ReviewChildren, RunReviews, SeeReviews, WorkProgramme,
};

use crate::web::pages::{challenges, practice_audits, reviews};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // Practice audits, and challenges of reviewing officers
        .get("/audits", SeeReviews, practice_audits::index)
        .post("/audits", RunReviews, practice_audits::create)
        .get("/audits/new", RunReviews, practice_audits::new)
        .get("/audits/learning", SeeReviews, practice_audits::learning)
        .get(
            "/audits/learning.csv",
            SeeReviews,
            practice_audits::learning_csv,
        )
        .get("/audits/{id}", SeeReviews, practice_audits::show)
        .post("/audits/{id}/shares", RunReviews, practice_audits::share)
        .post(
            "/audits/{id}/findings",
            WorkProgramme,
            practice_audits::find,
        )
        .post("/audits/{id}/end", RunReviews, practice_audits::close)
        .get(
            "/audits/{id}/children/{n}",
            SeeReviews,
            practice_audits::child,
        )
        .get(
            "/audits/{id}/children/{n}/audit",
            ReviewChildren,
            practice_audits::audit_form,
        )
        .post(
            "/audits/{id}/children/{n}/audit",
            ReviewChildren,
            practice_audits::audit_child,
        )
        .post(
            "/audits/{id}/children/{n}/moderation",
            ReviewChildren,
            practice_audits::moderate,
        )
        .post(
            "/audits/{id}/children/{n}/remedy",
            ReviewChildren,
            practice_audits::remedy,
        )
        .post(
            "/audits/{id}/children/{n}/remedied",
            ReviewChildren,
            practice_audits::remedied,
        )
        .post(
            "/audits/{id}/children/{n}/return",
            RunReviews,
            practice_audits::give_back,
        )
        .post(
            "/audits/{id}/children/{n}/exclusion",
            RunReviews,
            practice_audits::set_aside,
        )
        .get("/challenges", SeeReviews, challenges::index)
        .get("/challenges/new", Challenge, challenges::new)
        .post("/challenges", Challenge, challenges::create)
        .post("/challenges/clocks", RunReviews, challenges::set_clocks)
        .export("/challenges.csv", ExportChildren, challenges::index_csv)
        .get("/challenges/{id}", SeeReviews, challenges::show)
        .post("/challenges/{id}/answers", Challenge, challenges::answer)
        .post("/challenges/{id}/stages", Challenge, challenges::escalate)
        .post("/challenges/{id}/outcome", Challenge, challenges::close)
        // Reviews of cohorts
        .get("/reviews", SeeReviews, reviews::index)
        .get("/reviews/new", RunReviews, reviews::new)
        .post("/reviews", RunReviews, reviews::create)
        .get("/reviews/{id}", SeeReviews, reviews::show)
        .get("/reviews/{id}/share", RunReviews, reviews::share)
        .post("/reviews/{id}/share", RunReviews, reviews::share_out)
        .post(
            "/reviews/{id}/newcomers",
            RunReviews,
            reviews::add_newcomers,
        )
        .post("/reviews/{id}/closing", RunReviews, reviews::close)
        .get(
            "/reviews/{id}/children/{n}",
            SeeReviews,
            reviews::show_child,
        )
        .post(
            "/reviews/{id}/children/{n}",
            ReviewChildren,
            reviews::review_child,
        )
        .post(
            "/reviews/{id}/children/{n}/escalation",
            ReviewChildren,
            reviews::escalate,
        )
        .post(
            "/reviews/{id}/children/{n}/account",
            RunReviews,
            reviews::account,
        )
        .get("/reviews/{id}/second", SeeReviews, reviews::second)
        .post("/reviews/{id}/second", RunReviews, reviews::draw_or_share)
        .get(
            "/reviews/{id}/children/{n}/second",
            SeeReviews,
            reviews::show_second_child,
        )
        .post(
            "/reviews/{id}/children/{n}/second",
            ReviewChildren,
            reviews::second_child,
        )
        .get("/reviews/{id}/proof", SeeReviews, reviews::proof)
        .export("/reviews/{id}/rows.csv", ExportChildren, reviews::rows_csv)
}
