//! The faces of the shared real reports, field by field, against what they were found to say by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inspection::read::{self, Origin};
use inspection::record::{Aspect, Kind, Record, Status};
use rayon::prelude::*;

/// Where the truth itself is wrong or silent: file (its end), field, what the report says, and the proof.
const TRUTH_IS_WRONG: &[(&str, &str, &str, &str)] = &[];

/// Fields compared.
const FIELDS: [&str; 18] = [
    "urn",
    "framework",
    "is_text_pdf",
    "pages",
    "inspection_start",
    "inspection_end",
    "publication_date",
    "lead_inspector",
    "overall",
    "leaders",
    "help_and_protection",
    "in_care",
    "in_care_and_leavers",
    "care_leavers",
    "adoption",
    "lscb",
    "status",
    "authority",
];

#[derive(Default, Clone, Copy)]
struct Count {
    right: u32,
    wrong: u32,
    missing: u32,
}

#[test]
fn every_face_says_what_the_truth_says() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    if !reports.join("truth.csv").exists() {
        eprintln!("passed over: ../shared/conformance/reports is not here");
        return;
    }
    let rows: Vec<BTreeMap<String, String>> = csv::Reader::from_path(reports.join("truth.csv"))
        .unwrap()
        .deserialize()
        .collect::<Result<_, _>>()
        .unwrap();
    let started = std::time::Instant::now();
    let records: Vec<Record> = rows
        .par_iter()
        .map(|row| record(&reports, &row["pdf_path"]))
        .collect();
    let took = started.elapsed();

    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut differences = Vec::new();
    let mut doubts = 0;
    for (row, record) in rows.iter().zip(&records) {
        doubts += record.doubts.len();
        let file = row["pdf_path"].as_str();
        if std::env::var_os("SHOW_DOUBTS").is_some() {
            for doubt in &record.doubts {
                eprintln!("{file}: {:?} {:?} {}", doubt.field, doubt.page, doubt.says);
            }
        }
        for field in FIELDS {
            let said = said(record, field);
            let truth = TRUTH_IS_WRONG
                .iter()
                .find(|(end, f, _, _)| file.ends_with(end) && *f == field)
                .map_or_else(|| truth(row, field), |(_, _, says, _)| (*says).to_owned());
            let count = counts.entry(field).or_default();
            if said == truth {
                count.right += 1;
            } else if said.is_empty() {
                count.missing += 1;
                differences.push(format!("{file}: {field} is missing, truth {truth:?}"));
            } else {
                count.wrong += 1;
                differences.push(format!("{file}: {field} says {said:?}, truth {truth:?}"));
            }
        }
    }
    eprintln!("{} files in {took:?}; {doubts} doubts", rows.len());
    eprintln!("{:24}{:>8}{:>8}{:>8}", "field", "right", "wrong", "missing");
    for field in FIELDS {
        let c = counts[field];
        eprintln!("{field:24}{:>8}{:>8}{:>8}", c.right, c.wrong, c.missing);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn record(reports: &Path, file: &str) -> Record {
    let path: PathBuf = reports.join(file);
    let bytes = read_bytes(&path);
    let origin = Origin {
        file_name: file.to_owned(),
        link_published: None,
    };
    read::report(&bytes, &origin)
}

fn read_bytes(path: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    assert!(read.is_ok(), "{} cannot be read", path.display());
    bytes
}

/// What the truth says of a field, in our words.
fn truth(row: &BTreeMap<String, String>, field: &str) -> String {
    let is_report = row["is_text_pdf"] == "yes";
    match field {
        "status" => match (is_report, row["lead_inspector"].is_empty()) {
            (false, _) => "unreadable",
            (true, true) => "partly_read",
            (true, false) => "read",
        }
        .to_owned(),
        "framework" => match row["framework"].as_str() {
            "unreadable" => String::new(),
            "other: looked after children inspection 2013" => "other looked_after_2013".to_owned(),
            "other: LSCB review only" => "other lscb_review".to_owned(),
            other => other.to_owned(),
        },
        // Nothing is read of a file that is no PDF: its folder and name are not taken for a reading.
        "urn" | "authority" | "pages" | "publication_date" if !is_report => String::new(),
        // The truth names the folder: our list's name is compared by reference number.
        "authority" => row["urn"].clone(),
        _ => row[field].clone(),
    }
}

/// What the record says of a field.
fn said(record: &Record, field: &str) -> String {
    let grade = |aspect| record.grade(aspect).map_or("", |g| g.word()).to_owned();
    match field {
        "urn" => record
            .authority
            .as_ref()
            .and_then(|a| a.value.urn.clone())
            .unwrap_or_default(),
        "authority" => record
            .authority
            .as_ref()
            .and_then(|a| inspection::authorities::matching(&a.value.printed))
            .map(|a| a.urn.clone())
            .unwrap_or_default(),
        "framework" => match (&record.framework, &record.kind) {
            (Some(f), Some(k)) if f.value.word() == "other" => format!("other {}", k.value.word()),
            (Some(f), _) => f.value.word().to_owned(),
            (None, _) => String::new(),
        },
        "is_text_pdf" => if record.status == Status::Unreadable {
            "no"
        } else {
            "yes"
        }
        .to_owned(),
        "status" => match record.status {
            Status::Read => "read",
            Status::PartlyRead => "partly_read",
            Status::NotAReport => "not_a_report",
            Status::Unreadable => "unreadable",
        }
        .to_owned(),
        "pages" if record.pages == 0 => String::new(),
        "pages" => record.pages.to_string(),
        "inspection_start" => record
            .fieldwork
            .first()
            .map(|w| w.value.first.to_string())
            .unwrap_or_default(),
        "inspection_end" => record
            .fieldwork
            .last()
            .map(|w| w.value.last.to_string())
            .unwrap_or_default(),
        "publication_date" => record
            .published
            .as_ref()
            .map(|p| p.value.to_string())
            .unwrap_or_default(),
        "lead_inspector" => {
            let names: Vec<&str> = record
                .lead_inspectors
                .iter()
                .map(|n| n.value.as_str())
                .collect();
            names.join("; ")
        }
        "overall" => grade(Aspect::Overall),
        "leaders" => grade(Aspect::Leaders),
        "help_and_protection" => grade(Aspect::HelpAndProtection),
        "in_care" => grade(Aspect::InCare),
        "in_care_and_leavers" => grade(Aspect::InCareAndLeavers),
        "care_leavers" => grade(Aspect::CareLeavers),
        "adoption" => grade(Aspect::Adoption),
        "lscb" => grade(Aspect::Lscb),
        other => panic!("{other} is not compared"),
    }
}

#[test]
fn titles_tell_reinspections_apart() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    let file = "80442_buckinghamshire/children's services inspection - 29 january 2018.pdf";
    if !reports.join(file).exists() {
        eprintln!("passed over: ../shared/conformance/reports is not here");
        return;
    }
    let record = record(&reports, file);
    assert_eq!(record.kind.map(|k| k.value), Some(Kind::Reinspection));
}
