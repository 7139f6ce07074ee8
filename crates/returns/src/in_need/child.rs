//! A child of the census as a tree: episodes of need, and what happened in each.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use children::{Day, Span, ThinVec};

use super::tables::{
    Assessed, Characteristics, Details, Disabled, FactorFound, Identifiers, PlanDates,
    PreProceeding, Protected, Review, Section47, Tables,
};
use super::{InNeed, Tally};
use crate::cell::Cell;
use crate::doubt::Doubt;
use crate::rule::{ChildRows, Entry, Found, Source, add};
use crate::submission::{File, Layout};
use crate::table::From;

/// The rows of one child's element, in the order of the file.
pub struct Child<'s> {
    /// Who the child is; usually one row.
    pub identifiers: ThinVec<Entry<'s, Identifiers>>,
    /// The child's ethnicity; usually one row.
    pub characteristics: ThinVec<Entry<'s, Characteristics>>,
    /// Disabilities, or that there is none.
    pub disabilities: ThinVec<Entry<'s, Disabled>>,
    /// Episodes of need.
    pub episodes: ThinVec<Episode<'s>>,
    /// What is counted over all children, and the header.
    pub tally: &'s Tally,
}

/// An episode of need, with what hangs below it.
#[derive(Default)]
pub struct Episode<'s> {
    /// The referral and what came of it; nothing where rows belong to an episode that was not supplied.
    pub details: Option<Entry<'s, Details>>,
    /// Assessments.
    pub assessments: ThinVec<Assessment<'s>>,
    /// Child in need plans.
    pub plans: ThinVec<Entry<'s, PlanDates>>,
    /// Section 47 enquiries.
    pub enquiries: ThinVec<Entry<'s, Section47>>,
    /// Child protection plans.
    pub protection_plans: ThinVec<ProtectionPlan<'s>>,
    /// Pre-proceedings.
    pub pre_proceedings: ThinVec<Entry<'s, PreProceeding>>,
}

/// An assessment with the factors it found; its row's cells are its own.
pub struct Assessment<'s> {
    /// Its row.
    pub row: Entry<'s, Assessed>,
    /// The factors.
    pub factors: ThinVec<Entry<'s, FactorFound>>,
}

/// A child protection plan with its reviews; its row's cells are its own.
pub struct ProtectionPlan<'s> {
    /// Its row.
    pub row: Entry<'s, Protected>,
    /// The reviews.
    pub reviews: ThinVec<Entry<'s, Review>>,
}

impl<'s> Deref for Assessment<'s> {
    type Target = Entry<'s, Assessed>;

    fn deref(&self) -> &Self::Target {
        &self.row
    }
}

impl<'s> Deref for ProtectionPlan<'s> {
    type Target = Entry<'s, Protected>;

    fn deref(&self) -> &Self::Target {
        &self.row
    }
}

impl<'s> Child<'s> {
    /// The twelve months that end on the header's reference date; without one, those of the collection.
    #[must_use]
    pub fn year(&self, found: &Found<'_>) -> Span {
        self.tally.year(found)
    }

    /// The first row of who the child is.
    #[must_use]
    pub fn who(&self) -> Option<&Entry<'s, Identifiers>> {
        self.identifiers.first()
    }

    /// The rows of the referrals, each with its episode.
    pub fn referrals(&self) -> impl Iterator<Item = (&Entry<'s, Details>, &Episode<'s>)> {
        let episodes = self.episodes.iter();
        episodes.filter_map(|episode| Some((episode.details.as_ref()?, episode)))
    }

    /// Assessments of all episodes.
    pub fn assessments(&self) -> impl Iterator<Item = &Assessment<'s>> + Clone {
        self.episodes
            .iter()
            .flat_map(|episode| &episode.assessments)
    }

    /// Section 47 enquiries of all episodes.
    pub fn enquiries(&self) -> impl Iterator<Item = &Entry<'s, Section47>> + Clone {
        self.episodes.iter().flat_map(|episode| &episode.enquiries)
    }

    /// Pre-proceedings of all episodes.
    pub fn pre_proceedings(&self) -> impl Iterator<Item = &Entry<'s, PreProceeding>> + Clone {
        let episodes = self.episodes.iter();
        episodes.flat_map(|episode| &episode.pre_proceedings)
    }

    /// Child in need plans of all episodes.
    pub fn plans(&self) -> impl Iterator<Item = &Entry<'s, PlanDates>> + Clone {
        self.episodes.iter().flat_map(|episode| &episode.plans)
    }

    /// Child protection plans of all episodes.
    pub fn protection_plans(&self) -> impl Iterator<Item = &ProtectionPlan<'s>> + Clone {
        let episodes = self.episodes.iter();
        episodes.flat_map(|episode| &episode.protection_plans)
    }
}

impl Episode<'_> {
    /// The date of the referral.
    #[must_use]
    pub fn referred(&self) -> Option<Day> {
        self.details?.referral_date.day()
    }

    /// The date the episode was closed.
    #[must_use]
    pub fn closed(&self) -> Option<Day> {
        self.details?.closure_date.day()
    }

    /// Whether the episode goes on: no closure is given.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.details.is_some_and(|row| row.closure_date.is_blank())
    }

    /// Whether the referral led to no further action.
    #[must_use]
    pub fn is_no_further_action(&self) -> bool {
        self.details.is_some_and(|row| row.referral_nfa.is_true())
    }

    /// Whether the referral led to something: that there was no further action is denied.
    #[must_use]
    pub fn is_taken_up(&self) -> bool {
        self.details.is_some_and(|row| row.referral_nfa.is_false())
    }
}

impl ChildRows for Child<'_> {
    fn id(&self) -> &str {
        self.who().map_or("", |who| who.row().la_child_id.text())
    }
}

/// Children in the order first met, and where the episodes of each stand by their number.
struct Children<'s> {
    all: Vec<Child<'s>>,
    by_number: HashMap<i32, usize>,
    /// The number of each child.
    numbers: Vec<Option<i32>>,
    /// Whose the row before was.
    before: usize,
    episodes: HashMap<(usize, Option<i32>), usize>,
    twice: HashSet<(usize, usize)>,
    /// Whether some episode stands elsewhere than its number says: one was left out, or is there twice.
    astray: bool,
    below: HashMap<(usize, usize, Option<i32>), usize>,
    /// The same of what hangs below an episode.
    below_astray: bool,
    tally: &'s Tally,
}

/// Where what is numbered from 1 stands by its number.
fn in_turn(number: Option<i32>) -> Option<usize> {
    usize::try_from(number?).ok()?.checked_sub(1)
}

impl<'s> Children<'s> {
    /// The place of a child. A row that names none is a child of its own.
    fn child(&mut self, number: &Cell<i32>) -> usize {
        let next = self.all.len();
        let number = number.value();
        let at = match number {
            // Tables list children in the order of the file: it is that of the row before, or the next.
            Some(number) => (self.before..self.before + 2)
                .find(|at| self.numbers.get(*at) == Some(&Some(number)))
                .unwrap_or_else(|| *self.by_number.entry(number).or_insert(next)),
            None => next,
        };
        self.before = at;
        if at == next {
            self.numbers.push(number);
            self.all.push(Child {
                identifiers: ThinVec::new(),
                characteristics: ThinVec::new(),
                disabilities: ThinVec::new(),
                episodes: ThinVec::new(),
                tally: self.tally,
            });
        }
        at
    }

    /// The place of an episode among a child's; one that was not supplied is added without its row.
    fn episode(&mut self, child: &Cell<i32>, id: &Cell<i32>) -> (usize, usize) {
        let child = self.child(child);
        let id = id.value();
        let episodes = self.all.get_mut(child).map(|child| &mut child.episodes);
        let next = episodes.as_ref().map_or(0, |episodes| episodes.len());
        if !self.astray
            && let Some(at) = in_turn(id).filter(|at| *at < next)
        {
            return (child, at);
        }
        self.astray |= in_turn(id) != Some(next);
        let at = *self.episodes.entry((child, id)).or_insert(next);
        if let Some(episodes) = episodes
            && at == next
        {
            episodes.push(Episode::default());
        }
        (child, at)
    }

    fn at(&mut self, (child, episode): (usize, usize)) -> Option<&mut Episode<'s>> {
        self.all.get_mut(child)?.episodes.get_mut(episode)
    }

    /// Remembers what stands at a place below an episode; a number that stands twice names neither.
    fn remember(&mut self, key: (usize, usize, Option<i32>), at: usize) {
        let place = self.below.entry(key);
        place.and_modify(|at| *at = usize::MAX).or_insert(at);
    }

    /// Gives the row of an episode its place. A number that stands twice names neither: both are episodes of their own,
    /// and what hangs below that number is of an episode that was not supplied.
    fn begin(&mut self, row: Entry<'s, Details>) {
        let place = self.episode(&row.child, &row.episode_id);
        let Some(child) = self.all.get_mut(place.0) else {
            return;
        };
        let Some(episode) = child.episodes.get_mut(place.1) else {
            return;
        };
        let first = episode.details.take();
        if first.is_none() && !self.twice.contains(&place) {
            episode.details = Some(row);
            return;
        }
        self.astray = true;
        self.twice.insert(place);
        for row in first.into_iter().chain([row]) {
            child.episodes.push(Episode {
                details: Some(row),
                ..Episode::default()
            });
        }
    }
}

impl Source for InNeed {
    type Child<'s> = Child<'s>;

    const LAYOUTS: &'static [Layout] = Tables::LAYOUTS;

    fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        Self::read(files)
    }

    fn origin(&self, table: &str) -> Option<&From> {
        self.origin_of(table)
    }

    fn child_column(table: &str) -> Option<&'static str> {
        (table != "Header").then_some("Child")
    }

    fn by_child(&self) -> Vec<Child<'_>> {
        children(&self.tables, &self.tally)
    }
}

/// Every child of the tables.
pub(super) fn children<'s>(tables: &'s Tables, tally: &'s Tally) -> Vec<Child<'s>> {
    let mut all = Children {
        all: Vec::new(),
        by_number: HashMap::new(),
        numbers: Vec::new(),
        before: 0,
        episodes: HashMap::new(),
        twice: HashSet::new(),
        astray: false,
        below: HashMap::new(),
        below_astray: false,
        tally,
    };
    for row in tables.identifiers.entries() {
        let at = all.child(&row.child);
        if let Some(child) = all.all.get_mut(at) {
            add(&mut child.identifiers, row);
        }
    }
    for row in tables.characteristics.entries() {
        let at = all.child(&row.child);
        if let Some(child) = all.all.get_mut(at) {
            add(&mut child.characteristics, row);
        }
    }
    for row in tables.disabilities.entries() {
        let at = all.child(&row.child);
        if let Some(child) = all.all.get_mut(at) {
            add(&mut child.disabilities, row);
        }
    }
    for row in tables.details.entries() {
        all.begin(row);
    }
    for row in tables.plans.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        if let Some(episode) = all.at(place) {
            add(&mut episode.plans, row);
        }
    }
    for row in tables.enquiries.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        if let Some(episode) = all.at(place) {
            add(&mut episode.enquiries, row);
        }
    }
    for row in tables.pre_proceedings.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        if let Some(episode) = all.at(place) {
            add(&mut episode.pre_proceedings, row);
        }
    }
    assessments(&mut all, tables);
    protection_plans(&mut all, tables);
    all.all
}

/// Assessments with their factors. A factor of an assessment that was not supplied belongs to none.
fn assessments<'s>(all: &mut Children<'s>, tables: &'s Tables) {
    for row in tables.assessments.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        let Some(episode) = all.at(place) else {
            continue;
        };
        let at = episode.assessments.len();
        episode.assessments.push(Assessment {
            row,
            factors: ThinVec::new(),
        });
        let id = row.assessment_id.value();
        all.below_astray |= in_turn(id) != Some(at);
        all.remember((place.0, place.1, id), at);
    }
    for row in tables.factors.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        let id = row.assessment_id.value();
        let at = if all.below_astray {
            all.below.get(&(place.0, place.1, id)).copied()
        } else {
            in_turn(id)
        };
        let Some(episode) = all.at(place) else {
            continue;
        };
        if let Some(assessment) = at.and_then(|at| episode.assessments.get_mut(at)) {
            add(&mut assessment.factors, row);
        }
    }
    all.below.clear();
    all.below_astray = false;
}

/// Child protection plans with their reviews. A review of a plan that was not supplied belongs to none.
fn protection_plans<'s>(all: &mut Children<'s>, tables: &'s Tables) {
    for row in tables.protection_plans.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        let Some(episode) = all.at(place) else {
            continue;
        };
        let at = episode.protection_plans.len();
        episode.protection_plans.push(ProtectionPlan {
            row,
            reviews: ThinVec::new(),
        });
        let id = row.plan_id.value();
        all.below_astray |= in_turn(id) != Some(at);
        all.remember((place.0, place.1, id), at);
    }
    for row in tables.reviews.entries() {
        let place = all.episode(&row.child, &row.episode_id);
        let id = row.plan_id.value();
        let at = if all.below_astray {
            all.below.get(&(place.0, place.1, id)).copied()
        } else {
            in_turn(id)
        };
        let Some(episode) = all.at(place) else {
            continue;
        };
        if let Some(plan) = at.and_then(|at| episode.protection_plans.get_mut(at)) {
            add(&mut plan.reviews, row);
        }
    }
}
