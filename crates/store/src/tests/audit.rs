//! The log of who looked: what is kept, and that no change of it goes unseen.

mod rights;
mod tampering;

use std::collections::BTreeSet;

use access::Role;
use access::audit::{Checkpoint, Entry, Hash, Kind, Outcome, Signer, What};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use super::grounds::on_each;
use crate::{Checkpoints, LogQuestion, LogWriter, Store, Verdict};

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub(super) fn signer() -> Signer {
    Signer::new(&[7; 32])
}

/// The nth look: by one of three people, at one child or a list, a tenth of them refused, about two hours apart.
pub(super) fn look(n: i64) -> Entry {
    let mut entry = Entry::new(at(n * 7000), Kind::Look, "GET /children/{address}");
    entry.who = format!("person{}", n % 3);
    entry.name =
        ["Ann Example", "Bob Sample", "Cat Person"][usize::try_from(n % 3).unwrap()].to_owned();
    entry.role = Some(Role::Practitioner);
    entry.session = format!("session{}", n / 10);
    entry.address = "10.0.0.7".to_owned();
    if n % 10 == 9 {
        entry.outcome = Outcome::Refused;
    } else if n % 5 == 0 {
        entry.route = "GET /lists/{list}".to_owned();
        entry.children = (0..40).map(|child| format!("child{child}")).collect();
    } else {
        entry.children = vec![format!("child{}", n % 7)];
    }
    entry.rows = u64::try_from(entry.children.len()).unwrap();
    entry
}

pub(super) async fn verdict(store: &Store, checkpoints: &str) -> Verdict {
    store.verify_log(&signer(), checkpoints, 2).await.unwrap()
}

/// A log of so many looks.
pub(super) async fn logged(store: &Store, looks: i64) {
    let entries: Vec<Entry> = (0..looks).map(look).collect();
    store.log(&entries).await.unwrap();
}

#[tokio::test]
async fn what_was_logged_is_found_by_child_by_person_by_kind_by_day_and_page_by_page() {
    on_each(async |ground| {
        let store = ground.open().await;
        assert!(verdict(&store, "").await.holds(), "an empty log holds");
        assert_eq!(store.log_newest().await.unwrap(), None);
        logged(&store, 100).await;
        let mut export = Entry::new(at(700_000), Kind::Export, "GET /exports");
        export.who = "person1".to_owned();
        export.words = "two\nlines\u{1f}and a separator\0".to_owned();
        store.log(&[export]).await.unwrap();

        let all = LogQuestion {
            most: 1000,
            ..LogQuestion::default()
        };
        let entries = store.log_entries(&all).await.unwrap().entries;
        assert_eq!(entries.len(), 101);
        assert_eq!(entries[0].entry.words, "two lines and a separator ");
        for kept in &entries[1..] {
            let mut was = look(kept.seq - 1);
            let mut is = store.log_entry(kept.seq).await.unwrap().unwrap().entry;
            was.children.sort();
            is.children.sort();
            assert_eq!(was, is);
        }
        // Page by page is the same as at once.
        let mut paged = Vec::new();
        let mut before = None;
        loop {
            let page = LogQuestion {
                most: 7,
                before,
                ..LogQuestion::default()
            };
            let page = store.log_entries(&page).await.unwrap();
            paged.extend(page.entries);
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(paged, entries);
        // Each question is answered with what a plain look through all of them finds.
        let sets = store.log_children(&entries).await.unwrap();
        let day = |kept: &crate::KeptEntry| kept.entry.at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let (first, last) = (date(2026, 9, 23), date(2026, 9, 25));
        let ask = async |question: LogQuestion| {
            let most = 1000;
            let page = store
                .log_entries(&LogQuestion { most, ..question })
                .await
                .unwrap();
            page.entries.iter().map(|kept| kept.seq).collect::<Vec<_>>()
        };
        let plain = |which: &dyn Fn(&crate::KeptEntry) -> bool| {
            let found: Vec<i64> = entries.iter().filter(|k| which(k)).map(|k| k.seq).collect();
            assert!(!found.is_empty());
            found
        };
        let child = "child3".to_owned();
        assert_eq!(
            ask(LogQuestion {
                child: Some(child.clone()),
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| sets
                .get(&kept.shown)
                .is_some_and(|set| set.contains(&child)))
        );
        assert_eq!(
            ask(LogQuestion {
                who: Some("person1".to_owned()),
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| kept.entry.who == "person1")
        );
        assert_eq!(
            ask(LogQuestion {
                kind: Some(Kind::Export),
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| kept.entry.kind == Kind::Export)
        );
        assert_eq!(
            ask(LogQuestion {
                refused: true,
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| kept.entry.outcome == Outcome::Refused)
        );
        assert_eq!(
            ask(LogQuestion {
                of_children: true,
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| kept.children > 0)
        );
        assert_eq!(
            ask(LogQuestion {
                days: Some((first, last)),
                child: Some(child.clone()),
                ..LogQuestion::default()
            })
            .await,
            plain(&|kept| (first..=last).contains(&day(kept))
                && sets
                    .get(&kept.shown)
                    .is_some_and(|set| set.contains(&child)))
        );
        let none = LogQuestion {
            days: Some((date(2020, 1, 1), date(2020, 1, 2))),
            ..LogQuestion::default()
        };
        assert!(ask(none).await.is_empty());

        let held = verdict(&store, "").await;
        assert!(held.holds(), "{held:?}");
        let days: BTreeSet<_> = entries.iter().map(day).collect();
        assert_eq!((held.entries, held.days, held.sets), (101, days.len(), 8));
        assert_eq!(
            held.unchecked().len(),
            1,
            "no checkpoint was given, and that is said"
        );
    })
    .await;
}

#[tokio::test]
async fn many_who_write_at_once_make_one_chain_also_from_two_programs() {
    on_each(async |ground| {
        let (one, two) = (ground.open().await, ground.open().await);
        let file = ground.folder.path().join("checkpoints");
        let checkpoints = Checkpoints {
            file: file.clone(),
            every: 50,
            signer: signer(),
        };
        let writers = [
            LogWriter::start(one.clone(), Some(checkpoints.clone())),
            LogWriter::start(two, Some(checkpoints)),
        ];
        let tasks: Vec<_> = (0..32_i64)
            .map(|task| {
                let writer = writers[usize::try_from(task % 2).unwrap()].clone();
                tokio::spawn(async move {
                    let mut seqs = Vec::new();
                    for n in 0..10 {
                        let mut entry = look(task * 10 + n);
                        entry.at = at(task * 10 + n);
                        seqs.push(writer.add(entry).await.unwrap().seq);
                    }
                    seqs
                })
            })
            .collect();
        let mut seqs = BTreeSet::new();
        for task in tasks {
            seqs.extend(task.await.unwrap());
        }
        assert_eq!(seqs, (1..=320).collect());
        for writer in &writers {
            writer.end().await;
            assert_eq!(writer.standing().failed, None);
            assert!(writer.add(look(1)).await.is_err(), "it has ended");
        }
        let lines = std::fs::read_to_string(&file).unwrap();
        let held = verdict(&one, &lines).await;
        assert!(held.holds(), "{held:?}");
        assert_eq!(
            (held.entries, held.checkpoints),
            (320, lines.lines().count())
        );
        assert!(held.checkpoints >= 4);
        assert!(held.unchecked().is_empty());
        // The end stands in it.
        assert!(
            lines
                .lines()
                .any(|line| Checkpoint::read(line, &signer()).unwrap().0.seq == 320)
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_cannot_be_kept_is_refused_to_whoever_waits() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = Store::open_for_tests(folder.path(), 300).await.unwrap();
    let writer = LogWriter::start(store.clone(), None);
    let mut kept = 0;
    let refused = loop {
        let mut entry = look(kept);
        entry.children = (0..200)
            .map(|child| format!("child{kept}-{child}"))
            .collect();
        match writer.add(entry).await {
            Ok(logged) => {
                kept += 1;
                assert_eq!(logged.seq, kept);
            }
            Err(refused) => break refused,
        }
    };
    assert!(
        refused.to_string().contains("the disk is full"),
        "{refused}"
    );
    assert!(kept > 0);
    let held = verdict(&store, "").await;
    assert!(held.holds(), "{held:?}");
    assert_eq!(held.entries, kept);
}

#[tokio::test]
async fn old_days_are_removed_whole_and_the_chain_goes_on_from_what_stands_for_them() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, 100).await;
        let newest = store.log_newest().await.unwrap().unwrap();
        let mut early = newest.clone();
        early.seq = 3;
        let points = newest.line(&signer());
        let before = date(2026, 9, 25);
        let removed = store
            .remove_old_log(before, &signer(), "operator", at(800_000))
            .await
            .unwrap();
        assert!(removed > 10, "{removed}");
        let held = verdict(&store, &points).await;
        assert!(held.holds(), "{held:?}");
        assert_eq!(held.entries, 101 - removed);
        assert_eq!(held.removed.as_ref().unwrap().entries, removed);
        assert_eq!(held.removed.as_ref().unwrap().day, "2026-09-24");
        let days = store.log_days().await.unwrap();
        assert!(days.iter().all(|(day, _)| *day >= before));
        // Again removes nothing; later more, and sets that nobody shows any more with it.
        assert_eq!(
            store
                .remove_old_log(before, &signer(), "operator", at(1))
                .await
                .unwrap(),
            0
        );
        store
            .remove_old_log(date(2030, 1, 1), &signer(), "operator", at(900_000))
            .await
            .unwrap();
        let held = verdict(&store, &points).await;
        assert!(held.holds(), "{held:?}");
        // What stands for the removed entries is compared with the checkpoint of the last of them.
        assert_eq!((held.checkpoints_too_old, held.checkpoints), (0, 1));
        // The newest day always stays.
        assert!(held.entries > 0 && held.entries < 4, "{held:?}");
        store.log(&[look(3), look(5)]).await.unwrap();
        assert!(verdict(&store, "").await.holds());
        let held = verdict(&store, &early.line(&signer())).await;
        assert_eq!((held.checkpoints_too_old, held.checkpoints), (1, 0));
        // Who has no key cannot make it look so.
        let other = store
            .verify_log(&Signer::new(&[8; 32]), "", 1)
            .await
            .unwrap();
        assert_eq!(other.first_broken().unwrap().what, What::RemovalNotSigned);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_breaks_nothing() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, 30).await;
        let year = SignedDuration::from_hours(24 * 365);
        let mut ahead = look(31);
        ahead.at = ahead.at.checked_add(year).unwrap();
        let mut behind = look(32);
        behind.at = behind.at.checked_sub(year).unwrap();
        store.log(&[ahead, behind, look(33)]).await.unwrap();
        logged(&store, 5).await;
        let held = verdict(&store, "").await;
        assert!(held.holds(), "{held:?}");
        let question = LogQuestion {
            days: Some((date(2026, 9, 21), date(2026, 9, 21))),
            most: 100,
            ..LogQuestion::default()
        };
        let found = store.log_entries(&question).await.unwrap().entries;
        let day = |n: i64| look(n).at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let expected = (0..30)
            .chain(0..5)
            .filter(|n| day(*n) == date(2026, 9, 21))
            .count();
        assert_eq!(found.len(), expected);
        let removed = store
            .remove_old_log(date(2026, 9, 22), &signer(), "operator", at(900_000))
            .await
            .unwrap();
        let held = verdict(&store, "").await;
        assert!(held.holds(), "{removed} {held:?}");
    })
    .await;
}

#[tokio::test]
async fn the_key_of_the_checkpoints_outlives_a_change_of_keys() {
    on_each(async |ground| {
        let store = ground.open().await;
        let first = store.log_signer().await.unwrap().sign("words");
        store.rotate_keys(None, at(1)).await.unwrap();
        assert_eq!(store.log_signer().await.unwrap().sign("words"), first);
        assert_ne!(Signer::new(&[7; 32]).sign("words"), first);
        assert_eq!(Hash::parse(&first).unwrap().to_string(), first);
    })
    .await;
}
