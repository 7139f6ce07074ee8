//! What rounds of audits say by question: counts, how far auditors agree, what changed when children were audited again.
//! Nothing here is by auditor or by worker.

use std::collections::BTreeMap;

use super::agreement::Agreement;
use super::{Audits, Form, Grade, Mark, Round, Seat, questions};
use crate::Child;

/// How often each grade was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Outstanding.
    pub outstanding: usize,
    /// Good.
    pub good: usize,
    /// Requires improvement.
    pub requires_improvement: usize,
    /// Inadequate.
    pub inadequate: usize,
    /// Not applicable: in none of the others, and not in [`Counts::graded`].
    pub not_applicable: usize,
}

impl Counts {
    /// Of marks.
    #[must_use]
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut counts = Self::default();
        for mark in marks {
            let place = match mark {
                Mark::Graded(Grade::Outstanding) => &mut counts.outstanding,
                Mark::Graded(Grade::Good) => &mut counts.good,
                Mark::Graded(Grade::RequiresImprovement) => &mut counts.requires_improvement,
                Mark::Graded(Grade::Inadequate) => &mut counts.inadequate,
                Mark::NotApplicable => &mut counts.not_applicable,
            };
            *place += 1;
        }
        counts
    }

    /// How many were given a grade.
    #[must_use]
    pub fn graded(&self) -> usize {
        self.outstanding + self.good + self.requires_improvement + self.inadequate
    }

    /// How many were good or outstanding.
    #[must_use]
    pub fn good_or_better(&self) -> usize {
        self.outstanding + self.good
    }

    /// How often a mark was given.
    #[must_use]
    pub fn get(&self, mark: Mark) -> usize {
        match mark {
            Mark::Graded(Grade::Outstanding) => self.outstanding,
            Mark::Graded(Grade::Good) => self.good,
            Mark::Graded(Grade::RequiresImprovement) => self.requires_improvement,
            Mark::Graded(Grade::Inadequate) => self.inadequate,
            Mark::NotApplicable => self.not_applicable,
        }
    }
}

/// What changed for children who were audited again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Again {
    /// Children who were graded both times.
    pub pairs: usize,
    /// Graded better the second time.
    pub better: usize,
    /// The same.
    pub same: usize,
    /// Worse.
    pub worse: usize,
    /// How they were graded before.
    pub before: Counts,
    /// How they were graded again.
    pub after: Counts,
}

impl Again {
    fn of(pairs: &[(Grade, Grade)]) -> Self {
        let count = |is: fn(&(Grade, Grade)) -> bool| pairs.iter().filter(|pair| is(pair)).count();
        Self {
            pairs: pairs.len(),
            better: count(|(before, after)| after < before),
            same: count(|(before, after)| after == before),
            worse: count(|(before, after)| after > before),
            before: Counts::of(pairs.iter().map(|(before, _)| Mark::Graded(*before))),
            after: Counts::of(pairs.iter().map(|(_, after)| Mark::Graded(*after))),
        }
    }
}

impl Round {
    /// How a question was graded in the audits handed in; where a child was audited twice, by the first auditor.
    #[must_use]
    pub fn counts(&self, question: &str) -> Counts {
        Counts::of(self.marks(question))
    }

    /// The grades over all as they stand, moderated where they were.
    #[must_use]
    pub fn overall(&self) -> Counts {
        let grades = self.items.iter().filter_map(super::Item::grade);
        Counts::of(grades.map(Mark::Graded))
    }

    /// How far the two auditors of the same children agree on a question.
    #[must_use]
    pub fn agreement(&self, question: &str) -> Agreement {
        self.agreement_on(|form| form.mark(question))
    }

    /// How far they agree over all, each by their own grade before any moderation.
    #[must_use]
    pub fn agreement_overall(&self) -> Agreement {
        self.agreement_on(|form| form.overall.map(Mark::Graded))
    }

    /// How many children were audited by two who have both handed in.
    #[must_use]
    pub fn doubled(&self) -> usize {
        self.both().count()
    }

    /// How many grades were confirmed and how many changed: to a better one, to a worse one.
    #[must_use]
    pub fn moderation(&self) -> (usize, usize, usize) {
        let (mut confirmed, mut better, mut worse) = (0, 0, 0);
        for item in &self.items {
            let first = item
                .handed_in(Seat::First)
                .and_then(|kept| kept.form.overall);
            let (Some(first), Some(moderated)) = (first, &item.moderated) else {
                continue;
            };
            match moderated.grade.cmp(&first) {
                std::cmp::Ordering::Equal => confirmed += 1,
                std::cmp::Ordering::Less => better += 1,
                std::cmp::Ordering::Greater => worse += 1,
            }
        }
        (confirmed, better, worse)
    }

    /// What changed by question for the children of an earlier round who were audited again in this one.
    #[must_use]
    pub fn since(&self, earlier: &Self, question: &str) -> Again {
        self.since_by(earlier, |item| {
            item.handed_in(Seat::First)?.form.mark(question)?.grade()
        })
    }

    /// The same over all, by the grades as they stand.
    #[must_use]
    pub fn since_overall(&self, earlier: &Self) -> Again {
        self.since_by(earlier, super::Item::grade)
    }

    /// What the round says about a question, as evidence of practice: a sentence or two with its numbers and its date.
    /// `core/voice` is a key; an empty one asks for the grades over all.
    #[must_use]
    pub fn says(&self, question: &str) -> String {
        let (about, counts) = match questions::question_of(question) {
            Some((_, of)) => (format!("“{}”", of.asks), self.counts(question)),
            None => ("practice over all".to_owned(), self.overall()),
        };
        let n = counts.graded();
        let title = &self.words.title;
        let Some(last) = self.last_day().filter(|_| n > 0) else {
            return format!("“{title}”: no audit that grades {about} is handed in yet.");
        };
        let mut rest = Vec::new();
        for (count, words) in [
            (counts.requires_improvement, "requires improvement"),
            (counts.inadequate, "inadequate"),
        ] {
            if count > 0 {
                rest.push(format!("{words} in {count}"));
            }
        }
        let rest = if rest.is_empty() {
            String::new()
        } else {
            format!("; {}", rest.join(", "))
        };
        format!(
            "“{title}”, audits handed in by {}: {about} was good or outstanding in {} of {n}{rest}.",
            last.strftime("%-d %B %Y"),
            counts.good_or_better(),
        )
    }

    fn marks(&self, question: &str) -> impl Iterator<Item = Mark> {
        self.items
            .iter()
            .filter_map(move |item| item.handed_in(Seat::First)?.form.mark(question))
    }

    fn both(&self) -> impl Iterator<Item = (&Form, &Form)> {
        self.items.iter().filter_map(|item| {
            let first = item.handed_in(Seat::First)?;
            let second = item.handed_in(Seat::Second)?;
            Some((&first.form, &second.form))
        })
    }

    fn agreement_on(&self, mark: impl Fn(&Form) -> Option<Mark>) -> Agreement {
        let marks: Vec<(Mark, Mark)> = self
            .both()
            .filter_map(|(first, second)| Some((mark(first)?, mark(second)?)))
            .collect();
        Agreement::of(&marks)
    }

    fn since_by(&self, earlier: &Self, grade: impl Fn(&super::Item) -> Option<Grade>) -> Again {
        let before: BTreeMap<&Child, Grade> = earlier
            .items
            .iter()
            .filter_map(|item| Some((&item.child, grade(item)?)))
            .collect();
        let pairs: Vec<(Grade, Grade)> = self
            .items
            .iter()
            .filter_map(|item| Some((*before.get(&item.child)?, grade(item)?)))
            .collect();
        Again::of(&pairs)
    }
}

/// What a question was graded in each round that asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverRounds {
    /// The question.
    pub question: &'static questions::Question,
    /// The place of each round among all, and its counts, the oldest first.
    pub rounds: Vec<(usize, Counts)>,
}

impl OverRounds {
    /// All rounds together.
    #[must_use]
    pub fn together(&self) -> Counts {
        self.rounds
            .iter()
            .fold(Counts::default(), |all, (_, counts)| Counts {
                outstanding: all.outstanding + counts.outstanding,
                good: all.good + counts.good,
                requires_improvement: all.requires_improvement + counts.requires_improvement,
                inadequate: all.inadequate + counts.inadequate,
                not_applicable: all.not_applicable + counts.not_applicable,
            })
    }
}

impl Audits {
    /// Each question of every set that any round asked, in the order of the sets, with its counts in each round.
    #[must_use]
    pub fn learning(&self) -> Vec<OverRounds> {
        questions::all()
            .filter_map(|(set, question)| {
                let rounds: Vec<(usize, Counts)> = self
                    .all
                    .iter()
                    .enumerate()
                    .filter(|(_, round)| round.words.sets.iter().any(|word| word == set.word))
                    .map(|(at, round)| (at, round.counts(question.key)))
                    .collect();
                (!rounds.is_empty()).then_some(OverRounds { question, rounds })
            })
            .collect()
    }

    /// What a round says about a question: see [`Round::says`]; none where there is no such round.
    #[must_use]
    pub fn says(&self, round: &str, question: &str) -> Option<String> {
        Some(self.round(round)?.says(question))
    }
}
