//! What is backed up comes back; what was changed is refused; the newest good one stays.

use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use jiff::SignedDuration;

use super::children::{at, keep};
use super::grounds::on_each;
use super::sealed::{holds, keep_names, names_come_back};
use crate::{Key, Place, Store, backups_in, rehearse, restore, thin_backups, verify_backup};

fn bytes_of(file: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|mut open| open.read_to_end(&mut bytes))
        .unwrap();
    bytes
}

/// The names in a folder.
fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_is_backed_up_comes_back_in_either_database() {
    on_each(async |ground| {
        let (store_key, backup_key) = (Key::new().unwrap(), Key::new().unwrap());
        let place = ground.place.clone().with_key(store_key.clone());
        let store = Store::open_at(&place).await.unwrap();
        let load = keep_names(&store).await;
        let folder = ground.folder.path().join("it's here");
        let made = store.backup(&folder, &backup_key, at(1)).await.unwrap();
        keep(&store, "ssd", "after the backup", "", 5).await;

        let names = names_in(&folder);
        assert_eq!(names.len(), 2, "a file and its manifest: {names:?}");
        assert_eq!(made.backup_key, backup_key.check());
        let backups = backups_in(&folder).unwrap();
        assert!(backups.unread.is_empty());
        let backups = backups.good;
        assert_eq!(backups[0].1, made);
        let sealed = bytes_of(&folder.join(&made.file));
        assert!(!holds(&sealed, "SQLite") && !holds(&sealed, "assessment-late"));
        let manifest = bytes_of(&backups[0].0);
        assert!(!holds(&manifest, "Featherstonehaugh"));

        for target in super::copy::targets().await {
            let to = target.place.clone().with_key(store_key.clone());
            let restored = restore(&folder, &backup_key, &to).await.unwrap();
            assert_eq!(restored.manifest, made);
            assert!(restored.log.holds());
            names_come_back(&restored.store, &load).await;
            assert_eq!(restored.store.loads().await.unwrap().len(), 1);
            if let Some(folder) = to.as_folder() {
                drop(restored);
                let left = names_in(folder);
                assert!(
                    left.iter().all(|n| n.starts_with("waymark.sqlite")),
                    "{left:?}"
                );
            }
            let refused = restore(&folder, &backup_key, &to).await.unwrap_err();
            assert!(
                refused.to_string().contains("something in it already")
                    || refused.to_string().contains("a store in it already"),
                "{refused}"
            );
        }
        let scratch = ground.folder.path();
        let tried = rehearse(&folder, &backup_key, &place, scratch)
            .await
            .unwrap();
        assert_eq!(
            tried.rows,
            made.tables.iter().map(|t| t.rows).sum::<usize>()
        );
        assert!(tried.rows >= 9 && tried.log.holds());
        let left = names_in(scratch);
        assert!(!left.iter().any(|n| n.starts_with('.')), "{left:?}");
    })
    .await;
}

#[tokio::test]
async fn a_backup_opens_with_its_keys_only_and_where_it_was_changed_not_at_all() {
    let ground = super::grounds::in_a_folder();
    let (store_key, backup_key) = (Key::new().unwrap(), Key::new().unwrap());
    let place = ground.place.clone().with_key(store_key.clone());
    let store = Store::open_at(&place).await.unwrap();
    keep_names(&store).await;
    let folder = ground.folder.path().join("backups");
    let made = store.backup(&folder, &backup_key, at(1)).await.unwrap();
    let scratch = ground.folder.path();
    assert_eq!(
        verify_backup(&folder, &backup_key, scratch).await.unwrap(),
        made
    );

    let fresh = Place::folder(&ground.folder.path().join("fresh"));
    let other = Key::new().unwrap();
    for (backup_key, store_key) in [(&other, &store_key), (&backup_key, &other)] {
        let to = fresh.clone().with_key(store_key.clone());
        let refused = restore(&folder, backup_key, &to).await.unwrap_err();
        assert!(refused.to_string().contains("right key file"), "{refused}");
    }
    assert!(!fresh.as_folder().unwrap().join("waymark.sqlite").exists());

    // A byte anywhere.
    let file = folder.join(&made.file);
    let mut open = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(&file)
        .unwrap();
    let middle = made.size / 2;
    let mut byte = [0];
    open.seek(SeekFrom::Start(middle)).unwrap();
    open.read_exact(&mut byte).unwrap();
    open.seek(SeekFrom::Start(middle)).unwrap();
    open.write_all(&[byte[0] ^ 1]).unwrap();
    let refused = verify_backup(&folder, &backup_key, scratch)
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("take another one"),
        "{refused}"
    );
    // Cut short.
    open.set_len(middle).unwrap();
    let refused = verify_backup(&folder, &backup_key, scratch)
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("take another one"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_manifest_that_was_changed_is_noticed() {
    let ground = super::grounds::in_a_folder();
    let backup_key = Key::new().unwrap();
    let store = ground.open().await;
    keep_names(&store).await;
    let folder = ground.folder.path().join("backups");
    store.backup(&folder, &backup_key, at(1)).await.unwrap();
    let path = backups_in(&folder).unwrap().good[0].0.clone();
    let good = String::from_utf8(bytes_of(&path)).unwrap();
    let sha256 = backups_in(&folder).unwrap().good[0].1.tables[0]
        .sha256
        .clone();
    let write = |text: &str| {
        std::fs::File::create(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .unwrap();
    };
    for (is, becomes, said) in [
        ("0001_reports", "0099_later", "newer version"),
        (sha256.as_str(), "00", "is not as it was"),
        ("waymark-2", "../waymark-2", "another folder"),
        (
            "\"made_at\": \"2026",
            "\"made_at\": \"2025",
            "changed, cut or moved",
        ),
    ] {
        write(&good.replacen(is, becomes, 1));
        let refused = verify_backup(&folder, &backup_key, ground.folder.path())
            .await
            .unwrap_err();
        assert!(refused.to_string().contains(said), "{becomes}: {refused}");
    }
}

#[tokio::test]
async fn the_ladder_removes_what_is_old_and_never_the_newest_good_one() {
    let ground = super::grounds::in_a_folder();
    let backup_key = Key::new().unwrap();
    let store = ground.open().await;
    let folder = ground.folder.path().join("backups");
    for hours in 0..4 {
        let moment = at(0) + SignedDuration::from_hours(hours);
        store.backup(&folder, &backup_key, moment).await.unwrap();
    }
    let newest = backups_in(&folder).unwrap().good[0].1.clone();
    let second = backups_in(&folder).unwrap().good[1].1.clone();
    // The newest is damaged: the one before it is the newest good one and stays, though it is of the same day.
    std::fs::OpenOptions::new()
        .append(true)
        .open(folder.join(&newest.file))
        .and_then(|mut file| file.write_all(b"x"))
        .unwrap();
    assert_eq!(thin_backups(&folder).unwrap().len(), 2);
    let left: Vec<String> = backups_in(&folder)
        .unwrap()
        .good
        .into_iter()
        .map(|(_, m)| m.file)
        .collect();
    assert_eq!(left, [newest.file.clone(), second.file.clone()]);
    // None is good: nothing is removed.
    std::fs::remove_file(folder.join(&second.file)).unwrap();
    let refused = thin_backups(&folder).unwrap_err();
    assert!(
        refused.to_string().contains("nothing was removed"),
        "{refused}"
    );
    assert!(folder.join(&newest.file).exists());
}

#[tokio::test]
async fn what_a_stopped_backup_left_is_no_backup() {
    let ground = super::grounds::in_a_folder();
    let backup_key = Key::new().unwrap();
    let store = ground.open().await;
    let folder = ground.folder.path().join("backups");
    store.backup(&folder, &backup_key, at(1)).await.unwrap();
    let path = backups_in(&folder).unwrap().good[0].0.clone();
    std::fs::remove_file(path).unwrap();
    let refused = verify_backup(&folder, &backup_key, ground.folder.path())
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("no backup in it"), "{refused}");
}
