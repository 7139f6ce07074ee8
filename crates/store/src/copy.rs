//! Everything of one store into an empty other one, from either database to either, as it stood at one moment; and a
//! digest of each table, by which two stores are compared.

mod tables;

use sha2::{Digest as _, Sha256};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor as _, Row as _};

use crate::loads::count;
use crate::place::Database;
use crate::reports::{hex, strange};
use crate::seal::{key_check, same_key};
use crate::{Error, Place, Store, Writing};

pub(crate) use tables::{TABLES, Table};

/// Values in one statement: less than either database's limit.
const VALUES: usize = 30_000;

/// A table's rows in one number: how many, and a hash over all of them in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TableDigest {
    /// The table.
    pub table: String,
    /// How many rows it has.
    pub rows: usize,
    /// SHA-256 over every value of every row, in hexadecimal.
    pub sha256: String,
}

/// A value as it lies in a table.
#[derive(Debug, Clone)]
enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

impl Value {
    fn of(row: &AnyRow, column: &Column, at: usize) -> Result<Self, Error> {
        Ok(match column.holds {
            Holds::Text => Self::Text(row.try_get(at)?),
            Holds::Number => Self::Number(row.try_get(at)?),
            Holds::Bytes => Self::Bytes(row.try_get(at)?),
        })
    }

    fn bind<'q>(self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        match self {
            Self::Text(value) => query.bind(value),
            Self::Number(value) => query.bind(value),
            Self::Bytes(value) => query.bind(value),
        }
    }

    /// Adds the value to a hash: no two rows of values give the same bytes.
    fn add_to(&self, hash: &mut Sha256) {
        let bytes = match self {
            Self::Text(value) => value.as_ref().map(|text| (b't', text.as_bytes())),
            Self::Bytes(value) => value.as_ref().map(|bytes| (b'b', bytes.as_slice())),
            Self::Number(Some(number)) => {
                hash.update(b"n");
                hash.update(number.to_le_bytes());
                return;
            }
            Self::Number(None) => None,
        };
        if let Some((kind, bytes)) = bytes {
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        } else {
            hash.update(b"0");
        }
    }
}

/// A column as the database tells it.
#[derive(Debug, Clone)]
struct Column {
    name: String,
    holds: Holds,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    Number,
    Bytes,
}

/// A connection that reads everything as it stood at one moment.
pub(crate) struct Snapshot {
    reading: Writing,
    database: Database,
}

impl Snapshot {
    /// The digest of every table.
    #[cfg(test)]
    pub(crate) async fn digests(&mut self) -> Result<Vec<TableDigest>, Error> {
        let database = self.database;
        digests_of(self.reading.connection()?, database, TABLES).await
    }

    /// Ends it.
    pub(crate) async fn end(self) -> Result<(), Error> {
        self.reading.commit().await
    }
}

/// The digest of each of these tables.
pub(crate) async fn digests_of(
    connection: &mut AnyConnection,
    database: Database,
    tables: impl IntoIterator<Item = &'static Table>,
) -> Result<Vec<TableDigest>, Error> {
    let mut digests = Vec::new();
    for table in tables {
        let mut rows = Rows::of(connection, database, table).await?;
        while !rows.next(connection).await?.is_empty() {}
        digests.push(rows.digest());
    }
    Ok(digests)
}

/// The rows of a table, some at a time, in the order of their keys.
struct Rows {
    table: &'static Table,
    columns: Vec<Column>,
    /// Where the columns of the key stand.
    key: Vec<usize>,
    last: Option<Vec<Value>>,
    at_once: usize,
    rows: usize,
    hash: Sha256,
}

impl Rows {
    async fn of(
        connection: &mut AnyConnection,
        database: Database,
        table: &'static Table,
    ) -> Result<Self, Error> {
        let columns = columns(connection, database, table.name).await?;
        let key = table
            .key
            .iter()
            .map(|key| columns.iter().position(|column| column.name == *key))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| strange(table.name, &"it has another key"))?;
        Ok(Self {
            table,
            at_once: table.at_once.min(VALUES / columns.len().max(1)),
            columns,
            key,
            last: None,
            rows: 0,
            hash: Sha256::new(),
        })
    }

    /// The next rows; none at the end.
    async fn next(&mut self, connection: &mut AnyConnection) -> Result<Vec<Vec<Value>>, Error> {
        let key = self.table.key.join(", ");
        let after = if self.last.is_some() {
            let places: Vec<String> = (1..=self.key.len()).map(|n| format!("${n}")).collect();
            format!("where ({key}) > ({})", places.join(", "))
        } else {
            String::new()
        };
        let words = format!(
            "select {} from {} {after} order by {key} limit {}",
            names(&self.columns),
            self.table.name,
            self.at_once
        );
        let mut query = sqlx::query(AssertSqlSafe(words));
        for value in self.last.take().into_iter().flatten() {
            query = value.bind(query);
        }
        let mut rows = Vec::new();
        for row in query.fetch_all(connection).await? {
            let values: Vec<Value> = self
                .columns
                .iter()
                .enumerate()
                .map(|(at, column)| Value::of(&row, column, at))
                .collect::<Result<_, _>>()?;
            for value in &values {
                value.add_to(&mut self.hash);
            }
            rows.push(values);
        }
        self.rows += rows.len();
        self.last = rows.last().map(|row: &Vec<Value>| {
            self.key
                .iter()
                .filter_map(|at| row.get(*at).cloned())
                .collect()
        });
        Ok(rows)
    }

    fn digest(self) -> TableDigest {
        TableDigest {
            table: self.table.name.to_owned(),
            rows: self.rows,
            sha256: hex(&self.hash.finalize()),
        }
    }
}

impl Store {
    /// Copies everything into a store at another place, which must be empty: either database, either way. Reads the store
    /// as it stood at one moment; what is written meanwhile is not copied. All of it arrives or nothing; rows and hashes
    /// of each table are compared before it counts.
    ///
    /// The other place must come with the key of this store: what is sealed stays sealed as it is.
    ///
    /// # Errors
    /// When the other place holds anything, has another key, cannot be written, or does not hold the same at the end.
    pub async fn copy_to(&self, to: &Place) -> Result<Vec<TableDigest>, Error> {
        let mut snapshot = self.snapshot().await?;
        if let Some(check) = key_check(snapshot.reading.connection()?).await? {
            same_key(&check, &to.key(false)?)?;
        }
        let target = Self::open_without_key(to).await?;
        let copied = copy_all(&mut snapshot, &target, to).await;
        // Whoever opens the copy next finds it held by nobody.
        target.pool.close().await;
        let digests = copied?;
        snapshot.end().await?;
        Ok(digests)
    }

    /// Reads everything as it stands at one moment.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, Error> {
        let mut connection = self.pool.acquire().await?;
        connection.execute(self.database.begin_snapshot()).await?;
        Ok(Snapshot {
            reading: Writing {
                connection: Some(connection),
                known: self.known.clone(),
            },
            database: self.database,
        })
    }
}

async fn copy_all(
    from: &mut Snapshot,
    target: &Store,
    to: &Place,
) -> Result<Vec<TableDigest>, Error> {
    let mut writing = target.begin_in_turn().await?;
    refuse_what_is_not_empty(&mut writing, to).await?;
    let mut digests = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let emptied = format!("delete from {}", table.name);
        sqlx::query(AssertSqlSafe(emptied))
            .execute(writing.connection()?)
            .await?;
        let mut rows = Rows::of(from.reading.connection()?, from.database, table).await?;
        loop {
            let some = rows.next(from.reading.connection()?).await?;
            if some.is_empty() {
                break;
            }
            insert(&mut writing, table.name, &rows.columns, some).await?;
        }
        let sent = rows.digest();
        let mut arrived = Rows::of(writing.connection()?, target.database, table).await?;
        while !arrived.next(writing.connection()?).await?.is_empty() {}
        if arrived.digest() != sent {
            return Err(strange(
                table.name,
                &"what arrived is not what was sent; nothing was copied",
            ));
        }
        digests.push(sent);
    }
    writing.commit().await?;
    Ok(digests)
}

/// Copying over something would mix two stores.
async fn refuse_what_is_not_empty(writing: &mut Writing, to: &Place) -> Result<(), Error> {
    for table in TABLES {
        let words = format!("select count(*) as held from {}", table.name);
        let row = sqlx::query(AssertSqlSafe(words))
            .fetch_one(writing.connection()?)
            .await?;
        if count(row.try_get("held")?) > table.rows_at_first {
            return Err(to.not_opened(format!(
                "there is something in it already (table {}); copy into an empty place",
                table.name
            )));
        }
    }
    Ok(())
}

async fn insert(
    writing: &mut Writing,
    table: &str,
    columns: &[Column],
    rows: Vec<Vec<Value>>,
) -> Result<(), Error> {
    let mut place = 0;
    let places: Vec<String> = rows
        .iter()
        .map(|row| {
            let row: Vec<String> = row
                .iter()
                .map(|_| {
                    place += 1;
                    format!("${place}")
                })
                .collect();
            format!("({})", row.join(", "))
        })
        .collect();
    let words = format!(
        "insert into {table} ({}) values {}",
        names(columns),
        places.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(words));
    for value in rows.into_iter().flatten() {
        query = value.bind(query);
    }
    query.execute(writing.connection()?).await?;
    Ok(())
}

/// The columns' names, each in quotes: some are words of SQL.
fn names(columns: &[Column]) -> String {
    let quoted: Vec<String> = columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    quoted.join(", ")
}

/// The columns of a table, in their order.
async fn columns(
    connection: &mut AnyConnection,
    database: Database,
    table: &str,
) -> Result<Vec<Column>, Error> {
    sqlx::query(database.columns())
        .bind(table)
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| {
            let kind: String = row.try_get("kind")?;
            Ok(Column {
                name: row.try_get("word")?,
                holds: match kind.as_str() {
                    "text" => Holds::Text,
                    "bigint" | "integer" => Holds::Number,
                    "blob" | "bytea" => Holds::Bytes,
                    other => return Err(strange(table, &format!("a column of kind {other}"))),
                },
            })
        })
        .collect()
}
