//! What an address asks of the plan: which actions, and of which day.

use std::collections::BTreeSet;

use improvement::plan::{Action, Rating};
use inspection::themes::ThemeId;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::moment::Moment;
use crate::web::error::Error;
use crate::web::govuk::filter;
use crate::web::govuk::form::day_typed;
use crate::web::paths;

/// The query of the plan.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(crate) on: String,
    rating: String,
    owner: String,
    theme: String,
    objective: String,
    partner: String,
}

impl Asked {
    /// The day asked for; none for now.
    pub(crate) fn day(&self) -> Result<Option<Date>, Error> {
        match self.on.trim() {
            "" => Ok(None),
            typed => day_typed(typed).map(Some).ok_or_else(|| {
                Error::BadRequest("This is no day: ask for one as 2026-03-31.".to_owned())
            }),
        }
    }

    /// Whether any action is left out.
    pub(crate) fn filters(&self) -> bool {
        [
            &self.rating,
            &self.owner,
            &self.theme,
            &self.objective,
            &self.partner,
        ]
        .into_iter()
        .any(|choice| !choice.is_empty())
    }

    /// Whether an action is wanted.
    pub(crate) fn wants(&self, moment: &Moment, action: &Action, rating: Rating) -> bool {
        let words = &action.words;
        let has_theme = || {
            let findings = words
                .answers
                .iter()
                .filter_map(|id| moment.plan().finding(id));
            findings
                .flat_map(|finding| &finding.themes)
                .any(|theme| *theme == self.theme)
        };
        (self.rating.is_empty() || Rating::of(&self.rating) == Some(rating))
            && (self.owner.is_empty() || words.owner == self.owner)
            && (self.objective.is_empty() || words.objective == self.objective)
            && (self.partner.is_empty() || words.partners.contains(&self.partner))
            && (self.theme.is_empty() || has_theme())
    }

    /// The choices above the actions.
    pub(crate) fn choices(&self, moment: &Moment) -> Markup {
        let plan = moment.plan();
        let with_any = |any: &str, values: Vec<(String, String)>| {
            let mut all = vec![(String::new(), any.to_owned())];
            all.extend(values);
            all
        };
        let ratings = Rating::ALL.map(|each| (each.word().to_owned(), each.name().to_owned()));
        let owners: BTreeSet<&String> = plan.in_force().map(|each| &each.words.owner).collect();
        let owners = owners
            .into_iter()
            .filter(|owner| !owner.is_empty())
            .map(|owner| (owner.clone(), short(owner)))
            .collect();
        let partners: BTreeSet<&String> = plan
            .in_force()
            .flat_map(|each| &each.words.partners)
            .collect();
        let partners = partners
            .into_iter()
            .map(|partner| (partner.clone(), short(partner)))
            .collect();
        let themes: BTreeSet<&str> = (plan.findings.iter())
            .flat_map(|finding| finding.themes.iter().map(String::as_str))
            .collect();
        let themes = themes
            .into_iter()
            .map(|slug| (slug.to_owned(), theme_name(slug)))
            .collect();
        let objectives = plan
            .objectives
            .iter()
            .map(|each| (each.id.clone(), short(&each.title)))
            .collect();
        filter::filter(
            &paths::plan(),
            "Choose which actions are listed",
            html! {
                @if let Some(day) = moment.past { input type="hidden" name="on" value=(day); }
                (filter::select("Rating", "rating", &with_any("Any", ratings.to_vec()), &self.rating))
                (filter::select("Owner", "owner", &with_any("Anybody", owners), &self.owner))
                (filter::select("Theme", "theme", &with_any("Any", themes), &self.theme))
                (filter::select("Objective", "objective", &with_any("Any", objectives), &self.objective))
                (filter::select("Partner", "partner", &with_any("Any", partners), &self.partner))
            },
            "Apply filter",
        )
    }
}

/// A theme's name; its slug where it is not one of the national list.
pub(crate) fn theme_name(slug: &str) -> String {
    ThemeId::from_slug(slug).map_or_else(|| slug.to_owned(), |id| id.theme().name.to_owned())
}

/// As much of a line as fits a list that unfolds.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let begun: String = text.chars().take(MOST).collect();
    format!("{}…", begun.trim_end())
}
