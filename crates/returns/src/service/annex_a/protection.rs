//! Lists 5 and 7: enquiries, conferences, child protection plans.

use children::Origin;
use children::history::{Conference, Enquiry, Plan, PlanReview, Spell, Visit, VisitKind};
use children::service::{ChildId, Fact};

use super::super::making::{Before, Making, in_order};
use super::of_rows;
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{enquiries, plans};

impl<'s> Making<'s> {
    /// Lists 5 and 7.
    pub(super) fn annex_protection(&mut self, annex: &'s AnnexA) {
        let enquiries = self.each(
            &annex.enquiries,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let enquiry = Enquiry {
                    spell: Spell {
                        from: at.day(&row.start, enquiries::start),
                        to: None,
                    },
                    no_conference_needed: row.no_conference_needed.yes(),
                    worker: at.worker(&row.worker),
                    conference: None,
                    at: at.origin(),
                };
                let held = at.day(&row.conference, enquiries::conference);
                let conference = held.map(|held| Conference {
                    target: None,
                    held: Some(held),
                    transfer_in: None,
                    plan: row.plan.yes(),
                    enquiry: None,
                    at: Origin::new(Fact::Conferences, row.line),
                });
                (enquiry, conference)
            },
        );
        self.pairs(enquiries);
        self.events(
            &annex.plans,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Plan {
                spell: Spell {
                    from: at.day(&row.start, plans::start),
                    to: at.day(&row.end, plans::end),
                },
                first_category: row.first_category.code(),
                latest_category: row.latest_category.code(),
                other_council: None,
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.plans,
        );
        let visits = of_rows(self, &annex.plans, |row, at| {
            Some(Visit {
                kind: VisitKind::Protection,
                on: Some(row.last_visit.value()?),
                // A child seen alone was seen; of one who was not, the list does not say.
                seen: row.seen_alone.yes().filter(|alone| *alone),
                alone: row.seen_alone.yes(),
                bedroom: None,
                at,
            })
        });
        self.add_visits(visits);
        let mut reviews = of_rows(self, &annex.plans, |row, at| {
            Some(PlanReview {
                due: None,
                held: Some(row.last_review.value()?),
                continues: None,
                quorate: None,
                participation: None,
                at,
            })
        });
        in_order(&mut reviews, |review| review.held);
        self.hand_out(reviews, |history| &mut history.plan_reviews);
    }

    /// Enquiries with their conferences, which stand on the same row.
    fn pairs(&mut self, mut all: Vec<(ChildId, (Enquiry, Option<Conference>))>) {
        in_order(&mut all, |(enquiry, _)| enquiry.spell.from);
        let mut enquiries = Vec::with_capacity(all.len());
        let mut conferences = Vec::new();
        let mut places = (None, 0_u8, 0_u8);
        for (child, (mut enquiry, conference)) in all {
            if places.0 != Some(child) {
                places = (Some(child), 0, 0);
            }
            let (_, of_enquiry, of_conference) = &mut places;
            if let Some(mut conference) = conference {
                conference.enquiry = Some(*of_enquiry);
                enquiry.conference = Some(*of_conference);
                *of_conference = of_conference.saturating_add(1);
                conferences.push((child, conference));
            }
            *of_enquiry = of_enquiry.saturating_add(1);
            enquiries.push((child, enquiry));
        }
        self.hand_out(enquiries, |history| &mut history.enquiries);
        self.hand_out(conferences, |history| &mut history.conferences);
    }
}
