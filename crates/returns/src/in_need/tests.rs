//! The census as XML and as tables: the same rows either way, whatever state the file is in.

use children::{CollectionYear, Day};

use super::rules::RULEBOOK;
use super::tables::Details;
use super::{Checked, InNeed, check, check_in_pieces};
use crate::doubt::Doubt;
use crate::rule::Source;
use crate::submission::File;
use crate::table::Table;
use crate::write::Value;

const SMALL: &str = "<?xml version=\"1.0\"?>
<Message>
 <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
  <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
 <Children>
  <Child>
   <ChildIdentifiers><LAchildID>A&amp;1</LAchildID><Sex>F</Sex></ChildIdentifiers>
   <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
    <Disabilities><Disability>MOB</Disability><Disability>LD</Disability></Disabilities>
   </ChildCharacteristics>
   <CINdetails><CINreferralDate>2025-05-02</CINreferralDate>
    <Assessments><AssessmentActualStartDate>2025-05-03</AssessmentActualStartDate>
     <FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors></FactorsIdentifiedAtAssessment>
    </Assessments>
    <ReferralNFA>false</ReferralNFA>
    <ChildProtectionPlans><CPPstartDate>2025-06-01</CPPstartDate>
     <Reviews><CPPreviewDate>2025-07-01</CPPreviewDate><CPPreviewDate>2025-08-01</CPPreviewDate></Reviews>
     <Reviews/>
    </ChildProtectionPlans>
   </CINdetails>
   <CINdetails><CINreferralDate>2025-09-02</CINreferralDate></CINdetails>
  </Child>
  <!-- </Child> -->
  <Child>
   <ChildIdentifiers><LAchildID>A&amp;1</LAchildID></ChildIdentifiers>
  </Child>
 </Children>
</Message>
";

fn read(text: &str) -> (InNeed, Vec<Doubt>) {
    InNeed::read(&[File {
        name: "census.xml",
        bytes: text.as_bytes(),
    }])
}

fn said(text: &str) -> Vec<String> {
    read(text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn every_row_stands_in_its_table_with_its_line() {
    let (census, doubts) = read(SMALL);
    assert_eq!(doubts, []);
    let tables = &census.tables;
    assert_eq!(tables.header.rows.len(), 1);
    let lines = |rows: &[u32]| rows.to_vec();
    assert_eq!(
        tables
            .identifiers
            .rows
            .iter()
            .map(Table::line)
            .collect::<Vec<_>>(),
        lines(&[7, 25])
    );
    assert_eq!(tables.identifiers.rows[0].la_child_id.text(), "A&1");
    assert_eq!(tables.disabilities.rows.len(), 2);
    assert_eq!(tables.reviews.rows.len(), 3);
    assert!(tables.reviews.rows[2].review_date.is_blank());
    let children = census.by_child();
    assert_eq!(children.len(), 2, "one identifier, two children");
    let episodes = &children[0].episodes;
    assert_eq!(episodes.len(), 2);
    assert_eq!(episodes[0].assessments[0].factors.len(), 1);
    assert_eq!(episodes[0].protection_plans[0].reviews.len(), 3);
    assert!(episodes[0].is_taken_up());
    assert!(children[1].episodes.is_empty());
}

#[test]
fn prefixes_order_and_what_is_unknown_do_no_harm() {
    let text = SMALL
        .replace("<Child>", "<c:Child xmlns:c='x'>")
        .replace("</Child>", "</c:Child>")
        .replace("<Ethnicity>", "<Shoes><Size>3</Size></Shoes><Ethnicity>");
    let (census, doubts) = read(&text);
    assert_eq!(census.by_child().len(), 2);
    assert!(census.tables.characteristics.rows[0].ethnicity.is_given());
    let [doubt] = doubts.as_slice() else {
        panic!("{doubts:?}")
    };
    assert!(doubt.to_string().contains("“Shoes”"), "{doubt}");
    assert_eq!(doubt.lines.first, [8]);
}

#[test]
fn half_a_file_gives_what_was_there() {
    let half = &SMALL[..SMALL.find("<ReferralNFA>").unwrap() + 3];
    let (census, doubts) = read(half);
    assert_eq!(census.tables.assessments.rows.len(), 1);
    assert_eq!(census.by_child().len(), 1);
    let [doubt] = doubts.as_slice() else {
        panic!("{doubts:?}")
    };
    assert!(doubt.to_string().contains("column 8"), "{doubt}");
    assert_eq!(doubt.lines.first, [15]);
    for end in 0..SMALL.len() {
        let (_, doubts) = read(&SMALL[..end]);
        let whole = SMALL.trim_end().len() <= end;
        assert!(whole || end < 40 || !doubts.is_empty(), "cut at {end}");
    }
}

#[test]
fn a_value_without_end_is_cut_and_its_line_told() {
    let long = "7".repeat((1 << 20) + 9);
    for given in [long.clone(), long.replacen('7', "&amp;", 1)] {
        let text = format!(
            "<Message>\n<Children><Child><ChildIdentifiers>\n<LAchildID>{given}</LAchildID></ChildIdentifiers></Child></Children></Message>"
        );
        let (census, doubts) = read(&text);
        assert_eq!(
            census.tables.identifiers.rows[0].la_child_id.text().len(),
            1 << 20
        );
        let said: Vec<String> = doubts.iter().map(ToString::to_string).collect();
        assert!(
            said.iter()
                .any(|said| said.contains("longer than 1 MB") && said.ends_with("(line 3)")),
            "{said:?}"
        );
    }
}

#[test]
fn two_children_of_one_identifier_stay_two() {
    let child = |born: &str| {
        format!(
            "<Child><ChildIdentifiers><LAchildID>55</LAchildID><PersonBirthDate>{born}</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>2025-06-01</CINreferralDate></CINdetails></Child>"
        )
    };
    let text = format!(
        "<Message><Children>{}{}</Children></Message>",
        child("2010-01-01"),
        child("2012-05-05")
    );
    let (census, _) = read(&text);
    let numbers = |rows: &[Details]| rows.iter().map(|row| row.child.value()).collect::<Vec<_>>();
    assert_eq!(numbers(&census.tables.details.rows), [Some(1), Some(2)]);
    let outcome = RULEBOOK.run(&census, CollectionYear(2026), Day::LAST);
    let repeated = outcome.findings.iter().filter(|each| each.rule == "8510");
    assert_eq!(repeated.map(|each| each.row).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn entities_and_document_types_are_not_followed() {
    let text = SMALL
        .replace("<Message>", "<!DOCTYPE m [<!ENTITY a \"b\">]><Message>")
        .replace("A&amp;1", "&a;");
    let (census, _) = read(&text);
    assert!(census.tables.identifiers.rows[0].la_child_id.is_blank());
    assert_eq!(said(&text).len(), 2);
}

#[test]
fn a_broken_tag_costs_little() {
    let text = SMALL.replace("<Ethnicity>", "<<Ethnicity>");
    let (census, doubts) = read(&text);
    assert_eq!(census.by_child().len(), 2);
    assert!(!doubts.is_empty());
    let mut seed = 7_u32;
    for _ in 0..2000 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = usize::try_from(seed >> 8).unwrap() % bytes.len();
            bytes[at] = b"<>/\"'&-! Cd"[usize::try_from(seed & 7).unwrap()];
        }
        let file = File {
            name: "census.xml",
            bytes: &bytes,
        };
        let whole = check_in_pieces(usize::MAX, &[file], YEAR, YEAR.last());
        same(&whole, &check_in_pieces(1, &[file], YEAR, YEAR.last()));
    }
}

const YEAR: CollectionYear = CollectionYear(2026);

#[track_caller]
fn same(one: &Checked, other: &Checked) {
    assert_eq!(one.outcome.findings, other.outcome.findings);
    assert_eq!(one.rows, other.rows);
    assert_eq!(one.doubts, other.doubts);
}

#[test]
fn checked_a_piece_at_a_time_is_checked_all_the_same() {
    let text = SMALL.replace("2026-03-31", "2026-03-30");
    let files = [File {
        name: "census.xml",
        bytes: text.as_bytes(),
    }];
    let (census, doubts) = InNeed::read(&files);
    let whole = super::rules::RULEBOOK.run(&census, YEAR, YEAR.last());
    let pieces = check_in_pieces(1, &files, YEAR, YEAR.last());
    assert!(!whole.findings.is_empty());
    assert_eq!(pieces.outcome.findings, whole.findings);
    assert_eq!(pieces.doubts, doubts);
    same(&pieces, &check(&files, YEAR, YEAR.last()));
    assert_eq!(census.tally.reference, Day::new(2026, 3, 30));
}

#[test]
fn other_letters_are_read() {
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(SMALL.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (census, _) = InNeed::read(&[File {
        name: "census.xml",
        bytes: &utf16,
    }]);
    assert_eq!(census.by_child().len(), 2);
    let latin = SMALL.replace("A&amp;1", "Zo\u{1}").into_bytes();
    let latin: Vec<u8> = latin
        .into_iter()
        .map(|byte| if byte == 1 { 0xEB } else { byte })
        .collect();
    let (census, _) = InNeed::read(&[File {
        name: "census.xml",
        bytes: &latin,
    }]);
    assert_eq!(census.tables.identifiers.rows[0].la_child_id.text(), "Zoë");
}

fn rows(census: &InNeed) -> Vec<(&'static str, Vec<Vec<Value<'static>>>)> {
    let mut all = Vec::new();
    census.tables.write(|name, _, rows| {
        let own = |value: Value<'_>| match value {
            Value::Text(text) => Value::Text(text.into_owned().into()),
            Value::Blank => Value::Blank,
            Value::Day(day) => Value::Day(day),
            Value::Number(number) => Value::Number(number),
            Value::Int(number) => Value::Int(number),
        };
        let rows = rows.map(|row| row.into_iter().map(own).collect());
        all.push((name, rows.collect()));
    });
    all
}

#[test]
fn what_was_read_is_written_and_read_again() {
    let odd = SMALL
        .replace("<Ethnicity>WBRI", "<Ethnicity> w&lt;é ")
        .replace("2025-09-02", "31/02/2025");
    for text in [SMALL, odd.as_str()] {
        let (census, _) = read(text);
        let (again, doubts) = read(&census.xml());
        assert_eq!(rows(&again), rows(&census));
        assert!(
            doubts.iter().all(|doubt| doubt.column.is_some()),
            "{doubts:?}"
        );
        let files = census.files();
        let handed: Vec<File<'_>> = files
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        let (tables, _) = InNeed::read(&handed);
        assert_eq!(rows(&tables), rows(&census));
        assert_eq!(tables.xml(), census.xml());
    }
}
