//! Health of children in care, and what else is recorded of them.

use children::care::{Flagged, Health, Questionnaire, SubstanceMisuse};

use super::care::care;
use super::making::{Before, Making};
use super::words;
use crate::doubt::What;
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{
    convictions, health, immunisations, questionnaires, substance_misuse,
};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// Health checks, immunisations, questionnaires, substance misuse, convictions.
    pub(super) fn care_events(&mut self, dataset: &'s Safeguarding) {
        let mut unknown = Lines::default();
        self.events(
            &dataset.health,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                let status = words::health_status(row.health_check_status.text());
                let (done, refused) = status.unwrap_or_else(|| {
                    unknown.add(row.line);
                    (false, false)
                });
                // A check that was planned lies ahead: its day is no event.
                let on = if done {
                    at.day(&row.health_check_date, health::health_check_date)
                } else {
                    row.health_check_date.value()
                };
                Health {
                    kind: row.health_check_type.value(),
                    on,
                    done,
                    refused,
                    at: at.origin(),
                }
            },
            |check| check.on,
            |history| &mut care(history).health,
        );
        let what = What::Counted(
            "health checks have a state not known to us, and are not counted as done",
        );
        self.doubt(
            &dataset.health,
            Some("clah_health_check_status"),
            unknown,
            what,
        );
        self.events(
            &dataset.immunisations,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Flagged {
                on: at.day(
                    &row.immunisations_status_date,
                    immunisations::immunisations_status_date,
                ),
                so: row.immunisations_status.yes(),
                at: at.origin(),
            },
            |flagged| flagged.on,
            |history| &mut care(history).immunisations,
        );
        self.events(
            &dataset.questionnaires,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Questionnaire {
                on: at.day(&row.sdq_completed_date, questionnaires::sdq_completed_date),
                score: row
                    .sdq_score
                    .value()
                    .and_then(|score| u8::try_from(score).ok())
                    .filter(|score| *score <= 40),
                at: at.origin(),
            },
            |questionnaire| questionnaire.on,
            |history| &mut care(history).questionnaires,
        );
        self.events(
            &dataset.substance_misuse,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| SubstanceMisuse {
                on: at.day(
                    &row.substance_misuse_date,
                    substance_misuse::substance_misuse_date,
                ),
                helped: row.intervention_received.yes(),
                at: at.origin(),
            },
            |misuse| misuse.on,
            |history| &mut care(history).substance_misuse,
        );
        self.events(
            &dataset.convictions,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Flagged {
                on: at.day(&row.cla_conviction_date, convictions::cla_conviction_date),
                so: Some(true),
                at: at.origin(),
            },
            |flagged| flagged.on,
            |history| &mut care(history).convictions,
        );
    }
}
