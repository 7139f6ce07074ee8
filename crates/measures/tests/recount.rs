//! Every measure counted a second time, slowly and by other means: SQL over the same rows in SQLite, on many invented
//! authorities, equal to the child.
//!
//! A file `recount/HP15.sql` counts the measure HP15. It selects `child, on, met` (and `amount`, where the measure has
//! one) for every case; the tables are those that were supplied, under their own names and columns, days as ISO text,
//! codes as written. Beside them stand `months (place, first, last, snapshot)`, the months asked for; `days (day,
//! workday)`, where the difference of two `workday`s is the number of working days between two days; and `asked
//! (as_at)`. The day of a case is in the month it is counted in: the snapshot for what stands at the end of a month.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says so by ending")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use children::Day;
use measures::cases::{Months, Subject};
use measures::catalogue;
use measures::measure::{Judge, Measure, When};
use measures::scene::{Scene, Standards};
use measures::tally;
use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::service::{Supplied, build};
use returns::submission::File;
use returns::table::Column;
use returns::write::Value;
use sample::Ask;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Executor as _, Row as _};

/// How many authorities.
const AUTHORITIES: u64 = 50;
/// Months counted.
const MONTHS: u32 = 24;

/// One case: whom, the day, met, amount in thousandths.
type Case = (String, String, i64, i64);

#[test]
fn every_measure_counts_the_same_children_twice() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut differ: BTreeMap<&str, String> = BTreeMap::new();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..AUTHORITIES {
        runtime.block_on(one_authority(seed, &mut counted, &mut differ));
    }
    let files = sql_files();
    let without: Vec<&str> = catalogue::all()
        .filter(|measure| !matches!(measure.judge, Judge::Never(_)) && !files.contains_key(measure.id))
        .map(|measure| measure.id)
        .collect();
    let never: Vec<&&str> = counted.iter().filter(|(_, cases)| **cases == 0).map(|(id, _)| id).collect();
    eprintln!(
        "{} measures counted twice on {AUTHORITIES} authorities, {} cases in all; never a case: {never:?}; without a second count: {without:?}",
        counted.len(),
        counted.values().sum::<usize>(),
    );
    let said = differ.iter().fold(String::new(), |mut said, (id, how)| {
        let _ = writeln!(said, "{id}: {how}");
        said
    });
    assert!(differ.is_empty(), "{said}");
    assert_eq!(counted.len(), files.len(), "every second count was made: {counted:?}");
}

/// Counts every measure of one authority both ways.
async fn one_authority(seed: u64, counted: &mut BTreeMap<&'static str, usize>, differ: &mut BTreeMap<&'static str, String>) {
    let today = Day::new(2026, 10, 31).unwrap().plus(-i32::try_from(seed * 11).unwrap());
    let made = sample::authority(Ask { children_open: 24, seed, today, years: 3 });
    let mut database = filled(&made).await;
    let (service, _) = build(&read(&made), today);
    let standards = Standards::default();
    let scene = Scene { service: &service, standards: &standards, today };
    let months = Months::ending(today, MONTHS);
    calendar(&mut database, months).await;
    for (id, sql) in sql_files() {
        let measure = catalogue::find(id).unwrap_or_else(|| panic!("{id}.sql counts no measure"));
        if measure.why_not(&service).is_some() {
            continue;
        }
        let ours = by_judge(measure, &scene, months);
        let theirs = by_sql(&mut database, id, sql).await;
        *counted.entry(measure.id).or_default() += ours.len();
        if let (None, Some(how)) = (differ.get(id), difference(&ours, &theirs)) {
            differ.insert(measure.id, format!("seed {seed}: {how}"));
        }
    }
}

/// What was supplied, read from its files as a council's are.
fn read(made: &sample::Authority) -> Supplied {
    let files = sample::files(made);
    let of = |folder: &str| -> Vec<File<'_>> {
        files
            .iter()
            .filter_map(|(name, bytes)| name.strip_prefix(folder).map(|name| File { name, bytes }))
            .collect()
    };
    Supplied {
        safeguarding: Some(Safeguarding::read(&of("ssd/")).0),
        optional: Some(Optional::read(&of("optional/")).0),
        annex_a: None,
    }
}

/// The cases of a measure by its judge, in order.
fn by_judge(measure: &'static Measure, scene: &Scene<'_>, months: Months) -> Vec<Case> {
    let mut all = Vec::new();
    let runs: Vec<std::ops::Range<usize>> = match measure.when {
        When::Events => vec![0..months.len()],
        When::Snapshot => (0..months.len()).map(|at| at..at + 1).collect(),
    };
    for run in runs {
        for case in tally::cases(measure, scene, months, run).0 {
            let subject = match case.subject {
                Subject::Child(child) => scene.service.names[child as usize].id.to_string(),
                Subject::Worker(worker) => scene.service.workers[worker as usize].id.to_string(),
                Subject::Household(home) => scene.service.households[home as usize].id.to_string(),
                Subject::Adopter(adopter) => scene.service.adopters[adopter as usize].id.to_string(),
                Subject::Row(_) => "row".to_owned(),
            };
            all.push((subject, case.on.to_string(), i64::from(case.met), thousandths(case.amount)));
        }
    }
    all.sort();
    all
}

#[expect(clippy::cast_possible_truncation, reason = "amounts are days, points and hours of one child")]
fn thousandths(amount: f64) -> i64 {
    (amount * 1000.0).round() as i64
}

/// The cases of a measure by SQL, in order.
async fn by_sql(database: &mut SqliteConnection, id: &str, sql: &str) -> Vec<Case> {
    let rows = database.fetch_all(sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))).await;
    let rows = rows.unwrap_or_else(|error| panic!("{id}.sql: {error}"));
    let mut all: Vec<Case> = rows
        .iter()
        .map(|row| {
            let amount: f64 = row.try_get("amount").unwrap_or(0.0);
            (row.get("child"), row.get("on"), row.get("met"), thousandths(amount))
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

/// A database with every table of an authority.
async fn filled(made: &sample::Authority) -> SqliteConnection {
    let mut database: SqliteConnection = SqliteConnectOptions::new().filename(":memory:").connect().await.unwrap();
    let mut script = String::from("begin;\n");
    made.safeguarding.write(|name, columns, rows| table(&mut script, name, columns, rows));
    made.optional.write(|name, columns, rows| table(&mut script, name, columns, rows));
    script.push_str("commit;\n");
    database.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(script))).await.unwrap();
    database
}

/// The statements that make a table and fill it.
fn table(script: &mut String, name: &str, columns: &[Column], rows: &mut dyn Iterator<Item = Vec<Value<'_>>>) {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let _ = writeln!(script, "create table {name} (line integer primary key, {});", names.join(", "));
    let values = rows.enumerate().map(|(at, row)| {
        let values: Vec<String> = row.iter().map(literal).collect();
        format!("({}, {})", at + 2, values.join(", "))
    });
    insert(script, name, values);
}

/// Statements that insert rows, many at once.
fn insert(script: &mut String, name: &str, mut rows: impl Iterator<Item = String>) {
    loop {
        let some: Vec<String> = rows.by_ref().take(400).collect();
        if some.is_empty() {
            break;
        }
        let _ = writeln!(script, "insert into {name} values {};", some.join(", "));
    }
}

/// A value as SQL writes it. Blank is null, as it is to a database.
fn literal(value: &Value<'_>) -> String {
    match value {
        Value::Blank => "null".to_owned(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Day(day) => format!("'{day}'"),
        Value::Number(number) => number.to_string(),
        Value::Int(number) => number.to_string(),
    }
}

/// The months, the day asked for, and the working days.
async fn calendar(database: &mut SqliteConnection, months: Months) {
    let mut script = String::from("begin; create table months (place integer primary key, first text, last text, snapshot text);\n");
    let rows = months
        .iter()
        .enumerate()
        .map(|(place, month)| format!("({place}, '{}', '{}', '{}')", month.first(), month.last(), months.snapshot(place)));
    insert(&mut script, "months", rows);
    let _ = writeln!(script, "create table asked (as_at text); insert into asked values ('{}');", months.as_at);
    script.push_str("create table days (day text primary key, workday integer);\n");
    let mut workday = 0;
    let first = Day::new(2015, 1, 1).unwrap();
    let rows = (0..5_500).map(|at| {
        let day = first.plus(at);
        workday += i32::from(day.is_working_day());
        format!("('{day}', {workday})")
    });
    insert(&mut script, "days", rows);
    script.push_str("commit;\n");
    database.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(script))).await.unwrap();
}

/// Every second count, by the code of its measure.
fn sql_files() -> BTreeMap<&'static str, &'static str> {
    recount_files::ALL.iter().copied().collect()
}

#[path = "recount/files.rs"]
mod recount_files;
