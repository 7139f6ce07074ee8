//! Who the child is. Tables of the Standard Safeguarding Dataset.

use children::Day;
use children::codes::{Disability, Ethnicity, LegalStatus, Sex};

use crate::cell::{Text, YesNo};
use crate::table::table;

table! {
    /// A child or young person.
    pub struct Person in people = "ssd_person" gives People {
        person_id: Text = "pers_person_id",
        forename: Text = "pers_forename",
        surname: Text = "pers_surname",
        sex: Sex = "pers_sex",
        gender: Text = "pers_gender",
        ethnicity: Ethnicity = "pers_ethnicity",
        dob: Day = "pers_dob",
        common_child_id: Text = "pers_common_child_id",
        legacy_id: Text = "pers_legacy_id",
        upn_unknown: Text = "pers_upn_unknown",
        send_flag: Text = "pers_send_flag",
        expected_dob: Day = "pers_expected_dob",
        death_date: Day = "pers_death_date",
        is_mother: YesNo = "pers_is_mother",
        nationality: Text = "pers_nationality",
        upn: Text = "pers_upn",
        single_unique_id: Text = "pers_single_unique_id",
    }
}

table! {
    /// A child in a family.
    pub struct Family in families = "ssd_family" gives Families {
        table_id: Text = "fami_table_id",
        family_id: Text = "fami_family_id",
        person_id: Text = "fami_person_id",
    }
}

table! {
    /// An address of a child.
    pub struct Address in addresses = "ssd_address" gives Addresses {
        table_id: Text = "addr_table_id",
        address_json: Text = "addr_address_json",
        person_id: Text = "addr_person_id",
        address_type: Text = "addr_address_type",
        address_start_date: Day = "addr_address_start_date",
        address_end_date: Day = "addr_address_end_date",
        address_postcode: Text = "addr_address_postcode",
    }
}

table! {
    /// A disability of a child, or the word that there is none.
    pub struct DisabilityRow in disabilities = "ssd_disability" gives Disabilities {
        person_id: Text = "disa_person_id",
        table_id: Text = "disa_table_id",
        disability_code: Disability = "disa_disability_code",
    }
}

table! {
    /// An immigration status of a child.
    pub struct Immigration in immigration = "ssd_immigration_status" gives Immigration {
        person_id: Text = "immi_person_id",
        immigration_status_id: Text = "immi_immigration_status_id",
        immigration_status: Text = "immi_immigration_status",
        immigration_status_start_date: Day = "immi_immigration_status_start_date",
        immigration_status_end_date: Day = "immi_immigration_status_end_date",
    }
}

table! {
    /// A young mother and her child.
    pub struct Mother in mothers = "ssd_mother" gives Mothers {
        table_id: Text = "moth_table_id",
        person_id: Text = "moth_person_id",
        childs_person_id: Text = "moth_childs_person_id",
        childs_dob: Day = "moth_childs_dob",
    }
}

table! {
    /// A legal status of a child in care.
    pub struct LegalStatusRow in legal_statuses = "ssd_legal_status" gives LegalStatuses {
        legal_status_id: Text = "lega_legal_status_id",
        person_id: Text = "lega_person_id",
        legal_status: LegalStatus = "lega_legal_status",
        legal_status_start_date: Day = "lega_legal_status_start_date",
        legal_status_end_date: Day = "lega_legal_status_end_date",
    }
}

table! {
    /// Another identifier of a child.
    pub struct LinkedIdentifier in linked_identifiers = "ssd_linked_identifiers" gives LinkedIdentifiers {
        table_id: Text = "link_table_id",
        person_id: Text = "link_person_id",
        identifier_type: Text = "link_identifier_type",
        identifier_value: Text = "link_identifier_value",
        valid_from_date: Day = "link_valid_from_date",
        valid_to_date: Day = "link_valid_to_date",
    }
}
