//! Where ours differ from the shared cases, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[(
    "2884",
    "the case compares the dates of one episode with those of another; the rule speaks of one conference in one episode",
)];

/// Rules that find other rows in whole returns.
pub(crate) const DIFFERENT_RETURNS: &[(&str, &str)] = &[];

/// Questions answered otherwise: rule, words of the case, reason.
pub(crate) const DIFFERENT_PROBES: &[(&str, &str, &str)] = &[(
    "2884",
    "different dates",
    "two days are two conferences; in whole returns the definition asks for the same day, too",
)];
