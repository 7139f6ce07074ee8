//! Addresses of the authority’s own children: today, measures, lists, a child, teams, released figures.

/// What needs doing, and what moved, today: the first page.
pub(crate) fn today() -> String {
    "/".to_owned()
}

/// Released figures.
pub(crate) fn releases() -> String {
    "/releases".to_owned()
}

/// What would be released.
pub(crate) fn new_release() -> String {
    "/releases/new".to_owned()
}

/// A release.
pub(crate) fn release(id: &str) -> String {
    format!("/releases/{id}")
}

/// Every figure of a release, as a file.
pub(crate) fn release_csv(id: &str) -> String {
    format!("/releases/{id}/figures.csv")
}

/// Where a release is approved.
pub(crate) fn release_approval(id: &str) -> String {
    format!("/releases/{id}/approval")
}

/// All measures.
pub(crate) fn measures() -> String {
    "/measures".to_owned()
}

/// A measure, by its code.
pub(crate) fn measure(id: &str) -> String {
    format!("/measures/{}", id.to_lowercase())
}

/// The measures of one of the four judgements, by its word.
pub(crate) fn judgement(word: &str) -> String {
    format!("/judgements/{word}")
}

/// The children behind a number of a measure; the query says which number.
pub(crate) fn cases(id: &str, query: &str) -> String {
    format!("/measures/{}/cases?{query}", id.to_lowercase())
}

/// All lists.
pub(crate) fn lists() -> String {
    "/lists".to_owned()
}

/// Children whose work nobody holds who could do it.
pub(crate) fn unowned() -> String {
    "/lists/un-owned".to_owned()
}

/// A list, by its word.
pub(crate) fn list(id: &str) -> String {
    format!("/lists/{id}")
}

/// A child, by an address that tells nobody who it is.
pub(crate) fn child(address: &str) -> String {
    format!("/children/{address}")
}

/// Why a child is opened.
pub(crate) fn purpose(address: &str) -> String {
    format!("/children/{address}/purpose")
}

/// All teams.
pub(crate) fn teams() -> String {
    "/teams".to_owned()
}

/// A team, by its place.
pub(crate) fn team(team: u16) -> String {
    format!("/teams/{team}")
}

/// Where a note of a list is removed.
pub(crate) fn note(list: &str, id: &str) -> String {
    format!("/lists/{list}/notes/{id}")
}
