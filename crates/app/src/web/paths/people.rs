//! Addresses of people: signing in, accounts, roles, the log of who looked, restrictions.

use super::escaped;

/// Signing in, and from there to where a person wanted to go.
pub(crate) fn sign_in(to: &str) -> String {
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in?to={to}")
}

/// Proving again who one is, and from there to where a person wanted to go.
pub(crate) fn sign_in_again(to: &str) -> String {
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in/again?to={to}")
}

/// Who may see and do what.
pub(crate) fn access() -> String {
    "/access".to_owned()
}

/// The log of who looked.
pub(crate) fn audit() -> String {
    "/audit".to_owned()
}

/// Who looked at a child is asked for here, by an identifier that stands in no address.
pub(crate) fn audit_children() -> String {
    "/audit/children".to_owned()
}

/// Where one changes one's own password.
pub(crate) fn own_password() -> String {
    "/account/password".to_owned()
}

/// Who looked at a child, by the address of their record.
pub(crate) fn audit_child(address: &str) -> String {
    format!("/audit/children/{address}")
}

/// The same as a file.
pub(crate) fn audit_child_csv(address: &str) -> String {
    format!("/audit/children/{address}/entries.csv")
}

/// What a person did, by their identifier.
pub(crate) fn audit_person(id: &str) -> String {
    format!("/audit/people/{}", escaped(id))
}

/// The same as a file.
pub(crate) fn audit_person_csv(id: &str) -> String {
    format!("/audit/people/{}/entries.csv", escaped(id))
}

/// An entry of the log, by its place.
pub(crate) fn audit_entry(seq: i64) -> String {
    format!("/audit/entries/{seq}")
}

/// What was done about and with the emergency account.
pub(crate) fn audit_emergencies() -> String {
    "/audit?kind=break-glass&days=30".to_owned()
}

/// What is unusual in the log.
pub(crate) fn unusual() -> String {
    "/audit/unusual".to_owned()
}

/// Whether the log is whole.
pub(crate) fn audit_checks() -> String {
    "/audit/checks".to_owned()
}

/// Restricted records and conflicts of interest.
pub(crate) fn restrictions() -> String {
    "/restrictions".to_owned()
}

/// Ends a restriction or a conflict of interest.
pub(crate) fn end_lock(id: &str) -> String {
    format!("/restrictions/{id}/end")
}

/// Conflicts of interest that are declared for others.
pub(crate) fn conflicts() -> String {
    "/conflicts".to_owned()
}

/// People and what they may do.
pub(crate) fn people() -> String {
    "/people".to_owned()
}

/// Roles that wait for a second person.
pub(crate) fn waiting() -> String {
    "/people/waiting".to_owned()
}

/// A person.
pub(crate) fn person(id: &str) -> String {
    format!("/people/{id}")
}

/// One's own account.
pub(crate) fn account() -> String {
    "/account".to_owned()
}
