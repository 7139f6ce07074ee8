//! An invented authority with a child of every kind.

use std::sync::Arc;

use children::care::{
    Adoption as Way, Care, CarePlan, CareReview, Health, Legal, Period, Placement,
};
use children::codes::*;
use children::history::*;
use children::leaving::{LeaverRecord, Leaving, PathwayPlan};
use children::service::{Adopter, Fact, Gender, Names, Service, SourceTable, Team, Worker};
use children::{Day, History, Origin, ThinVec};

const FACTS: &[Fact] = &[
    Fact::Contacts,
    Fact::EarlyHelp,
    Fact::Referrals,
    Fact::Assessments,
    Fact::Enquiries,
    Fact::Conferences,
    Fact::NeedPlans,
    Fact::NeedVisits,
    Fact::Plans,
    Fact::PlanVisits,
    Fact::PlanReviews,
    Fact::CareEpisodes,
    Fact::CareVisits,
    Fact::CareReviews,
    Fact::CarePlans,
    Fact::LegalStatuses,
    Fact::Placements,
    Fact::Health,
    Fact::Missing,
    Fact::Immigration,
    Fact::Disabilities,
    Fact::Involvements,
    Fact::Leavers,
    Fact::PathwayPlans,
    Fact::Permanence,
    Fact::Adopters,
];

pub(crate) fn on(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// The day of the lists.
pub(crate) fn today() -> Day {
    on(2026, 10, 31)
}

fn at(fact: Fact) -> Origin {
    Origin::new(fact, 2)
}

fn spell(from: Day, to: Option<Day>) -> Spell {
    Spell {
        from: Some(from),
        to,
    }
}

fn source(fact: Fact) -> SourceTable {
    SourceTable {
        fact,
        source: "ssd",
        file: "invented.csv".into(),
        rows: 1,
        missing_columns: Vec::new(),
        earliest: None,
        latest: Some(today()),
    }
}

/// An authority with a child of every kind.
pub(crate) fn service() -> Service {
    let mut service = Service {
        workers: vec![
            Arc::new(Worker {
                id: "W1".into(),
                name: "Sam Invented".into(),
                ..Worker::default()
            }),
            Arc::new(Worker {
                id: "W2".into(),
                team: Some(1),
                ..Worker::default()
            }),
        ],
        teams: vec![
            Team {
                id: "T1".into(),
                name: "North".into(),
                ..Team::default()
            },
            Team {
                id: "T2".into(),
                name: "South".into(),
                ..Team::default()
            },
        ],
        urns: vec!["SC012345".into()],
        ..Service::default()
    };
    service.sources.tables = FACTS.iter().copied().map(source).collect();
    service.sources.as_at = Some(today());
    for (id, child) in [
        ("A01", contacted()),
        ("A02", on_a_plan()),
        ("A03", in_care_child()),
        ("A04", leaver()),
        ("A05", to_be_adopted()),
        ("A06", unborn()),
        ("A07", closed()),
        ("A08", only_referred()),
        ("A09", History::default()),
    ] {
        service.children.push(Arc::new(child));
        service.names.push(Arc::new(Names {
            id: id.into(),
            forename: "Forename".into(),
            surname: "Surname".into(),
        }));
    }
    service.adopters.push(Adopter {
        id: "P1".into(),
        family: "F1".into(),
        gender: Some(Gender::Neither),
        ethnicity: Some(Ethnicity::Wbri),
        disabled: Some(false),
        fostering_for_adoption: Some(true),
        enquired: Some(on(2026, 1, 5)),
        stage_one: spell(on(2026, 2, 1), Some(on(2026, 4, 1))),
        stage_two: spell(on(2026, 5, 1), Some(on(2026, 11, 1))),
        applied: Some(on(2026, 4, 20)),
        approved: Some(on(2026, 11, 1)),
        matched: None,
        placed: None,
        children: Some(1),
        ordered: None,
        left: None,
        left_why: "".into(),
        at: at(Fact::Adopters),
    });
    service
}

fn person(born: Day) -> Person {
    Person {
        born: Some(born),
        sex: Some(Sex::Female),
        ethnicity: Some(Ethnicity::Bcrb),
        ..Person::default()
    }
}

fn holder(from: Day, to: Option<Day>, worker: WorkerId) -> Involvement {
    Involvement {
        spell: spell(from, to),
        worker: Some(worker),
        team: (worker == 0).then_some(0),
        role: Role::CaseWorker,
        change: None,
        at: at(Fact::Involvements),
    }
}

fn referral(from: Day, to: Option<Day>) -> Referral {
    Referral {
        spell: spell(from, to),
        source: Some(Source::S6),
        need: Some(Need::N1),
        no_further_action: Some(false),
        closed: to.map(|_| CloseReason::RC7),
        team: Some(1),
        worker: Some(1),
        at: at(Fact::Referrals),
    }
}

fn visit(kind: VisitKind, day: Day, seen: bool) -> Visit {
    Visit {
        kind,
        on: Some(day),
        seen: Some(seen),
        alone: Some(true),
        bedroom: None,
        at: at(Fact::PlanVisits),
    }
}

fn contacted() -> History {
    let contact = |day| Contact {
        on: day,
        source: Some(Source::S2A),
        outcomes: None,
        at: at(Fact::Contacts),
    };
    History {
        person: person(on(2015, 11, 1)),
        contacts: [
            Some(on(2026, 4, 29)),
            Some(on(2026, 4, 30)),
            Some(today()),
            Some(on(2026, 11, 1)),
            None,
        ]
        .into_iter()
        .map(contact)
        .collect(),
        early_help: [EarlyHelp {
            spell: spell(on(2025, 1, 10), None),
            assessed: None,
            stepped_up: None,
            by_council: Some(true),
            at: at(Fact::EarlyHelp),
        }]
        .into_iter()
        .collect(),
        ..History::default()
    }
}

fn on_a_plan() -> History {
    History {
        person: person(on(2012, 10, 31)),
        referrals: [
            referral(on(2026, 3, 1), Some(on(2026, 4, 1))),
            referral(on(2026, 6, 1), None),
        ]
        .into_iter()
        .collect(),
        assessments: [Assessment {
            start: Some(on(2026, 6, 2)),
            authorised: Some(on(2026, 11, 5)),
            seen: Some(true),
            no_further_action: Some(true),
            factors: None,
            team: None,
            worker: None,
            at: at(Fact::Assessments),
        }]
        .into_iter()
        .collect(),
        enquiries: [Enquiry {
            spell: spell(on(2026, 6, 20), Some(on(2026, 7, 1))),
            no_conference_needed: Some(false),
            worker: Some(0),
            conference: Some(0),
            at: at(Fact::Enquiries),
        }]
        .into_iter()
        .collect(),
        conferences: [Conference {
            target: Some(on(2026, 7, 11)),
            held: Some(on(2026, 7, 10)),
            transfer_in: None,
            plan: Some(true),
            enquiry: Some(0),
            at: at(Fact::Conferences),
        }]
        .into_iter()
        .collect(),
        plans: [
            Plan {
                spell: spell(on(2022, 1, 1), Some(on(2022, 9, 1))),
                first_category: Some(PlanCategory::Physical),
                latest_category: Some(PlanCategory::Physical),
                other_council: None,
                at: at(Fact::Plans),
            },
            Plan {
                spell: spell(on(2026, 7, 10), Some(on(2026, 12, 1))),
                first_category: Some(PlanCategory::Neglect),
                latest_category: Some(PlanCategory::Multiple),
                other_council: None,
                at: at(Fact::Plans),
            },
        ]
        .into_iter()
        .collect(),
        visits: [
            visit(VisitKind::Protection, on(2022, 8, 1), true),
            visit(VisitKind::Protection, on(2026, 10, 1), true),
            visit(VisitKind::Protection, on(2026, 10, 15), false),
            visit(VisitKind::Protection, on(2026, 11, 2), true),
        ]
        .into_iter()
        .collect(),
        plan_reviews: [PlanReview {
            due: Some(on(2026, 10, 9)),
            held: Some(on(2026, 10, 8)),
            continues: Some(true),
            quorate: None,
            participation: None,
            at: at(Fact::PlanReviews),
        }]
        .into_iter()
        .collect(),
        involvements: [
            holder(on(2026, 6, 1), Some(on(2026, 8, 1)), 0),
            holder(on(2026, 8, 1), None, 1),
        ]
        .into_iter()
        .collect(),
        ..History::default()
    }
}

fn in_care_child() -> History {
    let mut person = person(on(2010, 2, 1));
    person.disabilities.insert(Disability::Learning);
    person.unaccompanied = Some(spell(on(2025, 1, 1), None));
    let legal = |status, from, to| Legal {
        spell: spell(from, to),
        status: Some(status),
        at: at(Fact::LegalStatuses),
    };
    let placement = |kind, from, to, within| Placement {
        spell: spell(from, to),
        kind: Some(kind),
        provider: Some(Provider::PR4),
        urn: Some(0),
        has_urn: true,
        tenths_of_mile: None,
        within: Some(within),
        changed: None,
        at: at(Fact::Placements),
    };
    let check = |kind, on, done| Health {
        kind: Some(kind),
        on: Some(on),
        done,
        refused: false,
        at: at(Fact::Health),
    };
    let missing = |kind, from, to, offered| Missing {
        spell: spell(from, to),
        kind: Some(kind),
        offered,
        accepted: Some(false),
        at: at(Fact::Missing),
    };
    let care = Care {
        periods: [
            Period {
                spell: spell(on(2024, 1, 1), Some(on(2026, 2, 1))),
                began: None,
                ceased: Some(CeaseReason::E4A),
                at: at(Fact::CareEpisodes),
                last_at: at(Fact::CareEpisodes),
            },
            Period {
                spell: spell(on(2026, 5, 5), Some(on(2026, 12, 24))),
                began: None,
                ceased: Some(CeaseReason::E8),
                at: at(Fact::CareEpisodes),
                last_at: at(Fact::CareEpisodes),
            },
        ]
        .into_iter()
        .collect(),
        legal: [
            legal(LegalStatus::L2, on(2026, 5, 5), Some(on(2026, 5, 12))),
            legal(LegalStatus::C1, on(2026, 5, 12), None),
        ]
        .into_iter()
        .collect(),
        placements: [
            placement(
                PlacementType::U6,
                on(2025, 1, 1),
                Some(on(2025, 10, 1)),
                true,
            ),
            placement(
                PlacementType::U6,
                on(2026, 5, 5),
                Some(on(2026, 8, 1)),
                true,
            ),
            placement(PlacementType::K2, on(2026, 8, 1), None, false),
            placement(
                PlacementType::T1,
                on(2026, 10, 30),
                Some(on(2026, 11, 2)),
                false,
            ),
        ]
        .into_iter()
        .collect(),
        reviews: [
            (on(2026, 6, 1), false),
            (on(2026, 9, 1), true),
            (on(2026, 11, 30), false),
        ]
        .into_iter()
        .map(|(held, cancelled)| CareReview {
            due: None,
            held: Some(held),
            cancelled,
            participation: None,
            at: at(Fact::CareReviews),
        })
        .collect(),
        health: [
            check(HealthCheck::Initial, on(2026, 5, 20), true),
            check(HealthCheck::Review, on(2026, 10, 20), false),
            check(HealthCheck::Dental, on(2026, 7, 7), true),
            check(HealthCheck::Dental, on(2026, 12, 7), true),
        ]
        .into_iter()
        .collect(),
        plans: [CarePlan {
            spell: spell(on(2026, 6, 1), None),
            plans: [
                PermanencePlan::ReturnOneMonth,
                PermanencePlan::ReturnEventually,
            ]
            .into_iter()
            .collect(),
            at: at(Fact::CarePlans),
        }]
        .into_iter()
        .collect(),
        reviewing_officer_contact: Some(on(2026, 10, 2)),
        ..Care::default()
    };
    History {
        person,
        referrals: [referral(on(2026, 5, 1), None)].into_iter().collect(),
        visits: [visit(VisitKind::Care, on(2026, 10, 12), true)]
            .into_iter()
            .collect(),
        missing: [
            missing(
                MissingKind::Missing,
                on(2026, 6, 1),
                Some(on(2026, 6, 2)),
                Some(true),
            ),
            missing(
                MissingKind::Missing,
                on(2026, 10, 30),
                Some(on(2026, 11, 3)),
                Some(false),
            ),
            missing(
                MissingKind::Away,
                on(2026, 7, 1),
                Some(on(2026, 7, 1)),
                None,
            ),
            missing(
                MissingKind::Missing,
                on(2026, 3, 1),
                Some(on(2026, 3, 1)),
                None,
            ),
        ]
        .into_iter()
        .collect(),
        involvements: [holder(on(2026, 5, 1), None, 0)].into_iter().collect(),
        care: Some(Box::new(care)),
        ..History::default()
    }
}

fn leaver() -> History {
    let record = LeaverRecord {
        eligibility: Some(Eligibility::FormerRelevant),
        in_touch: Some(InTouch::Yes),
        latest_contact: Some(on(2026, 9, 9)),
        accommodation: Some(Accommodation::U),
        suitable: Some(true),
        activity: Some(Activity::F4),
        plan_reviewed: Some(on(2026, 5, 5)),
        adviser: Some(true),
        team: Some(1),
        worker: Some(0),
        at: at(Fact::Leavers),
    };
    History {
        person: person(on(2007, 5, 1)),
        // Councils keep the episode of a care leaver open: that makes no child in need of them.
        referrals: [referral(on(2020, 1, 1), None)].into_iter().collect(),
        involvements: [Involvement {
            role: Role::PersonalAdviser,
            ..holder(on(2025, 5, 1), None, 0)
        }]
        .into_iter()
        .collect(),
        leaving: Some(Box::new(Leaving {
            records: [record].into_iter().collect(),
            pathway_plans: [PathwayPlan {
                agreed: Some(on(2026, 8, 8)),
                reviewed: Some(on(2026, 11, 8)),
                at: at(Fact::PathwayPlans),
            }]
            .into_iter()
            .collect(),
            reasons: ThinVec::new(),
        })),
        ..History::default()
    }
}

fn to_be_adopted() -> History {
    History {
        person: person(on(2024, 3, 3)),
        adoption: Some(Box::new(Way {
            entered_care: Some(on(2024, 3, 5)),
            decided: Some(on(2024, 12, 1)),
            early_decided: None,
            early_placed: None,
            placement_order: Some(on(2025, 2, 1)),
            matched: Some(on(2025, 12, 1)),
            placed: Some(on(2026, 1, 10)),
            by_carer: None,
            placed_with_carer: None,
            reversed: None,
            reversal: None,
            ordered: Some(on(2026, 11, 20)),
            order: Some(PermanenceOrder::Adoption),
            sibling_group: None,
            siblings_together: None,
            at: at(Fact::Permanence),
        })),
        ..History::default()
    }
}

fn unborn() -> History {
    History {
        person: Person {
            born: Some(on(2026, 11, 20)),
            expected: Some(on(2026, 11, 15)),
            ..Person::default()
        },
        referrals: [referral(on(2026, 9, 1), None)].into_iter().collect(),
        ..History::default()
    }
}

fn closed() -> History {
    History {
        person: person(on(2014, 1, 1)),
        referrals: [referral(on(2025, 9, 1), Some(on(2026, 6, 30)))]
            .into_iter()
            .collect(),
        involvements: [holder(on(2025, 9, 1), Some(on(2026, 6, 30)), 0)]
            .into_iter()
            .collect(),
        ..History::default()
    }
}

fn only_referred() -> History {
    History {
        person: person(on(2016, 1, 1)),
        referrals: [Referral {
            no_further_action: Some(true),
            ..referral(on(2026, 9, 1), Some(on(2026, 9, 2)))
        }]
        .into_iter()
        .collect(),
        ..History::default()
    }
}
