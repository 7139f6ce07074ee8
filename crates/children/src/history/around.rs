//! What stands around the help: disability, allies, court, education, the child's own words.

use crate::history::{Spell, WorkerId};
use crate::{Day, Origin};

/// Time with the disabled children's service.
#[derive(Clone, Copy, Debug)]
pub struct DisabledService {
    /// When.
    pub spell: Spell,
    /// The worker of the service.
    pub worker: Option<WorkerId>,
    /// Plan for adult life agreed.
    pub transition_agreed: Option<Day>,
    /// Short breaks last reviewed.
    pub short_breaks_reviewed: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Who is to stand by the child.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ally {
    /// An advocate.
    Advocate,
    /// An independent visitor.
    IndependentVisitor,
}

/// An advocate or independent visitor asked for or given.
#[derive(Clone, Copy, Debug)]
pub struct Advocacy {
    /// Which.
    pub kind: Ally,
    /// Asked for.
    pub requested: Option<Day>,
    /// Matched; `None` while waiting.
    pub matched: Option<Day>,
    /// Ended.
    pub ended: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// Pre-proceedings under the public law outline.
#[derive(Clone, Copy, Debug)]
pub struct PreProceedings {
    /// Decision to end.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}

/// Care proceedings.
#[derive(Clone, Copy, Debug)]
pub struct Proceedings {
    /// Issue to conclusion.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}

/// An education, health and care plan, from request to last review.
#[derive(Clone, Copy, Debug)]
pub struct EducationPlan {
    /// Requested.
    pub requested: Option<Day>,
    /// Issued.
    pub issued: Option<Day>,
    /// Excepted from the twenty weeks.
    pub excepted: Option<bool>,
    /// Last review.
    pub reviewed: Option<Day>,
    /// Ceased; or the day a request or an assessment ended without a plan.
    pub ceased: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// A child's five answers about their help.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Worries explained, story understood, agrees with worker, plan makes safe, helps explain; as recorded.
    pub answers: [Option<bool>; 5],
    /// Row.
    pub at: Origin,
}
