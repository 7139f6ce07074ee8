//! Where sources disagree about the same child: GET /disagreements and its file.

use maud::{Markup, html};
use measures::cases::Subject;
use returns::reconcile::{Disagreement, Origin, Side};

use crate::records::{Look, Records, Source};
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Most disagreements on the page; all are in the file.
const SHOWN: usize = 300;

/// What was compared, where sources disagree, and who stands in one alone.
pub(crate) async fn index(Ours(records): Ours) -> Page {
    let reconciled = records.compared();
    let compared: u32 = reconciled
        .by_what
        .iter()
        .map(|compared| compared.children)
        .sum();
    let mut by_what: Vec<_> = reconciled
        .by_what
        .iter()
        .filter(|compared| compared.children > 0)
        .collect();
    by_what.sort_by_key(|compared| std::cmp::Reverse(compared.disagree));
    Page::new(Section::Data, "Where sources disagree", html! {
        @if compared == 0 {
            "Only one source says anything of any child, so nothing could be compared."
        } @else {
            (words::rows(reconciled.disagreements)) " of " (words::thousands(compared)) " things that two sources say of the same child are not the same."
        }
    })
    .crumb("Data", paths::loads())
    .invented(records.invented())
    .stamp(html! { "As of " (words::day(records.as_at.date())) ". Children are the same where their identifiers are, to the letter; nothing is merged by likeness." })
    .body(html! {
        (section("compared", "What was compared", html! {
            table.wm-t {
                thead { tr { th scope="col" { "What" } th.n scope="col" { "Children" } th.n scope="col" { "Disagree" } } }
                tbody { @for compared in &by_what { tr {
                    th scope="row" { (words::capital(compared.what.name())) }
                    td.n { (words::thousands(compared.children)) }
                    td.n { (words::thousands(compared.disagree)) }
                } } }
            }
        }))
        (section("children", "By child", html! {
            @if reconciled.disagreements == 0 { p.wm-p { "None." } } @else {
                @if reconciled.disagreements > SHOWN { p.wm-p { "The first " (SHOWN) "; all are in the file." } }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Child" } th scope="col" { "What" } th scope="col" { "What each source says" } } }
                    tbody { @for each in records.disagreements().take(SHOWN) { tr {
                        th scope="row" { (child(&records, &each.child)) }
                        td data-l="What" { (words::capital(each.what.name())) }
                        td data-l="Sides" { (sides(&records, each)) }
                    } } }
                }
            }
            (downloads(&[("Every disagreement (CSV)", "/disagreements.csv".to_owned())]))
        }))
        (section("lists", "Who stands in one source alone", html! {
            @if reconciled.lists.is_empty() { p.wm-p { "No two sources that hold the same lists are loaded." } } @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "List" } th scope="col" { "Sources" } th.n scope="col" { "In both" } th.n scope="col" { "In the first alone" } th.n scope="col" { "In the second alone" } } }
                    tbody { @for list in reconciled.lists { tr {
                        th scope="row" { (list.list) }
                        td data-l="Sources" { (words::capital(list.between.0.name())) ", " (list.between.1.name()) }
                        td.n data-l="In both" { (list.both) }
                        td.n data-l="In the first alone" { (list.only_first) }
                        td.n data-l="In the second alone" { (list.only_second) }
                    } } }
                }
            }
            @if reconciled.alike > 0 {
                p.wm-p { (words::count(reconciled.alike, "identifier is", "identifiers are")) " the same as another but for zeros in front, spaces or case. They are kept apart." }
            }
        }))
    })
}

fn child(records: &Look, id: &str) -> Markup {
    html! {
        @match records.child_of(id) {
            Some(child) => (crate::web::children::link(records, Subject::Child(child))),
            None => (id),
        }
    }
}

/// What each side says, with a link to its row.
pub(crate) fn sides(records: &Records, disagreement: &Disagreement) -> Markup {
    html! {
        ul.wm-links { @for side in &disagreement.sides { li {
            (words::capital(side.origin.name())) ": " strong { (side.value) }
            @if let Some(path) = line(records, side) { ", " a.govuk-link href=(path) { (side.table) " line " (side.line) } }
        } } }
    }
}

fn line(records: &Records, side: &Side) -> Option<String> {
    let (load, from) = records.file_of(source(side), side.table)?;
    (side.line > 0).then(|| paths::line(load, &from.name(), side.line))
}

/// The source of a side.
pub(crate) fn source(side: &Side) -> Source {
    match side.origin {
        Origin::Safeguarding => Source::Ssd,
        Origin::AnnexA => Source::AnnexA,
        Origin::Optional => Source::Optional,
        Origin::LookedAfter => Source::LookedAfter,
        Origin::InNeed => Source::InNeed,
    }
}

/// Every side of every disagreement, one a row.
pub(crate) async fn index_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "disagreements",
        records.as_at.date(),
        &["child", "what", "source", "table", "line", "says"],
    );
    for disagreement in records.disagreements() {
        for side in &disagreement.sides {
            csv.row(vec![
                disagreement.child.as_str().into(),
                disagreement.what.word().into(),
                side.origin.name().into(),
                side.table.into(),
                (side.line as usize).into(),
                side.value.to_string().into(),
            ]);
        }
    }
    csv
}
