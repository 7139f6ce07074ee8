//! What is asked for is written to the log before its answer leaves: children shown, changes, files taken out, refusals.
//! What cannot be written down is not shown.

use std::net::IpAddr;
use std::sync::Arc;

use access::audit::{Entry, Kind, Outcome};
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::error::Error;
use super::exports::Left;
use super::noted::{CameFrom, Noted};
use super::who::Asking;
use crate::clock;
use crate::edge::Edge;
use crate::records::Seen;
use crate::state::App;

/// Gives the request a place to note who is shown, and writes down what became of it.
pub(crate) async fn recorded(
    State((app, edge)): State<(App, Arc<Edge>)>,
    mut request: Request,
    next: Next,
) -> Response {
    let seen = Arc::new(Seen::default());
    request.extensions_mut().insert(seen.clone());
    let asked = Asked {
        address: edge.address(&request),
        route: format!(
            "{} {}",
            request.method(),
            request
                .extensions()
                .get::<MatchedPath>()
                .map_or("(nowhere)", MatchedPath::as_str)
        ),
        changes: !request.method().is_safe(),
    };
    request.extensions_mut().insert(CameFrom(asked.address));
    let response = next.run(request).await;
    let Some(entry) = asked.entry(&response, seen.children()) else {
        return response;
    };
    match app.log().add(entry).await {
        Ok(_) => response,
        Err(why) => {
            tracing::error!(error = %why, "the log of who looked could not be written; nothing was shown");
            Error::NotRecorded.into_response()
        }
    }
}

/// What is known of a request before it is answered.
struct Asked {
    address: IpAddr,
    route: String,
    changes: bool,
}

impl Asked {
    /// What the log keeps of an answer; nothing where it showed no child, changed nothing and refused nothing.
    fn entry(self, response: &Response, children: Vec<String>) -> Option<Entry> {
        let noted = response.extensions().get::<Noted>();
        let left = response.extensions().get::<Left>();
        let status = response.status();
        let refused = matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
            || (status == StatusCode::NOT_FOUND && self.route.contains("/children/"));
        let done = status.is_success() || status.is_redirection();
        let kind = match (noted, left) {
            (Some(noted), _) => noted.kind,
            (None, Some(_)) => Kind::Export,
            (None, None) if refused => Kind::Other,
            (None, None) if self.changes && done => Kind::Change,
            // Who is sent on to another page was shown nobody on this one.
            (None, None) if !children.is_empty() && !status.is_redirection() => Kind::Look,
            (None, None) => return None,
        };
        let mut entry = Entry::new(clock::now(), kind, self.route);
        if let Some(asking) = Asking::now() {
            entry.session.clone_from(&asking.session);
            if let Some(acting) = &asking.acting {
                entry.who.clone_from(&acting.person);
                entry.name.clone_from(&acting.name);
                entry.role = Some(acting.role);
            }
        }
        entry.address = self.address.to_string();
        if refused {
            entry.outcome = Outcome::Refused;
        }
        if let Some(noted) = noted {
            entry.purpose.clone_from(&noted.purpose);
            entry.words.clone_from(&noted.words);
            if entry.who.is_empty() {
                entry.who.clone_from(&noted.person);
            }
            if noted.refused {
                entry.outcome = Outcome::Refused;
            }
        }
        if let Some(left) = left {
            entry.export.clone_from(&left.sha256);
            entry.rows = left
                .rows
                .and_then(|rows| u64::try_from(rows).ok())
                .unwrap_or(0);
            entry.words = format!("export {}: {}", left.export.number, left.export.reason);
        }
        entry.children = children;
        Some(entry)
    }
}
