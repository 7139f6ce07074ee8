//! Points of real reports find each other through the years, to the paragraph. Reads `../shared` in place;
//! where it is missing the test says so and passes.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test reads the shared reports in place, and fails by panicking"
)]

use std::path::{Path, PathBuf};

use inspection::read::{Origin, report};
use inspection::record::Record;
use inspection::recurrence::{Mention, Recurrence, Said};
use inspection::themes::ThemeId;

/// The reports of one authority, oldest first, or none where the shared files are missing.
fn reports_of(urn: &str) -> Option<Vec<Record>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    let Ok(folders) = std::fs::read_dir(&root) else {
        eprintln!("shared reports not found: this test was not run");
        return None;
    };
    let folder = folders
        .flatten()
        .find(|f| {
            f.file_name()
                .to_string_lossy()
                .starts_with(&format!("{urn}_"))
        })?
        .path();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .ok()?
        .flatten()
        .map(|f| f.path())
        .collect();
    files.sort();
    let mut records: Vec<Record> = files
        .iter()
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap().to_string_lossy();
            let origin = Origin {
                file_name: name.into_owned(),
                link_published: None,
            };
            report(&std::fs::read(file).unwrap(), &origin)
        })
        .collect();
    records.sort_by_key(|r| r.published.as_ref().map(|p| p.value));
    Some(records)
}

fn year(record: &Record) -> i16 {
    record.published.as_ref().map_or(0, |p| p.value.year())
}

/// The point of a year's report on a theme.
fn point_on(reports: &[&Record], of_year: i16, theme: ThemeId) -> (usize, usize) {
    let report = reports
        .iter()
        .position(|r| year(r) == of_year)
        .unwrap_or_else(|| panic!("no report of {of_year}"));
    let point = reports[report]
        .points
        .iter()
        .position(|p| p.themes.contains(&theme))
        .unwrap_or_else(|| panic!("no point on {theme:?} in {of_year}"));
    (report, point)
}

fn on_theme(all: &Recurrence<'_>, at: (usize, usize), theme: ThemeId) -> Vec<Mention> {
    all.came_of(at.0, at.1)
        .into_iter()
        .find(|c| c.theme == theme)
        .map(|c| [c.before, c.after].concat())
        .unwrap()
}

#[test]
fn return_interviews_in_south_gloucestershire() {
    let Some(records) = reports_of("80556") else {
        return;
    };
    let reports: Vec<&Record> = records.iter().collect();
    let all = Recurrence::new(&reports);
    let theme = ThemeId::from_slug("return-interviews").unwrap();
    let points: Vec<(usize, usize)> = [2017, 2019, 2024]
        .into_iter()
        .map(|year| point_on(&reports, year, theme))
        .collect();
    for from in &points {
        let mentions = on_theme(&all, *from, theme);
        for to in points.iter().filter(|to| to.0 != from.0) {
            assert!(
                mentions.contains(&Mention {
                    report: to.0,
                    said: Said::Point(to.1)
                }),
                "{from:?} does not find {to:?}"
            );
        }
    }
    // What came of the first of them, to the paragraph.
    let latest = points[2].0;
    assert!(on_theme(&all, points[0], theme).into_iter().any(|m| {
        m.report == latest
            && matches!(m.said, Said::Fault(..))
            && all
                .place(m)
                .is_some_and(|p| p.page == 4 && p.number == Some(17))
    }));
    let row = all.matrix().into_iter().find(|r| r.theme == theme).unwrap();
    assert_eq!(row.times_asked(), 3);
    assert_eq!(row.current_run(), 3);
}

#[test]
fn homelessness_at_16_and_17_in_gloucestershire() {
    let Some(records) = reports_of("80470") else {
        return;
    };
    let reports: Vec<&Record> = records.iter().collect();
    let all = Recurrence::new(&reports);
    let theme = ThemeId::from_slug("homeless-16-17").unwrap();
    let point = point_on(&reports, 2025, theme);
    let before = on_theme(&all, point, theme);
    // Praised in 2017 (paragraph 40) and in 2022 (paragraph 18).
    for (of_year, number) in [(2017, 40), (2022, 18)] {
        assert!(
            before.iter().any(|m| {
                year(reports[m.report]) == of_year
                    && matches!(m.said, Said::Praise(..))
                    && all.place(*m).is_some_and(|p| p.number == Some(number))
            }),
            "{of_year}"
        );
    }
    // The report that asks says why, in its paragraph 11.
    assert!(all.mentions(theme).iter().any(|m| {
        m.report == point.0
            && matches!(m.said, Said::Fault(..))
            && all.place(*m).is_some_and(|p| p.number == Some(11))
    }));
}
