//! What every page is given: the store, the library made from it, and the day.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use access::{Acting, Reach};
use anyhow::Context as _;
use improvement::What;
use inspection::corrections::Correction;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Checkpoints, LogWriter, Store};
use tokio::sync::Mutex;

use crate::checked::Checking;
use crate::clock;
use crate::identity::{self, entrance::Entrance};
use crate::library::{self, Kept, Library};
use crate::programme::signal::Signals;
use crate::programme::{self, NotKept};
use crate::reading;
use crate::records::gone::{Gone, Since};
use crate::records::{self, Locks, Look, Records, Seen, ViewKey, Views};
use crate::sample_people::SamplePeople;
use crate::settings::Council;

/// How often the service looks whether another program added a report.
const BETWEEN_LOOKS: Duration = Duration::from_secs(3);

/// A checkpoint of the log is written after so many entries, on each new day and at the end.
const CHECKPOINT_EVERY: i64 = 1_000;

/// The running service; cloning it is cheap.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    store: Store,
    library: RwLock<Arc<Library>>,
    records: RwLock<Children>,
    /// The records as far as those who ask may see them.
    views: Views,
    /// Since when children are gone, as far as somebody asked.
    gone: Gone,
    /// The improvement programme.
    programme: programme::InHand,
    /// What writes down who looked.
    log: LogWriter,
    running: Running,
    /// The check of the log that the service runs.
    checking: Checking,
    /// Held while the library or the records are made anew, so that two changes do not both read the store.
    making: Mutex<()>,
}

/// What the service was told when it was started.
#[derive(Debug)]
pub(crate) struct Running {
    /// The council the records are of, where it was said.
    pub(crate) council: Council,
    /// The invented people of the sample, where that is what is open.
    pub(crate) sample: Option<SamplePeople>,
    /// How people come in.
    pub(crate) entrance: Entrance,
    /// The file the log's checkpoints are added to.
    pub(crate) checkpoints: Option<PathBuf>,
}

impl Running {
    /// The sample, with its invented people.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub(crate) fn sample(people: SamplePeople) -> anyhow::Result<Self> {
        Ok(Self {
            council: Council::default(),
            sample: Some(people),
            entrance: Entrance::new(&identity::known::Asked::default())?,
            checkpoints: None,
        })
    }
}

/// What there is of the authority's children.
#[derive(Clone)]
pub(crate) enum Children {
    /// They are being read: the service has just started.
    Reading,
    /// Nothing was ever loaded.
    None,
    /// They could not be read; why.
    Unread(String),
    /// As they stand.
    Ready(Arc<Records>),
}

impl App {
    /// Opens the service over a store.
    pub(crate) async fn open(store: Store, running: Running) -> anyhow::Result<Self> {
        let checkpoints = match &running.checkpoints {
            Some(file) => Some(Checkpoints {
                file: file.clone(),
                every: CHECKPOINT_EVERY,
                signer: store.log_signer().await?,
            }),
            None => None,
        };
        let log = LogWriter::start(store.clone(), checkpoints);
        let library = library::made_from(&store).await?;
        Ok(Self(Arc::new(Inner {
            store,
            library: RwLock::new(Arc::new(library)),
            records: RwLock::new(Children::Reading),
            views: Views::default(),
            gone: Gone::default(),
            programme: programme::InHand::default(),
            log,
            running,
            checking: Checking::default(),
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

    /// What there is of the authority's children at this moment.
    pub(crate) fn children(&self) -> Children {
        self.0
            .records
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// How people come in.
    pub(crate) fn entrance(&self) -> &Entrance {
        &self.0.running.entrance
    }

    /// The people of the sample; none where real people sign in.
    pub(crate) fn sample(&self) -> Option<&SamplePeople> {
        self.0.running.sample.as_ref()
    }

    /// A look at the records by somebody: what their role reaches, noting whom they are shown.
    pub(crate) async fn look(
        &self,
        records: &Arc<Records>,
        acting: &Acting,
        seen: Arc<Seen>,
    ) -> anyhow::Result<Look> {
        // What is locked is read for each request, so that it holds from the moment it was made.
        let restricted = self.0.store.restricted_children(clock::today()).await?;
        let locks = Locks {
            restricted: Arc::new(restricted.into_iter().collect()),
        };
        let declared = self.0.store.conflicts_of(&acting.person).await?;
        let mut conflicts: BTreeSet<String> = declared.into_iter().map(|lock| lock.child).collect();
        if let Some(person) = self.0.store.person(&acting.person).await? {
            let own = records.connected(&person.own_surname, &person.own_street);
            conflicts.extend(own.iter().cloned());
        }
        let given;
        let acting = if acting.row().reach == Reach::Sample {
            given = self.with_given(acting).await?;
            &given
        } else {
            acting
        };
        let key = ViewKey::of(acting, &locks);
        let view = self.0.views.of(records, key).await?;
        Ok(Look::new(view, seen, &conflicts))
    }

    /// Somebody whose role reaches a sample, with the children they were given in reviews and audits that are open.
    async fn with_given(&self, acting: &Acting) -> anyhow::Result<Acting> {
        let kept = self.programme().await?;
        let mut acting = acting.clone();
        let given = kept.now.given_to(&acting.person);
        acting
            .scope
            .sample
            .extend(given.into_iter().map(str::to_owned));
        Ok(acting)
    }

    /// Since which load a child is gone who was there at a moment, by the case system's identifier.
    pub(crate) async fn gone_since(
        &self,
        child: &str,
        there: Timestamp,
    ) -> anyhow::Result<Option<Since>> {
        self.0.gone.since(&self.0.store, child, there).await
    }

    /// The improvement programme as it stands.
    pub(crate) async fn programme(&self) -> anyhow::Result<Arc<programme::Kept>> {
        self.0.programme.now(&self.0.store).await
    }

    /// Keeps changes of the programme, all of them or none: see [`programme::InHand::change`].
    pub(crate) async fn change(
        &self,
        who: &Acting,
        why: &str,
        whats: &[What],
        seen: &[(String, u64)],
    ) -> Result<Arc<programme::Kept>, NotKept> {
        self.0
            .programme
            .change(&self.0.store, who, why, whats, seen)
            .await
    }

    /// What each measure says now, of the whole authority: by it actions are rated.
    pub(crate) fn signals(&self) -> Arc<Signals> {
        self.signals_of(&self.children())
    }

    /// What each measure says of these records: what is made of more than one part of them takes them once.
    pub(crate) fn signals_of(&self, children: &Children) -> Arc<Signals> {
        match children {
            Children::Ready(records) => self.0.programme.signals(records),
            Children::Reading | Children::None | Children::Unread(_) => Arc::default(),
        }
    }

    /// The reference number of the authority whose service this is, where that is known.
    pub(crate) fn own_urn(&self) -> Option<&str> {
        match self.0.running.council.authority {
            Some(authority) => Some(&authority.urn),
            None => self.sample().map(|_| library::INVENTED),
        }
    }

    /// The name of the council whose service this is; empty where it was not said.
    pub(crate) fn council_name(&self) -> &str {
        let council = self.0.running.council.authority;
        council.map_or("", |authority| &authority.name)
    }

    /// What writes down who looked.
    pub(crate) fn log(&self) -> &LogWriter {
        &self.0.log
    }

    /// The file the log's checkpoints are added to.
    pub(crate) fn checkpoints(&self) -> Option<&Path> {
        self.0.running.checkpoints.as_deref()
    }

    /// The check of the log that the service runs.
    pub(crate) fn checking(&self) -> &Checking {
        &self.0.checking
    }

    /// Where everything is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
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
        let mut records = self.records_word().await;
        if !self.reload_records_or_say().await {
            records = None;
        }
        if self.sample().is_some() {
            self.tell_of_the_sample().await;
        }
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            // What could not be read this time, because the database went away meanwhile, is tried again.
            let now = self.0.store.state_word().await.ok();
            if now.is_some() && now != shown && self.reload_or_say().await {
                shown = now;
            }
            let now = self.records_word().await;
            if now.is_some() && now != records && self.reload_records_or_say().await {
                records = now;
            }
        }
    }

    /// Puts the invented authority's programme into the sample where there is none.
    pub(crate) async fn tell_of_the_sample(&self) {
        let Children::Ready(records) = self.children() else {
            return;
        };
        let library = self.library();
        if let Err(why) = programme::invented::add(&self.0.store, &library, &records).await {
            tracing::error!(%why, "the sample's programme could not be made");
        }
    }

    /// What changes when the records must be made anew: another load in force, or another day.
    async fn records_word(&self) -> Option<String> {
        let loads = self.0.store.loads_in_force().await.ok()?;
        let ids: Vec<&str> = loads.iter().map(|load| load.id.as_str()).collect();
        Some(format!("{} {}", clock::today(), ids.join(" ")))
    }

    /// Makes the records anew from the loads in force. What was shown before stays where they cannot be read.
    pub(crate) async fn reload_records(&self) -> anyhow::Result<()> {
        let _one_at_a_time = self.0.making.lock().await;
        let made = records::made_from(&self.0.store, &self.0.running.council)
            .await?
            .map_or(Children::None, Children::Ready);
        if let Children::Ready(records) = &made {
            // The weeks before are worked out beside the serving, so that no page waits for them.
            let records = records.clone();
            tokio::task::spawn_blocking(move || records.weeks_known());
        }
        *self
            .0
            .records
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = made;
        Ok(())
    }

    /// Whether that is settled; not where it is worth trying again.
    async fn reload_records_or_say(&self) -> bool {
        let Err(why) = self.reload_records().await else {
            return true;
        };
        tracing::error!(%why, "the children's records could not be read; the pages show what they showed before");
        let mut records = self
            .0
            .records
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if matches!(*records, Children::Reading) {
            *records = Children::Unread(format!("{why:#}"));
        }
        !will_pass(&why)
    }

    /// Whether that is settled; not where it is worth trying again.
    async fn reload_or_say(&self) -> bool {
        let Err(why) = self.reload().await else {
            return true;
        };
        tracing::error!(%why, "the library could not be made anew; the pages show the one before");
        !will_pass(&why)
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

/// Whether what went wrong is that the database was away for a moment, rather than anything in what is kept.
fn will_pass(why: &anyhow::Error) -> bool {
    matches!(
        why.downcast_ref(),
        Some(store::Error::Away(_) | store::Error::Busy)
    )
}
