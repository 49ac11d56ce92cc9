//! The description of the API for programs and, as a page without scripts, for people.

use super::gate::Gate;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::Value;
use std::fmt::Write;
use std::sync::Arc;
use utoipa::openapi::OpenApi;

/// `/openapi.json` and `/docs`, at the root and below the API.
pub(super) fn routes(api: &OpenApi) -> Router<Gate> {
    let json: Arc<str> = serde_json::to_string(api).unwrap_or_default().into();
    let page: Arc<str> = page(&serde_json::from_str(&json).unwrap_or_default()).into();
    let mut router = Router::new();
    for base in ["", "/api/v1"] {
        router = router
            .route(&format!("{base}/openapi.json"), get(answer("application/json", &json)))
            .route(&format!("{base}/docs"), get(answer("text/html; charset=utf-8", &page)));
    }
    router
}

/// A handler that always answers the same.
fn answer(
    media_type: &'static str,
    text: &Arc<str>,
) -> impl Fn() -> std::future::Ready<axum::response::Response> + Clone + use<> {
    let text = Arc::clone(text);
    move || std::future::ready(([(CONTENT_TYPE, media_type)], text.to_string()).into_response())
}

/// The description as a page: every route with its parameters and answers, every shape with its fields.
fn page(api: &Value) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>cancu: HTTP API</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/assets/style.css\">\
         </head><body><header class=\"top\"><a class=\"brand\" href=\"/\">căn cứ</a></header>\
         <main class=\"docs\"><h1>HTTP API</h1>",
    );
    // Writing into a string does not fail.
    let _ = write_page(&mut out, api);
    out.push_str("</main></body></html>");
    out
}

fn write_page(out: &mut String, api: &Value) -> std::fmt::Result {
    writeln!(out, "<p>{}</p>", prose(&api["info"]["description"]))?;
    writeln!(out, "<p><a href=\"/openapi.json\">openapi.json</a></p>")?;
    let tags = || api["tags"].as_array().into_iter().flatten();
    writeln!(out, "<nav aria-label=\"Routes\"><ul class=\"plain-list\">")?;
    for (method, path, operation) in tags().flat_map(|tag| operations(api, tag)) {
        let place = place(method, path);
        let (method, path) = (method.to_uppercase(), escaped(path));
        let summary = prose(&operation["summary"]);
        writeln!(out, "<li><a href=\"#{place}\"><code>{method} {path}</code></a> {summary}")?;
    }
    writeln!(out, "</ul></nav>")?;
    for tag in tags() {
        writeln!(out, "<h2>{}</h2>", prose(&tag["description"]))?;
        for (method, path, operation) in operations(api, tag) {
            write_operation(out, method, path, operation)?;
        }
    }
    writeln!(out, "<h2>Shapes</h2>")?;
    for (name, schema) in api["components"]["schemas"].as_object().into_iter().flatten() {
        writeln!(out, "<h3 id=\"{0}\">{0}</h3><p>{1}</p>", escaped(name), prose(&schema["description"]))?;
        write_fields(out, schema)?;
    }
    Ok(())
}

/// The operations under `tag`: method, path and description.
fn operations<'a>(api: &'a Value, tag: &'a Value) -> impl Iterator<Item = (&'a str, &'a str, &'a Value)> {
    let paths = api["paths"].as_object().into_iter().flatten();
    let all = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (method.as_str(), path.as_str(), operation))
    });
    all.filter(|(_, _, operation)| operation["tags"][0] == tag["name"])
}

/// The name of an operation's place on the page.
fn place(method: &str, path: &str) -> String {
    format!("{method}{}", path.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

fn write_operation(out: &mut String, method: &str, path: &str, operation: &Value) -> std::fmt::Result {
    let (place, name) = (place(method, path), method.to_uppercase());
    let (path, summary) = (escaped(path), prose(&operation["summary"]));
    writeln!(out, "<h3 id=\"{place}\"><code>{name} {path}</code></h3><p>{summary}</p>")?;
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let rows = parameters.map(|p| (text(&p["name"]).to_owned(), kind(&p["schema"]), prose(&p["description"])));
    write_table(out, ["Parameter", "Kind", "Meaning"], rows)?;
    let answers = operation["responses"].as_object().into_iter().flatten();
    let rows = answers.map(|(status, answer)| {
        let contents = answer["content"].as_object().into_iter().flatten();
        let forms: Vec<String> =
            contents.map(|(kind, c)| format!("{} {}", escaped(kind), self::kind(&c["schema"]))).collect();
        (status.clone(), forms.join("<br>"), prose(&answer["description"]))
    });
    write_table(out, ["Status", "Content", "Meaning"], rows)
}

/// The fields of a shape, also of those that it is put together from.
fn write_fields(out: &mut String, schema: &Value) -> std::fmt::Result {
    let parts = schema["allOf"].as_array().into_iter().flatten();
    for part in parts.clone().filter(|part| part["$ref"].is_string()) {
        writeln!(out, "<p>All of {}, and:</p>", kind(part))?;
    }
    let fields = std::iter::once(schema).chain(parts).filter_map(|part| part["properties"].as_object()).flatten();
    let rows = fields.map(|(name, field)| (name.clone(), kind(field), prose(&field["description"])));
    write_table(out, ["Field", "Kind", "Meaning"], rows)?;
    if schema["properties"].is_null() && schema["allOf"].is_null() {
        writeln!(out, "<p>{}</p>", kind(schema))?;
    }
    Ok(())
}

/// A table of names, kinds and meanings, the latter two as HTML; nothing where it has no rows.
fn write_table(
    out: &mut String,
    [name, kind, meaning]: [&str; 3],
    rows: impl Iterator<Item = (String, String, String)>,
) -> std::fmt::Result {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<table><thead><tr><th>{name}<th>{kind}<th>{meaning}</thead><tbody>")?;
    for (name, kind, meaning) in rows {
        writeln!(out, "<tr><td><code>{}</code><td>{kind}<td>{meaning}", escaped(&name))?;
    }
    writeln!(out, "</tbody></table>")
}

/// A schema in a few words, as HTML.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("<a href=\"#{0}\">{0}</a>", escaped(name));
    }
    let several = ["oneOf", "anyOf", "allOf"].iter().find_map(|of| schema[of].as_array());
    if let Some(several) = several {
        return several.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    if let Some(values) = schema["enum"].as_array() {
        return values
            .iter()
            .map(|value| format!("<code>{}</code>", escaped(text(value))))
            .collect::<Vec<_>>()
            .join(", ");
    }
    if schema["items"].is_object() {
        return format!("list of {}", kind(&schema["items"]));
    }
    if schema["maxLength"] == 0 {
        return "empty".to_owned();
    }
    let bounds = match (&schema["minimum"], &schema["maximum"]) {
        (Value::Null, _) | (_, Value::Null) => String::new(),
        (least, most) => format!(" from {least} to {most}"),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(text).collect(),
        kind => vec![text(kind)],
    };
    escaped(&format!("{}{bounds}", kinds.join(" or ")))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A description, with what stands between backticks as code.
fn prose(words: &Value) -> String {
    let escaped = escaped(text(words));
    let parts = escaped.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
