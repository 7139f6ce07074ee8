//! What the reports of 2013 to 2018 say of the area in figures: their own section of facts, line by line.
//!
//! Which facts, and the words each is known by, is the table [`FACTS`]; the names in it are stable.

mod figures;

use jiff::civil::Date;

use crate::read::face::Face;
use crate::read::furniture::{self, Block, Body, Mark};
use crate::read::sections;
use crate::record::{AreaFact, Doubt, Evidence, FactValue, Framework, Source};
use crate::text::Text;

use figures::{Sentence, Unit};

/// A fact and the words it is known by.
struct Fact {
    /// Its stable name.
    name: &'static str,
    /// What its value is.
    unit: Unit,
    /// Words of which one stands right after its value, or before it where `follows`; lower case.
    beside: &'static [&'static str],
    /// Whether the value follows the words.
    follows: bool,
    /// Words one of which the line, or the line it is listed under, also holds; none needed where empty.
    with: &'static [&'static str],
    /// Words the line does not hold.
    without: &'static [&'static str],
}

impl Fact {
    const fn count(name: &'static str, beside: &'static [&'static str]) -> Self {
        Self::new(name, Unit::Count, beside)
    }

    const fn percent(name: &'static str, beside: &'static [&'static str]) -> Self {
        Self::new(name, Unit::Percent, beside)
    }

    const fn new(name: &'static str, unit: Unit, beside: &'static [&'static str]) -> Self {
        Self {
            name,
            unit,
            beside,
            follows: false,
            with: &[],
            without: &[],
        }
    }

    const fn after(self) -> Self {
        Self {
            follows: true,
            ..self
        }
    }

    const fn with(self, with: &'static [&'static str]) -> Self {
        Self { with, ..self }
    }

    const fn without(self, without: &'static [&'static str]) -> Self {
        Self { without, ..self }
    }
}

/// The facts, in the order reports give them.
const FACTS: &[Fact] = &[
    Fact::count(
        "child_population",
        &[
            "children and young people under the age of 18",
            "children under the age of 18",
            "children and young people aged under 18",
        ],
    ),
    Fact::percent(
        "child_population_share",
        &["of the total population", "of the population in the area"],
    ),
    Fact::percent(
        "children_in_poverty",
        &[
            "are living in poverty",
            "living in poverty",
            "live in poverty",
        ],
    ),
    Fact::percent(
        "free_school_meals_primary",
        &[
            "in primary schools is",
            "in primary schools was",
            "primary schools is",
            "in primary schools it is",
        ],
    )
    .after()
    .with(&["free school meals"]),
    Fact::percent(
        "free_school_meals_secondary",
        &[
            "in secondary schools is",
            "in secondary schools was",
            "secondary schools is",
            "in secondary schools it is",
        ],
    )
    .after()
    .with(&["free school meals"]),
    Fact::percent(
        "minority_ethnic_share",
        &[
            "minority ethnic groups account for",
            "minority ethnic groups make up",
            "minority ethnic groups constitute",
        ],
    )
    .after(),
    Fact::percent(
        "english_additional_language_primary",
        &[
            "in primary schools is",
            "primary schools is",
            "in primary schools it is",
        ],
    )
    .after()
    .with(&["additional language"]),
    Fact::percent(
        "english_additional_language_secondary",
        &[
            "in secondary schools is",
            "secondary schools is",
            "in secondary schools it is",
        ],
    )
    .after()
    .with(&["additional language"]),
    Fact::count(
        "children_in_need",
        &["formally in need", "had been identified through assessment"],
    ),
    Fact::count(
        "child_protection_plans",
        &[
            "subject of a child protection plan",
            "subject of child protection plans",
            "subject to a child protection plan",
            "subject of a protection plan",
        ],
    ),
    Fact::new("child_protection_plans_rate", Unit::Rate, &["per 10,000"])
        .with(&["child protection plan"])
        .without(&["looked after"]),
    Fact::count(
        "privately_fostered",
        &[
            "privately arranged",
            "private fostering arrangement",
            "privately fostered",
        ],
    ),
    Fact::count(
        "serious_incident_notifications",
        &["serious incident notification", "serious incident notice"],
    ),
    Fact::count("serious_case_reviews", &["serious case review"]),
    Fact::count(
        "looked_after",
        &[
            "being looked after by",
            "looked after by the local authority",
        ],
    ),
    Fact::new("looked_after_rate", Unit::Rate, &["per 10,000"]).with(&["looked after by"]),
    Fact::count(
        "looked_after_out_of_area",
        &[
            "live outside the",
            "live outside of the",
            "live out of the",
            "lived outside the",
            "were living outside the",
        ],
    )
    .with(&["looked after", "of this number"])
    .without(&["residential", "foster", "with parents", "special school"]),
    Fact::new(
        "looked_after_out_of_area_share",
        Unit::PercentBeside,
        &[
            "live outside the",
            "live outside of the",
            "live out of the",
            "lived outside the",
        ],
    )
    .with(&["looked after", "of this number"])
    .without(&["residential", "foster", "with parents", "special school"]),
    Fact::count(
        "in_childrens_homes",
        &[
            "live in residential children",
            "lived in residential children",
            "lives in residential children",
            "live in children’s homes",
            "lives in a residential children",
        ],
    ),
    Fact::count(
        "in_residential_special_schools",
        &[
            "live in residential special",
            "live in a residential special",
            "lives in a residential special",
            "lived in residential special",
        ],
    ),
    Fact::count(
        "in_foster_families",
        &[
            "live with foster",
            "live with a foster",
            "lived with foster",
            "live in foster",
        ],
    ),
    Fact::count(
        "living_with_parents",
        &[
            "live with parents",
            "live with their parents",
            "lives with parents",
            "lived with parents",
            "live with a parent",
        ],
    ),
    Fact::count("unaccompanied_asylum_seekers", &["unaccompanied asylum"]).without(&["per 10,000"]),
    Fact::count(
        "adoptions_12_months",
        &[
            "adoption",
            "children were adopted",
            "children have been adopted",
            "child was adopted",
            "have been adopted",
            "were adopted",
        ],
    )
    .with(&["12 months", "past year", "last year"])
    .without(&["agency"]),
    Fact::count(
        "special_guardianship_12_months",
        &[
            "became subject",
            "became the subject",
            "became subjects",
            "special guardianship",
        ],
    )
    .with(&["special guardianship"]),
    Fact::count(
        "ceased_to_be_looked_after_12_months",
        &["ceased to be looked after", "ceased being looked after"],
    )
    .without(&["independent living", "multiple occup"]),
    Fact::count(
        "moved_to_independent_living_12_months",
        &[
            "ceased to be looked after",
            "moved on to independent",
            "moved to independent",
        ],
    )
    .with(&["independent living"])
    .without(&["multiple occup"]),
    Fact::count(
        "in_houses_of_multiple_occupation_12_months",
        &[
            "ceased to be looked after",
            "living in houses",
            "living in a house",
        ],
    )
    .with(&["multiple occup"])
    .without(&["independent living"]),
    Fact::count("childrens_homes", &["operates", "runs", "has"])
        .after()
        .with(&[
            "authority operates",
            "council operates",
            "authority runs",
            "council runs",
        ]),
    Fact::new("director_in_post_since", Unit::Since, &["in post since"])
        .after()
        .with(&["director of children", "dcs"])
        .without(&["chair of the"]),
    Fact::new("board_chair_in_post_since", Unit::Since, &["in post since"])
        .after()
        .with(&["chair of the l", "lscb chair", "chair of the board"]),
    Fact::new(
        "previous_inspection_looked_after",
        Unit::Grade,
        &[
            "judged to be",
            "judged as",
            "were judged",
            "was judged",
            "overall effectiveness",
        ],
    )
    .after()
    .with(&["looked after", "children in care"])
    .without(&["children’s home"]),
    Fact::new(
        "previous_inspection_safeguarding",
        Unit::Grade,
        &[
            "judged to be",
            "judged as",
            "were judged",
            "was judged",
            "overall effectiveness",
        ],
    )
    .after()
    .with(&[
        "safeguarding arrangements",
        "protection of children",
        "protection arrangements",
        "child protection",
    ])
    .without(&["children’s home", "looked after"]),
];

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
        let begins = !is_listed(block, &lower);
        if begins {
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

/// Whether a line stands in a list under the line before: a dash, or a bullet that begins in small letters or a number.
fn is_listed(block: &Block, lower: &str) -> bool {
    match block.mark {
        Mark::Bullet(mark) => {
            mark != '•'
                || block
                    .text
                    .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
                || ["of this number", "of these"]
                    .iter()
                    .any(|b| lower.starts_with(b))
        }
        Mark::None | Mark::Number(_) => false,
    }
}

/// The value of a fact in a line, where the line gives it.
fn value(fact: &Fact, sentence: &Sentence, lower: &str, above: &str) -> Option<FactValue> {
    let holds = |words: &&str| lower.contains(*words);
    if fact.without.iter().any(|w| holds(w)) {
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
