//! Workers, teams, carers and adopters: what a service has besides its children.

use crate::codes::Ethnicity;
use crate::history::{Spell, TeamId, WorkerId};
use crate::service::ChildId;
use crate::{Day, Month, Origin, ThinVec};

/// A worker.
#[derive(Clone, Default, Debug)]
pub struct Worker {
    /// The case system's identifier.
    pub id: Box<str>,
    /// Name; empty where not supplied.
    pub name: Box<str>,
    /// Job title.
    pub title: Box<str>,
    /// Full-time equivalent in hundredths; `None` where not supplied.
    pub fte: Option<u16>,
    /// From an agency.
    pub agency: Option<bool>,
    /// A manager, by the staff table or, where that is silent, by job title.
    pub manager: Option<bool>,
    /// A social worker, by registration or job title.
    pub social_worker: Option<bool>,
    /// In the assessed and supported year.
    pub newly_qualified: Option<bool>,
    /// Came and left.
    pub employed: Option<Spell>,
    /// Most children they should hold, where the council has set one.
    pub limit: Option<u16>,
    /// Team, by the staff table.
    pub team: Option<TeamId>,
    /// Row.
    pub at: Option<Origin>,
}

/// A team.
#[derive(Clone, Default, Debug)]
pub struct Team {
    /// Identifier.
    pub id: Box<str>,
    /// Name.
    pub name: Box<str>,
    /// The team it belongs to.
    pub parent: Option<TeamId>,
    /// Row.
    pub at: Option<Origin>,
}

/// Kind of foster household.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HouseholdKind {
    /// Mainstream.
    Mainstream,
    /// Relatives and friends.
    Kinship,
    /// Another kind: short breaks, supported lodgings.
    Other,
}

/// A foster household, from first enquiry to leaving.
#[derive(Clone, Debug)]
pub struct Household {
    /// Identifier.
    pub id: Box<str>,
    /// Kind.
    pub kind: Option<HouseholdKind>,
    /// Enquired.
    pub enquired: Option<Day>,
    /// First visit.
    pub visited: Option<Day>,
    /// Applied.
    pub applied: Option<Day>,
    /// Approved.
    pub approved: Option<Day>,
    /// Approval ended.
    pub ended: Option<Day>,
    /// Why it ended, as written.
    pub ended_why: Box<str>,
    /// Places approved.
    pub places: Option<u8>,
    /// Places that may not be used now.
    pub places_held: Option<u8>,
    /// Latest annual review.
    pub reviewed: Option<Day>,
    /// Concerns and complaints.
    pub concerns: ThinVec<HouseholdConcern>,
    /// Children who live or lived there.
    pub children: ThinVec<HouseholdPlace>,
    /// Row.
    pub at: Origin,
}

/// A concern raised by or about carers.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdConcern {
    /// Raised.
    pub raised: Option<Day>,
    /// Raised by the carers themselves.
    pub by_carers: Option<bool>,
    /// Resolved.
    pub resolved: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// A child in a foster household.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdPlace {
    /// Child.
    pub child: ChildId,
    /// When.
    pub spell: Spell,
    /// Row.
    pub at: Origin,
}

/// Gender of an adopter as Annex A codes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Not stated.
    NotStated,
    /// Neither.
    Neither,
}

/// A prospective adopter (Annex A, list 11).
#[derive(Clone, Debug)]
pub struct Adopter {
    /// Identifier.
    pub id: Box<str>,
    /// Family.
    pub family: Box<str>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Ethnicity.
    pub ethnicity: Option<Ethnicity>,
    /// Disabled.
    pub disabled: Option<bool>,
    /// Fostering for adoption.
    pub fostering_for_adoption: Option<bool>,
    /// Enquired.
    pub enquired: Option<Day>,
    /// Stage one.
    pub stage_one: Spell,
    /// Stage two.
    pub stage_two: Spell,
    /// Applied.
    pub applied: Option<Day>,
    /// Approved.
    pub approved: Option<Day>,
    /// Matched.
    pub matched: Option<Day>,
    /// A child was placed.
    pub placed: Option<Day>,
    /// How many.
    pub children: Option<u8>,
    /// Adoption order.
    pub ordered: Option<Day>,
    /// Left the process.
    pub left: Option<Day>,
    /// Why, as written.
    pub left_why: Box<str>,
    /// Row.
    pub at: Origin,
}

/// Posts of a role in a team on a day.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// The day.
    pub on: Option<Day>,
    /// Team.
    pub team: Option<TeamId>,
    /// Established, in hundredths of a full-time post.
    pub established: u32,
    /// Filled by the council's own staff.
    pub filled: u32,
    /// Covered by agency staff.
    pub agency: u32,
    /// Row.
    pub at: Origin,
}

/// Personal supervision of a worker.
#[derive(Clone, Copy, Debug)]
pub struct Supervision {
    /// Who.
    pub worker: Option<WorkerId>,
    /// Held.
    pub on: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// An action from an audit.
#[derive(Clone, Copy, Debug)]
pub struct AuditAction {
    /// Due.
    pub due: Option<Day>,
    /// Closed.
    pub closed: Option<Day>,
    /// Row.
    pub at: Origin,
}

/// A complaint at the first stage.
#[derive(Clone, Copy, Debug)]
pub struct Complaint {
    /// Received.
    pub received: Option<Day>,
    /// Resolved.
    pub resolved: Option<Day>,
    /// Complex: twenty working days instead of ten.
    pub complex: bool,
    /// Row.
    pub at: Origin,
}

/// Use of a family hub in a month.
#[derive(Clone, Debug)]
pub struct HubMonth {
    /// Hub.
    pub hub: Box<str>,
    /// Month.
    pub month: Option<Month>,
    /// Families seen.
    pub families: Option<u32>,
    /// Row.
    pub at: Origin,
}
