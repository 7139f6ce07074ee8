//! The front door, assessments, plans, conferences and visits.

use children::History;
use children::history::VisitKind;

use super::{Kind, Told, day, either, labelled, labels};

/// Tells them.
pub(super) fn tell(told: &mut Told<'_>, history: &History) {
    for each in &history.contacts {
        told.on(
            Kind::FrontDoor,
            each.on,
            "Contact received",
            &[
                labelled("From", each.source),
                labels("Outcome", each.outcomes),
            ],
            each.at,
        );
    }
    for each in &history.decisions {
        let detail = [
            each.received
                .map_or_else(String::new, |at| format!("Received {at}")),
            each.decided
                .map_or_else(|| "Not decided".to_owned(), |at| format!("Decided {at}")),
        ];
        told.on(
            Kind::FrontDoor,
            each.received.map(|at| at.day),
            "Decision on a contact",
            &detail,
            each.at,
        );
    }
    for each in &history.early_help {
        told.spell(
            Kind::FrontDoor,
            each.spell,
            "Early help began",
            "Early help ended",
            &[
                day("Assessed", each.assessed),
                either(each.stepped_up, "Stepped up to social care at its end", ""),
            ],
            each.at,
        );
    }
    for each in &history.referrals {
        let detail = [
            labelled("From", each.source),
            labelled("Need", each.need),
            either(each.no_further_action, "No further action", ""),
        ];
        told.by(
            Kind::FrontDoor,
            each.spell.from,
            "Referral",
            &detail,
            told.who(each.worker, each.team),
            each.at,
        );
        told.if_on(
            Kind::FrontDoor,
            each.spell.to,
            "Episode of need closed",
            &[labelled("Why", each.closed)],
            each.at,
        );
    }
    for each in &history.assessments {
        let who = told.who(each.worker, each.team);
        told.by(
            Kind::Assessment,
            each.start,
            "Assessment begun",
            &[],
            who.clone(),
            each.at,
        );
        if each.authorised.is_some() {
            let detail = [
                either(each.seen, "Child seen", "Child not seen"),
                labels("Factors", each.factors),
                either(each.no_further_action, "No further action", ""),
            ];
            told.by(
                Kind::Assessment,
                each.authorised,
                "Assessment authorised",
                &detail,
                who,
                each.at,
            );
        }
    }
    for each in &history.enquiries {
        let detail = [either(
            each.no_conference_needed,
            "A conference was judged unnecessary",
            "",
        )];
        told.by(
            Kind::Assessment,
            each.spell.from,
            "Section 47 enquiry: strategy discussion",
            &[],
            told.who(each.worker, None),
            each.at,
        );
        told.if_on(
            Kind::Assessment,
            each.spell.to,
            "Section 47 enquiry ended",
            &detail,
            each.at,
        );
    }
    for each in &history.need_plans {
        told.spell(
            Kind::Plan,
            each.spell,
            "Child in need plan began",
            "Child in need plan ended",
            &[],
            each.at,
        );
    }
    for each in &history.need_reviews {
        told.on(
            Kind::Plan,
            each.held.or(each.due),
            if each.held.is_some() {
                "Child in need review"
            } else {
                "Child in need review due, not held"
            },
            &[day("Due", each.due)],
            each.at,
        );
    }
    for each in &history.conferences {
        let what = if each.held.is_some() {
            "Initial child protection conference"
        } else {
            "Initial child protection conference due, not held"
        };
        let detail = [
            day("Target", each.target),
            either(each.plan, "A plan was made", "No plan was made"),
            either(each.transfer_in, "Moved in with another council’s plan", ""),
        ];
        told.on(
            Kind::Plan,
            each.held.or(each.target),
            what,
            &detail,
            each.at,
        );
    }
    for each in &history.plans {
        let detail = [
            labelled("Category", each.first_category),
            labelled(
                "Latest category",
                each.latest_category
                    .filter(|latest| Some(*latest) != each.first_category),
            ),
            either(each.other_council, "Another council’s, for a time", ""),
        ];
        told.spell(
            Kind::Plan,
            each.spell,
            "Child protection plan began",
            "Child protection plan ended",
            &detail,
            each.at,
        );
    }
    for each in &history.plan_reviews {
        let what = if each.held.is_some() {
            "Review conference"
        } else {
            "Review conference due, not held"
        };
        let detail = [
            day("Due", each.due),
            either(each.continues, "The plan goes on", "The plan ends"),
            either(each.quorate, "", "Not quorate"),
            labelled("The child", each.participation),
        ];
        told.on(Kind::Plan, each.held.or(each.due), what, &detail, each.at);
    }
    for each in &history.core_groups {
        told.on(
            Kind::Plan,
            each.held.or(each.due),
            if each.held.is_some() {
                "Core group"
            } else {
                "Core group due, not held"
            },
            &[day("Due", each.due)],
            each.at,
        );
    }
    for each in &history.visits {
        let what = match each.kind {
            VisitKind::Need => "Child in need visit",
            VisitKind::Protection => "Child protection visit",
            VisitKind::Care => "Visit to a child in care",
        };
        let seen = match (each.seen, each.alone) {
            (Some(true), Some(true)) => "Seen, alone",
            (Some(true), Some(false)) => "Seen, not alone",
            (Some(true), None) => "Seen",
            (Some(false), _) => "Not seen",
            (None, _) => "Whether they were seen is not recorded",
        };
        told.on(
            Kind::Visit,
            each.on,
            what,
            &[seen.to_owned(), either(each.bedroom, "Bedroom seen", "")],
            each.at,
        );
    }
}
