//! Children in need: reviews due, and drift before court and out of it.

use children::History;
use children::service::Fact;
use children::words::Status;

use super::due::{ago, due_words, stand};
use super::words::{date, months, or_none};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&REVIEW, &DRIFT, &PRE_PROCEEDINGS];

/// Child in need review overdue or near.
pub static REVIEW: List = List {
    id: "need-review",
    name: "Child in need review overdue or near",
    area: Area::Protection,
    weight: 48,
    rule: "A child is on a child in need plan, not in care nor on a protection plan, and its next review was not held: by the day recorded, or the months this council sets after the last.",
    source: "The council's own standard",
    clears: "A review is recorded as held.",
    fields: &["due_on", "held_on"],
    needs: &[Fact::NeedPlans, Fact::NeedReviews],
    judge: ListJudge::Child(review),
};

fn review(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let plan = child
        .need_plan_open_on(scene.today)
        .filter(|_| child.status_on(scene.today) == Status::NeedPlan);
    let Some((plan, begun)) = plan.and_then(|plan| Some((plan, plan.spell.from?))) else {
        return;
    };
    let held = child.need_reviews.iter().filter_map(|review| review.held);
    let last = held
        .filter(|held| begun <= *held && *held <= scene.today)
        .max();
    let from = last.unwrap_or(begun);
    let set = (child
        .need_reviews
        .iter()
        .filter(|review| review.held.is_none_or(|held| held > scene.today)))
    .filter_map(|review| review.due)
    .filter(|due| *due > from)
    .min();
    let due = set.unwrap_or_else(|| from.plus_months(scene.standards.need_review));
    let Some(state) = stand(due, scene) else {
        return;
    };
    let why = match last {
        Some(last) => format!("Last reviewed on {}", date(last)),
        None => format!("Not reviewed since the plan began on {}", date(begun)),
    };
    found.add(
        state,
        Some(from),
        Some(due),
        Some(plan.at),
        format!("{why}; the next review {}.", due_words(due, scene)),
        vec![("plan began", date(begun)), ("last review", or_none(last))],
    );
}

/// In need for over two years.
pub static DRIFT: List = List {
    id: "need-drift",
    name: "In need for over two years",
    area: Area::Protection,
    weight: 50,
    rule: "An episode of need has been open for two years or more, and the child is neither in care nor on a protection plan.",
    source: "Children in need census, tables B",
    clears: "The episode is closed, or the child steps up.",
    fields: &["cine_referral_date", "cine_close_date"],
    needs: &[Fact::Referrals],
    judge: ListJudge::Child(drift),
};

fn drift(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let status = child.status_on(scene.today);
    let Some(referral) = child
        .referral_open_on(scene.today)
        .filter(|_| matches!(status, Status::NeedPlan | Status::Open))
    else {
        return;
    };
    let Some(from) = referral.spell.from else {
        return;
    };
    let two_years = from.plus_months(24);
    if scene.today < two_years {
        return;
    }
    let plan = if status == Status::NeedPlan {
        "on a child in need plan"
    } else {
        "without a plan"
    };
    let disabled = if child.is_disabled() {
        ", disabled"
    } else {
        ""
    };
    found.add(
        State::Open,
        Some(two_years),
        None,
        Some(referral.at),
        format!(
            "In need since {}, for {}; now {plan}{disabled}.",
            date(from),
            months(scene.today.months_since(from))
        ),
        vec![("referred", date(from)), ("plan", plan.to_owned())],
    );
}

/// Pre-proceedings past or near their time.
pub static PRE_PROCEEDINGS: List = List {
    id: "pre-proceedings-late",
    name: "Pre-proceedings past or near their time",
    area: Area::Protection,
    weight: 24,
    rule: "Pre-proceedings are open and the days this council sets have passed, or will within five working days.",
    source: "Public law outline; the council's own standard",
    clears: "Pre-proceedings end, by proceedings or by stepping down.",
    fields: &["prep_pre_pro_decision_date"],
    needs: &[Fact::PreProceedings],
    judge: ListJudge::Child(pre_proceedings),
};

fn pre_proceedings(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for each in &child.pre_proceedings {
        let Some(from) = each.spell.from.filter(|_| each.spell.open_on(scene.today)) else {
            continue;
        };
        let due = from.plus(scene.standards.pre_proceedings);
        let Some(state) = stand(due, scene) else {
            continue;
        };
        found.add(
            state,
            Some(from),
            Some(due),
            Some(each.at),
            format!(
                "Pre-proceedings began on {}; their end {}.",
                ago(from, scene),
                due_words(due, scene)
            ),
            vec![("began", date(from)), ("ended", or_none(None))],
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn a_review_of_a_child_in_need_plan_is_due_in_three_months() {
        let plan = "
            need plan   | from
                        | 2026-01-10
            need review | due        | held
                        | 2026-04-10 | 2026-04-09
                        | 2026-06-09 |";
        assert!(
            listed("need-review", "2026-04-07", plan)
                .starts_with("near since 2026-01-10 due 2026-04-10")
        );
        assert_eq!(listed("need-review", "2026-04-09", plan), "");
        assert_eq!(
            listed("need-review", "2026-06-10", plan),
            "late since 2026-04-09 due 2026-06-09: Last reviewed on 9 April 2026; the next review was due on 9 June 2026, \
             1 day ago."
        );
        assert_eq!(
            listed("need-review", "2026-06-10", &plan.replace("2026-06-09", "")),
            ""
        );
    }

    #[test]
    fn two_years_in_need_unless_in_care() {
        let need = "
            referral | from
                     | 2024-06-01";
        assert_eq!(listed("need-drift", "2026-05-31", need), "");
        assert_eq!(
            listed("need-drift", "2026-07-01", need),
            "open since 2026-06-01: In need since 1 June 2024, for 25 months; now without a plan."
        );
        assert_eq!(
            listed(
                "need-drift",
                "2026-07-01",
                &format!("{need}\n care | from\n | 2026-01-01")
            ),
            ""
        );
    }

    #[test]
    fn pre_proceedings_are_to_end_in_sixteen_weeks() {
        let court = "
            pre-proceedings | from
                            | 2026-01-01";
        assert!(
            listed("pre-proceedings-late", "2026-04-23", court)
                .starts_with("near since 2026-01-01 due 2026-04-23")
        );
        assert!(
            listed("pre-proceedings-late", "2026-04-24", court)
                .starts_with("late since 2026-01-01")
        );
    }
}
