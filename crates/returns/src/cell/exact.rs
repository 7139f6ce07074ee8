//! Codes as a statutory return takes them: the code itself and nothing beside it.

use children::codes::Code;

use super::{Cell, Field, Got, trimmed};
use crate::read::CellView;
use crate::write::Value;

/// A code written as the return asks, in any case; a label, or a letter before it, makes it unreadable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Exact<C>(pub C);

impl<C: Code> Field for Exact<C> {
    const KIND: &'static str = "a code";

    fn read(cell: CellView<'_>) -> Got<Self> {
        let code =
            |text: &str| C::from_code(text).map_or(Got::Unreadable, |code| Got::Plain(Self(code)));
        trimmed(
            cell,
            |other| match other {
                CellView::Number(number) => code(&number.to_string()),
                CellView::Date(_) | CellView::Bool(_) => Got::Unreadable,
                CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
            },
            code,
        )
    }

    fn write(&self) -> Value<'_> {
        Value::Text(self.0.code().into())
    }
}

impl<C: Code> Cell<Exact<C>> {
    /// The code, where one of the set was given.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        self.value().map(|Exact(code)| code)
    }

    /// Whether it is this code.
    #[must_use]
    pub fn is(&self, code: C) -> bool {
        self.code() == Some(code)
    }

    /// Whether it is one of these codes.
    #[must_use]
    pub fn is_one_of(&self, codes: &[C]) -> bool {
        self.code().is_some_and(|code| codes.contains(&code))
    }
}

impl<C: Code> From<C> for Cell<Exact<C>> {
    fn from(code: C) -> Self {
        Self::Read(Exact(code))
    }
}

#[cfg(test)]
mod tests {
    use children::codes::LegalStatus;

    use super::*;

    #[test]
    fn a_code_with_anything_beside_it_is_none() {
        let read = |text| Exact::<LegalStatus>::read(CellView::Text(text));
        assert_eq!(read(" v2 "), Got::Plain(Exact(LegalStatus::V2)));
        assert_eq!(read("V2: section 20"), Got::Unreadable);
        assert_eq!(read("  "), Got::Blank);
    }
}
