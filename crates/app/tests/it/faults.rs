//! Faults: the program is killed at random moments while people work, `PostgreSQL` is stopped, killed and replaced under
//! it, the disk fills up, becomes read-only or fails, the clock is moved. What was acknowledged is there, nothing half
//! done is, and the log is whole.
//!
//! `WAYMARK_FAULTS=1000 cargo test --release -p app --test it faults -- --nocapture` does it more often, and writes what
//! came of it to `docs/faults.md`.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::crawl::send;
use crate::edge::{FORM, Service, TOKEN, somebody_signed_in, text};
use crate::program::waymark;

mod ground;
mod killed;
mod postgres;
mod report;
mod server;
mod under_load;

use ground::Ground;

/// A good load is in force before anything goes wrong.
fn loaded_once(folder: &Path) {
    Ground::folder(folder).loaded_once();
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
    let list = ground::a_list_with_children(&Service::over(&folder, &[], &[]));
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
