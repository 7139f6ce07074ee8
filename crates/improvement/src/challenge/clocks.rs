//! How long a challenge may take: working days for the answer at each stage, and for all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Stage;

/// Working days, as the council's own protocol sets them. The handbook for independent reviewing officers (in force from
/// April 2011, section 6.2) leaves the time of each stage to the council, asks that all of it takes no more than 20
/// working days, and lets the officer pass over any stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clocks {
    /// For the answer at a stage that has a time of its own.
    pub stages: BTreeMap<Stage, u32>,
    /// For the answer at any other stage.
    pub stage: u32,
    /// For all of it.
    pub whole: u32,
}

impl Default for Clocks {
    fn default() -> Self {
        Self {
            stages: BTreeMap::new(),
            stage: 5,
            whole: 20,
        }
    }
}

impl Clocks {
    /// Working days for the answer at a stage.
    #[must_use]
    pub fn of(&self, stage: Stage) -> u32 {
        self.stages.get(&stage).copied().unwrap_or(self.stage)
    }
}
