//! Codes of contacts and referrals.

use super::codes;

codes! {
    /// Who brought the child to notice.
    Source {
        S1A "1A" "Family member, relative or carer",
        S1B "1B" "Acquaintance, including neighbours and child minders",
        S1C "1C" "The child",
        S1D "1D" "Other individual",
        S2A "2A" "School",
        S2B "2B" "Education services",
        S3A "3A" "GP",
        S3B "3B" "Health visitor",
        S3C "3C" "School nurse",
        S3D "3D" "Other primary health service",
        S3E "3E" "Accident and emergency",
        S3F "3F" "Other health service",
        S4 "4" "Housing",
        S5A "5A" "Council's social care, other than children's",
        S5B "5B" "Council's other services",
        S5C "5C" "Another council's services",
        S5D "5D" "Council's early help",
        S6 "6" "Police",
        S7 "7" "Other legal agency",
        S8 "8" "Other",
        S9 "9" "Anonymous",
        S10 "10" "Unknown",
    }
}

codes! {
    /// Primary need at referral.
    Need {
        N1 "N1" "Abuse or neglect",
        N2 "N2" "Child's disability or illness",
        N3 "N3" "Parent's disability or illness",
        N4 "N4" "Family in acute stress",
        N5 "N5" "Family dysfunction",
        N6 "N6" "Socially unacceptable behaviour",
        N7 "N7" "Low income",
        N8 "N8" "Absent parenting",
        N9 "N9" "Cases other than children in need",
        N0 "N0" "Not stated",
    }
}

codes! {
    /// Why an episode of need was closed.
    CloseReason {
        RC1 "RC1" "Adopted",
        RC2 "RC2" "Died",
        RC3 "RC3" "Child arrangements order",
        RC4 "RC4" "Special guardianship order",
        RC5 "RC5" "Moved to another council's services",
        RC6 "RC6" "Moved to adult social care",
        RC7 "RC7" "Closed for another reason",
        RC8 "RC8" "Closed after assessment, no further action",
        RC9 "RC9" "Closed after assessment, to early help",
    }
}

codes! {
    /// What came of a contact.
    ContactOutcome {
        NewReferral "NEW_REFERRAL_FLAG" "New referral",
        ExistingReferral "EXISTING_REFERRAL_FLAG" "Added to an open referral",
        ProtectionEnquiry "CP_ENQUIRY_FLAG" "Child protection enquiry",
        NoFurtherAction "NFA_FLAG" "No further action",
        NonAgencyAdoption "NON_AGENCY_ADOPTION_FLAG" "Adoption outside an agency",
        PrivateFostering "PRIVATE_FOSTERING_FLAG" "Private fostering",
        Advice "ADVICE_FLAG" "Information and advice",
        Missing "MISSING_FLAG" "Missing",
        OtherCouncilPlan "OLA_CP_FLAG" "Another council's protection plan",
        Other "OTHER_OUTCOMES_EXIST_FLAG" "Other",
    }
}
