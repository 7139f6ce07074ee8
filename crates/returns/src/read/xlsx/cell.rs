//! What a workbook writes on a cell: where it stands, how it is shown, and of what kind its value is.

use quick_xml::events::BytesStart;

/// The marks of one cell.
pub(super) struct Cell {
    /// Counted from 0; none where the cell simply follows the one before.
    pub(super) column: Option<usize>,
    /// Which of the workbook's styles shows it.
    pub(super) style: usize,
    /// What its value is.
    pub(super) kind: Kind,
}

/// The kinds of value a cell may say it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// A number in the list of texts that all sheets share.
    Shared,
    /// Text that a formula gave.
    Text,
    /// Text written in the cell itself.
    Inline,
    Bool,
    Error,
    Moment,
}

impl Cell {
    pub(super) fn of(start: &BytesStart<'_>) -> Cell {
        let mut cell = Cell {
            column: None,
            style: usize::MAX,
            kind: Kind::Number,
        };
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = &*attribute.value;
            match attribute.key.as_ref() {
                "r" => cell.column = column(value),
                "s" => cell.style = value.parse().unwrap_or(usize::MAX),
                "t" => cell.kind = Kind::of(value),
                _ => {}
            }
        }
        cell
    }
}

impl Kind {
    fn of(word: &str) -> Kind {
        match word {
            "s" => Kind::Shared,
            "str" => Kind::Text,
            "inlineStr" | "is" => Kind::Inline,
            "b" => Kind::Bool,
            "e" => Kind::Error,
            "d" => Kind::Moment,
            _ => Kind::Number,
        }
    }
}

/// The column of a place such as `AB12`, counted from 0. A column past all bounds stays past them.
fn column(place: &str) -> Option<usize> {
    let mut column = 0_usize;
    for letter in place.bytes().take_while(u8::is_ascii_alphabetic) {
        let value = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.saturating_mul(26).saturating_add(value);
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_column() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("ab12"), Some(27));
        assert_eq!(column("XFD1048576"), Some(16_383));
        assert_eq!(column("12"), None);
        assert!(column(&"Z".repeat(100)).is_some_and(|column| column > 1 << 40));
    }
}
