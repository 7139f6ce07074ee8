//! Teams, their posts and who held each when; and who therefore held a child's work.

mod holding;
mod record;

use children::Day;
use compact_str::{CompactString as Text, format_compact};

use crate::chance::Chance;
use crate::lives::Ask;
use crate::people;
use crate::troubles;

pub(crate) use holding::{Holding, hold};
pub(crate) use record::record;

/// What a team is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Work {
    FrontDoor,
    Assessment,
    Help,
    Care,
    Disabled,
    Leaving,
    Fostering,
    Exploitation,
    Reviewing,
}

/// A worker.
pub(crate) struct Worker {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) title: &'static str,
    pub(crate) team: usize,
    pub(crate) from: Day,
    pub(crate) to: Option<Day>,
    pub(crate) agency: bool,
    pub(crate) manager: bool,
    pub(crate) social_worker: bool,
    pub(crate) new: bool,
    /// Full-time equivalent in tenths.
    pub(crate) tenths: i32,
    /// The case system was not told that they left: their work stays in their name.
    pub(crate) still_holds: bool,
}

/// A time for which somebody holds a post.
#[derive(Clone, Copy)]
struct Stint {
    worker: usize,
    from: Day,
    to: Option<Day>,
}

/// A team.
pub(crate) struct Team {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) work: Work,
    pub(crate) manager: usize,
    posts: Vec<Vec<Stint>>,
}

/// Everybody who works or worked here.
pub(crate) struct Staff {
    pub(crate) teams: Vec<Team>,
    pub(crate) workers: Vec<Worker>,
    /// The first day that is known of anybody.
    begins: Day,
    today: Day,
}

/// Teams of an authority of 1,700 open children: name, work, posts.
const TEAMS: &[(&str, Work, u32)] = &[
    ("Front Door", Work::FrontDoor, 8),
    ("Assessment 1", Work::Assessment, 14),
    ("Assessment 2", Work::Assessment, 14),
    ("Help and Protection 1", Work::Help, 13),
    ("Help and Protection 2", Work::Help, 13),
    ("Help and Protection 3", Work::Help, 13),
    ("Help and Protection 4", Work::Help, 13),
    ("Children in Care North", Work::Care, 11),
    ("Children in Care South", Work::Care, 11),
    ("Disabled Children", Work::Disabled, 7),
    ("Leaving Care", Work::Leaving, 12),
    ("Fostering", Work::Fostering, 10),
    ("Missing and Exploitation", Work::Exploitation, 5),
    (
        "Reviewing Officers and Conference Chairs",
        Work::Reviewing,
        9,
    ),
];

/// What an authority of the sample's size has open.
pub(crate) const USUAL: u32 = 1_700;

impl Staff {
    /// Invents the staff.
    pub(crate) fn new(ask: &Ask) -> Self {
        let mut staff = Self {
            teams: Vec::new(),
            workers: Vec::new(),
            begins: ask.today.plus_years(-i32::from(ask.years) - 3),
            today: ask.today,
        };
        for (number, (name, work, posts)) in TEAMS.iter().enumerate() {
            // A larger authority has more teams of a kind rather than larger ones; a small one has smaller teams.
            let copies = (ask.children_open / USUAL).max(1);
            let posts = (posts * ask.children_open / USUAL / copies).clamp(2, 16);
            for copy in 0..copies {
                let mut chance = Chance::of(ask.seed, 21, u64::from(copy) * 100 + number as u64);
                let name = if copies == 1 {
                    Text::from(*name)
                } else {
                    format_compact!("{name}, district {}", copy + 1)
                };
                staff.team(name, *work, posts, &mut chance);
            }
        }
        troubles::worker_left_with_cases(&mut staff);
        staff
    }

    fn team(&mut self, name: Text, work: Work, posts: u32, chance: &mut Chance) {
        let at = self.teams.len();
        let manager = self.hire(at, chance, self.begins, None, true, false);
        self.teams.push(Team {
            id: format_compact!("T{:03}", at + 1),
            name,
            work,
            manager,
            posts: Vec::new(),
        });
        let stop = (work == Work::Disabled)
            .then(|| troubles::disabled_service_without_workers_since(self.today));
        let mut made = Vec::new();
        for post in 0..posts {
            let mut stints = Vec::new();
            // Whoever was there at the beginning had been for a while.
            let mut from = self.begins;
            let mut first = true;
            while from <= self.today {
                if let Some(stop) = stop
                    && from >= stop
                {
                    break;
                }
                let agency = work.has_agency() && chance.percent(38);
                let days = if agency {
                    chance.spread([90, 220, 380, 540, 800, 1_200])
                } else {
                    chance.spread([120, 900, 1_800, 2_900, 4_300, 6_000])
                };
                let days = if first {
                    chance.number(days / 4, days)
                } else {
                    days
                };
                let mut to = Some(from.plus(days)).filter(|to| *to <= self.today);
                if let Some(stop) = stop
                    && to.is_none_or(|to| to > stop)
                {
                    // The last of them left on the day itself, the others in the months before.
                    to = Some(if post == 0 {
                        stop
                    } else {
                        stop.plus(-chance.number(0, 90)).max(from.plus(30))
                    });
                }
                let worker = self.hire(at, chance, from, to, false, agency);
                stints.push(Stint { worker, from, to });
                let gap = if chance.percent(35) {
                    chance.number(0, 14)
                } else {
                    chance.number(20, 120)
                };
                match to {
                    Some(to) => from = to.plus(gap),
                    None => break,
                }
                first = false;
            }
            made.push(stints);
        }
        if let Some(stop) = stop {
            // Two managers hold the work from then on.
            let second = self.hire(at, chance, self.begins, None, true, false);
            for worker in [manager, second] {
                made.push(vec![Stint {
                    worker,
                    from: stop,
                    to: None,
                }]);
            }
        }
        if let Some(team) = self.teams.get_mut(at) {
            team.posts = made;
        }
    }

    fn hire(
        &mut self,
        team: usize,
        chance: &mut Chance,
        from: Day,
        to: Option<Day>,
        manager: bool,
        agency: bool,
    ) -> usize {
        let work = self.teams.get(team).map(|team| team.work);
        let new = !manager
            && !agency
            && chance.percent(18)
            && from > self.today.plus_years(-1)
            && to.is_none();
        let title = match work {
            _ if manager => "Team Manager",
            Some(Work::Leaving) => "Personal Adviser",
            Some(Work::Reviewing) => "Independent Reviewing Officer",
            Some(Work::Fostering) => "Supervising Social Worker",
            Some(_) | None => chance.one_of(
                &[(22, "Senior Social Worker"), (8, "Advanced Practitioner")],
                "Social Worker",
            ),
        };
        let at = self.workers.len();
        self.workers.push(Worker {
            id: format_compact!("W{:05}", at + 1),
            name: people::grown_name(chance),
            title,
            team,
            from,
            to,
            agency,
            manager,
            social_worker: manager || work != Some(Work::Leaving),
            new,
            tenths: chance.one_of(&[(10, 5), (12, 6), (12, 8)], 10),
            still_holds: false,
        });
        at
    }

    /// A team for some work; the same one for the same family.
    pub(crate) fn team_for(&self, work: Work, family: u64) -> usize {
        let mut of_work = self
            .teams
            .iter()
            .enumerate()
            .filter(|(_, team)| team.work == work)
            .map(|(at, _)| at);
        let count = of_work.clone().count().max(1);
        let wanted = usize::try_from(family % count as u64).unwrap_or(0);
        of_work.nth(wanted).unwrap_or(0)
    }

    /// Whoever holds a post of a team on a day.
    pub(crate) fn somebody(&self, team: usize, on: Day, chance: &mut Chance) -> Option<usize> {
        let team = self.teams.get(team)?;
        let on = on.max(self.begins);
        (0..6)
            .find_map(|_| {
                let post = team.posts.get(chance.below(team.posts.len()))?;
                held_on(post, on).map(|stint| stint.worker)
            })
            .or(Some(team.manager))
    }

    /// Full-time equivalents in post on a day, in tenths: the council's own and agency's.
    pub(crate) fn in_post(&self, team: usize, on: Day) -> (i32, i32) {
        let mut posts = (0, 0);
        let held = self
            .teams
            .get(team)
            .into_iter()
            .flat_map(|team| &team.posts)
            .filter_map(|post| held_on(post, on));
        for worker in held
            .filter_map(|stint| self.workers.get(stint.worker))
            .filter(|worker| !worker.manager)
        {
            let part = if worker.agency {
                &mut posts.1
            } else {
                &mut posts.0
            };
            *part += worker.tenths;
        }
        posts
    }

    /// The posts of a team, in tenths of a full-time equivalent: some have long been empty.
    pub(crate) fn established(&self, team: usize) -> i32 {
        let Some(team) = self.teams.get(team) else {
            return 0;
        };
        let posts = team.posts.iter().filter(|post| {
            post.iter().any(|stint| {
                self.workers
                    .get(stint.worker)
                    .is_some_and(|worker| !worker.manager)
            })
        });
        i32::try_from(posts.count()).unwrap_or(0) * 10
    }

    /// The day the records speak of.
    pub(crate) fn today(&self) -> Day {
        self.today
    }

    /// Somebody of a team leaves on a day, and the case system is not told.
    pub(crate) fn leave_unseen(&mut self, team: usize, left: Day) {
        let Some(team) = self.teams.get_mut(team) else {
            return;
        };
        let found = team
            .posts
            .iter_mut()
            .flatten()
            .find(|stint| stint.from < left.plus(-200) && stint.to.is_none_or(|to| to > left));
        if let Some(stint) = found
            && let Some(worker) = self.workers.get_mut(stint.worker)
        {
            worker.to = Some(left);
            worker.still_holds = true;
            stint.to = Some(left);
        }
    }

    /// The identifier of a worker.
    pub(crate) fn id(&self, worker: usize) -> Text {
        self.workers
            .get(worker)
            .map(|worker| worker.id.clone())
            .unwrap_or_default()
    }
}

impl Work {
    fn has_agency(self) -> bool {
        matches!(
            self,
            Self::FrontDoor | Self::Assessment | Self::Help | Self::Care
        )
    }
}

fn held_on(post: &[Stint], day: Day) -> Option<Stint> {
    post.iter()
        .copied()
        .find(|stint| stint.from <= day && stint.to.is_none_or(|to| to > day))
}

/// The place of a worker by their identifier.
pub(crate) fn place(id: &str) -> Option<usize> {
    id.strip_prefix('W')?.parse::<usize>().ok()?.checked_sub(1)
}
