//! Reading what comes in and keeping it: two files at a time, each kept whole or not at all.

use std::collections::BTreeMap;

use anyhow::Context as _;
use inspection::read::{self, Origin};
use inspection::record::{Framework, Record};
use jiff::civil::Date;
use store::{Added, NewReport, Store};
use tokio::sync::Mutex;

use super::apart::read_apart;
use crate::clock;

/// A file to be read and kept.
#[derive(Debug)]
pub(crate) struct Incoming {
    /// Its name with the folder it lies in.
    pub(crate) origin: Origin,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// Where it was fetched from, and what the publisher calls that version.
    pub(crate) link: Option<(String, Option<String>)>,
}

/// What became of a file.
#[derive(Debug)]
pub(crate) enum Kept {
    /// It is kept now. The names of reports of the same inspection kept before, with other bytes.
    New(Box<Record>, Vec<String>),
    /// The same bytes were kept before, under this name.
    Already(String),
}

/// The inspection a report tells of: two files that agree on it are two versions of one report.
type Inspection = (String, Framework, Date);

/// Reads and keeps files; remembers which inspections are kept already.
pub(crate) struct Keeper<'a> {
    store: &'a Store,
    by: &'a str,
    inspections: Mutex<BTreeMap<Inspection, Vec<String>>>,
}

impl<'a> Keeper<'a> {
    /// A keeper for this store; `by` is who adds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) async fn new(store: &'a Store, by: &'a str) -> anyhow::Result<Self> {
        let mut inspections: BTreeMap<Inspection, Vec<String>> = BTreeMap::new();
        for report in store.reports().await? {
            if let Some(inspection) = report.reading.record().ok().as_ref().and_then(inspection) {
                inspections
                    .entry(inspection)
                    .or_default()
                    .push(report.file_name);
            }
        }
        Ok(Self {
            store,
            by,
            inspections: Mutex::new(inspections),
        })
    }

    /// Reads a file apart and keeps it with its reading.
    ///
    /// # Errors
    /// When it could not be kept; then nothing of it is.
    pub(crate) async fn keep(&self, file: &Incoming) -> anyhow::Result<Kept> {
        let sha256 = store::hash(&file.bytes);
        if let Some(name) = self.store.kept_under(&sha256).await? {
            self.note_link(&sha256, &name, file).await?;
            return Ok(Kept::Already(name));
        }
        let record = read_apart(&file.bytes, &file.origin).await?;
        let added = self
            .store
            .add(&NewReport {
                file_name: &file.origin.file_name,
                bytes: &file.bytes,
                added: clock::now(),
                by: self.by,
                invented: false,
                link: file.link.as_ref().map(|(link, _)| link.as_str()),
                link_published: file.origin.link_published,
                etag: file.link.as_ref().and_then(|(_, etag)| etag.as_deref()),
                record: &record,
                reader_version: read::VERSION,
            })
            .await?;
        match added {
            Added::AlreadyKept(name) => Ok(Kept::Already(name)),
            Added::New => {
                let twins = self.twins(&record, &file.origin.file_name).await;
                Ok(Kept::New(Box::new(record), twins))
            }
        }
    }

    /// Notes where a report that a person added is published, and reads it again: its link tells the publication date.
    async fn note_link(&self, sha256: &str, name: &str, file: &Incoming) -> anyhow::Result<()> {
        let Some((link, etag)) = &file.link else {
            return Ok(());
        };
        let published = file.origin.link_published;
        if self
            .store
            .note_link(sha256, link, published, etag.as_deref())
            .await?
        {
            let origin = Origin {
                file_name: name.to_owned(),
                link_published: published,
            };
            let record = read_apart(&file.bytes, &origin).await?;
            self.store
                .keep_reading(sha256, read::VERSION, &record)
                .await?;
        }
        Ok(())
    }

    /// The names of reports kept before of the same inspection; remembers this one.
    async fn twins(&self, record: &Record, name: &str) -> Vec<String> {
        let Some(inspection) = inspection(record) else {
            return Vec::new();
        };
        let mut inspections = self.inspections.lock().await;
        let names = inspections.entry(inspection).or_default();
        let twins = names.clone();
        names.push(name.to_owned());
        twins
    }
}

/// The inspection a record tells of, where it says enough.
fn inspection(record: &Record) -> Option<Inspection> {
    Some((
        record.authority.as_ref()?.value.urn.clone()?,
        record.framework.as_ref()?.value,
        record.fieldwork.first()?.value.first,
    ))
}

/// Fills a store with the reports of the invented authority, where they are not in it yet.
///
/// # Errors
/// When they could not be kept.
pub(crate) async fn add_sample(store: &Store) -> anyhow::Result<()> {
    for report in sample::reports() {
        if store
            .kept_under(&store::hash(&report.bytes))
            .await?
            .is_some()
        {
            continue;
        }
        let record = read::report(
            &report.bytes,
            &Origin {
                file_name: report.file_name.clone(),
                link_published: None,
            },
        );
        store
            .add(&NewReport {
                file_name: &report.file_name,
                bytes: &report.bytes,
                added: clock::now(),
                by: "Waymark",
                invented: true,
                link: None,
                link_published: None,
                etag: None,
                record: &record,
                reader_version: read::VERSION,
            })
            .await
            .context("the invented authority could not be filled")?;
    }
    Ok(())
}

/// Reads again what another version of the reader read; how many reports that were.
///
/// # Errors
/// When a report could not be read from the store or its reading not be kept.
pub(crate) async fn read_again(store: &Store) -> anyhow::Result<usize> {
    let mut again = 0;
    for (sha256, file_name, link_published) in store.read_by_others(read::VERSION).await? {
        let Some(bytes) = store.report_bytes(&sha256).await? else {
            continue;
        };
        let origin = Origin {
            file_name,
            link_published,
        };
        let record = read_apart(&bytes, &origin).await?;
        store.keep_reading(&sha256, read::VERSION, &record).await?;
        again += 1;
    }
    Ok(again)
}
