//! How people come in: by the council's sign-in, or by accounts kept here.

use jiff::{SignedDuration, Timestamp};

use access::Acting;

use super::known::Asked;
use super::password::Passwords;
use super::provider::Provider;

/// How long a session may go unused, where nothing else was asked for.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long a session lasts whatever happens.
pub(crate) const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long a session of the emergency account lasts.
pub(crate) const EMERGENCY: SignedDuration = SignedDuration::from_hours(1);
/// What stands for the provider of the emergency account: no address, so that no provider can be it.
pub(crate) const EMERGENCY_ISSUER: &str = "emergency";
/// How long a fresh proof counts as fresh.
const FRESH: SignedDuration = SignedDuration::from_mins(15);
/// An account nobody used for so long is closed.
pub(crate) const DORMANT: SignedDuration = SignedDuration::from_hours(45 * 24);

/// The way in.
#[derive(Debug, Clone)]
pub(crate) struct Entrance {
    /// The council's sign-in; `None` where people have accounts here.
    pub(crate) provider: Option<Provider>,
    /// What compares passwords.
    pub(crate) passwords: Passwords,
    /// Whether released figures are read without signing in.
    pub(crate) open_releases: bool,
    /// How long a session may go unused.
    pub(crate) idle: SignedDuration,
}

impl Entrance {
    /// The way in that was asked for.
    ///
    /// # Errors
    /// When what was asked for cannot be.
    pub(crate) fn new(asked: &Asked) -> anyhow::Result<Self> {
        Ok(Self {
            provider: asked.configuration()?.map(Provider::new),
            passwords: Passwords::new()?,
            open_releases: asked.open_releases,
            idle: asked.idle.map_or(IDLE, |minutes| {
                SignedDuration::from_mins(i64::from(minutes))
            }),
        })
    }
}

/// Whether somebody proved lately enough who they are for what needs it.
pub(crate) fn fresh(acting: &Acting, now: Timestamp) -> bool {
    acting
        .proved
        .is_some_and(|proved| now.duration_since(proved) < FRESH)
}
