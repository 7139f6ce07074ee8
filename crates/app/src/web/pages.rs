//! The pages: a file for each thing shown.

pub(crate) mod authorities;


pub(crate) mod england;
