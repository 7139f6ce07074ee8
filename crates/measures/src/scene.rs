//! What every judge is given beside the child: the service, the council's own standards, and today.

use children::{Day, Service};

/// The council's own standards, where no law or guidance sets an interval. Each says so wherever it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standards {
    /// Working days between visits to a child on a child protection plan.
    pub protection_visit: u32,
    /// Working days between visits to a child on a child in need plan.
    pub need_visit: u32,
    /// Months between reviews of a child in need plan.
    pub need_review: i32,
    /// Working days between core groups after the first, which is due in ten.
    pub core_group: u32,
    /// Days between supervisions of a worker.
    pub supervision: i32,
    /// Days between a manager's decisions on a child's record.
    pub oversight: i32,
    /// Months between reviews of the risk of exploitation.
    pub exploitation_review: i32,
    /// Children one full-time worker should hold at most.
    pub caseload: u16,
    /// Days of pre-proceedings.
    pub pre_proceedings: i32,
    /// Working days for an early help assessment.
    pub early_help_assessment: u32,
    /// The age from which a child is to be seen alone.
    pub seen_alone_from: u8,
    /// Working days before a due date from which a list says "near".
    pub near: u32,
}

impl Default for Standards {
    fn default() -> Self {
        Self {
            protection_visit: 15,
            need_visit: 30,
            need_review: 3,
            core_group: 30,
            supervision: 42,
            oversight: 42,
            exploitation_review: 3,
            caseload: 20,
            pre_proceedings: 112,
            early_help_assessment: 45,
            seen_alone_from: 4,
            near: 5,
        }
    }
}

/// What every judge is given beside the child.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// All of the service.
    pub service: &'a Service,
    /// The council's own standards.
    pub standards: &'a Standards,
    /// The day as at which is asked. Nothing after it is known.
    pub today: Day,
}
