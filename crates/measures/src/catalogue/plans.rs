//! Child protection plans: how many, how long, how often again, and their reviews.

use children::codes::Participation;
use children::history::Plan;
use children::service::Fact;
use children::{CollectionYear, Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &ON_A_PLAN,
    &SECOND_PLANS,
    &PLAN_SOON_AGAIN,
    &PLANS_OPEN_2_YEARS,
    &PLANS_ENDED_2_YEARS,
    &PLANS_ENDED_3_MONTHS,
    &REVIEWS_IN_TIME,
    &REVIEWS_QUORATE,
    &CHILD_TOOK_PART,
];

/// Children on a child protection plan.
pub static ON_A_PLAN: Measure = Measure {
    id: "HP23",
    name: "Children on a child protection plan",
    asks: "How many children were on a child protection plan at the end of the period, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "children on a child protection plan of this council",
    value: Value::Rate,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Plans],
    source: "Children in need census, table D1",
    published: Some("CPP_rate"),
    beware: "Temporary plans of another council are not counted.",
    judge: Judge::Child(|child, _, cases| on_a_plan(child, cases, |_, _| Some(true))),
};

/// Snapshots of a child while on a plan of this council: the latest begun where there are several.
fn on_a_plan(
    child: &History,
    cases: &mut Cases<'_>,
    mut judge: impl FnMut(&Plan, Day) -> Option<bool>,
) {
    for plan in ours(child) {
        cases.while_open(plan.spell, plan.at, |day| {
            let latest = ours(child).rev().find(|each| each.spell.open_on(day))?;
            (latest.at == plan.at).then(|| judge(plan, day)).flatten()
        });
    }
}

/// The plans of this council: those of another, held here for a time, are not among them.
pub(crate) fn ours(child: &History) -> impl DoubleEndedIterator<Item = &Plan> {
    child
        .plans
        .iter()
        .filter(|plan| plan.other_council != Some(true))
}

/// New plans that are not the first.
pub static SECOND_PLANS: Measure = Measure {
    id: "HP24",
    name: "New plans that are not the first",
    asks: "Of child protection plans begun, how many were a second or later plan of the child?",
    area: Area::Protection,
    better: Better::Lower,
    met: "an earlier plan of this council at any time",
    counted: "child protection plans begun",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Plans],
    source: "Children in need census, table D3",
    published: Some("PrevRegCPR"),
    beware: "Only earlier plans of this council that are in the data.",
    judge: Judge::Child(second_plans),
};

fn second_plans(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in ours(child) {
        let begun = plan.spell.from;
        let again = begun.is_some()
            && ours(child)
                .any(|earlier| earlier.spell.from.is_some() && earlier.spell.from < begun);
        cases.event(begun, again, plan.at);
    }
}

/// New plans within two years of the last.
pub static PLAN_SOON_AGAIN: Measure = Measure {
    id: "HP24b",
    name: "New plans within two years of the last",
    asks: "Of child protection plans begun, how many came within two years of the end of an earlier one?",
    area: Area::Protection,
    better: Better::Lower,
    met: "an earlier plan ended within two years",
    counted: "child protection plans begun",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Plans],
    source: "Local",
    published: None,
    beware: "",
    judge: Judge::Child(plan_soon_again),
};

fn plan_soon_again(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for plan in ours(child) {
        cases.event(
            plan.spell.from,
            last_ended(child, plan, 24).is_some(),
            plan.at,
        );
    }
}

/// The day the plan before ended, within so many months of the beginning of this one.
pub(crate) fn last_ended(child: &History, plan: &Plan, months: i32) -> Option<Day> {
    let begun = plan.spell.from?;
    ours(child)
        .filter(|earlier| earlier.at != plan.at && earlier.spell.from < plan.spell.from)
        .filter_map(|earlier| earlier.spell.to)
        .filter(|ended| *ended <= begun && begun <= ended.plus_months(months))
        .max()
}

/// Plans open for two years or more.
pub static PLANS_OPEN_2_YEARS: Measure = Measure {
    id: "HP25",
    name: "Plans open for two years or more",
    asks: "Of children on a plan at the end of the period, how many have been for two years or more?",
    area: Area::Protection,
    better: Better::Lower,
    met: "on the plan for 730 days or more",
    counted: "children on a child protection plan",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Plans],
    source: "Children in need census, table D5",
    published: Some("CPPlans2yrsActive"),
    beware: "A fall here often raises the share of plans ended after two years for a while: read both.",
    judge: Judge::Child(|child, _, cases| {
        on_a_plan(child, cases, |plan, day| {
            plan.spell.days_by(day).map(|days| days >= TWO_YEARS)
        })
    }),
};

/// Plans ended after two years or more.
pub static PLANS_ENDED_2_YEARS: Measure = Measure {
    id: "HP26",
    name: "Plans ended after two years or more",
    asks: "Of child protection plans ended, how many had lasted two years or more?",
    area: Area::Protection,
    better: Better::Lower,
    met: "lasted 730 days or more",
    counted: "child protection plans ended",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Plans],
    source: "Children in need census, table D7",
    published: Some("CPPlans2yrs"),
    beware: "",
    judge: Judge::Child(|child, _, cases| ended(child, cases, |_, days| days >= TWO_YEARS)),
};

/// Plans ended within three months.
pub static PLANS_ENDED_3_MONTHS: Measure = Measure {
    id: "HP27",
    name: "Plans ended within three months",
    asks: "Of child protection plans ended, how many had lasted three months or less?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "lasted three months or less",
    counted: "child protection plans ended",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Plans],
    source: "Children in need census, table D7",
    published: None,
    beware: "",
    judge: Judge::Child(|child, _, cases| ended(child, cases, |plan, _| short(plan))),
};

const TWO_YEARS: i32 = 730;

fn ended(child: &History, cases: &mut Cases<'_>, met: fn(&Plan, i32) -> bool) {
    for plan in ours(child) {
        match (plan.spell.to, plan.spell.length()) {
            (None, _) => {}
            (ended, Some(days)) => cases.event(ended, met(plan, days), plan.at),
            (ended, None) => cases.left_out(ended, plan.at),
        }
    }
}

fn short(plan: &Plan) -> bool {
    let limit = plan.spell.from.map(|from| from.plus_months(3));
    plan.spell.to <= limit
}

/// Children whose protection reviews were in time.
pub static REVIEWS_IN_TIME: Measure = Measure {
    id: "HP28",
    name: "Children whose protection reviews were in time",
    asks: "Of children on a plan for three months or more, for how many was every review of the year in time?",
    area: Area::Protection,
    better: Better::Higher,
    met: "every review of the year so far held in time, none overdue",
    counted: "children on a child protection plan for three months or more",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::YearToDate,
    clock: Some(Clock {
        rule: "first review within three months of the conference, then within six months",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Plans, Fact::PlanReviews],
    source: "Children in need census; local authority interactive tool",
    published: Some("RevCP"),
    beware: "Of children, not of reviews: one late review and the child is not counted as met until the year ends. The plan's first day stands for the day of the conference.",
    judge: Judge::Child(reviews_in_time),
};

fn reviews_in_time(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    on_a_plan(child, cases, |plan, day| {
        let begun = plan.spell.from?;
        if begun.plus_months(3) > day {
            return None;
        }
        let year = CollectionYear::of(day).first();
        let mut last = begun;
        let mut months = 3;
        while let Some(held) = next_review(child, last, day) {
            if held >= year && held > last.plus_months(months) {
                return Some(false);
            }
            last = held;
            months = 6;
        }
        Some(last.plus_months(months) >= day)
    });
}

/// The first review held after a day, up to another.
fn next_review(child: &History, after: Day, day: Day) -> Option<Day> {
    (child.plan_reviews.iter().filter_map(|review| review.held))
        .filter(|held| after < *held && *held <= day)
        .min()
}

/// Review conferences with a quorum.
pub static REVIEWS_QUORATE: Measure = Measure {
    id: "HP33",
    name: "Review conferences with a quorum",
    asks: "Of review conferences held, how many were quorate?",
    area: Area::Protection,
    better: Better::Higher,
    met: "recorded as quorate",
    counted: "review conferences held, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::PlanReviews],
    source: "Local partnership",
    published: None,
    beware: "",
    judge: Judge::Child(quorate),
};

fn quorate(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for review in &child.plan_reviews {
        match (review.held, review.quorate) {
            (None, _) => {}
            (held, Some(quorate)) => cases.event(held, quorate, review.at),
            (held, None) => cases.left_out(held, review.at),
        }
    }
}

/// Children taking part in their review conference.
pub static CHILD_TOOK_PART: Measure = Measure {
    id: "HP34",
    name: "Children taking part in their review conference",
    asks: "Of review conferences of children aged four and over, in how many did the child take part or send their views?",
    area: Area::Protection,
    better: Better::Higher,
    met: "the child came, sent an advocate, or sent their views",
    counted: "review conferences held of children aged four and over, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::PlanReviews],
    source: "Standard safeguarding dataset",
    published: None,
    beware: "",
    judge: Judge::Child(took_part),
};

fn took_part(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for review in &child.plan_reviews {
        let Some(held) = review.held else { continue };
        let Some(age) = child.age_on(held) else {
            cases.left_out(Some(held), review.at);
            continue;
        };
        if age < 4 {
            continue;
        }
        match review.participation {
            // Under four at the time, of a child whose date of birth says otherwise.
            Some(Participation::Pn0) | None => cases.left_out(Some(held), review.at),
            Some(how) => cases.event(Some(held), how != Participation::Pn7, review.at),
        }
    }
}

#[cfg(test)]
mod tests;
