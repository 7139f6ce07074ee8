//! The rules of the safeguarding dataset, a file each.

use super::Safeguarding;
use crate::rulebook::rulebook;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::Always;
    pub(super) use children::Day;
    pub(super) use children::codes::*;

    pub(super) use super::super::Safeguarding;
    pub(super) use super::super::child::{Child, in_each_table, is_case_worker};
    pub(super) use super::super::tables::*;
    pub(super) use crate::rule::Level::{Error, Query};
    pub(super) use crate::rule::{Found, NOW, Needs};
    pub(super) use crate::rulebook::common::*;

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<Safeguarding>;
    /// A rule of the safeguarding dataset.
    pub(super) type Rule = crate::rule::Rule<Safeguarding>;
}

rulebook! {
    "ssd" of Safeguarding:
    sd001 sd002 sd003 sd004 sd005 sd006 sd007 sd008 sd009 sd010 sd011 sd012 sd013 sd014 sd015
    sd016 sd017 sd018 sd019 sd020 sd021 sd022 sd023 sd024 sd025 sd026 sd027 sd028 sd029 sd030
    sd031 sd032 sd033 sd034 sd035 sd036 sd037 sd038 sd039 sd040 sd041 sd042 sd043 sd044 sd045
    sd046 sd047 sd048 sd049 sd050 sd051 sd052 sd053 sd054 sd055 sd056 sd057
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
        laws::all_is_named(&RULEBOOK, &[]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rules_take_any_rows_in_any_order(seed in any::<u64>()) {
            laws::any_rows(&RULEBOOK, seed);
        }
    }
}
