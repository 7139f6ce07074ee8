//! The invented authority's programme, put into the sample's store once its children are there.

use std::collections::BTreeMap;

use ::improvement::Child;
use ::improvement::review::{Holder, Member, Reason};
use sample::programme::{Known, programme};
use store::{Maker, Store};

use crate::clock;
use crate::library::Library;
use crate::records::Records;
use crate::records::cohort::Allocations;

use super::new_change;

/// Months in which the managers of the disabled children's service have held its work.
const MONTHS: u16 = 14;

/// Puts the programme into a store that has none. Whether it did.
///
/// # Errors
/// When the store cannot be read or written.
pub(crate) async fn add(
    store: &Store,
    library: &Library,
    records: &Records,
) -> anyhow::Result<bool> {
    if !records.invented() || store.last_change().await? > 0 {
        return Ok(false);
    }
    let told = programme(clock::today(), &known(library, records));
    let mut rest = told.as_slice();
    while let Some(first) = rest.first() {
        // What one person did at one moment is kept as one.
        let same = rest
            .iter()
            .take_while(|each| each.at == first.at && each.by == first.by)
            .count();
        let (now, later) = rest.split_at(same);
        let by = Maker {
            at: first.at,
            person: first.by.person.clone(),
            name: first.by.name.clone(),
            role: first.by.role.clone(),
        };
        let changes = now
            .iter()
            .map(|each| new_change(&each.what, &each.why))
            .collect::<anyhow::Result<Vec<_>>>()?;
        store.append_changes(&by, &changes, &[]).await?;
        rest = later;
    }
    Ok(true)
}

fn known(library: &Library, records: &Records) -> Known {
    let reports: BTreeMap<String, String> = library
        .reports
        .iter()
        .filter(|kept| kept.invented)
        .map(|kept| (kept.file_name.clone(), kept.id.clone()))
        .collect();
    let asked = Allocations {
        months: MONTHS,
        manager: true,
        ..Allocations::default()
    };
    let cohort = records.cohort_of_allocations(&asked).unwrap_or_default();
    let held = cohort.members.iter().filter_map(|each| {
        Some(Member {
            child: Child::of(records.invented_id(each.child)?),
            reasons: each
                .because
                .iter()
                .map(|because| Reason {
                    kind: because.kind.to_owned(),
                    words: because.words.clone(),
                })
                .collect(),
            holders: each
                .holders
                .iter()
                .map(|(worker, name)| Holder {
                    worker: worker.clone(),
                    name: name.clone(),
                })
                .collect(),
        })
    });
    Known {
        reports,
        loads: records.loads.iter().map(|load| load.id.clone()).collect(),
        held_by_managers: held.collect(),
        open: records
            .invented_open()
            .into_iter()
            .map(|(id, team)| (Child::of(id), team))
            .collect(),
    }
}
