//! The code sets of the returns: a byte each, with the code as written and what it means.

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;

mod assessment;
mod care;
mod census;
mod front_door;
mod leaving;
mod looked_after;
mod person;

pub use assessment::{Factor, Participation, PlanCategory};
pub use care::{
    CeaseReason, ChangeReason, HealthCheck, LegalStatus, MissingKind, PermanenceOrder,
    PermanencePlan, PlacementGroup, PlacementType, Provider, ReversalReason, StartReason,
    WorkerChange,
};
pub use census::{CensusSex, NoPupilNumber, PreProceedingsOutcome};
pub use front_door::{CloseReason, ContactOutcome, Need, Source};
pub use leaving::{Accommodation, Activity, Eligibility, InTouch};
pub use looked_after::{
    AdopterSex, AdopterStatus, Adopters, EarlierPermanence, Flag, LeaverAccommodation,
    LeaverActivity, NoScore, ReturnSex,
};
pub use person::{Disability, EthnicGroup, Ethnicity, Sex};

/// A code set: an enum of one byte.
pub trait Code: Copy + Eq + fmt::Debug + 'static {
    /// Every code, in the order of the guidance.
    const ALL: &'static [Self];
    /// The code as the returns write it.
    fn code(self) -> &'static str;
    /// What it means, in plain words.
    fn label(self) -> &'static str;
    /// The place in [`Code::ALL`].
    fn index(self) -> u8;
    /// Reads a code as written, in any case; nothing else.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|each| each.code().eq_ignore_ascii_case(code))
    }
}

/// Declares a code set: `Name "CODE" "what it means"`.
macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($variant:ident $code:literal $label:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $(#[doc = $label] $variant,)+ }

        impl $crate::codes::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
            fn index(self) -> u8 {
                self as u8
            }
        }
    };
}
pub(crate) use codes;

/// A set of codes of one code set, in eight bytes, and in no more where there may be none. The lowest bit is always set,
/// so that a set is never zero; the code of place n has bit n + 1.
#[derive(PartialEq, Eq, Hash)]
pub struct Set<C> {
    low: NonZeroU32,
    high: u32,
    codes: PhantomData<C>,
}

impl<C> Clone for Set<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Set<C> {}
impl<C> Default for Set<C> {
    fn default() -> Self {
        Self {
            low: NonZeroU32::MIN,
            high: 0,
            codes: PhantomData,
        }
    }
}

impl<C: Code> Set<C> {
    /// Adds a code.
    pub fn insert(&mut self, code: C) {
        match code.index() + 1 {
            low @ 0..32 => self.low |= 1 << low,
            high => self.high |= 1 << (high - 32),
        }
    }
    /// Whether the code is in the set.
    #[must_use]
    pub fn has(self, code: C) -> bool {
        match code.index() + 1 {
            low @ 0..32 => self.low.get() & (1 << low) != 0,
            high => self.high & (1 << (high - 32)) != 0,
        }
    }
    /// Whether any of the codes is in the set.
    #[must_use]
    pub fn has_any(self, codes: &[C]) -> bool {
        codes.iter().any(|code| self.has(*code))
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.low == NonZeroU32::MIN && self.high == 0
    }
    /// The codes, in the order of the guidance.
    pub fn iter(self) -> impl Iterator<Item = C> {
        C::ALL.iter().copied().filter(move |code| self.has(*code))
    }
}

impl<C: Code> FromIterator<C> for Set<C> {
    fn from_iter<I: IntoIterator<Item = C>>(codes: I) -> Self {
        let mut set = Self::default();
        codes.into_iter().for_each(|code| set.insert(code));
        set
    }
}

impl<C: Code> fmt::Debug for Set<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Code::code)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_code_reads_back<C: Code>() {
        assert!(C::ALL.len() <= 63);
        for code in C::ALL {
            assert_eq!(C::from_code(code.code()), Some(*code));
            assert_eq!(C::from_code(&code.code().to_lowercase()), Some(*code));
            assert!(!code.label().is_empty());
        }
    }

    #[test]
    fn every_code_of_every_set_reads_back() {
        every_code_reads_back::<Sex>();
        every_code_reads_back::<Ethnicity>();
        every_code_reads_back::<Disability>();
        every_code_reads_back::<Source>();
        every_code_reads_back::<Need>();
        every_code_reads_back::<CloseReason>();
        every_code_reads_back::<ContactOutcome>();
        every_code_reads_back::<Factor>();
        every_code_reads_back::<PlanCategory>();
        every_code_reads_back::<Participation>();
        every_code_reads_back::<StartReason>();
        every_code_reads_back::<CeaseReason>();
        every_code_reads_back::<LegalStatus>();
        every_code_reads_back::<PlacementType>();
        every_code_reads_back::<Provider>();
        every_code_reads_back::<ChangeReason>();
        every_code_reads_back::<Eligibility>();
        every_code_reads_back::<InTouch>();
        every_code_reads_back::<Accommodation>();
        every_code_reads_back::<Activity>();
    }

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: Set<Factor> = [Factor::F11A, Factor::F24A].into_iter().collect();
        assert!(set.has(Factor::F24A) && !set.has(Factor::F12A));
        assert_eq!(set.iter().count(), 2);
        assert!(!set.is_empty() && Set::<Factor>::default().is_empty());
        let all: Set<Factor> = Factor::ALL.iter().copied().collect();
        assert_eq!(all.iter().count(), Factor::ALL.len());
        assert_eq!(size_of::<Option<Set<Factor>>>(), 8);
    }
}
