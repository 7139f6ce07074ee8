//! Where ours differ from the public validator, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[
    (
        "103",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "210",
        "the case marks children who came in the last week; the message asks for those who came before it",
    ),
    (
        "234",
        "the case has one episode a child; the reason is judged by the age when the next begins",
    ),
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
];

/// Rules that find other rows in whole returns, as the definition asks.
pub(crate) const DIFFERENT_RETURNS: &[(&str, &str)] = &[
    ("104", "a date written 2025-06-01 is read"),
    (
        "166",
        "a date with a space before it, or written 2025-06-01, is read",
    ),
    ("167", "a code with a space before it is read"),
    ("168", "a pupil number with a space before it is read"),
    ("171", "a date written 2025-06-01 is read"),
    (
        "210",
        "children who came before the last week are found, not those who came in it",
    ),
    (
        "231",
        "the other asks for a column that no table has and raises",
    ),
    (
        "234",
        "the reason is judged by the age when the next episode begins",
    ),
    ("371", "an episode still open is judged too"),
    ("372", "an episode still open is judged too"),
    ("374", "an episode still open is judged too"),
    ("375", "a stay still open is counted to the end of the year"),
    ("379", "a stay still open is counted to the end of the year"),
    (
        "441",
        "a birth date written 2025-06-01 is read, and compared with the review",
    ),
    (
        "625",
        "the last episode counts, open or not, in place of the latest end",
    ),
    (
        "634",
        "episodes are compared with 1 April 2016 in place of this year's first day",
    ),
    ("635", "an authority or date beside Z1 is found too"),
    (
        "INT17",
        "a birth date written 2025-06-01 is read, and compared with the header's",
    ),
];
