//! Templates: where a plan begins. A template gives objectives, the first steps and an action for each finding by its
//! theme, with the measures and audit questions that would show it. It is a draft: nobody owns its actions yet, and the
//! page says so.

mod suggestions;

use inspection::themes::ThemeId;
use jiff::civil::Date;

use super::{ActionWords, Change, Plan};
pub use suggestions::{SUGGESTIONS, Suggestion};

/// A plan to begin from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its word in addresses.
    pub word: &'static str,
    /// Its name.
    pub name: &'static str,
    /// When it fits.
    pub fits: &'static str,
    /// What is to be different for children.
    pub objectives: &'static [&'static str],
    /// First steps, whatever the findings are.
    pub first: &'static [First],
    /// Days in which the action of a finding is due.
    pub due_in: i32,
}

/// A first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct First {
    /// What is done.
    pub title: &'static str,
    /// How.
    pub how: &'static str,
    /// Days in which it is due.
    pub due_in: i32,
    /// Codes of the measures that show it.
    pub measures: &'static [&'static str],
    /// What will be different.
    pub success: &'static str,
}

/// Every template, for the heaviest judgement first.
///
/// The stages and their length follow what councils that recovered reported: core systems in the first year, about two
/// years in all (Isos Partnership for the Local Government Association, *Action research into improvement in local
/// children's services*, 2016).
pub const TEMPLATES: [Template; 3] = [
    Template {
        word: "inadequate",
        name: "After an inadequate judgement",
        fits: "Overall, or for help and protection, inadequate: a board with an independent chair, safety first, core systems within a year.",
        objectives: &[
            "Every child known to us is safe now, and somebody answers for each of them",
            "Risk is recognised and acted on in time, whoever tells us of it",
            "Social workers have the time, supervision and records to do good work",
            "Leaders know what practice is like, and what children say of it",
        ],
        first: &[
            First {
                title: "Review every child without a worker, or whose worker is a manager or has left",
                how: "A review of the cohort, shared out to reviewers who do not hold the case; what is not safe is escalated at once.",
                due_in: 28,
                measures: &["WF05", "WF06", "WF06b"],
                success: "Each child was seen again by the date, and has a worker with time for them.",
            },
            First {
                title: "Set up the improvement board with an independent chair",
                how: "Members from police, health and schools; a fixed small set of measures; what changed since last time first.",
                due_in: 42,
                measures: &[],
                success: "The board meets every month and decides on evidence.",
            },
            First {
                title: "Check decisions at the front door each day",
                how: "A manager looks again at a sample of yesterday's decisions; what was wrong is put right the same day.",
                due_in: 14,
                measures: &["HP02", "HP04", "HP11"],
                success: "Children are not turned away who come back at risk.",
            },
            First {
                title: "Audit practice on live cases, with the worker, moderated",
                how: "A recorded sample each month; an inadequate finding has a clock; a second auditor for one in ten.",
                due_in: 56,
                measures: &["WF12", "WF13"],
                success: "Audits find what inspectors find.",
            },
        ],
        due_in: 180,
    },
    Template {
        word: "requires-improvement",
        name: "After requires improvement",
        fits: "Nothing is widespread harm, much is not consistent: practice made even, within a year.",
        objectives: &[
            "What is good in some teams is good in all",
            "Plans say what must change for the child, by when, and are kept",
            "Managers see drift before it harms",
        ],
        first: &[
            First {
                title: "Agree what good looks like, and audit against it each month",
                how: "Question sets that the teams know; audits with the worker; themes back to the teams.",
                due_in: 60,
                measures: &["WF12", "WF13"],
                success: "The share of audits graded good rises, and families say the same.",
            },
            First {
                title: "Supervision that decides: each child at least every month",
                how: "The list of who is due in every manager's hands; decisions and reasons recorded.",
                due_in: 60,
                measures: &["WF08", "WF14"],
                success: "Each child's plan is looked at in time by somebody who can change it.",
            },
        ],
        due_in: 270,
    },
    Template {
        word: "good",
        name: "Good, with points to improve",
        fits: "A few points, each with its partners: answered within a year without a programme around them.",
        objectives: &["The points the inspectors named are no longer true of any child"],
        first: &[],
        due_in: 365,
    },
];

impl Template {
    /// The template of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.word == word)
    }

    /// The changes that put it into a plan: its objectives, first steps, and an action for each finding of a report that
    /// no action answers yet. Findings of the same theme share an action. Findings whose themes suggest nothing stay
    /// unanswered: nothing is guessed.
    #[must_use]
    pub fn draft(&self, plan: &Plan, report: &str, from: Date) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut numbers = Numbers::of(plan);
        let due = |days: i32| from.checked_add(jiff::Span::new().days(days)).ok();
        for title in self.objectives {
            if plan.objectives.iter().any(|kept| kept.title == *title) {
                continue;
            }
            changes.push(Change::ObjectiveWritten {
                id: numbers.objective(),
                title: (*title).to_owned(),
            });
        }
        let planned = |title: &str| plan.in_force().any(|action| action.words.title == title);
        for first in self.first.iter().filter(|first| !planned(first.title)) {
            changes.push(Change::ActionAdded {
                id: numbers.action(),
                action: Box::new(ActionWords {
                    title: first.title.to_owned(),
                    how: first.how.to_owned(),
                    due: due(first.due_in),
                    measures: owned(first.measures),
                    success: first.success.to_owned(),
                    ..ActionWords::default()
                }),
            });
        }
        let mut drafted: Vec<(&Suggestion, Vec<String>)> = Vec::new();
        for finding in plan.unanswered_of(report) {
            let suggested = finding.themes.iter().find_map(|slug| suggestion(slug));
            let Some(suggested) = suggested else { continue };
            match drafted
                .iter_mut()
                .find(|(kept, _)| kept.theme == suggested.theme)
            {
                Some((_, answers)) => answers.push(finding.id.clone()),
                None => drafted.push((suggested, vec![finding.id.clone()])),
            }
        }
        for (suggested, answers) in drafted {
            changes.push(Change::ActionAdded {
                id: numbers.action(),
                action: Box::new(ActionWords {
                    title: suggested.action.to_owned(),
                    answers,
                    due: due(self.due_in),
                    partners: owned(suggested.partners),
                    measures: owned(suggested.measures),
                    questions: owned(suggested.questions),
                    success: suggested.success.to_owned(),
                    ..ActionWords::default()
                }),
            });
        }
        changes
    }
}

/// What is suggested for a theme.
#[must_use]
pub fn suggestion(slug: &str) -> Option<&'static Suggestion> {
    SUGGESTIONS.iter().find(|each| each.theme == slug)
}

/// Themes of the record for which nothing is suggested: their findings need an action of somebody's own.
pub fn without_suggestion() -> impl Iterator<Item = ThemeId> {
    ThemeId::all().filter(|theme| suggestion(theme.theme().slug).is_none())
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Ids for what is drafted, after those of the plan.
struct Numbers {
    objective: u32,
    action: u32,
}

impl Numbers {
    fn of(plan: &Plan) -> Self {
        let number = |id: String| id.get(1..).and_then(|n| n.parse().ok()).unwrap_or(1);
        Self {
            objective: number(plan.next_id('o')),
            action: number(plan.next_id('a')),
        }
    }

    fn objective(&mut self) -> String {
        let id = format!("o{}", self.objective);
        self.objective += 1;
        id
    }

    fn action(&mut self) -> String {
        let id = format!("a{}", self.action);
        self.action += 1;
        id
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::super::{Finding, FindingState, Source};
    use super::*;
    use crate::audit::questions;

    #[test]
    fn a_suggestion_names_a_theme_of_the_record_and_each_theme_once() {
        let mut seen = BTreeSet::new();
        for each in SUGGESTIONS {
            assert!(
                ThemeId::all().any(|theme| theme.theme().slug == each.theme),
                "{}",
                each.theme
            );
            assert!(seen.insert(each.theme), "{} twice", each.theme);
            assert!(
                !each.measures.is_empty() || !each.questions.is_empty(),
                "{}",
                each.theme
            );
            for key in each.questions {
                assert!(questions::question_of(key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn a_draft_answers_what_it_can_and_leaves_the_rest_unanswered() {
        let finding = |id: &str, themes: &[&str]| Finding {
            id: id.to_owned(),
            source: Source::Point {
                report: "r".to_owned(),
                number: id.to_owned(),
                page: None,
                to_board: false,
            },
            words: String::new(),
            themes: owned(themes),
            state: FindingState::Open,
            added: jiff::Timestamp::UNIX_EPOCH,
            changed: jiff::Timestamp::UNIX_EPOCH,
        };
        let plan = Plan {
            findings: vec![
                finding("f1", &["return-interviews"]),
                finding("f2", &["missing", "return-interviews"]),
                finding("f3", &[]),
                finding("f4", &["return-interviews"]),
            ],
            ..Plan::default()
        };
        let template = Template::of("inadequate").unwrap();
        let changes = template.draft(&plan, "r", date(2026, 4, 1));
        let answered: Vec<&String> = changes
            .iter()
            .filter_map(|change| {
                let Change::ActionAdded { action, .. } = change else {
                    return None;
                };
                Some(&action.answers)
            })
            .flatten()
            .collect();
        assert_eq!(
            answered,
            ["f1", "f4", "f2"],
            "by theme; what has none is not guessed"
        );
        let ids: BTreeSet<String> = changes.iter().map(Change::subject).collect();
        assert_eq!(ids.len(), changes.len(), "each has an id of its own");
        assert!(Template::of("none").is_none());
    }
}
