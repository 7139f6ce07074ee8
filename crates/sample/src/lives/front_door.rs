//! The front door: contacts, how fast they were decided on, and early help.

use children::codes::{ContactOutcome, Set, Source};
use children::{Day, Moment};
use compact_str::CompactString as Text;
use returns::cell::{Cell, Flags};
use returns::optional::ContactDecision;
use returns::safeguarding::tables::{Contact, EarlyHelp};

use super::Life;
use super::staff::Work;
use crate::chance::worked;

impl Life<'_> {
    /// A contact from which no referral follows; says when it was over.
    pub(super) fn contacted(&mut self, day: Day) -> Day {
        let outcome = self.fate.one_of(
            &[
                (34, ContactOutcome::NoFurtherAction),
                (34, ContactOutcome::Advice),
                (12, ContactOutcome::Other),
                (9, ContactOutcome::Missing),
            ],
            ContactOutcome::NoFurtherAction,
        );
        let decided = self.contact(day, outcome);
        // To early help.
        if outcome == ContactOutcome::Other {
            return self.early_help(decided, false);
        }
        decided
    }

    /// Records a contact and says when it was decided on; after today, where it is not yet.
    pub(super) fn contact(&mut self, day: Day, outcome: ContactOutcome) -> Day {
        let source = self.source(day);
        let minute = u16::try_from(self.fate.number(7 * 60, 21 * 60)).ok();
        let late = self.fate.percent(9);
        let days = if late {
            self.fate.count(2, 6)
        } else {
            self.fate.count(0, 1)
        };
        let decided = worked(day).plus_working_days(days);
        let decided_minute = u16::try_from(
            self.fate
                .number(minute.map_or(0, i32::from).max(9 * 60), 22 * 60),
        )
        .ok();
        if !self.world.holds(day) {
            return decided;
        }
        self.world.noted = true;
        let contact_id = self.world.id("C");
        let done = decided <= self.world.ask.today;
        let outcomes: Set<ContactOutcome> = [outcome].into_iter().collect();
        self.world.safeguarding.contacts.rows.push(Contact {
            contact_id: Cell::Read(contact_id.clone()),
            person_id: Cell::Read(self.child.id.clone()),
            contact_date: Cell::Read(day),
            contact_source_code: Cell::Read(source),
            contact_source_desc: children::codes::Code::label(source).into(),
            contact_outcome_json: done.then_some(Flags(outcomes)).into(),
            ..Contact::default()
        });
        let team = self
            .world
            .staff
            .team_for(Work::FrontDoor, self.family.number);
        let by = self.world.staff.somebody(team, decided, &mut self.own);
        self.world
            .optional
            .contact_decisions
            .rows
            .push(ContactDecision {
                contact_id: Cell::Read(contact_id),
                child_id: Cell::Read(self.child.id.clone()),
                received: Cell::Read(Moment { day, minute }),
                decided: done
                    .then_some(Moment {
                        day: decided,
                        minute: decided_minute,
                    })
                    .into(),
                decision: if done {
                    Text::from(children::codes::Code::label(outcome))
                        .as_str()
                        .into()
                } else {
                    Cell::Blank
                },
                decided_by: by.filter(|_| done).map(|by| self.world.staff.id(by)).into(),
                ..ContactDecision::default()
            });
        decided
    }

    /// Who turns to the council: schools not in the holidays.
    pub(super) fn source(&mut self, day: Day) -> Source {
        let holidays = matches!(day.parts().1, 8) || !day.is_working_day();
        let found = self.fate.one_of(
            &[
                (34, Source::S6),
                (20, Source::S2A),
                (6, Source::S1A),
                (6, Source::S3E),
                (4, Source::S3B),
                (3, Source::S3A),
                (5, Source::S3F),
                (4, Source::S4),
                (5, Source::S5B),
                (3, Source::S5D),
                (2, Source::S1D),
                (2, Source::S9),
                (1, Source::S1C),
            ],
            Source::S8,
        );
        if holidays && found == Source::S2A {
            Source::S6
        } else {
            found
        }
    }

    /// An episode of early help; says when it was over.
    pub(super) fn early_help(&mut self, day: Day, stepped_down: bool) -> Day {
        let from = worked(day.plus(self.fate.number(3, 25)));
        let until = from.plus(self.fate.spread([20, 80, 150, 240, 400, 600]));
        let to = self.in_childhood(until);
        let up = self.fate.percent(6);
        let by_council = self.fate.percent(58);
        let partner = self.fate.word(&[
            "Primary school",
            "Secondary school",
            "Health visiting",
            "Voluntary family service",
        ]);
        let reason = self.fate.word(&[
            "Parenting support",
            "Behaviour at home",
            "School attendance",
            "Domestic abuse recovery",
            "Housing and debt",
            "Child's mental health",
        ]);
        if to <= from || !self.world.holds_any(from, to) {
            return to;
        }
        self.world.noted = true;
        let episode_id = self.world.id("EH");
        let ended = self.world.ended(to);
        let team = self
            .world
            .staff
            .team_for(Work::FrontDoor, self.family.number);
        let worker = self.world.staff.somebody(team, from, &mut self.own);
        self.world.safeguarding.early_help.rows.push(EarlyHelp {
            episode_id: Cell::Read(episode_id),
            person_id: Cell::Read(self.child.id.clone()),
            episode_start_date: Cell::Read(from),
            episode_end_date: ended.into(),
            episode_reason: if stepped_down {
                "Step down from social care".into()
            } else {
                reason.into()
            },
            episode_end_reason: match ended {
                None => Cell::Blank,
                Some(_) if up => "Stepped up to social care".into(),
                Some(_) => self
                    .own
                    .one_of(
                        &[(64, "Needs met"), (20, "Consent withdrawn")],
                        "Moved away",
                    )
                    .into(),
            },
            episode_organisation: if by_council {
                "Council".into()
            } else {
                partner.into()
            },
            episode_worker_id: worker
                .filter(|_| by_council)
                .map(|worker| self.world.staff.id(worker))
                .into(),
            ..EarlyHelp::default()
        });
        to
    }
}
