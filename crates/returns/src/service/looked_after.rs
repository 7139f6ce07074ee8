//! The return of children looked after as a source of histories: care, where no safeguarding dataset was supplied.
//!
//! This year's rows are told, and those of last year's that this year's do not repeat; each keeps the table it was read
//! from. What the return says of a year as a whole (health, convictions, the questionnaire) stands on the last day of
//! that year: the day it is told for, and the doubt that says so.

use children::care::{CareReview, Flagged, Health, Questionnaire, SubstanceMisuse};
use children::codes::{
    Accommodation, Activity, Code, Eligibility, Flag, HealthCheck, ReturnSex, Sex,
};
use children::history::{History, Involvement, Missing, Role, Spell};
use children::leaving::LeaverRecord;
use children::service::{ChildId, Fact, SourceTable};
use children::{CollectionYear, Day, Origin, ThinVec};

use super::care::care;
use super::making::{Before, Making, in_order};
use super::permanence::leaving;
use super::{OfYear, of_year};
use crate::cell::{Cell, Exact};
use crate::doubt::What;
use crate::looked_after::tables::{header, missing, reviews, sw_episodes, uasc};
use crate::looked_after::{LookedAfter, Year, tables};
use crate::table::Lines;

mod adoption;
mod stays;

/// The word the source is kept under.
const WORD: &str = "903";

impl<'s> Making<'s> {
    /// Everything of the return.
    pub(super) fn looked_after(&mut self, of: &'s OfYear<LookedAfter>) {
        let all = &of.source;
        self.headers(Fact::People, &all.this);
        self.headers(Fact::HeaderBefore, &all.last);
        self.alone(Fact::UnaccompaniedBefore, &all.last);
        self.alone(Fact::Unaccompanied, &all.this);
        self.stays(all);
        self.reviews_of_care(all);
        self.times_missing(all);
        self.social_workers(all);
        self.adoptions(all);
        let this = of.year.or_else(|| all.this.told());
        let last = this.map(|year| year.previous()).or_else(|| all.last.told());
        let mut years = HealthOfYears::default();
        self.health_of(Fact::HealthBefore, &all.last, last, &mut years);
        self.health_of(Fact::HealthOfYear, &all.this, this, &mut years);
        years.hand_out(self);
        self.leavers_of(Fact::LeaversBefore, &all.last, last);
        self.leavers_of(Fact::LeaversOfYear, &all.this, this);
    }

    /// Who the children are; this year's list goes before last year's.
    fn headers(&mut self, fact: Fact, year: &'s Year) {
        let people = self.each_of(
            fact,
            &year.header,
            Before::Any,
            |row, ids| ids.person(&row.child),
            |row, at| (row, at.day(&row.dob, header::dob), at.origin()),
        );
        for (child, (row, born, at)) in people {
            let Some(history) = self.child(child) else {
                continue;
            };
            let person = &mut history.person;
            if person.at.is_some() {
                continue;
            }
            person.at = Some(at);
            person.born = born;
            person.sex = row.sex.code().map(sex);
            person.ethnicity = row.ethnic.code();
            person.is_mother = flag(&row.mother);
            if flag(&row.uasc) == Some(true) {
                let always = Spell {
                    from: None,
                    to: None,
                };
                person.unaccompanied.get_or_insert(always);
            }
        }
    }

    fn alone(&mut self, fact: Fact, year: &'s Year) {
        let rows = self.each_of(
            fact,
            &year.uasc,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| at.day(&row.duc, uasc::duc),
        );
        for (child, to) in rows {
            if let Some(history) = self.child(child) {
                history.person.unaccompanied = Some(Spell { from: None, to });
            }
        }
    }

    fn reviews_of_care(&mut self, all: &'s LookedAfter) {
        let mut reviews = Vec::new();
        for (fact, year) in [
            (Fact::CareReviews, &all.this),
            (Fact::ReviewsBefore, &all.last),
        ] {
            reviews.extend(self.each_of(
                fact,
                &year.reviews,
                Before::Birth,
                |row, ids| ids.person(&row.child),
                |row, at| CareReview {
                    due: None,
                    held: at.day(&row.review, reviews::review),
                    cancelled: false,
                    participation: row.review_code.code(),
                    at: at.origin(),
                },
            ));
        }
        in_order(&mut reviews, |review| review.held);
        once(&mut reviews, |review| review.held);
        self.hand_out(reviews, |history| &mut care(history).reviews);
    }

    fn times_missing(&mut self, all: &'s LookedAfter) {
        let mut times = Vec::new();
        for (fact, year) in [(Fact::Missing, &all.this), (Fact::MissingBefore, &all.last)] {
            times.extend(self.each_of(
                fact,
                &year.missing,
                Before::Birth,
                |row, ids| ids.person(&row.child),
                |row, at| Missing {
                    spell: Spell {
                        from: at.day(&row.mis_start, missing::mis_start),
                        to: at.day(&row.mis_end, missing::mis_end),
                    },
                    kind: row.missing.code(),
                    offered: None,
                    accepted: None,
                    at: at.origin(),
                },
            ));
        }
        in_order(&mut times, |missing| missing.spell.from);
        once(&mut times, |missing| missing.spell.from);
        self.hand_out(times, |history| &mut history.missing);
    }

    fn social_workers(&mut self, all: &'s LookedAfter) {
        let mut workers = Vec::new();
        for (fact, year) in [
            (Fact::Involvements, &all.this),
            (Fact::InvolvementsBefore, &all.last),
        ] {
            workers.extend(self.each_of(
                fact,
                &year.sw_episodes,
                Before::Birth,
                |row, ids| ids.person(&row.child),
                |row, at| Involvement {
                    spell: Spell {
                        from: at.day(&row.sw_decom, sw_episodes::sw_decom),
                        to: at.day(&row.sw_dec, sw_episodes::sw_dec),
                    },
                    worker: at.worker(&row.sw_id),
                    team: None,
                    role: Role::CaseWorker,
                    change: row.sw_reason.code(),
                    at: at.origin(),
                },
            ));
        }
        in_order(&mut workers, |time| time.spell.from);
        once(&mut workers, |time| (time.spell.from, time.worker));
        self.hand_out(workers, |history| &mut history.involvements);
    }

    fn health_of(
        &mut self,
        fact: Fact,
        year: &'s Year,
        of: Option<CollectionYear>,
        all: &mut HealthOfYears,
    ) {
        // A year that goes on is told up to today.
        let on = of.map(|year| year.last().min(self.shared.today));
        let mut lines = Lines::default();
        let rows = self.each_of(
            fact,
            &year.oc2,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| {
                lines.add(row.line);
                (row, at.origin())
            },
        );
        for (child, (row, at)) in rows {
            all.add(child, row, on, at);
        }
        let what = What::Counted(
            "rows tell of a year as a whole: what they say stands on the last day of it",
        );
        self.doubt(&year.oc2, None, lines, what);
    }

    /// Care leavers at their birthdays, whom the return asks for as former relevant; before 18, as relevant.
    fn leavers_of(&mut self, fact: Fact, year: &'s Year, of: Option<CollectionYear>) {
        let last = of.map(|year| year.last().min(self.shared.today));
        let records = self.each_of(
            fact,
            &year.oc3,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| {
                let age = last.and_then(|last| Day::age(row.dob.value()?, last));
                let (accommodation, suitable) = home(&row.accom).unzip();
                LeaverRecord {
                    eligibility: age.map(|age| match age {
                        ..18 => Eligibility::Relevant,
                        18.. => Eligibility::FormerRelevant,
                    }),
                    in_touch: row.in_touch.code(),
                    latest_contact: None,
                    accommodation,
                    suitable,
                    activity: (row.activ.code()).and_then(|code| Activity::from_code(code.code())),
                    plan_reviewed: None,
                    adviser: None,
                    team: None,
                    worker: None,
                    at: at.origin(),
                }
            },
        );
        for (child, record) in records {
            if let Some(history) = self.child(child) {
                leaving(history).records.push(record);
            }
        }
    }
}

fn sex(code: ReturnSex) -> Sex {
    match code {
        ReturnSex::Male | ReturnSex::FormerMale => Sex::Male,
        ReturnSex::Female | ReturnSex::FormerFemale => Sex::Female,
        ReturnSex::Unknown => Sex::Unknown,
    }
}

fn flag(cell: &Cell<Exact<Flag>>) -> Option<bool> {
    cell.code().map(|flag| flag == Flag::Yes)
}

/// Where a care leaver lives, and whether it is suitable, which one code says.
fn home(cell: &Cell<Exact<children::codes::LeaverAccommodation>>) -> Option<(Accommodation, bool)> {
    let code = cell.code()?.code();
    let kind = Accommodation::from_code(code.get(..1)?)?;
    Some((kind, code.ends_with('1')))
}

/// Leaves out what last year's return says again: of each child, the first of those that are the same. This year's stand
/// before last year's.
fn once<E, K: PartialEq>(events: &mut Vec<(ChildId, E)>, same: impl Fn(&E) -> K) {
    let mut kept: Vec<(ChildId, E)> = Vec::with_capacity(events.len());
    for (child, event) in events.drain(..) {
        let again = kept
            .iter()
            .rev()
            .take_while(|(of, _)| *of == child)
            .any(|(_, before)| same(before) == same(&event));
        if !again {
            kept.push((child, event));
        }
    }
    *events = kept;
}

/// What the returns say of the health of their years.
#[derive(Default)]
struct HealthOfYears {
    checks: Vec<(ChildId, Health)>,
    immunised: Vec<(ChildId, Flagged)>,
    convicted: Vec<(ChildId, Flagged)>,
    scores: Vec<(ChildId, Questionnaire)>,
    misuse: Vec<(ChildId, SubstanceMisuse)>,
}

impl HealthOfYears {
    fn add(&mut self, child: ChildId, row: &tables::Oc2, on: Option<Day>, at: Origin) {
        for (kind, cell) in [
            (HealthCheck::Development, &row.health_check),
            (HealthCheck::Dental, &row.teeth_check),
            (HealthCheck::Assessment, &row.health_assessment),
        ] {
            if flag(cell) == Some(true) {
                let check = Health {
                    kind: Some(kind),
                    on,
                    done: true,
                    refused: false,
                    at,
                };
                self.checks.push((child, check));
            }
        }
        if let Some(so) = flag(&row.immunisations) {
            let so = Some(so);
            self.immunised.push((child, Flagged { on, so, at }));
        }
        if flag(&row.convicted) == Some(true) {
            let so = Some(true);
            self.convicted.push((child, Flagged { on, so, at }));
        }
        if let Some(score) = row.sdq_score.value() {
            let score = u8::try_from(score).ok().filter(|score| *score <= 40);
            self.scores.push((child, Questionnaire { on, score, at }));
        }
        if flag(&row.substance_misuse) == Some(true) {
            let helped = flag(&row.intervention_received);
            self.misuse
                .push((child, SubstanceMisuse { on, helped, at }));
        }
    }

    fn hand_out(mut self, making: &mut Making<'_>) {
        /// Gives each child theirs.
        macro_rules! give {
            ($($events:ident => $place:ident,)+) => { $(
                in_order(&mut self.$events, |event| event.on);
                making.hand_out(self.$events, |history: &mut History| -> &mut ThinVec<_> {
                    &mut care(history).$place
                });
            )+ };
        }
        give! {
            checks => health,
            immunised => immunisations,
            convicted => convictions,
            scores => questionnaires,
            misuse => substance_misuse,
        }
    }
}

/// The tables of the return that tell something, each as all that it tells.
pub(super) fn told(making: &Making<'_>, of: &OfYear<LookedAfter>) -> Vec<SourceTable> {
    let all = &of.source;
    let year = of.year.or_else(|| all.this.told());
    let last = all.last.told().or(year.map(|year| year.previous()));
    let mut tables = Vec::new();
    for each in all.this.supplied() {
        for fact in facts(each.0.fact) {
            let mut table = of_year(making, WORD, *fact, each, year);
            let before = all
                .last
                .supplied()
                .any(|(layout, ..)| layout.fact == each.0.fact);
            if let Some(last) = last.filter(|last| before && Some(last.next()) == year) {
                // With last year's beside it, two years are told.
                table.earliest = table.earliest.map(|_| last.first());
            }
            tables.push(table);
        }
    }
    for each in all.last.supplied() {
        if let Some(fact) = before(each.0.fact) {
            tables.push(of_year(making, WORD, fact, each, last));
        }
    }
    tables
}

/// All that a table of the return tells: itself first.
fn facts(table: Fact) -> &'static [Fact] {
    if table == Fact::CareEpisodes {
        &[Fact::CareEpisodes, Fact::LegalStatuses, Fact::Placements]
    } else if table == Fact::Unaccompanied {
        &[Fact::Unaccompanied, Fact::Immigration]
    } else if table == Fact::HealthOfYear {
        &[
            Fact::HealthOfYear,
            Fact::Health,
            Fact::Immunisations,
            Fact::Questionnaires,
            Fact::SubstanceMisuse,
            Fact::Convictions,
        ]
    } else if table == Fact::LeaversOfYear {
        &[Fact::LeaversOfYear, Fact::Leavers]
    } else {
        Fact::ALL
            .get(table as usize..=table as usize)
            .unwrap_or_default()
    }
}

/// The fact of last year's table.
fn before(table: Fact) -> Option<Fact> {
    let pairs = [
        (Fact::People, Fact::HeaderBefore),
        (Fact::CareEpisodes, Fact::EpisodesBefore),
        (Fact::CareReviews, Fact::ReviewsBefore),
        (Fact::Unaccompanied, Fact::UnaccompaniedBefore),
        (Fact::HealthOfYear, Fact::HealthBefore),
        (Fact::LeaversOfYear, Fact::LeaversBefore),
        (Fact::Permanence, Fact::AdoptionsBefore),
        (Fact::AdoptionDecisions, Fact::DecisionsBefore),
        (Fact::Missing, Fact::MissingBefore),
        (Fact::Involvements, Fact::InvolvementsBefore),
    ];
    let found = pairs.iter().find(|(this, _)| *this == table);
    found.map(|(_, last)| *last)
}
