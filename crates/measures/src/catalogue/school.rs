//! School of children in care: what is matched from pupil data, which no source here holds.

use super::usual::never;
use crate::measure::{Area, Better, Measure, Unit, Value};

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &PERSISTENT_ABSENCE,
    &SUSPENDED,
    &SCHOOL_MOVES,
    &ATTAINMENT,
    &KEY_STAGE_2,
];

const HERE: Area = Area::InCare;
const WHY: &str = "attendance, exclusions and results are matched from national pupil data, which a council's case system does not hold";
const SOURCE: &str = "Outcomes for children in need, including children looked after";

/// Share of children in care who are persistently absent.
pub static PERSISTENT_ABSENCE: Measure = Measure {
    id: "CL21",
    name: "Persistently absent from school",
    asks: "Of the children in care for a year, how many missed a tenth of school or more?",
    better: Better::Lower,
    met: "a tenth of sessions or more missed",
    counted: "pupils in care for twelve months or more",
    source: SOURCE,
    published: Some("LAC_Pers_Abs"),
    ..never(HERE, WHY)
};

/// Share of children in care who were suspended.
pub static SUSPENDED: Measure = Measure {
    id: "CL22",
    name: "Suspended from school",
    asks: "Of the children in care, how many were suspended from school in the year?",
    better: Better::Lower,
    met: "suspended at least once",
    counted: "pupils in care",
    source: SOURCE,
    published: Some("LAC_Fixed_ Ex"),
    ..never(HERE, WHY)
};

/// Share of children in care who changed school in the middle of a year.
pub static SCHOOL_MOVES: Measure = Measure {
    id: "CL23",
    name: "School changed in the middle of the year",
    asks: "Of the children in care at school, how many changed school in the middle of the year?",
    better: Better::Lower,
    met: "changed school at least once in the middle of the year",
    counted: "children in care at 31 March who are at school",
    source: "Stability measures for children looked after",
    published: Some("Stability_School"),
    ..never(HERE, WHY)
};

/// Attainment 8 of children in care.
pub static ATTAINMENT: Measure = Measure {
    id: "CL24",
    name: "Attainment 8 of children in care",
    asks: "What is the mean Attainment 8 score of children in care for a year?",
    better: Better::Higher,
    counted: "pupils at the end of key stage 4 in care for twelve months or more",
    value: Value::Mean(Unit::Points),
    source: SOURCE,
    published: Some("LAC_KS4_AVG_Attain8"),
    ..never(HERE, WHY)
};

/// Reading, writing and maths of children in care at eleven.
pub static KEY_STAGE_2: Measure = Measure {
    id: "CL24b",
    name: "Reading, writing and maths at eleven",
    asks: "Of the children in care for a year, how many reach the expected standard in reading, writing and maths?",
    better: Better::Higher,
    met: "the expected standard in all three",
    counted: "pupils at the end of key stage 2 in care for twelve months or more",
    source: SOURCE,
    published: Some("LAC_KS2_ExpStd_RWM"),
    ..never(HERE, WHY)
};
