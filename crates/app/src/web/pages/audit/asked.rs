//! What of the log is asked for.

use access::Role;
use access::audit::Kind;
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{LogQuestion, Store};

use crate::web::govuk::filter::{filter, select};
use crate::web::paths;

/// People are offered to choose from who did something in so many days.
const OFFERED_OVER: i32 = 90;
/// Days that may be asked for, in words.
const DAYS: [(&str, &str); 5] = [
    ("1", "Today"),
    ("7", "Seven days"),
    ("28", "Four weeks"),
    ("84", "Twelve weeks"),
    ("all", "All there is"),
];
/// Days that are shown where nothing else is asked for.
const USUAL: i32 = 7;

/// The filters of the page, as its address has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A kind of entry, by its word.
    kind: String,
    /// A role, by its word.
    role: String,
    /// `refused`, `children` or nothing.
    only: String,
    /// How many days, or `all`.
    days: String,
    /// A person, by identifier.
    person: String,
    /// Only what is older than this entry.
    pub(super) before: Option<i64>,
}

/// Who may be chosen: identifier and name.
pub(super) async fn known_people(
    store: &Store,
    today: Date,
) -> Result<Vec<(String, String)>, store::Error> {
    let first = today.saturating_sub(OFFERED_OVER.days());
    let mut people: Vec<(String, String)> = store
        .log_people(first, today)
        .await?
        .into_iter()
        .filter(|each| !each.who.is_empty())
        .map(|each| (each.who, each.name))
        .collect();
    people.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    Ok(people)
}

impl Asked {
    /// The question to the log.
    pub(super) fn question(&self, today: Date) -> LogQuestion {
        let days = match self.days.as_str() {
            "all" => None,
            days => Some(days.parse().unwrap_or(USUAL).clamp(1, 4_000)),
        };
        LogQuestion {
            kind: Kind::of(&self.kind),
            role: Role::of(&self.role),
            who: Some(self.person.clone()).filter(|who| !who.is_empty()),
            refused: self.only == "refused",
            of_children: self.only == "children",
            days: days.map(|days| (today.saturating_sub((days - 1).days()), today)),
            before: self.before,
            ..LogQuestion::default()
        }
    }

    /// The address of the page with these filters, from an entry on.
    pub(super) fn path(&self, before: Option<i64>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("kind", &self.kind),
            ("role", &self.role),
            ("only", &self.only),
            ("days", &self.days),
            ("person", &self.person),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(before) = before {
            query.append_pair("before", &before.to_string());
        }
        format!("{}?{}#entries", paths::audit(), query.finish())
    }

    /// The filters to choose.
    pub(super) fn filters(&self, people: &[(String, String)]) -> Markup {
        let choice = |value: &str, words: &str| (value.to_owned(), words.to_owned());
        let mut kinds = vec![choice("", "All")];
        kinds.extend(Kind::ALL.map(|kind| choice(kind.word(), kind.name())));
        let mut roles = vec![choice("", "All")];
        roles.extend(
            Role::ALL
                .into_iter()
                .filter(|role| *role != Role::Public)
                .map(|role| choice(role.word(), role.name())),
        );
        let mut who = vec![choice("", "Everybody")];
        who.extend(people.iter().cloned());
        let only = [
            choice("", "Everything"),
            choice("children", "Children were shown"),
            choice("refused", "It was refused"),
        ];
        let days = DAYS.map(|(value, words)| choice(value, words));
        let chosen_days = if self.days.is_empty() {
            "7"
        } else {
            &self.days
        };
        filter(
            paths::audit().as_str(),
            "Filter the log",
            html! {
                (select("Days", "days", &days, chosen_days))
                (select("What", "kind", &kinds, &self.kind))
                (select("Only where", "only", &only, &self.only))
                (select("Role", "role", &roles, &self.role))
                (select("Person", "person", &who, &self.person))
            },
            "Apply filters",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_not_said_is_seven_days_of_everything_and_nonsense_asks_nothing() {
        let today = date(2026, 3, 10);
        let usual = Asked::default().question(today);
        assert_eq!(usual.days, Some((date(2026, 3, 4), today)));
        assert_eq!((usual.kind, usual.role, usual.who), (None, None, None));
        let odd = Asked {
            kind: "<script>".to_owned(),
            days: "-9".to_owned(),
            ..Asked::default()
        };
        assert_eq!(odd.question(today).days, Some((today, today)));
        assert_eq!(odd.question(today).kind, None);
    }

    #[test]
    fn filters_stay_on_the_next_page() {
        let asked = Asked {
            only: "refused".to_owned(),
            person: "a&b".to_owned(),
            ..Asked::default()
        };
        assert_eq!(
            asked.path(Some(7)),
            "/audit?only=refused&person=a%26b&before=7#entries"
        );
    }
}
