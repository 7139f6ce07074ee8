//! A grade as a mark: the word first, then its fill and edge.

use charts::Fill;
use inspection::record::Grade;
use maud::Markup;

/// The grade's mark.
pub(crate) fn grade(grade: Grade) -> Markup {
    charts::accessible::grade(fill(grade))
}

/// The mark where no report is known.
pub(crate) fn no_grade() -> Markup {
    charts::accessible::grade(Fill::None)
}

/// How pictures fill a grade.
pub(crate) fn fill(grade: Grade) -> Fill {
    match grade {
        Grade::Outstanding => Fill::Outstanding,
        Grade::Good => Fill::Good,
        Grade::RequiresImprovement => Fill::RequiresImprovement,
        Grade::Adequate => Fill::Adequate,
        Grade::Inadequate => Fill::Inadequate,
    }
}
