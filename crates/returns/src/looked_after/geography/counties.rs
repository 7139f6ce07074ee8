//! Which authority looks after children in a district: a county in its districts, the others themselves.
//!
//! Source: the lookup of lower to upper tier authorities of the Office for National Statistics (2021), with the
//! unitary authorities made since (2023) and the codes given anew to Barnsley and Sheffield (2025).

/// The authority that looks after children where this one lies; nothing of what is no code of a place in the United
/// Kingdom.
#[must_use]
pub fn looking_after(code: &str) -> Option<&str> {
    match code.get(..1)? {
        "S" | "s" => Some("SCO"),
        "W" | "w" => Some("WAL"),
        "N" | "n" => Some("NIR"),
        "E" | "e" => Some(match code {
            "E08000016" => "E08000038",
            "E08000019" => "E08000039",
            _ => district(code).and_then(of_district).unwrap_or(code),
        }),
        _ => None,
    }
}

/// The number of a district that is no authority of its own.
fn district(code: &str) -> Option<u16> {
    code.strip_prefix("E07")?.parse().ok()
}

fn of_district(district: u16) -> Option<&'static str> {
    DISTRICTS
        .iter()
        .find(|(_, districts)| districts.contains(&district))
        .map(|(county, _)| *county)
}

/// Counties with the numbers of their districts, and the unitary authorities that districts were joined to in 2023, for
/// a list of postcodes from before.
const DISTRICTS: &[(&str, &[u16])] = &[
    // Cumberland; Westmorland and Furness.
    ("E06000063", &[26, 28, 29]),
    ("E06000064", &[27, 30, 31]),
    // North Yorkshire; Somerset.
    ("E06000065", &[163, 164, 165, 166, 167, 168, 169]),
    ("E06000066", &[187, 188, 189, 246]),
    // Cambridgeshire.
    ("E10000003", &[8, 9, 10, 11, 12]),
    // Derbyshire; Devon.
    ("E10000007", &[32, 33, 34, 35, 36, 37, 38, 39]),
    ("E10000008", &[40, 41, 42, 43, 44, 45, 46, 47]),
    // East Sussex; Essex.
    ("E10000011", &[61, 62, 63, 64, 65]),
    (
        "E10000012",
        &[66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77],
    ),
    // Gloucestershire.
    ("E10000013", &[78, 79, 80, 81, 82, 83]),
    // Hampshire; Hertfordshire, of which four districts were given other numbers when their bounds moved.
    ("E10000014", &[84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94]),
    (
        "E10000015",
        &[
            95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 240, 241, 242, 243,
        ],
    ),
    // Kent; Lancashire.
    (
        "E10000016",
        &[105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116],
    ),
    (
        "E10000017",
        &[117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128],
    ),
    // Leicestershire; Lincolnshire.
    ("E10000018", &[129, 130, 131, 132, 133, 134, 135]),
    ("E10000019", &[136, 137, 138, 139, 140, 141, 142]),
    // Norfolk; Nottinghamshire.
    ("E10000020", &[143, 144, 145, 146, 147, 148, 149]),
    ("E10000024", &[170, 171, 172, 173, 174, 175, 176]),
    // Oxfordshire.
    ("E10000025", &[177, 178, 179, 180, 181]),
    // Staffordshire; Suffolk, of which districts were joined in 2019; Surrey.
    ("E10000028", &[192, 193, 194, 195, 196, 197, 198, 199]),
    ("E10000029", &[200, 201, 202, 203, 204, 205, 206, 244, 245]),
    (
        "E10000030",
        &[207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217],
    ),
    // Warwickshire; West Sussex; Worcestershire.
    ("E10000031", &[218, 219, 220, 221, 222]),
    ("E10000032", &[223, 224, 225, 226, 227, 228, 229]),
    ("E10000034", &[234, 235, 236, 237, 238, 239]),
];
