//! Lines of a report to its [`Record`].

pub mod face;
pub(crate) mod furniture;
pub mod points;

use jiff::civil::Date;

use crate::record::{Record, Status};

/// The version of the reader. Raised with every change that reads something differently: what is kept is then read
/// again.
pub const VERSION: &str = "2026.1";

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Its name with the folder it lies in, for example `80556_south gloucestershire/… - 23 july 2024.pdf`.
    pub file_name: String,
    /// The publication date of the publisher's link, where the file was fetched.
    pub link_published: Option<Date>,
}

/// Reads a report. Never fails: what was not found is a doubt.
#[must_use]
pub fn report(bytes: &[u8], origin: &Origin) -> Record {
    let _ = origin;
    match crate::text::text(bytes) {
        Ok(_text) => Record::not_read(Status::NotAReport, "not read yet"),
        Err(why) => Record::not_read(Status::Unreadable, why.to_string()),
    }
}
