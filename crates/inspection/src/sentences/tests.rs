//! Invented sentences with the tone they must have; add one with every cue.

use super::cues::{
    CONCESSIONS, CONSEQUENCES, FACTS, FAULTS, GRANTS, MILD_PRAISES, NEGATIONS, NO_CUES, PRAISES,
    RELIEFS, TURNS,
};
use super::{of, tone};
use crate::record::Tone::{self, Fault, Mixed, Neutral, Praise};

fn tones(text: &str) -> Vec<Tone> {
    of(text).into_iter().map(|s| s.tone).collect()
}

fn all_are(expected: Tone, sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(tones(sentence), [expected], "{sentence}");
    }
}

#[test]
fn praise() {
    all_are(
        Praise,
        &[
            "Social workers know their children well.",
            "Visits are regular and purposeful.",
            "Plans reduce delay for children.",
            "There is no delay in finding a home.",
            "Children are not left waiting.",
            "Most families receive help from a single worker.",
            "Practice has improved since the move to Ashby.",
            "Despite a lack of money, the team works closely with schools.",
        ],
    );
}

#[test]
fn fault() {
    all_are(
        Fault,
        &[
            "Too many children move often.",
            "Not all plans are clear.",
            "Assessments do not consider fathers.",
            "There is a lack of good plans.",
            "Few plans are clear.",
            "Supervision is not yet regular.",
            "The service requires improvement.",
            "Records could be clearer and more needs to be done.",
            "Delay is common, which means that effective help comes late.",
            "Managers rarely provide challenge.",
            "Ensure that plans are clear.",
        ],
    );
}

#[test]
fn both() {
    all_are(
        Mixed,
        &[
            "Visits are regular, but plans are weak.",
            "While plans are clear, too few are reviewed.",
            "Practice has improved but is not yet good.",
            "Although help is prompt, records are poor.",
        ],
    );
}

#[test]
fn neither() {
    all_are(
        Neutral,
        &[
            "The council has three children's homes.",
            "The team will provide support to 40 families.",
            "At 31 March there were 12 children in care, against a national average of 14.",
            "There are 12 children in need.",
        ],
    );
}

#[test]
fn a_sentence_that_goes_on_has_the_tone_of_the_one_before() {
    assert_eq!(
        tones("Plans are weak. This means that some families move away."),
        [Fault, Fault]
    );
    assert_eq!(
        tones("Plans are clear. However, in Ashby nobody reads them. This includes families."),
        [Praise, Fault, Fault]
    );
}

#[test]
fn sentences_cover_the_text() {
    let text = "Plans are clear. They help. Why?";
    let parts: Vec<&str> = of(text)
        .iter()
        .map(|s| &text[s.start as usize..s.end as usize])
        .collect();
    assert_eq!(parts.join(" "), text);
    assert!(of("").is_empty());
}

#[test]
fn cues_are_lower_case_and_stand_in_one_list() {
    assert!(tone::ready());
    let mut seen = std::collections::BTreeMap::new();
    for (list, phrases) in [
        ("praises", PRAISES),
        ("mild praises", MILD_PRAISES),
        ("faults", FAULTS),
        ("negations", NEGATIONS),
        ("reliefs", RELIEFS),
        ("facts", FACTS),
        ("no cues", NO_CUES),
        ("consequences", CONSEQUENCES),
        ("turns", TURNS),
        ("grants", GRANTS),
        ("concessions", CONCESSIONS),
    ] {
        for phrase in phrases {
            assert_eq!(*phrase, phrase.to_lowercase());
            assert_eq!(*phrase, phrase.trim());
            assert!(!phrase.trim_end_matches('*').contains('*'), "{phrase}");
            if let Some(other) = seen.insert(*phrase, list) {
                panic!("{phrase} is in {other} and in {list}");
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_cut_without_harm(text in "\\PC{0,80}") {
        let mut reached = 0;
        for sentence in of(&text) {
            proptest::prop_assert!(sentence.start >= reached && sentence.end > sentence.start);
            proptest::prop_assert!(text.get(sentence.start as usize..sentence.end as usize).is_some());
            reached = sentence.end;
        }
    }
}
