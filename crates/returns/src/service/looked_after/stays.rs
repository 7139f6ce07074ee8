//! Episodes of the return: periods of care, legal statuses, placements.

use std::collections::HashSet;

use children::Origin;
use children::care::{Legal, Placement};
use children::codes::{CeaseReason, StartReason};
use children::history::Spell;
use children::service::{ChildId, Fact};

use super::super::care::{Episode, care, is_urn};
use super::super::making::{Before, Making, in_order};
use crate::doubt::What;
use crate::looked_after::tables::{self, episodes};
use crate::looked_after::{LookedAfter, Year};
use crate::table::Lines;

/// An episode as read.
struct Stay<'s> {
    row: &'s tables::Episode,
    spell: Spell,
    urn: Option<u16>,
    is_this_year: bool,
    at: Origin,
}

impl Stay<'_> {
    /// Goes on where another left off: by its dates, care went on between them.
    fn follows(&self, before: &Self) -> bool {
        let touches = match (before.spell.to, self.spell.from) {
            (Some(ended), Some(from)) => from <= ended.plus(1),
            (None, _) | (_, None) => true,
        };
        touches && !self.row.rne.is(StartReason::S)
    }
}

impl<'s> Making<'s> {
    /// Every episode of this year, and those of last year that this year's do not repeat.
    pub(super) fn stays(&mut self, all: &'s LookedAfter) {
        let mut stays = self.stays_of(Fact::CareEpisodes, &all.this, true);
        let again: HashSet<_> = (stays.iter())
            .map(|(child, stay)| (*child, stay.spell.from))
            .collect();
        let mut unfinished = Lines::default();
        let supplied = all.this.episodes.supplied();
        for (child, stay) in self.stays_of(Fact::EpisodesBefore, &all.last, false) {
            if again.contains(&(child, stay.spell.from)) {
                continue;
            }
            if stay.spell.to.is_none() && supplied {
                unfinished.add(stay.row.line);
            }
            stays.push((child, stay));
        }
        let what = What::Counted(
            "episodes were open at the end of last year, and this year’s return has none of them: they are taken to go on",
        );
        self.doubt(&all.last.episodes, None, unfinished, what);
        in_order(&mut stays, |stay| stay.spell.from);
        self.placements_of(&stays);
        self.legal_of(&stays);
        self.unknown_entries(all, &stays);
        let episodes = stays.into_iter().map(|(child, stay)| {
            let episode = Episode {
                period: "",
                spell: stay.spell,
                began: stay.row.rne.code(),
                ceased: stay.row.rec.code(),
                entered: None,
                reviewing_officer: None,
                line: if stay.is_this_year { stay.row.line } else { 0 },
                at: stay.at,
            };
            (child, episode)
        });
        let episodes = episodes.collect();
        self.joined(&all.this.episodes, episodes::rec.name, episodes);
    }

    fn stays_of(
        &mut self,
        fact: Fact,
        year: &'s Year,
        is_this_year: bool,
    ) -> Vec<(ChildId, Stay<'s>)> {
        self.each_of(
            fact,
            &year.episodes,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| {
                let urn = Some(row.urn.text()).filter(|urn| is_urn(urn));
                let place = urn.and_then(|urn| at.shared.urns.place(urn));
                Stay {
                    row,
                    spell: Spell {
                        from: at.day(&row.decom, episodes::decom),
                        to: at.day(&row.dec, episodes::dec),
                    },
                    urn: place.and_then(|(place, _)| u16::try_from(place).ok()),
                    is_this_year,
                    at: at.origin(),
                }
            },
        )
    }

    /// A placement goes on through episodes that only a legal status began.
    fn placements_of(&mut self, stays: &[(ChildId, Stay<'s>)]) {
        let mut placements: Vec<(ChildId, Placement)> = Vec::new();
        let mut last: Option<&(ChildId, Stay<'s>)> = None;
        for each @ (child, stay) in stays {
            let before = last.filter(|(of, _)| of == child).map(|(_, before)| before);
            last = Some(each);
            let goes_on = stay.row.rne.is(StartReason::L)
                && before.is_some_and(|before| {
                    stay.follows(before) && before.row.place == stay.row.place
                });
            if let (true, Some((_, placement))) = (goes_on, placements.last_mut()) {
                placement.spell.to = stay.spell.to;
                placement.changed = stay.row.reason_place_change.code();
                continue;
            }
            let placement = Placement {
                spell: stay.spell,
                kind: stay.row.place.code(),
                provider: stay.row.place_provider.code(),
                urn: stay.urn,
                has_urn: is_urn(stay.row.urn.text()),
                tenths_of_mile: None,
                within: None,
                changed: stay.row.reason_place_change.code(),
                at: stay.at,
            };
            placements.push((*child, placement));
        }
        self.hand_out(placements, |history| &mut care(history).placements);
    }

    /// A legal status goes on through episodes that have the same.
    fn legal_of(&mut self, stays: &[(ChildId, Stay<'s>)]) {
        let mut statuses: Vec<(ChildId, Legal)> = Vec::new();
        let mut last: Option<&(ChildId, Stay<'s>)> = None;
        for each @ (child, stay) in stays {
            let before = last.filter(|(of, _)| of == child).map(|(_, before)| before);
            last = Some(each);
            let goes_on =
                before.is_some_and(|before| stay.follows(before) && before.row.ls == stay.row.ls);
            if let (true, Some((_, legal))) = (goes_on, statuses.last_mut()) {
                legal.spell.to = stay.spell.to;
                continue;
            }
            let legal = Legal {
                spell: stay.spell,
                status: stay.row.ls.code(),
                at: stay.at,
            };
            statuses.push((*child, legal));
        }
        self.hand_out(statuses, |history| &mut care(history).legal);
    }

    /// Children whose first episode is not the one care began with.
    fn unknown_entries(&mut self, all: &'s LookedAfter, stays: &[(ChildId, Stay<'s>)]) {
        let mut lines = Lines::default();
        let mut last: Option<&(ChildId, Stay<'s>)> = None;
        for each @ (child, stay) in stays {
            let before = last.filter(|(of, _)| of == child).map(|(_, before)| before);
            last = Some(each);
            let left = |before: &Stay<'_>| {
                before.spell.to.is_some() && !before.row.rec.is(CeaseReason::X1)
            };
            let is_first = before.is_none_or(left);
            if is_first && !stay.row.rne.is(StartReason::S) && stay.is_this_year {
                lines.add(stay.row.line);
            }
        }
        let what = What::Counted(
            "episodes are not the first of their time in care, and what went before was not supplied: care is told from them on",
        );
        self.doubt(&all.this.episodes, Some(episodes::rne.name), lines, what);
    }
}
