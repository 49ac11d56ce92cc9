//! Which address is answered by what.

use super::gate::Gate;
use super::rate::{Buckets, limited};
use super::received::AROUND;
use super::{
    Service, authorities, basis, caching, compare, documents, error, files, graph, headers, health, metrics, observe,
    pages, search, uploads,
};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::sync::Arc;

/// The API of the contract, the pages, and the addresses that supervisors ask.
pub(super) fn router(service: Service) -> Router {
    let limits = service.limits;
    let origins = service.origins.clone();
    let gate = Gate::new(service);
    let api = Router::new()
        .route("/search", get(search::search))
        .route("/suggest", get(search::suggest))
        .route("/documents", post(uploads::add))
        .route("/documents/{id}", get(documents::document).delete(uploads::remove))
        .route("/documents/{id}/text", get(documents::text))
        .route("/documents/{id}/citations", get(documents::citations))
        .route("/documents/{id}/source", get(documents::source))
        .route("/authorities", get(authorities::find))
        .route("/authorities/{key}", get(authorities::authority))
        .route("/authorities/{key}/cited-by", get(authorities::cited_by))
        .route("/compare", get(compare::compare))
        .route("/legal-basis", get(basis::legal_basis))
        .route("/graph", get(graph::graph))
        .route("/extract", post(files::extract))
        .route("/check", post(files::check))
        .layer(from_fn_with_state(gate.clone(), caching::conditional))
        .layer(DefaultBodyLimit::max(limits.file_bytes + AROUND))
        .fallback(error::no_route);
    let all = Router::new()
        .nest("/api/v1", api)
        .route("/api/{*rest}", get(error::no_route))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::metrics))
        .route("/", get(pages::search))
        .route("/documents/{id}", get(pages::document))
        .route("/authorities/{key}", get(pages::authority))
        .route("/assets/{name}", get(pages::asset))
        .fallback(pages::missing)
        .method_not_allowed_fallback(error::no_method)
        .with_state(gate.clone());
    let all = match Buckets::of(limits.rate) {
        Some(buckets) => all.layer(from_fn_with_state(buckets, limited)),
        None => all,
    };
    // From the inside out: what is written last stands first in the way of a request.
    let all = headers::safe(headers::shared_with(headers::compressed(all), &origins));
    all.layer(from_fn_with_state(Arc::clone(&gate.metrics), observe::observed))
}
