//! What every page is given: the store, the library made from it, and the day.

use std::sync::{Arc, RwLock};

use anyhow::Context as _;
use inspection::corrections::Correction;
use jiff::civil::Date;
use store::Store;
use tokio::sync::Mutex;

use crate::clock;
use crate::library::{self, Kept, Library};

/// The running service; cloning it is cheap.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    store: Store,
    library: RwLock<Arc<Library>>,
    /// Held while the library is made anew, so that two changes do not both read the store.
    making: Mutex<()>,
}

impl App {
    /// Opens the service over a store.
    pub(crate) async fn open(store: Store) -> anyhow::Result<Self> {
        let library = library::made_from(&store).await?;
        Ok(Self(Arc::new(Inner {
            store,
            library: RwLock::new(Arc::new(library)),
            making: Mutex::new(()),
        })))
    }

    /// The library of this moment: take it once for a page, and the page shows one moment.
    pub(crate) fn library(&self) -> Arc<Library> {
        // A panic while writing the lock leaves the old library in place, which is still whole.
        self.0
            .library
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// Today.
    #[expect(clippy::unused_self, reason = "a page asks the service, not the clock")]
    pub(crate) fn today(&self) -> Date {
        clock::today()
    }

    /// The bytes of a report as they came.
    pub(crate) async fn pdf(&self, report: &Kept) -> anyhow::Result<Vec<u8>> {
        self.0
            .store
            .report_bytes(&report.sha256)
            .await?
            .with_context(|| format!("the file of {} is not in the store", report.file_name))
    }

    /// Keeps a correction and shows it from now on.
    pub(crate) async fn correct(
        &self,
        report: &Kept,
        correction: &Correction,
    ) -> anyhow::Result<()> {
        self.0.store.correct(&report.sha256, correction).await?;
        self.reload().await
    }

    /// Makes the library anew from the store.
    pub(crate) async fn reload(&self) -> anyhow::Result<()> {
        let _one_at_a_time = self.0.making.lock().await;
        let made = Arc::new(library::made_from(&self.0.store).await?);
        *self
            .0
            .library
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = made;
        Ok(())
    }
}
