//! A `PostgreSQL` server for tests: the one that is named, or one started in a folder of its own, where `PostgreSQL` is
//! installed. Where there is none, tests say so and go on without.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The address of a server on which databases may be made; none where there is no server.
pub(crate) fn address() -> Option<&'static str> {
    static ADDRESS: OnceLock<Option<String>> = OnceLock::new();
    ADDRESS
        .get_or_init(|| {
            let found = named().or_else(|| programs().and_then(|bin| started(&bin)));
            if found.is_none() {
                let _ = writeln!(
                    std::io::stderr(),
                    "no PostgreSQL found (neither WAYMARK_TEST_POSTGRES nor initdb): tested on SQLite only"
                );
            }
            found
        })
        .as_deref()
}

fn named() -> Option<String> {
    std::env::vars()
        .find(|(name, value)| name == "WAYMARK_TEST_POSTGRES" && !value.is_empty())
        .map(|(_, value)| value)
}

/// Where `initdb` and `pg_ctl` lie.
fn programs() -> Option<PathBuf> {
    let path = std::env::vars_os()
        .find(|(name, _)| name == "PATH")
        .map(|(_, value)| value)
        .unwrap_or_default();
    let mut installed: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    installed.sort();
    std::env::split_paths(&path)
        .chain(installed.into_iter().rev())
        .find(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists())
}

/// Starts a server that listens in its folder only, and ends with this program.
fn started(bin: &Path) -> Option<String> {
    let folder = tempfile::Builder::new()
        .prefix("waymark-pg")
        .tempdir()
        .ok()?
        .keep();
    let data = folder.join("data");
    std::fs::create_dir(&data).ok()?;
    let user = user_to_be(&folder);
    let script = |words: &str| {
        // PostgreSQL refuses to run as root.
        let mut command = match user {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--", "sh", "-c", words]);
                command
            }
            None => {
                let mut command = Command::new("sh");
                command.args(["-c", words]);
                command
            }
        };
        command
            .current_dir(&folder)
            .env("LC_ALL", "C.UTF-8")
            .env("BIN", bin)
            .env("DATA", &data)
            .env("SOCKET", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let made = script(
        "\"$BIN/initdb\" -D \"$DATA\" -A trust -U waymark --no-sync && \
         \"$BIN/pg_ctl\" -D \"$DATA\" -w -l \"$DATA/log\" start -o \"-c listen_addresses='' \
         -c unix_socket_directories='$SOCKET' -c fsync=off -c full_page_writes=off -c max_connections=300\"",
    )
    .stdin(Stdio::null())
    .status()
    .ok()?;
    if !made.success() {
        return None;
    }
    // Its input ends when this program does, however it does.
    let watch = script(
        "trap '' INT TERM HUP; cat; \"$BIN/pg_ctl\" -D \"$DATA\" -m immediate stop; rm -rf \"$SOCKET\"",
    )
    .stdin(Stdio::piped())
    .spawn()
    .ok()?;
    std::mem::forget(watch);
    Some(format!(
        "postgres://waymark@localhost/postgres?host={}",
        folder.display()
    ))
}

/// The user to run the server as, where this is root: the folder is made theirs.
fn user_to_be(folder: &Path) -> Option<&'static str> {
    let root = Command::new("id").arg("-u").output().ok()?.stdout == b"0\n";
    root.then(|| {
        ["postgres", "nobody"].into_iter().find(|user| {
            Command::new("chown")
                .args(["-R", user])
                .arg(folder)
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success())
        })
    })
    .flatten()
}
