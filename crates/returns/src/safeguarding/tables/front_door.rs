//! Contacts, early help and referrals. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{CloseReason, ContactOutcome, Need, Source};

use crate::cell::{Flags, Text, YesNo};
use crate::table::table;

table! {
    /// A contact about a child.
    pub struct Contact in contacts = "ssd_contacts" gives Contacts {
        contact_id: Text = "cont_contact_id",
        person_id: Text = "cont_person_id",
        contact_date: Day = "cont_contact_date",
        contact_source_code: Source = "cont_contact_source_code",
        contact_source_desc: Text = "cont_contact_source_desc",
        contact_outcome_json: Flags<ContactOutcome> = "cont_contact_outcome_json",
    }
}

table! {
    /// An episode of early help.
    pub struct EarlyHelp in early_help = "ssd_early_help_episodes" gives EarlyHelp {
        episode_id: Text = "earl_episode_id",
        person_id: Text = "earl_person_id",
        episode_start_date: Day = "earl_episode_start_date",
        episode_end_date: Day = "earl_episode_end_date",
        episode_reason: Text = "earl_episode_reason",
        episode_end_reason: Text = "earl_episode_end_reason",
        episode_organisation: Text = "earl_episode_organisation",
        episode_worker_id: Text = "earl_episode_worker_id",
    }
}

table! {
    /// An episode of need, from referral to closure.
    pub struct NeedEpisode in need_episodes = "ssd_cin_episodes" gives Referrals {
        referral_id: Text = "cine_referral_id",
        person_id: Text = "cine_person_id",
        referral_date: Day = "cine_referral_date",
        cin_primary_need_code: Need = "cine_cin_primary_need_code",
        referral_source_code: Source = "cine_referral_source_code",
        referral_source_desc: Text = "cine_referral_source_desc",
        referral_outcome_json: Text = "cine_referral_outcome_json",
        referral_nfa: YesNo = "cine_referral_nfa",
        close_reason: CloseReason = "cine_close_reason",
        close_date: Day = "cine_close_date",
        referral_team: Text = "cine_referral_team",
        referral_worker_id: Text = "cine_referral_worker_id",
    }
}
