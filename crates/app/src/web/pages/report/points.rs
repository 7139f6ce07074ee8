//! What a report asks to improve, whole, with its themes and its page.

use inspection::record::{List, Part, Point};
use maud::{Markup, html};

use crate::library::Kept;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// Every list of points, the authority's first.
pub(super) fn all(kept: &Kept) -> Markup {
    html! {
        (part(kept, Part::Authority, "What the authority was asked to improve"))
        (part(kept, Part::Lscb, "What its safeguarding board was asked to improve"))
    }
}

/// The id of a point on the report's page.
pub(crate) fn point_id(point: &Point) -> String {
    format!("{}-{}", list_id(point.part), point.position)
}

fn list_id(part: Part) -> &'static str {
    match part {
        Part::Authority => "points",
        Part::Lscb => "board-points",
    }
}

fn part(kept: &Kept, part: Part, heading: &str) -> Markup {
    let points: Vec<&Point> = kept.record.points_of(part).collect();
    html! {
        @if !points.is_empty() {
            (section(list_id(part), heading, html! {
                p.wm-lede { (words::count(points.len(), "point", "points")) ", as printed." }
                @for (place, point) in points.iter().enumerate() {
                    @let before = place.checked_sub(1).and_then(|before| points.get(before));
                    @if begins(before.map(|p| (p.list, p.under.as_deref())), point) {
                        h3.wm-under { (point.under.as_deref().unwrap_or(words::points_list(point.list))) }
                    }
                    div.wm-item id=(point_id(point)) {
                        span.wm-item-no { (point.number.unwrap_or(point.position)) }
                        div {
                            p.wm-p { (point.text) " " a.govuk-link.wm-nowrap href=(paths::pdf(&kept.id, point.page)) { "page " (point.page) } }
                            (themes(&point.themes))
                        }
                    }
                }
            }))
        }
    }
}

/// Whether a heading stands above this point: the first of its list or sub-list, where that has a name worth saying.
fn begins(before: Option<(List, Option<&str>)>, point: &Point) -> bool {
    let here = (point.list, point.under.as_deref());
    match before {
        None => point.under.is_some() || point.list == List::PriorityAndImmediateAction,
        Some(before) => before != here,
    }
}

/// Links to the themes of a point or paragraph.
pub(super) fn themes(themes: &[inspection::themes::ThemeId]) -> Markup {
    html! {
        @if !themes.is_empty() {
            p.wm-themes {
                span.govuk-visually-hidden { "Themes: " }
                @for (place, id) in themes.iter().enumerate() {
                    @if place > 0 { " · " }
                    a.govuk-link href=(paths::theme(id.theme().slug)) { (id.theme().name) }
                }
            }
        }
    }
}
