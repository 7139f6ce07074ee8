//! What a control chart must hold.
