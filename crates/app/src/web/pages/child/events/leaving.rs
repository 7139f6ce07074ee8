//! Leaving care.

use children::History;
use children::leaving::NotInWorkReason;

use super::{Kind, Told, day, either, labelled};

/// Tells them.
pub(super) fn tell(told: &mut Told<'_>, history: &History) {
    let Some(leaving) = history.leaving.as_deref() else {
        return;
    };
    for each in &leaving.records {
        let detail = [
            labelled("Entitlement", each.eligibility),
            labelled("In touch", each.in_touch),
            labelled("Lives", each.accommodation),
            either(
                each.suitable,
                "The home is suitable",
                "The home is not suitable",
            ),
            labelled("Does", each.activity),
            day("Pathway plan reviewed", each.plan_reviewed),
            either(each.adviser, "An adviser is named", "No adviser is named"),
        ];
        told.by(
            Kind::Leaving,
            each.latest_contact,
            "Latest contact as a care leaver",
            &detail,
            told.who(each.worker, each.team),
            each.at,
        );
    }
    for each in &leaving.pathway_plans {
        told.if_on(
            Kind::Leaving,
            each.agreed,
            "Pathway plan agreed",
            &[],
            each.at,
        );
        told.if_on(
            Kind::Leaving,
            each.reviewed,
            "Pathway plan reviewed",
            &[],
            each.at,
        );
    }
    for each in &leaving.reasons {
        let why = each.reason.map_or("Reason not recorded", reason).to_owned();
        told.spell(
            Kind::Leaving,
            each.spell,
            "Not in education, employment or training",
            "In education, employment or training again",
            &[why],
            each.at,
        );
    }
}

fn reason(reason: NotInWorkReason) -> &'static str {
    match reason {
        NotInWorkReason::Health => "Ill health",
        NotInWorkReason::Parenting => "Caring for a child or expecting one",
        NotInWorkReason::Immigration => "No right to work",
        NotInWorkReason::Custody => "In custody",
        NotInWorkReason::Looking => "Looking for work or a course",
        NotInWorkReason::NotReady => "Not ready to look, or does not wish to",
        NotInWorkReason::Waiting => "Waiting for a place that is offered",
        NotInWorkReason::Other => "Another reason",
    }
}
