//! Who the child is, as a bar at the top: what anyone must know who reads on.

use children::codes::Code as _;
use children::service::Names;
use children::words::Status;
use children::{Day, History};
use maud::{Markup, html};
use measures::cases::Subject;

use crate::records::Look;
use crate::web::words::children as said;

/// The bar.
pub(super) fn bar(records: &Look, child: u32, history: &History, names: &Names) -> Markup {
    let person = &history.person;
    let status = history.status_on(records.as_at);
    let held = records.held(child);
    let team = records.team_of(Subject::Child(child));
    html! {
        dl.wm-identity {
            (part("Number", html! { (names.id) }))
            (part("Born", html! {
                @match person.born { Some(born) => (said::on(born)), None => "not recorded" }
                span.wm-sub.wm-line { (said::age(history, records.as_at)) }
            }))
            (part("Sex", html! { @match person.sex { Some(sex) => (sex.label()), None => "not recorded" } }))
            (part("Ethnicity", html! { @match person.ethnicity { Some(ethnicity) => (ethnicity.label()), None => "not recorded" } }))
            @if history.is_disabled() {
                (part("Disability", html! { @for (at, each) in person.disabilities.iter().enumerate() { @if at > 0 { ", " } (each.label()) } }))
            }
            (part("Status", html! {
                (said::status(status))
                @if let Some(since) = since(history, status, records.as_at) { span.wm-sub.wm-line { "since " (said::on(since)) } }
                @if history.unaccompanied_on(records.as_at) { span.wm-sub.wm-line { "unaccompanied asylum seeker" } }
            }))
            (part("Team", html! { @match team { Some(team) => (crate::web::children::team(records, team)), None => "none named" } }))
            (part("Worker", html! { span.wm-late[held.unowned().is_some()] { (said::held(records, held)) } }))
        }
    }
}

fn part(name: &str, content: Markup) -> Markup {
    html! { div { dt { (name) } dd { (content) } } }
}

/// Since when the child is what they are.
pub(super) fn since(history: &History, status: Status, on: Day) -> Option<Day> {
    match status {
        Status::InCare => history
            .care_on(on)
            .and_then(|(_, period)| period.spell.from),
        Status::ProtectionPlan => history.plan_open_on(on).and_then(|plan| plan.spell.from),
        Status::NeedPlan => history
            .need_plan_open_on(on)
            .and_then(|plan| plan.spell.from),
        Status::Open => history
            .referral_open_on(on)
            .and_then(|referral| referral.spell.from),
        Status::CareLeaver | Status::Closed => None,
    }
}
