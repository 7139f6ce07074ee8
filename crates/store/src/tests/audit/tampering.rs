//! Somebody who can write to the database, and has no key, changes the log: it is seen, and the day is named.

use access::audit::{Hash, What, link};
use sqlx::{AssertSqlSafe, Row as _};

use super::super::grounds::on_each;
use super::{logged, look, signer, verdict};
use crate::Store;

const LOOKS: i64 = 60;

async fn run(store: &Store, sql: &str) -> u64 {
    sqlx::query(AssertSqlSafe(sql))
        .execute(&store.pool)
        .await
        .unwrap()
        .rows_affected()
}

fn day(seq: i64) -> String {
    look(seq - 1).at.to_string().get(..10).unwrap().to_owned()
}

async fn all_rows(store: &Store, sql: &str) -> Vec<String> {
    sqlx::query(AssertSqlSafe(sql))
        .fetch_all(&store.pool)
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get("it").unwrap())
        .collect()
}

/// Another text: one of its bytes flipped, or a byte where there was none.
fn flipped(text: &str, place: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if bytes.is_empty() {
        return "x".to_owned();
    }
    let place = place % bytes.len();
    bytes[place] = if bytes[place] == b'7' { b'8' } else { b'7' };
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn any_byte_of_any_column_of_any_entry() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        let columns = [
            "at", "who", "name", "role", "session", "address", "kind", "route", "outcome",
            "purpose", "words", "export", "shown", "hash",
        ];
        let mut random = fastrand(11);
        for column in columns {
            for _ in 0..5 {
                let seq = i64::try_from(random() % 60).unwrap() + 1;
                let was = all_rows(
                    &store,
                    &format!("select {column} as it from audit where seq = {seq}"),
                )
                .await;
                let now = flipped(&was[0], usize::try_from(random() % 1000).unwrap());
                let set = |value: &str| {
                    format!("update audit set {column} = '{value}' where seq = {seq}")
                };
                assert_eq!(run(&store, &set(&now)).await, 1);
                let broken = verdict(&store, "").await;
                let first = broken
                    .first_broken()
                    .unwrap_or_else(|| panic!("{column} of {seq}: {was:?} → {now}"));
                assert_eq!(first.seq, seq, "{column}: {broken:?}");
                let expected = if column == "at" {
                    now[..10].to_owned()
                } else {
                    day(seq)
                };
                assert_eq!(first.day, expected, "{column}");
                run(&store, &set(&was[0])).await;
            }
        }
        for column in ["children", "row_count"] {
            for seq in [1, 17, LOOKS] {
                run(
                    &store,
                    &format!("update audit set {column} = {column} + 1 where seq = {seq}"),
                )
                .await;
                let broken = verdict(&store, "").await;
                assert_eq!(
                    (
                        broken.first_broken().unwrap().seq,
                        &broken.first_broken().unwrap().day
                    ),
                    (seq, &day(seq))
                );
                run(
                    &store,
                    &format!("update audit set {column} = {column} - 1 where seq = {seq}"),
                )
                .await;
            }
        }
        // Moving a word from one column to the next is no way round it.
        run(
            &store,
            "update audit set who = who || chr_31 || name, name = '' where seq = 5"
                .replace("chr_31", "'\u{1f}'")
                .as_str(),
        )
        .await;
        assert_eq!(
            verdict(&store, "").await.first_broken().unwrap().what,
            What::Changed
        );
        run(
            &store,
            "update audit set who = 'person1', name = 'Bob Sample' where seq = 5",
        )
        .await;
        assert!(
            verdict(&store, "").await.holds(),
            "everything stands as it was"
        );
    })
    .await;
}

#[tokio::test]
async fn entries_removed_moved_and_added() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        for seq in [1, 2, 30, LOOKS] {
            let ground = ground.another().await;
            let store = ground.open().await;
            logged(&store, LOOKS).await;
            run(&store, &format!("delete from audit where seq = {seq}")).await;
            let broken = verdict(&store, "").await;
            let first = broken.first_broken().unwrap();
            let expected = if seq == LOOKS { What::TailCut } else { What::Missing };
            assert!(broken.broken.iter().any(|b| b.what == expected), "{seq}: {broken:?}");
            assert!((first.seq - seq).abs() <= 1, "{seq}: {broken:?}");
            assert!(first.day == day(seq) || first.day == day(seq + 1) || first.day == day(seq - 1), "{seq}: {broken:?}");
        }
        // Two change places.
        run(&store, "update audit set seq = -1 where seq = 10").await;
        assert_eq!(verdict(&store, "").await.first_broken().unwrap().what, What::Added);
        run(&store, "update audit set seq = 10 where seq = 11").await;
        run(&store, "update audit set seq = 11 where seq = -1").await;
        let broken = verdict(&store, "").await;
        assert_eq!((broken.first_broken().unwrap().seq, &broken.first_broken().unwrap().day), (10, &day(11)));
        for (from, to) in [(10, -1), (11, 10), (-1, 11)] {
            run(&store, &format!("update audit set seq = {to} where seq = {from}")).await;
        }
        assert!(verdict(&store, "").await.holds());
        // One more at the end, and one before the beginning.
        for seq in [LOOKS + 1, 0] {
            run(
                &store,
                &format!(
                    "insert into audit select {seq}, at, who, name, role, session, address, kind, route, outcome, purpose, \
                     words, export, shown, children, row_count, hash from audit where seq = 3"
                ),
            )
            .await;
            assert_eq!(verdict(&store, "").await.first_broken().unwrap().what, What::Added, "{seq}");
            run(&store, &format!("delete from audit where seq = {seq}")).await;
        }
        assert!(verdict(&store, "").await.holds());
    })
    .await;
}

#[tokio::test]
async fn what_makes_one_row_look_like_two_is_no_way_round_it() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        // The 31st entry hides in the 30th's last column.
        let line = |seq: i64| {
            format!(
                "select concat_ws('\u{1f}', {}, hash) as it from audit where seq = {seq}",
                access::audit::FIELDS.join(", ")
            )
        };
        let hidden = all_rows(&store, &line(31)).await.remove(0);
        run(&store, &format!("update audit set hash = hash || '\u{1e}{hidden}' where seq = 30")).await;
        run(&store, "delete from audit where seq = 31").await;
        let broken = verdict(&store, "").await;
        let first = broken.first_broken().unwrap();
        assert_eq!((first.seq, &first.day), (30, &day(30)), "{broken:?}");

        let ground = ground.another().await;
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        let sets = all_rows(&store, "select hash as it from audit_sets order by hash").await;
        let texts = all_rows(&store, "select children as it from audit_sets order by hash").await;
        let (one, two, text) = (&sets[0], &sets[1], &texts[1]);
        for (tamper, undo) in [
            // A set hides in another's text.
            (
                format!("update audit_sets set children = children || '\u{1e}{two}\u{1f}{text}' where hash = '{one}'"),
                format!("update audit_sets set children = '{}' where hash = '{one}'", texts[0]),
            ),
            // A set is where nobody finds it.
            (
                format!("update audit_sets set hash = 'x\u{1e}' || hash where hash = '{one}'"),
                format!("update audit_sets set hash = '{one}' where hash = 'x\u{1e}{one}'"),
            ),
            (
                format!("update audit_set_children set child = 'x\u{1e}' || child where shown = '{one}'"),
                format!("update audit_set_children set child = substr(child, 3) where shown = '{one}'"),
            ),
        ] {
            run(&store, &tamper).await;
            assert!(!verdict(&store, "").await.holds(), "{tamper}");
            run(&store, &undo).await;
            assert!(verdict(&store, "").await.holds(), "{undo}");
        }
        // A column that is let hold nothing, so that its neighbour can hold both. Only PostgreSQL lets one do that.
        if ground.place.as_folder().is_none() {
            run(&store, "alter table audit alter column name drop not null").await;
            run(&store, "update audit set who = who || '\u{1f}' || name, name = null where seq = 5").await;
            let broken = verdict(&store, "").await;
            assert_eq!(broken.first_broken().unwrap().seq, 5, "{broken:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn sets_of_children_and_the_way_from_a_child_to_them() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        let sets = all_rows(&store, "select hash as it from audit_sets order by hash").await;
        for set in &sets {
            let seqs = sqlx::query("select min(seq) as seq from audit where shown = $1")
                .bind(set)
                .fetch_one(&store.pool)
                .await
                .unwrap();
            let seq: i64 = seqs.try_get("seq").unwrap();
            let tampered = [
                (
                    format!("update audit_sets set children = 'x' || children where hash = '{set}'"),
                    format!("update audit_sets set children = substr(children, 2) where hash = '{set}'"),
                    What::SetChanged,
                ),
                (
                    format!("update audit_sets set hash = 'g' || hash where hash = '{set}'"),
                    format!("update audit_sets set hash = '{set}' where hash = 'g{set}'"),
                    What::SetMissing,
                ),
                (
                    format!("update audit_set_children set child = 'x' || child where shown = '{set}'"),
                    format!("update audit_set_children set child = substr(child, 2) where shown = '{set}'"),
                    What::SetChanged,
                ),
                (
                    format!("update audit_set_children set shown = 'x' || shown where shown = '{set}'"),
                    format!("update audit_set_children set shown = '{set}' where shown = 'x{set}'"),
                    What::SetChanged,
                ),
                (
                    format!("insert into audit_set_children (child, shown) values ('another', '{set}')"),
                    format!("delete from audit_set_children where child = 'another' and shown = '{set}'"),
                    What::SetChanged,
                ),
            ];
            for (tamper, undo, what) in tampered {
                run(&store, &tamper).await;
                let broken = verdict(&store, "").await;
                assert!(
                    broken.broken.iter().any(|b| (b.seq, b.what, &b.day) == (seq, what, &day(seq))),
                    "{tamper}: {broken:?}"
                );
                run(&store, &undo).await;
            }
        }
        assert!(verdict(&store, "").await.holds());
        // One that nobody was shown.
        let stray = Hash::of(b"stray").to_string();
        run(&store, &format!("insert into audit_sets (hash, children) values ('{stray}', 'stray')")).await;
        assert!(!verdict(&store, "").await.holds());
    })
    .await;
}

#[tokio::test]
async fn notes_of_days_and_of_the_newest_entry() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        for (tamper, undo) in [
            (
                "update audit_days set entries = entries + 1 where first_seq > 1",
                "update audit_days set entries = entries - 1 where first_seq > 1",
            ),
            (
                "update audit_days set last_seq = last_seq - 1",
                "update audit_days set last_seq = last_seq + 1",
            ),
            (
                "update audit_days set day = 'x' || day",
                "update audit_days set day = substr(day, 2)",
            ),
            (
                "update audit_head set seq = seq - 1",
                "update audit_head set seq = seq + 1",
            ),
            (
                "update audit_head set seq = seq + 1",
                "update audit_head set seq = seq - 1",
            ),
        ] {
            run(&store, tamper).await;
            assert!(!verdict(&store, "").await.holds(), "{tamper}");
            run(&store, undo).await;
        }
        let hash = all_rows(&store, "select hash as it from audit_head")
            .await
            .remove(0);
        run(
            &store,
            &format!("update audit_head set hash = '{}'", flipped(&hash, 5)),
        )
        .await;
        let broken = verdict(&store, "").await;
        assert_eq!(broken.first_broken().unwrap().what, What::NoteChanged);
        assert_eq!(broken.first_broken().unwrap().day, day(LOOKS));
    })
    .await;
}

#[tokio::test]
async fn a_tail_cut_with_its_notes_and_a_log_written_anew_are_seen_by_checkpoints_alone() {
    on_each(async |ground| {
        let store = ground.open().await;
        logged(&store, LOOKS).await;
        let checkpoint = store.log_newest().await.unwrap().unwrap();
        let line = checkpoint.line(&signer());
        assert!(verdict(&store, &line).await.holds());
        // A checkpoint with a changed word, or of another key.
        for wrong in [line.replace(" 60 ", " 59 "), flipped(&line, line.len() - 1), checkpoint.line(&access::audit::Signer::new(&[1; 32]))] {
            assert_eq!(verdict(&store, &wrong).await.first_broken().unwrap().what, What::CheckpointNotSigned);
        }
        assert_eq!(verdict(&store, "no checkpoint").await.checkpoints_unreadable, 1);

        // The last five, with every note of them.
        let cut = LOOKS - 5;
        run(&store, &format!("delete from audit where seq > {cut}")).await;
        run(&store, &format!("update audit_head set seq = {cut}, hash = (select hash from audit where seq = {cut})")).await;
        run(&store, &format!("delete from audit_days where first_seq > {cut}")).await;
        run(&store, &format!("update audit_days set last_seq = {cut}, entries = {cut} - first_seq + 1 where last_seq > {cut}")).await;
        assert!(verdict(&store, "").await.holds(), "nothing in the database itself says so");
        let broken = verdict(&store, &line).await;
        let first = broken.first_broken().unwrap();
        assert_eq!((first.what, &first.day), (What::TailCut, &day(LOOKS)));

        // Written anew from the 20th on, with every hash right.
        run(&store, "update audit set name = 'Dan Other' where seq = 20").await;
        let mut previous = Hash::parse(&all_rows(&store, "select hash as it from audit where seq = 19").await[0]).unwrap();
        for seq in 20..=cut {
            let joined = all_rows(
                &store,
                &format!(
                    "select concat_ws('\u{1f}', {}) as it from audit where seq = {seq}",
                    access::audit::FIELDS.join(", ")
                ),
            )
            .await;
            previous = link(&previous, &joined[0]);
            run(&store, &format!("update audit set hash = '{previous}' where seq = {seq}")).await;
        }
        run(&store, &format!("update audit_head set hash = '{previous}'")).await;
        assert!(verdict(&store, "").await.holds(), "nothing in the database itself says so");
        store.log(&(0..10).map(look).collect::<Vec<_>>()).await.unwrap();
        let broken = verdict(&store, &line).await;
        assert_eq!(broken.first_broken().unwrap().what, What::Rewritten);
    })
    .await;
}

/// Numbers that look random and are the same each time.
fn fastrand(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}
