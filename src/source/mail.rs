//! E-mails (EML): the message and what is attached, each a file of its own.

use crate::file::{LeftOut, Limits, SourceError};
use mail_parser::{MessageParser, MimeHeaders};
use std::fmt::Write as _;

/// Fields one of which a message that was sent begins with; a saved web page begins with others.
const FIELDS: [&str; 12] = [
    "received:",
    "return-path:",
    "delivered-to:",
    "from:",
    "to:",
    "subject:",
    "date:",
    "message-id:",
    "reply-to:",
    "dkim-signature:",
    "x-",
    "mime-version:",
];

/// Attachments that are looked at.
const MOST: usize = 1_000;

/// What a message without a subject is called among its files.
const MESSAGE: &str = "message.txt";

/// Letters of a subject that its file is called by.
const NAME: usize = 80;

/// Whether `head`, the small letters with which a file begins, are the fields of a message: who wrote it, and when or on what.
pub(super) fn is_mail(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let fields = head.split("\n\n").next().unwrap_or_default().split("\r\n\r\n").next().unwrap_or_default();
    let has = |name: &str| fields.lines().any(|line| line.starts_with(name));
    let begins = FIELDS.iter().any(|field| fields.starts_with(field));
    begins
        && has("from:")
        && !has("from: <saved by")
        && (has("date:") || has("message-id:"))
        && (has("to:") || has("subject:"))
}

/// Hands on the message, with its subject, sender, receiver and day above it, and what is attached.
///
/// # Errors
/// Where nothing of it can be read.
pub(super) fn members(
    bytes: &[u8],
    limits: &Limits,
    sink: &mut dyn FnMut(String, Vec<u8>),
) -> Result<Vec<LeftOut>, SourceError> {
    let Some(message) = MessageParser::default().parse(bytes) else { return Err(SourceError::EmptyArchive) };
    let mut text = String::new();
    if let Some(subject) = message.subject() {
        let _ = writeln!(text, "{subject}");
    }
    for name in ["From", "To", "Date"] {
        if let Some(value) = message.header_raw(name) {
            let _ = writeln!(text, "{name}: {}", decoded(name, value).trim());
        }
    }
    let body: Vec<_> = (0..message.text_body_count()).filter_map(|at| message.body_text(at)).collect();
    let _ = write!(text, "\n{}", body.join("\n\n"));
    let name = message.subject().map(label).filter(|name| !name.is_empty());
    sink(name.map_or_else(|| MESSAGE.to_owned(), |name| format!("{name}.txt")), text.into_bytes());
    let mut unpacked = 0;
    for (at, part) in message.attachments().take(MOST).enumerate() {
        let contents = part.contents();
        unpacked += contents.len();
        if unpacked > limits.unpacked {
            let why = SourceError::TooManyBytes { bytes: unpacked, allowed: limits.unpacked };
            return Ok(vec![LeftOut { members: Vec::new(), why }]);
        }
        let ending = if part.is_message() { "eml" } else { "bin" };
        let name = part.attachment_name().map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name));
        let name = name.map(|name| name.replace(char::is_control, "_")).filter(|name| !name.trim().is_empty());
        sink(name.unwrap_or_else(|| format!("attachment-{}.{ending}", at + 1)), contents.to_vec());
    }
    Ok(Vec::new())
}

/// The words of the field `name`, whose letters may be wrapped for the way.
fn decoded(name: &str, value: &str) -> String {
    let wrapped = format!("Subject: {}\r\n\r\n", value.trim());
    let read = MessageParser::default().parse(wrapped.as_bytes());
    let words = read.as_ref().and_then(|message| message.subject());
    if name == "Date" { value.trim().to_owned() } else { words.unwrap_or(value).to_owned() }
}

/// A subject as the name of a file.
fn label(name: &str) -> String {
    let name = name.trim().replace(['/', '\\', '#'], "_").replace(char::is_control, "_");
    if name.chars().count() <= NAME { name } else { name.chars().take(NAME).collect::<String>().trim().to_owned() }
}
