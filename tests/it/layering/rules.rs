//! The rules of the house, as data, and the checker.

use super::code::code_only;

/// Each imports only those before it.
pub(super) const ORDER: [&str; 20] = [
    "text",
    "registry",
    "notation",
    "code",
    "file",
    "letters",
    "guard",
    "layout",
    "source",
    "reader",
    "document",
    "citation",
    "authority",
    "effect",
    "index",
    "corpus",
    "ingest",
    "query",
    "view",
    "export",
];

/// They import all of [`ORDER`] and the settings, and not each other.
const FACES: [&str; 3] = ["cli", "api", "web"];

/// Where the faces are put together.
const COMPOSERS: [&str; 2] = ["src/main.rs", "src/lib.rs"];

/// A crate (or a path of the standard library) and the only places where it may stand.
const HOMES: [(&str, &[&str]); 31] = [
    ("hayro", &["src/source/pdf"]),
    ("hayro_*", &["src/source/pdf"]),
    ("quick_xml", &["src/source/xml.rs", "src/export"]),
    ("zip", &["src/source/package.rs", "src/source/archive.rs"]),
    ("html5ever", &["src/source/html", "src/source/code"]),
    ("encoding_rs", &["src/source", "src/letters"]),
    ("tempfile", &["src/source/doc/programs.rs", "src/source/ocr"]),
    ("image", &["src/source/photo.rs"]),
    ("mail_parser", &["src/source/mail.rs"]),
    ("tantivy", &["src/index/embedded"]),
    ("ureq", &["src/index/opensearch"]),
    ("base64", &["src/index/opensearch"]),
    ("axum", &["src/api"]),
    ("tower_http", &["src/api"]),
    ("tokio", &["src/api"]),
    ("tracing_subscriber", &["src/cli"]),
    ("utoipa_axum", &["src/api"]),
    ("clap", &["src/cli"]),
    ("indicatif", &["src/cli"]),
    ("ctrlc", &["src/cli"]),
    ("askama", &["src/web"]),
    ("rust_embed", &["src/web"]),
    ("landlock", &["src/guard/sandbox"]),
    ("seccompiler", &["src/guard/sandbox"]),
    ("libc", &["src/guard/sandbox"]),
    ("rustix", &["src/guard"]),
    ("rust_xlsxwriter", &["src/export"]),
    ("similar", &["src/query/compare"]),
    ("std::env", &["src/config", "src/main.rs"]),
    ("Zoned::now", &["src/config", "src/cli"]),
    ("SystemTime::now", &["src/config", "src/cli"]),
];

const LINES: usize = 400;

/// One file of the package, by its path from the root.
pub(super) struct SourceText {
    pub(super) path: String,
    pub(super) text: String,
}

/// What breaks the rules, each as `file:line: what`.
pub(super) fn offences(sources: &[SourceText]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let code = code_only(&source.text);
        let mut report = |at: usize, what: String| {
            let line = code[..at].matches('\n').count() + 1;
            found.push(format!("{}:{line}: {what}", source.path));
        };
        if source.text.lines().count() > LINES {
            let at = code.match_indices('\n').nth(LINES - 1).map_or(0, |(at, _)| at + 1);
            report(at, format!("over {LINES} lines; split it by idea"));
        }
        for (at, _) in code.match_indices("#[allow(").chain(code.match_indices("#![allow(")) {
            report(at, "`#[allow(` silences a lint without a word; use `#[expect(..., reason = ...)]`".into());
        }
        if source.path.strip_suffix(".rs").is_some_and(|stem| sources.iter().any(|other| lies_in(&other.path, stem))) {
            report(0, "its parts lie in a folder of its name; move it there as `mod.rs`".into());
        }
        strangers(&source.path, &code, &mut report);
        plans(&source.path, &code, &mut report);
        if !COMPOSERS.contains(&source.path.as_str()) {
            climbs(source, sources, &code, &mut report);
        }
    }
    found
}

fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Crates outside their homes.
fn strangers(path: &str, code: &str, report: &mut impl FnMut(usize, String)) {
    for (name, homes) in HOMES {
        if homes.iter().any(|home| path.starts_with(home)) {
            continue;
        }
        let stem = name.trim_end_matches('*');
        for (at, _) in code.match_indices(stem) {
            let word = word_at(code, at);
            let whole = if name.ends_with('*') { word.len() > stem.len() } else { code[at..].starts_with(name) };
            let ends = name.ends_with('*') || !code[at + stem.len()..].starts_with(is_word);
            let path_follows =
                name.contains("::") || code[at + word.len()..].trim_start().starts_with("::") || in_use(code, at);
            let begins = !code[..at].ends_with(is_word) && !code[..at].ends_with("::") || name.ends_with("::now");
            if whole && ends && begins && path_follows {
                let shown = if name.ends_with('*') { word } else { name };
                report(at, format!("`{shown}` outside {}", homes.join(", ")));
            }
        }
    }
}

/// Rooms that see answers, and nothing of how an index is asked.
const ASKED_FOR: [&str; 5] = ["view", "export", "cli", "api", "web"];

/// What only the rooms below them know of the index.
const ASKING: [&str; 10] =
    ["Engine", "View", "Plan", "Node", "Values", "Facet", "Hits", "Sources", "embedded", "memory"];

/// Plans made in a face: only `corpus`, `ingest` and `query` stand before the engine.
fn plans(path: &str, code: &str, report: &mut impl FnMut(usize, String)) {
    if !module_of(path).is_some_and(|own| ASKED_FOR.contains(&own)) {
        return;
    }
    for (at, found) in code.match_indices("index::") {
        let mut named = Vec::new();
        names_after(code, at + found.len(), &mut named);
        for (at, name) in named.into_iter().filter(|(_, name)| ASKING.contains(name)) {
            report(at, format!("`{name}` in a face; `corpus` and `query` ask for it"));
        }
    }
}

/// Imports of modules that stand higher, and of a face by another.
fn climbs(source: &SourceText, all: &[SourceText], code: &str, report: &mut impl FnMut(usize, String)) {
    let Some(own) = module_of(&source.path) else { return };
    if !ORDER.contains(&own) && !FACES.contains(&own) && own != "config" {
        report(0, format!("`{own}` has no place in the order of modules; give it one in this test and in the docs"));
        return;
    }
    let depth = depth_of(&source.path);
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if !code[..at].ends_with(is_word) {
            names_after(code, at + "crate::".len(), &mut named);
        }
    }
    let climb = "super::".repeat(depth);
    for (at, _) in code.match_indices(climb.as_str()) {
        if !code[..at].ends_with("super::") && !code[..at].ends_with(is_word) {
            names_after(code, at + climb.len(), &mut named);
        }
    }
    for (at, name) in named {
        let child = |ending: &str| format!("src/{own}/{name}{ending}");
        let is_child = all.iter().any(|s| s.path == child(".rs") || s.path == child("/mod.rs"));
        let by_crate = code[..at].trim_end().ends_with("crate::") || !code[..at].trim_end().ends_with("super::");
        if (by_crate || !is_child) && !may_import(own, name) {
            report(at, format!("`{own}` imports `{name}`, which stands higher or apart"));
        }
    }
}

fn may_import(own: &str, other: &str) -> bool {
    let rank = |name: &str| ORDER.iter().position(|m| *m == name);
    let is_face = FACES.contains(&own);
    match (rank(own), rank(other)) {
        _ if own == other => true,
        (Some(own), Some(other)) => other < own,
        (None, Some(_)) => is_face || own == "config",
        (_, None) if other == "config" => is_face,
        (_, None) => !FACES.contains(&other),
    }
}

/// The first names of the paths that begin at `at`: one, or those of a braced group.
fn names_after<'c>(code: &'c str, at: usize, named: &mut Vec<(usize, &'c str)>) {
    let word = word_at(code, at);
    if !word.is_empty() {
        named.push((at, word));
        return;
    }
    if !code[at..].starts_with('{') {
        return;
    }
    let mut level = 0;
    let mut expects = false;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            _ => {}
        }
        if level == 0 {
            return;
        }
        if level == 1 && matches!(c, '{' | ',') {
            expects = true;
        } else if expects && is_word(c) {
            named.push((at + offset, word_at(code, at + offset)));
            expects = false;
        }
    }
}

/// Whether the word at `at` is the first of a `use` declaration.
fn in_use(code: &str, at: usize) -> bool {
    code[..at].trim_end().ends_with("use") || code[..at].trim_end().ends_with("extern crate")
}

fn word_at(code: &str, at: usize) -> &str {
    let rest = &code[at..];
    &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())]
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// `text` of `src/text/span.rs` and of `src/text.rs`; none for the files that put the house together.
fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let first = inside.split('/').next()?.trim_end_matches(".rs");
    (!matches!(first, "main" | "lib")).then_some(first)
}

/// How many `super::` lead from this file's module to the root.
fn depth_of(path: &str) -> usize {
    let parts = path.trim_start_matches("src/").split('/').count();
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}
