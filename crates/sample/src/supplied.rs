//! Rows as if they had been read from the files that hold them: each with its line, each table with its file.

use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::table::{From, Rows, Table};

fn number<T: Table>(rows: &mut Rows<T>, set: fn(&mut T, u32)) {
    // The headings are the first line.
    for (row, line) in rows.rows.iter_mut().zip(2..) {
        set(row, line);
    }
    rows.from = Some(supplied_as(&format!("{}.csv", T::NAME), ""));
}

/// A whole table of a file, with nothing amiss.
pub(crate) fn supplied_as(file: &str, sheet: &str) -> From {
    From {
        file: file.into(),
        sheet: sheet.into(),
        heading_line: 1,
        missing: Vec::new(),
        unknown: Vec::new(),
        columns: Vec::new(),
    }
}

macro_rules! number_each {
    ($whole:ident: $($table:ident)+) => {
        $(number(&mut $whole.$table, |row, line| row.line = line);)+
    };
}

pub(crate) fn as_supplied(records: &mut Safeguarding, own: &mut Optional) {
    number_each!(records:
        people families addresses disabilities immigration mothers legal_statuses linked_identifiers contacts early_help
        need_episodes assessments factors need_plans need_visits enquiries conferences plans plan_visits plan_reviews
        care_episodes placements care_reviews care_visits previous_permanence care_plans missing convictions health
        immunisations substance_misuse questionnaires leavers permanence involvements professionals departments send
        education_requests education_assessments named_plans active_plans sen_needs pre_proceedings voice finance);
    number_each!(own:
        contact_decisions family_hubs return_interviews exploitation_assessments homeless_young_people homeless_nights
        core_groups child_in_need_reviews permanence_decisions care_proceedings private_fostering
        private_fostering_visits disabled_children personal_education_plans advocacy pathway_plans not_in_work staff
        posts supervision management_oversight audits audit_actions complaints population foster_households
        foster_concerns foster_places);
}
