//! Times in care as the return cuts them: an episode for each change of law or of home, none that changes nothing.

use children::codes::{
    CeaseReason, ChangeReason, LegalStatus, PlacementType, Provider, StartReason,
};
use children::{CollectionYear, Day};

use super::told::{Adoption, Stay, Told};

/// The number that a home has where it is on no register.
const UNREGISTERED: &str = "XXXXXXX";

/// An episode as one year's return has it.
#[derive(Clone, Debug)]
pub(super) struct Episode {
    pub(super) stay: Stay,
    pub(super) why: StartReason,
}

/// One time in care, in episodes.
#[derive(Clone, Debug)]
pub(super) struct InCare {
    pub(super) episodes: Vec<Episode>,
}

impl InCare {
    pub(super) fn from(&self) -> Option<Day> {
        self.episodes.first().map(|first| first.stay.from)
    }

    pub(super) fn to(&self) -> Option<Day> {
        self.episodes.last().and_then(|last| last.stay.to)
    }

    /// Whether it began on a day or before it, and had not ended.
    pub(super) fn holds(&self, day: Day) -> bool {
        self.from().is_some_and(|from| from <= day) && self.to().is_none_or(|to| to > day)
    }

    /// The first day of some episodes of it.
    fn first(&self, of: impl Fn(&Stay) -> bool) -> Option<Day> {
        self.episodes
            .iter()
            .find(|episode| of(&episode.stay))
            .map(|episode| episode.stay.from)
    }
}

/// All times in care of a child, each put right.
pub(super) fn in_care(told: &Told) -> Vec<InCare> {
    let mut all: Vec<InCare> = Vec::new();
    for stays in &told.care {
        let mut stays = stays.clone();
        stays.sort_by_key(|stay| stay.from);
        stays.retain(|stay| stay.to.is_none_or(|to| to > stay.from) && stay.from >= told.born);
        let Some(first) = stays.first() else { continue };
        let began_again = all
            .last()
            .is_none_or(|before| before.to().is_some_and(|to| to < first.from));
        if !began_again || told.is(18, first.from) {
            continue;
        }
        for stay in &mut stays {
            put_right(stay, told);
        }
        all.push(InCare {
            episodes: cut(&stays),
        });
    }
    all
}

/// What a registration, an order and a placement must have to do with one another.
fn put_right(stay: &mut Stay, told: &Told) {
    let adopting = PlacementType::ADOPTERS.contains(&stay.kind);
    let decided = told
        .adoption
        .as_ref()
        .filter(|adoption| adoption.reversed.is_none());
    if decided.is_none() && adopting {
        stay.kind = PlacementType::U6;
    }
    if decided.is_none() && stay.law == LegalStatus::E1 {
        stay.law = LegalStatus::C2;
    }
    if decided.is_some() && matches!(stay.kind, PlacementType::A5 | PlacementType::A6) {
        stay.law = LegalStatus::E1;
    }
    if stay.kind == PlacementType::P1 {
        stay.provider = Provider::PR0;
        stay.urn.clear();
    } else if stay.urn.is_empty() {
        stay.urn = UNREGISTERED.into();
    }
}

/// Stays as episodes: those that differ in nothing are one.
fn cut(stays: &[Stay]) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    for stay in stays {
        let why = match episodes.last_mut() {
            None => StartReason::S,
            Some(before) => {
                let before = &mut before.stay;
                let moved = before.kind != stay.kind
                    || before.provider != stay.provider
                    || before.urn != stay.urn
                    || before.postcode != stay.postcode;
                match (before.law != stay.law, moved) {
                    (true, true) => StartReason::B,
                    (true, false) => StartReason::L,
                    (false, true) => StartReason::P,
                    (false, false) => {
                        before.to = stay.to;
                        before.ended = stay.ended;
                        before.changed = stay.changed;
                        continue;
                    }
                }
            }
        };
        episodes.push(Episode {
            stay: stay.clone(),
            why,
        });
    }
    // An episode ends where the next begins.
    for at in 1..episodes.len() {
        let Some((next, why)) = episodes.get(at).map(|next| (next.stay.from, next.why)) else {
            break;
        };
        if let Some(before) = episodes.get_mut(at - 1) {
            let moved = matches!(why, StartReason::P | StartReason::B);
            before.stay.to = Some(next);
            before.stay.ended = Some(CeaseReason::X1);
            before.stay.changed =
                moved.then(|| before.stay.changed.unwrap_or(ChangeReason::CarePlan));
        }
    }
    if let Some(last) = episodes.last_mut() {
        last.stay.changed = None;
        if last.stay.to.is_some() && last.stay.ended.is_none_or(|why| why == CeaseReason::X1) {
            last.stay.ended = Some(CeaseReason::E8);
        }
        if last.stay.to.is_none() {
            last.stay.ended = None;
        }
    }
    episodes
}

/// The times in care as they stood at the end of a year: what came later had not come.
pub(super) fn as_of(all: &[InCare], year: CollectionYear) -> Vec<InCare> {
    let last = year.last();
    all.iter()
        .map(|care| InCare {
            episodes: care
                .episodes
                .iter()
                .filter(|episode| episode.stay.from <= last)
                .cloned()
                .map(|mut episode| {
                    if episode.stay.to.is_some_and(|to| to > last) {
                        episode.stay.to = None;
                        episode.stay.ended = None;
                        episode.stay.changed = None;
                    }
                    episode
                })
                .collect(),
        })
        .filter(|care| !care.episodes.is_empty())
        .collect()
}

/// The episodes that a year's return lists: all that were open on some day of it.
pub(super) fn of_year(all: &[InCare], year: CollectionYear) -> Vec<Episode> {
    all.iter()
        .flat_map(|care| &care.episodes)
        .filter(|episode| episode.stay.to.is_none_or(|to| to >= year.first()))
        .cloned()
        .collect()
}

/// The day of the decision for adoption as the return dates it: not after what it led to.
pub(super) fn decided(adoption: &Adoption, all: &[InCare]) -> Option<Day> {
    let care = all.iter().rev().find(|care| {
        care.from().is_some_and(|from| from <= adoption.decided)
            && care.to().is_none_or(|to| to > adoption.decided)
    })?;
    let mut day = adoption.decided.max(care.from()?);
    for led_to in [
        care.first(|stay| stay.law == LegalStatus::E1),
        care.first(|stay| PlacementType::ADOPTERS.contains(&stay.kind)),
    ] {
        day = led_to.map_or(day, |first| day.min(first));
    }
    Some(day)
}
