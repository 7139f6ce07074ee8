//! A child's referrals as a year's census wants them: what was over before it left out, what came after it not yet there,
//! and nothing that cannot stand beside another thing.

use children::codes::{CloseReason, Factor};
use children::{CollectionYear, Day};

use super::super::told::{Assessed, Enquired, Protected, Referred, Told};

/// A child protection plan, and how many there were before it.
pub(super) struct Plan {
    pub(super) plan: Protected,
    pub(super) before: usize,
}

/// The referrals of a year, each with its child protection plans.
pub(super) fn of_year(told: &Told, year: CollectionYear) -> Vec<(Referred, Vec<Plan>)> {
    let (first, last) = (year.first(), year.last());
    let mut referrals = told.needs.clone();
    referrals.sort_by_key(|referral| referral.on);
    let mut all: Vec<(Referred, Vec<Plan>)> = Vec::new();
    let mut closed_before = Some(told.born.plus(-280));
    let mut plans_before = 0;
    let mut plan_ended: Option<Day> = None;
    for mut referral in referrals {
        let begins = closed_before.is_some_and(|closed| closed <= referral.on);
        if !begins || referral.on > last {
            continue;
        }
        referral.closed = referral
            .closed
            .filter(|(day, _)| *day <= last && *day >= referral.on);
        closed_before = referral.closed.map(|(day, _)| day);
        let mut plans = Vec::new();
        for plan in protection(&referral, last) {
            if plan_ended.is_some_and(|ended| ended >= plan.from) {
                continue;
            }
            plan_ended = Some(plan.to.unwrap_or(last));
            if plan.to.is_none_or(|to| to >= first) {
                plans.push(Plan {
                    plan,
                    before: plans_before,
                });
            }
            plans_before += 1;
        }
        let over = referral.closed.is_some_and(|(day, _)| day < first);
        if over || referral.nothing && referral.on < first {
            continue;
        }
        put_right(&mut referral, &plans, year);
        all.push((referral, plans));
    }
    let protected: Vec<(Day, Option<Day>)> = all
        .iter()
        .flat_map(|(_, plans)| plans.iter().map(|each| (each.plan.from, each.plan.to)))
        .collect();
    let mut helped: Option<Day> = None;
    for (referral, plans) in &mut all {
        need_plans(referral, &protected, &mut helped, year);
        close(referral, plans);
    }
    all
}

/// A day, or that of the closure where it came first.
fn not_after(day: Option<Day>, closed: Option<Day>) -> Option<Day> {
    day.into_iter().chain(closed).min()
}

/// The child protection plans of a referral, none after its closure.
fn protection(referral: &Referred, last: Day) -> Vec<Protected> {
    let mut plans = if referral.nothing {
        Vec::new()
    } else {
        referral.protection.clone()
    };
    plans.sort_by_key(|plan| plan.from);
    plans.retain(|plan| plan.from >= referral.on && plan.from <= last);
    for plan in &mut plans {
        let closed = referral.closed.map(|(day, _)| day);
        plan.to = not_after(plan.to.filter(|to| *to <= last), closed);
    }
    plans.retain(|plan| plan.to.is_none_or(|to| to > plan.from));
    plans
}

fn put_right(referral: &mut Referred, plans: &[Plan], year: CollectionYear) {
    if referral.nothing {
        referral.assessments.clear();
        referral.plans.clear();
        referral.enquiries.clear();
        return;
    }
    enquiries(referral, plans, year);
    assessments(referral, year);
}

fn enquiries(referral: &mut Referred, plans: &[Plan], year: CollectionYear) {
    let (first, last) = (year.first(), year.last());
    let closed = referral.closed.is_some();
    let mut found = std::mem::take(&mut referral.enquiries);
    for plan in plans.iter().map(|each| &each.plan) {
        let has_its_own = found.iter().any(|each| each.conference == Some(plan.from));
        if plan.from >= first && !has_its_own {
            found.retain(|each| each.conference.is_none());
            found.push(Enquired {
                from: plan.from.plus(-12).max(referral.on),
                target: None,
                conference: Some(plan.from),
                none_wanted: false,
            });
        }
    }
    found.sort_by_key(|each| each.from);
    let mut until: Option<Day> = None;
    for mut each in found {
        each.conference = each.conference.filter(|held| *held <= last);
        let in_year = |day: Day| first <= day && day <= last;
        // An enquiry that waits for its conference waits no longer than it may.
        let waits = !each.none_wanted && each.conference.is_none();
        let may_wait = !closed && each.from > last.plus(-18);
        let belongs = match each.conference {
            Some(held) => in_year(held) && held.is_working_day() && held >= each.from,
            None => in_year(each.from) && (!waits || may_wait),
        };
        let over = referral
            .closed
            .is_some_and(|(closed, _)| each.conference.unwrap_or(each.from) > closed);
        if !belongs
            || over
            || each.from < referral.on
            || until.is_some_and(|until| until >= each.from)
        {
            continue;
        }
        each.none_wanted = each.none_wanted && each.conference.is_none();
        each.target = each.target.filter(|_| !each.none_wanted);
        until = Some(if waits {
            last
        } else {
            each.conference.unwrap_or(each.from)
        });
        referral.enquiries.push(each);
    }
}

fn assessments(referral: &mut Referred, year: CollectionYear) {
    let (first, last) = (year.first(), year.last());
    let closed = referral.closed.map(|(day, _)| day);
    let mut found = std::mem::take(&mut referral.assessments);
    found.sort_by_key(|each| each.from);
    let mut until: Option<Day> = None;
    for mut each in found {
        if each.from < referral.on || each.from > last || until.is_some_and(|day| day >= each.from)
        {
            continue;
        }
        let done = each.done.filter(|done| *done <= last);
        // None is left open beyond its forty-five working days.
        let due = each.from.plus_working_days(43);
        each.done = not_after(done, closed).or((due < last).then_some(due));
        if closed.is_some_and(|closed| closed < each.from) {
            continue;
        }
        if each.done.is_some_and(|done| done < first) {
            continue;
        }
        if each.done.is_none() && each.from < first {
            continue;
        }
        until = Some(each.done.unwrap_or(last));
        referral.assessments.push(each);
    }
    if let (true, Some(enquiry)) = (referral.assessments.is_empty(), referral.enquiries.first()) {
        let done = enquiry
            .conference
            .unwrap_or_else(|| enquiry.from.plus_working_days(10))
            .min(closed.unwrap_or(last))
            .min(last);
        referral.assessments.push(Assessed {
            from: enquiry.from.min(done),
            done: Some(done),
            factors: Vec::new(),
        });
    }
    let alone = referral.assessments.len() == 1;
    let closed_after_it = referral
        .closed
        .is_some_and(|(_, why)| matches!(why, CloseReason::RC8 | CloseReason::RC9));
    for each in &mut referral.assessments {
        each.factors.sort_unstable();
        each.factors.dedup();
        let others = each.factors.iter().any(|factor| *factor != Factor::F21);
        if others || alone && !closed_after_it {
            each.factors.retain(|factor| *factor != Factor::F21);
        }
        if each.factors.is_empty() {
            each.factors.push(Factor::F20);
        }
    }
}

/// Child in need plans, none beside another or beside a child protection plan.
fn need_plans(
    referral: &mut Referred,
    protected: &[(Day, Option<Day>)],
    helped: &mut Option<Day>,
    year: CollectionYear,
) {
    let (first, last) = (year.first(), year.last());
    let closed = referral.closed.map(|(day, _)| day);
    let mut found = std::mem::take(&mut referral.plans);
    found.sort_unstable();
    for (from, to) in found {
        let to = not_after(to.filter(|to| *to <= last), closed);
        let beside = protected.iter().any(|(began, ended)| {
            to.is_none_or(|to| *began < to) && ended.is_none_or(|ended| ended > from)
        });
        let belongs = from >= referral.on
            && from <= last
            && to.is_none_or(|to| to > from && to >= first)
            && helped.is_none_or(|before| before < from);
        if beside || !belongs {
            continue;
        }
        *helped = Some(to.unwrap_or(last));
        referral.plans.push((from, to));
    }
}

/// The reason of closure: after an assessment alone only where there was nothing else.
fn close(referral: &mut Referred, plans: &[Plan]) {
    let more = !referral.enquiries.is_empty() || !referral.plans.is_empty() || !plans.is_empty();
    let unassessed = referral.assessments.is_empty();
    if let Some((_, why)) = &mut referral.closed {
        let after_it = matches!(why, CloseReason::RC8 | CloseReason::RC9);
        if after_it && (more || unassessed) || *why == CloseReason::RC2 {
            *why = CloseReason::RC7;
        }
    }
    if unassessed {
        return;
    }
    // Where the reason changed, an assessment that found nothing no longer stands alone.
    let after_it = referral
        .closed
        .is_some_and(|(_, why)| matches!(why, CloseReason::RC8 | CloseReason::RC9));
    if !after_it {
        for each in &mut referral.assessments {
            if each.factors == [Factor::F21] {
                each.factors = vec![Factor::F20];
            }
        }
    }
}
