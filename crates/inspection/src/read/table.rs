//! A table of judgements put together from where its words stand: labels on the left, grades on the right, either
//! of them over more lines than the other.

use crate::read::words::{plain, whole_outcome};
use crate::record::Outcome;
use crate::text::{Page, Span};

/// How far left of the column of grades a cell may begin and still be one: cells are centred in some tables.
const COLUMN_SLACK: f32 = 25.0;
/// How far above or below its label a grade may stand, in points.
const FARTHEST: f32 = 20.0;

/// One row as printed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The label's words made plain, without the number before them.
    pub(crate) label: String,
    /// Label and grade as printed.
    pub(crate) words: String,
    /// What was decided; none where no grade stands beside the label.
    pub(crate) outcome: Option<Outcome>,
    /// The page it stands on.
    pub(crate) page: u16,
}

/// Where a table is looked for.
pub(crate) struct Place<'t> {
    /// The pages it may run over.
    pub(crate) pages: &'t [Page],
    /// Lines of the first page passed over.
    pub(crate) skip: usize,
    /// Left edge of the column of grades, where its heading shows it.
    pub(crate) grade_x: Option<f32>,
    /// Whether a line that runs across both columns ends the table; else it is passed over.
    pub(crate) prose_ends_it: bool,
    /// How labels begin, in plain words.
    pub(crate) beginnings: &'t [&'t str],
    /// How the lines begin that stand below the table, in plain words.
    pub(crate) ends: &'t [&'t str],
    /// Rows after which nothing more is looked for.
    pub(crate) most_rows: usize,
}

/// A cell of one column, put together from its lines.
#[derive(Debug, Clone)]
struct Cell {
    printed: String,
    top: f32,
    bottom: f32,
    page: u16,
}

impl Cell {
    fn middle(&self) -> f32 {
        (self.top + self.bottom) / 2.0
    }

    /// How far a height is from this cell; nothing within it.
    fn distance(&self, y: f32) -> f32 {
        (self.top - y).max(y - self.bottom).max(0.0)
    }

    fn grow(&mut self, words: &str, y: f32) {
        self.printed.push(' ');
        self.printed.push_str(words);
        self.bottom = y;
    }
}

/// The rows of a table, from top to bottom.
pub(crate) fn rows(place: &Place<'_>) -> Vec<Row> {
    let Some(grade_x) = place.grade_x.or_else(|| column_of_grades(place)) else {
        return Vec::new();
    };
    let (labels, grades) = columns(place, grade_x);
    let in_order = labels.len() == grades.len()
        && labels
            .iter()
            .zip(&grades)
            .all(|(l, g)| l.distance(g.middle()) <= FARTHEST);
    let mut taken = vec![false; grades.len()];
    labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let place = if in_order {
                Some(i)
            } else {
                nearest(label, &grades, &taken)
            };
            let grade = place.and_then(|at| {
                if let Some(slot) = taken.get_mut(at) {
                    *slot = true;
                }
                grades.get(at)
            });
            Row {
                label: without_number(&plain(&label.printed)).to_owned(),
                words: match grade {
                    Some(grade) => format!("{} {}", label.printed, grade.printed),
                    None => label.printed.clone(),
                },
                outcome: grade.and_then(|g| whole_outcome(&plain(&g.printed))),
                page: label.page,
            }
        })
        .collect()
}

/// The grade beside a label, where the two columns do not pair off.
fn nearest(label: &Cell, grades: &[Cell], taken: &[bool]) -> Option<usize> {
    grades
        .iter()
        .enumerate()
        .filter(|(i, g)| g.page == label.page && !taken.get(*i).copied().unwrap_or(true))
        .map(|(i, g)| (i, label.distance(g.middle())))
        .filter(|(_, away)| *away <= FARTHEST)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(i, _)| i)
}

/// The left edge of cells that hold grades, where no heading shows it.
fn column_of_grades(place: &Place<'_>) -> Option<f32> {
    place
        .pages
        .iter()
        .enumerate()
        .flat_map(|(i, page)| {
            let skip = if i == 0 { place.skip } else { 0 };
            let middle = 0.4 * page.width;
            page.lines
                .iter()
                .skip(skip)
                .flat_map(|l| l.spans.iter())
                .filter(move |s| s.x > middle && is_piece_of_grade(&plain(&s.text)))
        })
        .map(|s| s.x)
        .min_by(f32::total_cmp)
}

/// Whether words are a grade or a piece of one that was wrapped.
fn is_piece_of_grade(words: &str) -> bool {
    matches!(
        words,
        "requires" | "requires improvement to" | "requires improvement to be"
    ) || whole_outcome(words).is_some()
}

fn columns(place: &Place<'_>, grade_x: f32) -> (Vec<Cell>, Vec<Cell>) {
    let mut labels: Vec<Cell> = Vec::new();
    let mut grades: Vec<Cell> = Vec::new();
    let mut above = 0.0;
    for (i, page) in place.pages.iter().enumerate() {
        let skip = if i == 0 { place.skip } else { 0 };
        let complete = |labels: &[Cell], grades: &[Cell]| {
            labels.len() >= place.most_rows && grades.len() >= labels.len()
        };
        if i > 0 && complete(&labels, &grades) {
            break;
        }
        for line in page.lines.iter().skip(skip) {
            let y = line.y + above;
            let words = plain(&line.text);
            if place.ends.iter().any(|e| words.starts_with(e)) {
                return (labels, grades);
            }
            let (left, right): (Vec<&Span>, Vec<&Span>) = line
                .spans
                .iter()
                .partition(|s| s.x < grade_x - COLUMN_SLACK);
            if left.iter().any(|s| s.right > grade_x + 3.0) {
                if place.prose_ends_it && !labels.is_empty() {
                    return (labels, grades);
                }
                continue;
            }
            add_label(&mut labels, &left, y, page.number, place.beginnings);
            // Grades above the first label belong to its row: they are centred beside it.
            add_grade(&mut grades, &right, y, page.number);
        }
        above += page.height;
    }
    (labels, grades)
}

fn add_label(labels: &mut Vec<Cell>, left: &[&Span], y: f32, page: u16, beginnings: &[&str]) {
    let printed = left
        .iter()
        .map(|s| s.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let words = plain(&printed);
    if words.is_empty() {
        return;
    }
    let words = without_number(&words);
    if beginnings.iter().any(|b| words.starts_with(b)) {
        labels.push(Cell {
            printed,
            top: y,
            bottom: y,
            page,
        });
    } else if let Some(label) = labels.last_mut()
        && y - label.bottom < FARTHEST
        && !words.is_empty()
    {
        label.grow(&printed, y);
    }
}

fn add_grade(grades: &mut Vec<Cell>, right: &[&Span], y: f32, page: u16) {
    let printed = right
        .iter()
        .map(|s| s.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let words = plain(&printed);
    let goes_on = grades.last().is_some_and(|last| {
        let before = plain(&last.printed);
        let cut = matches!(
            before.as_str(),
            "requires" | "not" | "requires improvement to" | "requires improvement to be"
        );
        y - last.bottom < FARTHEST
            && (cut || words.starts_with("to be") || words.starts_with("be good"))
    });
    if goes_on {
        if let Some(last) = grades.last_mut() {
            last.grow(&printed, y);
        }
    } else if is_piece_of_grade(&words) || words == "not" {
        grades.push(Cell {
            printed,
            top: y,
            bottom: y,
            page,
        });
    }
}

/// Plain words without the number of a row before them.
fn without_number(words: &str) -> &str {
    words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::invented::page;
    use crate::record::Grade;

    const SIF: [&str; 5] = [
        "children who",
        "children looked",
        "adoption",
        "experiences and",
        "leadership",
    ];

    fn read(pages: &[Page]) -> Vec<(String, Option<Outcome>)> {
        rows(&Place {
            pages,
            skip: 0,
            grade_x: None,
            prose_ends_it: false,
            beginnings: &SIF,
            ends: &["contents"],
            most_rows: 5,
        })
        .into_iter()
        .map(|r| (r.label, r.outcome))
        .collect()
    }

    fn row(label: &str, grade: Grade) -> (String, Option<Outcome>) {
        (label.to_owned(), Some(Outcome::Graded(grade)))
    }

    #[test]
    fn a_grade_may_wrap_above_and_below_its_label() {
        let pages = [page(
            1,
            &[
                "| Requires",
                "1. Children who need help and protection",
                "| improvement",
                "",
                "2. Children looked after and achieving | Requires",
                "permanence | improvement",
                "",
                "2.1 Adoption performance | Good",
                "",
                "2.2 Experiences and progress of care leavers | Requires improvement",
                "| to be good",
                "",
                "1. Leadership, management and governance | Inadequate",
            ],
        )];
        assert_eq!(
            read(&pages),
            [
                row(
                    "children who need help and protection",
                    Grade::RequiresImprovement
                ),
                row(
                    "children looked after and achieving permanence",
                    Grade::RequiresImprovement
                ),
                row("adoption performance", Grade::Good),
                row(
                    "experiences and progress of care leavers",
                    Grade::RequiresImprovement
                ),
                row("leadership management and governance", Grade::Inadequate),
            ]
        );
    }

    #[test]
    fn a_table_cut_off_by_the_page_goes_on_overleaf() {
        let pages = [
            page(
                1,
                &[
                    "1. Children who need help and protection | Good",
                    "",
                    "2. Children looked after and achieving permanence | Good",
                    "",
                    "2.1 Adoption performance | Outstanding",
                    "",
                    "a footnote that runs across the whole page, as footnotes do, under its law",
                ],
            ),
            page(
                2,
                &[
                    "2.2 Experiences and progress of care leavers | Good",
                    "",
                    "3. Leadership, management and governance | Good",
                    "Contents",
                    "Leadership | 24",
                ],
            ),
        ];
        let read = read(&pages);
        assert_eq!(read.len(), 5);
        assert_eq!(
            read[3],
            row("experiences and progress of care leavers", Grade::Good)
        );
        assert_eq!(
            read[4],
            row("leadership management and governance", Grade::Good)
        );
    }

    #[test]
    fn what_was_not_judged_and_what_has_no_grade_are_told_apart() {
        let pages = [page(
            1,
            &[
                "1. Children who need help and protection | Good",
                "",
                "2.1 Adoption performance | Not Judged",
                "",
                "",
                "3. Leadership, management and governance",
            ],
        )];
        let outcomes: Vec<_> = read(&pages).into_iter().map(|(_, o)| o).collect();
        assert_eq!(
            outcomes,
            [
                Some(Outcome::Graded(Grade::Good)),
                Some(Outcome::NotJudged),
                None
            ]
        );
    }
}
