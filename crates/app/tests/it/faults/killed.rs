//! The program is killed (`kill -9`) at random moments while people work, again and again over the same folder.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use fastrand::Rng;
use tempfile::TempDir;

use super::ground::{Ground, a_list_with_children};
use super::report;
use super::under_load::{Acknowledged, Found, Signs, soon, work};
use crate::edge::{Service, somebody_signed_in, text};

/// Kills where nobody says how many.
const KILLS: usize = 20;

/// After so many kills the whole log is checked; where the service then starts, every file of every load is read again.
const THOROUGH: usize = 50;

/// When it is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// While it starts, before it serves.
    Start,
    /// Whenever, of the first second and a half of serving.
    Any,
    /// Within a few thousandths of a second after a write was sent.
    Commit,
    /// While a load that was acknowledged is read in a process of its own, kept, and the records are made of it.
    Load,
}

impl Moment {
    const ALL: [Self; 4] = [Self::Start, Self::Any, Self::Commit, Self::Load];

    fn words(self) -> &'static str {
        match self {
            Self::Start => "while it starts, 0 to 400 ms in",
            Self::Any => "0 to 1,500 ms after it began to serve",
            Self::Commit => "0 to 15 ms after a write was sent",
            Self::Load => "0 to 300 ms after the reading of a load began",
        }
    }
}

/// What was counted of kills at one kind of moment.
#[derive(Default, Clone, Copy)]
struct Counted {
    kills: usize,
    /// Requests without an answer at the kill.
    in_hand: usize,
}

#[test]
fn killed_at_random_moments_nothing_acknowledged_is_lost() {
    let (kills, seed) = (report::times(KILLS), report::seed());
    let mut random = Rng::with_seed(seed);
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    let ground = Ground::folder(&folder);
    ground.loaded_once();
    let list = a_list_with_children(&ground.service());
    let (done, mut found) = (Acknowledged::default(), Found::default());
    let mut counted = [Counted::default(); Moment::ALL.len()];
    let began = Instant::now();
    for n in 1..=kills {
        let moment = random.choice(Moment::ALL).unwrap();
        let one = &mut counted[moment as usize];
        one.kills += 1;
        if matches!(moment, Moment::Start) {
            killed_at_start(&ground, &mut random);
        } else {
            let service = ground.service();
            // It has found its way back by itself; nobody else has opened the store since the kill.
            found.check(&ground, &done, n % THOROUGH == 0);
            one.in_hand += killed_at_work(service, moment, &mut random, &list, &done);
        }
        if n % THOROUGH == 0 {
            ground.log_is_whole();
            eprintln!("killed {n} times: {}; all are there", done.words());
        }
    }
    let took = began.elapsed();
    let service = ground.service();
    service.until("every load has come to its end", |_| {
        found.check(&ground, &done, false);
        found.is_over()
    });
    found.check(&ground, &done, true);
    ground.log_is_whole();
    service.until("children are shown", |service| {
        text(&service.get(&list)).contains("/children/")
    });
    let words = words(seed, kills, took, &counted, &done, &found);
    report::keep("Killed at random moments, as last run", &words);
}

/// Starts the program and kills it before it has found its way.
fn killed_at_start(ground: &Ground, random: &mut Rng) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(ground.settings())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_micros(random.u64(0..400_000)));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills it while three people work; how many requests had no answer then.
fn killed_at_work(
    mut service: Service,
    moment: Moment,
    random: &mut Rng,
    list: &str,
    done: &Acknowledged,
) -> usize {
    let signs = Signs::default();
    if matches!(moment, Moment::Any) {
        signs.may_load.store(random.usize(0..2), Ordering::Relaxed);
    }
    let address = service.address.clone();
    std::thread::scope(|scope| {
        let _stopping = signs.stopping();
        for nth in 0..3 {
            let (address, signs) = (&address, &signs);
            scope.spawn(move || work(address, list, nth, signs, done));
        }
        match moment {
            Moment::Start | Moment::Any => {
                std::thread::sleep(Duration::from_micros(random.u64(0..1_500_000)));
            }
            Moment::Commit => {
                let nth = random.usize(1..12);
                soon(|| signs.writes_sent.load(Ordering::Relaxed) >= nth);
                std::thread::sleep(Duration::from_micros(random.u64(0..15_000)));
            }
            Moment::Load => {
                signs.until_a_load_is_read(&[service.child.id()]);
                std::thread::sleep(Duration::from_micros(random.u64(0..300_000)));
            }
        }
        let in_hand = signs.in_hand.load(Ordering::Relaxed);
        service.child.kill().unwrap();
        service.child.wait().unwrap();
        in_hand
    })
}

fn words(
    seed: u64,
    kills: usize,
    took: Duration,
    counted: &[Counted],
    done: &Acknowledged,
    found: &Found,
) -> String {
    let mut words = format!(
        "{}, version {}, SQLite, a {} build. Seed {seed} (`WAYMARK_FAULTS_SEED`), {} kills in {:.0} s. **Held**: {}. All \
         of it was looked for after each restart (after those killed while starting, at the next) and is there. \
         Every file of every load was compared with its hash at the first restart after it came, and at the end; the \
         whole log was checked every {THOROUGH} kills and at the end.\n\n| Killed | Times | Requests without an answer at that moment |\n| --- | --- | --- |\n",
        jiff::Timestamp::now().strftime("%-d %B %Y"),
        env!("CARGO_PKG_VERSION"),
        if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        },
        kills,
        took.as_secs_f64(),
        done.words(),
    );
    for (moment, counted) in Moment::ALL.iter().zip(counted) {
        writeln!(
            words,
            "| {} | {} | {} |",
            moment.words(),
            counted.kills,
            counted.in_hand
        )
        .unwrap();
    }
    let acknowledged = done.requests.lock().unwrap().len();
    let ended: usize = found.states.values().sum();
    write!(
        words,
        "\nWrites that were kept though the kill cut off their answer: {}. Loads, the first and those without an answer \
         included: {}; reading one was cut off and taken up again {} times.",
        found.requests.saturating_sub(acknowledged),
        found.loads(),
        found.attempts.saturating_sub(ended),
    )
    .unwrap();
    words
}
