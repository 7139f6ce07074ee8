//! Judgements published, whether or not their report is kept: read from kept reports first, then carried as facts.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use inspection::authorities::{self, Authority};
use inspection::frameworks::{self, Layout};
use inspection::record::{Aspect, Framework, Grade, Kind, Part};

use super::{Judged, Kept};

/// What pages say of an outcome that comes from the publisher's own list.
pub(crate) const OFFICIAL: &str = "official outcomes at 31 March 2025";

/// What pages say of a judgement the project carries from a report it has read.
const CARRIED: &str = "facts read from the published report in November 2026";

/// The judgements the project carries: a row for each published report it has read.
const LIST: &str = include_str!("../../../../data/judgements.csv");

static CARRIED_JUDGEMENTS: LazyLock<Vec<Judged>> = LazyLock::new(|| {
    csv::Reader::from_reader(LIST.as_bytes())
        .into_deserialize()
        .filter_map(|row: Result<BTreeMap<String, String>, _>| carried(&row.ok()?))
        .collect()
});

/// What pages say of a judgement read in a report that is kept here.
const READ: &str = "read from the report";

/// Every published judgement once: a kept report before a fact, in order of authority and publication.
pub(super) fn judged(reports: &[Arc<Kept>]) -> Vec<Judged> {
    let mut judged: Vec<Judged> = reports
        .iter()
        .enumerate()
        .filter_map(|(place, kept)| of_report(place, kept))
        .collect();
    let carried = CARRIED_JUDGEMENTS.iter().cloned();
    for fact in carried.chain(authorities::all().iter().filter_map(official)) {
        if !judged.iter().any(|known| same(known, &fact)) {
            judged.push(fact);
        }
    }
    judged.sort_by(|a, b| (&a.urn, a.published, a.report).cmp(&(&b.urn, b.published, b.report)));
    judged
}

/// The judgements of a kept report; none where it gives none or nobody knows when it was published.
fn of_report(place: usize, kept: &Kept) -> Option<Judged> {
    let grades = kept.grades();
    if grades.is_empty() {
        return None;
    }
    Some(Judged {
        urn: kept.urn()?.to_owned(),
        framework: kept.record.framework.as_ref()?.value,
        kind: kept.record.kind.as_ref().map(|k| k.value),
        inspected: kept.on_site().map(|(first, _)| first),
        published: kept.published()?,
        grades,
        report: Some(place),
        points: Some(kept.record.points_of(Part::Authority).count()),
        source: READ.to_owned(),
    })
}

/// One row of the list.
fn carried(row: &BTreeMap<String, String>) -> Option<Judged> {
    let cell = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
    let kind = Kind::from_word(cell("kind"));
    let grades = ASPECTS
        .iter()
        .filter_map(|aspect| Some((*aspect, Grade::from_word(cell(aspect.word()))?)))
        .collect();
    Some(Judged {
        urn: cell("urn").to_owned(),
        framework: framework_of(cell("framework"), kind)?,
        kind,
        inspected: cell("inspection_start").parse().ok(),
        published: cell("published").parse().ok()?,
        grades,
        report: None,
        points: cell("improvement_points").parse().ok(),
        source: CARRIED.to_owned(),
    })
}

/// The framework of a word in machine formats; of those that share a word, the kind tells which.
fn framework_of(word: &str, kind: Option<Kind>) -> Option<Framework> {
    match kind {
        Some(Kind::LookedAfter2013) => Some(Framework::LookedAfter2013),
        Some(Kind::LscbReview) => Some(Framework::LscbReview),
        Some(
            Kind::Inspection
            | Kind::Short
            | Kind::Standard
            | Kind::Reinspection
            | Kind::FocusedVisit
            | Kind::MonitoringVisit
            | Kind::Jtai,
        )
        | None => Framework::ALL
            .into_iter()
            .find(|f| f.word() == word && f.word() != Framework::Jtai.word()),
    }
}

/// What the list holds grades of, in the order of its columns.
pub(crate) const ASPECTS: [Aspect; 11] = [
    Aspect::Overall,
    Aspect::Leaders,
    Aspect::HelpAndProtection,
    Aspect::InCare,
    Aspect::InCareAndLeavers,
    Aspect::CareLeavers,
    Aspect::Adoption,
    Aspect::Lscb,
    Aspect::CapacityToImprove,
    Aspect::Outcomes,
    Aspect::QualityOfProvision,
];

/// The official outcome of an authority.
fn official(authority: &Authority) -> Option<Judged> {
    let outcome = authority.outcome_2025.as_ref()?;
    let grades: BTreeMap<_, _> = outcome.grades.iter().copied().collect();
    Some(Judged {
        urn: authority.urn.clone(),
        framework: frameworks::in_force(Layout::JudgementTable, outcome.inspected)?.framework,
        kind: None,
        inspected: Some(outcome.inspected),
        published: outcome.published,
        grades,
        report: None,
        points: None,
        source: OFFICIAL.to_owned(),
    })
}

/// Whether two tell of one report: the same authority, published or first on site on the same day.
fn same(a: &Judged, b: &Judged) -> bool {
    // A safeguarding board's review may come out beside its authority's report, and is another report.
    let board = |j: &Judged| j.framework == Framework::LscbReview;
    a.urn == b.urn
        && board(a) == board(b)
        && (a.published == b.published || (a.inspected.is_some() && a.inspected == b.inspected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_install_knows_a_judgement_of_every_authority() {
        let judged = judged(&[]);
        for authority in authorities::all().iter().filter(|a| !a.former) {
            assert!(
                judged.iter().any(|j| j.urn == authority.urn),
                "{}",
                authority.name
            );
        }
        assert!(judged.iter().all(|j| !j.grades.is_empty()));
        for (i, a) in judged.iter().enumerate() {
            assert!(authorities::by_urn(&a.urn).is_some(), "{a:?}");
            assert!(
                judged.iter().skip(i + 1).all(|b| !same(a, b)),
                "twice: {a:?}"
            );
        }
    }

    #[test]
    fn every_row_of_the_list_is_understood() {
        assert_eq!(CARRIED_JUDGEMENTS.len(), LIST.lines().count() - 1);
    }
}
