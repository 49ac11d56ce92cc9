//! How often one client may ask: a bucket of tokens for each address, filled at a steady rate.

use super::error::Failed;
use crate::view::error::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// A client that was still may ask as often as in this time at once.
const BURST_SECONDS: f64 = 2.0;

/// When there are so many buckets, full ones are forgotten.
const MOST_BUCKETS: usize = 10_000;

/// The buckets of all clients.
#[derive(Debug)]
pub(super) struct Buckets {
    /// Tokens a second.
    rate: f64,
    of: Mutex<HashMap<IpAddr, Bucket>>,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

impl Buckets {
    /// For so many requests a second; none where any number is allowed.
    pub(super) fn of(rate: u32) -> Option<Arc<Self>> {
        (rate > 0).then(|| Arc::new(Self { rate: f64::from(rate), of: Mutex::default() }))
    }

    /// Takes a token of `client`; false where it has none left.
    fn take(&self, client: IpAddr, now: Instant) -> bool {
        let most = self.rate * BURST_SECONDS;
        let mut buckets = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let filled = |bucket: &Bucket| {
            most.min(bucket.tokens + now.saturating_duration_since(bucket.filled).as_secs_f64() * self.rate)
        };
        if buckets.len() >= MOST_BUCKETS {
            buckets.retain(|_, bucket| filled(bucket) < most);
        }
        let bucket = buckets.entry(network(client)).or_insert(Bucket { tokens: most, filled: now });
        (bucket.tokens, bucket.filled) = (filled(bucket), now);
        let has = bucket.tokens >= 1.0;
        bucket.tokens -= if has { 1.0 } else { 0.0 };
        has
    }
}

/// Who has one address of version 6 has 2^64.
fn network(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

/// Lets a request pass, or tells its client to wait.
pub(super) async fn limited(State(buckets): State<Arc<Buckets>>, request: Request, next: Next) -> Response {
    let client = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    match client {
        Some(client) if !buckets.take(client, Instant::now()) => Failed(Problem::too_many()).into_response(),
        _ => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_bucket_empties_and_fills() {
        let buckets = Buckets::of(2).expect("a rate");
        let now = Instant::now();
        let client = IpAddr::from([10, 0, 0, 1]);
        let taken = |client, at| (0..10).filter(|_| buckets.take(client, at)).count();
        assert_eq!(taken(client, now), 4, "two seconds' worth at once");
        assert_eq!(taken(IpAddr::from([10, 0, 0, 2]), now), 4, "another client has its own");
        assert_eq!(taken(client, now + Duration::from_millis(500)), 1);
        assert_eq!(taken(client, now + Duration::from_secs(60)), 4, "no more than a full bucket");
        assert_eq!(network("2001:db8::1".parse().expect("an address")), network("2001:db8::2".parse().expect("one")));
        assert!(Buckets::of(0).is_none());
    }
}
