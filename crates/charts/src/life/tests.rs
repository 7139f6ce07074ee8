//! What a drawing of a life must hold.
