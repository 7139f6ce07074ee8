//! The sample authority's own measures over twelve monthly releases.

use std::collections::BTreeMap;

use children::Day;
use measures::cases::Months;
use measures::catalogue;
use measures::disclosure::{PublishedTable, Settings, publish};
use measures::groups::Breakdown;
use measures::measure::{Measure, Value, When};
use measures::release::{self, Given};
use measures::scene::{Scene, Standards};
use measures::tally::{Counted, Counting, Tally, count};
use returns::service::{Supplied, build};
use sample::Ask;

use crate::attacker::Attacker;
use crate::{K, numbers};

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
    let mut attacker = Attacker::default();
    let mut truth: BTreeMap<String, u32> = BTreeMap::new();
    for back in (0..RELEASES).rev() {
        let as_at = children::Month::of(today)
            .plus(-i32::try_from(back).unwrap())
            .last();
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
        let counting = count(&measures, &scene, months, all);
        let counted: Vec<Counted> = counting.into_iter().map(Counting::counted).collect();
        let given: Vec<Given<'_>> = (measures.iter().zip(&counted))
            .map(|(measure, counted)| Given {
                measure,
                counted: measure.why_not(&service).is_none().then_some(counted),
                told_from: 0,
                people: service.population_on(as_at).map(|(_, people)| people),
            })
            .collect();
        let names = |by: Breakdown| by.groups(&service);
        let table = release::table(&given, &names, &releases).unwrap();
        let published = publish(table, &Settings::departmental(), &releases).unwrap();
        assert_eq!(published.workings().unwrap().exposed, 0);
        for (key, number) in numbers(&published) {
            if number.is_some() || !attacker.is_known(&key) {
                attacker.reads(&key, number, 1);
            }
        }
        for (measure, counted) in measures.iter().zip(&counted) {
            let known = Known {
                id: measure.id,
                share: measure.value == Value::Share,
                months,
            };
            known.adds_up(measure, counted, &names, &mut attacker, &mut truth);
        }
        for core in release::CORE {
            if let Some(wide) = core.within {
                let inner: Vec<String> = (truth.keys())
                    .filter(|key| key.starts_with(&format!("{}/", core.id)))
                    .cloned()
                    .collect();
                for inner in inner {
                    let outer = inner.replacen(core.id, wide, 1);
                    if truth.contains_key(&outer) {
                        attacker
                            .adds_up(&outer, &[inner.clone(), format!("{outer} beyond {inner}")]);
                    }
                }
            }
        }
        releases.push(published);
    }
    let shown = |release: &PublishedTable| {
        let numbers = numbers(release);
        let shown = numbers
            .iter()
            .filter(|(_, number)| number.is_some())
            .count();
        100.0 * shown as f64 / numbers.len() as f64
    };
    let share = releases.iter().map(shown).sum::<f64>() / releases.len() as f64;
    let sought: Vec<&str> = (truth.iter())
        .filter(|(key, value)| (1..=5).contains(*value) && !attacker.is_known(key))
        .map(|(key, _)| key.as_str())
        .collect();
    // Some of what was released was corrected since: where numbers contradict each other nothing follows from them.
    let found: Vec<&str> = (attacker.finds(&sought, K).into_iter())
        .filter(|key| {
            let (low, high) = attacker.range(key);
            (low..=high).contains(&f64::from(truth[*key]))
        })
        .collect();
    eprintln!(
        "{RELEASES} releases of the sample authority: {share:.0}% of counts shown; {} small counts sought, {} found; {} \
         could be nothing, by numbers corrected between releases",
        sought.len(),
        found.len(),
        attacker.contradictions.get()
    );
    assert_eq!(found.len(), 0, "{found:?}");
    assert!(share > 70.0);
}

/// What everybody knows of a measure: what adds up to what.
struct Known {
    id: &'static str,
    share: bool,
    months: Months,
}

impl Known {
    fn adds_up(
        &self,
        measure: &Measure,
        counted: &Counted,
        names: &dyn Fn(Breakdown) -> Vec<String>,
        attacker: &mut Attacker,
        truth: &mut BTreeMap<String, u32>,
    ) {
        let last = self.months.len() - 1;
        let month = |at: usize| self.months.month(at).first().to_string()[..7].to_owned();
        let mut note = |key: String, tally: Tally, attacker: &mut Attacker| {
            truth.insert(key.clone(), tally.counted);
            if self.share {
                truth.insert(format!("met: {key}"), tally.met);
                truth.insert(format!("rest: {key}"), tally.counted - tally.met);
                attacker.adds_up(&key, &[format!("met: {key}"), format!("rest: {key}")]);
            }
            key
        };
        let total = |whole: &str, parts: &[String], attacker: &mut Attacker| {
            let words = if self.share {
                &["", "met: ", "rest: "][..]
            } else {
                &[""]
            };
            for word in words {
                let parts: Vec<String> = parts.iter().map(|part| format!("{word}{part}")).collect();
                attacker.adds_up(&format!("{word}{whole}"), &parts);
            }
        };
        let year = |of: &dyn Fn(usize) -> Tally, at: usize| {
            (at - 11..=at).map(of).fold(Tally::default(), Tally::plus)
        };
        let events = measure.when == When::Events;
        let whole = |at: usize| counted.month(at);
        for at in last - 11..=last {
            note(
                format!("{}/All/{}", self.id, month(at)),
                whole(at),
                attacker,
            );
        }
        // What is broken down: the last month, or the last year to March.
        let at = match events {
            true => (0..=last)
                .rev()
                .find(|at| month(*at).ends_with("-03"))
                .unwrap(),
            false => last,
        };
        if events {
            for end in [at, last] {
                let key = note(
                    format!("{}/All/year to {}", self.id, month(end)),
                    year(&whole, end),
                    attacker,
                );
                let months: Vec<String> = (end - 11..=end)
                    .map(|at| {
                        note(
                            format!("{}/All/{}", self.id, month(at)),
                            whole(at),
                            attacker,
                        )
                    })
                    .collect();
                total(&key, &months, attacker);
            }
        }
        let period = if events {
            format!("year to {}", month(at))
        } else {
            month(at)
        };
        for by in [Breakdown::Team, Breakdown::Age, Breakdown::Ethnicity] {
            let groups: Vec<String> = (names(by).iter().enumerate())
                .map(|(group, name)| {
                    let of = |at: usize| counted.group(at, by, group);
                    let tally = if events { year(&of, at) } else { of(at) };
                    note(
                        format!("{}/{}/{name}/{period}", self.id, by.word()),
                        tally,
                        attacker,
                    )
                })
                .collect();
            total(&format!("{}/All/{period}", self.id), &groups, attacker);
        }
    }
}
