//! What a report holds, in words for people and for files.

use inspection::corrections::Standing;
use inspection::record::{Aspect, Grade, List, Outcome, Part, Record, Tone};
use inspection::themes::ThemeId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{capital, day, for_aspect, grade_lower, list};

/// Whether a sentence praises or finds fault, in files.
pub(crate) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Praise => "praise",
        Tone::Fault => "fault",
        Tone::Mixed => "mixed",
        Tone::Neutral => "neutral",
    }
}

/// Themes by slug, in files.
pub(crate) fn themes(themes: &[ThemeId]) -> String {
    themes
        .iter()
        .map(|id| id.theme().slug)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Whose point it is, in files.
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Authority => "authority",
        Part::Lscb => "lscb",
    }
}

/// The heading of a list of points.
pub(crate) fn points_list(list: List) -> &'static str {
    match list {
        List::Recommendations => "Recommendations",
        List::WhatNeedsToImprove => "What needs to improve",
        List::PriorityAndImmediateAction => "Priority and immediate action",
        List::AreasForImprovement => "Areas for improvement",
    }
}

/// A field or fact by its name in files: `children_in_need` is "Children in need".
pub(crate) fn field(name: &str) -> String {
    if name == "urn" {
        return "Authority (its reference number, URN)".to_owned();
    }
    capital(&name.replace('_', " "))
}

/// How a correction stands against today's reading.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in force: the reading says otherwise",
        Standing::NowAgrees => "the reading now agrees",
        Standing::CannotApply => "could not be applied",
    }
}

/// A moment as the day it fell on in England.
pub(crate) fn moment(at: Timestamp) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    day(at.to_zoned(zone).date())
}

/// A moment to the minute: "14:05 on 3 March 2026".
pub(crate) fn clock(at: Timestamp) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let there = at.to_zoned(zone);
    format!(
        "{:02}:{:02} on {}",
        there.hour(),
        there.minute(),
        day(there.date())
    )
}

/// First and last day: "13 to 24 May 2024", "29 April to 10 May 2024".
pub(crate) fn period(first: Date, last: Date) -> String {
    if first == last {
        return day(last);
    }
    let last_words = day(last);
    let first_words = day(first);
    let shared = if first.year() != last.year() {
        first_words.as_str()
    } else if first.month() != last.month() {
        first_words
            .rsplit_once(' ')
            .map_or("", |(day_and_month, _)| day_and_month)
    } else {
        first_words.split_once(' ').map_or("", |(day, _)| day)
    };
    format!("{shared} to {last_words}")
}

/// Every grade in a sentence, the most common first said once: "Good for leaders and care leavers; outstanding overall".
pub(crate) fn grades_in_words(record: &Record) -> String {
    let mut said: Vec<(Grade, Vec<Aspect>)> = Vec::new();
    for judgement in &record.judgements {
        if let Outcome::Graded(grade) = judgement.outcome {
            match said.iter_mut().find(|(known, _)| *known == grade) {
                Some((_, aspects)) => aspects.push(judgement.aspect),
                None => said.push((grade, vec![judgement.aspect])),
            }
        }
    }
    // Overall is what people look for first, where it is given.
    said.sort_by_key(|(_, aspects)| {
        (
            !aspects.contains(&Aspect::Overall),
            std::cmp::Reverse(aspects.len()),
        )
    });
    let parts: Vec<String> = said
        .into_iter()
        .map(|(grade, mut aspects)| {
            aspects.sort_by_key(|aspect| *aspect != Aspect::Overall);
            let aspects: Vec<String> = aspects
                .into_iter()
                .map(|a| for_aspect(a).to_owned())
                .collect();
            format!("{} {}", grade_lower(grade), list(&aspects))
        })
        .collect();
    capital(&parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection::record::{Evidence, Judgement, Source, Status};
    use jiff::civil::date;

    #[test]
    fn a_period_says_what_its_days_share_once() {
        assert_eq!(
            period(date(2024, 5, 13), date(2024, 5, 24)),
            "13 to 24 May 2024"
        );
        assert_eq!(
            period(date(2024, 4, 29), date(2024, 5, 10)),
            "29 April to 10 May 2024"
        );
        assert_eq!(
            period(date(2023, 12, 29), date(2024, 1, 5)),
            "29 December 2023 to 5 January 2024"
        );
        assert_eq!(period(date(2024, 5, 13), date(2024, 5, 13)), "13 May 2024");
    }

    #[test]
    fn grades_are_told_together_and_overall_first() {
        let mut record = Record::not_read(Status::Read, "");
        let grades = [
            (Aspect::Leaders, Grade::Good),
            (Aspect::InCare, Grade::Outstanding),
            (Aspect::Overall, Grade::Good),
        ];
        record.judgements = grades
            .map(|(aspect, grade)| Judgement {
                aspect,
                outcome: Outcome::Graded(grade),
                evidence: Evidence {
                    source: Source::Page(1),
                    words: String::new(),
                },
            })
            .to_vec();
        assert_eq!(
            grades_in_words(&record),
            "Good overall and for leaders; outstanding for children in care"
        );
        record.judgements.clear();
        assert_eq!(grades_in_words(&record), "");
    }
}
