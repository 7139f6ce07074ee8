//! Where postcodes lie: lists as they are published, counties and their districts, what is not known.

use super::*;

const EPISODES: File<'_> = File {
    name: "this/episodes.csv",
    bytes: b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
        1,01/05/2025,S,C2,N1,U6,PR1,,,,ZZ1 1AA,zz11ab,\n\
        2,01/05/2025,S,C2,N1,U6,PR1,,,,ZZ1 1AA,JE2 3AB,\n\
        3,01/05/2025,S,C2,N1,U6,PR1,,,,ZZ1 1AA,ZZ9 9ZZ,\n",
};
const LAST: File<'_> = File {
    name: "last/episodes.csv",
    bytes: b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
        1,01/05/2024,S,C2,N1,U6,PR1,,,,ZZ1 1AA,ZZ5 1AB,\n",
};
const AUTHORITY: File<'_> = File {
    name: "authority.csv",
    bytes: b"AUTHORITY_CODE\nE10000030\n",
};

fn read(list: &[u8]) -> LookedAfter {
    let list = File {
        name: "postcodes.csv",
        bytes: list,
    };
    LookedAfter::read(&[EPISODES, LAST, AUTHORITY, list]).0
}

#[test]
fn a_list_is_read_as_it_is_published() {
    let plain: &[u8] = b"pcd,oseast1m,osnrth1m,laua\nZZ11AA,400000,300000,E09000001\nZZ11AB,403218.6,300000,E07000211\n";
    let quoted: &[u8] = b"\xef\xbb\xbf\"pcd7\",\"pcds\",\"lad25cd\",\"east1m\",\"north1m\"\r\n\"ZZ1 1AA\",\"ZZ1 1AA\",\"E09000001\",400000,300000\r\n\"ZZ1 1AB\",\"ZZ1 1AB\",\"E07000211\",403218.6,300000\r\n";
    for list in [plain, quoted] {
        let all = read(list);
        let [first, ..] = all.this.episodes.rows.as_slice() else {
            panic!("episodes are there");
        };
        assert_eq!(
            all.placed_in(first),
            Some("E10000030"),
            "the county of a district"
        );
        assert_eq!(all.placed_inside(first), Some(true));
        assert_eq!(all.miles_from_home(first), Some(2.0));
    }
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let all = read(
        b"pcd,oseast1m,osnrth1m,laua\nZZ1 1AA,400000,300000,E09000001\nZZ5 1AB,,,S12000033\nJE2 3AB,,,L99999999\n",
    );
    let of = |rows: &[Episode], at: usize| {
        let stay = rows.get(at).unwrap();
        (
            all.placed_in(stay),
            all.placed_inside(stay),
            all.miles_from_home(stay),
        )
    };
    let this = &all.this.episodes.rows;
    assert_eq!(of(this, 2), (None, None, None), "not in the list");
    let jersey = of(this, 1);
    assert_eq!(
        jersey,
        (None, Some(false), None),
        "outside, and of no authority"
    );
    let (authority, _, miles) = of(&all.last.episodes.rows, 0);
    assert_eq!(authority, Some("SCO"), "postcodes of last year too");
    assert_eq!(miles, None, "without a place on the grid");
}

#[test]
fn without_the_column_of_authorities_it_is_said_to_be_missing() {
    let all = read(b"pcd,oseast1m,osnrth1m\nZZ1 1AA,400000,300000\nZZ1 1AB,400000,300000\n");
    let list = all.postcodes.as_ref().unwrap();
    assert_eq!(list.origin().missing.len(), 1);
    assert_eq!(list.miles("ZZ1 1AA", "ZZ11AB"), Some(0.0));
}

#[test]
fn codes_given_anew_are_the_same_authority() {
    assert_eq!(counties::looking_after("E08000016"), Some("E08000038"));
    assert_eq!(counties::looking_after("E07000163"), Some("E06000065"));
    assert_eq!(counties::looking_after("E06000065"), Some("E06000065"));
    assert_eq!(counties::looking_after("M99999999"), None);
    assert_eq!(counties::looking_after(""), None);
}

#[test]
fn a_long_list_is_read_in_pieces() {
    let mut list = String::from("pcd,oseast1m,osnrth1m,laua\n");
    for number in 0..60_000 {
        list.push_str(&format!("AB{number},300000,200000,E09000002\n"));
    }
    list.push_str("ZZ1 1AB,1,2,E09000001");
    let all = read(list.as_bytes());
    let place = all.postcodes.as_ref().unwrap().place("ZZ1 1AB");
    assert_eq!(place.unwrap().grid, Some((1.0, 2.0)));
}
