//! What a text file gives.
