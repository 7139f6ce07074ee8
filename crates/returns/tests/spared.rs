//! Tables that comparing asks nothing of are let go before it: what it finds is the same without them.

use std::collections::BTreeSet;

use children::{CollectionYear, Day};
use returns::annex_a::AnnexA;
use returns::in_need::InNeed;
use returns::looked_after::LookedAfter;
use returns::optional::Optional;
use returns::reconcile::{Reconciliation, Sources, reconcile, spare_dataset, spare_optional};
use returns::service::{OfYear, Supplied};
use returns::submission::File;
use sample::{Ask, Authority, authority, files, files_under};

const YEAR: CollectionYear = CollectionYear(2026);
const TODAY: Day = YEAR.next().first();

fn made(seed: u64) -> Authority {
    authority(Ask {
        children_open: 200,
        seed,
        today: TODAY,
        years: 6,
    })
}

/// The dataset of one invented authority beside everything else of another with the same identifiers: little of it
/// agrees, so that everything that is compared tells something.
fn at_odds() -> Supplied {
    let (one, other) = (made(11), made(12));
    let written = files(&other);
    let of = |folder| -> Vec<File<'_>> {
        files_under(&written, folder)
            .map(|(name, bytes)| File { name, bytes })
            .collect()
    };
    Supplied {
        safeguarding: Some(one.safeguarding),
        annex_a: Some(AnnexA::read(&of("annex-a/")).0),
        optional: Some(Optional::read(&of("optional/")).0),
        looked_after: Some(OfYear {
            year: Some(YEAR),
            source: LookedAfter::read(&of("903/")).0,
        }),
        in_need: Some(OfYear {
            year: Some(YEAR),
            source: InNeed::read(&of("cin/2026")).0,
        }),
    }
}

fn compared(supplied: &Supplied) -> Reconciliation {
    reconcile(Sources::of(supplied), TODAY)
}

#[test]
fn what_is_compared_is_the_same_without_the_tables_that_are_let_go() {
    let mut supplied = at_odds();
    let whole = compared(&supplied);
    let told: BTreeSet<_> = whole.disagreements.iter().map(|each| each.what).collect();
    assert!(told.len() > 25 && whole.absent.len() > 100, "{told:?}");
    let rows = |supplied: &Supplied| {
        let dataset = supplied.safeguarding.iter().flat_map(|all| all.supplied());
        let own = supplied.optional.iter().flat_map(|all| all.supplied());
        dataset.chain(own).map(|(_, _, rows)| rows).sum::<usize>()
    };
    let before = rows(&supplied);
    spare_optional(&mut supplied);
    spare_dataset(&mut supplied);
    let after = rows(&supplied);
    assert!(after * 5 < before * 4, "{before} rows, then {after}");
    let spared = compared(&supplied);
    assert_eq!(whole.compared, spared.compared);
    assert_eq!(whole.disagreements, spared.disagreements);
    assert_eq!(whole.lists, spared.lists);
    assert_eq!(whole.absent, spared.absent);
    assert_eq!(whole.alike, spared.alike);
}
