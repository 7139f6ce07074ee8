//! What comes to the front door, and how soon it is decided.

use children::codes::ContactOutcome;
use children::history::{Contact, Spell};
use children::service::Fact;
use children::{Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &CONTACTS,
    &DECIDED_IN_A_DAY,
    &CONTACTS_TO_REFERRAL,
    &CONTACTS_NO_ACTION,
    &CONTACTS_TO_EARLY_HELP,
    &REPEAT_CONTACTS_3,
    &REPEAT_CONTACTS_12,
    &MANY_CONTACTS,
];

/// Contacts received.
pub static CONTACTS: Measure = Measure {
    id: "HP01",
    name: "Contacts received",
    asks: "How many contacts were received in the period, for every 10,000 aged 0 to 17?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "",
    counted: "contacts received in the period",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts],
    source: "Annex A, list 1",
    published: None,
    beware: "One contact about three children is three rows. No official figure for England exists.",
    judge: Judge::Child(contacts),
};

fn contacts(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for contact in &child.contacts {
        cases.event(contact.on, true, contact.at);
    }
}

/// Contacts decided in one working day.
pub static DECIDED_IN_A_DAY: Measure = Measure {
    id: "HP02",
    name: "Contacts decided in one working day",
    asks: "Of contacts received, how many were decided by the end of the next working day?",
    area: Area::FrontDoor,
    better: Better::Higher,
    met: "decided within one working day",
    counted: "contacts received, decided or with their time passed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "one working day from receipt",
        source: "Working Together to Safeguard Children",
    }),
    needs: &[Fact::ContactDecisions],
    source: "Working Together to Safeguard Children",
    published: None,
    beware: "Neither the safeguarding dataset nor Annex A holds the time of a decision: it comes of the council's own table.",
    judge: Judge::Child(decided_in_a_day),
};

fn decided_in_a_day(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for decision in &child.decisions {
        let Some(received) = decision.received.map(|moment| moment.day) else {
            cases.left_out(None, decision.at);
            continue;
        };
        let decided = decision.decided.map(|moment| moment.day);
        if decided.is_some_and(|decided| decided < received) {
            cases.left_out(Some(received), decision.at);
        } else {
            cases.due(
                received,
                received.plus_working_days(1),
                decided,
                decision.at,
            );
        }
    }
}

/// Contacts that became a referral.
pub static CONTACTS_TO_REFERRAL: Measure = Measure {
    id: "HP03",
    name: "Contacts that became a referral",
    asks: "Of contacts received, how many became a referral?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "a new referral came of it",
    counted: "contacts received with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts],
    source: "Survey of the Association of Directors of Children's Services, phase 9",
    published: None,
    beware: "Contacts whose outcome was not recorded are left out.",
    judge: Judge::Child(|child, _, cases| with_outcome(child, ContactOutcome::NewReferral, cases)),
};

/// Contacts ending in no further action.
pub static CONTACTS_NO_ACTION: Measure = Measure {
    id: "HP04",
    name: "Contacts ending in no further action",
    asks: "Of contacts received, how many ended in no further action?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "ended in no further action",
    counted: "contacts received with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts],
    source: "Survey of the Association of Directors of Children's Services, phase 9",
    published: None,
    beware: "Contacts whose outcome was not recorded are left out.",
    judge: Judge::Child(|child, _, cases| {
        with_outcome(child, ContactOutcome::NoFurtherAction, cases)
    }),
};

fn with_outcome(child: &History, wanted: ContactOutcome, cases: &mut Cases<'_>) {
    for contact in &child.contacts {
        match contact.outcomes {
            Some(outcomes) => cases.event(contact.on, outcomes.has(wanted), contact.at),
            None => cases.left_out(contact.on, contact.at),
        }
    }
}

/// Contacts passed to early help.
pub static CONTACTS_TO_EARLY_HELP: Measure = Measure {
    id: "HP05",
    name: "Contacts passed to early help",
    asks: "Of contacts received, after how many did early help begin within 20 working days?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "early help began within 20 working days",
    counted: "contacts received, with early help begun or the 20 working days passed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts, Fact::EarlyHelp],
    source: "Survey of the Association of Directors of Children's Services, phase 9",
    published: None,
    beware: "The safeguarding dataset has no outcome for early help: an episode that began soon after stands for it.",
    judge: Judge::Child(passed_to_early_help),
};

fn passed_to_early_help(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for contact in &child.contacts {
        let Some(on) = contact.on else {
            cases.left_out(None, contact.at);
            continue;
        };
        let begun = child
            .early_help
            .iter()
            .filter_map(|episode| episode.spell.from);
        let next = begun.filter(|from| *from >= on).min();
        cases.due(on, on.plus_working_days(20), next, contact.at);
    }
}

/// Repeat contacts within three months.
pub static REPEAT_CONTACTS_3: Measure = Measure {
    id: "HP06",
    name: "Repeat contacts within three months",
    asks: "Of contacts received, how many followed an earlier one about the child within three months?",
    area: Area::FrontDoor,
    better: Better::Lower,
    met: "an earlier contact about the child within three months",
    counted: "contacts received",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts],
    source: "Local; the contacts page of the Children's services Analysis Tool",
    published: None,
    beware: "The first months of the data know no earlier contacts.",
    judge: Judge::Child(|child, _, cases| repeat_contacts(child, 3, cases)),
};

/// Repeat contacts within twelve months.
pub static REPEAT_CONTACTS_12: Measure = Measure {
    id: "HP06b",
    name: "Repeat contacts within twelve months",
    asks: "Of contacts received, how many followed an earlier one about the child within twelve months?",
    area: Area::FrontDoor,
    better: Better::Lower,
    met: "an earlier contact about the child within twelve months",
    counted: "contacts received",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Contacts],
    source: "Local; the contacts page of the Children's services Analysis Tool",
    published: None,
    beware: "The first year of the data knows no earlier contacts.",
    judge: Judge::Child(|child, _, cases| repeat_contacts(child, 12, cases)),
};

fn repeat_contacts(child: &History, months: i32, cases: &mut Cases<'_>) {
    for contact in &child.contacts {
        let repeated = contact.on.is_some_and(|on| {
            let first = on.plus_months(-months);
            (child.contacts.iter().filter_map(|earlier| earlier.on))
                .any(|earlier| first <= earlier && earlier < on)
        });
        cases.event(contact.on, repeated, contact.at);
    }
}

/// Children with three contacts and no referral.
pub static MANY_CONTACTS: Measure = Measure {
    id: "HP07",
    name: "Children with three contacts and no referral",
    asks: "Of children with a contact in the last six months, how many had three or more and no referral?",
    area: Area::FrontDoor,
    better: Better::Lower,
    met: "three contacts or more in six months, no referral opened in them, and not open",
    counted: "children with a contact in the last six months",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Contacts, Fact::Referrals],
    source: "Local; a theme of inspections",
    published: None,
    beware: "",
    judge: Judge::Child(many_contacts),
};

fn many_contacts(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let mut days = child.contacts.iter().filter_map(|contact| contact.on);
    let Some(first) = days.next() else { return };
    let last = days.next_back().unwrap_or(first);
    let recent = Spell {
        from: Some(first),
        to: Some(last.plus_months(6).plus(1)),
    };
    cases.between(recent, |day| {
        let recent = recent_contacts(child, day);
        let (count, latest) = recent.fold((0, None), |(count, _), each| (count + 1, Some(each)));
        Some((count >= 3 && !referred(child, day), Some(latest?.at)))
    });
}

/// The contacts of the six months up to a day.
pub(crate) fn recent_contacts(child: &History, day: Day) -> impl Iterator<Item = &Contact> {
    let after = day.plus_months(-6);
    (child.contacts.iter())
        .filter(move |contact| contact.on.is_some_and(|on| after < on && on <= day))
}

/// A referral was opened in the six months up to a day, or the child is open on it.
pub(crate) fn referred(child: &History, day: Day) -> bool {
    let after = day.plus_months(-6);
    let mut opened = child
        .referrals
        .iter()
        .filter_map(|referral| referral.spell.from);
    opened.any(|from| after < from && from <= day) || child.open_on(day)
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn a_contact_is_decided_by_the_end_of_the_next_working_day() {
        // 1 May 2026 is a Friday, the Monday after it a bank holiday.
        let decisions = "
            decision | received         | decided
                     | 2026-05-01 16:30 | 2026-05-05 09:00
                     | 2026-05-01 16:30 | 2026-05-06 09:00
                     | 2026-05-07 09:00 |
                     | 2026-05-11 09:00 |
                     | 2026-05-08 09:00 | 2026-05-07 09:00
                     |                  | 2026-05-07 09:00";
        assert_eq!(
            counts("HP02", "2026-05-12", decisions),
            "2026-05-01 met, 2026-05-01 not, 2026-05-07 not, left out, left out"
        );
    }

    #[test]
    fn outcomes_not_recorded_are_left_out() {
        let contacts = "
            contact | on         | outcomes
                    | 2026-03-02 | NEW_REFERRAL_FLAG,CP_ENQUIRY_FLAG
                    | 2026-03-03 | NFA_FLAG
                    | 2026-03-04 |
                    |            | NFA_FLAG";
        assert_eq!(
            counts("HP03", "2026-05-31", contacts),
            "2026-03-02 met, 2026-03-03 not, left out, left out"
        );
        assert_eq!(
            counts("HP04", "2026-05-31", contacts),
            "2026-03-02 not, 2026-03-03 met, left out, left out"
        );
        assert_eq!(
            counts("HP01", "2026-05-31", contacts),
            "2026-03-02 met, 2026-03-03 met, 2026-03-04 met, left out"
        );
    }

    #[test]
    fn early_help_follows_within_twenty_working_days() {
        let passed = "
            contact    | on
                       | 2026-01-05
                       | 2026-03-02
                       | 2026-05-25
            early help | from
                       | 2026-02-02
                       | 2026-05-01";
        // The last has twenty working days to run.
        assert_eq!(
            counts("HP05", "2026-05-31", passed),
            "2026-01-05 met, 2026-03-02 not"
        );
    }

    #[test]
    fn two_contacts_of_a_day_are_not_repeats_of_each_other() {
        let contacts = "
            contact | on
                    | 2025-08-01
                    | 2025-08-01
                    | 2025-11-01
                    | 2026-03-01";
        assert_eq!(
            counts("HP06", "2026-05-31", contacts),
            "2025-08-01 not, 2025-08-01 not, 2025-11-01 met, 2026-03-01 not"
        );
        assert_eq!(
            counts("HP06b", "2026-05-31", contacts),
            "2025-08-01 not, 2025-08-01 not, 2025-11-01 met, 2026-03-01 met"
        );
    }

    #[test]
    fn three_contacts_count_until_a_referral_opens_or_six_months_pass() {
        let contacts = "
            contact | on
                    | 2026-01-10
                    | 2026-02-10
                    | 2026-03-10";
        assert_eq!(counts("HP07", "2026-03-09", contacts), "not");
        assert_eq!(counts("HP07", "2026-03-31", contacts), "met");
        assert_eq!(counts("HP07", "2026-07-10", contacts), "not");
        assert_eq!(counts("HP07", "2026-09-10", contacts), "");
        let referred = format!("{contacts}\n referral | from\n | 2026-03-20");
        assert_eq!(counts("HP07", "2026-03-19", &referred), "met");
        assert_eq!(counts("HP07", "2026-03-31", &referred), "not");
    }
}
