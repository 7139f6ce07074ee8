//! The files of one load read in a child process with limits on memory and time, without network, environment or the
//! right to write a file. The child is this program itself; what ends it is a load refused, and nothing else.

use std::io::{self, Read as _, Write as _};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use returns::doubt::{Doubt, What};
use returns::service::Supplied;
use serde::{Deserialize, Serialize};
use store::Packed;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, Command};
use tokio::time::timeout;

use crate::records::{Files, Source, read_into};

/// Memory one reading may take: five times the largest load.
const MEMORY: u64 = 3 * 1024 * 1024 * 1024;

/// Seconds of computing one reading may take.
const COMPUTING: u64 = 240;

/// How long one reading may last by the clock on the wall, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// More than any answer: a child that writes more has gone wrong.
const LONGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// The longest name of a file.
const LONGEST_NAME: u64 = 4_096;

/// How much of a file is unpacked at a time.
const PIECE: usize = 128 * 1024;

/// How many doubts are told one by one; the rest are counted.
const MOST_DOUBTS: usize = 20_000;

/// What the child is told of the files whose bytes it is given.
#[derive(Debug, Args)]
pub(crate) struct ReadLoad {
    /// The word of the source
    source: String,
}

/// What was read in files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Read {
    /// Tables recognised.
    pub(crate) tables: usize,
    /// Rows read.
    pub(crate) rows: usize,
    /// Serious doubts.
    pub(crate) doubts: usize,
    /// Each serious doubt in words without any cell's content, but for tables not supplied.
    pub(crate) said: Vec<String>,
    /// Tables not supplied.
    pub(crate) absent: Vec<String>,
    /// How much was written otherwise and understood.
    pub(crate) understood: usize,
    /// Whether the reading had no network; where the system does not allow it to be taken away, it had.
    pub(crate) alone: bool,
}

/// What became of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The files are of the source.
    Good(Read),
    /// Nothing of it can be used; why, for people.
    Refused(String),
}

/// Reads files in a child process. A child that crashes, hangs or asks for too much is a load refused.
///
/// # Errors
/// When no child can be started at all.
pub(crate) async fn read_apart(source: Source, files: &Packed) -> anyhow::Result<Reading> {
    let program = std::env::current_exe().context("the program does not find itself")?;
    let mut child = Command::new(program)
        .arg("read-load")
        .arg(source.word())
        .env_clear()
        // Each thread's share of memory counts against the limit, used or not.
        .env("MALLOC_ARENA_MAX", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("a program to read the files could not be started")?;
    let refused = |why: &str| Ok(Reading::Refused(why.to_owned()));
    match timeout(PATIENCE, conversation(&mut child, files)).await {
        Ok(Ok((json, ended))) => match serde_json::from_slice::<Read>(&json) {
            Ok(read) if ended.success() && read.tables == 0 => Ok(Reading::Refused(format!(
                "No table of the {} was found in these files.",
                source.name()
            ))),
            Ok(read) if ended.success() => Ok(Reading::Good(read)),
            Ok(_) | Err(_) => refused(why_ended(ended)),
        },
        Ok(Err(_)) => refused("The reading of these files stopped half way."),
        Err(_) => refused(
            "The reading of these files was given up after 10 minutes: they ask for more than a load may.",
        ),
    }
}

/// Why a child gave no answer, for people.
fn why_ended(ended: ExitStatus) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        // The system's numbers: out of computing time; killed, as where memory runs out.
        match ended.signal() {
            Some(24) => {
                return "The reading of these files took more than 4 minutes of computing: they ask for more than a load may.";
            }
            Some(6 | 9 | 11) => {
                return "The reading of these files took more than 3 GB of memory: they ask for more than a load may, or are made to harm.";
            }
            Some(_) | None => {}
        }
    }
    let _ = ended;
    "The reading of these files went wrong: one of them is damaged, or made to harm."
}

/// Gives the child the files and takes what it answers, both at once: either may fill its pipe.
async fn conversation(child: &mut Child, files: &Packed) -> io::Result<(Vec<u8>, ExitStatus)> {
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let mut json = Vec::new();
    let mut stdout = stdout.take(LONGEST_ANSWER);
    let (_, taken) = tokio::join!(give(stdin, files), stdout.read_to_end(&mut json));
    taken?;
    let ended = child.wait().await?;
    Ok((json, ended))
}

/// Writes the files, each as the length and text of its name, then the length and bytes of it, and closes after the
/// last. No more of a file is unpacked than is on its way. A child that stops listening has failed already; how it
/// ended tells.
async fn give(mut stdin: ChildStdin, files: &Packed) -> io::Result<()> {
    let length = |of: usize| u64::try_from(of).unwrap_or(u64::MAX).to_le_bytes();
    let mut piece = vec![0; PIECE];
    for file in files.files() {
        stdin.write_all(&length(file.name().len())).await?;
        stdin.write_all(file.name().as_bytes()).await?;
        stdin.write_all(&length(file.size())).await?;
        let mut bytes = file.bytes_as_they_came();
        loop {
            let read = bytes.read(&mut piece)?;
            match piece.get(..read) {
                Some(piece) if read > 0 => stdin.write_all(piece).await?,
                Some(_) | None => break,
            }
        }
    }
    stdin.shutdown().await
}

/// The child: gives up its rights, reads files from standard input, answers on standard output.
///
/// # Errors
/// When it is not spoken to as agreed, or cannot be limited.
pub(crate) fn read_load(asked: &ReadLoad) -> anyhow::Result<()> {
    let alone = alone();
    limit()?;
    let source = Source::from_word(&asked.source).context("this is no source")?;
    let files = taken()?;
    let (gave, doubts) = read_into(&mut Supplied::default(), source, &files);
    drop(files);
    let (serious, slight): (Vec<&Doubt>, Vec<&Doubt>) =
        doubts.iter().partition(|doubt| doubt.what.is_serious());
    let (absent, read): (Vec<&Doubt>, Vec<&Doubt>) = serious
        .iter()
        .partition(|doubt| doubt.what == What::MissingTable);
    let mut said: Vec<String> = read
        .iter()
        .take(MOST_DOUBTS)
        .map(ToString::to_string)
        .collect();
    if read.len() > MOST_DOUBTS {
        said.push(format!("and {} more", read.len() - MOST_DOUBTS));
    }
    let answer = Read {
        tables: gave.tables,
        rows: gave.rows,
        doubts: serious.len(),
        said,
        absent: absent
            .iter()
            .filter_map(|doubt| doubt.table)
            .map(str::to_owned)
            .collect(),
        understood: slight.len(),
        alone,
    };
    io::stdout()
        .lock()
        .write_all(&serde_json::to_vec(&answer)?)?;
    Ok(())
}

/// Takes every file from standard input until it is closed.
fn taken() -> anyhow::Result<Files> {
    let mut from = io::stdin().lock();
    let mut files = Files::new();
    while let Some(length) = length(&mut from)? {
        anyhow::ensure!(length <= LONGEST_NAME, "the name of a file is too long");
        let name = part(&mut from, length)?;
        let length = length_of_bytes(&mut from)?;
        let bytes = part(&mut from, length)?;
        files.push((String::from_utf8(name)?, bytes));
    }
    Ok(files)
}

fn length_of_bytes(from: &mut impl io::Read) -> anyhow::Result<u64> {
    length(from)?.context("a file has a name and nothing else")
}

/// The length that comes next; none where nothing comes any more.
fn length(from: &mut impl io::Read) -> anyhow::Result<Option<u64>> {
    let mut first = [0; 1];
    if from.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut rest = [0; 7];
    from.read_exact(&mut rest)?;
    let [a] = first;
    let [b, c, d, e, f, g, h] = rest;
    Ok(Some(u64::from_le_bytes([a, b, c, d, e, f, g, h])))
}

/// So many bytes; what is claimed and does not come is an error, and takes no room.
fn part(from: &mut impl io::Read, length: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    anyhow::ensure!(
        u64::try_from(bytes.len()).ok() == Some(length),
        "less came than was said"
    );
    Ok(bytes)
}

/// Leaves this process alone in a network with nobody in it; whether the system allowed it.
#[cfg(target_os = "linux")]
fn alone() -> bool {
    use nix::sched::{CloneFlags, unshare};
    unshare(CloneFlags::CLONE_NEWNET).is_ok()
        || unshare(CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNET).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn alone() -> bool {
    false
}

/// Takes from this process the right to more memory or computing than a load may cost, and to write any file.
#[cfg(unix)]
fn limit() -> anyhow::Result<()> {
    use rlimit::Resource;
    // Not every system limits address space; the parent's patience then remains.
    if Resource::AS.is_supported() {
        Resource::AS
            .set(MEMORY, MEMORY)
            .context("memory cannot be limited")?;
    }
    for (what, most) in [
        (Resource::CPU, COMPUTING),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
    ] {
        what.set(most, most)
            .context("this reading cannot be limited")?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn limit() -> anyhow::Result<()> {
    // The parent's patience is the only limit here.
    let _ = (MEMORY, COMPUTING);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_claimed_and_does_not_come_takes_no_room() {
        let mut claims = u64::MAX.to_le_bytes().to_vec();
        claims.extend(b"Identifier\n");
        let mut from = claims.as_slice();
        let claimed = length(&mut from).unwrap().unwrap();
        assert_eq!(claimed, u64::MAX);
        assert!(part(&mut from, claimed).is_err());
        assert_eq!(length(&mut io::empty()).unwrap(), None);
        assert!(length(&mut [1_u8, 2].as_slice()).is_err(), "half a length");
    }
}
