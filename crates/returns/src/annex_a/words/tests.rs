//! What a coded cell may hold.

use children::codes::{Code, Ethnicity, PlacementType, PlanCategory, Sex, Source};

use super::*;

fn read<C: Form>(text: &str) -> Option<C> {
    match Listed::<C>::read(CellView::Text(text)) {
        Got::Plain(code) | Got::Other(code, _) => Some(code.code()),
        Got::Blank | Got::EmptyBy(_) | Got::Unreadable => None,
    }
}

fn every_form_reads_back<C: Form + std::fmt::Debug>() {
    for (code, form) in C::FORMS {
        let got = Listed::<C>::read(CellView::Text(form));
        assert!(
            matches!(got, Got::Plain(Listed(each)) if each == *code),
            "{form}"
        );
        assert_eq!(Listed(*code).form(), *form);
    }
}

fn every_code_has_a_form<C: Form + Code>() {
    for code in C::ALL {
        assert_ne!(Listed(*code).form(), "", "{code:?}");
        assert_eq!(read::<C>(code.code()), Some(*code));
    }
    every_form_reads_back::<C>();
}

#[test]
fn every_code_is_written_as_the_lists_have_it_and_reads_back() {
    every_code_has_a_form::<Sex>();
    every_code_has_a_form::<Ethnicity>();
    every_code_has_a_form::<Source>();
    every_code_has_a_form::<children::codes::Need>();
    every_code_has_a_form::<children::codes::CloseReason>();
    every_code_has_a_form::<PlanCategory>();
    every_code_has_a_form::<children::codes::LegalStatus>();
    every_code_has_a_form::<children::codes::CeaseReason>();
    every_code_has_a_form::<PlacementType>();
    every_code_has_a_form::<children::codes::Provider>();
    every_code_has_a_form::<children::codes::Eligibility>();
    every_code_has_a_form::<children::codes::InTouch>();
    every_code_has_a_form::<children::codes::Accommodation>();
    every_code_has_a_form::<children::codes::Activity>();
    every_code_has_a_form::<children::codes::ReversalReason>();
    every_form_reads_back::<CaseStatus>();
    every_form_reads_back::<Location>();
    every_form_reads_back::<Suitability>();
    every_form_reads_back::<PermanenceGroup>();
    every_form_reads_back::<children::service::Gender>();
    every_form_reads_back::<YesNo>();
}

#[test]
fn the_letter_says_nothing() {
    for text in ["q) 6: Police", "r) 6: Police", "6: Police", "6", "Police"] {
        assert_eq!(read(text), Some(Source::S6), "{text}");
    }
    for text in ["s) NOBT", "t) NOBT", "NOBT"] {
        assert_eq!(read(text), Some(Ethnicity::Nobt), "{text}");
    }
    assert_eq!(read("s) REFU"), Some(Ethnicity::Refu));
}

#[test]
fn what_could_be_several_codes_is_none_of_them() {
    assert_eq!(read::<Source>("Individual"), None);
    assert_eq!(read::<Source>("a) Health services"), None);
    assert_eq!(read::<YesNo>("a) Not stated, see notes"), None);
    assert_eq!(read("Not stated"), Some(Sex::Unknown));
    assert_eq!(read("Not stated"), Some(YesNo::Unknown));
}

#[test]
fn words_of_councils_are_read() {
    assert_eq!(read("CIN"), Some(CaseStatus::NeedPlan));
    assert_eq!(read("LAC"), Some(CaseStatus::InCare));
    assert_eq!(read("Out of borough"), Some(Location::Outside));
    assert_eq!(read("not suitable"), Some(Suitability::Unsuitable));
    assert_eq!(read("Return to Family"), Some(PermanenceGroup::Family));
    assert_eq!(read::<PermanenceGroup>("to be decided"), None);
}

#[test]
fn an_age_is_completed_years() {
    let age = |text| Age::read(CellView::Text(text));
    assert!(matches!(age("12"), Got::Plain(Age(12))));
    assert!(matches!(
        age("12.75"),
        Got::Other(Age(12), Normalised::PartDropped)
    ));
    assert!(matches!(age("-1"), Got::Plain(Age(-1))));
    assert!(matches!(age("12/03/2013"), Got::Unreadable));
    assert!(matches!(age("41234"), Got::Unreadable));
    assert!(matches!(age("#N/A"), Got::EmptyBy(_)));
    assert!(matches!(
        Age::read(CellView::Number(-0.4)),
        Got::Other(Age(-1), Normalised::PartDropped)
    ));
}
