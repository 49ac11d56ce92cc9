//! Which address is answered by what.

use super::gate::Gate;
use super::{Service, authorities, documents, error, headers, health, pages, search};
use axum::Router;
use axum::routing::get;

/// The API of the contract, the pages, and the two addresses that supervisors ask.
pub(super) fn router(service: Service) -> Router {
    let api = Router::new()
        .route("/search", get(search::search))
        .route("/suggest", get(search::suggest))
        .route("/documents/{id}", get(documents::document))
        .route("/documents/{id}/text", get(documents::text))
        .route("/documents/{id}/citations", get(documents::citations))
        .route("/documents/{id}/source", get(documents::source))
        .route("/authorities", get(authorities::find))
        .route("/authorities/{key}", get(authorities::authority))
        .route("/authorities/{key}/cited-by", get(authorities::cited_by))
        .method_not_allowed_fallback(error::no_method)
        .fallback(error::no_route);
    let all = Router::new()
        .nest("/api/v1", api)
        .route("/api/{*rest}", get(error::no_route))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/", get(pages::search))
        .route("/documents/{id}", get(pages::document))
        .route("/authorities/{key}", get(pages::authority))
        .route("/assets/{name}", get(pages::asset))
        .fallback(pages::missing)
        .method_not_allowed_fallback(error::no_method)
        .with_state(Gate::new(service));
    headers::safe(all)
}
