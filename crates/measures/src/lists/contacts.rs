//! Contacts that wait, and children about whom there are many.

use children::History;
use children::service::Fact;

use super::due::{ago, due_words, stand};
use super::words::{date, or_none};
use crate::catalogue::front_door::{recent_contacts, referred};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&UNDECIDED, &MANY];

/// Contact undecided past a working day.
pub static UNDECIDED: List = List {
    id: "contact-undecided",
    name: "Contact undecided past a working day",
    area: Area::FrontDoor,
    weight: 12,
    rule: "A contact was received and no decision on it is recorded. Late once the next working day has passed.",
    source: "Working Together to Safeguard Children: one working day",
    clears: "A decision on the contact is recorded.",
    fields: &["received", "decided"],
    needs: &[Fact::ContactDecisions],
    judge: ListJudge::Child(undecided),
};

fn undecided(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let waiting = || {
        child.decisions.iter().filter_map(|decision| {
            let open = decision
                .decided
                .is_none_or(|decided| decided.day > scene.today);
            let received = decision.received.map(|moment| moment.day);
            received
                .filter(|day| open && *day <= scene.today)
                .map(|day| (day, decision.at))
        })
    };
    let Some((received, at)) = waiting().min() else {
        return;
    };
    let due = received.plus_working_days(1);
    let Some(state) = stand(due, scene) else {
        return;
    };
    let more = match waiting().count() {
        1 => String::new(),
        n => format!(" The oldest of {n} undecided contacts about this child."),
    };
    found.add(
        state,
        Some(received),
        Some(due),
        Some(at),
        format!(
            "A contact was received on {} and is not decided; a decision {}.{more}",
            ago(received, scene),
            due_words(due, scene)
        ),
        vec![("received", date(received)), ("decided", or_none(None))],
    );
}

/// Three contacts in six months and no referral.
pub static MANY: List = List {
    id: "contacts-no-referral",
    name: "Three contacts in six months and no referral",
    area: Area::FrontDoor,
    weight: 34,
    rule: "Three or more contacts were received about the child in the last six months, no referral was opened in them, and the child is not open.",
    source: "Local; a theme of inspections",
    clears: "A referral is opened, or six months pass without a third contact.",
    fields: &["cont_contact_date", "cine_referral_date"],
    needs: &[Fact::Contacts, Fact::Referrals],
    judge: ListJudge::Child(many),
};

fn many(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let days = || recent_contacts(child, scene.today).filter_map(|contact| contact.on);
    let (Some(first), Some(third)) = (days().next(), days().nth(2)) else {
        return;
    };
    if referred(child, scene.today) {
        return;
    }
    let last = recent_contacts(child, scene.today).last();
    let latest = last.and_then(|contact| contact.on).unwrap_or(third);
    let count = days().count();
    found.add(
        State::Open,
        Some(third),
        None,
        last.map(|contact| contact.at),
        format!(
            "{count} contacts since {}, the last on {}; no referral was opened.",
            date(first),
            ago(latest, scene)
        ),
        vec![
            ("contacts", count.to_string()),
            ("last contact", date(latest)),
        ],
    );
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn a_contact_is_late_after_the_next_working_day() {
        let contacts = "
            decision | received         | decided
                     | 2026-05-01 16:30 |
                     | 2026-05-05 16:30 |
                     | 2026-04-05 16:30 | 2026-04-06";
        // 4 May 2026 is a bank holiday.
        assert_eq!(
            listed("contact-undecided", "2026-05-05", contacts),
            "near since 2026-05-01 due 2026-05-05: A contact was received on 1 May 2026, 4 days ago and is not decided; \
             a decision is due today. The oldest of 2 undecided contacts about this child."
        );
        assert!(
            listed("contact-undecided", "2026-05-06", contacts)
                .starts_with("late since 2026-05-01")
        );
    }

    #[test]
    fn three_contacts_and_no_referral() {
        let contacts = "
            contact | on
                    | 2026-01-10
                    | 2026-02-10
                    | 2026-03-10";
        assert_eq!(
            listed("contacts-no-referral", "2026-03-31", contacts),
            "open since 2026-03-10: 3 contacts since 10 January 2026, the last on 10 March 2026, 21 days ago; no \
             referral was opened."
        );
        assert_eq!(listed("contacts-no-referral", "2026-08-31", contacts), "");
        let open = format!("{contacts}\n referral | from\n | 2025-01-01");
        assert_eq!(listed("contacts-no-referral", "2026-03-31", &open), "");
    }
}
