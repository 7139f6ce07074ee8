//! What a reader of a return's findings asked for, as it stands in the address: never a child's name or identifier.

use serde::Deserialize;

use super::found::Each;
use crate::records::Records;
use crate::web::paths;

/// The choices. What is not understood is as if it were not there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `rule`, `child`, `team`, `field` or `row`.
    pub(super) by: String,
    /// `error` or `query`.
    pub(super) level: String,
    /// `yes` for what the load before did not have.
    pub(super) new: String,
    /// `yes`, `no`; everything otherwise.
    pub(super) explained: String,
    /// A rule by its code.
    pub(super) rule: String,
    /// A team by its place, or `none`.
    pub(super) team: String,
    /// A table and a field of it: `Episodes.LS`.
    pub(super) field: String,
    /// The page, from 1.
    pub(super) page: String,
}

impl Asked {
    /// By what findings are put together.
    pub(super) fn by(&self) -> By {
        By::ALL
            .into_iter()
            .find(|by| by.word() == self.by)
            .unwrap_or(By::Rule)
    }

    /// The page, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }

    /// Whether a finding is among those asked for.
    pub(super) fn wants(&self, each: &Each<'_>) -> bool {
        let level = match self.level.as_str() {
            "error" => each.is_error(),
            "query" => !each.is_error(),
            _ => true,
        };
        let explained = match self.explained.as_str() {
            "yes" => each.explained,
            "no" => !each.explained,
            _ => true,
        };
        let team = match self.team.as_str() {
            "" => true,
            "none" => each.stands.place.team.is_none(),
            team => each.stands.place.team.map(|team| team.to_string()) == Some(team.to_owned()),
        };
        let field = self.field.is_empty()
            || self.field.split_once('.').is_some_and(|(table, field)| {
                each.stands.table == table && each.stands.columns.contains(&field)
            });
        level
            && explained
            && team
            && field
            && (self.new != "yes" || each.stands.life.is_new())
            && (self.rule.is_empty() || self.rule == each.stands.rule)
    }

    /// The name of the team asked for; empty for no team that is named, nothing where all are asked for.
    pub(super) fn team_name<'r>(&self, records: &'r Records) -> Option<&'r str> {
        match self.team.as_str() {
            "" => None,
            "none" => Some(""),
            team => {
                let name = records.team_name(team.parse().ok()?);
                (!name.is_empty()).then_some(name)
            }
        }
    }

    /// The choices as name and value, those that are made.
    pub(super) fn chosen(&self) -> Vec<(&'static str, &str)> {
        [
            ("by", &self.by),
            ("level", &self.level),
            ("new", &self.new),
            ("explained", &self.explained),
            ("rule", &self.rule),
            ("team", &self.team),
            ("field", &self.field),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.as_str()))
        .collect()
    }

    /// An address with these choices; `change` replaces a value or, empty, takes it out.
    pub(super) fn path(&self, path: &str, change: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = self.chosen();
        pairs.retain(|(name, _)| change.iter().all(|(changed, _)| changed != name));
        pairs.extend(change.iter().filter(|(_, value)| !value.is_empty()));
        let query: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", paths::escaped(value)))
            .collect();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }
}

/// By what findings are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Rule,
    Child,
    Team,
    Field,
    Row,
}

impl By {
    pub(super) const ALL: [Self; 5] = [Self::Rule, Self::Child, Self::Team, Self::Field, Self::Row];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Child => "child",
            Self::Team => "team",
            Self::Field => "field",
            Self::Row => "row",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rule => "By rule",
            Self::Child => "By child",
            Self::Team => "By team",
            Self::Field => "By field",
            Self::Row => "Each row",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_can_be_changed_and_the_others_stay() {
        let asked = Asked {
            by: "child".to_owned(),
            level: "error".to_owned(),
            page: "3".to_owned(),
            ..Asked::default()
        };
        assert_eq!(
            asked.path("/returns/903", &[("by", "row"), ("rule", "1 2")]),
            "/returns/903?level=error&by=row&rule=1%202"
        );
        assert_eq!(
            asked.path("/returns/903", &[("by", ""), ("level", "")]),
            "/returns/903"
        );
        assert_eq!(asked.by(), By::Child);
        assert_eq!(Asked::default().by(), By::Rule);
    }
}
