//! The first page of the board's pack: each issue by name, who answers for it, and what is proposed.

use improvement::board::{Exception, Meeting, One, Sort};
use pack::{Cell, Column, Table, bold, text};

use super::Moment;
use super::parts::or;
use crate::web::words;

/// The most issues named on the first page: what does not fit is in the section of exceptions.
const MOST: usize = 5;
/// The most of one sort while others wait.
const MOST_OF_ONE: usize = 2;
/// So much of what an issue is called is told, so that all of them stand on one page.
const LETTERS: usize = 110;

/// An issue.
pub(super) struct Issue {
    sort: Sort,
    title: String,
    new: bool,
    owner: String,
    proposal: String,
}

/// The issues of the first page: the gravest sorts first, and of each those the board is asked about, then those that are
/// new.
pub(super) fn of(moment: &Moment, meeting: Option<&Meeting>) -> Vec<Issue> {
    let ranked = |exception: &Exception| {
        let mut each: Vec<Issue> = match exception.each.as_slice() {
            // Only their number may be told.
            [] => vec![counted(exception)],
            each => each
                .iter()
                .map(|one| issue(moment, meeting, exception.sort, one))
                .collect(),
        };
        each.sort_by_key(|issue| (issue.proposal.is_empty(), !issue.new));
        each
    };
    let all: Vec<Vec<Issue>> = moment.exceptions.iter().map(ranked).collect();
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for issues in all {
        for (place, issue) in issues.into_iter().enumerate() {
            if place < MOST_OF_ONE {
                first.push((place, issue));
            } else {
                rest.push(issue);
            }
        }
    }
    // One of each sort before a second of any.
    first.sort_by_key(|(place, issue)| (*place, issue.sort));
    let mut chosen: Vec<Issue> = first
        .into_iter()
        .map(|(_, issue)| issue)
        .chain(rest)
        .take(MOST)
        .collect();
    chosen.sort_by_key(|issue| issue.sort);
    for issue in &mut chosen {
        if issue.proposal.is_empty() {
            usual(issue.sort).clone_into(&mut issue.proposal);
        }
    }
    chosen
}

fn counted(exception: &Exception) -> Issue {
    Issue {
        sort: exception.sort,
        title: exception.words.clone(),
        new: false,
        owner: String::new(),
        proposal: String::new(),
    }
}

/// An issue with what this meeting's agenda asks about it; nothing where it asks nothing.
fn issue(moment: &Moment, meeting: Option<&Meeting>, sort: Sort, one: &One) -> Issue {
    let asked = meeting
        .into_iter()
        .flat_map(|meeting| &meeting.agenda)
        .filter(|item| item.about.contains(&one.subject) && !item.asks.trim().is_empty());
    let asks: Vec<&str> = asked.map(|item| item.asks.trim()).collect();
    Issue {
        sort,
        title: one.title.clone(),
        new: one.new,
        owner: owner(moment, &one.subject),
        proposal: asks.join("; "),
    }
}

/// Who answers for what an issue is about; empty where nobody is named.
fn owner(moment: &Moment, subject: &str) -> String {
    let now = &moment.now;
    let of = match subject.split_once(':') {
        Some(("action", id)) => now.plan.action(id).map(|each| each.words.owner.as_str()),
        Some(("risk", id)) => now
            .board
            .open_risks()
            .into_iter()
            .find(|each| each.id == id)
            .map(|each| each.words.owner.as_str()),
        Some(("minuted", id)) => now
            .board
            .open_actions()
            .find(|each| each.id == id)
            .map(|each| each.words.who.as_str()),
        Some(_) | None => None,
    };
    of.unwrap_or_default().to_owned()
}

/// What is proposed of a sort of issue where the agenda asks nothing about it.
const fn usual(sort: Sort) -> &'static str {
    match sort {
        Sort::Escalated => "Hear what came of putting it higher",
        Sort::Answer => "Agree who finishes the answer, and by which day",
        Sort::OffTrack => "Hear what will bring it back; agree a new day or more help",
        Sort::Lapsed => "Hear why it no longer holds; open it again or agree what else shows it",
        Sort::Unanswered => "Name who answers for it",
        Sort::Reviews => "Agree who finishes it, and by which day",
        Sort::Audits => "Hear that each child is safe, and by when practice is put right",
        Sort::Challenges => "Ask for the answers by the next meeting",
        Sort::Minuted => "Hear why it is late; keep it or let it go",
    }
}

/// The issues as a table.
pub(super) fn table(issues: &[Issue]) -> Table {
    let columns = [
        Column::words("Issue", 6),
        Column::words("Who answers", 3),
        Column::words("We propose that the board", 5),
    ];
    let rows = issues.iter().map(|issue| {
        let mut said = vec![
            bold(format!("{}. ", issue.sort.one())),
            text(short(&issue.title)),
        ];
        if issue.new {
            said.push(bold(" New."));
        }
        vec![
            Cell::of(said),
            Cell::from(or(&issue.owner, "nobody named")),
            Cell::from(issue.proposal.as_str()),
        ]
    });
    Table::new("The issues", columns).rows(rows)
}

/// How many more there are, and where.
pub(super) fn more(moment: &Moment, issues: &[Issue]) -> Option<String> {
    let all: usize = moment
        .exceptions
        .iter()
        .map(|exception| exception.each.len().max(1))
        .sum();
    let left = all.saturating_sub(issues.len());
    (left > 0).then(|| {
        format!(
            "{} in the section of exceptions.",
            words::capital(&words::count(left, "more is", "more are"))
        )
    })
}

fn short(title: &str) -> String {
    let title = title.trim();
    if title.chars().count() <= LETTERS {
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        return format!("{title}{stop}");
    }
    let begun: String = title.chars().take(LETTERS).collect();
    let whole = begun
        .rsplit_once(' ')
        .map_or(begun.as_str(), |(words, _)| words);
    format!("{whole}\u{2026}")
}
