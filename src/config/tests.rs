//! Tests of the settings as a whole.

use super::block::Said;
use super::*;
use std::path::Path;

fn read(variables: &[(&str, &str)], typed: &[(&'static str, &str)]) -> Result<Settings, ConfigError> {
    let typed: Typed = typed.iter().map(|(flag, value)| (*flag, value.into())).collect();
    let environment = |name: &'static str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into());
    Settings::read(&Said { typed: &typed, environment: &environment })
}

#[test]
fn a_flag_outranks_a_variable_and_a_variable_the_default() {
    let variables =
        [("CANCU_INDEX", "/data/index"), ("CANCU_THREADS", " 3 "), ("CANCU_RATE", ""), ("CANCU_ADDR", "  ")];
    let settings = read(&variables, &[("index", "/typed"), ("ocr", "never")]).expect("good settings");
    assert_eq!((settings.index.folder().expect("a folder"), settings.reading.threads.get()), (Path::new("/typed"), 3));
    assert_eq!(settings.reading.ocr, crate::file::Ocr::Never);
    // An empty variable says nothing.
    assert_eq!(settings.http, Http::default());
}

#[test]
fn a_value_without_meaning_is_named() {
    for (name, value) in [
        ("CANCU_THREADS", "0"),
        ("CANCU_THREADS", "-1"),
        ("CANCU_THREADS", "100000"),
        ("CANCU_ADDR", "localhost"),
        ("CANCU_MAX_FILE_MIB", "1e9"),
        ("CANCU_MAX_FILE_MIB", "0"),
        ("CANCU_MAX_PAGES", "-1"),
        ("CANCU_MAX_RATIO", "many"),
        ("CANCU_WORKER_MIB", "1"),
        ("CANCU_RATE", "-1"),
        ("CANCU_OCR", "yes"),
        ("CANCU_LOG", "loud"),
        ("CANCU_CORS_ORIGINS", "example.org"),
    ] {
        let error = read(&[(name, value)], &[]).expect_err(value).to_string();
        assert!(error.contains(name) && error.contains(value), "{error}");
    }
    let error = read(&[], &[("max-ratio", "1")]).expect_err("too small").to_string();
    assert!(error.contains("--max-ratio is `1`, which is not a whole number from 2 to 1000000"), "{error}");
}

/// What is said of a setting in one block: its names agree, and it means what its default says.
#[test]
fn blocks_agree_with_themselves() {
    let blocks = blocks();
    for block in &blocks {
        let name = block.variable.strip_prefix("CANCU_").expect("our variables say whose they are");
        if let Some(flag) = block.flag {
            assert_eq!(flag.replace('-', "_").to_uppercase(), name);
            assert!(!block.value.is_empty(), "--{flag} takes a value");
        }
        let told = ["none", "one a core"].contains(&block.usual.as_str()) || block.usual.contains(" in the ");
        assert!(told || block.check(block.usual.as_ref()).is_ok(), "{name}: its default is a value");
        assert!(!block.usual.is_empty() && !block.help.is_empty() && !block.help.ends_with('.'), "{name}");
    }
    let mut variables: Vec<_> = blocks.iter().map(|block| block.variable).collect();
    variables.sort_unstable();
    variables.dedup();
    assert_eq!(variables.len(), blocks.len(), "a variable is written twice");
}

#[test]
fn the_cache_is_where_the_user_keeps_caches() {
    for (variables, want) in [
        (&[("CANCU_OCR_CACHE", "/a"), ("XDG_CACHE_HOME", "/b"), ("HOME", "/c")][..], Some("/a")),
        (&[("XDG_CACHE_HOME", "/b"), ("HOME", "/c")], Some("/b/cancu/ocr")),
        (&[("XDG_CACHE_HOME", "b"), ("HOME", "/c")], Some("/c/.cache/cancu/ocr")),
        (&[("HOME", "")], None),
    ] {
        let settings = read(variables, &[]).expect("good settings");
        assert_eq!(settings.reading.ocr_cache, want.map(PathBuf::from), "{variables:?}");
    }
}

#[test]
fn the_data_of_recognition_is_where_it_was_put() {
    let home = std::env::temp_dir().join(format!("cancu-home-{}", std::process::id()));
    let folder = home.join(".local/share/cancu/tessdata");
    let path = home.to_str().expect("Unicode");
    let found = |variables: &[(&str, &str)]| read(variables, &[]).expect("good settings").reading.ocr_data;
    assert_eq!(found(&[("HOME", path)]), None);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("vie.traineddata"), "data").expect("written");
    assert_eq!(found(&[("HOME", path)]), Some(folder));
    assert_eq!(found(&[("HOME", path), ("XDG_DATA_HOME", "/nowhere")]), None);
    assert_eq!(found(&[("HOME", path), ("CANCU_OCR_DATA", "/a")]), Some(PathBuf::from("/a")));
    std::fs::remove_dir_all(home).expect("removed");
}

#[test]
fn a_token_is_kept_as_its_hash_and_never_told() {
    let settings = read(&[("CANCU_TOKEN", " 0123456789abcdef ")], &[]).expect("a token");
    assert_eq!(settings.http.token, Some(blake3::hash(b"0123456789abcdef")));
    let error = read(&[("CANCU_TOKEN", "secret")], &[]).expect_err("too short").to_string();
    assert!(error.contains("CANCU_TOKEN") && !error.contains("secret"), "{error}");
}

#[test]
fn origins_are_schemes_and_hosts() {
    let settings = read(&[("CANCU_CORS_ORIGINS", "https://a.vn, http://localhost:3000,")], &[]).expect("origins");
    assert_eq!(settings.http.cors_origins, ["https://a.vn", "http://localhost:3000"]);
    for wrong in ["*", "a.vn", "https://a.vn/x", "https://", "https://a vn"] {
        assert!(read(&[("CANCU_CORS_ORIGINS", wrong)], &[]).is_err(), "{wrong}");
    }
}
