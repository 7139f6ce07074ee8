//! Referrals: how many, from whom, how often again.

use children::History;
use children::codes::{CloseReason, Source};
use children::history::Referral;
use children::service::Fact;

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &REFERRALS,
    &RE_REFERRALS,
    &REFERRALS_NO_ACTION,
    &NOT_IN_NEED,
    &REFERRED_BY_POLICE,
    &REFERRED_BY_SCHOOLS,
    &REFERRED_BY_HEALTH,
];

/// Referrals.
pub static REFERRALS: Measure = Measure {
    id: "HP10",
    name: "Referrals",
    asks: "How many referrals were made in the period, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "referrals made in the period",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table C1",
    published: Some("CPP_Total_Rateper10,000"),
    beware: "Two referrals of one child on one day count once.",
    judge: Judge::Child(referrals),
};

fn referrals(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for referral in each_day(child) {
        cases.event(referral.spell.from, true, referral.at);
    }
}

/// The referrals of a child, those of one day once.
fn each_day(child: &History) -> impl Iterator<Item = &Referral> {
    child
        .referrals
        .iter()
        .enumerate()
        .filter_map(|(at, referral)| {
            let on = referral.spell.from;
            let mut earlier = child.referrals.iter().take(at);
            (on.is_none() || earlier.all(|each| each.spell.from != on)).then_some(referral)
        })
}

/// Referrals within twelve months of the last.
pub static RE_REFERRALS: Measure = Measure {
    id: "HP11",
    name: "Referrals within twelve months of the last",
    asks: "Of referrals made, how many came within twelve months of an earlier one of the child?",
    area: Area::Protection,
    better: Better::Lower,
    met: "an earlier referral of the child within twelve months",
    counted: "referrals made in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "twelve months from the earlier referral",
        source: "Children in need census",
    }),
    needs: &[Fact::Referrals],
    source: "Children in need census, table C1",
    published: Some("ReReferral"),
    beware: "Counts referrals, not children. The first year of the data knows no earlier referrals.",
    judge: Judge::Child(re_referrals),
};

fn re_referrals(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for referral in each_day(child) {
        let again = referral.spell.from.is_some_and(|on| {
            let first = on.plus_months(-12);
            (child
                .referrals
                .iter()
                .filter_map(|earlier| earlier.spell.from))
            .any(|earlier| first <= earlier && earlier < on)
        });
        cases.event(referral.spell.from, again, referral.at);
    }
}

/// Referrals closed with no further action.
pub static REFERRALS_NO_ACTION: Measure = Measure {
    id: "HP12",
    name: "Referrals closed with no further action",
    asks: "Of referrals made, how many were closed with no further action?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "no further action",
    counted: "referrals made in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table C1",
    published: Some("CIN_Refferals_NFA"),
    beware: "",
    judge: Judge::Child(no_action),
};

fn no_action(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for referral in each_day(child) {
        match referral.no_further_action {
            Some(none) => cases.event(referral.spell.from, none, referral.at),
            None => cases.left_out(referral.spell.from, referral.at),
        }
    }
}

/// Referrals assessed and found not in need.
pub static NOT_IN_NEED: Measure = Measure {
    id: "HP13",
    name: "Referrals assessed and found not in need",
    asks: "Of referrals made, how many were assessed and the child found not to be in need?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "closed after assessment, or assessed with no further action",
    counted: "referrals assessed, closed, or made more than 45 working days ago",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals, Fact::Assessments],
    source: "Children in need census, table C1",
    published: Some("Referrals_AssessedNotNeed"),
    beware: "An assessment begun while the referral was open is taken for its own.",
    judge: Judge::Child(not_in_need),
};

fn not_in_need(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for referral in each_day(child) {
        let Some(on) = referral.spell.from else {
            cases.left_out(None, referral.at);
            continue;
        };
        let closed = referral.spell.to.filter(|to| *to <= as_at);
        let mut assessed = false;
        let mut not_in_need = closed.is_some() && referral.closed == Some(CloseReason::RC8);
        for assessment in &child.assessments {
            let of_this = assessment
                .start
                .is_some_and(|start| on <= start && closed.is_none_or(|to| start <= to));
            if of_this && assessment.authorised.is_some_and(|day| day <= as_at) {
                assessed = true;
                not_in_need |= assessment.no_further_action == Some(true);
            }
        }
        if assessed || closed.is_some() || on.plus_working_days(45) < as_at {
            cases.event(Some(on), not_in_need, referral.at);
        }
    }
}

/// Referrals by the police.
pub static REFERRED_BY_POLICE: Measure = Measure {
    id: "HP14",
    name: "Referrals by the police",
    asks: "Of referrals made, how many came from the police?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "from the police",
    counted: "referrals made with a source",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table C3",
    published: Some("RefBySource_Police_%"),
    beware: "",
    judge: Judge::Child(|child, _, cases| referred_by(child, &[Source::S6], cases)),
};

/// Referrals by schools.
pub static REFERRED_BY_SCHOOLS: Measure = Measure {
    id: "HP14b",
    name: "Referrals by schools",
    asks: "Of referrals made, how many came from schools and education services?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "from schools or education services",
    counted: "referrals made with a source",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table C3",
    published: Some("RefBySource_Schl_%"),
    beware: "",
    judge: Judge::Child(|child, _, cases| referred_by(child, &[Source::S2A, Source::S2B], cases)),
};

/// Referrals by health services.
pub static REFERRED_BY_HEALTH: Measure = Measure {
    id: "HP14c",
    name: "Referrals by health services",
    asks: "Of referrals made, how many came from health services?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "from health services",
    counted: "referrals made with a source",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Children in need census, table C3",
    published: Some("RefBySource_HealthServ_%"),
    beware: "",
    judge: Judge::Child(|child, _, cases| referred_by(child, HEALTH, cases)),
};

const HEALTH: &[Source] = &[
    Source::S3A,
    Source::S3B,
    Source::S3C,
    Source::S3D,
    Source::S3E,
    Source::S3F,
];

fn referred_by(child: &History, wanted: &[Source], cases: &mut Cases<'_>) {
    for referral in each_day(child) {
        match referral.source {
            Some(source) => cases.event(referral.spell.from, wanted.contains(&source), referral.at),
            None => cases.left_out(referral.spell.from, referral.at),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn referrals_are_counted_not_children() {
        let referrals = "
            referral | from
                     | 2024-05-10
                     | 2025-05-10
                     | 2025-09-01
                     | 2025-09-01";
        assert_eq!(
            counts("HP11", "2026-05-31", referrals),
            "2024-05-10 not, 2025-05-10 met, 2025-09-01 met"
        );
        assert_eq!(
            counts("HP10", "2026-05-31", referrals),
            "2024-05-10 met, 2025-05-10 met, 2025-09-01 met"
        );
    }

    #[test]
    fn a_year_and_a_day_is_not_within_twelve_months() {
        let referrals = "
            referral | from
                     | 2025-01-10
                     | 2026-01-11";
        assert_eq!(
            counts("HP11", "2026-05-31", referrals),
            "2025-01-10 not, 2026-01-11 not"
        );
    }

    #[test]
    fn what_was_not_answered_is_left_out() {
        let referrals = "
            referral | from       | nfa | source
                     | 2026-01-10 | yes | 3E
                     | 2026-02-10 | no  | 6
                     | 2026-03-10 |     |
                     |            | no  | 10";
        assert_eq!(
            counts("HP12", "2026-05-31", referrals),
            "2026-01-10 met, 2026-02-10 not, left out, left out"
        );
        assert_eq!(
            counts("HP14", "2026-05-31", referrals),
            "2026-01-10 not, 2026-02-10 met, left out, left out"
        );
        assert_eq!(
            counts("HP14b", "2026-05-31", referrals),
            "2026-01-10 not, 2026-02-10 not, left out, left out"
        );
        assert_eq!(
            counts("HP14c", "2026-05-31", referrals),
            "2026-01-10 met, 2026-02-10 not, left out, left out"
        );
    }

    #[test]
    fn not_in_need_is_known_once_assessed_closed_or_due() {
        let referrals = "
            referral   | from       | to         | closed
                       | 2026-01-05 | 2026-02-05 | RC8
                       | 2026-02-10 |            |
                       | 2026-04-20 |            |
                       | 2026-05-20 | 2026-05-27 | RC7
            assessment | start      | authorised | nfa
                       | 2026-01-06 | 2026-02-05 |
                       | 2026-02-11 | 2026-03-20 | no";
        assert_eq!(
            counts("HP13", "2026-05-31", referrals),
            "2026-01-05 met, 2026-02-10 not, 2026-05-20 not"
        );
    }
}
