//! Those who would adopt: how fast they come through the two stages, and who waits for a match.

use children::Service;
use children::history::Spell;
use children::service::Fact;

use super::usual::{events, snapshot};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Judge, Measure};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[&STAGE_ONE, &STAGE_TWO, &ADOPTERS_WAITING];

const HERE: Area = Area::Adoption;

/// Share of adopters through stage one in two months.
pub static STAGE_ONE: Measure = Measure {
    id: "AD09",
    name: "Adopters through stage one in two months",
    asks: "Of the adopters who finished stage one, how many did within two months?",
    better: Better::Higher,
    met: "within two months",
    counted: "prospective adopters who finished stage one in the period",
    clock: Some(Clock {
        rule: "two months",
        source: "Statutory guidance on adoption",
    }),
    needs: &[Fact::Adopters],
    source: "Annex A list 11",
    judge: Judge::Service(stage_one),
    ..events(HERE)
};

fn stage(
    service: &Service,
    cases: &mut Cases<'_>,
    months: i32,
    of: impl Fn(&children::service::Adopter) -> Spell,
) {
    for (at, adopter) in (0..).zip(&service.adopters) {
        let spell = of(adopter);
        let Some(to) = spell.to else { continue };
        cases.of(Subject::Adopter(at));
        match spell.from.filter(|from| *from <= to) {
            Some(from) => cases.event(Some(to), to <= from.plus_months(months), adopter.at),
            None => cases.left_out(Some(to), adopter.at),
        }
    }
}

fn stage_one(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    stage(service, cases, 2, |adopter| adopter.stage_one);
}

/// Share of adopters through stage two in four months.
pub static STAGE_TWO: Measure = Measure {
    id: "AD09b",
    name: "Adopters through stage two in four months",
    asks: "Of the adopters who finished stage two, how many did within four months?",
    better: Better::Higher,
    met: "within four months",
    counted: "prospective adopters who finished stage two in the period",
    clock: Some(Clock {
        rule: "four months",
        source: "Statutory guidance on adoption",
    }),
    needs: &[Fact::Adopters],
    source: "Annex A list 11",
    judge: Judge::Service(stage_two),
    ..events(HERE)
};

fn stage_two(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    stage(service, cases, 4, |adopter| adopter.stage_two);
}

/// Share of approved adopters who wait for a match.
pub static ADOPTERS_WAITING: Measure = Measure {
    id: "AD10",
    name: "Approved adopters waiting for a match",
    asks: "Of the approved adopters, how many are not matched with a child?",
    met: "approved and not matched",
    counted: "approved adopters whose adoption order is not made and who have not left",
    needs: &[Fact::Adopters],
    source: "Annex A list 11",
    beware: "Adopters are counted one by one, not by family.",
    judge: Judge::Service(adopters_waiting),
    ..snapshot(HERE)
};

fn adopters_waiting(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for (at, adopter) in (0..).zip(&service.adopters) {
        let Some(approved) = adopter.approved else {
            continue;
        };
        let approved = Spell {
            from: Some(approved),
            to: [adopter.ordered, adopter.left].into_iter().flatten().min(),
        };
        cases.of(Subject::Adopter(at));
        cases.while_open(approved, adopter.at, |day| {
            Some(adopter.matched.is_none_or(|matched| matched > day))
        });
    }
}
