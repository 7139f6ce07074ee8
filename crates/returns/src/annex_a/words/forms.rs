//! How Annex A writes each code.

use children::codes::{
    Accommodation, Activity, CeaseReason, CloseReason, Eligibility, Ethnicity, InTouch,
    LegalStatus, Need, PlacementType, PlanCategory, Provider, ReversalReason, Sex, Source,
};
use children::service::Gender;

use super::{CaseStatus, Form, Location, PermanenceGroup, Suitability};
use crate::cell::{Field, Got, Text, YesNo};
use crate::read::CellView;

/// Declares the forms of a code set that other returns have too; in brackets what councils write besides.
macro_rules! forms {
    ($($set:ident { $($code:ident $form:literal,)+ } $([ $($other:ident $written:literal,)+ ])?)+) => { $(
        impl Form for $set {
            const KIND: &'static str = "a code";
            const FORMS: &'static [(Self, &'static str)] = &[$(($set::$code, $form)),+];
            $(const ALSO: &'static [(Self, &'static str)] = &[$(($set::$other, $written)),+];)?
            fn plainly(cell: CellView<'_>) -> Got<Self> {
                <$set as Field>::read(cell)
            }
        }
    )+ };
}

/// Declares the forms of a code set that only Annex A has.
macro_rules! own_forms {
    ($($set:ident { $($code:ident $form:literal,)+ } $([ $($other:ident $written:literal,)+ ])?)+) => { $(
        impl Form for $set {
            const KIND: &'static str = "a code of Annex A";
            const FORMS: &'static [(Self, &'static str)] = &[$(($set::$code, $form)),+];
            $(const ALSO: &'static [(Self, &'static str)] = &[$(($set::$other, $written)),+];)?
            fn plainly(cell: CellView<'_>) -> Got<Self> {
                // Text tells whether the cell is empty or an error; what it says is for the forms.
                match Text::read(cell) {
                    Got::Blank => Got::Blank,
                    Got::EmptyBy(how) => Got::EmptyBy(how),
                    Got::Plain(_) | Got::Other(..) | Got::Unreadable => Got::Unreadable,
                }
            }
        }
    )+ };
}

own_forms! {
    CaseStatus {
        InCare "a) Looked after child",
        ProtectionPlan "b) Child Protection plan",
        NeedPlan "c) Child in need plan",
        Open "d) Open assessment",
        Closed "e) Closed episode",
    } [
        InCare "LAC",
        InCare "CLA",
        InCare "Looked after",
        InCare "Child looked after",
        InCare "In care",
        ProtectionPlan "CP",
        ProtectionPlan "CPP",
        ProtectionPlan "CP plan",
        ProtectionPlan "Child protection",
        NeedPlan "CIN",
        NeedPlan "CIN plan",
        NeedPlan "Child in need",
        Open "Assessment",
        Closed "Closed",
    ]
    Location {
        Inside "a) In",
        Outside "b) Out",
    } [
        Inside "Inside",
        Inside "In authority",
        Inside "In borough",
        Outside "Outside",
        Outside "Out of authority",
        Outside "Out of borough",
    ]
    Suitability {
        Suitable "a) Suitable",
        Unsuitable "b) Unsuitable",
    } [
        Suitable "1",
        Suitable "Yes",
        Suitable "Y",
        Unsuitable "2",
        Unsuitable "No",
        Unsuitable "N",
        Unsuitable "Not suitable",
    ]
    PermanenceGroup {
        Family "a) Return to family",
        Adoption "b) Adoption",
        Guardianship "c) SGO/CAO",
        SupportedLiving "d) Supported living in the community",
        Residential "e) Long-term residential placement",
        Fostering "f) Long-term fostering",
        Other "g) other",
    } [
        Family "Return home",
        Family "Rehabilitation home",
        Guardianship "SGO",
        Guardianship "CAO",
        Guardianship "Special guardianship",
        SupportedLiving "Supported living",
        Residential "Long term residential",
        Fostering "Long term foster placement",
    ]
    Gender {
        Male "a) Male",
        Female "b) Female",
        NotStated "c) Not stated/recorded",
        Neither "d) Neither",
    } [
        Male "M",
        Male "1",
        Female "F",
        Female "2",
        NotStated "U",
        NotStated "0",
        NotStated "Not stated",
        NotStated "Unknown",
        Neither "9",
    ]
}

forms! {
    YesNo {
        Yes "a) Yes",
        No "b) No",
        Unknown "c) Unknown",
    }
    Sex {
        Male "a) Male",
        Female "b) Female",
        Unknown "c) Not stated/recorded",
    } [
        Unknown "Not recorded",
        Unknown "Unknown",
        Unknown "Indeterminate",
    ]
    Ethnicity {
        Wbri "a) WBRI",
        Wiri "b) WIRI",
        Wirt "c) WIRT",
        Woth "d) WOTH",
        Wrom "e) WROM",
        Mwbc "f) MWBC",
        Mwba "g) MWBA",
        Mwas "h) MWAS",
        Moth "i) MOTH",
        Aind "j) AIND",
        Apkn "k) APKN",
        Aban "l) ABAN",
        Aoth "m) AOTH",
        Bcrb "n) BCRB",
        Bafr "o) BAFR",
        Both "p) BOTH",
        Chne "q) CHNE",
        Ooth "r) OOTH",
        Refu "s) REFU",
        Nobt "t) NOBT",
    }
    Source {
        S1A "a) 1A: Individual",
        S1B "b) 1B: Individual",
        S1C "c) 1C: Individual",
        S1D "d) 1D: Individual",
        S2A "e) 2A: Schools",
        S2B "f) 2B: Education services",
        S3A "g) 3A: Health services",
        S3B "h) 3B: Health services",
        S3C "i) 3C: Health services",
        S3D "j) 3D: Health services",
        S3E "k) 3E: Health services",
        S3F "l) 3F: Health services",
        S4 "m) 4: Housing",
        S5A "n) 5A: LA services",
        S5B "o) 5B: LA services",
        S5C "p) 5C: LA services",
        S5D "p1) 5D: LA services",
        S6 "q) 6: Police",
        S7 "r) 7: Other legal agency",
        S8 "s) 8: Other",
        S9 "t) 9: Anonymous",
        S10 "u) 10: Unknown",
    }
    Need {
        N1 "N1 - Abuse or neglect",
        N2 "N2 - Child's disability",
        N3 "N3 - Parental disability or illness",
        N4 "N4 - Family in acute stress",
        N5 "N5 - Family dysfunction",
        N6 "N6 - Socially unacceptable behaviour",
        N7 "N7 - Low income",
        N8 "N8 - Absent parenting",
        N9 "N9 - Cases other than children in need",
        N0 "N0 - Not stated",
    }
    CloseReason {
        RC1 "RC1 - Adopted",
        RC2 "RC2 - Died",
        RC3 "RC3 - Child arrangements order",
        RC4 "RC4 - Special guardianship order",
        RC5 "RC5 - Transferred to services of another local authority",
        RC6 "RC6 - Transferred to adult social care services",
        RC7 "RC7 - Services ceased for any other reason, including child no longer in need",
        RC8 "RC8 - Case closed after assessment, no further action",
        RC9 "RC9 - Case closed after assessment, referred to early help",
    }
    PlanCategory {
        Neglect "a) Neglect",
        Physical "b) Physical abuse",
        Sexual "c) Sexual abuse",
        Emotional "d) Emotional abuse",
        Multiple "e) Multiple/not recommended",
    } [
        Physical "Physical",
        Sexual "Sexual",
        Emotional "Emotional",
        Multiple "Multiple",
    ]
    LegalStatus {
        C1 "C1: ICO",
        C2 "C2: FCO",
        D1 "D1: Freeing order",
        E1 "E1: Placement order",
        V2 "V2: Single period under S20",
        V3 "V3: Short term breaks, episodes recorded",
        V4 "V4: Short term breaks, agreements recorded",
        L1 "L1: Police protection LA accommodation",
        L2 "L2: EPO",
        L3 "L3: Child assessment order LA accommodation",
        J1 "J1: Remanded to LA or youth detention",
        J2 "J2: LA accommodation under PACE",
        J3 "J3: Youth rehabilitation order",
    } [
        C1 "Interim care order",
        C2 "Full care order",
        C2 "Care order",
        V2 "Section 20",
        V2 "S20",
        L2 "Emergency protection order",
    ]
    CeaseReason {
        E11 "a) E11: Adopted - application unopposed",
        E12 "b) E12: Adopted - consent dispensed",
        E2 "c) E2: Died",
        E3 "d) E3: Care taken by another LA",
        E4A "e) E4A: Returned home to live with parents or relatives - part of planning",
        E4B "f) E4B: Returned home to live with parents or relatives - not part of planning",
        E13 "g) E13: Parents, relatives or other with no parental responsibility",
        E41 "h) E41: Residence order granted",
        E45 "i) E45: Special Guardianship Orders - former carer relative/friend",
        E46 "j) E46: Special Guardianship Orders - former carer other",
        E47 "k) E47: Special Guardianship Orders - relative/friend",
        E48 "l) E48: Special Guardianship Orders - other",
        E5 "m) E5: Moved into independent living - supported",
        E6 "n) E6: Moved into independent living - no support",
        E7 "o) E7: Transferred to residential care funded by adult social services",
        E9 "p) E9: Sentenced to custody",
        E14 "q) E14: Accommodation on remand ended",
        E15 "r) E15: Age assessment determined child was 18 or over",
        E16 "s) E16: Child moved abroad",
        E8 "t) E8: Care ceased for any other reason",
        X1 "u) X1: CodeError",
        E17 "v) E17: Aged 18+ and remained with current carers",
    }
    PlacementType {
        U1 "a) U1: Foster placement - relatives - long term",
        U2 "b) U2: Foster placement - relative - FFA",
        U3 "c) U3: Foster placement - relative - not FFA",
        U4 "d) U4: Foster placement - long term",
        U5 "e) U5: Foster placement - FFA",
        U6 "f) U6: Foster placement - not FFA",
        A3 "g) A3: Placed for adoption - consent - current foster",
        A4 "h) A4: Placed for adoption - consent - not foster",
        A5 "i) A5: Placed for adoption - order - foster",
        A6 "j) A6: Placed for adoption - order - not foster",
        P1 "k) P1: Placed with parents",
        P2 "l) P2: Independent living",
        P3 "m) P3: Residential employment",
        H5 "n) H5: Residential accommodation",
        K1 "o) K1: Secure Children's Homes",
        K2 "p) K2: Children's Homes",
        R1 "q) R1: Residential Care Home",
        R2 "r) R2: NHS/Health Trust",
        R3 "s) R3: Family Centre or Mother and Baby Unit",
        R5 "t) R5: Young Offender Institution",
        S1 "u) S1: Residential school",
        Z1 "v) Z1: Other placements",
        T0 "w) T0: Temporary placement",
        T1 "x) T1: Temporary placement - hospital",
        T2 "y) T2: Temporary placement - holiday",
        T3 "z) T3: Temporary placement - carer holiday",
        T4 "zz) T4: Temporary placement - seven days or less",
        // The lists have no letter for what came after them.
        K3 "K3: Supported accommodation",
        Z11 "Z11: Other placements",
        Z12 "Z12: Other placements",
        Z13 "Z13: Other placements",
        Z14 "Z14: Other placements",
    }
    Provider {
        PR0 "a) PR0: Parents/Parental responsibility",
        PR1 "b) PR1: Own provision",
        PR2 "c) PR2: Other LA provision",
        PR3 "d) PR3: Other public provision",
        PR4 "e) PR4: Private provision",
        PR5 "f) PR5: Voluntary/third sector",
    }
    Eligibility {
        Relevant "a) Relevant child",
        FormerRelevant "b) Former relevant child",
        Qualifying "c) Qualifying care leaver",
        Eligible "d) Eligible child",
        Ended "No current eligibility",
    }
    InTouch {
        Yes "a) Yes",
        No "b) No",
        Died "c) Died",
        Refused "d) Refu",
        NotRequired "e) NREQ",
        ReturnedHome "f) Rhom",
    } [
        Yes "Y",
        No "N",
        Refused "Refused",
    ]
    Accommodation {
        B "B: Parents/relatives",
        C "C: Community home/residential care",
        D "D: Semi-independent, transitional accommodation and self-contained accommodation",
        E "E: Supported lodgings",
        G "G: Abroad",
        H "H: Deported",
        K "K: Ordinary lodgings, without formal support",
        R "R: Residence not known",
        S "S: No fixed abode/homeless",
        T "T: Foyers and similar supported accommodation",
        U "U: Independent living",
        V "V: Emergency accommodation",
        W "W: Bed and breakfast",
        X "X: In custody",
        Y "Y: Other accommodation",
        Z "Z: With former foster carers",
    }
    Activity {
        F1 "F1: Full time in higher education",
        P1 "P1: Part time in higher education",
        F2 "F2: Full time in education other than higher",
        P2 "P2: Part time in education other than higher",
        F3 "F3: Full time in training or employment",
        P3 "P3: Part time in training or employment",
        F4 "F4: Full time in an apprenticeship",
        P4 "P4: Part time in an apprenticeship",
        F5 "F5: Full time in training or employment other than an apprenticeship",
        P5 "P5: Part time in training or employment other than an apprenticeship",
        G4 "G4: Not in education, employment or training - illness or disability",
        G5 "G5: Not in education, employment or training - other",
        G6 "G6: Not in education, employment or training - pregnancy or parenting",
    }
    ReversalReason {
        RD1 "RD1 - The child's needs changed subsequent to the decision",
        RD2 "RD2 - The Court did not make a placement order",
        RD3 "RD3 - Prospective adopters could not be found",
        RD4 "RD4 - Any other reason",
    }
}
