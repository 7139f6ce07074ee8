//! Codes that only the children in need census writes.

use super::codes;

codes! {
    /// Sex as the census writes it: letters since 2024/25, numbers for gender before.
    CensusSex {
        Male "M" "Male",
        Female "F" "Female",
        Unknown "U" "Unknown, or unborn",
        FormerUnknown "0" "Unknown, or unborn (code until 2023/24)",
        FormerMale "1" "Male (code until 2023/24)",
        FormerFemale "2" "Female (code until 2023/24)",
        FormerIndeterminate "9" "Indeterminate (code until 2023/24)",
    }
}

impl CensusSex {
    /// The codes since 2024/25.
    pub const LETTERS: &'static [Self] = &[Self::Male, Self::Female, Self::Unknown];
    /// The codes until 2023/24.
    pub const NUMBERS: &'static [Self] = &[
        Self::FormerUnknown,
        Self::FormerMale,
        Self::FormerFemale,
        Self::FormerIndeterminate,
    ];
}

codes! {
    /// Why a child has no unique pupil number.
    NoPupilNumber {
        Un1 "UN1" "Too young for a school",
        Un2 "UN2" "Never in a maintained school in England",
        Un3 "UN3" "Educated outside England",
        Un4 "UN4" "Newly in care or in need, number not yet known",
        Un5 "UN5" "From another authority, number not yet known",
        Un6 "UN6" "Unaccompanied and seeking asylum",
        Un7 "UN7" "Referred, and no further action was taken",
    }
}

codes! {
    /// What came of pre-proceedings.
    PreProceedingsOutcome {
        A "A" "Outcome A",
        B "B" "Outcome B",
        C "C" "Outcome C",
    }
}
