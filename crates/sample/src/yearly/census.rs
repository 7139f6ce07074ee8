//! The children in need census of a year as XML.

mod put_right;

use std::fmt::{Display, Write as _};

use children::codes::{Code, Disability, Ethnicity, Sex};
use children::{CollectionYear, Day};

use super::told::{BeforeCourt, Referred, Told};
use put_right::{Plan, of_year};

/// What stands before the children.
pub(super) fn head(year: CollectionYear) -> String {
    let last = year.last();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>\n<Header>\n<CollectionDetails>\n<Collection>CIN</Collection>\n\
         <Year>{}</Year>\n<ReferenceDate>{last}</ReferenceDate>\n</CollectionDetails>\n<Source>\n<SourceLevel>L</SourceLevel>\n\
         <LEA>999</LEA>\n<SoftwareCode>Waymark</SoftwareCode>\n<Release>1</Release>\n<SerialNo>001</SerialNo>\n\
         <DateTime>{}T09:00:00</DateTime>\n</Source>\n</Header>\n<Children>\n",
        year.0,
        last.plus(60),
    )
}

/// What stands after them.
pub(super) const FOOT: &str = "</Children>\n</Message>\n";

/// Writes a child, where the year's census has one.
pub(super) fn add(text: &mut String, told: &Told, year: CollectionYear) {
    let last = year.last();
    let referrals = of_year(told, year);
    let unborn = told.born > last;
    if referrals.is_empty() || unborn && told.born >= last.plus_months(9) {
        return;
    }
    text.push_str("<Child>\n<ChildIdentifiers>\n");
    tag(text, "LAchildID", &told.id);
    match told.upn.as_ref().filter(|_| !unborn) {
        Some(upn) => tag(text, "UPN", upn),
        None => tag(text, "UPNunknown", "UN1"),
    }
    if unborn {
        tag(text, "ExpectedPersonBirthDate", told.born);
    } else {
        tag(text, "PersonBirthDate", told.born);
    }
    let sex = if unborn { Sex::Unknown } else { told.sex };
    if year.0 >= 2025 {
        tag(text, "Sex", sex.code());
    } else {
        let former = match sex {
            Sex::Male => "1",
            Sex::Female => "2",
            Sex::Unknown => "0",
        };
        tag(text, "GenderCurrent", former);
    }
    text.push_str("</ChildIdentifiers>\n<ChildCharacteristics>\n");
    let ethnicity = if unborn {
        Ethnicity::Nobt
    } else {
        told.ethnicity
    };
    tag(text, "Ethnicity", ethnicity.code());
    if !unborn {
        text.push_str("<Disabilities>\n");
        for code in disabilities(told) {
            tag(text, "Disability", code.code());
        }
        text.push_str("</Disabilities>\n");
    }
    text.push_str("</ChildCharacteristics>\n");
    let mut before_court = told.before_court.iter();
    for (referral, protection) in &referrals {
        add_referral(text, referral, protection, year);
        if year.0 >= 2027 {
            let of_this = before_court
                .by_ref()
                .filter(|each| each.decided >= referral.on);
            for each in of_this {
                add_before_court(text, each, year);
            }
        }
        text.push_str("</CINdetails>\n");
    }
    text.push_str("</Child>\n");
}

/// A child's disabilities, each once; that there is none is said only where there is none.
fn disabilities(told: &Told) -> Vec<Disability> {
    let mut codes: Vec<Disability> = Vec::new();
    for code in &told.disabilities {
        if *code != Disability::None && !codes.contains(code) {
            codes.push(*code);
        }
    }
    if codes.is_empty() {
        codes.push(Disability::None);
    }
    codes
}

fn add_referral(text: &mut String, referral: &Referred, protection: &[Plan], year: CollectionYear) {
    text.push_str("<CINdetails>\n");
    tag(text, "CINreferralDate", referral.on);
    tag(text, "ReferralSource", referral.source.code());
    tag(text, "PrimaryNeedCode", referral.need.code());
    if let Some((closed, why)) = referral.closed {
        tag(text, "CINclosureDate", closed);
        tag(text, "ReasonForClosure", why.code());
    }
    for each in &referral.assessments {
        text.push_str("<Assessments>\n");
        tag(text, "AssessmentActualStartDate", each.from);
        if let Some(done) = each.done {
            tag(text, "AssessmentAuthorisationDate", done);
            text.push_str("<FactorsIdentifiedAtAssessment>\n");
            for factor in &each.factors {
                tag(text, "AssessmentFactors", factor.code());
            }
            text.push_str("</FactorsIdentifiedAtAssessment>\n");
        }
        text.push_str("</Assessments>\n");
    }
    for (from, to) in &referral.plans {
        text.push_str("<CINPlanDates>\n");
        tag(text, "CINPlanStartDate", from);
        tag_if(text, "CINPlanEndDate", *to);
        text.push_str("</CINPlanDates>\n");
    }
    for each in &referral.enquiries {
        text.push_str("<Section47>\n");
        tag(text, "S47ActualStartDate", each.from);
        tag_if(text, "InitialCPCtarget", each.target);
        tag_if(text, "DateOfInitialCPC", each.conference);
        tag(text, "ICPCnotRequired", u8::from(each.none_wanted));
        text.push_str("</Section47>\n");
    }
    tag(text, "ReferralNFA", u8::from(referral.nothing));
    for Plan { plan, before } in protection {
        text.push_str("<ChildProtectionPlans>\n");
        tag(text, "CPPstartDate", plan.from);
        tag_if(text, "CPPendDate", plan.to);
        tag(text, "InitialCategoryOfAbuse", plan.first.code());
        tag(text, "LatestCategoryOfAbuse", plan.latest.code());
        tag(text, "NumberOfPreviousCPP", before);
        let held = plan
            .reviews
            .iter()
            .filter(|held| **held > plan.from && **held <= year.last())
            .filter(|held| plan.to.is_none_or(|to| **held <= to));
        let mut any = false;
        for held in held {
            if !any {
                text.push_str("<Reviews>\n");
            }
            any = true;
            tag(text, "CPPreviewDate", held);
        }
        if any {
            text.push_str("</Reviews>\n");
        }
        text.push_str("</ChildProtectionPlans>\n");
    }
}

/// A time in pre-proceedings that began in the year, as far as it had come by its end.
fn add_before_court(text: &mut String, each: &BeforeCourt, year: CollectionYear) {
    let last = year.last();
    if each.decided < year.first() || each.decided > last {
        return;
    }
    let come = |day: Option<Day>| day.filter(|day| *day <= last && *day >= each.decided);
    text.push_str("<PreProceedingsandFGDM>\n");
    tag(text, "PPStartDate", each.decided);
    if let Some(letter) = come(each.letter) {
        tag(text, "LBPSentDate", letter);
        tag(text, "FGDMMeetingOffer", 1);
        tag(text, "FGDMMeetingFac", 0);
    }
    if let Some(met) = come(each.met) {
        tag(text, "InitialPPMeetingDate", met);
        tag(text, "ReviewMeetingsCount", 1);
    }
    if let Some(ended) = come(each.ended) {
        tag(text, "StepDecisionDate", ended);
        tag(text, "PPOutcome", if each.to_court { "B" } else { "A" });
    }
    text.push_str("</PreProceedingsandFGDM>\n");
}

fn tag(text: &mut String, name: &str, value: impl Display) {
    let _ = writeln!(text, "<{name}>{value}</{name}>");
}

fn tag_if(text: &mut String, name: &str, day: Option<Day>) {
    if let Some(day) = day {
        tag(text, name, day);
    }
}
