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
    if !alone && !letter && none_of(Part::Authority) && !(outstanding && !has(Part::Authority)) {
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
