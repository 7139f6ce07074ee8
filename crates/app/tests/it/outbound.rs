//! Nothing leaves: the sample is served in a network of its own whose only way out counts what passes, every kind of
//! page is asked for, files are loaded, and the count stays at nought. The log of all this names nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::net::UdpSocket;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::crawl;
use crate::program::{rows, write};

/// Where the sample is.
const SAMPLE: &str = "127.0.0.1:8903";

/// Makes the network: this machine's own address, and a way out that leads nowhere and counts. The other protocol is
/// left out, as it speaks by itself.
const NETWORK: &str = "ip link set lo up && \
    { ip link add out type dummy || ip link add out type veth peer name far && ip link set far up; } 2>/dev/null && \
    ip link set out arp off && \
    { echo 1 > /proc/sys/net/ipv6/conf/out/disable_ipv6; } 2>/dev/null; \
    ip addr add 192.0.2.2/24 dev out && ip link set out up && ip route add default via 192.0.2.1 && exec \"$@\"";

#[test]
fn nothing_leaves_and_the_log_names_nobody() {
    let inside = [
        "--ignored",
        "--exact",
        "--nocapture",
        "outbound::in_a_network_of_its_own",
    ];
    let this = std::env::current_exe().unwrap();
    let alone = |how: &str| {
        let mut command = Command::new("unshare");
        command.args([how, "sh", "-c", NETWORK, "sh"]);
        command
    };
    let allowed = ["-n", "-rn"].into_iter().find(|how| {
        alone(how)
            .arg("true")
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    });
    let Some(how) = allowed else {
        eprintln!(
            "NOT RUN: that nothing leaves, and that the log names nobody: this system lets nobody make a network of their own"
        );
        return;
    };
    let ended = alone(how).arg(this).args(inside).output().unwrap();
    assert!(
        ended.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    );
}

/// What wanted to leave so far: packets and those dropped on the way.
fn left() -> u64 {
    let counted = fs::read_to_string("/proc/net/dev").unwrap();
    let line = counted
        .lines()
        .find_map(|line| line.trim().strip_prefix("out:"))
        .unwrap();
    let numbers: Vec<u64> = line
        .split_whitespace()
        .map(|number| number.parse().unwrap())
        .collect();
    numbers[9] + numbers[11]
}

/// The sample while it runs; its log goes to a file.
struct Sample(Child);

impl Drop for Sample {
    fn drop(&mut self) {
        // Already ended is as good.
        let _ = self.0.kill().and_then(|()| self.0.wait().map(drop));
    }
}

#[test]
#[ignore = "run by the other test, in a network of its own"]
fn in_a_network_of_its_own() {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("log");
    let before = left();
    let _sample = Sample(
        Command::new(env!("CARGO_BIN_EXE_waymark"))
            .current_dir(folder.path())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap(),
    );
    until("the sample is read", || {
        crawl::get(SAMPLE, "/health/ready", "").is_ok_and(|answer| {
            String::from_utf8_lossy(&answer.body).contains("\"records\":\"read\"")
        })
    });

    let mut asked = BTreeMap::new();
    for role in ["director", "administrator"] {
        let cookies = format!("__Host-waymark-role={role}");
        asked.extend(crawl::all(SAMPLE, &cookies, &["/"], 1));
    }
    let kinds: BTreeSet<&str> = asked
        .keys()
        .filter_map(|path| path.split(['/', '?']).nth(1))
        .collect();
    for kind in [
        "measures", "lists", "children", "loads", "reports", "assets",
    ] {
        assert!(kinds.contains(kind), "{kind} was not reached: {kinds:?}");
    }
    let wrong: Vec<_> = asked.iter().filter(|(_, status)| **status >= 500).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // What cannot be shown, with a name in its address, must not bring it into the log either.
    let names = invented_names(folder.path());
    for name in names.iter().take(20) {
        let name = name.replace(' ', "%20");
        for path in [
            format!("/children/{name}"),
            format!("/search?words={name}"),
            format!("/{name}"),
        ] {
            crawl::get(SAMPLE, &path, "").unwrap();
        }
    }

    // Loading, as a person does on the command line.
    write(
        &folder.path().join("ours/workers.csv"),
        b"nothing,of\nthis,kind\n",
    );
    let loaded = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["load", "ssd", "ours"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(loaded.status.code(), Some(2), "{loaded:?}");

    assert_eq!(left(), before, "something wanted to leave");
    // The count moves when something does.
    UdpSocket::bind("0.0.0.0:0")
        .unwrap()
        .send_to(b"out", "198.51.100.1:9")
        .unwrap();
    assert!(left() > before, "the count cannot be trusted");

    let log = fs::read_to_string(log).unwrap();
    assert!(log.lines().count() > asked.len(), "a line for each request");
    assert!(log.contains("route=\"/children/{n}\""), "{log}");
    let words: BTreeSet<&str> = log
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .collect();
    let named: Vec<&String> = names
        .iter()
        .filter(|name| {
            if name.contains(' ') {
                log.contains(name.as_str())
            } else {
                words.contains(name.as_str())
            }
        })
        .collect();
    assert!(named.is_empty(), "the log says {named:?}");
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(180), "never: {what}");
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// Every name and identifier of a child in the sample: cells of columns that hold one.
fn invented_names(folder: &Path) -> BTreeSet<String> {
    let files = folder.join("invented");
    let made = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .arg("sample")
        .arg(&files)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let mut names = BTreeSet::new();
    let mut folders = vec![files];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "csv") {
                gather(&fs::read_to_string(&path).unwrap(), &mut names);
            }
        }
    }
    assert!(names.len() > 3_000, "{} names", names.len());
    names
}

fn gather(csv: &str, names: &mut BTreeSet<String>) {
    let rows = rows(csv);
    let Some(heads) = rows.first() else { return };
    let columns: Vec<usize> = heads
        .iter()
        .enumerate()
        .filter(|(_, head)| {
            let head = head.to_lowercase();
            [
                "forename",
                "surname",
                "upn",
                "person_id",
                "child_id",
                "nhs",
                "postcode",
                "street",
            ]
            .iter()
            .any(|word| head.contains(word))
        })
        .map(|(column, _)| column)
        .collect();
    for row in rows.iter().skip(1) {
        for column in &columns {
            let cell = row.get(*column).map_or("", |cell| cell.trim());
            if cell.chars().count() > 3 {
                names.insert(cell.to_owned());
            }
        }
    }
}
