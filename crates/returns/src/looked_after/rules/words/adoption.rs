//! What rules ask of adoption, and of social workers' episodes.
