//! Style sheet, script and icon, inside the program.

use super::frame::Frame;
use super::reply;
use crate::view::error::Problem;
use crate::view::page::PageReply;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "src/web/assets"]
struct Assets;

/// The file called `name`.
pub(super) fn asset(frame: Frame, name: &str) -> PageReply {
    let Some(file) = Assets::get(name) else {
        return reply::problem(frame, &Problem::not_found("no_page", "there is no such file".to_owned()));
    };
    let content_type = match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "application/octet-stream",
    };
    PageReply { problem: None, content_type, lasting: true, body: file.data }
}
