//! What the store promises, on a database in a folder of its own.

mod audit;
mod backup;
mod children;
mod condition;
mod copy;
mod figures;
mod grounds;
mod looks;
mod older;
mod people;
mod programme;
mod queue;
mod releases;
mod sealed;
mod server;

use inspection::corrections::Correction;
use inspection::record::{Record, Status};
use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

use grounds::on_each;

use crate::{Added, Error, Fetched, NewReport, Store, hash};

fn moment() -> Timestamp {
    "2026-03-01T09:00:00Z".parse().unwrap()
}

fn record() -> Record {
    Record::not_read(Status::Unreadable, "invented for a test")
}

fn report<'a>(name: &'a str, bytes: &'a [u8], record: &'a Record) -> NewReport<'a> {
    NewReport {
        file_name: name,
        bytes,
        added: moment(),
        by: "Ann Example",
        invented: false,
        link: Some("https://files.example/v1/file/1"),
        link_published: Some(date(2025, 8, 4)),
        etag: None,
        record,
        reader_version: "1",
    }
}

#[tokio::test]
async fn a_report_comes_back_as_it_was_given() {
    on_each(async |ground| {
        let store = ground.open().await;
        let record = record();
        let bytes = [0_u8, 1, 2, 255];
        let added = store.add(&report("a.pdf", &bytes, &record)).await.unwrap();
        assert_eq!(added, Added::New);

        let kept = store.reports().await.unwrap();
        assert_eq!(kept.len(), 1);
        let kept = &kept[0];
        assert_eq!(kept.file_name, "a.pdf");
        assert_eq!(kept.sha256, hash(&bytes));
        assert_eq!(kept.id, kept.sha256[..12]);
        assert_eq!(kept.link_published, Some(date(2025, 8, 4)));
        assert_eq!(kept.added, moment());
        assert!(!kept.invented);
        assert_eq!(kept.reading.record().unwrap(), record);
        assert_eq!(
            store.report_bytes(&kept.sha256).await.unwrap(),
            Some(bytes.to_vec())
        );
        assert_eq!(store.report_bytes("nothing").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_the_first_name_is_said() {
    on_each(async |ground| {
        let store = ground.open().await;
        let record = record();
        store
            .add(&report("first.pdf", b"same", &record))
            .await
            .unwrap();
        let again = store
            .add(&report("second.pdf", b"same", &record))
            .await
            .unwrap();
        assert_eq!(again, Added::AlreadyKept("first.pdf".to_owned()));
        assert_eq!(store.reports().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_that_add_at_once_wait_for_each_other() {
    on_each(async |ground| {
        // Two programs: each opens the store for itself, at the same moment.
        let (one, two) = tokio::join!(ground.open(), ground.open());
        let adding = |store: Store, from: u8| {
            tokio::spawn(async move {
                for n in 0..20 {
                    // Half of them are the same in both.
                    let bytes = if n % 2 == 0 { [0, n] } else { [from, n] };
                    store
                        .add(&report("n.pdf", &bytes, &record()))
                        .await
                        .unwrap();
                }
            })
        };
        let (first, second) = (adding(one.clone(), 1), adding(two, 2));
        first.await.unwrap();
        second.await.unwrap();
        assert_eq!(one.reports().await.unwrap().len(), 30);
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_keeps_nothing_of_a_report_and_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let store = Store::open_for_tests(&folder.path().join("store"), 40)
        .await
        .unwrap();
    let record = record();
    store
        .add(&report("small.pdf", b"small", &record))
        .await
        .unwrap();
    let large = vec![7_u8; 1_000_000];
    let refused = store
        .add(&report("large.pdf", &large, &record))
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::Full), "{refused:?}");
    assert!(
        refused
            .to_string()
            .contains("nothing was stored; free some space")
    );
    assert_eq!(store.reports().await.unwrap().len(), 1);
    // There is room for a small one still.
    store
        .add(&report("next.pdf", b"next", &record))
        .await
        .unwrap();
}

#[tokio::test]
async fn corrections_are_only_added_to_and_outlive_a_new_reading() {
    on_each(async |ground| {
        let store = ground.open().await;
        store.add(&report("a.pdf", b"a", &record())).await.unwrap();
        let sha256 = hash(b"a");
        let correction = |value: &str| Correction {
            field: "lead_inspector".to_owned(),
            was: String::new(),
            value: value.to_owned(),
            by: "Ann Example".to_owned(),
            at: moment(),
            why: "It stands on page 2.".to_owned(),
        };
        for name in ["Jo Sample", "Joan Sample"] {
            store.correct(&sha256, &correction(name)).await.unwrap();
        }
        let newer = Record::not_read(Status::NotAReport, "read again");
        store.keep_reading(&sha256, "2", &newer).await.unwrap();

        let kept = store.corrections().await.unwrap();
        let values: Vec<&str> = kept.iter().map(|(_, c)| c.value.as_str()).collect();
        assert_eq!(values, ["Jo Sample", "Joan Sample"]);
        assert_eq!(kept[0], (sha256, correction("Jo Sample")));
        assert_eq!(
            store.reports().await.unwrap()[0].reading.record().unwrap(),
            newer
        );
        assert!(store.read_by_others("2").await.unwrap().is_empty());
        assert_eq!(store.read_by_others("3").await.unwrap().len(), 1);
        // A correction to nothing is refused.
        assert!(
            store
                .correct("no such report", &correction("x"))
                .await
                .is_err()
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_answer_of_an_address_is_remembered() {
    on_each(async |ground| {
        let store = ground.open().await;
        let link = "https://reports.example/provider/1";
        assert_eq!(store.fetched(link).await.unwrap(), None);
        let mut answer = Fetched {
            link: link.to_owned(),
            at: moment(),
            etag: Some("\"1\"".to_owned()),
            last_modified: None,
            body: Some("<html>".to_owned()),
            report: None,
        };
        store.remember_fetch(&answer).await.unwrap();
        answer.etag = Some("\"2\"".to_owned());
        answer.body = None;
        store.remember_fetch(&answer).await.unwrap();
        assert_eq!(store.fetched(link).await.unwrap(), Some(answer));
    })
    .await;
}

#[tokio::test]
async fn where_a_report_is_published_is_noted_once() {
    on_each(async |ground| {
        let store = ground.open().await;
        let record = record();
        let by_hand = NewReport {
            link: None,
            link_published: None,
            ..report("a.pdf", b"a", &record)
        };
        store.add(&by_hand).await.unwrap();
        let day = Some(date(2025, 8, 4));
        let note = async |link| store.note_link(&hash(b"a"), link, day, None).await.unwrap();
        assert!(note("https://files.example/1").await);
        assert!(!note("https://files.example/2").await, "the first stands");
        let kept = &store.reports().await.unwrap()[0];
        assert_eq!(kept.link.as_deref(), Some("https://files.example/1"));
        assert_eq!(kept.link_published, day);
    })
    .await;
}

#[tokio::test]
async fn a_change_by_another_program_changes_the_word() {
    on_each(async |ground| {
        let store = ground.open().await;
        let before = store.state_word().await.unwrap();
        let other = ground.open().await;
        other.add(&report("a.pdf", b"a", &record())).await.unwrap();
        assert_ne!(store.state_word().await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_folder_is_said() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    std::fs::File::create(&file).unwrap();
    let refused = Store::open(&file).await.unwrap_err();
    assert!(matches!(refused, Error::NotOpened { .. }), "{refused:?}");
    std::fs::File::create(folder.path().join("waymark.sqlite"))
        .and_then(|mut f| std::io::Write::write_all(&mut f, &[b'x'; 4096]))
        .unwrap();
    let refused = Store::open(folder.path()).await.unwrap_err();
    assert!(
        refused.to_string().contains("cannot be used as a store"),
        "{refused}"
    );
}
