//! Where ours differ from the public validator, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[
    (
        "103",
        "the case asks for capitals; files are read with any, by the other too",
    ),
    (
        "1009",
        "the case asks for capitals, or takes text of no letters for a code; files are read with any, and such text is blank",
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
    ("233", "the case has a column that the return does not have"),
    (
        "336",
        "A3 and A5 are the placements with own foster carers, as the rule says; the case has A4",
    ),
    ("354", "the case ends the year on 1 April"),
];

/// Rules that find other rows in whole returns, as the definition asks.
pub(crate) const DIFFERENT_RETURNS: &[(&str, &str)] = &[
    (
        "142",
        "the last episode is the last of those whose start can be read",
    ),
    (
        "144",
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "148",
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "149",
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "178",
        "cells are trimmed: a code with a space before it is the code, a space alone is blank",
    ),
    (
        "233",
        "the other stops: it reads a column that the return does not have",
    ),
    (
        "336",
        "asked of A3 and A5, the placements with own foster carers",
    ),
    ("383", "no postcode before and after is the same postcode"),
    (
        "388",
        "an episode whose start cannot be read comes before and after nothing",
    ),
    ("433", "days are compared, however they are written"),
    (
        "434",
        "an episode whose start cannot be read comes before and after nothing",
    ),
    ("435", "what is blank in both episodes is the same"),
];
