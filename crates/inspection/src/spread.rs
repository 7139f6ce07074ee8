//! Where a theme is found across authorities, and which authorities it has left.

use std::collections::BTreeMap;

use crate::record::{Framework, Kind, Part, Record, Tone};
use crate::themes::ThemeId;

/// A theme across every authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// Points that name it: report and point, newest report first.
    pub points: Vec<(usize, usize)>,
    /// Authorities whose latest full report names it: reference number and that report, newest first.
    pub there_now: Vec<(String, usize)>,
    /// Authorities that were asked to improve it and whose latest full report no longer asks, newest first.
    pub left: Vec<Left>,
}

/// A theme that has left an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The authority's reference number.
    pub urn: String,
    /// The last report that named it.
    pub last_named: usize,
    /// The authority's latest full report, which no longer names it.
    pub latest: usize,
    /// A sentence of the latest report that praises it: section, paragraph and sentence. None where it is silent:
    /// not to be asked again is not the same as to be praised.
    pub praised: Option<(usize, usize, usize)>,
}

/// Every theme across every authority, in the order of the list of themes.
///
/// `reports` are in order of authority, oldest first within one; a report without a known authority is left out.
/// Only the authority's own points count, not the safeguarding board's, and only full inspections can show that a
/// theme has left: a letter looks at one subject.
#[must_use]
pub fn of_all(reports: &[&Record]) -> BTreeMap<ThemeId, Spread> {
    let mut all: BTreeMap<ThemeId, Spread> = ThemeId::all()
        .map(|theme| (theme, Spread::default()))
        .collect();
    let mut by_authority: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        if let Some(urn) = report
            .authority
            .as_ref()
            .and_then(|a| a.value.urn.as_deref())
        {
            by_authority.entry(urn).or_default().push(index);
        }
    }
    for (urn, own) in &by_authority {
        let full: Vec<usize> = own
            .iter()
            .copied()
            .filter(|i| reports.get(*i).is_some_and(|r| is_full(r)))
            .collect();
        let mut last_named: BTreeMap<ThemeId, usize> = BTreeMap::new();
        for index in own {
            let Some(report) = reports.get(*index) else {
                continue;
            };
            for (place, point) in report
                .points
                .iter()
                .enumerate()
                .filter(|(_, p)| p.part == Part::Authority)
            {
                for theme in &point.themes {
                    if let Some(spread) = all.get_mut(theme) {
                        spread.points.push((*index, place));
                    }
                    last_named.insert(*theme, *index);
                }
            }
        }
        let Some(latest) = full.last().copied() else {
            continue;
        };
        for (theme, named) in last_named {
            let Some(spread) = all.get_mut(&theme) else {
                continue;
            };
            if named >= latest {
                spread.there_now.push(((*urn).to_owned(), latest));
            } else {
                let praised = reports
                    .get(latest)
                    .and_then(|report| praise_of(report, theme));
                spread.left.push(Left {
                    urn: (*urn).to_owned(),
                    last_named: named,
                    latest,
                    praised,
                });
            }
        }
    }
    let published = |index: usize| {
        reports
            .get(index)
            .and_then(|r| r.published.as_ref())
            .map(|p| p.value)
    };
    for spread in all.values_mut() {
        spread.points.sort_by_key(|(report, point)| {
            (std::cmp::Reverse(published(*report)), *report, *point)
        });
        spread
            .there_now
            .sort_by_key(|(urn, report)| (std::cmp::Reverse(published(*report)), urn.clone()));
        spread
            .left
            .sort_by_key(|left| (std::cmp::Reverse(published(left.latest)), left.urn.clone()));
    }
    all
}

/// Whether a report tells of a full inspection, which looks at everything.
fn is_full(report: &Record) -> bool {
    match report.kind.as_ref().map(|kind| kind.value) {
        Some(Kind::Inspection | Kind::Short | Kind::Standard | Kind::Reinspection) => true,
        Some(
            Kind::FocusedVisit
            | Kind::MonitoringVisit
            | Kind::Jtai
            | Kind::LscbReview
            | Kind::LookedAfter2013,
        ) => false,
        None => matches!(
            report.framework.as_ref().map(|f| f.value),
            Some(
                Framework::Sif | Framework::Ilacs2018 | Framework::Ilacs2023 | Framework::Ilacs2026
            )
        ),
    }
}

/// The first sentence of a report that praises a theme: the paragraph carries the theme, the sentence itself names it.
fn praise_of(report: &Record, theme: ThemeId) -> Option<(usize, usize, usize)> {
    for (s, section) in report.sections.iter().enumerate() {
        for (p, paragraph) in section
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(_, p)| p.themes.contains(&theme))
        {
            for (n, sentence) in paragraph
                .sentences
                .iter()
                .enumerate()
                .filter(|(_, s)| s.tone == Tone::Praise)
            {
                let words = paragraph
                    .text
                    .get(sentence.start as usize..sentence.end as usize)
                    .unwrap_or_default();
                if crate::themes::of(words).contains(&theme) {
                    return Some((s, p, n));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::*;
    use jiff::civil::{Date, date};

    fn report(urn: &str, kind: Kind, published: Date, points: &[&str]) -> Record {
        let evidence = Evidence {
            source: Source::Page(1),
            words: String::new(),
        };
        let mut record = Record::not_read(Status::Read, "");
        record.kind = Some(Read {
            value: kind,
            evidence: evidence.clone(),
        });
        record.published = Some(Read {
            value: published,
            evidence: evidence.clone(),
        });
        record.authority = Some(Read {
            value: AuthorityName {
                printed: urn.into(),
                urn: Some(urn.into()),
            },
            evidence,
        });
        record.points = points
            .iter()
            .map(|text| Point {
                position: 1,
                number: None,
                part: Part::Authority,
                list: List::WhatNeedsToImprove,
                under: None,
                text: (*text).into(),
                page: 2,
                themes: vec![ThemeId::from_slug("return-interviews").unwrap()],
            })
            .collect();
        record
    }

    #[test]
    fn a_theme_leaves_an_authority_when_its_latest_full_report_no_longer_names_it() {
        let there = report(
            "1",
            Kind::Inspection,
            date(2024, 5, 1),
            &["return home interviews"],
        );
        let before = report(
            "2",
            Kind::Inspection,
            date(2019, 5, 1),
            &["return home interviews"],
        );
        let after = report("2", Kind::Short, date(2023, 5, 1), &[]);
        let all = of_all(&[&there, &before, &after]);
        let spread = &all[&ThemeId::from_slug("return-interviews").unwrap()];
        assert_eq!(spread.points, [(0, 0), (1, 0)]);
        assert_eq!(spread.there_now, [("1".to_owned(), 0)]);
        assert_eq!(
            spread.left,
            [Left {
                urn: "2".into(),
                last_named: 1,
                latest: 2,
                praised: None
            }]
        );
    }

    #[test]
    fn a_letter_cannot_show_that_a_theme_has_left() {
        let before = report(
            "2",
            Kind::Inspection,
            date(2019, 5, 1),
            &["return home interviews"],
        );
        let letter = report("2", Kind::FocusedVisit, date(2021, 5, 1), &[]);
        let all = of_all(&[&before, &letter]);
        let spread = &all[&ThemeId::from_slug("return-interviews").unwrap()];
        assert_eq!(spread.there_now, [("2".to_owned(), 0)]);
        assert_eq!(spread.left, []);
    }
}
