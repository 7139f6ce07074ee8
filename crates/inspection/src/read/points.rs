//! Improvement points and recommendations: every list of a report, each point whole, as printed.

mod items;
mod lists;

use crate::read::face::Face;
use crate::read::furniture::{self, Body, Mark};
use crate::record::{Aspect, Doubt, Framework, Grade, Outcome, Part, Point};
use crate::text::Text;
use crate::themes;

use items::Item;
use lists::Found;

/// Reads the improvement points of a report, those of the safeguarding board after those of the authority.
#[must_use]
pub fn read(text: &Text, face: &Face) -> (Vec<Point>, Vec<Doubt>) {
    of(&furniture::body(text), face)
}

/// The points of a body.
pub(crate) fn of(body: &Body, face: &Face) -> (Vec<Point>, Vec<Doubt>) {
    let mut points: Vec<Point> = Vec::new();
    let mut doubts = Vec::new();
    let lists = lists::of(body, face);
    for (i, list) in lists.iter().enumerate() {
        let read = items::of(body, list, face.framework);
        doubts.extend(read.doubts);
        check_numbers(&read.items, &points, list, &mut doubts);
        let next_is_list = lists
            .get(i + 1)
            .is_some_and(|next| next.heading == list.end);
        if !next_is_list {
            check_what_follows(body, list, &read.items, &mut doubts);
        }
        for item in read.items {
            let before = points.iter().filter(|p| p.part == list.part).count();
            points.push(Point {
                position: u16::try_from(before + 1).unwrap_or(u16::MAX),
                number: item.number,
                part: list.part,
                list: list.list,
                under: item.under,
                themes: themes::of(&item.text),
                text: item.text,
                page: item.page,
            });
        }
    }
    expect_lists(face, &lists, &points, &mut doubts);
    points.sort_by_key(|p| p.part);
    (points, doubts)
}

/// Numbers run on through a list: a gap is a point not found.
fn check_numbers(items: &[Item], before: &[Point], list: &Found, doubts: &mut Vec<Doubt>) {
    let mut last = before
        .iter()
        .rfind(|p| p.part == list.part)
        .and_then(|p| p.number);
    for item in items {
        if let (Some(last), Some(number)) = (last, item.number)
            && number != last.saturating_add(1)
        {
            doubts.push(points_doubt(
                item.page,
                format!("The list of improvement points goes from number {last} to {number}."),
            ));
        }
        last = item.number.or(last);
    }
}

/// Numbers run on from a list into the paragraphs after it: the next one shows whether the list was read whole.
fn check_what_follows(body: &Body, list: &Found, items: &[Item], doubts: &mut Vec<Doubt>) {
    let Some(last) = items.last().and_then(|i| i.number) else {
        return;
    };
    let next = body
        .blocks
        .get(list.end..)
        .unwrap_or_default()
        .iter()
        .find_map(|b| match b.mark {
            Mark::Number(n) => Some((n, b.page)),
            Mark::None | Mark::Bullet(_) => None,
        });
    if let Some((number, page)) = next
        && number != last.saturating_add(1)
        && number != 1
    {
        doubts.push(points_doubt(
            page,
            format!(
                "The list of improvement points ends with number {last}, and the next number printed is {number}."
            ),
        ));
    }
}

/// Says which list was expected and not found.
fn expect_lists(face: &Face, lists: &[Found], points: &[Point], doubts: &mut Vec<Doubt>) {
    let has = |part: Part| lists.iter().any(|l| l.part == part);
    let none_of = |part: Part| !points.iter().any(|p| p.part == part);
    // An authority found outstanding may be told of nothing to improve, and the section is then left out.
    let outstanding = face
        .judgements
        .iter()
        .any(|j| j.aspect == Aspect::Overall && j.outcome == Outcome::Graded(Grade::Outstanding));
    let alone = face.framework == Framework::LscbReview;
    let letter = matches!(face.framework, Framework::IlacsLetter | Framework::Jtai);
    let may_lack = alone || letter || (outstanding && !has(Part::Authority));
    if !may_lack && none_of(Part::Authority) {
        doubts.push(Doubt {
            field: Some("improvement_points".to_owned()),
            page: lists
                .iter()
                .find(|l| l.part == Part::Authority)
                .map(|l| l.page),
            says: if has(Part::Authority) {
                "The list of improvement points has a heading, and no point was found under it."
            } else {
                "No list of improvement points was found."
            }
            .to_owned(),
        });
    }
    let board = alone || face.judgements.iter().any(|j| j.aspect == Aspect::Lscb);
    if board && none_of(Part::Lscb) {
        doubts.push(Doubt {
            field: Some("improvement_points".to_owned()),
            page: lists.iter().find(|l| l.part == Part::Lscb).map(|l| l.page),
            says: "The safeguarding board is judged, and no improvement points for it were found."
                .to_owned(),
        });
    }
}

/// A doubt about the improvement points.
fn points_doubt(page: u16, says: String) -> Doubt {
    Doubt {
        field: Some("improvement_points".to_owned()),
        page: Some(page),
        says,
    }
}

/// Whether a heading begins a list of improvement points.
pub(crate) fn is_list_heading(heading: &str) -> bool {
    lists::named(heading).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::furniture::invented::{face, text};
    use crate::record::List;

    fn read_pages(pages: &[&str], framework: Framework) -> (Vec<Point>, Vec<Doubt>) {
        read(&text(pages), &face(framework))
    }

    #[test]
    fn bullets_of_an_ilacs_report_are_points_with_their_dashes_and_outcome() {
        let page = "Mereshire

# What needs to improve?

•|The help for children:
  –|at home
  –|at school.
•|The offer to care leavers. (Outcome 4, national framework)
•|supervision of staff, so that it is regular and recorded
  well
~1 The areas for improvement have been cross-referenced with
~the outcomes.
";
        let after =
            "# The experiences and progress of children in care: good\n\n1.|Children thrive.";
        let (points, doubts) = read_pages(&[page, after], Framework::Ilacs2023);
        let texts: Vec<&str> = points.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "The help for children: – at home – at school.",
                "The offer to care leavers. (Outcome 4, national framework)",
                "supervision of staff, so that it is regular and recorded well",
            ]
        );
        assert!(doubts.is_empty());
        assert!(
            points
                .iter()
                .all(|p| p.page == 1 && p.list == List::WhatNeedsToImprove)
        );
    }

    #[test]
    fn a_single_paragraph_is_a_point() {
        let page = "# What needs to improve\n\nThe quality of plans and the help given early.\n\n# The impact of leaders on social work practice\n\n1.|Leaders lead.";
        let (points, _) = read_pages(&[page], Framework::Ilacs2018);
        assert_eq!(points.len(), 1);
        assert_eq!(
            points[0].text,
            "The quality of plans and the help given early."
        );
    }

    #[test]
    fn headings_within_a_list_stand_over_points_and_end_nothing() {
        let page = "# What does the local authority need to improve?
## Priority and immediate action

1.|There are no priority actions.
## Areas for improvement

## Leadership, management and governance

2.|Ensure that plans are made (paragraph 30).
## Adoption

3.|Improve support by:
  •|asking adopters
  •|hearing children.
# The local authority’s strengths

4.|Staff are kind.";
        let board = "# The Local Safeguarding Children Board (LSCB)
# What does the LSCB need to improve?
## Areas for improvement

40.|Strengthen audits.
# Inspection judgement about the LSCB

41.|The board meets.";
        let (points, doubts) = read_pages(&["Mereshire", page, board], Framework::Sif);
        let said: Vec<_> = points
            .iter()
            .map(|p| {
                (
                    p.part,
                    p.position,
                    p.number,
                    p.under.as_deref(),
                    p.text.as_str(),
                )
            })
            .collect();
        let leaders = Some("Leadership, management and governance");
        assert_eq!(
            said,
            [
                (
                    Part::Authority,
                    1,
                    Some(2),
                    leaders,
                    "Ensure that plans are made (paragraph 30)."
                ),
                (
                    Part::Authority,
                    2,
                    Some(3),
                    Some("Adoption"),
                    "Improve support by: • asking adopters • hearing children."
                ),
                (Part::Lscb, 1, Some(40), None, "Strengthen audits."),
            ]
        );
        assert!(points.iter().all(|p| p.list == List::AreasForImprovement));
        assert!(doubts.is_empty(), "{doubts:?}");
    }

    #[test]
    fn a_number_left_out_is_a_doubt_with_its_page() {
        let page = "# Recommendations\n\n1.|Ensure one.\n\n3.|Ensure three.\n# Summary for children and young people\n\n•|Staff are kind.\n# Inspection findings\n\n7.|Plans are clear.";
        let (points, doubts) = read_pages(&["Mereshire", page], Framework::Sif);
        assert_eq!(points.len(), 2);
        let said: Vec<_> = doubts
            .iter()
            .map(|d| (d.page, d.says.contains("number")))
            .collect();
        assert_eq!(said, [(Some(2), true), (Some(2), true)]);
    }

    #[test]
    fn no_list_is_a_doubt() {
        let (points, doubts) = read_pages(
            &["# The impact of leaders on social work practice\n\n1.|Leaders lead."],
            Framework::Ilacs2023,
        );
        assert!(points.is_empty());
        assert_eq!(doubts.len(), 1);
    }

    #[test]
    fn the_list_of_2013_is_a_bullet_each_under_a_time() {
        let page = "# Areas for improvement
22.|In order to improve, the council should take the following action.

  Immediately:

  •|improve supervision

  Within three months:

  •|review homes.
# Outcomes for looked after children
## Grade 3 (Adequate)
23.|Outcomes are adequate.";
        let (points, _) = read_pages(&["Mereshire", page], Framework::LookedAfter2013);
        let said: Vec<_> = points
            .iter()
            .map(|p| (p.under.as_deref(), p.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (Some("Immediately"), "improve supervision"),
                (Some("Within three months"), "review homes."),
            ]
        );
    }

    #[test]
    fn letters_name_their_lists_in_words_of_their_own() {
        let page = "# Headline findings

Children are helped early.

## What needs to improve in this area of social work practice

•|The timeliness of visits.
## Areas for priority action

The council must know where its children live.

## Main findings

Staff are kind. They listen.";
        let (points, doubts) = read_pages(&[page], Framework::IlacsLetter);
        let said: Vec<_> = points.iter().map(|p| (p.list, p.text.as_str())).collect();
        assert_eq!(
            said,
            [
                (List::WhatNeedsToImprove, "The timeliness of visits."),
                (
                    List::PriorityAndImmediateAction,
                    "The council must know where its children live."
                ),
            ]
        );
        assert!(doubts.is_empty());
    }
}
