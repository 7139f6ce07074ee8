//! How long the statutory returns of an invented authority take, from files to findings written: one process for each
//! size and number of threads.
//!
//! `cargo bench -p returns --bench returns [-- 903|cin [CHILDREN …]]`; children of the 903 are those looked after in the
//! year, of the census those in the file.
#![expect(clippy::print_stdout, reason = "a command, not the core")]
#![expect(
    clippy::disallowed_methods,
    reason = "it writes what it measures to a folder of its own, and asks the system what that took"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use children::CollectionYear;
use returns::in_need;
use returns::looked_after::LookedAfter;
use returns::looked_after::rules::RULEBOOK;
use returns::rule::Finding;
use returns::submission::File;
use returns::write::{Value, csv};
use sample::yearly::{Asked, Named, Return, parts};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The year of the returns.
const YEAR: CollectionYear = CollectionYear(2026);
/// Children of a thousand with a mistake.
const MISTAKES: u32 = 50;

fn main() -> Outcome<()> {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|each| each != "--bench")
        .collect();
    match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", which, folder] => check(which, Path::new(folder)),
        ["write", which, children, folder] => {
            let written = write(which, children.parse()?, Path::new(folder))?;
            println!("{} children, {} bytes", written.children, written.bytes);
            Ok(())
        }
        ["903"] => sizes("903", &[1_000, 10_000, 84_000]),
        ["cin"] => sizes("cin", &[1_000, 10_000, 100_000, 400_000]),
        [which, ref children @ ..] => {
            let children: Result<Vec<u64>, _> = children.iter().map(|each| each.parse()).collect();
            sizes(which, &children?)
        }
        [] => {
            sizes("903", &[1_000, 10_000, 84_000])?;
            sizes("cin", &[1_000, 10_000, 100_000, 400_000])
        }
    }
}

/// Writes returns of some sizes, and checks each with one thread and with all.
fn sizes(which: &str, all: &[u64]) -> Outcome<()> {
    println!(
        "{which}: children, MB, threads, rules, findings, seconds, of the processor, microseconds of it a child, MB of memory"
    );
    for children in all {
        let folder = std::env::temp_dir().join(format!("waymark-returns-{which}-{children}"));
        let written = write(which, *children, &folder)?;
        for threads in ["1", ""] {
            let own = std::env::current_exe()?;
            let mut again = Command::new(own);
            again.args(["check", which]).arg(&folder);
            if !threads.is_empty() {
                again.env("RAYON_NUM_THREADS", threads);
            }
            let start = Instant::now();
            let said = again.output()?;
            let seconds = start.elapsed().as_secs_f64();
            let said = String::from_utf8(said.stdout)?;
            let [rules, found, cpu, memory] = said.split_whitespace().collect::<Vec<_>>()[..]
            else {
                return Err(format!("it said: {said}").into());
            };
            let cpu: f64 = cpu.parse()?;
            println!(
                "{:>9} {:>7.1} {:>3} {rules:>5} {found:>8} {seconds:>8.3} {cpu:>8.3} {:>7.1} {memory:>7}",
                written.children,
                written.bytes as f64 / 1e6,
                if threads.is_empty() { "all" } else { threads },
                cpu * 1e6 / written.children.max(1) as f64,
            );
        }
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// What was written.
#[derive(Default)]
struct Written {
    children: u64,
    bytes: u64,
}

/// Writes a return of about so many children to a folder: part by part until there are enough.
fn write(which: &str, children: u64, folder: &Path) -> Outcome<Written> {
    let of = if which == "903" {
        Return::LookedAfter
    } else {
        Return::InNeed
    };
    let asked = Asked {
        today: YEAR.last(),
        seed: 1,
        rate: MISTAKES,
        returns: &[of],
    };
    let marked: &[u8] = if which == "903" { b"\n" } else { b"</Child>" };
    let counted = |name: &str| match which {
        "903" => name.ends_with("this/header.csv"),
        _ => name.ends_with("2026.xml"),
    };
    let mut files: BTreeMap<String, (fs::File, Vec<u8>)> = BTreeMap::new();
    let mut written = Written::default();
    let mut named = Named::default();
    let mut failed: Outcome<()> = Ok(());
    let mut part = |part: sample::yearly::Part| -> Outcome<()> {
        if written.children >= children {
            return Ok(());
        }
        for each in part.files {
            if which == "cin" && !counted(&each.name) {
                continue;
            }
            if counted(&each.name) {
                let found = memchr::memmem::find_iter(&each.body, marked).count();
                written.children += u64::try_from(found)?;
            }
            let path = folder.join(&each.name);
            let (file, _) = match files.entry(each.name) {
                std::collections::btree_map::Entry::Occupied(there) => there.into_mut(),
                std::collections::btree_map::Entry::Vacant(none) => {
                    fs::create_dir_all(path.parent().unwrap_or(folder))?;
                    let mut file = fs::File::create(path)?;
                    file.write_all(&each.head)?;
                    none.insert((file, each.foot))
                }
            };
            file.write_all(&each.body)?;
        }
        named.join(part.named);
        Ok(())
    };
    // About one in six open to social care is looked after.
    let open = if which == "903" {
        children * 8
    } else {
        children
    };
    parts(open, asked, |some| {
        if failed.is_ok() {
            failed = part(some);
        }
    });
    failed?;
    for (file, foot) in files.values_mut() {
        file.write_all(foot)?;
    }
    if which == "903" {
        for (name, bytes) in named.files() {
            fs::write(folder.join(name), bytes)?;
        }
    }
    for path in files_in(folder)? {
        written.bytes += fs::metadata(path)?.len();
    }
    Ok(written)
}

/// Every file below a folder.
fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "findings.csv") {
                all.push(path);
            }
        }
    }
    all.sort();
    Ok(all)
}

/// Reads the return in a folder, checks it, writes the findings beside it, and says what that took.
fn check(which: &str, folder: &Path) -> Outcome<()> {
    let read: Vec<(String, Vec<u8>)> = files_in(folder)?
        .into_iter()
        .map(|path| Ok((path.to_string_lossy().into_owned(), fs::read(&path)?)))
        .collect::<Outcome<_>>()?;
    let files: Vec<File<'_>> = read
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let outcome = if which == "903" {
        let (all, _) = LookedAfter::read(&files);
        RULEBOOK.run(&all, YEAR, YEAR.last())
    } else {
        in_need::check(&files, YEAR, YEAR.last()).outcome
    };
    fs::write(folder.join("findings.csv"), findings(&outcome.findings))?;
    println!(
        "{} {} {:.4} {}",
        outcome.run.len(),
        outcome.findings.len(),
        processor()?,
        memory()?
    );
    // As the program does: what is over need not be given back piece by piece.
    std::process::exit(0)
}

fn findings(all: &[Finding]) -> Vec<u8> {
    let headings = ["rule", "level", "child", "table", "row", "line", "columns"];
    let mut table = csv::Table::new(csv::Form::default(), headings);
    for each in all {
        table.row([
            Value::Text(each.rule.into()),
            Value::Text(each.level.word().into()),
            Value::Text(each.child.as_str().into()),
            Value::Text(each.table.into()),
            Value::Int(i64::from(each.row)),
            Value::Int(i64::from(each.line)),
            Value::Text(each.columns.join(" ").into()),
        ]);
    }
    table.finish()
}

/// Seconds of the processor that all threads have had so far.
fn processor() -> Outcome<f64> {
    let mut nanoseconds = 0.0;
    for task in fs::read_dir("/proc/self/task")? {
        let had = fs::read_to_string(task?.path().join("schedstat"))?;
        nanoseconds += had.split(' ').next().unwrap_or("0").parse::<f64>()?;
    }
    Ok(nanoseconds / 1e9)
}

/// The most memory held so far, in MB.
fn memory() -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let most = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|kilobytes| kilobytes.split_whitespace().next());
    Ok(most.unwrap_or("0").parse::<u64>()? / 1024)
}
