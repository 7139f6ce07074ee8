//! Lists 1 to 5: from the contact to the conference.

use children::history::Enquiry as Enquired;
use children::service::Fact;

use super::Listing;
use super::child::{Making, answer, listed, row};
use crate::annex_a::lists::{Assessment, Contact, EarlyHelp, Enquiry, Referral};

/// List 1: contacts of six months.
pub(super) fn contacts(making: &Making<'_>) -> Listing<Contact> {
    let mut listing = Listing::default();
    for child in making.children() {
        for contact in &child.history.contacts {
            listing.undated += u32::from(contact.on.is_none());
            if making.since(making.six, contact.on) {
                listing.rows.push(row!(Contact of child, {
                    on: contact.on.into(),
                    source: listed(contact.source),
                }));
            }
        }
    }
    listing
}

/// List 2: early help assessed in six months, and early help that the council coordinates now.
pub(super) fn early_help(making: &Making<'_>) -> Listing<EarlyHelp> {
    let mut listing = Listing::default();
    for child in making.children() {
        for help in &child.history.early_help {
            let (began, assessed) = (help.spell.from, help.assessed);
            listing.undated += u32::from(began.is_none() && assessed.is_none());
            let now = help.spell.open_on(making.day) && help.by_council != Some(false);
            if now || making.since(making.six, began) || making.since(making.six, assessed) {
                let organisation = match help.by_council {
                    Some(true) => "The council",
                    Some(false) => "A partner",
                    None => "",
                };
                listing.rows.push(row!(EarlyHelp of child, {
                    start: making.by_day(began).into(),
                    completed: making.by_day(assessed).into(),
                    organisation: organisation.into(),
                }));
            }
        }
    }
    listing
}

/// List 3: referrals of six months.
pub(super) fn referrals(making: &Making<'_>) -> Listing<Referral> {
    let mut listing = Listing::default();
    for child in making.children() {
        let referrals = &child.history.referrals;
        let in_year = referrals
            .iter()
            .filter(|each| making.since(making.twelve, each.spell.from))
            .count();
        for referral in referrals {
            listing.undated += u32::from(referral.spell.from.is_none());
            if making.since(making.six, referral.spell.from) {
                let (team, worker) =
                    making.allocated(child.history, (referral.team, referral.worker));
                listing.rows.push(row!(Referral of child, {
                    on: referral.spell.from.into(),
                    source: listed(referral.source),
                    no_further_action: answer(referral.no_further_action),
                    // Those besides this one.
                    in_year: making.counted(Fact::Referrals, in_year.saturating_sub(1)),
                    team: team,
                    worker: worker,
                }));
            }
        }
    }
    listing
}

/// List 4: assessments under way at any time in six months.
pub(super) fn assessments(making: &Making<'_>) -> Listing<Assessment> {
    let mut listing = Listing::default();
    for child in making.children() {
        for assessment in &child.history.assessments {
            let authorised = making.by_day(assessment.authorised);
            listing.undated +=
                u32::from(assessment.start.is_none() && assessment.authorised.is_none());
            let begun = match assessment.start {
                Some(start) => start <= making.day,
                None => authorised.is_some(),
            };
            let ended_before = authorised.is_some_and(|on| on < making.six);
            if begun && !ended_before {
                // What was found by an authorisation after the day was not yet known on it.
                let known_later = assessment.authorised.is_some() && authorised.is_none();
                let (team, worker) =
                    making.allocated(child.history, (assessment.team, assessment.worker));
                listing.rows.push(row!(Assessment of child, {
                    disabled: making.disabled(child.history),
                    start: assessment.start.into(),
                    seen: answer(assessment.seen.filter(|_| !known_later)),
                    authorised: authorised.into(),
                    needs_support: answer(authorised.and(assessment.no_further_action).map(|nfa| !nfa)),
                    team: team,
                    worker: worker,
                }));
            }
        }
    }
    listing
}

/// List 5: enquiries under way at any time in six months, each with its conference, and conferences of six months
/// that belong to no enquiry.
pub(super) fn enquiries(making: &Making<'_>) -> Listing<Enquiry> {
    let mut listing = Listing::default();
    for child in making.children() {
        let history = child.history;
        let enquiries_in_year = history
            .enquiries
            .iter()
            .filter(|each| making.since(making.twelve, each.spell.from))
            .count();
        let conferences_in_year = history
            .conferences
            .iter()
            .filter(|each| making.since(making.twelve, each.held))
            .count();
        let first = listing.rows.len();
        for enquiry in &history.enquiries {
            listing.undated += u32::from(enquiry.spell.from.is_none());
            if !in_list(making, enquiry) {
                continue;
            }
            let conference = history.conference_of(enquiry);
            let held = conference.and_then(|each| making.by_day(each.held));
            let ends_later = enquiry.spell.to.is_some_and(|to| to > making.day);
            let itself = usize::from(making.since(making.twelve, enquiry.spell.from));
            let (team, worker) = making.allocated(history, (None, enquiry.worker));
            listing.rows.push(row!(Enquiry of child, {
                disabled: making.disabled(history),
                start: enquiry.spell.from.into(),
                no_conference_needed: answer(enquiry.no_conference_needed.filter(|_| !ends_later)),
                conference: held.into(),
                plan: answer(held.and(conference.and_then(|each| each.plan))),
                enquiries_in_year: making.counted(Fact::Enquiries, enquiries_in_year.saturating_sub(itself)),
                conferences_in_year: making.counted(Fact::Enquiries, conferences_in_year),
                team: team,
                worker: worker,
            }));
        }
        for conference in &history.conferences {
            if conference.enquiry.is_some() || !making.since(making.six, conference.held) {
                continue;
            }
            let (team, worker) = making.allocated(history, (None, None));
            listing.rows.push(row!(Enquiry of child, {
                disabled: making.disabled(history),
                start: None.into(),
                no_conference_needed: None.into(),
                conference: conference.held.into(),
                plan: answer(conference.plan),
                enquiries_in_year: making.counted(Fact::Enquiries, enquiries_in_year),
                conferences_in_year: making.counted(Fact::Enquiries, conferences_in_year),
                team: team,
                worker: worker,
            }));
        }
        if let Some(own) = listing.rows.get_mut(first..) {
            own.sort_by_key(|row| row.start.value().or(row.conference.value()));
        }
    }
    listing
}

/// Begun, with an end or a conference in six months or neither yet.
fn in_list(making: &Making<'_>, enquiry: &Enquired) -> bool {
    enquiry.spell.from.is_some_and(|from| from <= making.day)
        && enquiry.spell.to.is_none_or(|to| to >= making.six)
}
