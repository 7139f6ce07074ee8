//! Every invented report, read by the reader of real ones: what is printed is what is read.

use inspection::corrections;
use inspection::read::{self, Origin};
use inspection::record::{Part, Record, Status};
use sample::Report;

fn read(report: &Report) -> Record {
    let origin = Origin {
        file_name: report.file_name.clone(),
        link_published: None,
    };
    read::report(&report.bytes, &origin)
}

/// What was printed and is not what was read, a line each.
fn differences(report: &Report, record: &Record) -> Vec<String> {
    let Some(truth) = &report.truth else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut same = |what: &str, printed: String, read: String| {
        if printed != read {
            found.push(format!(
                "{}: {what}\n  printed {printed:?}\n  read    {read:?}",
                report.file_name
            ));
        }
    };
    for (field, printed) in &truth.fields {
        if *field != "authority" {
            same(
                field,
                (*printed).to_owned(),
                corrections::value(record, field),
            );
        }
    }
    for field in corrections::FIELDS {
        let told_otherwise = ["framework", "kind", "urn"].contains(field);
        if !told_otherwise && !truth.fields.contains_key(field) {
            same(field, String::new(), corrections::value(record, field));
        }
    }
    let name = record.authority.as_ref().map(|a| a.value.printed.as_str());
    let printed = truth.fields.get("authority").copied().unwrap_or_default();
    if !name.is_some_and(|name| name.to_lowercase().contains(&printed.to_lowercase())) {
        same("authority", printed.to_owned(), format!("{name:?}"));
    }
    same(
        "number of points",
        truth.points.len().to_string(),
        record.points.len().to_string(),
    );
    for (place, (printed, read)) in truth.points.iter().zip(&record.points).enumerate() {
        let what = |what: &str| format!("point {}: {what}", place + 1);
        let page = usize::from(read.page);
        same(&what("text"), printed.text.clone(), read.text.clone());
        same(&what("page"), printed.page.to_string(), page.to_string());
        same(
            &what("number"),
            format!("{:?}", printed.number),
            format!("{:?}", read.number),
        );
        same(
            &what("heading above"),
            format!("{:?}", printed.under),
            format!("{:?}", read.under.as_deref()),
        );
        same(
            &what("part is the board's"),
            printed.lscb.to_string(),
            (read.part == Part::Lscb).to_string(),
        );
    }
    let paragraphs = record
        .sections
        .iter()
        .flat_map(|section| &section.paragraphs)
        .filter_map(|paragraph| {
            let page = usize::from(paragraph.page);
            Some((paragraph.number?, paragraph.text.as_str(), page))
        })
        .filter(|(number, ..)| !truth.points.iter().any(|p| p.number == Some(*number)))
        .collect::<Vec<_>>();
    same(
        "numbered paragraphs",
        truth.paragraphs.len().to_string(),
        paragraphs.len().to_string(),
    );
    for printed in &truth.paragraphs {
        let read = paragraphs
            .iter()
            .find(|(number, ..)| *number == printed.number);
        let printed = Some((printed.number, printed.text, printed.page));
        same(
            "paragraph",
            format!("{printed:?}"),
            format!("{:?}", read.copied()),
        );
    }
    for heading in &truth.headings {
        let read = record.sections.iter().find(|s| s.heading == *heading);
        same(
            "heading",
            (*heading).to_owned(),
            read.map(|s| s.heading.clone()).unwrap_or_default(),
        );
    }
    for (name, printed) in &truth.facts {
        let read = record.area_facts.iter().find(|f| f.name == *name);
        let read = read.map(|f| format!("{:?}", f.value)).unwrap_or_default();
        same(name, (*printed).to_owned(), read);
    }
    same("pages", truth.pages.to_string(), record.pages.to_string());
    found
}

#[test]
fn what_is_printed_is_read() {
    let found: Vec<String> = sample::reports()
        .iter()
        .flat_map(|report| differences(report, &read(report)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_report_of_an_authority_on_no_list_is_read_in_part_and_every_other_whole() {
    for report in sample::reports().iter().filter(|r| r.truth.is_some()) {
        let record = read(report);
        let unknown = report.file_name.starts_with("nowhereshire");
        let expected = if unknown {
            Status::PartlyRead
        } else {
            Status::Read
        };
        assert_eq!(
            record.status, expected,
            "{}: {:#?}",
            report.file_name, record.doubts
        );
        let urn = record.authority.and_then(|a| a.value.urn);
        assert_eq!(urn.is_none(), unknown, "{}: {urn:?}", report.file_name);
    }
}

#[test]
fn files_that_are_no_report_say_so() {
    let odd: Vec<Report> = sample::reports()
        .into_iter()
        .filter(|r| r.truth.is_none())
        .collect();
    let why = [
        ("12 july 2012", Status::Unreadable, "not a PDF"),
        ("3 may 2012", Status::Unreadable, "pictures of pages"),
        ("9 may 2016", Status::Unreadable, "password"),
        ("minutes", Status::NotAReport, "no report"),
    ];
    assert_eq!(odd.len(), why.len());
    for (report, (name, status, says)) in odd.iter().zip(why) {
        let record = read(report);
        assert!(report.file_name.contains(name), "{}", report.file_name);
        assert_eq!(record.status, status, "{name}");
        assert!(
            record.doubts.iter().any(|d| d.says.contains(says)),
            "{name}: {:?}",
            record.doubts
        );
    }
}
