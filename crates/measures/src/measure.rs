//! A measure: what it asks, of whom, by which clock, from which data; and its judge.

use children::service::Fact;
use children::{History, Service};

use crate::cases::Cases;
use crate::scene::Scene;
pub use crate::spc::Better;

/// What inspectors judge, and the parts of it that people look for on their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Area {
    /// Contacts and early help.
    FrontDoor,
    /// Help and protection.
    Protection,
    /// Exploitation, missing children, risk outside the home.
    Exploitation,
    /// Children in care.
    InCare,
    /// Adoption and other permanent homes.
    Adoption,
    /// Foster homes.
    Fostering,
    /// Care leavers.
    Leavers,
    /// Homeless at 16 and 17.
    Homeless,
    /// Disabled children and special educational needs.
    Disability,
    /// Leaders and the workforce.
    Leaders,
}

/// The four judgements of an inspection, under which areas stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Judgement {
    /// Help and protection.
    Protection,
    /// Children in care.
    InCare,
    /// Care leavers.
    Leavers,
    /// Leaders.
    Leaders,
}

impl Judgement {
    /// All four, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Protection, Self::InCare, Self::Leavers, Self::Leaders];

    /// Its name, as a heading.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Protection => "Help and protection",
            Self::InCare => "Children in care",
            Self::Leavers => "Care leavers",
            Self::Leaders => "Leaders",
        }
    }

    /// A stable word for addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Protection => "help-and-protection",
            Self::InCare => "in-care",
            Self::Leavers => "care-leavers",
            Self::Leaders => "leaders",
        }
    }
}

impl Area {
    /// Every area, in order.
    pub const ALL: [Self; 10] = [
        Self::FrontDoor,
        Self::Protection,
        Self::Exploitation,
        Self::Homeless,
        Self::Disability,
        Self::InCare,
        Self::Adoption,
        Self::Fostering,
        Self::Leavers,
        Self::Leaders,
    ];

    /// Its name, as a heading.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontDoor => "Early help and the front door",
            Self::Protection => "Help and protection",
            Self::Exploitation => "Exploitation and missing children",
            Self::InCare => "Children in care",
            Self::Adoption => "Adoption and permanence",
            Self::Fostering => "Fostering",
            Self::Leavers => "Care leavers",
            Self::Homeless => "Homeless at 16 and 17",
            Self::Disability => "Disabled children",
            Self::Leaders => "Leaders and the workforce",
        }
    }

    /// A stable word for machines and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FrontDoor => "front-door",
            Self::Protection => "protection",
            Self::Exploitation => "exploitation",
            Self::InCare => "in-care",
            Self::Adoption => "adoption",
            Self::Fostering => "fostering",
            Self::Leavers => "leavers",
            Self::Homeless => "homeless",
            Self::Disability => "disability",
            Self::Leaders => "leaders",
        }
    }

    /// The judgement it stands under.
    #[must_use]
    pub fn judgement(self) -> Judgement {
        match self {
            Self::FrontDoor
            | Self::Protection
            | Self::Exploitation
            | Self::Homeless
            | Self::Disability => Judgement::Protection,
            Self::InCare | Self::Adoption | Self::Fostering => Judgement::InCare,
            Self::Leavers => Judgement::Leavers,
            Self::Leaders => Judgement::Leaders,
        }
    }
}

/// How cases become a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// Met over counted, as a share.
    Share,
    /// How many were counted.
    Count,
    /// Counted per 10,000 people aged 0 to 17.
    Rate,
    /// The mean of the days (or other amounts) of the cases counted.
    Mean(Unit),
    /// Amounts over amounts: the sum of `met` amounts over the sum of all (posts, places, caseload per worker).
    Ratio(Unit),
}

/// What an amount is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// Days.
    Days,
    /// Months.
    Months,
    /// Points of a questionnaire.
    Points,
    /// Children for each worker.
    Children,
    /// Times (incidents, workers, moves) for each child.
    Times,
    /// A share.
    Share,
    /// Families.
    Families,
}

/// What a month's value is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum When {
    /// What happened in the period: months add up to quarters and years.
    Events,
    /// How things stood at the end of the period's last day.
    Snapshot,
}

/// The period that stands as the headline.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Headline {
    /// Now.
    Latest,
    /// The twelve months to the last complete month.
    RollingYear,
    /// The collection year so far.
    YearToDate,
}

/// A statutory clock, or a local standard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// The rule in words: "45 working days from referral".
    pub rule: &'static str,
    /// Where it is set.
    pub source: &'static str,
}

/// A measure. Its constant is its whole definition.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The catalogue's code: "HP15".
    pub id: &'static str,
    /// Name, as a heading: at most ten words.
    pub name: &'static str,
    /// The question it answers, as a sentence.
    pub asks: &'static str,
    /// Where it belongs.
    pub area: Area,
    /// Which way is better.
    pub better: Better,
    /// What is met, in words: the numerator.
    pub met: &'static str,
    /// What is counted, in words: the denominator.
    pub counted: &'static str,
    /// How cases become a value.
    pub value: Value,
    /// Events or snapshots.
    pub when: When,
    /// The headline's period.
    pub headline: Headline,
    /// The clock it holds against.
    pub clock: Option<Clock>,
    /// What it cannot do without.
    pub needs: &'static [Fact],
    /// Who defined it.
    pub source: &'static str,
    /// The published indicator (`DfE`) with the same definition: its short name in `data/benchmarks.csv`.
    pub published: Option<&'static str>,
    /// What to beware of when reading it; empty where nothing.
    pub beware: &'static str,
    /// Who sorts the cases.
    pub judge: Judge,
}

/// Who sorts the cases of a measure.
#[derive(Clone, Copy)]
pub enum Judge {
    /// A function of one child.
    Child(fn(&History, &Scene<'_>, &mut Cases<'_>)),
    /// A function of the service: its workers, posts, foster homes, adopters.
    Service(fn(&Service, &Scene<'_>, &mut Cases<'_>)),
    /// No source that a council can give here holds what is needed; why, as a sentence.
    Never(&'static str),
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Child(_) => "Child",
            Self::Service(_) => "Service",
            Self::Never(_) => "Never",
        })
    }
}

impl Measure {
    /// Why it cannot be had from what was supplied; `None` where it can.
    #[must_use]
    pub fn why_not(&self, service: &Service) -> Option<String> {
        if let Judge::Never(why) = self.judge {
            return Some(why.to_owned());
        }
        let missing: Vec<&str> = self
            .needs
            .iter()
            .filter(|fact| !service.sources.has(**fact))
            .map(|fact| fact.name())
            .collect();
        if !missing.is_empty() {
            return Some(format!("no {} was supplied", missing.join(" and no ")));
        }
        (self.value == Value::Rate && service.population.is_empty())
            .then(|| "no population estimate was supplied".to_owned())
    }
}
