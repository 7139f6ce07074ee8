//! Where the service meets the network: connections and their times, transport security, how much one caller may ask,
//! what the log and the measurements say of a request. Nothing here knows what a page shows.

pub(crate) mod bodies;
pub(crate) mod connections;
pub(crate) mod headers;
pub(crate) mod limits;
pub(crate) mod logs;
pub(crate) mod metrics;
pub(crate) mod tls;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::Request;

use limits::Limits;
use metrics::Metrics;

/// What the service was told about the network it stands in; one for each replica.
#[derive(Debug, Default)]
pub(crate) struct Edge {
    /// The proxies whose word on where a request comes from is taken.
    pub(crate) proxies: Vec<IpAddr>,
    /// Whether people reach it by https, here or at the proxy.
    pub(crate) secure: bool,
    /// How much one address may ask.
    pub(crate) by_address: Limits,
    /// How much one account may ask.
    pub(crate) by_account: Limits,
    /// What is counted.
    pub(crate) metrics: Metrics,
}

/// Who holds the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

impl Edge {
    /// The address a request comes from. What a request says of itself counts only where a proxy of ours wrote it:
    /// then it is the last address of `X-Forwarded-For`, which that proxy added itself.
    pub(crate) fn address(&self, request: &Request) -> IpAddr {
        let peer = request
            .extensions()
            .get::<Peer>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Peer(peer)| {
                peer.ip().to_canonical()
            });
        if !self.proxies.contains(&peer) {
            return peer;
        }
        request
            .headers()
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next())
            .and_then(|address| address.trim().parse::<IpAddr>().ok())
            .map_or(peer, |address| address.to_canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn asked(peer: &str, forwarded: &[&str]) -> Request {
        let mut request = Request::builder().uri("/");
        for value in forwarded {
            request = request.header("x-forwarded-for", *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(Peer(peer.parse().unwrap()));
        request
    }

    #[test]
    fn only_a_proxy_of_ours_is_believed_about_where_a_request_comes_from() {
        let open = Edge::default();
        let behind = Edge {
            proxies: vec!["10.0.0.2".parse().unwrap()],
            ..Edge::default()
        };
        for (edge, peer, forwarded, from) in [
            (&open, "192.0.2.7:1", vec![], "192.0.2.7"),
            (&open, "192.0.2.7:1", vec!["10.1.1.1"], "192.0.2.7"),
            (&behind, "192.0.2.7:1", vec!["10.1.1.1"], "192.0.2.7"),
            (&behind, "10.0.0.2:1", vec!["198.51.100.4"], "198.51.100.4"),
            (
                &behind,
                "[::ffff:10.0.0.2]:1",
                vec!["198.51.100.4"],
                "198.51.100.4",
            ),
            // What the caller wrote stands before what the proxy added.
            (
                &behind,
                "10.0.0.2:1",
                vec!["1.1.1.1, 198.51.100.4"],
                "198.51.100.4",
            ),
            (
                &behind,
                "10.0.0.2:1",
                vec!["1.1.1.1", "198.51.100.4"],
                "198.51.100.4",
            ),
            (&behind, "10.0.0.2:1", vec!["unknown"], "10.0.0.2"),
            (&behind, "10.0.0.2:1", vec![], "10.0.0.2"),
        ] {
            assert_eq!(
                edge.address(&asked(peer, &forwarded)),
                from.parse::<IpAddr>().unwrap(),
                "{peer} {forwarded:?}"
            );
        }
    }
}
