//! The authority's children as they stand: made from the loads in force, never changed in place, so that a page shows
//! one moment.

mod addresses;
mod checked;
pub(crate) mod done;
mod held;
pub(crate) mod invented;
mod keep;
mod measured;
mod origin;
mod source;
mod standing;
pub(crate) mod words;

use std::sync::Arc;

use children::service::{ChildId, Names};
use children::{Day, History, Service};
use inspection::authorities::Authority;
use measures::cases::{Months, Subject};
use measures::quality::{STALE_AFTER, Stamp, stamp};
use measures::scene::{Scene, Standards};
use returns::doubt::Doubt;
use returns::reconcile::{Disagreement, Reconciliation};
use returns::rule::Finding;
use returns::service::Supplied;
use returns::submission::Layout;
use returns::table::From;
use store::{Load, Store};

use crate::clock;
use crate::settings::Council;
use addresses::Addresses;
pub(crate) use checked::{Checked, RuleWords, all as check, rules};
pub(crate) use held::{Held, Unowned};
pub(crate) use keep::keep;
pub(crate) use measured::{Measured, Reading};
pub(crate) use source::{Files, Source, read_all, read_into};
pub(crate) use standing::{Lists, Standing};

/// Months shown where the data goes back as far.
const MONTHS: u32 = 72;

/// Everything known of the authority's children at one moment.
#[derive(Debug)]
pub(crate) struct Records {
    /// The loads it is made from.
    pub(crate) loads: Vec<Load>,
    /// Children, workers, homes.
    pub(crate) service: Service,
    /// What was supplied, table by table, as it was read.
    pub(crate) supplied: Supplied,
    /// What could not be read, or was read otherwise than written.
    pub(crate) doubts: Vec<Doubt>,
    /// What the rules found.
    pub(crate) checked: Vec<Checked>,
    /// Where sources disagree about the same child; nothing where there is but one source.
    pub(crate) reconciled: Reconciliation,
    /// The council's own standards.
    pub(crate) standards: Standards,
    /// The day the records speak of: nothing after it is known.
    pub(crate) as_at: Day,
    addresses: Addresses,
    /// The council, where it was said which it is.
    pub(crate) council: Option<&'static Authority>,
    /// Today.
    pub(crate) today: Day,
    /// The months that measures are shown for.
    pub(crate) months: Months,
    /// Every measure.
    pub(crate) measured: Vec<Measured>,
    /// Every list.
    pub(crate) lists: Lists,
}

/// Makes the records from the loads in force; `None` where nothing was loaded.
pub(crate) async fn made_from(
    store: &Store,
    council: &Council,
) -> anyhow::Result<Option<Arc<Records>>> {
    let loads = store.loads_in_force().await?;
    if loads.is_empty() {
        return Ok(None);
    }
    let mut files = Vec::new();
    for load in &loads {
        files.push((load.source.clone(), store.load_bytes(&load.id).await?));
    }
    let today = clock::day();
    let secret = store.secret().await?;
    // Reading half a million rows is a second of computing: not on a thread that serves.
    let made =
        tokio::task::spawn_blocking(move || Records::of(loads, &files, today, &secret)).await?;
    Ok(Some(Arc::new(made.of_council(council))))
}

impl Records {
    /// The records of these loads on this day.
    fn of(loads: Vec<Load>, files: &[(String, Files)], today: Day, secret: &str) -> Self {
        let (supplied, mut doubts) = read_all(files);
        let (service, more) = returns::service::build(&supplied, today);
        doubts.extend(more);
        let addresses = Addresses::of(&service.names, secret);
        Self {
            addresses,
            ..Self::made(loads, supplied, service, doubts, today, None)
        }
    }

    /// The same, of a council that was named.
    pub(crate) fn of_council(self, council: &Council) -> Self {
        Self {
            council: council.authority,
            ..self
        }
    }

    /// The records of what was read, as at a day or, without one, as at the newest day in them.
    pub(crate) fn made(
        loads: Vec<Load>,
        supplied: Supplied,
        service: Service,
        doubts: Vec<Doubt>,
        today: Day,
        as_at: Option<Day>,
    ) -> Self {
        let as_at = as_at.unwrap_or_else(|| service.sources.as_at.unwrap_or(today).min(today));
        let standards = Standards::default();
        let months = Months::ending(as_at, MONTHS);
        let scene = Scene {
            service: &service,
            standards: &standards,
            today: as_at,
        };
        let measured = measured::all(&scene, months);
        let lists = Lists::built(&scene);
        let checked = checked::all(&supplied, as_at);
        let reconciled = checked::reconciled(&supplied, as_at);
        Self {
            loads,
            supplied,
            doubts,
            checked,
            reconciled,
            standards,
            as_at,
            addresses: Addresses::default(),
            council: None,
            today,
            months,
            measured,
            lists,
            service,
        }
    }

    /// What every judge is given beside the child.
    pub(crate) fn scene(&self) -> Scene<'_> {
        self.scene_on(self.as_at)
    }

    /// The same as at an earlier day.
    pub(crate) fn scene_on(&self, day: Day) -> Scene<'_> {
        Scene {
            service: &self.service,
            standards: &self.standards,
            today: day,
        }
    }

    /// Whether the records were invented for the sample authority.
    pub(crate) fn invented(&self) -> bool {
        self.loads.iter().all(|load| load.invented)
    }

    /// How many days the newest day in the records lies back.
    pub(crate) fn days_old(&self) -> i32 {
        self.today.days_since(self.as_at)
    }

    /// Children open to children's social care, as at the records' day.
    pub(crate) fn open(&self) -> usize {
        self.service
            .children
            .iter()
            .filter(|child| child.open_on(self.as_at))
            .count()
    }

    /// How far a measure can be relied on.
    pub(crate) fn quality(&self, measured: &Measured) -> Stamp {
        let found = |fact| {
            self.checked
                .iter()
                .find_map(|checked| checked.found_in(fact))
        };
        let over = self.months.last_is_complete();
        stamp(
            measured.measure,
            &self.service.sources,
            found,
            over,
            self.today,
            STALE_AFTER,
        )
    }

    /// What the rules found about a child.
    pub(crate) fn findings_about(
        &self,
        child: ChildId,
    ) -> impl Iterator<Item = (&Checked, &Finding)> {
        let id = self.child(child).map_or("", |(_, names)| names.id.as_ref());
        self.checked.iter().flat_map(move |checked| {
            checked
                .outcome
                .findings
                .iter()
                .filter(move |finding| finding.child == id)
                .map(move |finding| (checked, finding))
        })
    }

    /// Where sources disagree about a child.
    pub(crate) fn disagreements_about(
        &self,
        child: ChildId,
    ) -> impl Iterator<Item = &Disagreement> {
        let id = self.child(child).map_or("", |(_, names)| names.id.as_ref());
        self.reconciled
            .disagreements
            .iter()
            .filter(move |disagreement| disagreement.child == id)
    }

    /// The load and the file a table of a source was read from; `None` where its file is not kept.
    pub(crate) fn file_of(&self, source: Source, table: &str) -> Option<(&str, &From)> {
        let load = self
            .loads
            .iter()
            .find(|load| load.source == source.word())?;
        let from = match source {
            Source::Ssd => table_of(self.supplied.safeguarding.as_ref()?.supplied(), table),
            Source::AnnexA => table_of(self.supplied.annex_a.as_ref()?.supplied(), table),
            Source::Optional => table_of(self.supplied.optional.as_ref()?.supplied(), table),
        }?;
        Some((&load.id, from))
    }

    /// A child and their names.
    pub(crate) fn child(&self, child: ChildId) -> Option<(&History, &Names)> {
        let at = child as usize;
        Some((self.service.children.get(at)?, self.service.names.get(at)?))
    }

    /// The child of an address.
    pub(crate) fn child_at(&self, address: &str) -> Option<ChildId> {
        self.addresses.child(address)
    }

    /// The address of a child, which tells nobody who it is.
    pub(crate) fn address(&self, child: ChildId) -> &str {
        self.addresses.of_child(child)
    }

    /// Whom something is about, as it is kept beside the records: the case system's identifier with what it is.
    pub(crate) fn subject_key(&self, subject: Subject) -> String {
        match subject {
            Subject::Child(child) => format!(
                "child:{}",
                self.child(child).map_or("", |(_, names)| names.id.as_ref())
            ),
            Subject::Worker(worker) => {
                format!(
                    "worker:{}",
                    self.service
                        .workers
                        .get(worker as usize)
                        .map_or("", |worker| worker.id.as_ref())
                )
            }
            Subject::Household(household) => {
                format!(
                    "household:{}",
                    self.service
                        .households
                        .get(household as usize)
                        .map_or("", |home| home.id.as_ref())
                )
            }
            Subject::Adopter(adopter) => {
                format!(
                    "adopter:{}",
                    self.service
                        .adopters
                        .get(adopter as usize)
                        .map_or("", |adopter| adopter.id.as_ref())
                )
            }
            Subject::Row(row) => format!("row:{row}"),
        }
    }

    /// Whom something is about, for people.
    pub(crate) fn subject_name(&self, subject: Subject) -> String {
        match subject {
            Subject::Child(child) => self
                .child(child)
                .map_or_else(String::new, |(_, names)| child_name(names)),
            Subject::Worker(worker) => self.worker_name(worker),
            Subject::Household(household) => self
                .service
                .households
                .get(household as usize)
                .map_or_else(String::new, |home| format!("Household {}", home.id)),
            Subject::Adopter(adopter) => self
                .service
                .adopters
                .get(adopter as usize)
                .map_or_else(String::new, |adopter| format!("Adopter {}", adopter.id)),
            Subject::Row(row) => format!("Row {row}"),
        }
    }

    /// A worker's name, or their identifier where no name was supplied.
    pub(crate) fn worker_name(&self, worker: u32) -> String {
        self.service
            .workers
            .get(worker as usize)
            .map_or_else(String::new, |worker| {
                if worker.name.is_empty() {
                    format!("Worker {}", worker.id)
                } else {
                    worker.name.to_string()
                }
            })
    }

    /// The team and the worker who hold something: of a child the case worker, of a worker their own team.
    pub(crate) fn held_by(&self, subject: Subject) -> (String, String) {
        match subject {
            Subject::Child(child) => {
                self.child(child)
                    .map_or_else(Default::default, |(history, _)| {
                        let team = history
                            .team_on(self.as_at)
                            .map_or("", |team| self.team_name(team));
                        let worker = history
                            .case_worker_on(self.as_at)
                            .and_then(|held| held.worker);
                        (
                            team.to_owned(),
                            worker
                                .map(|worker| self.worker_name(worker))
                                .unwrap_or_default(),
                        )
                    })
            }
            Subject::Worker(worker) => {
                let team = self
                    .service
                    .workers
                    .get(worker as usize)
                    .and_then(|worker| worker.team);
                (
                    team.map_or("", |team| self.team_name(team)).to_owned(),
                    self.worker_name(worker),
                )
            }
            Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => Default::default(),
        }
    }

    /// A team's name.
    pub(crate) fn team_name(&self, team: u16) -> &str {
        self.service
            .teams
            .get(usize::from(team))
            .map_or("", |team| team.name.as_ref())
    }
}

/// A child's name as lists write it, or their identifier where no name was supplied.
pub(crate) fn child_name(names: &Names) -> String {
    match (names.surname.is_empty(), names.forename.is_empty()) {
        (false, false) => format!("{}, {}", names.surname, names.forename),
        (false, true) => names.surname.to_string(),
        (true, false) => names.forename.to_string(),
        (true, true) => format!("Child {}", names.id),
    }
}

/// Where a table was read from.
fn table_of<'a>(
    mut supplied: impl Iterator<Item = (Layout, &'a From, usize)>,
    table: &str,
) -> Option<&'a From> {
    supplied
        .find(|(layout, _, _)| layout.name == table)
        .map(|(_, from, _)| from)
}
