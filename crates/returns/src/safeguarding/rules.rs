//! The rules of the safeguarding dataset, a file each.

use super::Safeguarding;
use crate::rulebook::rulebook;

mod common;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::Always;
    pub(super) use children::codes::*;
    pub(super) use children::Day;

    pub(super) use super::super::Safeguarding;
    pub(super) use super::super::child::Child;
    pub(super) use super::super::tables::*;
    pub(super) use crate::rule::Level::{Error, Query};
    pub(super) use crate::rule::{Entry, Found, NOW, Needs};

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<Safeguarding>;
    /// A rule of the safeguarding dataset.
    pub(super) type Rule = crate::rule::Rule<Safeguarding>;
}

rulebook! { Safeguarding: sd011 sd020 sd031 }

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
        #![proptest_config(ProptestConfig::with_cases(3))]

        #[test]
        fn rules_take_any_rows_in_any_order(seed in any::<u64>()) {
            laws::any_rows(&RULEBOOK, seed);
        }
    }
}
