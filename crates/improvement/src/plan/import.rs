//! An existing plan read from rows of text, as a workbook or a CSV file gives them: what each column seems to be, what
//! each row says, which finding it answers. Nothing is guessed: what cannot be matched is said and left to a person.

mod columns;
mod matching;
mod passed;

use jiff::civil::Date;

use super::{ActionWords, Change, Plan, Task};
pub use columns::Means;
pub use passed::Passed;

/// Rows in which the heading is looked for.
const HEADING_WITHIN: usize = 30;

/// A sheet as it was read: its name and its rows of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Its rows, the first at line 1.
    pub rows: Vec<Vec<String>>,
}

/// What a sheet was taken to say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// The sheet's name.
    pub sheet: String,
    /// The line its heading stands on, from 1; none where no row looks like one.
    pub heading: Option<usize>,
    /// Each column as it is headed, and what it was taken to mean.
    pub columns: Vec<(String, Option<Means>)>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows below the heading that say something and are no action, in order.
    pub passed: Vec<Passed>,
    /// What is strange about the sheet as a whole.
    pub doubts: Vec<String>,
}

/// A row as it was taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// The action it would make.
    pub action: ActionWords,
    /// How far its task is said to be.
    pub task: Option<Task>,
    /// What it says of the finding, as written.
    pub finding_words: String,
    /// The findings of the plan it was matched with, and how.
    pub matched: Vec<Matched>,
    /// What could not be read, or was filled in from the row above.
    pub doubts: Vec<String>,
}

/// A finding a row was matched with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The finding.
    pub finding: String,
    /// How.
    pub how: How,
}

/// How a row was matched with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its number.
    Number,
    /// By its words.
    Words,
}

/// What the rows of a sheet say, beside the plan they would go into.
#[must_use]
pub fn preview(sheet: &Sheet, plan: &Plan) -> Preview {
    let Some((at, columns)) = heading(sheet) else {
        return Preview {
            sheet: sheet.name.clone(),
            doubts: vec![
                "No row looks like a heading: a column that says what is done (action, task, what) is needed."
                    .to_owned(),
            ],
            ..Preview::default()
        };
    };
    let mut preview = Preview {
        sheet: sheet.name.clone(),
        heading: Some(at + 1),
        doubts: columns.doubts.clone(),
        columns: columns.named.clone(),
        rows: Vec::new(),
        passed: Vec::new(),
    };
    let mut above = Above::default();
    let mut again = 0_usize;
    for (line, cells) in (1..).zip(&sheet.rows).skip(at + 1) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if columns.is_heading(cells) {
            again += 1;
            continue;
        }
        if columns.said(cells, Means::Action).is_empty() {
            above.read_heading(cells, &columns);
            preview.passed.push(Passed::of(line, cells, &columns));
        } else {
            preview
                .rows
                .push(row(line, cells, &columns, &mut above, plan));
        }
    }
    if again > 0 {
        preview.doubts.push(format!(
            "The heading stands in the sheet {} more; those rows were passed over.",
            if again == 1 {
                "once".to_owned()
            } else {
                format!("{again} times")
            }
        ));
    }
    preview
}

/// What cells that were merged down the sheet said last: a merged cell has its words in its first row alone.
#[derive(Debug, Default)]
struct Above {
    number: String,
    finding: String,
    objective: String,
}

impl Above {
    /// Reads a row that says no action: what is below belongs to it.
    fn read_heading(&mut self, cells: &[String], columns: &columns::Columns) {
        let number = columns.said(cells, Means::Number);
        let finding = columns.said(cells, Means::Finding);
        let objective = columns.said(cells, Means::Objective);
        if !number.is_empty() || !finding.is_empty() {
            self.number = number;
            self.finding = finding;
        }
        if !objective.is_empty() {
            self.objective = objective;
        }
    }

    /// The number and the words of a row's finding: its own, else those of the row above. Whether they are all its own.
    fn finding_of(&mut self, number: String, finding: String) -> (String, String, bool) {
        if !finding.is_empty() {
            self.number = number;
            self.finding = finding;
            return (self.number.clone(), self.finding.clone(), true);
        }
        if !number.is_empty() {
            self.number = number;
            return (
                self.number.clone(),
                self.finding.clone(),
                self.finding.is_empty(),
            );
        }
        (
            self.number.clone(),
            self.finding.clone(),
            self.number.is_empty() && self.finding.is_empty(),
        )
    }
}

fn row(
    line: usize,
    cells: &[String],
    columns: &columns::Columns,
    above: &mut Above,
    plan: &Plan,
) -> Row {
    let said = |means: Means| columns.said(cells, means);
    let mut row = Row {
        line,
        ..Row::default()
    };
    let (number, finding, own) = above.finding_of(said(Means::Number), said(Means::Finding));
    if !own {
        row.doubts
            .push("The finding was taken from the row above.".to_owned());
    }
    row.finding_words = finding;
    let objective = said(Means::Objective);
    if objective.is_empty() {
        row.action.objective.clone_from(&above.objective);
    } else {
        above.objective.clone_from(&objective);
        row.action.objective = objective;
    }
    row.matched = matching::findings(&number, &row.finding_words, plan);
    row.action.answers = row
        .matched
        .iter()
        .map(|each| each.finding.clone())
        .collect();
    if row.matched.is_empty() {
        row.doubts
            .push(if row.finding_words.is_empty() && number.is_empty() {
                "It says no finding that it answers.".to_owned()
            } else {
                "No finding of the plan has this number or these words.".to_owned()
            });
    }
    row.action.title = said(Means::Action);
    row.action.owner = said(Means::Owner);
    row.action.success = said(Means::Success);
    row.action.partners = parts(&said(Means::Partners));
    row.action.measures = parts(&said(Means::Measures));
    let mut how = vec![said(Means::How), said(Means::Progress)];
    let day = |means: Means, what: &str, doubts: &mut Vec<String>, how: &mut Vec<String>| {
        let written = said(means);
        if written.is_empty() {
            return None;
        }
        let read = day(&written);
        if read.is_none() {
            doubts.push(format!("The {what} \u{201c}{written}\u{201d} is no day."));
            how.push(format!("{what} as written: {written}"));
        }
        read
    };
    row.action.start = day(Means::Start, "start", &mut row.doubts, &mut how);
    row.action.due = day(Means::Due, "due date", &mut row.doubts, &mut how);
    if let (Some(start), Some(due)) = (row.action.start, row.action.due)
        && due < start
    {
        row.doubts.push("It is due before it begins.".to_owned());
    }
    let cost = said(Means::Cost);
    if !cost.is_empty() {
        row.action.cost_pence = pence(&cost);
        if row.action.cost_pence.is_none() {
            row.doubts
                .push(format!("The cost \u{201c}{cost}\u{201d} is no amount."));
            how.push(format!("Cost as written: {cost}"));
        }
    }
    let status = said(Means::Status);
    if !status.is_empty() {
        row.task = task(&status);
        // A colour says nothing of the task: it is kept as it was written.
        how.push(format!("Status as written: {status}"));
        if row.task.is_none() {
            row.doubts.push(format!(
                "The status \u{201c}{status}\u{201d} does not say whether the task has begun or is done."
            ));
        }
    }
    how.retain(|part| !part.is_empty());
    row.action.how = how.join("\n");
    row
}

/// The heading: the row, with the one above it where a heading stands in two, that names the most columns, an action
/// among them.
fn heading(sheet: &Sheet) -> Option<(usize, columns::Columns)> {
    let empty: &[String] = &[];
    let candidates = sheet
        .rows
        .iter()
        .enumerate()
        .take(HEADING_WITHIN)
        .map(|(at, cells)| {
            let above = at
                .checked_sub(1)
                .and_then(|above| sheet.rows.get(above))
                .map_or(empty, Vec::as_slice);
            (at, columns::Columns::of(cells, above))
        });
    candidates
        .filter(|(_, columns)| columns.has(Means::Action))
        .max_by_key(|(at, columns)| (columns.known(), std::cmp::Reverse(*at)))
}

/// A day as people write it: ISO, or British with two or four digits of the year, or with the month's name.
#[must_use]
pub fn day(written: &str) -> Option<Date> {
    let written = written.trim();
    let written = written.split(['T']).next().unwrap_or(written);
    let written = written.strip_suffix(" 00:00:00").unwrap_or(written);
    if let Ok(day) = written.parse::<Date>() {
        return Some(day);
    }
    let parts: Vec<&str> = written
        .split(|c: char| c == '/' || c == '.' || c == '-' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let year: i16 = match year.len() {
        2 => 2000_i16.checked_add(year.parse().ok()?)?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Date::new(year, month_of(month)?, digits.parse().ok()?).ok()
}

fn month_of(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let is = |month: &&str| *month == word || (word.len() >= 3 && month.starts_with(&word));
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| is(month))
        .map(|(n, _)| n)
}

/// An amount of money in pence.
fn pence(written: &str) -> Option<i64> {
    let plain: String = written
        .trim()
        .trim_start_matches('\u{a3}')
        .chars()
        .filter(|c| *c != ',' && !c.is_whitespace())
        .collect();
    let (plain, times) = match plain.strip_suffix(['k', 'K']) {
        Some(thousands) => (thousands.to_owned(), 1_000),
        None => (plain, 1),
    };
    let (pounds, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest = match rest.len() {
        0 => 0,
        1 => rest.parse::<i64>().ok()?.checked_mul(10)?,
        2 => rest.parse::<i64>().ok()?,
        _ => return None,
    };
    let pounds: i64 = pounds.parse().ok()?;
    if pounds < 0 {
        return None;
    }
    pounds
        .checked_mul(100)?
        .checked_add(rest)?
        .checked_mul(times)
}

/// What a status says of the task. Words alone: a colour means something else in each council.
fn task(status: &str) -> Option<Task> {
    let status = status.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| status.contains(word));
    if has(&["not started", "not begun", "not yet started", "to do"]) {
        Some(Task::NotBegun)
    } else if has(&[
        "in progress",
        "under way",
        "underway",
        "ongoing",
        "started",
        "partially",
        "partly",
    ]) {
        Some(Task::UnderWay)
    } else if has(&["not complete", "incomplete", "awaiting"]) {
        // Councils have called an action amber that only waited for a signature: a person decides.
        None
    } else if has(&["complete", "done", "closed", "achieved"]) {
        Some(Task::Done)
    } else {
        None
    }
}

/// The parts of a cell that lists several.
fn parts(cell: &str) -> Vec<String> {
    cell.split([';', ',', '\n', '/'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// The changes that put rows a person kept into a plan, each with the findings they chose for it.
#[must_use]
pub fn changes(rows: &[Row], plan: &Plan, on: Date) -> Vec<Change> {
    let number = |id: String| -> u32 { id.get(1..).and_then(|n| n.parse().ok()).unwrap_or(1) };
    let next_action = number(plan.next_id('a'));
    let mut next_objective = number(plan.next_id('o'));
    let mut objectives: Vec<(String, String)> = plan
        .objectives
        .iter()
        .map(|kept| (kept.title.clone(), kept.id.clone()))
        .collect();
    let mut changes = Vec::new();
    for (at, row) in (next_action..).zip(rows) {
        let mut action = row.action.clone();
        if !action.objective.is_empty() {
            let known = objectives
                .iter()
                .find(|(title, _)| *title == action.objective);
            action.objective = match known {
                Some((_, id)) => id.clone(),
                None => {
                    let id = format!("o{next_objective}");
                    next_objective += 1;
                    changes.push(Change::ObjectiveWritten {
                        id: id.clone(),
                        title: action.objective.clone(),
                    });
                    objectives.push((action.objective, id.clone()));
                    id
                }
            };
        }
        let id = format!("a{at}");
        changes.push(Change::ActionAdded {
            id: id.clone(),
            action: Box::new(action),
        });
        if let Some(task) = row.task.filter(|task| *task != Task::NotBegun) {
            changes.push(Change::TaskMoved { id, task, on });
        }
    }
    changes
}

#[cfg(test)]
mod tests;
