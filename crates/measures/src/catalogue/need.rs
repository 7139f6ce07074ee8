//! Children in need: how many, for how long, whether reviewed, and what comes after.

use children::service::Fact;
use children::{Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Unit, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &CHILDREN_IN_NEED,
    &NEED_REVIEWS,
    &NEED_2_YEARS,
    &NEED_2_YEARS_LIVING_AT_HOME,
    &DAYS_TO_STEP_UP,
    &DAYS_TO_STEP_DOWN,
];

/// Children in need at the end of the period, per 10,000.
pub static CHILDREN_IN_NEED: Measure = Measure {
    id: "HP35",
    name: "Children in need",
    asks: "How many children were in need at the end of the period, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "children with an open episode of need, on a plan or in care",
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

/// Child in need plans reviewed in time.
pub static NEED_REVIEWS: Measure = Measure {
    id: "HP36",
    name: "Child in need plans reviewed in time",
    asks: "Of children on a child in need plan, for how many was it reviewed within the time this council sets?",
    area: Area::Protection,
    better: Better::Higher,
    met: "reviewed within the months this council sets",
    counted: "children on a child in need plan, reviewed or with the first review due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "three months unless the council sets another standard",
        source: "The council's own standard",
    }),
    needs: &[Fact::NeedPlans, Fact::NeedReviews],
    source: "Local",
    published: None,
    beware: "No law sets the interval.",
    judge: Judge::Child(need_reviews),
};

fn need_reviews(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let months = scene.standards.need_review;
    for plan in &child.need_plans {
        cases.while_open(plan.spell, plan.at, |day| {
            let current = child.need_plan_open_on(day)?.at == plan.at;
            reviewed_in_time(child, plan.spell.from?, day, months).filter(|_| current)
        });
    }
}

/// Reviewed within so many months; `None` where the first review is not yet due.
pub(crate) fn reviewed_in_time(child: &History, begun: Day, day: Day, months: i32) -> Option<bool> {
    let held = child.need_reviews.iter().filter_map(|review| review.held);
    match held.filter(|held| begun <= *held && *held <= day).max() {
        Some(last) => Some(last.plus_months(months) >= day),
        None => (begun.plus_months(months) < day).then_some(false),
    }
}

/// Children in need for two years or more.
pub static NEED_2_YEARS: Measure = Measure {
    id: "HP38",
    name: "Children in need for two years or more",
    asks: "Of children in need at the end of the period, how many have been for two years or more?",
    area: Area::Protection,
    better: Better::Lower,
    met: "referred 730 days ago or more",
    counted: "children with an open episode of need",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, tables B",
    published: Some("CINTime2more"),
    beware: "Children in care and disabled children are among them, here as in the published figure.",
    judge: Judge::Child(|child, _, cases| open_2_years(child, cases, |_| true)),
};

/// In need two years, not in care or disabled.
pub static NEED_2_YEARS_LIVING_AT_HOME: Measure = Measure {
    id: "HP38b",
    name: "In need two years, not in care or disabled",
    asks: "Of children in need who are neither in care nor disabled, how many have been for two years or more?",
    area: Area::Protection,
    better: Better::Lower,
    met: "referred 730 days ago or more",
    counted: "children with an open episode of need, neither in care nor disabled",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Local",
    published: None,
    beware: "",
    judge: Judge::Child(|child, _, cases| {
        open_2_years(child, cases, |day| {
            !child.is_disabled() && !child.in_care_on(day)
        })
    }),
};

fn open_2_years(child: &History, cases: &mut Cases<'_>, counted: impl Fn(Day) -> bool) {
    for referral in &child.referrals {
        cases.while_open(referral.spell, referral.at, |day| {
            // Where a referral came while another was open, the child has been in need since the first.
            let first = (child.referrals.iter()).find(|each| each.spell.open_on(day))?;
            let current = first.at == referral.at;
            let days = referral.spell.days_by(day)?;
            (current && counted(day)).then_some(days >= 730)
        });
    }
}

/// Days on a child in need plan before stepping up.
pub static DAYS_TO_STEP_UP: Measure = Measure {
    id: "HP39",
    name: "Days on a child in need plan before stepping up",
    asks: "After how many days on a child in need plan were children put on a protection plan or taken into care?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "child in need plans followed by a protection plan or care, on the day of that",
    value: Value::Mean(Unit::Days),
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::NeedPlans, Fact::Plans, Fact::CareEpisodes],
    source: "Drift tool of the regional data leads",
    published: None,
    beware: "",
    judge: Judge::Child(days_to_step_up),
};

fn days_to_step_up(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in &child.need_plans {
        match plan.spell.from {
            None => cases.left_out(None, plan.at),
            Some(from) => {
                if let Some(on) = stepped_up(child, from, plan.spell.to) {
                    let days = f64::from(on.days_since(from));
                    cases.amount(Some(on), true, days, plan.at);
                }
            }
        }
    }
}

/// The day a child went from a child in need plan to a protection plan or into care: while it ran, or within four
/// weeks of its end.
fn stepped_up(child: &History, from: Day, to: Option<Day>) -> Option<Day> {
    let care = child.care.iter().flat_map(|care| &care.periods);
    let plans = child.plans.iter().filter_map(|plan| plan.spell.from);
    care.filter_map(|period| period.spell.from)
        .chain(plans)
        .filter(|on| *on > from && to.is_none_or(|to| *on <= to.plus(28)))
        .min()
}

/// Days on a child in need plan before stepping down.
pub static DAYS_TO_STEP_DOWN: Measure = Measure {
    id: "HP39b",
    name: "Days on a child in need plan before stepping down",
    asks: "After how many days on a child in need plan did children leave it without stepping up?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "child in need plans ended more than four weeks ago and not followed by a protection plan or care",
    value: Value::Mean(Unit::Days),
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::NeedPlans, Fact::Plans, Fact::CareEpisodes],
    source: "Drift tool of the regional data leads",
    published: None,
    beware: "",
    judge: Judge::Child(days_to_step_down),
};

fn days_to_step_down(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for plan in &child.need_plans {
        let Some(ended) = plan.spell.to else { continue };
        let Some((from, days)) = plan.spell.from.zip(plan.spell.length()) else {
            cases.left_out(Some(ended), plan.at);
            continue;
        };
        if ended.plus(28) < as_at && stepped_up(child, from, Some(ended)).is_none() {
            cases.amount(Some(ended), true, f64::from(days), plan.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn a_review_in_time_counts_from_the_last_or_from_the_beginning() {
        let plan = "
            need plan   | from
                        | 2026-01-10
            need review | held
                        | 2026-04-11
                        | 2026-06-01";
        assert_eq!(counts("HP36", "2026-04-10", plan), "");
        assert_eq!(counts("HP36", "2026-04-30", plan), "met");
        assert_eq!(counts("HP36", "2026-09-01", plan), "met");
        assert_eq!(counts("HP36", "2026-09-02", plan), "not");
        assert_eq!(
            counts(
                "HP36",
                "2026-04-30",
                &plan.replace("2026-04-11", "2026-05-11")
            ),
            "not"
        );
    }

    #[test]
    fn two_years_in_need_with_and_without_care_and_disability() {
        let referrals = "
            person   | disabilities
                     | NONE
            referral | from       | to
                     | 2020-01-10 | 2021-01-10
                     | 2024-06-01 |
            care     | from       | to
                     | 2026-03-01 | 2026-04-15";
        assert_eq!(counts("HP38", "2026-05-31", referrals), "not");
        assert_eq!(counts("HP38", "2026-06-01", referrals), "met");
        assert_eq!(counts("HP38b", "2026-06-01", referrals), "met");
        assert_eq!(counts("HP38", "2026-03-31", referrals), "not");
        assert_eq!(counts("HP38b", "2026-03-31", referrals), "");
        assert_eq!(
            counts("HP38b", "2026-06-01", &referrals.replace("NONE", "LD")),
            ""
        );
        assert_eq!(counts("HP35", "2026-06-01", referrals), "met");
        assert_eq!(counts("HP35", "2024-03-31", referrals), "");
    }

    #[test]
    fn what_comes_after_a_child_in_need_plan() {
        let plans = "
            need plan | from       | to
                      | 2025-01-10 | 2025-03-10
                      | 2025-09-10 | 2025-12-10
                      | 2026-05-01 | 2026-05-20
                      | 2026-02-01 | 2026-01-20
            plan      | from
                      | 2025-04-07";
        assert_eq!(counts("HP39", "2026-05-31", plans), "2025-04-07 met 87");
        assert_eq!(
            counts("HP39b", "2026-05-31", plans),
            "2025-12-10 met 91, left out"
        );
    }

    #[test]
    fn a_referral_while_another_is_open_does_not_begin_again() {
        let referrals = "
            referral | from       | to
                     | 2023-01-10 |
                     | 2025-06-01 |";
        assert_eq!(counts("HP38", "2026-06-01", referrals), "met");
    }
}
