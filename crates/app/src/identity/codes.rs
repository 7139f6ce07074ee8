//! Codes that are passed on from hand to hand: made, kept as hashes, shown once.

use jiff::{SignedDuration, Timestamp};
use store::{CodePurpose, NewCode, Store};

use super::secret;
use crate::clock;

/// A code as it is shown, once.
pub(crate) struct Passing {
    /// What is typed.
    pub(crate) code: String,
    /// Until when it works.
    pub(crate) until: Timestamp,
}

/// Makes a code for a person and keeps its hash; one made before for the same purpose works no more.
///
/// # Errors
/// When nothing can be written.
pub(crate) async fn invite(
    store: &Store,
    person: &str,
    purpose: CodePurpose,
) -> anyhow::Result<Passing> {
    let lasts = match purpose {
        CodePurpose::FirstRun | CodePurpose::Reset => SignedDuration::from_hours(24),
        CodePurpose::Invitation => SignedDuration::from_hours(7 * 24),
        CodePurpose::BreakGlass => SignedDuration::from_hours(1),
    };
    let (code, now) = (secret::code()?, clock::now());
    let until = now.saturating_add(lasts)?;
    store
        .keep_code(&NewCode {
            hash: &secret::hash(&secret::typed(&code)),
            purpose,
            person,
            at: now,
            until,
        })
        .await?;
    Ok(Passing { code, until })
}
