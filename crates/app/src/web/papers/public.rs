//! The version for scrutiny and the public: the plan in numbers of findings and actions, and of children the released
//! figures alone. What is not in a release cannot come into it: it is given nothing else to take numbers from.

use ::measures::disclosure::PublishedTable;
use improvement::Programme;
use improvement::plan::coverage::tally;
use pack::{Cell, Classification, Column, Paper, Table, bold, text};

use super::parts::{self, begin};
use super::{Moment, measures};
use crate::web::words;

/// The most decisions told: all of them stand on the page of the board's papers.
const DECISIONS: usize = 10;

/// The public version.
pub(crate) fn public(moment: &Moment) -> Paper {
    let mut paper = moment.paper("How we are improving services for children");
    paper.classification = Classification::Public;
    paper.subtitle = "For the scrutiny committee and the public".to_owned();
    paper.as_at = match &moment.released {
        Some((table, number)) => format!(
            "{} (the plan) and {} (the figures, release {number})",
            words::day(moment.today),
            day(table)
        ),
        None => words::day(moment.today),
    };
    plan(&mut paper, moment);
    figures(
        &mut paper,
        moment.released.as_ref(),
        &measures::codes(moment),
    );
    decided(&mut paper, &moment.now, moment);
    Moment::versioned(paper)
}

fn plan(paper: &mut Paper, moment: &Moment) {
    let rows = parts::matrix(moment);
    begin(
        paper,
        "Does the plan answer what was found?",
        &parts::covered(&rows),
    );
    let tally = tally(&rows);
    let [done, ..] = tally.task;
    let [changed, ..] = tally.practice;
    let [better, ..] = tally.outcome;
    paper.words(format!(
        "Of {}, all tasks are done for {done}, practice is shown to have changed for {changed}, and it is better for children \
         for {better}. These are three questions: one never stands for another.",
        words::count(tally.findings, "finding", "findings")
    ));
    paper.add(parts::coverage_picture(&rows, &words::day(moment.today)));
    let mut table = Table::new(
        "What was found, what is done about it, and how far it is",
        [
            Column::words("What was found", 5),
            Column::words("What we do about it", 5),
            Column::words("How far it is", 3),
        ],
    )
    .empty("No finding is in the plan.");
    for row in &rows {
        let actions: Vec<&str> = row
            .actions
            .iter()
            .map(|action| action.words.title.as_str())
            .collect();
        // What others than inspectors found may speak of few people: its words are the council's own to publish.
        let found = match row.finding.source.report() {
            Some(_) => row.finding.words.as_str(),
            None => "Found by the council itself or told to it",
        };
        table = table.row([
            Cell::of([
                bold(format!("{}: ", parts::number(row.finding))),
                text(found),
            ]),
            Cell::from(if actions.is_empty() {
                "No action yet".to_owned()
            } else {
                actions.join("; ")
            }),
            Cell::from(format!(
                "Task: {}. Practice: {}. For children: {}.",
                row.task
                    .map_or("no action", improvement::plan::Task::name)
                    .to_lowercase(),
                row.practice.name().to_lowercase(),
                row.outcome.name().to_lowercase()
            )),
        ]);
    }
    paper.add(table);
}

/// The released figures of the measures that the plan names, and of no other source.
fn figures(paper: &mut Paper, released: Option<&(PublishedTable, i64)>, codes: &[&str]) {
    let Some((table, number)) = released else {
        begin(paper, "Figures", "No figures have been released.");
        return;
    };
    begin(
        paper,
        "Figures",
        &format!("From release {number}, as at {}.", day(table)),
    );
    paper.words(table.rule());
    let mut shown = 0_usize;
    for part in table.parts().iter().filter(|part| part.by() == "authority") {
        if !codes.contains(&part.subject()) {
            continue;
        }
        let columns = std::iter::once(Column::words("Group", 3))
            .chain(part.columns().iter().map(|name| Column::number(name, 2)));
        let mut figures = Table::new(part.title(), columns);
        for row in part.rows() {
            let values = row.values().iter().map(|value| Cell::from(value.said()));
            figures = figures.row(std::iter::once(Cell::from(row.label())).chain(values));
        }
        paper.heading(2, part.title());
        paper.add(figures);
        shown += 1;
    }
    if shown == 0 {
        paper.words("The release holds none of the measures that the plan names.");
    }
}

fn decided(paper: &mut Paper, now: &Programme, moment: &Moment) {
    let held = now.board.last_held(moment.today);
    begin(
        paper,
        "The board",
        &match held {
            Some(meeting) => format!(
                "The improvement board last met on {}.",
                words::day(meeting.on)
            ),
            None => "The improvement board has not met yet.".to_owned(),
        },
    );
    if let Some(next) = now.board.next(moment.today) {
        paper.words(format!("It meets next on {}.", words::day(next.on)));
    }
    let decided: Vec<_> = now.board.public_decisions().take(DECISIONS).collect();
    if decided.is_empty() {
        paper.words("No decision of the board is published.");
        return;
    }
    let columns = [
        Column::words("Meeting", 2),
        Column::words("What the board decided", 8),
    ];
    let rows = decided.into_iter().map(|(meeting, decision)| {
        vec![
            Cell::from(words::day(meeting.on)),
            Cell::from(decision.words.words.as_str()),
        ]
    });
    paper.add(Table::new("Decisions, the newest first", columns).rows(rows));
}

fn day(table: &PublishedTable) -> String {
    table
        .as_at()
        .parse()
        .map_or_else(|_| table.as_at().to_owned(), words::day)
}
