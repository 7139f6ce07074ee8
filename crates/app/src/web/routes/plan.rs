//! The routes of the improvement plan: actions, findings, objectives, evidence, coverage, templates, files.

use access::Permission::{SeeBoardPapers, SeeProgramme, SignProgramme, WorkProgramme};

use crate::web::pages::{coverage, packs, plan, plan_files, templates};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site.get("/plan/paper", SeeProgramme, packs::plan)
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
            plan_files::MOST_SENT + 1024 * 1024,
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
        .get("/plan/files/{id}", SeeBoardPapers, plan::evidence::document)
}
