//! Lives drawn for the returns alone, for returns of any size: nothing else is recorded of these children.

use children::Day;
use children::codes::{
    CeaseReason, CloseReason, Code, Disability, Ethnicity, Factor, LegalStatus, MissingKind, Need,
    Participation, PlacementType, PlanCategory, Provider, ReversalReason, Sex, Source,
};
use compact_str::{CompactString as Text, format_compact};

use super::england::Asked;
use super::told::{Adoption, Assessed, Enquired, Protected, Referred, Stay, Told};
use crate::chance::{Chance, worked};
use crate::people;

/// Of a hundred children open, how many are in care.
const IN_CARE: u32 = 21;
/// Of a hundred, beside how many a child stands whose case was closed of late.
const CLOSED: u32 = 45;

/// One child who is open, and often one who was until not long ago.
pub(super) fn told(number: u64, asked: &Asked<'_>) -> Vec<Told> {
    let mut chance = Chance::of(asked.seed, 71, number);
    let mut all = vec![life(number * 2, asked.today, &mut chance, None)];
    if chance.percent(CLOSED) {
        let closed = asked.today.plus(-chance.number(95, 850));
        all.push(life(number * 2 + 1, asked.today, &mut chance, Some(closed)));
    }
    all
}

fn life(number: u64, today: Day, chance: &mut Chance, closed: Option<Day>) -> Told {
    let end = closed.unwrap_or(today);
    let in_care = chance.percent(IN_CARE);
    let grown = in_care && closed.is_some() && chance.percent(40);
    let age = if grown {
        6_574
    } else if in_care {
        chance.number(40, 6_540)
    } else {
        chance.number(10, 6_300)
    };
    let mut born = end.plus(-age);
    // Whoever leaves care grown leaves it on the birthday.
    let closed = closed.map(|closed| if grown { born.plus_years(18) } else { closed });
    if grown {
        born = closed.unwrap_or(end).plus_years(-18);
    }
    let mut told = person(number, born, today, chance);
    told.unaccompanied = in_care && age > 5_600 && chance.percent(18);
    let most = end.days_since(born).max(1);
    let length = if in_care {
        chance.spread([30, 300, 800, 1_700, 3_600, 6_000])
    } else {
        chance.spread([15, 60, 150, 260, 520, 1_500])
    };
    let on = end.plus(-length.min(most - 1).max(0));
    told.needs.push(referred(on, closed, in_care, chance));
    if in_care {
        let from = on.plus(chance.number(0, 40)).min(end.plus(-1)).max(born);
        let stays = care(&mut told, from, closed, grown, chance);
        told.care.push(stays);
        beside(&mut told, from, end, chance);
    }
    told
}

fn person(number: u64, born: Day, today: Day, chance: &mut Chance) -> Told {
    let sex = if chance.in_1000(520) {
        Sex::Male
    } else {
        Sex::Female
    };
    let ethnicity = chance.one_of(
        &[
            (70, Ethnicity::Wbri),
            (6, Ethnicity::Woth),
            (4, Ethnicity::Mwbc),
            (5, Ethnicity::Moth),
            (5, Ethnicity::Bafr),
            (4, Ethnicity::Apkn),
        ],
        Ethnicity::Ooth,
    );
    let disabled = chance.percent(13).then(|| {
        let all = Disability::ALL;
        all.get(1 + chance.below(all.len() - 1))
            .copied()
            .unwrap_or(Disability::Learning)
    });
    let last_september = Day::new(today.year() - i16::from(today.parts().1 < 9), 8, 31);
    let of_school = last_september.is_some_and(|day| born.plus_years(4) <= day);
    Told {
        id: format_compact!("{}", 2_000_000 + number),
        number,
        born,
        sex,
        ethnicity,
        upn: of_school.then(|| people::pupil_number(2_000_000 + number)),
        home: people::postcode(chance),
        unaccompanied: false,
        mother_since: None,
        disabilities: disabled
            .into_iter()
            .chain(
                disabled
                    .filter(|_| chance.percent(20))
                    .map(|_| Disability::Learning),
            )
            .collect(),
        care: Vec::new(),
        needs: Vec::new(),
        reviews: Vec::new(),
        missing: Vec::new(),
        workers: Vec::new(),
        scores: Vec::new(),
        misused: Vec::new(),
        convicted: Vec::new(),
        earlier: None,
        adoption: None,
        leaver: None,
        before_court: Vec::new(),
    }
}

fn referred(on: Day, closed: Option<Day>, in_care: bool, chance: &mut Chance) -> Referred {
    let source = Source::ALL
        .get(chance.below(Source::ALL.len()))
        .copied()
        .unwrap_or(Source::S6);
    let need = chance.one_of(&[(58, Need::N1), (14, Need::N5), (11, Need::N4)], Need::N2);
    let start = worked(on);
    let done = start.plus_working_days(chance.count(8, 43));
    let factors = [
        Factor::F3B,
        Factor::F4B,
        Factor::F4A,
        Factor::F2B,
        Factor::F17A,
    ]
    .into_iter()
    .filter(|_| chance.percent(38))
    .collect();
    let mut referral = Referred {
        on,
        source,
        need,
        nothing: false,
        closed: closed.map(|day| (day, CloseReason::RC7)),
        assessments: vec![Assessed {
            from: start,
            done: Some(done),
            factors,
        }],
        plans: Vec::new(),
        enquiries: Vec::new(),
        protection: Vec::new(),
    };
    let course = chance.number(0, 99);
    if course < 18 && !in_care {
        let held = start.plus_working_days(chance.count(10, 15));
        referral.enquiries.push(Enquired {
            from: start,
            target: Some(start.plus_working_days(15)),
            conference: Some(held),
            none_wanted: false,
        });
        referral.protection.push(protected(held, closed, chance));
    } else if course < 45 {
        referral.enquiries.push(Enquired {
            from: start,
            target: None,
            conference: None,
            none_wanted: true,
        });
    }
    if course >= 30 && !in_care {
        let from = worked(done.plus(chance.number(1, 9)));
        referral.plans.push((from, closed));
    }
    referral
}

fn protected(held: Day, closed: Option<Day>, chance: &mut Chance) -> Protected {
    let category = chance.one_of(
        &[(48, PlanCategory::Neglect), (38, PlanCategory::Emotional)],
        PlanCategory::Physical,
    );
    let to = held.plus(chance.spread([60, 120, 250, 380, 650, 900]));
    let to = closed.map_or(to, |closed| to.min(closed));
    let mut reviews = Vec::new();
    let mut review = worked(held.plus(chance.number(70, 90)));
    while review <= to {
        reviews.push(review);
        review = worked(review.plus(chance.number(150, 180)));
    }
    Protected {
        from: held,
        to: Some(to),
        first: category,
        latest: category,
        reviews,
    }
}

fn care(
    told: &mut Told,
    from: Day,
    to: Option<Day>,
    grown: bool,
    chance: &mut Chance,
) -> Vec<Stay> {
    let need = if told.unaccompanied {
        Need::N8
    } else {
        Need::N1
    };
    let to = to.filter(|to| *to > from);
    let by_order = !told.unaccompanied && chance.percent(78);
    let ordered = from.plus(chance.number(20, 40));
    let concluded = ordered.plus(chance.number(130, 300));
    let adopted = by_order
        && !grown
        && !told.is(5, from)
        // A child adopted on the last day of a year was in care throughout it: two rules then ask for the opposite.
        && to.is_some_and(|to| to > concluded.plus(150) && to.plus(1).parts() != (to.year(), 4, 1))
        && chance.percent(55);
    let placed = to.map(|to| to.plus(-100)).filter(|_| adopted);
    let mut cuts = vec![from];
    let mut moved = from;
    loop {
        moved = moved.plus(chance.spread([20, 200, 500, 1_100, 2_200, 4_000]));
        if moved >= to.unwrap_or(from.plus(7_000)) || cuts.len() > 12 {
            break;
        }
        cuts.push(moved);
    }
    if let Some(placed) = placed {
        cuts.retain(|cut| *cut < placed.plus(-20));
        cuts.push(placed);
        let decided = concluded.plus(-20);
        told.adoption = Some(Adoption {
            decided,
            matched: Some(placed.plus(-25)),
            reversed: None,
            adopters: None,
        });
    } else if by_order && !told.is(4, from) && chance.percent(12) {
        let reversed = concluded.plus(chance.number(150, 400));
        told.adoption = Some(Adoption {
            decided: concluded.plus(-15),
            matched: None,
            reversed: Some((reversed, ReversalReason::RD3)),
            adopters: None,
        });
    }
    let mut stays = Vec::new();
    for (at, cut) in cuts.iter().enumerate() {
        let next = cuts.get(at + 1).copied();
        let home = if Some(*cut) == placed {
            (PlacementType::A6, Provider::PR1, Text::default(), None)
        } else {
            home(told, *cut, by_order && *cut > ordered, chance)
        };
        let (kind, provider, urn, postcode) = home;
        let postcode = postcode.unwrap_or_else(|| people::postcode(chance));
        // The law as it was through this home.
        let mut laws = vec![(*cut, law(*cut, by_order, adopted, ordered, concluded))];
        for change in [ordered, concluded] {
            if by_order && change > *cut && next.is_none_or(|next| change < next) {
                laws.push((change, law(change, by_order, adopted, ordered, concluded)));
            }
        }
        for (place, (since, law)) in laws.iter().enumerate() {
            let until = laws.get(place + 1).map(|(day, _)| *day).or(next).or(to);
            stays.push(Stay {
                from: *since,
                to: until,
                law: *law,
                need,
                kind,
                provider,
                urn: urn.clone(),
                postcode: postcode.clone(),
                ended: until.map(|_| CeaseReason::X1),
                changed: None,
            });
        }
    }
    stays.retain(|stay| to.is_none_or(|to| stay.from < to));
    if let (Some(last), Some(to)) = (stays.last_mut(), to) {
        last.to = Some(to);
        last.ended = Some(if adopted {
            CeaseReason::E12
        } else if grown && last.kind.is_foster() {
            CeaseReason::E17
        } else if grown {
            CeaseReason::E5
        } else {
            CeaseReason::E4A
        });
    }
    stays
}

fn law(on: Day, by_order: bool, adopted: bool, ordered: Day, concluded: Day) -> LegalStatus {
    if !by_order || on < ordered {
        LegalStatus::V2
    } else if on < concluded {
        LegalStatus::C1
    } else if adopted {
        LegalStatus::E1
    } else {
        LegalStatus::C2
    }
}

/// A home: kind, provider, number, and its postcode where the number tells it.
fn home(
    told: &Told,
    on: Day,
    ordered: bool,
    chance: &mut Chance,
) -> (PlacementType, Provider, Text, Option<Text>) {
    let drawn = chance.number(0, 99);
    let grown_up = told.is(16, on);
    if drawn < 6 && ordered {
        let postcode = Some(told.home.clone());
        return (PlacementType::P1, Provider::PR0, Text::default(), postcode);
    }
    if drawn < 62 && !(grown_up && drawn < 30) {
        let kind = if drawn < 24 {
            PlacementType::U3
        } else {
            PlacementType::U6
        };
        return (kind, Provider::PR1, "SC035999".into(), None);
    }
    if drawn < 80 && !grown_up {
        let urn = format_compact!("SC394{:03}", chance.number(0, 999));
        let postcode = Some(people::postcode_elsewhere(chance));
        return (PlacementType::U6, Provider::PR4, urn, postcode);
    }
    let (kind, urn) = if grown_up {
        let urn = format_compact!("274{:04}", chance.number(0, 3_000));
        (PlacementType::K3, urn)
    } else {
        let urn = format_compact!("SC484{:03}", chance.number(0, 999));
        (PlacementType::K2, urn)
    };
    let postcode = people::postcode_of_home(&urn, 40);
    (kind, Provider::PR4, urn, Some(postcode))
}

/// What goes with being in care.
fn beside(told: &mut Told, from: Day, end: Day, chance: &mut Chance) {
    let mut review = worked(from.plus(24));
    while review < end {
        told.reviews.push((review, Participation::Pn1));
        review = worked(review.plus(chance.number(140, 182)));
    }
    if told.is(12, end) && chance.percent(12) {
        let away = end.plus(-chance.number(1, 700));
        // A few stay away for months: over the end of a year, too.
        let days = chance.number(0, 3) + if chance.percent(15) { 180 } else { 0 };
        let back = away.plus(days);
        told.missing.push((away, Some(back), MissingKind::Missing));
    }
    let mut worker = from;
    while worker < end {
        told.workers.push((
            worker,
            format_compact!("SW{:05}", chance.number(10_000, 99_999)),
        ));
        worker = worker.plus(chance.spread([60, 200, 400, 700, 1_200, 2_000]));
    }
    let mut scored = from.plus(90);
    while scored < end {
        if chance.percent(82) {
            told.scores.push((scored, chance.number(2, 30)));
        }
        scored = scored.plus(chance.number(330, 365));
    }
    if told.is(13, end) && chance.percent(5) {
        told.misused
            .push((end.plus(-chance.number(100, 400)), chance.percent(50)));
    }
    if told.is(11, end) && chance.percent(3) {
        told.convicted.push(end.plus(-chance.number(100, 400)));
    }
    if told.sex == Sex::Female && told.is(16, end) && chance.percent(6) {
        told.mother_since = Some(end.plus(-chance.number(1, 700)).max(told.turns(15)));
    }
}
