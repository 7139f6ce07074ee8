//! Children who need someone to act: the weightiest lists with somebody on them.

use charts::spark;
use maud::{Markup, html};

use super::shown;
use crate::records::{Records, Standing};
use crate::web::govuk::downloads::downloads;
use crate::web::{paths, words};

/// Lists shown; the page of lists has all.
const SHOWN: usize = 12;
/// Weeks of the small line, this one among them.
const WEEKS: usize = 8;

/// The lists as a table, those that could not be built said before it.
pub(super) fn part(records: &Records) -> Markup {
    let all = records.lists.all();
    let with: Vec<&Standing> = all
        .iter()
        .filter(|standing| !standing.entries().is_empty())
        .collect();
    let not = all
        .iter()
        .filter(|standing| standing.why_not().is_some())
        .count();
    let empty = all.len() - with.len() - not;
    html! {
        div {
            h2 #act { "Children who need someone to act" }
            @if with.is_empty() {
                p.wm-p {
                    "Checked on " (shown::day(records.as_at)) ": 0 of " (words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX)))
                    " open children are on any of " (empty) " lists."
                    @if not > 0 { " " (not) " more could not be built." }
                }
            } @else {
                table.wm-t.wm-stack {
                    caption {
                        "What weighs most first. " (with.len()) " of " (all.len()) " lists; "
                        (empty) @if empty == 1 { " has nobody on it, checked on " } @else { " have nobody on them, checked on " } (shown::day(records.as_at))
                        @if not > 0 { "; " strong { (not) " could not be built" } }
                        "."
                    }
                    thead {
                        tr {
                            th scope="col" { "List" }
                            th.n scope="col" { "On it" }
                            th.n scope="col" { "Longest" }
                            th.pl scope="col" { "8 weeks" }
                            th scope="col" { "Since last week" }
                        }
                    }
                    tbody { @for standing in with.iter().take(SHOWN) { (row(records, standing)) } }
                }
                @if with.len() > SHOWN {
                    p.wm-note { a.govuk-link href=(paths::lists()) { "All " (all.len()) " lists" } ", " (with.len() - SHOWN) " more with somebody on them." }
                } @else {
                    p.wm-note { a.govuk-link href=(paths::lists()) { "All " (all.len()) " lists" } }
                }
                (downloads(&[("Download every list (CSV)", "/lists.csv".to_owned())]))
            }
        }
    }
}

fn row(records: &Records, standing: &Standing) -> Markup {
    let weeks = records.weeks(standing);
    let newest = weeks.iter().skip(weeks.len().saturating_sub(WEEKS));
    let counts: Vec<Option<u32>> = newest.map(|count| u32::try_from(*count).ok()).collect();
    let longest = standing
        .entries()
        .iter()
        .filter_map(|entry| entry.since)
        .min();
    html! {
        tr {
            th scope="row" { a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } }
            td.n data-l="On it" { b { (standing.entries().len()) } }
            td.n data-l="Longest" {
                @match longest {
                    Some(since) => (words::children::days(records.as_at.days_since(since))),
                    None => span.wm-sub { "not recorded" },
                }
            }
            td.pl data-l="8 weeks" { (spark::draw(&counts, "weeks")) }
            td data-l="Since last week" { (moved(weeks)) }
        }
    }
}

/// "3 more", "2 fewer", "The same".
fn moved(weeks: &[usize]) -> String {
    match weeks {
        [.., before, now] if now > before => format!("{} more", now - before),
        [.., before, now] if now < before => format!("{} fewer", before - now),
        [.., _, _] => "The same".to_owned(),
        [] | [_] => "Not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_list_moved_since_the_week_before() {
        assert_eq!(moved(&[9, 4, 7]), "3 more");
        assert_eq!(moved(&[4, 7, 5]), "2 fewer");
        assert_eq!(moved(&[5, 5]), "The same");
        assert_eq!(moved(&[5]), "Not known");
    }
}
