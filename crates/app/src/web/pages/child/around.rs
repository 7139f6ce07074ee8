//! Who is around a child: workers now and before, and brothers and sisters known to the service.

use ::children::History;
use ::children::codes::Code as _;
use ::children::history::{Involvement, Role};
use maud::{Markup, html};

use crate::records::Look;
use crate::web::words::children as said;
use crate::web::{children, origins, words};

/// The tables.
pub(super) fn show(records: &Look, child: u32, history: &History) -> Markup {
    let mut workers: Vec<&Involvement> = history.involvements.iter().collect();
    workers.sort_by_key(|each| std::cmp::Reverse((each.spell.to.is_none(), each.spell.from)));
    let siblings = records.siblings(child);
    let now = workers
        .iter()
        .filter(|each| each.spell.open_on(records.as_at))
        .count();
    html! {
        h3 { "Workers" }
        @if workers.is_empty() {
            p.wm-p { "No worker was ever named for them." @if !records.tells_who_works() { " Who works with whom was not supplied." } }
        } @else {
            table.wm-t.wm-stack {
                caption { (now) " now, " (workers.len() - now) " before. Newest first." }
                thead { tr { th scope="col" { "Who" } th scope="col" { "As" } th scope="col" { "Team" } th scope="col" { "From" } th scope="col" { "To" } th scope="col" { "Row" } } }
                tbody {
                    @for each in &workers {
                        tr {
                            th scope="row" { @match each.worker { Some(worker) => (records.worker_name(worker)), None => "nobody named" } }
                            td data-l="As" { (role(each.role)) }
                            td data-l="Team" { @match each.team { Some(team) => (crate::web::children::team(records, team)), None => "–" } }
                            td data-l="From" { (said::on_or(each.spell.from, "not recorded")) }
                            td data-l="To" { @match each.spell.to { Some(to) => { (said::on(to)) @if let Some(why) = each.change { span.wm-sub.wm-line { (why.label()) } } }, None => strong { "now" } } }
                            td data-l="Row" { @if let Some(path) = origins::line(records, Some(each.at)) { a.govuk-link href=(path) { "line " (each.at.line()) } } }
                        }
                    }
                }
            }
        }
        h3.wm-after { "In the same family" }
        @if history.person.family.is_none() {
            p.wm-p { "No family is recorded for them." }
        } @else if siblings.is_empty() {
            p.wm-p { "Nobody else of this family is known to the service." }
        } @else {
            table.wm-t.wm-stack {
                caption { (words::count(siblings.len(), "child", "children")) " of the same family, by number in the case system." }
                thead { tr { th scope="col" { "Child" } th scope="col" { "Status" } th scope="col" { "Team" } th scope="col" { "Worker" } } }
                tbody {
                    @for other in &siblings {
                        @if let Some((sibling, _)) = records.child(*other) {
                            @let subject = measures::cases::Subject::Child(*other);
                            tr {
                                th scope="row" { (children::link(records, subject)) span.wm-sub.wm-line { (said::age(sibling, records.as_at)) } }
                                td data-l="Status" { (said::status(sibling.status_on(records.as_at))) }
                                td data-l="Team" { @match records.team_of(subject) { Some(team) => (records.team_name(team)), None => "–" } }
                                td data-l="Worker" { (said::held(records, records.held(*other))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::CaseWorker => "case worker",
        Role::ReviewingOfficer => "independent reviewing officer",
        Role::PersonalAdviser => "personal adviser",
        Role::Other => "another role",
    }
}
