//! Missing children, exploitation, homeless young people, private fostering, court, audits, the child's voice.

use std::collections::HashMap;

use children::history::{
    Advocacy, Audit, DisabledService, Exploitation, Held, Homeless, Interview, Missing, Night,
    PreProceedings, PrivateFostering, Proceedings, Spell, Voice,
};

use super::making::{Before, Making, in_order};
use crate::doubt::What;
use crate::optional::words::StayedAt;
use crate::optional::{
    Optional, advocacy, audits, care_proceedings, disabled_children, exploitation_assessments,
    homeless_nights, homeless_young_people, private_fostering, private_fostering_visits,
    return_interviews,
};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{missing, pre_proceedings};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// What was recorded of risk outside the home, and of some groups of children.
    pub(super) fn risk(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.missing(dataset, own);
        self.homeless(own);
        self.groups(own);
        self.court(dataset, own);
    }

    fn missing(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &dataset.missing,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Missing {
                spell: Spell {
                    from: at.day(
                        &row.missing_episode_start_date,
                        missing::missing_episode_start_date,
                    ),
                    to: at.day(
                        &row.missing_episode_end_date,
                        missing::missing_episode_end_date,
                    ),
                },
                kind: row.missing_episode_type.value(),
                offered: row.missing_rhi_offered.yes(),
                accepted: row.missing_rhi_accepted.yes(),
                at: at.origin(),
            },
            |missing| missing.spell.from,
            |history| &mut history.missing,
        );
        self.events(
            &own.return_interviews,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| Interview {
                missing_from: at.day(&row.missing_from, return_interviews::missing_from),
                returned: at.moment(&row.returned, return_interviews::returned),
                offered: row.offered.yes(),
                offered_on: at.day(&row.offered_on, return_interviews::offered_on),
                held: at.moment(&row.held, return_interviews::held),
                declined: row.declined.yes(),
                at: at.origin(),
            },
            |interview| {
                let returned = interview.returned.map(|moment| moment.day);
                interview.missing_from.or(returned)
            },
            |history| &mut history.interviews,
        );
        self.events(
            &own.exploitation_assessments,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                use exploitation_assessments as column;
                Exploitation {
                    kind: row.kind.value(),
                    level: row.level.value(),
                    on: at.day(&row.assessed_on, column::assessed_on),
                    next_review: row.next_review.value(),
                    closed: at.day(&row.closed_on, column::closed_on),
                    nrm_referred: at.day(&row.nrm_referred_on, column::nrm_referred_on),
                    nrm_decided: at.day(&row.nrm_decided_on, column::nrm_decided_on),
                    at: at.origin(),
                }
            },
            |assessment| assessment.on,
            |history| &mut history.exploitation,
        );
    }

    /// Young people who presented as homeless, with where they stayed: the nights name the presentation.
    fn homeless(&mut self, own: &'s Optional) {
        let mut orphans = Lines::default();
        let nights = self.every(&own.homeless_nights, |row, at| {
            let night = Night {
                spell: Spell {
                    from: at.day(&row.from, homeless_nights::from),
                    to: at.day(&row.to, homeless_nights::to),
                },
                bed_and_breakfast: row.stayed.value() == Some(StayedAt::BedAndBreakfast),
                at: at.origin(),
            };
            (row.case_id.text(), row.line, night)
        });
        let mut presentations = self.each(
            &own.homeless_young_people,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                use homeless_young_people as column;
                let homeless = Homeless {
                    presented: at.day(&row.presented_on, column::presented_on),
                    assessed: at.day(&row.assessed_on, column::assessed_on),
                    explained: row.section_20_explained.yes(),
                    offered: row.section_20_offered.yes(),
                    advocate: row.advocate_offered.yes(),
                    consent: row.consent_recorded.yes(),
                    outcome: row.outcome.value(),
                    decided: at.day(&row.decided_on, column::decided_on),
                    nights: Default::default(),
                    at: at.origin(),
                };
                (row.case_id.text(), homeless)
            },
        );
        in_order(&mut presentations, |(_, homeless)| homeless.presented);
        let mut cases: HashMap<&str, usize> = HashMap::new();
        for (at, (_, (case, _))) in presentations.iter().enumerate() {
            if !case.is_empty() {
                cases.entry(case).or_insert(at);
            }
        }
        for (case, line, night) in nights {
            let place = cases.get(case).copied();
            match place.and_then(|place| presentations.get_mut(place)) {
                Some((_, (_, homeless))) => homeless.nights.push(night),
                None => orphans.add(line),
            }
        }
        let presentations = presentations.into_iter().map(|(child, (_, mut homeless))| {
            homeless.nights.sort_by_key(|night| night.spell.from);
            homeless.nights.shrink_to_fit();
            (child, homeless)
        });
        let presentations = presentations.collect();
        self.hand_out(presentations, |history| &mut history.homeless);
        let what = What::Orphan("a homeless young person's case");
        self.doubt(&own.homeless_nights, Some("case_id"), orphans, what);
    }

    /// Private fostering, the disabled children's service, advocates and independent visitors.
    fn groups(&mut self, own: &'s Optional) {
        self.events(
            &own.private_fostering,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| PrivateFostering {
                notified: at.day(&row.notified_on, private_fostering::notified_on),
                spell: Spell {
                    from: at.day(&row.began_on, private_fostering::began_on),
                    to: at.day(&row.ended_on, private_fostering::ended_on),
                },
                at: at.origin(),
            },
            |arrangement| arrangement.spell.from.or(arrangement.notified),
            |history| &mut history.private_fostering,
        );
        self.events(
            &own.private_fostering_visits,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| Held {
                on: at.day(&row.visited_on, private_fostering_visits::visited_on),
                at: at.origin(),
            },
            |visit| visit.on,
            |history| &mut history.private_fostering_visits,
        );
        self.events(
            &own.disabled_children,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                use disabled_children as column;
                DisabledService {
                    spell: Spell {
                        from: at.day(&row.began_on, column::began_on),
                        to: at.day(&row.ended_on, column::ended_on),
                    },
                    worker: at.worker(&row.worker_id),
                    transition_agreed: at.day(
                        &row.transition_plan_agreed_on,
                        column::transition_plan_agreed_on,
                    ),
                    short_breaks_reviewed: at.day(
                        &row.short_breaks_reviewed_on,
                        column::short_breaks_reviewed_on,
                    ),
                    at: at.origin(),
                }
            },
            |service| service.spell.from,
            |history| &mut history.disabled_service,
        );
        let mut no_kind = Lines::default();
        let allies = self.each(
            &own.advocacy,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let Some(kind) = row.kind.value() else {
                    no_kind.add(row.line);
                    return None;
                };
                Some(Advocacy {
                    kind,
                    requested: at.day(&row.requested_on, advocacy::requested_on),
                    matched: at.day(&row.matched_on, advocacy::matched_on),
                    ended: at.day(&row.ended_on, advocacy::ended_on),
                    at: at.origin(),
                })
            },
        );
        let mut allies: Vec<_> = (allies.into_iter())
            .filter_map(|(child, ally)| Some((child, ally?)))
            .collect();
        in_order(&mut allies, |ally| ally.requested.or(ally.matched));
        self.hand_out(allies, |history| &mut history.advocacy);
        let what = What::Counted(
            "rows do not say whether it is an advocate or an independent visitor, and were not used",
        );
        self.doubt(&own.advocacy, Some("kind"), no_kind, what);
    }

    /// Pre-proceedings, care proceedings, audits, the child's voice.
    fn court(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &dataset.pre_proceedings,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| PreProceedings {
                spell: Spell {
                    from: at.day(
                        &row.pre_pro_decision_date,
                        pre_proceedings::pre_pro_decision_date,
                    ),
                    to: at.day(
                        &row.agree_stepdown_issue_date,
                        pre_proceedings::agree_stepdown_issue_date,
                    ),
                },
                at: at.origin(),
            },
            |each| each.spell.from,
            |history| &mut history.pre_proceedings,
        );
        self.events(
            &own.care_proceedings,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| Proceedings {
                spell: Spell {
                    from: at.day(&row.issued_on, care_proceedings::issued_on),
                    to: at.day(&row.concluded_on, care_proceedings::concluded_on),
                },
                at: at.origin(),
            },
            |each| each.spell.from,
            |history| &mut history.proceedings,
        );
        self.events(
            &own.audits,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Audit {
                on: at.day(&row.completed_on, audits::completed_on),
                grade: row.grade.value(),
                moderated: at.day(&row.moderated_on, audits::moderated_on),
                at: at.origin(),
            },
            |audit| audit.on,
            |history| &mut history.audits,
        );
        self.events(
            &dataset.voice,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| Voice {
                answers: [
                    row.explained_worries.yes(),
                    row.story_help_understand.yes(),
                    row.agree_worker.yes(),
                    row.plan_safe.yes(),
                    row.tablet_help_explain.yes(),
                ],
                at: at.origin(),
            },
            |_| None,
            |history| &mut history.voice,
        );
    }
}
