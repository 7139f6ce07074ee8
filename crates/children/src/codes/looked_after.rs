//! Codes that only the return of looked after children writes.

use super::codes;

codes! {
    /// Sex as the return writes it: numbers until 2023/24, letters since.
    ReturnSex {
        Male "M" "Male",
        Female "F" "Female",
        Unknown "U" "Unknown",
        FormerMale "1" "Male (code until 2023/24)",
        FormerFemale "2" "Female (code until 2023/24)",
    }
}

impl ReturnSex {
    /// Male, in either code.
    #[must_use]
    pub fn is_male(self) -> bool {
        matches!(self, Self::Male | Self::FormerMale)
    }

    /// Female, in either code.
    #[must_use]
    pub fn is_female(self) -> bool {
        matches!(self, Self::Female | Self::FormerFemale)
    }
}

codes! {
    /// No or yes, as the return writes it.
    Flag {
        No "0" "No",
        Yes "1" "Yes",
    }
}

codes! {
    /// Why a child has no score of strengths and difficulties.
    NoScore {
        Sdq1 "SDQ1" "No form was returned",
        Sdq2 "SDQ2" "Carer refused",
        Sdq3 "SDQ3" "Not possible for the child's needs",
        Sdq4 "SDQ4" "Form incomplete",
        Sdq5 "SDQ5" "Other",
    }
}

codes! {
    /// How many adopters.
    Adopters {
        One "1" "One",
        Two "2" "Two",
    }
}

codes! {
    /// Sex of the adopters.
    AdopterSex {
        M1 "M1" "One man",
        F1 "F1" "One woman",
        Mm "MM" "Two men",
        Ff "FF" "Two women",
        Mf "MF" "A man and a woman",
    }
}

codes! {
    /// Legal status of the adopters.
    AdopterStatus {
        L0 "L0" "Single",
        L11 "L11" "Married, of different sexes",
        L12 "L12" "Married, of the same sex",
        L2 "L2" "Civil partners",
        L3 "L3" "Unmarried, of different sexes",
        L4 "L4" "Neither married nor partners, of the same sex",
    }
}

codes! {
    /// How a child left care for good before.
    EarlierPermanence {
        P1 "P1" "Adoption",
        P2 "P2" "Special guardianship order",
        P3 "P3" "Residence or child arrangements order to live with another",
        P4 "P4" "Unknown which",
        Z1 "Z1" "None",
    }
}

codes! {
    /// What a care leaver does, with 0 for what is not to be given.
    LeaverActivity {
        NotGiven "0" "Not to be given",
        F1 "F1" "Higher education, full time",
        P1 "P1" "Higher education, part time",
        F2 "F2" "Other education, full time",
        P2 "P2" "Other education, part time",
        F4 "F4" "Apprenticeship, full time",
        P4 "P4" "Apprenticeship, part time",
        F5 "F5" "Training or employment, full time",
        P5 "P5" "Training or employment, part time",
        G4 "G4" "Not in education or work: illness or disability",
        G5 "G5" "Not in education or work: other",
        G6 "G6" "Not in education or work: pregnancy or parenting",
    }
}

codes! {
    /// Where a care leaver lives, with whether it is suitable (1) or not (2), and 0 for what is not to be given.
    LeaverAccommodation {
        NotGiven "0" "Not to be given",
        B1 "B1" "With parents or relatives, suitable",
        B2 "B2" "With parents or relatives, not suitable",
        C1 "C1" "Community home or residential care, suitable",
        C2 "C2" "Community home or residential care, not suitable",
        D1 "D1" "Semi-independent or transitional, suitable",
        D2 "D2" "Semi-independent or transitional, not suitable",
        E1 "E1" "Supported lodgings, suitable",
        E2 "E2" "Supported lodgings, not suitable",
        G1 "G1" "Abroad, suitable",
        G2 "G2" "Abroad, not suitable",
        H1 "H1" "Deported, suitable",
        H2 "H2" "Deported, not suitable",
        K1 "K1" "Ordinary lodgings, suitable",
        K2 "K2" "Ordinary lodgings, not suitable",
        R1 "R1" "Not known, suitable",
        R2 "R2" "Not known, not suitable",
        S2 "S2" "No fixed home, not suitable",
        T1 "T1" "Foyer or similar, suitable",
        T2 "T2" "Foyer or similar, not suitable",
        U1 "U1" "Independent living, suitable",
        U2 "U2" "Independent living, not suitable",
        V1 "V1" "Emergency accommodation, suitable",
        V2 "V2" "Emergency accommodation, not suitable",
        W1 "W1" "Bed and breakfast, suitable",
        W2 "W2" "Bed and breakfast, not suitable",
        X2 "X2" "In custody, not suitable",
        Y1 "Y1" "Other, suitable",
        Y2 "Y2" "Other, not suitable",
        Z1 "Z1" "With former foster carers, suitable",
        Z2 "Z2" "With former foster carers, not suitable",
    }
}
