//! Teams and workers far from the others.

use std::collections::BTreeMap;

use super::{Asking, Kind, count, noun};
use crate::annex_a::AnnexA;
use crate::annex_a::words::CaseStatus;
use crate::cell::{Cell, Text};
use crate::table::{Rows, Table};

/// The fewest rows of a team that say anything of it.
const FEWEST: u32 = 10;
/// How far from the others, in standard deviations of chance, before it is asked about.
const FAR: f64 = 3.0;

const WHY_TEAM: &str = "One team far from the others is where an inspector will read files first: what is different there?";

pub(super) fn ask(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    let late =
        |on: Option<children::Day>, days: i32| on.is_some_and(|on| day.days_since(on) > days);
    teams(
        asking,
        &annex.referrals,
        |row| &row.team,
        |_| true,
        |row| row.in_year.value().is_some_and(|times| times >= 1),
        "with another referral within twelve months",
    );
    teams(
        asking,
        &annex.assessments,
        |row| &row.team,
        |row| row.authorised.value().is_none_or(|on| on > day),
        |row| {
            row.start
                .value()
                .is_some_and(|on| on.plus_working_days(45) < day)
        },
        "open after 45 working days",
    );
    teams(
        asking,
        &annex.need,
        |row| &row.team,
        |row| row.status.code() != Some(CaseStatus::Closed),
        |row| row.last_seen.value().is_none() || late(row.last_seen.value(), 42),
        "not seen in six weeks",
    );
    teams(
        asking,
        &annex.plans,
        |row| &row.team,
        |row| row.end.value().is_none_or(|end| end > day),
        |row| {
            row.last_visit
                .value()
                .is_none_or(|on| on.plus_working_days(20) < day)
        },
        "not visited in 20 working days",
    );
    teams(
        asking,
        &annex.in_care,
        |row| &row.team,
        |row| row.end.value().is_none_or(|end| end > day),
        |row| row.last_visit.value().is_none() || late(row.last_visit.value(), 42),
        "not visited in six weeks",
    );
    teams(
        asking,
        &annex.leavers,
        |row| &row.team,
        |_| true,
        |row| row.in_touch.code() != Some(children::codes::InTouch::Yes),
        "not known to be in touch",
    );
    workers(annex, asking);
}

/// Asks of a team whose share of rows in question is further above that of all teams than chance would have it.
fn teams<T: Table>(
    asking: &mut Asking,
    rows: &Rows<T>,
    team: impl Fn(&T) -> &Cell<Text>,
    concerns: impl Fn(&T) -> bool,
    in_question: impl Fn(&T) -> bool,
    words: &str,
) {
    let mut by_team: BTreeMap<&str, (u32, Vec<u32>)> = BTreeMap::new();
    let (mut all, mut all_found) = (0_u32, 0_u32);
    for (place, row) in (0..).zip(&rows.rows) {
        if !concerns(row) {
            continue;
        }
        let of_team = by_team.entry(team(row).text()).or_default();
        of_team.0 += 1;
        all += 1;
        if in_question(row) {
            of_team.1.push(place);
            all_found += 1;
        }
    }
    if all_found == 0 {
        return;
    }
    let share = f64::from(all_found) / f64::from(all);
    for (team, (of, found)) in by_team {
        let usual = f64::from(of) * share;
        let chance = (usual * (1.0 - share)).sqrt();
        let many = f64::from(count(found.len()));
        if team.is_empty() || of < FEWEST || of == all || many <= usual + FAR * chance {
            continue;
        }
        asking.questions.push(super::Question {
            list: T::NAME,
            kind: Kind::Outlier,
            words: format!(
                "{} of {of} {} of the team {team} {words}, against {all_found} of {all} in all teams",
                found.len(),
                noun(T::NAME),
            ),
            rows: found,
            of,
            why: WHY_TEAM,
        });
    }
}

/// Workers who hold far more children than their colleagues.
fn workers(annex: &AnnexA, asking: &mut Asking) {
    let mut held: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (place, row) in (0..).zip(&annex.need.rows) {
        if row.status.code() != Some(CaseStatus::Closed) && row.worker.is_given() {
            held.entry(row.worker.text()).or_default().push(place);
        }
    }
    let mut counts: Vec<usize> = held.values().map(Vec::len).collect();
    counts.sort_unstable();
    let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
    for rows in held.into_values() {
        if rows.len() > usual * 2 && rows.len() >= usual + 10 {
            let of = count(rows.len());
            asking.questions.push(super::Question {
                list: "List 6",
                kind: Kind::Outlier,
                words: format!(
                    "one worker holds {of} open children; half of the workers hold {usual} or fewer"
                ),
                rows,
                of,
                why: "A worker with twice the usual number cannot see them all; or the name stands for a whole team.",
            });
        }
    }
}
