//! Mistakes of the census, each made in the text of one child.

use children::CollectionYear;

use super::super::told::Told;

/// A mistake: the text with it in, and what tells the row; nothing where the child's text has no place for it.
type Make = fn(&str, &Told, CollectionYear) -> Option<(String, String)>;

/// Rule, table, and how the mistake is made.
pub(super) const KINDS: &[(&str, &str, Make)] = &[
    ("4180", "ChildIdentifiers", |text, _, year| {
        (year.0 >= 2025).then_some(())?;
        with(text, "Sex", "X")
    }),
    ("4220", "ChildCharacteristics", |text, _, _| {
        with(text, "Ethnicity", "BRIT")
    }),
    ("8866", "CINdetails", |text, _, _| {
        with(text, "ReferralSource", "11")
    }),
    ("8650", "CINdetails", |text, _, _| {
        with(text, "PrimaryNeedCode", "N10")
    }),
    ("8568", "CINdetails", |text, _, _| {
        with(text, "ReferralNFA", "maybe")
    }),
    ("8640", "CINdetails", |text, _, _| {
        with(text, "ReasonForClosure", "RC0")
    }),
    ("8805", "CINdetails", |text, _, _| {
        without(text, "ReasonForClosure")
    }),
    ("8810", "CINdetails", |text, _, _| {
        without(text, "CINclosureDate")
    }),
    ("8600", "CINdetails", |text, _, _| {
        without(text, "CINreferralDate")
    }),
    ("8540", "Disabilities", |text, _, _| {
        with(text, "Disability", "BAD")
    }),
    ("8905", "ChildProtectionPlans", |text, _, _| {
        with(text, "InitialCategoryOfAbuse", "NON")
    }),
    ("8910", "ChildProtectionPlans", |text, _, _| {
        with(text, "LatestCategoryOfAbuse", "NON")
    }),
    ("8730", "ChildProtectionPlans", |text, _, _| {
        with(text, "NumberOfPreviousCPP", "-1")
    }),
    ("8897Q", "Assessments", |text, _, _| {
        with(text, "AssessmentFactors", "99Z")
    }),
    ("8736", "Assessments", |text, _, _| {
        without(text, "AssessmentActualStartDate")
            .filter(|_| !text.contains("<AssessmentAuthorisationDate>"))
    }),
    ("1540", "ChildIdentifiers", |text, _, _| {
        with(text, "UPN", "A2O4B2345678C")
    }),
    ("8525Q", "ChildIdentifiers", |text, _, _| {
        without(text, "PersonBirthDate")
    }),
    ("4010", "CINplanDates", |text, _, _| {
        without(text, "CINPlanStartDate")
    }),
    ("8620", "CINdetails", |text, _, year| {
        with(text, "CINclosureDate", &year.last().plus(1).to_string())
    }),
    ("4013", "CINplanDates", |text, _, year| {
        with(text, "CINPlanEndDate", &year.last().plus(1).to_string())
    }),
];

/// The text with the first element of a name saying something else, and what it said.
fn with(text: &str, name: &str, other: &str) -> Option<(String, String)> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let (before, rest) = text.split_once(&open)?;
    let (said, after) = rest.split_once(&close)?;
    Some((
        format!("{before}{open}{other}{close}{after}"),
        said.to_owned(),
    ))
}

/// The text without the first element of a name, and what it said.
fn without(text: &str, name: &str) -> Option<(String, String)> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>\n"));
    let (before, rest) = text.split_once(&open)?;
    let (said, after) = rest.split_once(&close)?;
    Some((format!("{before}{after}"), said.to_owned()))
}
