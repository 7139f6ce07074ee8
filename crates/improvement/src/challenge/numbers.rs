//! Challenges in numbers, for the board: no child, no officer.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Challenge, Challenges, Outcome, Stage, Theme};

/// Challenges of a stretch of days in numbers, as they stand on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Raised within the days.
    pub raised: usize,
    /// Of all that were ever raised, those not over.
    pub open: usize,
    /// Of those, past the day of their next step.
    pub late: usize,
    /// Ended within the days.
    pub ended: usize,
    /// Of those, withdrawn.
    pub withdrawn: usize,
    /// Of those that ended, within the time set for all of it.
    pub in_time: usize,
    /// Working days they took, the middle one; none where none ended.
    pub middle_days: Option<u32>,
    /// Those open, by the stage they are at.
    pub by_stage: BTreeMap<Stage, usize>,
    /// Those raised within the days, by theme.
    pub by_theme: BTreeMap<Theme, usize>,
}

impl Numbers {
    /// The numbers in a sentence or two.
    #[must_use]
    pub fn says(&self) -> String {
        let mut says = format!(
            "{} raised, {} ended; {} open now, {} of them past their time.",
            self.raised, self.ended, self.open, self.late
        );
        if let Some(days) = self.middle_days {
            says.push_str(&format!(
                " Those that ended took {days} working days in the middle, {} of {} within their time.",
                self.in_time, self.ended
            ));
        }
        says
    }
}

impl Challenges {
    /// The numbers of the days from one to another, both included, as they stand on a day.
    #[must_use]
    pub fn numbers(&self, from: Date, to: Date, today: Date) -> Numbers {
        let within = |day: Date| from <= day && day <= to;
        let mut numbers = Numbers::default();
        let mut took = Vec::new();
        for each in &self.all {
            if within(each.words.on) {
                numbers.raised += 1;
                *numbers.by_theme.entry(each.words.theme).or_default() += 1;
            }
            match &each.closed {
                None => {
                    numbers.open += 1;
                    numbers.late += usize::from(each.is_late(today));
                    *numbers.by_stage.entry(each.stage()).or_default() += 1;
                }
                Some(closed) if within(closed.on) => {
                    numbers.ended += 1;
                    numbers.withdrawn += usize::from(closed.outcome == Outcome::Withdrawn);
                    numbers.in_time += usize::from(closed.on <= each.due);
                    took.push(Challenge::took(each, today));
                }
                Some(_) => {}
            }
        }
        took.sort_unstable();
        numbers.middle_days = took.get(took.len() / 2).copied();
        numbers
    }
}
