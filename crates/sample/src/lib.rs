//! Invents an authority and the reports of it.
