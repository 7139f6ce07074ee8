//! What a job title tells of a worker where the table of staff is silent.

use super::words::{plain, says_any};

/// Titles of those who manage workers with cases. A case manager holds cases; a deputy or assistant of one of these is
/// one all the same.
const MANAGERS: &[&str] = &[
    "team manager",
    "service manager",
    "practice manager",
    "duty manager",
    "group manager",
    "area manager",
    "operations manager",
    "operational manager",
    "locality manager",
    "unit manager",
    "hub manager",
    "front door manager",
    "mash manager",
    "safeguarding manager",
    "fostering manager",
    "adoption manager",
    "leaving care manager",
    "interim manager",
    "general manager",
    "social work manager",
    "social care manager",
    "head of service",
    "head of services",
    "head of safeguarding",
    "head of children s services",
    "head of children s social care",
    "service head",
    "service lead",
    "service director",
    "assistant director",
    "deputy director",
    "director",
    "team leader",
    "principal manager",
    "senior manager",
    "tm",
    "atm",
    "hos",
];

/// Titles in which the words above stand for the one whom somebody helps.
const NOT_MANAGERS: &[&str] = &[
    "pa to",
    "personal assistant",
    "assistant to",
    "secretary",
    "administrator",
    "business support",
];

/// A manager, by the words of a title; `None` where there is no title.
pub(super) fn is_manager(title: &str) -> Option<bool> {
    let plain = plain(title);
    (!plain.is_empty()).then(|| {
        plain == "manager" || (says_any(&plain, MANAGERS) && !says_any(&plain, NOT_MANAGERS))
    })
}

/// A social worker, by the words of a title; `None` where there is no title.
pub(super) fn is_social_worker(title: &str) -> Option<bool> {
    let plain = plain(title);
    (!plain.is_empty()).then(|| {
        says_any(
            &plain,
            &[
                "social worker",
                "advanced practitioner",
                "asye",
                "nqsw",
                "sw",
            ],
        ) && !says_any(
            &plain,
            &[
                "student",
                "assistant",
                "apprentice",
                "trainee",
                "unqualified",
            ],
        )
    })
}

/// In the assessed and supported year, where a title says so. A title that does not say so says nothing.
pub(super) fn is_newly_qualified(title: &str) -> Option<bool> {
    says_any(&plain(title), &["asye", "nqsw", "newly qualified"]).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_are_told_by_their_titles() {
        for title in [
            "Team Manager",
            "Assistant team manager",
            "Deputy Team Manager (Duty)",
            "Head of Service - Safeguarding",
            "Practice manager",
            "Manager",
        ] {
            assert_eq!(is_manager(title), Some(true), "{title}");
        }
        for title in [
            "Case manager",
            "Social worker",
            "PA to Head of Service",
            "Senior practitioner",
            "Contact manager",
        ] {
            assert_eq!(is_manager(title), Some(false), "{title}");
        }
        assert_eq!(is_manager(""), None);
    }

    #[test]
    fn social_workers_are_told_by_their_titles() {
        assert_eq!(is_social_worker("Senior Social Worker"), Some(true));
        assert_eq!(is_social_worker("Student social worker"), Some(false));
        assert_eq!(is_social_worker("Social work assistant"), Some(false));
        assert_eq!(is_social_worker("Personal adviser"), Some(false));
        assert_eq!(is_social_worker(" "), None);
        assert_eq!(is_newly_qualified("Social worker (ASYE)"), Some(true));
        assert_eq!(is_newly_qualified("Social worker"), None);
    }
}
