//! Binds, serves, and stops in an orderly way.

use super::{Limits, Service, gate, router};
use axum::serve::ListenerExt;
use std::future::IntoFuture;
use std::io::ErrorKind;
use std::net::SocketAddr;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Why the server does not run.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Another program listens there.
    #[error("{0} is in use by another program; stop it or choose another address, as in `cancu serve --addr {other}`", other = neighbour(.0))]
    PortInUse(SocketAddr),
    /// The system does not allow it.
    #[error("the system does not allow listening on {0}; choose a port above 1023")]
    NotAllowed(SocketAddr),
    /// The machine has no such address.
    #[error("cannot listen on {0}: {1}; choose an address of this machine, as 127.0.0.1:8080")]
    CannotListen(SocketAddr, std::io::Error),
    /// Threads or signals are not to be had.
    #[error("cannot start the server: {0}")]
    CannotStart(#[from] std::io::Error),
}

/// The same address one port further.
fn neighbour(address: &SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(8080))
}

/// Serves at `address` until the process is asked to stop (SIGINT, SIGTERM); `bound` hears the address that was got,
/// which names the port where `address` left the choice to the system with port 0.
///
/// # Errors
/// Where the address cannot be bound or the server cannot start.
pub fn serve(service: Service, address: SocketAddr, bound: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(service.limits.concurrent + service.limits.files + gate::SPARE_THREADS)
        .enable_all()
        .build()?;
    let grace = service.limits.grace;
    let result = runtime.block_on(run(service, address, bound));
    // A question that no longer has a listener must not keep the process.
    runtime.shutdown_timeout(grace);
    result
}

async fn run(service: Service, address: SocketAddr, bound: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let listener = TcpListener::bind(address).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => ServeError::PortInUse(address),
        ErrorKind::PermissionDenied => ServeError::NotAllowed(address),
        _ => ServeError::CannotListen(address, error),
    })?;
    let Limits { grace, .. } = service.limits;
    let (stop, mut stopped) = watch::channel(false);
    let signal = asked_to_stop()?;
    bound(listener.local_addr()?);
    // Answers are written in one piece; waiting to fill a packet only delays them.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    let mut heard = stop.subscribe();
    let clients = router::router(service).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, clients)
        .with_graceful_shutdown(async move {
            // An error means that the sender is gone: stop as well.
            let _gone = heard.wait_for(|stop| *stop).await;
        })
        .into_future();
    tokio::spawn(async move {
        signal.await;
        stop.send_replace(true);
    });
    tokio::select! {
        result = server => result.map_err(ServeError::CannotStart),
        () = async {
            let _gone = stopped.wait_for(|stop| *stop).await;
            tokio::time::sleep(grace).await;
        } => Ok(()),
    }
}

/// Ends at the first SIGINT or SIGTERM.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends at the first Ctrl-C.
#[cfg(not(unix))]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _failed = tokio::signal::ctrl_c().await;
    })
}
