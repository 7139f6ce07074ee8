//! How long a board pack takes to print: 15 measures, 60 actions, 40 findings.
//!
//! `cargo bench -p pack --bench paper [-- FILE]` prints times; with a file, it keeps the pack there to look at, as a
//! page where the file is called .html.

#![expect(clippy::print_stdout, reason = "its figures are for whoever runs it")]

use std::time::Instant;

#[path = "board.rs"]
mod board;

fn main() {
    let made = Instant::now();
    let paper = board::pack();
    println!("drawing the charts: {:.3} s", made.elapsed().as_secs_f64());
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..10 {
        let began = Instant::now();
        last = pack::print(&paper).ok();
        times.push(began.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let printed = last.expect("the pack can be printed");
    println!(
        "to PDF: median {:.3} s, slowest {:.3} s; {} pages, {} bytes",
        times.get(times.len() / 2).copied().unwrap_or_default(),
        times.last().copied().unwrap_or_default(),
        printed.pages,
        printed.bytes.len(),
    );
    if let Some(file) = std::env::args().skip(1).find(|word| !word.starts_with('-')) {
        let bytes = if file.ends_with(".html") {
            pack::html::document(&paper).into_string().into_bytes()
        } else {
            printed.bytes
        };
        #[expect(clippy::disallowed_methods, reason = "a bench is no part of the core")]
        std::fs::write(&file, bytes).expect("the file can be written");
    }
}
