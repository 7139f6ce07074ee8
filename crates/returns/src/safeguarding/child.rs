//! The rows of one child in the safeguarding dataset, grouped once and put in order of date.

use std::collections::HashMap;

use children::{Day, ThinVec};

use super::Safeguarding;
use super::tables::{
    Address, Assessment, CareEpisode, CarePlan, CareReview, CareVisit, Conference, Contact,
    Conviction, DisabilityRow, EarlyHelp, Enquiry, Factors, HealthRow, Immigration, Immunisation,
    Involvement, Leaver, LegalStatusRow, Missing, NeedEpisode, NeedPlan, NeedVisit, Permanence,
    Person, Placement, Plan, PlanReview, PlanVisit, PreProceedings, PreviousPermanence,
    Questionnaire, SubstanceMisuse,
};
use crate::cell::{Cell, Text};
use crate::doubt::Doubt;
use crate::rule::{ChildRows, Entry, Source, add};
use crate::submission::{File, Layout};
use crate::table::{From, Rows};

/// Declares the rows of a child: each kind with its table, the column that names the child, and the date of order.
macro_rules! child {
    ($($kind:ident: $row:ident by $child:ident $(in order of $date:ident)?,)+) => {
        /// The rows of one child, each kind in order of date; rows without that date first.
        #[derive(Default)]
        pub struct Child<'s> {
            /// The child's identifier as supplied.
            pub id: &'s str,
            $(#[doc = concat!("Rows of `", stringify!($kind), "`.")] pub $kind: ThinVec<Entry<'s, $row>>,)+
            /// Factors of the child's assessments, found by the assessment.
            pub factors: ThinVec<Entry<'s, Factors>>,
        }

        fn group(all: &Safeguarding) -> Vec<Child<'_>> {
            let mut children = Children::default();
            $(children.take(&all.$kind, |row| &row.$child, |child| &mut child.$kind);)+
            children.take_factors(all);
            children.take_reviews_by_period(all);
            for child in &mut children.all {
                $($(child.$kind.sort_by_key(|row| row.$date.value());)?)+
            }
            children.all
        }
    };
}

child! {
    people: Person by person_id in order of dob,
    addresses: Address by person_id in order of address_start_date,
    disabilities: DisabilityRow by person_id,
    immigration: Immigration by person_id in order of immigration_status_start_date,
    legal_statuses: LegalStatusRow by person_id in order of legal_status_start_date,
    contacts: Contact by person_id in order of contact_date,
    early_help: EarlyHelp by person_id in order of episode_start_date,
    need_episodes: NeedEpisode by person_id in order of referral_date,
    assessments: Assessment by person_id in order of assessment_start_date,
    need_plans: NeedPlan by person_id in order of cin_plan_start_date,
    need_visits: NeedVisit by person_id in order of cin_visit_date,
    enquiries: Enquiry by person_id in order of s47_start_date,
    conferences: Conference by person_id in order of icpc_date,
    plans: Plan by person_id in order of cp_plan_start_date,
    plan_visits: PlanVisit by person_id in order of cp_visit_date,
    plan_reviews: PlanReview by person_id in order of cp_review_date,
    care_episodes: CareEpisode by person_id in order of cla_episode_start_date,
    placements: Placement by person_id in order of cla_placement_start_date,
    care_reviews: CareReview by cla_person_id in order of cla_review_date,
    care_visits: CareVisit by person_id in order of cla_visit_date,
    previous_permanence: PreviousPermanence by person_id,
    care_plans: CarePlan by person_id in order of cla_care_plan_start_date,
    missing: Missing by person_id in order of missing_episode_start_date,
    convictions: Conviction by person_id in order of cla_conviction_date,
    health: HealthRow by person_id in order of health_check_date,
    immunisations: Immunisation by person_id in order of immunisations_status_date,
    substance_misuse: SubstanceMisuse by person_id in order of substance_misuse_date,
    questionnaires: Questionnaire by person_id in order of sdq_completed_date,
    leavers: Leaver by person_id in order of care_leaver_latest_contact,
    permanence: Permanence by person_id in order of adm_decision_date,
    involvements: Involvement by person_id in order of involvement_start_date,
    pre_proceedings: PreProceedings by person_id in order of pre_pro_decision_date,
}

/// Does the same with the rows of each table that names the child in its `person_id`, of a submission or of one child:
/// `in_each_table!(all, rows => …)`.
macro_rules! in_each_table {
    ($all:expr, $rows:ident => $do:expr) => {
        $crate::safeguarding::child::in_each_table!(
            $all, $rows => $do,
            contacts early_help need_episodes assessments need_plans need_visits enquiries conferences plans
            plan_visits plan_reviews care_episodes placements care_visits missing legal_statuses disabilities
            health questionnaires leavers permanence involvements
        )
    };
    ($all:expr, $rows:ident => $do:expr, $($table:ident)+) => {
        $({
            let $rows = &$all.$table;
            $do;
        })+
    };
}
pub(crate) use in_each_table;

/// Children in the order first met.
#[derive(Default)]
struct Children<'s> {
    all: Vec<Child<'s>>,
    by_id: HashMap<&'s str, usize>,
}

impl<'s> Children<'s> {
    fn child(&mut self, id: &'s str) -> Option<&mut Child<'s>> {
        let all = &mut self.all;
        let at = *self.by_id.entry(id).or_insert_with(|| {
            all.push(Child {
                id,
                ..Child::default()
            });
            all.len() - 1
        });
        self.all.get_mut(at)
    }

    fn take<T>(
        &mut self,
        rows: &'s Rows<T>,
        id: impl Fn(&'s T) -> &'s Cell<Text>,
        kind: impl for<'c> Fn(&'c mut Child<'s>) -> &'c mut ThinVec<Entry<'s, T>>,
    ) {
        for entry in rows.entries() {
            let id = id(entry.row()).text();
            if id.is_empty() {
                continue;
            }
            if let Some(child) = self.child(id) {
                add(kind(child), entry);
            }
        }
    }

    /// Factors name only the assessment.
    fn take_factors(&mut self, all: &'s Safeguarding) {
        let of_assessment = owners(
            &all.assessments,
            |row| row.assessment_id.text(),
            |row| row.person_id.text(),
        );
        for entry in all.factors.entries() {
            let id = of_assessment.get(entry.row().assessment_id.text());
            if let Some(child) = id.filter(|id| !id.is_empty()).and_then(|id| self.child(id)) {
                add(&mut child.factors, entry);
            }
        }
    }

    /// The specification has no person on a review; there the period of care says whose it is.
    fn take_reviews_by_period(&mut self, all: &'s Safeguarding) {
        let of_period = owners(
            &all.care_episodes,
            |row| row.cla_id.text(),
            |row| row.person_id.text(),
        );
        for entry in all.care_reviews.entries() {
            if !entry.cla_person_id.text().is_empty() {
                continue;
            }
            let id = of_period.get(entry.row().cla_id.text());
            if let Some(child) = id.filter(|id| !id.is_empty()).and_then(|id| self.child(id)) {
                add(&mut child.care_reviews, entry);
            }
        }
    }
}

/// Whose a key is. Should it stand with several children, the first of their identifiers, whatever the order of rows.
fn owners<'s, T>(
    rows: &'s Rows<T>,
    key: impl Fn(&'s T) -> &'s str,
    child: impl Fn(&'s T) -> &'s str,
) -> HashMap<&'s str, &'s str> {
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for row in &rows.rows {
        let owner = owners.entry(key(row)).or_insert(child(row));
        *owner = child(row).min(*owner);
    }
    owners
}

impl Child<'_> {
    /// The date of birth; the earliest, should there be several.
    #[must_use]
    pub fn born(&self) -> Option<Day> {
        let dates = self.people.iter().filter_map(|row| row.dob.value());
        dates.min()
    }

    /// The date of death; the earliest, should there be several.
    #[must_use]
    pub fn died(&self) -> Option<Day> {
        let dates = self.people.iter().filter_map(|row| row.death_date.value());
        dates.min()
    }
}

impl ChildRows for Child<'_> {
    fn id(&self) -> &str {
        self.id
    }
}

impl Source for Safeguarding {
    type Child<'s> = Child<'s>;

    const LAYOUTS: &'static [Layout] = Self::LAYOUTS;

    fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        Self::read(files)
    }

    fn origin(&self, table: &str) -> Option<&From> {
        self.supplied()
            .find(|(layout, _, _)| layout.name == table)
            .map(|(_, from, _)| from)
    }

    fn child_column(table: &str) -> Option<&'static str> {
        let layout = Self::LAYOUTS.iter().find(|layout| layout.name == table)?;
        let mut names = layout.columns.iter().map(|column| column.name);
        // Five letters before it: a mother's row names her child in `moth_childs_person_id`, which is another.
        names.find(|name| {
            name.get(5..)
                .is_some_and(|name| matches!(name, "person_id" | "cla_person_id"))
        })
    }

    fn by_child(&self) -> Vec<Child<'_>> {
        group(self)
    }
}

/// Whether a role is that of the worker who holds the child: a code since version 1.4.5 of the dataset, words before.
pub(crate) fn is_case_worker(role: &str) -> bool {
    ["CW", "Case Worker", "Social Worker", "Allocated Worker"]
        .iter()
        .any(|each| role.eq_ignore_ascii_case(each))
}
