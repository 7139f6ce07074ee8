//! Adoption and permanence. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{PermanenceOrder, ReversalReason};

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// The way to adoption or another permanent order.
    pub struct Permanence in permanence = "ssd_permanence" gives Permanence {
        table_id: Text = "perm_table_id",
        person_id: Text = "perm_person_id",
        cla_id: Text = "perm_cla_id",
        adm_decision_date: Day = "perm_adm_decision_date",
        ffa_cp_decision_date: Day = "perm_ffa_cp_decision_date",
        placement_order_date: Day = "perm_placement_order_date",
        placed_for_adoption_date: Day = "perm_placed_for_adoption_date",
        matched_date: Day = "perm_matched_date",
        adopted_by_carer_flag: YesNo = "perm_adopted_by_carer_flag",
        placed_ffa_cp_date: Day = "perm_placed_ffa_cp_date",
        decision_reversed_date: Day = "perm_decision_reversed_date",
        placed_foster_carer_date: Day = "perm_placed_foster_carer_date",
        part_of_sibling_group: YesNo = "perm_part_of_sibling_group",
        siblings_placed_together: i32 = "perm_siblings_placed_together",
        siblings_placed_apart: i32 = "perm_siblings_placed_apart",
        placement_provider_urn: Text = "perm_placement_provider_urn",
        decision_reversed_reason: ReversalReason = "perm_decision_reversed_reason",
        permanence_order_date: Day = "perm_permanence_order_date",
        permanence_order_type: PermanenceOrder = "perm_permanence_order_type",
        adoption_worker_id: Text = "perm_adoption_worker_id",
        adopter_sex: Text = "perm_adopter_sex",
        adopter_legal_status: Text = "perm_adopter_legal_status",
        number_of_adopters: i32 = "perm_number_of_adopters",
    }
}
