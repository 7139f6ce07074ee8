//! Twelve monthly releases.
