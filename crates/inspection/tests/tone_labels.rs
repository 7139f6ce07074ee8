//! How often the tone of a sentence is right: 400 sentences of 40 reports, labelled by hand before the rules
//! were written, none of them used to tune. Reads `../shared` in place through the whole reading; where it is
//! missing the test says so and passes. `docs/tone.md` says how they were drawn and publishes the figures.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test reads the shared reports in place, and fails by panicking"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inspection::read::{Origin, report};
use inspection::record::Tone;

/// At least this share of the labelled sentences must come out of the reading as the same sentence.
const FOUND: f64 = 0.95;
/// Floors, in per cent: precision and recall of praise, then of fault.
const FLOORS: [f64; 4] = [91.0, 92.0, 83.0, 90.0];

struct Label {
    urn: String,
    published: String,
    hash: u64,
    first_words: String,
    tone: Tone,
}

/// FNV-1a in 64 bits of the sentence's lower-case ASCII letters and digits, so that neither white space nor
/// punctuation nor hyphenation tells two readings of one sentence apart.
fn hash(sentence: &str) -> u64 {
    sentence
        .bytes()
        .map(|b| b.to_ascii_lowercase())
        .filter(|b| b.is_ascii_alphanumeric())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

fn labels() -> Vec<Label> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/tone_labels.csv");
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(|row| {
            let row = row.unwrap();
            Label {
                urn: row[0].to_owned(),
                published: row[1].to_owned(),
                hash: u64::from_str_radix(&row[3], 16).unwrap(),
                first_words: row[4].to_owned(),
                tone: match &row[5] {
                    "praise" => Tone::Praise,
                    "fault" => Tone::Fault,
                    "mixed" => Tone::Mixed,
                    "neutral" => Tone::Neutral,
                    other => panic!("{other} is no label"),
                },
            }
        })
        .collect()
}

/// The file of an authority's report of a day, by the end of its name: "… - 09 may 2025.pdf".
fn file(root: &Path, urn: &str, published: &str) -> Option<PathBuf> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let mut parts = published.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS[month.parse::<usize>().ok()? - 1];
    let end = format!("{day} {month} {year}.pdf");
    let folder = std::fs::read_dir(root).ok()?.flatten().find(|f| {
        f.file_name()
            .to_string_lossy()
            .starts_with(&format!("{urn}_"))
    })?;
    std::fs::read_dir(folder.path())
        .ok()?
        .flatten()
        .map(|f| f.path())
        .find(|f| f.to_string_lossy().ends_with(&end))
}

/// The tone of each sentence of a report, by its hash.
fn tones(root: &Path, file: &Path) -> BTreeMap<u64, (Tone, String)> {
    let origin = Origin {
        file_name: file
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .into_owned(),
        link_published: None,
    };
    let record = report(&std::fs::read(file).unwrap(), &origin);
    let mut tones = BTreeMap::new();
    for paragraph in record.sections.iter().flat_map(|s| &s.paragraphs) {
        for sentence in &paragraph.sentences {
            let words = &paragraph.text[sentence.start as usize..sentence.end as usize];
            tones.insert(hash(words), (sentence.tone, words.to_owned()));
        }
    }
    tones
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Whether a tone names a strength, and whether it finds fault: both do both.
fn holds(tone: Tone) -> [bool; 2] {
    match tone {
        Tone::Praise => [true, false],
        Tone::Fault => [false, true],
        Tone::Mixed => [true, true],
        Tone::Neutral => [false, false],
    }
}

#[test]
fn praise_and_fault_are_told_apart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    if !root.is_dir() {
        eprintln!("shared reports not found: this test was not run");
        return;
    }
    let labels = labels();
    assert_eq!(labels.len(), 400);
    let mut read: BTreeMap<(String, String), BTreeMap<u64, (Tone, String)>> = BTreeMap::new();
    let mut pairs: Vec<(Tone, Tone)> = Vec::new();
    for label in &labels {
        let tones = read
            .entry((label.urn.clone(), label.published.clone()))
            .or_insert_with(|| {
                let file = file(&root, &label.urn, &label.published).unwrap();
                tones(&root, &file)
            });
        match tones.get(&label.hash) {
            Some((tone, _)) => pairs.push((label.tone, *tone)),
            None => println!(
                "not found: {} {} {}",
                label.urn, label.published, label.first_words
            ),
        }
    }
    assert_eq!(read.len(), 40);
    println!("{} of {} sentences found", pairs.len(), labels.len());
    let same = pairs.iter().filter(|(l, t)| l == t).count();
    println!("same of four labels: {:.1} %", percent(same, pairs.len()));
    let mut figures = Vec::new();
    for (which, name) in ["praise", "fault"].into_iter().enumerate() {
        let labelled = pairs.iter().filter(|(l, _)| holds(*l)[which]).count();
        let told = pairs.iter().filter(|(_, t)| holds(*t)[which]).count();
        let right = pairs
            .iter()
            .filter(|(l, t)| holds(*l)[which] && holds(*t)[which])
            .count();
        println!(
            "{name}: precision {:.1} % of {told}, recall {:.1} % of {labelled}",
            percent(right, told),
            percent(right, labelled)
        );
        figures.push(percent(right, told));
        figures.push(percent(right, labelled));
    }
    for label in [Tone::Praise, Tone::Fault, Tone::Mixed, Tone::Neutral] {
        let row: Vec<usize> = [Tone::Praise, Tone::Fault, Tone::Mixed, Tone::Neutral]
            .into_iter()
            .map(|tone| pairs.iter().filter(|p| **p == (label, tone)).count())
            .collect();
        println!("labelled {label:?}: told praise, fault, mixed, neutral {row:?}");
    }
    assert!(pairs.len() as f64 >= FOUND * labels.len() as f64);
    for (figure, floor) in figures.into_iter().zip(FLOORS) {
        assert!(figure >= floor, "{figure:.1} % is below {floor} %");
    }
}
