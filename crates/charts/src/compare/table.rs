//! A comparison as a table.

use maud::{Markup, html};

use super::Comparison;
use crate::accessible::hidden;
use crate::value::{Reading, counted};

/// The comparison as a table.
pub(crate) fn table(all: &Comparison, caption: &str) -> Markup {
    let heads = &all.heads;
    let numerators = all.rows.iter().any(|r| r.numerator.is_some());
    let denominators = all.rows.iter().any(|r| r.denominator.is_some());
    let worded = all.rows.iter().any(|r| !r.words.is_empty());
    let none = || html! { span aria-hidden="true" { "–" } (hidden("none")) };
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { (heads.label) }
                    @if numerators { th.ch-number scope="col" { (heads.numerator) } }
                    @if denominators { th.ch-number scope="col" { (heads.denominator) } }
                    th.ch-number scope="col" { (heads.value) }
                    @if worded { th scope="col" { "Note" } }
                }
            }
            tbody {
                @for row in &all.rows {
                    @let hides = row.value == Reading::Suppressed;
                    tr {
                        th scope="row" { (row.label) }
                        @for (shown, count) in [(numerators, row.numerator), (denominators, row.denominator)] {
                            @if shown {
                                td.ch-number {
                                    @if hides { abbr title="suppressed" { "c" } }
                                    @else if let Some(count) = count { (counted(count)) }
                                    @else { (none()) }
                                }
                            }
                        }
                        td.ch-number {
                            @if hides { abbr title="suppressed" { "c" } }
                            @else if let Some(value) = row.value.value() { (all.unit.short(value)) }
                            @else { (row.value.said(all.unit)) }
                        }
                        @if worded { td { (row.words) } }
                    }
                }
            }
        } }
    }
}
