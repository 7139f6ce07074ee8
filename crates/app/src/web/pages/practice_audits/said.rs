//! What audits say, in tables: grades as counts with their number, how far two auditors agree, what changed.

use improvement::audit::agreement::{Agreement, FEWEST_PAIRS, Kappa};
use improvement::audit::learning::{Again, Counts};
use improvement::audit::{Mark, Round, questions};
use maud::{Markup, html};

use crate::web::words;

/// The heads of the columns of grades.
pub(super) fn heads() -> Markup {
    html! {
        th.n scope="col" { "Outstanding" } th.n scope="col" { "Good" } th.n scope="col" { "Requires improvement" }
        th.n scope="col" { "Inadequate" } th.n scope="col" { "Not applicable" } th.n scope="col" { "Good or outstanding" }
    }
}

/// The cells of the columns of grades.
pub(super) fn cells(counts: &Counts) -> Markup {
    html! {
        @for mark in Mark::ALL { td.n data-l=(mark.name()) { (counts.get(mark)) } }
        td.n data-l="Good or outstanding" { (share(counts)) }
    }
}

/// "7 of 12".
pub(super) fn share(counts: &Counts) -> Markup {
    html! { @if counts.graded() == 0 { "none graded" } @else { strong { (counts.good_or_better()) } " of " (counts.graded()) } }
}

/// Every question of a round with its grades, the grades over all first.
pub(super) fn grades(round: &Round) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { "Audits handed in, each counted once; over all as moderated, questions as the auditor graded them." }
            thead { tr { th scope="col" { "Question" } (heads()) } }
            tbody {
                tr { th scope="row" { "Over all" } (cells(&round.overall())) }
                @for (set, question) in questions::of_sets(&round.words.sets) {
                    tr { th scope="row" { (question.short) span.wm-sub.wm-line { (set.name) } } (cells(&round.counts(question.key))) }
                }
            }
        }
    }
}

/// How far two auditors of the same children agree, by question; never by auditor.
pub(super) fn agreement(round: &Round) -> Markup {
    let row = |name: &str, found: &Agreement| {
        html! {
            tr {
                th scope="row" { (name) }
                td.n data-l="Children graded twice" { (found.pairs) }
                td.n data-l="Same grade" { @match found.share() { Some(share) => { (format!("{:.0}%", share * 100.0)) span.wm-sub.wm-line { (found.same) " of " (found.pairs) } }, None => "–" } }
                td.n data-l="One grade apart" { (found.next) }
                td.n data-l="Kappa" { (kappa(found.kappa)) }
            }
        }
    };
    html! {
        p.wm-p {
            (words::count(round.doubled(), "child was", "children were")) " audited by two people who saw nothing of each other. Kappa is 1 where they always agree and 0 where they agree as often as chance would; a grade apart counts as nearly agreeing. It is not told for fewer than " (FEWEST_PAIRS) " children."
        }
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Question" } th.n scope="col" { "Children graded twice" } th.n scope="col" { "Same grade" } th.n scope="col" { "One grade apart" } th.n scope="col" { "Kappa" } } }
            tbody {
                (row("Over all", &round.agreement_overall()))
                @for (_, question) in questions::of_sets(&round.words.sets) { (row(question.short, &round.agreement(question.key))) }
            }
        }
    }
}

/// Kappa, or why there is none.
pub(super) fn kappa(kappa: Kappa) -> String {
    match kappa {
        Kappa::Is(kappa) => format!("{kappa:.2}"),
        Kappa::TooFew => "too few to tell".to_owned(),
        Kappa::NoVariation => "no variation: every grade the same".to_owned(),
    }
}

/// What changed for children who were audited again.
pub(super) fn again(round: &Round, earlier: &Round) -> Markup {
    let row = |name: &str, found: &Again| {
        html! {
            tr {
                th scope="row" { (name) }
                td.n data-l="Children" { (found.pairs) }
                td.n data-l="Good before" { (found.before.good_or_better()) }
                td.n data-l="Good now" { (found.after.good_or_better()) }
                td.n data-l="Better" { (found.better) }
                td.n data-l="The same" { (found.same) }
                td.n data-l="Worse" { (found.worse) }
            }
        }
    };
    html! {
        table.wm-t.wm-stack {
            caption { "The same children, each compared with themselves: “" (earlier.words.title) "” and now." }
            thead { tr {
                th scope="col" { "Question" } th.n scope="col" { "Children" } th.n scope="col" { "Good or outstanding before" } th.n scope="col" { "Good or outstanding now" }
                th.n scope="col" { "Better" } th.n scope="col" { "The same" } th.n scope="col" { "Worse" }
            } }
            tbody {
                (row("Over all", &round.since_overall(earlier)))
                @for (_, question) in questions::of_sets(&round.words.sets) { (row(question.short, &round.since(earlier, question.key))) }
            }
        }
    }
}
