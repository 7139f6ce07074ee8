//! Callers that dawdle or ask too much, what is counted of them, and the end of the service.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Service, TOKEN, form, text};
use crate::crawl;
use crate::program::waymark;

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
    // The server's log has the attempt, with the account.
    let line = service.said();
    let line = line.lines().find(|line| line.contains("429")).unwrap();
    assert!(
        line.contains("/layouts") && !line.contains("account=\"-\""),
        "{line}"
    );
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
fn every_page_has_a_way_out() {
    let service = Service::with(&[]);
    for path in [
        "/measures",
        "/lists",
        "/loads",
        "/layouts",
        "/rules",
        "/plan",
        "/reviews",
        "/access",
        "/account",
        "/england",
        "/search",
        "/releases",
    ] {
        let page = service.get(path);
        let said = text(&page);
        assert!(
            said.contains("action=\"/sign-out\"") && said.contains("Sign out"),
            "{path}: {}",
            page.status
        );
    }
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
