//! Components of GOV.UK Frontend, and a few of our own, as functions.

pub(crate) mod breadcrumbs;
pub(crate) mod details;
pub(crate) mod downloads;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod grade;
pub(crate) mod pagination;
pub(crate) mod section;
