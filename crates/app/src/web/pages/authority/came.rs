//! The points of each report, and what came of them: what other reports say on the same themes, in their words.

use std::collections::HashSet;

use inspection::record::{Part, Point};
use inspection::recurrence::{Mention, Recurrence, Said};
use inspection::themes::ThemeId;
use maud::{Markup, html};

use super::Subject;
use crate::web::govuk::details::details;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// The points of the newest report open, those of earlier reports folded.
pub(super) fn section_of(subject: &Subject<'_>, recurrence: &Recurrence<'_>) -> Markup {
    let with_points: Vec<usize> = subject
        .records
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, record)| record.points_of(Part::Authority).next().is_some())
        .map(|(report, _)| report)
        .collect();
    let Some((newest, earlier)) = with_points.split_first() else {
        return html! {};
    };
    section(
        "points",
        &format!("{}, and what came of them", heading(subject, *newest)),
        html! {
            p.wm-p { "Each point beside what other reports of this authority say on its themes. A later report that is silent has not said that a thing is mended." }
            (points(subject, recurrence, *newest))
            @for report in earlier {
                // On paper the newest points are enough: all of them would make twenty pages.
                div.wm-on-screen {
                    (details(
                        &format!("{}, and what came of them", heading(subject, *report)),
                        points(subject, recurrence, *report),
                    ))
                }
            }
            (downloads(&[("Download every point and what came of it (CSV)", format!("{}/points.csv", paths::authority(&subject.authority.urn)))]))
        },
    )
}

/// "The four points of July 2024".
fn heading(subject: &Subject<'_>, report: usize) -> String {
    let count = subject
        .records
        .get(report)
        .map_or(0, |record| record.points_of(Part::Authority).count());
    let when = subject
        .kept
        .get(report)
        .and_then(|kept| kept.day())
        .map_or_else(|| "an undated report".to_owned(), words::month_year);
    if count == 1 {
        format!("The one point of {when}")
    } else {
        format!("The {} points of {when}", words::number(count))
    }
}

fn points(subject: &Subject<'_>, recurrence: &Recurrence<'_>, report: usize) -> Markup {
    let Some((kept, record)) = subject.kept.get(report).zip(subject.records.get(report)) else {
        return html! {};
    };
    html! {
        @for (place, point) in record.points.iter().enumerate().filter(|(_, p)| p.part == Part::Authority) {
            div.wm-point {
                div {
                    h3 { (themes_of(point)) }
                    p.wm-p {
                        "“" (point.text) "” "
                        a.govuk-link.wm-nowrap href=(paths::pdf(&kept.id, point.page)) { "page " (point.page) }
                    }
                    @if let Some(own) = own_words(recurrence, report, point) {
                        blockquote.wm-q.wm-q-fault { (quoted(subject, recurrence, own, str::to_owned)) }
                    }
                }
                (said_elsewhere(subject, recurrence, report, place, point))
            }
        }
    }
}

/// The themes as the point's heading.
fn themes_of(point: &Point) -> Markup {
    html! {
        @if point.themes.is_empty() { "On no theme of the list" }
        @for (place, theme) in point.themes.iter().enumerate() {
            @if place > 0 { ", " }
            a.govuk-link href=(paths::theme(theme.theme().slug)) { (theme.theme().name) }
        }
    }
}

/// The sentence of the same report that finds fault on the point's themes and shares most words with it.
fn own_words(recurrence: &Recurrence<'_>, report: usize, point: &Point) -> Option<Mention> {
    let told = Told::of(&point.text);
    point
        .themes
        .iter()
        .flat_map(|theme| recurrence.mentions(*theme))
        .filter(|mention| mention.report == report && matches!(mention.said, Said::Fault(..)))
        .map(|mention| (told.shared(recurrence, *mention), *mention))
        .max_by_key(|(shared, _)| *shared)
        .map(|(_, mention)| mention)
}

fn said_elsewhere(
    subject: &Subject<'_>,
    recurrence: &Recurrence<'_>,
    report: usize,
    place: usize,
    point: &Point,
) -> Markup {
    let found = joined(recurrence, report, place, point);
    let others: Vec<usize> = (0..subject.kept.len())
        .filter(|other| *other != report)
        .collect();
    let (speak, silent): (Vec<usize>, Vec<usize>) = others
        .iter()
        .partition(|other| found.iter().any(|j| j.mention.report == **other));
    let silent: Vec<String> = silent
        .into_iter()
        .map(|other| subject.label(other))
        .collect();
    html! {
        dl.wm-said {
            @if others.is_empty() {
                div { dt { "Elsewhere" } dd { "There is no other report to read." } }
            }
            @for other in speak {
                div {
                    dt {
                        (subject.label(other))
                        span.wm-mark { @if other > report { "later" } @else { "earlier" } }
                    }
                    dd {
                        @for joined in found.iter().filter(|j| j.mention.report == other) {
                            div {
                                strong { (said(joined.mention.said, other > report)) }
                                @if point.themes.len() > 1 { " on " (joined.theme.theme().name.to_lowercase()) }
                                ". "
                                (quoted(subject, recurrence, joined.mention, |words| short(words, 260)))
                            }
                        }
                    }
                }
            }
            @if !silent.is_empty() {
                div {
                    dt { "Elsewhere" }
                    dd {
                        @if point.themes.is_empty() { "Not joined to other reports: the point carries no theme." }
                        @else { "Nothing on this in " (words::list(&silent)) "." }
                    }
                }
            }
        }
    }
}

/// What kind of thing another report says.
fn said(said: Said, later: bool) -> &'static str {
    match (said, later) {
        (Said::Point(_), true) => "Asked again",
        (Said::Point(_), false) => "Asked before",
        (Said::Fault(..), _) => "Fault found",
        (Said::Praise(..), _) => "Praised",
        (Said::Touched(..), _) => "Spoken of",
    }
}

/// What another report says on a theme of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joined {
    /// The theme that joins them.
    pub(super) theme: ThemeId,
    /// Where it stands.
    pub(super) mention: Mention,
}

/// For each other report and each theme of the point, the mention that weighs most (a point, then fault, then
/// praise) and among equals shares most words with the point; each mention once.
pub(super) fn joined(
    recurrence: &Recurrence<'_>,
    report: usize,
    place: usize,
    point: &Point,
) -> Vec<Joined> {
    let told = Told::of(&point.text);
    let mut found: Vec<Joined> = Vec::new();
    for came in recurrence.came_of(report, place) {
        let mentions: Vec<&Mention> = came.before.iter().chain(&came.after).collect();
        let mut others: Vec<usize> = mentions.iter().map(|mention| mention.report).collect();
        others.dedup();
        for other in others {
            let best = mentions
                .iter()
                .filter(|mention| mention.report == other)
                .max_by_key(|mention| (weight(mention.said), told.shared(recurrence, ***mention)));
            if let Some(mention) = best
                && !found.iter().any(|known| known.mention == **mention)
            {
                found.push(Joined {
                    theme: came.theme,
                    mention: **mention,
                });
            }
        }
    }
    found
}

fn weight(said: Said) -> u8 {
    match said {
        Said::Point(_) => 3,
        Said::Fault(..) => 2,
        Said::Praise(..) => 1,
        Said::Touched(..) => 0,
    }
}

/// The telling words of a point: the long ones.
struct Told(HashSet<String>);

impl Told {
    fn of(text: &str) -> Self {
        Self(long_words(text).collect())
    }

    fn shared(&self, recurrence: &Recurrence<'_>, mention: Mention) -> usize {
        recurrence.place(mention).map_or(0, |place| {
            long_words(place.words)
                .filter(|word| self.0.contains(word))
                .count()
        })
    }
}

fn long_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() > 4)
        .map(str::to_lowercase)
}

/// A mention's words in quotation marks, with where they stand.
pub(super) fn quoted(
    subject: &Subject<'_>,
    recurrence: &Recurrence<'_>,
    mention: Mention,
    cut: impl Fn(&str) -> String,
) -> Markup {
    let Some((kept, place)) = subject
        .kept
        .get(mention.report)
        .zip(recurrence.place(mention))
    else {
        return html! {};
    };
    let (href, numbered) = match mention.said {
        Said::Point(_) => (paths::pdf(&kept.id, place.page), None),
        Said::Fault(..) | Said::Praise(..) | Said::Touched(..) => (
            paths::report_paragraph(&kept.id, place.page, place.number),
            place.number,
        ),
    };
    html! {
        "“" (cut(place.words)) "” "
        a.govuk-link.wm-nowrap href=(href) {
            "page " (place.page)
            @if let Some(number) = numbered { ", paragraph " (number) }
        }
    }
}

/// Words cut after about this many letters, at the end of a word.
pub(super) fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let end = words
        .char_indices()
        .take(most)
        .filter(|(_, letter)| *letter == ' ')
        .last()
        .map_or(words.len(), |(place, _)| place);
    format!(
        "{} …",
        words
            .get(..end)
            .unwrap_or(words)
            .trim_end_matches([',', ';', ':'])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(short("a short one", 20), "a short one");
        assert_eq!(
            short("oversight of visits, and plans", 22),
            "oversight of visits …"
        );
    }
}
