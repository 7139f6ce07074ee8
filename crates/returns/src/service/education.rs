//! Education, health and care plans, joined over the tables they stand in: a child, their requests, the assessment, the plan
//! as issued, the plan as it runs.

use std::collections::HashMap;

use children::history::EducationPlan;

use super::making::{Before, Making, in_order};
use super::words;
use crate::doubt::What;
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{active_plans, education_requests, named_plans};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// Education, health and care plans.
    pub(super) fn education(&mut self, dataset: &'s Safeguarding) {
        let children: HashMap<&str, _> = self
            .each(
                &dataset.send,
                Before::Any,
                |row, ids| ids.person(&row.person_id),
                |row, _| row.table_id.text(),
            )
            .into_iter()
            .map(|(child, id)| (id, child))
            .collect();
        let mut orphans = Lines::default();
        let mut requests: HashMap<&str, usize> = HashMap::new();
        let mut plans = Vec::new();
        let rows = self.every(&dataset.education_requests, |row, at| {
            let requested = at.day(&row.ehcp_req_date, education_requests::ehcp_req_date);
            let answered = at.day(
                &row.ehcp_req_outcome_date,
                education_requests::ehcp_req_outcome_date,
            );
            let refused = words::refused(row.ehcp_req_outcome.text());
            let ended = answered.or(requested).filter(|_| refused);
            (row, requested, ended, at.origin())
        });
        for (row, requested, ended, at) in rows {
            let Some(child) = children.get(row.send_table_id.text()) else {
                orphans.add(row.line);
                continue;
            };
            requests
                .entry(row.ehcp_request_id.text())
                .or_insert(plans.len());
            let plan = EducationPlan {
                requested,
                issued: None,
                excepted: None,
                reviewed: None,
                ceased: ended,
                at,
            };
            plans.push((*child, plan));
        }
        requests.remove("");
        let what = What::Orphan("a child with special educational needs");
        self.doubt(&dataset.education_requests, None, orphans, what);

        let mut assessments: HashMap<&str, usize> = HashMap::new();
        let mut orphans = Lines::default();
        for row in &dataset.education_assessments.rows {
            let request = requests.get(row.ehcp_request_id.text()).copied();
            let Some((place, (_, plan))) =
                request.and_then(|place| Some((place, plans.get_mut(place)?)))
            else {
                orphans.add(row.line);
                continue;
            };
            plan.excepted = row.ehcp_assessment_exceptions.yes().or(plan.excepted);
            if words::refused(row.ehcp_assessment_outcome.text()) {
                let assessed = row.ehcp_assessment_outcome_date.value();
                plan.ceased = assessed.or(plan.requested);
            }
            assessments
                .entry(row.ehcp_assessment_id.text())
                .or_insert(place);
        }
        assessments.remove("");
        let what = What::Orphan("a request for a plan");
        self.doubt(&dataset.education_assessments, None, orphans, what);

        let mut orphans = Lines::default();
        let rows = self.every(&dataset.named_plans, |row, at| {
            let issued = at.day(
                &row.named_plan_start_date,
                named_plans::named_plan_start_date,
            );
            let ceased = at.day(
                &row.named_plan_ceased_date,
                named_plans::named_plan_ceased_date,
            );
            (row, issued, ceased)
        });
        for (row, issued, ceased) in rows {
            let place = assessments.get(row.ehcp_asmt_id.text()).copied();
            match place.and_then(|place| plans.get_mut(place)) {
                Some((_, plan)) => (plan.issued, plan.ceased) = (issued, ceased),
                None => orphans.add(row.line),
            }
        }
        let what = What::Orphan("an assessment for a plan");
        self.doubt(&dataset.named_plans, None, orphans, what);

        let mut orphans = Lines::default();
        let rows = self.every(&dataset.active_plans, |row, at| {
            let column = active_plans::active_ehcp_last_review_date;
            (row, at.day(&row.active_ehcp_last_review_date, column))
        });
        for (row, reviewed) in rows {
            let place = requests.get(row.ehcp_request_id.text()).copied();
            match place.and_then(|place| plans.get_mut(place)) {
                Some((_, plan)) => plan.reviewed = plan.reviewed.max(reviewed),
                None => orphans.add(row.line),
            }
        }
        let what = What::Orphan("a request for a plan");
        self.doubt(&dataset.active_plans, None, orphans, what);

        in_order(&mut plans, |plan| plan.requested);
        self.hand_out(plans, |history| &mut history.education_plans);
    }
}
