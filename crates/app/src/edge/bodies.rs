//! How long what is sent may take: a body that trickles or stops is given up.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, stream};
use tokio::time::{Instant, timeout_at};

use crate::web::Error;

/// The most that any form may hold, in bytes: that of a load, and a little for what stands around the files.
pub(crate) const MOST: u64 = 601 * 1024 * 1024;

/// How long a form without files may take.
const TYPED: Duration = Duration::from_secs(30);

/// How long a form with files may take: 600 MB over a line of 5 Mbit/s.
pub(crate) const WITH_FILES: Duration = Duration::from_secs(16 * 60);

/// How long nothing at all may come.
const SILENT: Duration = Duration::from_secs(20);

/// Refuses at once what says of itself that it is too large for any form, and gives up on what takes too long.
pub(crate) async fn timely(request: Request, next: Next) -> Response {
    let claimed = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if claimed.is_some_and(|length| length > MOST) {
        return Error::TooLarge.into_response();
    }
    let with_files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let most = if with_files { WITH_FILES } else { TYPED };
    next.run(request.map(|body| within(body, most, SILENT)))
        .await
}

/// The same body, which ends with an error where it takes longer than `most` or is silent for longer than `silent`.
fn within(body: Body, most: Duration, silent: Duration) -> Body {
    let until = Instant::now() + most;
    let coming = stream::unfold(Some(body.into_data_stream()), move |coming| async move {
        let mut coming = coming?;
        match timeout_at(until.min(Instant::now() + silent), coming.next()).await {
            Ok(Some(Ok(bytes))) => Some((Ok(bytes), Some(coming))),
            Ok(Some(Err(error))) => Some((Err(error), None)),
            Ok(None) => None,
            Err(late) => Some((Err(axum::Error::new(late)), None)),
        }
    });
    // Who takes it may ask again after the end.
    Body::from_stream(coming.fuse())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    /// A body of so many pieces, each after a while.
    fn trickle(pieces: u32, after: Duration) -> Body {
        Body::from_stream(stream::unfold(0, move |n| async move {
            tokio::time::sleep(after).await;
            (n < pieces).then_some((Ok::<_, std::io::Error>("x"), n + 1))
        }))
    }

    #[tokio::test]
    async fn what_comes_in_time_comes_whole_and_what_trickles_or_stops_is_given_up() {
        let quick = |ms| Duration::from_millis(ms);
        let whole = within(trickle(5, quick(5)), quick(5_000), quick(2_000));
        assert_eq!(to_bytes(whole, 100).await.unwrap(), "xxxxx");
        let mut ended = within(Body::from("x"), quick(5_000), quick(2_000)).into_data_stream();
        while ended.next().await.is_some() {}
        assert!(ended.next().await.is_none(), "it may be asked again");
        let trickling = within(trickle(1_000, quick(10)), quick(100), quick(2_000));
        assert!(to_bytes(trickling, 10_000).await.is_err());
        let stopped = within(trickle(5, quick(10_000)), quick(60_000), quick(50));
        assert!(to_bytes(stopped, 100).await.is_err());
    }
}
