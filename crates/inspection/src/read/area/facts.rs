//! The facts an area is told by, and the words each is known by.

use super::figures::Unit;

/// A fact and the words it is known by.
pub(super) struct Fact {
    /// Its stable name.
    pub(super) name: &'static str,
    /// What its value is.
    pub(super) unit: Unit,
    /// Words of which one stands right after its value, or before it where `follows`; lower case.
    pub(super) beside: &'static [&'static str],
    /// Whether the value follows the words.
    pub(super) follows: bool,
    /// Words one of which the line, or the line it is listed under, also holds; none needed where empty.
    pub(super) with: &'static [&'static str],
    /// Words the line does not hold.
    pub(super) without: &'static [&'static str],
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
pub(super) const FACTS: &[Fact] = &[
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
            "in primary and nursery schools is",
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
            "in primary and nursery schools is",
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
            "living outside the",
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
            "living outside the",
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
            "with foster families",
        ],
    ),
    Fact::count(
        "living_with_parents",
        &[
            "live with parents",
            "with parents",
            "live with their parents",
            "lives with parents",
            "lived with parents",
            "live with a parent",
        ],
    ),
    Fact::count(
        "unaccompanied_asylum_seekers",
        &[
            "unaccompanied asylum",
            "unaccompanied, asylum",
            "unaccompanied and seeking",
        ],
    )
    .without(&["per 10,000"]),
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
    Fact::new(
        "childrens_homes",
        Unit::Nothing,
        &[
            "does not operate any children",
            "does not operate children",
            "does not run any children",
            "has no children’s homes",
        ],
    ),
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
        .without(&["chair of the", "safeguarding children board"]),
    Fact::new("board_chair_in_post_since", Unit::Since, &["in post since"])
        .after()
        .with(&[
            "chair of the l",
            "lscb chair",
            "safeguarding children board",
            "chair of the board",
        ]),
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
