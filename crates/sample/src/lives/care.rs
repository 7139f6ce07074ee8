//! Care: how it began, under what law, with whom the child lived, and how it ended.

mod adoption;
mod arc;
mod duties;
mod health;
mod homes;

use children::Day;
use children::codes::{CeaseReason, CloseReason, Code, LegalStatus, StartReason};
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::optional::Proceedings;
use returns::safeguarding::tables::{CareEpisode, LegalStatusRow, Placement, PreProceedings};

use super::Life;
use super::need::{Course, Episode};
use super::staff::Work;
pub(super) use arc::Way;

use arc::Arc;
use homes::Home;

/// A period of care as it is told.
pub(super) struct InCare {
    pub(super) id: Text,
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) way: Way,
    pub(super) legal: Vec<(Day, LegalStatus)>,
    pub(super) homes: Vec<Home>,
}

impl InCare {
    fn legal_on(&self, day: Day) -> LegalStatus {
        self.legal
            .iter()
            .rev()
            .find(|(from, _)| *from <= day)
            .map_or(LegalStatus::V2, |(_, status)| *status)
    }
}

impl Life<'_> {
    /// Into care from a referral, by whatever way; says when and why the work was closed.
    pub(super) fn taken_into_care(
        &mut self,
        episode: &mut Episode,
        course: Course,
    ) -> (Day, CloseReason) {
        if matches!(course, Course::Unaccompanied | Course::Homeless) {
            let from = episode.from;
            return self.in_care_from(episode, from, course);
        }
        let age = self.child.age(episode.from);
        // The younger ones mostly from a protection plan, teenagers from a crisis.
        if age < 12 && self.fate.percent(68) {
            if let Some((from, to)) = self.conferenced(episode) {
                return self.in_care_from(episode, to.max(from.plus(20)), course);
            }
            let from = episode.from.plus(self.fate.number(40, 90));
            return self.in_care_from(episode, from, course);
        }
        let from = episode
            .from
            .plus(self.fate.spread([0, 2, 12, 40, 120, 260]));
        self.in_care_from(episode, from, course)
    }

    /// In care from a day.
    pub(super) fn in_care_from(
        &mut self,
        episode: &mut Episode,
        from: Day,
        course: Course,
    ) -> (Day, CloseReason) {
        let grown = self.child.grown();
        if from >= grown.plus(-7) || from < self.child.born {
            let end = from.max(self.child.born).plus(60);
            return (
                self.need_plan(episode, from.max(self.child.born), end, Course::Need)
                    .plus(3),
                CloseReason::RC7,
            );
        }
        let arc = Arc::drawn(self, from, course);
        if arc.from_pre_proceedings {
            self.pre_proceedings(episode, from);
        }
        episode
            .stages
            .push((from.plus(self.fate.number(20, 70)).min(arc.to), Work::Care));
        if !self.world.holds_any(from, arc.to) {
            return self.after_care(episode, &arc);
        }
        if let Some((issued, concluded)) = arc.in_court {
            self.proceedings(issued, concluded);
        }
        let id = self.world.id("LA");
        let homes = self.homes(from, &arc);
        let care = InCare {
            id,
            from,
            to: arc.to,
            way: arc.way,
            legal: arc.legal.clone(),
            homes,
        };
        if from <= self.world.ask.today {
            self.world.noted = true;
            self.record_care(&care, episode);
            self.duties(&care);
            self.permanence(&care, arc.placed_for_adoption, arc.in_court);
            let fostered = care.homes.last().is_some_and(|home| home.kind.is_foster());
            self.leaving(from, arc.to, fostered);
        }
        self.after_care(episode, &arc)
    }

    fn after_care(&mut self, episode: &mut Episode, arc: &Arc) -> (Day, CloseReason) {
        self.went_home = arc.way == Way::Home;
        match arc.way {
            Way::Adopted => (arc.to, CloseReason::RC1),
            Way::Guardian => (arc.to, CloseReason::RC4),
            Way::Arrangements => (arc.to, CloseReason::RC3),
            Way::Grown => (self.child.grown(), CloseReason::RC7),
            Way::Moved => (arc.to, CloseReason::RC5),
            Way::Home => {
                episode.stages.push((arc.to, Work::Help));
                let until = arc.to.plus(self.fate.number(60, 220));
                let end = self.need_plan(episode, arc.to, until, Course::Need);
                (end.plus(4), CloseReason::RC9)
            }
        }
    }

    /// Episodes, placements and legal statuses, cut from one another where either changes.
    pub(super) fn record_care(&mut self, care: &InCare, episode: &Episode) {
        let today = self.world.ask.today;
        let mut cuts: Vec<Day> = care
            .legal
            .iter()
            .map(|(from, _)| *from)
            .chain(care.homes.iter().map(|home| home.from))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.retain(|cut| *cut <= today);
        let placements: Vec<Text> = care
            .homes
            .iter()
            .map(|home| self.placement(care, home))
            .collect();
        let mut before: Option<(LegalStatus, usize)> = None;
        for (at, cut) in cuts.iter().enumerate() {
            let legal = care.legal_on(*cut);
            let home = care
                .homes
                .iter()
                .rposition(|home| home.from <= *cut)
                .unwrap_or(0);
            let reason = match before {
                None => StartReason::S,
                Some((law, place)) if law != legal && place != home => StartReason::B,
                Some((law, _)) if law != legal => StartReason::L,
                Some(_) => StartReason::P,
            };
            before = Some((legal, home));
            let to = cuts.get(at + 1).copied().unwrap_or(care.to);
            let ended = self.world.ended(to);
            let ceased = ended.map(|ended| {
                if ended == care.to {
                    self.ceased(care)
                } else {
                    CeaseReason::X1
                }
            });
            let cla_episode_id = self.world.id("LE");
            let need = self.need_in_care();
            let seen = (ended.is_none()).then(|| {
                today
                    .plus(-self.own.spread([3, 30, 70, 130, 190, 260]))
                    .max(*cut)
            });
            self.world
                .safeguarding
                .care_episodes
                .rows
                .push(CareEpisode {
                    cla_episode_id: Cell::Read(cla_episode_id),
                    person_id: Cell::Read(self.child.id.clone()),
                    cla_episode_start_date: Cell::Read(*cut),
                    cla_episode_start_reason: Cell::Read(reason),
                    cla_primary_need_code: Cell::Read(need),
                    cla_episode_ceased_date: ended.into(),
                    cla_episode_ceased_reason: ceased.into(),
                    cla_id: Cell::Read(care.id.clone()),
                    referral_id: Cell::Read(episode.referral.clone()),
                    cla_placement_id: placements.get(home).cloned().into(),
                    entered_care_date: Cell::Read(care.from),
                    cla_last_iro_contact_date: seen.into(),
                    ..CareEpisode::default()
                });
        }
        for (at, (from, status)) in care
            .legal
            .iter()
            .enumerate()
            .filter(|(_, (from, _))| *from <= today)
        {
            let to = care.legal.get(at + 1).map_or(care.to, |(next, _)| *next);
            let legal_status_id = self.world.id("LS");
            let ended = self.world.ended(to);
            self.world
                .safeguarding
                .legal_statuses
                .rows
                .push(LegalStatusRow {
                    legal_status_id: Cell::Read(legal_status_id),
                    person_id: Cell::Read(self.child.id.clone()),
                    legal_status: Cell::Read(*status),
                    legal_status_start_date: Cell::Read(*from),
                    legal_status_end_date: ended.into(),
                    ..LegalStatusRow::default()
                });
        }
    }

    fn placement(&mut self, care: &InCare, home: &Home) -> Text {
        let id = self.world.id("PL");
        if home.from <= self.world.ask.today {
            let ended = self.world.ended(home.to);
            self.world.safeguarding.placements.rows.push(Placement {
                cla_placement_id: Cell::Read(id.clone()),
                cla_placement_start_date: Cell::Read(home.from),
                cla_placement_type: Cell::Read(home.kind),
                cla_placement_urn: home.urn.as_str().into(),
                cla_placement_distance: Cell::Read(f64::from(home.tenths_of_mile) / 10.0),
                cla_id: Cell::Read(care.id.clone()),
                cla_placement_provider: Cell::Read(home.provider),
                cla_placement_postcode: Cell::Read(home.postcode.clone()),
                cla_placement_end_date: ended.into(),
                cla_placement_change_reason: ended
                    .filter(|ended| *ended < care.to)
                    .and(home.changed)
                    .into(),
                person_id: Cell::Read(self.child.id.clone()),
                ..Placement::default()
            });
        }
        id
    }

    fn need_in_care(&mut self) -> children::codes::Need {
        let wanted = if self.child.unaccompanied.is_some() {
            "N8"
        } else if self.child.number.is_multiple_of(6) {
            "N5"
        } else {
            "N1"
        };
        children::codes::Need::from_code(wanted).unwrap_or(children::codes::Need::N1)
    }

    fn ceased(&mut self, care: &InCare) -> CeaseReason {
        match care.way {
            Way::Adopted => self.own.one_of(&[(42, CeaseReason::E11)], CeaseReason::E12),
            Way::Guardian => {
                let drawn = self.own.one_of(
                    &[(48, CeaseReason::E45), (42, CeaseReason::E47)],
                    CeaseReason::E46,
                );
                // Former foster carers are whom the child lived with.
                let fostered = care.homes.last().is_some_and(|home| home.kind.is_foster());
                if fostered { drawn } else { CeaseReason::E47 }
            }
            Way::Arrangements => CeaseReason::E41,
            Way::Home => self.own.one_of(
                &[(76, CeaseReason::E4A), (12, CeaseReason::E4B)],
                CeaseReason::E13,
            ),
            Way::Moved => self.own.one_of(
                &[(60, CeaseReason::E3), (20, CeaseReason::E9)],
                CeaseReason::E8,
            ),
            Way::Grown => {
                let fostered = care.homes.last().is_some_and(|home| home.kind.is_foster());
                if fostered && self.own.percent(52) {
                    CeaseReason::E17
                } else {
                    self.own.one_of(
                        &[
                            (66, CeaseReason::E5),
                            (14, CeaseReason::E6),
                            (10, CeaseReason::E7),
                        ],
                        CeaseReason::E8,
                    )
                }
            }
        }
    }

    /// Care proceedings: from the first order to the last.
    fn proceedings(&mut self, issued: Day, concluded: Day) {
        if !self.world.holds_any(issued, concluded) {
            return;
        }
        let concluded_on = self.world.ended(concluded);
        self.world.optional.care_proceedings.rows.push(Proceedings {
            child_id: Cell::Read(self.child.id.clone()),
            issued_on: Cell::Read(issued),
            concluded_on: concluded_on.into(),
            ..Proceedings::default()
        });
    }
}

impl Life<'_> {
    /// Pre-proceedings before care began: a letter, meetings, and then court.
    fn pre_proceedings(&mut self, episode: &Episode, from: Day) {
        let decided = from
            .plus(-self.fate.spread([30, 70, 105, 160, 260, 380]))
            .max(episode.from.plus(1));
        self.before_court(decided, from, "Issue care proceedings");
    }

    /// A time in pre-proceedings.
    pub(super) fn before_court(&mut self, decided: Day, ended: Day, outcome: &'static str) {
        if decided < self.child.born || decided >= ended || !self.world.holds_any(decided, ended) {
            return;
        }
        let table_id = self.world.id("PR");
        let ended = self.world.ended(ended);
        let letter = decided.plus_working_days(5);
        self.world
            .safeguarding
            .pre_proceedings
            .rows
            .push(PreProceedings {
                table_id: Cell::Read(table_id),
                person_id: Cell::Read(self.child.id.clone()),
                plo_family_id: Cell::Read(format_compact!("PLO{}", self.family.number)),
                pre_pro_decision_date: Cell::Read(decided),
                initial_pre_pro_meeting_date: self
                    .world
                    .ended(decided.plus_working_days(12))
                    .into(),
                pre_pro_outcome: if ended.is_some() {
                    outcome.into()
                } else {
                    Cell::Blank
                },
                agree_stepdown_issue_date: ended.into(),
                pre_pro_letter_date: self.world.ended(letter).into(),
                care_pro_letter_date: ended.filter(|_| outcome.starts_with("Issue")).into(),
                ..PreProceedings::default()
            });
    }
}
