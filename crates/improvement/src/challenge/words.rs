//! Stages, themes and outcomes of a challenge, in words.

use serde::{Deserialize, Serialize};

/// Who has to answer, in the order a challenge goes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The worker and their manager, before anything is formal.
    Informal,
    /// The team manager.
    TeamManager,
    /// The service manager.
    ServiceManager,
    /// The assistant director.
    AssistantDirector,
    /// The director.
    Director,
    /// Cafcass.
    Cafcass,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] = [
        Self::Informal,
        Self::TeamManager,
        Self::ServiceManager,
        Self::AssistantDirector,
        Self::Director,
        Self::Cafcass,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Informal => "informal",
            Self::TeamManager => "team-manager",
            Self::ServiceManager => "service-manager",
            Self::AssistantDirector => "assistant-director",
            Self::Director => "director",
            Self::Cafcass => "cafcass",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Informal => "Informal",
            Self::TeamManager => "Stage 1: team manager",
            Self::ServiceManager => "Stage 2: service manager",
            Self::AssistantDirector => "Stage 3: assistant director",
            Self::Director => "Stage 4: director",
            Self::Cafcass => "Referred to Cafcass",
        }
    }

    /// The stage of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// What a challenge is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Delay in the plan for the child.
    Drift,
    /// No plan for permanence, or delay in it.
    Permanence,
    /// The care plan, or that it is not carried out.
    CarePlan,
    /// Where the child lives.
    Home,
    /// Visits, or a child not seen.
    Visits,
    /// The child's wishes not heard, or no advocate.
    Voice,
    /// Time with family and friends.
    Family,
    /// Health, and how the child feels.
    Health,
    /// Education.
    Education,
    /// Harm, exploitation, missing.
    Safety,
    /// The pathway plan, and what comes after care.
    Leaving,
    /// Changes of worker, or nobody allocated.
    Worker,
    /// Reports late, decisions of a review not done.
    Reviews,
    /// Legal status or proceedings.
    Legal,
    /// Anything else.
    Other,
}

impl Theme {
    /// Every theme, in the order they are offered.
    pub const ALL: [Self; 15] = [
        Self::Drift,
        Self::Permanence,
        Self::CarePlan,
        Self::Home,
        Self::Visits,
        Self::Voice,
        Self::Family,
        Self::Health,
        Self::Education,
        Self::Safety,
        Self::Leaving,
        Self::Worker,
        Self::Reviews,
        Self::Legal,
        Self::Other,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drift => "drift",
            Self::Permanence => "permanence",
            Self::CarePlan => "care-plan",
            Self::Home => "home",
            Self::Visits => "visits",
            Self::Voice => "voice",
            Self::Family => "family",
            Self::Health => "health",
            Self::Education => "education",
            Self::Safety => "safety",
            Self::Leaving => "leaving",
            Self::Worker => "worker",
            Self::Reviews => "reviews",
            Self::Legal => "legal",
            Self::Other => "other",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drift => "Drift and delay",
            Self::Permanence => "Permanence",
            Self::CarePlan => "Care plan not right, or not carried out",
            Self::Home => "Where the child lives",
            Self::Visits => "Visits, child not seen",
            Self::Voice => "Child’s wishes, advocacy",
            Self::Family => "Time with family and friends",
            Self::Health => "Health and wellbeing",
            Self::Education => "Education",
            Self::Safety => "Safety, exploitation, missing",
            Self::Leaving => "Pathway plan, leaving care",
            Self::Worker => "Changes of worker, not allocated",
            Self::Reviews => "Review late, or its decisions not done",
            Self::Legal => "Legal status, proceedings",
            Self::Other => "Something else",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// How a challenge ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What the officer wanted was done.
    Done,
    /// Another way was agreed.
    AnotherWay,
    /// The officer was given reasons and accepts them.
    Explained,
    /// A court or Cafcass took it on.
    TakenOn,
    /// The officer took it back.
    Withdrawn,
}

impl Outcome {
    /// Every outcome, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::AnotherWay,
        Self::Explained,
        Self::TakenOn,
        Self::Withdrawn,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::AnotherWay => "another-way",
            Self::Explained => "explained",
            Self::TakenOn => "taken-on",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "Resolved: what was wanted is done",
            Self::AnotherWay => "Resolved: another way was agreed",
            Self::Explained => "Resolved: reasons given and accepted",
            Self::TakenOn => "Taken on by Cafcass or the court",
            Self::Withdrawn => "Withdrawn",
        }
    }

    /// The outcome of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}
