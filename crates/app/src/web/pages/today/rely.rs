//! Before you rely on this page: what is old, missing, not run or read in part. Nothing of it is left out.

mod lost;

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use returns::doubt::What;

use super::shown;
use crate::records::{Records, Source};
use crate::web::{links, paths, words};
use lost::Lost;

/// Days behind the newest day from which a source is old.
const BEHIND: i32 = 7;
/// Files read in part that are told one by one; the others together.
const TABLES: usize = 4;

/// How something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Old,
    Missing,
    NotRun,
    Part,
}

/// One thing not to rely on.
pub(super) struct Row {
    what: String,
    state: State,
    said: String,
    sub: String,
    so: String,
    lines: Vec<String>,
    link: (&'static str, String),
}

/// Everything of these records that is not to be relied on, the gravest first.
pub(super) fn rows(records: &Records) -> Vec<Row> {
    let mut rows = Vec::new();
    rows.extend(old(records));
    rows.extend(behind(records));
    rows.extend(not_loaded(records));
    rows.extend(not_built(records));
    rows.extend(not_counted(records));
    rows.extend(not_run(records));
    rows.extend(in_part(records));
    rows.extend(disagree(records));
    rows
}

/// The rows as a table with a mark at its side, or that there is nothing of the kind.
pub(super) fn section_of(rows: &[Row]) -> Markup {
    html! {
        @if rows.is_empty() {
            section.wm-first.wm-first--clear aria-labelledby="rely" {
                h2 #rely { "Before you rely on this page" }
                p.wm-p { "Every source is loaded and recent, every rule was run, and every table was read whole." }
            }
        } @else {
            section.wm-first aria-labelledby="rely" {
                h2 #rely { "Before you rely on this page" }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "What" } th scope="col" { "State" } th scope="col" { "So, today" } th scope="col" { "See" } } }
                    tbody {
                        @for row in rows {
                            tr {
                                th scope="row" { (row.what) }
                                td data-l="State" {
                                    span.wm-state { (icon(row.state)) (row.said) }
                                    @if !row.sub.is_empty() { span.wm-sub.wm-line { (row.sub) } }
                                }
                                td data-l="So, today" {
                                    (row.so)
                                    @for line in &row.lines { span.wm-sub.wm-line { (line) } }
                                }
                                td data-l="See" {
                                    @if links::opens(&row.link.1) { a.govuk-link href=(row.link.1) { (row.link.0) span.govuk-visually-hidden { ": " (row.what) } } }
                                    @else { "Ask the data team" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// All of it is old.
fn old(records: &Records) -> Option<Row> {
    let days = usize::try_from(records.days_old()).unwrap_or_default();
    (days > 1).then(|| Row {
        what: "Everything on this page".to_owned(),
        state: State::Old,
        said: format!("{days} days old"),
        sub: format!("newest day {}", shown::day(records.as_at)),
        so: "Nothing after that day is known here. Do not read a list that stands still as nothing new.".to_owned(),
        lines: Vec::new(),
        link: ("Loads", paths::loads()),
    })
}

/// Sources whose newest day lies behind that of the others.
fn behind(records: &Records) -> Vec<Row> {
    let newest = |source: Source| {
        records
            .sources()
            .tables
            .iter()
            .filter(|table| table.source == source.word())
            .filter_map(|table| table.latest)
            .max()
    };
    Source::ALL
        .into_iter()
        .filter_map(|source| Some((source, newest(source)?)))
        .filter(|(_, latest)| records.as_at.days_since(*latest) > BEHIND)
        .map(|(source, latest)| Row {
            what: source.name().to_owned(),
            state: State::Old,
            said: format!("{} days behind the rest", records.as_at.days_since(latest)),
            sub: format!("newest day {}", shown::day(latest)),
            so: "What is read from it stands still while the rest moves on.".to_owned(),
            lines: Vec::new(),
            link: ("Loads", paths::loads()),
        })
        .collect()
}

/// Sources of which nothing is loaded.
fn not_loaded(records: &Records) -> Vec<Row> {
    Source::ALL
        .into_iter()
        .filter(|source| !records.loads.iter().any(|load| load.source == source.word()))
        .map(|source| Row {
            what: source.name().to_owned(),
            state: State::Missing,
            said: "Not loaded".to_owned(),
            sub: String::new(),
            so: match source {
                Source::Ssd => "Children are known only from Annex A, and only as it stood on its day.",
                Source::AnnexA => "Nothing can be held against the lists that inspectors are given.",
                Source::LookedAfter => "The yearly return of children looked after cannot be checked before it goes.",
                Source::InNeed => "The yearly census of children in need cannot be checked before it goes.",
                Source::Optional => "Visits’ standards, interviews, supervision, posts and foster homes cannot be counted.",
            }
            .to_owned(),
            lines: Vec::new(),
            link: ("Load it", paths::loads()),
        })
        .collect()
}

/// Lists that could not be built.
fn not_built(records: &Records) -> Option<Row> {
    let all = records.lists.all();
    let not: Vec<&str> = all
        .iter()
        .filter(|standing| standing.why_not().is_some())
        .map(|standing| standing.list.name)
        .collect();
    (!not.is_empty()).then(|| Row {
        what: format!("{} of {} lists", not.len(), all.len()),
        state: State::NotRun,
        said: "Not built".to_owned(),
        sub: "a table each needs is missing".to_owned(),
        so: format!("We cannot say that nobody should be on: {}.", some(&not)),
        lines: Vec::new(),
        link: ("Lists", paths::lists()),
    })
}

/// Measures that could not be counted.
fn not_counted(records: &Records) -> Option<Row> {
    let all = &records.measured;
    let not: Vec<&str> = all
        .iter()
        .filter(|measured| measured.counted.is_err())
        .map(|measured| measured.measure.name)
        .collect();
    (!not.is_empty()).then(|| Row {
        what: format!("{} of {} measures", not.len(), all.len()),
        state: State::NotRun,
        said: "Not counted".to_owned(),
        sub: "each says why".to_owned(),
        so: format!("We cannot say how well this goes: {}.", some(&not)),
        lines: Vec::new(),
        link: ("Measures", paths::measures()),
    })
}

/// The first few names, and how many more.
fn some(names: &[&str]) -> String {
    const FIRST: usize = 3;
    let mut said: Vec<String> = names
        .iter()
        .take(FIRST)
        .map(|name| shown::inside(name))
        .collect();
    if names.len() > FIRST {
        said.push(format!("{} more", names.len() - FIRST));
    }
    words::list(&said)
}

/// Rules that were not run, source by source.
fn not_run(records: &Records) -> Vec<Row> {
    let mut rows = Vec::new();
    for checked in &records.checked {
        let not = checked.not_run().len();
        let part = checked.in_part().len();
        let all = checked.rules.len();
        if not > 0 {
            rows.push(Row {
                what: format!("{not} of {all} rules, {}", checked.source.name()),
                state: State::NotRun,
                said: "Not run".to_owned(),
                sub: "a table or column is missing".to_owned(),
                so: "We cannot say these records are free of the errors they look for.".to_owned(),
                lines: Vec::new(),
                link: ("Checks", paths::checks()),
            });
        }
        if part > 0 {
            rows.push(Row {
                what: format!("{part} of {all} rules, {}", checked.source.name()),
                state: State::Part,
                said: "Run in part".to_owned(),
                sub: "without some of their columns".to_owned(),
                so: "They may have missed something.".to_owned(),
                lines: Vec::new(),
                link: ("Checks", paths::checks()),
            });
        }
    }
    rows
}

/// Tables not supplied, and tables read in part: those that lost most first.
fn in_part(records: &Records) -> Vec<Row> {
    let mut missing = 0_usize;
    let mut lost: BTreeMap<String, Lost> = BTreeMap::new();
    for doubt in records
        .doubts
        .iter()
        .filter(|doubt| doubt.what.is_serious())
    {
        let place = if doubt.file.is_empty() {
            doubt.table.unwrap_or("unknown").to_owned()
        } else {
            doubt.file.clone()
        };
        let lines = u64::from(doubt.lines.count.max(1));
        let entry = || lost.entry(place).or_default();
        match doubt.what {
            What::MissingTable => missing += 1,
            What::MissingColumn => entry().columns += 1,
            What::Unreadable(_) | What::Normalised(_) => entry().cells += lines,
            What::Orphan(_) | What::NoIdentifier | What::Repeated(_) | What::Counted(_) => {
                entry().rows += lines
            }
            What::Noticed(_)
            | What::NotRecognised
            | What::SameTable(_)
            | What::UnknownColumn(_)
            | What::Other(_) => {
                entry().other += 1;
            }
        }
    }
    let mut tables: Vec<(String, Lost)> = lost.into_iter().collect();
    tables.sort_by(|one, other| other.1.all().cmp(&one.1.all()).then(one.0.cmp(&other.0)));
    let many = tables.len();
    let more = tables.split_off(many.min(TABLES));
    let mut lines: Vec<String> = tables
        .into_iter()
        .map(|(file, lost)| format!("{file}: {}", lost.words()))
        .collect();
    if !more.is_empty() {
        let all = more.iter().fold(Lost::default(), |sum, (_, lost)| Lost {
            cells: sum.cells + lost.cells,
            rows: sum.rows + lost.rows,
            columns: sum.columns + lost.columns,
            other: sum.other + lost.other,
        });
        lines.push(format!(
            "{}: {}",
            words::count(more.len(), "more file", "more files"),
            all.words()
        ));
    }
    let mut rows = Vec::new();
    if many > 0 {
        rows.push(Row {
            what: words::count(many, "file", "files"),
            state: State::Part,
            said: "Read in part".to_owned(),
            sub: String::new(),
            so: "What could not be read is on neither side of any number. Lists may miss somebody."
                .to_owned(),
            lines,
            link: ("Doubts", paths::doubts()),
        });
    }
    if missing > 0 {
        rows.push(Row {
            what: words::count(missing, "table", "tables"),
            state: State::Missing,
            said: "Not supplied".to_owned(),
            sub: String::new(),
            so: "What needs them is not counted and not listed: above.".to_owned(),
            lines: Vec::new(),
            link: ("Doubts", paths::doubts()),
        });
    }
    rows
}

/// Where sources say different things about the same child.
fn disagree(records: &Records) -> Option<Row> {
    let many = records.disagreeing();
    (many > 0).then(|| Row {
        what: words::count(many, "disagreement", "disagreements"),
        state: State::Part,
        said: "Sources differ".to_owned(),
        sub: "about the same child".to_owned(),
        so: "One of the two is wrong. The child’s page shows what each says.".to_owned(),
        lines: Vec::new(),
        link: ("Disagreements", paths::disagreements()),
    })
}

/// A mark for each state: a diamond, a broken line, a half-filled disc.
fn icon(state: State) -> Markup {
    let inside = match state {
        State::Old => {
            r##"<path d="M8 1l7 7-7 7-7-7z" fill="#a8480b"/><path d="M8 4.5v4.2M8 10.2v1.8" stroke="#fff" stroke-width="1.8"/>"##
        }
        State::Missing => {
            r##"<circle cx="8" cy="8" r="6.4" fill="#fff" stroke="#a8480b" stroke-width="1.8"/>"##
        }
        State::NotRun => {
            r##"<path d="M2 8h12" stroke="#5b6770" stroke-width="2" stroke-dasharray="3 2.4"/>"##
        }
        State::Part => {
            r##"<circle cx="8" cy="8" r="6.4" fill="#fff" stroke="#12436d" stroke-width="1.6"/><path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="#12436d"/>"##
        }
    };
    html! {
        svg.wm-i width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false" { (PreEscaped(inside)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_told_by_the_first_and_how_many_more() {
        assert_eq!(some(&["Suspended from school"]), "suspended from school");
        assert_eq!(some(&["A", "B", "C", "D", "E"]), "a, b, c and 2 more");
    }
}
