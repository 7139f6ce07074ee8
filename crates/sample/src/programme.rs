//! What the invented authority does about what its inspectors found: nine years of a plan, a board, a review of every
//! child held by a manager, audits and challenges. All of it invented; each step is a change as the program keeps it.

mod audits;
mod board;
mod plan_2017;
mod plan_2026;
mod review;

use std::collections::BTreeMap;

use improvement::plan::{self, ActionWords, Evidence, Holds, Shows, Task, Verdict, Weight};
use improvement::review::Member;
use improvement::{By, Child, What};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Report, reports};

/// A change with who made it, when and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// Why; empty where nothing was said.
    pub why: String,
    /// What.
    pub what: What,
}

/// What the programme is told of the authority's records.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Ids of the reports in the national record, by the name of their file.
    pub reports: BTreeMap<String, String>,
    /// Loads the records are made of, by id.
    pub loads: Vec<String>,
    /// Children of the disabled children's service whose work managers held in the last fourteen months.
    pub held_by_managers: Vec<Member>,
    /// Open children, each with the words of their team.
    pub open: Vec<(Child, String)>,
}

/// The name of the file of the report that found the authority inadequate, and of the newest one.
const REPORT_2017: &str = "14 march 2017";
const REPORT_2026: &str = "14 july 2026";

/// The programme as it stands on a day: every change up to it, the oldest first.
#[must_use]
pub fn programme(today: Date, known: &Known) -> Vec<Told> {
    let mut told = Telling {
        told: Vec::new(),
        today,
    };
    plan_2017::tell(&mut told, known);
    plan_2026::tell(&mut told, known);
    review::tell(&mut told, known);
    audits::tell(&mut told, known);
    board::tell(&mut told);
    let mut told = told.told;
    told.retain(|each| each.at < at(today, 9));
    told.sort_by_key(|each| each.at);
    told
}

/// A moment of a day, by the hour.
fn at(day: Date, hour: i8) -> Timestamp {
    let moment = day.at(hour.clamp(0, 23), 0, 0, 0);
    moment
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// So many days from a day.
fn plus(day: Date, days: i32) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

/// Somebody of the invented authority, by the role they work in.
#[derive(Debug, Clone, Copy)]
enum Who {
    /// The director of 2017 to 2020, who came to turn the service round.
    DirectorThen,
    /// The director now.
    Director,
    /// The head of service.
    Head,
    /// The data analyst, who keeps the board's papers.
    Analyst,
    /// The reviewing officer.
    Officer,
    /// The practice auditor.
    Auditor,
    /// A team manager.
    Manager,
    /// The manager of the fostering service.
    Fostering,
}

impl Who {
    fn by(self) -> By {
        let (role, name) = match self {
            Self::DirectorThen => ("director", "Dorothy Example"),
            Self::Director => ("director", "Inés Example"),
            Self::Head => ("head-of-service", "Harriet Example"),
            Self::Analyst => ("analyst", "Anna Example"),
            Self::Officer => ("reviewing-officer", "Rowan Example"),
            Self::Auditor => ("auditor", "Alan Example"),
            Self::Manager => ("team-manager", "Tom Example"),
            Self::Fostering => ("fostering-manager", "Farah Example"),
        };
        let person = match self {
            Self::DirectorThen => "sample-director-then".to_owned(),
            Self::Director
            | Self::Head
            | Self::Analyst
            | Self::Officer
            | Self::Auditor
            | Self::Manager
            | Self::Fostering => format!("sample-{role}"),
        };
        By {
            person,
            name: name.to_owned(),
            role: role.to_owned(),
        }
    }
}

/// The changes told so far.
struct Telling {
    told: Vec<Told>,
    today: Date,
}

impl Telling {
    /// A change of a day, at ten in the morning and a little later for each before it.
    fn on(&mut self, day: Date, who: Who, why: &str, what: What) {
        let later = i64::try_from(self.told.len() % 3_000).unwrap_or(0);
        let at = at(day, 10)
            .checked_add(jiff::SignedDuration::from_secs(later))
            .unwrap_or_else(|_| at(day, 10));
        self.told.push(Told {
            at,
            by: who.by(),
            why: why.to_owned(),
            what,
        });
    }

    fn plan(&mut self, day: Date, who: Who, what: plan::Change) {
        self.on(day, who, "", What::Plan(what));
    }

    fn task(&mut self, day: Date, who: Who, id: &str, task: Task) {
        let id = id.to_owned();
        self.plan(day, who, plan::Change::TaskMoved { id, task, on: day });
    }

    fn evidence(&mut self, day: Date, who: Who, action: &str, said: Said<'_>) {
        let evidence = Evidence {
            id: format!("e{}", self.told.len()),
            shows: said.0,
            what: said.1,
            holds: said.2,
            verdict: said.3,
            words: said.4.to_owned(),
            on: day,
        };
        let action = action.to_owned();
        self.plan(day, who, plan::Change::EvidenceAdded { action, evidence });
    }

    fn complete(&mut self, day: Date, who: Who, id: &str) {
        let id = id.to_owned();
        self.plan(
            day,
            who,
            plan::Change::Completed {
                id,
                on: day,
                despite: Vec::new(),
            },
        );
    }
}

/// A piece of evidence: which question, what it is, what it holds where it is a document, what it says, in words.
type Said<'w> = (Shows, Weight, Option<Holds>, Verdict, &'w str);

/// An action as a line of a script.
#[derive(Debug, Clone, Copy)]
struct Line {
    id: &'static str,
    title: &'static str,
    how: &'static str,
    objective: &'static str,
    answers: &'static [&'static str],
    owner: &'static str,
    partners: &'static [&'static str],
    measures: &'static [&'static str],
    questions: &'static [&'static str],
    success: &'static str,
    pounds: Option<i64>,
    depends_on: &'static [&'static str],
}

impl Line {
    fn words(self, start: Date, due: Date) -> ActionWords {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ActionWords {
            title: self.title.to_owned(),
            how: self.how.to_owned(),
            objective: self.objective.to_owned(),
            answers: owned(self.answers),
            owner: self.owner.to_owned(),
            partners: owned(self.partners),
            start: Some(start),
            due: Some(due),
            depends_on: owned(self.depends_on),
            cost_pence: self.pounds.map(|pounds| pounds * 100),
            measures: owned(self.measures),
            questions: owned(self.questions),
            success: self.success.to_owned(),
        }
    }
}

/// Puts every point of a report into the plan, with ids from a number on, and says that the report came.
fn findings(
    told: &mut Telling,
    known: &Known,
    file: &str,
    title: &str,
    received: Date,
    who: Who,
    first: usize,
) -> String {
    let all = reports();
    let found = all.iter().find(|report| report.file_name.contains(file));
    let Some((report, truth)) = found.and_then(|report| Some((report, report.truth.as_ref()?)))
    else {
        return String::new();
    };
    let id = id_of(report, known);
    told.plan(
        received,
        who,
        plan::Change::ReportReceived {
            report: id.clone(),
            title: title.to_owned(),
            received,
        },
    );
    for (at, point) in truth.points.iter().enumerate() {
        let themes = inspection::themes::of(&point.text);
        told.plan(
            received,
            who,
            plan::Change::FindingAdded {
                id: format!("f{}", first + at),
                source: plan::Source::Point {
                    report: id.clone(),
                    number: point
                        .number
                        .map_or_else(|| (at + 1).to_string(), |number| number.to_string()),
                    page: u16::try_from(point.page).ok(),
                    to_board: point.lscb,
                },
                words: point.text.clone(),
                themes: themes
                    .into_iter()
                    .map(|theme| theme.theme().slug.to_owned())
                    .collect(),
            },
        );
    }
    id
}

/// The id of a report in the national record; its file's name where nobody told it.
fn id_of(report: &Report, known: &Known) -> String {
    known
        .reports
        .get(&report.file_name)
        .cloned()
        .unwrap_or_else(|| report.file_name.clone())
}

#[cfg(test)]
mod tests;
