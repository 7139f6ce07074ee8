use super::*;
use crate::looked_after::LookedAfter;

const ONE: &str = "<?xml version=\"1.0\"?>
<EXPSSDA903>
 <CHILD>
  <HEADER>
   <CHILDID>77</CHILDID><UPN>UN1</UPN><SEX>M</SEX><DOB>04/05/2012</DOB><ETHNIC>WBRI</ETHNIC><UASC>1</UASC><DUC>04/05/2030</DUC>
   <AREVIEW><REVIEW>01/07/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
   <AREVIEW><REVIEW>01/01/2026</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW>
  </HEADER>
  <EPISODE><DECOM>01/06/2025</DECOM><RNE>S</RNE><PL>U4</PL></EPISODE>
 </CHILD>
 <x:CHILD xmlns:x='u'>
  <EPISODE>
   <CHILDID>78</CHILDID><DECOM>02/06/2025</DECOM><COLOUR>red</COLOUR>
  </EPISODE>
 </x:CHILD>
</EXPSSDA903>";

fn read_whole(bytes: &[u8]) -> (Year, Vec<Doubt>) {
    let (all, doubts) = LookedAfter::read(&[File {
        name: "this.xml",
        bytes,
    }]);
    (all.this, doubts)
}

#[test]
fn each_group_is_a_row_with_the_child_of_its_header_and_its_line() {
    let (year, doubts) = read_whole(ONE.as_bytes());
    let reviews = &year.reviews.rows;
    assert_eq!(reviews.len(), 2);
    assert!(reviews.iter().all(|row| row.child.text() == "77"));
    assert_eq!(
        reviews.iter().map(|row| row.line).collect::<Vec<_>>(),
        [6, 7]
    );
    assert_eq!(reviews[0].dob.value(), children::Day::new(2012, 5, 4));
    let episodes = &year.episodes.rows;
    assert_eq!(episodes[0].child.text(), "77");
    assert!(episodes[0].place.is(children::codes::PlacementType::U4));
    assert_eq!((episodes[1].child.text(), episodes[1].line), ("78", 12));
    assert_eq!((year.uasc.rows.len(), year.header.rows.len()), (1, 1));
    assert!(year.header.rows[0].uasc.is(children::codes::Flag::Yes));
    assert!(year.missing.supplied() && year.missing.rows.is_empty());
    assert!(!year.sw_episodes.supplied());
    assert!(
        doubts
            .iter()
            .any(|doubt| doubt.what == What::UnknownColumn("COLOUR".into()))
    );
}

#[test]
fn half_a_file_gives_what_was_there() {
    let cut = ONE.find("<RNE>").unwrap();
    let (year, doubts) = read_whole(&ONE.as_bytes()[..cut + 3]);
    assert_eq!(year.header.rows.len(), 1);
    assert_eq!(year.episodes.rows.len(), 1);
    let broken: Vec<_> = doubts
        .iter()
        .filter(|doubt| matches!(doubt.what, What::Other(words) if words.contains("breaks off")))
        .collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].lines.first, [9]);
    for end in 0..ONE.len() {
        let _ = read_whole(&ONE.as_bytes()[..end]);
    }
}

#[test]
fn definitions_of_the_file_s_own_are_not_followed() {
    let bomb = ONE.replace(
        "<EXPSSDA903>",
        "<!DOCTYPE x [<!ENTITY a 'WBRI'>]>\n<EXPSSDA903>",
    );
    let bomb = bomb.replace("WBRI", "&a;");
    let (year, doubts) = read_whole(bomb.as_bytes());
    assert!(year.header.rows[0].ethnic.is_blank());
    assert!(doubts.iter().any(
        |doubt| matches!(doubt.what, What::Other(words) if words.contains("not followed"))
            && doubt.lines.count == 2
    ));
}

#[test]
fn elements_too_deep_are_left_out() {
    let deep = format!(
        "<A><CHILD>{}<X>1</X>{}</CHILD></A>",
        "<B>".repeat(100_000),
        "</B>".repeat(100_000)
    );
    let (_, doubts) = read_whole(deep.as_bytes());
    assert!(
        doubts
            .iter()
            .any(|doubt| matches!(doubt.what, What::Other(words) if words.contains("too deep")))
    );
}

#[test]
fn utf_16_is_read_too_and_what_is_no_return_is_said() {
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(ONE.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read_whole(&wide).0.header.rows.len(), 1);
    let (year, doubts) = read_whole(b"<Message><Header/></Message>");
    assert!(!year.header.supplied());
    assert!(doubts.iter().any(|doubt| doubt.what == What::NotRecognised));
}

#[test]
fn social_workers_may_come_in_a_file_beside() {
    let csv = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n77,04/05/2012,SW1,01/06/2025,,FCONTA\n";
    let (all, _) = LookedAfter::read(&[
        File {
            name: "last/last.xml",
            bytes: ONE.as_bytes(),
        },
        File {
            name: "last/sw.csv",
            bytes: csv.as_bytes(),
        },
    ]);
    assert_eq!(all.last.sw_episodes.rows.len(), 1);
    assert_eq!(all.last.episodes.rows.len(), 2);
    assert!(!all.this.header.supplied());
}

#[test]
fn a_value_without_end_is_cut_and_its_line_told() {
    let long = "7".repeat(LONGEST_VALUE + 9);
    let (year, doubts) = read_whole(ONE.replace("77", &long).as_bytes());
    let [header] = &year.header.rows[..] else {
        panic!("one header");
    };
    assert_eq!(header.child.text().len(), LONGEST_VALUE);
    let said: Vec<String> = doubts.iter().map(ToString::to_string).collect();
    let cut = said.iter().find(|said| said.contains("longer than 1 MB"));
    assert!(
        cut.is_some_and(|said| said.ends_with("(line 5)")),
        "{said:?}"
    );
}
