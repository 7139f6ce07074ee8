//! Where ours differ from the public validator, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[
    (
        "103",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "131",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "132",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "133",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "143",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "144",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "145",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "146",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "149",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "178",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "196",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "105",
        "one case is of text between commas, whose header has no such column; where it stands it is judged",
    ),
    (
        "210",
        "the case marks children who came in the last week; the message asks for those who came before it",
    ),
    ("233", "the case has a column that the return does not have"),
    (
        "234",
        "the case has one episode a child; the reason is judged by the age when the next begins",
    ),
    (
        "336",
        "A3 and A5 are the placements with own foster carers, as the rule says; the case has A4",
    ),
    (
        "344",
        "the rule is about answers that are completed; the case wants a blank one found, which 153 finds",
    ),
    (
        "347",
        "the case writes T for a foyer; the codes are T1 and T2",
    ),
    ("354", "the case ends the year on 1 April"),
    (
        "374",
        "an episode still open is judged too: row 3 is of a child of two months",
    ),
    (
        "631",
        "the case asks for capitals, and for an error at a cell of one space, which is read as blank",
    ),
    (
        "634",
        "the case is of 2016/17, the year the question began; moved on, its episodes are no longer before it",
    ),
    (
        "635",
        "an authority beside Z1 is pointed to too, as the message says: row 3",
    ),
    (
        "700",
        "the case wants a date refused that begins with the year; it can be read",
    ),
    (
        "701",
        "the case wants a date refused that begins with the year; it can be read",
    ),
    (
        "702",
        "the rule is about an end before the start; the case wants an order of one day found",
    ),
    (
        "705",
        "the case looks at orders in order of their end, and takes an end that cannot be read for an open order",
    ),
    (
        "706",
        "the row is last year's, and the case has its number under this year's table",
    ),
    (
        "709",
        "the case has its placements in a column that no file has",
    ),
    (
        "710",
        "the case has its placements in a column that no file has",
    ),
    (
        "1009",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
    ),
    (
        "114",
        "the case tells an empty text from a blank; in a file they are the same",
    ),
    (
        "120",
        "the case asks for capitals, and tells an empty text from a blank",
    ),
    (
        "175",
        "the case tells an empty text from a blank; in a file they are the same",
    ),
    (
        "176",
        "the case asks for capitals, and tells an empty text from a blank",
    ),
    (
        "177",
        "the case asks for capitals, and tells an empty text from a blank",
    ),
    (
        "335",
        "the case has A2 and E1, which are codes of no year known here",
    ),
    (
        "SW02STG1",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "SW11bSTG2",
        "the case points to the row after the one that ended, and asks of five days of the year only",
    ),
    (
        "SW12STG2",
        "the case has children who were not in care on the last day, or had a worker before they came",
    ),
    (
        "1006",
        "the case asks for capitals and takes an empty text for a code; files are read with any, and as blank",
    ),
    (
        "164",
        "the case has a distance below 0, which no two postcodes have",
    ),
    (
        "205A",
        "the case has rows for children whom its header says not to be unaccompanied: only the old XML can say so",
    ),
    (
        "205B",
        "as 205A: in tables, who has a row is unaccompanied; and it is run without a header",
    ),
    (
        "205C",
        "as 205A; and without a header, where nobody is named as unaccompanied",
    ),
    ("205D", "as 205A"),
    (
        "411",
        "location and authority come from one postcode and cannot disagree",
    ),
    (
        "454",
        "the case has a distance below 0, which no two postcodes have",
    ),
    ("571", "the year of the case ends before it begins"),
    (
        "574",
        "the case goes by the order of ends: of 1 to 5 June and 4 June to no end it names the first",
    ),
];

/// Rules that find other rows in whole returns, as the definition asks: rows only theirs and only ours found, over the
/// four returns in two years.
pub(crate) const DIFFERENT_RETURNS: &[(&str, usize, usize, &str)] = &[
    ("104", 1, 0, "a date written 2025-06-01 is read"),
    ("131", 2, 0, "a space before the code is no fault of it"),
    (
        "142",
        6,
        0,
        "the last episode is the last of those whose start can be read",
    ),
    (
        "144",
        2,
        0,
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "148",
        2,
        0,
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "149",
        4,
        0,
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "165",
        0,
        38,
        "the other asks the sexes by the numbers in use until 2023/24, and passes over children without an episode",
    ),
    (
        "166",
        4,
        0,
        "a date with a space before it, or written 2025-06-01, is read",
    ),
    ("167", 6, 0, "a code with a space before it is read"),
    ("168", 2, 0, "a pupil number with a space before it is read"),
    ("171", 2, 0, "a date written 2025-06-01 is read"),
    (
        "178",
        2,
        0,
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    ("181", 2, 0, "a space before the number is no fault of it"),
    (
        "210",
        15,
        20,
        "children who came before the last week are found, not those who came in it",
    ),
    (
        "231",
        0,
        2,
        "the other asks for a column that no table has and raises",
    ),
    (
        "233",
        0,
        30,
        "the other stops: it reads a column that the return does not have",
    ),
    (
        "234",
        12,
        0,
        "the reason is judged by the age when the next episode begins",
    ),
    (
        "336",
        0,
        6,
        "asked of A3 and A5, the placements with own foster carers",
    ),
    (
        "347",
        7,
        4,
        "the other looks for T; the codes are T1 and T2",
    ),
    ("371", 0, 2, "an episode still open is judged too"),
    ("372", 0, 2, "an episode still open is judged too"),
    ("374", 0, 4, "an episode still open is judged too"),
    (
        "375",
        0,
        2,
        "a stay still open is counted to the end of the year",
    ),
    (
        "379",
        0,
        1,
        "a stay still open is counted to the end of the year",
    ),
    (
        "383",
        4,
        0,
        "no postcode before and after is the same postcode",
    ),
    (
        "388",
        6,
        0,
        "an episode whose start cannot be read comes before and after nothing",
    ),
    ("433", 2, 0, "days are compared, however they are written"),
    (
        "434",
        6,
        0,
        "an episode whose start cannot be read comes before and after nothing",
    ),
    ("435", 2, 18, "what is blank in both episodes is the same"),
    (
        "441",
        0,
        4,
        "a birth date written 2025-06-01 is read, and compared with the review",
    ),
    (
        "625",
        4,
        10,
        "the last episode counts, open or not, in place of the latest end",
    ),
    (
        "634",
        362,
        0,
        "episodes are compared with 1 April 2016 in place of this year's first day",
    ),
    ("635", 0, 20, "an authority or date beside Z1 is found too"),
    ("701", 3, 0, "a date that begins with the year can be read"),
    (
        "702",
        2,
        1,
        "the rule is about an end before the start; the other finds orders of one day, and does not read a date that begins with the year",
    ),
    (
        "704",
        0,
        1,
        "a date that begins with the year can be read, and lies in another year",
    ),
    (
        "706",
        2,
        2,
        "the row is last year's, and the other gives its number under this year's table",
    ),
    (
        "707",
        1,
        1,
        "an end that begins with the year can be read; the other takes the order for an open one",
    ),
    (
        "709",
        0,
        16,
        "the other reads a column that no file has, and fails",
    ),
    (
        "710",
        0,
        3,
        "the other reads a column that no file has, and fails",
    ),
    (
        "1001",
        216,
        2,
        "who is 20 or over has care further back than the two years at hand; the other mixes up rows of the two years, and counts care twice for a child twice in the header",
    ),
    (
        "1007",
        0,
        8,
        "an episode still open is care on the birthday; and one date that cannot be read fails the other for all children",
    ),
    (
        "1014",
        0,
        8,
        "who has no episode at all has none in the year",
    ),
    (
        "3001",
        0,
        3,
        "a child twice in the header fails the other for all children",
    ),
    (
        "INT17",
        0,
        4,
        "a birth date written 2025-06-01 is read, and compared with the header's",
    ),
    ("115", 2, 0, "2025-06-01 is read as the day it is"),
    (
        "118",
        0,
        1,
        "a child without episodes is asked about too: the plan ended before the year",
    ),
    (
        "333",
        2,
        0,
        "a decision of 1/13/2025 is unreadable, which 112 says, and not missing",
    ),
    (
        "523",
        0,
        4,
        "2025-06-01 is read as the day it is, and is another than the adoption's",
    ),
    (
        "551",
        2,
        0,
        "a decision with a day is there, beside a row without one",
    ),
    (
        "560",
        12,
        0,
        "a day that is blank, unreadable or beside the one that stood is not a changed one",
    ),
    (
        "579",
        4,
        0,
        "a row without a first day is in no order to another",
    ),
    (
        "583",
        2,
        2,
        "the latest decision is found by date: 08/07/2024 is before 02/01/2026",
    ),
    (
        "584",
        14,
        12,
        "dates are compared and the row itself is pointed to: the other points to rows never given up",
    ),
    (
        "601",
        0,
        8,
        "an adopted child without any row of the adoption lacks all six answers",
    ),
    (
        "SW01aSTG1",
        6,
        0,
        "31/02/2025 and ZZ/ZZ/2025 are given: SW04STG1 judges them",
    ),
    (
        "SW01bSTG1",
        6,
        0,
        "31/02/2025 and ZZ/ZZ/2025 are given: SW04STG1 judges them",
    ),
    (
        "SW04STG1",
        2,
        0,
        "a space before a date is no fault of the date",
    ),
    ("SW05STG1", 2, 0, "a cell with a space is blank"),
    (
        "SW08STG2",
        14,
        0,
        "a row without a first day is not the latest, and an end that cannot be read is an end",
    ),
    (
        "SW10STG2",
        28,
        0,
        "seven days from an end that is blank or unreadable cannot be counted",
    ),
    (
        "SW11bSTG2",
        5,
        109,
        "the child's latest worker is asked about, whenever in the year the time ended",
    ),
    (
        "SW12STG2",
        787,
        2,
        "children in care on the last day without any worker are found, and no others",
    ),
    (
        "SW13STG1",
        0,
        14,
        "the other gives up at a date that cannot be read",
    ),
    ("SW17STG2", 2, 0, "a cell with a space is blank"),
    ("169", 72, 0, "the other's authorities are those of 2021"),
    ("205B", 2, 0, "an ISO date is a date"),
    ("224", 2, 0, "a code with a space before it is that code"),
    ("392c", 4, 0, "a single space is nothing given"),
    (
        "453",
        0,
        4,
        "a distance that is no longer known is another distance",
    ),
    ("503E", 2, 0, "a code with a space before it is that code"),
    (
        "503G",
        0,
        4,
        "a distance that is no longer known is another distance",
    ),
    (
        "574",
        0,
        2,
        "an episode is held against every one before it that is open, in order of beginnings",
    ),
    ("577", 2, 0, "an end that cannot be read is for rule 1005"),
    ("581", 10, 0, "a blank beginning is for rules 564 and 1004"),
];
