//! A grade as a mark: the word first, then its fill and edge.

use inspection::record::Grade;
use maud::{Markup, html};

use crate::web::words;

/// The grade's mark.
pub(crate) fn grade(grade: Grade) -> Markup {
    html! { span class={ "wm-g wm-g-" (words::grade_code(grade)) } { (words::grade(grade)) } }
}

/// The mark for what is not known or not graded.
pub(crate) fn no_grade(why: &str) -> Markup {
    html! { span.wm-g.wm-g-none { (why) } }
}
