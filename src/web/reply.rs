//! Templates as replies, and the page that says what went wrong.

use super::frame::Frame;
use super::words;
use crate::view::error::{Problem, ProblemKind};
use crate::view::page::PageReply;
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    heading: &'static str,
    sentence: String,
}

/// A written page, and what kept it from what was asked for.
pub(super) fn html(problem: Option<ProblemKind>, page: &impl Template) -> Result<PageReply, Problem> {
    let text = page.render().map_err(|error| {
        tracing::error!(%error, "a page could not be written");
        Problem::internal("the server could not write the page; its log says more")
    })?;
    Ok(PageReply { problem, content_type: HTML, lasting: false, body: Cow::Owned(text.into_bytes()) })
}

const HTML: &str = "text/html; charset=utf-8";

/// What went wrong, for a reader.
pub(super) fn problem(frame: Frame, problem: &Problem) -> PageReply {
    let (heading, sentence) = words::problem(frame.w, problem);
    let page = ProblemPage { frame, heading, sentence };
    html(Some(problem.kind), &page).unwrap_or(PageReply {
        problem: Some(ProblemKind::Internal),
        content_type: "text/plain; charset=utf-8",
        lasting: false,
        body: Cow::Borrowed("Máy chủ gặp lỗi; hãy thử lại.".as_bytes()),
    })
}
