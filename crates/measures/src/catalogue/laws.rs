//! Laws over the whole catalogue and all lists.

use std::collections::BTreeSet;
use std::fs;

use crate::measure::{Judge, Value};
use crate::worklist::List;
use crate::{catalogue, lists};

#[test]
fn every_code_is_unique_and_found() {
    let mut codes = BTreeSet::new();
    for measure in catalogue::all() {
        assert!(codes.insert(measure.id), "{} stands twice", measure.id);
        assert!(std::ptr::eq(
            catalogue::find(&measure.id.to_lowercase()).unwrap(),
            measure
        ));
    }
}

#[test]
fn every_measure_says_what_it_is() {
    for measure in catalogue::all() {
        let id = measure.id;
        assert!(
            !measure.name.is_empty() && !measure.source.is_empty(),
            "{id}"
        );
        assert!(
            measure.name.split(' ').count() <= 10,
            "{id}: {}",
            measure.name
        );
        assert!(measure.asks.ends_with('?'), "{id}: {}", measure.asks);
        assert!(!measure.counted.is_empty(), "{id}");
        if measure.value == Value::Share && !matches!(measure.judge, Judge::Never(_)) {
            assert!(!measure.met.is_empty(), "{id} is a share of what?");
        }
        match measure.judge {
            Judge::Never(why) => assert!(!why.is_empty(), "{id}"),
            Judge::Child(_) | Judge::Service(_) => {
                assert!(!measure.needs.is_empty(), "{id} needs nothing?");
            }
        }
        let facts: BTreeSet<_> = measure.needs.iter().collect();
        assert_eq!(facts.len(), measure.needs.len(), "{id} needs one twice");
    }
}

#[test]
fn every_list_says_what_it_is_and_has_a_place() {
    let mut words = BTreeSet::new();
    for list in lists::all() {
        let List {
            id,
            name,
            rule,
            source,
            clears,
            fields,
            needs,
            weight,
            area: _,
            judge: _,
        } = list;
        assert!(words.insert(id), "{id} stands twice");
        assert!(
            id.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{id}"
        );
        assert!(!name.is_empty() && !source.is_empty(), "{id}");
        assert!(rule.ends_with('.') && clears.ends_with('.'), "{id}");
        assert!(!fields.is_empty() && !needs.is_empty(), "{id}");
        assert!((1..=99).contains(weight), "{id}");
    }
}

#[test]
fn published_values_of_these_names_exist() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/benchmarks.csv");
    let values = fs::read_to_string(path).unwrap();
    for measure in catalogue::all() {
        if let Some(name) = measure.published {
            let quoted = format!("\"{name}\"");
            let known = values.lines().any(|line| {
                let mut cells = line.split(',');
                cells.next() == Some(name) || line.starts_with(&quoted)
            });
            assert!(known, "{}: no published values of {name}", measure.id);
        }
    }
}

/// Every measure of the shared catalogue is here, with a judge or with the reason why not.
#[test]
fn the_shared_catalogue_is_all_here() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/domain/measures.md"
    );
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("the shared catalogue is not here: not compared");
        return;
    };
    let codes: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .filter_map(|heading| heading.split(' ').next())
        .collect();
    assert!(codes.len() > 150, "{}", codes.len());
    let missing: Vec<&&str> = codes
        .iter()
        .filter(|code| catalogue::find(code).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
