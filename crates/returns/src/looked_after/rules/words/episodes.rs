//! What rules ask of a child's run of episodes.
