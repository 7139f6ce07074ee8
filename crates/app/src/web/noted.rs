//! What a handler tells the log of its answer, and what it is told of where a request comes from.

use std::net::IpAddr;

use access::audit::Kind;
use axum::response::Response;

/// What a handler tells the log of its answer, beside what the log sees itself: put among the answer's extensions.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    /// What it is about.
    pub(crate) kind: Kind,
    /// The purpose stated, as a word of the list people choose from.
    pub(crate) purpose: String,
    /// Anything else that must be known, in words without a child's name.
    pub(crate) words: String,
    /// Whose account it is about, where nobody is signed in yet; empty otherwise.
    pub(crate) person: String,
    /// Whether it was refused, where the status does not say so.
    pub(crate) refused: bool,
}

/// The network address a request comes from, for handlers that keep or count it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CameFrom(pub(crate) IpAddr);

impl Noted {
    /// A kind, with words.
    pub(crate) fn new(kind: Kind, words: impl Into<String>) -> Self {
        Self {
            kind,
            purpose: String::new(),
            words: words.into(),
            person: String::new(),
            refused: false,
        }
    }

    /// About an account, while nobody is signed in yet.
    pub(crate) fn about(self, person: &str) -> Self {
        Self {
            person: person.to_owned(),
            ..self
        }
    }

    /// Refused or not, whatever the status says.
    pub(crate) fn refused(self, refused: bool) -> Self {
        Self { refused, ..self }
    }

    /// Lays it on an answer, where the log finds it.
    pub(crate) fn on(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}
