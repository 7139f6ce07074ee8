//! Finding the row of headings.
