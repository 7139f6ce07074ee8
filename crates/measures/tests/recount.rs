//! Every measure counted a second time, slowly and by other means: SQL over the same rows in `SQLite`, on many invented
//! authorities, equal to the child.
//!
//! A file `recount/HP15.sql` counts the measure HP15. It selects `child, on, met` (and `amount`, where the measure has
//! one) for every case; the tables are those that were supplied, under their own names and columns, days as ISO text,
//! codes as written. Beside them stand `months (place, first, last, snapshot)`, the months asked for; `days (date,
//! workday)`, where the difference of two `workday`s is the number of working days between two days; `asked (as_at)`;
//! and what `recount/common.sql` makes of the tables. The day of a case is in the month it is counted in: the snapshot
//! for what stands at the end of a month. `met` is compared where the measure's value rests on it (shares and ratios),
//! `amount` where it does (means and ratios).
//!
//! What is invented is in good order. So every other authority is worn first: some days are moved or lost, some codes
//! are lost, as in a council's own records.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says so by ending"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use children::Day;
use measures::cases::{Months, Subject};
use measures::catalogue;
use measures::measure::{Judge, Measure, Value as Of, When};
use measures::scene::{Scene, Standards};
use measures::tally;
use returns::annex_a::AnnexA;
use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::service::{Supplied, build};
use returns::submission::File;
use returns::table::{Column, From, Rows};
use returns::write::Value;
use sample::Ask;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Executor as _, Row as _};

use crate::database::{calendar, filled};
use crate::wear::Wear;

/// How many authorities.
const AUTHORITIES: u64 = 50;
/// Months counted.
const MONTHS: u32 = 24;
/// About how many children each has open.
const CHILDREN: u32 = 12;

/// Measures without a second count, and why.
const WITHOUT: [(&str, &str); 2] = [
    (
        "EH02",
        "the day of an early help assessment is in Annex A alone",
    ),
    (
        "CL07b",
        "whether a home lies in the area is in Annex A alone",
    ),
];

/// One case: whom, the day, met, amount in thousandths.
type Case = (String, String, i64, i64);

#[test]
fn every_measure_counts_the_same_children_twice() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut differ: BTreeMap<&str, String> = BTreeMap::new();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..AUTHORITIES {
        runtime.block_on(one_authority(seed, &mut counted, &mut differ));
    }
    let files = sql_files();
    let without: Vec<&str> = catalogue::all()
        .filter(|measure| {
            !matches!(measure.judge, Judge::Never(_)) && !files.contains_key(measure.id)
        })
        .map(|measure| measure.id)
        .collect();
    let never: Vec<&&str> = counted
        .iter()
        .filter(|(_, cases)| **cases == 0)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(
        without,
        WITHOUT.map(|(id, _)| id),
        "every measure has a second count but for those named"
    );
    eprintln!(
        "{} measures counted twice on {AUTHORITIES} authorities, {} cases in all; never a case: {never:?}",
        counted.len(),
        counted.values().sum::<usize>(),
    );
    let said = differ.iter().fold(String::new(), |mut said, (id, how)| {
        let _ = writeln!(said, "{id}: {how}");
        said
    });
    assert!(differ.is_empty(), "{said}");
    assert_eq!(
        counted.len(),
        files.len(),
        "every second count was made: {counted:?}"
    );
}

/// Counts every measure of one authority both ways.
async fn one_authority(
    seed: u64,
    counted: &mut BTreeMap<&'static str, usize>,
    differ: &mut BTreeMap<&'static str, String>,
) {
    let today = Day::new(2026, 10, 31)
        .unwrap()
        .plus(-i32::try_from(seed * 11).unwrap());
    let made = sample::authority(Ask {
        children_open: CHILDREN,
        seed,
        today,
        years: 3,
    });
    let supplied = read(
        &made,
        if seed.is_multiple_of(2) {
            Wear::none()
        } else {
            Wear::new(seed)
        },
    );
    let mut database = filled(&supplied).await;
    let (service, _) = build(&supplied, today);
    let standards = Standards::default();
    let scene = Scene {
        service: &service,
        standards: &standards,
        today,
    };
    let months = Months::ending(today, MONTHS);
    calendar(&mut database, months).await;
    for (id, sql) in sql_files() {
        let measure = catalogue::find(id).unwrap_or_else(|| panic!("{id}.sql counts no measure"));
        if measure.why_not(&service).is_some() {
            continue;
        }
        let ours = by_judge(measure, &scene, months);
        let theirs = by_sql(&mut database, measure, sql).await;
        let snapshots: Vec<String> = (0..months.len())
            .filter(|at| looked_at(*at))
            .map(|at| months.snapshot(at).to_string())
            .collect();
        let looked_at = |case: &Case| measure.when == When::Events || snapshots.contains(&case.1);
        let theirs: Vec<Case> = theirs.into_iter().filter(looked_at).collect();
        *counted.entry(measure.id).or_default() += ours.len();
        if let (None, Some(how)) = (differ.get(id), difference(&ours, &theirs)) {
            differ.insert(measure.id, format!("seed {seed}: {how}"));
        }
    }
}

/// What was supplied, read from its files as a council's are.
fn read(made: &sample::Authority, mut wear: Wear) -> Supplied {
    let mut files: [Vec<(String, String)>; 2] = [Vec::new(), Vec::new()];
    let [safeguarding, optional] = &mut files;
    made.safeguarding.write(|name, columns, rows| {
        safeguarding.push((format!("{name}.csv"), csv(columns, rows, &mut wear)))
    });
    made.optional.write(|name, columns, rows| {
        optional.push((format!("{name}.csv"), csv(columns, rows, &mut wear)))
    });
    let [safeguarding, optional] = files.each_ref().map(|files| -> Vec<File<'_>> {
        files
            .iter()
            .map(|(name, text)| File {
                name,
                bytes: text.as_bytes(),
            })
            .collect()
    });
    let from = From {
        file: "annex-a.xlsx".into(),
        sheet: "List 11".into(),
        heading_line: 1,
        missing: Vec::new(),
        unknown: Vec::new(),
        columns: Vec::new(),
    };
    let adopters = Rows {
        rows: made.adopters.clone(),
        from: Some(from),
    };
    Supplied {
        safeguarding: Some(Safeguarding::read(&safeguarding).0),
        optional: Some(Optional::read(&optional).0),
        // Prospective adopters are in Annex A alone.
        annex_a: Some(AnnexA {
            adopters,
            ..AnnexA::default()
        }),
        ..Supplied::default()
    }
}

/// A table as a file.
fn csv(
    columns: &[Column],
    rows: &mut dyn Iterator<Item = Vec<Value<'_>>>,
    wear: &mut Wear,
) -> String {
    let mut text = columns
        .iter()
        .map(|column| column.name)
        .collect::<Vec<_>>()
        .join(",");
    for row in rows {
        let cells =
            columns
                .iter()
                .zip(&row)
                .map(|(column, value)| match wear.worn(column, value) {
                    Value::Blank => String::new(),
                    Value::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
                    Value::Day(day) => day.to_string(),
                    Value::Number(number) => number.to_string(),
                    Value::Int(number) => number.to_string(),
                });
        text.push('\n');
        text.push_str(&cells.collect::<Vec<_>>().join(","));
    }
    text.push('\n');
    text
}

/// Whether the month at a place is looked at where a measure stands at the end of each: the last and every fourth
/// before it, for the sake of speed.
fn looked_at(place: usize) -> bool {
    (place + 1).is_multiple_of(4)
}

/// The cases of a measure by its judge, in order.
fn by_judge(measure: &'static Measure, scene: &Scene<'_>, months: Months) -> Vec<Case> {
    let mut all = Vec::new();
    let runs: Vec<std::ops::Range<usize>> = match measure.when {
        When::Events => std::iter::once(0..months.len()).collect(),
        When::Snapshot => (0..months.len())
            .filter(|at| looked_at(*at))
            .map(|at| at..at + 1)
            .collect(),
    };
    for run in runs {
        for case in tally::cases(measure, scene, months, run).0 {
            let subject = match case.subject {
                Subject::Child(child) => scene.service.names[child as usize].id.to_string(),
                Subject::Worker(worker) => scene.service.workers[worker as usize].id.to_string(),
                Subject::Household(home) => scene.service.households[home as usize].id.to_string(),
                Subject::Adopter(adopter) => {
                    scene.service.adopters[adopter as usize].id.to_string()
                }
                Subject::Row(_) => "row".to_owned(),
            };
            all.push(said(
                measure,
                (
                    subject,
                    case.on.to_string(),
                    i64::from(case.met),
                    thousandths(case.amount),
                ),
            ));
        }
    }
    all.sort();
    all
}

/// A case with what the measure's value rests on.
fn said(measure: &Measure, (child, on, met, amount): Case) -> Case {
    match measure.value {
        Of::Share => (child, on, met, 0),
        Of::Count | Of::Rate => (child, on, 0, 0),
        Of::Mean(_) => (child, on, 0, amount),
        Of::Ratio(_) => (child, on, met, amount),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "amounts are days, points and hours of one child"
)]
fn thousandths(amount: f64) -> i64 {
    (amount * 1000.0).round() as i64
}

/// The cases of a measure by SQL, in order.
async fn by_sql(database: &mut SqliteConnection, measure: &Measure, sql: &str) -> Vec<Case> {
    let rows = database
        .fetch_all(sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())))
        .await;
    let rows = rows.unwrap_or_else(|error| panic!("{}.sql: {error}", measure.id));
    let mut all: Vec<Case> = rows
        .iter()
        .map(|row| {
            let amount: f64 = row.try_get_unchecked("amount").unwrap_or(0.0);
            said(
                measure,
                (
                    row.get("child"),
                    row.get("on"),
                    row.get("met"),
                    thousandths(amount),
                ),
            )
        })
        .collect();
    all.sort();
    all
}

/// How two lists of cases differ; none where they do not.
fn difference(ours: &[Case], theirs: &[Case]) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let only = |a: &[Case], b: &[Case]| -> Vec<Case> {
        let mut rest = b.to_vec();
        a.iter()
            .filter(|case| match rest.binary_search(case) {
                Ok(at) => {
                    rest.remove(at);
                    false
                }
                Err(_) => true,
            })
            .take(3)
            .cloned()
            .collect()
    };
    Some(format!(
        "{} cases by the judge, {} by SQL; only the judge: {:?}; only SQL: {:?}",
        ours.len(),
        theirs.len(),
        only(ours, theirs),
        only(theirs, ours)
    ))
}

/// Every second count, by the code of its measure.
fn sql_files() -> BTreeMap<&'static str, &'static str> {
    recount_files::ALL.iter().copied().collect()
}

#[path = "recount/files.rs"]
mod recount_files;

#[path = "recount/database.rs"]
mod database;
#[path = "recount/wear.rs"]
mod wear;
