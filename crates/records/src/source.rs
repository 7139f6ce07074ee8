//! The sources that can be loaded, and reading all that is in force.

use returns::annex_a::AnnexA;
use returns::doubt::Doubt;
use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::service::Supplied;
use returns::submission::File;

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The Standard Safeguarding Dataset: a folder of CSVs, one for each table.
    Ssd,
    /// Annex A: a workbook, or a folder of CSVs.
    AnnexA,
    /// The council's own tables.
    Optional,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::Ssd, Self::AnnexA, Self::Optional];

    /// The word it is kept under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ssd => "ssd",
            Self::AnnexA => "annex-a",
            Self::Optional => "optional",
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

/// Reads the files of one source into what is supplied.
pub fn read_into(
    supplied: &mut Supplied,
    source: Source,
    files: &[(String, Vec<u8>)],
) -> (Gave, Vec<Doubt>) {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let gave = |tables: &mut dyn Iterator<Item = usize>| {
        tables.fold(Gave::default(), |gave, rows| Gave {
            tables: gave.tables + 1,
            rows: gave.rows + rows,
        })
    };
    match source {
        Source::Ssd => {
            let (read, doubts) = Safeguarding::read(&files);
            let gave = gave(&mut read.supplied().map(|(_, _, rows)| rows));
            supplied.safeguarding = Some(read);
            (gave, doubts)
        }
        Source::AnnexA => {
            let (read, doubts) = AnnexA::read(&files);
            let gave = gave(&mut read.supplied().map(|(_, _, rows)| rows));
            supplied.annex_a = Some(read);
            (gave, doubts)
        }
        Source::Optional => {
            let (read, doubts) = Optional::read(&files);
            let gave = gave(&mut read.supplied().map(|(_, _, rows)| rows));
            supplied.optional = Some(read);
            (gave, doubts)
        }
    }
}
