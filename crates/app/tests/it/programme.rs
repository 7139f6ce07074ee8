//! The improvement programme as the running program keeps it: a real report becomes findings that the matrix shows, and
//! killed (`kill -9`) while people write, it has all of what one of them sent or nothing of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use fastrand::Rng;
use tempfile::TempDir;

use crate::crawl::{Answer, send};
use crate::edge::{FORM, Service, TOKEN, somebody_signed_in, text};
use crate::program::{column, invented_reports, waymark};

/// The report whose findings the programme must be able to hold: printed in February 2017, with 22 points to the
/// authority and 9 to its safeguarding board.
const REAL: &str = "../../../shared/conformance/reports/80556_south gloucestershire/\
    children's services inspection - 13 february 2017.pdf";

/// How often it is killed.
const KILLS: usize = 5;

/// Puts reports into the record of a store.
fn add_reports(reports: &Path, folder: &Path) {
    let added = waymark(&[
        "reports",
        "add",
        reports.to_str().unwrap(),
        "--data",
        folder.to_str().unwrap(),
    ]);
    assert_ne!(added.status, 2, "{}", added.err);
}

/// Sends a form as a browser would; nothing where the service ended before it answered.
fn post(address: &str, to: &str, fields: &[(&str, &str)]) -> Option<Answer> {
    let mut typed = format!("form_token={FORM}");
    for (name, value) in fields {
        typed.push_str(&format!("&{name}={}", value.replace(' ', "%20")));
    }
    let form = format!(
        "POST {to} HTTP/1.1\r\nhost: {address}\r\ncookie: __Host-waymark={TOKEN}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{typed}",
        typed.len()
    );
    send(address, form.as_bytes()).ok()
}

/// What stands between these two, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split(after).next())
        .collect()
}

/// The reports that can be chosen, by their ids.
fn reports(service: &Service) -> Vec<String> {
    let page = text(&service.get("/plan/findings/new"));
    let choice = between(&page, "<select", "</select>").concat();
    between(&choice, "<option value=\"", "\"")
        .into_iter()
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The points of a report that can be ticked.
fn points(service: &Service, report: &str) -> Vec<String> {
    let page = text(&service.get(&format!("/plan/findings/new?report={report}")));
    between(&page, "name=\"point\"", ">")
        .into_iter()
        .map(|input| between(input, " value=\"", "\"").concat())
        .collect()
}

fn fields<'f>(report: &'f str, points: &'f [String]) -> Vec<(&'f str, &'f str)> {
    let points = points.iter().map(|point| ("point", point.as_str()));
    [("report", report)].into_iter().chain(points).collect()
}

fn verified(folder: &Path) {
    let verified = waymark(&["audit", "verify", "--data", folder.to_str().unwrap()]);
    assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn all_31_points_of_a_real_report_become_findings_and_stand_in_the_matrix() {
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join(REAL);
    if !report.exists() {
        eprintln!("NOT RUN: the shared reports are not here");
        return;
    }
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    add_reports(&report, &folder);
    let service = Service::over(&folder, &[], &[]);
    let [report] = reports(&service)
        .try_into()
        .expect("one report can be chosen");
    let all = points(&service, &report);
    let to = |letter| all.iter().filter(|point| point.starts_with(letter)).count();
    assert_eq!(
        (to('a'), to('b')),
        (22, 9),
        "to the authority, and to its safeguarding board: {all:?}"
    );
    let sent = post(&service.address, "/plan/findings", &fields(&report, &all)).unwrap();
    assert_eq!(sent.status, 303, "{}\n{}", text(&sent), service.said());
    let matrix = text(&service.get("/plan/coverage"));
    assert_eq!(matrix.matches("data-l=\"No.\"").count(), 31, "{matrix}");
    assert!(
        matrix.contains("31 of 31 findings have no action"),
        "{matrix}"
    );
    let rows = text(&service.get("/plan/coverage.csv"));
    let mut words = column(&rows, "words");
    assert_eq!(words.len(), 31);
    words.sort();
    words.dedup();
    assert_eq!(words.len(), 31, "each in its own words: {words:#?}");
    let urgent = "Urgently review all cases currently or recently allocated to managers";
    assert!(
        words.iter().any(|each| each.starts_with(urgent)),
        "{words:#?}"
    );
    // Sent again nothing is there twice.
    let again = post(&service.address, "/plan/findings", &fields(&report, &all)).unwrap();
    assert_eq!(again.status, 303);
    assert_eq!(
        column(&text(&service.get("/plan/coverage.csv")), "words").len(),
        31
    );
    drop(service);
    verified(&folder);
}

/// What was acknowledged, and what is tried.
#[derive(Default)]
struct Work {
    stop: AtomicBool,
    sent: AtomicUsize,
    actions: Mutex<Vec<String>>,
    reports: Mutex<Vec<String>>,
}

/// Writes actions until told to stop.
fn write_actions(address: &str, nth: usize, kill: usize, work: &Work) {
    for n in 0.. {
        if work.stop.load(Ordering::Relaxed) {
            return;
        }
        let title = format!("Action {n} of writer {nth} before kill {kill}");
        work.sent.fetch_add(1, Ordering::Relaxed);
        let answer = post(address, "/plan/actions", &[("title", &title)]);
        if answer.is_some_and(|answer| answer.status == 303) {
            work.actions.lock().unwrap().push(title);
        } else {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// How many points of each report are in the plan, by the word in the rows of its findings.
fn in_plan(service: &Service, reports: &[(String, Vec<String>)]) -> BTreeMap<String, usize> {
    reports
        .iter()
        .map(|(report, _)| {
            let page = text(&service.get(&format!("/plan/findings/new?report={report}")));
            let there = between(&page, "name=\"point\"", ">")
                .into_iter()
                .filter(|input| input.contains(" disabled"))
                .count();
            (report.clone(), there)
        })
        .collect()
}

/// Everything acknowledged is there once, and of each report all points or none.
fn is_whole(service: &Service, reports: &[(String, Vec<String>)], work: &Work) {
    let kept = column(&text(&service.get("/plan.csv")), "title");
    for title in work.actions.lock().unwrap().iter() {
        let times = kept.iter().filter(|each| *each == title).count();
        assert_eq!(
            times, 1,
            "{title} was acknowledged and is there {times} times"
        );
    }
    let mut all = kept.clone();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), kept.len(), "nothing is there twice");
    let in_plan = in_plan(service, reports);
    for (report, points) in reports {
        let there = in_plan.get(report).copied().unwrap_or_default();
        assert!(
            there == 0 || there == points.len(),
            "{there} of {} points of a report that were sent as one",
            points.len()
        );
        if work.reports.lock().unwrap().contains(report) {
            assert_eq!(there, points.len(), "a report that was acknowledged");
        }
    }
}

#[test]
fn killed_while_the_programme_is_written_nothing_is_half_written() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    add_reports(invented_reports().path(), &folder);
    let mut random = Rng::with_seed(5);
    let work = Work::default();
    let mut known: Vec<(String, Vec<String>)> = Vec::new();
    for kill in 0..KILLS {
        let mut service = Service::over(
            &folder,
            &["--account-limit", "0", "--address-limit", "0"],
            &[],
        );
        if known.is_empty() {
            known = reports(&service)
                .into_iter()
                .map(|report| {
                    let points = points(&service, &report);
                    (report, points)
                })
                .filter(|(_, points)| !points.is_empty())
                .collect();
            assert!(!known.is_empty(), "some report lists points");
        }
        is_whole(&service, &known, &work);
        work.stop.store(false, Ordering::Relaxed);
        let (before, address) = (work.sent.load(Ordering::Relaxed), service.address.clone());
        std::thread::scope(|scope| {
            for nth in 0..2 {
                let (address, work) = (&address, &work);
                scope.spawn(move || write_actions(address, nth, kill, work));
            }
            let began = Instant::now();
            let writes = random.usize(2..8);
            while work.sent.load(Ordering::Relaxed) < before + writes
                && began.elapsed() < Duration::from_secs(20)
            {
                std::thread::sleep(Duration::from_millis(1));
            }
            // A whole report at once, and in the midst of it the end.
            if let Some((report, points)) = known.get(kill % known.len()) {
                let (address, work) = (&address, &work);
                scope.spawn(move || {
                    let answer = post(address, "/plan/findings", &fields(report, points));
                    if answer.is_some_and(|answer| answer.status == 303) {
                        work.reports.lock().unwrap().push(report.clone());
                    }
                });
            }
            std::thread::sleep(Duration::from_micros(random.u64(0..60_000)));
            service.child.kill().unwrap();
            service.child.wait().unwrap();
            work.stop.store(true, Ordering::Relaxed);
        });
    }
    let service = Service::over(&folder, &[], &[]);
    is_whole(&service, &known, &work);
    assert!(
        !work.actions.lock().unwrap().is_empty(),
        "something was acknowledged"
    );
    drop(service);
    verified(&folder);
}
