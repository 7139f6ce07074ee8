//! Annex A: the eleven lists of children (and adopters) that an inspection of a council's children's services asks for.
//!
//! Source: the lists as councils fill them (columns and codes of the liia-tools merge file and of the safeguarding
//! dataset's own script, version 1.2.0, 31 July 2024). The other Annex A, that of an inspection of special
//! educational needs, has other columns and is not one of these.
//!
//! - [`lists`]: the eleven lists, each a table; [`words`]: how their coded cells are read and written.
//! - [`write`](mod@write): the lists of any day from what is loaded, as a workbook or texts.
//! - [`compare`](mod@compare): what came, went and changed between two of them.
//! - [`questions`]: what an inspector will ask of them.

pub mod child;
pub mod compare;
pub mod lists;
pub mod questions;
pub mod rules;
pub mod words;
pub mod write;

use lists::{
    Adopter, Adoption, Assessment, CareLeaver, ChildInNeed, Contact, EarlyHelp, Enquiry, InCare,
    ProtectionPlan, Referral,
};

use crate::submission::submission;

submission! {
    /// Annex A as supplied, or as made from what is loaded.
    pub struct AnnexA {
        contacts: Contact,
        early_help: EarlyHelp,
        referrals: Referral,
        assessments: Assessment,
        enquiries: Enquiry,
        need: ChildInNeed,
        plans: ProtectionPlan,
        in_care: InCare,
        leavers: CareLeaver,
        adoption: Adoption,
        adopters: Adopter,
    }
}

impl AnnexA {
    /// Whether the care leavers' list has the newer columns (unaccompanied, adviser, pathway plan, latest contact);
    /// `None` where the list was not supplied.
    #[must_use]
    pub fn has_newer_columns(&self) -> Option<bool> {
        let from = self.leavers.from.as_ref()?;
        let missing = |column| from.missing.contains(&column);
        Some(
            !(missing(lists::leavers::adviser)
                && missing(lists::leavers::latest_plan)
                && missing(lists::leavers::latest_contact)),
        )
    }
}

#[cfg(test)]
mod tests;
