//! The troubles of the invented authority, by name: what went wrong, how much and since when. Those that inspectors
//! found in the real one that the sample's size was taken from are among them.

use children::Day;

use crate::lives::staff::{Staff, Work};

/// The disabled children's service lost its social workers fourteen months ago, the last of them on this day. Two
/// managers have held all its work since.
pub(crate) fn disabled_service_without_workers_since(today: Day) -> Day {
    today.plus_months(-14)
}

/// A worker of one help and protection team left 45 days ago, and the case system was never told: what they held is
/// still in their name.
pub(crate) fn worker_left_with_cases(staff: &mut Staff) {
    let left = staff.today().plus(-45);
    let team = staff.team_for(Work::Help, 1);
    staff.leave_unseen(team, left);
}

/// The team whose visits come every four to nine weeks in place of every three to five: 10 to 40 working days for
/// children on protection plans.
pub(crate) fn visits_few(staff: &Staff, team: usize) -> bool {
    team == staff.team_for(Work::Help, 2)
}

/// Conferences in time, of a hundred: 84 until three months ago, 55 since.
pub(crate) fn conferences_in_time(today: Day, discussed: Day) -> u32 {
    if discussed >= today.plus_months(-3).plus(-14) {
        55
    } else {
        84
    }
}
