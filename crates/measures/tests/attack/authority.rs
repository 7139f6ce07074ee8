//! The sample authority's own measures over twelve monthly releases.

use children::Day;
use measures::cases::Months;
use measures::catalogue;
use measures::disclosure::{PublishedTable, Settings, publish};
use measures::release::{self, Given};
use measures::scene::{Scene, Standards};
use measures::tally::count;
use returns::service::{Supplied, build};
use sample::Ask;


const RELEASES: u32 = 12;

#[test]
fn twelve_releases_of_the_sample_authority_give_away_nobody() {
    let today = Day::new(2026, 10, 31).unwrap();
    let made = sample::authority(Ask::usual(1, today));
    let supplied = Supplied {
        safeguarding: Some(made.safeguarding),
        optional: Some(made.optional),
        ..Supplied::default()
    };
    let (service, _) = build(&supplied, today);
    let standards = Standards::default();
    let mut releases: Vec<PublishedTable> = Vec::new();
    let mut workings = Vec::new();
    for back in (0..RELEASES).rev() {
        let as_at = children::Month::of(today).plus(-i32::try_from(back).unwrap()).last();
        let scene = Scene {
            service: &service,
            standards: &standards,
            today: as_at,
        };
        let months = Months::ending(as_at, 48);
        let measures: Vec<_> = (release::CORE.iter())
            .map(|core| catalogue::find(core.id).unwrap())
            .collect();
        let all = 0..u32::try_from(service.children.len()).unwrap();
        let counted = count(&measures, &scene, months, all);
        let given: Vec<Given<'_>> = (measures.iter().zip(&counted))
            .map(|(measure, counted)| Given {
                measure,
                counted: measure.why_not(&service).is_none().then_some(counted),
                told_from: 0,
                people: service.population_on(as_at).map(|(_, people)| people),
            })
            .collect();
        let names = |by: measures::groups::Breakdown| by.groups(&service);
        let table = release::table(&given, &names, &releases).unwrap();
        let started = std::time::Instant::now();
        let published = publish(table, &Settings::departmental(), &releases).unwrap();
        let took = started.elapsed();
        let of = published.workings().unwrap();
        eprintln!("{as_at}: {of:?}, {took:?}");
        workings.push(of);
        releases.push(published);
    }
}
