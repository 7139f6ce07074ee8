//! How long it takes to check a children in need census of invented children, from bytes to findings.
//!
//! `cargo bench -p returns --bench in_need [-- CHILDREN]`: 10,000 children unless told.
#![expect(clippy::print_stdout, reason = "a command, not the core")]

use std::fmt::Write as _;
use std::time::Instant;

use children::{CollectionYear, Day};
use returns::in_need::{InNeed, check};
use returns::submission::File;

const YEAR: CollectionYear = CollectionYear(2026);

fn main() {
    let asked = std::env::args().skip(1).find_map(|each| each.parse().ok());
    let children: u32 = asked.unwrap_or(10_000);
    let xml = census(children);
    let megabytes = xml.len() / 1_000_000;
    let files = [File {
        name: "census.xml",
        bytes: xml.as_bytes(),
    }];
    let start = Instant::now();
    let checked = check(&files, YEAR, YEAR.last());
    println!(
        "{children} children, {megabytes} MB: {} findings of {} rules in {:.3} s; {} doubts",
        checked.outcome.findings.len(),
        checked.outcome.run.len(),
        start.elapsed().as_secs_f64(),
        checked.doubts.len()
    );
    if children <= 50_000 {
        let start = Instant::now();
        let (census, _) = InNeed::read(&files);
        println!("read whole in {:.3} s", start.elapsed().as_secs_f64());
        let start = Instant::now();
        let length = census.xml().len();
        println!(
            "written in {:.3} s: {length} bytes",
            start.elapsed().as_secs_f64()
        );
    }
}

/// A census of children who differ a little, some of them with mistakes.
fn census(children: u32) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>\n <Header>\n  <CollectionDetails>\n   \
         <Collection>CIN</Collection>\n   <Year>2026</Year>\n   <ReferenceDate>2026-03-31</ReferenceDate>\n  \
         </CollectionDetails>\n </Header>\n <Children>\n",
    );
    for child in 0..children {
        write_child(&mut xml, child);
    }
    xml.push_str(" </Children>\n</Message>\n");
    xml
}

fn write_child(xml: &mut String, child: u32) {
    let day = |days: u32| {
        let days = i32::try_from((child * 7 + days) % 340).unwrap_or(0);
        YEAR.first().plus(days)
    };
    let born = Day::FIRST.plus(i32::try_from(78_000 + child % 3_000).unwrap_or(0));
    let _ = write!(
        xml,
        "  <Child>\n   <ChildIdentifiers>\n    <LAchildID>9{child:09}</LAchildID>\n    <UPNunknown>UN1</UPNunknown>\n    \
         <PersonBirthDate>{born}</PersonBirthDate>\n    <Sex>F</Sex>\n   </ChildIdentifiers>\n   \
         <ChildCharacteristics>\n    <Ethnicity>WBRI</Ethnicity>\n    <Disabilities>\n     \
         <Disability>NONE</Disability>\n    </Disabilities>\n   </ChildCharacteristics>\n   <CINdetails>\n    \
         <CINreferralDate>{}</CINreferralDate>\n    <ReferralSource>1A</ReferralSource>\n    \
         <PrimaryNeedCode>N1</PrimaryNeedCode>\n    <Assessments>\n     \
         <AssessmentActualStartDate>{}</AssessmentActualStartDate>\n     \
         <AssessmentAuthorisationDate>{}</AssessmentAuthorisationDate>\n     <FactorsIdentifiedAtAssessment>\n      \
         <AssessmentFactors>4A</AssessmentFactors>\n      <AssessmentFactors>16A</AssessmentFactors>\n     \
         </FactorsIdentifiedAtAssessment>\n    </Assessments>\n",
        day(0),
        day(1),
        day(20),
    );
    if child.is_multiple_of(3) {
        let _ = write!(
            xml,
            "    <CINPlanDates>\n     <CINPlanStartDate>{}</CINPlanStartDate>\n    </CINPlanDates>\n    <Section47>\n     \
             <S47ActualStartDate>{}</S47ActualStartDate>\n     <DateOfInitialCPC>{}</DateOfInitialCPC>\n     \
             <ICPCnotRequired>false</ICPCnotRequired>\n    </Section47>\n",
            day(30),
            day(3),
            day(10),
        );
    }
    xml.push_str("    <ReferralNFA>false</ReferralNFA>\n");
    if child.is_multiple_of(7) {
        let _ = write!(
            xml,
            "    <ChildProtectionPlans>\n     <CPPstartDate>{}</CPPstartDate>\n     \
             <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>\n     \
             <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>\n     <NumberOfPreviousCPP>0</NumberOfPreviousCPP>\n     \
             <Reviews>\n      <CPPreviewDate>{}</CPPreviewDate>\n     </Reviews>\n    </ChildProtectionPlans>\n",
            day(10),
            day(90),
        );
    }
    xml.push_str("   </CINdetails>\n  </Child>\n");
}
