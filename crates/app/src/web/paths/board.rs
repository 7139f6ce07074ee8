//! Addresses of the improvement board: meetings, members, risks, papers, the pack, the self-evaluation.

use super::escaped;

/// The board's pack.
pub(crate) fn board_pack() -> String {
    "/board/pack".to_owned()
}

/// The same as a PDF.
pub(crate) fn board_pack_pdf() -> String {
    "/board/pack.pdf".to_owned()
}

/// The public version of the board's pack.
pub(crate) fn board_pack_public() -> String {
    "/board/pack/public".to_owned()
}

/// The same as a PDF.
pub(crate) fn board_public_pdf() -> String {
    "/board/pack/public.pdf".to_owned()
}

/// The self-evaluation as a PDF.
pub(crate) fn evaluation_pdf() -> String {
    "/self-evaluation.pdf".to_owned()
}

/// The self-evaluation as a document to finish.
pub(crate) fn evaluation_document() -> String {
    "/self-evaluation.html".to_owned()
}

/// The improvement board.
pub(crate) fn board() -> String {
    "/board".to_owned()
}

/// Members of the board.
pub(crate) fn board_members() -> String {
    "/board/members".to_owned()
}

/// A member of the board.
pub(crate) fn board_member(id: &str) -> String {
    format!("/board/members/{}", escaped(id))
}

/// Meetings of the board, to which a new one is added.
pub(crate) fn meetings() -> String {
    "/board/meetings".to_owned()
}

/// The form for a new meeting.
pub(crate) fn new_meeting() -> String {
    "/board/meetings/new".to_owned()
}

/// A meeting of the board.
pub(crate) fn meeting(id: &str) -> String {
    format!("/board/meetings/{}", escaped(id))
}

/// A part of a meeting that is written by itself: agenda, minutes, attendance.
pub(crate) fn meeting_part(id: &str, part: &str) -> String {
    format!("/board/meetings/{}/{part}", escaped(id))
}

/// Where a paper of a meeting is taken back.
pub(crate) fn withdrawn_paper(meeting: &str, file: &str) -> String {
    format!(
        "/board/meetings/{}/papers/{}/withdrawal",
        escaped(meeting),
        escaped(file)
    )
}

/// A paper of the board.
pub(crate) fn board_paper(file: &str) -> String {
    format!("/board/papers/{}", escaped(file))
}

/// Papers of the board that anybody may read.
pub(crate) fn board_public() -> String {
    "/board/public".to_owned()
}

/// A paper that anybody may read.
pub(crate) fn board_public_paper(file: &str) -> String {
    format!("/board/public/{}", escaped(file))
}

/// A decision of the board.
pub(crate) fn board_decision(id: &str) -> String {
    format!("/board/decisions/{}", escaped(id))
}

/// A minuted action.
pub(crate) fn board_action(id: &str) -> String {
    format!("/board/actions/{}", escaped(id))
}

/// The log of risks and exceptions.
pub(crate) fn board_risks() -> String {
    "/board/risks".to_owned()
}

/// The form for a new risk.
pub(crate) fn new_risk() -> String {
    "/board/risks/new".to_owned()
}

/// A risk.
pub(crate) fn board_risk(id: &str) -> String {
    format!("/board/risks/{}", escaped(id))
}

/// Everything the board decided.
pub(crate) fn board_history() -> String {
    "/board/history".to_owned()
}

/// What is not as the plan says.
pub(crate) fn board_exceptions() -> String {
    "/board/exceptions".to_owned()
}

/// The self-evaluation.
pub(crate) fn evaluation() -> String {
    "/self-evaluation".to_owned()
}
