//! The lives as the records of an authority tell them.

use std::collections::HashMap;

use children::Day;
use children::codes::{
    CloseReason, Code, Ethnicity, LegalStatus, Need, Participation, PermanenceOrder, PlacementType,
    PlanCategory, Provider, ReversalReason, Sex, Source,
};
use compact_str::{CompactString as Text, format_compact};
use returns::cell::{Cell, CodeList};
use returns::safeguarding::Safeguarding;
use returns::safeguarding::tables::Placement;

use super::told::{
    Adoption, Assessed, BeforeCourt, Enquired, Leaver, Protected, Referred, Stay, Told,
};

/// Every child of the records, as the returns ask of them.
pub(crate) fn told_by(records: &Safeguarding) -> Vec<Told> {
    let mut told = Telling::of(records);
    told.care(records);
    told.need(records);
    told.protection(records);
    told.beside(records);
    told.adoption_and_leaving(records);
    told.all
}

/// Children by their identifier, while the tables are gone through.
struct Telling {
    all: Vec<Told>,
    places: HashMap<Text, usize>,
    referrals: HashMap<Text, (usize, usize)>,
}

impl Telling {
    fn of(records: &Safeguarding) -> Self {
        let mut homes: HashMap<&str, &str> = HashMap::new();
        for row in &records.addresses.rows {
            homes.insert(row.person_id.text(), row.address_postcode.text());
        }
        let mut all = Vec::new();
        let mut places = HashMap::new();
        for row in &records.people.rows {
            let Some(born) = row.dob.value().or(row.expected_dob.value()) else {
                continue;
            };
            let id: Text = row.person_id.text().into();
            let number = id.parse::<u64>().unwrap_or(0);
            places.insert(id.clone(), all.len());
            all.push(Told {
                home: homes
                    .get(id.as_str())
                    .map_or_else(|| "MZ1 1AB".into(), |home| Text::from(*home)),
                id,
                number,
                born,
                sex: row.sex.value().unwrap_or(Sex::Female),
                ethnicity: row.ethnicity.value().unwrap_or(Ethnicity::Wbri),
                upn: row.upn.get().cloned(),
                unaccompanied: false,
                mother_since: None,
                disabilities: Vec::new(),
                care: Vec::new(),
                needs: Vec::new(),
                reviews: Vec::new(),
                missing: Vec::new(),
                workers: Vec::new(),
                scores: Vec::new(),
                misused: Vec::new(),
                convicted: Vec::new(),
                earlier: None,
                adoption: None,
                leaver: None,
                before_court: Vec::new(),
            });
        }
        Self {
            all,
            places,
            referrals: HashMap::new(),
        }
    }

    fn child(&mut self, id: &Cell<Text>) -> Option<&mut Told> {
        let place = *self.places.get(id.text())?;
        self.all.get_mut(place)
    }

    fn care(&mut self, records: &Safeguarding) {
        let mut laws: HashMap<&str, Vec<(Day, LegalStatus)>> = HashMap::new();
        for row in &records.legal_statuses.rows {
            if let (Some(from), Some(law)) = (
                row.legal_status_start_date.value(),
                row.legal_status.value(),
            ) {
                laws.entry(row.person_id.text())
                    .or_default()
                    .push((from, law));
            }
        }
        let homes: HashMap<&str, &Placement> = records
            .placements
            .rows
            .iter()
            .map(|row| (row.cla_placement_id.text(), row))
            .collect();
        let mut period: Option<&str> = None;
        for row in &records.care_episodes.rows {
            let (Some(from), Some(home)) = (
                row.cla_episode_start_date.value(),
                homes.get(row.cla_placement_id.text()),
            ) else {
                continue;
            };
            let law = laws
                .get(row.person_id.text())
                .and_then(|laws| laws.iter().rfind(|(since, _)| *since <= from))
                .map_or(LegalStatus::V2, |(_, law)| *law);
            let is_new = period != Some(row.cla_id.text());
            period = Some(row.cla_id.text());
            if LegalStatus::SHORT_BREAKS.contains(&law) {
                continue;
            }
            let stay = Stay {
                from,
                to: row.cla_episode_ceased_date.value(),
                law,
                need: row.cla_primary_need_code.value().unwrap_or(Need::N1),
                kind: home.cla_placement_type.value().unwrap_or(PlacementType::U6),
                provider: home.cla_placement_provider.value().unwrap_or(Provider::PR1),
                urn: home.cla_placement_urn.text().into(),
                postcode: home.cla_placement_postcode.text().into(),
                ended: row.cla_episode_ceased_reason.value(),
                changed: home.cla_placement_change_reason.value(),
            };
            let Some(child) = self.child(&row.person_id) else {
                continue;
            };
            match child.care.last_mut().filter(|_| !is_new) {
                Some(period) => period.push(stay),
                None => child.care.push(vec![stay]),
            }
        }
    }

    fn need(&mut self, records: &Safeguarding) {
        for row in &records.need_episodes.rows {
            let Some(on) = row.referral_date.value() else {
                continue;
            };
            let Some(place) = self.places.get(row.person_id.text()).copied() else {
                continue;
            };
            let Some(child) = self.all.get_mut(place) else {
                continue;
            };
            self.referrals
                .insert(row.referral_id.text().into(), (place, child.needs.len()));
            child.needs.push(Referred {
                on,
                source: row.referral_source_code.value().unwrap_or(Source::S10),
                need: row.cin_primary_need_code.value().unwrap_or(Need::N1),
                nothing: row.referral_nfa.yes() == Some(true),
                closed: row
                    .close_date
                    .value()
                    .map(|day| (day, row.close_reason.value().unwrap_or(CloseReason::RC7))),
                assessments: Vec::new(),
                plans: Vec::new(),
                enquiries: Vec::new(),
                protection: Vec::new(),
            });
        }
        let mut factors = HashMap::new();
        for row in &records.factors.rows {
            if let Some(CodeList(found)) = row.assessment_factors_json.get() {
                factors.insert(row.assessment_id.text(), found.iter().collect::<Vec<_>>());
            }
        }
        for row in &records.assessments.rows {
            let found = factors.remove(row.assessment_id.text()).unwrap_or_default();
            let done = row.assessment_auth_date.value();
            if let (Some(from), Some(referral)) = (
                row.assessment_start_date.value(),
                self.referral(&row.referral_id),
            ) {
                referral.assessments.push(Assessed {
                    from,
                    done,
                    factors: found,
                });
            }
        }
        for row in &records.need_plans.rows {
            let to = row.cin_plan_end_date.value();
            if let (Some(from), Some(referral)) = (
                row.cin_plan_start_date.value(),
                self.referral(&row.referral_id),
            ) {
                referral.plans.push((from, to));
            }
        }
    }

    fn referral(&mut self, id: &Cell<Text>) -> Option<&mut Referred> {
        let (child, referral) = *self.referrals.get(id.text())?;
        self.all.get_mut(child)?.needs.get_mut(referral)
    }

    fn protection(&mut self, records: &Safeguarding) {
        let conferences: HashMap<&str, (Option<Day>, Option<Day>)> = records
            .conferences
            .rows
            .iter()
            .map(|row| {
                let days = (row.icpc_target_date.value(), row.icpc_date.value());
                (row.s47_enquiry_id.text(), days)
            })
            .collect();
        for row in &records.enquiries.rows {
            let found = conferences.get(row.s47_enquiry_id.text());
            let none_wanted = row.s47_nfa.yes() == Some(true);
            if let (Some(from), Some(referral)) =
                (row.s47_start_date.value(), self.referral(&row.referral_id))
            {
                referral.enquiries.push(Enquired {
                    from,
                    target: found.and_then(|(target, _)| *target),
                    conference: found.and_then(|(_, held)| *held),
                    none_wanted,
                });
            }
        }
        let mut reviews: HashMap<&str, Vec<Day>> = HashMap::new();
        for row in &records.plan_reviews.rows {
            if let Some(held) = row.cp_review_date.value() {
                reviews.entry(row.cp_plan_id.text()).or_default().push(held);
            }
        }
        for row in &records.plans.rows {
            let reviews = reviews.remove(row.cp_plan_id.text()).unwrap_or_default();
            let Some(from) = row.cp_plan_start_date.value() else {
                continue;
            };
            if let Some(referral) = self.referral(&row.referral_id) {
                referral.protection.push(Protected {
                    from,
                    to: row.cp_plan_end_date.value(),
                    first: row
                        .cp_plan_initial_category
                        .value()
                        .unwrap_or(PlanCategory::Neglect),
                    latest: row
                        .cp_plan_latest_category
                        .value()
                        .unwrap_or(PlanCategory::Neglect),
                    reviews,
                });
            }
        }
    }

    fn beside(&mut self, records: &Safeguarding) {
        for row in &records.disabilities.rows {
            if let (Some(code), Some(child)) =
                (row.disability_code.value(), self.child(&row.person_id))
            {
                child.disabilities.push(code);
            }
        }
        for row in &records.immigration.rows {
            if let Some(child) = self.child(&row.person_id) {
                child.unaccompanied = true;
            }
        }
        for row in &records.mothers.rows {
            if let Some(child) = self.child(&row.person_id) {
                child.mother_since = row.childs_dob.value();
            }
        }
        for row in &records.care_reviews.rows {
            if let (Some(held), Some(child)) =
                (row.cla_review_date.value(), self.child(&row.cla_person_id))
            {
                let part = row.cla_review_participation.value();
                child
                    .reviews
                    .push((held, part.unwrap_or(Participation::Pn1)));
            }
        }
        for row in &records.missing.rows {
            if let (Some(from), Some(kind), Some(child)) = (
                row.missing_episode_start_date.value(),
                row.missing_episode_type.value(),
                self.child(&row.person_id),
            ) {
                let to = row.missing_episode_end_date.value();
                child.missing.push((from, to, kind));
            }
        }
        for row in &records.involvements.rows {
            if row.professional_role_id.text() != "CW" {
                continue;
            }
            if let (Some(from), Some(child)) = (
                row.involvement_start_date.value(),
                self.child(&row.person_id),
            ) {
                let id = row
                    .professional_id
                    .text()
                    .trim_start_matches(char::is_alphabetic);
                child.workers.push((from, format_compact!("SW{id}")));
            }
        }
        for row in &records.questionnaires.rows {
            if let (Some(day), Some(score), Some(child)) = (
                row.sdq_completed_date.value(),
                row.sdq_score.value(),
                self.child(&row.person_id),
            ) {
                child.scores.push((day, score));
            }
        }
        for row in &records.substance_misuse.rows {
            if let (Some(day), Some(child)) = (
                row.substance_misuse_date.value(),
                self.child(&row.person_id),
            ) {
                child
                    .misused
                    .push((day, row.intervention_received.yes() == Some(true)));
            }
        }
        for row in &records.convictions.rows {
            if let (Some(day), Some(child)) =
                (row.cla_conviction_date.value(), self.child(&row.person_id))
            {
                child.convicted.push(day);
            }
        }
        for row in &records.previous_permanence.rows {
            if let Some(child) = self.child(&row.person_id) {
                let code = row.previous_permanence_option.text();
                child.earlier = Code::from_code(code);
            }
        }
    }

    fn adoption_and_leaving(&mut self, records: &Safeguarding) {
        for row in &records.permanence.rows {
            let is_other = row
                .permanence_order_type
                .value()
                .is_some_and(|order| order != PermanenceOrder::Adoption);
            if is_other {
                continue;
            }
            if let (Some(decided), Some(child)) =
                (row.adm_decision_date.value(), self.child(&row.person_id))
            {
                let adopters = (row.adopter_sex.text(), row.adopter_legal_status.text());
                child.adoption = Some(Adoption {
                    decided,
                    matched: row.matched_date.value(),
                    reversed: row.decision_reversed_date.value().map(|day| {
                        let why = row.decision_reversed_reason.value();
                        (day, why.unwrap_or(ReversalReason::RD4))
                    }),
                    adopters: (!adopters.0.is_empty())
                        .then(|| (adopters.0.into(), adopters.1.into())),
                });
            }
        }
        for row in &records.leavers.rows {
            if let (Some(in_touch), Some(child)) =
                (row.care_leaver_in_touch.value(), self.child(&row.person_id))
            {
                let suits = row.care_leaver_accom_suitable.yes() == Some(true);
                child.leaver = Some(Leaver {
                    in_touch: in_touch.code(),
                    activity: row.care_leaver_activity.value().map(Code::code),
                    home: row
                        .care_leaver_accommodation
                        .value()
                        .map_or("Y2".into(), |home| {
                            format_compact!("{}{}", home.code(), if suits { 1 } else { 2 })
                        }),
                });
            }
        }
        for row in &records.pre_proceedings.rows {
            if let (Some(decided), Some(child)) = (
                row.pre_pro_decision_date.value(),
                self.child(&row.person_id),
            ) {
                child.before_court.push(BeforeCourt {
                    decided,
                    letter: row.pre_pro_letter_date.value(),
                    met: row.initial_pre_pro_meeting_date.value(),
                    ended: row.agree_stepdown_issue_date.value(),
                    to_court: row.care_pro_letter_date.is_given(),
                });
            }
        }
    }
}
