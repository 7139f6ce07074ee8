//! SD031: a conference is not held before the enquiry that led to it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD031",
    level: Error,
    years: 2020..=NOW,
    says: Always("The conference was held before the enquiry that led to it began."),
    matters: "The fifteen working days from enquiry to conference come out below nought, and it is not sure which concern the conference looked at.",
    mend: "Link the conference to the enquiry that led to it, or correct whichever date is mistyped.",
    source: "Working Together: a conference follows the strategy discussion and the enquiry",
    fields: &[conferences::icpc_date, enquiries::s47_start_date],
    reads: &[conferences::s47_enquiry_id, enquiries::s47_enquiry_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let enquiries = by_key(&child.enquiries, |enquiry| enquiry.s47_enquiry_id.text());
    for conference in &child.conferences {
        let held = conference.icpc_date.value();
        let before = |enquiry: &Enquiry| held.is_some() && held < enquiry.s47_start_date.value();
        let of_its_own = enquiries.get(conference.row().s47_enquiry_id.text());
        if of_its_own.is_some_and(|enquiries| enquiries.iter().all(|enquiry| before(enquiry))) {
            found.at(conference);
        }
    }
}

const EXAMPLES: &str = "
    a conference on the tenth working day
    s47_enquiry           | enquiry_id | s47_start_date
                          | E1         | 02/06/2025
    initial_cp_conference | s47_enquiry_id | icpc_date
                          | E1             | 16/06/2025

    a conference before it, and one after another enquiry
    s47_enquiry           | enquiry_id | s47_start_date
                          | E1         | 02/06/2025
                          | E2         | 02/03/2025
    initial_cp_conference | s47_enquiry_id | icpc_date
    !                     | E1             | 30/05/2025
                          | E2             | 30/05/2025
";
