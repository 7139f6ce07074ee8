//! The authority's children at one moment, as far as whoever asks may see them.
