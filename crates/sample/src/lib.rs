//! Invents an authority and the reports of it.

/// A report of the invented authority.
#[derive(Debug, Clone)]
pub struct Report {
    /// The name of its file, as the publisher would name it.
    pub file_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// The reports of the invented authority, one or more in each layout.
#[must_use]
pub fn reports() -> Vec<Report> {
    Vec::new()
}
