//! `waymark backup`, `restore`, `rehearse` and `store`, as a person meets them: what was loaded comes back.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;

use crate::edge;
use crate::program::{Ran, column, waymark};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs a command that must succeed; it may find something in the data.
fn done(words: &[&str]) -> Ran {
    let ran = waymark(words);
    assert!(ran.status < 2, "{words:?}: {}", ran.err);
    ran
}

#[test]
fn what_was_loaded_comes_back_from_a_backup_a_copy_and_a_change_of_keys() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (authority, data, key) = (at("authority"), at("data"), at("keys/store.key"));
    let (backups, backup_key) = (at("backups"), at("keys/backup.key"));
    done(&[
        "sample",
        text(&authority),
        "--children",
        "40",
        "--seed",
        "7",
        "--as-at",
        "2026-10-31",
    ]);
    let ssd = authority.join("ssd");
    let ssd = if ssd.is_dir() { ssd } else { authority.clone() };
    done(&[
        "load",
        "ssd",
        text(&ssd),
        "--data",
        text(&data),
        "--key",
        text(&key),
    ]);
    let measured =
        |data: &Path, key: &Path| done(&["measures", "--data", text(data), "--key", text(key)]).out;
    let before = measured(&data, &key);
    assert!(before.len() > 100, "{before}");

    let made = done(&[
        "backup",
        "--data",
        text(&data),
        "--key",
        text(&key),
        "--to",
        text(&backups),
        "--backup-key",
        text(&backup_key),
    ]);
    assert!(
        made.err.contains("A key for backups was made"),
        "{}",
        made.err
    );
    let tried = done(&[
        "rehearse",
        text(&backups),
        "--key",
        text(&key),
        "--backup-key",
        text(&backup_key),
        "--scratch",
        text(folder.path()),
        "--report",
        text(&at("rehearsals.md")),
    ]);
    assert!(
        tried.out.contains("each hash as in the manifest"),
        "{}",
        tried.out
    );
    assert!(
        std::fs::read_to_string(at("rehearsals.md"))
            .unwrap()
            .contains(tried.out.trim())
    );

    // On a machine where the first store is gone.
    let listed = waymark(&["lists", "--data", text(&data), "--key", text(&key)]).out;
    std::fs::remove_dir_all(&data).unwrap();
    let fresh = at("fresh");
    let began = Instant::now();
    let restored = done(&[
        "restore",
        text(&backups),
        "--verify",
        "--data",
        text(&fresh),
        "--key",
        text(&key),
        "--backup-key",
        text(&backup_key),
    ]);
    assert!(
        restored.out.contains("Everybody has to sign in again"),
        "{}",
        restored.out
    );
    let restoring = began.elapsed();
    // Somebody signs in again, which this test does behind the service's back, and is shown a child who was there.
    std::fs::copy(&key, at("fresh.key")).unwrap();
    edge::somebody_signed_in(&fresh);
    let (list, child) = column(&listed, "list")
        .into_iter()
        .zip(column(&listed, "child"))
        .find(|(_, child)| !child.is_empty() && !child.contains(':'))
        .unwrap();
    let began = Instant::now();
    let service = edge::Service::over(&fresh, &["--key", text(&key)], &[]);
    service.until("a child who was there is shown", |service| {
        let page = service.get(&format!("/lists/{list}"));
        page.status == 200 && edge::text(&page).contains(&child)
    });
    let serving = began.elapsed();
    // Past what the test keeps to itself: the run of the tests shows it.
    writeln!(
        std::io::stderr(),
        "from a backup to a served page: {:.1} s ({:.1} s restored and checked, {:.1} s until a list with its children was served)",
        (restoring + serving).as_secs_f64(),
        restoring.as_secs_f64(),
        serving.as_secs_f64()
    )
    .unwrap();
    // The aim of the guide is half a day; a store as small as this one is back at once.
    assert!((restoring + serving).as_secs() < 120);
    drop(service);
    assert_eq!(measured(&fresh, &key), before);
    let again = waymark(&[
        "restore",
        text(&backups),
        "--data",
        text(&fresh),
        "--key",
        text(&key),
        "--backup-key",
        text(&backup_key),
    ]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("a store in it already"), "{}", again.err);

    let copied = at("copied");
    done(&[
        "store",
        "copy",
        "--data",
        text(&fresh),
        "--key",
        text(&key),
        "--to",
        text(&copied),
    ]);
    assert_eq!(measured(&copied, &key), before);
    let new = at("keys/new.key");
    done(&[
        "store",
        "rotate-keys",
        "--data",
        text(&copied),
        "--key",
        text(&key),
        "--new-key",
        text(&new),
    ]);
    assert_eq!(measured(&copied, &new), before);
    let old = waymark(&["measures", "--data", text(&copied), "--key", text(&key)]);
    assert_eq!(old.status, 2);
    assert!(old.err.contains("give the right key file"), "{}", old.err);
}
