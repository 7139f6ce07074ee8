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
    pub(super) use super::words::pupil_number::*;
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
    "cin" of InNeed:
    r100 r1103 r1104 r1105 r1510 r1520 r1530 r1540 r1550 r1560q r1570 r1580 r2883 r2884 r2885
    r2886q r2887q r2888q r2889 r2990 r2991q r4000 r4001 r4003 r4004 r4008 r4009q r4010 r4011 r4012q
    r4013 r4014 r4015 r4016 r4017 r4180 r4220 r8590
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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rules_take_any_rows_in_any_order(seed in any::<u64>()) {
            laws::any_rows(&RULEBOOK, seed);
        }
    }
}
