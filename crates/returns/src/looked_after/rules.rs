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
    pub(super) use super::words::{adoption::*, between::*, episodes::*, identity::*, year::*};
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
    r103 r226 r1004 r1005 r1006 r564 r565 r566 r567 r570 r571 r574 r575 r576 r577 r578 r580 r581 r586 int04
    int13 r202 r203 r204 r207 r208 r624 r626 r205a r205b r205c r205d r199 r1008 r1015 r164 r169 r179 r218 r219
    r221 r224 r227 r228 r229 r392a r392b r392c r406 r420 r454 r503a r503b r503c r503e r503f r503d r452 r453
    r503g r503h r503j r502 r562 noe r411
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
