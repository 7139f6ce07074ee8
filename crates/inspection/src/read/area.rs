//! What the reports of 2013 to 2018 say of the area in figures: their own section of facts, line by line.
//!
//! Which facts, and the words each is known by, is the table `facts::FACTS`; the names in it are stable.

mod facts;
mod figures;

use jiff::civil::Date;

use crate::read::face::Face;
use crate::read::furniture::{self, Block, Body, Mark};
use crate::read::sections;
use crate::record::{AreaFact, Doubt, Evidence, FactValue, Framework, Source};
use crate::text::Text;

use facts::{FACTS, Fact};
use figures::Sentence;

/// Reads the facts of a report's area; nothing where its framework has no such section.
#[must_use]
pub fn read(text: &Text, face: &Face) -> (Vec<AreaFact>, Vec<Doubt>) {
    of(&furniture::body(text), face)
}

/// The facts in a body.
pub(crate) fn of(body: &Body, face: &Face) -> (Vec<AreaFact>, Vec<Doubt>) {
    match face.framework {
        Framework::Sif | Framework::LscbReview => {}
        Framework::LookedAfter2013
        | Framework::Ilacs2018
        | Framework::Ilacs2023
        | Framework::Ilacs2026
        | Framework::IlacsLetter
        | Framework::Jtai => return (Vec::new(), Vec::new()),
    }
    let mut facts: Vec<AreaFact> = Vec::new();
    // The line above that a list stands under, with the day it gives.
    let mut above = String::new();
    let mut day: Option<Date> = None;
    for block in sections::about_the_area(body, face.title_page) {
        let lower = block.text.to_lowercase();
        let sentence = Sentence::of(&lower);
        let own = figures::day(&lower);
        if ["of this number", "of these"]
            .iter()
            .any(|b| lower.starts_with(b))
        {
            above.push_str(&lower);
        } else if !is_listed(block) {
            day = own;
            above.clone_from(&lower);
        }
        for fact in FACTS {
            if facts.iter().any(|f| f.name == fact.name) {
                continue;
            }
            if let Some(value) = value(fact, &sentence, &lower, &above) {
                facts.push(AreaFact {
                    name: fact.name.to_owned(),
                    value,
                    as_at: own.or(day),
                    evidence: Evidence {
                        source: Source::Page(block.page),
                        words: block.text.clone(),
                    },
                });
            }
        }
    }
    facts.extend(caseload(body, face.title_page));
    let doubts = if facts.is_empty() {
        vec![Doubt {
            field: Some("area_facts".to_owned()),
            page: None,
            says: "No section of facts about the area was found.".to_owned(),
        }]
    } else {
        Vec::new()
    };
    (facts, doubts)
}

/// The first sentence of the findings that puts a number on social workers' caseloads.
fn caseload(body: &Body, title_page: u16) -> Option<AreaFact> {
    let findings = body.blocks.iter().filter(|b| b.page > title_page);
    findings
        .filter(|b| b.text.contains("aseload"))
        .find_map(|block| {
            let of_others = figures::is_of_others(&block.text.to_lowercase());
            let said = block.text.split_inclusive(". ").map(str::trim).find(|s| {
                let lower = s.to_lowercase();
                (!of_others || lower.contains("social work")) && figures::numbers_a_caseload(&lower)
            })?;
            Some(AreaFact {
                name: "caseload".to_owned(),
                value: FactValue::Words(said.to_owned()),
                as_at: None,
                evidence: Evidence {
                    source: Source::Page(block.page),
                    words: block.text.clone(),
                },
            })
        })
}

/// Whether a line stands in a list under the line before: a dash, or a bullet that begins in small letters or a number.
fn is_listed(block: &Block) -> bool {
    match block.mark {
        Mark::Bullet(mark) => {
            mark != '•'
                || block
                    .text
                    .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        }
        Mark::None | Mark::Number(_) => false,
    }
}

/// The value of a fact in a line, where the line gives it.
fn value(fact: &Fact, sentence: &Sentence, lower: &str, above: &str) -> Option<FactValue> {
    let holds = |words: &&str| lower.contains(*words);
    if fact.without.iter().any(holds) {
        return None;
    }
    let with = fact.with.is_empty() || fact.with.iter().any(|w| holds(w) || above.contains(w));
    if !with {
        return None;
    }
    fact.beside
        .iter()
        .filter_map(|words| lower.find(words).map(|at| (at, words.len())))
        .find_map(|(at, long)| {
            if fact.follows {
                sentence.after(at + long, fact.unit)
            } else {
                sentence.before(at, fact.unit)
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::furniture::invented::{face, text};

    const AREA: &str = "# Information about this local authority area
## Children living in this area

•|Approximately 41,500 children and young people under the age of 18 live in
  Mereshire. This is 21.5% of the total population in the area.
•|The proportion of children entitled to free school meals:
  –|in primary schools is 12% (the national average is 17%)
  –|in secondary schools is 9.5% (the national average is 14%).
•|The proportion of children with English as an additional language:
  –|in primary schools is 6% (the national average is 19%).
## Children looked after in this area

•|At 31 March 2016, 1,204 children are being looked after (by the council) being
  looked after by the local authority (a rate of 61.5 per 10,000 children). This is an
  increase from 1,180 (60 per 10,000 children) at 31 March 2015. Of this number:
  –|301 (or 25%) live outside the local authority area
  –|seven live in residential special schools, of whom two live out of the area
  –|fewer than five are unaccompanied asylum-seeking children.
•|In the last 12 months:
  –|there have been no adoptions.
•|The local authority does not operate any children’s homes.
•|The director of children’s services has been in post since June 2014.
# Recommendations

1.|Ensure that 99 children live with foster families.";

    #[test]
    fn facts_are_read_with_their_day_page_and_words() {
        let (facts, doubts) = read(&text(&["Mereshire", AREA]), &face(Framework::Sif));
        assert!(doubts.is_empty());
        let value = |name: &str| {
            facts
                .iter()
                .find(|f| f.name == name)
                .map(|f| f.value.clone())
        };
        let expected = [
            ("child_population", FactValue::Count(41_500)),
            ("child_population_share", FactValue::Percent(21.5)),
            ("free_school_meals_primary", FactValue::Percent(12.0)),
            ("free_school_meals_secondary", FactValue::Percent(9.5)),
            (
                "english_additional_language_primary",
                FactValue::Percent(6.0),
            ),
            ("looked_after", FactValue::Count(1204)),
            ("looked_after_rate", FactValue::RatePer10000(61.5)),
            ("looked_after_out_of_area", FactValue::Count(301)),
            ("looked_after_out_of_area_share", FactValue::Percent(25.0)),
            ("in_residential_special_schools", FactValue::Count(7)),
            (
                "unaccompanied_asylum_seekers",
                FactValue::Words("fewer than five".to_owned()),
            ),
            ("adoptions_12_months", FactValue::Count(0)),
            ("childrens_homes", FactValue::Count(0)),
            (
                "director_in_post_since",
                FactValue::Words("June 2014".to_owned()),
            ),
        ];
        for (name, said) in expected {
            assert_eq!(value(name), Some(said), "{name}");
        }
        assert_eq!(value("in_foster_families"), None);
        let outside = facts
            .iter()
            .find(|f| f.name == "looked_after_out_of_area")
            .unwrap();
        assert_eq!(outside.as_at, Date::new(2016, 3, 31).ok());
        assert_eq!(outside.evidence.source, Source::Page(2));
        assert_eq!(
            outside.evidence.words,
            "301 (or 25%) live outside the local authority area"
        );
    }

    #[test]
    fn a_number_on_caseloads_is_kept_in_its_sentence() {
        let page = "# Inspection findings\n\n1.|Work is good. Caseloads average 17 children. Reviewing is prompt.\n\n2.|Independent reviewing officers have caseloads of 70.";
        let (facts, _) = read(&text(&["Mereshire", page]), &face(Framework::Sif));
        let said: Vec<_> = facts.iter().map(|f| (f.name.as_str(), &f.value)).collect();
        let words = FactValue::Words("Caseloads average 17 children.".to_owned());
        assert_eq!(said, [("caseload", &words)]);
    }

    #[test]
    fn later_frameworks_have_no_such_section_and_no_doubt() {
        let read = read(&text(&["Mereshire", AREA]), &face(Framework::Ilacs2023));
        assert_eq!(read, (Vec::new(), Vec::new()));
    }
}
