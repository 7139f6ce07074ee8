//! The lists that rules of the return look things up in: providers, postcodes and the authority, all invented.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use children::codes::Code;
use compact_str::CompactString as Text;

use super::stays::InCare;
use super::told::Told;
use crate::people;

/// The code of the invented authority.
pub const HERE: &str = "E06000999";
/// The code of the invented authority around it.
const ELSEWHERE: &str = "E06000998";

/// A home that closed long ago, and a postcode in the islands of the far north: nothing names them but by mistake.
pub(super) const CLOSED: &str = "SC000002";
pub(super) const FAR_AWAY: &str = "ZE99 9ZZ";

/// What the episodes of the return name.
#[derive(Clone, Default, Debug)]
pub struct Named {
    postcodes: BTreeSet<Text>,
    /// A provider's kinds of placement and of provider, and its postcode.
    providers: BTreeMap<Text, (BTreeSet<&'static str>, BTreeSet<&'static str>, Text)>,
}

impl Named {
    pub(super) fn add(&mut self, told: &Told, all: &[InCare]) {
        if all.is_empty() {
            return;
        }
        self.postcodes.insert(told.home.clone());
        for stay in all.iter().flat_map(|care| &care.episodes) {
            let stay = &stay.stay;
            self.postcodes.insert(stay.postcode.clone());
            if !stay.urn.is_empty() && !stay.urn.starts_with('X') {
                let provider = self
                    .providers
                    .entry(stay.urn.clone())
                    .or_insert_with(|| (BTreeSet::new(), BTreeSet::new(), stay.postcode.clone()));
                provider.0.insert(stay.kind.code());
                provider.1.insert(stay.provider.code());
            }
        }
    }

    /// Adds what another part names.
    pub fn join(&mut self, other: Self) {
        self.postcodes.extend(other.postcodes);
        for (urn, (kinds, providers, postcode)) in other.providers {
            let entry = self
                .providers
                .entry(urn)
                .or_insert_with(|| (BTreeSet::new(), BTreeSet::new(), postcode));
            entry.0.extend(kinds);
            entry.1.extend(providers);
        }
    }

    /// The files of the lists.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut providers =
            String::from("URN,LA_NAME_FROM_FILE,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE\r\n");
        let mut postcodes = self.postcodes.clone();
        postcodes.insert("MZ1 1ZZ".into());
        postcodes.insert(FAR_AWAY.into());
        for (urn, (kinds, of, postcode)) in &self.providers {
            // The authority's own fostering service stands for all its foster homes.
            let own = of.contains("PR1");
            let postcode = if own && !people::is_here(postcode) {
                "MZ1 1ZZ"
            } else {
                postcode
            };
            let place = if people::is_here(postcode) {
                crate::AUTHORITY
            } else {
                "Elsewhere"
            };
            let (kinds, of) = (joined(kinds), joined(of));
            let _ = write!(
                providers,
                "{urn},{place},\"{kinds}\",\"{of}\",,{postcode}\r\n"
            );
        }
        let _ = write!(
            providers,
            "{CLOSED},Elsewhere,K2,PR4,31/12/1999,{FAR_AWAY}\r\n"
        );
        let mut list = String::from("pcd,oseast1m,osnrth1m,laua\r\n");
        for postcode in &postcodes {
            let (east, north) = grid(postcode);
            let of = if people::is_here(postcode) {
                HERE
            } else {
                ELSEWHERE
            };
            let _ = write!(list, "{postcode},{east},{north},{of}\r\n");
        }
        let authority = format!("AUTHORITY_CODE\r\n{HERE}\r\n");
        vec![
            ("903/providers.csv".to_owned(), providers.into_bytes()),
            ("903/postcodes.csv".to_owned(), list.into_bytes()),
            ("903/authority.csv".to_owned(), authority.into_bytes()),
        ]
    }
}

fn joined(codes: &BTreeSet<&'static str>) -> String {
    codes.iter().copied().collect::<Vec<_>>().join(",")
}

/// Metres east and north: the authority lies in the middle, the rest around it.
fn grid(postcode: &str) -> (u64, u64) {
    if postcode == FAR_AWAY {
        return (450_000, 1_200_000);
    }
    let number = postcode
        .bytes()
        .fold(11_u64, |so_far, byte| so_far * 37 + u64::from(byte));
    let (spread, least) = if people::is_here(postcode) {
        (24_000, 440_000)
    } else {
        (150_000, 380_000)
    };
    (
        least + number % spread,
        least - 140_000 + number / 1_000 % spread,
    )
}
