//! The rules of Annex A, a file each: most of them the questions an inspector asks of the lists on the first morning.

use super::AnnexA;
use crate::rulebook::rulebook;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::Always;
    pub(super) use children::Day;
    pub(super) use children::codes::*;

    pub(super) use super::super::AnnexA;
    pub(super) use super::super::child::{Child, in_each_list};
    pub(super) use super::super::lists::*;
    pub(super) use super::super::words::*;
    pub(super) use crate::rule::Level::{Error, Query};
    pub(super) use crate::rule::{Found, NOW, Needs};
    pub(super) use crate::rulebook::common::*;

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<AnnexA>;
    /// A rule of Annex A.
    pub(super) type Rule = crate::rule::Rule<AnnexA>;
}

rulebook! {
    "annex-a" of AnnexA:
    aa001 aa002 aa003 aa004 aa005 aa006 aa007 aa008 aa009 aa010 aa011 aa012 aa013 aa014 aa015
    aa016 aa017 aa018 aa019 aa020 aa021 aa022 aa023 aa024 aa025 aa026 aa027 aa028 aa029 aa030
    aa031 aa032 aa033 aa034 aa035 aa036 aa037 aa038
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
        // A child's date of birth is taken from whichever list tells it.
        laws::all_is_named(&RULEBOOK, &["Date of Birth"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn rules_take_any_rows_in_any_order(seed in any::<u64>()) {
            laws::any_rows(&RULEBOOK, seed);
        }
    }
}
