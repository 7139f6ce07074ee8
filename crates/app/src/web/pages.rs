//! The pages: a file for each thing shown.

pub(crate) mod account;
pub(crate) mod annex_a;
pub(crate) mod authorities;
pub(crate) mod authority;
pub(crate) mod checks;
pub(crate) mod child;
pub(crate) mod compare;
pub(crate) mod corrections;
pub(crate) mod disagreements;
pub(crate) mod england;
pub(crate) mod health;
pub(crate) mod layouts;
pub(crate) mod lines;
pub(crate) mod lists;
pub(crate) mod loads;
pub(crate) mod measures;
pub(crate) mod people;
pub(crate) mod report;
pub(crate) mod requests;
pub(crate) mod sample_role;
pub(crate) mod search;
pub(crate) mod sign_in;
pub(crate) mod teams;
pub(crate) mod themes;
pub(crate) mod today;
pub(crate) mod unread;
