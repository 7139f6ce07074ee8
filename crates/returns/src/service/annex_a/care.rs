//! List 8: children in care.

use children::Day;
use children::care::{CareReview, Health, Legal, Period, Placement};
use children::codes::HealthCheck;
use children::history::{Spell, Visit, VisitKind};

use super::super::care::{care, is_urn};
use super::super::making::{Before, Making, in_order};
use super::of_rows;
use crate::annex_a::AnnexA;
use crate::annex_a::lists::in_care;
use crate::annex_a::words::Location;

impl<'s> Making<'s> {
    /// List 8.
    pub(super) fn annex_care(&mut self, annex: &'s AnnexA) {
        let mut last_contacts = Vec::new();
        self.events(
            &annex.in_care,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| Period {
                spell: Spell {
                    from: at.day(&row.start, in_care::start),
                    to: at.day(&row.end, in_care::end),
                },
                began: None,
                ceased: row.reason.code(),
                at: at.origin(),
                last_at: at.origin(),
            },
            |period| period.spell.from,
            |history| &mut care(history).periods,
        );
        self.events(
            &annex.in_care,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let urn = Some(row.urn.text()).filter(|urn| is_urn(urn));
                let place = urn.and_then(|urn| at.shared.urns.place(urn));
                Placement {
                    spell: Spell {
                        from: at.day(&row.placement_from, in_care::placement_from),
                        to: row.end.value(),
                    },
                    kind: row.placement.code(),
                    provider: row.provider.code(),
                    urn: place.and_then(|(place, _)| u16::try_from(place).ok()),
                    has_urn: urn.is_some(),
                    tenths_of_mile: None,
                    within: (row.location.code()).map(|location| location == Location::Inside),
                    changed: None,
                    at: at.origin(),
                }
            },
            |placement| placement.spell.from,
            |history| &mut care(history).placements,
        );
        let mut legal = of_rows(self, &annex.in_care, |row, at| {
            row.legal.is_given().then(|| Legal {
                spell: Spell {
                    from: row.legal_from.value(),
                    to: row.end.value(),
                },
                status: row.legal.code(),
                at,
            })
        });
        in_order(&mut legal, |legal| legal.spell.from);
        self.hand_out(legal, |history| &mut care(history).legal);
        let mut reviews = of_rows(self, &annex.in_care, |row, at| {
            Some(CareReview {
                due: None,
                held: Some(row.last_review.value()?),
                cancelled: false,
                participation: None,
                at,
            })
        });
        in_order(&mut reviews, |review| review.held);
        self.hand_out(reviews, |history| &mut care(history).reviews);
        let check = |kind, on: Option<Day>, at| {
            on.map(|on| Health {
                kind: Some(kind),
                on: Some(on),
                done: true,
                refused: false,
                at,
            })
        };
        let mut health = of_rows(self, &annex.in_care, |row, at| {
            check(HealthCheck::Assessment, row.last_health.value(), at)
        });
        health.extend(of_rows(self, &annex.in_care, |row, at| {
            check(HealthCheck::Dental, row.last_dental.value(), at)
        }));
        in_order(&mut health, |check| check.on);
        self.hand_out(health, |history| &mut care(history).health);
        let visits = of_rows(self, &annex.in_care, |row, at| {
            Some(Visit {
                kind: VisitKind::Care,
                on: Some(row.last_visit.value()?),
                seen: None,
                alone: None,
                bedroom: None,
                at,
            })
        });
        self.add_visits(visits);
        for row in &annex.in_care.rows {
            last_contacts.extend(self.ids.person(&row.child_id).map(|child| {
                (
                    child,
                    row.last_reviewing_officer.value(),
                    row.unaccompanied.yes(),
                )
            }));
        }
        for (child, contact, unaccompanied) in last_contacts {
            let Some(history) = self.child(child) else {
                continue;
            };
            let latest = &mut care(history).reviewing_officer_contact;
            *latest = (*latest).max(contact);
            if unaccompanied == Some(true) {
                let undated = Spell {
                    from: None,
                    to: None,
                };
                history.person.unaccompanied.get_or_insert(undated);
            }
        }
    }
}
