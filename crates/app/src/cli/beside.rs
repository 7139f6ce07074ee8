//! What is given beside a 903: last year's return, and the lists that its rules look things up in.

use std::path::PathBuf;

use children::CollectionYear;
use clap::Args;

use crate::cli::given::files;
use crate::records::{Files, Source, name_of};
use crate::settings::code_of_council;

/// Last year's return and the lists, each where it was given.
#[derive(Debug, Args)]
pub(crate) struct Beside {
    /// Last year's return, for rules that compare the two (903)
    #[arg(long, value_name = "PATH")]
    last: Option<PathBuf>,
    /// List of the providers of placements, for rules that look one up, under the headings that
    /// the sample’s has (903)
    #[arg(long, value_name = "FILE")]
    pub(crate) providers: Option<PathBuf>,
    /// List of postcodes with grid references and authorities, as the Office for National Statistics publishes it, for
    /// rules of distance (903)
    #[arg(long, value_name = "FILE")]
    pub(crate) postcodes: Option<PathBuf>,
    /// The council whose return it is, by name, by the department's three-digit code or by a code such as E09000027 (903)
    #[arg(long, value_name = "NAME or CODE", value_parser = code_of_council)]
    authority: Option<String>,
}

impl Beside {
    /// The files of all that was given, under names that say of last year's whose they are.
    ///
    /// # Errors
    /// When something was given beside another source than the 903, or cannot be read.
    pub(crate) fn files(
        &self,
        source: Source,
        year: Option<CollectionYear>,
    ) -> anyhow::Result<Files> {
        let given = [
            ("--last", self.last.is_some()),
            ("--providers", self.providers.is_some()),
            ("--postcodes", self.postcodes.is_some()),
            ("--authority", self.authority.is_some()),
        ];
        for (option, given) in given {
            anyhow::ensure!(
                !given || source == Source::LookedAfter,
                "{option} belongs to the 903 alone"
            );
        }
        let mut all = Files::new();
        if let Some(last) = &self.last {
            all.extend(named(files(last)?, year, true));
        }
        for list in [&self.providers, &self.postcodes].into_iter().flatten() {
            all.extend(named(files(list)?, year, false));
        }
        if let Some(code) = &self.authority {
            let text = format!("AUTHORITY_CODE\n{code}\n").into_bytes();
            all.extend(named(vec![("authority.csv".to_owned(), text)], year, false));
        }
        Ok(all)
    }
}

/// Files under names that say for which year they were given, and which are last year's.
pub(crate) fn named(files: Files, year: Option<CollectionYear>, last: bool) -> Files {
    files
        .into_iter()
        .map(|(name, bytes)| (name_of(&name, year, last), bytes))
        .collect()
}
