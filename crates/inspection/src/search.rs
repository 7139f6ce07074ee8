//! Words found in every paragraph and point: a small inverted index held in memory.
