//! Laws of the theme lists, and invented texts with the themes they must have.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Area, NOT_MEANT, THEMES, ThemeId, named_in, of};
use super::MATCHER;

/// Phrases that two themes share on purpose: the plain words for exploitation do not say which kind.
const SHARED: &[&str] = &[
    "exploitation",
    "exploited",
    "exploited children",
    "risk outside the home",
    "risks outside the home",
    "harm outside the home",
    "harm outside of the home",
    "harm from outside",
    "extra-familial",
    "extrafamilial",
    "contextual safeguarding",
    "mace",
    "multi-agency child exploitation",
    "assessment and planning",
    "assessment, planning",
    "assessments and plans",
    "assessments and planning",
    "assessments, plans",
    "assessments, planning",
];

fn slugs(text: &str) -> Vec<&'static str> {
    of(text).into_iter().map(|t| t.theme().slug).collect()
}

#[test]
fn slugs_are_unique_and_fit_an_address() {
    let mut seen = BTreeSet::new();
    for theme in THEMES {
        assert!(seen.insert(theme.slug), "{} twice", theme.slug);
        assert!(
            theme
                .slug
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            theme.slug
        );
        assert_eq!(
            ThemeId::from_slug(theme.slug).map(|t| t.theme().name),
            Some(theme.name)
        );
    }
}

#[test]
fn every_theme_is_defined_and_every_area_used() {
    for theme in THEMES {
        assert!(theme.definition.len() > 40, "{}", theme.slug);
        assert!(theme.definition.ends_with('.'), "{}", theme.slug);
        assert!(
            theme.phrases.len() + theme.faint.len() > 0,
            "{}",
            theme.slug
        );
    }
    for area in Area::ALL {
        assert!(THEMES.iter().any(|t| t.area == area), "{}", area.name());
    }
}

#[test]
fn phrases_are_lower_case_and_each_in_one_theme_unless_meant() {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for theme in THEMES {
        for phrase in theme.phrases.iter().chain(theme.faint) {
            assert_eq!(*phrase, phrase.to_lowercase(), "{}", theme.slug);
            assert_eq!(*phrase, phrase.trim(), "{}", theme.slug);
            owners.entry(phrase).or_default().push(theme.slug);
        }
    }
    for phrase in NOT_MEANT {
        assert!(!owners.contains_key(phrase), "{phrase}");
    }
    for (phrase, owners) in owners {
        assert_eq!(
            owners.len() > 1,
            SHARED.contains(&phrase),
            "{phrase}: {owners:?}"
        );
    }
}

#[test]
fn every_phrase_is_looked_for() {
    assert!(MATCHER.phrases.ready());
}

#[test]
fn whole_words_only_whatever_their_case() {
    assert_eq!(slugs("NEGLECT is seen."), ["neglect"]);
    assert!(!slugs("The neglectable part").contains(&"neglect"));
    assert_eq!(slugs("the board1 of trustees"), ["safeguarding-board"]);
    assert!(slugs("").is_empty());
}

#[test]
fn the_longer_phrase_hides_the_shorter_inside_it() {
    assert_eq!(
        slugs("Return home interviews are late."),
        ["return-interviews"]
    );
    assert_eq!(
        slugs("Children who go missing are offered return interviews."),
        ["missing", "return-interviews"]
    );
    assert_eq!(
        slugs("Adult mental health workers"),
        ["parental-difficulties"]
    );
    assert_eq!(slugs("Initial health assessments are late."), ["health"]);
    assert_eq!(
        slugs("education, employment and training"),
        ["care-leavers-work"]
    );
}

#[test]
fn hyphens_and_apostrophes_in_every_print() {
    for text in [
        "pre-proceedings work",
        "pre proceedings work",
        "pre\u{2011}proceedings work",
    ] {
        assert_eq!(slugs(text), ["pre-proceedings"], "{text}");
    }
    assert_eq!(slugs("a children\u{2019}s home"), ["childrens-homes"]);
    assert_eq!(slugs("a children's home"), ["childrens-homes"]);
}

#[test]
fn phrases_not_meant_stop_the_words_inside_them() {
    assert_eq!(
        slugs("The service has adopted a practice model."),
        ["training"]
    );
}

#[test]
fn faint_words_count_only_where_nothing_is_named() {
    assert_eq!(slugs("Staff are kind."), ["workforce"]);
    assert_eq!(slugs("Staff know about neglect."), ["neglect"]);
    assert!(named_in("Staff are kind.").is_empty());
    assert_eq!(slugs("The consistency of support."), ["practice-quality"]);
}

#[test]
fn points_as_inspectors_write_them() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The response to 16- and 17-year-olds who present as homeless.",
            &["homeless-16-17"],
        ),
        (
            "The support given to care leavers at risk of homelessness.",
            &["care-leavers-homes"],
        ),
        (
            "Social workers\u{2019} caseloads and the frequency of supervision.",
            &["supervision", "caseloads"],
        ),
        ("The timeliness of initial health assessments.", &["health"]),
        (
            "The use of unregistered children\u{2019}s homes.",
            &["unregistered-homes"],
        ),
        (
            "Care leavers\u{2019} access to their health histories.",
            &["health-histories"],
        ),
        (
            "The number of children\u{2019}s cases held by team managers.",
            &["manager-held-work"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(slugs(text), *expected, "{text}");
    }
}

#[test]
fn a_theme_is_kept_as_its_slug() {
    let id = ThemeId::from_slug("neglect").unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"neglect\"");
    assert_eq!(serde_json::from_str::<ThemeId>("\"neglect\"").unwrap(), id);
    assert!(serde_json::from_str::<ThemeId>("\"nonsense\"").is_err());
}
