//! How much one caller may ask: a bucket each, which fills with time and empties with requests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Edge;
use crate::web::{Error, acting};

/// How many seconds of its rate a caller may ask at once.
const AT_ONCE: f64 = 10.0;

/// How many callers are remembered; beyond it those who asked least lately are forgotten.
const MOST_CALLERS: usize = 20_000;

/// How much each caller may ask, and what each asked.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    /// Requests a second on the long run; none where it is not limited.
    rate: Option<f64>,
    callers: Mutex<BTreeMap<String, Bucket>>,
}

/// What one caller may still ask.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    seen: Instant,
}

impl Limits {
    /// So many requests a second for each caller on the long run, ten times that at once; nought is no limit.
    pub(crate) fn each_second(requests: u32) -> Self {
        Self {
            rate: (requests > 0).then(|| f64::from(requests)),
            callers: Mutex::default(),
        }
    }

    /// Takes one request from what the caller may ask; how long to wait where nothing is left.
    fn take(&self, caller: &str, now: Instant) -> Result<(), Duration> {
        let Some(rate) = self.rate else {
            return Ok(());
        };
        let most = rate * AT_ONCE;
        let mut callers = self.callers.lock().unwrap_or_else(PoisonError::into_inner);
        if callers.len() >= MOST_CALLERS && !callers.contains_key(caller) {
            forget(&mut callers, now);
        }
        let bucket = callers.entry(caller.to_owned()).or_insert(Bucket {
            left: most,
            seen: now,
        });
        let waited = now.saturating_duration_since(bucket.seen).as_secs_f64();
        bucket.left = (bucket.left + waited * rate).min(most);
        bucket.seen = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            Ok(())
        } else {
            Err(Duration::from_secs_f64((1.0 - bucket.left) / rate))
        }
    }
}

/// Forgets whoever has asked nothing for long enough to have everything again; failing that, all but the latest.
fn forget(callers: &mut BTreeMap<String, Bucket>, now: Instant) {
    let full = Duration::from_secs_f64(AT_ONCE);
    callers.retain(|_, bucket| now.saturating_duration_since(bucket.seen) < full);
    if callers.len() >= MOST_CALLERS {
        let mut seen: Vec<Instant> = callers.values().map(|bucket| bucket.seen).collect();
        seen.sort_unstable();
        if let Some(middle) = seen.get(seen.len() / 2).copied() {
            callers.retain(|_, bucket| bucket.seen > middle);
        }
    }
}

/// Lets through what an address may ask.
pub(crate) async fn by_address(
    State(edge): State<Arc<Edge>>,
    request: Request,
    next: Next,
) -> Response {
    let address = edge.address(&request).to_string();
    match edge.by_address.take(&address, Instant::now()) {
        Ok(()) => next.run(request).await,
        Err(wait) => Error::TooMany(wait).into_response(),
    }
}

/// Lets through what an account may ask.
pub(crate) async fn by_account(
    State(edge): State<Arc<Edge>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(acting) = acting(&request) else {
        return next.run(request).await;
    };
    match edge.by_account.take(&acting.person, Instant::now()) {
        Ok(()) => next.run(request).await,
        Err(wait) => Error::TooMany(wait).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_may_ask_ten_seconds_worth_at_once_then_at_the_rate() {
        let limits = Limits::each_second(5);
        let began = Instant::now();
        for _ in 0..50 {
            assert_eq!(limits.take("192.0.2.7", began), Ok(()));
        }
        assert_eq!(
            limits.take("192.0.2.7", began),
            Err(Duration::from_millis(200))
        );
        assert_eq!(limits.take("192.0.2.8", began), Ok(()), "another caller");
        let later = began + Duration::from_millis(250);
        assert_eq!(limits.take("192.0.2.7", later), Ok(()));
        assert!(limits.take("192.0.2.7", later).is_err());
        assert!(limits.take("192.0.2.7", began).is_err(), "a clock set back");
    }

    #[test]
    fn nought_is_no_limit() {
        let limits = Limits::each_second(0);
        let now = Instant::now();
        assert!((0..10_000).all(|_| limits.take("192.0.2.7", now).is_ok()));
    }

    #[test]
    fn a_million_addresses_do_not_fill_the_memory() {
        let limits = Limits::each_second(5);
        let now = Instant::now();
        for n in 0..100_000_u32 {
            assert_eq!(
                limits.take(&n.to_string(), now + Duration::from_micros(u64::from(n))),
                Ok(())
            );
        }
        assert!(limits.callers.lock().unwrap().len() <= MOST_CALLERS);
    }
}
