//! A life in words: as a sentence for each lane, as a list for a phone, as a table, and where sources disagree.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Lane, Life, Sort};
use crate::text;
use crate::time;

/// One thing of a life, whether it lasted or not.
struct Entry<'a> {
    lane: &'a Lane,
    from: Option<Date>,
    /// Its last day; none while it is open.
    to: Option<Date>,
    sort: Option<Sort>,
    label: &'a str,
    conflict: Option<&'a str>,
    source: &'a str,
    href: Option<&'a str>,
}

/// Everything, newest first; what has no beginning stands last.
fn entries(lanes: &[Lane]) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry<'_>> = Vec::new();
    for lane in lanes {
        all.extend(lane.bars.iter().map(|bar| Entry {
            lane,
            from: bar.from,
            to: bar.to,
            sort: None,
            label: &bar.label,
            conflict: bar.conflict.as_ref().map(|c| c.words.as_str()),
            source: &bar.source,
            href: bar.href.as_deref(),
        }));
        all.extend(lane.marks.iter().map(|mark| Entry {
            lane,
            from: Some(mark.on),
            to: Some(mark.on),
            sort: Some(mark.kind),
            label: &mark.label,
            conflict: mark.conflict.as_deref(),
            source: &mark.source,
            href: mark.href.as_deref(),
        }));
    }
    all.sort_by(|a, b| b.from.cmp(&a.from).then(b.to.cmp(&a.to)));
    all
}

impl Entry<'_> {
    fn began(&self) -> String {
        self.from
            .map_or_else(|| "not known".to_owned(), time::short)
    }

    fn ended(&self) -> String {
        match (self.sort, self.to) {
            (Some(_), _) => String::new(),
            (None, Some(day)) => time::short(day),
            (None, None) => "open".to_owned(),
        }
    }

    /// "3 Mar 2024 to 9 May 2025", "since 3 Mar 2024", "3 Mar 2024".
    fn when(&self) -> String {
        match (self.sort, self.from, self.to) {
            (Some(_), Some(day), _) => time::short(day),
            (None, Some(from), Some(to)) => format!("{} to {}", time::short(from), time::short(to)),
            (_, Some(from), None) => format!("since {}", time::short(from)),
            (_, None, Some(to)) => format!("until {}, from a day not known", time::short(to)),
            (_, None, None) => "open, from a day not known".to_owned(),
        }
    }

    /// What stands before it in a list: its lane, or its sort where its own words do not begin with it.
    fn head(&self) -> Option<String> {
        let Some(sort) = self.sort else {
            return Some(self.lane.label.clone());
        };
        let begins =
            self.label.is_empty() || text::lower_first(self.label).starts_with(sort.word());
        (!begins && sort != Sort::Other).then(|| text::upper_first(sort.word()))
    }

    /// What it was, as a link where it can be opened.
    fn what(&self) -> Markup {
        let words = if self.label.is_empty() {
            self.sort
                .map_or_else(|| self.lane.label.clone(), |sort| sort.word().to_owned())
        } else {
            self.label.to_owned()
        };
        html! {
            @if let Some(href) = self.href { a.govuk-link href=(href) { (text::upper_first(&words)) } } @else { (text::upper_first(&words)) }
        }
    }
}

/// How many bars of a lane the description names.
const NAMED: usize = 12;

/// The life in words, lane by lane, for those who do not see it.
pub(super) fn desc(life: &Life) -> String {
    let mut said = Vec::new();
    for lane in &life.lanes {
        let all = entries(std::slice::from_ref(lane));
        let mut parts: Vec<String> = all
            .iter()
            .filter(|entry| entry.sort.is_none())
            .take(NAMED)
            .map(|entry| {
                let doubt = if entry.conflict.is_some() {
                    " (sources disagree)"
                } else {
                    ""
                };
                let label = if entry.label.is_empty() {
                    String::new()
                } else {
                    format!("{}, ", entry.label)
                };
                format!("{label}{}{doubt}", entry.when())
            })
            .collect();
        if lane.bars.len() > NAMED {
            parts.push(format!("{} more in the table", lane.bars.len() - NAMED));
        }
        for sort in Sort::ALL {
            let days: Vec<Date> = lane
                .marks
                .iter()
                .filter(|m| m.kind == sort)
                .map(|m| m.on)
                .collect();
            if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
                parts.push(counted(sort, days.len(), *first, *last));
            }
        }
        if parts.is_empty() {
            let empty = if lane.empty.is_empty() {
                "none"
            } else {
                lane.empty.as_str()
            };
            parts.push(empty.to_owned());
        }
        said.push(format!("{}: {}.", lane.label, parts.join("; ")));
    }
    said.join(" ")
}

/// "1 visit on 3 Mar 2024", "14 visits, 3 Mar 2024 to 9 May 2025".
fn counted(sort: Sort, count: usize, first: Date, last: Date) -> String {
    if count == 1 {
        return match sort {
            Sort::Missing => format!("missing once, on {}", time::short(first)),
            Sort::Contact | Sort::Visit | Sort::Review | Sort::Other => {
                format!("1 {} on {}", sort.word(), time::short(first))
            }
        };
    }
    let words = match sort {
        Sort::Missing => format!("missing {count} times"),
        Sort::Contact | Sort::Visit | Sort::Review | Sort::Other => {
            format!("{count} {}s", sort.word())
        }
    };
    format!("{words}, {} to {}", time::short(first), time::short(last))
}

/// The life as a list, newest first; three or more of one sort on end stand together.
pub(super) fn list(life: &Life) -> Markup {
    let all = entries(&life.lanes);
    let alike = |a: &Entry<'_>, b: &Entry<'_>| {
        a.sort.is_some()
            && a.sort == b.sort
            && a.conflict.is_none()
            && b.conflict.is_none()
            && a.lane.label == b.lane.label
    };
    html! {
        ol.ch-life-list {
            @for run in all.chunk_by(alike) {
                @if let ([newest, .., oldest], true) = (run, run.len() > 2)
                    && let (Some(sort), Some(first), Some(last)) = (newest.sort, oldest.from, newest.from)
                {
                    li { span.ch-when { (time::short(first)) " to " (time::short(last)) } span { (text::upper_first(&counted_only(sort, run.len()))) } }
                } @else {
                    @for entry in run {
                        li {
                            span.ch-when { (text::upper_first(&entry.when())) }
                            span {
                                @if let Some(head) = entry.head() { strong { (head) } " " }
                                (entry.what())
                            }
                            @if let Some(words) = entry.conflict { span.ch-doubted { "Sources disagree: " (words) } }
                        }
                    }
                }
            }
        }
    }
}

fn counted_only(sort: Sort, count: usize) -> String {
    match sort {
        Sort::Missing => format!("missing {count} times"),
        Sort::Contact | Sort::Visit | Sort::Review | Sort::Other => {
            format!("{count} {}s", sort.word())
        }
    }
}

/// Where sources disagree, in words, under the drawing.
pub(super) fn conflicts(life: &Life) -> Markup {
    let all = entries(&life.lanes);
    let doubted: Vec<(&Entry<'_>, &str)> =
        all.iter().filter_map(|e| Some((e, e.conflict?))).collect();
    html! {
        @if !doubted.is_empty() {
            div.ch-at-drawn {
                p.ch-note { "Where sources disagree:" }
                ul.ch-visits {
                    @for (entry, words) in doubted { li { (entry.lane.label) ", " (entry.when()) ": " (words) } }
                }
            }
        }
    }
}

pub(super) fn table(life: &Life, caption: &str) -> Markup {
    let all = entries(&life.lanes);
    let doubted = all.iter().any(|e| e.conflict.is_some());
    let sourced = all.iter().any(|e| !e.source.is_empty());
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { "From" }
                    th scope="col" { "To" }
                    th scope="col" { "Lane" }
                    th scope="col" { "What" }
                    @if doubted { th scope="col" { "Sources disagree" } }
                    @if sourced { th scope="col" { "Known from" } }
                }
            }
            tbody {
                @for entry in &all {
                    tr {
                        td { (entry.began()) }
                        td { (entry.ended()) }
                        th scope="row" { (entry.lane.label) }
                        td { (entry.what()) }
                        @if doubted { td { (entry.conflict.unwrap_or_default()) } }
                        @if sourced { td { (entry.source) } }
                    }
                }
            }
        } }
    }
}
