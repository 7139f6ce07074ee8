//! The service at its edge: uploads that harm, connections that dawdle, callers that ask too much, TLS, and the end.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
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
use crate::program::{waymark, write};

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
        sample::files(&authority)
            .into_iter()
            .filter_map(|(name, bytes)| Some((name.strip_prefix("ssd/")?.to_owned(), bytes)))
            .collect()
    })
    .clone()
}

#[test]
fn what_is_sent_waits_is_read_apart_and_comes_into_force() {
    let service = Service::with(&[]);
    let files = dataset();
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let page = service.loaded("ssd", &files);
    assert!(
        page.contains("in force") && page.contains("Anna Example"),
        "{page}"
    );
    let loads = text(&service.get("/loads"));
    assert!(loads.contains("1 of 3 sources"), "{loads}");
    // Files of another source are refused, and what was in force stays.
    let page = service.loaded("annex-a", &files);
    assert!(page.contains("No table of the Annex A was found"), "{page}");
    assert!(text(&service.get("/loads")).contains("1 of 3 sources"));
}

#[test]
fn files_made_to_harm_cost_one_load_and_the_service_holds_no_more_memory() {
    let service = Service::with(&[]);
    service.get("/loads");
    #[cfg(target_os = "linux")]
    let before = service.memory();
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let endless = vec![b'x'; 20 << 20];
    for (what, name, bytes) in [
        (
            "a workbook that unpacks to a gigabyte",
            "a.xlsx",
            workbook(1 << 30, b""),
        ),
        (
            "a workbook nested two hundred thousand deep",
            "b.xlsx",
            workbook(0, deep.as_bytes()),
        ),
        ("a line without an end", "c.csv", endless),
        (
            "half a workbook",
            "d.xlsx",
            workbook(1 << 20, b"")[..300].to_vec(),
        ),
        (
            "noise",
            "e.xlsx",
            (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect(),
        ),
    ] {
        let page = service.loaded("annex-a", &[(name, bytes)]);
        assert!(page.contains("Refused"), "{what}: {page}");
        assert!(
            page.contains("What was in force before stays in force"),
            "{what}: {page}"
        );
    }
    assert_eq!(service.get("/health/live").status, 200);
    #[cfg(target_os = "linux")]
    {
        let held = service.memory();
        // What the files pack to, and a little for the pages.
        assert!(held < before + (96 << 20), "from {before} to {held} bytes");
    }
}

/// A workbook whose one sheet holds these bytes, and after them so many blanks.
fn workbook(blanks: usize, sheet: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        (
            "xl/workbook.xml",
            &b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"List 1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"[..],
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, how).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let blank = vec![b' '; 1 << 20];
    for _ in 0..blanks >> 20 {
        zip.write_all(&blank).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_does_not_arrive_whole_leaves_nothing_behind() {
    let service = Service::with(&[]);
    // Ten gigabytes are claimed: nothing of them is waited for.
    let began = Instant::now();
    let mut claim = service.head(10 << 30).into_bytes();
    claim.extend(&form("ssd", &[("a.csv", b"a,b\n".repeat(5_000))])[..10_000]);
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.write_all(&claim).unwrap();
    let mut answer = String::new();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    // It may close without having heard all of it.
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    // Half an upload, then the line is cut.
    let body = form("ssd", &[("a.csv", b"a,b\n".repeat(50_000))]);
    let mut half = service.head(body.len() as u64).into_bytes();
    half.extend(&body[..body.len() / 2]);
    TcpStream::connect(&service.address)
        .unwrap()
        .write_all(&half)
        .unwrap();
    // Half an upload, and silence.
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.write_all(&half).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains("did not arrive whole"), "{answer}");
    let loads = text(&service.get("/loads"));
    assert!(!loads.contains("Waiting to be read"), "{loads}");
    assert!(loads.contains("Nothing about the authority’s children is loaded"));
}

#[test]
fn who_dawdles_over_a_request_is_cut_off_and_others_are_served() {
    let service = Service::with(&[]);
    let mut slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(&service.address).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").unwrap();
            stream
        })
        .collect();
    assert_eq!(service.get("/health/live").status, 200);
    let began = Instant::now();
    let mut last = slow.pop().unwrap();
    last.set_read_timeout(Some(Duration::from_secs(40)))
        .unwrap();
    let mut rest = Vec::new();
    while began.elapsed() < Duration::from_secs(40) {
        // A letter now and then is not enough.
        let gone = last.write_all(b"x").is_err();
        last.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        if gone || last.read_to_end(&mut rest).is_ok() {
            break;
        }
    }
    assert!(
        began.elapsed() < Duration::from_secs(30),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn who_asks_too_much_is_told_to_wait() {
    // As many at once as ten seconds' worth, and on a slow machine those that came to it meanwhile.
    let until_refused = |service: &Service, cookies: &str, path: &str| {
        (0..200)
            .map(|_| crawl::get(&service.address, path, cookies).unwrap())
            .find(|answer| answer.status == 429)
            .unwrap()
    };
    let service = Service::with(&["--account-limit", "1", "--address-limit", "0"]);
    let session = format!("__Host-waymark={TOKEN}");
    let refused = until_refused(&service, &session, "/layouts");
    assert!(
        refused.head.contains("\r\nretry-after: "),
        "{}",
        refused.head
    );
    assert!(
        refused.head.contains("\r\ncontent-security-policy: "),
        "{}",
        refused.head
    );
    assert!(text(&refused).contains("Wait a little"));
    // The account's share is used up; who is somebody else at the same address is answered.
    assert_eq!(
        crawl::get(&service.address, "/health/live", "")
            .unwrap()
            .status,
        200
    );
    let service = Service::with(&["--account-limit", "0", "--address-limit", "1"]);
    until_refused(&service, "", "/health/live");
}

#[test]
fn without_tls_it_listens_on_this_machine_alone_unless_told_otherwise() {
    let data = TempDir::new().unwrap();
    let ran = waymark(&[
        "serve",
        "--listen",
        "0.0.0.0:0",
        "--data",
        data.path().join("data").to_str().unwrap(),
    ]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("--tls-certificate") && ran.err.contains("--behind-proxy"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_counted_stands_at_an_address_of_its_own() {
    let service = Service::with(&["--metrics", "127.0.0.1:0", "--log", "json"]);
    service.get("/loads/0123");
    let at = service.after("What is counted is at http://");
    let at = at.split('/').next().unwrap();
    let counted = text(&crawl::get(at, "/metrics", "").unwrap());
    for line in [
        "waymark_request_seconds_count{method=\"GET\",route=\"/loads/{id}\",status=\"404\"} 1",
        "waymark_store_writes 1",
        "waymark_loads_waiting 0",
        "waymark_log_entries ",
        "waymark_memory_bytes ",
    ] {
        assert!(counted.contains(line), "{line} is not in\n{counted}");
    }
    // It is nowhere else.
    assert_eq!(service.get("/metrics").status, 404);
    let line = service
        .said()
        .lines()
        .find(|line| line.contains("/loads/{id}"))
        .unwrap()
        .to_owned();
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["status"], 404);
    assert!(line["account"].as_str().unwrap().len() > 3, "{line}");
    assert!(line["span"]["id"].as_str().is_some(), "{line}");
    assert!(
        !service.said().contains("0123\""),
        "what filled the route is not there"
    );
}

#[cfg(unix)]
#[test]
fn what_was_begun_is_finished_when_the_service_is_told_to_stop() {
    let mut service = Service::with(&[]);
    let body = form("ssd", &[("a.csv", b"a,b\n".repeat(5_000))]);
    let mut bytes = service.head(body.len() as u64).into_bytes();
    bytes.extend(&body[..body.len() - 100]);
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.write_all(&bytes).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let told = Command::new("kill")
        .args(["-TERM", &service.child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    std::thread::sleep(Duration::from_millis(500));
    assert!(
        TcpStream::connect(&service.address).is_err(),
        "nobody new comes in"
    );
    stream.write_all(&body[body.len() - 100..]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(service.child.wait().unwrap().success());
}

/// A certificate for this machine, and its key, written to files; and the certificate itself.
fn certificate(folder: &Path) -> rustls::pki_types::CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    write(
        &folder.join("key.pem"),
        made.signing_key.serialize_pem().as_bytes(),
    );
    write(&folder.join("certificate.pem"), made.cert.pem().as_bytes());
    made.cert.der().clone()
}

/// A page over TLS, where the service shows this certificate.
fn over_tls(
    address: &str,
    trusted: &rustls::pki_types::CertificateDer<'static>,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Result<String, std::io::Error> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().unwrap();
    let mut connection = rustls::ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = TcpStream::connect(address)?;
    let mut stream = rustls::Stream::new(&mut connection, &mut stream);
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    // The other end may close without saying so.
    if let Err(why) = stream.read_to_end(&mut answer)
        && answer.is_empty()
    {
        return Err(why);
    }
    Ok(String::from_utf8_lossy(&answer).to_lowercase())
}

#[test]
fn tls_is_spoken_with_the_certificate_of_the_moment() {
    let folder = TempDir::new().unwrap();
    let first = certificate(folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let service = Service::with(&[
        "--tls-certificate",
        &file("certificate.pem"),
        "--tls-key",
        &file("key.pem"),
    ]);
    for version in [&rustls::version::TLS13, &rustls::version::TLS12] {
        let answer = over_tls(&service.address, &first, &[version]).unwrap();
        assert!(answer.starts_with("http/1.1 200"), "{answer}");
        assert!(
            answer.contains("strict-transport-security: max-age="),
            "{answer}"
        );
    }
    // Plain words are not answered.
    assert!(crawl::get(&service.address, "/health/live", "").is_err());
    // A pair that does not fit leaves the one before in use; one that does is taken up without a start.
    write(&folder.path().join("key.pem"), b"no key");
    service.until("the wrong pair is told of", |service| {
        service.said().contains("cannot be used")
    });
    assert!(over_tls(&service.address, &first, &[&rustls::version::TLS13]).is_ok());
    let second = certificate(folder.path());
    service.until("the new pair is used", |service| {
        over_tls(&service.address, &second, &[&rustls::version::TLS13]).is_ok()
    });
    assert!(over_tls(&service.address, &first, &[&rustls::version::TLS13]).is_err());
}
