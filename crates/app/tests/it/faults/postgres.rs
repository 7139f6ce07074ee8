//! `PostgreSQL` is stopped, killed and replaced by another under two services that share it, while people work and a
//! load is read. The services go on by themselves.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fastrand::Rng;
use tempfile::TempDir;

use super::ground::{Ground, a_list_with_children};
use super::report;
use super::server::{Forwarder, Server, Servers, programs};
use super::under_load::{Acknowledged, Found, Signs, a_request, work};
use crate::crawl::send;
use crate::edge::{Service, somebody_signed_in_at, text};

/// Faults of each kind where nobody says how many, and for how many kills asked for there is one of them.
const RESTARTS: usize = 3;
const KILLS_A_RESTART: usize = 20;
const FAILOVERS: usize = 1;
const KILLS_A_FAILOVER: usize = 100;

/// Once the database is there again a write is acknowledged within this time.
const BACK_WITHIN: Duration = Duration::from_secs(20);

/// What is done to the database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// `pg_ctl restart -m immediate`.
    Restarted,
    /// Stopped in good order, away for a second or two, started.
    Stopped,
    /// Every process of it killed, started again.
    Killed,
    /// Every process of it killed; the follower takes its place.
    Replaced,
}

impl Fault {
    fn words(self) -> &'static str {
        match self {
            Self::Restarted => "restarted at once (`-m immediate`)",
            Self::Stopped => "stopped, away for 1 to 3 s, started",
            Self::Killed => "killed (`kill -9`, every process), started",
            Self::Replaced => "killed, its follower promoted in its place",
        }
    }
}

/// When the database is to fail.
struct Moment<'a> {
    n: usize,
    signs: &'a Signs,
    /// The services' processes.
    services: [u32; 2],
    random: &'a mut Rng,
}

impl Moment<'_> {
    /// Waits for it: two of three come while a load is read and kept, the others whenever.
    fn come(&mut self) {
        let mut most = 2_000_000;
        if self.n % 3 != 2 {
            self.signs.until_a_load_is_read(&self.services);
            most = 300_000;
        }
        std::thread::sleep(Duration::from_micros(self.random.u64(0..most)));
    }
}

/// Two services over one database, and people at work on both.
struct Trial {
    ground: Ground,
    services: [Service; 2],
    list: String,
    done: Acknowledged,
    found: Found,
    signs: Signs,
    random: Rng,
    seed: u64,
    /// What was done, and how long it took afterwards until a write was acknowledged.
    faults: Vec<(Fault, Duration)>,
    began: Instant,
}

impl Trial {
    fn over(address: String, keys: &TempDir) -> Self {
        let ground = Ground::Postgres(address, keys.path().join("key"));
        let seed = report::seed();
        somebody_signed_in_at(&ground.place());
        ground.loaded_once();
        let services = [ground.service(), ground.service()];
        let list = a_list_with_children(&services[0]);
        a_list_with_children(&services[1]);
        Self {
            ground,
            services,
            list,
            done: Acknowledged::default(),
            found: Found::default(),
            signs: Signs::default(),
            random: Rng::with_seed(seed),
            seed,
            faults: Vec::new(),
            began: Instant::now(),
        }
    }

    /// People work; meanwhile the database fails so often, each time in the way that is said; then it is looked whether
    /// everything is there.
    fn run(&mut self, times: usize, mut fail: impl FnMut(&mut Moment<'_>) -> Fault) {
        std::thread::scope(|scope| {
            let (services, list) = (&self.services, &self.list);
            let (signs, done) = (&self.signs, &self.done);
            let _stopping = signs.stopping();
            for nth in 0..3 {
                scope.spawn(move || work(&services[nth % 2].address, list, nth, signs, done));
            }
            for n in 0..times {
                let random = &mut self.random;
                let fault = fail(&mut Moment {
                    n,
                    signs,
                    services: [services[0].child.id(), services[1].child.id()],
                    random,
                });
                let back = Instant::now();
                for (service, words) in services.iter().zip(["one", "two"]) {
                    until_written(service, &format!("after {n} at {words}"), done);
                }
                self.faults.push((fault, back.elapsed()));
                self.found.check(&self.ground, done, false);
            }
        });
        let began = Instant::now();
        while {
            self.found.check(&self.ground, &self.done, false);
            !self.found.is_over()
        } {
            let said = self.services[0].said();
            assert!(
                began.elapsed() < Duration::from_secs(100),
                "a load never comes to its end: {}\n{said}",
                self.found.loads()
            );
            std::thread::sleep(Duration::from_millis(500));
        }
        self.found.check(&self.ground, &self.done, true);
        self.ground.log_is_whole();
        for service in &mut self.services {
            let ended = service.child.try_wait().unwrap();
            assert!(ended.is_none(), "a service ended: {}", service.said());
            let list = &self.list;
            service.until("children are shown", |service| {
                text(&service.get(list)).contains("/children/")
            });
        }
    }

    fn report(&self, section: &str) {
        let cut_off: usize = self
            .services
            .iter()
            .map(|service| service.said().matches("a load could not be read").count())
            .sum();
        let mut words = format!(
            "{}, version {}, PostgreSQL, two services over it, a {} build. Seed {} (`WAYMARK_FAULTS_SEED`), {} times in \
             {:.0} s. **Held**: {}. All of it was looked for after each time and is there; the log is whole; no service \
             was started again.\n\n| The database was | Times | Until both services acknowledged a write: most, middle |\n\
             | --- | --- | --- |\n",
            jiff::Timestamp::now().strftime("%-d %B %Y"),
            env!("CARGO_PKG_VERSION"),
            if cfg!(debug_assertions) {
                "debug"
            } else {
                "release"
            },
            self.seed,
            self.faults.len(),
            self.began.elapsed().as_secs_f64(),
            self.done.words(),
        );
        for fault in [
            Fault::Restarted,
            Fault::Stopped,
            Fault::Killed,
            Fault::Replaced,
        ] {
            let mut took: Vec<f64> = self
                .faults
                .iter()
                .filter(|(of, _)| *of == fault)
                .map(|(_, took)| took.as_secs_f64())
                .collect();
            took.sort_by(f64::total_cmp);
            if let Some(most) = took.last() {
                let (times, middle) = (took.len(), took[took.len() / 2]);
                writeln!(
                    words,
                    "| {} | {times} | {most:.1} s, {middle:.1} s |",
                    fault.words()
                )
                .unwrap();
            }
        }
        write!(
            words,
            "\nLoads: {}, each once; the database went away under one that was being read {cut_off} times.",
            self.found.loads()
        )
        .unwrap();
        report::keep(section, &words);
    }
}

/// Writes until that is acknowledged, by itself and soon.
fn until_written(service: &Service, what: &str, done: &Acknowledged) {
    let began = Instant::now();
    loop {
        let answer = send(&service.address, &a_request(&service.address, what));
        if answer.is_ok_and(|answer| answer.status == 303) {
            done.requests.lock().unwrap().push(what.to_owned());
            break;
        }
        assert!(began.elapsed() < BACK_WITHIN, "{}", service.said());
        std::thread::sleep(Duration::from_millis(20));
    }
    let took = began.elapsed();
    assert!(took < BACK_WITHIN, "{took:?} {}", service.said());
}

#[test]
fn a_database_that_is_stopped_or_killed_and_comes_back_loses_nothing() {
    let Some(bin) = programs() else { return };
    let servers = Servers::new(bin);
    let server = servers.first("one");
    let keys = TempDir::new().unwrap();
    let address = format!("postgres://waymark@127.0.0.1:{}/postgres", server.port);
    let mut trial = Trial::over(address, &keys);
    let times = (report::times(0) / KILLS_A_RESTART).max(RESTARTS);
    trial.run(times, |moment| {
        moment.come();
        match moment.n % 3 {
            0 => {
                server.restart("immediate");
                Fault::Restarted
            }
            1 => {
                server.kill();
                server.start();
                Fault::Killed
            }
            _ => {
                server.stop("fast");
                std::thread::sleep(Duration::from_millis(moment.random.u64(1_000..3_000)));
                server.start();
                Fault::Stopped
            }
        }
    });
    trial.report("PostgreSQL stopped, restarted and killed, as last run");
}

#[test]
fn a_database_whose_follower_takes_its_place_loses_nothing() {
    let Some(bin) = programs() else { return };
    let servers = Servers::new(bin);
    let first = servers.first("one");
    let keys = TempDir::new().unwrap();
    let forwarder = Forwarder::new(first.port);
    let address = format!("postgres://waymark@{}/postgres", forwarder.address);
    let mut trial = Trial::over(address, &keys);
    let times = (report::times(0) / KILLS_A_FAILOVER).max(FAILOVERS);
    let mut all: Vec<Server<'_>> = vec![first];
    trial.run(times, |moment| {
        let next = servers.follower(&all[moment.n], &format!("after-{}", moment.n));
        moment.come();
        all[moment.n].kill();
        forwarder.turn_to(0);
        next.promote();
        forwarder.turn_to(next.port);
        all.push(next);
        Fault::Replaced
    });
    trial.report("PostgreSQL replaced by its follower, as last run");
}
