//! What rules ask of the year's health, leaving and liberty tables.
