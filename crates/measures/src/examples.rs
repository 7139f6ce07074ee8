//! Examples as tables: one child's events in, what measures count and lists say out.
//!
//! A table begins with its kind and its columns; its rows begin with a bar:
//!
//! ```text
//! person     | born
//!            | 2012-05-04
//! referral   | from       | to
//!            | 2025-01-06 | 2025-03-01
//! ```
//!
//! A column that its kind does not know, or a word that cannot be read, fails the test.

use std::cell::RefCell;
use std::sync::Arc;

use children::codes::{Code, Disability, Set};
use children::history::*;
use children::service::{Fact, SourceTable, Team};
use children::{Day, Moment, Origin, Service, ThinVec, care, leaving};

use crate::cases::Months;
use crate::measure::{Judge, When};
use crate::scene::{Scene, Standards};
use crate::worklist::{Built, State};
use crate::{catalogue, lists, tally};

/// A row of a table, with the cells nobody asked for yet.
struct Row<'t> {
    fact: Fact,
    line: u32,
    cells: Vec<(&'t str, &'t str)>,
    asked: RefCell<Vec<&'t str>>,
}

impl<'t> Row<'t> {
    fn text(&self, column: &str) -> Option<&'t str> {
        let (name, cell) = self.cells.iter().find(|(name, _)| *name == column)?;
        self.asked.borrow_mut().push(name);
        (!cell.is_empty()).then_some(*cell)
    }

    fn day(&self, column: &str) -> Option<Day> {
        self.text(column).map(day)
    }

    fn moment(&self, column: &str) -> Option<Moment> {
        let text = self.text(column)?;
        let Some((on, time)) = text.split_once(' ') else {
            return Some(Moment::of_day(day(text)));
        };
        let (hour, minute) = time.split_once(':').expect("a time");
        let minute: u16 = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
        Some(Moment {
            day: day(on),
            minute: Some(minute),
        })
    }

    fn yes(&self, column: &str) -> Option<bool> {
        self.text(column).map(|text| match text {
            "yes" => true,
            "no" => false,
            _ => panic!("{text} is neither yes nor no"),
        })
    }

    fn number<N: std::str::FromStr>(&self, column: &str) -> Option<N> {
        self.text(column)
            .map(|text| text.parse().ok().expect("a number"))
    }

    fn code<C: Code>(&self, column: &str) -> Option<C> {
        self.text(column)
            .map(|text| C::from_code(text).unwrap_or_else(|| panic!("no code {text}")))
    }

    fn codes<C: Code>(&self, column: &str) -> Option<Set<C>> {
        self.text(column).map(|text| {
            text.split(',')
                .map(|code| C::from_code(code.trim()).unwrap_or_else(|| panic!("no code {code}")))
                .collect()
        })
    }

    /// One of the variants of an enum, by the name in the code.
    fn word<T: std::fmt::Debug + Copy>(&self, column: &str, all: &[T]) -> Option<T> {
        self.text(column).map(|text| {
            *all.iter()
                .find(|each| format!("{each:?}") == text)
                .unwrap_or_else(|| panic!("no word {text}"))
        })
    }

    fn spell(&self) -> Spell {
        Spell {
            from: self.day("from"),
            to: self.day("to"),
        }
    }

    fn at(&self) -> Origin {
        Origin::new(self.fact, self.line)
    }

    fn due(&self) -> Due {
        Due {
            due: self.day("due"),
            held: self.day("held"),
            at: self.at(),
        }
    }
}

/// A day as examples write it: 2026-10-03.
pub(crate) fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().unwrap());
    let (year, month, of) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap(),
    );
    Day::new(
        year,
        i8::try_from(month).unwrap(),
        i8::try_from(of).unwrap(),
    )
    .unwrap_or_else(|| panic!("no day {text}"))
}

/// The child of some tables.
pub(crate) fn child(tables: &str) -> History {
    let mut child = History::default();
    let mut kind = "";
    let mut columns: Vec<&str> = Vec::new();
    for (line, text) in (1..).zip(tables.lines()) {
        let Some((first, rest)) = text.split_once('|') else {
            assert!(text.trim().is_empty(), "a line without a bar: {text}");
            continue;
        };
        let cells = rest.split('|').map(str::trim);
        if !first.trim().is_empty() {
            kind = first.trim();
            columns = cells.collect();
            continue;
        }
        let row = Row {
            fact: Fact::People,
            line,
            cells: columns.iter().copied().zip(cells).collect(),
            asked: RefCell::default(),
        };
        put(&mut child, kind, &row);
        for column in &columns {
            assert!(
                row.asked.borrow().contains(column)
                    || row.cells.iter().all(|(name, _)| name != column),
                "{kind} has no {column}"
            );
        }
    }
    child
}

fn put(child: &mut History, kind: &str, row: &Row<'_>) {
    match kind {
        "person" => person(&mut child.person, row),
        "home" => child.homes.push(Home {
            spell: row.spell(),
            area: row.number("area").unwrap(),
            at: row.at(),
        }),
        "involved" => child.involvements.push(Involvement {
            spell: row.spell(),
            worker: row.number("worker"),
            team: row.number("team"),
            role: row
                .word(
                    "role",
                    &[
                        Role::CaseWorker,
                        Role::ReviewingOfficer,
                        Role::PersonalAdviser,
                        Role::Other,
                    ],
                )
                .unwrap_or(Role::CaseWorker),
            change: row.code("change"),
            at: row.at(),
        }),
        "supervised" => child.supervision.push(Supervised {
            on: row.day("on"),
            worker: row.number("worker"),
            at: row.at(),
        }),
        "oversight" => child.oversight.push(Oversight {
            on: row.day("on"),
            at: row.at(),
        }),
        "audit" => child.audits.push(Audit {
            on: row.day("on"),
            grade: row.word(
                "grade",
                &[
                    AuditGrade::Inadequate,
                    AuditGrade::RequiresImprovement,
                    AuditGrade::Good,
                    AuditGrade::Outstanding,
                ],
            ),
            moderated: row.day("moderated"),
            at: row.at(),
        }),
        "advocacy" => child.advocacy.push(Advocacy {
            kind: row
                .word("kind", &[Ally::Advocate, Ally::IndependentVisitor])
                .unwrap_or(Ally::Advocate),
            requested: row.day("requested"),
            matched: row.day("matched"),
            ended: row.day("ended"),
            at: row.at(),
        }),
        _ => {
            if !(front_door(child, kind, row)
                || protection(child, kind, row)
                || risk(child, kind, row)
                || special(child, kind, row)
                || in_care(child, kind, row)
                || leaver(child, kind, row))
            {
                panic!("no kind {kind}");
            }
        }
    }
}

fn person(person: &mut Person, row: &Row<'_>) {
    person.born = row.day("born");
    person.expected = row.day("expected");
    person.died = row.day("died");
    person.sex = row.code("sex");
    person.ethnicity = row.code("ethnicity");
    person.disabilities = row.codes::<Disability>("disabilities").unwrap_or_default();
    person.is_mother = row.yes("mother");
    person.unaccompanied = row.day("unaccompanied").map(|from| Spell {
        from: Some(from),
        to: None,
    });
}

fn front_door(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    match kind {
        "contact" => child.contacts.push(Contact {
            on: row.day("on"),
            source: row.code("source"),
            outcomes: row.codes("outcomes"),
            at: row.at(),
        }),
        "decision" => child.decisions.push(Decision {
            received: row.moment("received"),
            decided: row.moment("decided"),
            at: row.at(),
        }),
        "early help" => child.early_help.push(EarlyHelp {
            spell: row.spell(),
            assessed: row.day("assessed"),
            stepped_up: row.yes("stepped up"),
            by_council: row.yes("by council"),
            at: row.at(),
        }),
        "referral" => child.referrals.push(Referral {
            spell: row.spell(),
            source: row.code("source"),
            need: row.code("need"),
            no_further_action: row.yes("nfa"),
            closed: row.code("closed"),
            team: row.number("team"),
            worker: row.number("worker"),
            at: row.at(),
        }),
        "assessment" => child.assessments.push(Assessment {
            start: row.day("start"),
            authorised: row.day("authorised"),
            seen: row.yes("seen"),
            no_further_action: row.yes("nfa"),
            factors: row.codes("factors"),
            team: row.number("team"),
            worker: row.number("worker"),
            at: row.at(),
        }),
        "need plan" => child.need_plans.push(NeedPlan {
            spell: row.spell(),
            at: row.at(),
        }),
        "need review" => child.need_reviews.push(row.due()),
        _ => return false,
    }
    true
}

fn protection(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    match kind {
        "enquiry" => child.enquiries.push(Enquiry {
            spell: row.spell(),
            no_conference_needed: row.yes("no conference needed"),
            worker: row.number("worker"),
            conference: row.number("conference"),
            at: row.at(),
        }),
        "conference" => child.conferences.push(Conference {
            target: row.day("target"),
            held: row.day("held"),
            transfer_in: row.yes("transfer in"),
            plan: row.yes("plan"),
            enquiry: row.number("enquiry"),
            at: row.at(),
        }),
        "plan" => child.plans.push(Plan {
            spell: row.spell(),
            first_category: row.code("category"),
            latest_category: row.code("latest category"),
            other_council: row.yes("other council"),
            at: row.at(),
        }),
        "plan review" => child.plan_reviews.push(PlanReview {
            due: row.day("due"),
            held: row.day("held"),
            continues: row.yes("continues"),
            quorate: row.yes("quorate"),
            participation: row.code("participation"),
            at: row.at(),
        }),
        "core group" => child.core_groups.push(row.due()),
        "visit" => child.visits.push(Visit {
            kind: row
                .word(
                    "kind",
                    &[VisitKind::Need, VisitKind::Protection, VisitKind::Care],
                )
                .unwrap(),
            on: row.day("on"),
            seen: row.yes("seen"),
            alone: row.yes("alone"),
            bedroom: row.yes("bedroom"),
            at: row.at(),
        }),
        "pre-proceedings" => child.pre_proceedings.push(PreProceedings {
            spell: row.spell(),
            at: row.at(),
        }),
        "proceedings" => child.proceedings.push(Proceedings {
            spell: row.spell(),
            at: row.at(),
        }),
        "private fostering" => child.private_fostering.push(PrivateFostering {
            notified: row.day("notified"),
            spell: row.spell(),
            at: row.at(),
        }),
        "private fostering visit" => child.private_fostering_visits.push(Held {
            on: row.day("on"),
            at: row.at(),
        }),
        _ => return false,
    }
    true
}

fn risk(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    match kind {
        "missing" => child.missing.push(Missing {
            spell: row.spell(),
            kind: row.code("kind"),
            offered: row.yes("offered"),
            accepted: row.yes("accepted"),
            at: row.at(),
        }),
        "interview" => child.interviews.push(Interview {
            missing_from: row.day("missing from"),
            returned: row.moment("returned"),
            offered: row.yes("offered"),
            offered_on: row.day("offered on"),
            held: row.moment("held"),
            declined: row.yes("declined"),
            at: row.at(),
        }),
        "exploitation" => child.exploitation.push(Exploitation {
            kind: row.word(
                "kind",
                &[
                    ExploitationKind::Sexual,
                    ExploitationKind::Criminal,
                    ExploitationKind::Trafficking,
                    ExploitationKind::Other,
                ],
            ),
            level: row.word(
                "level",
                &[
                    RiskLevel::None,
                    RiskLevel::Low,
                    RiskLevel::Medium,
                    RiskLevel::High,
                ],
            ),
            on: row.day("on"),
            next_review: row.day("next review"),
            closed: row.day("closed"),
            nrm_referred: row.day("nrm referred"),
            nrm_decided: row.day("nrm decided"),
            at: row.at(),
        }),
        "homeless" => child.homeless.push(Homeless {
            presented: row.day("presented"),
            assessed: row.day("assessed"),
            explained: row.yes("explained"),
            offered: row.yes("offered"),
            advocate: row.yes("advocate"),
            consent: row.yes("consent"),
            outcome: row.word(
                "outcome",
                &[
                    HomelessOutcome::Section20,
                    HomelessOutcome::Section17,
                    HomelessOutcome::Family,
                    HomelessOutcome::Housing,
                    HomelessOutcome::Other,
                ],
            ),
            decided: row.day("decided"),
            nights: ThinVec::new(),
            at: row.at(),
        }),
        "night" => child.homeless.last_mut().unwrap().nights.push(Night {
            spell: row.spell(),
            bed_and_breakfast: row.yes("bed and breakfast") == Some(true),
            at: row.at(),
        }),
        _ => return false,
    }
    true
}

fn special(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    match kind {
        "disabled service" => child.disabled_service.push(DisabledService {
            spell: row.spell(),
            worker: row.number("worker"),
            transition_agreed: row.day("transition agreed"),
            short_breaks_reviewed: row.day("short breaks reviewed"),
            at: row.at(),
        }),
        "education plan" => child.education_plans.push(EducationPlan {
            requested: row.day("requested"),
            issued: row.day("issued"),
            excepted: row.yes("excepted"),
            reviewed: row.day("reviewed"),
            ceased: row.day("ceased"),
            at: row.at(),
        }),
        "voice" => child.voice.push(Voice {
            answers: ["1", "2", "3", "4", "5"].map(|column| row.yes(column)),
            at: row.at(),
        }),
        _ => return false,
    }
    true
}

fn in_care(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    let had = child.care.is_some();
    let care = child.care.get_or_insert_default();
    match kind {
        "care" => care.periods.push(care::Period {
            spell: row.spell(),
            began: row.code("began"),
            ceased: row.code("ceased"),
            at: row.at(),
            last_at: row.at(),
        }),
        "legal" => care.legal.push(care::Legal {
            spell: row.spell(),
            status: row.code("status"),
            at: row.at(),
        }),
        "placement" => care.placements.push(care::Placement {
            spell: row.spell(),
            kind: row.code("kind"),
            provider: row.code("provider"),
            urn: row.number("urn"),
            has_urn: row.yes("has urn").unwrap_or(false),
            tenths_of_mile: row.number("tenths of mile"),
            within: row.yes("within"),
            changed: row.code("changed"),
            at: row.at(),
        }),
        "care review" => care.reviews.push(care::CareReview {
            due: row.day("due"),
            held: row.day("held"),
            cancelled: row.yes("cancelled") == Some(true),
            participation: row.code("participation"),
            at: row.at(),
        }),
        "health" => care.health.push(care::Health {
            kind: row.code("kind"),
            on: row.day("on"),
            done: row.yes("done") != Some(false),
            refused: row.yes("refused") == Some(true),
            at: row.at(),
        }),
        "immunisations" => care.immunisations.push(flagged(row)),
        "conviction" => care.convictions.push(flagged(row)),
        "questionnaire" => care.questionnaires.push(care::Questionnaire {
            on: row.day("on"),
            score: row.number("score"),
            at: row.at(),
        }),
        "substance misuse" => care.substance_misuse.push(care::SubstanceMisuse {
            on: row.day("on"),
            helped: row.yes("helped"),
            at: row.at(),
        }),
        "care plan" => care.plans.push(care::CarePlan {
            spell: row.spell(),
            plans: row.codes("plans").unwrap_or_default(),
            at: row.at(),
        }),
        "permanence" => care.permanence.push(care::PermanenceDecision {
            on: row.day("on"),
            plan: row.code("plan"),
            at: row.at(),
        }),
        "education" => care.education.push(row.due()),
        "reviewing officer" => care.reviewing_officer_contact = row.day("on"),
        "adoption" => {
            child.adoption = Some(Box::new(care::Adoption {
                entered_care: row.day("entered care"),
                decided: row.day("decided"),
                early_decided: row.day("early decided"),
                early_placed: row.day("early placed"),
                placement_order: row.day("placement order"),
                matched: row.day("matched"),
                placed: row.day("placed"),
                by_carer: row.yes("by carer"),
                placed_with_carer: row.day("placed with carer"),
                reversed: row.day("reversed"),
                reversal: row.code("reversal"),
                ordered: row.day("ordered"),
                order: row.code("order"),
                sibling_group: row.yes("sibling group"),
                siblings_together: row.yes("siblings together"),
                at: row.at(),
            }));
        }
        _ => {
            if !had {
                child.care = None;
            }
            return false;
        }
    }
    true
}

fn flagged(row: &Row<'_>) -> care::Flagged {
    care::Flagged {
        on: row.day("on"),
        so: row.yes("so"),
        at: row.at(),
    }
}

fn leaver(child: &mut History, kind: &str, row: &Row<'_>) -> bool {
    use leaving::NotInWorkReason as Reason;
    let had = child.leaving.is_some();
    let leaving = child.leaving.get_or_insert_default();
    match kind {
        "leaver" => leaving.records.push(leaving::LeaverRecord {
            eligibility: row.code("eligibility"),
            in_touch: row.code("in touch"),
            latest_contact: row.day("latest contact"),
            accommodation: row.code("accommodation"),
            suitable: row.yes("suitable"),
            activity: row.code("activity"),
            plan_reviewed: row.day("plan reviewed"),
            adviser: row.yes("adviser"),
            team: row.number("team"),
            worker: row.number("worker"),
            at: row.at(),
        }),
        "pathway plan" => leaving.pathway_plans.push(leaving::PathwayPlan {
            agreed: row.day("agreed"),
            reviewed: row.day("reviewed"),
            at: row.at(),
        }),
        "not in work" => leaving.reasons.push(leaving::NotInWork {
            spell: row.spell(),
            reason: row.word(
                "reason",
                &[
                    Reason::Health,
                    Reason::Parenting,
                    Reason::Immigration,
                    Reason::Custody,
                    Reason::Looking,
                    Reason::NotReady,
                    Reason::Waiting,
                    Reason::Other,
                ],
            ),
            at: row.at(),
        }),
        _ => {
            if !had {
                child.leaving = None;
            }
            return false;
        }
    }
    true
}

/// A service of one child, with every table supplied, ten workers and three teams.
pub(crate) fn service(tables: &str) -> Service {
    let mut service = Service {
        children: vec![Arc::new(child(tables))],
        names: vec![Arc::default()],
        workers: (0..10).map(|_| Arc::default()).collect(),
        teams: (0..3).map(|_| Team::default()).collect(),
        population: vec![(2020, 10_000)],
        ..Service::default()
    };
    service.sources.tables = Fact::ALL
        .iter()
        .map(|fact| SourceTable {
            fact: *fact,
            source: "optional",
            file: "".into(),
            rows: 0,
            missing_columns: Vec::new(),
            earliest: None,
            latest: None,
        })
        .collect();
    service
}

/// What a measure counts of the child as at a day: for events, each in the last 36 months; for a snapshot, that of the
/// day. `2026-03-04 met`, `2026-03-04 not`, `2026-03-04 met 12` with an amount, `left out`; in order, with commas.
pub(crate) fn counts(id: &str, as_at: &str, tables: &str) -> String {
    counted_of(id, as_at, &service(tables))
}

/// The same of a service made by hand.
pub(crate) fn counted_of(id: &str, as_at: &str, service: &Service) -> String {
    let measure = catalogue::find(id).expect("a measure");
    assert!(
        !matches!(measure.judge, Judge::Never(_)),
        "{id} has no judge"
    );
    let standards = Standards::default();
    let scene = Scene {
        service,
        standards: &standards,
        today: day(as_at),
    };
    let months = Months::ending(scene.today, 36);
    let wanted = match measure.when {
        When::Events => 0..36,
        When::Snapshot => 35..36,
    };
    let (cases, left_out) = tally::cases(measure, &scene, months, wanted);
    let mut said: Vec<String> = cases
        .iter()
        .map(|case| {
            let met = if case.met { "met" } else { "not" };
            let day = match measure.when {
                When::Events => format!("{} ", case.on),
                When::Snapshot => String::new(),
            };
            if case.amount == 0.0 {
                format!("{day}{met}")
            } else {
                format!("{day}{met} {}", case.amount)
            }
        })
        .collect();
    said.extend(left_out.iter().map(|_| "left out".to_owned()));
    said.join(", ")
}

/// What a list says of the child: `late since 2026-01-02 due 2026-02-03: why`, a line for each entry.
pub(crate) fn listed(id: &str, today: &str, tables: &str) -> String {
    listed_of(id, today, &service(tables))
}

/// The same of a service made by hand.
pub(crate) fn listed_of(id: &str, today: &str, service: &Service) -> String {
    let list = lists::find(id).expect("a list");
    let standards = Standards::default();
    let scene = Scene {
        service,
        standards: &standards,
        today: day(today),
    };
    let Built::Entries(entries, _) = list.build(&scene) else {
        panic!("{id} could not be built");
    };
    let lines = entries.iter().map(|entry| {
        let state = match entry.state {
            State::Late => "late",
            State::Near => "near",
            State::Open => "open",
        };
        let since = entry
            .since
            .map(|since| format!(" since {since}"))
            .unwrap_or_default();
        let due = entry
            .due
            .map(|due| format!(" due {due}"))
            .unwrap_or_default();
        format!("{state}{since}{due}: {}", entry.why)
    });
    lines.collect::<Vec<_>>().join("\n")
}
