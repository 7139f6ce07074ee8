//! People who wish to adopt: from a first call through two stages to approval, a match and an order.

use children::codes::Ethnicity;
use children::service::Gender;
use compact_str::format_compact;
use returns::annex_a::lists::Adopter;
use returns::annex_a::words::Listed;
use returns::cell::{Cell, YesNo};

use super::Ask;
use super::staff::USUAL;
use crate::chance::{Chance, worked};

/// Adopters who were in touch with the agency in the twelve months before.
pub(super) fn adopters(ask: &Ask) -> Vec<Adopter> {
    let mut chance = Chance::of(ask.seed, 61, 0);
    let today = ask.today;
    let since = today.plus_years(-1);
    let families = 260_u64 * u64::from(ask.children_open) / u64::from(USUAL);
    let mut found = Vec::new();
    for number in 0..families.max(3) {
        let enquired = worked(chance.day(today.plus_years(-5), today));
        let one = enquired.plus(chance.number(10, 90));
        let one_ended = one.plus(if chance.percent(62) {
            chance.number(45, 61)
        } else {
            chance.number(62, 140)
        });
        let two = one_ended.plus(chance.number(1, 40));
        let two_ended = two.plus(if chance.percent(70) {
            chance.number(90, 121)
        } else {
            chance.number(122, 210)
        });
        let approved = two_ended.plus(chance.number(1, 25));
        let matched = approved.plus(chance.spread([20, 90, 190, 330, 600, 900]));
        let placed = matched.plus(chance.number(14, 45));
        let ordered = placed.plus(chance.number(110, 380));
        // How far they go: most who call do not apply.
        let far = chance.one_of(&[(48, 1), (12, 2), (8, 3), (10, 5)], 9);
        let left = match far {
            1 => Some(enquired.plus(chance.number(5, 60))),
            2 => Some(one_ended.plus(5)),
            3 => Some(two.plus(60)),
            5 => Some(approved.plus(400)),
            _ => None,
        };
        let left = left.filter(|day| *day <= today);
        let known = |day, step: i32| Some(day).filter(|day| *day <= today && far >= step);
        let latest = [
            left,
            known(ordered, 9),
            Some(today).filter(|_| left.is_none() && ordered > today),
        ];
        if latest
            .into_iter()
            .flatten()
            .max()
            .is_none_or(|latest| latest < since)
        {
            continue;
        }
        let pair = chance.percent(82);
        let early = chance.percent(22);
        let count = chance.one_of(&[(82, 1), (16, 2)], 3);
        let ethnicity = chance.one_of(
            &[
                (84, Ethnicity::Wbri),
                (4, Ethnicity::Woth),
                (4, Ethnicity::Aind),
            ],
            Ethnicity::Moth,
        );
        let why = chance.word(&[
            "Change of circumstances",
            "Chose another agency",
            "Advised not to go on",
        ]);
        let first = chance.one_of(&[(54, Gender::Female)], Gender::Male);
        for person in 0..=u32::from(pair) {
            let gender = match (person, first, chance.percent(12)) {
                (0, ..) | (_, _, true) => first,
                (_, Gender::Female, false) => Gender::Male,
                (_, Gender::Male | Gender::NotStated | Gender::Neither, false) => Gender::Female,
            };
            let yes = |so| Cell::Read(Listed(if so { YesNo::Yes } else { YesNo::No }));
            found.push(Adopter {
                adopter_id: Cell::Read(format_compact!("AP{:04}", number * 2 + u64::from(person))),
                family: Cell::Read(format_compact!("AF{number:04}")),
                gender: Cell::Read(Listed(gender)),
                ethnicity: Cell::Read(Listed(ethnicity)),
                disabled: yes(chance.percent(5)),
                fostering_for_adoption: yes(early && far == 9),
                enquired: Cell::Read(enquired),
                stage_one_started: known(one, 2).into(),
                stage_one_ended: known(one_ended, 2).into(),
                stage_two_started: known(two, 3).into(),
                stage_two_ended: known(two_ended, 5).into(),
                applied: known(two_ended.plus(-8), 5).into(),
                approved: known(approved, 5).into(),
                matched: known(matched, 9).into(),
                placed: known(placed, 9).into(),
                children_placed: known(placed, 9).map(|_| count).into(),
                ordered: known(ordered, 9).into(),
                left: left.into(),
                left_why: if left.is_some() {
                    why.into()
                } else {
                    Cell::Blank
                },
                ..Adopter::default()
            });
        }
    }
    found
}
