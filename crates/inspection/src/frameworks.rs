//! The frameworks of inspection, as data with dates: adding one is a row here and, where its layout is new, a
//! file in `read/`.
