//! The address of every page, so that pages link to each other by what they mean.

pub(crate) mod returns;

use std::fmt::Write as _;

/// What needs doing, and what moved, today: the first page.
pub(crate) fn today() -> String {
    "/".to_owned()
}

/// Signing in, and from there to where a person wanted to go.
pub(crate) fn sign_in(to: &str) -> String {
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in?to={to}")
}

/// Proving again who one is, and from there to where a person wanted to go.
pub(crate) fn sign_in_again(to: &str) -> String {
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in/again?to={to}")
}

/// The improvement plan.
pub(crate) fn plan() -> String {
    "/plan".to_owned()
}

/// An action of the plan.
pub(crate) fn action(id: &str) -> String {
    format!("/plan/actions/{}", escaped(id))
}

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

/// The plan as a page to print.
pub(crate) fn plan_paper() -> String {
    "/plan/paper".to_owned()
}

/// The same as a PDF.
pub(crate) fn plan_paper_pdf() -> String {
    "/plan/paper.pdf".to_owned()
}

/// Templates of a plan.
pub(crate) fn templates() -> String {
    "/plan/templates".to_owned()
}

/// What one template would add to the plan.
pub(crate) fn template(word: &str) -> String {
    format!("/plan/templates/{word}")
}

/// Taking over a plan from a file.
pub(crate) fn plan_imports() -> String {
    "/plan/imports".to_owned()
}

/// A file of a plan that was sent.
pub(crate) fn plan_import(id: &str) -> String {
    format!("/plan/imports/{}", escaped(id))
}

/// Every finding of the plan; where findings are added.
pub(crate) fn findings() -> String {
    "/plan/findings".to_owned()
}

/// A finding of the plan.
pub(crate) fn finding(id: &str) -> String {
    format!("/plan/findings/{}", escaped(id))
}

/// The points of a report, to be put into the plan.
pub(crate) fn new_findings() -> String {
    "/plan/findings/new".to_owned()
}

/// A finding that no report of the national record holds.
pub(crate) fn finding_elsewhere() -> String {
    "/plan/findings/elsewhere".to_owned()
}

/// Objectives of the plan.
pub(crate) fn objectives() -> String {
    "/plan/objectives".to_owned()
}

/// Where actions are added.
pub(crate) fn actions() -> String {
    "/plan/actions".to_owned()
}

/// A new action of the plan.
pub(crate) fn new_action() -> String {
    "/plan/actions/new".to_owned()
}

/// Where answers to reports begin.
pub(crate) fn answers() -> String {
    "/plan/answers".to_owned()
}

/// A report that was received.
pub(crate) fn new_answer() -> String {
    "/plan/answers/new".to_owned()
}

/// The answer to a report.
pub(crate) fn answer(report: &str) -> String {
    format!("/plan/answers/{}", escaped(report))
}

/// The plans of two days beside each other.
pub(crate) fn compare_plan() -> String {
    "/plan/compare".to_owned()
}

/// A document laid beside an action.
pub(crate) fn plan_document(id: &str) -> String {
    format!("/plan/files/{}", escaped(id))
}

/// What answers each finding, and what shows it.
pub(crate) fn coverage() -> String {
    "/plan/coverage".to_owned()
}

/// Reviews of cohorts.
pub(crate) fn reviews() -> String {
    "/reviews".to_owned()
}

/// A review of a cohort to be begun.
pub(crate) fn new_review() -> String {
    "/reviews/new".to_owned()
}

/// A review of a cohort.
pub(crate) fn review(id: &str) -> String {
    format!("/reviews/{}", escaped(id))
}

/// The children of a review, those of one kind.
pub(crate) fn review_rows(id: &str, show: &str) -> String {
    format!("/reviews/{}?show={}#children", escaped(id), escaped(show))
}

/// Who reviews whom.
pub(crate) fn share_review(id: &str) -> String {
    format!("/reviews/{}/share", escaped(id))
}

/// A child of a review, by their place in it.
pub(crate) fn review_child(id: &str, n: u32) -> String {
    format!("/reviews/{}/children/{n}", escaped(id))
}

/// The second look at a child of a review.
pub(crate) fn second_look(id: &str, n: u32) -> String {
    format!("/reviews/{}/children/{n}/second", escaped(id))
}

/// The second look of a review.
pub(crate) fn second_looks(id: &str) -> String {
    format!("/reviews/{}/second", escaped(id))
}

/// The proof of a review.
pub(crate) fn proof(id: &str) -> String {
    format!("/reviews/{}/proof", escaped(id))
}

/// Practice audits.
pub(crate) fn practice_audits() -> String {
    "/audits".to_owned()
}

/// Challenges of reviewing officers.
pub(crate) fn challenges() -> String {
    "/challenges".to_owned()
}

/// A practice audit, by its id.
pub(crate) fn practice_audit(id: &str) -> String {
    format!("/audits/{}", escaped(id))
}

/// Beginning a practice audit.
pub(crate) fn new_practice_audit() -> String {
    "/audits/new".to_owned()
}

/// What practice audits say by question.
pub(crate) fn audit_learning() -> String {
    "/audits/learning".to_owned()
}

/// The audit of a child, by the child's number in the round.
pub(crate) fn audited_child(id: &str, number: u32) -> String {
    format!("/audits/{}/children/{number}", escaped(id))
}

/// A challenge, by its id.
pub(crate) fn challenge(id: &str) -> String {
    format!("/challenges/{}", escaped(id))
}

/// Raising a challenge.
pub(crate) fn new_challenge() -> String {
    "/challenges/new".to_owned()
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

/// Who may see and do what.
pub(crate) fn access() -> String {
    "/access".to_owned()
}

/// The log of who looked.
pub(crate) fn audit() -> String {
    "/audit".to_owned()
}

/// Who looked at a child is asked for here, by an identifier that stands in no address.
pub(crate) fn audit_children() -> String {
    "/audit/children".to_owned()
}

/// Where one changes one's own password.
pub(crate) fn own_password() -> String {
    "/account/password".to_owned()
}

/// Who looked at a child, by the address of their record.
pub(crate) fn audit_child(address: &str) -> String {
    format!("/audit/children/{address}")
}

/// The same as a file.
pub(crate) fn audit_child_csv(address: &str) -> String {
    format!("/audit/children/{address}/entries.csv")
}

/// What a person did, by their identifier.
pub(crate) fn audit_person(id: &str) -> String {
    format!("/audit/people/{}", escaped(id))
}

/// The same as a file.
pub(crate) fn audit_person_csv(id: &str) -> String {
    format!("/audit/people/{}/entries.csv", escaped(id))
}

/// An entry of the log, by its place.
pub(crate) fn audit_entry(seq: i64) -> String {
    format!("/audit/entries/{seq}")
}

/// What was done about and with the emergency account.
pub(crate) fn audit_emergencies() -> String {
    "/audit?kind=break-glass&days=30".to_owned()
}

/// What is unusual in the log.
pub(crate) fn unusual() -> String {
    "/audit/unusual".to_owned()
}

/// Whether the log is whole.
pub(crate) fn audit_checks() -> String {
    "/audit/checks".to_owned()
}

/// Restricted records and conflicts of interest.
pub(crate) fn restrictions() -> String {
    "/restrictions".to_owned()
}

/// Ends a restriction or a conflict of interest.
pub(crate) fn end_lock(id: &str) -> String {
    format!("/restrictions/{id}/end")
}

/// Conflicts of interest that are declared for others.
pub(crate) fn conflicts() -> String {
    "/conflicts".to_owned()
}

/// People and what they may do.
pub(crate) fn people() -> String {
    "/people".to_owned()
}

/// Roles that wait for a second person.
pub(crate) fn waiting() -> String {
    "/people/waiting".to_owned()
}

/// A person.
pub(crate) fn person(id: &str) -> String {
    format!("/people/{id}")
}

/// One's own account.
pub(crate) fn account() -> String {
    "/account".to_owned()
}

/// Released figures.
pub(crate) fn releases() -> String {
    "/releases".to_owned()
}

/// What would be released.
pub(crate) fn new_release() -> String {
    "/releases/new".to_owned()
}

/// A release.
pub(crate) fn release(id: &str) -> String {
    format!("/releases/{id}")
}

/// Every figure of a release, as a file.
pub(crate) fn release_csv(id: &str) -> String {
    format!("/releases/{id}/figures.csv")
}

/// Where a release is approved.
pub(crate) fn release_approval(id: &str) -> String {
    format!("/releases/{id}/approval")
}

/// All measures.
pub(crate) fn measures() -> String {
    "/measures".to_owned()
}

/// A measure, by its code.
pub(crate) fn measure(id: &str) -> String {
    format!("/measures/{}", id.to_lowercase())
}

/// The measures of one of the four judgements, by its word.
pub(crate) fn judgement(word: &str) -> String {
    format!("/judgements/{word}")
}

/// The children behind a number of a measure; the query says which number.
pub(crate) fn cases(id: &str, query: &str) -> String {
    format!("/measures/{}/cases?{query}", id.to_lowercase())
}

/// All lists.
pub(crate) fn lists() -> String {
    "/lists".to_owned()
}

/// Children whose work nobody holds who could do it.
pub(crate) fn unowned() -> String {
    "/lists/un-owned".to_owned()
}

/// A list, by its word.
pub(crate) fn list(id: &str) -> String {
    format!("/lists/{id}")
}

/// A child, by an address that tells nobody who it is.
pub(crate) fn child(address: &str) -> String {
    format!("/children/{address}")
}

/// Why a child is opened.
pub(crate) fn purpose(address: &str) -> String {
    format!("/children/{address}/purpose")
}

/// All teams.
pub(crate) fn teams() -> String {
    "/teams".to_owned()
}

/// A team, by its place.
pub(crate) fn team(team: u16) -> String {
    format!("/teams/{team}")
}

/// All loads.
pub(crate) fn loads() -> String {
    "/loads".to_owned()
}

/// A load, by its id.
pub(crate) fn load(id: &str) -> String {
    format!("/loads/{id}")
}

/// A load that waits to be read, or did.
pub(crate) fn queued_load(id: &str) -> String {
    format!("/loads/queue/{}", escaped(id))
}

/// A file of a load, as it came.
pub(crate) fn load_file(id: &str, name: &str) -> String {
    format!("/loads/{id}/files/{}", escaped(name))
}

/// Every table that can be loaded.
pub(crate) fn layouts() -> String {
    "/layouts".to_owned()
}

/// An empty file of a table of a source.
pub(crate) fn layout(source: &str, table: &str) -> String {
    format!("/layouts/{source}/{}", escaped(table))
}

/// What could not be read of the loads in force.
pub(crate) fn doubts() -> String {
    "/doubts".to_owned()
}

/// What the rules find in the loads in force.
pub(crate) fn checks() -> String {
    "/checks".to_owned()
}

/// What one rule finds, by the word of its source and its code.
pub(crate) fn check(source: &str, code: &str) -> String {
    format!("/checks/{source}/{code}")
}

/// Every rule of every source.
pub(crate) fn rules() -> String {
    "/rules".to_owned()
}

/// One rule in full, by the word of its source and its code, as a year has it.
pub(crate) fn rule(source: &str, code: &str, year: i16) -> String {
    format!("/rules/{source}/{code}?year={year}")
}

/// Where sources disagree about the same child.
pub(crate) fn disagreements() -> String {
    "/disagreements".to_owned()
}

/// A line of a file that was loaded.
pub(crate) fn line(load: &str, file: &str, line: u32) -> String {
    format!(
        "/loads/{load}/lines?file={}&line={line}#line",
        escaped(file)
    )
}

/// Annex A and inspection week.
pub(crate) fn annex_a() -> String {
    "/annex-a".to_owned()
}

/// A frozen Annex A.
pub(crate) fn freeze(id: &str) -> String {
    format!("/annex-a/freezes/{id}")
}

/// What has changed since a frozen Annex A.
pub(crate) fn freeze_changes(id: &str) -> String {
    format!("/annex-a/freezes/{id}/changes")
}

/// Where a frozen Annex A is removed.
pub(crate) fn freeze_removal(id: &str) -> String {
    format!("/annex-a/freezes/{id}/removal")
}

/// Where a note of a list is removed.
pub(crate) fn note(list: &str, id: &str) -> String {
    format!("/lists/{list}/notes/{id}")
}

/// What inspectors have asked for.
pub(crate) fn requests() -> String {
    "/requests".to_owned()
}

/// England: where the national record begins.
pub(crate) fn england() -> String {
    "/england".to_owned()
}

/// All authorities.
pub(crate) fn authorities() -> String {
    "/authorities".to_owned()
}

/// An authority, by its reference number.
pub(crate) fn authority(urn: &str) -> String {
    format!("/authorities/{urn}")
}

/// A report, by its id.
pub(crate) fn report(id: &str) -> String {
    format!("/reports/{id}")
}

/// A paragraph of a report: by its number where one is printed, else by its page.
pub(crate) fn report_paragraph(id: &str, page: u16, number: Option<u16>) -> String {
    match number {
        Some(number) => format!("/reports/{id}#p{page}-{number}"),
        None => format!("/reports/{id}#p{page}"),
    }
}

/// The PDF of a report, opened at a page.
pub(crate) fn pdf(id: &str, page: u16) -> String {
    format!("/reports/{id}/pdf#page={page}")
}

/// All themes.
pub(crate) fn themes() -> String {
    "/themes".to_owned()
}

/// A theme, by its slug.
pub(crate) fn theme(slug: &str) -> String {
    format!("/themes/{slug}")
}

/// The search, with what to look for filled in.
pub(crate) fn search(words: &str) -> String {
    if words.is_empty() {
        "/search".to_owned()
    } else {
        format!("/search?q={}", escaped(words))
    }
}

/// Authorities side by side.
pub(crate) fn compare(urns: &[&str]) -> String {
    if urns.is_empty() {
        "/compare".to_owned()
    } else {
        format!("/compare?with={}", urns.join(","))
    }
}

/// Corrections.
pub(crate) fn corrections() -> String {
    "/corrections".to_owned()
}

/// What could not be read.
pub(crate) fn unread() -> String {
    "/unread".to_owned()
}

/// Text as one value of a query: everything but letters, digits and `-._~` as percent codes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_look_for_survive_an_address() {
        assert_eq!(search(""), "/search");
        assert_eq!(search("16 & 17"), "/search?q=16%20%26%2017");
    }
}
