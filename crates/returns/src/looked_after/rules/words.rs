//! What several rules ask alike, by what it is about.

pub(super) mod adoption;
pub(super) mod between;
pub(super) mod episodes;
pub(super) mod identity;
pub(super) mod year;
