//! A statutory return as files again, in the form it is asked for: what the case system sent as tables leaves as XML, or
//! the other way round.

use returns::service::Supplied;

use crate::source::{Files, Source};

/// What a return is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One file of XML for each year.
    Xml,
    /// A file of text between commas for each table.
    Csv,
}

/// The files of a return, the 903's year before under `last/` where it was supplied; none of a source that is no such
/// return, or was not supplied.
#[must_use]
pub fn written_back(supplied: &Supplied, source: Source, form: Form) -> Files {
    match source {
        Source::LookedAfter => {
            let Some(of) = &supplied.looked_after else {
                return Files::new();
            };
            let years = [("", &of.source.this), ("last/", &of.source.last)];
            years
                .into_iter()
                .filter(|(_, year)| year.supplied().next().is_some())
                .flat_map(|(folder, year)| match form {
                    Form::Xml => vec![(format!("{folder}903.xml"), year.xml().into_bytes())],
                    Form::Csv => {
                        let files = year.files().into_iter();
                        files
                            .map(|(name, bytes)| (format!("{folder}{name}"), bytes))
                            .collect()
                    }
                })
                .collect()
        }
        Source::InNeed => {
            let Some(of) = &supplied.in_need else {
                return Files::new();
            };
            match form {
                Form::Xml => vec![("cin.xml".to_owned(), of.source.xml().into_bytes())],
                Form::Csv => of.source.files(),
            }
        }
        Source::Ssd | Source::AnnexA | Source::Optional => Files::new(),
    }
}
