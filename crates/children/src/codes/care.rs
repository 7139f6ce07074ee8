//! Codes of children in care: the SSDA903's, which the safeguarding dataset repeats.

use super::codes;

codes! {
    /// Why an episode of care began.
    StartReason {
        S "S" "Came into care",
        L "L" "Legal status changed",
        P "P" "Placement and carer changed",
        T "T" "Placement changed, same carer",
        B "B" "Legal status, placement and carer changed",
        U "U" "Legal status and placement changed, same carer",
    }
}

codes! {
    /// Why an episode of care ended.
    CeaseReason {
        X1 "X1" "Episode ends, a new one begins",
        E11 "E11" "Adopted, application not opposed",
        E12 "E12" "Adopted, consent dispensed with",
        E13 "E13" "Left care to live with others, no order",
        E14 "E14" "Accommodated elsewhere on remand ending",
        E15 "E15" "Found to be 18 or over",
        E16 "E16" "Moved abroad",
        E17 "E17" "Turned 18 and stays with foster carers",
        E2 "E2" "Died",
        E3 "E3" "Care taken over by another council",
        E41 "E41" "Child arrangements order",
        E45 "E45" "Special guardianship to former foster carers, relatives or friends",
        E46 "E46" "Special guardianship to former foster carers, others",
        E47 "E47" "Special guardianship to relatives or friends",
        E48 "E48" "Special guardianship to others",
        E4A "E4A" "Home to parents, planned",
        E4B "E4B" "Home to parents, not planned",
        E5 "E5" "To independent living with support",
        E6 "E6" "To independent living without support",
        E7 "E7" "To adult social care",
        E8 "E8" "Ceased for another reason",
        E9 "E9" "Sentenced to custody",
    }
}

codes! {
    /// Legal status.
    LegalStatus {
        C1 "C1" "Interim care order",
        C2 "C2" "Full care order",
        D1 "D1" "Freeing order",
        E1 "E1" "Placement order",
        V2 "V2" "Accommodated under section 20",
        V3 "V3" "Short breaks, series of placements",
        V4 "V4" "Short breaks, single placement",
        J1 "J1" "Remanded to council accommodation or youth detention",
        J2 "J2" "Police bail: council accommodation",
        J3 "J3" "Sentenced: supervision order with residence",
        L1 "L1" "Police protection",
        L2 "L2" "Emergency protection order",
        L3 "L3" "Child assessment order",
    }
}

impl LegalStatus {
    /// An agreed series of short breaks: not counted as in care.
    pub const SHORT_BREAKS: &'static [Self] = &[Self::V3, Self::V4];
}

codes! {
    /// Kind of placement.
    PlacementType {
        A3 "A3" "With adopters who fostered the child, with consent",
        A4 "A4" "With other adopters, with consent",
        A5 "A5" "With adopters who fostered the child, under a placement order",
        A6 "A6" "With other adopters, under a placement order",
        H5 "H5" "Semi-independent or supported living",
        K1 "K1" "Secure children's home",
        K2 "K2" "Children's home",
        K3 "K3" "Supported accommodation",
        P1 "P1" "With own parents",
        P2 "P2" "Independent living",
        P3 "P3" "Residential employment",
        R1 "R1" "Residential care home",
        R2 "R2" "Health service or nursing home",
        R3 "R3" "Family centre or mother and baby unit",
        R5 "R5" "Young offender institution",
        S1 "S1" "Residential school",
        T0 "T0" "Temporary: any",
        T1 "T1" "Temporary: in hospital",
        T2 "T2" "Temporary: on holiday",
        T3 "T3" "Temporary: carer on holiday",
        T4 "T4" "Temporary: other",
        U1 "U1" "Foster home with relative or friend, long term",
        U2 "U2" "Foster home with relative or friend, fostering for adoption",
        U3 "U3" "Foster home with relative or friend",
        U4 "U4" "Foster home, long term",
        U5 "U5" "Foster home, fostering for adoption",
        U6 "U6" "Foster home",
        Z1 "Z1" "Other",
        Z11 "Z11" "Other, first kind (from 2025/26)",
        Z12 "Z12" "Other, second kind (from 2025/26)",
        Z13 "Z13" "Other, third kind (from 2025/26)",
        Z14 "Z14" "Other, fourth kind (from 2025/26)",
    }
}

/// Placement kinds in the groups that breakdowns and published figures use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlacementGroup {
    /// Foster homes with strangers.
    Foster,
    /// Foster homes with relatives or friends.
    Kinship,
    /// Children's homes, secure homes, residential care and schools.
    Residential,
    /// Supported and independent living.
    Supported,
    /// With own parents.
    Parents,
    /// With adopters.
    Adopters,
    /// Any other.
    Other,
}

impl PlacementType {
    /// With adopters.
    pub const ADOPTERS: &'static [Self] = &[Self::A3, Self::A4, Self::A5, Self::A6];

    /// Any other placement, as it is coded from 2025/26.
    pub const OTHER: &'static [Self] = &[Self::Z11, Self::Z12, Self::Z13, Self::Z14];

    /// Short absences that leave the placement in being.
    pub const TEMPORARY: &'static [Self] = &[Self::T0, Self::T1, Self::T2, Self::T3, Self::T4];

    /// The group of a kind.
    #[must_use]
    pub fn group(self) -> PlacementGroup {
        match self {
            Self::U4 | Self::U5 | Self::U6 => PlacementGroup::Foster,
            Self::U1 | Self::U2 | Self::U3 => PlacementGroup::Kinship,
            Self::K1 | Self::K2 | Self::R1 | Self::R2 | Self::R3 | Self::R5 | Self::S1 => {
                PlacementGroup::Residential
            }
            Self::H5 | Self::K3 | Self::P2 | Self::P3 => PlacementGroup::Supported,
            Self::P1 => PlacementGroup::Parents,
            Self::A3 | Self::A4 | Self::A5 | Self::A6 => PlacementGroup::Adopters,
            Self::T0
            | Self::T1
            | Self::T2
            | Self::T3
            | Self::T4
            | Self::Z1
            | Self::Z11
            | Self::Z12
            | Self::Z13
            | Self::Z14 => PlacementGroup::Other,
        }
    }

    /// Any foster home, with relatives or not.
    #[must_use]
    pub fn is_foster(self) -> bool {
        matches!(
            self.group(),
            PlacementGroup::Foster | PlacementGroup::Kinship
        )
    }

    /// A short absence that leaves the placement in being.
    #[must_use]
    pub fn is_temporary(self) -> bool {
        Self::TEMPORARY.contains(&self)
    }
}

codes! {
    /// Who provides a placement.
    Provider {
        PR0 "PR0" "Parents or others with parental responsibility",
        PR1 "PR1" "The council itself",
        PR2 "PR2" "Another council",
        PR3 "PR3" "Another public body",
        PR4 "PR4" "Private",
        PR5 "PR5" "Voluntary or third sector",
    }
}

codes! {
    /// Why a placement changed.
    ChangeReason {
        CarePlan "CARPL" "Change to the care plan",
        Close "CLOSE" "The home closed",
        Allegation "ALLEG" "Allegation",
        Standard "STAND" "Standards of the placement",
        Approval "APPRR" "Approval of the carer or home withdrawn",
        Custody "CUSTOD" "Custody",
        CarerBehaviour "CREQB" "Carer asked: child's behaviour",
        CarerOther "CREQO" "Carer asked: other reason",
        Child "CHILD" "Child asked",
        Responsible "LAREQ" "Council or area asked",
        Ended "PLACE" "Change in the status of the placement only",
        Other "OTHER" "Other",
    }
}

codes! {
    /// Kind of health check.
    HealthCheck {
        Assessment "HEALTH" "Health assessment",
        Initial "IHA" "Initial health assessment",
        Review "RHA" "Review health assessment",
        Dental "DENTAL" "Dental check",
        Development "DEVELOPMENT" "Developmental check, under five",
        Optical "OPTICAL" "Eye test",
    }
}

codes! {
    /// Missing, or away without leave.
    MissingKind {
        Missing "M" "Missing",
        Away "A" "Away from placement without authorisation",
    }
}

codes! {
    /// What is planned to be permanent.
    PermanencePlan {
        Support "REMAINSUP" "Stay with family, with support",
        ReturnOneMonth "RETURN1M" "Return to family within a month",
        ReturnSixMonths "RETURN6M" "Return to family within six months",
        ReturnEventually "RETURNEV" "Return to family in time",
        Relatives "LTRELFR" "Live with relatives or friends for good",
        LongTermFostering "LTFOST18" "Live with foster carers until 18",
        Residential "RESPLMT" "Residential placement until 18",
        SupportedLiving "SUPPLIV" "Supported living",
        Adoption "ADOPTION" "Adoption",
        Other "OTHERPLN" "Another plan",
    }
}

codes! {
    /// An order that makes a home permanent.
    PermanenceOrder {
        Adoption "Adoption" "Adoption order",
        SpecialGuardianship "Special Guardianship" "Special guardianship order",
        ChildArrangements "Child Arrangements Order/Residence Order" "Child arrangements order",
    }
}

codes! {
    /// Why a decision for adoption was reversed.
    ReversalReason {
        RD1 "RD1" "The child's needs changed",
        RD2 "RD2" "The court made no placement order",
        RD3 "RD3" "No adopters could be found",
        RD4 "RD4" "Another reason",
    }
}

codes! {
    /// Why a child's worker changed.
    WorkerChange {
        Manage "MANAGE" "Case moved for management",
        FirstContact "FCONTA" "First social worker",
        Left "LEFTRL" "The worker left",
        Organisation "ORGRST" "Restructure",
        Transfer "TSPROC" "Transfer between teams as planned",
        Absence "ABSENC" "The worker is away",
        ChildAsked "CHCHAN" "The child asked",
        ParentAsked "PCCHAN" "The parent or carer asked",
        Died "SWDIED" "The worker died",
        Other "OTHERS" "Other",
    }
}
