//! Cells that hold a code: bare, after a letter, before a label, or the label alone.

use children::codes::{
    Accommodation, Activity, CeaseReason, ChangeReason, CloseReason, Code, Disability, Eligibility,
    Ethnicity, Factor, HealthCheck, InTouch, LegalStatus, MissingKind, Need, Participation,
    PermanenceOrder, PermanencePlan, PlacementType, PlanCategory, Provider, ReversalReason, Set,
    Sex, Source, StartReason, WorkerChange,
};

use super::{Field, Got, Normalised, trimmed};
use crate::read::CellView;
use crate::write::Value;

/// What is left after a letter in front (`q) 6: Police` → `6: Police`), and whether there was one.
pub(super) fn without_letter(text: &str) -> (&str, bool) {
    match text.split_once(')') {
        Some((letter, rest))
            if !letter.is_empty()
                && letter.len() <= 3
                && letter.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            (rest.trim(), true)
        }
        Some(_) | None => (text, false),
    }
}

/// Reads a code. `old` maps codes no longer written so.
fn code<C: Code>(cell: CellView<'_>, old: &[(&str, C)]) -> Got<C> {
    trimmed(
        cell,
        |other| match other {
            CellView::Number(number) => {
                C::from_code(&number.to_string()).map_or(Got::Unreadable, Got::Plain)
            }
            CellView::Date(_) | CellView::Bool(_) => Got::Unreadable,
            CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
        },
        |text| code_in(text, old),
    )
}

/// The code within text.
fn code_in<C: Code>(text: &str, old: &[(&str, C)]) -> Got<C> {
    if let Some(code) = C::from_code(text) {
        return Got::Plain(code);
    }
    let olden = |word: &str| {
        old.iter()
            .find(|(code, _)| code.eq_ignore_ascii_case(word))
            .map(|(_, code)| *code)
    };
    if let Some(code) = olden(text) {
        return Got::Other(code, Normalised::OldCode);
    }
    let (bare, lettered) = without_letter(text);
    if let Some(code) = C::from_code(bare).filter(|_| lettered) {
        return Got::Other(code, Normalised::CodeAndLabel);
    }
    let first = bare.split([':', '-', '–']).next().unwrap_or(bare).trim();
    if let Some(code) = C::from_code(first).or_else(|| olden(first)) {
        return Got::Other(code, Normalised::CodeAndLabel);
    }
    match C::ALL
        .iter()
        .find(|code| same_words(code.label(), bare))
        .copied()
        .or_else(|| olden(bare))
    {
        Some(code) => Got::Other(code, Normalised::LabelAlone),
        None => Got::Unreadable,
    }
}

/// The same words whatever the case, the spaces and the marks between them.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    words(a) == words(b)
}

/// Reads a set of codes: a JSON object of flags, a JSON array, or codes with commas between.
pub(super) fn set<C: Code>(cell: CellView<'_>) -> Got<Set<C>> {
    trimmed(
        cell,
        |_| Got::Unreadable,
        |text| {
            let mut set = Set::default();
            let mut unknown = false;
            let mut add = |word: &str| match C::from_code(word.trim()) {
                Some(code) => set.insert(code),
                None => unknown = true,
            };
            if text.starts_with('{') || text.starts_with('[') {
                match serde_json::from_str::<serde_json::Value>(text) {
                    Ok(serde_json::Value::Object(flags)) => {
                        flags
                            .iter()
                            .filter(|(_, value)| is_yes(value))
                            .for_each(|(key, _)| add(key));
                    }
                    Ok(serde_json::Value::Array(codes)) => {
                        for code in &codes {
                            add(code.as_str().unwrap_or(""));
                        }
                    }
                    Ok(_) | Err(_) => return Got::Unreadable,
                }
            } else {
                text.split([',', ';', '|'])
                    .filter(|word| !word.trim().is_empty())
                    .for_each(&mut add);
                if set.is_empty() && unknown {
                    return Got::Unreadable;
                }
            }
            if unknown {
                Got::Other(set, Normalised::PartUnknown)
            } else {
                Got::Plain(set)
            }
        },
    )
}

/// A flag that is set. A comment beside the flags is not one.
fn is_yes(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => matches!(
            text.trim().to_ascii_lowercase().as_str(),
            "y" | "yes" | "1" | "true"
        ),
        serde_json::Value::Bool(yes) => *yes,
        serde_json::Value::Number(number) => number.as_i64() == Some(1),
        serde_json::Value::Null | serde_json::Value::Array(_) | serde_json::Value::Object(_) => {
            false
        }
    }
}

/// A code set as a field, with the old or other ways its codes are written.
macro_rules! coded {
    ($($set:ident $({ $($old:literal => $code:ident),+ })? ;)+) => { $(
        impl Field for $set {
            const KIND: &'static str = "a code";

            fn read(cell: CellView<'_>) -> Got<Self> {
                code(cell, &[$($(($old, $set::$code)),+)?])
            }

            fn write(&self) -> Value<'_> {
                Value::Text(self.code().into())
            }
        }
    )+ };
}

coded! {
    Sex { "1" => Male, "2" => Female, "01" => Male, "02" => Female, "0" => Unknown, "00" => Unknown, "09" => Unknown, "9" => Unknown,
          "Not stated/recorded" => Unknown, "Neither" => Unknown, "Not stated" => Unknown, "I" => Unknown };
    Ethnicity { "CNHE" => Chne, "UNKNOWN" => Nobt };
    Disability;
    Source;
    Need;
    CloseReason;
    Factor;
    PlanCategory { "Multiple/not recommended" => Multiple };
    Participation;
    StartReason;
    CeaseReason;
    LegalStatus;
    PlacementType;
    Provider;
    ChangeReason;
    HealthCheck { "Health Assessment" => Assessment, "Health" => Assessment, "Initial Health Assessment" => Initial,
                  "Review Health Assessment" => Review, "Dental Check" => Dental, "Dental" => Dental, "Teeth" => Dental,
                  "Development" => Development, "Health Surveillance" => Development, "Optical" => Optical };
    MissingKind { "Missing" => Missing, "Away" => Away, "Absent" => Away, "Unauthorised absence" => Away };
    PermanencePlan;
    PermanenceOrder { "SGO" => SpecialGuardianship, "CAO" => ChildArrangements, "Adoption Order" => Adoption };
    ReversalReason;
    WorkerChange;
    Eligibility { "Relevant child" => Relevant, "Former relevant child" => FormerRelevant, "Qualifying care leaver" => Qualifying,
                  "Eligible child" => Eligible };
    InTouch;
    Accommodation;
    Activity;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_wherever_it_stands_in_its_cell() {
        let read = |text| Source::read(CellView::Text(text));
        assert_eq!(read("6"), Got::Plain(Source::S6));
        assert_eq!(
            read(" q) 6: Police "),
            Got::Other(Source::S6, Normalised::CodeAndLabel)
        );
        assert_eq!(
            read("3A: GP"),
            Got::Other(Source::S3A, Normalised::CodeAndLabel)
        );
        assert_eq!(
            read("police"),
            Got::Other(Source::S6, Normalised::LabelAlone)
        );
        assert_eq!(read("the neighbours"), Got::Unreadable);
        assert_eq!(read("#N/A"), Got::EmptyBy(Normalised::SpreadsheetError));
        assert_eq!(Ethnicity::read("CNHE"), Some(Ethnicity::Chne));
        assert_eq!(
            <Sex as Field>::read(CellView::Text("b) Female")),
            Got::Other(Sex::Female, Normalised::LabelAlone)
        );
    }

    #[test]
    fn flags_and_lists_of_codes_are_read_in_every_shape() {
        let factors = |text| set::<Factor>(CellView::Text(text));
        let both: Set<Factor> = [Factor::F1A, Factor::F2B].into_iter().collect();
        assert_eq!(factors("[\"1A\",\"2B\"]"), Got::Plain(both));
        assert_eq!(
            factors("{\"1A\":\"Y\",\"2B\":\"Yes\",\"3C\":\"N\"}"),
            Got::Plain(both)
        );
        assert_eq!(factors("1A, 2B"), Got::Plain(both));
        assert_eq!(
            factors("[\"1A\",\"2B\",\"99\"]"),
            Got::Other(both, Normalised::PartUnknown)
        );
        assert_eq!(factors("[\"1A\""), Got::Unreadable);
    }
}
