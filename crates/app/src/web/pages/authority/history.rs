//! An authority's judgements through time, as the strip and the ladder draw them.

use charts::history::{Cell, End, Era, History, Report, Row, RowEnd, Visit, When};
use inspection::frameworks::{FRAMEWORKS, Layout};
use inspection::record::{Aspect, Framework, Kind, List};
use jiff::civil::{Date, date};

use crate::library::{Judged, Library};
use crate::web::govuk::grade::fill;
use crate::web::in_force::OVERALL_ENDED;
use crate::web::{paths, words};

/// No report after this day grades adoption or the safeguarding board apart.
const GRADED_APART_UNTIL: Date = date(2018, 12, 31);

/// The rows in the order drawn; those judged always are drawn even when empty.
const ROWS: [(Aspect, bool); 7] = [
    (Aspect::HelpAndProtection, true),
    (Aspect::InCare, true),
    (Aspect::CareLeavers, true),
    (Aspect::Adoption, false),
    (Aspect::Leaders, true),
    (Aspect::Overall, true),
    (Aspect::Lscb, false),
];

/// The history of an authority up to a day.
pub(crate) fn history(library: &Library, urn: &str, today: Date) -> History {
    let judged: Vec<&Judged> = library
        .judged_of(urn)
        .filter(|judged| judged.framework != Framework::LookedAfter2013)
        .collect();
    let aspects: Vec<Aspect> = ROWS
        .into_iter()
        .filter(|(aspect, always)| *always || judged.iter().any(|j| j.grades.contains_key(aspect)))
        .map(|(aspect, _)| aspect)
        .collect();
    // Reports of the framework before were still published after the new one began.
    let apart_until = judged
        .iter()
        .filter(|j| !matches!(j.framework, Framework::Sif | Framework::LscbReview))
        .map(|j| j.published)
        .min()
        .unwrap_or(GRADED_APART_UNTIL);
    History {
        rows: aspects
            .iter()
            .map(|aspect| row(*aspect, apart_until))
            .collect(),
        reports: judged
            .iter()
            .map(|j| report(library, j, &aspects))
            .collect(),
        visits: visits(library, urn),
        eras: eras(),
        today,
    }
}

fn row(aspect: Aspect, apart_until: Date) -> Row {
    let end = match aspect {
        Aspect::Adoption => Some(RowEnd {
            at: End::AtReportSince(apart_until),
            words: "Not graded apart since 2018".to_owned(),
        }),
        Aspect::Lscb => Some(RowEnd {
            at: End::AtReportSince(apart_until),
            words: "Not reviewed since 2018".to_owned(),
        }),
        Aspect::Overall => Some(RowEnd {
            at: End::On(OVERALL_ENDED),
            words: "Ended".to_owned(),
        }),
        Aspect::HelpAndProtection
        | Aspect::InCare
        | Aspect::InCareAndLeavers
        | Aspect::CareLeavers
        | Aspect::Leaders
        | Aspect::CapacityToImprove
        | Aspect::Outcomes
        | Aspect::QualityOfProvision => None,
    };
    Row {
        label: words::aspect(aspect).to_owned(),
        strong: end.is_none() || aspect == Aspect::Overall,
        apart: matches!(aspect, Aspect::Leaders | Aspect::Overall | Aspect::Lscb),
        end,
    }
}

fn report(library: &Library, judged: &Judged, aspects: &[Aspect]) -> Report {
    let kept = judged.report.and_then(|place| library.reports.get(place));
    let mut under = Vec::new();
    if let Some(kept) = kept {
        under.push(words::count(
            usize::from(kept.record.pages),
            "page",
            "pages",
        ));
    }
    match judged.points {
        Some(points) => under.push(words::count(points, "point", "points")),
        None => under.push("report not kept".to_owned()),
    }
    let facts = inspection::frameworks::facts(judged.framework);
    Report {
        published: judged.published,
        under: under.join(", "),
        framework: facts.name.to_owned(),
        href: kept.map(|kept| paths::report(&kept.id)),
        cells: judged
            .grades
            .iter()
            .filter_map(|(aspect, grade)| {
                let place = |aspect| aspects.iter().position(|a| *a == aspect);
                if *aspect == Aspect::InCareAndLeavers {
                    place(Aspect::InCare).map(|row| Cell::over_two(row, fill(*grade)))
                } else {
                    place(*aspect).map(|row| Cell::of(row, fill(*grade)))
                }
            })
            .collect(),
    }
}

/// Letters without grades, and inspections on a scale of their own.
fn visits(library: &Library, urn: &str) -> Vec<Visit> {
    library
        .reports_of(urn)
        .filter_map(|kept| {
            let kind = kept.record.kind.as_ref()?.value;
            let day = kept.day()?;
            let priority = kept
                .record
                .points
                .iter()
                .any(|point| point.list == List::PriorityAndImmediateAction);
            let under = match kind {
                Kind::FocusedVisit | Kind::MonitoringVisit | Kind::Jtai => {
                    priority.then(|| "Areas for priority action".to_owned())
                }
                Kind::LookedAfter2013 => Some(
                    kept.record
                        .grade(Aspect::Overall)
                        .map_or_else(String::new, |grade| {
                            format!("{} overall, on a scale of its own", words::grade(grade))
                        }),
                ),
                Kind::Inspection
                | Kind::Short
                | Kind::Standard
                | Kind::Reinspection
                | Kind::LscbReview => return None,
            };
            Some(Visit {
                when: When::Day(day),
                label: words::kind(kind).to_owned(),
                under,
                grave: priority && kind != Kind::LookedAfter2013,
                href: Some(paths::report(&kept.id)),
            })
        })
        .collect()
}

/// The frameworks of full inspections: what each is called, then shorter.
fn eras() -> Vec<Era> {
    FRAMEWORKS
        .into_iter()
        .filter(|facts| matches!(facts.layout, Layout::Sif | Layout::JudgementTable))
        .map(|facts| Era {
            from: facts.first,
            names: match facts.framework {
                Framework::Ilacs2018 => vec![
                    "ILACS: care and leaving care share one grade".to_owned(),
                    "ILACS: one grade for both".to_owned(),
                    "ILACS".to_owned(),
                ],
                Framework::Ilacs2023 => {
                    vec![
                        "ILACS: care leavers apart".to_owned(),
                        "ILACS 2023".to_owned(),
                    ]
                }
                Framework::Ilacs2026 => {
                    vec!["ILACS: no overall".to_owned(), "No overall".to_owned()]
                }
                Framework::Sif
                | Framework::LookedAfter2013
                | Framework::LscbReview
                | Framework::IlacsLetter
                | Framework::Jtai => vec![facts.name.to_owned(), facts.short_name.to_owned()],
            },
        })
        .collect()
}
