//! The routes of the improvement board: meetings, members, risks, papers, the pack, the self-evaluation.

use access::Permission::{RunBoard, SeeBoardPapers, SeeProgramme, SeeReleases};

use crate::web::pages::{board, packs};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
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
        .get("/board/papers/{id}", SeeBoardPapers, board::papers::file)
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
}
