//! What the readers under fuzz share: how much memory a reading took at most.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use children::CollectionYear;
use returns::looked_after::LookedAfter;
use returns::submission::File;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// The system's memory, counted.
struct Counted;

#[global_allocator]
static MEMORY: Counted = Counted;

fn more(bytes: usize) {
    let now = NOW.fetch_add(bytes, Ordering::Relaxed) + bytes;
    MOST.fetch_max(now, Ordering::Relaxed);
}

// SAFETY: each call is handed on to the system as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        more(size);
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

/// Memory that any reading may take: buffers, tables of names, what threads keep of their own.
const FREE: usize = 4 << 20;

/// Runs something on an input; panics where it took more than four times the input, the rows it made left out: a row of
/// one character is as large as any.
pub fn sparing(input: usize, reading: impl FnOnce() -> usize) {
    let before = NOW.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let of_rows = reading();
    let most = MOST.load(Ordering::Relaxed).saturating_sub(before);
    assert!(
        most <= FREE + 4 * input + of_rows,
        "{input} bytes took {most}, of which {of_rows} for rows"
    );
}

/// What so many rows may take, with what is known of each child: a row of one letter is as large as any.
#[must_use]
pub fn of_rows(rows: usize) -> usize {
    rows * (4 << 10)
}

/// Reads files as the return of children looked after and checks them by every rule of the latest year.
pub fn looked_after(input: usize, files: &[(&str, &[u8])]) {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    sparing(input, || {
        let (all, doubts) = LookedAfter::read(&files);
        doubts.iter().for_each(|doubt| drop(doubt.to_string()));
        of_rows(all.supplied().map(|(_, _, rows)| rows).sum())
    });
    let (all, _) = LookedAfter::read(&files);
    let year = CollectionYear(2026);
    let outcome = returns::looked_after::rules::RULEBOOK.run(&all, year, year.last());
    let placed = outcome
        .findings
        .is_sorted_by_key(|each| (each.table, each.row, each.rule));
    assert!(placed, "findings stand in order");
    let _ = all.misfits(year);
}
