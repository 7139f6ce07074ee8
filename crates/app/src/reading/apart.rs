//! One report read in a child process with limits on memory and time. The child is this program itself.

use std::io::{self, Read as _, Write as _};
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use inspection::read::{self, Origin};
use inspection::record::{Record, Status};
use jiff::civil::Date;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// Memory one reading may take.
const MEMORY: u64 = 256 * 1024 * 1024;

/// Seconds of computing one reading may take.
const COMPUTING: u64 = 8;

/// How long one reading may last by the clock on the wall, on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// More than any record: a child that writes more has gone wrong.
const LARGEST_RECORD: u64 = 64 * 1024 * 1024;

/// What the child is told of the file whose bytes it is given.
#[derive(Debug, Args)]
pub(crate) struct OneFile {
    /// The name it came under, with its folder
    #[arg(long)]
    file_name: String,
    /// The publication date of its link
    #[arg(long)]
    link_published: Option<Date>,
}

/// Reads a report in a child process. A child that crashes, hangs or asks for too much memory is a report that could
/// not be read.
///
/// # Errors
/// When no child can be started at all.
pub(crate) async fn read_apart(bytes: &[u8], origin: &Origin) -> anyhow::Result<Record> {
    let program = std::env::current_exe().context("the program does not find itself")?;
    let mut command = Command::new(program);
    command
        .arg("read-one")
        .env_clear()
        .arg(format!("--file-name={}", origin.file_name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    if let Some(date) = origin.link_published {
        command.arg(format!("--link-published={date}"));
    }
    let mut child = command
        .spawn()
        .context("a program to read the report could not be started")?;
    let unreadable = |why: &str| Ok(Record::not_read(Status::Unreadable, why));
    match timeout(PATIENCE, conversation(&mut child, bytes)).await {
        Ok(Ok(json)) => match serde_json::from_slice(&json) {
            Ok(record) => Ok(record),
            Err(_) => unreadable(
                "reading the file failed: it is damaged, or asks for more memory or time than a report may",
            ),
        },
        Ok(Err(_)) => unreadable("reading the file failed: the reading stopped half way"),
        Err(_) => unreadable("reading the file was given up after 10 seconds"),
    }
}

/// Gives the child the bytes and takes what it writes, both at once: either may fill its pipe.
pub(super) async fn conversation(child: &mut Child, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let give = async move {
        // A child that stops reading early has already failed; what it wrote tells.
        let _ = stdin.write_all(bytes).await;
        drop(stdin);
    };
    let mut json = Vec::new();
    let mut stdout = stdout.take(LARGEST_RECORD);
    let (_, taken) = tokio::join!(give, stdout.read_to_end(&mut json));
    taken?;
    child.wait().await?;
    Ok(json)
}

/// The child: limits itself, reads bytes from standard input, writes the record to standard output.
///
/// # Errors
/// When it is not spoken to as agreed.
pub(crate) fn read_one(file: &OneFile) -> anyhow::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let record = read::report(
        &bytes,
        &Origin {
            file_name: file.file_name.clone(),
            link_published: file.link_published,
        },
    );
    let json = serde_json::to_vec(&record)?;
    io::stdout().lock().write_all(&json)?;
    Ok(())
}

/// Takes from this process the right to more memory or computing than a report may cost.
#[cfg(unix)]
pub(super) fn limit() -> anyhow::Result<()> {
    use rlimit::Resource;
    // Not every system limits address space; the parent's patience then remains.
    if Resource::AS.is_supported() {
        Resource::AS
            .set(MEMORY, MEMORY)
            .context("memory cannot be limited")?;
    }
    Resource::CPU
        .set(COMPUTING, COMPUTING)
        .context("computing cannot be limited")?;
    Resource::CORE
        .set(0, 0)
        .context("crash files cannot be turned off")
}

#[cfg(not(unix))]
pub(super) fn limit() -> anyhow::Result<()> {
    // The parent's patience is the only limit here.
    let _ = (MEMORY, COMPUTING);
    Ok(())
}
