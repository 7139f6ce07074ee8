//! Where ours differ from the shared cases, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[
    (
        "2884",
        "the case compares the dates of one episode with those of another; the rule speaks of one conference in one episode",
    ),
    (
        "8540",
        "the case asks for the disability alone; the rule names the birth and the referral too, as whole returns show",
    ),
    (
        "8670Q",
        "the case counts 44 working days back from the last day; the rule says 45",
    ),
    (
        "8720",
        "the case has a plan with nothing in it and passes it over; its start is missing",
    ),
    (
        "8736",
        "the case passes over an assessment that belongs to no episode; its start is missing",
    ),
    (
        "8842Q",
        "the case has reviews without a plan, which cannot be in a return",
    ),
    (
        "8868",
        "the case takes an enquiry with a conference and the word that none was needed as open; the rule asks for neither",
    ),
    (
        "8869",
        "the case joins the factors of several assessments of an episode; the rule speaks of one assessment",
    ),
    (
        "8935",
        "the case counts open plans by their number; the rule counts those of the child, of which there are three",
    ),
    (
        "9007",
        "the case has an offer without a letter; the rule asks for an offer where there is a letter",
    ),
    (
        "9011",
        "the case takes a missing outcome as a wrong one; there is none until pre-proceedings end",
    ),
];

/// Rules that find other rows in whole returns.
pub(crate) const DIFFERENT_RETURNS: &[(&str, &str)] = &[(
    "8740",
    "an enquiry without a start did not start within the year; the small files say so, the whole return passes it over",
)];

/// Questions answered otherwise: rule, words of the case, reason.
pub(crate) const DIFFERENT_PROBES: &[(&str, &str, &str)] = &[(
    "2884",
    "different dates",
    "two days are two conferences; in whole returns the definition asks for the same day, too",
)];
