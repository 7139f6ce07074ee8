//! The sample authority's own measures.
