//! Where ours differ from the public validator, and why: see `docs/differences.md`.

/// Rules whose small cases do not hold with us: the case is of a file that cannot be, or follows the other's fault.
pub(crate) const DIFFERENT_CASES: &[(&str, &str)] = &[(
    "103",
    "the case asks for capitals; files are read with any, by the other too",
)];

/// Rules that find other rows in whole returns, as the definition asks.
pub(crate) const DIFFERENT_RETURNS: &[(&str, &str)] = &[];
