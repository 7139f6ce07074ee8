//! How long a load takes and what it needs: the files of an invented authority, read and made into its children.
//!
//! `cargo bench -p returns --bench load [-- CHILDREN]`, or with a folder of files: `[-- FOLDER]`.
//!
//! 20,000 open children unless told. The files are written to a folder first and read by a program of their own, so
//! that the memory it says is that of reading.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a command, not the core"
)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use children::service::{Names, Service};
use children::{Day, History};
use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::service::{Supplied, build};
use returns::submission::File;
use sample::Ask;

type Named = (String, Vec<u8>);

fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args()
        .skip(1)
        .find(|each| !each.starts_with("--"));
    match argument.map(|each| each.parse::<u32>().map_err(|_| each)) {
        Some(Err(folder)) => read(Path::new(&folder)),
        Some(Ok(children)) => write_and_read(children),
        None => write_and_read(20_000),
    }
}

fn today() -> Result<Day, Box<dyn Error>> {
    Ok(Day::new(2026, 7, 1).ok_or("a day")?)
}

fn write_and_read(children_open: u32) -> Result<(), Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("waymark-load-{}", std::process::id()));
    let start = Instant::now();
    let ask = Ask {
        children_open,
        ..Ask::usual(1, today()?)
    };
    for (name, bytes) in sample::files(&sample::authority(ask)) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, bytes)?;
    }
    println!(
        "invented and written in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    let done = Command::new(std::env::current_exe()?).arg(&folder).status();
    fs::remove_dir_all(&folder)?;
    if done?.success() {
        Ok(())
    } else {
        Err("reading failed".into())
    }
}

/// Every file of a folder: its name and bytes.
fn files(folder: PathBuf) -> Result<Vec<Named>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push((name, fs::read(entry.path())?));
    }
    files.sort();
    Ok(files)
}

fn as_files(files: &[Named]) -> Vec<File<'_>> {
    (files.iter())
        .map(|(name, bytes)| File { name, bytes })
        .collect()
}

fn read(folder: &Path) -> Result<(), Box<dyn Error>> {
    let dataset = files(folder.join("ssd"))?;
    let own = files(folder.join("optional"))?;
    let bytes: usize = (dataset.iter().chain(&own))
        .map(|(_, bytes)| bytes.len())
        .sum();
    let before = memory("VmRSS");
    let start = Instant::now();
    let (dataset, _) = Safeguarding::read(&as_files(&dataset));
    let (own, _) = Optional::read(&as_files(&own));
    let rows: usize = (dataset.supplied().chain(own.supplied()))
        .map(|(_, _, rows)| rows)
        .sum();
    println!(
        "{rows} rows of {:.1} MB read in {:.2} s",
        mega(bytes),
        start.elapsed().as_secs_f64()
    );
    let held = memory("VmRSS");
    let supplied = Supplied {
        safeguarding: Some(dataset),
        optional: Some(own),
        ..Supplied::default()
    };
    let start = Instant::now();
    let (service, doubts) = build(&supplied, today()?);
    let took = start.elapsed();
    let as_at = service.sources.as_at.ok_or("no day")?;
    let open = (service.children.iter())
        .filter(|child| child.open_on(as_at))
        .count();
    println!(
        "{} children, {open} of them open, and {} workers made in {:.2} s; {} doubts",
        service.children.len(),
        service.workers.len(),
        took.as_secs_f64(),
        doubts.len()
    );
    println!(
        "memory: files {:.0} MB, rows {:.0} MB more, histories {:.1} MB ({:.1} MB more held); peak {:.0} MB",
        mega(before),
        mega(held.saturating_sub(before)),
        mega(size(&service)),
        mega(memory("VmRSS").saturating_sub(held)),
        mega(memory("VmHWM"))
    );
    Ok(())
}

/// What the histories and names take, counted by what they hold.
fn size(service: &Service) -> usize {
    let names: usize = (service.names.iter())
        .map(|names| names.id.len() + names.forename.len() + names.surname.len())
        .sum();
    let each = size_of::<History>() + size_of::<Names>() + 2 * size_of::<Arc<History>>();
    let fixed = service.children.len() * each;
    let held = service.children.iter().map(|child| held(child));
    fixed + names + held.sum::<usize>()
}

/// Adds up the room of lists, each with its head.
macro_rules! rooms {
    ($($list:expr),+ $(,)?) => { 0 $(+ if $list.is_empty() { 0 } else { 16 + size_of_val($list.as_slice()) })+ };
}

fn held(child: &History) -> usize {
    let care = child.care.as_deref().map_or(0, |care| {
        size_of_val(care)
            + rooms![
                care.periods,
                care.legal,
                care.placements,
                care.reviews,
                care.health,
                care.immunisations,
                care.questionnaires,
                care.substance_misuse,
                care.convictions,
                care.plans,
                care.permanence,
                care.education,
            ]
    });
    let leaving = child.leaving.as_deref().map_or(0, |leaving| {
        size_of_val(leaving) + rooms![leaving.records, leaving.pathway_plans, leaving.reasons]
    });
    care + leaving
        + child.adoption.as_deref().map_or(0, size_of_val)
        + rooms![
            child.homes,
            child.contacts,
            child.decisions,
            child.early_help,
            child.referrals,
            child.assessments,
            child.need_plans,
            child.need_reviews,
            child.enquiries,
            child.conferences,
            child.plans,
            child.plan_reviews,
            child.core_groups,
            child.visits,
            child.missing,
            child.interviews,
            child.exploitation,
            child.homeless,
            child.involvements,
            child.supervision,
            child.oversight,
            child.private_fostering,
            child.private_fostering_visits,
            child.disabled_service,
            child.advocacy,
            child.pre_proceedings,
            child.proceedings,
            child.audits,
            child.education_plans,
            child.voice,
        ]
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1_048_576.0
}

/// A line of what the system says of this program's memory, in bytes; 0 where it does not say.
fn memory(what: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}
