//! The code sets of the returns: a byte each, with the code as written and what it means.

use std::fmt;
use std::marker::PhantomData;

mod assessment;
mod care;
mod front_door;
mod leaving;
mod person;

pub use assessment::{Factor, Participation, PlanCategory};
pub use care::{
    CeaseReason, ChangeReason, HealthCheck, LegalStatus, MissingKind, PermanenceOrder,
    PermanencePlan, PlacementGroup, PlacementType, Provider, ReversalReason, StartReason,
    WorkerChange,
};
pub use front_door::{CloseReason, ContactOutcome, Need, Source};
pub use leaving::{Accommodation, Activity, Eligibility, InTouch};
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

/// A set of codes of one code set, in eight bytes.
#[derive(PartialEq, Eq, Hash)]
pub struct Set<C>(u64, PhantomData<C>);

impl<C> Clone for Set<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Set<C> {}
impl<C> Default for Set<C> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<C: Code> Set<C> {
    /// Adds a code.
    pub fn insert(&mut self, code: C) {
        self.0 |= 1 << code.index();
    }
    /// Whether the code is in the set.
    #[must_use]
    pub fn has(self, code: C) -> bool {
        self.0 & (1 << code.index()) != 0
    }
    /// Whether any of the codes is in the set.
    #[must_use]
    pub fn has_any(self, codes: &[C]) -> bool {
        codes.iter().any(|code| self.has(*code))
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
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
        assert!(C::ALL.len() <= 64);
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
    }
}
