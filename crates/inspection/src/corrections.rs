//! A person's corrections, laid over a reading.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::authorities;
use crate::record::{
    Aspect, AuthorityName, Evidence, Framework, Grade, Judgement, Kind, Outcome, Read, Record,
    Source, Window,
};

/// A field put right by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The field, one of [`FIELDS`].
    pub field: String,
    /// What the reading said when it was corrected (empty where nothing was read).
    pub was: String,
    /// What it should say, in the words of `reports read --format csv`; empty where the report does not say.
    pub value: String,
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// How a correction stands against the reading of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The reading still says otherwise: the correction is in force.
    InForce,
    /// The reading now agrees with the correction.
    NowAgrees,
    /// The field or value is not known any more: the correction could not be applied.
    CannotApply,
}

/// The fields a person can put right, named and written as in `reports read --format csv`.
pub const FIELDS: &[&str] = &[
    "framework",
    "kind",
    "urn",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "overall",
    "leaders",
    "help_and_protection",
    "in_care",
    "in_care_and_leavers",
    "care_leavers",
    "adoption",
    "lscb",
];

/// The frameworks a word names alone; the others share the word `other`, and the kind tells them apart.
const NAMED: [Framework; 4] = [
    Framework::Sif,
    Framework::Ilacs2018,
    Framework::Ilacs2023,
    Framework::Ilacs2026,
];

/// What a record says in a field; empty where nothing was read.
#[must_use]
pub fn value(record: &Record, field: &str) -> String {
    let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    match field {
        "framework" => record
            .framework
            .as_ref()
            .map_or("", |f| f.value.word())
            .to_owned(),
        "kind" => record
            .kind
            .as_ref()
            .map_or("", |k| k.value.word())
            .to_owned(),
        "urn" => record
            .authority
            .as_ref()
            .and_then(|a| a.value.urn.clone())
            .unwrap_or_default(),
        "inspection_start" => day(record.fieldwork.iter().map(|w| w.value.first).min()),
        "inspection_end" => day(record.fieldwork.iter().map(|w| w.value.last).max()),
        "published" => day(record.published.as_ref().map(|p| p.value)),
        "lead_inspector" => record
            .lead_inspectors
            .iter()
            .map(|name| name.value.as_str())
            .collect::<Vec<_>>()
            .join("; "),
        _ => aspect(field)
            .and_then(|aspect| record.grade(aspect))
            .map_or("", Grade::word)
            .to_owned(),
    }
}

/// Whether a field can say this.
///
/// # Errors
/// What to write instead, in a sentence for the person.
pub fn check(field: &str, value: &str) -> Result<(), String> {
    Change::of(field, value).map(|_| ())
}

/// Lays corrections over a reading, in order; the record with them, and how each stands.
///
/// A correction [`Standing::NowAgrees`] when the reading alone says the same.
#[must_use]
pub fn apply(record: Record, corrections: &[Correction]) -> (Record, Vec<Standing>) {
    let read: Vec<String> = corrections
        .iter()
        .map(|c| value(&record, &c.field))
        .collect();
    let mut corrected = record;
    let standings = corrections
        .iter()
        .zip(read)
        .map(
            |(correction, read)| match Change::of(&correction.field, &correction.value) {
                Err(_) => Standing::CannotApply,
                Ok(_) if read == correction.value => Standing::NowAgrees,
                Ok(change) => {
                    change.make(&mut corrected, correction);
                    Standing::InForce
                }
            },
        )
        .collect();
    (corrected, standings)
}

/// A correction understood.
enum Change {
    Framework(Option<Framework>),
    Kind(Option<Kind>),
    Urn(Option<String>),
    FirstDay(Date),
    LastDay(Date),
    Published(Option<Date>),
    LeadInspectors(Vec<String>),
    Grade(Aspect, Option<Grade>),
}

impl Change {
    fn of(field: &str, value: &str) -> Result<Self, String> {
        let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        Ok(match field {
            "framework" => Self::Framework(one_of(value, &NAMED, Framework::word)?),
            "kind" => Self::Kind(one_of(value, &Kind::ALL, Kind::word)?),
            "urn" => match some(value) {
                Some(urn) if authorities::by_urn(&urn).is_none() => {
                    return Err(format!("No authority has the reference number {urn}"));
                }
                urn => Self::Urn(urn),
            },
            "inspection_start" => Self::FirstDay(day(value)?),
            "inspection_end" => Self::LastDay(day(value)?),
            "published" => Self::Published(if value.is_empty() {
                None
            } else {
                Some(day(value)?)
            }),
            "lead_inspector" => Self::LeadInspectors(
                value
                    .split(';')
                    .map(|name| name.trim().to_owned())
                    .filter(|name| !name.is_empty())
                    .collect(),
            ),
            _ => match aspect(field) {
                Some(aspect) => Self::Grade(aspect, one_of(value, &Grade::ALL, Grade::word)?),
                None => return Err(format!("No field is called {field}")),
            },
        })
    }

    fn make(self, record: &mut Record, correction: &Correction) {
        let evidence = Evidence {
            source: Source::Person,
            words: format!("{}: {}", correction.by, correction.why),
        };
        fn by_person<T>(value: T, evidence: &Evidence) -> Read<T> {
            Read {
                value,
                evidence: evidence.clone(),
            }
        }
        match self {
            Self::Framework(value) => record.framework = value.map(|v| by_person(v, &evidence)),
            Self::Kind(value) => record.kind = value.map(|v| by_person(v, &evidence)),
            Self::Urn(urn) => {
                let printed = record
                    .authority
                    .as_ref()
                    .map(|a| a.value.printed.clone())
                    .or_else(|| {
                        urn.as_deref()
                            .and_then(authorities::by_urn)
                            .map(|a| a.name.clone())
                    })
                    .unwrap_or_default();
                record.authority = Some(by_person(AuthorityName { printed, urn }, &evidence));
            }
            Self::FirstDay(first) => match record.fieldwork.first_mut() {
                Some(window) => {
                    *window = by_person(
                        Window {
                            first,
                            ..window.value
                        },
                        &evidence,
                    )
                }
                None => record
                    .fieldwork
                    .push(by_person(Window { first, last: first }, &evidence)),
            },
            Self::LastDay(last) => match record.fieldwork.last_mut() {
                Some(window) => {
                    *window = by_person(
                        Window {
                            last,
                            ..window.value
                        },
                        &evidence,
                    )
                }
                None => record
                    .fieldwork
                    .push(by_person(Window { first: last, last }, &evidence)),
            },
            Self::Published(value) => record.published = value.map(|v| by_person(v, &evidence)),
            Self::LeadInspectors(names) => {
                record.lead_inspectors = names
                    .into_iter()
                    .map(|name| by_person(name, &evidence))
                    .collect();
            }
            Self::Grade(aspect, None) => record.judgements.retain(|j| j.aspect != aspect),
            Self::Grade(aspect, Some(grade)) => {
                let corrected = Judgement {
                    aspect,
                    outcome: Outcome::Graded(grade),
                    evidence,
                };
                match record.judgements.iter_mut().find(|j| j.aspect == aspect) {
                    Some(judgement) => *judgement = corrected,
                    None => record.judgements.push(corrected),
                }
            }
        }
    }
}

/// The aspect a field holds the grade of.
fn aspect(field: &str) -> Option<Aspect> {
    Aspect::COLUMNS
        .iter()
        .copied()
        .find(|aspect| aspect.word() == field)
}

/// The one of these whose word is written, none where nothing is.
fn one_of<T: Copy>(
    value: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
) -> Result<Option<T>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let found = all.iter().copied().find(|one| word(*one) == value);
    found.map(Some).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        format!("Enter one of {}, or nothing", words.join(", "))
    })
}

fn day(value: &str) -> Result<Date, String> {
    value
        .parse()
        .map_err(|_| "Enter a day as year, month and day, such as 2024-07-23".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Status;

    fn correction(field: &str, value: &str) -> Correction {
        Correction {
            field: field.into(),
            was: String::new(),
            value: value.into(),
            by: "Sam Reader".into(),
            at: Timestamp::UNIX_EPOCH,
            why: "page 1 says so".into(),
        }
    }

    fn blank() -> Record {
        Record::not_read(Status::PartlyRead, "")
    }

    #[test]
    fn every_field_takes_a_correction_and_then_says_it() {
        let said = [
            ("framework", "ilacs_2023"),
            ("kind", "focused_visit"),
            ("urn", "80556"),
            ("inspection_start", "2024-05-13"),
            ("inspection_end", "2024-05-24"),
            ("published", "2024-07-23"),
            ("lead_inspector", "Ann Example; Bo Example"),
        ];
        for field in FIELDS {
            let value_of = said
                .iter()
                .find(|(name, _)| name == field)
                .map_or("inadequate", |(_, value)| value);
            let (record, standings) = apply(blank(), &[correction(field, value_of)]);
            assert_eq!(standings, [Standing::InForce], "{field}");
            assert_eq!(value(&record, field), value_of, "{field}");
        }
    }

    #[test]
    fn a_reading_that_says_the_same_now_agrees_and_keeps_its_own_evidence() {
        let (corrected, _) = apply(blank(), &[correction("overall", "good")]);
        let mut read = corrected;
        for judgement in &mut read.judgements {
            judgement.evidence.source = Source::Page(1);
        }
        let (again, standings) = apply(read.clone(), &[correction("overall", "good")]);
        assert_eq!(standings, [Standing::NowAgrees]);
        assert_eq!(again, read);
    }

    #[test]
    fn a_later_correction_wins_over_an_earlier_one() {
        let (record, _) = apply(
            blank(),
            &[
                correction("leaders", "good"),
                correction("leaders", "inadequate"),
            ],
        );
        assert_eq!(value(&record, "leaders"), "inadequate");
    }

    #[test]
    fn what_a_field_cannot_say_is_told_and_never_applied() {
        assert!(
            check("overall", "fine")
                .unwrap_err()
                .contains("outstanding")
        );
        assert!(check("published", "23/07/2024").is_err());
        assert!(check("urn", "1").is_err());
        assert!(check("colour", "blue").is_err());
        let (record, standings) = apply(blank(), &[correction("overall", "fine")]);
        assert_eq!(standings, [Standing::CannotApply]);
        assert_eq!(record, blank());
    }

    #[test]
    fn an_empty_correction_takes_a_wrong_value_away() {
        let (read, _) = apply(blank(), &[correction("adoption", "good")]);
        let (record, standings) = apply(read, &[correction("adoption", "")]);
        assert_eq!(standings, [Standing::InForce]);
        assert_eq!(record.grade(Aspect::Adoption), None);
    }
}
