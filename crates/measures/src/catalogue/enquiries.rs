//! Section 47 enquiries and initial child protection conferences.

use children::history::Enquiry;
use children::service::Fact;
use children::{Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &ENQUIRIES,
    &ENQUIRY_TO_CONFERENCE,
    &CONFERENCE_IN_15_DAYS,
    &CONFERENCE_TO_PLAN,
    &ENQUIRY_OPEN_LONG,
];

/// Section 47 enquiries.
pub static ENQUIRIES: Measure = Measure {
    id: "HP18",
    name: "Section 47 enquiries",
    asks: "How many section 47 enquiries were begun in the period, for every 10,000 aged 0 to 17?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "",
    counted: "section 47 enquiries begun in the period",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Enquiries],
    source: "Children in need census, table C4",
    published: Some("Section_47"),
    beware: "",
    judge: Judge::Child(enquiries),
};

fn enquiries(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for enquiry in &child.enquiries {
        cases.event(enquiry.spell.from, true, enquiry.at);
    }
}

/// Enquiries that led to a conference.
pub static ENQUIRY_TO_CONFERENCE: Measure = Measure {
    id: "HP19",
    name: "Enquiries that led to a conference",
    asks: "Of section 47 enquiries begun, how many led to an initial child protection conference?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "an initial child protection conference was held",
    counted: "enquiries begun more than 20 working days ago, or with their conference held",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Enquiries, Fact::Conferences],
    source: "Children in need census, table C4",
    published: None,
    beware: "",
    judge: Judge::Child(enquiry_to_conference),
};

fn enquiry_to_conference(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for enquiry in &child.enquiries {
        let Some(begun) = enquiry.spell.from else {
            cases.left_out(None, enquiry.at);
            continue;
        };
        let held = held_by(child, enquiry, as_at).is_some();
        if held || begun.plus_working_days(20) < as_at {
            cases.event(Some(begun), held, enquiry.at);
        }
    }
}

/// The day the conference of an enquiry was held, up to a day.
pub(crate) fn held_by(child: &History, enquiry: &Enquiry, day: Day) -> Option<Day> {
    let conference = child.conference_of(enquiry)?;
    conference.held.filter(|held| *held <= day)
}

/// Conferences held in 15 working days.
pub static CONFERENCE_IN_15_DAYS: Measure = Measure {
    id: "HP20",
    name: "Conferences held in 15 working days",
    asks: "Of initial child protection conferences held, how many came within 15 working days of the strategy discussion?",
    area: Area::Protection,
    better: Better::Higher,
    met: "held within 15 working days of the strategy discussion",
    counted: "initial conferences held, those of children who moved here on a plan left out",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "15 working days from the strategy discussion",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Enquiries, Fact::Conferences],
    source: "Children in need census, table C4",
    published: Some("CP_conf_15days"),
    beware: "A conference without its enquiry, or before it, is left out.",
    judge: Judge::Child(conference_in_15_days),
};

fn conference_in_15_days(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for conference in &child.conferences {
        let Some(held) = conference.held else {
            continue;
        };
        // A child who moved here on another council's plan has a clock of its own, from the notice of the move.
        if conference.transfer_in == Some(true) {
            continue;
        }
        let enquiry = conference
            .enquiry
            .and_then(|at| child.enquiries.get(usize::from(at)));
        match enquiry.and_then(|enquiry| enquiry.spell.from) {
            Some(begun) if begun <= held => {
                let in_time = held.working_days_since(begun) <= 15;
                cases.event(Some(held), in_time, conference.at);
            }
            Some(_) | None => cases.left_out(Some(held), conference.at),
        }
    }
}

/// Conferences that led to a plan.
pub static CONFERENCE_TO_PLAN: Measure = Measure {
    id: "HP21",
    name: "Conferences that led to a plan",
    asks: "Of initial child protection conferences held, how many led to a child protection plan?",
    area: Area::Protection,
    better: Better::Neutral,
    met: "ended with a child protection plan",
    counted: "initial conferences held, with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Conferences],
    source: "Child protection page of the Children's services Analysis Tool",
    published: None,
    beware: "",
    judge: Judge::Child(conference_to_plan),
};

fn conference_to_plan(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for conference in &child.conferences {
        match (conference.held, conference.plan) {
            (None, _) => {}
            (held, Some(plan)) => cases.event(held, plan, conference.at),
            (held, None) => cases.left_out(held, conference.at),
        }
    }
}

/// Enquiries past 15 working days without a conference.
pub static ENQUIRY_OPEN_LONG: Measure = Measure {
    id: "HP22",
    name: "Enquiries past 15 working days without a conference",
    asks: "Of section 47 enquiries open at the end of the period, how many are past 15 working days with no conference?",
    area: Area::Protection,
    better: Better::Lower,
    met: "past 15 working days from the strategy discussion, no conference held or found unnecessary",
    counted: "open section 47 enquiries",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "15 working days from the strategy discussion",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::Enquiries, Fact::Conferences],
    source: "Children in need census, query 8675",
    published: None,
    beware: "",
    judge: Judge::Child(enquiry_open_long),
};

fn enquiry_open_long(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for enquiry in &child.enquiries {
        cases.while_open(enquiry.spell, enquiry.at, |day| {
            let long = enquiry
                .spell
                .from
                .is_some_and(|from| day.working_days_since(from) > 15);
            let settled = enquiry.no_conference_needed == Some(true)
                || held_by(child, enquiry, day).is_some();
            Some(long && !settled)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn a_conference_before_its_enquiry_or_without_one_is_left_out() {
        let conferences = "
            enquiry    | from       | to         | conference
                       | 2026-03-02 | 2026-03-20 | 0
                       | 2026-03-02 | 2026-03-20 | 1
                       | 2026-04-02 | 2026-04-20 | 2
            conference | held       | enquiry | transfer in | plan
                       | 2026-03-23 | 0       |             | yes
                       | 2026-03-24 | 1       | no          | no
                       | 2026-04-01 | 2       |             |
                       | 2026-04-01 |         |             | yes
                       | 2026-05-01 | 0       | yes         | yes
                       |            | 0       |             |";
        assert_eq!(
            counts("HP20", "2026-05-31", conferences),
            "2026-03-23 met, 2026-03-24 not, left out, left out"
        );
        assert_eq!(
            counts("HP21", "2026-05-31", conferences),
            "2026-03-23 met, 2026-03-24 not, 2026-04-01 met, 2026-05-01 met, left out"
        );
    }

    #[test]
    fn an_enquiry_counts_once_its_conference_would_have_been_held() {
        let enquiries = "
            enquiry    | from       | to         | conference | no conference needed
                       | 2026-03-02 | 2026-03-20 |            | yes
                       | 2026-05-11 |            | 0          |
                       | 2026-05-12 |            |            |
                       |            |            |            |
            conference | held       | enquiry
                       | 2026-05-20 | 1";
        assert_eq!(
            counts("HP19", "2026-05-31", enquiries),
            "2026-03-02 not, 2026-05-11 met, left out"
        );
        assert_eq!(
            counts("HP18", "2026-05-31", enquiries),
            "2026-03-02 met, 2026-05-11 met, 2026-05-12 met, left out"
        );
    }

    #[test]
    fn a_conference_held_later_does_not_settle_an_earlier_month() {
        let enquiries = "
            enquiry    | from       | conference | no conference needed
                       | 2026-03-02 | 0          |
                       | 2026-03-02 |            | yes
            conference | held       | enquiry
                       | 2026-04-20 | 0";
        assert_eq!(counts("HP22", "2026-03-23", enquiries), "not, not");
        assert_eq!(counts("HP22", "2026-03-24", enquiries), "met, not");
        assert_eq!(counts("HP22", "2026-04-30", enquiries), "not, not");
    }
}
