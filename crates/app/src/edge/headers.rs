//! What every answer tells the browser: what it may load, keep and send on.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Edge;

/// What a page may load: its own origin and nothing else, nothing inline, inside no other site's frame.
const MAY_LOAD: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    object-src 'none'";

/// What a page may use of the machine it is shown on: nothing.
const MAY_USE: &str = "accelerometer=(), ambient-light-sensor=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
    web-share=(), xr-spatial-tracking=()";

/// Every answer says these; what is not a page (a PDF, an asset) may say otherwise itself.
const SAID: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, MAY_LOAD),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("permissions-policy"), MAY_USE),
    // Nothing is left behind on a shared machine. Assets, and pages anybody may see, say otherwise themselves.
    (header::CACHE_CONTROL, "no-store"),
];

/// Two years, for this name alone: what else the council serves is not ours to bind.
const ALWAYS_SECURE: &str = "max-age=63072000";

/// Puts on an answer what every answer says.
pub(crate) async fn guarded(
    State(edge): State<Arc<Edge>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SAID {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if edge.secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(ALWAYS_SECURE),
        );
    }
    response
}
