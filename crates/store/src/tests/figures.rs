//! Figures, on asking only: `cargo test -p store figures -- --ignored --nocapture --test-threads=1`.

use std::io::Write as _;
use std::time::Instant;

use sqlx::Executor as _;

use super::children::at;
use super::grounds::{in_a_folder, on_each};
use crate::{Key, Loaded, NewLoad, Work, WorkKind};

fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

#[tokio::test]
#[ignore = "a figure, not a promise"]
async fn figures_of_a_file_of_50_mb_in_and_out() {
    on_each(async |ground| {
        let store = ground.open().await;
        let mut text = String::new();
        let mut n = 0_u64;
        while text.len() < 50_000_000 {
            n += 1;
            let odd = n.wrapping_mul(6_364_136_223_846_793_005);
            text.push_str(&format!("{n},child {odd:x},2026-03-01,N1,\"{}\"\n", odd % 97));
        }
        let files = [("a.csv".to_owned(), text.into_bytes())];
        let load = NewLoad {
            source: "ssd",
            files: &files,
            at: at(1),
            by: "Ann",
            invented: true,
            refused: "",
            rows: 1,
            doubts: 0,
        };
        let began = Instant::now();
        let Loaded::New(id) = store.keep_load(&load).await.unwrap() else {
            panic!("it is new")
        };
        let kept = began.elapsed();
        let began = Instant::now();
        let back = store.load_file(&id, "a.csv").await.unwrap().unwrap();
        let read = began.elapsed();
        assert_eq!(back.len(), files[0].1.len());
        let key = Key::new().unwrap();
        let began = Instant::now();
        let folder = ground.folder.path().join("backups");
        let made = store.backup(&folder, &key, at(2)).await.unwrap();
        let backed_up = began.elapsed();
        say(&format!(
            "{:?}: {} MB kept in {kept:.2?}, read in {read:.2?}; backed up ({} MB) in {backed_up:.2?}",
            ground.place,
            back.len() / 1_000_000,
            made.size / 1_000_000,
        ));
    })
    .await;
}

#[tokio::test]
#[ignore = "a figure, not a promise"]
async fn figures_of_the_price_of_surviving_a_power_cut() {
    let ground = in_a_folder();
    let store = ground.open().await;
    for word in ["full", "normal"] {
        let pragma = format!("pragma synchronous = {word}");
        // Every connection of the pool.
        let mut all = Vec::new();
        for _ in 0..4 {
            let mut one = store.pool.acquire().await.unwrap();
            one.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(pragma.clone())))
                .await
                .unwrap();
            all.push(one);
        }
        drop(all);
        let work = Work {
            id: String::new(),
            list: "late".to_owned(),
            subject: "child:1".to_owned(),
            kind: WorkKind::Note,
            at: at(1),
            by: "Ann".to_owned(),
            worker: String::new(),
            reason: "booked".to_owned(),
            until: None,
            standing: String::new(),
        };
        let began = Instant::now();
        for _ in 0..500 {
            store.keep_work(std::slice::from_ref(&work)).await.unwrap();
        }
        say(&format!(
            "synchronous = {word}: {:.2?} for a note",
            began.elapsed() / 500
        ));
    }
}
