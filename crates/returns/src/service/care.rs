//! Time in care: periods made of episodes, legal statuses, placements, reviews, care plans.

use children::care::{Care, CarePlan, CareReview, Legal, Period, Placement};
use children::codes::{CeaseReason, StartReason};
use children::history::{History, Spell};
use children::service::ChildId;
use children::{Day, Origin};

use super::making::{Before, Making, in_order};
use crate::doubt::What;
use crate::optional::Optional;
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{
    care_episodes, care_plans, care_reviews, legal_statuses, placements,
};
use crate::table::{Lines, Rows, Table};

/// An episode of care, as far as periods are made of it.
pub(super) struct Episode<'s> {
    pub(super) period: &'s str,
    pub(super) spell: Spell,
    pub(super) began: Option<StartReason>,
    pub(super) ceased: Option<CeaseReason>,
    pub(super) entered: Option<Day>,
    pub(super) reviewing_officer: Option<Day>,
    /// 0 where the table that it stands in is not the one doubts are said of.
    pub(super) line: u32,
    pub(super) at: Origin,
}

/// What a child has of care, made where there was nothing yet.
pub(super) fn care(history: &mut History) -> &mut Care {
    history.care.get_or_insert_default()
}

impl<'s> Making<'s> {
    /// Periods, legal statuses, placements, reviews and plans.
    pub(super) fn care(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.periods(dataset);
        self.events(
            &dataset.legal_statuses,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Legal {
                spell: Spell {
                    from: at.day(
                        &row.legal_status_start_date,
                        legal_statuses::legal_status_start_date,
                    ),
                    to: at.day(
                        &row.legal_status_end_date,
                        legal_statuses::legal_status_end_date,
                    ),
                },
                status: row.legal_status.value(),
                at: at.origin(),
            },
            |legal| legal.spell.from,
            |history| &mut care(history).legal,
        );
        self.events(
            &dataset.placements,
            Before::Birth,
            |row, ids| ids.in_care(&row.person_id, &row.cla_id),
            |row, at| {
                let urn = Some(row.cla_placement_urn.text()).filter(|urn| is_urn(urn));
                Placement {
                    spell: Spell {
                        from: at.day(
                            &row.cla_placement_start_date,
                            placements::cla_placement_start_date,
                        ),
                        to: at.day(
                            &row.cla_placement_end_date,
                            placements::cla_placement_end_date,
                        ),
                    },
                    kind: row.cla_placement_type.value(),
                    provider: row.cla_placement_provider.value(),
                    has_urn: urn.is_some(),
                    urn: urn
                        .and_then(|urn| at.shared.urns.place(urn))
                        .and_then(|(place, _)| u16::try_from(place).ok()),
                    tenths_of_mile: row.cla_placement_distance.value().and_then(tenths),
                    within: None,
                    changed: row.cla_placement_change_reason.value(),
                    at: at.origin(),
                }
            },
            |placement| placement.spell.from,
            |history| &mut care(history).placements,
        );
        self.events(
            &dataset.care_reviews,
            Before::Birth,
            |row, ids| ids.in_care(&row.cla_person_id, &row.cla_id),
            |row, at| CareReview {
                due: row.cla_review_due_date.value(),
                held: at.day(&row.cla_review_date, care_reviews::cla_review_date),
                cancelled: row.cla_review_cancelled.yes() == Some(true),
                participation: row.cla_review_participation.value(),
                at: at.origin(),
            },
            |review| review.held.or(review.due),
            |history| &mut care(history).reviews,
        );
        self.events(
            &dataset.care_plans,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| CarePlan {
                spell: Spell {
                    from: at.day(
                        &row.cla_care_plan_start_date,
                        care_plans::cla_care_plan_start_date,
                    ),
                    to: at.day(
                        &row.cla_care_plan_end_date,
                        care_plans::cla_care_plan_end_date,
                    ),
                },
                plans: row
                    .cla_care_plan_json
                    .value()
                    .map_or_else(Default::default, |flags| flags.0),
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut care(history).plans,
        );
        self.due(
            &own.personal_education_plans,
            |row, ids| ids.person(&row.child_id),
            |row| {
                let column = crate::optional::personal_education_plans::held_on;
                (&row.due_on, &row.held_on, column)
            },
            |history| &mut care(history).education,
        );
    }

    /// Periods of care, each of one or more episodes that follow each other.
    fn periods(&mut self, dataset: &'s Safeguarding) {
        let episodes = self.each(
            &dataset.care_episodes,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Episode {
                period: row.cla_id.text(),
                spell: Spell {
                    from: at.day(
                        &row.cla_episode_start_date,
                        care_episodes::cla_episode_start_date,
                    ),
                    to: at.day(
                        &row.cla_episode_ceased_date,
                        care_episodes::cla_episode_ceased_date,
                    ),
                },
                began: row.cla_episode_start_reason.value(),
                ceased: row.cla_episode_ceased_reason.value(),
                entered: at.day(&row.entered_care_date, care_episodes::entered_care_date),
                reviewing_officer: at.day(
                    &row.cla_last_iro_contact_date,
                    care_episodes::cla_last_iro_contact_date,
                ),
                line: row.line,
                at: at.origin(),
            },
        );
        let column = care_episodes::cla_episode_ceased_reason.name;
        self.joined(&dataset.care_episodes, column, episodes);
    }

    /// Makes periods of episodes, and says how they do not fit together.
    pub(super) fn joined<T: Table>(
        &mut self,
        rows: &'s Rows<T>,
        column: &'static str,
        mut episodes: Vec<(ChildId, Episode<'s>)>,
    ) {
        in_order(&mut episodes, |episode| episode.spell.from);
        let mut periods: Vec<(ChildId, Period)> = Vec::new();
        let mut faults = Faults::default();
        let mut last: Option<(ChildId, &Episode<'_>)> = None;
        for (child, episode) in &episodes {
            if let Some(history) = self.child(*child) {
                let contact = &mut care(history).reviewing_officer_contact;
                *contact = (*contact).max(episode.reviewing_officer);
            }
            let before = last.filter(|(of, _)| of == child).map(|(_, before)| before);
            if last.is_some() && before.is_none() {
                faults.unfinished(last);
            }
            let follows = before.is_some_and(|before| episode.follows(before));
            if let (Some(before), Some((_, period))) = (before, periods.last_mut()) {
                faults.between(before, episode, follows);
                if !follows && period.spell.to.is_none() {
                    period.spell.to = before.spell.to;
                }
            }
            match periods.last_mut().filter(|_| follows) {
                Some((_, period)) => period.go_on(episode),
                None => {
                    let ended = before.and_then(|before| before.spell.to);
                    periods.push((*child, episode.begin(ended)));
                }
            }
            last = Some((*child, episode));
        }
        faults.unfinished(last);
        self.hand_out(periods, |history| &mut care(history).periods);
        for (lines, what) in faults.said() {
            self.doubt(rows, Some(column), lines, what);
        }
    }
}

/// Episodes that do not fit together, by their lines.
#[derive(Default)]
struct Faults {
    unfinished: Lines,
    interrupted: Lines,
    begun_again: Lines,
}

/// A line of the table that doubts are said of.
fn add(lines: &mut Lines, line: u32) {
    if line > 0 {
        lines.add(line);
    }
}

impl Faults {
    /// The last episode of a child, where it says that another begins.
    fn unfinished(&mut self, last: Option<(ChildId, &Episode<'_>)>) {
        if let Some((_, last)) = last.filter(|(_, last)| last.is_x1()) {
            add(&mut self.unfinished, last.line);
        }
    }

    /// Two episodes of a child.
    fn between(&mut self, before: &Episode<'_>, episode: &Episode<'_>, follows: bool) {
        if before.is_x1() && !follows {
            add(&mut self.interrupted, before.line);
        }
        if before.spell.to.is_none() && episode.began == Some(StartReason::S) {
            add(&mut self.begun_again, episode.line);
        }
    }

    fn said(self) -> [(Lines, What); 3] {
        [
            (
                self.unfinished,
                What::Counted(
                    "episodes end with a new one to begin (X1) and none follows: the child is taken to be in care still",
                ),
            ),
            (
                self.interrupted,
                What::Counted(
                    "episodes end with a new one to begin (X1), but care began anew later: it is taken to have ended that day",
                ),
            ),
            (
                self.begun_again,
                What::Counted(
                    "episodes begin care (S) while the one before has no end: they are taken as one time in care",
                ),
            ),
        ]
    }
}

impl Episode<'_> {
    /// Goes on where another left off. After an end of care only an episode of the same period that begins by the next day,
    /// or one that does not begin care; after an end that is none (X1) every one but another period's that begins care later;
    /// and every one where no end was given.
    fn follows(&self, before: &Self) -> bool {
        let Some(ended) = before.spell.to else {
            return true;
        };
        let touches = self.spell.from.is_none_or(|from| from <= ended.plus(1));
        let same = !self.period.is_empty() && self.period == before.period;
        let begins = self.began == Some(StartReason::S);
        if before.is_x1() {
            touches || same || !begins
        } else {
            touches && (same || self.began.is_some_and(|began| began != StartReason::S))
        }
    }

    fn is_x1(&self) -> bool {
        self.spell.to.is_some() && self.ceased == Some(CeaseReason::X1)
    }

    /// The day care ceased, where this episode ended it.
    fn end_of_care(&self) -> Option<Day> {
        self.spell
            .to
            .filter(|_| self.ceased != Some(CeaseReason::X1))
    }

    /// A period that begins here. The day of entry stands beside each episode: it is used where the earlier episodes lie
    /// before what was supplied, and the one before has ended by it.
    fn begin(&self, ended: Option<Day>) -> Period {
        let entered = self
            .entered
            .filter(|entered| ended.is_none_or(|ended| *entered >= ended));
        let from = match (entered, self.spell.from) {
            (Some(entered), Some(from)) => Some(entered.min(from)),
            (entered, from) => from.or(entered),
        };
        let mut period = Period {
            spell: Spell { from, to: None },
            began: self.began,
            ceased: None,
            at: self.at,
            last_at: self.at,
        };
        period.go_on(self);
        period
    }
}

/// What an episode adds to its period.
trait GoOn {
    fn go_on(&mut self, episode: &Episode<'_>);
}

impl GoOn for Period {
    fn go_on(&mut self, episode: &Episode<'_>) {
        // An episode without a first day stands before all others: it is not to hide when they began.
        let begun = [self.spell.from, episode.spell.from];
        self.spell.from = begun.into_iter().flatten().min();
        self.spell.to = episode.end_of_care();
        self.ceased = self.spell.to.and(episode.ceased);
        self.last_at = episode.at;
    }
}

/// Whether this is a number of a home, or the sign for a home that Ofsted does not register because it lies elsewhere;
/// not a word that there is none.
pub(super) fn is_urn(text: &str) -> bool {
    !text.is_empty()
        && (text.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
            || (text.len() >= 5 && text.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))))
}

/// Tenths of a mile. 999.9 stands for a distance that is not known.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be from 0 to 9,990 just before"
)]
fn tenths(miles: f64) -> Option<u16> {
    (0.0..999.0)
        .contains(&miles)
        .then(|| (miles * 10.0).round() as u16)
}
