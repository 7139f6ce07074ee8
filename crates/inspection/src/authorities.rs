//! England's 153 authorities with children's services, and those that went before them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::{Date, date};

use crate::record::{Aspect, Grade};

/// The list as kept in the project: a row for each authority.
const LIST: &str = include_str!("../../../data/authorities.csv");

/// An authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// Unique reference number at the publisher of reports; empty where none is known (two that ended in 2019).
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
    /// Whether it is gone.
    pub former: bool,
    /// Its last day, for a former authority.
    pub ended: Option<Date>,
    /// Its place on the tile map: column and row, odd rows half a cell to the right, rows growing northwards.
    pub tile: Option<(u8, u8)>,
    /// The latest outcome the publisher had given by 31 March 2025.
    pub outcome_2025: Option<PublishedOutcome>,
}

/// An outcome as the publisher counts it on a day: a fact beside our own readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedOutcome {
    /// First day on site.
    pub inspected: Date,
    /// The day the report was published.
    pub published: Date,
    /// The grades. One grade stands for children in care and care leavers together before 2023.
    pub grades: Vec<(Aspect, Grade)>,
}

/// The day [`Authority::outcome_2025`] holds for.
pub const OUTCOMES_AS_AT: Date = date(2025, 3, 31);

/// An end of authorities and what came in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Succession {
    /// First day of the new authorities.
    pub on: Date,
    /// Department codes of those that ended.
    pub from: &'static [&'static str],
    /// Department codes of those that followed.
    pub to: &'static [&'static str],
    /// What this means for history, in a sentence.
    pub note: &'static str,
}

/// Every change since 2013 that left an authority with no single heir. Councils that only changed their kind
/// (Buckinghamshire, North Yorkshire, Somerset) keep their code and their history.
pub const SUCCESSIONS: &[Succession] = &[
    Succession {
        on: date(2019, 4, 1),
        from: &["835", "836", "837"],
        to: &["838", "839"],
        note: "Dorset's county council, Poole and Bournemouth became Dorset and Bournemouth, Christchurch and Poole; \
               Christchurch moved out of Dorset, so no report can be carried over.",
    },
    Succession {
        on: date(2021, 4, 1),
        from: &["928"],
        to: &["940", "941"],
        note: "Northamptonshire was split in two, served by one trust; its reports cannot be carried over.",
    },
    Succession {
        on: date(2023, 4, 1),
        from: &["909"],
        to: &["942", "943"],
        note: "Cumbria was split in two; its reports cannot be carried over.",
    },
];

/// All current authorities in order of name, then former ones.
#[must_use]
pub fn all() -> &'static [Authority] {
    &LISTED.authorities
}

/// The authority of this reference number.
#[must_use]
pub fn by_urn(urn: &str) -> Option<&'static Authority> {
    all().iter().find(|a| !urn.is_empty() && a.urn == urn)
}

/// The authority of this department code.
#[must_use]
pub fn by_la_code(la_code: &str) -> Option<&'static Authority> {
    all().iter().find(|a| a.la_code == la_code)
}

/// The authority of this code of the Office for National Statistics, whatever its case.
#[must_use]
pub fn by_ons_code(code: &str) -> Option<&'static Authority> {
    all()
        .iter()
        .find(|a| !code.is_empty() && a.ons_code.eq_ignore_ascii_case(code))
}

/// The authority a printed name means; none where it means none or more than one.
///
/// Tolerant of the dress names come in: "London Borough of", "City Council", "and" for "&", apostrophes, the
/// name of a trust. Of two with one name (Dorset) it is the one of today; see [`matching_on`].
#[must_use]
pub fn matching(printed: &str) -> Option<&'static Authority> {
    named(&bare(printed), |_| true)
}

/// The authority a printed name meant on a day: a former one while it lasted, never after.
#[must_use]
pub fn matching_on(printed: &str, day: Date) -> Option<&'static Authority> {
    named(&bare(printed), |a| stood(a, day))
}

/// The authority of a bare name among those that stood; also by a name cut short ("East Riding") where only one
/// begins so.
fn named(key: &str, stood: impl Fn(&Authority) -> bool) -> Option<&'static Authority> {
    let first = |places: &Vec<usize>| {
        let mut found = places.iter().filter_map(|i| all().get(*i));
        found.find(|a| stood(a))
    };
    if let Some(authority) = LISTED.by_bare_name.get(key).and_then(first) {
        return Some(authority);
    }
    if key.len() < 4 || DIRECTIONS.contains(&key) {
        return None;
    }
    let begun = format!("{key} ");
    let mut longer = LISTED
        .by_bare_name
        .range(begun.clone()..)
        .take_while(|(name, _)| name.starts_with(&begun))
        .filter_map(|(_, places)| first(places));
    let authority = longer.next()?;
    longer.next().is_none().then_some(authority)
}

/// Whether an authority stood on a day.
#[must_use]
pub fn stood(authority: &Authority, day: Date) -> bool {
    let begun = SUCCESSIONS
        .iter()
        .find(|s| s.to.contains(&authority.la_code.as_str()))
        .is_none_or(|s| s.on <= day);
    begun && authority.ended.is_none_or(|ended| day <= ended)
}

/// The authorities that followed a former one.
#[must_use]
pub fn successors(authority: &Authority) -> Vec<&'static Authority> {
    let code = authority.la_code.as_str();
    SUCCESSIONS
        .iter()
        .filter(|s| s.from.contains(&code))
        .flat_map(|s| s.to.iter().filter_map(|to| by_la_code(to)))
        .collect()
}

/// The former authorities an authority came from.
#[must_use]
pub fn predecessors(authority: &Authority) -> Vec<&'static Authority> {
    let code = authority.la_code.as_str();
    SUCCESSIONS
        .iter()
        .filter(|s| s.to.contains(&code))
        .flat_map(|s| s.from.iter().filter_map(|from| by_la_code(from)))
        .collect()
}

/// The list, parsed once.
struct Listed {
    authorities: Vec<Authority>,
    /// Bare name to places in the list, current ones first.
    by_bare_name: BTreeMap<String, Vec<usize>>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    let authorities: Vec<Authority> = LIST.lines().skip(1).filter_map(parsed).collect();
    let mut by_bare_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, authority) in authorities.iter().enumerate() {
        let key = bare(authority.name.split('(').next().unwrap_or_default());
        by_bare_name.entry(key).or_default().push(i);
    }
    for (other, name) in OTHER_NAMES {
        if let Some(places) = by_bare_name.get(&bare(name)).cloned() {
            by_bare_name.insert(bare(other), places);
        }
    }
    Listed {
        authorities,
        by_bare_name,
    }
});

/// Names in use that differ by more than dress, or that could be cut short from two.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("Hull", "Kingston upon Hull"),
    ("Scilly", "Isles of Scilly"),
    ("BCP", "Bournemouth, Christchurch and Poole"),
    ("NE Lincolnshire", "North East Lincolnshire"),
    ("Bath and NE Somerset", "Bath and North East Somerset"),
];

/// First words that never name an authority alone.
const DIRECTIONS: &[&str] = &[
    "north", "south", "east", "west", "central", "isle", "isles", "st", "milton",
];

/// Words that dress a name and never tell two authorities apart.
const DRESS: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "for",
    "borough",
    "royal",
    "metropolitan",
    "district",
    "unitary",
    "city",
    "county",
    "council",
    "councils",
    "corporation",
    "local",
    "authority",
    "authoritys",
    "children",
    "childrens",
    "child",
    "families",
    "family",
    "social",
    "care",
    "work",
    "service",
    "services",
    "trust",
    "first",
    "together",
    "company",
    "safeguarding",
    "board",
    "limited",
    "ltd",
    "inspection",
];

/// A name without its dress: lower case, words that tell it apart, one space between.
fn bare(printed: &str) -> String {
    let mut out = String::with_capacity(printed.len());
    let lower = printed.to_lowercase();
    let letters: String = lower
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`' | '.'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    for (i, word) in words.iter().enumerate() {
        // "London" is dress in "London Borough of Bexley" and the name itself in "City of London".
        let london_borough = *word == "london" && words.get(i + 1) == Some(&"borough");
        if london_borough || DRESS.contains(word) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// One row of the list.
fn parsed(row: &str) -> Option<Authority> {
    let cells = cells(row);
    let mut cells = cells.iter().map(String::as_str);
    let mut next = || cells.next().unwrap_or_default();
    let urn = next().to_owned();
    let la_code = next().to_owned();
    let ons_code = next().to_owned();
    let name = next().to_owned();
    let region = next().to_owned();
    let council_type = next().to_owned();
    let neighbours = next().split_whitespace().map(str::to_owned).collect();
    let children = next().parse().ok();
    let ended: Option<Date> = next().parse().ok();
    let tile = match (next().parse(), next().parse()) {
        (Ok(column), Ok(row)) => Some((column, row)),
        _ => None,
    };
    let inspected: Option<Date> = next().parse().ok();
    let published: Option<Date> = next().parse().ok();
    let words = [next(), next(), next(), next(), next()];
    let outcome_2025 = match (inspected, published) {
        (Some(inspected), Some(published)) => Some(PublishedOutcome {
            inspected,
            published,
            grades: grades(words),
        }),
        _ => None,
    };
    (!la_code.is_empty()).then_some(Authority {
        urn,
        la_code,
        ons_code,
        name,
        region,
        council_type,
        neighbours,
        children,
        former: ended.is_some(),
        ended,
        tile,
        outcome_2025,
    })
}

/// The five grade cells of a row, in the order of the list's columns.
fn grades([overall, leaders, help, in_care, leavers]: [&str; 5]) -> Vec<(Aspect, Grade)> {
    // Where care leavers have no grade of their own, the grade for care is for both: that is how it was given.
    let care = if leavers.is_empty() {
        Aspect::InCareAndLeavers
    } else {
        Aspect::InCare
    };
    [
        (Aspect::Overall, overall),
        (Aspect::Leaders, leaders),
        (Aspect::HelpAndProtection, help),
        (care, in_care),
        (Aspect::CareLeavers, leavers),
    ]
    .into_iter()
    .filter_map(|(aspect, word)| Some((aspect, Grade::from_word(word)?)))
    .collect()
}

/// The cells of a CSV row; quotes only where a cell holds a comma.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in row.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(c);
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests;
