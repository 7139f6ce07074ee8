//! The rules of the children in need census, a file each.

use super::InNeed;
use crate::rulebook::rulebook;

mod words;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::{Always, From};
    pub(super) use children::codes::*;
    pub(super) use children::{Day, Span};

    pub(super) use super::super::InNeed;
    pub(super) use super::super::child::{Assessment, Child, Episode, ProtectionPlan};
    pub(super) use super::super::tables::*;
    pub(super) use super::words::days::*;
    pub(super) use super::words::pupil_number::*;
    pub(super) use super::words::rows::*;
    pub(super) use super::words::*;
    pub(super) use crate::cell::{Cell, IsoDay};
    pub(super) use crate::rule::Level::{Error, Query};
    pub(super) use crate::rule::{Entry, Found, NOW, Needs};
    pub(super) use crate::rulebook::common::*;

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<InNeed>;
    /// A rule of the census.
    pub(super) type Rule = crate::rule::Rule<InNeed>;
}

rulebook! {
    "cin" of InNeed, known to 2027, besides &[];
    r100 r1103 r1104 r1105 r1510 r1520 r1530 r1540 r1550 r1560q r1570 r1580 r2883 r2884 r2885
    r2886q r2887q r2888q r2889 r2990 r2991q r4000 r4001 r4003 r4004 r4008 r4009q r4010 r4011 r4012q
    r4013 r4014 r4015 r4016 r4017 r4180 r4220 r8500 r8510 r8520 r8525q r8530q r8535q r8540 r8545q
    r8555q r8565 r8568 r8569q r8585q r8590 r8600 r8606 r8608 r8610 r8614 r8615 r8620 r8630 r8640
    r8650 r8670q r8675q r8696 r8715 r8720 r8730 r8736 r8740 r8750 r8770q r8772 r8775q r8790 r8794
    r8805 r8810 r8815 r8816 r8820 r8825q r8831 r8832 r8839 r8840 r8841 r8842q r8863q r8866 r8867
    r8868 r8869 r8870q r8873q r8875 r8890 r8896 r8897q r8898 r8905 r8910 r8915 r8920 r8925 r8930
    r8935 r8940 r8945q r8950q r8995q r9000q r9005 r9006 r9007 r9008 r9009 r9010q r9011 r9012 r9013
    r9015q
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::RULEBOOK;
    use crate::rulebook::laws;

    #[test]
    fn the_laws_hold() {
        laws::hold(&RULEBOOK);
    }

    #[test]
    fn rules_name_what_they_look_at() {
        // The year of the whole return, and what tells which rows belong together.
        let need_not = ["ReferenceDate", "CINdetailsID", "AssessmentID", "CPPID"];
        laws::all_is_named(&RULEBOOK, &need_not);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rules_take_any_rows_in_any_order(seed in any::<u64>()) {
            laws::any_rows(&RULEBOOK, seed);
        }
    }
}
