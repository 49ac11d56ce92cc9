//! Findings as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), which editors and build systems show.

use super::sentences::{meaning, message, remedy};
use crate::query::check::{Code, Finding, Mistake, Severity};
use serde::Serialize;

/// A log of one run.
#[derive(Debug, Clone, Serialize)]
pub struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<ResultView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    default_configuration: Configuration,
}

#[derive(Debug, Clone, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Message {
    text: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Clone, Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [FileLocation; 1],
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct FileLocation {
    physical_location: FileOnly,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct FileOnly {
    artifact_location: Artifact,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultView<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    properties: Properties<'a>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical<'a>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical<'a> {
    artifact_location: Artifact,
    region: Region<'a>,
}

#[derive(Debug, Clone, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    snippet: Snippet<'a>,
}

#[derive(Debug, Clone, Serialize)]
struct Snippet<'a> {
    text: &'a str,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    /// Lines are of the text as it was read; in a file with pages the page helps to find the place.
    page: u32,
    remedy: String,
    message_vi: String,
    remedy_vi: String,
    #[serde(flatten)]
    what: &'a Mistake,
}

/// The log of `checked` files, each with its path and its findings, and of those that could not be read, each with why.
pub fn log<'a>(checked: &'a [(String, Vec<Finding>)], failed: &[(String, String)]) -> Log<'a> {
    let rules = Code::ALL.iter().map(|code| Rule {
        id: code.name(),
        short_description: Message { text: meaning(*code).en },
        default_configuration: Configuration { level: level(code.severity()) },
    });
    let notifications = failed.iter().map(|(path, why)| Notification {
        level: "error",
        message: Message { text: why.clone() },
        locations: [FileLocation { physical_location: FileOnly { artifact_location: artifact(path) } }],
    });
    let results = checked.iter().flat_map(|(path, findings)| findings.iter().map(move |found| result(path, found)));
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver { name: "cancu", semantic_version: env!("CARGO_PKG_VERSION"), rules: rules.collect() },
            },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation {
                execution_successful: failed.is_empty(),
                tool_execution_notifications: notifications.collect(),
            }],
            results: results.collect(),
        }],
    }
}

fn result<'a>(path: &str, finding: &'a Finding) -> ResultView<'a> {
    let place = finding.place;
    let (said, remedy) = (message(&finding.what), remedy(&finding.what));
    ResultView {
        rule_id: finding.code.name(),
        rule_index: Code::ALL.iter().position(|code| *code == finding.code).unwrap_or_default(),
        level: level(finding.severity),
        message: Message { text: format!("{}; {}", said.en, remedy.en) },
        locations: [Location {
            physical_location: Physical {
                artifact_location: artifact(path),
                region: Region {
                    start_line: place.line,
                    start_column: place.column,
                    end_line: place.end_line,
                    end_column: place.end_column,
                    snippet: Snippet { text: &finding.words },
                },
            },
        }],
        properties: Properties {
            page: place.page,
            remedy: remedy.en,
            message_vi: said.vi,
            remedy_vi: remedy.vi,
            what: &finding.what,
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a relative or absolute reference (RFC 3986): what may not stand in one is percent-encoded.
fn artifact(path: &str) -> Artifact {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    Artifact { uri }
}

#[cfg(test)]
mod tests {
    use super::artifact;

    #[test]
    fn paths_become_references() {
        assert_eq!(artifact("dự thảo/kh 1.txt").uri, "d%E1%BB%B1%20th%E1%BA%A3o/kh%201.txt");
        assert_eq!(artifact("/tmp/a.pdf").uri, "file:///tmp/a.pdf");
    }
}
