//! Letterheads, tasks and outlines in the many forms that offices write, each with what it tells, in files of
//! `tests/fixtures/forms`.

use cancu::document::{Document, Task, read};
use cancu::registry::Registry;
use std::fmt::Write as _;

/// One text of a file, with the lines that stand before it.
struct Form {
    name: String,
    wanted: Vec<(String, String)>,
    text: String,
}

/// The texts of a file: `=== name`, lines `what: value`, `---`, the text.
fn forms(file: &str) -> Vec<Form> {
    let whole = file.split("\n=== ").skip(1);
    let form = |part: &str| {
        let (head, text) = part.split_once("\n---\n").expect("a line `---` before the text");
        let mut lines = head.lines();
        let name = lines.next().expect("a name").to_owned();
        let pair = |line: &str| {
            let (what, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
            (what.to_owned(), value.to_owned())
        };
        let wanted = lines.map(pair).collect();
        Form { name: name.clone(), wanted, text: text.to_owned() }
    };
    whole.map(form).collect()
}

impl Form {
    fn document(&self, registry: &Registry) -> Document {
        let ending = if self.name.ends_with("(Markdown)") { "md" } else { "txt" };
        let name = format!("form.{ending}");
        read(&cancu::reader::read(self.text.as_bytes(), &name).expect("a text"), registry)
    }
}

/// Says what differs, of all forms at once.
fn compare(file: &str, told: impl Fn(&Document, &str) -> Vec<String>) {
    let registry = Registry::built_in();
    let mut differences = String::new();
    for form in forms(file) {
        let document = form.document(&registry);
        let mut kinds: Vec<&str> = form.wanted.iter().map(|(what, _)| what.as_str()).collect();
        kinds.dedup();
        for what in kinds {
            let wanted = form.wanted.iter().filter(|(kind, _)| kind == what);
            let wanted: Vec<&str> = wanted.map(|(_, value)| value.trim()).collect();
            let found = told(&document, what);
            if wanted != found {
                writeln!(differences, "{}, {what}:\n  want {wanted:#?}\n  have {found:#?}", form.name).expect("text");
            }
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

/// A fact of the letterhead or of the end, `-` where there is none.
fn fact(document: &Document, what: &str) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let number = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    match what {
        "type" => text(&document.doc_type),
        "number" => text(&document.number),
        "symbol" => text(&document.symbol),
        "canonical" => text(&document.canonical),
        "title" => text(&document.title),
        "issuer" => text(&document.issuer),
        "issuer_level" => number(document.issuer_level.map(|level| format!("{level:?}").to_lowercase())),
        "province" => text(&document.province),
        "province_today" => text(&document.province_today),
        "date" => number(document.date.map(|date| date.to_string())),
        "year" => number(document.year.map(|year| year.to_string())),
        "period" => text(&document.period),
        "urgency" => text(&document.urgency),
        "secrecy" => text(&document.secrecy),
        "recipients" => document.recipients.join(" | "),
        "signer" => {
            let signer = document.signer.clone().unwrap_or_default();
            [signer.name, signer.position, signer.on_behalf].map(|part| text(&part)).join(" / ")
        }
        _ => panic!("{what} is no fact of a letterhead"),
    }
}

#[test]
fn letterheads() {
    compare(include_str!("../../fixtures/forms/letterheads.txt"), |document, what| vec![fact(document, what)]);
}

/// How a task is written in the file; of its words, the file has the first two.
fn task(task: &Task) -> String {
    let words: Vec<&str> = task.text.split(' ').take(2).collect();
    let due = task.due.map(|due| due.to_string()).unwrap_or_default();
    let when = task.when.clone().unwrap_or_default();
    let product = task.product.clone().unwrap_or_default();
    [words.join(" "), task.lead.join("|"), task.with.join("|"), when, due, product].join(" / ").trim().to_owned()
}

#[test]
fn tasks() {
    compare(include_str!("../../fixtures/forms/tasks.txt"), |document, _| document.tasks.iter().map(task).collect());
}

#[test]
fn outlines() {
    compare(include_str!("../../fixtures/forms/outlines.txt"), |document, _| {
        document
            .outline
            .iter()
            .map(|one| format!("{} {} {}", one.level, one.label, one.title).trim().to_owned())
            .collect()
    });
}
