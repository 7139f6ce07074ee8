//! The groups by which a number is broken down, each as it was on the day of the case.

use std::ops::Range;

use children::codes::{EthnicGroup, PlacementGroup, Sex};
use children::history::{History, Role};
use children::service::ChildId;
use children::{Day, Service};

use crate::cases::{Grouping, Months, Subject};

/// A way to break a number down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Breakdown {
    /// The team that held the work on the day.
    Team,
    /// Who held the work: permanent, agency, newly qualified, a manager, nobody.
    Worker,
    /// Age on the day.
    Age,
    /// Sex.
    Sex,
    /// Ethnicity, in six groups.
    Ethnicity,
    /// Disabled or not.
    Disability,
    /// Postcode district of the family home on the day.
    Area,
    /// Kind of placement on the day.
    Placement,
}

impl Breakdown {
    /// Every breakdown.
    pub const ALL: [Self; 8] = [
        Self::Team,
        Self::Worker,
        Self::Age,
        Self::Sex,
        Self::Ethnicity,
        Self::Disability,
        Self::Area,
        Self::Placement,
    ];

    /// A stable word for machines and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Worker => "worker",
            Self::Age => "age",
            Self::Sex => "sex",
            Self::Ethnicity => "ethnicity",
            Self::Disability => "disability",
            Self::Area => "area",
            Self::Placement => "placement",
        }
    }

    /// The breakdown of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }

    /// Its name, as a heading: "By team".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Team => "By team",
            Self::Worker => "By who holds the work",
            Self::Age => "By age",
            Self::Sex => "By sex",
            Self::Ethnicity => "By ethnicity",
            Self::Disability => "By disability",
            Self::Area => "By area",
            Self::Placement => "By placement",
        }
    }

    /// The names of its groups, in order. The last is that of what is not known or does not apply.
    #[must_use]
    pub fn groups(self, service: &Service) -> Vec<String> {
        let fixed = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        match self {
            Self::Team => {
                let mut names: Vec<String> = service
                    .teams
                    .iter()
                    .map(|team| team.name.to_string())
                    .collect();
                names.push("No team".to_owned());
                names
            }
            Self::Worker => fixed(&[
                "Permanent worker",
                "Agency worker",
                "Newly qualified worker",
                "Manager",
                "Nobody",
            ]),
            Self::Age => fixed(&[
                "Under 1",
                "1 to 4",
                "5 to 9",
                "10 to 15",
                "16 and 17",
                "18 and over",
                "Unborn or not known",
            ]),
            Self::Sex => fixed(&["Female", "Male", "Not recorded"]),
            Self::Ethnicity => fixed(&["White", "Mixed", "Asian", "Black", "Other", "Not known"]),
            Self::Disability => fixed(&["Disabled", "Not recorded as disabled"]),
            Self::Area => {
                let mut names: Vec<String> =
                    service.areas.iter().map(ToString::to_string).collect();
                names.push("Not known".to_owned());
                names
            }
            Self::Placement => fixed(&[
                "Foster home",
                "With relatives or friends",
                "Residential",
                "Supported living",
                "With parents",
                "With adopters",
                "Other placement",
                "Not in care",
            ]),
        }
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// The group of each breakdown, in the order of [`Breakdown::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Slots([u16; 8]);

impl Slots {
    /// The place of the group in [`Breakdown::groups`].
    #[must_use]
    pub fn group(self, breakdown: Breakdown) -> usize {
        self.0
            .get(breakdown.index())
            .map_or(0, |slot| usize::from(*slot))
    }

    /// Every group's place, in the order of [`Breakdown::ALL`].
    #[must_use]
    pub fn all(self) -> [u16; 8] {
        self.0
    }
}

/// The groups of subjects, worked out once for each month and kept: those of a run of children side by side, so that
/// every measure finds them ready, and those of one subject outside it.
///
/// Groups of an event are those at the end of its month (or of `as_at`), so that all measures of a month agree and a
/// month's groups add up to its total.
pub struct Groups<'a> {
    service: &'a Service,
    days: Vec<Day>,
    subject: Subject,
    /// The children kept side by side.
    run: Range<ChildId>,
    /// Rows of months: one for each child of the run, and before them one for a subject outside it.
    kept: Vec<Option<Slots>>,
    /// Where the row of the subject begins.
    row: usize,
}

impl<'a> Groups<'a> {
    /// Groups of nobody yet.
    #[must_use]
    pub fn new(service: &'a Service, months: Months) -> Self {
        Self {
            service,
            days: months.snapshots(),
            subject: Subject::Row(0),
            run: 0..0,
            kept: vec![None; months.len()],
            row: 0,
        }
    }

    /// Keeps the groups of a run of children from now on.
    pub(crate) fn keep(&mut self, run: Range<ChildId>) {
        let rows = run.len() + 1;
        self.kept.clear();
        self.kept.resize(rows * self.days.len(), None);
        self.run = run;
        self.subject = Subject::Row(0);
        self.row = 0;
    }
}

impl Grouping for Groups<'_> {
    fn of(&mut self, subject: Subject) {
        if subject == self.subject {
            return;
        }
        self.subject = subject;
        self.row = match subject {
            Subject::Child(child) if self.run.contains(&child) => {
                (child - self.run.start + 1) as usize * self.days.len()
            }
            Subject::Child(_)
            | Subject::Worker(_)
            | Subject::Household(_)
            | Subject::Adopter(_)
            | Subject::Row(_) => {
                self.kept
                    .iter_mut()
                    .take(self.days.len())
                    .for_each(|kept| *kept = None);
                0
            }
        };
    }

    fn slots(&mut self, month: usize) -> Slots {
        if let Some(Some(slots)) = self.kept.get(self.row + month) {
            return *slots;
        }
        let Some(day) = self.days.get(month) else {
            return self.unknown();
        };
        let slots = self.work_out(*day);
        if let Some(kept) = self.kept.get_mut(self.row + month) {
            *kept = Some(slots);
        }
        slots
    }
}

impl Groups<'_> {
    fn work_out(&self, day: Day) -> Slots {
        match self.subject {
            Subject::Child(child) => match self.service.children.get(child as usize) {
                Some(history) => of_child(self.service, history, day),
                None => self.unknown(),
            },
            Subject::Worker(worker) => {
                let mut slots = self.unknown();
                let worker = self.service.workers.get(worker as usize);
                if let (Some(team), [slot, ..]) =
                    (worker.and_then(|worker| worker.team), &mut slots.0)
                {
                    *slot = team;
                }
                slots
            }
            Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => self.unknown(),
        }
    }

    fn unknown(&self) -> Slots {
        Slots([
            small(self.service.teams.len()),
            4,
            6,
            2,
            5,
            1,
            small(self.service.areas.len()),
            7,
        ])
    }
}

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn of_child(service: &Service, history: &History, day: Day) -> Slots {
    let held = history.involved_on(Role::CaseWorker, day);
    let worker = held
        .and_then(|held| held.worker)
        .and_then(|worker| service.workers.get(worker as usize));
    let worker = match worker {
        None => 4,
        Some(worker) if worker.manager == Some(true) => 3,
        Some(worker) if worker.newly_qualified == Some(true) => 2,
        Some(worker) if worker.agency == Some(true) => 1,
        Some(_) => 0,
    };
    let age = match history.age_on(day) {
        Some(0) => 0,
        Some(1..=4) => 1,
        Some(5..=9) => 2,
        Some(10..=15) => 3,
        Some(16..=17) => 4,
        Some(_) => 5,
        None => 6,
    };
    let sex = match history.person.sex {
        Some(Sex::Female) => 0,
        Some(Sex::Male) => 1,
        Some(Sex::Unknown) | None => 2,
    };
    let ethnicity = match history
        .person
        .ethnicity
        .map(children::codes::Ethnicity::group)
    {
        Some(EthnicGroup::White) => 0,
        Some(EthnicGroup::Mixed) => 1,
        Some(EthnicGroup::Asian) => 2,
        Some(EthnicGroup::Black) => 3,
        Some(EthnicGroup::Other) => 4,
        Some(EthnicGroup::NotKnown) | None => 5,
    };
    let area = history
        .homes
        .iter()
        .rev()
        .find(|home| home.spell.open_on(day))
        .map(|home| home.area);
    let placement = history
        .care_on(day)
        .and_then(|(care, _)| care.placement_on(day))
        .map(
            |placement| match placement.kind.map(children::codes::PlacementType::group) {
                Some(PlacementGroup::Foster) => 0,
                Some(PlacementGroup::Kinship) => 1,
                Some(PlacementGroup::Residential) => 2,
                Some(PlacementGroup::Supported) => 3,
                Some(PlacementGroup::Parents) => 4,
                Some(PlacementGroup::Adopters) => 5,
                Some(PlacementGroup::Other) | None => 6,
            },
        );
    Slots([
        history
            .team_on(day)
            .unwrap_or_else(|| small(service.teams.len())),
        worker,
        age,
        sex,
        ethnicity,
        u16::from(!history.is_disabled()),
        area.unwrap_or_else(|| small(service.areas.len())),
        placement.unwrap_or(7),
    ])
}
