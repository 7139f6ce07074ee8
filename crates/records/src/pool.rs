//! Whom a sample may be drawn from, and what parts them: team, age, how the child is known.

use children::service::ChildId;
use children::words::Status;

use crate::Records;

/// What parts the children of a pool, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// The team that holds the work.
    pub team: String,
    /// The age.
    pub age: &'static str,
    /// How the child is known.
    pub status: &'static str,
}

impl Records {
    /// Children open to children's social care or leaving care, as at the records' day.
    #[must_use]
    pub fn known_children(&self) -> Vec<ChildId> {
        (0..)
            .zip(&self.service.children)
            .filter(|(_, child)| child.status_on(self.as_at) != Status::Closed)
            .map(|(child, _)| child)
            .collect()
    }

    /// Those of them whose work a team holds, or a team below it.
    #[must_use]
    pub fn known_children_of(&self, team: u16) -> Vec<ChildId> {
        let Some(id) = self.service.teams.get(usize::from(team)) else {
            return Vec::new();
        };
        let teams = self.teams_below(&[id.id.to_string()]);
        let mut children = self.known_children();
        children.retain(|child| {
            self.history(*child)
                .and_then(|history| history.team_on(self.as_at))
                .is_some_and(|held| teams.contains(&held))
        });
        children
    }

    /// What parts a child from others of a pool. It says nothing of who they are.
    #[must_use]
    pub fn parted(&self, child: ChildId) -> Parted {
        let history = self.history(child);
        let team = history
            .and_then(|history| history.team_on(self.as_at))
            .map_or("No team", |team| self.team_name(team));
        let age = history.and_then(|history| history.age_on(self.as_at));
        let status = history.map(|history| history.status_on(self.as_at));
        Parted {
            team: team.to_owned(),
            age: match age {
                None => "Age not known",
                Some(0..=4) => "Under 5",
                Some(5..=9) => "5 to 9",
                Some(10..=15) => "10 to 15",
                Some(16..=17) => "16 and 17",
                Some(18..) => "18 and over",
            },
            status: match status {
                Some(Status::InCare) => "In care",
                Some(Status::ProtectionPlan) => "Child protection plan",
                Some(Status::NeedPlan) => "Child in need plan",
                Some(Status::Open) => "Open, no plan yet",
                Some(Status::CareLeaver) => "Leaving care",
                Some(Status::Closed) | None => "Not open",
            },
        }
    }
}
