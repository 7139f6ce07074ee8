//! The months of a control chart as a table, newest first.

use maud::{Markup, html};

use super::{Mark, Point, Series};
use crate::accessible::hidden;
use crate::marks;
use crate::value::{Reading, counted};

pub(super) fn table(series: &Series, caption: &str) -> Markup {
    let heads = &series.heads;
    let numerators = series.points.iter().any(|p| p.numerator.is_some());
    let denominators = series.points.iter().any(|p| p.denominator.is_some());
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table.ch-spc-table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { (heads.period) }
                    @if numerators { th.ch-number scope="col" { (heads.numerator) } }
                    @if denominators { th.ch-number scope="col" { (heads.denominator) } }
                    th.ch-number scope="col" { (heads.value) }
                    th scope="col" { "Signal" }
                }
            }
            tbody {
                @for point in series.points.iter().rev() {
                    tr {
                        th scope="row" { (point.label) }
                        @if numerators { td.ch-number { (count(point, point.numerator)) } }
                        @if denominators { td.ch-number { (count(point, point.denominator)) } }
                        td.ch-number { (value(series, point)) }
                        td { (signal(series, point)) }
                    }
                }
            }
        } }
    }
}

/// A count, or what stands in its place: "c" where it is suppressed.
fn count(point: &Point, count: Option<u32>) -> Markup {
    html! {
        @match (&point.value, count) {
            (Reading::Suppressed, _) => { (suppressed()) },
            (_, Some(count)) => { (counted(count)) },
            (_, None) => { span aria-hidden="true" { "–" } (hidden("none")) },
        }
    }
}

fn value(series: &Series, point: &Point) -> Markup {
    html! {
        @match point.value.value() {
            Some(value) => { (series.unit.short(value)) },
            None if point.value == Reading::Suppressed => { (suppressed()) },
            None => { span aria-hidden="true" { "–" } (hidden(&point.value.said(series.unit))) },
        }
    }
}

/// The letter that the tables of official statistics use.
fn suppressed() -> Markup {
    html! { abbr title="suppressed" { "c" } }
}

/// The mark and its words; without a value, why there is none.
fn signal(series: &Series, point: &Point) -> Markup {
    html! {
        @if point.value.value().is_none() {
            @if point.words.is_empty() { (crate::text::upper_first(&point.value.said(series.unit))) } @else { (point.words) }
        } @else if point.mark == Mark::Expected {
            (point.words)
        } @else {
            (marks::icon(point.mark))
            strong { @if point.words.is_empty() { (crate::text::upper_first(point.mark.words())) } @else { (point.words) } }
        }
    }
}
