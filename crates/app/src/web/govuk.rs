//! Components of GOV.UK Frontend, and a few of our own, as functions.
//!
//! A form that changes something is made of `form`: `summary` of what is wrong at the top of the page, then a question each,
//! all with label, hint, message and what was typed: `text`, `textarea`, `email`, `password` (never sent back), `choose` (a
//! list that unfolds), `radios`, `checkboxes`, `day` (three fields; `TypedDay::read` takes them as people write), `upload`.
//! Each begins with `own_forms::form_token`; what is wrong is a list of `Wrong`, and the page's title then begins "Error: ".
//! A form that chooses what is shown is a `filter`: it sends an address. The rest: `breadcrumbs`, `details`, `downloads`,
//! `grade`, `pagination`, `section`.

pub(crate) mod breadcrumbs;
pub(crate) mod details;
pub(crate) mod downloads;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod grade;
pub(crate) mod pagination;
pub(crate) mod section;
