//! Codes about the child.

use super::{Code, codes};

codes! {
    /// Sex as the returns record it.
    Sex {
        Female "F" "Female",
        Male "M" "Male",
        Unknown "U" "Not recorded or unknown",
    }
}

codes! {
    /// Ethnicity: the twenty codes of the school and children's services censuses.
    Ethnicity {
        Wbri "WBRI" "White British",
        Wiri "WIRI" "White Irish",
        Wirt "WIRT" "Traveller of Irish heritage",
        Woth "WOTH" "Any other White background",
        Wrom "WROM" "Gypsy or Roma",
        Mwbc "MWBC" "White and Black Caribbean",
        Mwba "MWBA" "White and Black African",
        Mwas "MWAS" "White and Asian",
        Moth "MOTH" "Any other Mixed background",
        Aind "AIND" "Indian",
        Apkn "APKN" "Pakistani",
        Aban "ABAN" "Bangladeshi",
        Chne "CHNE" "Chinese",
        Aoth "AOTH" "Any other Asian background",
        Bcrb "BCRB" "Black Caribbean",
        Bafr "BAFR" "Black African",
        Both "BOTH" "Any other Black background",
        Ooth "OOTH" "Any other ethnic group",
        Refu "REFU" "Refused",
        Nobt "NOBT" "Not yet obtained",
    }
}

/// The six groups that breakdowns use, and the one for what is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EthnicGroup {
    /// White.
    White,
    /// Mixed.
    Mixed,
    /// Asian or Asian British.
    Asian,
    /// Black or Black British.
    Black,
    /// Any other group.
    Other,
    /// Refused or not yet obtained.
    NotKnown,
}

impl Ethnicity {
    /// The group of a code. Chinese stands with Asian, as in the census of 2011 and after.
    #[must_use]
    pub fn group(self) -> EthnicGroup {
        match self {
            Self::Wbri | Self::Wiri | Self::Wirt | Self::Woth | Self::Wrom => EthnicGroup::White,
            Self::Mwbc | Self::Mwba | Self::Mwas | Self::Moth => EthnicGroup::Mixed,
            Self::Aind | Self::Apkn | Self::Aban | Self::Chne | Self::Aoth => EthnicGroup::Asian,
            Self::Bcrb | Self::Bafr | Self::Both => EthnicGroup::Black,
            Self::Ooth => EthnicGroup::Other,
            Self::Refu | Self::Nobt => EthnicGroup::NotKnown,
        }
    }

    /// Reads a code, and `CNHE`, which the safeguarding dataset writes for `CHNE`.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        if code.eq_ignore_ascii_case("CNHE") {
            Some(Self::Chne)
        } else {
            Self::from_code(code)
        }
    }
}

codes! {
    /// Disability, as the census of children in need codes it; `NONE` says that it was asked.
    Disability {
        None "NONE" "No disability",
        Mobility "MOB" "Mobility",
        Hand "HAND" "Hand function",
        PersonalCare "PC" "Personal care",
        Incontinence "INC" "Incontinence",
        Communication "COMM" "Communication",
        Learning "LD" "Learning",
        Hearing "HEAR" "Hearing",
        Vision "VIS" "Vision",
        Behaviour "BEH" "Behaviour",
        Consciousness "CON" "Consciousness",
        Autism "AUT" "Autism or Asperger syndrome",
        Other "DDA" "Another disability under the Equality Act",
    }
}
