//! Who people are: proved by a password kept here, or by the council's own sign-in.

mod claims;
pub(crate) mod codes;
mod discovery;
pub(crate) mod entrance;
pub(crate) mod known;
pub(crate) mod password;
pub(crate) mod provider;
pub(crate) mod secret;
pub(crate) mod session;
#[cfg(test)]
mod tests;
mod token;
