//! The stories by which families come to notice: how many of each, when they begin, and about whom.

use children::Day;

use super::Ask;
use crate::chance::Chance;

/// How a family comes to notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Story {
    /// Contacts from which nothing more follows.
    Contacts,
    /// Assessed, and closed.
    Assessed,
    /// A child in need plan.
    Need,
    /// A child protection plan.
    Protection,
    /// Into care in the first years of life.
    CareYoung,
    /// Into care at school age.
    CareMiddle,
    /// Into care as a teenager.
    CareTeen,
    /// Alone from abroad.
    Unaccompanied,
    /// A disabled child.
    Disabled,
    /// Nowhere to live at sixteen or seventeen.
    Homeless,
    /// With somebody who is no near relative.
    PrivatelyFostered,
}

impl Story {
    /// Families a year of each in an authority of the usual size, and the years before the records that still matter.
    const ALL: &'static [(Self, u32, u32)] = &[
        (Self::Contacts, 1_350, 2),
        (Self::Assessed, 470, 2),
        (Self::Need, 290, 3),
        (Self::Protection, 62, 5),
        (Self::CareYoung, 19, 15),
        (Self::CareMiddle, 12, 13),
        (Self::CareTeen, 17, 11),
        (Self::Unaccompanied, 14, 10),
        (Self::Disabled, 26, 11),
        (Self::Homeless, 52, 0),
        (Self::PrivatelyFostered, 8, 1),
    ];

    fn years_before(self) -> u32 {
        Self::ALL
            .iter()
            .find(|(story, ..)| *story == self)
            .map_or(0, |(.., before)| *before)
    }

    pub(super) fn drawn(ask: &Ask, chance: &mut Chance) -> Self {
        let weight =
            |(_, a_year, before): &(Self, u32, u32)| a_year * (before + u32::from(ask.years));
        let mut left = chance.count(0, Self::ALL.iter().map(weight).sum::<u32>() - 1);
        for each in Self::ALL {
            if left < weight(each) {
                return each.0;
            }
            left -= weight(each);
        }
        Self::Contacts
    }

    /// The day it begins: fewer at weekends and in the holidays, more year by year.
    pub(super) fn day(self, ask: &Ask, chance: &mut Chance) -> Day {
        let years = i32::from(ask.years) + i32::try_from(self.years_before()).unwrap_or(0);
        let first = ask.today.plus_years(-years);
        let mut day = ask.today;
        for _ in 0..12 {
            day = chance.day(first, ask.today);
            let month = match day.parts().1 {
                1 => 92,
                2 => 90,
                3 => 97,
                4 => 84,
                5 => 93,
                6 => 96,
                7 => 94,
                8 => 68,
                9 => 86,
                10 => 96,
                11 => 100,
                _ => 76,
            };
            let week = if day.is_working_day() { 100 } else { 28 };
            // Over six years about a tenth more; presentations as homeless have doubled.
            let slope = if self == Self::Homeless { 42 } else { 220 };
            let growth = 100 - ask.today.days_since(day) / slope;
            if chance.number(0, 999_999) < month * week * growth.max(45) {
                break;
            }
        }
        day
    }
}

/// A child to be born into a story.
pub(super) struct Born {
    pub(super) born: Day,
    pub(super) first: bool,
}

/// The children of a family whom a story is about.
pub(super) fn brood(story: Story, day: Day, chance: &mut Chance) -> Vec<Born> {
    let (youngest, oldest, more) = match story {
        Story::Contacts | Story::Assessed | Story::Need => (-60, 6_400, 42),
        Story::Protection => (-90, 5_300, 58),
        Story::CareYoung => (-20, 1_400, 30),
        Story::CareMiddle => (1_500, 4_300, 45),
        Story::CareTeen => (4_700, 6_250, 0),
        Story::Unaccompanied => (5_500, 6_450, 0),
        Story::Disabled => (900, 5_200, 0),
        Story::Homeless => (5_860, 6_540, 0),
        Story::PrivatelyFostered => (2_900, 5_700, 10),
    };
    let mut age = chance.number(youngest, oldest);
    let mut born = vec![Born {
        born: day.plus(-age),
        first: true,
    }];
    while born.len() < 5 && chance.percent(more) {
        age += chance.number(380, 1_300);
        if age > 6_350 {
            break;
        }
        born.push(Born {
            born: day.plus(-age),
            first: false,
        });
    }
    born
}

impl Story {
    /// What happens to the brothers and sisters of the child whose story it is.
    pub(super) fn of_siblings(self) -> Self {
        match self {
            Self::CareYoung => Self::CareMiddle,
            Self::Contacts
            | Self::Assessed
            | Self::Need
            | Self::Protection
            | Self::CareMiddle
            | Self::CareTeen
            | Self::Unaccompanied
            | Self::Disabled
            | Self::Homeless
            | Self::PrivatelyFostered => self,
        }
    }
}
