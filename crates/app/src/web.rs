//! Every route of the site, in groups: its table of contents.

mod assets;
mod changed_since;
mod children;
mod csv;
mod error;
mod exports;
mod govuk;
mod in_force;
pub(crate) mod noted;
mod origins;
mod own_forms;
mod page;
mod pages;
mod papers;
mod paths;
pub(crate) mod recorded;
mod site;
#[cfg(test)]
mod tests;
mod typed;
pub(crate) mod who;
pub(crate) mod words;

use std::sync::Arc;

use access::Permission::*;
use axum::Router;
use axum::middleware;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::edge::{Edge, bodies, headers, limits, logs};
use crate::state::App;
pub(crate) use csv::safe as formula_safe;
pub(crate) use error::Error;
pub(crate) use pages::purposes::name as purpose_name;
use pages::{
    account, annex_a, audit, authorities, authority, board, challenges, checks, child, compare,
    corrections, coverage, disagreements, england, health, layouts, lines, lists, loads, measures,
    packs, people, plan, plan_files, practice_audits, purposes, releases, report, requests,
    restrictions, returns, reviews, rules, sample_role, search, sign_in, teams, templates, themes,
    today, unread,
};
use site::Site;
pub(crate) use who::acting;

/// Every route, each with what it asks of whoever comes.
fn site() -> Site {
    returns::routes(Site::default())
        // Data: loads, checks, what could not be read
        .get("/loads", SeeData, loads::index)
        .files("/loads", Load, loads::MOST_SENT, loads::create)
        .get("/loads/queue/{id}", SeeData, loads::queued)
        .get("/loads/{id}", SeeData, loads::show)
        .export("/loads/{id}/files/{name}", TakeFiles, loads::file)
        .get("/checks", SeeData, checks::index)
        .get("/checks.csv", SeeData, checks::index_csv)
        .get("/checks/{source}/{code}", SeeData, checks::show)
        .get("/rules", SeeData, rules::index)
        .get("/rules/{source}/{code}", SeeData, rules::show)
        .get("/layouts", SeeData, layouts::index)
        .get("/layouts/{source}/{table}", SeeData, layouts::empty)
        .get("/doubts", SeeData, checks::doubts)
        .get("/disagreements", SeeData, disagreements::index)
        .export(
            "/disagreements.csv",
            ExportChildren,
            disagreements::index_csv,
        )
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
        .get("/loads/{id}/lines", SeeRows, lines::show)
        // The improvement programme: the plan
        // Papers: the board's pack, its public version, the self-evaluation, the plan as a document
        .get("/board/pack", RunBoard, packs::board)
        .get("/board/pack.pdf", RunBoard, packs::board_pdf)
        .post("/board/pack", RunBoard, packs::lay)
        .get("/board/pack/public", RunBoard, packs::public)
        .get("/board/pack/public.pdf", RunBoard, packs::public_pdf)
        .get("/self-evaluation", RunBoard, packs::evaluation)
        .get("/self-evaluation.pdf", RunBoard, packs::evaluation_pdf)
        .get(
            "/self-evaluation.html",
            RunBoard,
            packs::evaluation_document,
        )
        .get("/plan/paper", SeeProgramme, packs::plan)
        .get("/plan/paper.pdf", SeeProgramme, packs::plan_pdf)
        // The plan's coverage, templates, files in and out
        .get("/plan/coverage", SeeProgramme, coverage::index)
        .get("/plan/coverage.csv", SeeProgramme, coverage::index_csv)
        .get("/plan/templates", WorkProgramme, templates::index)
        .get("/plan/templates/{word}", WorkProgramme, templates::show)
        .post("/plan/templates/{word}", WorkProgramme, templates::create)
        .get("/plan.csv", SeeProgramme, plan_files::as_csv)
        .get("/plan.xlsx", SeeProgramme, plan_files::as_workbook)
        .get("/plan/imports", WorkProgramme, plan_files::index)
        .files(
            "/plan/imports",
            WorkProgramme,
            plan_files::MOST_SENT,
            plan_files::create,
        )
        .get("/plan/imports/{id}", WorkProgramme, plan_files::show)
        .post("/plan/imports/{id}", WorkProgramme, plan_files::take)
        .get("/plan", SeeProgramme, plan::index)
        .get("/plan/compare", SeeProgramme, plan::compare::show)
        .get("/plan/answers/new", WorkProgramme, plan::answers::new)
        .post("/plan/answers", WorkProgramme, plan::answers::create)
        .post(
            "/plan/answers/{id}/ready",
            SignProgramme,
            plan::answers::ready,
        )
        .post(
            "/plan/answers/{id}/sent",
            SignProgramme,
            plan::answers::sent,
        )
        .get("/plan/findings", SeeProgramme, plan::findings::index)
        .post("/plan/findings", WorkProgramme, plan::findings::new::create)
        .get(
            "/plan/findings/new",
            WorkProgramme,
            plan::findings::new::new,
        )
        .get(
            "/plan/findings/elsewhere",
            WorkProgramme,
            plan::findings::elsewhere::new,
        )
        .post(
            "/plan/findings/elsewhere",
            WorkProgramme,
            plan::findings::elsewhere::create,
        )
        .get("/plan/findings/{id}", SeeProgramme, plan::findings::show)
        .post(
            "/plan/findings/{id}/correction",
            WorkProgramme,
            plan::findings::correct,
        )
        .post(
            "/plan/findings/{id}/withdrawal",
            SignProgramme,
            plan::findings::withdraw,
        )
        .post(
            "/plan/findings/{id}/restoration",
            SignProgramme,
            plan::findings::restore,
        )
        .get("/plan/objectives", SeeProgramme, plan::objectives::index)
        .post("/plan/objectives", WorkProgramme, plan::objectives::create)
        .get("/plan/actions/new", WorkProgramme, plan::writing::new)
        .post("/plan/actions", WorkProgramme, plan::writing::create)
        .get("/plan/actions/{id}", SeeProgramme, plan::actions::show)
        .get(
            "/plan/actions/{id}/edit",
            WorkProgramme,
            plan::writing::edit,
        )
        .post(
            "/plan/actions/{id}/edit",
            WorkProgramme,
            plan::writing::save,
        )
        .post(
            "/plan/actions/{id}/task",
            WorkProgramme,
            plan::moves::move_task,
        )
        .post(
            "/plan/actions/{id}/completion",
            SignProgramme,
            plan::moves::complete_it,
        )
        .post(
            "/plan/actions/{id}/reopening",
            SignProgramme,
            plan::moves::reopen,
        )
        .post(
            "/plan/actions/{id}/dropping",
            SignProgramme,
            plan::moves::drop_it,
        )
        .post(
            "/plan/actions/{id}/rating",
            SignProgramme,
            plan::moves::rate,
        )
        .get(
            "/plan/actions/{id}/evidence",
            WorkProgramme,
            plan::evidence::new,
        )
        .files(
            "/plan/actions/{id}/evidence",
            WorkProgramme,
            plan::evidence::MOST_SENT,
            plan::evidence::create,
        )
        .post(
            "/plan/actions/{id}/evidence/{n}/withdrawal",
            WorkProgramme,
            plan::evidence::withdraw,
        )
        .get("/plan/files/{id}", SeeProgramme, plan::evidence::document)
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
        // The board: meetings, minutes, decisions, risks, papers
        .get("/board", SeeProgramme, board::index)
        .get("/board/members", SeeProgramme, board::members::index)
        .post("/board/members", RunBoard, board::members::create)
        .get("/board/members/{id}", RunBoard, board::members::show)
        .post("/board/members/{id}", RunBoard, board::members::change)
        .get("/board/meetings/new", RunBoard, board::meetings::new)
        .post("/board/meetings", RunBoard, board::meetings::create)
        .get("/board/meetings/{id}", SeeProgramme, board::meeting::show)
        .get("/board/meetings/{id}/edit", RunBoard, board::meetings::edit)
        .post(
            "/board/meetings/{id}/edit",
            RunBoard,
            board::meetings::change,
        )
        .post(
            "/board/meetings/{id}/cancellation",
            RunBoard,
            board::meetings::cancel,
        )
        .get("/board/meetings/{id}/agenda", RunBoard, board::agenda::show)
        .post(
            "/board/meetings/{id}/agenda",
            RunBoard,
            board::agenda::create,
        )
        .get(
            "/board/meetings/{id}/attendance",
            RunBoard,
            board::attendance::show,
        )
        .post(
            "/board/meetings/{id}/attendance",
            RunBoard,
            board::attendance::create,
        )
        .get(
            "/board/meetings/{id}/minutes",
            RunBoard,
            board::minutes::show,
        )
        .post(
            "/board/meetings/{id}/minutes",
            RunBoard,
            board::minutes::create,
        )
        .post(
            "/board/meetings/{id}/approval",
            RunBoard,
            board::minutes::approve,
        )
        .get(
            "/board/meetings/{id}/decisions",
            RunBoard,
            board::decisions::new,
        )
        .post(
            "/board/meetings/{id}/decisions",
            RunBoard,
            board::decisions::create,
        )
        .get("/board/decisions/{id}", RunBoard, board::decisions::show)
        .post("/board/decisions/{id}", RunBoard, board::decisions::change)
        .get(
            "/board/meetings/{id}/actions",
            RunBoard,
            board::minuted::new,
        )
        .post(
            "/board/meetings/{id}/actions",
            RunBoard,
            board::minuted::create,
        )
        .get("/board/actions/{id}", SeeProgramme, board::minuted::show)
        .post("/board/actions/{id}", RunBoard, board::minuted::change)
        .post(
            "/board/actions/{id}/progress",
            RunBoard,
            board::minuted::follow,
        )
        .get("/board/meetings/{id}/papers", RunBoard, board::papers::new)
        .files(
            "/board/meetings/{id}/papers",
            RunBoard,
            board::papers::MOST_SENT + 1024 * 1024,
            board::papers::create,
        )
        .post(
            "/board/meetings/{id}/papers/{name}/withdrawal",
            RunBoard,
            board::papers::withdraw,
        )
        .get("/board/papers/{id}", SeeProgramme, board::papers::file)
        .get("/board/public", SeeReleases, board::papers::public)
        .get(
            "/board/public/{id}",
            SeeReleases,
            board::papers::public_file,
        )
        .get("/board/risks", SeeProgramme, board::risks::index)
        .post("/board/risks", RunBoard, board::risks::create)
        .get("/board/risks/new", RunBoard, board::risks::new)
        .get("/board/risks/{id}", SeeProgramme, board::risk::show)
        .post("/board/risks/{id}", RunBoard, board::risk::change)
        .post(
            "/board/risks/{id}/escalation",
            RunBoard,
            board::risk::escalate,
        )
        .post("/board/risks/{id}/closure", RunBoard, board::risk::close)
        .get("/board/history", SeeProgramme, board::history::show)
        .get("/board/exceptions", SeeProgramme, board::exceptions::show)
        .get("/board/decisions.csv", SeeProgramme, board::csv::decisions)
        .get("/board/actions.csv", SeeProgramme, board::csv::actions)
        .get("/board/risks.csv", SeeProgramme, board::csv::risks)
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
        // Signing in and out
        .open("/sign-in", sign_in::show)
        .open_post("/sign-in", sign_in::create)
        .open("/sign-in/begin", sign_in::council::begin)
        .open("/sign-in/back", sign_in::council::back)
        .get("/sign-in/again", OwnAccount, sign_in::again::show)
        .post("/sign-in/again", OwnAccount, sign_in::again::create)
        .open("/sign-in/emergency", sign_in::emergency::show)
        .open_post("/sign-in/emergency", sign_in::emergency::create)
        .open("/first-run", sign_in::first_run::show)
        .open_post("/first-run", sign_in::first_run::create)
        .open("/invited", sign_in::invited::show)
        .open_post("/invited", sign_in::invited::create)
        .open_post("/sign-out", sign_in::sign_out)
        .open("/signed-out", sign_in::signed_out)
        // One's own account
        .get("/account", OwnAccount, account::show)
        .get("/account/here", OwnAccount, account::here)
        .post("/account/role", OwnAccount, account::role)
        .post("/account/sessions", EndOwnSessions, account::end_session)
        .get("/account/password", OwnAccount, account::password::show)
        .post("/account/password", OwnAccount, account::password::create)
        .post("/account/facts", OwnAccount, account::facts)
        .post("/account/connections", OwnAccount, account::declare)
        // People, and what they may do
        .get("/access", SeeAccess, people::table::show)
        .get("/people", ManagePeople, people::index)
        .post("/people", ManagePeople, people::create)
        .get("/people/waiting", ConfirmPeople, people::roles::waiting)
        .get("/people/{id}", ManagePeople, people::one::show)
        .post("/people/{id}/code", ManagePeople, people::one::code)
        .post("/people/{id}/state", ManagePeople, people::one::state)
        .post("/people/{id}/roles", ManagePeople, people::roles::propose)
        .post("/people/roles/{id}/end", ManagePeople, people::roles::end)
        .post(
            "/people/roles/{id}/confirmation",
            ConfirmPeople,
            people::roles::confirm,
        )
        .post(
            "/people/roles/{id}/refusal",
            ConfirmPeople,
            people::roles::refuse,
        )
        // Who looked; records that are restricted, and conflicts of interest
        .get("/audit", SeeAudit, audit::index)
        .post("/audit/children", SeeAudit, audit::find)
        .get("/audit/children/{n}", SeeAudit, audit::child)
        .export(
            "/audit/children/{n}/entries.csv",
            SeeAudit,
            audit::child_csv,
        )
        .get("/audit/people/{id}", SeeAudit, audit::person)
        .export(
            "/audit/people/{id}/entries.csv",
            SeeAudit,
            audit::person_csv,
        )
        .get("/audit/entries/{n}", SeeAudit, audit::entry)
        .get("/audit/unusual", SeeAudit, audit::unusual)
        .post("/audit/unusual", SeeAudit, audit::look_into)
        .get("/audit/checks", SeeAudit, audit::checks)
        .post("/audit/checks", SeeAudit, audit::check)
        .get("/restrictions", Restrict, restrictions::index)
        .post("/restrictions", Restrict, restrictions::create)
        .post("/restrictions/{id}/end", Restrict, restrictions::end)
        .post("/conflicts", Restrict, restrictions::declare)
        // The sample in another role
        .open_post("/sample/role", sample_role::create)
        // For a balancer
        .open("/health/live", health::live)
        .open("/health/ready", health::ready)
        // What every page carries
        .open("/assets/{version}/{name}", assets::show)
}

/// The whole site over one service.
pub(crate) fn router(app: App, edge: Arc<Edge>) -> Router {
    site()
        .router()
        // From the inside out: the form is one of ours, whoever is shown is written down, who asks is known and asks no
        // more than they may, what goes wrong becomes a page, what is sent comes in time, the answer is guarded, and
        // the log has its line.
        .layer(middleware::from_fn(error::as_a_page))
        .layer(middleware::from_fn(own_forms::only_ours))
        .layer(middleware::from_fn_with_state(
            (app.clone(), edge.clone()),
            recorded::recorded,
        ))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            limits::by_account,
        ))
        .layer(middleware::from_fn(logs::note_account))
        .layer(middleware::from_fn_with_state(app.clone(), who::known))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            limits::by_address,
        ))
        .layer(CatchPanicLayer::custom(logs::went_wrong))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(bodies::timely))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            headers::guarded,
        ))
        .layer(middleware::from_fn_with_state(edge, logs::each))
        .with_state(app)
}
