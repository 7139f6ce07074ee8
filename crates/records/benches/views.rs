//! How long a view takes to be made, and what it holds in memory: every role, and the largest team.
//!
//! `cargo bench -p records --bench views [-- CHILDREN]`
//!
//! An invented authority of 1,700 open children unless told; 20,000 is the size the targets speak of.
#![expect(clippy::print_stdout, reason = "a command, not the core")]

use std::sync::Arc;
use std::time::Instant;

use access::{Acting, Reach, Role};
use children::Day;
use records::{Locks, Read, Records, Source, ViewKey, read_all};
use sample::Ask;

fn main() {
    let open = std::env::args().find_map(|each| each.parse().ok());
    let Some(today) = Day::new(2026, 11, 20) else {
        return;
    };
    let all = Arc::new(everybody(open.unwrap_or(1_700), today));
    println!(
        "{} children, {} open; the whole is {} MB with what was supplied",
        all.children(),
        all.open(),
        memory() / 1024
    );
    for role in Role::ALL {
        if access::table::row(role).reach == Reach::Nobody {
            continue;
        }
        let acting = Acting {
            person: String::new(),
            name: String::new(),
            role,
            scope: all.invented_scope(role),
            proved: None,
        };
        let key = ViewKey::of(&acting, &Locks::default());
        let before = memory();
        let begun = Instant::now();
        let view = all.view(&key);
        let took = begun.elapsed();
        println!(
            "{:30} {:6} children {:5} open {:8.0} ms {:6.1} MB",
            role.name(),
            view.children(),
            view.open(),
            took.as_secs_f64() * 1000.0,
            memory().saturating_sub(before) as f64 / 1024.0
        );
        // Kept, so that the next one's memory is its own.
        std::mem::forget(view);
    }
}

fn everybody(children_open: u32, today: Day) -> Records {
    let files = sample::files(&sample::authority(Ask {
        children_open,
        seed: 2017,
        today,
        years: 6,
    }));
    let sources: Vec<_> = Source::ALL
        .into_iter()
        .map(|source| {
            let folder = format!("{}/", source.word());
            let of = sample::files_under(&files, &folder)
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
            (source.word().to_owned(), of.collect())
        })
        .collect();
    drop(files);
    let (supplied, doubts) = read_all(&sources);
    drop(sources);
    let loads = vec![records::Load {
        id: "sample".to_owned(),
        source: "ssd".to_owned(),
        at: jiff::Timestamp::UNIX_EPOCH,
        invented: true,
    }];
    let read = Read {
        loads,
        supplied,
        doubts,
        secret: "a benchmark".to_owned(),
    };
    let begun = Instant::now();
    let made = Records::made(read, today, None, None);
    println!(
        "everybody's records: {:.0} ms after reading",
        begun.elapsed().as_secs_f64() * 1000.0
    );
    made
}

/// Memory of this process in kB; nought where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    let words = line.and_then(|line| line.split_whitespace().nth(1));
    words.and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
