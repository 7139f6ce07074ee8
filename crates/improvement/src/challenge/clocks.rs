//! How long a challenge may take: working days for the answer at each stage, and for all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Stage;

/// Working days, as the council's own protocol sets them. The law leaves them to the council; the handbook for independent
/// reviewing officers (2010, paragraph 6.5) asks that the whole takes no more than 20 working days.
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
