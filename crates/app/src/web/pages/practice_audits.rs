//! Practice audits.

pub(in crate::web::pages) mod typed;
