//! Which grade is in force for a thing judged, on a day: the newest published that judged it.

use inspection::authorities::{self, Authority};
use inspection::record::{Aspect, Framework, Grade};
use jiff::civil::{Date, date};

use crate::library::{Judged, Library};

/// What can be chosen on the pages about England, in the order offered.
pub(crate) const CHOICES: [Aspect; 5] = [
    Aspect::HelpAndProtection,
    Aspect::InCare,
    Aspect::CareLeavers,
    Aspect::Leaders,
    Aspect::Overall,
];

/// From this day on there is no overall grade: pages never show one as in force after it.
pub(crate) const OVERALL_ENDED: Date = date(2026, 4, 1);

/// A grade with where it comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'a> {
    /// The grade.
    pub(crate) grade: Grade,
    /// Given to children in care and care leavers together.
    pub(crate) together: bool,
    /// The judgements it is one of.
    pub(crate) judged: &'a Judged,
}

/// The grade these judgements give for an aspect. A grade for children in care and care leavers together answers
/// for each of the two, marked as that. Inspections of one service only, and reviews of a board, answer for none.
pub(crate) fn given(judged: &Judged, aspect: Aspect) -> Option<Held<'_>> {
    match judged.framework {
        Framework::LookedAfter2013
        | Framework::LscbReview
        | Framework::IlacsLetter
        | Framework::Jtai => return None,
        Framework::Sif | Framework::Ilacs2018 | Framework::Ilacs2023 | Framework::Ilacs2026 => {}
    }
    if let Some(grade) = judged.grades.get(&aspect) {
        return Some(Held {
            grade: *grade,
            together: false,
            judged,
        });
    }
    let shared = matches!(aspect, Aspect::InCare | Aspect::CareLeavers)
        .then(|| judged.grades.get(&Aspect::InCareAndLeavers))
        .flatten()?;
    Some(Held {
        grade: *shared,
        together: true,
        judged,
    })
}

/// The grade in force for an authority on a day, and the one before it.
pub(crate) fn on<'a>(
    library: &'a Library,
    urn: &str,
    aspect: Aspect,
    day: Date,
) -> (Option<Held<'a>>, Option<Held<'a>>) {
    let mut newest_first = library
        .judged_of(urn)
        .rev()
        .filter(|judged| judged.published <= day)
        .filter_map(|judged| given(judged, aspect));
    (newest_first.next(), newest_first.next())
}

/// The grade in force on a day and the one before it; none where the aspect had ended by that day.
pub(crate) fn held<'a>(
    library: &'a Library,
    urn: &str,
    aspect: Aspect,
    day: Date,
) -> (Option<Held<'a>>, Option<Held<'a>>) {
    if ended(aspect, day) {
        (None, None)
    } else {
        on(library, urn, aspect, day)
    }
}

/// Whether an aspect is no longer judged on a day.
pub(crate) fn ended(aspect: Aspect, day: Date) -> bool {
    aspect == Aspect::Overall && day >= OVERALL_ENDED
}

/// The last day this aspect can be asked for, not after a day.
pub(crate) fn latest_day(aspect: Aspect, day: Date) -> Date {
    if aspect == Aspect::Overall {
        day.min(OVERALL_ENDED)
    } else {
        day
    }
}

/// How good a grade is, for order and for up and down: higher is better. Adequate stands where it stood on its
/// own scale, and is never compared across scales because one-service inspections answer for nothing here.
pub(crate) fn rank(grade: Grade) -> u8 {
    match grade {
        Grade::Outstanding => 4,
        Grade::Good => 3,
        Grade::RequiresImprovement | Grade::Adequate => 2,
        Grade::Inadequate => 1,
    }
}

/// England's authorities that stood on a day, in order of name.
pub(crate) fn standing_on(day: Date) -> impl Iterator<Item = &'static Authority> {
    authorities::all()
        .iter()
        .filter(move |authority| !authority.urn.is_empty() && authorities::stood(authority, day))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const URN: &str = "80556";

    fn judged(framework: Framework, published: Date, grades: &[(Aspect, Grade)]) -> Judged {
        Judged {
            urn: URN.to_owned(),
            framework,
            kind: None,
            inspected: None,
            published,
            grades: grades.iter().copied().collect::<BTreeMap<_, _>>(),
            report: None,
            points: None,
            source: "a test".to_owned(),
        }
    }

    fn library() -> Library {
        let mut library = Library::default();
        library.judged.extend([
            judged(
                Framework::LookedAfter2013,
                date(2013, 9, 1),
                &[(Aspect::Overall, Grade::Adequate)],
            ),
            judged(
                Framework::Ilacs2018,
                date(2019, 5, 8),
                &[
                    (Aspect::InCareAndLeavers, Grade::RequiresImprovement),
                    (Aspect::Overall, Grade::Good),
                ],
            ),
            judged(
                Framework::Ilacs2023,
                date(2024, 7, 23),
                &[
                    (Aspect::InCare, Grade::Good),
                    (Aspect::Overall, Grade::Good),
                ],
            ),
        ]);
        library
    }

    #[test]
    fn a_shared_grade_answers_for_each_of_the_two_and_says_so() {
        let library = library();
        let (now, before) = on(&library, URN, Aspect::InCare, date(2026, 1, 1));
        assert_eq!(
            now.map(|h| (h.grade, h.together)),
            Some((Grade::Good, false))
        );
        assert_eq!(
            before.map(|h| (h.grade, h.together)),
            Some((Grade::RequiresImprovement, true))
        );
        let (leavers, _) = on(&library, URN, Aspect::CareLeavers, date(2026, 1, 1));
        assert!(leavers.is_some_and(|h| h.together));
        let (help, _) = on(&library, URN, Aspect::HelpAndProtection, date(2026, 1, 1));
        assert!(help.is_none());
    }

    #[test]
    fn nothing_is_in_force_before_it_is_published_and_one_service_answers_for_nothing() {
        let library = library();
        let (held, _) = on(&library, URN, Aspect::Overall, date(2019, 5, 7));
        assert!(held.is_none());
    }

    #[test]
    fn no_overall_grade_is_in_force_after_it_ended() {
        let library = library();
        let day = date(2026, 4, 1);
        assert!(held(&library, URN, Aspect::Overall, day).0.is_none());
        assert!(held(&library, URN, Aspect::InCare, day).0.is_some());
        assert_eq!(latest_day(Aspect::Overall, date(2026, 11, 22)), day);
    }
}
