//! The service at its edge: a running one, with somebody signed in, and what is sent to it.

mod callers;
mod tls;
mod uploads;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use access::{Role, Scope};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use store::{Authority, Identity, NewPerson, NewSession, Place, Proposal, Store};
use tempfile::TempDir;

use crate::crawl::{self, Answer, send};

/// The token of a session, as a browser would carry it.
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// What that session's forms carry.
pub(crate) const FORM: &str = "fedcba9876543210fedcba9876543210";

/// A running service and what it writes on standard error.
pub(crate) struct Service {
    pub(crate) child: Child,
    pub(crate) address: String,
    said: Arc<Mutex<String>>,
    data: Option<TempDir>,
}

impl Service {
    /// A service over an empty store, with somebody signed in who may load; with these settings.
    fn with(settings: &[&str]) -> Self {
        let data = TempDir::new().unwrap();
        let folder = data.path().join("data");
        somebody_signed_in(&folder);
        let mut service = Self::over(&folder, settings, &[]);
        service.data = Some(data);
        service
    }

    /// A service over this folder, with these settings and this environment.
    pub(crate) fn over(folder: &Path, settings: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut all = vec!["--data", folder.to_str().unwrap()];
        all.extend(settings);
        Self::started(&all, environment)
    }

    /// A service with these settings, which say where its store lies, and this environment.
    pub(crate) fn started(settings: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(settings)
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let lines = BufReader::new(child.stderr.take().unwrap());
        let kept = said.clone();
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                writeln!(kept.lock().unwrap(), "{line}").unwrap();
            }
        });
        let mut service = Self {
            child,
            address: String::new(),
            said,
            data: None,
        };
        service.until("it serves", |service| {
            service.said().contains("Waymark is at ")
        });
        service.address = service
            .after("Waymark is at ")
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        service
    }

    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// What it said after these words, to the end of the line.
    fn after(&self, words: &str) -> String {
        let said = self.said();
        let rest = said.split(words).nth(1).unwrap_or_default();
        rest.lines().next().unwrap_or_default().to_owned()
    }

    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let began = Instant::now();
        while !holds(self) {
            assert!(
                began.elapsed() < Duration::from_secs(300),
                "never: {what}\n{}",
                self.said()
            );
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        crawl::get(&self.address, path, &format!("__Host-waymark={TOKEN}")).unwrap()
    }

    /// The head of an upload of so many bytes.
    fn head(&self, length: u64) -> String {
        format!(
            "POST /loads HTTP/1.1\r\nhost: {}\r\ncookie: __Host-waymark={TOKEN}\r\nconnection: close\r\n\
             content-type: multipart/form-data; boundary=xxxx\r\ncontent-length: {length}\r\n\r\n",
            self.address
        )
    }

    pub(crate) fn upload(&self, source: &str, files: &[(&str, Vec<u8>)]) -> Answer {
        let body = form(source, files);
        let mut bytes = self.head(body.len() as u64).into_bytes();
        bytes.extend(body);
        send(&self.address, &bytes).unwrap()
    }

    /// Uploads and waits; what the page of the load says in the end.
    fn loaded(&self, source: &str, files: &[(&str, Vec<u8>)]) -> String {
        let answer = self.upload(source, files);
        assert_eq!(answer.status, 303, "{}\n{}", text(&answer), self.said());
        let to = answer
            .head
            .split("location: ")
            .nth(1)
            .unwrap()
            .lines()
            .next()
            .unwrap()
            .to_owned();
        assert!(to.starts_with("/loads/queue/"), "{to}");
        self.until("the load is read", |service| {
            !service.get(&to).head.contains("\r\nrefresh: ")
        });
        text(&self.get(&to))
    }

    /// Memory the service holds, in bytes.
    #[cfg(target_os = "linux")]
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<u64>()
            .unwrap()
            * 1024
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already ended is as good.
        let _ = self.child.kill().and_then(|()| self.child.wait().map(drop));
    }
}

pub(crate) fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

fn form(source: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in [("form_token", FORM), ("source", source)] {
        write!(
            body,
            "--xxxx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
        .unwrap();
    }
    for (name, bytes) in files {
        write!(
            body,
            "--xxxx\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .unwrap();
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--xxxx--\r\n");
    body
}

/// Puts an analyst with a session into the store: what signing in does.
pub(crate) fn somebody_signed_in(folder: &Path) {
    somebody_signed_in_at(&Place::folder(folder));
}

/// The same, wherever the store lies.
pub(crate) fn somebody_signed_in_at(place: &Place) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::open_at(place).await.unwrap();
        let at = Timestamp::now();
        let person = store
            .add_person(&NewPerson {
                name: "Anna Example",
                email: "anna@example.org",
                identity: Identity::Local,
                at,
                by: "operator",
            })
            .await
            .unwrap()
            .unwrap();
        let first = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let longest = access::table::row(Role::Analyst).longest.min(30);
        store
            .grant_outright(
                &Proposal {
                    person: &person,
                    role: Role::Analyst,
                    scope: &Scope::default(),
                    first: first.yesterday().unwrap(),
                    until: first.saturating_add(jiff::Span::new().days(i64::from(longest) - 2)),
                    by: "operator",
                    at,
                },
                Authority::Operator,
            )
            .await
            .unwrap();
        let hash = Sha256::digest(TOKEN)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>();
        store
            .begin_session(&NewSession {
                hash: &hash,
                person: &person,
                role: Role::Analyst,
                at,
                proved: Some(at),
                ends: at + SignedDuration::from_hours(8),
                address: "",
                agent: "",
                csrf: FORM,
            })
            .await
            .unwrap();
    });
}

/// The safeguarding dataset of a small invented authority.
pub(crate) fn dataset() -> Vec<(String, Vec<u8>)> {
    static MADE: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    MADE.get_or_init(|| {
        let authority = sample::authority(sample::Ask {
            children_open: 40,
            seed: 7,
            today: children::Day::from_date(jiff::civil::date(2026, 10, 31)).unwrap(),
            years: 6,
        });
        sample::files_under(&sample::files(&authority), "ssd/")
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .collect()
    })
    .clone()
}
