//! People at work while something goes wrong: what they were told was done, and whether it is there afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use store::{QueueState, Store, TRIES};

use super::ground::Ground;
use super::server::children_of;
use crate::crawl::{self, Answer, send};
use crate::edge::{FORM, TOKEN, dataset, text};

/// What the service said it had done.
#[derive(Default)]
pub(super) struct Acknowledged {
    pub(super) requests: Mutex<Vec<String>>,
    pub(super) loads: Mutex<Vec<String>>,
    pub(super) looks: AtomicUsize,
    pub(super) tried: AtomicUsize,
}

impl Acknowledged {
    pub(super) fn words(&self) -> String {
        format!(
            "{} asked; {} writes, {} loads and {} looks acknowledged",
            self.tried.load(Ordering::Relaxed),
            self.requests.lock().unwrap().len(),
            self.loads.lock().unwrap().len(),
            self.looks.load(Ordering::Relaxed),
        )
    }
}

/// What those at work and whoever makes the fault tell each other.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) stop: AtomicBool,
    /// So many loads may still be sent.
    pub(super) may_load: AtomicUsize,
    /// Writes that were begun to be sent.
    pub(super) writes_sent: AtomicUsize,
    /// Loads that were acknowledged.
    pub(super) loads: AtomicUsize,
    /// Requests that were sent and have no answer yet.
    pub(super) in_hand: AtomicUsize,
}

impl Signs {
    /// What tells those at work to stop when it is dropped, also where a test ends before its time.
    pub(super) fn stopping(&self) -> Stopping<'_> {
        Stopping(self)
    }

    /// Waits until a load was sent and acknowledged, and one of these services reads it; though not for ever.
    pub(super) fn until_a_load_is_read(&self, services: &[u32]) {
        let before = self.loads.load(Ordering::Relaxed);
        self.may_load.fetch_add(1, Ordering::Relaxed);
        soon(|| self.loads.load(Ordering::Relaxed) > before);
        // Each load is read in a process of its own.
        soon(|| {
            services
                .iter()
                .any(|service| !children_of(&service.to_string()).is_empty())
        });
    }
}

/// Tells those at work to stop.
pub(super) struct Stopping<'a>(&'a Signs);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

/// Waits for something that should happen, though not for ever: a fault before it is a fault too.
pub(super) fn soon(happened: impl Fn() -> bool) {
    let began = Instant::now();
    while !happened() && began.elapsed() < Duration::from_secs(4) {
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// Works until told to stop: writes down a request, looks at children, sends a load where one may be sent.
pub(super) fn work(address: &str, list: &str, nth: usize, signs: &Signs, done: &Acknowledged) {
    let cookies = format!("__Host-waymark={TOKEN}");
    let mut n = 0_usize;
    while !signs.stop.load(Ordering::Relaxed) {
        n += 1;
        let what = format!(
            "request {nth}-{n}-{}",
            jiff::Timestamp::now().as_nanosecond()
        );
        done.tried.fetch_add(1, Ordering::Relaxed);
        let acknowledged = if may_load(signs) {
            let answer = in_hand(signs, || send(address, &a_load(address, &what)));
            let to = answer.as_ref().and_then(queued_at);
            let acknowledged = to.is_some();
            if let Some(to) = to {
                done.loads.lock().unwrap().push(to);
                signs.loads.fetch_add(1, Ordering::Relaxed);
            }
            acknowledged
        } else if n.is_multiple_of(2) {
            let answer = in_hand(signs, || crawl::get(address, list, &cookies));
            let shown = answer
                .is_some_and(|answer| answer.status == 200 && text(&answer).contains("/children/"));
            done.looks.fetch_add(usize::from(shown), Ordering::Relaxed);
            shown
        } else {
            signs.writes_sent.fetch_add(1, Ordering::Relaxed);
            let answer = in_hand(signs, || send(address, &a_request(address, &what)));
            let kept = answer.is_some_and(|answer| answer.status == 303);
            if kept {
                done.requests.lock().unwrap().push(what);
            }
            kept
        };
        if !acknowledged {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn may_load(signs: &Signs) -> bool {
    signs
        .may_load
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |may| {
            may.checked_sub(1)
        })
        .is_ok()
}

fn in_hand(signs: &Signs, ask: impl FnOnce() -> std::io::Result<Answer>) -> Option<Answer> {
    signs.in_hand.fetch_add(1, Ordering::Relaxed);
    let answer = ask().ok();
    signs.in_hand.fetch_sub(1, Ordering::Relaxed);
    answer
}

/// What a browser sends when somebody writes down a request.
pub(super) fn a_request(address: &str, what: &str) -> Vec<u8> {
    let typed = format!("form_token={FORM}&what={}", what.replace(' ', "%20"));
    format!(
        "POST /requests HTTP/1.1\r\nhost: {address}\r\ncookie: __Host-waymark={TOKEN}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{typed}",
        typed.len()
    )
    .into_bytes()
}

/// What a browser sends when somebody uploads a load; no other is like it.
fn a_load(address: &str, what: &str) -> Vec<u8> {
    let files = dataset();
    let mut body = Vec::new();
    for (name, value) in [("form_token", FORM), ("source", "ssd")] {
        body.extend(
            format!("--xxxx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .into_bytes(),
        );
    }
    let own = ("own.csv".to_owned(), what.as_bytes().to_vec());
    for (name, bytes) in files.iter().chain([&own]) {
        body.extend(format!(
            "--xxxx\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
        ).into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--xxxx--\r\n");
    let mut bytes = format!(
        "POST /loads HTTP/1.1\r\nhost: {address}\r\ncookie: __Host-waymark={TOKEN}\r\nconnection: close\r\n\
         content-type: multipart/form-data; boundary=xxxx\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend(body);
    bytes
}

/// The place in the queue of a load that was acknowledged.
fn queued_at(answer: &Answer) -> Option<String> {
    let to = answer.head.split("/loads/queue/").nth(1)?;
    (answer.status == 303).then_some(to.lines().next()?.trim().to_owned())
}

/// What was found in the store.
#[derive(Default)]
pub(super) struct Found {
    /// Loads whose files were all read and compared with their hashes.
    whole: BTreeSet<String>,
    /// How often reading a load was begun, over all of them.
    pub(super) attempts: usize,
    /// Loads of the queue in each state.
    pub(super) states: BTreeMap<QueueState, usize>,
    /// Requests that are there.
    pub(super) requests: usize,
}

impl Found {
    /// Looks whether everything acknowledged is in the store, whole; what is new there is read byte by byte, and all of
    /// it where `again` says so.
    pub(super) fn check(&mut self, ground: &Ground, done: &Acknowledged, again: bool) {
        if again {
            self.whole.clear();
        }
        // What is acknowledged from here on is looked for next time.
        let requests = done.requests.lock().unwrap().clone();
        let loads = done.loads.lock().unwrap().clone();
        let looks = done.looks.load(Ordering::Relaxed);
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(async {
                let store = Store::open_at(&ground.place()).await.unwrap();
                self.requests(&store, &requests).await;
                self.queue(&store, &loads).await;
                self.kept(&store).await;
                let newest = store.log_newest().await.unwrap();
                let newest = newest.map_or(0, |newest| newest.seq);
                // Each look and each write stands in the log before it is answered.
                let told = i64::try_from(looks + requests.len() + loads.len()).unwrap();
                assert!(
                    newest >= told,
                    "{told} were answered, {newest} are in the log"
                );
            });
    }

    async fn requests(&mut self, store: &Store, acknowledged: &[String]) {
        let kept: BTreeSet<String> = store
            .requests()
            .await
            .unwrap()
            .into_iter()
            .map(|request| request.what)
            .collect();
        self.requests = kept.len();
        for what in acknowledged {
            assert!(kept.contains(what), "{what} was acknowledged and is lost");
        }
    }

    /// Whatever waits does so with all its files; whatever is done became one load and no other.
    async fn queue(&mut self, store: &Store, acknowledged: &[String]) {
        let queue = store.queued_loads().await.unwrap();
        let loads = store.loads().await.unwrap();
        let loads: BTreeSet<&str> = loads.iter().map(|load| load.id.as_str()).collect();
        let ids: BTreeSet<&str> = queue.iter().map(|entry| entry.id.as_str()).collect();
        for id in acknowledged {
            assert!(
                ids.contains(id.as_str()),
                "load {id} was acknowledged and is lost"
            );
        }
        (self.attempts, self.states) = (0, BTreeMap::new());
        let mut became = BTreeSet::new();
        for entry in &queue {
            self.attempts += entry.attempts;
            *self.states.entry(entry.state).or_default() += 1;
            match entry.state {
                QueueState::Waiting | QueueState::Taken => {
                    let files = store.queued_packed(&entry.id).await.unwrap();
                    // It may have come to its end since.
                    let now = store.queued_load(&entry.id).await.unwrap().unwrap().state;
                    if matches!(now, QueueState::Waiting | QueueState::Taken) {
                        let files = files.unpacked().unwrap();
                        assert!(files.len() >= dataset().len(), "half a load waits");
                    }
                }
                QueueState::Done | QueueState::Refused => {
                    let load = entry.load.as_deref().unwrap();
                    assert!(loads.contains(load), "a load that is done is not kept");
                    assert!(became.insert(load), "two loads became one");
                }
                QueueState::Failed => assert_eq!(entry.attempts, TRIES, "given up too early"),
            }
        }
    }

    /// Each file of each load is what was sent, by its hash.
    async fn kept(&mut self, store: &Store) {
        for load in store.loads().await.unwrap() {
            if self.whole.contains(&load.id) {
                continue;
            }
            let files = store.load_bytes(&load.id).await.unwrap();
            assert!(files.len() >= dataset().len(), "half a load is kept");
            self.whole.insert(load.id);
        }
    }

    /// Whether no load waits any more.
    pub(super) fn is_over(&self) -> bool {
        !self.states.contains_key(&QueueState::Waiting)
            && !self.states.contains_key(&QueueState::Taken)
    }

    /// How the loads of the queue ended.
    pub(super) fn loads(&self) -> String {
        let words: Vec<String> = self
            .states
            .iter()
            .map(|(state, loads)| format!("{loads} {}", state.word()))
            .collect();
        words.join(", ")
    }
}
