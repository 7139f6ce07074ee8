//! The service: over an empty store the first page is there at once, and what another program adds is shown.

use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::edge::{Service, somebody_signed_in, text};
use crate::program::{waymark, write};

#[test]
fn a_service_over_an_empty_store_knows_every_authority() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    let began = Instant::now();
    let service = Service::over(&folder, &[], &[]);
    let page = service.get("/authorities");
    assert_eq!(page.status, 200);
    let page = text(&page);
    assert!(page.contains("South Gloucestershire") && page.contains("Isles of Scilly"));
    // The promise is one second for a release build; a busy machine gets more.
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(service.get("/no/such/page").status, 404);
}

#[test]
fn what_another_program_adds_is_shown_without_a_restart() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    somebody_signed_in(&folder);
    let service = Service::over(&folder, &[], &[]);
    let reports = TempDir::new().unwrap();
    write(
        &reports.path().join("broken letter.pdf"),
        b"%PDF-1.7\nnothing more",
    );
    let ran = waymark(&[
        "reports".as_ref(),
        "add".as_ref(),
        reports.path().as_os_str(),
        "--data".as_ref(),
        folder.as_os_str(),
    ]);
    assert_ne!(ran.status, 2, "{}", ran.err);
    service.until("it is shown", |service| {
        text(&service.get("/unread")).contains("broken letter.pdf")
    });
}
