//! The log of who looked: how fast it is written, and how long it takes to check.
//!
//! `cargo bench -p store --bench audit -- ENTRIES [FOLDER or postgres://…]` fills a store that is empty (a folder of its
//! own where none is named; a named one that holds entries is only checked), checks it, and prints seconds and memory.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use access::Role;
use access::audit::{Entry, Kind, Outcome, Signer};
use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use store::{Checkpoints, Key, LogQuestion, LogWriter, Place, Store};

type Wrong = Box<dyn std::error::Error>;

/// Entries handed over together while filling.
const TOGETHER: u64 = 200_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|w| w != "--bench")
        .collect();
    let entries = words
        .first()
        .and_then(|w| w.parse().ok())
        .unwrap_or(200_000);
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Wrong::from)
        .and_then(|runtime| runtime.block_on(run(entries, words.get(1))));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            say(&format!("{wrong}"));
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn say(words: &str) {
    println!("{words}");
}

async fn run(entries: u64, place: Option<&String>) -> Result<(), Wrong> {
    let folder = tempfile::TempDir::new()?;
    let place = match place {
        Some(words) => Place::parse(words),
        None => Place::folder(&folder.path().join("store")),
    };
    let key = PathBuf::from(folder.path()).join("key");
    let place = if place.as_folder().is_some() {
        place
    } else {
        place.with_key(Key::read_or_make(&key)?)
    };
    let store = Store::open_at(&place).await?;
    let signer = Signer::new(&[7; 32]);
    if store.log_newest().await?.is_none() {
        for waiting in [1, 16, 64] {
            group(
                &store,
                waiting,
                Checkpoints {
                    file: folder.path().join("checkpoints"),
                    every: 1000,
                    signer: signer.clone(),
                },
            )
            .await?;
        }
        let file = place
            .as_folder()
            .map(|folder| folder.join("waymark.sqlite"));
        match file {
            Some(file) => {
                let indexes = without_indexes(&file).await?;
                fill(&store, entries).await?;
                with_indexes(&file, &indexes).await?;
            }
            None => fill(&store, entries).await?,
        }
    }
    let newest = store.log_newest().await?.ok_or("the log is empty")?;
    let line = newest.line(&signer);
    for at_once in [1, 2] {
        let (began, before) = (Instant::now(), cpu());
        let verdict = store.verify_log(&signer, &line, at_once).await?;
        say(&format!(
            "checked {} entries of {} days, {} sets, with {at_once} at once: {:.1} s ({:.1} s of processor in this program), \
             holds: {}; {}",
            verdict.entries,
            verdict.days,
            verdict.sets,
            began.elapsed().as_secs_f64(),
            cpu() - before,
            verdict.holds(),
            memory()
        ));
    }
    ask(&store).await
}

/// Some who write at once, each waiting for its own entry.
async fn group(store: &Store, waiting: u64, checkpoints: Checkpoints) -> Result<(), Wrong> {
    let writer = LogWriter::start(store.clone(), Some(checkpoints));
    let each = 2000_u64.div_ceil(waiting).max(60);
    let began = Instant::now();
    let tasks: Vec<_> = (0..waiting)
        .map(|task| {
            let writer = writer.clone();
            tokio::spawn(async move {
                let mut slowest = 0_f64;
                for n in 0..each {
                    let began = Instant::now();
                    writer.add(look(task * each + n)).await?;
                    slowest = slowest.max(began.elapsed().as_secs_f64());
                }
                Ok::<f64, store::NotLogged>(slowest)
            })
        })
        .collect();
    let mut slowest = 0_f64;
    for task in tasks {
        slowest = slowest.max(task.await??);
    }
    let seconds = began.elapsed().as_secs_f64();
    writer.end().await;
    say(&format!(
        "written with {waiting} waiting at once: {:.0} entries a second, the slowest after {:.0} ms",
        (each * waiting) as f64 / seconds,
        slowest * 1000.0
    ));
    Ok(())
}

/// Takes the indexes of the log away while it is filled, each entry of which would go to a random place in each; the
/// statements that make them again.
async fn without_indexes(file: &Path) -> Result<Vec<String>, Wrong> {
    let mut connection = to_file(file).await?;
    let rows = sqlx::query(
        "select name, sql from sqlite_master where type = 'index' and tbl_name = 'audit' and sql is not null",
    )
    .fetch_all(&mut connection)
    .await?;
    let mut made_by = Vec::new();
    for row in rows {
        let name: String = row.try_get("name")?;
        sqlx::query(AssertSqlSafe(format!("drop index {name}")))
            .execute(&mut connection)
            .await?;
        made_by.push(row.try_get("sql")?);
    }
    connection.close().await?;
    Ok(made_by)
}

async fn with_indexes(file: &Path, made_by: &[String]) -> Result<(), Wrong> {
    let mut connection = to_file(file).await?;
    let began = Instant::now();
    for sql in made_by {
        sqlx::query(AssertSqlSafe(sql.as_str()))
            .execute(&mut connection)
            .await?;
    }
    connection.close().await?;
    say(&format!(
        "{} indexes made in {:.0} s",
        made_by.len(),
        began.elapsed().as_secs_f64()
    ));
    Ok(())
}

async fn to_file(file: &Path) -> Result<SqliteConnection, Wrong> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .pragma("cache_size", "-200000")
        .synchronous(SqliteSynchronous::Off);
    Ok(options.connect().await?)
}

async fn fill(store: &Store, entries: u64) -> Result<(), Wrong> {
    let began = Instant::now();
    let mut n = 0;
    while n < entries {
        let to = (n + TOGETHER).min(entries);
        let some: Vec<Entry> = (n..to).map(look).collect();
        store.log(&some).await?;
        n = to;
        if n % 500_000 == 0 {
            say(&format!(
                "filled {n} after {:.0} s",
                began.elapsed().as_secs_f64()
            ));
        }
    }
    Ok(())
}

/// How long questions take on what is there.
async fn ask(store: &Store) -> Result<(), Wrong> {
    let first = LogQuestion {
        most: 50,
        ..LogQuestion::default()
    };
    for (what, question) in [
        (
            "by child",
            LogQuestion {
                child: Some(child(4711)),
                ..first.clone()
            },
        ),
        (
            "by person",
            LogQuestion {
                who: Some(person(42)),
                ..first.clone()
            },
        ),
        (
            "refused",
            LogQuestion {
                refused: true,
                ..first.clone()
            },
        ),
        (
            "exports",
            LogQuestion {
                kind: Some(Kind::Export),
                ..first
            },
        ),
    ] {
        let began = Instant::now();
        let page = store.log_entries(&question).await?;
        say(&format!(
            "{what}: {} entries, {:.0} ms",
            page.entries.len(),
            began.elapsed().as_secs_f64() * 1000.0
        ));
    }
    Ok(())
}

/// The nth look of an authority of 300 people and 20,000 children: nine pages of a child for each list of a team, a
/// look every six seconds, so that ten million are almost two years.
fn look(n: u64) -> Entry {
    let mix = n.wrapping_mul(6_364_136_223_846_793_005).rotate_left(23);
    let second = i64::try_from(n * 6).unwrap_or(i64::MAX);
    let at =
        Timestamp::from_second(1_700_000_000_i64.saturating_add(second)).unwrap_or(Timestamp::MAX);
    let mut entry = Entry::new(at, Kind::Look, "GET /children/{address}");
    entry.who = person(mix % 300);
    entry.name = format!("Person Number {}", mix % 300);
    entry.role = Some(Role::Practitioner);
    entry.session = format!("{:012x}", n / 50);
    entry.address = format!("10.0.{}.{}", mix % 4, mix % 250);
    match mix % 1000 {
        0 => entry.kind = Kind::Export,
        1..=4 => entry.outcome = Outcome::Refused,
        5..=100 => {
            entry.route = "GET /lists/{list}".to_owned();
            // The lists of 60 teams, of up to 100 children, change each day.
            let list = mix % 60 + 60 * (n / 14_400);
            entry.children = (0..(list * 37 % 100).max(1))
                .map(|c| child(list * 331 + c))
                .collect();
        }
        _ => entry.children = vec![child(mix / 1000)],
    }
    entry.rows = u64::try_from(entry.children.len()).unwrap_or(0);
    entry
}

fn person(n: u64) -> String {
    format!("{:012x}", n * 7919)
}

fn child(n: u64) -> String {
    format!("{:022x}", (n % 20_000).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Seconds of processor this program used, where the system says so.
fn cpu() -> f64 {
    let ticks = std::fs::read_to_string("/proc/self/stat")
        .ok()
        .and_then(|stat| {
            let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
            let field = |n: usize| fields.get(n)?.parse::<f64>().ok();
            Some(field(11)? + field(12)?)
        });
    ticks.unwrap_or(0.0) / 100.0
}

/// The most memory this program ever had, as the system says it.
fn memory() -> String {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
            Some(format!(
                "most memory {}",
                line.trim_start_matches("VmHWM:").trim()
            ))
        })
        .unwrap_or_else(|| "memory not known".to_owned())
}
