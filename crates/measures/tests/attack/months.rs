//! Twelve monthly releases: the authority's last twelve months and running year, and by team the last complete
//! collection year.

use fastrand::Rng;
use measures::disclosure::{CellId, Column, Order, PublishedTable, Settings, Table, publish};

use crate::attacker::Attacker;
use crate::{K, numbers};

const RELEASES: usize = 12;
/// The release from which on the collection year is complete; its first month.
const COMPLETE: usize = 4;

/// Those met and those not, by team and month: 23 months, so that the first year and eleven more months can be told.
struct World {
    teams: Vec<Vec<(u32, u32)>>,
}

impl World {
    fn invented(rng: &mut Rng) -> Self {
        let month = |rng: &mut Rng, most: u32| match rng.u8(0..3) {
            0 => (0, 0),
            1 => (rng.u32(0..=most), 0),
            _ => (rng.u32(0..=most), rng.u32(0..=most)),
        };
        let teams = (0..rng.usize(2..=4))
            .map(|_| {
                let most = [1, 2, 4][rng.usize(0..3)];
                (0..RELEASES + 11).map(|_| month(rng, most)).collect()
            })
            .collect();
        Self { teams }
    }

    fn of(&self, team: Option<usize>, month: usize) -> (u32, u32) {
        let each = |team: &Vec<(u32, u32)>| team[month];
        match team {
            Some(team) => each(&self.teams[team]),
            None => (self.teams.iter().map(each))
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)),
        }
    }

    fn year(&self, team: Option<usize>, release: usize) -> (u32, u32) {
        (release..release + 12)
            .map(|month| self.of(team, month))
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    fn who(team: Option<usize>) -> String {
        team.map_or_else(|| "all".to_owned(), |team| format!("team {team}"))
    }

    /// What is laid out for the release at a place; `back` where those before it are to be thought of.
    fn table(&self, release: usize, back: bool) -> Table {
        let mut table = Table::new("2026-10-31");
        let part = table.part("m", "Invented", "row", &["Counted", "Met"], Order::ByName);
        let put = |table: &mut Table, key: &str, (met, rest): (u32, u32)| {
            let all = table.count(key, met + rest);
            let some = table.count(&format!("met: {key}"), met);
            (some, table.share(some, all), all)
        };
        let from = if back { 0 } else { release };
        for last in from..=release {
            let year = put(
                &mut table,
                &format!("all/year {last}"),
                self.year(None, last),
            );
            let months: Vec<_> = (last..last + 12)
                .map(|month| {
                    put(
                        &mut table,
                        &format!("all/month {month:02}"),
                        self.of(None, month),
                    )
                })
                .collect();
            adds_up(&mut table, year, &months);
            if last == release {
                for (at, month) in months.iter().enumerate() {
                    table.row(
                        part,
                        &format!("month {:02}", last + at),
                        &[Column::Count(month.2), Column::Count(month.0)],
                    );
                }
                table.row(part, "all", &[Column::Count(year.2), Column::Count(year.0)]);
            }
        }
        if release >= COMPLETE {
            let year = put(
                &mut table,
                &format!("all/year {COMPLETE}"),
                self.year(None, COMPLETE),
            );
            let months: Vec<_> = (COMPLETE..COMPLETE + 12)
                .map(|month| {
                    put(
                        &mut table,
                        &format!("all/month {month:02}"),
                        self.of(None, month),
                    )
                })
                .collect();
            adds_up(&mut table, year, &months);
            let mut teams = Vec::new();
            for team in 0..self.teams.len() {
                let of_team = self.year(Some(team), COMPLETE);
                let now = put(&mut table, &format!("team {team}/year {COMPLETE}"), of_team);
                table.row(
                    part,
                    &format!("team {team}"),
                    &[Column::Count(now.2), Column::Count(now.0)],
                );
                teams.push(now);
            }
            table.row(
                part,
                "collection year",
                &[Column::Count(year.2), Column::Count(year.0)],
            );
            adds_up(&mut table, year, &teams);
        }
        table
    }

    /// Everything that is known to add up, over all releases.
    fn attacker(&self) -> Attacker {
        let mut attacker = Attacker::default();
        let three = |key: &str| {
            [
                format!("met: {key}"),
                format!("rest: {key}"),
                key.to_owned(),
            ]
        };
        let mut adds = |total: &str, parts: &[String]| {
            let parts: Vec<_> = parts.iter().map(|part| three(part)).collect();
            for (at, total) in three(total).iter().enumerate() {
                let parts: Vec<String> = parts.iter().map(|part| part[at].clone()).collect();
                attacker.adds_up(total, &parts);
            }
            for key in parts.iter().chain([&three(total)]) {
                attacker.adds_up(&key[2], &key[..2]);
            }
        };
        let everyone: Vec<Option<usize>> = (0..self.teams.len()).map(Some).chain([None]).collect();
        for release in 0..RELEASES {
            for team in &everyone {
                let who = Self::who(*team);
                let months: Vec<String> = (release..release + 12)
                    .map(|month| format!("{who}/month {month:02}"))
                    .collect();
                adds(&format!("{who}/year {release}"), &months);
            }
            let teams: Vec<String> = (0..self.teams.len())
                .map(|team| format!("team {team}/year {release}"))
                .collect();
            adds(&format!("all/year {release}"), &teams);
        }
        for month in 0..RELEASES + 11 {
            let teams: Vec<String> = (0..self.teams.len())
                .map(|team| format!("team {team}/month {month:02}"))
                .collect();
            adds(&format!("all/month {month:02}"), &teams);
        }
        attacker
    }

    /// Every count by the attacker's name of it, with the truth.
    fn truth(&self) -> Vec<(String, u32)> {
        let mut truth = Vec::new();
        for team in (0..self.teams.len()).map(Some).chain([None]) {
            let who = Self::who(team);
            let months = (0..RELEASES + 11)
                .map(|month| (format!("{who}/month {month:02}"), self.of(team, month)));
            let years =
                (0..RELEASES).map(|last| (format!("{who}/year {last}"), self.year(team, last)));
            for (key, (met, rest)) in months.chain(years) {
                truth.push((format!("met: {key}"), met));
                truth.push((format!("rest: {key}"), rest));
                truth.push((key, met + rest));
            }
        }
        truth
    }
}

type Three = (CellId, CellId, CellId);

fn adds_up(table: &mut Table, total: Three, parts: &[Three]) {
    let of = |of: fn(&Three) -> CellId| parts.iter().map(of).collect::<Vec<_>>();
    table.adds_up(total.0, &of(|part| part.0));
    table.adds_up(total.1, &of(|part| part.1));
    table.adds_up(total.2, &of(|part| part.2));
}

/// How many small or closed counts are found of how many, and the share of cells shown.
fn attacked(world: &World, releases: &[PublishedTable]) -> (usize, usize, f64) {
    let mut attacker = world.attacker();
    let (mut shown, mut all) = (0, 0);
    for release in releases {
        for (key, number) in numbers(release) {
            all += 1;
            shown += usize::from(number.is_some());
            // What was shown in any release is known.
            if number.is_some() || !attacker.is_known(&key) {
                attacker.reads(&key, number, 1);
            }
        }
    }
    let truth = world.truth();
    let small = truth.iter().filter(|(_, truth)| (1..=5).contains(truth));
    let sought: Vec<&str> = small.map(|(key, _)| key.as_str()).collect();
    let found = attacker.finds(&sought, K).len();
    assert_eq!(attacker.contradictions.get(), 0);
    (found, sought.len(), 100.0 * shown as f64 / all as f64)
}

#[test]
fn twelve_releases_together_give_away_no_month_and_no_closed_year() {
    let mut rng = Rng::with_seed(12);
    let (mut found, mut sought, mut shown, mut careless) = (0, 0, 0.0, 0);
    let worlds = 2;
    for _ in 0..worlds {
        let world = World::invented(&mut rng);
        let mut releases: Vec<PublishedTable> = Vec::new();
        let mut each_alone = Vec::new();
        for release in 0..RELEASES {
            let made = publish(
                world.table(release, true),
                &Settings::departmental(),
                &releases,
            )
            .unwrap();
            assert_eq!(made.workings().unwrap().exposed, 0);
            releases.push(made);
            let alone =
                publish(world.table(release, false), &Settings::departmental(), &[]).unwrap();
            each_alone.push(alone);
        }
        let ours = attacked(&world, &releases);
        found += ours.0;
        sought += ours.1;
        shown += ours.2 / f64::from(worlds);
        careless += attacked(&world, &each_alone).0;
    }
    eprintln!(
        "{worlds} authorities, twelve releases each: {sought} small counts sought, {found} found, {shown:.0}% of cells \
         shown; where each release was made without the others {careless} found"
    );
    assert_eq!(found, 0);
    assert!(careless > 20, "the attacker is sharp: {careless}");
}
