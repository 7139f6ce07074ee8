//! What was found in a return, put together by rule, child, team or field, or row by row; a page at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use access::Permission;
use jiff::Timestamp;
use maud::{Markup, html};
use measures::cases::Subject;
use returns::rule::{Finding, Level};

use super::asked::{Asked, By};
use super::found::{Each, Found};
use crate::records::{Came, Look, Place, Source};
use crate::web::children;
use crate::web::govuk::pagination::pagination;
use crate::web::who::Asking;
use crate::web::{links, paths, words};

/// Rows on a page.
const PER_PAGE: usize = 50;

/// Findings counted together.
#[derive(Debug, Default)]
struct Count {
    errors: usize,
    queries: usize,
    new: usize,
    explained: usize,
    children: BTreeSet<u32>,
    since: Option<Timestamp>,
}

impl Count {
    fn add(&mut self, each: &Each<'_>) {
        match each.stands.level {
            Level::Error => self.errors += 1,
            Level::Query => self.queries += 1,
        }
        self.new += usize::from(each.stands.life.is_new());
        self.explained += usize::from(each.explained);
        self.children.insert(each.stands.place.child);
        let since = each.stands.life.since;
        self.since = Some(self.since.map_or(since, |before| before.min(since)));
    }

    fn rows(&self) -> usize {
        self.errors + self.queries
    }
}

/// The findings chosen, as they are asked for.
pub(super) fn shown(
    records: &Look,
    found: &Found<'_>,
    chosen: &[&Each<'_>],
    asked: &Asked,
    path: &str,
) -> Markup {
    if chosen.is_empty() {
        return html! { p.wm-p.wm-nobody { "None." @if !asked.chosen().is_empty() { " " a.govuk-link href=(path) { "Show everything" } } } };
    }
    match asked.by() {
        By::Rule => by_rule(found, chosen, asked, path),
        By::Child => by_child(records, found, chosen, asked, path),
        By::Team => by_team(records, chosen, asked, path),
        By::Field => by_field(chosen, asked, path),
        By::Row => by_row(records, found, chosen, asked, path),
    }
}

fn pages<T>(rows: &[T], asked: &Asked) -> (usize, usize, usize) {
    let pages = rows.len().div_ceil(PER_PAGE).max(1);
    let current = asked.page().min(pages);
    (current, pages, (current - 1) * PER_PAGE)
}

fn more(current: usize, pages: usize, asked: &Asked, path: &str) -> Markup {
    html! {
        @if pages > 1 { p.wm-sub { "Page " (current) " of " (words::rows(pages)) "." } }
        (pagination(current, pages, |page| asked.path(path, &[("page", &page.to_string())])))
    }
}

/// By rule: errors before queries, the most rows first.
fn by_rule(found: &Found<'_>, chosen: &[&Each<'_>], asked: &Asked, path: &str) -> Markup {
    let mut by: BTreeMap<&str, Count> = BTreeMap::new();
    for each in chosen {
        by.entry(each.stands.rule).or_default().add(each);
    }
    let mut rows: Vec<(&str, Count)> = by.into_iter().collect();
    rows.sort_by_key(|(_, count)| (count.errors == 0, std::cmp::Reverse(count.rows())));
    let source = found.source().word();
    html! {
        table.wm-t.wm-stack {
            caption { "Errors before queries, the most rows first." }
            thead { tr { th scope="col" { "Rule" } th scope="col" { "What it says" } th scope="col" { "Level" } th.n scope="col" { "Rows" } th.n scope="col" { "Children" } th.n scope="col" { "New" } th.n scope="col" { "Explained" } } }
            tbody { @for (code, count) in &rows {
                @let rule = found.rule(code);
                tr {
                    th scope="row" { a.govuk-link href=(asked.path(path, &[("by", "row"), ("rule", code)])) { (code) } }
                    td data-l="Says" {
                        @if let Some(rule) = rule { (rule.says) " " }
                        a.govuk-link.wm-row href=(paths::rule(source, code, found.checked.year.0)) { "About" span.govuk-visually-hidden { " rule " (code) } }
                    }
                    td data-l="Level" { @if let Some(rule) = rule { (words::capital(rule.level)) } }
                    td.n data-l="Rows" { strong { (words::rows(count.rows())) } }
                    td.n data-l="Children" { (words::rows(count.children.len())) }
                    td.n data-l="New" { (words::rows(count.new)) }
                    td.n data-l="Explained" { (words::rows(count.explained)) }
                }
            } }
        }
    }
}

/// By child: the most errors first.
fn by_child(
    records: &Look,
    found: &Found<'_>,
    chosen: &[&Each<'_>],
    asked: &Asked,
    path: &str,
) -> Markup {
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut rows: Vec<(&Each<'_>, Count)> = Vec::new();
    for each in chosen {
        let at = *places.entry(each.stands.place.child).or_insert(rows.len());
        if at == rows.len() {
            rows.push((each, Count::default()));
        }
        if let Some((_, count)) = rows.get_mut(at) {
            count.add(each);
        }
    }
    rows.sort_by_key(|(_, count)| {
        (
            std::cmp::Reverse(count.errors),
            std::cmp::Reverse(count.queries),
        )
    });
    let (current, pages, first) = pages(&rows, asked);
    html! {
        table.wm-t.wm-stack {
            caption { (words::rows(rows.len())) (if rows.len() == 1 { " child" } else { " children" }) ", the most errors first." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "Team and worker" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" } th.n scope="col" { "New" } th.pl scope="col" { "Oldest since" } } }
            tbody { @for (each, count) in rows.iter().skip(first).take(PER_PAGE) {
                @let (team, worker) = records.owner(each.stands.place);
                tr {
                    th scope="row" { (whom(records, found, each.stands.at)) }
                    td data-l="Held by" { (held_by(each.stands.place, &team)) @if !worker.is_empty() { span.wm-sub.wm-line { (worker) } } }
                    td.n data-l="Errors" { strong { (count.errors) } }
                    td.n data-l="Queries" { (count.queries) }
                    td.n data-l="New" { (count.new) }
                    td.pl data-l="Oldest since" { @if let Some(since) = count.since { (since_words(since)) } }
                }
            } }
        }
        (more(current, pages, asked, path))
    }
}

/// The team that holds a child or held them last, in words.
pub(super) fn held_by(place: Place, team: &str) -> String {
    match (team, place.was) {
        ("", _) => "no team".to_owned(),
        (team, true) => format!("last held by {team}"),
        (team, false) => team.to_owned(),
    }
}

/// By team: the most errors first; who has no team last.
fn by_team(records: &Look, chosen: &[&Each<'_>], asked: &Asked, path: &str) -> Markup {
    let mut by: BTreeMap<Option<u16>, Count> = BTreeMap::new();
    for each in chosen {
        by.entry(each.stands.place.team).or_default().add(each);
    }
    let mut rows: Vec<(Option<u16>, Count)> = by.into_iter().collect();
    rows.sort_by_key(|(team, count)| (team.is_none(), std::cmp::Reverse(count.errors)));
    let correct = format!("{path}/corrections");
    html! {
        table.wm-t.wm-stack {
            caption { "The most errors first. Children who are no longer open stand under the team that held them last." }
            thead { tr { th scope="col" { "Team" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" } th.n scope="col" { "Children" } th.n scope="col" { "New" } th scope="col" { "List" } } }
            tbody { @for (team, count) in &rows {
                @let place = team.map_or_else(|| "none".to_owned(), |team| team.to_string());
                @let name = team.map_or("No team that is named", |team| records.team_name(team));
                tr {
                    th scope="row" { a.govuk-link href=(asked.path(path, &[("by", "row"), ("team", &place)])) { (name) } }
                    td.n data-l="Errors" { strong { (words::rows(count.errors)) } }
                    td.n data-l="Queries" { (words::rows(count.queries)) }
                    td.n data-l="Children" { (words::rows(count.children.len())) }
                    td.n data-l="New" { (words::rows(count.new)) }
                    td data-l="List" { a.govuk-link href={ (correct) "?team=" (place) } { "To correct" span.govuk-visually-hidden { ": " (name) } } }
                }
            } }
        }
    }
}

/// By field: the most rows first.
fn by_field(chosen: &[&Each<'_>], asked: &Asked, path: &str) -> Markup {
    let mut by: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    for each in chosen {
        for column in each.stands.columns {
            by.entry((each.stands.table, column)).or_default().add(each);
        }
    }
    let mut rows: Vec<((&str, &str), Count)> = by.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(count.rows()));
    html! {
        table.wm-t.wm-stack {
            caption { "A finding that points to several fields stands at each of them." }
            thead { tr { th scope="col" { "Field" } th scope="col" { "Table" } th.n scope="col" { "Errors" } th.n scope="col" { "Queries" } th.n scope="col" { "Children" } th.n scope="col" { "New" } } }
            tbody { @for ((table, field), count) in &rows { tr {
                th scope="row" { a.govuk-link href=(asked.path(path, &[("by", "row"), ("field", &format!("{table}.{field}"))])) { (field) } }
                td data-l="Table" { (table) }
                td.n data-l="Errors" { strong { (words::rows(count.errors)) } }
                td.n data-l="Queries" { (words::rows(count.queries)) }
                td.n data-l="Children" { (words::rows(count.children.len())) }
                td.n data-l="New" { (words::rows(count.new)) }
            } } }
        }
    }
}

/// Each row, errors first, the oldest first.
fn by_row(
    records: &Look,
    found: &Found<'_>,
    chosen: &[&Each<'_>],
    asked: &Asked,
    path: &str,
) -> Markup {
    let mut rows: Vec<&&Each<'_>> = chosen.iter().collect();
    rows.sort_by_key(|each| (each.stands.level, each.stands.life.since));
    let (current, pages, first) = pages(&rows, asked);
    let source = found.source().word();
    let rule = found.rule(&asked.rule);
    html! {
        @if let Some(rule) = rule {
            p.wm-p { strong { (rule.code) ". " } (rule.says) " " (rule.mend) }
        }
        table.wm-t.wm-stack {
            caption { "Errors before queries, the oldest first." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "What is wrong" } th scope="col" { "Where" } th.pl scope="col" { "Since" } th scope="col" { "State" } } }
            tbody { @for each in rows.iter().skip(first).take(PER_PAGE) {
                tr {
                    th scope="row" { (whom(records, found, each.stands.at)) }
                    td data-l="Wrong" {
                        strong { (each.stands.rule) } " "
                        @if rule.is_none() { (found.checked.says(each.stands.rule)) }
                    }
                    td data-l="Where" { (place(records, found, each)) span.wm-sub.wm-line { (each.stands.columns.join(", ")) } }
                    td.pl data-l="Since" { (since_words(each.stands.life.since)) @if let Some(words) = came_words(each.stands.life.came) { span.wm-sub.wm-line { (words) } } }
                    td data-l="State" { (state(source, each)) }
                }
            } }
        }
        (more(current, pages, asked, path))
    }
}

/// The row a finding speaks of, with the way to it.
pub(super) fn place(records: &Look, found: &Found<'_>, each: &Each<'_>) -> Markup {
    let table = each.stands.table;
    let Some(finding) = records.finding(found.checked, each.stands.at) else {
        return html! { (table) };
    };
    let words = row_words(finding);
    html! {
        @match super::row::way_to(records, found.source(), finding) {
            Some(way) => (links::to(&way, html! { (table) (words) })),
            None => { (table) (words) }
        }
    }
}

/// A cell or an identifier where there is little room: what goes wrong in a file may be of any length.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 200;
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((end, _)) => format!(
            "{}… ({} characters)",
            text.get(..end).unwrap_or_default(),
            words::rows(text.chars().count())
        ),
    }
}

/// The row in words: its line where the file has lines.
fn row_words(finding: &Finding) -> String {
    if finding.line > 0 {
        format!(", line {}", finding.line)
    } else {
        format!(", row {}", finding.row + 1)
    }
}

/// Whether a finding is explained, with the page where it can be.
pub(super) fn state(source: &str, each: &Each<'_>) -> Markup {
    let mark = each.stands.life.mark.to_string();
    let words = match (each.explained, may_explain()) {
        (true, _) => "Explained",
        (false, true) => "Explain",
        (false, false) => "Open",
    };
    html! { a.govuk-link href=(paths::returns::finding(source, &mark)) { (words) span.govuk-visually-hidden { " " (each.stands.rule) } } }
}

/// Whether whoever asks may explain a finding.
pub(super) fn may_explain() -> bool {
    let asking = Asking::now();
    let acting = asking
        .as_deref()
        .and_then(|asking| asking.acting.as_deref());
    acting.is_some_and(|acting| acting.may(Permission::ExplainFindings))
}

/// Whom a finding is about, with a link to their rows in the return; the child is noted.
pub(super) fn whom(records: &Look, found: &Found<'_>, at: usize) -> Markup {
    let Some(finding) = records.finding(found.checked, at) else {
        return html! { "Not shown" };
    };
    if finding.child.is_empty() {
        // The header of the census is of no child; other rows name none that should.
        let is_header = found.source() == Source::InNeed && finding.table == "Header";
        return html! { @if is_header { "The whole return" } @else { "Nobody who is named" } };
    }
    let known = records.child_of(&finding.child);
    let address = match known {
        Some(child) => records.address(child),
        None => records.stranger_address(&finding.child),
    };
    let name = match known {
        Some(child) => records.subject_name(Subject::Child(child)),
        None => format!("Child {}", shortened(&finding.child)),
    };
    html! {
        @match address {
            Some(address) => (links::to(&paths::returns::child(found.source().word(), address), name)),
            None => (name),
        }
    }
}

/// Whom a finding is about, with a link to their own page.
pub(super) fn page_of(records: &Look, id: &str) -> Option<Markup> {
    let child = records.child_of(id)?;
    Some(children::link(records, Subject::Child(child)))
}

/// How a finding came, where there is something to say of it.
fn came_words(came: Came) -> Option<&'static str> {
    match came {
        Came::Stood => None,
        Came::New => Some("new"),
        Came::JudgedFirst => Some("judged for the first time"),
    }
}

/// The day since when a finding stands.
pub(super) fn since_words(since: Timestamp) -> String {
    words::day(since.to_zoned(jiff::tz::TimeZone::UTC).date())
}

pub(crate) fn or_dash(words: &str) -> &str {
    if words.is_empty() { "–" } else { words }
}

/// What a return is called where there is little room.
pub(super) fn short_name(source: Source) -> &'static str {
    match source {
        Source::InNeed => "Census",
        Source::LookedAfter | Source::Ssd | Source::AnnexA | Source::Optional => "SSDA903",
    }
}
