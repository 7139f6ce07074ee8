//! How long care lasts, how it ends and under what law the child is in care meanwhile.

use children::Day;
use children::codes::LegalStatus;

use super::super::Life;
use super::super::need::Course;

/// How care ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::lives) enum Way {
    Home,
    Guardian,
    Arrangements,
    Adopted,
    Grown,
    Moved,
}

/// The whole of a period of care, decided as it begins.
#[derive(Clone)]
pub(super) struct Arc {
    pub(super) to: Day,
    pub(super) way: Way,
    pub(super) legal: Vec<(Day, LegalStatus)>,
    pub(super) from_pre_proceedings: bool,
    /// First and last day of care proceedings, where there were any.
    pub(super) in_court: Option<(Day, Day)>,
    pub(super) placed_for_adoption: Option<Day>,
}

impl Arc {
    /// The law the child is in care under on a day.
    pub(super) fn legal_on(&self, day: Day) -> LegalStatus {
        self.legal
            .iter()
            .rev()
            .find(|(from, _)| *from <= day)
            .map_or(LegalStatus::V2, |(_, status)| *status)
    }

    pub(super) fn drawn(life: &mut Life<'_>, from: Day, course: Course) -> Self {
        let grown = life.child.grown();
        let age = life.child.age(from);
        let alone = matches!(course, Course::Unaccompanied | Course::Homeless);
        let way = if alone {
            life.own.one_of(&[(94, Way::Grown)], Way::Moved)
        } else if age < 4 {
            life.fate.one_of(
                &[
                    (29, Way::Guardian),
                    (33, Way::Adopted),
                    (22, Way::Home),
                    (3, Way::Arrangements),
                ],
                Way::Grown,
            )
        } else if age < 13 {
            life.fate.one_of(
                &[
                    (17, Way::Guardian),
                    (33, Way::Home),
                    (5, Way::Arrangements),
                    (3, Way::Moved),
                ],
                Way::Grown,
            )
        } else {
            life.own
                .one_of(&[(34, Way::Home), (4, Way::Moved)], Way::Grown)
        };
        let days = match way {
            Way::Home => life.fate.spread([4, 60, 190, 360, 800, 1_500]),
            Way::Guardian | Way::Arrangements => life.fate.spread([200, 290, 370, 520, 900, 1_500]),
            Way::Adopted => life.fate.spread([390, 560, 730, 940, 1_400, 1_900]),
            Way::Moved => life.fate.spread([20, 90, 250, 500, 900, 1_300]),
            Way::Grown => i32::MAX / 4,
        };
        let to = from.plus(days).min(grown);
        let way = if to == grown { Way::Grown } else { way };
        let court = !alone
            && way != Way::Moved
            && (matches!(way, Way::Adopted | Way::Guardian)
                || age < 13 && life.fate.percent(72)
                || life.fate.percent(25));
        Self::under_law(life, from, to, way, court)
    }

    fn under_law(life: &mut Life<'_>, from: Day, to: Day, way: Way, court: bool) -> Self {
        let mut legal = Vec::new();
        let mut in_court = None;
        let mut placed_for_adoption = None;
        if court {
            let issued = match life.fate.number(0, 99) {
                0..12 => {
                    legal.push((from, LegalStatus::L1));
                    from.plus(3)
                }
                12..20 => {
                    legal.push((from, LegalStatus::L2));
                    from.plus(8)
                }
                20..52 => {
                    legal.push((from, LegalStatus::V2));
                    from.plus(life.fate.number(10, 120))
                }
                _ => from,
            };
            let concluded = issued.plus(life.fate.spread([120, 165, 196, 265, 370, 520]));
            // An adoption needs its order, a match and months at home before it is made.
            let concluded = if way == Way::Adopted {
                concluded.min(to.plus(-200))
            } else {
                concluded
            };
            if issued < to {
                legal.push((issued, LegalStatus::C1));
                in_court = Some((issued.plus(-life.fate.number(0, 6)), concluded.min(to)));
            }
            if concluded < to.plus(-30) {
                let status = if way == Way::Adopted {
                    LegalStatus::E1
                } else {
                    LegalStatus::C2
                };
                legal.push((concluded, status));
            }
            if way == Way::Adopted {
                let order = to.plus(-life.fate.spread([110, 160, 210, 290, 420, 500]));
                placed_for_adoption = Some(
                    order
                        .max(concluded.plus(25))
                        .min(to.plus(-70))
                        .max(from.plus(1)),
                );
            }
        } else {
            legal.push((from, LegalStatus::V2));
        }
        legal.retain(|(day, _)| *day < to);
        if legal.is_empty() {
            legal.push((from, LegalStatus::V2));
        }
        let from_pre_proceedings = court && life.fate.percent(62);
        Self {
            to,
            way,
            legal,
            from_pre_proceedings,
            in_court,
            placed_for_adoption,
        }
    }
}
