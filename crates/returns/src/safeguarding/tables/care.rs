//! Care: episodes, placements, reviews, visits, missing. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{
    CeaseReason, ChangeReason, MissingKind, Need, Participation, PermanencePlan, PlacementType,
    Provider, StartReason,
};

use crate::cell::{Flags, Text, YesNo};
use crate::table::table;

table! {
    /// An episode of care.
    pub struct CareEpisode in care_episodes = "ssd_cla_episodes" gives CareEpisodes {
        cla_episode_id: Text = "clae_cla_episode_id",
        person_id: Text = "clae_person_id",
        cla_episode_start_date: Day = "clae_cla_episode_start_date",
        cla_episode_start_reason: StartReason = "clae_cla_episode_start_reason",
        cla_primary_need_code: Need = "clae_cla_primary_need_code",
        cla_episode_ceased_date: Day = "clae_cla_episode_ceased_date",
        cla_episode_ceased_reason: CeaseReason = "clae_cla_episode_ceased_reason",
        cla_id: Text = "clae_cla_id",
        referral_id: Text = "clae_referral_id",
        cla_placement_id: Text = "clae_cla_placement_id",
        entered_care_date: Day = "clae_entered_care_date",
        cla_last_iro_contact_date: Day = "clae_cla_last_iro_contact_date",
    }
}

table! {
    /// A placement.
    pub struct Placement in placements = "ssd_cla_placement" gives Placements {
        cla_placement_id: Text = "clap_cla_placement_id",
        cla_placement_start_date: Day = "clap_cla_placement_start_date",
        cla_placement_type: PlacementType = "clap_cla_placement_type",
        cla_placement_urn: Text = "clap_cla_placement_urn",
        cla_placement_distance: f64 = "clap_cla_placement_distance",
        cla_id: Text = "clap_cla_id",
        cla_placement_provider: Provider = "clap_cla_placement_provider",
        cla_placement_postcode: Text = "clap_cla_placement_postcode",
        cla_placement_end_date: Day = "clap_cla_placement_end_date",
        cla_placement_change_reason: ChangeReason = "clap_cla_placement_change_reason",
        person_id: Text = "clap_person_id",
    }
}

table! {
    /// A looked after review.
    pub struct CareReview in care_reviews = "ssd_cla_reviews" gives CareReviews {
        cla_review_id: Text = "clar_cla_review_id",
        cla_id: Text = "clar_cla_id",
        cla_review_due_date: Day = "clar_cla_review_due_date",
        cla_review_date: Day = "clar_cla_review_date",
        cla_review_cancelled: YesNo = "clar_cla_review_cancelled",
        cla_review_participation: Participation = "clar_cla_review_participation",
        cla_person_id: Text = "clar_cla_person_id",
    }
}

table! {
    /// A visit to a child in care.
    pub struct CareVisit in care_visits = "ssd_cla_visits" gives CareVisits {
        cla_visit_id: Text = "clav_cla_visit_id",
        cla_id: Text = "clav_cla_id",
        person_id: Text = "clav_person_id",
        cla_visit_date: Day = "clav_cla_visit_date",
        cla_visit_seen: YesNo = "clav_cla_visit_seen",
        cla_visit_seen_alone: YesNo = "clav_cla_visit_seen_alone",
    }
}

table! {
    /// An earlier permanent home that did not last.
    pub struct PreviousPermanence in previous_permanence = "ssd_cla_previous_permanence" gives PreviousPermanence {
        table_id: Text = "lapp_table_id",
        person_id: Text = "lapp_person_id",
        previous_permanence_order_date: Text = "lapp_previous_permanence_order_date",
        previous_permanence_option: Text = "lapp_previous_permanence_option",
        previous_permanence_la: Text = "lapp_previous_permanence_la",
    }
}

table! {
    /// A care plan.
    pub struct CarePlan in care_plans = "ssd_cla_care_plan" gives CarePlans {
        table_id: Text = "lacp_table_id",
        person_id: Text = "lacp_person_id",
        cla_care_plan_start_date: Day = "lacp_cla_care_plan_start_date",
        cla_care_plan_end_date: Day = "lacp_cla_care_plan_end_date",
        cla_care_plan_json: Flags<PermanencePlan> = "lacp_cla_care_plan_json",
    }
}

table! {
    /// A time missing or away.
    pub struct Missing in missing = "ssd_missing" gives Missing {
        table_id: Text = "miss_table_id",
        person_id: Text = "miss_person_id",
        missing_episode_start_date: Day = "miss_missing_episode_start_date",
        missing_episode_type: MissingKind = "miss_missing_episode_type",
        missing_episode_end_date: Day = "miss_missing_episode_end_date",
        missing_rhi_offered: YesNo = "miss_missing_rhi_offered",
        missing_rhi_accepted: YesNo = "miss_missing_rhi_accepted",
    }
}
