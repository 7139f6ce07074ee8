//! `PostgreSQL` servers to stop, kill and replace, and what stands before them and passes on to whichever is in charge.

use std::io::Write as _;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

/// Where the programs of `PostgreSQL` lie, where it is installed.
pub(super) fn programs() -> Option<PathBuf> {
    let mut installed: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    installed.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = installed
        .into_iter()
        .rev()
        .chain(std::env::split_paths(&path))
        .find(|bin| {
            ["initdb", "pg_ctl", "pg_basebackup", "psql"]
                .iter()
                .all(|program| bin.join(program).exists())
        });
    if found.is_none() {
        // Past what a test keeps to itself unless it fails.
        let _ = writeln!(
            std::io::stderr(),
            "NOT RUN: PostgreSQL stopped, killed and replaced: it is not installed"
        );
    }
    found
}

/// The folder all servers of a test lie in; they end with it, however the test ends.
pub(super) struct Servers {
    bin: PathBuf,
    folder: PathBuf,
    /// Whom they run as, where this is root: `PostgreSQL` refuses that.
    user: Option<&'static str>,
    watch: std::process::Child,
}

impl Servers {
    pub(super) fn new(bin: PathBuf) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("waymark-pg")
            .tempdir()
            .unwrap()
            .keep();
        let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
        let user = root.then(|| {
            ["postgres", "nobody"]
                .into_iter()
                .find(|user| {
                    Command::new("chown")
                        .arg(user)
                        .arg(&folder)
                        .stderr(Stdio::null())
                        .status()
                        .unwrap()
                        .success()
                })
                .unwrap()
        });
        // Its input ends when this program does.
        let watch = "trap '' INT TERM HUP; cat; for d in \"$0\"/*/data; do \
                     \"$1/pg_ctl\" -D \"$d\" -m immediate stop; done; rm -rf \"$0\"";
        let watch = as_user(user, &folder)
            .args(["sh", "-c", watch])
            .arg(&folder)
            .arg(&bin)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self {
            bin,
            folder,
            user,
            watch,
        }
    }

    /// A fresh server that stands in this folder, started.
    pub(super) fn first(&self, name: &str) -> Server<'_> {
        let server = self.named(name);
        let data = server.data();
        server.run("initdb", &["-D", &data, "-A", "trust", "-U", "waymark"]);
        server.start();
        server
    }

    /// A server that follows another and could take its place, started; from then on the other acknowledges nothing
    /// that this one does not have on its disk.
    pub(super) fn follower(&self, of: &Server<'_>, name: &str) -> Server<'_> {
        let server = self.named(name);
        let (data, from, port) = (server.data(), of.sockets(), of.port.to_string());
        server.run(
            "pg_basebackup",
            &[
                "-h", &from, "-p", &port, "-U", "waymark", "-D", &data, "-R", "-X", "stream", "-c",
                "fast",
            ],
        );
        server.start();
        of.ask("alter system set synchronous_standby_names = '*'");
        of.ask("select pg_reload_conf()");
        let began = Instant::now();
        while of.ask("select count(*) from pg_stat_replication where sync_state = 'sync'") != "1" {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "the follower follows nobody"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    fn named(&self, name: &str) -> Server<'_> {
        let folder = self.folder.join(name);
        let made = as_user(self.user, &self.folder)
            .arg("mkdir")
            .arg(&folder)
            .status();
        assert!(made.unwrap().success());
        Server {
            all: self,
            folder,
            port: free_port(),
        }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        // It removes the folder, or has been stopped by whoever stops everything.
        let _ = self.watch.wait();
    }
}

/// A command run as this user, in this folder.
fn as_user(user: Option<&str>, folder: &Path) -> Command {
    let mut command = match user {
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--", "env"]);
            command
        }
        None => Command::new("env"),
    };
    command.arg("LC_ALL=C.UTF-8").current_dir(folder);
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// One server.
pub(super) struct Server<'a> {
    all: &'a Servers,
    folder: PathBuf,
    pub(super) port: u16,
}

impl Server<'_> {
    fn data(&self) -> String {
        self.folder.join("data").to_str().unwrap().to_owned()
    }

    fn sockets(&self) -> String {
        self.folder.to_str().unwrap().to_owned()
    }

    fn run(&self, program: &str, words: &[&str]) {
        let mut command = as_user(self.all.user, &self.folder);
        let ended = command
            .arg(self.all.bin.join(program))
            .args(words)
            // What a server inherits it keeps open: then nobody would see the end of it.
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert!(ended.success(), "{program} {words:?}\n{log}");
    }

    pub(super) fn start(&self) {
        let settings = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories='{}' -c max_connections=60",
            self.port,
            self.sockets()
        );
        let log = self.folder.join("log");
        let (data, log) = (self.data(), log.to_str().unwrap());
        self.run(
            "pg_ctl",
            &["-D", &data, "-w", "-l", log, "-o", &settings, "start"],
        );
    }

    pub(super) fn stop(&self, how: &str) {
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-m", how, "stop"]);
    }

    /// Restarts it with the settings it was started with.
    pub(super) fn restart(&self, how: &str) {
        let log = self.folder.join("log");
        let (data, log) = (self.data(), log.to_str().unwrap());
        self.run(
            "pg_ctl",
            &["-D", &data, "-w", "-l", log, "-m", how, "restart"],
        );
    }

    /// Makes a follower the one in charge.
    pub(super) fn promote(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-w", "promote"]);
    }

    /// Kills the server and each of its processes, so that none of them ends what it was about.
    pub(super) fn kill(&self) {
        let file = self.folder.join("data/postmaster.pid");
        let server = std::fs::read_to_string(&file).unwrap();
        let server = server.lines().next().unwrap().to_owned();
        let mut all = vec![server.clone()];
        all.extend(children_of(&server));
        let killed = Command::new("kill")
            .arg("-9")
            .args(&all)
            .stderr(Stdio::null())
            .status();
        // One of them may have ended by itself.
        let _ = killed.unwrap();
        let began = Instant::now();
        while all.iter().any(|process| lives(process)) {
            assert!(began.elapsed() < Duration::from_secs(10), "it still lives");
            std::thread::sleep(Duration::from_millis(5));
        }
        // Whoever should take note of the end of a process may do so late; until then the number stands for one that
        // lives, and a server started again would wait for it.
        let socket = self.folder.join(format!(".s.PGSQL.{}.lock", self.port));
        for file in [file, socket] {
            std::fs::remove_file(file).unwrap();
        }
    }

    /// What it answers to one question.
    fn ask(&self, sql: &str) -> String {
        let mut command = as_user(self.all.user, &self.folder);
        let answer = command
            .arg(self.all.bin.join("psql"))
            .args(["-h", &self.sockets(), "-p", &self.port.to_string()])
            .args([
                "-U", "waymark", "-d", "postgres", "-A", "-t", "-q", "-c", sql,
            ])
            .output()
            .unwrap();
        let wrong = String::from_utf8_lossy(&answer.stderr).into_owned();
        assert!(answer.status.success(), "{sql}: {wrong}");
        String::from_utf8_lossy(&answer.stdout).trim().to_owned()
    }
}

/// Whether a process has not ended, where the system says.
fn lives(process: &str) -> bool {
    std::fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| {
        stat.rsplit(')')
            .next()
            .is_some_and(|rest| !rest.trim_start().starts_with(['Z', 'X']))
    })
}

/// The processes that a process started, where the system says.
pub(super) fn children_of(parent: &str) -> Vec<String> {
    std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|process| {
            let id = process.file_name().to_str()?.to_owned();
            let stat = std::fs::read_to_string(process.path().join("stat")).ok()?;
            let started_by = stat.rsplit(')').next()?.split_whitespace().nth(1)?;
            (started_by == parent).then_some(id)
        })
        .collect()
}

/// Takes connections and passes them on to the server in charge; to none while there is none.
pub(super) struct Forwarder {
    pub(super) address: SocketAddr,
    to: Arc<AtomicU16>,
}

impl Forwarder {
    pub(super) fn new(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let to = Arc::new(AtomicU16::new(port));
        let now = to.clone();
        std::thread::spawn(move || {
            for from in listener.incoming().map_while(Result::ok) {
                let port = now.load(Ordering::Relaxed);
                if port == 0 {
                    continue;
                }
                if let Ok(to) = TcpStream::connect(("127.0.0.1", port)) {
                    pass_on(from, to);
                }
            }
        });
        Self { address, to }
    }

    /// From now on to the server at this port; 0 is none.
    pub(super) fn turn_to(&self, port: u16) {
        self.to.store(port, Ordering::Relaxed);
    }
}

fn pass_on(one: TcpStream, other: TcpStream) {
    for stream in [&one, &other] {
        stream.set_nodelay(true).unwrap();
    }
    for (mut from, mut to) in [
        (one.try_clone().unwrap(), other.try_clone().unwrap()),
        (other, one),
    ] {
        std::thread::spawn(move || {
            // Either end may break: then both do.
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
            let _ = from.shutdown(Shutdown::Both);
        });
    }
}
