//! Finding the headings of a table: on the first row or below a title, in one row or two, however they are written.

use std::fmt;

use super::Rows;

/// How many rows with something in them are looked at.
const LOOKED_AT: usize = 20;

/// The most of a heading that is looked at, in bytes: what is longer is none.
const LONGEST: usize = 1_000;

/// The headings of a table and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// The row they begin on.
    pub line: u32,
    /// The row they end on: the same, or the next where headings are spread over two. Rows after it hold the table.
    pub last_line: u32,
    /// A heading for each column from left to right, as [`plain`] makes it; empty where the column has none.
    pub plain: Vec<String>,
    /// The same as they are written.
    pub written: Vec<String>,
    /// How many were known, by the count that was asked for.
    pub known: usize,
}

/// The first rows of a sheet, read once to be tried against as many layouts as there are.
#[derive(Clone, Debug, Default)]
pub struct Top {
    rows: Vec<Candidate>,
}

/// A row that may hold headings.
#[derive(Clone)]
struct Candidate {
    line: u32,
    last_line: u32,
    written: Vec<String>,
    plain: Vec<String>,
}

/// The line and nothing of the cells, which below the headings are a child's.
impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Candidate {{ line: {} }}", self.line)
    }
}

impl Top {
    /// Reads the first twenty rows with something in them.
    #[must_use]
    pub fn of(rows: &mut Rows<'_>) -> Top {
        let mut top = Top::default();
        while top.rows.len() < LOOKED_AT {
            let Some(row) = rows.next_row() else { break };
            let written = row
                .cells()
                .map(|cell| first(cell.text().unwrap_or("").trim()).to_owned())
                .collect();
            top.rows.push(Candidate::new(row.line, row.line, written));
        }
        top
    }

    /// Finds the row, or the two rows, with the most known headings; none where none is known.
    ///
    /// `known` counts, in a row of headings made [`plain`], those that are known. Where rows are equal the first is
    /// taken, and one row rather than two.
    pub fn find(&self, known: impl Fn(&[String]) -> usize) -> Option<Headings> {
        let mut best: Option<Headings> = None;
        let mut above: Option<(&Candidate, usize)> = None;
        for row in &self.rows {
            let count = known(&row.plain);
            if let Some((upper, upper_count)) = above
                && upper_count + count > 0
            {
                for pair in upper.with_below(row) {
                    // Two rows must know more than either of them alone.
                    let pair_count = known(&pair.plain);
                    if pair_count > best.as_ref().map_or(0, |best| best.known).max(count) {
                        best = Some(pair.headings(pair_count));
                    }
                }
            }
            if count > best.as_ref().map_or(0, |best| best.known) {
                best = Some(row.clone().headings(count));
            }
            above = Some((row, count));
        }
        best
    }
}

fn first(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST))
        .unwrap_or_default()
}

/// Finds the headings of a sheet among its first rows: see [`Top::find`].
pub fn find(rows: &mut Rows<'_>, known: impl Fn(&[String]) -> usize) -> Option<Headings> {
    Top::of(rows).find(known)
}

impl Candidate {
    fn new(line: u32, last_line: u32, written: Vec<String>) -> Candidate {
        let plain = written.iter().map(|heading| plain(heading)).collect();
        Candidate {
            line,
            last_line,
            written,
            plain,
        }
    }

    fn headings(self, known: usize) -> Headings {
        let Candidate {
            line,
            last_line,
            written,
            plain,
        } = self;
        Headings {
            line,
            last_line,
            plain,
            written,
            known,
        }
    }

    /// The two ways in which two rows make one row of headings: the lower stands for its column where there is one
    /// (cells merged downwards), or the upper goes before it, from as far left as it was merged.
    fn with_below(&self, below: &Candidate) -> [Candidate; 2] {
        let width = self.written.len().max(below.written.len());
        let at =
            |row: &Candidate, column: usize| row.written.get(column).cloned().unwrap_or_default();
        let mut group = String::new();
        let (mut lowest, mut joined) = (Vec::with_capacity(width), Vec::with_capacity(width));
        for column in 0..width {
            let (upper, lower) = (at(self, column), at(below, column));
            if !upper.is_empty() {
                group.clone_from(&upper);
            }
            joined.push(match (group.as_str(), lower.as_str()) {
                (_, "") => upper.clone(),
                ("", lower) => lower.to_owned(),
                (group, lower) => format!("{group} {lower}"),
            });
            lowest.push(if lower.is_empty() { upper } else { lower });
        }
        [lowest, joined].map(|written| Candidate::new(self.line, below.line, written))
    }
}

/// A heading for comparison: its letters and digits in lower case, whatever stands between them a single space.
///
/// Apostrophes, straight or curly, go without a space; so do marks that cannot be seen.
#[must_use]
pub fn plain(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let mut parted = false;
    for character in heading.chars() {
        if character.is_alphanumeric() {
            if parted && !plain.is_empty() {
                plain.push(' ');
            }
            parted = false;
            plain.extend(character.to_lowercase());
        } else if !matches!(
            character,
            '\'' | '\u{2018}' | '\u{2019}' | '\u{FEFF}' | '\u{200B}'
                ..='\u{200D}' | '\u{2060}' | '\u{AD}'
        ) {
            parted = true;
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::open;

    const KNOWN: [&str; 5] = [
        "child unique id",
        "date of birth",
        "contact start",
        "contact end",
        "gender",
    ];

    #[track_caller]
    fn found(text: &str) -> Option<(u32, u32, Vec<String>)> {
        let book = open(text.as_bytes());
        let known = |plain: &[String]| {
            plain
                .iter()
                .filter(|each| KNOWN.contains(&each.as_str()))
                .count()
        };
        find(&mut book.rows(0), known).map(|found| (found.line, found.last_line, found.plain))
    }

    #[test]
    fn headings_compare_by_their_letters_and_digits() {
        for written in [
            "Child's date_of birth?",
            " CHILD\u{2019}S\u{A0}DATE  OF-BIRTH: ",
            "\u{FEFF}childs (date of birth)",
        ] {
            assert_eq!(plain(written), "childs date of birth");
        }
        assert_eq!(plain(" ?!_"), "");
    }

    #[test]
    fn headings_stand_on_the_first_row_or_below_a_title() {
        let names = vec!["child unique id".to_owned(), "date of birth".to_owned()];
        assert_eq!(
            found("Child_Unique_ID,Date of birth\n1,2\n"),
            Some((1, 1, names.clone()))
        );
        assert_eq!(
            found(
                "List 1: contacts\n\nPrinted for inspection,,\nChild Unique ID,Date of Birth\n1,2\n"
            ),
            Some((4, 4, names))
        );
        assert_eq!(found("a,b\n1,2\n"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn headings_over_two_rows_are_put_together() {
        assert_eq!(
            found("Child unique ID,Gender,Contact,\n,,Start,End\n1,a,2,3\n"),
            Some((
                1,
                2,
                ["child unique id", "gender", "contact start", "contact end"]
                    .map(str::to_owned)
                    .to_vec()
            ))
        );
        assert_eq!(
            found("Title\nChild unique ID,About the child,\n,Gender,Date of birth\n1,2,3\n"),
            Some((
                2,
                3,
                ["child unique id", "gender", "date of birth"]
                    .map(str::to_owned)
                    .to_vec()
            ))
        );
    }

    #[test]
    fn a_first_row_of_data_is_not_taken_for_headings() {
        assert_eq!(
            found("Gender,\nM,x\n"),
            Some((1, 1, vec!["gender".to_owned(), String::new()]))
        );
    }
}
