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
    let far = match practice {
        Practice::NoEvidence => Far::Unknown,
        Practice::NotChanged => Far::Not,
        Practice::InPart => Far::Part,
        Practice::Changed => Far::Whole,
    };
    mark(far, practice.name())
}

/// Whether it is better for children.
pub(crate) fn outcome(outcome: Outcome) -> Markup {
    let far = match outcome {
        Outcome::NoMeasure | Outcome::NotTold => Far::Unknown,
        Outcome::Worse => Far::Worse,
        Outcome::NotMoved => Far::Not,
        Outcome::InPart => Far::Part,
        Outcome::Better => Far::Whole,
    };
    mark(far, outcome.name())
}

/// A rating: its words first, so that nobody needs the colour.
pub(crate) fn rating(rating: Rating) -> Markup {
    let class = match rating {
        Rating::Red => "wm-rag wm-rag--red",
        Rating::Unsupported | Rating::WorseSince => "wm-rag wm-rag--red wm-rag--lapsed",
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
