//! One child's life, as far as the returns ask of it: told once, and written as each return of each year wants it.

use children::Day;
use children::codes::{
    CeaseReason, ChangeReason, CloseReason, Disability, EarlierPermanence, Ethnicity, Factor,
    LegalStatus, MissingKind, Need, Participation, PlacementType, PlanCategory, Provider,
    ReversalReason, Sex, Source,
};
use compact_str::CompactString as Text;

/// A child.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) id: Text,
    pub(crate) number: u64,
    /// Born, or expected.
    pub(crate) born: Day,
    pub(crate) sex: Sex,
    pub(crate) ethnicity: Ethnicity,
    pub(crate) upn: Option<Text>,
    pub(crate) home: Text,
    pub(crate) unaccompanied: bool,
    /// When her own child was born.
    pub(crate) mother_since: Option<Day>,
    pub(crate) disabilities: Vec<Disability>,
    /// Times in care, each with what it was made of; short breaks apart.
    pub(crate) care: Vec<Vec<Stay>>,
    pub(crate) needs: Vec<Referred>,
    pub(crate) reviews: Vec<(Day, Participation)>,
    pub(crate) missing: Vec<(Day, Option<Day>, MissingKind)>,
    /// Social workers, each with the day they came.
    pub(crate) workers: Vec<(Day, Text)>,
    pub(crate) scores: Vec<(Day, i32)>,
    pub(crate) misused: Vec<(Day, bool)>,
    pub(crate) convicted: Vec<Day>,
    pub(crate) earlier: Option<EarlierPermanence>,
    pub(crate) adoption: Option<Adoption>,
    pub(crate) leaver: Option<Leaver>,
    pub(crate) before_court: Vec<BeforeCourt>,
}

/// A time under one law in one home.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Stay {
    pub(crate) from: Day,
    pub(crate) to: Option<Day>,
    pub(crate) law: LegalStatus,
    pub(crate) need: Need,
    pub(crate) kind: PlacementType,
    pub(crate) provider: Provider,
    pub(crate) urn: Text,
    pub(crate) postcode: Text,
    /// Why it ended.
    pub(crate) ended: Option<CeaseReason>,
    /// Why the home changed after it.
    pub(crate) changed: Option<ChangeReason>,
}

/// A decision for adoption and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Adoption {
    pub(crate) decided: Day,
    pub(crate) matched: Option<Day>,
    pub(crate) reversed: Option<(Day, ReversalReason)>,
    pub(crate) adopters: Option<(Text, Text)>,
}

/// A young person who has left care.
#[derive(Clone, Debug)]
pub(crate) struct Leaver {
    pub(crate) in_touch: &'static str,
    pub(crate) activity: Option<&'static str>,
    pub(crate) home: Text,
}

/// A referral and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Referred {
    pub(crate) on: Day,
    pub(crate) source: Source,
    pub(crate) need: Need,
    pub(crate) nothing: bool,
    pub(crate) closed: Option<(Day, CloseReason)>,
    pub(crate) assessments: Vec<Assessed>,
    pub(crate) plans: Vec<(Day, Option<Day>)>,
    pub(crate) enquiries: Vec<Enquired>,
    pub(crate) protection: Vec<Protected>,
}

#[derive(Clone, Debug)]
pub(crate) struct Assessed {
    pub(crate) from: Day,
    pub(crate) done: Option<Day>,
    pub(crate) factors: Vec<Factor>,
}

#[derive(Clone, Debug)]
pub(crate) struct Enquired {
    pub(crate) from: Day,
    pub(crate) target: Option<Day>,
    pub(crate) conference: Option<Day>,
    /// No conference was wanted.
    pub(crate) none_wanted: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Protected {
    pub(crate) from: Day,
    pub(crate) to: Option<Day>,
    pub(crate) first: PlanCategory,
    pub(crate) latest: PlanCategory,
    pub(crate) reviews: Vec<Day>,
}

/// A time in pre-proceedings.
#[derive(Clone, Debug)]
pub(crate) struct BeforeCourt {
    pub(crate) decided: Day,
    pub(crate) letter: Option<Day>,
    pub(crate) met: Option<Day>,
    pub(crate) ended: Option<Day>,
    pub(crate) to_court: bool,
}

impl Told {
    /// The day on which a number of years is completed, as the returns count: 28 February for who was born on the 29th.
    pub(crate) fn turns(&self, years: i32) -> Day {
        self.born.plus_years(years)
    }

    /// Whether so many years are completed by a day.
    pub(crate) fn is(&self, years: i32, on: Day) -> bool {
        self.turns(years) <= on
    }
}
