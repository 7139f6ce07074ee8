//! What rules ask between two years, of missing episodes and of places.
