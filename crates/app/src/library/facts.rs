//! Judgements published, whether or not their report is kept: read from kept reports first, then carried as facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use inspection::authorities::{self, Authority};
use inspection::frameworks::{self, Layout};
use inspection::record::Part;

use super::{Judged, Kept};

/// What pages say of an outcome that comes from the publisher's own list.
pub(crate) const OFFICIAL: &str = "official outcomes at 31 March 2025";

/// What pages say of a judgement read in a report that is kept here.
const READ: &str = "read from the report";

/// Every published judgement once: a kept report before a fact, in order of authority and publication.
pub(super) fn judged(reports: &[Arc<Kept>]) -> Vec<Judged> {
    let mut judged: Vec<Judged> = reports
        .iter()
        .enumerate()
        .filter_map(|(place, kept)| of_report(place, kept))
        .collect();
    for fact in authorities::all().iter().filter_map(official) {
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
    a.urn == b.urn
        && (a.published == b.published || (a.inspected.is_some() && a.inspected == b.inspected))
}
