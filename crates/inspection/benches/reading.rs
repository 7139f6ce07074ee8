//! How long the text of a folder of reports takes, on one core and on all, and the whole reading.
//!
//! `cargo bench -p inspection --bench reading [-- FOLDER]`
//!
//! Without a folder it takes the shared conformance reports. Peak memory is read from `/proc` where there is one.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a command, not the core"
)]

#[path = "folder/reports.rs"]
mod folder;

use std::time::Instant;

use inspection::read::Origin;
use rayon::prelude::*;

fn main() {
    let paths = folder::reports();
    let pages = |path: &std::path::PathBuf| {
        std::fs::read(path)
            .ok()
            .and_then(|bytes| inspection::text::text(&bytes).ok())
            .map_or(0, |text| text.pages.len())
    };
    let start = Instant::now();
    let read: usize = paths.iter().map(pages).sum();
    println!(
        "text, one core: {} files, {read} pages in {:.2} s",
        paths.len(),
        start.elapsed().as_secs_f32()
    );
    let start = Instant::now();
    let read: usize = paths.par_iter().map(pages).sum();
    println!(
        "text, {} cores: {read} pages in {:.2} s",
        rayon::current_num_threads(),
        start.elapsed().as_secs_f32()
    );
    let start = Instant::now();
    let read = paths
        .par_iter()
        .filter_map(|path| {
            let origin = Origin {
                file_name: path.to_string_lossy().into_owned(),
                link_published: None,
            };
            Some(inspection::read::report(
                &std::fs::read(path).ok()?,
                &origin,
            ))
        })
        .filter(|record| record.pages > 0)
        .count();
    println!(
        "whole reading, {} cores: {read} reports in {:.2} s",
        rayon::current_num_threads(),
        start.elapsed().as_secs_f32()
    );
    println!("peak memory: {}", folder::peak_memory());
}
