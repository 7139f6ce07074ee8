//! Contacts, early help, referrals, assessments, family hubs.

use std::collections::{HashMap, HashSet};

use children::Month;
use children::codes::{Factor, Set};
use children::history::{Assessment, Contact, Decision, EarlyHelp, Referral, Spell};
use children::service::HubMonth;

use super::making::{Before, Making};
use super::words;
use crate::doubt::What;
use crate::optional::{Optional, contact_decisions};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{assessments, contacts, early_help, need_episodes};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// Contacts, early help, referrals, assessments, family hubs.
    pub(super) fn front_door(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &dataset.contacts,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Contact {
                on: at.day(&row.contact_date, contacts::contact_date),
                source: row.contact_source_code.value(),
                outcomes: row
                    .contact_outcome_json
                    .value()
                    .map(|flags| flags.0)
                    .filter(|set| !set.is_empty()),
                at: at.origin(),
            },
            |contact| contact.on,
            |history| &mut history.contacts,
        );
        self.events(
            &own.contact_decisions,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Decision {
                received: at.moment(&row.received, contact_decisions::received),
                decided: at.moment(&row.decided, contact_decisions::decided),
                at: at.origin(),
            },
            |decision| decision.received.map(|moment| moment.day),
            |history| &mut history.decisions,
        );
        self.events(
            &dataset.early_help,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| EarlyHelp {
                spell: Spell {
                    from: at.day(&row.episode_start_date, early_help::episode_start_date),
                    to: at.day(&row.episode_end_date, early_help::episode_end_date),
                },
                assessed: None,
                stepped_up: words::stepped_up(row.episode_end_reason.text()),
                by_council: words::by_council(row.episode_organisation.text()),
                at: at.origin(),
            },
            |episode| episode.spell.from,
            |history| &mut history.early_help,
        );
        self.events(
            &dataset.need_episodes,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Referral {
                spell: Spell {
                    from: at.day(&row.referral_date, need_episodes::referral_date),
                    to: at.day(&row.close_date, need_episodes::close_date),
                },
                source: row.referral_source_code.value(),
                need: row.cin_primary_need_code.value(),
                no_further_action: row.referral_nfa.yes(),
                closed: row.close_reason.value(),
                team: at.team(&row.referral_team),
                worker: at.worker(&row.referral_worker_id),
                at: at.origin(),
            },
            |referral| referral.spell.from,
            |history| &mut history.referrals,
        );
        self.assessments(dataset);
        self.hubs(own);
    }

    /// Assessments with their factors, which a table of their own gives by the assessment's identifier.
    fn assessments(&mut self, dataset: &'s Safeguarding) {
        let mut factors: HashMap<&str, Set<Factor>> =
            HashMap::with_capacity(dataset.factors.rows.len());
        for row in &dataset.factors.rows {
            if let Some(list) = row.assessment_factors_json.value() {
                let all = factors.entry(row.assessment_id.text()).or_default();
                list.0.iter().for_each(|factor| all.insert(factor));
            }
        }
        self.events(
            &dataset.assessments,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Assessment {
                start: at.day(
                    &row.assessment_start_date,
                    assessments::assessment_start_date,
                ),
                authorised: at.day(&row.assessment_auth_date, assessments::assessment_auth_date),
                seen: row.assessment_child_seen.yes(),
                no_further_action: row.assessment_outcome_nfa.yes(),
                factors: (!row.assessment_id.text().is_empty())
                    .then(|| factors.get(row.assessment_id.text()).copied())
                    .flatten(),
                team: at.team(&row.assessment_team),
                worker: at.worker(&row.assessment_worker_id),
                at: at.origin(),
            },
            |assessment| assessment.start,
            |history| &mut history.assessments,
        );
        if dataset.assessments.supplied() {
            let known: HashSet<&str> = (dataset.assessments.rows.iter())
                .map(|row| row.assessment_id.text())
                .collect();
            let mut orphans = Lines::default();
            for row in &dataset.factors.rows {
                if !known.contains(row.assessment_id.text()) {
                    orphans.add(row.line);
                }
            }
            let what = What::Orphan("an assessment");
            self.doubt(&dataset.factors, None, orphans, what);
        }
    }

    fn hubs(&mut self, own: &'s Optional) {
        self.service.hubs = self.every(&own.family_hubs, |row, at| HubMonth {
            hub: row.hub.text().into(),
            month: row.month.value().map(Month::of),
            families: row.families.value().and_then(|n| u32::try_from(n).ok()),
            at: at.origin(),
        });
        self.service.hubs.sort_by_key(|hub| hub.month);
    }
}
