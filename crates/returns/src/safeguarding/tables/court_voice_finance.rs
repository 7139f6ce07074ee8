//! Pre-proceedings, the child's voice, finance. Tables of the Standard Safeguarding Dataset.

use children::Day;

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// Pre-proceedings under the public law outline.
    pub struct PreProceedings in pre_proceedings = "ssd_pre_proceedings" gives PreProceedings {
        table_id: Text = "prep_table_id",
        person_id: Text = "prep_person_id",
        plo_family_id: Text = "prep_plo_family_id",
        pre_pro_decision_date: Day = "prep_pre_pro_decision_date",
        initial_pre_pro_meeting_date: Day = "prep_initial_pre_pro_meeting_date",
        pre_pro_outcome: Text = "prep_pre_pro_outcome",
        agree_stepdown_issue_date: Day = "prep_agree_stepdown_issue_date",
        cp_plans_referral_period: Text = "prep_cp_plans_referral_period",
        legal_gateway_outcome: Text = "prep_legal_gateway_outcome",
        prev_pre_proc_child: Text = "prep_prev_pre_proc_child",
        prev_care_proc_child: Text = "prep_prev_care_proc_child",
        pre_pro_letter_date: Day = "prep_pre_pro_letter_date",
        care_pro_letter_date: Day = "prep_care_pro_letter_date",
        pre_pro_meetings_num: Text = "prep_pre_pro_meetings_num",
        pre_pro_parents_legal_rep: Text = "prep_pre_pro_parents_legal_rep",
        parents_legal_rep_point_of_issue: Text = "prep_parents_legal_rep_point_of_issue",
        court_reference: Text = "prep_court_reference",
        care_proc_court_hearings: Text = "prep_care_proc_court_hearings",
        care_proc_short_notice: Text = "prep_care_proc_short_notice",
        proc_short_notice_reason: Text = "prep_proc_short_notice_reason",
        la_inital_plan_approved: Text = "prep_la_inital_plan_approved",
        la_initial_care_plan: Text = "prep_la_initial_care_plan",
        la_final_plan_approved: Text = "prep_la_final_plan_approved",
        la_final_care_plan: Text = "prep_la_final_care_plan",
    }
}

table! {
    /// A child's answers about their help.
    pub struct VoiceOfChild in voice = "ssd_voice_of_child" gives Voice {
        table_id: Text = "voch_table_id",
        person_id: Text = "voch_person_id",
        explained_worries: YesNo = "voch_explained_worries",
        story_help_understand: YesNo = "voch_story_help_understand",
        agree_worker: YesNo = "voch_agree_worker",
        plan_safe: YesNo = "voch_plan_safe",
        tablet_help_explain: YesNo = "voch_tablet_help_explain",
    }
}

table! {
    /// What a placement costs (not yet specified).
    pub struct Finance in finance = "ssd_s251_finance" gives Finance {
        table_id: Text = "s251_table_id",
        cla_placement_id: Text = "s251_cla_placement_id",
        placeholder_1: Text = "s251_placeholder_1",
        placeholder_2: Text = "s251_placeholder_2",
        placeholder_3: Text = "s251_placeholder_3",
        placeholder_4: Text = "s251_placeholder_4",
    }
}
