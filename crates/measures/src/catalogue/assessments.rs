//! Assessments.

use children::History;
use children::service::Fact;

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[&ASSESSED_IN_45_DAYS, &CHILDREN_IN_NEED];

/// Share of assessments authorised within 45 working days of their start.
pub static ASSESSED_IN_45_DAYS: Measure = Measure {
    id: "HP15",
    name: "Assessments finished in 45 working days",
    asks: "Of assessments authorised in the period, how many were finished within 45 working days?",
    area: Area::Protection,
    better: Better::Higher,
    met: "authorised within 45 working days of the start",
    counted: "assessments authorised in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "45 working days from referral",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Assessments],
    source: "Children in need census, table C2",
    published: Some("Continue_Assess_Comp"),
    beware: "Assessments still open past 45 working days are on a list, not in this number.",
    judge: Judge::Child(assessed_in_45_days),
};

fn assessed_in_45_days(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for assessment in &child.assessments {
        let Some(authorised) = assessment.authorised else {
            continue;
        };
        match assessment.start {
            Some(start) if start <= authorised => {
                cases.event(
                    Some(authorised),
                    authorised.working_days_since(start) <= 45,
                    assessment.at,
                );
            }
            Some(_) | None => cases.left_out(Some(authorised), assessment.at),
        }
    }
}

/// Children in need at the end of the period, per 10,000.
pub static CHILDREN_IN_NEED: Measure = Measure {
    id: "HP35",
    name: "Children in need",
    asks: "How many children were in need at the end of the period, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "children with an open episode of need",
    value: Value::Rate,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table B1",
    published: Some("CIN"),
    beware: "Children in care, on plans, care leavers and disabled children are among them: not the same as children on a child in need plan.",
    judge: Judge::Child(children_in_need),
};

fn children_in_need(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(envelope) = child.open_envelope() else {
        return;
    };
    cases.between(envelope, |day| {
        child.open_on(day).then(|| {
            (
                true,
                child.referral_open_on(day).map(|referral| referral.at),
            )
        })
    });
}
