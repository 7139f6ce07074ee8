//! What every page is given: the store, the library made from it, and the day.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::Context as _;
use inspection::corrections::Correction;
use jiff::civil::Date;
use store::Store;
use tokio::sync::Mutex;

use crate::clock;
use crate::library::{self, Kept, Library};
use crate::reading;

/// How often the service looks whether another program added a report.
const BETWEEN_LOOKS: Duration = Duration::from_secs(3);

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

    /// Keeps up with the store for as long as the service runs: reads again what another version of the reader read,
    /// and shows what another program added.
    pub(crate) async fn keep_up(self) {
        match reading::read_again(&self.0.store).await {
            Ok(0) => {}
            Ok(reports) => {
                tracing::info!(reports, "reports read again by this version");
                self.reload_or_say().await;
            }
            Err(why) => tracing::error!(%why, "reports could not be read again"),
        }
        let mut shown = self.0.store.state_word().await.ok();
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            let now = self.0.store.state_word().await.ok();
            if now.is_some() && now != shown {
                self.reload_or_say().await;
                shown = now;
            }
        }
    }

    async fn reload_or_say(&self) {
        if let Err(why) = self.reload().await {
            tracing::error!(%why, "the library could not be made anew; the pages show the one before");
        }
    }

    /// Makes the library anew from the store.
    async fn reload(&self) -> anyhow::Result<()> {
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
