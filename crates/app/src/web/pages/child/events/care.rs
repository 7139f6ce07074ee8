//! In care: homes, legal status, reviews, health; and the way to a permanent home.

use children::History;
use children::codes::Code as _;

use super::{Kind, Told, day, either, labelled, labels};

/// Tells them.
pub(super) fn tell(told: &mut Told<'_>, history: &History) {
    if let Some(care) = history.care.as_deref() {
        for each in &care.periods {
            told.on(Kind::Care, each.spell.from, "Came into care", &[], each.at);
            told.if_on(
                Kind::Care,
                each.spell.to,
                "Left care",
                &[labelled("Why", each.ceased)],
                each.last_at,
            );
        }
        for each in &care.legal {
            let status = each.status.map_or("not read", |status| status.label());
            told.on(
                Kind::Care,
                each.spell.from,
                format!("Legal status: {status}"),
                &[day("Until", each.spell.to)],
                each.at,
            );
        }
        for each in &care.placements {
            let kind = each.kind.map_or("kind not read", |kind| kind.label());
            let miles = each.tenths_of_mile.map_or_else(String::new, |tenths| {
                format!("{}.{} miles from home", tenths / 10, tenths % 10)
            });
            let detail = [
                labelled("Provider", each.provider),
                miles,
                either(each.within, "", "Outside the authority"),
                day("Until", each.spell.to),
                labelled("Why it ended", each.changed),
            ];
            told.on(
                Kind::Home,
                each.spell.from,
                format!("Home: {kind}"),
                &detail,
                each.at,
            );
        }
        for each in &care.reviews {
            let what = if each.cancelled {
                "Looked after review cancelled"
            } else if each.held.is_some() {
                "Looked after review"
            } else {
                "Looked after review due, not held"
            };
            told.on(
                Kind::Care,
                each.held.or(each.due),
                what,
                &[
                    day("Due", each.due),
                    labelled("The child", each.participation),
                ],
                each.at,
            );
        }
        for each in &care.plans {
            told.spell(
                Kind::Care,
                each.spell,
                "Care plan",
                "Care plan ended",
                &[labels("Plan", Some(each.plans))],
                each.at,
            );
        }
        for each in &care.permanence {
            told.on(
                Kind::Permanence,
                each.on,
                "Permanence considered",
                &[labelled("Decided", each.plan)],
                each.at,
            );
        }
        for each in &care.health {
            let what = each.kind.map_or("Health check", |kind| kind.label());
            let became = if each.refused {
                "Refused"
            } else if each.done {
                ""
            } else {
                "Did not take place"
            };
            told.on(Kind::Health, each.on, what, &[became.to_owned()], each.at);
        }
        for each in &care.immunisations {
            told.on(
                Kind::Health,
                each.on,
                "Immunisations",
                &[either(each.so, "Up to date", "Not up to date")],
                each.at,
            );
        }
        for each in &care.questionnaires {
            let points = each.score.map_or_else(
                || "Points not recorded".to_owned(),
                |points| format!("{points} points of 40, as recorded"),
            );
            told.on(
                Kind::Health,
                each.on,
                "Strengths and difficulties questionnaire",
                &[points],
                each.at,
            );
        }
        for each in &care.substance_misuse {
            told.on(
                Kind::Health,
                each.on,
                "Substance misuse identified",
                &[either(each.helped, "Help received", "No help received")],
                each.at,
            );
        }
        for each in &care.convictions {
            told.on(
                Kind::Risk,
                each.on,
                "Conviction or youth caution recorded",
                &[either(each.so, "Yes", "None")],
                each.at,
            );
        }
        for each in &care.education {
            told.on(
                Kind::School,
                each.held.or(each.due),
                if each.held.is_some() {
                    "Personal education plan reviewed"
                } else {
                    "Personal education plan due, not reviewed"
                },
                &[day("Due", each.due)],
                each.at,
            );
        }
    }
    if let Some(adoption) = history.adoption.as_deref() {
        let at = adoption.at;
        for (on, what) in [
            (adoption.decided, "Decision for adoption"),
            (
                adoption.early_decided,
                "Decision for fostering for adoption or concurrent planning",
            ),
            (
                adoption.early_placed,
                "Placed for fostering for adoption or concurrent planning",
            ),
            (adoption.placement_order, "Placement order"),
            (adoption.matched, "Matched with adopters"),
            (adoption.placed, "Placed with adopters"),
            (
                adoption.placed_with_carer,
                "Placed with the foster carers who adopt them",
            ),
        ] {
            told.if_on(Kind::Permanence, on, what, &[], at);
        }
        told.if_on(
            Kind::Permanence,
            adoption.reversed,
            "Decision for adoption reversed",
            &[labelled("Why", adoption.reversal)],
            at,
        );
        told.if_on(
            Kind::Permanence,
            adoption.ordered,
            "Permanent order made",
            &[labelled("Order", adoption.order)],
            at,
        );
    }
}
