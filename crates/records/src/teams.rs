//! What each team holds, counted once for a page.

use std::collections::BTreeMap;

use children::Day;
use children::service::Fact;
use children::words::Status;
use measures::cases::Subject;
use measures::catalogue::workforce::limit;
use measures::worklist::State;

use crate::Records;

/// A team, or those without one.
#[derive(Debug, Default)]
pub struct Figures {
    /// Its place; `None` for those without a team.
    pub team: Option<u16>,
    /// Its name.
    pub name: String,
    /// The team it belongs to.
    pub parent: Option<String>,
    /// Children open to it.
    pub open: usize,
    /// Care leavers of the team.
    pub leavers: usize,
    /// Workers of the team who have not left, and those who hold a child of it.
    pub workers: Vec<Holds>,
    /// Workers with more children than their limit.
    pub over: usize,
    /// Agency workers; `None` where no staff table was supplied.
    pub agency: Option<usize>,
    /// Posts in hundredths; `None` where no table of posts was supplied.
    pub established: Option<u32>,
    /// Of those, posts nobody fills.
    pub vacant: Option<u32>,
    /// Children whose work nobody holds who could act.
    pub unowned: usize,
    /// Entries on lists, and those past their time.
    pub entries: usize,
    /// Entries past their time.
    pub late: usize,
    /// Workers whose last supervision is too long ago; `None` where none was supplied.
    pub unsupervised: Option<usize>,
}

/// What one worker holds.
#[derive(Debug, Clone, Copy)]
pub struct Holds {
    /// Place of the worker.
    pub worker: u32,
    /// Open children they hold.
    pub children: usize,
    /// Most children they should hold.
    pub limit: f64,
    /// Last supervised.
    pub supervised: Option<Day>,
}

impl Holds {
    /// More children than the limit.
    pub fn is_over(&self) -> bool {
        u32::try_from(self.children).is_ok_and(|children| f64::from(children) > self.limit)
    }

    /// Holds children, and was last supervised longer ago than the council's standard, or never.
    pub fn is_unsupervised(&self, records: &Records) -> bool {
        self.children > 0
            && self
                .supervised
                .is_none_or(|on| records.as_at.days_since(on) > records.standards.supervision)
    }
}

impl Figures {
    /// Neither a child nor a worker.
    pub fn is_empty(&self) -> bool {
        self.open == 0 && self.leavers == 0 && self.workers.is_empty()
    }

    /// Vacant posts in words.
    pub fn vacant_words(&self) -> String {
        match (self.vacant, self.established) {
            (Some(vacant), Some(all)) if all > 0 => format!("{} of {}", posts(vacant), posts(all)),
            (Some(_), _) => "no posts".to_owned(),
            (None, _) => "not supplied".to_owned(),
        }
    }
}

/// Hundredths of a post as people write them: "2.5".
pub fn posts(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Every team, the most open children first; those without a team last.
pub fn all(records: &Records) -> Vec<Figures> {
    let teams = records.service.teams.len();
    let mut all: Vec<Figures> = (0..teams)
        .filter_map(|at| u16::try_from(at).ok())
        .map(|team| Figures {
            team: Some(team),
            name: records.team_name(team).to_owned(),
            parent: parent(records, team),
            ..Figures::default()
        })
        .collect();
    all.push(Figures {
        name: "No team".to_owned(),
        ..Figures::default()
    });
    // Teams without a place stand with those that have none.
    let place = |team: Option<u16>| team.map_or(teams, usize::from).min(teams);
    for (child, history) in (0..).zip(&records.service.children) {
        if history.status_on(records.as_at) == Status::CareLeaver
            && let Some(figures) = all.get_mut(place(history.team_on(records.as_at)))
        {
            figures.leavers += 1;
        } else if history.open_on(records.as_at)
            && let Some(figures) = all.get_mut(place(history.team_on(records.as_at)))
        {
            figures.open += 1;
            figures.unowned += usize::from(records.held(child).unowned().is_some());
        }
    }
    for entry in records
        .lists
        .all()
        .iter()
        .flat_map(|standing| standing.entries())
    {
        if let (Some(figures), Subject::Child(_) | Subject::Worker(_)) = (
            all.get_mut(place(records.team_of(entry.subject))),
            entry.subject,
        ) {
            figures.entries += 1;
            figures.late += usize::from(entry.state == State::Late);
        }
    }
    workers(records, &mut all, place);
    vacancies(records, &mut all);
    // A view has the teams it is of, and those who hold one of its children; of no other is anything told.
    all.retain(|figures| figures.team.is_none_or(|team| records.shows_team(team)));
    all.sort_by_key(|each| {
        (
            each.team.is_none(),
            std::cmp::Reverse(each.open),
            each.name.clone(),
        )
    });
    all
}

fn parent(records: &Records, team: u16) -> Option<String> {
    let parent = records.service.teams.get(usize::from(team))?.parent?;
    Some(records.team_name(parent).to_owned()).filter(|name| !name.is_empty())
}

fn workers(records: &Records, all: &mut [Figures], place: impl Fn(Option<u16>) -> usize) {
    let scene = records.scene();
    let has = |fact| records.service.sources.has(fact);
    let held = records.caseloads();
    let mut team_of_holder: BTreeMap<u32, u16> = BTreeMap::new();
    for history in records
        .service
        .children
        .iter()
        .filter(|child| child.open_on(records.as_at))
    {
        if let Some((worker, team)) = history
            .case_worker_on(records.as_at)
            .and_then(|each| Some((each.worker?, each.team?)))
        {
            team_of_holder.insert(worker, team);
        }
    }
    let mut supervised: BTreeMap<u32, Day> = BTreeMap::new();
    for each in &records.service.supervision {
        if let (Some(worker), Some(on)) = (each.worker, each.on.filter(|on| *on <= records.as_at)) {
            let latest = supervised.entry(worker).or_insert(on);
            *latest = (*latest).max(on);
        }
    }
    for (id, worker) in (0..).zip(&records.service.workers) {
        if records
            .staff
            .as_ref()
            .is_some_and(|staff| !staff.workers.contains(&id))
        {
            continue;
        }
        let children = held.get(&id).copied().unwrap_or(0);
        let gone = worker
            .employed
            .and_then(|spell| spell.to)
            .is_some_and(|to| to <= records.as_at);
        let Some(team) = worker.team.or_else(|| team_of_holder.get(&id).copied()) else {
            continue;
        };
        if gone && children == 0 {
            continue;
        }
        let holds = Holds {
            worker: id,
            children,
            limit: limit(worker, &scene),
            supervised: supervised.get(&id).copied(),
        };
        if let Some(figures) = all.get_mut(place(Some(team))) {
            figures.over += usize::from(holds.is_over());
            figures.agency = has(Fact::Staff)
                .then(|| figures.agency.unwrap_or(0) + usize::from(worker.agency == Some(true)));
            figures.unsupervised = has(Fact::Supervision).then(|| {
                figures.unsupervised.unwrap_or(0) + usize::from(holds.is_unsupervised(records))
            });
            figures.workers.push(holds);
        }
    }
    for figures in all {
        figures.workers.sort_by(|a, b| {
            b.children.cmp(&a.children).then_with(|| {
                records
                    .worker_name(a.worker)
                    .cmp(&records.worker_name(b.worker))
            })
        });
    }
}

/// Posts on the latest day told for each team.
fn vacancies(records: &Records, all: &mut [Figures]) {
    if !records.service.sources.has(Fact::Posts) {
        return;
    }
    for figures in all.iter_mut().filter(|figures| figures.team.is_some()) {
        let of_team = || {
            records.service.posts.iter().filter(|post| {
                post.team == figures.team && post.on.is_some_and(|on| on <= records.as_at)
            })
        };
        let latest = of_team().filter_map(|post| post.on).max();
        let (mut established, mut filled) = (0, 0);
        for post in of_team().filter(|post| post.on == latest) {
            established += post.established;
            filled += post.filled;
        }
        figures.established = Some(established);
        figures.vacant = Some(established.saturating_sub(filled));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_posts_are_written_as_people_say_them() {
        assert_eq!([0, 50, 100, 1_225].map(posts), ["0", "0.5", "1", "12.25"]);
    }
}
