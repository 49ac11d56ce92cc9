//! One page of a PDF.

use super::glyphs::{Collector, Drawing};
use super::guard;
use super::legible;
use super::{fields, render, stamps};
use crate::file::{Limits, Ocr, ParsedPage, Picture, Written};
use crate::layout::glyph::{Glyph, Layer, Text, UNKNOWN};
use crate::layout::order;
use crate::layout::paper::{self, Laid};
use crate::layout::rules::Rules;
use crate::layout::words::{self, Word};
use crate::text::{Doubt, Illegible, Notice, PageNumber, canonical, squeeze};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use std::time::Instant;

/// What was read of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) laid: Laid,
    /// Why its letters are not its text.
    pub(super) unread: Option<Illegible>,
    /// The page drawn, where its text is to be recognised.
    pub(super) picture: Option<Picture>,
    /// Words that recognition need not guess, in points while the page is not drawn, then in pixels.
    known: Vec<Word>,
    stamps: Vec<Written>,
    /// Whether an annotation writes.
    stamped: bool,
    hidden: bool,
    unknown: usize,
    cut: bool,
    /// The note of a digital signature.
    signature: String,
}

/// Interprets a page and puts its letters in order.
pub(super) fn read<'a>(
    page: &PdfPage<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    limits: &Limits,
    first: bool,
    until: Instant,
) -> Page {
    let mut collector = Collector::new(page.render_dimensions(), limits, until);
    // Two passes, because the device is not told whether the page or an annotation draws.
    for (content, stamping) in [(RenderContent::PAGE, false), (RenderContent::ANNOTATIONS, true)] {
        let settings = InterpreterSettings { render_content: content, ..settings.clone() };
        let place = Affine::new(page.initial_transform(true).as_coeffs());
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(place, bounds, cache, pdf.xref(), settings);
        collector.begin(stamping);
        guard::stoppable(|| interpret_page(page, &mut context, &mut collector));
    }
    let mut drawing = collector.drawing;
    fields::fill(page, &mut drawing.glyphs);
    let signature = stamps::signatures(&mut drawing.glyphs);
    stamps::uncovered(&mut drawing.glyphs);
    let stamped = !signature.is_empty() || drawing.glyphs.iter().any(|glyph| glyph.layer == Layer::Stamp);
    let signature = order::text(words::words(&signature), &Rules::default()).join(", ");
    Page { signature, stamped, ..assemble(&drawing, limits.ocr, first) }
}

fn assemble(drawing: &Drawing, mode: Ocr, first: bool) -> Page {
    let glyphs = &drawing.glyphs;
    let letters = glyphs.iter().filter(|g| !matches!(g.text, Text::One(' ' | UNKNOWN))).count();
    let unknown = glyphs.iter().filter(|g| g.text == Text::One(UNKNOWN)).count();
    // Where the font's map is missing for most letters the few others are noise.
    let readable = letters > unknown;
    let lines = if readable { order::in_order(words::words(glyphs), &drawing.rules) } else { Vec::new() };
    let laid = paper::laid(lines, drawing.height);
    let unread = legible::unread(drawing, &laid.lines, first && mode != Ocr::Never)
        .or((mode == Ocr::Always).then_some(Illegible::Asked));
    let known = |glyph: &&Glyph| match glyph.layer {
        Layer::Stamp => true,
        // Letters written on a scan are sure; where they are the doubt they are not.
        Layer::Page => unread == Some(Illegible::Picture),
        Layer::Hidden => false,
    };
    let known: Vec<Glyph> = if unread.is_some() { glyphs.iter().filter(known).cloned().collect() } else { Vec::new() };
    let known = words::words(&known).into_iter().filter(|frame| frame.degrees == 0).flat_map(|frame| frame.words);
    Page {
        laid,
        unread,
        known: known.filter(|word| !word.text.contains(UNKNOWN)).collect(),
        hidden: glyphs.iter().filter(|g| g.layer == Layer::Hidden).count() * 2 > letters,
        unknown,
        cut: drawing.cut,
        ..Page::default()
    }
}

impl Page {
    /// Draws the page for recognition.
    pub(super) fn draw(&mut self, page: &PdfPage<'_>, settings: &InterpreterSettings) {
        // What annotations write is known, and would hide what is under it; what they only show must be seen.
        let content = if self.stamped { RenderContent::PAGE } else { RenderContent::PAGE | RenderContent::ANNOTATIONS };
        let settings = InterpreterSettings { render_content: content, ..settings.clone() };
        let scanned = self.unread == Some(Illegible::Picture);
        if let Some((picture, stamps)) = render::picture(page, &settings, scanned, &self.known) {
            (self.picture, self.stamps) = (Some(picture), stamps);
        }
    }

    /// The page as it is handed on, the one after `index` others.
    pub(super) fn parsed(self, index: usize) -> ParsedPage {
        let notices = self.notices(index);
        let Laid { lines, head, foot, tables } = self.laid;
        let page = ParsedPage {
            lines,
            notices,
            printed: true,
            picture: self.picture,
            stamps: self.stamps,
            ..ParsedPage::default()
        };
        // What is recognised takes the place of the lines, and their places say nothing of it.
        if page.picture.is_some() { page } else { ParsedPage { head, foot, tables, ..page } }
    }

    /// The doubts about the page, which comes after `index` others. A blank page raises none, nor does one whose picture
    /// tells more.
    fn notices(&self, index: usize) -> Vec<Notice> {
        let page = PageNumber::from_index(index);
        let mut notices = Vec::new();
        let mut note = |what| notices.push(Notice { page: Some(page), what });
        match self.unread {
            _ if self.picture.is_some() => {}
            Some(why) => note(Doubt::Illegible { why }),
            None if self.unknown > 0 => note(Doubt::NoMeaning { letters: self.unknown }),
            None => {}
        }
        if self.hidden && !self.laid.lines.is_empty() && self.picture.is_none() {
            note(Doubt::RecognisedByMaker);
        }
        if !self.signature.is_empty() {
            note(Doubt::Signed { by: squeeze(&canonical(&self.signature)) });
        }
        if self.cut {
            note(Doubt::PageCut);
        }
        notices
    }
}
