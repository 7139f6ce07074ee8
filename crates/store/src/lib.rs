//! Everything that is kept, and all of the SQL.
