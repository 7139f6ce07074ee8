//! What the pages themselves hand out: addresses that lead somewhere, and the names of queries and of fields.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use access::Role;

use super::super::Tried;
use super::values::Drawn;
use crate::web::site;

/// Names of queries and fields that no page of the small authority happens to carry.
const MORE_KEYS: &[&str] = &[
    "as_at",
    "asked_by",
    "before",
    "by",
    "child",
    "code",
    "days",
    "due",
    "error",
    "file",
    "finding",
    "group",
    "held",
    "kind",
    "line",
    "met",
    "month",
    "months",
    "note",
    "owner",
    "page",
    "period",
    "person",
    "print",
    "purpose",
    "put_off",
    "q",
    "reason",
    "request",
    "role",
    "rule",
    "second_email",
    "second_name",
    "session",
    "state",
    "street",
    "surname",
    "team",
    "to",
    "until",
    "what",
    "why",
    "with",
    "worker",
    "iss",
];

/// What was found.
pub(super) struct Known {
    /// By route, addresses that stand for it.
    addresses: BTreeMap<&'static str, Vec<String>>,
    /// By route, what its own pages ask or carry.
    keys: BTreeMap<&'static str, Vec<String>>,
    /// Of all pages.
    all_keys: Vec<String>,
}

impl Known {
    /// What pages hand out to those who between them may see all: from the routes without a part in braces, and from
    /// what these lead to.
    pub(super) async fn of(tried: &Tried) -> Self {
        let site = site();
        let mut ask: Vec<String> = site
            .routes()
            .iter()
            .filter(|r| r.method == "GET" && !r.path.contains('{'))
            .map(|r| r.path.to_owned())
            .collect();
        let mut addresses: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        let mut keys: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        for _ in 0..2 {
            for at in std::mem::take(&mut ask) {
                for role in [
                    Role::Director,
                    Role::TeamManager,
                    Role::Analyst,
                    Role::Governance,
                    Role::Administrator,
                ] {
                    let answer = tried.ask(role, "GET", &at, "").await;
                    if !answer.status.is_success() {
                        continue;
                    }
                    let here = route_of(&at);
                    for name in after(&answer.body, " name=\"") {
                        let actions = after(&answer.body, " action=\"")
                            .into_iter()
                            .filter_map(|to| route_of(&to));
                        for route in actions.chain(here) {
                            keys.entry(route).or_default().insert(name.clone());
                        }
                    }
                    for to in after(&answer.body, "href=\"")
                        .into_iter()
                        .chain(after(&answer.body, " action=\""))
                    {
                        let Some(route) = route_of(&to) else { continue };
                        for pair in to
                            .split_once('?')
                            .map_or("", |(_, query)| query)
                            .split("&amp;")
                        {
                            if let Some((key, _)) = pair.split_once('=') {
                                keys.entry(route).or_default().insert(key.to_owned());
                            }
                        }
                        let bare = to.split(['?', '#']).next().unwrap_or_default().to_owned();
                        let known = addresses.entry(route).or_default();
                        if known.len() < 4 && known.insert(bare.clone()) && route.contains('{') {
                            ask.push(bare);
                        }
                    }
                }
            }
        }
        let all_keys: BTreeSet<String> = keys
            .values()
            .flatten()
            .cloned()
            .chain(MORE_KEYS.iter().map(|key| (*key).to_owned()))
            .collect();
        assert!(all_keys.len() > 60, "{all_keys:?}");
        Self {
            addresses: addresses
                .into_iter()
                .map(|(route, at)| (route, at.into_iter().collect()))
                .collect(),
            keys: keys
                .into_iter()
                .map(|(route, keys)| (route, keys.into_iter().collect()))
                .collect(),
            all_keys: all_keys.into_iter().collect(),
        }
    }

    /// What the ways in carry.
    pub(super) fn ways_in() -> Self {
        let keys = [
            "email",
            "password",
            "to",
            "code",
            "name",
            "second_name",
            "second_email",
            "again",
            "state",
            "error",
            "iss",
        ];
        Self {
            addresses: BTreeMap::new(),
            keys: BTreeMap::new(),
            all_keys: keys.map(str::to_owned).to_vec(),
        }
    }

    /// The names a route is asked with: its own, and where none is known all.
    pub(super) fn keys(&self, route: &str) -> &[String] {
        self.keys.get(route).map_or(&self.all_keys, |own| own)
    }

    /// An address of a route that leads somewhere, where one is known, with one part replaced.
    pub(super) fn filled(
        &self,
        route: &'static str,
        odd: Option<(&str, String)>,
        drawn: &mut Drawn,
    ) -> String {
        let known = self.addresses.get(route).filter(|known| !known.is_empty());
        let at = known.and_then(|known| known.get(drawn.below(known.len())));
        let at = at.map_or(route, String::as_str);
        let parts = route
            .split('/')
            .zip(at.split('/'))
            .map(|(named, given)| match &odd {
                Some((part, value)) if named == *part => value.clone(),
                _ if given.starts_with('{') => "0".to_owned(),
                _ => given.to_owned(),
            });
        parts.collect::<Vec<String>>().join("/")
    }
}

/// Every route's path, found once.
static PATHS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| site().routes().iter().map(|route| route.path).collect());

/// The route an address leads to.
fn route_of(at: &str) -> Option<&'static str> {
    let path = at.split(['?', '#']).next()?;
    let fits = |route: &&'static str| {
        route.split('/').count() == path.split('/').count()
            && route
                .split('/')
                .zip(path.split('/'))
                .all(|(named, given)| named == given || named.starts_with('{'))
    };
    let exact = PATHS.iter().copied().find(|route| *route == path);
    exact.or_else(|| PATHS.iter().copied().find(fits))
}

/// What stands between a beginning and the next quote, each time.
fn after(body: &str, begins: &str) -> Vec<String> {
    body.split(begins)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}
