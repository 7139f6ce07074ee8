//! The chain: each entry's hash covers the entry and the hash before it, so that none can be changed, removed, added or
//! moved without every later hash being wrong.
//!
//! A line is its fields joined by [`SEPARATOR`]. No field holds one (control characters become spaces when it is
//! written), so a line that equals another has the same fields. The hash of an entry is SHA-256 of the hash before it, in
//! hexadecimal, and the line: anybody can check one with `sha256sum`.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::Entry;

/// Stands between the fields of a line.
pub const SEPARATOR: char = '\u{1f}';

/// Stands between lines where several are handed over as one text.
pub const RECORD: char = '\u{1e}';

/// The fields of a line in their order, as the columns they are kept in; the hash comes after them.
pub const FIELDS: [&str; 16] = [
    "seq",
    "at",
    "who",
    "name",
    "role",
    "session",
    "address",
    "kind",
    "route",
    "outcome",
    "purpose",
    "words",
    "export",
    "shown",
    "children",
    "row_count",
];

/// A SHA-256, shown in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What stands before the first entry.
    pub const START: Self = Self([0; 32]);

    /// The hash of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its bytes.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Its 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> [u8; 64] {
        const DIGITS: [u8; 16] = *b"0123456789abcdef";
        let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0');
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            if let [high, low] = pair {
                *high = digit(byte >> 4);
                *low = digit(byte & 15);
            }
        }
        hex
    }

    /// The hash of 64 lower-case hexadecimal digits; `None` for anything else.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let hex = hex.as_bytes();
        if hex.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        // Without a branch for each digit: millions are read when a log is checked.
        let mut all_are_digits = true;
        let mut value = |digit: u8| {
            let is_letter = digit.wrapping_sub(b'a') < 6;
            all_are_digits &= (digit.wrapping_sub(b'0') < 10) | is_letter;
            (digit & 15) + 9 * u8::from(is_letter)
        };
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            if let [high, low] = pair {
                *byte = value(*high) << 4 | value(*low) & 15;
            }
        }
        if !all_are_digits {
            return None;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for byte in self.hex() {
            f.write_char(char::from(byte))?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// The hash of an entry, from the one before it and the entry's line.
#[must_use]
pub fn link(previous: &Hash, line: &str) -> Hash {
    link_to(&previous.hex(), line)
}

/// The same from the digits of the hash before it.
fn link_to(previous: &[u8; 64], line: &str) -> Hash {
    let mut sha = Sha256::new();
    sha.update(previous);
    sha.update(line.as_bytes());
    Hash(sha.finalize().into())
}

/// Children shown together: their addresses in order, each once, named by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// SHA-256 of `text`.
    pub hash: Hash,
    /// The addresses, ordered, one a line.
    pub text: String,
    /// How many there are.
    pub size: u64,
}

impl Set {
    /// The set of some addresses; `None` where there are none.
    #[must_use]
    pub fn of(children: &[String]) -> Option<Self> {
        let mut children: Vec<String> = children.iter().map(|child| plain(child, 100)).collect();
        children.retain(|child| !child.is_empty());
        children.sort_unstable();
        children.dedup();
        if children.is_empty() {
            return None;
        }
        let text = children.join("\n");
        Some(Self {
            hash: Hash::of(text.as_bytes()),
            size: u64::try_from(children.len()).unwrap_or(u64::MAX),
            text,
        })
    }

    /// The addresses, in order.
    pub fn children(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n')
    }
}

/// An entry as it is kept: fields as text and two numbers, in the order of [`FIELDS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place in the log, from 1.
    pub seq: i64,
    /// From `at` to `shown`.
    pub text: [String; 13],
    /// How many children were shown.
    pub children: i64,
    /// How many rows were shown or written.
    pub row_count: i64,
}

impl Line {
    /// The line of an entry at a place in the log, with the set of children it shows.
    #[must_use]
    pub fn of(seq: i64, entry: &Entry, set: Option<&Set>) -> Self {
        Self {
            seq,
            text: [
                moment(entry.at),
                plain(&entry.who, 100),
                plain(&entry.name, 200),
                entry.role.map_or("", |role| role.word()).to_owned(),
                plain(&entry.session, 40),
                plain(&entry.address, 60),
                entry.kind.word().to_owned(),
                plain(&entry.route, 200),
                entry.outcome.word().to_owned(),
                plain(&entry.purpose, 100),
                plain(&entry.words, 500),
                plain(&entry.export, 64),
                set.map_or(String::new(), |set| set.hash.to_string()),
            ],
            children: set.map_or(0, |set| i64::try_from(set.size).unwrap_or(i64::MAX)),
            row_count: i64::try_from(entry.rows).unwrap_or(i64::MAX),
        }
    }

    /// The fields joined.
    #[must_use]
    pub fn joined(&self) -> String {
        let mut line = self.seq.to_string();
        for field in &self.text {
            line.push(SEPARATOR);
            line.push_str(field);
        }
        // Writing to a string cannot fail.
        let _ = write!(
            line,
            "{SEPARATOR}{}{SEPARATOR}{}",
            self.children, self.row_count
        );
        line
    }
}

/// A moment in UTC, always of the same length, so that text sorts as time does.
fn moment(at: jiff::Timestamp) -> String {
    format!("{at:.6}")
}

/// Text without control characters, and not without end.
fn plain(text: &str, longest: usize) -> String {
    text.chars()
        .take(longest)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It, or its hash, is not what was written.
    Changed,
    /// Entries that stood before it are not there.
    Missing,
    /// It stands where another stood, or was never written.
    Added,
    /// The set of children it showed is not there.
    SetMissing,
    /// The set of children it showed is not what was written, or cannot be found by each child.
    SetChanged,
    /// It was the newest at a checkpoint, and is no more.
    TailCut,
    /// It is not what it was at a checkpoint: the chain was written anew.
    Rewritten,
    /// The note of where the chain begins or ends, or of a day, is not what was written.
    NoteChanged,
    /// The note that stands for removed entries bears no valid signature.
    RemovalNotSigned,
    /// A checkpoint bears no valid signature.
    CheckpointNotSigned,
}

impl What {
    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Changed => "the entry was changed after it was written",
            Self::Missing => "entries before it are missing",
            Self::Added => "an entry was added or moved",
            Self::SetMissing => "the list of children it showed is missing",
            Self::SetChanged => "the list of children it showed was changed",
            Self::TailCut => "the newest entries were cut off",
            Self::Rewritten => "the log was written anew after a checkpoint",
            Self::NoteChanged => "the note of where the log or a day begins and ends was changed",
            Self::RemovalNotSigned => "old entries were removed by somebody without the key",
            Self::CheckpointNotSigned => "a checkpoint was changed or made with another key",
        }
    }
}

/// Where the chain is broken, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The entry.
    pub seq: i64,
    /// Its day (UTC), as it stands in the log; empty where nothing is left that says it.
    pub day: String,
    /// What is wrong.
    pub what: What,
}

/// What an entry that holds tells the one who follows the chain.
#[derive(Debug, Clone, Copy)]
pub struct Followed<'a> {
    /// Its place.
    pub seq: i64,
    /// Its day (UTC).
    pub day: &'a str,
    /// The hash of its set of children, in hexadecimal; empty where none were shown.
    pub shown: &'a str,
}

/// Follows the chain, entry by entry.
#[derive(Debug, Clone)]
pub struct Follow {
    seq: i64,
    hash: Hash,
    hex: [u8; 64],
}

impl Follow {
    /// Begins after an entry: its place and hash; 0 and [`Hash::START`] for the beginning.
    #[must_use]
    pub fn after(seq: i64, hash: Hash) -> Self {
        let hex = hash.hex();
        Self { seq, hash, hex }
    }

    /// Place and hash of the newest entry followed.
    #[must_use]
    pub const fn newest(&self) -> (i64, Hash) {
        (self.seq, self.hash)
    }

    /// Checks the next entry: its line, [`SEPARATOR`], and its hash as kept. After one that is broken it goes on from
    /// what is kept, so that the rest can be judged by itself.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn next<'a>(&mut self, kept: &'a str) -> Result<Followed<'a>, Broken> {
        let (line, hash) = kept.rsplit_once(SEPARATOR).unwrap_or((kept, ""));
        let mut fields = line.splitn(3, SEPARATOR);
        let seq: Option<i64> = fields.next().and_then(|seq| seq.parse().ok());
        let day = fields
            .next()
            .and_then(|at| at.get(..10))
            .unwrap_or_default();
        let expected = self.seq.saturating_add(1);
        let broken = |seq, what| Broken {
            seq,
            day: day.to_owned(),
            what,
        };
        let right = link_to(&self.hex, line);
        let hex = right.hex();
        let holds = hex == *hash.as_bytes();
        self.seq = seq.unwrap_or(expected);
        if holds {
            (self.hash, self.hex) = (right, hex);
        } else {
            self.hash = Hash::parse(hash).unwrap_or(right);
            self.hex = self.hash.hex();
        }
        match seq {
            Some(seq) if seq > expected => return Err(broken(seq, What::Missing)),
            Some(seq) if seq < expected => return Err(broken(seq, What::Added)),
            Some(_) if holds => {}
            Some(_) | None => return Err(broken(expected, What::Changed)),
        }
        let shown = line.rsplit(SEPARATOR).nth(2).unwrap_or_default();
        Ok(Followed {
            seq: expected,
            day,
            shown,
        })
    }
}
