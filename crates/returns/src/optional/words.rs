//! The words of the council's own tables: what a cell may say and what it means.

use children::history::{Ally, AuditGrade, ExploitationKind, HomelessOutcome, RiskLevel};
use children::leaving::NotInWorkReason;
use children::service::HouseholdKind;

use crate::cell::{Field, Got};
use crate::read::CellView;
use crate::write::Value;

/// Where a homeless young person stayed for a night or more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum StayedAt {
    /// Bed and breakfast or a hotel.
    BedAndBreakfast,
    /// With family or friends.
    Family,
    /// Supported accommodation.
    Supported,
    /// In care: a foster or children's home.
    InCare,
    /// On the street or not known.
    NoFixedPlace,
    /// Anywhere else.
    Other,
}

/// Words as a field: the first of each is what we write, all are read, in any case and with `_` or spaces between.
macro_rules! words {
    ($($kind:ident { $($variant:ident $($word:literal)|+;)+ })+) => { $(
        impl Field for $kind {
            const KIND: &'static str = concat!("one of the words for ", stringify!($kind));

            fn read(cell: CellView<'_>) -> Got<Self> {
                read(cell, &[$((&[$($word),+], Self::$variant)),+])
            }

            fn write(&self) -> Value<'_> {
                write(*self, &[$((&[$($word),+], Self::$variant)),+])
            }
        }
    )+ };
}

fn read<T: Copy>(cell: CellView<'_>, words: &[(&[&str], T)]) -> Got<T> {
    match crate::cell::Text::read(cell) {
        Got::Plain(text) | Got::Other(text, _) => {
            let said = text.to_lowercase().replace(['_', '-'], " ");
            words
                .iter()
                .find(|(all, _)| all.contains(&said.as_str()))
                .map_or(Got::Unreadable, |(_, value)| Got::Plain(*value))
        }
        Got::Blank => Got::Blank,
        Got::EmptyBy(how) => Got::EmptyBy(how),
        Got::Unreadable => Got::Unreadable,
    }
}

fn write<T: Copy + PartialEq>(value: T, words: &[(&[&'static str], T)]) -> Value<'static> {
    let word = words
        .iter()
        .find(|(_, each)| *each == value)
        .and_then(|(all, _)| all.first());
    word.map_or(Value::Blank, |word| Value::Text((*word).into()))
}

words! {
    ExploitationKind {
        Sexual "sexual" | "cse" | "child sexual exploitation";
        Criminal "criminal" | "cce" | "child criminal exploitation" | "county lines" | "gangs";
        Trafficking "trafficking" | "modern slavery";
        Other "other";
    }
    RiskLevel {
        None "none" | "no risk";
        Low "low" | "emerging" | "standard";
        Medium "medium" | "moderate";
        High "high" | "significant";
    }
    HomelessOutcome {
        Section20 "section 20" | "s20" | "in care";
        Section17 "section 17" | "s17";
        Family "family" | "home" | "returned home" | "family or friends";
        Housing "housing" | "housed";
        Other "other";
    }
    StayedAt {
        BedAndBreakfast "bed and breakfast" | "b&b" | "hotel" | "bnb";
        Family "family or friends" | "family" | "friends" | "home";
        Supported "supported accommodation" | "supported" | "nightstop";
        InCare "in care" | "foster home" | "children's home";
        NoFixedPlace "street or not known" | "street" | "not known" | "rough sleeping";
        Other "other";
    }
    Ally {
        Advocate "advocate";
        IndependentVisitor "independent visitor" | "visitor";
    }
    NotInWorkReason {
        Health "health" | "illness" | "ill health" | "disability";
        Parenting "parenting" | "pregnancy" | "pregnancy or parenting";
        Immigration "immigration" | "no right to work";
        Custody "custody";
        Looking "looking" | "looking for work";
        NotReady "not ready";
        Waiting "waiting" | "waiting for a place";
        Other "other";
    }
    AuditGrade {
        Inadequate "inadequate";
        RequiresImprovement "requires improvement" | "ri";
        Good "good";
        Outstanding "outstanding";
    }
    HouseholdKind {
        Mainstream "mainstream";
        Kinship "kinship" | "connected" | "family and friends";
        Other "other" | "short breaks" | "supported lodgings";
    }
}
