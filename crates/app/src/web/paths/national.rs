//! Addresses of the national record: England, authorities, reports, themes, search, corrections.

use super::escaped;

/// England: where the national record begins.
pub(crate) fn england() -> String {
    "/england".to_owned()
}

/// All authorities.
pub(crate) fn authorities() -> String {
    "/authorities".to_owned()
}

/// An authority, by its reference number.
pub(crate) fn authority(urn: &str) -> String {
    format!("/authorities/{urn}")
}

/// A report, by its id.
pub(crate) fn report(id: &str) -> String {
    format!("/reports/{id}")
}

/// A paragraph of a report: by its number where one is printed, else by its page.
pub(crate) fn report_paragraph(id: &str, page: u16, number: Option<u16>) -> String {
    match number {
        Some(number) => format!("/reports/{id}#p{page}-{number}"),
        None => format!("/reports/{id}#p{page}"),
    }
}

/// The PDF of a report, opened at a page.
pub(crate) fn pdf(id: &str, page: u16) -> String {
    format!("/reports/{id}/pdf#page={page}")
}

/// All themes.
pub(crate) fn themes() -> String {
    "/themes".to_owned()
}

/// A theme, by its slug.
pub(crate) fn theme(slug: &str) -> String {
    format!("/themes/{slug}")
}

/// The search, with what to look for filled in.
pub(crate) fn search(words: &str) -> String {
    if words.is_empty() {
        "/search".to_owned()
    } else {
        format!("/search?q={}", escaped(words))
    }
}

/// Authorities side by side.
pub(crate) fn compare(urns: &[&str]) -> String {
    if urns.is_empty() {
        "/compare".to_owned()
    } else {
        format!("/compare?with={}", urns.join(","))
    }
}

/// Corrections.
pub(crate) fn corrections() -> String {
    "/corrections".to_owned()
}

/// What could not be read.
pub(crate) fn unread() -> String {
    "/unread".to_owned()
}
