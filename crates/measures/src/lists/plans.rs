//! Child protection plans: core groups and reviews due, and plans that are long or not the first.

use std::ops::Range;

use children::history::Plan;
use children::service::Fact;
use children::{Day, History};

use super::due::{ago, due_words, stand};
use super::words::{date, days, months, or_none, ordinal};
use crate::catalogue::plans::ours;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &CORE_GROUP,
    &REVIEW,
    &FIFTEEN_MONTHS,
    &TWENTY_ONE_MONTHS,
    &AGAIN,
];

/// Core group overdue or near.
pub static CORE_GROUP: List = List {
    id: "core-group",
    name: "Core group overdue or near",
    area: Area::Protection,
    weight: 32,
    rule: "A child is on a child protection plan and the next core group was not held: ten working days after the conference, then by the day recorded or the working days this council sets.",
    source: "Working Together to Safeguard Children, and the council's own standard",
    clears: "A core group is recorded as held.",
    fields: &["due_on", "held_on"],
    needs: &[Fact::Plans, Fact::CoreGroups],
    judge: ListJudge::Child(core_group),
};

fn core_group(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((plan, begun)) = current(child, scene) else {
        return;
    };
    let held = child.core_groups.iter().filter_map(|group| group.held);
    let last = held
        .filter(|held| begun <= *held && *held <= scene.today)
        .max();
    let set = (child
        .core_groups
        .iter()
        .filter(|group| group.held.is_none_or(|held| held > scene.today)))
    .filter_map(|group| group.due)
    .filter(|due| *due > last.unwrap_or(begun))
    .min();
    let (due, why) = match (last, set) {
        (None, _) => (
            begun.plus_working_days(10),
            format!(
                "No core group was held since the plan began on {}",
                ago(begun, scene)
            ),
        ),
        (Some(last), Some(set)) => (
            set,
            format!("The last core group was held on {}", ago(last, scene)),
        ),
        (Some(last), None) => (
            last.plus_working_days(scene.standards.core_group),
            format!(
                "The last core group was held on {}; every {} working days is this council's standard",
                ago(last, scene),
                scene.standards.core_group
            ),
        ),
    };
    let Some(state) = stand(due, scene) else {
        return;
    };
    found.add(
        state,
        last.or(Some(begun)),
        Some(due),
        Some(plan.at),
        format!("{why}. One {}.", due_words(due, scene)),
        vec![
            ("plan began", date(begun)),
            ("last core group", or_none(last)),
        ],
    );
}

/// The plan of this council that is open today, with its first day.
fn current<'a>(child: &'a History, scene: &Scene<'_>) -> Option<(&'a Plan, Day)> {
    let plan = ours(child)
        .rev()
        .find(|plan| plan.spell.open_on(scene.today))?;
    Some((plan, plan.spell.from?))
}

/// Child protection review overdue or near.
pub static REVIEW: List = List {
    id: "protection-review",
    name: "Child protection review overdue or near",
    area: Area::Protection,
    weight: 20,
    rule: "A child is on a child protection plan and the next review conference was not held: three months after the conference, then every six.",
    source: "Working Together to Safeguard Children: three months, then six",
    clears: "A review conference is recorded as held.",
    fields: &["cppl_cp_plan_start_date", "cppr_cp_review_date"],
    needs: &[Fact::Plans, Fact::PlanReviews],
    judge: ListJudge::Child(review),
};

fn review(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((plan, begun)) = current(child, scene) else {
        return;
    };
    let held = child.plan_reviews.iter().filter_map(|review| review.held);
    let last = held
        .filter(|held| begun < *held && *held <= scene.today)
        .max();
    let due = last.map_or_else(|| begun.plus_months(3), |last| last.plus_months(6));
    let Some(state) = stand(due, scene) else {
        return;
    };
    let why = match last {
        Some(last) => format!("The last review conference was on {}", date(last)),
        None => format!(
            "No review conference was held since the plan began on {}",
            date(begun)
        ),
    };
    found.add(
        state,
        last.or(Some(begun)),
        Some(due),
        Some(plan.at),
        format!("{why}; the next {}.", due_words(due, scene)),
        vec![("plan began", date(begun)), ("last review", or_none(last))],
    );
}

/// Child protection plan open 15 months.
pub static FIFTEEN_MONTHS: List = List {
    id: "plan-15-months",
    name: "Child protection plan open 15 months",
    area: Area::Protection,
    weight: 44,
    rule: "A child protection plan has been open for 15 months and not yet 21.",
    source: "Local: half a year before two years",
    clears: "The plan ends.",
    fields: &["cppl_cp_plan_start_date", "cppl_cp_plan_end_date"],
    needs: &[Fact::Plans],
    judge: ListJudge::Child(|child, scene, found| long(child, scene, 15..21, found)),
};

/// Child protection plan open 21 months.
pub static TWENTY_ONE_MONTHS: List = List {
    id: "plan-21-months",
    name: "Child protection plan open 21 months",
    area: Area::Protection,
    weight: 26,
    rule: "A child protection plan has been open for 21 months or more.",
    source: "Local: three months before two years",
    clears: "The plan ends.",
    fields: &["cppl_cp_plan_start_date", "cppl_cp_plan_end_date"],
    needs: &[Fact::Plans],
    judge: ListJudge::Child(|child, scene, found| long(child, scene, 21..i32::MAX, found)),
};

fn long(child: &History, scene: &Scene<'_>, wanted: Range<i32>, found: &mut Found<'_>) {
    let Some((plan, begun)) = current(child, scene) else {
        return;
    };
    let open_for = scene.today.months_since(begun);
    if !wanted.contains(&open_for) {
        return;
    }
    let two_years = begun.plus_months(24);
    let (state, end) = if scene.today >= two_years {
        (
            State::Late,
            format!("two years passed on {}", date(two_years)),
        )
    } else {
        (
            State::Open,
            format!("two years pass on {}", date(two_years)),
        )
    };
    found.add(
        state,
        Some(begun.plus_months(wanted.start)),
        Some(two_years),
        Some(plan.at),
        format!(
            "On a plan since {}, for {}; {end}.",
            date(begun),
            months(open_for)
        ),
        vec![("plan began", date(begun))],
    );
}

/// On a second or later protection plan.
pub static AGAIN: List = List {
    id: "repeat-plan",
    name: "On a second or later protection plan",
    area: Area::Protection,
    weight: 46,
    rule: "A child is on a child protection plan and had an earlier one of this council.",
    source: "Children in need census, table D3",
    clears: "The plan ends.",
    fields: &["cppl_cp_plan_start_date", "cppl_cp_plan_end_date"],
    needs: &[Fact::Plans],
    judge: ListJudge::Child(again),
};

fn again(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((plan, begun)) = current(child, scene) else {
        return;
    };
    let earlier = || {
        (ours(child).filter_map(|each| each.spell.from.map(|from| (from, each.spell.to))))
            .filter(|(from, _)| *from < begun)
    };
    let count = earlier().count();
    if count == 0 {
        return;
    }
    let ended = earlier().filter_map(|(_, to)| to).max();
    let last = ended.map_or_else(String::new, |ended| {
        format!(
            "; the last ended on {}, {} before",
            date(ended),
            days(begun.days_since(ended))
        )
    });
    found.add(
        State::Open,
        Some(begun),
        None,
        Some(plan.at),
        format!(
            "On a {} plan since {}{last}.",
            ordinal(count + 1),
            date(begun)
        ),
        vec![
            ("plan began", date(begun)),
            ("earlier plans", count.to_string()),
            ("last ended", or_none(ended)),
        ],
    );
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    const PLAN: &str = "
        plan        | from       | to
                    | 2022-01-05 | 2022-09-05
                    | 2025-01-06 |
        plan review | held
                    | 2025-04-01
        core group  | due        | held
                    | 2025-01-20 | 2025-01-20
                    | 2025-03-03 |";

    #[test]
    fn core_groups_by_the_day_set_or_by_standard() {
        assert_eq!(
            listed("core-group", "2025-01-08", PLAN),
            "",
            "the first is due in ten working days"
        );
        assert!(
            listed("core-group", "2025-01-15", PLAN)
                .starts_with("near since 2025-01-06 due 2025-01-20")
        );
        assert_eq!(
            listed("core-group", "2025-03-04", PLAN),
            "late since 2025-01-20 due 2025-03-03: The last core group was held on 20 January 2025, 43 days ago. One was \
             due on 3 March 2025, 1 day ago."
        );
        assert!(
            listed("core-group", "2025-03-04", &PLAN.replace("2025-03-03", ""))
                .contains("every 30 working days")
        );
    }

    #[test]
    fn reviews_after_three_months_and_then_six() {
        assert_eq!(listed("protection-review", "2025-03-25", PLAN), "");
        assert!(
            listed("protection-review", "2025-03-31", PLAN)
                .starts_with("near since 2025-01-06 due 2025-04-06")
        );
        assert_eq!(
            listed("protection-review", "2025-10-03", PLAN),
            "late since 2025-04-01 due 2025-10-01: The last review conference was on 1 April 2025; the next was due on 1 \
             October 2025, 2 days ago."
        );
    }

    #[test]
    fn long_plans_stand_on_one_list_at_a_time() {
        assert_eq!(listed("plan-15-months", "2026-04-05", PLAN), "");
        assert_eq!(
            listed("plan-15-months", "2026-04-06", PLAN),
            "open since 2026-04-06 due 2027-01-06: On a plan since 6 January 2025, for 15 months; two years pass on 6 \
             January 2027."
        );
        assert_eq!(listed("plan-15-months", "2026-10-06", PLAN), "");
        assert!(listed("plan-21-months", "2026-10-06", PLAN).starts_with("open since 2026-10-06"));
        assert!(listed("plan-21-months", "2027-01-06", PLAN).starts_with("late since 2026-10-06"));
    }

    #[test]
    fn a_second_plan_says_when_the_first_ended() {
        assert_eq!(
            listed("repeat-plan", "2025-06-01", PLAN),
            "open since 2025-01-06: On a second plan since 6 January 2025; the last ended on 5 September 2022, 854 days \
             before."
        );
        assert_eq!(listed("repeat-plan", "2022-06-01", PLAN), "");
    }
}
