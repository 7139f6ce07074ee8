//! What answers each finding and what came of it: the coverage matrix, its gaps first.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Action, Finding, Outcome, Plan, Practice, Shows, Signal, Task, Weight};

/// Months within which a finding should have been before the board.
const AT_BOARD_WITHIN: i64 = 6;

/// How well a finding is covered, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// No action answers it.
    Unanswered,
    /// An action, but no measure and no audit: nobody could say whether it worked.
    NothingToShow,
    /// A measure without an audit, an audit without a measure, or neither lately before the board.
    Half,
    /// Action, measure, audit, and before the board within six months.
    Covered,
}

impl Cover {
    /// Every state, the worst first.
    pub const ALL: [Self; 4] = [
        Self::Unanswered,
        Self::NothingToShow,
        Self::Half,
        Self::Covered,
    ];

    /// Its heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "Not answered",
            Self::NothingToShow => "Nothing to show for it",
            Self::Half => "Half covered",
            Self::Covered => "Covered",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn means(self) -> &'static str {
        match self {
            Self::Unanswered => "No action answers it: the plan cannot be sent like this.",
            Self::NothingToShow => {
                "An action, but no measure and no audit: nobody could say whether it worked."
            }
            Self::Half => {
                "A measure with no audit, an audit with no measure, or not before the board for six months."
            }
            Self::Covered => "Action, measure, audit, and before the board within six months.",
        }
    }
}

/// One finding with what answers it.
#[derive(Debug, Clone)]
pub struct Row<'p> {
    /// The finding.
    pub finding: &'p Finding,
    /// Actions in force that answer it.
    pub actions: Vec<&'p Action>,
    /// Codes of the measures they name, each once.
    pub measures: Vec<&'p str>,
    /// Audits, reviews and audit questions that test them, each once.
    pub audits: usize,
    /// When it was last before the board.
    pub at_board: Option<Date>,
    /// Whether the tasks are done: of all, of some, of none; nothing where there is no action.
    pub task: Option<Task>,
    /// Whether practice has changed.
    pub practice: Practice,
    /// Whether it is better for children.
    pub outcome: Outcome,
    /// How well it is covered.
    pub cover: Cover,
}

/// Findings counted by what came of them: three counts that are never added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings counted.
    pub findings: usize,
    /// By task: done, part, not begun, no action.
    pub task: [usize; 4],
    /// By practice: changed, in part, not changed, no evidence.
    pub practice: [usize; 4],
    /// By outcome: better, in part, not moved, worse, not told or no measure.
    pub outcome: [usize; 5],
}

/// The matrix of the open findings that `wanted` keeps: gaps first, then in the order of the plan.
///
/// `signal` tells what a measure's chart says now, `at_board` when a finding was last before the board.
#[must_use]
pub fn matrix<'p>(
    plan: &'p Plan,
    today: Date,
    signal: &dyn Fn(&str) -> Signal,
    at_board: &dyn Fn(&str) -> Option<Date>,
    wanted: impl Fn(&Finding) -> bool,
) -> Vec<Row<'p>> {
    let mut rows: Vec<Row<'p>> = plan
        .findings
        .iter()
        .filter(|finding| finding.is_open() && wanted(finding))
        .map(|finding| Row::of(plan, finding, today, signal, at_board(&finding.id)))
        .collect();
    rows.sort_by_key(|row| row.cover);
    rows
}

/// What came of the findings of a matrix.
#[must_use]
pub fn tally(rows: &[Row<'_>]) -> Tally {
    let mut tally = Tally {
        findings: rows.len(),
        ..Tally::default()
    };
    for row in rows {
        let [done, part, not_begun, none] = &mut tally.task;
        *match row.task {
            Some(Task::Done) => done,
            Some(Task::UnderWay) => part,
            Some(Task::NotBegun) => not_begun,
            None => none,
        } += 1;
        let [changed, in_part, not_changed, no_evidence] = &mut tally.practice;
        *match row.practice {
            Practice::Changed => changed,
            Practice::InPart => in_part,
            Practice::NotChanged => not_changed,
            Practice::NoEvidence => no_evidence,
        } += 1;
        let [better, in_part, not_moved, worse, not_told] = &mut tally.outcome;
        *match row.outcome {
            Outcome::Better => better,
            Outcome::InPart => in_part,
            Outcome::NotMoved => not_moved,
            Outcome::Worse => worse,
            Outcome::NotTold | Outcome::NoMeasure => not_told,
        } += 1;
    }
    tally
}

impl<'p> Row<'p> {
    fn of(
        plan: &'p Plan,
        finding: &'p Finding,
        today: Date,
        signal: &dyn Fn(&str) -> Signal,
        at_board: Option<Date>,
    ) -> Self {
        let actions: Vec<&Action> = plan.answering(&finding.id).collect();
        let measures: BTreeSet<&str> = actions
            .iter()
            .flat_map(|action| action.words.measures.iter().map(String::as_str))
            .collect();
        let looks: BTreeSet<String> = actions.iter().flat_map(|action| looks(action)).collect();
        let cover = cover(
            actions.is_empty(),
            measures.is_empty(),
            looks.is_empty(),
            at_board.is_some_and(|on| lately(on, today)),
        );
        Self {
            finding,
            measures: measures.into_iter().collect(),
            audits: looks.len(),
            at_board,
            task: task(&actions),
            practice: practice(&actions),
            outcome: outcome(&actions, signal),
            cover,
            actions,
        }
    }
}

/// What tests an action: the questions named, and the audits and reviews laid beside it.
fn looks(action: &Action) -> Vec<String> {
    let evidence = action
        .evidence
        .iter()
        .filter(|each| each.shows == Shows::Practice)
        .map(|each| match &each.what {
            Weight::Audit(id) => format!("audit {id}"),
            Weight::Review(id) => format!("review {id}"),
            Weight::Measure { .. }
            | Weight::Voices(_)
            | Weight::File { .. }
            | Weight::Elsewhere(_) => format!("evidence {}", each.id),
        });
    let questions = action.words.questions.iter();
    questions
        .map(|word| format!("question {word}"))
        .chain(evidence)
        .collect()
}

fn cover(no_action: bool, no_measure: bool, no_audit: bool, at_board: bool) -> Cover {
    match (no_action, no_measure, no_audit) {
        (true, _, _) => Cover::Unanswered,
        (false, true, true) => Cover::NothingToShow,
        (false, false, false) if at_board => Cover::Covered,
        (false, _, _) => Cover::Half,
    }
}

fn lately(on: Date, today: Date) -> bool {
    let since = today
        .checked_sub(jiff::Span::new().months(AT_BOARD_WITHIN))
        .unwrap_or(Date::MIN);
    on >= since
}

fn task(actions: &[&Action]) -> Option<Task> {
    let all = |wanted: Task| actions.iter().all(|action| action.task == wanted);
    if actions.is_empty() {
        None
    } else if all(Task::Done) {
        Some(Task::Done)
    } else if all(Task::NotBegun) {
        Some(Task::NotBegun)
    } else {
        Some(Task::UnderWay)
    }
}

fn practice(actions: &[&Action]) -> Practice {
    let each: Vec<Practice> = actions.iter().map(|action| action.practice()).collect();
    let all = |wanted: Practice| each.iter().all(|practice| *practice == wanted);
    if all(Practice::NoEvidence) {
        Practice::NoEvidence
    } else if all(Practice::Changed) {
        Practice::Changed
    } else if each
        .iter()
        .all(|practice| matches!(practice, Practice::NotChanged | Practice::NoEvidence))
    {
        Practice::NotChanged
    } else {
        Practice::InPart
    }
}

fn outcome(actions: &[&Action], signal: &dyn Fn(&str) -> Signal) -> Outcome {
    let each: Vec<Outcome> = actions
        .iter()
        .map(|action| action.outcome(signal))
        .collect();
    let any = |wanted: &[Outcome]| each.iter().any(|outcome| wanted.contains(outcome));
    let all = |wanted: &[Outcome]| each.iter().all(|outcome| wanted.contains(outcome));
    if all(&[Outcome::NoMeasure]) {
        Outcome::NoMeasure
    } else if all(&[Outcome::NoMeasure, Outcome::NotTold]) {
        Outcome::NotTold
    } else if any(&[Outcome::Worse]) {
        Outcome::Worse
    } else if all(&[Outcome::Better]) {
        Outcome::Better
    } else if any(&[Outcome::Better, Outcome::InPart]) {
        Outcome::InPart
    } else {
        Outcome::NotMoved
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{ActionWords, Evidence, FindingState, Source, Verdict};
    use super::*;

    fn finding(id: &str) -> Finding {
        Finding {
            id: id.to_owned(),
            source: Source::Own {
                title: "Staff survey".to_owned(),
                on: None,
            },
            words: "Supervision is irregular.".to_owned(),
            themes: Vec::new(),
            state: FindingState::Open,
            added: jiff::Timestamp::UNIX_EPOCH,
            changed: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn action(id: &str, answers: &[&str], measures: &[&str], questions: &[&str]) -> Action {
        let owned = |all: &[&str]| all.iter().map(|each| (*each).to_owned()).collect();
        Action::new(
            id,
            ActionWords {
                answers: owned(answers),
                measures: owned(measures),
                questions: owned(questions),
                ..ActionWords::default()
            },
            jiff::Timestamp::UNIX_EPOCH,
        )
    }

    #[test]
    fn gaps_come_first_and_each_has_its_kind() {
        let plan = Plan {
            findings: ["f1", "f2", "f3", "f4", "f5"].map(finding).to_vec(),
            actions: vec![
                action("a1", &["f1", "f5"], &["WF08"], &["core/supervision"]),
                action("a2", &["f2"], &["WF08"], &[]),
                action("a3", &["f3"], &[], &[]),
            ],
            ..Plan::default()
        };
        let today = date(2026, 11, 20);
        let at_board = |id: &str| match id {
            "f1" => Some(date(2026, 9, 1)),
            "f5" => Some(date(2026, 1, 1)),
            _ => None,
        };
        let rows = matrix(&plan, today, &|_| Signal::AsExpected, &at_board, |_| true);
        let said: Vec<(&str, Cover)> = rows
            .iter()
            .map(|row| (row.finding.id.as_str(), row.cover))
            .collect();
        assert_eq!(
            said,
            [
                ("f4", Cover::Unanswered),
                ("f3", Cover::NothingToShow),
                ("f2", Cover::Half),
                ("f5", Cover::Half),
                ("f1", Cover::Covered),
            ]
        );
        let tally = tally(&rows);
        assert_eq!(tally.task, [0, 0, 4, 1]);
        assert_eq!(tally.practice, [0, 0, 0, 5]);
        assert_eq!(
            tally.outcome,
            [0, 0, 3, 0, 2],
            "no measure is not the same as not moved"
        );
    }

    #[test]
    fn of_several_actions_the_finding_says_no_better_than_they_do() {
        let mut done = action("a1", &["f1"], &["MI05"], &[]);
        done.task = Task::Done;
        done.evidence.push(Evidence {
            id: "e1".to_owned(),
            shows: Shows::Practice,
            what: Weight::Audit("q1".to_owned()),
            holds: None,
            verdict: Verdict::Yes,
            words: String::new(),
            on: date(2026, 5, 1),
        });
        let plan = Plan {
            findings: vec![finding("f1")],
            actions: vec![done, action("a2", &["f1"], &["MI03"], &[])],
            ..Plan::default()
        };
        let signal = |code: &str| match code {
            "MI05" => Signal::Better,
            _ => Signal::AsExpected,
        };
        let rows = matrix(&plan, date(2026, 6, 1), &signal, &|_| None, |_| true);
        let row = rows.first().unwrap();
        assert_eq!(
            (row.task, row.practice, row.outcome, row.audits),
            (Some(Task::UnderWay), Practice::InPart, Outcome::InPart, 1)
        );
        let worse = |code: &str| match code {
            "MI05" => Signal::Better,
            _ => Signal::Worse,
        };
        let rows = matrix(&plan, date(2026, 6, 1), &worse, &|_| None, |_| true);
        assert_eq!(rows.first().unwrap().outcome, Outcome::Worse);
    }
}
