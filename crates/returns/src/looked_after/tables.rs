//! The tables of the SSDA903, one row type each, named as the return names them; each stands for this year's and last
//! year's. And the lists that rules look things up in.

use children::Day;
use children::codes::{
    self, AdopterSex, AdopterStatus, Adopters, CeaseReason, ChangeReason, EarlierPermanence,
    Ethnicity, Flag, InTouch, LeaverAccommodation, LeaverActivity, LegalStatus, MissingKind, Need,
    NoScore, Participation, PlacementType, ReturnSex, ReversalReason, StartReason, WorkerChange,
};

use crate::cell::{Exact, Text};
use crate::doubt::{Doubt, What};
use crate::table::{Column, table};

/// Declares a table with the names that its columns have in last year's return.
macro_rules! return_table {
    (
        $(#[$about:meta])*
        pub struct $row:ident in $columns:ident = $name:literal, $last:ident = $last_name:literal gives $fact:ident {
            $($field:ident: $kind:ty = $heading:literal $(| $also:literal)*,)+
        }
    ) => {
        table! {
            $(#[$about])*
            pub struct $row in $columns = $name gives $fact {
                $($field: $kind = $heading $(| $also)*,)+
            }
        }

        #[doc = concat!("The columns of last year's `", $name, "`.")]
        #[expect(non_upper_case_globals, reason = "a column is named as its field is")]
        pub mod $last {
            use super::{Column, $columns};
            $(
                #[doc = concat!("Column `", $heading, "` of last year.")]
                pub const $field: Column = Column { table: $last_name, ..$columns::$field };
            )+
            /// All of them, in order.
            pub const ALL: &[Column] = &[$($field),+];
        }
    };
}

return_table! {
    /// A child. The flag of the unaccompanied stands in the XML form only; in text between commas their own table says it.
    pub struct Header in header = "Header", header_last = "Header_last" gives People {
        child: Text = "CHILD",
        sex: Exact<ReturnSex> = "SEX",
        dob: Day = "DOB",
        ethnic: Exact<Ethnicity> = "ETHNIC",
        upn: Text = "UPN",
        mother: Exact<Flag> = "MOTHER",
        mc_dob: Day = "MC_DOB",
        uasc: Exact<Flag> = "UASC",
    }
}

return_table! {
    /// An episode of care.
    pub struct Episode in episodes = "Episodes", episodes_last = "Episodes_last" gives CareEpisodes {
        child: Text = "CHILD",
        decom: Day = "DECOM",
        rne: Exact<StartReason> = "RNE",
        ls: Exact<LegalStatus> = "LS",
        cin: Exact<Need> = "CIN",
        place: Exact<PlacementType> = "PLACE" | "PL",
        place_provider: Exact<codes::Provider> = "PLACE_PROVIDER",
        dec: Day = "DEC",
        rec: Exact<CeaseReason> = "REC",
        reason_place_change: Exact<ChangeReason> = "REASON_PLACE_CHANGE",
        home_post: Text = "HOME_POST",
        pl_post: Text = "PL_POST",
        urn: Text = "URN",
    }
}

return_table! {
    /// A review.
    pub struct Review in reviews = "Reviews", reviews_last = "Reviews_last" gives CareReviews {
        child: Text = "CHILD",
        dob: Day = "DOB",
        review: Day = "REVIEW",
        review_code: Exact<Participation> = "REVIEW_CODE",
    }
}

return_table! {
    /// An unaccompanied child seeking asylum.
    pub struct Uasc in uasc = "UASC", uasc_last = "UASC_last" gives Unaccompanied {
        child: Text = "CHILD",
        sex: Exact<ReturnSex> = "SEX",
        dob: Day = "DOB",
        duc: Day = "DUC",
    }
}

return_table! {
    /// Health, convictions and the strengths and difficulties score of the year.
    pub struct Oc2 in oc2 = "OC2", oc2_last = "OC2_last" gives HealthOfYear {
        child: Text = "CHILD",
        dob: Day = "DOB",
        sdq_score: i32 = "SDQ_SCORE",
        sdq_reason: Exact<NoScore> = "SDQ_REASON",
        convicted: Exact<Flag> = "CONVICTED",
        health_check: Exact<Flag> = "HEALTH_CHECK",
        immunisations: Exact<Flag> = "IMMUNISATIONS",
        teeth_check: Exact<Flag> = "TEETH_CHECK",
        health_assessment: Exact<Flag> = "HEALTH_ASSESSMENT",
        substance_misuse: Exact<Flag> = "SUBSTANCE_MISUSE",
        intervention_received: Exact<Flag> = "INTERVENTION_RECEIVED",
        intervention_offered: Exact<Flag> = "INTERVENTION_OFFERED",
    }
}

return_table! {
    /// A care leaver at a birthday.
    pub struct Oc3 in oc3 = "OC3", oc3_last = "OC3_last" gives LeaversOfYear {
        child: Text = "CHILD",
        dob: Day = "DOB",
        in_touch: Exact<InTouch> = "IN_TOUCH",
        activ: Exact<LeaverActivity> = "ACTIV",
        accom: Exact<LeaverAccommodation> = "ACCOM",
    }
}

return_table! {
    /// An adoption.
    pub struct Ad1 in ad1 = "AD1", ad1_last = "AD1_last" gives Permanence {
        child: Text = "CHILD",
        dob: Day = "DOB",
        date_int: Day = "DATE_INT",
        date_match: Day = "DATE_MATCH",
        foster_care: Exact<Flag> = "FOSTER_CARE",
        nb_adoptr: Exact<Adopters> = "NB_ADOPTR",
        sex_adoptr: Exact<AdopterSex> = "SEX_ADOPTR",
        ls_adoptr: Exact<AdopterStatus> = "LS_ADOPTR",
    }
}

return_table! {
    /// A decision that a child should be placed for adoption.
    pub struct PlacedAdoption in placed_adoption = "PlacedAdoption", placed_adoption_last = "PlacedAdoption_last" gives AdoptionDecisions {
        child: Text = "CHILD",
        dob: Day = "DOB",
        date_placed: Day = "DATE_PLACED",
        date_placed_ceased: Day = "DATE_PLACED_CEASED",
        reason_placed_ceased: Exact<ReversalReason> = "REASON_PLACED_CEASED",
    }
}

return_table! {
    /// An earlier permanence that ended.
    pub struct PrevPerm in prev_perm = "PrevPerm", prev_perm_last = "PrevPerm_last" gives PreviousPermanence {
        child: Text = "CHILD",
        dob: Day = "DOB",
        prev_perm: Exact<EarlierPermanence> = "PREV_PERM",
        la_perm: Text = "LA_PERM",
        date_perm: Text = "DATE_PERM",
    }
}

return_table! {
    /// A missing episode.
    pub struct Missing in missing = "Missing", missing_last = "Missing_last" gives Missing {
        child: Text = "CHILD",
        dob: Day = "DOB",
        missing: Exact<MissingKind> = "MISSING",
        mis_start: Day = "MIS_START",
        mis_end: Day = "MIS_END",
    }
}

return_table! {
    /// A time with one social worker (since 2023/24).
    pub struct SwEpisode in sw_episodes = "SWEpisodes", sw_episodes_last = "SWEpisodes_last" gives Involvements {
        child: Text = "CHILD",
        dob: Day = "DOB",
        sw_id: Text = "SW_ID",
        sw_decom: Day = "SW_DECOM",
        sw_dec: Day = "SW_DEC",
        sw_reason: Exact<WorkerChange> = "SW_REASON",
    }
}

return_table! {
    /// A deprivation of liberty order (since 2026/27).
    pub struct DoLo in dolo = "DoLo", dolo_last = "DoLo_last" gives Liberty {
        child: Text = "CHILD",
        dob: Day = "DOB",
        dolo_start: Day = "DOLO_START",
        dolo_end: Day = "DOLO_END",
    }
}

table! {
    /// A provider of placements, from the inspectorate's list as the council exports it.
    pub struct Provider in providers = "Providers" gives Posts {
        urn: Text = "URN",
        place_codes: Text = "PLACE_CODES",
        provider_codes: Text = "PROVIDER_CODES",
        authority: Text = "LA_NAME_FROM_FILE",
        reg_end: Day = "REG_END",
        postcode: Text = "POSTCODE",
    }
}

table! {
    /// The authority whose return it is, by the code of the Office for National Statistics.
    pub struct Authority in authority = "Authority" gives Teams {
        code: Text = "AUTHORITY_CODE",
    }
}

table! {
    /// A postcode and where it lies: grid reference in metres, and local authority.
    pub struct Postcode in postcodes = "Postcodes" gives Addresses {
        pcd: Text = "pcd",
        easting: f64 = "oseast1m",
        northing: f64 = "osnrth1m",
        laua: Text = "laua",
    }
}

/// Whether a file is one of the lists that rules look things up in, by its headings.
pub(super) fn is_a_list(bytes: &[u8]) -> bool {
    let top = bytes.get(..200).unwrap_or(bytes);
    [b"PLACE_CODES".as_slice(), b"AUTHORITY_CODE"]
        .iter()
        .any(|heading| top.windows(heading.len()).any(|part| part == *heading))
}

/// Whether a column of the header is the flag of the unaccompanied, which only the XML form has.
pub(super) fn is_a_flag(column: &Column) -> bool {
    *column == header::uasc
}

/// Whether a doubt is that a header has no flag of the unaccompanied.
pub(super) fn is_a_flag_left_out(doubt: &Doubt) -> bool {
    doubt.what == What::MissingColumn
        && doubt.table == Some(header::uasc.table)
        && doubt.column == Some(header::uasc.name)
}

#[cfg(test)]
mod tests {
    use crate::doubt::What;
    use crate::looked_after::LookedAfter;
    use crate::submission::File;

    #[test]
    fn a_header_without_the_flag_of_the_xml_form_is_no_doubt() {
        let missing = |bytes: &[u8]| -> Vec<Option<&str>> {
            let name = "header.csv";
            let (_, doubts) = LookedAfter::read(&[File { name, bytes }]);
            let missing = doubts
                .iter()
                .filter(|doubt| doubt.what == What::MissingColumn);
            missing.map(|doubt| doubt.column).collect()
        };
        assert_eq!(
            missing(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,07/11/2014,WBRI,UN1,0,\n"),
            []
        );
        assert_eq!(
            missing(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\n1,F,07/11/2014,WBRI,UN1,0\n"),
            [Some("MC_DOB")]
        );
    }
}
