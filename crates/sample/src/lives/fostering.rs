//! Foster households: enquiries, approvals, leavers, concerns, and which child lived with whom.

use std::collections::BTreeMap;

use children::Day;
use children::codes::{PlacementType, Provider};
use children::service::HouseholdKind;
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::optional::{FosterConcern, FosterHousehold, FosterPlace};

use super::World;
use super::staff::USUAL;
use crate::chance::{Chance, worked};

/// A household that takes children in.
struct Household {
    id: Text,
    from: Day,
    to: Option<Day>,
    /// The day each place falls free.
    places: Vec<Day>,
}

impl Household {
    /// Whether it was approved for the whole of a stay.
    fn is_there(&self, from: Day, to: Option<Day>) -> bool {
        self.from <= from && self.to.is_none_or(|end| to.is_some_and(|to| to <= end))
    }
}

pub(super) fn record(world: &mut World) {
    let mut chance = Chance::of(world.ask.seed, 41, 0);
    let mut households = mainstream(world, &mut chance);
    place(world, &mut households, &mut chance);
}

/// Households of strangers: those there at the beginning and those who enquired since.
fn mainstream(world: &mut World, chance: &mut Chance) -> Vec<Household> {
    let today = world.ask.today;
    let scale =
        |of_usual: u32| u64::from(of_usual) * u64::from(world.ask.children_open) / u64::from(USUAL);
    let before = scale(165);
    let enquiries = scale(150) * u64::from(world.ask.years);
    let mut made = Vec::new();
    for number in 0..before + enquiries {
        let id = format_compact!("FH{:05}", number + 1);
        let old = number < before;
        let enquired = if old {
            world.start.plus(-chance.number(300, 5_000))
        } else {
            chance.day(world.start, today)
        };
        let visited = enquired.plus(chance.number(7, 40));
        let applied = visited.plus(chance.number(20, 120));
        let approved = applied.plus(chance.spread([100, 160, 205, 250, 330, 420]));
        let goes_on = old || chance.percent(34);
        let applies = old || goes_on && chance.percent(38);
        let is_approved = old || applies && chance.percent(72);
        let stays = chance.spread([300, 900, 1_900, 3_400, 5_600, 8_000]);
        let leaves = approved.plus(stays);
        let known = |day: Day, so: bool| Some(day).filter(|day| so && *day <= today);
        let (approved_on, ended) = (known(approved, is_approved), known(leaves, is_approved));
        if ended.is_some_and(|ended| ended < world.start) {
            continue;
        }
        let places = chance.one_of(&[(34, 1), (40, 2), (20, 3)], 4);
        let reviewed = approved_on.and_then(|_| {
            let last = ended.unwrap_or(today);
            let day = worked(last.plus(-chance.spread([3, 90, 190, 290, 390, 520])));
            (day > approved.plus(200) && day <= today).then_some(day)
        });
        let kind = if chance.percent(7) {
            HouseholdKind::Other
        } else {
            HouseholdKind::Mainstream
        };
        world.optional.foster_households.rows.push(FosterHousehold {
            household_id: Cell::Read(id.clone()),
            kind: Cell::Read(kind),
            enquired_on: Cell::Read(enquired),
            visited_on: known(visited, goes_on).into(),
            applied_on: known(applied, applies).into(),
            approved_on: approved_on.into(),
            ended_on: ended.into(),
            ended_why: if ended.is_some() {
                chance
                    .word(&[
                        "Retired",
                        "Moved to an agency",
                        "Change of circumstances",
                        "Adopted or guardian of the child",
                        "Approval ended by the panel",
                    ])
                    .into()
            } else {
                Cell::Blank
            },
            places: approved_on.map(|_| places).into(),
            places_not_available: approved_on
                .filter(|_| ended.is_none())
                .map(|_| i32::from(chance.percent(22)))
                .into(),
            reviewed_on: reviewed.into(),
            ..FosterHousehold::default()
        });
        if let Some(from) = approved_on {
            concerns(world, &id, from, ended, chance);
            let free = vec![from; usize::try_from(places).unwrap_or(1)];
            made.push(Household {
                id,
                from,
                to: ended,
                places: free,
            });
        }
    }
    made
}

fn concerns(world: &mut World, id: &Text, from: Day, to: Option<Day>, chance: &mut Chance) {
    let today = world.ask.today;
    let mut day = from.max(world.start).plus(chance.number(60, 1_500));
    while worked(day) < to.unwrap_or(today) {
        let raised = worked(day);
        let resolved = worked(raised.plus(chance.spread([3, 14, 30, 60, 120, 240])));
        let resolved_on = world.ended(resolved);
        world.optional.foster_concerns.rows.push(FosterConcern {
            household_id: Cell::Read(id.clone()),
            raised_on: Cell::Read(raised),
            raised_by_carers: Cell::from(chance.percent(45)),
            resolved_on: resolved_on.into(),
            ..FosterConcern::default()
        });
        day = day.plus(chance.number(120, 1_700));
    }
}

/// Who lived with whom: relatives and friends are households of their own, the council's carers have places.
fn place(world: &mut World, households: &mut [Household], chance: &mut Chance) {
    let today = world.ask.today;
    let mut kin: BTreeMap<Text, (Day, Option<Day>, i32)> = BTreeMap::new();
    let family_of: BTreeMap<Text, Text> = world
        .safeguarding
        .families
        .rows
        .iter()
        .filter_map(|row| Some((row.person_id.get()?.clone(), row.family_id.get()?.clone())))
        .collect();
    let mut stays: Vec<(Day, Option<Day>, Text, bool, Text)> = world
        .safeguarding
        .placements
        .rows
        .iter()
        .filter_map(|row| {
            let kind = row.cla_placement_type.value()?;
            let related = matches!(
                kind,
                PlacementType::U1 | PlacementType::U2 | PlacementType::U3
            );
            let own = row.cla_placement_provider.value() == Some(Provider::PR1) && kind.is_foster();
            let from = row.cla_placement_start_date.value()?;
            (own || related).then(|| {
                (
                    from,
                    row.cla_placement_end_date.value(),
                    row.person_id.get().cloned().unwrap_or_default(),
                    related,
                    row.cla_placement_postcode
                        .get()
                        .cloned()
                        .unwrap_or_default(),
                )
            })
        })
        .collect();
    stays.sort();
    // Brothers and sisters at one address are in one household.
    let mut shared: BTreeMap<(Text, Text), Text> = BTreeMap::new();
    for (from, to, child, related, postcode) in stays {
        let id = if related {
            let Some(family) = family_of.get(&child) else {
                continue;
            };
            let id = format_compact!("FK{family}");
            let spell = kin.entry(id.clone()).or_insert((from, to, 0));
            spell.0 = spell.0.min(from);
            spell.1 = spell.1.zip(to).map(|(a, b)| a.max(b));
            spell.2 = (spell.2 + 1).min(4);
            id
        } else {
            let key = (family_of.get(&child).cloned().unwrap_or_default(), postcode);
            let found = shared
                .get(&key)
                .filter(|id| {
                    households
                        .iter()
                        .any(|each| each.id == **id && each.is_there(from, to))
                })
                .cloned()
                .or_else(|| {
                    (0..40).find_map(|_| {
                        let at = chance.below(households.len());
                        let household = households.get_mut(at)?;
                        let there = household.is_there(from, to);
                        let place = household
                            .places
                            .iter_mut()
                            .find(|free| there && **free <= from)?;
                        *place = to.unwrap_or(today.plus(1));
                        Some(household.id.clone())
                    })
                });
            let Some(id) = found else { continue };
            shared.insert(key, id.clone());
            id
        };
        if to.is_none_or(|to| to >= world.start) {
            world.optional.foster_places.rows.push(FosterPlace {
                household_id: Cell::Read(id),
                child_id: Cell::Read(child),
                from: Cell::Read(from),
                to: to.into(),
                ..FosterPlace::default()
            });
        }
    }
    for (id, (from, to, places)) in kin {
        if to.is_some_and(|to| to < world.start) {
            continue;
        }
        let last = to.unwrap_or(today);
        let reviewed = worked(last.plus(-chance.number(10, 420)));
        world.optional.foster_households.rows.push(FosterHousehold {
            household_id: Cell::Read(id),
            kind: Cell::Read(HouseholdKind::Kinship),
            enquired_on: Cell::Read(from.plus(-20)),
            visited_on: Cell::Read(from.plus(-8)),
            applied_on: Cell::Read(from),
            approved_on: Some(worked(from.plus(chance.number(80, 190))))
                .filter(|day| *day <= last)
                .into(),
            ended_on: to.into(),
            ended_why: if to.is_some() {
                "The child's stay ended".into()
            } else {
                Cell::Blank
            },
            places: Cell::Read(places),
            places_not_available: Cell::Read(0),
            reviewed_on: Some(reviewed).filter(|day| *day > from.plus(250)).into(),
            ..FosterHousehold::default()
        });
    }
}
