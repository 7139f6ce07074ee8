//! Grades a report gives a second time: in the headings of its body, and the safeguarding board's in its own part.

use crate::frameworks::Facts;
use crate::read::judgements::{Second, in_scale};
use crate::read::words::{begins, evidence, grade, outcome, plain};
use crate::record::{Aspect, Judgement, Outcome};
use crate::text::{Line, Page, Text};

/// Lines a heading may run over.
const LONGEST_HEADING: usize = 4;
/// The largest type the body is set in, in points.
const BODY_SIZE: f32 = 12.5;
/// Words between a heading and its grade that say nothing more.
const LINKS: [&str; 10] = [
    "is", "are", "that", "it", "they", "judged", "to", "be", "the", "a",
];

/// Grades in the headings of the body, by aspect, in order; for each aspect those in headings of its own size first.
pub(crate) fn grades(text: &Text, facts: &Facts) -> Second {
    let mut found = Second::new();
    let firsts: Vec<&str> = facts
        .judged
        .iter()
        .flat_map(|j| j.body_heading.iter())
        .filter_map(|h| h.split(' ').next())
        .collect();
    if firsts.is_empty() {
        return found;
    }
    for page in text.pages.iter().skip(1) {
        for at in 0..page.lines.len() {
            let Some(line) = page.lines.get(at) else {
                continue;
            };
            let start = line.text.trim_start();
            let start = if begins(start, "the ") {
                start.get(4..).unwrap_or_default()
            } else {
                start
            };
            if !firsts.iter().any(|f| begins(start, f)) {
                continue;
            }
            for judged in facts.judged {
                let longest = judged
                    .body_heading
                    .iter()
                    .filter_map(|heading| graded(page, at, heading))
                    .find(
                        |(outcome, _)| matches!(outcome, Outcome::Graded(g) if in_scale(facts, *g)),
                    );
                if let Some((outcome, words)) = longest {
                    let again = found.entry(judged.aspect).or_default();
                    let judgement = Judgement {
                        aspect: judged.aspect,
                        outcome,
                        evidence: evidence(page.number, &words),
                    };
                    // A list of earlier grades is set like the body; a heading is larger and is believed first.
                    if line.size > BODY_SIZE {
                        again.insert(0, judgement);
                    } else {
                        again.push(judgement);
                    }
                }
            }
        }
    }
    found
}

/// The grade of a heading beginning on a line: after its words, or in a box to their right.
fn graded(page: &Page, at: usize, heading: &str) -> Option<(Outcome, String)> {
    let mut left = String::new();
    let mut right = String::new();
    let mut printed = String::new();
    for line in page
        .lines
        .iter()
        .skip(at.saturating_sub(1))
        .take(LONGEST_HEADING + 1)
    {
        let before = page.lines.get(at).is_some_and(|first| line.y < first.y);
        let (words, boxed) = split(line);
        if before {
            // Only a box may begin above the heading's first line.
            if words.is_empty()
                && page
                    .lines
                    .get(at)
                    .is_some_and(|first| first.y - line.y < 12.0)
            {
                right.push_str(&boxed);
            }
            continue;
        }
        printed.push_str(&line.text);
        printed.push(' ');
        if !boxed.is_empty() {
            right.push(' ');
            right.push_str(&boxed);
        }
        if !words.is_empty() {
            if !left.is_empty() {
                left.push(' ');
            }
            // Both spellings are printed.
            left.push_str(&words.replace("judgment", "judgement"));
        }
        let bare = left.strip_prefix("the ").unwrap_or(&left);
        match bare.strip_prefix(heading) {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
                let rest: Vec<&str> = rest
                    .split_whitespace()
                    .skip_while(|w| LINKS.contains(w))
                    .collect();
                if let Some((outcome, taken)) = outcome(&rest) {
                    let ends = matches!(rest.get(taken..), Some([] | ["to"] | ["to", "be"]));
                    return ends.then(|| (outcome, printed.clone()));
                }
                let boxed: Vec<&str> = right.split_whitespace().collect();
                if let Some((outcome, taken)) = outcome(&boxed)
                    && rest.is_empty()
                {
                    return (taken == boxed.len()).then(|| (outcome, printed.clone()));
                }
                let may_go_on =
                    rest.is_empty() || matches!(rest.as_slice(), ["requires" | "require"]);
                if !may_go_on {
                    return None;
                }
            }
            Some(_) => return None,
            None if heading.starts_with(bare) => {}
            None => return None,
        }
    }
    None
}

/// A line's words and, where its last piece stands apart and is a grade or part of one, that piece.
fn split(line: &Line) -> (String, String) {
    let is_grade = |words: &str| {
        matches!(
            words,
            "requires" | "improvement" | "to be good" | "improvement to be good"
        ) || {
            let words: Vec<&str> = words.split(' ').collect();
            outcome(&words).is_some_and(|(_, taken)| taken == words.len())
        }
    };
    match line.spans.split_last() {
        Some((last, before)) if last.x > 250.0 && is_grade(&plain(&last.text)) => {
            let words: Vec<&str> = before.iter().map(|s| s.text.as_str()).collect();
            (plain(&words.join(" ")), plain(&last.text))
        }
        _ => (plain(&line.text), String::new()),
    }
}

/// The grade of the safeguarding board, in its own part or on the first page.
pub(crate) fn board(text: &Text) -> Option<Judgement> {
    text.pages.iter().find_map(|page| {
        (0..page.lines.len()).find_map(|at| {
            let line = page.lines.get(at)?;
            let start = line.text.trim_start();
            if !["the ", "section 2", "lscb"]
                .iter()
                .any(|b| begins(start, b))
            {
                return None;
            }
            let (graded, words) = board_sentence(page, at)?;
            Some(Judgement {
                aspect: Aspect::Lscb,
                outcome: graded,
                evidence: evidence(page.number, &words),
            })
        })
    })
}

/// "The (effectiveness of the) Local Safeguarding Children Board (LSCB) is …", ending where its grade ends.
fn board_sentence(page: &Page, at: usize) -> Option<(Outcome, String)> {
    let mut printed = String::new();
    for line in page.lines.iter().skip(at).take(LONGEST_HEADING) {
        printed.push_str(&line.text);
        printed.push(' ');
        let words = plain(&printed);
        let rest = after_board(&words)?;
        let rest: Vec<&str> = rest
            .split_whitespace()
            .skip_while(|w| LINKS.contains(w))
            .collect();
        if let Some((found, taken)) = grade(&rest) {
            let ends = matches!(
                rest.get(taken..),
                Some([] | ["because"] | ["to"] | ["to", "be"])
            );
            return ends.then(|| (Outcome::Graded(found), printed.clone()));
        }
        if !matches!(rest.as_slice(), [] | ["requires" | "require"]) {
            return None;
        }
    }
    None
}

/// What follows the board's name in plain words that begin with it; an empty text where the name is not yet whole.
fn after_board(words: &str) -> Option<&str> {
    const NAMES: [&str; 12] = [
        "the judgement for the effectiveness of the local safeguarding children board",
        "the judgement on the effectiveness of the local safeguarding children board",
        "the judgement of the effectiveness of the local safeguarding children board",
        "the judgement for the effectiveness of the lscb",
        "the graded judgement for the local safeguarding children board",
        "the overall effectiveness of the local safeguarding children board",
        "the effectiveness of the local safeguarding children board",
        "the effectiveness of the local children safeguarding board",
        "the effectiveness of the lscb",
        "the local safeguarding children board",
        "the safeguarding children board",
        "the lscb",
    ];
    for name in NAMES {
        if let Some(rest) = words.strip_prefix(name) {
            let rest = rest.strip_prefix(" lscb").unwrap_or(rest);
            return (rest.is_empty() || rest.starts_with(' ')).then_some(rest);
        }
        if name.starts_with(words) {
            return Some("");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frameworks;
    use crate::read::invented::page;
    use crate::record::{Framework, Grade};

    fn pages(lines: &[&str]) -> Text {
        Text {
            pages: vec![page(1, &[]), page(2, lines)],
            strange: Vec::new(),
        }
    }

    fn found(framework: Framework, lines: &[&str]) -> Vec<(Aspect, Outcome)> {
        grades(&pages(lines), frameworks::facts(framework))
            .into_values()
            .flatten()
            .map(|j| (j.aspect, j.outcome))
            .collect()
    }

    #[test]
    fn headings_carry_their_grade_after_a_colon_a_dash_or_a_verb() {
        for (lines, aspect, grade) in [
            (
                &["The experiences and progress of children in care: good"][..],
                Aspect::InCare,
                Grade::Good,
            ),
            (
                &["Experiences and progress of children in care is outstanding"],
                Aspect::InCare,
                Grade::Outstanding,
            ),
            (
                &[
                    "The experiences and progress of children who need help",
                    "and protection: requires improvement to be",
                    "good",
                ],
                Aspect::HelpAndProtection,
                Grade::RequiresImprovement,
            ),
            (
                &["The experiences and progress of care leavers \u{2013} inadequate"],
                Aspect::CareLeavers,
                Grade::Inadequate,
            ),
            (
                &[
                    "The impact of leaders on social work practice with",
                    "children and families: good",
                ],
                Aspect::Leaders,
                Grade::Good,
            ),
        ] {
            let found = found(Framework::Ilacs2023, lines);
            assert_eq!(found, [(aspect, Outcome::Graded(grade))], "{lines:?}");
        }
    }

    #[test]
    fn a_boxed_heading_has_its_grade_on_the_right() {
        let lines = [
            "The experiences and progress of",
            "| Requires improvement",
            "children who need help and protection",
        ];
        assert_eq!(
            found(Framework::Sif, &lines),
            [(
                Aspect::HelpAndProtection,
                Outcome::Graded(Grade::RequiresImprovement)
            )]
        );
        assert_eq!(
            found(
                Framework::Sif,
                &["The graded judgment for adoption performance is that it is good"]
            ),
            [(Aspect::Adoption, Outcome::Graded(Grade::Good))]
        );
    }

    #[test]
    fn prose_that_begins_like_a_heading_is_none() {
        assert!(
            found(
                Framework::Ilacs2023,
                &["The experiences and progress of children in care have been good for some time"]
            )
            .is_empty()
        );
    }

    fn board_of(lines: &[&str]) -> Option<Grade> {
        board(&pages(lines)).and_then(|j| match j.outcome {
            Outcome::Graded(grade) => Some(grade),
            Outcome::NotJudged => None,
        })
    }

    #[test]
    fn the_board_has_its_grade_in_a_sentence_of_its_own() {
        for (lines, grade) in [
            (
                &["The Local Safeguarding Children Board is good"][..],
                Grade::Good,
            ),
            (
                &[
                    "The effectiveness of the Local Safeguarding Children Board (LSCB) is",
                    "requires improvement",
                ],
                Grade::RequiresImprovement,
            ),
            (
                &[
                    "The judgement for the effectiveness of the Local Safeguarding Children",
                    "Board (LSCB) is requires improvement",
                ],
                Grade::RequiresImprovement,
            ),
            (
                &[
                    "The Local Safeguarding Children Board requires improvement to",
                    "be good.",
                ],
                Grade::RequiresImprovement,
            ),
            (&["The LSCB is inadequate because:"], Grade::Inadequate),
            (
                &["The Local Safeguarding Children Board (LSCB) is outstanding"],
                Grade::Outstanding,
            ),
        ] {
            assert_eq!(board_of(lines), Some(grade), "{lines:?}");
        }
    }

    #[test]
    fn prose_about_a_board_is_no_grade() {
        for lines in [
            &["The Local Safeguarding Children Board is good at sharing what it learns"][..],
            &["The LSCB is aware of it"],
            &["A Local Safeguarding Children Board (LSCB) requires improvement if it does not"],
            &["Review of the effectiveness of the Local Safeguarding Children Board"],
        ] {
            assert_eq!(board_of(lines), None, "{lines:?}");
        }
    }
}
