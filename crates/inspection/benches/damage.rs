//! Files made by cutting and flipping real ones, each read once: how many panic, how long the worst takes.
//!
//! `cargo bench -p inspection --bench damage [-- FOLDER] [-- COUNT]`
//!
//! 5,000 files unless told; the same ones each time. Ends with an error where one panics or takes over 2 s.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a command, not the core"
)]

#[path = "folder/reports.rs"]
mod folder;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use inspection::text::{NoText, text};
use rayon::prelude::*;

/// A small random number generator (splitmix64): the same damage for the same number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

/// One of seven kinds of damage.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let length = bytes.len();
    let (from, size) = (dice.below(length), dice.below(length / 4 + 1));
    let to = (from + size).min(length);
    match dice.below(7) {
        0 => bytes.truncate(from),
        1 => drop(bytes.drain(from..to)),
        2 => bytes
            .iter_mut()
            .skip(from)
            .take(size)
            .for_each(|byte| *byte = 0),
        3 => {
            let piece = bytes.get(from..to).unwrap_or_default().to_vec();
            let at = dice.below(length);
            bytes.splice(at..at, piece);
        }
        4 => {
            for _ in 0..dice.below(400) {
                flip(bytes, dice);
            }
        }
        // Lengths, places and numbers of objects.
        5 => {
            for _ in 0..40_000 {
                let at = dice.below(length);
                let digit = b'0' + u8::try_from(dice.below(10)).unwrap_or(0);
                if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
                    *byte = digit;
                }
            }
        }
        // Brackets and names: the structure.
        _ => {
            for _ in 0..40_000 {
                let at = dice.below(length);
                let new = b"<>[]()/ R".get(dice.below(9)).copied().unwrap_or(b' ');
                if let Some(byte) = bytes.get_mut(at).filter(|byte| b"<>[]()/".contains(byte)) {
                    *byte = new;
                }
            }
        }
    }
}

fn flip(bytes: &mut [u8], dice: &mut Dice) {
    let at = dice.below(bytes.len());
    let bits = u8::try_from(dice.below(256)).unwrap_or(1);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= bits;
    }
}

fn main() -> ExitCode {
    let paths = folder::reports();
    let count = std::env::args()
        .find_map(|word| word.parse::<usize>().ok())
        .unwrap_or(5000);
    let [whole, part, refused, panicked] = <[AtomicUsize; 4]>::default();
    let add = |counter: &AtomicUsize| {
        counter.fetch_add(1, Ordering::Relaxed);
    };
    let worst = (0..count)
        .into_par_iter()
        .filter_map(|number| {
            let path = paths.get(number % paths.len().max(1))?;
            let mut bytes = std::fs::read(path).ok()?;
            let mut dice = Dice(u64::try_from(number).ok()?);
            damage(&mut bytes, &mut dice);
            let start = Instant::now();
            match catch_unwind(|| text(&bytes).map(|text| text.strange.is_empty())) {
                Ok(Ok(true)) => add(&whole),
                Ok(Ok(false)) => add(&part),
                Ok(Err(
                    NoText::NotPdf
                    | NoText::Locked
                    | NoText::Damaged
                    | NoText::Scanned
                    | NoText::TooLarge,
                )) => add(&refused),
                Err(_) => {
                    println!("panic: file {number}, {}", path.display());
                    add(&panicked);
                }
            }
            Some((start.elapsed(), number))
        })
        .max()
        .unwrap_or_default();
    let seen = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    println!(
        "{count} files: {} read, {} in part, {} refused, {} panicked; slowest {:.2} s (file {}); peak memory {}",
        seen(&whole),
        seen(&part),
        seen(&refused),
        seen(&panicked),
        worst.0.as_secs_f32(),
        worst.1,
        folder::peak_memory(),
    );
    if seen(&panicked) > 0 || worst.0 > Duration::from_secs(2) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
