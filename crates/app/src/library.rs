//! Every report kept, read and corrected: what all pages show. Made from the store at start and again after each
//! change; never changed in place, so a page reads one moment and no locks.

mod drawn;
mod facts;
mod shelf;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use inspection::authorities::{self, Authority};
use inspection::corrections::{self, Correction, Standing};
use inspection::record::{Aspect, Framework, Grade, Kind, Outcome, Record};
use inspection::spread::{self, Spread};
use inspection::themes::ThemeId;
use jiff::civil::Date;
use rayon::prelude::*;
use store::{KeptReport, Store};

use drawn::{Drawn, Part};
pub(crate) use facts::ASPECTS;
use shelf::Shelf;
pub(crate) use shelf::{Passage, Place};

/// The reference number under which the invented authority stands in pages.
pub(crate) const INVENTED: &str = "invented";

/// The library of one moment.
#[derive(Debug, Default)]
pub(crate) struct Library {
    /// Every report kept, each authority's together, oldest first within it.
    pub(crate) reports: Vec<Arc<Kept>>,
    /// Places in `reports` by authority (its reference number), oldest first. Reports of an authority no one
    /// knows, and files that are no reports, stand in none.
    pub(crate) by_authority: BTreeMap<String, Vec<usize>>,
    /// Judgements published, report kept or not: what England, an authority's strip and comparisons are drawn
    /// from. In order of authority, then publication, oldest first.
    pub(crate) judged: Vec<Judged>,
    /// The invented authority, where reports of it are kept.
    pub(crate) invented: Option<Authority>,
    by_id: BTreeMap<String, usize>,
    spread: OnceLock<BTreeMap<ThemeId, Spread>>,
    shelf: OnceLock<Shelf>,
    drawn: Drawn,
}

/// A report as kept.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Its address in pages: the first twelve characters of its hash.
    pub(crate) id: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// The name it came under.
    pub(crate) file_name: String,
    /// Whether it was invented for the sample authority.
    pub(crate) invented: bool,
    /// The reading with corrections laid over it.
    pub(crate) record: Record,
    /// Corrections, oldest first, with how each stands against today's reading.
    pub(crate) corrections: Vec<(Correction, Standing)>,
}

/// The judgements of one published report.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// The authority, by reference number.
    pub(crate) urn: String,
    /// The framework it was judged under.
    pub(crate) framework: Framework,
    /// What sort of inspection it was, where known.
    pub(crate) kind: Option<Kind>,
    /// First day on site, where known.
    pub(crate) inspected: Option<Date>,
    /// When it was published.
    pub(crate) published: Date,
    /// What was graded.
    pub(crate) grades: BTreeMap<Aspect, Grade>,
    /// The kept report they were read from; none where they are carried as a published fact.
    pub(crate) report: Option<usize>,
    /// How many points the authority was asked to improve, where known.
    pub(crate) points: Option<usize>,
    /// Where they come from, for people: "read from the report" or "official outcomes at 31 March 2025".
    pub(crate) source: String,
}

/// Reads the store and makes the library of this moment.
pub(crate) async fn made_from(store: &Store) -> anyhow::Result<Library> {
    let reports = store.reports().await?;
    let mut corrections: BTreeMap<String, Vec<Correction>> = BTreeMap::new();
    for (sha256, correction) in store.corrections().await? {
        corrections.entry(sha256).or_default().push(correction);
    }
    // Parsing a national record of readings is a quarter of a second of computing: not on a thread that serves.
    tokio::task::spawn_blocking(move || Library::of(reports, &corrections)).await?
}

impl Library {
    /// The library of these reports with these corrections by hash.
    fn of(
        reports: Vec<KeptReport>,
        corrections: &BTreeMap<String, Vec<Correction>>,
    ) -> anyhow::Result<Self> {
        let mut reports = reports
            .into_par_iter()
            .map(|report| {
                let corrections = corrections
                    .get(&report.sha256)
                    .map_or(&[][..], Vec::as_slice);
                Kept::of(report, corrections)
            })
            .collect::<Result<Vec<_>, _>>()?;
        reports.sort_by_cached_key(|kept| {
            (
                kept.urn().unwrap_or_default().to_owned(),
                kept.day(),
                kept.file_name.clone(),
                kept.sha256.clone(),
            )
        });

        let mut library = Self::default();
        for (place, kept) in reports.into_iter().enumerate() {
            library.by_id.insert(kept.id.clone(), place);
            if let Some(urn) = kept.urn() {
                library
                    .by_authority
                    .entry(urn.to_owned())
                    .or_default()
                    .push(place);
            }
            if kept.urn() == Some(INVENTED) {
                library.invented = Some(invented());
            }
            library.reports.push(Arc::new(kept));
        }
        library.judged = facts::judged(&library.reports);
        Ok(library)
    }

    /// Every theme across every authority; made when it is first asked for. The invented authority stands among
    /// the others here, marked as invented wherever it is shown.
    pub(crate) fn spread(&self) -> &BTreeMap<ThemeId, Spread> {
        self.spread.get_or_init(|| {
            let records: Vec<&Record> = self.reports.iter().map(|kept| &kept.record).collect();
            spread::of_all(&records)
        })
    }

    /// A part of a page, drawn once a day as long as this library lasts.
    pub(crate) fn drawn(&self, what: &str, day: Date, draw: impl FnOnce() -> Part) -> Part {
        self.drawn.get(what, day, draw)
    }

    /// Every paragraph and point with the index over their words; made when it is first asked for.
    pub(crate) fn shelf(&self) -> &Shelf {
        self.shelf.get_or_init(|| Shelf::of(self))
    }

    /// The report at this address.
    pub(crate) fn report(&self, id: &str) -> Option<&Arc<Kept>> {
        self.by_id
            .get(id)
            .and_then(|place| self.reports.get(*place))
    }

    /// Every authority: the invented one first where it is here, then England's in order of name, then those that
    /// ended.
    pub(crate) fn authorities(&self) -> impl Iterator<Item = &Authority> {
        self.invented.iter().chain(authorities::all())
    }

    /// The authority of this reference number.
    pub(crate) fn authority(&self, urn: &str) -> Option<&Authority> {
        if urn == INVENTED {
            self.invented.as_ref()
        } else {
            authorities::by_urn(urn)
        }
    }

    /// An authority's reports, oldest first.
    pub(crate) fn reports_of(&self, urn: &str) -> impl Iterator<Item = &Arc<Kept>> {
        self.by_authority
            .get(urn)
            .into_iter()
            .flatten()
            .filter_map(|place| self.reports.get(*place))
    }

    /// An authority's published judgements, oldest first.
    pub(crate) fn judged_of(&self, urn: &str) -> impl DoubleEndedIterator<Item = &Judged> {
        let first = self.judged.partition_point(|j| j.urn.as_str() < urn);
        let end = self.judged.partition_point(|j| j.urn.as_str() <= urn);
        self.judged.get(first..end).unwrap_or_default().iter()
    }

    /// The judgements that held for an authority on a day: the newest published by then.
    pub(crate) fn held_on(&self, urn: &str, day: Date) -> Option<&Judged> {
        self.judged_of(urn).rev().find(|j| j.published <= day)
    }
}

impl Kept {
    fn of(report: KeptReport, corrected: &[Correction]) -> Result<Self, store::Error> {
        let record = report.reading.record()?;
        let (mut record, standings) = corrections::apply(record, corrected);
        if report.invented
            && let Some(authority) = &mut record.authority
            && is_invented(&authority.value.printed)
        {
            // No national list holds the invented authority, and the reading rightly says so; here it is known.
            authority.value.printed = sample::AUTHORITY.to_owned();
            authority.value.urn = Some(INVENTED.to_owned());
            record
                .doubts
                .retain(|doubt| doubt.field.as_deref() != Some("urn"));
        }
        Ok(Self {
            id: report.id,
            sha256: report.sha256,
            file_name: report.file_name,
            invented: report.invented,
            record,
            corrections: corrected.iter().cloned().zip(standings).collect(),
        })
    }

    /// The authority's reference number; none where no one knows it.
    pub(crate) fn urn(&self) -> Option<&str> {
        let urn = self.record.authority.as_ref()?.value.urn.as_deref()?;
        (urn == INVENTED || authorities::by_urn(urn).is_some()).then_some(urn)
    }

    /// First and last day on site.
    pub(crate) fn on_site(&self) -> Option<(Date, Date)> {
        let windows = || self.record.fieldwork.iter().map(|w| w.value);
        Some((
            windows().map(|w| w.first).min()?,
            windows().map(|w| w.last).max()?,
        ))
    }

    /// When it was published.
    pub(crate) fn published(&self) -> Option<Date> {
        self.record.published.as_ref().map(|p| p.value)
    }

    /// The day it stands under in time: published, or else the last day on site.
    pub(crate) fn day(&self) -> Option<Date> {
        self.published().or(self.on_site().map(|(_, last)| last))
    }

    /// What was graded.
    fn grades(&self) -> BTreeMap<Aspect, Grade> {
        self.record
            .judgements
            .iter()
            .filter_map(|j| match j.outcome {
                Outcome::Graded(grade) => Some((j.aspect, grade)),
                Outcome::NotJudged => None,
            })
            .collect()
    }
}

/// Whether a printed name is the invented authority's: another invented one is an authority no one knows.
fn is_invented(printed: &str) -> bool {
    let name = sample::AUTHORITY.to_lowercase();
    printed.to_lowercase().contains(&name)
}

/// The invented authority as a row of the list: no code, no neighbours, no place on the map.
fn invented() -> Authority {
    Authority {
        urn: INVENTED.to_owned(),
        la_code: String::new(),
        ons_code: String::new(),
        name: sample::AUTHORITY.to_owned(),
        region: String::new(),
        council_type: "Invented".to_owned(),
        neighbours: Vec::new(),
        children: None,
        former: false,
        ended: None,
        tile: None,
        outcome_2025: None,
    }
}
