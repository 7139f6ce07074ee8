//! What all rows share: workers, teams, areas and homes by their identifiers.

use std::collections::HashMap;

use children::Day;
use children::history::{TeamId, WorkerId};
use children::service::{Team, Worker};

/// Things with identifiers, each once, in the order they are met.
pub(super) struct Pool<'s> {
    places: HashMap<&'s str, u32>,
    order: Vec<&'s str>,
}

impl<'s> Pool<'s> {
    pub(super) fn new() -> Self {
        Self {
            places: HashMap::new(),
            order: Vec::new(),
        }
    }

    /// The place of an identifier, and whether it was met before. `None` where none was given.
    pub(super) fn place(&mut self, id: &'s str) -> Option<(u32, bool)> {
        if id.is_empty() {
            return None;
        }
        if let Some(place) = self.places.get(id) {
            return Some((*place, true));
        }
        let place = u32::try_from(self.order.len()).ok()?;
        self.places.insert(id, place);
        self.order.push(id);
        Some((place, false))
    }

    /// Another name of what was met: used where it is no identifier itself.
    pub(super) fn also(&mut self, id: &str, name: &'s str) {
        if let Some(place) = self.places.get(id).copied().filter(|_| !name.is_empty()) {
            self.places.entry(name).or_insert(place);
        }
    }

    pub(super) fn into_boxes(self) -> Vec<Box<str>> {
        self.order.into_iter().map(Box::from).collect()
    }
}

/// Areas by their names in capitals.
#[derive(Default)]
pub(super) struct Areas {
    places: HashMap<String, u16>,
    pub(super) order: Vec<Box<str>>,
}

impl Areas {
    /// The place of an area.
    pub(super) fn place(&mut self, area: &str) -> Option<u16> {
        let area = area.to_ascii_uppercase();
        if let Some(place) = self.places.get(&area) {
            return Some(*place);
        }
        let place = u16::try_from(self.order.len()).ok()?;
        self.order.push(area.as_str().into());
        self.places.insert(area, place);
        Some(place)
    }
}

/// What all rows share: workers, teams, areas and homes by their identifiers.
pub(super) struct Shared<'s> {
    pub(super) today: Day,
    pub(super) workers: Vec<Worker>,
    pub(super) worker_ids: Pool<'s>,
    /// A list of workers was supplied: who is not on it is a doubt.
    pub(super) workers_listed: bool,
    pub(super) teams: Vec<Team>,
    pub(super) team_ids: Pool<'s>,
    /// A list of teams was supplied.
    pub(super) teams_listed: bool,
    pub(super) areas: Areas,
    pub(super) urns: Pool<'s>,
}

impl<'s> Shared<'s> {
    /// The worker of an identifier, made where it was never met, and whether it was.
    pub(super) fn worker(&mut self, id: &'s str) -> Option<(WorkerId, bool)> {
        let (place, known) = self.worker_ids.place(id)?;
        if !known {
            self.workers.push(Worker {
                id: id.into(),
                ..Worker::default()
            });
        }
        Some((place, known))
    }

    /// The team of an identifier, made where it was never met, and whether it was.
    pub(super) fn team(&mut self, id: &'s str) -> Option<(TeamId, bool)> {
        let (place, known) = self.team_ids.place(id)?;
        if !known {
            self.teams.push(Team {
                id: id.into(),
                ..Team::default()
            });
        }
        TeamId::try_from(place).ok().map(|place| (place, known))
    }
}
