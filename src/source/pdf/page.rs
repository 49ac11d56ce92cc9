//! One page of a PDF.

use super::glyphs::{Collector, Drawing, Layer, Text, UNKNOWN};
use super::rules::Rules;
use super::{order, stamps, words};
use crate::source::Limits;
use crate::text::{Notice, NoticeKind, PageNumber, canonical, squeeze};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use std::time::Instant;

/// What was read of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<String>,
    /// Whether pictures cover most of it.
    pub(super) picture: bool,
    drawn: bool,
    hidden: bool,
    unknown: usize,
    cut: bool,
    few: bool,
    /// The note of a digital signature.
    signature: String,
}

/// A page that pictures cover this far is a scan where it has hardly any text.
const MOSTLY: f64 = 0.5;

/// Fewer letters than this on a picture are a stamp or a page number, not the page's text.
const FEW: usize = 60;

/// Interprets a page and puts its letters in order.
pub(super) fn read<'a>(
    page: &PdfPage<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    limits: &Limits,
    until: Instant,
) -> Page {
    let mut collector = Collector::new(page.render_dimensions(), limits.glyphs, until);
    // Two passes, because the device is not told whether the page or an annotation draws.
    for (content, stamping) in [(RenderContent::PAGE, false), (RenderContent::ANNOTATIONS, true)] {
        let settings = InterpreterSettings { render_content: content, ..settings.clone() };
        let place = Affine::new(page.initial_transform(true).as_coeffs());
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(place, bounds, cache, pdf.xref(), settings);
        collector.stamping = stamping;
        interpret_page(page, &mut context, &mut collector);
    }
    let mut drawing = collector.drawing;
    let signature = stamps::signatures(&mut drawing.glyphs);
    stamps::uncovered(&mut drawing.glyphs);
    let signature = order::text(words::words(&signature), &Rules::default()).join(", ");
    Page { signature, ..assemble(&drawing) }
}

fn assemble(drawing: &Drawing) -> Page {
    let glyphs = &drawing.glyphs;
    let letters = glyphs.iter().filter(|g| !matches!(g.text, Text::One(' ' | UNKNOWN))).count();
    let unknown = glyphs.iter().filter(|g| g.text == Text::One(UNKNOWN)).count();
    // Where the font's map is missing for most letters the few others are noise.
    let readable = letters > unknown;
    Page {
        lines: if readable { order::text(words::words(glyphs), &drawing.rules) } else { Vec::new() },
        picture: drawing.pictures > MOSTLY,
        drawn: drawing.paths || drawing.pictures > 0.0 || unknown > 0,
        hidden: glyphs.iter().filter(|g| g.layer == Layer::Hidden).count() * 2 > letters,
        few: glyphs.iter().filter(|g| g.layer != Layer::Stamp).count() < FEW,
        unknown,
        cut: drawing.cut,
        signature: String::new(),
    }
}

impl Page {
    /// The doubts about the page, which comes after `index` others. A blank page raises none.
    pub(super) fn notices(&self, index: usize) -> Vec<Notice> {
        let page = PageNumber::from_index(index);
        let mut notices = Vec::new();
        let mut note = |kind, message: String| notices.push(Notice { page: Some(page), kind, message });
        if self.picture && self.few {
            note(
                NoticeKind::UnreadPage,
                format!("page {page} is a picture, and recognising text (OCR) is not built in yet"),
            );
        } else if self.lines.is_empty() && self.drawn {
            let what = if self.unknown > 0 { "its letters have no known meaning" } else { "it is drawn, not written" };
            note(
                NoticeKind::UnreadPage,
                format!("page {page} could not be read: {what}, and recognising text (OCR) is not built in yet"),
            );
        } else if self.unknown > 0 {
            note(NoticeKind::UnreadPage, format!("{} letters of page {page} have no known meaning", self.unknown));
        }
        if self.hidden && !self.lines.is_empty() {
            note(
                NoticeKind::Ocr,
                format!("the text of page {page} was recognised from a picture by the program that made the file"),
            );
        }
        if !self.signature.is_empty() {
            let signature = squeeze(&canonical(&self.signature));
            note(NoticeKind::LeftOut, format!("page {page} bears a digital signature: {signature}"));
        }
        if self.cut {
            note(NoticeKind::Limit, format!("page {page} has more letters than are allowed; the rest was left out"));
        }
        notices
    }
}
