//! The direction of imports: what each crate may use, read from the manifests. A new arrow is a decision, and a line
//! here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Crate, the crates of ours it may use, and whether it is core (pure: no files, clock, network or database).
const LAW: &[(&str, &[&str], bool)] = &[
    ("children", &[], true),
    ("returns", &["children"], true),
    ("measures", &["children"], true),
    ("inspection", &[], true),
    ("charts", &[], true),
    ("pack", &[], true),
    (
        "sample",
        &["children", "improvement", "inspection", "returns"],
        true,
    ),
    ("access", &[], true),
    (
        "records",
        &["access", "children", "inspection", "measures", "returns"],
        true,
    ),
    ("improvement", &["children", "inspection"], true),
    ("store", &["access", "inspection"], false),
    (
        "app",
        &[
            "access",
            "charts",
            "children",
            "improvement",
            "inspection",
            "measures",
            "pack",
            "records",
            "returns",
            "sample",
            "store",
        ],
        false,
    ),
];

/// Crates from elsewhere that would bring files, clock, network or a database into the core.
const NOT_IN_CORE: &[&str] = &[
    "tokio", "axum", "sqlx", "ureq", "reqwest", "anyhow", "tracing", "clap", "uuid", "rlimit",
];

#[test]
fn no_crate_imports_against_the_direction() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let law: BTreeMap<&str, (&[&str], bool)> = LAW
        .iter()
        .map(|(name, may, core)| (*name, (*may, *core)))
        .collect();
    let mut seen = BTreeSet::new();
    for folder in fs::read_dir(root.join("crates")).unwrap() {
        let manifest = folder.unwrap().path().join("Cargo.toml");
        let Ok(text) = fs::read_to_string(&manifest) else {
            continue;
        };
        let name = manifest
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let Some((may, core)) = law.get(name.as_str()) else {
            panic!("crates/{name} is new: say in this test what it may use");
        };
        for used in dependencies(&text) {
            assert_ne!(used, name);
            if law.contains_key(used.as_str()) {
                assert!(may.contains(&used.as_str()), "{name} may not use {used}");
            }
            assert!(
                !(*core && NOT_IN_CORE.contains(&used.as_str())),
                "{name} is core and may not use {used}"
            );
        }
        seen.insert(name);
    }
    assert_eq!(
        seen.len(),
        law.len(),
        "every crate of the law exists: {seen:?}"
    );
}

/// Names under `[dependencies]` of a manifest (not those of tests).
fn dependencies(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_reader_of_manifests_sees_every_dependency() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# why\na.workspace = true\nb = { version = \"1\" }\n\nc = \"1\"\n[dev-dependencies]\nd = \"1\"\n";
    assert_eq!(dependencies(manifest), ["a", "b", "c"]);
}
