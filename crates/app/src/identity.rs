//! Who people are: proved by a password kept here, or by the council's own sign-in.

pub(crate) mod claims;
pub(crate) mod known;
pub(crate) mod password;
pub(crate) mod provider;
pub(crate) mod secret;
#[cfg(test)]
mod tests;
pub(crate) mod token;
