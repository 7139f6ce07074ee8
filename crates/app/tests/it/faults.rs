//! Faults: the program is killed at random moments while people work, the disk fills up, becomes read-only or fails,
//! the clock is moved. What was acknowledged is there, nothing half done is, and the log is whole.
//!
//! `WAYMARK_FAULTS=1000 cargo test --release -p app --test it faults -- --nocapture` kills a thousand times.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::{QueueState, Store};
use tempfile::TempDir;

use crate::crawl::{self, send};
use crate::edge::{FORM, Service, TOKEN, dataset, somebody_signed_in, text};
use crate::program::waymark;

/// Kills where nobody says how many.
const KILLS: usize = 20;

#[expect(
    clippy::disallowed_methods,
    reason = "a test is told how long it may take"
)]
fn kills() -> usize {
    std::env::var("WAYMARK_FAULTS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(KILLS)
}

/// What the service said it had done.
#[derive(Default)]
struct Acknowledged {
    requests: Mutex<Vec<String>>,
    loads: Mutex<Vec<String>>,
    looks: AtomicUsize,
    tried: AtomicUsize,
}

/// Works until told to stop: writes down a request, looks at children, now and then sends a load.
fn work(address: &str, list: &str, nth: usize, stop: &AtomicBool, done: &Acknowledged) {
    let cookies = format!("__Host-waymark={TOKEN}");
    let mut n = 0_usize;
    while !stop.load(Ordering::Relaxed) {
        n += 1;
        let what = format!("request {nth}-{n}-{}", Timestamp::now().as_nanosecond());
        done.tried.fetch_add(1, Ordering::Relaxed);
        match n % 8 {
            0 => {
                if let Some(to) = a_load(address, &what) {
                    done.loads.lock().unwrap().push(to);
                }
            }
            1 | 3 | 5 => {
                let typed = format!("form_token={FORM}&what={}", what.replace(' ', "%20"));
                let form = format!(
                    "POST /requests HTTP/1.1\r\nhost: {address}\r\ncookie: {cookies}\r\nconnection: close\r\n\
                     content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{typed}",
                    typed.len()
                );
                if send(address, form.as_bytes()).is_ok_and(|answer| answer.status == 303) {
                    done.requests.lock().unwrap().push(what);
                }
            }
            _ => {
                let shown = crawl::get(address, list, &cookies);
                if shown.is_ok_and(|answer| {
                    answer.status == 200 && text(&answer).contains("/children/")
                }) {
                    done.looks.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }
}

/// Sends a load no other is like; its place in the queue, once that was acknowledged.
fn a_load(address: &str, what: &str) -> Option<String> {
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
    let answer = send(address, &bytes)
        .ok()
        .filter(|answer| answer.status == 303)?;
    let to = answer.head.split("/loads/queue/").nth(1)?;
    Some(to.lines().next()?.trim().to_owned())
}

#[test]
fn killed_at_random_moments_nothing_acknowledged_is_lost() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    loaded_once(&folder);
    let list = a_list_with_children(&Service::over(&folder, &[], &[]));
    let done = Arc::new(Acknowledged::default());
    let kills = kills();
    for n in 0..kills {
        let mut service = Service::over(
            &folder,
            &["--account-limit", "0", "--address-limit", "0"],
            &[],
        );
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for nth in 0..3 {
                let (address, list, stop, done) = (&service.address, &list, &stop, &*done);
                scope.spawn(move || work(address, list, nth, stop, done));
            }
            // Moments that follow no rhythm of the program's own.
            let moment = Timestamp::now().subsec_nanosecond().unsigned_abs() / 7 % 1_500;
            std::thread::sleep(Duration::from_millis(
                u64::from(moment) + u64::try_from(n % 50).unwrap(),
            ));
            service.child.kill().unwrap();
            service.child.wait().unwrap();
            stop.store(true, Ordering::Relaxed);
        });
    }
    checked(&folder, &done);
    let verified = waymark(&["audit", "verify", "--data", folder.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
    eprintln!(
        "killed {kills} times: {} asked, {} writes, {} loads and {} looks acknowledged; all are there, the log is whole",
        done.tried.load(Ordering::Relaxed),
        done.requests.lock().unwrap().len(),
        done.loads.lock().unwrap().len(),
        done.looks.load(Ordering::Relaxed),
    );
    let service = Service::over(&folder, &[], &[]);
    service.until("the load before is served", |service| {
        text(&service.get(&list)).contains("/children/")
    });
}

/// A list with somebody on it, once the records are read.
fn a_list_with_children(service: &Service) -> String {
    service.until("the records are read", |service| {
        text(&service.get("/health/ready")).contains("\"records\":\"read\"")
    });
    let lists = text(&service.get("/lists"));
    lists
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with("/lists/") && !link.contains('.'))
        .find(|link| text(&service.get(link)).contains("href=\"/children/"))
        .unwrap()
        .to_owned()
}

/// A good load is in force before anything goes wrong.
fn loaded_once(folder: &Path) {
    let files = TempDir::new().unwrap();
    for (name, bytes) in dataset() {
        crate::program::write(&files.path().join(name), &bytes);
    }
    let loaded = waymark(&[
        "load",
        "ssd",
        files.path().to_str().unwrap(),
        "--data",
        folder.to_str().unwrap(),
    ]);
    assert_ne!(loaded.status, 2, "{}", loaded.err);
}

/// Everything acknowledged is in the store, whole.
fn checked(folder: &Path, done: &Acknowledged) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::open(folder).await.unwrap();
        let kept: Vec<String> = store
            .requests()
            .await
            .unwrap()
            .into_iter()
            .map(|request| request.what)
            .collect();
        for what in &*done.requests.lock().unwrap() {
            assert!(kept.contains(what), "{what} was acknowledged and is lost");
        }
        let loads = done.loads.lock().unwrap().clone();
        for id in &loads {
            let entry = store.queued_load(id).await.unwrap();
            let entry = entry.unwrap_or_else(|| panic!("load {id} was acknowledged and is lost"));
            if matches!(entry.state, QueueState::Waiting | QueueState::Taken) {
                let files = store.queued_packed(id).await.unwrap().unpacked().unwrap();
                assert_eq!(files.len(), dataset().len() + 1, "half a load waits");
            }
        }
        for load in store.loads().await.unwrap() {
            // Each file is checked against its hash.
            let files = store.load_bytes(&load.id).await.unwrap();
            assert!(files.len() >= dataset().len(), "half a load is kept");
        }
        let newest = store
            .log_newest()
            .await
            .unwrap()
            .map_or(0, |newest| newest.seq);
        let looks = i64::try_from(done.looks.load(Ordering::Relaxed)).unwrap();
        assert!(
            newest >= looks,
            "{looks} looks were shown, {newest} are in the log"
        );
        // What a killed worker had in hand, another takes over.
        let later = Timestamp::now() + SignedDuration::from_mins(5);
        if let Some(entry) = store.claim_next("after", later).await.unwrap() {
            assert!(store.queued_packed(&entry.id).await.is_ok());
        }
    });
}

/// A library that stands between the program and the system: it makes writes to the store fail, or moves the clock.
const BETWEEN: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
static int of_store(int fd) {
    char link[64], path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return strstr(path, "waymark.sqlite") != NULL;
}
static int failing(void) {
    const char *file = getenv("FAIL_WHEN");
    return file != NULL && access(file, F_OK) == 0;
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    if (failing() && of_store(fd)) { errno = EIO; return -1; }
    return real(fd, bytes, n, at);
}
int fdatasync(int fd) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    if (failing() && of_store(fd)) { errno = EIO; return -1; }
    return real(fd);
}
int clock_gettime(clockid_t which, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, at);
    const char *by = getenv("CLOCK_MOVED");
    if (done == 0 && by != NULL && which == CLOCK_REALTIME) at->tv_sec += atol(by);
    return done;
}
"#;

/// That library, where a compiler is there to make it.
#[cfg(target_os = "linux")]
fn between(folder: &Path) -> Option<String> {
    let source = folder.join("between.c");
    let library = folder.join("between.so");
    crate::program::write(&source, BETWEEN.as_bytes());
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("NOT RUN: a failing disk and a moved clock: there is no C compiler");
        return None;
    }
    Some(library.to_str().unwrap().to_owned())
}

fn request(service: &Service, what: &str) -> u16 {
    let typed = format!("form_token={FORM}&what={what}");
    let form = format!(
        "POST /requests HTTP/1.1\r\nhost: {0}\r\ncookie: __Host-waymark={TOKEN}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {1}\r\n\r\n{typed}",
        service.address,
        typed.len()
    );
    send(&service.address, form.as_bytes()).unwrap().status
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fails_is_told_of_and_what_was_kept_is_there() {
    let data = TempDir::new().unwrap();
    let Some(library) = between(data.path()) else {
        return;
    };
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    loaded_once(&folder);
    let fails = data.path().join("fails");
    let service = Service::over(
        &folder,
        &[],
        &[
            ("LD_PRELOAD", &library),
            ("FAIL_WHEN", fails.to_str().unwrap()),
        ],
    );
    assert_eq!(request(&service, "before"), 303);
    crate::program::write(&fails, b"");
    assert_eq!(request(&service, "meanwhile"), 500, "{}", service.said());
    // What needs no entry in the log is still shown.
    assert_eq!(service.get("/england").status, 200);
    std::fs::remove_file(&fails).unwrap();
    service.until("it writes again", |service| {
        request(service, "after") == 303
    });
    let page = text(&service.get("/requests"));
    assert!(page.contains("before") && page.contains("after"), "{page}");
    drop(service);
    let verified = waymark(&["audit", "verify", "--data", folder.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_clock_moved_a_year_either_way_loses_nothing() {
    let data = TempDir::new().unwrap();
    let Some(library) = between(data.path()) else {
        return;
    };
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    loaded_once(&folder);
    let list = a_list_with_children(&Service::over(&folder, &[], &[]));
    for by in ["-31536000", "0", "31536000"] {
        let service = Service::over(
            &folder,
            &[],
            &[("LD_PRELOAD", &library), ("CLOCK_MOVED", by)],
        );
        assert_eq!(service.get("/health/live").status, 200);
        // Roles have not begun, or are over: whoever comes is sent to sign in, and nothing is shown.
        let answer = service.get(&list);
        if by == "0" {
            assert_eq!(answer.status, 200, "{}", service.said());
            assert_eq!(request(&service, "after"), 303);
        } else {
            assert!(!text(&answer).contains("/children/"), "{by}");
        }
    }
    let verified = waymark(&["audit", "verify", "--data", folder.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
}

/// Makes a small file system, and goes on in it.
const SMALL: &str = "mount -t tmpfs -o size=24m small \"$1\" && shift && exec \"$@\"";

#[test]
fn a_full_and_a_read_only_disk_are_told_of_and_what_was_kept_is_shown() {
    let at = TempDir::new().unwrap();
    let allowed = ["-m", "-rm"].into_iter().find(|how| {
        Command::new("unshare")
            .args([how, "sh", "-c", SMALL, "sh"])
            .arg(at.path())
            .arg("true")
            .output()
            .is_ok_and(|ended| ended.status.success())
    });
    let Some(how) = allowed else {
        eprintln!(
            "NOT RUN: a full and a read-only disk: this system lets nobody mount a file system"
        );
        return;
    };
    let ended = Command::new("unshare")
        .args([how, "sh", "-c", SMALL, "sh"])
        .arg(at.path())
        .arg("env")
        .arg(format!("SMALL_DISK={}", at.path().display()))
        .arg(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "faults::on_a_small_disk",
        ])
        .output()
        .unwrap();
    assert!(
        ended.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
#[ignore = "run by the other test, on a disk of its own"]
#[expect(
    clippy::disallowed_methods,
    reason = "the other test says where the disk is"
)]
fn on_a_small_disk() {
    let disk = std::env::var("SMALL_DISK").unwrap();
    let disk = Path::new(&disk);
    let folder = disk.join("data");
    somebody_signed_in(&folder);
    loaded_once(&folder);
    let service = Service::over(&folder, &[], &[]);
    assert_eq!(request(&service, "before"), 303);
    // Full.
    let filled = Command::new("dd")
        .args(["if=/dev/zero", "bs=64k"])
        .arg(format!("of={}", disk.join("filled").display()))
        .output()
        .unwrap();
    assert!(!filled.status.success(), "the disk is not full");
    let statuses: Vec<u16> = (0..40)
        .map(|n| request(&service, &format!("full{n}")))
        .collect();
    assert!(statuses.iter().any(|status| *status >= 500), "{statuses:?}");
    assert_eq!(service.get("/england").status, 200);
    std::fs::remove_file(disk.join("filled")).unwrap();
    service.until("it writes again", |service| {
        request(service, "after") == 303
    });
    let page = text(&service.get("/requests"));
    for (n, status) in statuses
        .iter()
        .enumerate()
        .filter(|(_, status)| **status == 303)
    {
        assert!(
            page.contains(&format!("full{n}")),
            "{status} was said of full{n}"
        );
    }
    assert!(page.contains("before") && page.contains("after"));
    drop(service);
    let verified = waymark(&["audit", "verify", "--data", folder.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
    // Read-only.
    let remounted = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(disk)
        .status()
        .unwrap();
    assert!(remounted.success());
    let service = Service::over(&folder, &[], &[]);
    let health = text(&service.get("/health/ready"));
    assert!(health.contains("reads only"), "{health}");
    assert_eq!(service.get("/england").status, 200);
    assert!(request(&service, "never") >= 400);
}
