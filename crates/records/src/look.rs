//! A look at children by somebody: the only way to who a child is, and each child told of is noted.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use children::service::{ChildId, Names};
use children::{Day, History};
use measures::cases::Subject;
use returns::reconcile::Disagreement;
use returns::rule::Finding;

use crate::annexed::Annexed;
use crate::{Checked, Records, Seen};

/// What stands where a child would, for whoever declared a connection with them.
pub const CONNECTED: &str = "Not shown: you declared a connection";
/// What stands where a child would whose record is sealed by adoption.
pub const SEALED: &str = "Not shown: sealed by adoption";

/// A look at the children of a view. Cheap to clone: a clone notes in the same place.
#[derive(Debug, Clone)]
pub struct Look {
    view: Arc<Records>,
    seen: Arc<Seen>,
    conflicts: Arc<BTreeSet<ChildId>>,
}

impl Deref for Look {
    type Target = Records;

    fn deref(&self) -> &Records {
        &self.view
    }
}

impl Look {
    /// A look at a view. `seen` is what the log is written from; `conflicts` are the addresses of children with whom the
    /// person has a connection: they are counted, and never shown to them.
    #[must_use]
    pub fn new(view: Arc<Records>, seen: Arc<Seen>, conflicts: &BTreeSet<String>) -> Self {
        let found = conflicts
            .iter()
            .filter_map(|address| view.addresses.child(address));
        let conflicts = Arc::new(found.collect());
        Self {
            view,
            seen,
            conflicts,
        }
    }

    /// The view it looks at.
    #[must_use]
    pub fn view_of(&self) -> &Arc<Records> {
        &self.view
    }

    /// What it noted, with whoever else notes in the same place.
    #[must_use]
    pub fn seen(&self) -> &Arc<Seen> {
        &self.seen
    }

    /// Whether a child may be shown, which notes them.
    fn shows(&self, child: ChildId) -> bool {
        if self.hides(child).is_some() {
            return false;
        }
        self.seen.note(self.view.address_of(child));
        true
    }

    /// What stands in place of a child who is counted and not shown.
    #[must_use]
    pub fn hides(&self, child: ChildId) -> Option<&'static str> {
        if self.conflicts.contains(&child) {
            Some(CONNECTED)
        } else if self.view.is_sealed(child) {
            Some(SEALED)
        } else {
            None
        }
    }

    /// A child's life with the service and who they are.
    #[must_use]
    pub fn child(&self, child: ChildId) -> Option<(&History, &Names)> {
        if !self.shows(child) {
            return None;
        }
        Some((self.view.history(child)?, self.view.names(child)?))
    }

    /// The child of an address.
    #[must_use]
    pub fn child_at(&self, address: &str) -> Option<ChildId> {
        let child = self.view.addresses.child(address)?;
        self.shows(child).then_some(child)
    }

    /// The child of an identifier.
    #[must_use]
    pub fn child_of(&self, id: &str) -> Option<ChildId> {
        let child = self.view.service.child(id)?;
        self.shows(child).then_some(child)
    }

    /// The address of a child's page; `None` where they are not shown or have no page.
    #[must_use]
    pub fn address(&self, child: ChildId) -> Option<&str> {
        if !self.shows(child) {
            return None;
        }
        Some(self.view.address_of(child)).filter(|address| !address.is_empty())
    }

    /// A child's name as lists write it, their identifier where no name was supplied or the role sees none.
    #[must_use]
    pub fn name(&self, child: ChildId) -> String {
        if let Some(hidden) = self.hides(child) {
            return hidden.to_owned();
        }
        self.seen.note(self.view.address_of(child));
        self.view.names(child).map_or_else(String::new, name)
    }

    /// Other children of the same family, by identifier.
    #[must_use]
    pub fn siblings(&self, child: ChildId) -> Vec<ChildId> {
        let family = |history: &History| history.person.family;
        let Some(own) = self.view.history(child).and_then(family) else {
            return Vec::new();
        };
        (0..)
            .zip(&self.view.service.children)
            .filter(|(other, each)| *other != child && family(each) == Some(own))
            .map(|(other, _)| other)
            .filter(|other| self.hides(*other).is_none())
            .collect()
    }

    /// Whom something is about, for people.
    #[must_use]
    pub fn subject_name(&self, subject: Subject) -> String {
        let service = &self.view.service;
        match subject {
            Subject::Child(child) => self.name(child),
            Subject::Worker(worker) => self.view.worker_name(worker),
            Subject::Household(household) => service
                .households
                .get(household as usize)
                .map_or_else(String::new, |home| format!("Household {}", home.id)),
            Subject::Adopter(adopter) => service
                .adopters
                .get(adopter as usize)
                .map_or_else(String::new, |adopter| format!("Adopter {}", adopter.id)),
            Subject::Row(row) => format!("Row {row}"),
        }
    }

    /// Whom something is about, as it is kept beside the records and written in rows: what it is, and the case system's
    /// identifier, or why a child is not shown.
    #[must_use]
    pub fn subject_key(&self, subject: Subject) -> String {
        if let Subject::Child(child) = subject {
            if let Some(hidden) = self.hides(child) {
                return format!("child:{hidden}");
            }
            self.note(child);
        }
        self.view.key(subject)
    }

    /// Whether what a form sent stands for a subject. It tells no more than the form that asks knew.
    #[must_use]
    pub fn is_key(&self, subject: Subject, sent: &str) -> bool {
        let shown = match subject {
            Subject::Child(child) => self.hides(child).is_none(),
            Subject::Worker(_) | Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => {
                true
            }
        };
        shown && self.view.key(subject) == sent
    }

    /// What the rules found about a child.
    #[must_use]
    pub fn findings_about(&self, child: ChildId) -> Vec<(&Checked, &Finding)> {
        let Some((_, names)) = self.child(child) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for checked in &self.view.checked {
            for finding in &checked.outcome.findings {
                if finding.child == names.id.as_ref() {
                    found.push((checked, finding));
                }
            }
        }
        found
    }

    /// Rows that the rules of a source point to, one rule's or all: each says its child, so each child is noted when
    /// its row is reached.
    pub fn findings<'s>(
        &'s self,
        checked: &'s Checked,
        rule: Option<&'s str>,
    ) -> impl Iterator<Item = &'s Finding> {
        checked
            .outcome
            .findings
            .iter()
            .filter(move |finding| rule.is_none_or(|rule| finding.rule == rule))
            .filter(|finding| self.may_tell(&finding.child))
    }

    /// Where sources disagree about a child.
    #[must_use]
    pub fn disagreements_about(&self, child: ChildId) -> Vec<&Disagreement> {
        let Some((_, names)) = self.child(child) else {
            return Vec::new();
        };
        let all = self.view.disagreements.iter();
        all.filter(|each| each.child == names.id.as_ref()).collect()
    }

    /// Where sources disagree: each child is noted when it is reached.
    pub fn disagreements(&self) -> impl Iterator<Item = &Disagreement> {
        self.disagreements_of(|_| true)
    }

    /// Where sources disagree about the children of some teams, or of none: each child is noted when it is reached.
    pub fn disagreements_of(
        &self,
        team: impl Fn(Option<u16>) -> bool,
    ) -> impl Iterator<Item = &Disagreement> {
        let all = self.view.disagreements.iter();
        all.filter(move |each| team(self.view.team_of_id(&each.child)))
            .filter(|each| self.may_tell(&each.child))
    }

    /// Whether what is told of an identifier may be told: of a child who is shown, or of nobody the records know.
    fn may_tell(&self, id: &str) -> bool {
        match self.view.service.child(id) {
            Some(child) => self.shows(child),
            None => true,
        }
    }

    /// Annex A of a day, of the children of this view.
    #[must_use]
    pub fn annex_a(&self, day: Day) -> Annexed<'_> {
        Annexed::of(self, day)
    }

    /// Whether somebody looks who has a connection with this child.
    pub(crate) fn is_connected(&self, child: ChildId) -> bool {
        self.conflicts.contains(&child)
    }

    /// Notes a child who is shown as a row of a file.
    pub(crate) fn note(&self, child: ChildId) {
        self.seen.note(self.view.address_of(child));
    }

    pub(crate) fn records(&self) -> &Records {
        &self.view
    }
}

/// A child's name as lists write it, or their identifier where no name was supplied.
#[must_use]
pub fn name(names: &Names) -> String {
    match (names.surname.is_empty(), names.forename.is_empty()) {
        (false, false) => format!("{}, {}", names.surname, names.forename),
        (false, true) => names.surname.to_string(),
        (true, false) => names.forename.to_string(),
        (true, true) => format!("Child {}", names.id),
    }
}
