//! Tests: the house keeps its order. Reads the sources and names the line that breaks it.

mod circles;
mod code;
mod rules;
mod words;

use rules::{SourceText, offences};
use std::path::Path;

/// Every Rust file under `src/`.
fn sources() -> Vec<SourceText> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("src/ is readable") {
            let path = entry.expect("src/ is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
                let name = path.strip_prefix(root).expect("under the root").to_string_lossy().replace('\\', "/");
                found.push(SourceText { path: name, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[test]
fn the_house_keeps_its_order() {
    let sources = sources();
    assert!(sources.len() > 10, "only {} sources found: the walk is broken", sources.len());
    let found = offences(&sources);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_knot_of_files_is_tied() {
    let found = circles::knots(&sources());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The story that `lib.rs` tells is the order that is kept.
#[test]
fn the_docs_tell_the_order_that_is_kept() {
    let library = include_str!("../../src/lib.rs");
    let numbered = library.lines().filter_map(|line| line.strip_prefix("//! ")?.split_once(". [`"));
    let told: Vec<&str> = numbered
        .filter_map(|(_, rest)| rest.split_once('`'))
        .map(|(name, _)| name.trim_start_matches("mod@"))
        .collect();
    assert_eq!(told[..rules::ORDER.len()], rules::ORDER, "src/lib.rs tells another order");
}

/// What the checker says of one made-up file.
fn check(path: &str, text: &str) -> Vec<String> {
    offences(&[SourceText { path: path.into(), text: text.into() }])
}

#[track_caller]
fn offends(path: &str, text: &str, expected: &str) {
    let found = check(path, text);
    assert!(found.iter().any(|line| line.contains(expected)), "no `{expected}` among {found:?}");
}

#[track_caller]
fn passes(path: &str, text: &str) {
    assert_eq!(check(path, text), Vec::<String>::new());
}

#[test]
fn an_import_of_a_higher_module_is_named_with_its_line() {
    offends("src/text/span.rs", "//! Text.\nuse crate::index::Record;\n", "src/text/span.rs:2: `text` imports `index`");
    offends(
        "src/document/mod.rs",
        "use crate::{text::Span,\n    query::search};",
        "src/document/mod.rs:2: `document` imports `query`",
    );
    offends("src/index/plan.rs", "fn f() -> crate::view::Page { todo() }", "`index` imports `view`");
    offends("src/index/mod.rs", "use super::ingest::run;", "`index` imports `ingest`");
    offends("src/index/embedded/write.rs", "use super::super::super::ingest::run;", "`index` imports `ingest`");
    passes("src/view/document.rs", "use crate::{text::Span, query::search};\nuse super::page::Page;\n");
}

#[test]
fn the_faces_stand_apart_and_only_they_know_the_settings() {
    offends("src/api/mod.rs", "use crate::web::render;", "`api` imports `web`");
    offends("src/cli/search.rs", "use crate::api::serve;", "`cli` imports `api`");
    offends("src/query/mod.rs", "use crate::config::Config;", "`query` imports `config`");
    passes("src/main.rs", "use cancu::{api, web};");
    passes("src/cli/serve.rs", "use crate::config::Config;");
}

#[test]
fn a_crate_away_from_home_is_named() {
    offends("src/query/search.rs", "use tantivy::Index;", "`tantivy` outside src/index/embedded");
    offends("src/source/plain.rs", "fn f() { hayro_interpret::x() }", "`hayro_interpret` outside src/source/pdf");
    offends("src/web/mod.rs", "use axum::Router;", "`axum` outside src/api");
    offends("src/ingest/mod.rs", "use indicatif::ProgressBar;", "`indicatif` outside src/cli");
    offends("src/api/mod.rs", "let v = std::env::var(\"X\");", "`std::env` outside");
    offends("src/query/status.rs", "let today = jiff::Zoned::now();", "`Zoned::now` outside");
    passes("src/index/embedded/mod.rs", "use tantivy::Index;");
}

#[test]
fn comments_and_strings_are_not_code() {
    passes(
        "src/text/mod.rs",
        "//! See [`crate::index::Record`].\n/* use tantivy::X; */\nconst S: &str = \"use axum::Router;\";\nconst R: &str = r#\"crate::web \"x\" \"#;\nfn f<'a>(c: &'a str) -> char { '\"' }\n// use crate::view;\n",
    );
    offends("src/text/mod.rs", "const Q: char = '\"';\nuse crate::view::X;\n", "src/text/mod.rs:2");
}

#[test]
fn long_files_and_silenced_lints_are_named() {
    offends("src/text/long.rs", &"\n".repeat(401), "src/text/long.rs:401: over 400 lines");
    offends("src/text/loud.rs", "fn f() {}\n#[allow(dead_code)]\nfn g() {}", "src/text/loud.rs:2: `#[allow(`");
    offends("src/shop/mod.rs", "", "`shop` has no place");
}

#[test]
fn a_module_and_its_parts_lie_in_one_folder() {
    let source = |path: &str| SourceText { path: path.into(), text: String::new() };
    let found = offences(&[source("src/text/span.rs"), source("src/text/span/of.rs"), source("src/text/spans.rs")]);
    assert_eq!(found, ["src/text/span.rs:1: its parts lie in a folder of its name; move it there as `mod.rs`"]);
}

/// CONTRIBUTING.md leads newcomers from file to file: each of them is there.
#[test]
fn the_guide_names_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = include_str!("../../CONTRIBUTING.md");
    let named = guide.split('`').skip(1).step_by(2).filter(|words| {
        let stands_for_another = words.split('/').any(|part| part.len() > 3 && part.starts_with(char::is_uppercase));
        ["src/", "tests/", "docs/", "fuzz/", "templates/", "scripts/"].iter().any(|folder| words.starts_with(folder))
            && !words.contains([' ', '*'])
            && !stands_for_another
    });
    let named: Vec<&str> = named.collect();
    let absent: Vec<&&str> = named.iter().filter(|path| !root.join(path).exists()).collect();
    assert!(named.len() > 20 && absent.is_empty(), "{absent:?} of {} paths", named.len());
}

#[test]
fn no_face_makes_a_plan() {
    assert_eq!(check("src/web/made.rs", "use crate::index::{FacetCount, Plan};\n").len(), 1);
    assert_eq!(check("src/cli/made.rs", "fn f(e: &dyn crate::index::Engine) {}\n").len(), 1);
    assert_eq!(check("src/query/made.rs", "use crate::index::{Node, Plan};\n").len(), 0);
    assert_eq!(check("src/view/made.rs", "use crate::index::{DocumentCard, EngineError};\n").len(), 0);
}
