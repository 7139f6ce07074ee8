//! What the officer asks of the log, and what they note.

use access::Role;
use access::audit::{Entry, Kind, Outcome};
use jiff::Timestamp;
use jiff::civil::date;

use super::grounds::on_each;
use crate::{LogQuestion, LookedInto, OPENED};

fn entry(at: &str, who: &str, role: Role, children: &[&str]) -> Entry {
    let mut entry = Entry::new(
        at.parse::<Timestamp>().unwrap(),
        Kind::Look,
        "GET /lists/{id}",
    );
    entry.who = who.to_owned();
    entry.name = format!("{who} Example");
    entry.role = Some(role);
    entry.children = children.iter().map(|child| (*child).to_owned()).collect();
    entry
}

#[tokio::test]
async fn who_looked_how_much_is_counted_by_person_day_and_child() {
    on_each(async |ground| {
        let store = ground.open().await;
        let mut refused = entry("2026-03-03T09:00:00Z", "bo", Role::Practitioner, &[]);
        refused.outcome = Outcome::Refused;
        let shown = &["cc", "dd"];
        let mut with_sibling = entry("2026-03-04T08:00:00Z", "al", Role::Director, shown);
        with_sibling.words = format!("{OPENED}cc");
        store
            .log(&[
                entry("2026-03-01T09:00:00Z", "al", Role::Director, &["aa", "bb"]),
                entry("2026-03-03T08:00:00Z", "al", Role::Analyst, &["bb"]),
                entry("2026-03-03T08:30:00Z", "bo", Role::Practitioner, &["aa"]),
                refused,
                with_sibling,
            ])
            .await
            .unwrap();
        assert_eq!(store.log_size().await.unwrap(), 5);
        let some = store
            .log_people(date(2026, 3, 2), date(2026, 3, 3))
            .await
            .unwrap();
        let counts: Vec<_> = some
            .iter()
            .map(|each| (each.who.as_str(), each.entries, each.looks, each.refused))
            .collect();
        assert_eq!(counts, [("bo", 2, 1, 1), ("al", 1, 1, 0)]);
        assert_eq!(some[0].name, "bo Example");
        assert_eq!(
            store
                .log_people(date(2027, 1, 1), date(2027, 1, 2))
                .await
                .unwrap(),
            []
        );
        let of_child = store.log_people_of_child("bb").await.unwrap();
        assert_eq!(of_child.len(), 1);
        assert_eq!((of_child[0].who.as_str(), of_child[0].entries), ("al", 2));
        let al = store.log_person("al").await.unwrap().unwrap();
        assert_eq!((al.entries, al.looks, al.newest), (3, 3, 5));
        assert_eq!(store.log_person("nobody").await.unwrap(), None);
        let opened: Vec<_> = store
            .log_looks(date(2026, 3, 1), date(2026, 3, 4), 10)
            .await
            .unwrap()
            .into_iter()
            .map(|kept| (kept.seq, kept.entry.children.join(" ")))
            .collect();
        let opened: Vec<_> = opened.iter().map(|(seq, of)| (*seq, of.as_str())).collect();
        assert_eq!(opened, [(2, "bb"), (3, "aa"), (4, ""), (5, "cc")]);
        let by_role = LogQuestion {
            role: Some(Role::Director),
            most: 10,
            ..LogQuestion::default()
        };
        let found = store.log_entries(&by_role).await.unwrap().entries;
        assert_eq!(
            found.iter().map(|kept| kept.seq).collect::<Vec<_>>(),
            [5, 1]
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_looked_into_comes_back_newest_first() {
    on_each(async |ground| {
        let store = ground.open().await;
        let looked = |finding: &str, note: &str| LookedInto {
            finding: finding.to_owned(),
            note: note.to_owned(),
            by: "officer".to_owned(),
            at: "2026-03-01T09:00:00Z".parse().unwrap(),
        };
        let all = [
            looked("hours/al/7", "Spoken with the manager: on call"),
            looked("volume/bo/9", "An audit"),
        ];
        for each in &all {
            store.keep_looked_into(each).await.unwrap();
        }
        let kept = store.looked_into().await.unwrap();
        assert_eq!(kept, [all[1].clone(), all[0].clone()]);
        assert!(!format!("{kept:?}").contains("manager"));
    })
    .await;
}
