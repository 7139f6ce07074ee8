//! The frameworks of inspection, as data with dates: adding one is a row here and, where its layout is new, a
//! file in `read/`.

use jiff::civil::{Date, date};

use crate::record::{Aspect, Framework, Grade};

/// What a framework judges, in which words, and when it was in force.
#[derive(Debug)]
pub struct Facts {
    /// Which framework.
    pub framework: Framework,
    /// Its name for people.
    pub name: &'static str,
    /// Its name in a narrow place.
    pub short_name: &'static str,
    /// Inspections beginning on or after this day were made under it.
    pub first: Date,
    /// Inspections beginning on or before this day were made under it; none for the one in force.
    pub last: Option<Date>,
    /// How its reports are laid out.
    pub layout: Layout,
    /// How the labels of its table begin, lower case, without marks.
    pub row_beginnings: &'static [&'static str],
    /// What it judges, in the order of its table.
    pub judged: &'static [Judged],
    /// Its scale, best first, with the words as printed.
    pub scale: &'static [(Grade, &'static str)],
    /// Headings its lists of improvement points stand under, lower case, without marks.
    pub list_headings: &'static [&'static str],
    /// What a reader should know of it, in a sentence; empty where nothing.
    pub note: &'static str,
}

/// One thing a framework judges.
#[derive(Debug)]
pub struct Judged {
    /// What.
    pub aspect: Aspect,
    /// Its name for people, as short as it can be.
    pub name: &'static str,
    /// Words that give its row of the table away, lower case, one space between; the first that fits wins.
    pub row: &'static [&'static str],
    /// Words that begin its section of the body, where the grade is printed a second time; empty where it is not.
    pub body_heading: &'static [&'static str],
    /// Whether a report without it is doubtful.
    pub expected: bool,
}

/// How the reports of a framework are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A table headed "Judgement" and "Grade" on the first page.
    JudgementTable,
    /// The single inspection framework: a headline for the overall grade, then a table without heading.
    Sif,
    /// A cover page, grades in a table at the end.
    LookedAfter2013,
    /// A headline for the board's grade.
    LscbReview,
    /// A letter without grades.
    Letter,
}

const SCALE: &[(Grade, &str)] = &[
    (Grade::Outstanding, "Outstanding"),
    (Grade::Good, "Good"),
    (
        Grade::RequiresImprovement,
        "Requires improvement to be good",
    ),
    (Grade::Inadequate, "Inadequate"),
];

const SCALE_SIF: &[(Grade, &str)] = &[
    (Grade::Outstanding, "Outstanding"),
    (Grade::Good, "Good"),
    (Grade::RequiresImprovement, "Requires improvement"),
    (Grade::Inadequate, "Inadequate"),
];

const SCALE_2013: &[(Grade, &str)] = &[
    (Grade::Outstanding, "Outstanding"),
    (Grade::Good, "Good"),
    (Grade::Adequate, "Adequate"),
    (Grade::Inadequate, "Inadequate"),
];

const LEADERS: Judged = Judged {
    aspect: Aspect::Leaders,
    name: "Leaders",
    row: &["impact of leaders"],
    body_heading: &[
        "impact of leaders on social work practice with children and families",
        "impact of leaders on practice with children and families",
    ],
    expected: true,
};

const HELP: Judged = Judged {
    aspect: Aspect::HelpAndProtection,
    name: "Help and protection",
    row: &["need help and protection", "help and protection"],
    body_heading: &["experiences and progress of children who need help and protection"],
    expected: true,
};

const IN_CARE_AND_LEAVERS: Judged = Judged {
    aspect: Aspect::InCareAndLeavers,
    name: "Children in care and care leavers",
    row: &["in care and care leavers"],
    body_heading: &[
        "experiences and progress of children in care and care leavers",
        "experiences and progress of children in care and of care leavers",
    ],
    expected: true,
};

const IN_CARE: Judged = Judged {
    aspect: Aspect::InCare,
    name: "Children in care",
    row: &["children in care"],
    body_heading: &["experiences and progress of children in care"],
    expected: true,
};

const CARE_LEAVERS: Judged = Judged {
    aspect: Aspect::CareLeavers,
    name: "Care leavers",
    row: &["care leavers"],
    body_heading: &[
        "experiences and progress of care leavers",
        "experiences and progress of children care leavers",
    ],
    expected: true,
};

const OVERALL: Judged = Judged {
    aspect: Aspect::Overall,
    name: "Overall",
    row: &["overall effectiveness"],
    body_heading: &[],
    expected: true,
};

const ILACS_ROWS: &[&str] = &[
    "the impact",
    "the experiences",
    "overall",
    "impact of",
    "experiences and",
];

const WHAT_NEEDS_TO_IMPROVE: &[&str] = &["what needs to improve"];

static LOOKED_AFTER_2013: Facts = Facts {
    framework: Framework::LookedAfter2013,
    name: "Inspection of looked after children services (2013)",
    short_name: "Looked after 2013",
    first: date(2013, 1, 1),
    last: Some(date(2013, 10, 31)),
    layout: Layout::LookedAfter2013,
    row_beginnings: &[
        "overall",
        "capacity",
        "outcomes",
        "quality of",
        "leadership",
    ],
    judged: &[
        Judged {
            aspect: Aspect::Overall,
            name: "Overall",
            row: &["overall effectiveness"],
            body_heading: &["overall effectiveness"],
            expected: true,
        },
        Judged {
            aspect: Aspect::CapacityToImprove,
            name: "Capacity to improve",
            row: &["capacity to improve", "capacity for improvement"],
            body_heading: &["capacity to improve", "capacity for improvement"],
            expected: true,
        },
        Judged {
            aspect: Aspect::Outcomes,
            name: "Outcomes",
            row: &["outcomes"],
            body_heading: &["outcomes"],
            expected: true,
        },
        Judged {
            aspect: Aspect::QualityOfProvision,
            name: "Quality of provision",
            row: &["quality of provision"],
            body_heading: &["quality of provision"],
            expected: true,
        },
        Judged {
            aspect: Aspect::Leaders,
            name: "Leadership and management",
            row: &["leadership and management"],
            body_heading: &["leadership and management"],
            expected: true,
        },
    ],
    scale: SCALE_2013,
    list_headings: &["areas for improvement"],
    note: "Its third grade was adequate, which is not the same as requires improvement.",
};

static SIF: Facts = Facts {
    framework: Framework::Sif,
    name: "Single inspection framework",
    short_name: "SIF",
    first: date(2013, 11, 1),
    last: Some(date(2018, 8, 31)),
    layout: Layout::Sif,
    row_beginnings: &[
        "children who",
        "children looked",
        "adoption",
        "experiences and",
        "leadership",
    ],
    judged: &[
        Judged {
            aspect: Aspect::HelpAndProtection,
            name: "Help and protection",
            row: &["need help and protection"],
            body_heading: &["experiences and progress of children who need help and protection"],
            expected: true,
        },
        Judged {
            aspect: Aspect::InCare,
            name: "Children looked after",
            row: &["looked after and achieving"],
            body_heading: &[
                "experiences and progress of children looked after and achieving permanence",
            ],
            expected: true,
        },
        Judged {
            aspect: Aspect::Adoption,
            name: "Adoption",
            row: &["adoption performance"],
            body_heading: &[
                "graded judgement for adoption performance",
                "graded judgement about adoption performance",
                "graded judgement for adoption",
            ],
            expected: true,
        },
        Judged {
            aspect: Aspect::CareLeavers,
            name: "Care leavers",
            row: &["progress of care leavers"],
            body_heading: &[
                "graded judgement about the experience and progress of care leavers",
                "graded judgement about the experiences and progress of care leavers",
                "graded judgement for the experience and progress of care leavers",
                "graded judgement for the experiences and progress of care leavers",
                "graded judgement for care leavers",
            ],
            expected: true,
        },
        Judged {
            aspect: Aspect::Leaders,
            name: "Leadership",
            row: &["leadership management and governance"],
            body_heading: &["leadership management and governance"],
            expected: true,
        },
        Judged {
            aspect: Aspect::Overall,
            name: "Overall",
            row: &[],
            body_heading: &[],
            expected: true,
        },
        Judged {
            aspect: Aspect::Lscb,
            name: "Safeguarding board",
            row: &[],
            body_heading: &[],
            expected: false,
        },
    ],
    scale: SCALE_SIF,
    list_headings: &[
        "recommendations",
        "what does the local authority need to improve",
        "priority and immediate action",
        "areas for improvement",
    ],
    note: "The safeguarding board was reviewed beside most of these inspections.",
};

static LSCB_REVIEW: Facts = Facts {
    framework: Framework::LscbReview,
    name: "Review of the local safeguarding children board",
    short_name: "Board review",
    first: date(2013, 11, 1),
    last: Some(date(2018, 8, 31)),
    layout: Layout::LscbReview,
    row_beginnings: &[],
    judged: &[Judged {
        aspect: Aspect::Lscb,
        name: "Safeguarding board",
        row: &[],
        body_heading: &[],
        expected: true,
    }],
    scale: SCALE_SIF,
    list_headings: &["recommendations"],
    note: "Only the board was reviewed: it says nothing of the authority's grades.",
};

static ILACS_2018: Facts = Facts {
    framework: Framework::Ilacs2018,
    name: "Inspection of local authority children's services (2018)",
    short_name: "ILACS 2018",
    first: date(2018, 1, 1),
    last: Some(date(2022, 12, 31)),
    layout: Layout::JudgementTable,
    row_beginnings: ILACS_ROWS,
    judged: &[LEADERS, HELP, IN_CARE_AND_LEAVERS, OVERALL],
    scale: SCALE,
    list_headings: WHAT_NEEDS_TO_IMPROVE,
    note: "One grade stands for children in care and care leavers.",
};

static ILACS_2023: Facts = Facts {
    framework: Framework::Ilacs2023,
    name: "Inspection of local authority children's services (2023)",
    short_name: "ILACS 2023",
    first: date(2023, 1, 1),
    last: Some(date(2026, 3, 31)),
    layout: Layout::JudgementTable,
    row_beginnings: ILACS_ROWS,
    judged: &[LEADERS, HELP, IN_CARE, CARE_LEAVERS, OVERALL],
    scale: SCALE,
    list_headings: WHAT_NEEDS_TO_IMPROVE,
    note: "Care leavers are judged apart from children in care.",
};

static ILACS_2026: Facts = Facts {
    framework: Framework::Ilacs2026,
    name: "Inspection of local authority children's services (2026)",
    short_name: "ILACS 2026",
    first: date(2026, 4, 1),
    last: None,
    layout: Layout::JudgementTable,
    row_beginnings: ILACS_ROWS,
    judged: &[LEADERS, HELP, IN_CARE, CARE_LEAVERS],
    scale: SCALE,
    list_headings: WHAT_NEEDS_TO_IMPROVE,
    note: "There is no overall grade.",
};

static ILACS_LETTER: Facts = Facts {
    framework: Framework::IlacsLetter,
    name: "Letter after a focused or monitoring visit",
    short_name: "Letter",
    first: date(2018, 1, 1),
    last: None,
    layout: Layout::Letter,
    row_beginnings: &[],
    judged: &[],
    scale: &[],
    list_headings: &[
        "what needs to improve",
        "areas for priority action",
        "areas for improvement",
    ],
    note: "Letters give no grades. Reading them has only been tried on invented ones.",
};

static JTAI: Facts = Facts {
    framework: Framework::Jtai,
    name: "Joint targeted area inspection",
    short_name: "JTAI",
    first: date(2016, 1, 1),
    last: None,
    layout: Layout::Letter,
    row_beginnings: &[],
    judged: &[],
    scale: &[],
    list_headings: &[
        "what needs to improve",
        "areas for priority action",
        "areas for improvement",
    ],
    note: "Joint inspections give no grades. Reading their letters has only been tried on invented ones.",
};

/// Every framework, oldest first.
pub static FRAMEWORKS: [&Facts; 8] = [
    &LOOKED_AFTER_2013,
    &SIF,
    &LSCB_REVIEW,
    &ILACS_2018,
    &ILACS_2023,
    &ILACS_2026,
    &ILACS_LETTER,
    &JTAI,
];

/// The facts of a framework.
#[must_use]
pub fn facts(framework: Framework) -> &'static Facts {
    match framework {
        Framework::LookedAfter2013 => &LOOKED_AFTER_2013,
        Framework::Sif => &SIF,
        Framework::LscbReview => &LSCB_REVIEW,
        Framework::Ilacs2018 => &ILACS_2018,
        Framework::Ilacs2023 => &ILACS_2023,
        Framework::Ilacs2026 => &ILACS_2026,
        Framework::IlacsLetter => &ILACS_LETTER,
        Framework::Jtai => &JTAI,
    }
}

/// The framework with this layout that was in force for an inspection beginning on a day.
#[must_use]
pub fn in_force(layout: Layout, day: Date) -> Option<&'static Facts> {
    FRAMEWORKS
        .into_iter()
        .find(|f| f.layout == layout && f.first <= day && f.last.is_none_or(|last| day <= last))
}

/// The frameworks with this layout, oldest first.
pub fn with_layout(layout: Layout) -> impl Iterator<Item = &'static Facts> {
    FRAMEWORKS.into_iter().filter(move |f| f.layout == layout)
}

impl Facts {
    /// Whether the framework judges an aspect.
    #[must_use]
    pub fn judges(&self, aspect: Aspect) -> bool {
        self.judged.iter().any(|j| j.aspect == aspect)
    }

    /// The words of a grade under this framework; none where its scale does not have it.
    #[must_use]
    pub fn grade_words(&self, grade: Grade) -> Option<&'static str> {
        self.scale
            .iter()
            .find(|(g, _)| *g == grade)
            .map(|(_, words)| *words)
    }
}

#[cfg(test)]
mod tests;
