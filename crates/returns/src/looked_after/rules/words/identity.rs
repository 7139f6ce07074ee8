//! What rules ask of who the child is: ages, identifiers, the same child in two tables.
