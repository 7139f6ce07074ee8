//! Where a child in care lives, from the first night to the last.

use children::Day;
use children::codes::{ChangeReason, Code, LegalStatus, PlacementGroup, PlacementType, Provider};
use compact_str::{CompactString as Text, format_compact};

use super::super::Life;
use super::arc::{Arc, Way};
use crate::chance::Chance;
use crate::people;

/// A home.
#[derive(Clone)]
pub(in crate::lives) struct Home {
    pub(in crate::lives) from: Day,
    pub(in crate::lives) to: Day,
    pub(in crate::lives) kind: PlacementType,
    pub(in crate::lives) provider: Provider,
    pub(in crate::lives) urn: Text,
    pub(in crate::lives) postcode: Text,
    pub(in crate::lives) tenths_of_mile: i32,
    pub(in crate::lives) changed: Option<ChangeReason>,
}

impl Life<'_> {
    pub(super) fn homes(&mut self, from: Day, arc: &Arc) -> Vec<Home> {
        // Six in ten families of younger children stay together: then what befalls one befalls all.
        let together = self.child.age(from) < 12 && self.family.number % 10 < 6;
        let shared = Chance::of(self.world.ask.seed, 5, self.family.number);
        let own = together.then(|| std::mem::replace(&mut self.own, shared));
        let homes = self.homes_in_turn(from, arc);
        if let Some(own) = own {
            self.own = own;
        }
        homes
    }

    fn homes_in_turn(&mut self, from: Day, arc: &Arc) -> Vec<Home> {
        let mut homes: Vec<Home> = Vec::new();
        let mut day = from;
        // Some children never settle.
        let unsettled = self.child.age(from) >= 9 && self.own.percent(26) || self.own.percent(7);
        let last = arc.placed_for_adoption.unwrap_or(arc.to);
        for move_number in 0..40 {
            let age = self.child.age(day);
            let kind = self.kind(age, move_number == 0, arc.way, last.days_since(day));
            // Who lives with their parents by agreement is not in care: that takes an order.
            let ordered = !matches!(arc.legal_on(day), LegalStatus::V2);
            let kind = if kind == PlacementType::P1 && !ordered {
                PlacementType::U3
            } else {
                kind
            };
            let stays = if unsettled {
                self.own.spread([3, 35, 110, 240, 500, 900])
            } else if move_number == 0 {
                self.own.spread([5, 120, 400, 900, 2_500, 4_000])
            } else {
                self.own.spread([60, 700, 1_700, 3_000, 4_500, 6_000])
            };
            // Whoever turns sixteen may move on to a supported home.
            let mut to = day.plus(stays).min(last);
            if last.days_since(to) < 14 {
                to = last;
            }
            homes.push(self.home(day, to, kind, age));
            day = to;
            if day >= last {
                break;
            }
        }
        if let Some(placed) = arc.placed_for_adoption
            && placed < arc.to
        {
            // With consent only from a foster home; else under the placement order. None of these adopters fostered.
            let fostered = homes.last().is_none_or(|home| home.kind.is_foster());
            let kind = self
                .own
                .one_of(&[(35, PlacementType::A4)], PlacementType::A6);
            let kind = if fostered { kind } else { PlacementType::A6 };
            homes.push(self.home(placed, arc.to, kind, 2));
        }
        if let Some(home) = homes.last_mut() {
            home.to = arc.to;
        }
        homes
    }

    fn kind(&mut self, age: u8, first: bool, way: Way, days_left: i32) -> PlacementType {
        use PlacementType::{K1, K2, K3, P1, R3, S1, U1, U3, U4, U5, U6};
        if self.child.unaccompanied.is_some() {
            return if age >= 16 {
                self.own.one_of(&[(62, K3), (34, U6)], K2)
            } else {
                self.own.one_of(&[(88, U6)], K2)
            };
        }
        if way == Way::Guardian && !first {
            return U3;
        }
        if way == Way::Adopted {
            return self.fate.one_of(&[(22, U5), (74, U6)], R3);
        }
        if way == Way::Home && !first && days_left < 200 && self.own.percent(50) {
            return P1;
        }
        match age {
            0..=9 => {
                if first {
                    self.fate
                        .one_of(&[(62, U6), (27, U3), (5, R3), (4, P1)], K2)
                } else {
                    self.fate
                        .one_of(&[(46, U4), (16, U6), (16, U1), (9, U3), (8, P1)], K2)
                }
            }
            10..=15 => {
                if first {
                    self.own
                        .one_of(&[(58, U6), (18, U3), (19, K2), (3, P1)], K1)
                } else {
                    self.own.one_of(
                        &[(34, U4), (20, U6), (13, U1), (23, K2), (6, P1), (3, S1)],
                        K1,
                    )
                }
            }
            _ => self.own.one_of(
                &[(38, K3), (14, U6), (17, U4), (8, U1), (19, K2), (3, P1)],
                K1,
            ),
        }
    }

    /// Where a disabled child stays for short breaks.
    pub(in crate::lives) fn short_break_home(&mut self, from: Day, to: Day) -> Home {
        let kind = if self.own.percent(60) {
            PlacementType::K2
        } else {
            PlacementType::U6
        };
        self.home(from, to, kind, 8)
    }

    fn home(&mut self, from: Day, to: Day, kind: PlacementType, age: u8) -> Home {
        let group = kind.group();
        let provider = match group {
            PlacementGroup::Parents => Provider::PR0,
            PlacementGroup::Kinship | PlacementGroup::Adopters => Provider::PR1,
            PlacementGroup::Residential if kind == PlacementType::K1 => Provider::PR2,
            PlacementGroup::Residential => self
                .own
                .one_of(&[(13, Provider::PR1), (80, Provider::PR4)], Provider::PR5),
            PlacementGroup::Supported => self
                .own
                .one_of(&[(10, Provider::PR1), (68, Provider::PR4)], Provider::PR5),
            PlacementGroup::Foster | PlacementGroup::Other => self
                .own
                .one_of(&[(57, Provider::PR1), (39, Provider::PR4)], Provider::PR5),
        };
        let own = matches!(provider, Provider::PR0 | Provider::PR1);
        let tenths = if own {
            self.own.spread([2, 25, 55, 100, 190, 420])
        } else {
            self.own.spread([10, 70, 160, 340, 900, 2_300])
        };
        // A registered home is one provider's, and tells so in its number.
        let of = |provider: Provider| provider.code().trim_start_matches("PR");
        // Supported homes for those over sixteen are registered one after another since October 2023. Some children's
        // homes no inspector knows: a trouble of every authority now.
        let urn = match group {
            PlacementGroup::Residential
                if kind == PlacementType::K2 && age >= 13 && self.own.percent(4) =>
            {
                Text::default()
            }
            PlacementGroup::Residential if kind == PlacementType::S1 => {
                format_compact!("11{}{:03}", of(provider), self.own.number(0, 30))
            }
            PlacementGroup::Residential => {
                format_compact!("SC48{}{:03}", of(provider), self.own.number(0, 60))
            }
            PlacementGroup::Supported if from.year() >= 2024 && self.own.percent(82) => {
                format_compact!("27{}{:04}", of(provider), self.own.number(0, 40))
            }
            PlacementGroup::Foster | PlacementGroup::Kinship if own => Text::from("SC035999"),
            PlacementGroup::Foster => {
                format_compact!("SC39{}{:03}", of(provider), self.own.number(0, 25))
            }
            PlacementGroup::Supported
            | PlacementGroup::Kinship
            | PlacementGroup::Parents
            | PlacementGroup::Adopters
            | PlacementGroup::Other => Text::default(),
        };
        let houses_many = matches!(
            group,
            PlacementGroup::Residential | PlacementGroup::Supported
        );
        let postcode = if group == PlacementGroup::Parents {
            self.family.postcode.clone()
        } else if houses_many && !urn.is_empty() {
            let share_here = match provider {
                Provider::PR0 | Provider::PR1 => 100,
                Provider::PR2 => 0,
                Provider::PR3 | Provider::PR4 | Provider::PR5 => 40,
            };
            people::postcode_of_home(&urn, share_here)
        } else if tenths < 160 || own && houses_many {
            people::postcode(&mut self.own)
        } else {
            people::postcode_elsewhere(&mut self.own)
        };
        let changed = self.own.one_of(
            &[
                (38, ChangeReason::CarePlan),
                (8, ChangeReason::CarerBehaviour),
                (7, ChangeReason::CarerOther),
                (9, ChangeReason::Child),
                (12, ChangeReason::Responsible),
                (4, ChangeReason::Standard),
                (3, ChangeReason::Allegation),
                (2, ChangeReason::Close),
            ],
            ChangeReason::Other,
        );
        Home {
            from,
            to,
            kind,
            provider,
            urn,
            postcode,
            tenths_of_mile: tenths,
            changed: Some(changed),
        }
    }
}
