//! How an action stands, in marks with their words: the three things apart, and its rating.

use charts::standing::{Far, icon};
use improvement::plan::{Outcome, Practice, Rating, Task};
use maud::{Markup, html};

/// How far the task is.
pub(crate) fn task(task: Task) -> Markup {
    let far = match task {
        Task::NotBegun => Far::Not,
        Task::UnderWay => Far::Part,
        Task::Done => Far::Whole,
    };
    mark(far, task.name())
}

/// Whether practice has changed.
pub(crate) fn practice(practice: Practice) -> Markup {
    let (far, words) = match practice {
        Practice::NoEvidence => (Far::Unknown, "No evidence"),
        Practice::NotChanged => (Far::Not, "Not changed"),
        Practice::InPart => (Far::Part, "In part"),
        Practice::Changed => (Far::Whole, "Changed"),
    };
    mark(far, words)
}

/// Whether it is better for children.
pub(crate) fn outcome(outcome: Outcome) -> Markup {
    let (far, words) = match outcome {
        Outcome::NoMeasure => (Far::Unknown, "No measure"),
        Outcome::NotTold => (Far::Unknown, "Cannot be told"),
        Outcome::Worse => (Far::Worse, "Worse"),
        Outcome::NotMoved => (Far::Not, "Not moved"),
        Outcome::InPart => (Far::Part, "In part"),
        Outcome::Better => (Far::Whole, "Better"),
    };
    mark(far, words)
}

/// A rating: its words first, so that nobody needs the colour.
pub(crate) fn rating(rating: Rating) -> Markup {
    let class = match rating {
        Rating::Red => "wm-rag wm-rag--red",
        Rating::Amber => "wm-rag wm-rag--amber",
        Rating::Green => "wm-rag wm-rag--green",
        Rating::Complete => "wm-rag wm-rag--complete",
    };
    html! { strong class=(class) { (rating.name()) } }
}

fn mark(far: Far, words: &str) -> Markup {
    let class = if far == Far::Worse {
        "wm-far wm-far--worse"
    } else {
        "wm-far"
    };
    html! { span class=(class) { (icon(far)) (words) } }
}
