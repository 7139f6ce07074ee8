//! The service: a fresh folder is filled with the invented authority, and the first page is there within a second.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::program::{waymark, write};

/// A running service, ended when the test ends.
struct Service {
    child: Child,
    address: String,
}

impl Service {
    fn over(data: &TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--data",
                data.path().to_str().unwrap(),
            ])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        Self { child, address }
    }

    /// Status and body of a page.
    fn page(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already ended is as good.
        let _ = self.child.kill().and_then(|()| self.child.wait().map(drop));
    }
}

#[test]
fn a_service_over_an_empty_folder_knows_every_authority() {
    let data = TempDir::new().unwrap();
    let began = Instant::now();
    let service = Service::over(&data);
    let (status, page) = service.page("/authorities");
    assert_eq!(status, 200);
    assert!(page.contains("South Gloucestershire") && page.contains("Isles of Scilly"));
    // The promise is one second for a release build; a busy machine gets more.
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(service.page("/no/such/page").0, 404);
}

#[test]
fn what_another_program_adds_is_shown_without_a_restart() {
    let data = TempDir::new().unwrap();
    let service = Service::over(&data);
    let reports = TempDir::new().unwrap();
    write(
        &reports.path().join("broken letter.pdf"),
        b"%PDF-1.7\nnothing more",
    );
    let words = ["reports", "add"].map(std::ffi::OsStr::new);
    let folders = [
        reports.path().as_os_str(),
        "--data".as_ref(),
        data.path().as_os_str(),
    ];
    assert_ne!(waymark(&[&words[..], &folders[..]].concat()).status, 2);
    let began = Instant::now();
    while !service.page("/unread").1.contains("broken letter.pdf") {
        assert!(began.elapsed() < Duration::from_secs(20), "it never showed");
        std::thread::sleep(Duration::from_millis(200));
    }
}
