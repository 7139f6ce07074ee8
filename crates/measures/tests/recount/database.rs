//! The rows of an authority in `SQLite`, with the months asked for and the working days.

use std::fmt::Write as _;

use children::Day;
use measures::cases::Months;
use returns::service::Supplied;
use returns::table::Column;
use returns::write::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Executor as _};

/// A database with every table of an authority.
pub(crate) async fn filled(supplied: &Supplied) -> SqliteConnection {
    let mut database: SqliteConnection = SqliteConnectOptions::new()
        .filename(":memory:")
        .connect()
        .await
        .unwrap();
    let mut script = String::from("begin;\n");
    supplied
        .safeguarding
        .iter()
        .for_each(|all| all.write(|name, columns, rows| table(&mut script, name, columns, rows)));
    supplied
        .optional
        .iter()
        .for_each(|all| all.write(|name, columns, rows| table(&mut script, name, columns, rows)));
    supplied.annex_a.iter().for_each(|all| {
        all.write(|name, columns, rows| table(&mut script, &format!("\"{name}\""), columns, rows))
    });
    script.push_str("commit;\n");
    database
        .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(script)))
        .await
        .unwrap();
    database
}

/// The statements that make a table and fill it.
fn table(
    script: &mut String,
    name: &str,
    columns: &[Column],
    rows: &mut dyn Iterator<Item = Vec<Value<'_>>>,
) {
    let names: Vec<String> = columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let _ = writeln!(
        script,
        "create table {name} (line integer primary key, {});",
        names.join(", ")
    );
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
pub(crate) async fn calendar(database: &mut SqliteConnection, months: Months) {
    let mut script = String::from(
        "begin; create table months (place integer primary key, first text, last text, snapshot text);\n",
    );
    let rows = months.iter().enumerate().map(|(place, month)| {
        format!(
            "({place}, '{}', '{}', '{}')",
            month.first(),
            month.last(),
            months.snapshot(place)
        )
    });
    insert(&mut script, "months", rows);
    let _ = writeln!(
        script,
        "create table asked (as_at text); insert into asked values ('{}');",
        months.as_at
    );
    script.push_str("create table days (date text primary key, workday integer);\n");
    let mut workday = 0;
    let first = Day::new(2015, 1, 1).unwrap();
    let rows = (0..5_500).map(|at| {
        let day = first.plus(at);
        workday += i32::from(day.is_working_day());
        format!("('{day}', {workday})")
    });
    insert(&mut script, "days", rows);
    script.push_str("commit;\n");
    script.push_str(include_str!("common.sql"));
    database
        .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(script)))
        .await
        .unwrap();
}
