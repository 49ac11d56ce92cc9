//! Which address is answered by what.

use super::gate::Gate;
use super::rate::{Buckets, limited};
use super::received::AROUND;
use super::{
    Service, authorities, basis, caching, code, compare, description, documents, error, files, graph, headers, health,
    metrics, observe, openapi, pages, search, uploads,
};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API of the contract, the pages, and the addresses that supervisors ask.
pub(super) fn router(service: Service) -> Router {
    let limits = service.limits;
    let origins = service.origins.clone();
    let gate = Gate::new(service);
    let api = OpenApiRouter::new()
        .routes(routes!(search::search))
        .routes(routes!(search::suggest))
        .routes(routes!(uploads::add))
        .routes(routes!(documents::document, uploads::remove))
        .routes(routes!(documents::text))
        .routes(routes!(documents::citations))
        .routes(routes!(documents::consolidated))
        .routes(routes!(documents::source))
        .routes(routes!(authorities::find))
        .routes(routes!(authorities::authority))
        .routes(routes!(authorities::cited_by))
        .routes(routes!(authorities::impact))
        .routes(routes!(compare::compare))
        .routes(routes!(basis::legal_basis))
        .routes(routes!(graph::graph))
        .routes(routes!(code::tree))
        .routes(routes!(code::heading))
        .routes(routes!(files::extract))
        .routes(routes!(files::check))
        .routes(routes!(files::impact))
        .layer(from_fn_with_state(gate.clone(), caching::conditional));
    let (described, mut description) = OpenApiRouter::with_openapi(openapi::Description::openapi())
        .nest("/api/v1", api)
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(metrics::metrics))
        .split_for_parts();
    openapi::complete(&mut description);
    let all = described
        .merge(description::routes(&description))
        .route("/api/{*rest}", any(error::no_route))
        .route("/", get(pages::search))
        .route("/documents/{id}", get(pages::document))
        .route("/authorities/{key}", get(pages::authority))
        .route("/authorities/{key}/impact", get(pages::impact))
        .route("/impact", get(pages::impact_form).post(pages::impact_of_file))
        .route("/compare", get(pages::compare))
        .route("/legal-basis", get(pages::basis))
        .route("/check", get(pages::check_form).post(pages::check))
        .route("/corpus", get(pages::corpus))
        .route("/code", get(pages::code))
        .route("/code/{heading}", get(pages::heading))
        .route("/assets/{name}", get(pages::asset))
        .fallback(pages::missing)
        .method_not_allowed_fallback(error::no_method)
        .layer(DefaultBodyLimit::max(limits.file_bytes + AROUND))
        .with_state(gate.clone());
    let all = match Buckets::of(limits.rate) {
        Some(buckets) => all.layer(from_fn_with_state(buckets, limited)),
        None => all,
    };
    // From the inside out: what is written last stands first in the way of a request.
    let all = headers::safe(headers::shared_with(headers::compressed(all), &origins));
    all.layer(from_fn_with_state(Arc::clone(&gate.metrics), observe::observed))
}
