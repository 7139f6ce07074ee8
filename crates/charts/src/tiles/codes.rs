//! The letters written in a tile: a few that people of the authority would know it by.

/// The letters for an authority, by the department's code; the first letters of its name for a code not known.
pub(super) fn letters(code: &str, name: &str) -> String {
    CODES
        .binary_search_by_key(&code, |(known, _)| known)
        .ok()
        .and_then(|place| CODES.get(place))
        .map_or_else(
            || name.chars().take(4).collect(),
            |(_, short)| (*short).to_owned(),
        )
}

/// Codes and letters, in order of code.
#[rustfmt::skip]
const CODES: [(&str, &str); 153] = [
    ("201", "City"), ("202", "Cmd"), ("203", "Gre"), ("204", "Hac"), ("205", "H&F"), ("206", "Isl"),
    ("207", "K&C"), ("208", "Lam"), ("209", "Lew"), ("210", "Swk"), ("211", "TowH"), ("212", "Wand"),
    ("213", "West"), ("301", "B&D"), ("302", "Bnt"), ("303", "Bex"), ("304", "Bre"), ("305", "Bro"),
    ("306", "Croy"), ("307", "Eal"), ("308", "Enf"), ("309", "Hgy"), ("310", "Hrw"), ("311", "Hav"),
    ("312", "Hil"), ("313", "Hou"), ("314", "King"), ("315", "Mer"), ("316", "Nwm"), ("317", "Redb"),
    ("318", "Rich"), ("319", "Sut"), ("320", "WFor"), ("330", "Bham"), ("331", "Cov"), ("332", "Dud"),
    ("333", "San"), ("334", "Sol"), ("335", "Wal"), ("336", "Wolv"), ("340", "Know"), ("341", "Liv"),
    ("342", "StH"), ("343", "Sef"), ("344", "Wir"), ("350", "Bol"), ("351", "Bury"), ("352", "Man"),
    ("353", "Old"), ("354", "Roch"), ("355", "Sal"), ("356", "Stkp"), ("357", "Tam"), ("358", "Traf"),
    ("359", "Wig"), ("370", "Bns"), ("371", "Don"), ("372", "Roth"), ("373", "Shef"), ("380", "Bfd"),
    ("381", "Cald"), ("382", "Kirk"), ("383", "Leed"), ("384", "Wak"), ("390", "Gat"), ("391", "Newc"),
    ("392", "NTy"), ("393", "STy"), ("394", "Sund"), ("420", "IoS"), ("800", "BNES"), ("801", "Bris"),
    ("802", "NSom"), ("803", "SGlo"), ("805", "Hpl"), ("806", "Mid"), ("807", "R&C"), ("808", "Stkn"),
    ("810", "Hull"), ("811", "ERY"), ("812", "NEL"), ("813", "NLin"), ("815", "NYk"), ("816", "York"),
    ("821", "Lut"), ("822", "Bed"), ("823", "CBed"), ("825", "Buck"), ("826", "MK"), ("830", "Dbys"),
    ("831", "Der"), ("838", "Dors"), ("839", "BCP"), ("840", "Dur"), ("841", "Darl"), ("845", "ESx"),
    ("846", "B&H"), ("850", "Hant"), ("851", "Port"), ("852", "Soton"), ("855", "Lcs"), ("856", "Leic"),
    ("857", "Rut"), ("860", "Staf"), ("861", "Stoke"), ("865", "Wilt"), ("866", "Swi"), ("867", "BFor"),
    ("868", "W&M"), ("869", "WBer"), ("870", "Rdg"), ("871", "Slou"), ("872", "Wok"), ("873", "Cam"),
    ("874", "Pboro"), ("876", "Hal"), ("877", "Warr"), ("878", "Dev"), ("879", "Ply"), ("880", "Torb"),
    ("881", "Ess"), ("882", "Sthd"), ("883", "Thu"), ("884", "Hfd"), ("885", "Worc"), ("886", "Kent"),
    ("887", "Med"), ("888", "Lanc"), ("889", "BwD"), ("890", "Bpl"), ("891", "Nts"), ("892", "Nott"),
    ("893", "Shro"), ("894", "T&W"), ("895", "ChE"), ("896", "ChW"), ("908", "Corn"), ("916", "Glos"),
    ("919", "Hert"), ("921", "IoW"), ("925", "Linc"), ("926", "Norf"), ("929", "Nthd"), ("931", "Oxon"),
    ("933", "Som"), ("935", "Suff"), ("936", "Sur"), ("937", "Wwk"), ("938", "WSx"), ("940", "NNth"),
    ("941", "WNth"), ("942", "Cumb"), ("943", "W&F"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_short_and_each_its_own() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let letters: std::collections::BTreeSet<_> = CODES.iter().map(|(_, short)| short).collect();
        assert_eq!(letters.len(), CODES.len());
        assert!(CODES.iter().all(|(_, short)| short.len() <= 5));
        assert_eq!(super::letters("803", "South Gloucestershire"), "SGlo");
        assert_eq!(super::letters("999", "Newtown"), "Newt");
    }
}
