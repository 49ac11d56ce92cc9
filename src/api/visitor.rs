//! Who asks for a page: in which language, and at which address.

use super::error::Failed;
use crate::view::page::{Language, PageRequest, Wanted};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use std::convert::Infallible;

/// The language and the address of a request.
pub(super) struct Visitor {
    language: Language,
    address: String,
    /// Whether the address itself chooses the language, which is then remembered.
    chosen: bool,
}

/// The cookie and the parameter that hold the language.
const NAME: &str = "lang";

impl Visitor {
    /// Their request for `page`; what kept it from being understood becomes the page.
    pub(super) fn wants(&self, page: Result<Wanted, Failed>) -> PageRequest {
        let page = page.unwrap_or_else(|Failed(problem)| Wanted::Problem(problem));
        PageRequest { language: self.language, address: self.address.clone(), page }
    }

    /// Remembers the language that was chosen, and tells caches what the page depends on.
    pub(super) fn remembered(&self, mut reply: Response) -> Response {
        reply.headers_mut().append(header::VARY, HeaderValue::from_static("Cookie"));
        if self.chosen {
            let cookie = match self.language {
                Language::Vietnamese => "lang=vi; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
                Language::English => "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            };
            reply.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(cookie));
        }
        reply
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let pairs = parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let (choices, kept): (Vec<&str>, Vec<&str>) =
            pairs.partition(|pair| pair.split('=').next().is_some_and(|name| name == NAME));
        let chosen = choices.last().and_then(|pair| language(pair));
        let path = parts.uri.path();
        let address = if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) };
        let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let remembered = || cookies.flat_map(|value| value.split(';')).find_map(|pair| language(pair.trim()));
        Ok(Self { language: chosen.or_else(remembered).unwrap_or_default(), address, chosen: chosen.is_some() })
    }
}

/// The language that `lang=en` chooses.
fn language(pair: &str) -> Option<Language> {
    match pair.strip_prefix(NAME)?.strip_prefix('=')? {
        "vi" => Some(Language::Vietnamese),
        "en" => Some(Language::English),
        _ => None,
    }
}
