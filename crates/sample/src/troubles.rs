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

/// Care leavers out of education and work, of a hundred: 55 from nineteen on, where England has 40.
pub(crate) fn out_of_work(age: u8) -> u32 {
    match age {
        0..=17 => 30,
        18 => 44,
        _ => 55,
    }
}

/// Of a hundred of those, how many through illness or disability.
pub(crate) const OUT_OF_WORK_THROUGH_HEALTH: u32 = 46;

/// Children in whose assessment a factor of exploitation was found, of a hundred, whose risk was then assessed.
pub(crate) const EXPLOITATION_ASSESSED: u32 = 62;

/// Reviews of the risk of exploitation held out of time, of a hundred.
pub(crate) const EXPLOITATION_REVIEWED_LATE: u32 = 36;

/// Return interviews in 72 hours, of a hundred: 41 until a duty rota began twelve months ago, 82 since.
pub(crate) fn interviews_in_time(today: Day, returned: Day) -> u32 {
    if returned >= today.plus_months(-12) {
        82
    } else {
        41
    }
}

/// Homeless young people to whom accommodation under section 20 was offered in writing, of a hundred.
pub(crate) const SECTION_20_OFFERED: u32 = 21;

/// Homeless young people who stayed in bed and breakfast, of a hundred.
pub(crate) const BED_AND_BREAKFAST: u32 = 17;

/// The team in which supervision fell behind four months ago.
pub(crate) fn supervision_overdue(staff: &Staff, team: usize, on: Day) -> bool {
    on >= staff.today().plus_months(-4) && team == staff.team_for(Work::Assessment, 1)
}
