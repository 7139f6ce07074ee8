//! Values that no page hands out, and how they are drawn.

use std::io::Write as _;

use axum::body::Bytes;

use crate::web::paths::escaped;

/// What stands in values and must never stand in a page as it is.
pub(super) const MARK: &str = "<odd-mark";

/// Values as they would be typed.
const TYPED: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "00000001",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "1e309",
    "NaN",
    "0x10",
    "true",
    "null",
    "2026-02-30",
    "9999-12-31",
    "-0001-01-01",
    "0000-00-00",
    "2026-11-22T25:61:61Z",
    "\u{0}",
    "a\u{0}b",
    "\r\nSet-Cookie: odd=1",
    "\u{202e}\u{200b}\u{feff}",
    "Łódź 👩‍👩‍👧 ǅ",
    "İıẞ",
    "é\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\"><odd-mark a='",
    "<odd-mark>",
    "'\"><odd-mark x=\"",
    "--><odd-mark>",
    "]]><odd-mark/>",
    "</textarea><odd-mark>",
    "javascript:alert(1)",
    "' or '1'='1",
    "\"; drop table people; --",
    "%_%",
    "=1+1",
    "@SUM(A1)",
    "${7*7}{{7*7}}",
    "../../../etc/passwd",
    "..\\..\\",
    "/",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "/%09/evil.example",
    "a,b,,c",
    "a;b|c&d=e",
    "[]",
    "{\"a\":1}",
    "director",
    "un-owned",
    "ssd",
    "00000000-0000-7000-8000-000000000000",
    "0123456789abcdef",
];

/// Values as they stand in an address, broken on purpose.
const RAW: &[&str] = &[
    "%",
    "%z",
    "%zz",
    "%f",
    "%00",
    "%ff%fe",
    "%c3%28",
    "%e2%82",
    "%ed%a0%80",
    "%2e%2e%2f",
    "%252e",
    "+",
    "%0d%0a",
    "*",
    ";",
    "a=b=c",
    "~",
];

/// All of them as they stand in an address.
fn all() -> Vec<String> {
    let long = "a".repeat(9_000);
    let wide = "%E2%82%AC".repeat(2_000);
    TYPED
        .iter()
        .map(|value| escaped(value))
        .chain(RAW.iter().map(|value| (*value).to_owned()))
        .chain([long, wide, "9".repeat(400), "-".repeat(300)])
        .collect()
}

/// Every part in braces of a route, with every value.
pub(super) fn parts(path: &'static str) -> Vec<(&'static str, String)> {
    let named = path.split('/').filter(|part| part.starts_with('{'));
    named
        .flat_map(|part| all().into_iter().map(move |value| (part, value)))
        .collect()
}

/// Bodies of another kind than a form has.
pub(super) fn bodies(token: &str) -> Vec<(Option<&'static str>, Bytes)> {
    const TYPED: Option<&str> = Some("application/x-www-form-urlencoded");
    const FILES: Option<&str> = Some("multipart/form-data; boundary=odd");
    let field = |name: &str, value: &str| {
        format!("--odd\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let ours = field("form_token", token);
    let file = "--odd\r\nContent-Disposition: form-data; name=\"files\"; filename=\"<odd-mark>.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n";
    let huge = format!("form_token={token}&note={}", "x".repeat(1 << 20));
    let many = format!(
        "form_token={token}{}",
        "&child=1&child=2&note=".repeat(5_000)
    );
    let nested = format!("form_token={token}&a[b][c]=1&a[]=1&[=&]=&&&=&=x");
    vec![
        (None, Bytes::new()),
        (None, format!("form_token={token}").into()),
        (Some("text/plain"), format!("form_token={token}").into()),
        (
            Some("application/json"),
            format!("{{\"form_token\":\"{token}\"}}").into(),
        ),
        (
            Some("application/json"),
            format!("form_token={token}&").into(),
        ),
        (
            Some("application/x-www-form-urlencoded; charset=utf-16"),
            format!("form_token={token}").into(),
        ),
        (Some("odd/\u{7f}"), Bytes::new()),
        (
            TYPED,
            [
                format!("form_token={token}&note=").as_bytes(),
                &[0xff, 0xfe, 0x00, 0x80],
            ]
            .concat()
            .into(),
        ),
        (TYPED, huge.into()),
        (TYPED, many.into()),
        (TYPED, nested.into()),
        (Some("multipart/form-data"), ours.clone().into()),
        (Some("multipart/form-data; boundary="), ours.clone().into()),
        (FILES, ours.clone().into()),
        (FILES, format!("{ours}--odd--\r\n").into()),
        (FILES, format!("{ours}{file}").into()),
        (FILES, format!("{ours}{file}--odd--\r\n").into()),
        (
            FILES,
            format!("{ours}{}--odd--\r\n", field("source", "\"><odd-mark a='")).into(),
        ),
        (
            FILES,
            format!("{ours}{}{file}--odd--\r\n", field("source", "ssd")).into(),
        ),
        (
            FILES,
            format!("{ours}{}--odd--\r\n", field("x", "y").repeat(2_000)).into(),
        ),
    ]
    .into_iter()
    .filter(|(kind, _)| kind.is_none_or(|kind| axum::http::HeaderValue::from_str(kind).is_ok()))
    .collect()
}

/// What comes by chance, from a seed.
pub(super) struct Drawn {
    pub(super) seed: u64,
    state: u64,
    all: Vec<String>,
}

impl Drawn {
    /// The seed that is asked for, or a new one, which is printed.
    pub(super) fn begin() -> Self {
        let asked = std::env::vars().find(|(name, _)| name == "WAYMARK_ODD_SEED");
        let seed = asked
            .and_then(|(_, seed)| seed.parse().ok())
            .unwrap_or_else(|| uuid::Uuid::new_v4().as_u64_pair().0);
        let _ = writeln!(
            std::io::stderr(),
            "odd values drawn with WAYMARK_ODD_SEED={seed}"
        );
        Self {
            seed,
            state: seed,
            all: all(),
        }
    }

    /// A number below another (splitmix64).
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let most = u64::try_from(most.max(1)).unwrap();
        usize::try_from((z ^ (z >> 31)) % most).unwrap()
    }

    /// One of the values.
    fn one(&mut self) -> String {
        let at = self.below(self.all.len());
        self.all.get(at).cloned().unwrap_or_default()
    }

    /// So many of them.
    pub(super) fn some(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.one()).collect()
    }

    /// So many names at most.
    pub(super) fn those(&mut self, names: &[String], most: usize) -> Vec<String> {
        if names.len() <= most {
            return names.to_vec();
        }
        let one = |drawn: &mut Self| names.get(drawn.below(names.len())).cloned();
        (0..most).filter_map(|_| one(self)).collect()
    }

    /// One that may stand in a header.
    pub(super) fn plain(&mut self) -> String {
        self.one().replace(';', "")
    }

    /// Several pairs of keys that a page knows, some twice, with odd values.
    pub(super) fn pairs(&mut self, keys: &[String]) -> String {
        let count = 1 + self.below(6);
        let pairs: Vec<String> = (0..count)
            .map(|_| {
                let at = self.below(keys.len());
                let key = keys.get(at).cloned().unwrap_or_default();
                format!("{key}={}", self.one())
            })
            .collect();
        pairs.join("&")
    }
}
