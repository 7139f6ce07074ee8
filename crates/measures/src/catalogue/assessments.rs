//! Assessments: in time, with the child seen, and what they found.

use children::History;
use children::codes::Factor;
use children::history::Spell;
use children::service::Fact;

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &ASSESSED_IN_45_DAYS,
    &OPEN_PAST_45_DAYS,
    &SEEN_IN_ASSESSMENT,
    &NEGLECT_FOUND,
    &DOMESTIC_ABUSE_FOUND,
    &MENTAL_HEALTH_FOUND,
];

/// Share of assessments authorised within 45 working days of their start.
pub static ASSESSED_IN_45_DAYS: Measure = Measure {
    id: "HP15",
    name: "Assessments finished in 45 working days",
    asks: "Of assessments authorised in the period, how many were finished within 45 working days?",
    area: Area::Protection,
    better: Better::Higher,
    met: "authorised within 45 working days of the start",
    counted: "assessments authorised in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "45 working days from referral",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Assessments],
    source: "Children in need census, table C2",
    published: Some("Continue_Assess_Comp"),
    beware: "Assessments still open past 45 working days are on a list, not in this number.",
    judge: Judge::Child(assessed_in_45_days),
};

fn assessed_in_45_days(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for assessment in &child.assessments {
        let Some(authorised) = assessment.authorised else {
            continue;
        };
        match assessment.start {
            Some(start) if start <= authorised => {
                let in_time = authorised.working_days_since(start) <= 45;
                cases.event(Some(authorised), in_time, assessment.at);
            }
            Some(_) | None => cases.left_out(Some(authorised), assessment.at),
        }
    }
}

/// Assessments open past 45 working days.
pub static OPEN_PAST_45_DAYS: Measure = Measure {
    id: "HP16",
    name: "Assessments open past 45 working days",
    asks: "Of assessments open at the end of the period, how many have been open for more than 45 working days?",
    area: Area::Protection,
    better: Better::Lower,
    met: "begun more than 45 working days ago",
    counted: "open assessments",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "45 working days from referral",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Assessments],
    source: "Children in need census, query 8670",
    published: None,
    beware: "",
    judge: Judge::Child(open_past_45_days),
};

fn open_past_45_days(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for assessment in &child.assessments {
        let spell = Spell {
            from: assessment.start,
            to: assessment.authorised,
        };
        cases.while_open(spell, assessment.at, |day| {
            assessment
                .start
                .map(|start| day.working_days_since(start) > 45)
        });
    }
}

/// Child seen during the assessment.
pub static SEEN_IN_ASSESSMENT: Measure = Measure {
    id: "HP17",
    name: "Child seen during the assessment",
    asks: "Of assessments authorised in the period, in how many was the child seen?",
    area: Area::Protection,
    better: Better::Higher,
    met: "the child was seen",
    counted: "assessments authorised of children born and under 18, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Assessments],
    source: "Annex A, list 4",
    published: None,
    beware: "Unborn children are not counted; assessments without an answer are left out.",
    judge: Judge::Child(seen_in_assessment),
};

fn seen_in_assessment(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for assessment in &child.assessments {
        let Some(authorised) = assessment.authorised else {
            continue;
        };
        let age = child.age_on(authorised);
        let unborn = age.is_none() && (child.person.born.or(child.person.expected)).is_some();
        if unborn || age.is_some_and(|age| age >= 18) {
            continue;
        }
        match (assessment.seen, age) {
            (Some(seen), Some(_)) => cases.event(Some(authorised), seen, assessment.at),
            (_, _) => cases.left_out(Some(authorised), assessment.at),
        }
    }
}

/// Neglect found at assessment.
pub static NEGLECT_FOUND: Measure = Measure {
    id: "HP44",
    name: "Neglect found at assessment",
    asks: "Of assessments with a factor recorded, in how many was neglect one?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "neglect (16A)",
    counted: "assessments authorised that found a factor",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Assessments, Fact::Factors],
    source: "Children in need census, table C3",
    published: None,
    beware: "An assessment has as many factors as were found.",
    judge: Judge::Child(|child, _, cases| with_factor(child, &[Factor::F16A], cases)),
};

/// Domestic abuse found at assessment.
pub static DOMESTIC_ABUSE_FOUND: Measure = Measure {
    id: "HP44b",
    name: "Domestic abuse found at assessment",
    asks: "Of assessments with a factor recorded, in how many was domestic abuse one?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "domestic abuse (3A to 3C)",
    counted: "assessments authorised that found a factor",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Assessments, Fact::Factors],
    source: "Children in need census, table C3",
    published: None,
    beware: "An assessment has as many factors as were found.",
    judge: Judge::Child(|child, _, cases| {
        with_factor(child, &[Factor::F3A, Factor::F3B, Factor::F3C], cases)
    }),
};

/// Mental health found at assessment.
pub static MENTAL_HEALTH_FOUND: Measure = Measure {
    id: "HP44c",
    name: "Mental health found at assessment",
    asks: "Of assessments with a factor recorded, in how many was mental health one?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "mental health (4A to 4C)",
    counted: "assessments authorised that found a factor",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Assessments, Fact::Factors],
    source: "Children in need census, table C3",
    published: None,
    beware: "An assessment has as many factors as were found.",
    judge: Judge::Child(|child, _, cases| {
        with_factor(child, &[Factor::F4A, Factor::F4B, Factor::F4C], cases)
    }),
};

/// Assessments with any factor, met where one of those wanted is among them.
pub(crate) fn with_factor(child: &History, wanted: &[Factor], cases: &mut Cases<'_>) {
    for assessment in &child.assessments {
        let found = assessment.factors.filter(|factors| {
            // "No factors" is an answer, not a factor.
            factors.iter().any(|factor| factor != Factor::F21)
        });
        if let (Some(authorised), Some(factors)) = (assessment.authorised, found) {
            cases.event(Some(authorised), factors.has_any(wanted), assessment.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn forty_five_working_days_from_the_day_after_the_start() {
        // Easter takes two working days off.
        let assessments = "
            assessment | start      | authorised
                       | 2026-02-02 | 2026-04-08
                       | 2026-02-02 | 2026-04-09
                       | 2026-02-02 | 2026-01-09
                       |            | 2026-01-09
                       | 2026-02-02 |";
        assert_eq!(
            counts("HP15", "2026-05-31", assessments),
            "2026-04-08 met, 2026-04-09 not, left out, left out"
        );
    }

    #[test]
    fn open_assessments_are_counted_as_at_the_day() {
        let assessments = "
            assessment | start      | authorised
                       | 2026-02-02 | 2026-04-09
                       | 2026-03-02 |";
        assert_eq!(counts("HP16", "2026-04-08", assessments), "not, not");
        assert_eq!(counts("HP16", "2026-04-09", assessments), "not");
        assert_eq!(counts("HP16", "2026-05-31", assessments), "met");
    }

    #[test]
    fn the_unborn_and_the_unanswered_are_not_judged() {
        let assessments = "
            person     | born
                       | 2026-03-01
            assessment | start      | authorised | seen
                       | 2026-01-02 | 2026-02-09 | no
                       | 2026-03-02 | 2026-04-09 | yes
                       | 2026-03-02 | 2026-04-10 |";
        assert_eq!(
            counts("HP17", "2026-05-31", assessments),
            "2026-04-09 met, left out"
        );
        let nobody_knows = "
            assessment | start      | authorised | seen
                       | 2026-01-02 | 2026-02-09 | no";
        assert_eq!(counts("HP17", "2026-05-31", nobody_knows), "left out");
    }

    #[test]
    fn an_assessment_that_found_no_factors_is_not_counted() {
        let assessments = "
            assessment | start      | authorised | factors
                       | 2026-01-02 | 2026-02-09 | 16A,3B
                       | 2026-01-02 | 2026-02-10 | 4B
                       | 2026-01-02 | 2026-02-11 | 21
                       | 2026-01-02 | 2026-02-12 |";
        assert_eq!(
            counts("HP44", "2026-05-31", assessments),
            "2026-02-09 met, 2026-02-10 not"
        );
        assert_eq!(
            counts("HP44b", "2026-05-31", assessments),
            "2026-02-09 met, 2026-02-10 not"
        );
        assert_eq!(
            counts("HP44c", "2026-05-31", assessments),
            "2026-02-09 not, 2026-02-10 met"
        );
    }
}
