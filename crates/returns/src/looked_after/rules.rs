//! The rules of the SSDA903, a file each.

use super::LookedAfter;
use crate::rulebook::{NotAtHand, rulebook};

mod words;

/// What every rule file begins with.
mod prelude {
    pub(super) use children::Dated::{Always, From};
    pub(super) use children::Day;
    pub(super) use children::codes::*;

    pub(super) use super::super::LookedAfter;
    pub(super) use super::super::child::Child;
    pub(super) use super::super::tables::*;
    pub(super) use super::words::{adoption::*, between::*, episodes::*, identity::*, year::*};
    pub(super) use crate::cell::Cell;
    pub(super) use crate::rule::Level::Error;
    pub(super) use crate::rule::{Entry, Found, NOW, Needs};
    pub(super) use crate::rulebook::common::*;

    /// What finds the rows of one.
    pub(super) type Check = crate::rule::Check<LookedAfter>;
    /// A rule of the return.
    pub(super) type Rule = crate::rule::Rule<LookedAfter>;
}

/// Rules that were withdrawn with 2024/25, those of social workers after their only year.
///
/// Source: what changed by year in the public validator; the logic of none of them is at hand.
const NOT_AT_HAND: &[NotAtHand] = &[
    until_2024("217t", 2023),
    until_2024("230", 2023),
    until_2024("370", 2023),
    until_2024("445", 2023),
    until_2024("451", 2023),
    until_2024("555", 2023),
    until_2024("556", 2023),
    until_2024("SW01STG1", 2024),
    until_2024("SW03STG1", 2024),
    until_2024("SW11aSTG2", 2024),
    until_2024("SW14STG2", 2024),
    until_2024("SW15STG2", 2024),
    until_2024("SW16aSTG2", 2024),
    until_2024("SW16bSTG2", 2024),
    until_2024("SW16cSTG2", 2024),
];

const fn until_2024(code: &'static str, first: i16) -> NotAtHand {
    NotAtHand {
        code,
        years: first..=2024,
    }
}

rulebook! {
    "903" of LookedAfter, known to 2027, besides NOT_AT_HAND;
    r101 r102 r103 r104 r105 r112 r113 r114 r115 r116 r117 r118 r119 r120 r131 r132 r133 r134 r141
    r142 r143 r144 r145 r146 r147 r148 r149 r151 r153 r157 r158 r159 r164 r165 r166 r167 r168 r169
    r171 r174 r175 r176 r177 r178 r179 r180 r181 r182 r184 r185 r186 r187 r188 r189 r190 r191 r192
    r193 r196 r197a r197b r198 r199 r202 r203 r204 r205a r205b r205c r205d r207 r208 r209 r210 r213
    r214 r215 r217 r218 r219 r221 r222 r224 r225 r226 r227 r228 r229 r231 r232 r233 r234 r301 r302
    r303 r304 r331 r333 r334 r335 r336 r344 r345 r347 r348 r351 r352 r353 r354 r355 r356 r357 r358
    r359 r361 r362 r363 r364 r365 r366 r367 r371 r372 r373 r374 r375 r376 r377 r378 r379 r380 r381
    r382 r383 r384 r385 r386 r387 r388 r389 r390 r391 r392a r392b r392c r392d r393 r398 r399 r406
    r407 r408 r411 r420 r426 r431 r432 r433 r434 r435 r436 r437 r440 r441 r442 r444 r446 r452 r453
    r454 r460 r501 r502 r503a r503b r503c r503d r503e r503f r503g r503h r503j r504 r511 r514 r516
    r517 r518 r519 r520 r521 r522 r523 r524 r525 r526 r527 r528 r529 r530 r531 r542 r543 r544 r545
    r546 r547 r550 r551 r552 r553 r554 r557 r558 r559 r560 r561 r562 r563 r564 r565 r566 r567 r570
    r571 r574 r575 r576 r577 r578 r579 r580 r581 r582 r583 r584 r586 r601 r602 r607 r611 r612 r620
    r621 r624 r625 r626 r628 r630 r631 r632 r633 r634 r635 r700 r701 r702 r703 r704 r705 r706 r707
    r708 r709 r710 r1000 r1001 r1002 r1003 r1004 r1005 r1006 r1007 r1008 r1009 r1010 r1011 r1012
    r1014 r1015 r1016 r3001 epi int01 int02 int03 int04 int05 int06 int07 int08 int09 int11 int12
    int13 int14 int15 int16 int17 int18 int21 int31 int32 int33 int34 int35 int36 noe sw01a_stg1
    sw01b_stg1 sw02_stg1 sw04_stg1 sw05_stg1 sw06_stg2 sw07_stg2 sw08_stg2 sw09_stg2 sw10_stg2
    sw11b_stg2 sw12_stg2 sw13_stg1 sw17_stg2
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
