//! England's 153 authorities with children's services, and those that went before them.

/// An authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// Unique reference number at the publisher of reports.
    pub urn: String,
    /// The department's three-digit code.
    pub la_code: String,
    /// The statistics office's code.
    pub ons_code: String,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// What kind of council it is.
    pub council_type: String,
    /// Statistical neighbours as department codes, closest first.
    pub neighbours: Vec<String>,
    /// Children aged 0 to 17, mid-2024 (Office for National Statistics).
    pub children: Option<u32>,
    /// The day it ended, for a former authority.
    pub former: bool,
    /// Its place on the tile map: column and row, odd rows half a cell to the right, rows growing northwards.
    pub tile: Option<(u8, u8)>,
}

/// All current authorities in order of name, then former ones.
#[must_use]
pub fn all() -> &'static [Authority] {
    &[]
}

/// The authority of this reference number.
#[must_use]
pub fn by_urn(urn: &str) -> Option<&'static Authority> {
    all().iter().find(|a| a.urn == urn)
}

/// The authority of this department code.
#[must_use]
pub fn by_la_code(la_code: &str) -> Option<&'static Authority> {
    all().iter().find(|a| a.la_code == la_code)
}

/// The authority a printed name means; none where it means none or more than one.
#[must_use]
pub fn matching(printed: &str) -> Option<&'static Authority> {
    let _ = printed;
    None
}
