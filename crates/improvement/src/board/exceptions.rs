//! The exception report: what is not as the plan says, each a sentence with its numbers, the gravest first.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Board;
use crate::Programme;
use crate::audit::Audits;
use crate::challenge::Challenges;
use crate::plan::{Action, Plan, Rating, Signal};
use crate::review::{self, Reviews};

/// Days before the last day of a statutory answer at which it is an exception that it is not ready.
const ANSWER_SOON: i64 = 14;

/// What the programme is judged with.
#[derive(Clone, Copy)]
pub struct Judged<'a> {
    /// The day.
    pub today: Date,
    /// The moment, for clocks that run in hours.
    pub now: Timestamp,
    /// What a measure's chart says now, by its code.
    pub signal: &'a dyn Fn(&str) -> Signal,
    /// Whether whoever answers for an action is known to have left, by the name written there.
    pub left: &'a dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for Judged<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Judged")
            .field("today", &self.today)
            .finish_non_exhaustive()
    }
}

/// What an exception is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Risks that were put before somebody above the board.
    Escalated,
    /// Statutory answers that are late, or soon due and not ready.
    Answer,
    /// Actions that are off track.
    OffTrack,
    /// Actions that were complete and are so no longer.
    Lapsed,
    /// Findings that no action answers.
    Unanswered,
    /// Reviews of cohorts that are behind.
    Reviews,
    /// Practice audits that were graded inadequate.
    Audits,
    /// Challenges of reviewing officers past their time.
    Challenges,
    /// What the board asked for and did not get by its day.
    Minuted,
}

impl Sort {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Escalated => "Escalated risks",
            Self::Answer => "The answer to the report",
            Self::OffTrack => "Actions off track",
            Self::Lapsed => "Complete, and no longer so",
            Self::Unanswered => "Findings without an action",
            Self::Reviews => "Reviews behind",
            Self::Audits => "Audits graded inadequate",
            Self::Challenges => "Challenges past their time",
            Self::Minuted => "Minuted actions past their day",
        }
    }

    /// The name of one of them.
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Self::Escalated => "Escalated risk",
            Self::Answer => "Answer to the report",
            Self::OffTrack => "Off track",
            Self::Lapsed => "Complete no longer",
            Self::Unanswered => "No action",
            Self::Reviews => "Review behind",
            Self::Audits => "Graded inadequate",
            Self::Challenges => "Challenges late",
            Self::Minuted => "Minuted action late",
        }
    }
}

/// One of the things an exception counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct One {
    /// What it is, as a subject: `action:a3`.
    pub subject: String,
    /// What it is called.
    pub title: String,
    /// How it stands, in sentences.
    pub words: String,
    /// Whether it has become so since the last meeting.
    pub new: bool,
}

/// Something that is not as the plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// What it is of.
    pub sort: Sort,
    /// How many of how many, in a sentence.
    pub words: String,
    /// Each of them; empty where only their number may be told.
    pub each: Vec<One>,
}

/// What is not as the plan says, on a day. `before` is the programme as it stood at the last meeting, with that day: what
/// has become so since is marked. Measures are judged as they stand now on both days, so that an action is never told to
/// have gone off track since by a chart that nobody kept.
#[must_use]
pub fn exceptions(
    now: &Programme,
    before: Option<(&Programme, Date)>,
    judged: &Judged<'_>,
) -> Vec<Exception> {
    let mut all: Vec<Exception> = [
        escalated(&now.board),
        answers(&now.plan, judged.today),
        off_track(&now.plan, before, judged),
        lapsed(&now.plan, before, judged),
        unanswered(&now.plan, before),
        reviews(&now.reviews, judged),
        audits(&now.audits, judged.today),
        challenges(&now.challenges, judged.today),
        minuted(&now.board, before.map(|(_, on)| on), judged.today),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(|exception| exception.sort);
    all
}

fn escalated(board: &Board) -> Option<Exception> {
    let last = board.meetings.iter().rev();
    let last = last
        .into_iter()
        .find(|meeting| meeting.state == super::MeetingState::Held)
        .map(|meeting| meeting.on);
    let each: Vec<One> = board
        .open_risks()
        .into_iter()
        .filter_map(|risk| {
            let escalation = risk.escalated_now()?;
            Some(One {
                subject: format!("risk:{}", risk.id),
                title: risk.words.words.clone(),
                words: format!(
                    "Put before {} on {}. {}",
                    lower(escalation.to.name()),
                    day(escalation.on),
                    escalation.why
                )
                .trim_end()
                .to_owned(),
                new: last.is_none_or(|last| escalation.on > last),
            })
        })
        .collect();
    let open = board.open_risks().len();
    said(Sort::Escalated, each, |n| match n {
        1 => format!(
            "1 of {open} open risks and exceptions was put before somebody above the board."
        ),
        n => {
            format!(
                "{n} of {open} open risks and exceptions were put before somebody above the board."
            )
        }
    })
}

fn answers(plan: &Plan, today: Date) -> Option<Exception> {
    let each: Vec<One> = plan
        .answers
        .iter()
        .filter(|(_, answer)| answer.sent.is_none())
        .filter_map(|(report, answer)| {
            let due = answer.due()?;
            let left = days(today, due);
            let words = if left < 0 {
                format!("It was due on {} and is not sent.", day(due))
            } else if left <= ANSWER_SOON && answer.ready.is_none() {
                format!("It is due on {} and is not marked ready.", day(due))
            } else {
                return None;
            };
            Some(One {
                subject: format!("answer:{report}"),
                title: answer.title.clone(),
                words,
                new: false,
            })
        })
        .collect();
    let late = each
        .iter()
        .filter(|one| one.words.starts_with("It was"))
        .count();
    said(Sort::Answer, each, |n| match (n, late) {
        (1, 0) => "The answer to 1 report is soon due and not ready.".to_owned(),
        (1, _) => "The answer to 1 report is past its last day.".to_owned(),
        (n, late) => format!(
            "The answers to {n} reports are late or soon due and not ready, {late} of them past their last day."
        ),
    })
}

/// How an action is rated: by who rated it otherwise, else by the rules; with the reasons.
fn rated(action: &Action, plan: &Plan, judged: &Judged<'_>) -> (Rating, String) {
    let standing = action.standing(
        plan,
        judged.today,
        judged.signal,
        (judged.left)(&action.words.owner),
    );
    match action.rated_by_hand() {
        Some(rated) => (
            rated.rating,
            format!(
                "Rated so by {}: {} The rules say: {}",
                rated.by.name,
                rated.why,
                standing.because.join(" ")
            ),
        ),
        None => (standing.rating, standing.because.join(" ")),
    }
}

/// The actions whose rating is wanted, each with why, those first that were not rated so at the last meeting.
fn actions_rated(
    plan: &Plan,
    before: Option<(&Programme, Date)>,
    judged: &Judged<'_>,
    wanted: impl Fn(Rating) -> bool,
    words: impl Fn(Rating, String) -> String,
) -> Vec<One> {
    let was_so = |id: &str| {
        before.is_some_and(|(before, on)| {
            let then = Judged {
                today: on,
                ..*judged
            };
            before
                .plan
                .action(id)
                .is_some_and(|action| wanted(rated(action, &before.plan, &then).0))
        })
    };
    let mut each: Vec<One> = plan
        .in_force()
        .filter_map(|action| {
            let (rating, because) = rated(action, plan, judged);
            wanted(rating).then(|| One {
                subject: format!("action:{}", action.id),
                title: action.words.title.clone(),
                words: words(rating, because),
                new: before.is_some() && !was_so(&action.id),
            })
        })
        .collect();
    each.sort_by_key(|one| !one.new);
    each
}

/// Complete actions whose evidence was taken back, or whose measures are worse now.
fn lapsed(
    plan: &Plan,
    before: Option<(&Programme, Date)>,
    judged: &Judged<'_>,
) -> Option<Exception> {
    let each = actions_rated(
        plan,
        before,
        judged,
        Rating::has_lapsed,
        |rating, because| format!("{}. {because}", rating.name()),
    );
    let said_complete = plan
        .in_force()
        .filter(|action| action.completed.is_some())
        .count();
    said(Sort::Lapsed, each, |n| {
        format!(
            "{n} of {said_complete} actions that were said to be complete {} so no longer: the evidence was taken back, or a measure is worse now.",
            if n == 1 { "is" } else { "are" }
        )
    })
}

fn off_track(
    plan: &Plan,
    before: Option<(&Programme, Date)>,
    judged: &Judged<'_>,
) -> Option<Exception> {
    let red = |rating| rating == Rating::Red;
    let each = actions_rated(plan, before, judged, red, |_, because| because);
    let all = plan.in_force().count();
    let new = each.iter().filter(|one| one.new).count();
    let since = before.map_or_else(String::new, |(_, on)| {
        format!(
            ", {} since the meeting of {}",
            if new == 0 {
                "none".to_owned()
            } else {
                new.to_string()
            },
            day(on)
        )
    });
    said(Sort::OffTrack, each, |n| {
        format!(
            "{n} of {all} actions {} off track{since}.",
            if n == 1 { "is" } else { "are" }
        )
    })
}

fn unanswered(plan: &Plan, before: Option<(&Programme, Date)>) -> Option<Exception> {
    let open = plan.findings.iter().filter(|each| each.is_open()).count();
    let each: Vec<One> = plan
        .unanswered()
        .map(|finding| One {
            subject: format!("finding:{}", finding.id),
            title: finding.words.clone(),
            words: "No action answers it.".to_owned(),
            new: before.is_some_and(|(before, _)| {
                !before.plan.unanswered().any(|each| each.id == finding.id)
            }),
        })
        .collect();
    said(Sort::Unanswered, each, |n| {
        format!(
            "{n} of {open} findings {} no action that answers {}.",
            if n == 1 { "has" } else { "have" },
            if n == 1 { "it" } else { "them" }
        )
    })
}

fn minuted(board: &Board, since: Option<Date>, today: Date) -> Option<Exception> {
    let each: Vec<One> = board
        .open_actions()
        .filter(|action| action.is_late(today))
        .filter_map(|action| {
            let by = action.words.by?;
            Some(One {
                subject: format!("minuted:{}", action.id),
                title: action.words.words.clone(),
                words: format!("{}, by {}.", action.words.who, day(by)),
                new: since.is_some_and(|since| by >= since),
            })
        })
        .collect();
    let open = board.open_actions().count();
    said(Sort::Minuted, each, |n| {
        format!(
            "{n} of {open} open minuted actions {} past {} day.",
            if n == 1 { "is" } else { "are" },
            if n == 1 { "its" } else { "their" }
        )
    })
}

/// Reviews past their day, and children not safe whose time has run out: counts, never who.
fn reviews(reviews: &Reviews, judged: &Judged<'_>) -> Option<Exception> {
    let open = || reviews.all.iter().filter(|review| review.closed.is_none());
    let each: Vec<One> = open()
        .filter_map(|review| {
            let standing = review::Standing::of(review, judged.now);
            let unsafe_still = review
                .places
                .iter()
                .flat_map(|place| &place.escalations)
                .filter(|each| each.ended.is_none() && each.is_late(judged.now))
                .count();
            let mut words = Vec::new();
            if unsafe_still > 0 {
                words.push(format!(
                    "{unsafe_still} not safe when reviewed, escalated, and not closed in time."
                ));
            }
            if review.terms.due < judged.today && standing.left > 0 {
                words.push(format!(
                    "{} of {} children are left, and it was to be finished by {}.",
                    standing.left,
                    standing.all,
                    day(review.terms.due)
                ));
            }
            (!words.is_empty()).then(|| One {
                subject: format!("review:{}", review.id),
                title: review.terms.title.clone(),
                words: words.join(" "),
                new: false,
            })
        })
        .collect();
    let open = open().count();
    said(Sort::Reviews, each, |n| {
        format!(
            "{n} of {open} open reviews {} behind.",
            if n == 1 { "is" } else { "are" }
        )
    })
}

/// Children whose audit found practice inadequate and for whom it is not put right, by round: counts, never who.
fn audits(audits: &Audits, today: Date) -> Option<Exception> {
    let waiting = audits.waiting();
    let each: Vec<One> = audits
        .all
        .iter()
        .filter_map(|round| {
            let of_round = || waiting.iter().filter(|(of, ..)| of.id == round.id);
            let late = of_round()
                .filter(|(_, _, follow_up)| follow_up.is_late(today))
                .count();
            match of_round().count() {
                0 => None,
                n => Some(One {
                    subject: format!("audit:{}", round.id),
                    title: round.words.title.clone(),
                    words: format!("{n} not put right yet, {late} past the day of the next step."),
                    new: false,
                }),
            }
        })
        .collect();
    let waiting = waiting.len();
    said(Sort::Audits, each, |_| {
        format!(
            "For {waiting} {} practice was graded inadequate and is not put right yet.",
            if waiting == 1 { "child" } else { "children" }
        )
    })
}

/// Challenges past the day of their next step: their number alone.
fn challenges(challenges: &Challenges, today: Date) -> Option<Exception> {
    let open = challenges.open();
    let late = open.iter().filter(|each| each.is_late(today)).count();
    (late > 0).then(|| Exception {
        sort: Sort::Challenges,
        words: format!(
            "{late} of {} open challenges of reviewing officers {} past the day of the next step.",
            open.len(),
            if late == 1 { "is" } else { "are" }
        ),
        each: Vec::new(),
    })
}

/// An exception of what there is; none where there is nothing.
fn said(sort: Sort, each: Vec<One>, words: impl Fn(usize) -> String) -> Option<Exception> {
    (!each.is_empty()).then(|| Exception {
        sort,
        words: words(each.len()),
        each,
    })
}

/// "3 November 2026".
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn lower(words: &str) -> String {
    words
        .strip_prefix("The ")
        .map_or_else(|| words.to_owned(), |rest| format!("the {rest}"))
}

fn days(from: Date, to: Date) -> i64 {
    i64::from(to.since(from).map_or(0, |span| span.get_days()))
}
