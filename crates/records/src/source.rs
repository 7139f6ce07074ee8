//! The sources that can be loaded, and reading all that is in force.

use std::cmp::Reverse;

use children::CollectionYear;
use returns::annex_a::AnnexA;
use returns::doubt::Doubt;
use returns::in_need::InNeed;
use returns::looked_after::LookedAfter;
use returns::optional::Optional;
use returns::read::zipped;
use returns::rule::Source as _;
use returns::safeguarding::Safeguarding;
use returns::service::{OfYear, Supplied};
use returns::submission::{File, Layout};
use returns::table::From;

use crate::checked::told;
use crate::rulebooks::keep_wanted;

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The Standard Safeguarding Dataset: a folder of CSVs, one for each table.
    Ssd,
    /// Annex A: a workbook, or a folder of CSVs.
    AnnexA,
    /// The council's own tables.
    Optional,
    /// The SSDA903: the yearly return of children looked after.
    LookedAfter,
    /// The children in need census.
    InNeed,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 5] = [
        Self::Ssd,
        Self::AnnexA,
        Self::Optional,
        Self::LookedAfter,
        Self::InNeed,
    ];

    /// The word it is kept under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ssd => "ssd",
            Self::AnnexA => "annex-a",
            Self::Optional => "optional",
            Self::LookedAfter => "903",
            Self::InNeed => "cin",
        }
    }

    /// The source of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }

    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ssd => "Standard Safeguarding Dataset",
            Self::AnnexA => "Annex A",
            Self::Optional => "The council's own tables",
            Self::LookedAfter => "Children looked after return (SSDA903)",
            Self::InNeed => "Children in need census",
        }
    }

    /// Whether it is of one collection year, by whose rules it is judged.
    pub fn is_yearly(self) -> bool {
        match self {
            Self::Ssd | Self::AnnexA | Self::Optional => false,
            Self::LookedAfter | Self::InNeed => true,
        }
    }

    /// The layouts of its tables.
    pub fn layouts(self) -> &'static [Layout] {
        match self {
            Self::Ssd => Safeguarding::LAYOUTS,
            Self::AnnexA => AnnexA::LAYOUTS,
            Self::Optional => Optional::LAYOUTS,
            Self::LookedAfter => LookedAfter::LAYOUTS,
            Self::InNeed => InNeed::LAYOUTS,
        }
    }

    /// Takes out of what is supplied what this source gave.
    pub fn take_out(self, supplied: &mut Supplied) {
        match self {
            Self::Ssd => supplied.safeguarding = None,
            Self::AnnexA => supplied.annex_a = None,
            Self::Optional => supplied.optional = None,
            Self::LookedAfter => supplied.looked_after = None,
            Self::InNeed => supplied.in_need = None,
        }
    }

    /// Every table that was supplied of it: layout, where it came from, how many rows.
    pub fn tables(self, supplied: &Supplied) -> Vec<(Layout, &From, usize)> {
        match self {
            Self::Ssd => supplied
                .safeguarding
                .iter()
                .flat_map(Safeguarding::supplied)
                .collect(),
            Self::AnnexA => supplied.annex_a.iter().flat_map(AnnexA::supplied).collect(),
            Self::Optional => supplied
                .optional
                .iter()
                .flat_map(Optional::supplied)
                .collect(),
            Self::LookedAfter => {
                let all = supplied.looked_after.iter();
                all.flat_map(|of| of.source.supplied()).collect()
            }
            Self::InNeed => {
                let all = supplied.in_need.iter();
                all.flat_map(|of| of.source.tables.supplied()).collect()
            }
        }
    }
}

/// Files of one source, each by name and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// How much a source's files gave: tables recognised, rows read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Gave {
    /// Tables recognised.
    pub tables: usize,
    /// Rows read.
    pub rows: usize,
}

/// Reads the files of each source.
pub fn read_all(sources: &[(String, Files)]) -> (Supplied, Vec<Doubt>) {
    let mut supplied = Supplied::default();
    let mut doubts = Vec::new();
    for (word, files) in sources {
        if let Some(source) = Source::from_word(word) {
            let (_, more) = read_into(&mut supplied, source, files);
            doubts.extend(more);
        }
    }
    (supplied, doubts)
}

/// Reads the files of one source into what is supplied; those in zips as those beside them.
pub fn read_into(
    supplied: &mut Supplied,
    source: Source,
    files: &[(String, Vec<u8>)],
) -> (Gave, Vec<Doubt>) {
    let doubts = with_files(source, files, |files, mut doubts| {
        doubts.extend(read(supplied, source, files));
        doubts
    });
    let mut gave = Gave::default();
    for (_, _, rows) in source.tables(supplied) {
        gave.tables += 1;
        gave.rows += rows;
    }
    (gave, doubts)
}

fn read(supplied: &mut Supplied, source: Source, files: &[File<'_>]) -> Vec<Doubt> {
    match source {
        Source::Ssd => {
            let (read, doubts) = Safeguarding::read(files);
            supplied.safeguarding = Some(read);
            doubts
        }
        Source::AnnexA => {
            let (read, doubts) = AnnexA::read(files);
            supplied.annex_a = Some(read);
            doubts
        }
        Source::Optional => {
            let (read, doubts) = Optional::read(files);
            supplied.optional = Some(read);
            doubts
        }
        Source::LookedAfter => {
            let (read, mut doubts) = LookedAfter::read(files);
            let year = said(files).or_else(|| read.this.told());
            if let Some(year) = year {
                keep_wanted(source, year, &mut doubts);
            }
            supplied.looked_after = Some(OfYear { year, source: read });
            doubts
        }
        Source::InNeed => {
            let (read, mut doubts) = InNeed::read(files);
            let year = said(files).or_else(|| told(&read));
            if let Some(year) = year {
                keep_wanted(source, year, &mut doubts);
            }
            supplied.in_need = Some(OfYear { year, source: read });
            doubts
        }
    }
}

/// Does something with files, those in zips in place of the zips, and with the doubts about the zips. Of several
/// censuses named by their years the latest comes first, which is the one that is read.
pub(crate) fn with_files<T>(
    source: Source,
    files: &[(String, Vec<u8>)],
    with: impl FnOnce(&[File<'_>], Vec<Doubt>) -> T,
) -> T {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let (files, doubts) = zipped::unpacked(&files);
    let mut files: Vec<File<'_>> = files
        .iter()
        .map(|file| File {
            name: &file.name,
            bytes: &file.bytes,
        })
        .collect();
    if source == Source::InNeed {
        let year = |file: &File<'_>| {
            let name = file.name.rsplit('/').next()?;
            name.split('.').next()?.parse::<CollectionYear>().ok()
        };
        files.sort_by_key(|file| Reverse(year(file)));
    }
    with(&files, doubts)
}

/// The year that the names of files say, as the folder they all lie in: `2026/episodes.csv`.
pub(crate) fn said(files: &[File<'_>]) -> Option<CollectionYear> {
    let mut years = files
        .iter()
        .map(|file| file.name.split_once('/')?.0.parse().ok());
    let first = years.next()??;
    years.all(|year| year == Some(first)).then_some(first)
}

/// The name that says of a file for which year it was supplied, and whether it is last year's.
#[must_use]
pub fn name_of(name: &str, year: Option<CollectionYear>, last: bool) -> String {
    let year = year.map_or_else(String::new, |year| format!("{}/", year.0));
    let last = if last { "last/" } else { "" };
    format!("{year}{last}{name}")
}
