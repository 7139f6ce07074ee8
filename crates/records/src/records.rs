//! The authority's children at one moment: what is counted of them, which names nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock};

use access::{Role, Scope};
use children::service::{ChildId, Names, Sources, Team, Worker};
use children::{Day, History, Service};
use inspection::authorities::Authority;
use jiff::Timestamp;
use measures::cases::{Case, Months, Subject};
use measures::groups::Breakdown;
use measures::quality::{STALE_AFTER, Stamp, stamp};
use measures::scene::{Scene, Standards};
use measures::tally;
use returns::doubt::Doubt;
use returns::reconcile::{Disagreement, Reconciliation};
use returns::table::From;

use crate::addresses::Addresses;
use crate::checked::Checked;
use crate::measured::Measured;
use crate::returned::Sent;
use crate::rows::{Rows, is_xml};
use crate::source::Source;
use crate::standing::Lists;
use crate::streets::Streets;
use crate::view::{Staff, View};

/// A load the records are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Its id.
    pub id: String,
    /// The word of its source.
    pub source: String,
    /// When it was loaded.
    pub at: Timestamp,
    /// Whether it was invented.
    pub invented: bool,
}

/// Everything known of the authority's children at one moment, or of those of them whom one view holds.
///
/// It counts and lists, and says of nobody who they are: identity is had through [`crate::Look`] alone.
///
/// ```compile_fail,E0616
/// fn names(records: &records::Records) -> &[std::sync::Arc<children::service::Names>] {
///     &records.service.names
/// }
/// ```
///
/// ```compile_fail,E0624
/// fn one(records: &records::Records) -> Option<&children::History> {
///     records.history(0)
/// }
/// ```
///
/// ```compile_fail,E0624
/// fn address(records: &records::Records) -> &str {
///     records.address_of(0)
/// }
/// ```
///
/// ```compile_fail,E0616
/// fn streets(records: &records::Records) -> usize {
///     records.streets.all().count()
/// }
/// ```
///
/// ```compile_fail,E0616
/// fn found(checked: &records::Checked) -> usize {
///     checked.outcome.findings.len()
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Records {
    pub(crate) core: Arc<Core>,
    pub(crate) view: View,
}

/// What is counted and listed for everybody who sees the same children.
#[derive(Debug)]
pub struct Core {
    /// The loads it is made from.
    pub loads: Vec<Load>,
    /// Children, workers, homes.
    pub(crate) service: Service,
    /// Whose each row is that was supplied: of everybody, by their places there.
    pub(crate) rows: Arc<Rows>,
    /// The returns as they were sent: of everybody.
    pub(crate) sent: Arc<Sent>,
    /// Where children live and lived: of everybody, by their places there.
    pub(crate) streets: Arc<Streets>,
    /// The places of its children among everybody, in order; `None` where it holds everybody.
    pub(crate) among: Option<Vec<ChildId>>,
    /// What could not be read, or was read otherwise than written; then what does not fit in the histories.
    pub doubts: Vec<Doubt>,
    /// How many of the doubts are of reading.
    pub(crate) doubts_of_reading: usize,
    /// What the rules found.
    pub checked: Vec<Checked>,
    /// Where sources disagree about the same child; nothing where there is but one source.
    pub(crate) disagreements: Vec<Disagreement>,
    /// How often they do, and who stands in one alone: of everybody.
    pub(crate) of_everybody: Arc<Reconciliation>,
    /// The same of a view, worked out when first asked for.
    pub(crate) reconciled: OnceLock<Reconciliation>,
    /// The council's own standards.
    pub standards: Standards,
    /// The day the records speak of: nothing after it is known.
    pub as_at: Day,
    pub(crate) addresses: Addresses,
    /// The council, where it was said which it is.
    pub council: Option<&'static Authority>,
    /// Today.
    pub today: Day,
    /// The months that measures are shown for.
    pub months: Months,
    /// Every measure that the view has.
    pub measured: Vec<Measured>,
    /// Every list that the view has.
    pub lists: Lists,
    /// Children whose record is sealed: an adoption order was made.
    pub(crate) sealed: BTreeSet<ChildId>,
    /// Every worker as a view shows one of whom it shows no figures.
    pub(crate) without_figures: Arc<[Arc<Worker>]>,
    /// Workers and teams whose figures are shown; everybody's without it.
    pub(crate) staff: Option<Staff>,
    /// Worked out when first asked for.
    pub(crate) invented_scopes: OnceLock<BTreeMap<Role, Scope>>,
    /// Children by the surname and street of people who ask, worked out when first asked for.
    pub(crate) connections: Mutex<Connections>,
}

/// Addresses of the pages of children, by a surname and a street.
pub(crate) type Connections = BTreeMap<(String, String), Arc<BTreeSet<String>>>;

impl Deref for Records {
    type Target = Core;

    fn deref(&self) -> &Core {
        &self.core
    }
}

impl Records {
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
    pub fn invented(&self) -> bool {
        self.loads.iter().all(|load| load.invented)
    }

    /// How many days the newest day in the records lies back.
    pub fn days_old(&self) -> i32 {
        self.today.days_since(self.as_at)
    }

    /// Children open to children's social care, as at the records' day.
    pub fn open(&self) -> usize {
        self.service
            .children
            .iter()
            .filter(|child| child.open_on(self.as_at))
            .count()
    }

    /// How far a measure can be relied on.
    pub fn quality(&self, measured: &Measured) -> Stamp {
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

    /// The load and the file a table of a source was read from; `None` where its file is not kept, or has no lines that
    /// are rows, as XML.
    pub fn file_of(&self, source: Source, table: &str) -> Option<(&str, &From)> {
        let mut loads = self.loads.iter();
        let load = loads.find(|load| load.source == source.word())?;
        let from = self.rows.from(source, table)?;
        (!is_xml(from)).then_some((&load.id, from))
    }

    /// A child's life with the service.
    pub(crate) fn history(&self, child: ChildId) -> Option<&History> {
        self.service.children.get(child as usize).map(AsRef::as_ref)
    }

    /// A child by the place among everybody; `None` where the view does not hold them.
    pub(crate) fn among(&self, everybody: ChildId) -> Option<ChildId> {
        let Some(among) = &self.among else {
            return Some(everybody);
        };
        let at = among.binary_search(&everybody).ok()?;
        ChildId::try_from(at).ok()
    }

    /// Who a child is, as far as the view says it.
    pub(crate) fn names(&self, child: ChildId) -> Option<&Names> {
        let names = self.view.names.as_deref().unwrap_or(&self.service.names);
        names.get(child as usize).map(AsRef::as_ref)
    }

    /// The address of a child, which tells nobody without the secret who it is.
    pub(crate) fn address_of(&self, child: ChildId) -> &str {
        self.addresses.of_child(child)
    }

    /// How many children there are, open or not.
    #[must_use]
    pub fn children(&self) -> usize {
        self.service.children.len()
    }

    /// What was supplied, table by table.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.service.sources
    }

    /// Every team.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.service.teams
    }

    /// Whether a view has a team: there is one at this place, and the view is of it or of a child it holds.
    #[must_use]
    pub fn shows_team(&self, team: u16) -> bool {
        let staff = self.staff.as_ref();
        usize::from(team) < self.service.teams.len()
            && staff.is_none_or(|staff| staff.teams.contains(&team))
    }

    /// A worker.
    #[must_use]
    pub fn worker(&self, worker: u32) -> Option<&Worker> {
        self.service.workers.get(worker as usize).map(AsRef::as_ref)
    }

    /// The names of the groups of a breakdown, in order; none of a breakdown that the view does not offer.
    #[must_use]
    pub fn groups(&self, by: Breakdown) -> Vec<String> {
        if self.offers(by) {
            by.groups(&self.service)
        } else {
            Vec::new()
        }
    }

    /// Whether the view tells numbers by a breakdown: where children live is not for every role.
    #[must_use]
    pub fn offers(&self, by: Breakdown) -> bool {
        by != Breakdown::Area || self.view.areas
    }

    /// The cases of a measure in a run of months, and those that could not be judged.
    #[must_use]
    pub fn cases(
        &self,
        measured: &Measured,
        run: Range<usize>,
    ) -> (Vec<Case>, Vec<(Subject, Option<children::Origin>)>) {
        if measured.counted.is_err() {
            return (Vec::new(), Vec::new());
        }
        tally::cases(measured.measure, &self.scene(), self.months, run)
    }

    /// Works out how many were on every list in the weeks before, on both cores.
    pub fn weeks_known(&self) {
        self.lists.weeks_known(&self.scene());
    }

    /// How many were on a list eight weeks ago, seven, … and now, by what is known today.
    #[must_use]
    pub fn weeks<'s>(&self, standing: &'s crate::Standing) -> &'s [usize] {
        standing.weeks(&self.scene())
    }

    /// How many things sources do not say alike: known at once, where [`Self::compared`] goes through all children.
    #[must_use]
    pub fn disagreeing(&self) -> usize {
        self.disagreements.len()
    }

    /// What was compared of several sources, and by list who stands in one alone: numbers.
    #[must_use]
    pub fn compared(&self) -> Compared<'_> {
        // A view that is not of everybody holds who is in it, and knows nobody else.
        let held = |id: &str| self.service.child(id).is_some();
        let reconciled = match self.among {
            None => &self.of_everybody,
            Some(_) => self.reconciled.get_or_init(|| self.of_everybody.of(held)),
        };
        Compared {
            by_what: &reconciled.compared,
            lists: &reconciled.lists,
            disagreements: self.disagreements.len(),
            alike: reconciled.alike.len(),
        }
    }

    /// The keys of what is kept about a subject beside the records, for a lookup that tells nobody whom it is about.
    #[must_use]
    pub fn kept_about<'m, V>(
        &self,
        subject: Subject,
        kept: &'m BTreeMap<String, V>,
    ) -> Option<&'m V> {
        kept.get(&self.key(subject))
    }

    /// Whom something is about, as it is kept beside the records: the case system's identifier with what it is.
    pub(crate) fn key(&self, subject: Subject) -> String {
        let of = |kind: &str, id: Option<&str>| format!("{kind}:{}", id.unwrap_or_default());
        match subject {
            Subject::Child(child) => of("child", self.names(child).map(|names| names.id.as_ref())),
            Subject::Worker(worker) => {
                of("worker", self.worker(worker).map(|each| each.id.as_ref()))
            }
            Subject::Household(household) => {
                let home = self.service.households.get(household as usize);
                of("household", home.map(|home| home.id.as_ref()))
            }
            Subject::Adopter(adopter) => {
                let adopter = self.service.adopters.get(adopter as usize);
                of("adopter", adopter.map(|adopter| adopter.id.as_ref()))
            }
            Subject::Row(row) => format!("row:{row}"),
        }
    }

    /// A worker's name, or their identifier where no name was supplied.
    pub fn worker_name(&self, worker: u32) -> String {
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
    pub fn held_by(&self, subject: Subject) -> (String, String) {
        match subject {
            Subject::Child(child) => self
                .history(child)
                .map_or_else(Default::default, |history| {
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
                }),
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
    pub fn team_name(&self, team: u16) -> &str {
        self.service
            .teams
            .get(usize::from(team))
            .map_or("", |team| team.name.as_ref())
    }
}

/// What was compared of several sources, in numbers.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'r> {
    /// By what was compared: of how many children two sources say it, and of how many they disagree.
    pub by_what: &'r [returns::reconcile::Compared],
    /// By list: how many children stand in both sources, and in one alone.
    pub lists: &'r [returns::reconcile::ListCompared],
    /// How many things sources do not say alike.
    pub disagreements: usize,
    /// Identifiers that are the same but for zeros in front, spaces or case.
    pub alike: usize,
}
