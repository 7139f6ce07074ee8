//! Strategy discussions and enquiries that did not come to their end.

use children::History;
use children::service::Fact;

use super::due::{due_words, stand};
use super::words::{answer, date, or_none, working_days};
use crate::catalogue::enquiries::held_by;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge};

/// The lists of this file.
pub static ALL: &[&List] = &[&STRATEGY_DISCUSSION, &NO_CONFERENCE];

/// Strategy discussion whose enquiry has not ended.
pub static STRATEGY_DISCUSSION: List = List {
    id: "strategy-discussion",
    name: "Strategy discussion whose enquiry has not ended",
    area: Area::Protection,
    weight: 10,
    rule: "A section 47 enquiry begun by a strategy discussion is open, with no conference held or found unnecessary. Near and late by 15 working days from the discussion.",
    source: "Working Together to Safeguard Children: 15 working days",
    clears: "The enquiry is ended, or its conference recorded.",
    fields: &["s47e_s47_start_date", "s47e_s47_end_date", "icpc_icpc_date"],
    needs: &[Fact::Enquiries, Fact::Conferences],
    judge: ListJudge::Child(strategy_discussion),
};

fn strategy_discussion(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for enquiry in &child.enquiries {
        let settled = enquiry.no_conference_needed == Some(true)
            || held_by(child, enquiry, scene.today).is_some();
        let Some(begun) = enquiry.spell.from else {
            continue;
        };
        if settled || !enquiry.spell.open_on(scene.today) {
            continue;
        }
        let due = begun.plus_working_days(15);
        let Some(state) = stand(due, scene) else {
            continue;
        };
        let passed = working_days(scene.today.working_days_since(begun));
        found.add(
            state,
            Some(begun),
            Some(due),
            Some(enquiry.at),
            format!(
                "The strategy discussion was on {}, {passed} ago; its enquiry has not ended and no conference was held. One {}.",
                date(begun),
                due_words(due, scene)
            ),
            vec![
                ("strategy discussion", date(begun)),
                ("enquiry ended", or_none(None)),
                ("conference", or_none(None)),
            ],
        );
    }
}

/// Enquiry ended and no conference held.
pub static NO_CONFERENCE: List = List {
    id: "enquiry-no-conference",
    name: "Enquiry ended and no conference held",
    area: Area::Protection,
    weight: 14,
    rule: "A section 47 enquiry of the last six months ended, a conference was not found unnecessary, none was held and no plan began, and the child is open. Near and late by 15 working days from the strategy discussion.",
    source: "Working Together to Safeguard Children: 15 working days",
    clears: "The conference is held, or recorded as unnecessary.",
    fields: &[
        "s47e_s47_start_date",
        "s47e_s47_end_date",
        "s47e_s47_completed_date",
        "icpc_icpc_date",
    ],
    needs: &[Fact::Enquiries, Fact::Conferences],
    judge: ListJudge::Child(no_conference),
};

fn no_conference(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for enquiry in &child.enquiries {
        let (Some(begun), Some(ended)) = (enquiry.spell.from, enquiry.spell.to) else {
            continue;
        };
        let settled = enquiry.no_conference_needed == Some(true)
            || held_by(child, enquiry, scene.today).is_some()
            || child
                .plans
                .iter()
                .any(|plan| plan.spell.from >= Some(begun));
        let recent = ended <= scene.today && scene.today <= begun.plus_months(6);
        if settled || !recent || !child.open_on(scene.today) {
            continue;
        }
        let due = begun.plus_working_days(15);
        let Some(state) = stand(due, scene) else {
            continue;
        };
        found.add(
            state,
            Some(ended),
            Some(due),
            Some(enquiry.at),
            format!(
                "The enquiry begun on {} ended on {} and no conference was held; one {}.",
                date(begun),
                date(ended),
                due_words(due, scene)
            ),
            vec![
                ("strategy discussion", date(begun)),
                ("enquiry ended", date(ended)),
                (
                    "conference unnecessary",
                    answer(enquiry.no_conference_needed),
                ),
                ("conference", or_none(None)),
            ],
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn an_open_enquiry_and_an_ended_one_are_on_different_lists() {
        let open = "
            referral | from
                     | 2026-03-01
            enquiry  | from       | to | no conference needed
                     | 2026-03-02 |    |";
        assert_eq!(listed("strategy-discussion", "2026-03-13", open), "");
        assert!(
            listed("strategy-discussion", "2026-03-23", open)
                .starts_with("near since 2026-03-02 due 2026-03-23")
        );
        assert_eq!(
            listed("strategy-discussion", "2026-03-25", open),
            "late since 2026-03-02 due 2026-03-23: The strategy discussion was on 2 March 2026, 17 working days ago; its \
             enquiry has not ended and no conference was held. One was due on 23 March 2026, 2 days ago."
        );
        assert_eq!(listed("enquiry-no-conference", "2026-03-25", open), "");
        let ended = open.replace("2026-03-02 |    |", "2026-03-02 | 2026-03-20 | no");
        assert_eq!(listed("strategy-discussion", "2026-03-25", &ended), "");
        assert_eq!(
            listed("enquiry-no-conference", "2026-03-25", &ended),
            "late since 2026-03-20 due 2026-03-23: The enquiry begun on 2 March 2026 ended on 20 March 2026 and no \
             conference was held; one was due on 23 March 2026, 2 days ago."
        );
        assert_eq!(
            listed(
                "enquiry-no-conference",
                "2026-03-25",
                &ended.replace("2026-03-20 | no", "2026-03-20 | yes")
            ),
            ""
        );
        assert_eq!(listed("enquiry-no-conference", "2026-12-01", &ended), "");
        let plan = format!("{ended}\n plan | from\n | 2026-03-24");
        assert_eq!(listed("enquiry-no-conference", "2026-03-25", &plan), "");
    }
}
