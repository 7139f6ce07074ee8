//! `waymark sample`: writes an invented authority.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use sample::yearly::{self, Asked, Mistake, Named, Part, PartFile, Return};

use crate::cli::Ended;
use crate::clock;

/// Write an invented authority: every source of its children's data, consistent with each other, and its inspection
/// reports
///
/// The same seed, number and day give the same files. Exit status: 0 written, 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// Folder to write to
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Children open to children's social care on the last day
    #[arg(long, value_name = "N", default_value_t = crate::records::invented::CHILDREN)]
    children: u32,
    /// What all chance is made from
    #[arg(long, value_name = "S", default_value_t = crate::records::invented::SEED)]
    seed: u64,
    /// Years of records
    #[arg(long, value_name = "N", default_value_t = crate::records::invented::YEARS, value_parser = clap::value_parser!(u8).range(1..=20))]
    years: u8,
    /// The last day of the data [default: today]
    #[arg(long, value_name = "DATE")]
    as_at: Option<Date>,
    /// Share of children in the returns with a mistake, from 0 to 1; the mistakes are listed in mistakes.csv
    ///
    /// Each child has one mistake at most in a return, made for one rule and found by it; other rules may find it too.
    /// There is a mistake for 306 of the 311 rules of the 903 in force in 2025/26 and for 104 of the 109 of the census;
    /// the others ask about a return as a whole, or about what the sample cannot hold. They take turns: with
    /// a share of 1, returns of 3,000 children hold about nine in ten of these kinds, those of 60,000 all.
    #[arg(long, value_name = "RATE", default_value_t = 0.0, value_parser = share)]
    mistakes: f64,
    /// Write these returns and nothing else, of any number of children
    #[arg(long, value_name = "RETURNS", value_delimiter = ',')]
    only: Vec<Only>,
}

/// A return that can be written by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Only {
    /// Children looked after
    #[value(name = "903")]
    LookedAfter,
    /// Children in need
    Cin,
}

/// A share of all, from 0 to 1.
fn share(written: &str) -> Result<f64, String> {
    match written.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}

/// Invents and writes.
pub(super) fn run(asked: &Sample) -> anyhow::Result<Ended> {
    let today = match asked.as_at {
        Some(date) => children::Day::from_date(date).context("the day is outside 1800 to 2299")?,
        None => clock::day(),
    };
    let rate = in_a_thousand(asked.mistakes);
    if !asked.only.is_empty() {
        return returns_alone(asked, today, rate);
    }
    eprintln!(
        "Inventing {} children and the {} years behind them.",
        asked.children, asked.years
    );
    let mut files = crate::records::invented::files_with_mistakes(
        asked.children,
        asked.seed,
        today,
        asked.years,
        rate,
    );
    let reports = sample::reports().into_iter();
    files.extend(reports.map(|report| (format!("reports/{}", report.file_name), report.bytes)));
    for (name, bytes) in &files {
        begin(&asked.folder, name)?
            .write_all(bytes)
            .with_context(|| format!("{name} cannot be written"))?;
    }
    eprintln!("{} files are in {}.", files.len(), asked.folder.display());
    Ok(Ended::Clean)
}

/// A share as so many of a thousand; the least that is asked for is one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share from 0 to 1 makes a number from 0 to 1000"
)]
fn in_a_thousand(share: f64) -> u32 {
    (share * 1_000.0).ceil() as u32
}

/// Begins a file, and the folders it stands in.
fn begin(folder: &Path, name: &str) -> anyhow::Result<File> {
    let path = folder.join(name);
    let cannot = || format!("{} cannot be written", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(cannot)?;
    }
    File::create(&path).with_context(cannot)
}

/// Writes returns and nothing else, a few thousand children at a time.
fn returns_alone(asked: &Sample, today: children::Day, rate: u32) -> anyhow::Result<Ended> {
    let wanted = |only| asked.only.contains(&only);
    let mut returns = Vec::new();
    if wanted(Only::LookedAfter) {
        returns.push(Return::LookedAfter);
    }
    if wanted(Only::Cin) {
        returns.push(Return::InNeed);
    }
    eprintln!("Inventing the returns of {} children.", asked.children);
    let what = Asked {
        today,
        seed: asked.seed,
        rate,
        returns: &returns,
    };
    let mut writing = Writing {
        folder: &asked.folder,
        files: BTreeMap::new(),
        named: Named::default(),
        mistakes: Vec::new(),
        failed: None,
    };
    yearly::parts(u64::from(asked.children), what, |part| writing.add(part));
    let written = writing.finish(wanted(Only::LookedAfter), rate > 0)?;
    eprintln!("{written} files are in {}.", asked.folder.display());
    Ok(Ended::Clean)
}

/// Files being written part by part, each with what it ends with.
struct Writing<'a> {
    folder: &'a Path,
    files: BTreeMap<String, (File, Vec<u8>)>,
    named: Named,
    mistakes: Vec<Mistake>,
    failed: Option<anyhow::Error>,
}

impl Writing<'_> {
    fn add(&mut self, part: Part) {
        self.named.join(part.named);
        self.mistakes.extend(part.mistakes);
        for file in part.files {
            if self.failed.is_none() {
                self.failed = self.write(file).err();
            }
        }
    }

    fn write(&mut self, part: PartFile) -> anyhow::Result<()> {
        let file = match self.files.entry(part.name) {
            Entry::Occupied(there) => &mut there.into_mut().0,
            Entry::Vacant(place) => {
                let mut file = begin(self.folder, place.key())?;
                file.write_all(&part.head)?;
                &mut place.insert((file, part.foot)).0
            }
        };
        file.write_all(&part.body)?;
        Ok(())
    }

    /// Ends every file and writes the lists; says how many files there are.
    fn finish(self, with_lists: bool, with_mistakes: bool) -> anyhow::Result<usize> {
        if let Some(failed) = self.failed {
            return Err(failed.context("the returns cannot be written"));
        }
        let mut written = self.files.len();
        for (mut file, foot) in self.files.into_values() {
            file.write_all(&foot)?;
        }
        let mut beside = Vec::new();
        if with_lists {
            beside = self.named.files();
        }
        if with_mistakes {
            beside.push(("mistakes.csv".to_owned(), yearly::listed(&self.mistakes)));
        }
        written += beside.len();
        for (name, bytes) in beside {
            begin(self.folder, &name)?.write_all(&bytes)?;
        }
        Ok(written)
    }
}
