//! The rulebooks: GET /rules, every rule of every source in a year, and /rules/{source}/{code}, one in full.

mod show;

use std::ops::RangeInclusive;

use axum::extract::{Query, State};
use children::CollectionYear;
use maud::{Markup, html};
use returns::rulebook::Change;
use serde::Deserialize;

pub(crate) use show::{examples_of, show};

use crate::records::{RuleWords, Source, changed_in, edition, not_at_hand, rules, years_known};
use crate::state::App;
use crate::web::govuk::{filter, pagination::pagination, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The choices as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    #[serde(rename = "return")]
    source: String,
    year: String,
    changed: String,
    page: String,
}

impl Asked {
    /// The address of a page of these choices.
    fn path(&self, page: usize) -> String {
        let chosen = [
            ("q", self.q.trim()),
            ("return", self.source.as_str()),
            ("year", self.year.as_str()),
            ("changed", self.changed.as_str()),
        ];
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(chosen.iter().filter(|(_, value)| !value.is_empty()));
        query.append_pair("page", &page.to_string());
        format!("{}?{}", paths::rules(), query.finish())
    }
}

/// Rules on a page.
const PER_PAGE: usize = 40;

/// How many years can be chosen: next year's rules where they are known, and those before.
const YEARS: i16 = 5;

/// The rules of one source that the choices leave.
struct Book {
    source: Source,
    rules: Vec<RuleWords>,
    /// Codes of the rules of the year whose logic is not at hand.
    not_at_hand: Vec<&'static str>,
    /// Which years' rules are known, where those of this one are not.
    other_years: Option<RangeInclusive<CollectionYear>>,
}

/// Every rule that the choices leave.
pub(crate) async fn index(State(app): State<App>, Query(asked): Query<Asked>) -> Page {
    let today = children::Day::from_date(app.today());
    let now = today.map_or(CollectionYear(2026), CollectionYear::of);
    let year = asked.year.parse().unwrap_or(now);
    let only_changed = asked.changed == "yes";
    let books = chosen(&asked, year, only_changed);
    let count: usize = books.iter().map(|book| book.rules.len()).sum();
    let pages = count.div_ceil(PER_PAGE).max(1);
    let current = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let books = of_page(books, current);
    Page::new(
        Section::Data,
        "Rules",
        html! {
            @if only_changed {
                (year) " changed " (words::count(count, "rule", "rules"))
            } @else {
                (words::count(count, "rule", "rules")) " in force in " (year)
            }
            @if !asked.q.trim().is_empty() { " with “" (asked.q.trim()) "” in them" }
            "."
        },
    )
    .crumb("Data", paths::loads())
    .crumb("Checks", paths::checks())
    .stamp(html! { "Each rule says what it finds, why it matters for the child and what to put right. A year is named by its first and last." })
    .body(html! {
        (filter::filter(&paths::rules(), "Choose rules", html! {
            div {
                label for="f-q" { "Words or code" }
                input #f-q name="q" type="search" value=(asked.q);
            }
            (filter::select("Source", "return", &sources(), &asked.source))
            (filter::select("Year", "year", &years(now), &year.0.to_string()))
            (filter::select("Show", "changed", &[
                (String::new(), "All rules of the year".to_owned()),
                ("yes".to_owned(), "What the year changed".to_owned()),
            ], &asked.changed))
        }, "Show these"))
        @if count == 0 { p.wm-p { "No rule is left by these choices." } }
        @if pages > 1 { p.wm-sub { "Page " (current) " of " (pages) "." } }
        @for book in &books {
            (section(book.source.word(), book.source.name(), html! {
                @if let Some(known) = &book.other_years {
                    p.wm-p { "No rules are known for " (year) ": " (words::years_known(known)) "." }
                }
                @if !book.rules.is_empty() {
                    p.wm-sub { "Edition " (edition(book.source, year)) "." }
                    (table(book, year))
                }
                @if !book.not_at_hand.is_empty() {
                    p.wm-p {
                        strong { (words::count(book.not_at_hand.len(), "rule was", "rules were")) " in force besides" }
                        ", whose logic is not at hand: " (book.not_at_hand.join(", ")) ". A check of the year names them as not run."
                    }
                }
            }))
        }
        (pagination(current, pages, |page| asked.path(page)))
    })
}

fn chosen(asked: &Asked, year: CollectionYear, only_changed: bool) -> Vec<Book> {
    let wanted = asked.q.trim().to_lowercase();
    let has = |rule: &RuleWords| {
        wanted.is_empty()
            || rule.code.to_lowercase() == wanted
            || [rule.says, rule.matters, rule.mend]
                .iter()
                .any(|said| said.to_lowercase().contains(&wanted))
            || rule
                .columns
                .iter()
                .any(|(table, field)| format!("{table} {field}").to_lowercase().contains(&wanted))
    };
    Source::ALL
        .into_iter()
        .filter(|source| asked.source.is_empty() || asked.source == source.word())
        .map(|source| {
            let known = years_known(source);
            let mut all = match &known {
                Some(known) if !known.contains(&year) => Vec::new(),
                _ if only_changed => changed_in(source, year),
                _ => rules(source, year),
            };
            all.retain(&has);
            let mut missing = not_at_hand(source, year);
            missing.retain(|code| {
                !only_changed && (wanted.is_empty() || code.to_lowercase() == wanted)
            });
            Book {
                source,
                rules: all,
                not_at_hand: missing,
                other_years: known.filter(|known| !known.contains(&year)),
            }
        })
        .collect()
}

impl Book {
    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.not_at_hand.is_empty() && self.other_years.is_none()
    }
}

/// What stands on a page: of each source the rules that come in its turn; with the first of them, or on the first page
/// where there are none, what is not known of its rules.
fn of_page(books: Vec<Book>, page: usize) -> Vec<Book> {
    let (mut before, mut room) = ((page - 1) * PER_PAGE, PER_PAGE);
    let on_page = books.into_iter().map(|mut book| {
        let skipped = before.min(book.rules.len());
        let begins = if book.rules.is_empty() {
            page == 1
        } else {
            skipped == 0 && room > 0
        };
        if !begins {
            book.not_at_hand.clear();
            book.other_years = None;
        }
        book.rules.drain(..skipped);
        before -= skipped;
        book.rules.truncate(room);
        room -= book.rules.len();
        book
    });
    on_page.filter(|book| !book.is_empty()).collect()
}

fn sources() -> Vec<(String, String)> {
    let all = Source::ALL
        .into_iter()
        .filter(|source| *source != Source::Optional)
        .map(|source| (source.word().to_owned(), source.name().to_owned()));
    std::iter::once((String::new(), "All sources".to_owned()))
        .chain(all)
        .collect()
}

fn years(now: CollectionYear) -> Vec<(String, String)> {
    let known = years_known(Source::LookedAfter).map_or(now.0, |known| known.end().0);
    let latest = now.0.saturating_add(1).min(known);
    (0..YEARS)
        .map(|back| CollectionYear(latest.saturating_sub(back)))
        .map(|year| (year.0.to_string(), year.to_string()))
        .collect()
}

fn table(book: &Book, year: CollectionYear) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Rule" } th scope="col" { "What it finds" } th scope="col" { "Level" } th scope="col" { "In " (year) } } }
            tbody { @for rule in &book.rules { tr {
                th scope="row" { a.govuk-link href=(paths::rule(book.source.word(), rule.code, year.0)) { (rule.code) } }
                td data-l="Finds" { (rule.says) }
                td data-l="Level" { (words::capital(rule.level)) }
                td data-l={ "In " (year) } { (changed_word(rule.changed)) }
            } } }
        }
    }
}

/// How the year changed a rule, in a word.
fn changed_word(changed: Option<Change>) -> &'static str {
    match changed {
        Some(Change::New) => "New",
        Some(Change::Changed) => "Changed",
        Some(Change::Dropped) => "No longer in force",
        None => "As before",
    }
}
