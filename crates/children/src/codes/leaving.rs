//! Codes of care leavers.

use super::codes;

codes! {
    /// Legal entitlement of a young person leaving care.
    Eligibility {
        Eligible "Eligible" "Eligible: in care, aged 16 or 17",
        Relevant "Relevant" "Relevant: left care, aged 16 or 17",
        FormerRelevant "Former Relevant" "Former relevant: 18 or over",
        Qualifying "Qualifying" "Qualifying care leaver",
        Ended "No Current Eligibility" "No current entitlement",
    }
}

codes! {
    /// Whether the council is in touch.
    InTouch {
        Yes "YES" "In touch",
        No "NO" "Not in touch",
        Died "DIED" "Died",
        Refused "REFU" "Refused contact",
        NotRequired "NREQ" "Service no longer required",
        ReturnedHome "RHOM" "Returned home",
    }
}

codes! {
    /// Where a care leaver lives.
    Accommodation {
        B "B" "With parents or relatives",
        C "C" "Community home or residential care",
        D "D" "Semi-independent or transitional",
        E "E" "Supported lodgings",
        G "G" "Abroad",
        H "H" "Deported",
        K "K" "Ordinary lodgings",
        R "R" "Not known",
        S "S" "No fixed home",
        T "T" "Foyer or similar",
        U "U" "Independent living",
        V "V" "Emergency accommodation",
        W "W" "Bed and breakfast",
        X "X" "In custody",
        Y "Y" "Other",
        Z "Z" "With former foster carers",
    }
}

codes! {
    /// What a care leaver does.
    Activity {
        F1 "F1" "Higher education, full time",
        P1 "P1" "Higher education, part time",
        F2 "F2" "Other education, full time",
        P2 "P2" "Other education, part time",
        F3 "F3" "Training or employment, full time (code until 2016)",
        P3 "P3" "Training or employment, part time (code until 2016)",
        F4 "F4" "Apprenticeship, full time",
        P4 "P4" "Apprenticeship, part time",
        F5 "F5" "Training or employment, full time",
        P5 "P5" "Training or employment, part time",
        G4 "G4" "Not in education or work: illness or disability",
        G5 "G5" "Not in education or work: other",
        G6 "G6" "Not in education or work: pregnancy or parenting",
    }
}

impl Activity {
    /// In education, employment or training.
    #[must_use]
    pub fn is_eet(self) -> bool {
        !matches!(self, Self::G4 | Self::G5 | Self::G6)
    }
}
