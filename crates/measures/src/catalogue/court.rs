//! Before and in court: pre-proceedings and care proceedings.

use children::history::Spell;
use children::service::Fact;
use children::{History, Origin};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &PRE_PROCEEDINGS,
    &CARE_PROCEEDINGS,
    &PROCEEDINGS_IN_26_WEEKS,
];

/// Pre-proceedings concluded in 16 weeks.
pub static PRE_PROCEEDINGS: Measure = Measure {
    id: "HP40",
    name: "Pre-proceedings concluded in 16 weeks",
    asks: "Of pre-proceedings concluded, how many were within 16 weeks?",
    area: Area::Protection,
    better: Better::Higher,
    met: "concluded within 16 weeks, or the days this council sets",
    counted: "pre-proceedings concluded",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "16 weeks unless the council sets another standard",
        source: "Public law outline; the council's own standard",
    }),
    needs: &[Fact::PreProceedings],
    source: "Public law outline",
    published: None,
    beware: "",
    judge: Judge::Child(pre_proceedings),
};

fn pre_proceedings(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for each in &child.pre_proceedings {
        concluded(each.spell, scene.standards.pre_proceedings, each.at, cases);
    }
}

fn concluded(spell: Spell, limit: i32, at: Origin, cases: &mut Cases<'_>) {
    match (spell.to, spell.length()) {
        (None, _) => {}
        (to, Some(days)) => cases.event(to, days <= limit, at),
        (to, None) => cases.left_out(to, at),
    }
}

/// Children in care proceedings begun.
pub static CARE_PROCEEDINGS: Measure = Measure {
    id: "HP41",
    name: "Children in care proceedings begun",
    asks: "For how many children were care proceedings issued, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "children for whom care proceedings were issued",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Proceedings],
    source: "The council's own table",
    published: None,
    beware: "Of children. The published figure counts applications, each of which may be about several.",
    judge: Judge::Child(proceedings),
};

fn proceedings(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for each in &child.proceedings {
        cases.event(each.spell.from, true, each.at);
    }
}

/// Care proceedings concluded in 26 weeks.
pub static PROCEEDINGS_IN_26_WEEKS: Measure = Measure {
    id: "HP42",
    name: "Care proceedings concluded in 26 weeks",
    asks: "Of care proceedings concluded, how many were within 26 weeks?",
    area: Area::Protection,
    better: Better::Higher,
    met: "concluded within 26 weeks of issue",
    counted: "children whose care proceedings concluded",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "26 weeks from issue",
        source: "Children and Families Act 2014, section 14",
    }),
    needs: &[Fact::Proceedings],
    source: "Family court statistics; Children and Families Act 2014, section 14",
    published: None,
    beware: "Of children; court statistics count cases.",
    judge: Judge::Child(|child, _, cases| {
        child
            .proceedings
            .iter()
            .for_each(|each| concluded(each.spell, 182, each.at, cases))
    }),
};

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn concluded_within_their_weeks() {
        let court = "
            pre-proceedings | from       | to
                            | 2026-01-01 | 2026-04-23
                            | 2026-01-01 | 2026-04-24
                            |            | 2026-04-24
                            | 2026-01-01 |
            proceedings     | from       | to
                            | 2025-10-01 | 2026-04-01
                            | 2025-10-01 | 2026-04-02
                            | 2026-05-01 |";
        assert_eq!(
            counts("HP40", "2026-05-31", court),
            "2026-04-23 met, 2026-04-24 not, left out"
        );
        assert_eq!(
            counts("HP42", "2026-05-31", court),
            "2026-04-01 met, 2026-04-02 not"
        );
        assert_eq!(
            counts("HP41", "2026-05-31", court),
            "2025-10-01 met, 2025-10-01 met, 2026-05-01 met"
        );
    }
}
