//! SD005: a conference names an enquiry, and a plan a conference, that is there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD005",
    level: Query,
    years: 2020..=NOW,
    says: Always("The enquiry or conference that this followed is not in the dataset."),
    matters: "The path from enquiry to conference to plan breaks here, so it cannot be shown that the child was protected in the time that is asked.",
    mend: "Link the conference to its enquiry, or the plan to its conference, and see that the extract reaches back far enough to hold them.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[conferences::s47_enquiry_id, plans::icpc_id],
    reads: &[enquiries::s47_enquiry_id, conferences::icpc_id],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let enquiries = names(&all.enquiries, |row| row.s47_enquiry_id.text());
    let conferences = names(&all.conferences, |row| row.icpc_id.text());
    unknown(
        &enquiries,
        &all.conferences,
        found,
        |row| row.s47_enquiry_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &conferences,
        &all.plans,
        found,
        |row| row.icpc_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    enquiry, conference, plan
    s47_enquiry           | s47_enquiry_id
                          | E1
    initial_cp_conference | icpc_icpc_id | s47_enquiry_id
                          | I1      | E1
    cp_plans              | icpc_id
                          | I1

    a conference after no known enquiry, a plan after no known conference
    s47_enquiry           | s47_enquiry_id
                          | E1
    initial_cp_conference | icpc_icpc_id | s47_enquiry_id
    !                     | I1      | E2
    cp_plans              | icpc_id
    !                     | I2
";
