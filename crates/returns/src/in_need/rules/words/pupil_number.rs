//! The form of a unique pupil number: a check letter, the authority, and digits.

/// The letters it uses: not I, O and S, which look like digits.
pub(in super::super) const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// The letter that a full number of thirteen characters must begin with; nothing for another form.
pub(in super::super) fn check_letter(number: &str) -> Option<char> {
    if number.chars().count() != 13 {
        return None;
    }
    let mut sum = 0;
    for (weight, character) in (2..).zip(number.chars().skip(1)) {
        sum += weight * character.to_digit(10)?;
    }
    LETTERS.chars().nth(usize::try_from(sum % 23).ok()?)
}

/// Whether it is a letter and twelve digits.
pub(in super::super) fn has_form(number: &str) -> bool {
    number.chars().count() == 13
        && number.starts_with(char::is_alphabetic)
        && number.chars().skip(1).all(|each| each.is_ascii_digit())
}

/// The codes of authorities since April 1998, and those that stand for schools elsewhere; from, to.
const AUTHORITIES: &[(u16, u16)] = &[
    (1, 5),
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (660, 681),
    (701, 708),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 941),
];

/// Cumberland, and Westmorland and Furness: known from 2023/24.
const SINCE_2024: (u16, u16) = (942, 943);

/// Whether three digits are the code of an authority.
pub(in super::super) fn is_authority(code: &str, year: i16) -> bool {
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let Ok(code) = code.parse::<u16>() else {
        return false;
    };
    let holds = |(first, last): &(u16, u16)| (*first..=*last).contains(&code);
    AUTHORITIES.iter().any(holds) || (year >= 2024 && holds(&SINCE_2024))
}
