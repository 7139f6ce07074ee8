//! Checkpoints: where the chain stood, signed and kept in a second place. Who can write to the database, but has no key,
//! can neither cut off the newest entries nor write the chain anew without a checkpoint saying so.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

use super::Hash;

/// Signs, with a key that lies outside the database.
#[derive(Clone)]
pub struct Signer(Hmac<Sha256>);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(…)")
    }
}

impl Signer {
    /// A signer with a key of its own, of 32 bytes.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        // HMAC fills a key up to its block with noughts.
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(key) {
            *to = *from;
        }
        Self(Hmac::new(&block.into()))
    }

    /// A signer with the key that a secret of any length stands for.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self::new(&Hash::of(secret.as_bytes()).bytes())
    }

    /// HMAC-SHA256 of words, in hexadecimal.
    #[must_use]
    pub fn sign(&self, words: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(words.as_bytes());
        mac.finalize()
            .into_bytes()
            .iter()
            .fold(String::with_capacity(64), |mut hex, byte| {
                use std::fmt::Write as _;
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }

    /// Whether words were signed with this key; in the same time wherever a wrong signature differs.
    fn holds(&self, words: &str, signature: &str) -> bool {
        let Some(signature) = Hash::parse(signature) else {
            return false;
        };
        let mut mac = self.0.clone();
        mac.update(words.as_bytes());
        mac.verify_slice(&signature.bytes()).is_ok()
    }
}

/// Where the chain stood at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The newest entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
    /// Its moment.
    pub at: Timestamp,
}

impl Checkpoint {
    fn words(&self) -> String {
        format!("waymark-log 1 {} {} {:.6}", self.seq, self.hash, self.at)
    }

    /// The line to keep in the second place, signed.
    #[must_use]
    pub fn line(&self, signer: &Signer) -> String {
        let words = self.words();
        let signature = signer.sign(&words);
        format!("{words} {signature}")
    }

    /// The checkpoint of a line, and whether its signature holds; `None` for what is no such line.
    #[must_use]
    pub fn read(line: &str, signer: &Signer) -> Option<(Self, bool)> {
        let mut words = line.trim().split(' ');
        if (words.next(), words.next()) != (Some("waymark-log"), Some("1")) {
            return None;
        }
        let checkpoint = Self {
            seq: words.next()?.parse().ok()?,
            hash: Hash::parse(words.next()?)?,
            at: words.next()?.parse().ok()?,
        };
        let signature = words.next()?;
        let holds = words.next().is_none() && signer.holds(&checkpoint.words(), signature);
        Some((checkpoint, holds))
    }
}

/// What stands in the log for the oldest entries, once they were removed for their age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The newest entry removed.
    pub seq: i64,
    /// Its hash: what the oldest entry left is chained to.
    pub hash: Hash,
    /// How many entries were removed in all.
    pub entries: i64,
    /// The newest day removed, as ISO text.
    pub day: String,
}

impl Removed {
    fn words(&self) -> String {
        format!(
            "waymark-log-removed 1 {} {} {} {}",
            self.seq, self.hash, self.entries, self.day
        )
    }

    /// Its signature.
    #[must_use]
    pub fn signature(&self, signer: &Signer) -> String {
        signer.sign(&self.words())
    }

    /// Whether a signature is one of it.
    #[must_use]
    pub fn is_signed(&self, signature: &str, signer: &Signer) -> bool {
        signer.holds(&self.words(), signature)
    }
}
