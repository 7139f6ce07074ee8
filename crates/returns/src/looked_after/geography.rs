//! Where the postcodes of a return lie: authority and distance.
//!
//! A list of postcodes has millions of rows; only those that the return names are kept.

use std::collections::{HashMap, HashSet};

use compact_str::CompactString;

use super::LookedAfter;
use super::tables::{Episode, Postcode};
use crate::read::{self, CellView};
use crate::submission::{self, File, Layout};
use crate::table::{From, Table};

/// Whether a file is a list of postcodes, by its headings.
pub(super) fn is_list_of_postcodes(bytes: &[u8]) -> bool {
    let top = bytes.get(..300).unwrap_or(bytes);
    [b"pcd".as_slice(), b"oseast1m"]
        .iter()
        .all(|heading| top.windows(heading.len()).any(|part| part == *heading))
}

/// Where the postcodes of a return lie.
#[derive(Clone, Debug)]
pub struct Postcodes {
    from: From,
    places: HashMap<CompactString, Placed>,
}

/// Where a postcode lies.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed {
    /// Metres east and north of the grid's origin, where the list gives them.
    pub grid: Option<(f64, f64)>,
    /// Code of the local authority, where the list gives it.
    pub authority: Option<CompactString>,
}

/// Where an episode is placed, as far as the list of postcodes tells.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Whereabouts<'p> {
    /// Code of the upper-tier authority of the placement; `SCO`, `WAL` or `NIR` outside England.
    pub authority: Option<&'p str>,
    /// Whether that is the authority whose return it is; nothing where either is not known.
    pub inside: Option<bool>,
    /// Miles from home to placement in a straight line, to one decimal.
    pub miles: Option<f64>,
}

impl Postcodes {
    /// Reads the rows of the postcodes that a return names.
    pub(super) fn read(file: &File<'_>, all: &LookedAfter) -> Option<Self> {
        let wanted: HashSet<CompactString> = [&all.this, &all.last]
            .into_iter()
            .flat_map(|year| &year.episodes.rows)
            .flat_map(|row| [row.home_post.text(), row.pl_post.text()])
            .chain(
                all.lists
                    .providers
                    .rows
                    .iter()
                    .map(|row| row.postcode.text()),
            )
            .map(plain)
            .filter(|postcode| !postcode.is_empty())
            .collect();
        let layout = Layout {
            name: Postcode::NAME,
            fact: Postcode::FACT,
            columns: Postcode::COLUMNS,
        };
        let book = read::open(file.bytes);
        let found = submission::recognise(file, &book, &[layout], &mut Vec::new());
        let found = found.first()?;
        let [Some(pcd), easting, northing, laua] = *found.places.as_slice() else {
            return None;
        };
        let mut places = HashMap::with_capacity(wanted.len());
        let mut rows = book.rows(found.sheet);
        while let Some(row) = rows.next_row() {
            let text = |place: Option<usize>| match place.map(|place| row.cell(place)) {
                Some(CellView::Text(text)) => text.trim(),
                Some(_) | None => "",
            };
            let postcode = plain(text(Some(pcd)));
            if !wanted.contains(&postcode) {
                continue;
            }
            let metres = |place| {
                text(place)
                    .parse::<f64>()
                    .ok()
                    .filter(|each| each.is_finite())
            };
            places.insert(
                postcode,
                Placed {
                    grid: metres(easting).zip(metres(northing)),
                    authority: Some(text(laua))
                        .filter(|code| !code.is_empty())
                        .map(CompactString::new),
                },
            );
        }
        let from = From {
            file: file.name.into(),
            sheet: "".into(),
            heading_line: found.heading_line,
            missing: Vec::new(),
            unknown: Vec::new(),
            columns: Vec::new(),
        };
        Some(Self { from, places })
    }

    /// Where the list came from.
    pub(super) fn origin(&self) -> &From {
        &self.from
    }

    /// Where a postcode lies; nothing where the list does not have it.
    #[must_use]
    pub fn place(&self, postcode: &str) -> Option<&Placed> {
        self.places.get(&plain(postcode))
    }

    /// Miles between two postcodes in a straight line, to one decimal.
    #[must_use]
    pub fn miles(&self, one: &str, other: &str) -> Option<f64> {
        let ((east, north), (other_east, other_north)) =
            (self.place(one)?.grid?, self.place(other)?.grid?);
        let metres = (east - other_east).hypot(north - other_north);
        Some((metres / METRES_IN_A_MILE * 10.0).round() / 10.0)
    }
}

/// As the department's own checks count them.
const METRES_IN_A_MILE: f64 = 1609.3;

/// A postcode for comparison: capitals, no spaces.
fn plain(postcode: &str) -> CompactString {
    postcode
        .chars()
        .filter(|each| !each.is_whitespace())
        .map(|each| each.to_ascii_uppercase())
        .collect()
}

impl LookedAfter {
    /// Where an episode is placed.
    #[must_use]
    pub fn whereabouts(&self, episode: &Episode) -> Whereabouts<'_> {
        let Some(postcodes) = &self.postcodes else {
            return Whereabouts {
                authority: None,
                inside: None,
                miles: None,
            };
        };
        let authority = postcodes
            .place(episode.pl_post.text())
            .and_then(|place| place.authority.as_deref())
            .and_then(upper_tier);
        Whereabouts {
            authority,
            inside: authority.zip(self.authority()).map(|(of, own)| of == own),
            miles: postcodes.miles(episode.home_post.text(), episode.pl_post.text()),
        }
    }
}

/// The authority that looks after children where a district lies: a county for its districts, itself otherwise.
fn upper_tier(code: &str) -> Option<&str> {
    match code.as_bytes().first()? {
        b'S' => Some("SCO"),
        b'W' => Some("WAL"),
        b'N' => Some("NIR"),
        b'E' => Some(code),
        _ => None,
    }
}
