//! What an assessment found.

use children::Day;
use children::codes::{Factor, Set};
use children::history::ExploitationKind;

use super::Course;
use crate::lives::Life;

impl Life<'_> {
    /// What the assessment found: the parents' for all the children of a family, the child's own for each.
    pub(super) fn factors(&mut self, on: Day, course: Course) -> Set<Factor> {
        let age = self.child.age(on);
        let heavy = matches!(course, Course::Protection | Course::Care);
        let more = if heavy { 14 } else { 0 };
        let mut found = Set::default();
        for (share, factor) in [
            (33 + more, Factor::F3B),
            (34 + more, Factor::F4B),
            (15 + more, Factor::F1B),
            (15 + more, Factor::F2B),
            (18 + 2 * more, Factor::F16A),
            (20 + more, Factor::F17A),
            (12, Factor::F18C),
            (4, Factor::F5B),
            (6, Factor::F6B),
        ] {
            if self.fate.percent(share) {
                found.insert(factor);
            }
        }
        for (share, least, factor) in [
            (13, 3, Factor::F3A),
            (if age >= 11 { 36 } else { 7 }, 5, Factor::F4A),
            (9, 12, Factor::F2A),
            (5, 12, Factor::F1A),
            (8, 3, Factor::F5A),
            (5, 0, Factor::F6A),
            (5, 8, Factor::F7A),
            (14, 12, Factor::F15A),
            (9, 10, Factor::F14A),
            (5, 4, Factor::F19C),
            (3, 8, Factor::F19B),
            (4, 6, Factor::F18B),
        ] {
            if age >= least && self.own.percent(share) {
                found.insert(factor);
            }
        }
        if self.child.unaccompanied.is_some() {
            found.insert(Factor::F9A);
        }
        if self.child.disabled && found.has_any(&[Factor::F5A, Factor::F6A]) {
            found.insert(Factor::F6A);
        }
        if age >= 12 && self.own.percent(if heavy { 17 } else { 10 }) {
            let (factor, kind) = self.own.one_of(
                &[
                    (42, (Factor::F24A, ExploitationKind::Criminal)),
                    (32, (Factor::F11A, ExploitationKind::Sexual)),
                    (18, (Factor::F13A, ExploitationKind::Criminal)),
                ],
                (Factor::F12A, ExploitationKind::Trafficking),
            );
            found.insert(factor);
            if on <= self.world.ask.today {
                self.at_risk = Some((on, kind));
            }
            if self.own.percent(55) {
                found.insert(Factor::F10A);
                self.goes_missing(on.plus(-150), on.plus(200), false);
            }
        }
        if found.is_empty() {
            found.insert(if self.own.percent(60) {
                Factor::F21
            } else {
                Factor::F20
            });
        }
        found
    }
}
