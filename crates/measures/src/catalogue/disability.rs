//! Disabled children, short breaks, and education, health and care plans.

use children::codes::LegalStatus;
use children::history::{Spell, VisitKind};
use children::service::Fact;
use children::words::Status;
use children::{Day, History};

use crate::cases::Cases;
use crate::catalogue::need::reviewed_in_time;
use crate::catalogue::visits::{Seen, in_time};
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &PLAN_IN_20_WEEKS,
    &ANNUAL_REVIEW,
    &DISABLED_IN_NEED,
    &DISABLED_VISITED,
    &DISABLED_REVIEWED,
    &SHORT_BREAKS_REVIEWED,
    &TRANSITION,
];

/// Education, health and care plans in 20 weeks.
pub static PLAN_IN_20_WEEKS: Measure = Measure {
    id: "SN01",
    name: "Education, health and care plans in 20 weeks",
    asks: "Of education, health and care plans issued, how many were issued within 20 weeks of the request?",
    area: Area::Disability,
    better: Better::Higher,
    met: "issued within 20 weeks of the request",
    counted: "plans issued, excepted ones left out",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "20 weeks from the request",
        source: "Special Educational Needs and Disability Regulations 2014",
    }),
    needs: &[Fact::EducationRequests, Fact::EducationNamedPlans],
    source: "Special educational needs survey",
    published: Some("SEN_EHC_Excpt_20wks"),
    beware: "The published figure is of calendar years.",
    judge: Judge::Child(plan_in_20_weeks),
};

fn plan_in_20_weeks(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.education_plans {
        let Some(issued) = plan.issued.filter(|_| plan.excepted != Some(true)) else {
            continue;
        };
        match plan.requested {
            Some(requested) if requested <= issued => {
                let in_time = issued.days_since(requested) <= TWENTY_WEEKS;
                cases.event(Some(issued), in_time, plan.at);
            }
            Some(_) | None => cases.left_out(Some(issued), plan.at),
        }
    }
}

/// Twenty weeks, in days.
pub(crate) const TWENTY_WEEKS: i32 = 140;

/// Education, health and care plans reviewed in the last year.
pub static ANNUAL_REVIEW: Measure = Measure {
    id: "SN02",
    name: "Education, health and care plans reviewed in the last year",
    asks: "Of running education, health and care plans, how many were reviewed in the last twelve months?",
    area: Area::Disability,
    better: Better::Higher,
    met: "reviewed in the last twelve months",
    counted: "running plans of a year or more, or reviewed",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "twelve months from the plan or its last review",
        source: "Children and Families Act 2014, section 44",
    }),
    needs: &[Fact::EducationNamedPlans, Fact::EducationActivePlans],
    source: "Special educational needs survey",
    published: None,
    beware: "Only the last review is known: earlier months do not count plans reviewed since. Its day is that of the decision, not of the meeting.",
    judge: Judge::Child(annual_review),
};

fn annual_review(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.education_plans {
        let Some(issued) = plan.issued else { continue };
        let spell = Spell {
            from: Some(issued),
            to: plan.ceased,
        };
        cases.while_open(spell, plan.at, |day| match plan.reviewed {
            Some(reviewed) if reviewed > day => None,
            Some(reviewed) => Some(reviewed.plus_months(12) >= day),
            None => (issued.plus_months(12) < day).then_some(false),
        });
    }
}

/// Disabled children among children in need.
pub static DISABLED_IN_NEED: Measure = Measure {
    id: "SN03",
    name: "Disabled children among children in need",
    asks: "Of children in need at the end of the period, how many are recorded as disabled?",
    area: Area::Disability,
    better: Better::Neutral,
    met: "a disability is recorded",
    counted: "children with an open episode of need, on a plan or in care",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Disabilities, Fact::Referrals],
    source: "Children in need census",
    published: None,
    beware: "A child about whom nobody asked counts as not recorded.",
    judge: Judge::Child(disabled_in_need),
};

fn disabled_in_need(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(envelope) = child.open_envelope() else {
        return;
    };
    let disabled = child.is_disabled();
    cases.between(envelope, |day| {
        child
            .open_on(day)
            .then(|| (disabled, child.referral_open_on(day).map(|each| each.at)))
    });
}

/// Disabled children on plans visited in time.
pub static DISABLED_VISITED: Measure = Measure {
    id: "SN04",
    name: "Disabled children on plans visited in time",
    asks: "Of disabled children on a child protection or child in need plan, how many were seen in the time this council sets?",
    area: Area::Disability,
    better: Better::Higher,
    met: "seen within the working days this council sets for the plan",
    counted: "disabled children on a child protection or child in need plan, not in care, seen or with the first visit due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "as for all children on these plans",
        source: "The council's own standard",
    }),
    needs: &[
        Fact::Disabilities,
        Fact::Plans,
        Fact::PlanVisits,
        Fact::NeedPlans,
        Fact::NeedVisits,
    ],
    source: "Local; a theme of inspections",
    published: None,
    beware: "Disabled children in care are counted under visits to children in care, by disability.",
    judge: Judge::Child(disabled_visited),
};

fn disabled_visited(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if !child.is_disabled() {
        return;
    }
    for plan in &child.plans {
        let mut seen = Seen::new(child, VisitKind::Protection);
        cases.while_open(plan.spell, plan.at, |day| {
            let visited = in_time(
                &mut seen,
                plan.spell.from?,
                day,
                scene.standards.protection_visit,
            );
            let current = child.plan_open_on(day)?.at == plan.at;
            visited.filter(|_| current && child.status_on(day) == Status::ProtectionPlan)
        });
    }
    for plan in &child.need_plans {
        let mut seen = Seen::new(child, VisitKind::Need);
        cases.while_open(plan.spell, plan.at, |day| {
            let visited = in_time(&mut seen, plan.spell.from?, day, scene.standards.need_visit);
            let current = child.need_plan_open_on(day)?.at == plan.at;
            visited.filter(|_| current && child.status_on(day) == Status::NeedPlan)
        });
    }
}

/// Disabled children in need reviewed in time.
pub static DISABLED_REVIEWED: Measure = Measure {
    id: "SN04b",
    name: "Disabled children in need reviewed in time",
    asks: "Of disabled children on a child in need plan, for how many was it reviewed in the time this council sets?",
    area: Area::Disability,
    better: Better::Higher,
    met: "reviewed within the months this council sets",
    counted: "disabled children on a child in need plan, reviewed or with the first review due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "three months unless the council sets another standard",
        source: "The council's own standard",
    }),
    needs: &[Fact::Disabilities, Fact::NeedPlans, Fact::NeedReviews],
    source: "Local; a theme of inspections",
    published: None,
    beware: "",
    judge: Judge::Child(disabled_reviewed),
};

fn disabled_reviewed(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let months = scene.standards.need_review;
    for plan in child.need_plans.iter().filter(|_| child.is_disabled()) {
        cases.while_open(plan.spell, plan.at, |day| {
            let current = child.need_plan_open_on(day)?.at == plan.at;
            reviewed_in_time(child, plan.spell.from?, day, months).filter(|_| current)
        });
    }
}

/// Short breaks reviewed in the last six months.
pub static SHORT_BREAKS_REVIEWED: Measure = Measure {
    id: "SN05",
    name: "Short breaks reviewed in the last six months",
    asks: "Of children accommodated for short breaks, for how many were they reviewed in the last six months?",
    area: Area::Disability,
    better: Better::Higher,
    met: "reviewed in the last six months",
    counted: "children accommodated for short breaks for six months or more, or reviewed",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "six months from the last review",
        source: "Care Planning, Placement and Case Review Regulations 2010",
    }),
    needs: &[Fact::CareEpisodes, Fact::LegalStatuses, Fact::CareReviews],
    source: "Care Planning, Placement and Case Review Regulations 2010",
    published: None,
    beware: "",
    judge: Judge::Child(short_breaks_reviewed),
};

fn short_breaks_reviewed(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for legal in child.care.iter().flat_map(|care| &care.legal) {
        let breaks = legal
            .status
            .is_some_and(|status| LegalStatus::SHORT_BREAKS.contains(&status));
        if breaks {
            cases.while_open(legal.spell, legal.at, |day| match reviewed_by(child, day) {
                Some(last) => Some(last.plus_months(6) >= day),
                None => (legal.spell.from?.plus_months(6) < day).then_some(false),
            });
        }
    }
}

/// The last review of short breaks up to a day: a review of care, or the day in the council's own table.
pub(crate) fn reviewed_by(child: &History, day: Day) -> Option<Day> {
    let reviews = child.care.iter().flat_map(|care| &care.reviews);
    let own = child
        .disabled_service
        .iter()
        .filter_map(|each| each.short_breaks_reviewed);
    reviews
        .filter(|review| !review.cancelled)
        .filter_map(|review| review.held)
        .chain(own)
        .filter(|held| *held <= day)
        .max()
}

/// Plan for adult life by 17 and a half.
pub static TRANSITION: Measure = Measure {
    id: "SN06",
    name: "Plan for adult life by 17 and a half",
    asks: "Of disabled children of 17 and a half and over, how many have a plan for adult life agreed?",
    area: Area::Disability,
    better: Better::Higher,
    met: "a plan for adult life agreed",
    counted: "children of the disabled children's service aged 17 and a half or more",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "17 years and six months",
        source: "The council's own standard under the Care Act 2014",
    }),
    needs: &[Fact::DisabledService],
    source: "Care Act 2014, sections 58 to 66",
    published: None,
    beware: "",
    judge: Judge::Child(transition),
};

fn transition(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(born) = child.person.born else {
        for service in &child.disabled_service {
            cases.left_out(service.spell.from, service.at);
        }
        return;
    };
    let due = transition_due(born);
    for service in &child.disabled_service {
        cases.while_open(service.spell, service.at, |day| {
            let agreed = service
                .transition_agreed
                .is_some_and(|agreed| agreed <= day);
            (due <= day).then_some(agreed)
        });
    }
}

/// The day a child born on one becomes 17 and a half.
pub(crate) fn transition_due(born: Day) -> Day {
    Day::birthday(born, 17).plus_months(6)
}

#[cfg(test)]
mod tests;
