//! Connections: each has its time to say what it wants, there are only so many, and at the end what was begun is finished.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::Peer;

/// How long a connection may take to say what it wants, and stay open without asking anything.
const HEAD: Duration = Duration::from_secs(15);

/// How long two programs may take to agree on a secret.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How long what was begun may take to finish once the service is told to stop.
const FINISH: Duration = Duration::from_secs(25);

/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// Files and connections this program would like to have open at once.
const OPEN: u64 = 8_192;

/// What it keeps of them for itself: the store, its children.
const OWN: u64 = 128;

/// Serves until it is told to stop, then finishes what was begun.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let room = Arc::new(Semaphore::new(most_connections()));
    let finishing = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let Ok(place) = room.clone().acquire_owned().await else {
            break;
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(why) => {
                    // Out of files, or gone before it was taken: others get their turn.
                    tracing::warn!(%why, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let (tls, router, watcher) = (tls.clone(), router.clone(), finishing.watcher());
        tokio::spawn(async move {
            one(stream, peer, tls, router, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    if timeout(FINISH, finishing.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
}

async fn one(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    watcher: Watcher,
) {
    // Small answers leave at once; a socket that cannot say so still works.
    let _ = stream.set_nodelay(true);
    match tls {
        None => speak(stream, peer, router, watcher).await,
        Some(tls) => match timeout(HANDSHAKE, tls.accept(stream)).await {
            Ok(Ok(stream)) => speak(stream, peer, router, watcher).await,
            Ok(Err(why)) => tracing::debug!(%why, "no TLS was agreed"),
            Err(_) => tracing::debug!("no TLS was agreed in time"),
        },
    }
}

async fn speak<S>(stream: S, peer: SocketAddr, router: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = TowerToHyperService::new(router);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        service.call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(why) = watcher.watch(connection).await {
        tracing::debug!(%why, "a connection ended early");
    }
}

/// As many connections as the system lets this program have files open, less what it needs itself.
fn most_connections() -> usize {
    #[cfg(unix)]
    let open = rlimit::increase_nofile_limit(OPEN).unwrap_or(1024);
    #[cfg(not(unix))]
    let open = OPEN;
    usize::try_from(open.min(OPEN).saturating_sub(OWN).max(OWN)).unwrap_or(1024)
}

/// Waits until the service is told to stop: by a person at the terminal, or by the system.
pub(crate) async fn told_to_stop() {
    let person = async {
        // Without the signal there is nothing to wait for but the end of the process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let system = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let system = std::future::pending::<()>();
    tokio::select! {
        () = person => {}
        () = system => {}
    }
}
