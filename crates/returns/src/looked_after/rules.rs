//! The rules of the SSDA903, a file each.

use super::LookedAfter;
use crate::rulebook::rulebook;

mod words;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::{Always, From};
    pub(super) use children::codes::*;
    pub(super) use children::{CollectionYear, Day};

    pub(super) use super::super::LookedAfter;
    pub(super) use super::super::child::{Child, YearRows};
    pub(super) use super::super::tables::*;
    pub(super) use super::words::{
        adoption::*, between::*, episodes::*, identity::*, year::*,
    };
    pub(super) use crate::cell::Cell;
    pub(super) use crate::rule::Level::{Error, Query};
    pub(super) use crate::rule::{Entry, Found, NOW, Needs};
    pub(super) use crate::rulebook::common::*;

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<LookedAfter>;
    /// A rule of the return.
    pub(super) type Rule = crate::rule::Rule<LookedAfter>;
}

rulebook! {
    "903" of LookedAfter:
    int03 int07 int08 int09 int16 int17 int18 int21 int32 int35 int36 r101 r102 r103 r104 r166 r167 r168 r171
    r174 r209 r210 r226 r231 r232 r234 r301 r302 r304 r351 r352 r358 r359 r371 r372 r373 r374 r375 r376 r379
    r386 r387 r389 r393 r399 r407 r440 r441 r442 r444 r460 r607 r611 r612 r620 r621 r625 r630 r631 r632 r633
    r634 r635
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
