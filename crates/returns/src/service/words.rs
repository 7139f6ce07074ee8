//! What free text says, where the layouts ask for no code: only what is written, and nothing where it is not plain.

use children::history::Role;

/// Text in small letters with single spaces between its words.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    plain
}

/// Whether the words of a phrase stand in plain text one after the other, as whole words.
pub(super) fn says(plain: &str, phrase: &str) -> bool {
    plain.match_indices(phrase).any(|(at, _)| {
        let before = plain.get(..at).unwrap_or("");
        let after = plain.get(at + phrase.len()..).unwrap_or("");
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// Whether any of the phrases stands in plain text.
pub(crate) fn says_any(plain: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| says(plain, phrase))
}

/// Whether a request or an assessment was answered with no. The layout has no codes for it yet.
pub(super) fn refused(text: &str) -> bool {
    let plain = plain(text);
    matches!(plain.as_str(), "n" | "no") || says_any(&plain, &["refused", "not agreed", "declined"])
}

/// What a worker is to a child. The safeguarding dataset writes `CW` since 1.4.5 and wrote text before.
pub(super) fn role(text: &str) -> Role {
    let plain = plain(text);
    match plain.as_str() {
        "cw"
        | "case worker"
        | "caseworker"
        | "sw"
        | "social worker"
        | "allocated worker"
        | "allocated case worker"
        | "allocated social worker"
        | "key worker"
        | "keyworker"
        | "lead worker"
        | "lead social worker"
        | "primary worker"
        | "case holder" => Role::CaseWorker,
        "iro" | "independent reviewing officer" | "reviewing officer" => Role::ReviewingOfficer,
        "pa"
        | "personal adviser"
        | "personal advisor"
        | "leaving care personal adviser"
        | "leaving care personal advisor" => Role::PersonalAdviser,
        _ => Role::Other,
    }
}

/// The postcode district: what stands before the space. `None` where it is no postcode.
pub(super) fn district(postcode: &str) -> Option<&str> {
    let postcode = postcode.trim();
    let outward = match postcode.split_once(' ') {
        Some((outward, _)) => outward,
        None => {
            let inward = postcode.len().checked_sub(3).filter(|at| *at >= 2);
            match inward.and_then(|at| postcode.split_at_checked(at)) {
                Some((outward, inward)) if is_inward(inward) => outward,
                Some(_) | None => postcode,
            }
        }
    };
    is_outward(outward).then_some(outward)
}

/// A digit and two letters.
fn is_inward(text: &str) -> bool {
    matches!(text.as_bytes(), [digit, a, b]
        if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

/// One or two letters, a digit, and it may be one more digit or letter.
fn is_outward(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.as_bytes().get(letters..).unwrap_or(&[]);
    (1..=2).contains(&letters)
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => digit.is_ascii_digit() && last.is_ascii_alphanumeric(),
            _ => false,
        }
}

/// Whether an address is where the child lives with family; `None` where its type is not known to us.
pub(super) fn is_home(kind: &str) -> Option<bool> {
    let plain = plain(kind);
    if plain.is_empty() {
        return Some(true);
    }
    let not_home = [
        "placement",
        "children s home",
        "childrens home",
        "care home",
        "residential home",
        "nursing home",
        "foster",
        "adoptive",
        "correspondence",
        "mailing",
        "school",
        "college",
        "hospital",
        "work",
        "temporary",
        "custody",
        "secure",
        "respite",
        "nursery",
        "business",
        "third party",
        "carer",
    ];
    if says_any(&plain, &not_home) {
        return Some(false);
    }
    let home = [
        "home",
        "main",
        "permanent",
        "primary",
        "family",
        "usual",
        "hm",
        "residence",
    ];
    says_any(&plain, &home).then_some(true)
}

/// What is recorded of a health check: it took place, or was refused. `None` where the words are not known to us.
pub(crate) fn health_status(text: &str) -> Option<(bool, bool)> {
    let plain = plain(text);
    match plain.as_str() {
        // A check with its date and no word on its state is one that was held.
        "" | "completed" | "complete" | "done" | "attended" | "held" | "took place"
        | "taken place" | "yes" | "y" | "approved" | "authorised" | "finished" => {
            Some((true, false))
        }
        "refused"
        | "declined"
        | "child refused"
        | "refused by child"
        | "refused by young person" => Some((false, true)),
        "planned" | "booked" | "scheduled" | "due" | "pending" | "cancelled" | "canceled"
        | "not attended" | "did not attend" | "dna" | "was not brought" | "wnb" | "missed"
        | "incomplete" | "not completed" | "not started" | "in progress" | "started"
        | "requested" | "no" | "n" => Some((false, false)),
        _ => None,
    }
}

/// Whether early help ended by a step up to social care; `None` where no reason was given.
pub(super) fn stepped_up(reason: &str) -> Option<bool> {
    let plain = plain(reason);
    (!plain.is_empty()).then(|| {
        says_any(
            &plain,
            &[
                "step up",
                "stepped up",
                "step up to social care",
                "escalated",
                "escalation",
                "escalated to social care",
                "referred to social care",
                "transfer to social care",
                "transferred to social care",
                "opened to social care",
                "to csc",
                "to statutory",
                "referral to children s social care",
                "referred to children s social care",
                "open to social care",
            ],
        ) && !says_any(&plain, &["no step up", "not stepped up", "not escalated"])
    })
}

/// Whether the council itself led early help; `None` where the organisation does not say.
pub(super) fn by_council(organisation: &str) -> Option<bool> {
    let plain = plain(organisation);
    let council = [
        "council",
        "local authority",
        "la",
        "early help team",
        "early help service",
        "family support team",
        "targeted support",
        "children s services",
        "childrens services",
    ];
    let partner = [
        "school",
        "academy",
        "college",
        "nursery",
        "preschool",
        "health",
        "nhs",
        "gp",
        "hospital",
        "police",
        "charity",
        "voluntary",
        "housing",
        "trust",
        "health visitor",
        "school nurse",
    ];
    match (says_any(&plain, &council), says_any(&plain, &partner)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) | (false, false) => None,
    }
}

/// A flag within JSON text; `None` where the text is no object or has no such flag.
pub(super) fn flag(json: &serde_json::Value, key: &str) -> Option<bool> {
    let value = json.as_object()?.get(key)?;
    match value.as_str()?.trim() {
        "Y" | "y" | "Yes" | "yes" | "1" => Some(true),
        "N" | "n" | "No" | "no" | "0" | "" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_is_what_stands_before_the_space() {
        assert_eq!(district("BS37 5AB"), Some("BS37"));
        assert_eq!(district("bs375ab"), Some("bs37"));
        assert_eq!(district("W1A 1AA"), Some("W1A"));
        assert_eq!(district("BS37"), Some("BS37"));
        assert_eq!(district("unknown"), None);
        assert_eq!(district("é"), None);
        assert_eq!(district(""), None);
    }

    #[test]
    fn roles_are_read_as_code_and_as_text() {
        for text in ["CW", "case worker", "Social Worker", "Allocated worker"] {
            assert_eq!(role(text), Role::CaseWorker, "{text}");
        }
        assert_eq!(role("IRO"), Role::ReviewingOfficer);
        assert_eq!(role("Personal Advisor"), Role::PersonalAdviser);
        assert_eq!(role("Student social worker"), Role::Other);
        assert_eq!(role(""), Role::Other);
    }

    #[test]
    fn only_a_home_with_family_is_a_home() {
        assert_eq!(is_home("Home"), Some(true));
        assert_eq!(is_home(""), Some(true));
        assert_eq!(is_home("Children's home"), Some(false));
        assert_eq!(is_home("Placement address"), Some(false));
        assert_eq!(is_home("XQ7"), None);
    }

    #[test]
    fn whole_words_only_are_found() {
        assert!(says("early help la team", "la"));
        assert!(!says("the class", "la"));
        assert_eq!(health_status("Incomplete"), Some((false, false)));
        assert_eq!(health_status("refused"), Some((false, true)));
        assert_eq!(health_status("elsewhere"), None);
        assert_eq!(stepped_up("Stepped up to Social Care"), Some(true));
        assert_eq!(stepped_up("Needs met"), Some(false));
        assert_eq!(by_council("Woodlands School"), Some(false));
        assert_eq!(by_council(""), None);
    }
}
