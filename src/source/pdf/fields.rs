//! Filled form fields that no appearance draws.
//!
//! Programs that fill a form may leave its drawing to the reader (`NeedAppearances`). The value is then set where the
//! field lies, unless something is drawn there already.

use super::actual_text::decode;
use crate::layout::glyph::{Glyph, Layer, Text};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Point};

/// More fields than these are no form that people fill.
const MOST: usize = 2_000;

/// How far up the tree of fields a value may be stated.
const DEEP: usize = 16;

/// Flags of an annotation that is not shown: hidden, or not to be viewed.
const UNSEEN: u32 = 2 | 32;

/// A text field whose letters are a secret.
const PASSWORD: u32 = 1 << 13;

/// The height of an em as a part of a one-line field's height, and at most in points.
const EM: f64 = 0.7;
const LARGEST: f64 = 12.0;

/// Adds the values of the page's text and choice fields that nothing draws.
pub(super) fn fill(page: &Page<'_>, glyphs: &mut Vec<Glyph>) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else { return };
    let place = Affine::new(page.initial_transform(true).as_coeffs());
    let drawn = glyphs.len();
    for field in annotations.iter::<Dict<'_>>().take(MOST) {
        let (Some(value), Some(area)) = (value(&field), field.get::<Rect>(b"Rect".as_slice())) else { continue };
        let (x0, x1) = (area.x0.min(area.x1), area.x0.max(area.x1));
        let (y0, y1) = (area.y0.min(area.y1), area.y0.max(area.y1));
        let (low, high) = (place * Point::new(x0, y0), place * Point::new(x1, y1));
        let inside = |glyph: &Glyph| {
            let middle = glyph.x + glyph.advance / 2.0;
            glyph.layer == Layer::Stamp
                && (low.x.min(high.x)..=low.x.max(high.x)).contains(&middle)
                && (low.y.min(high.y)..=low.y.max(high.y)).contains(&glyph.y)
        };
        if glyphs[..drawn].iter().any(inside) {
            continue;
        }
        let lines: Vec<&str> = value.lines().filter(|line| !line.trim().is_empty()).collect();
        let size = (EM * (y1 - y0) / count(lines.len())).min(LARGEST);
        let (right, origin) = (place * Point::new(x0 + 1.0, y0), low);
        let direction = (right.x - origin.x, right.y - origin.y);
        let top = if lines.len() > 1 { y1 - size } else { f64::midpoint(y0, y1) - 0.35 * size };
        for (index, line) in lines.into_iter().enumerate() {
            let at = place * Point::new(x0 + 2.0, top - 1.2 * size * count(index));
            let advance = (0.5 * size * count(line.chars().count())).min((x1 - x0).max(size));
            let text = Text::Many(line.trim().into());
            glyphs.push(Glyph { text, x: at.x, y: at.y, direction, advance, size, layer: Layer::Stamp, stamp: 0 });
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a field has few letters")]
fn count(number: usize) -> f64 {
    number as f64
}

/// What a seen text or choice field says.
fn value(field: &Dict<'_>) -> Option<String> {
    let is = |key: &[u8], want: &[u8]| field.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == want);
    if !is(b"Subtype", b"Widget") || field.get::<u32>(b"F".as_slice()).unwrap_or(0) & UNSEEN != 0 {
        return None;
    }
    let kind = inherited(field, |node| node.get::<Name<'_>>(b"FT".as_slice()).map(|name| name.as_ref().to_vec()))?;
    let flags = inherited(field, |node| node.get::<u32>(b"Ff".as_slice())).unwrap_or(0);
    if !matches!(kind.as_slice(), b"Tx" | b"Ch") || (kind == b"Tx" && flags & PASSWORD != 0) {
        return None;
    }
    let text = inherited(field, |node| node.get::<PdfString<'_>>(b"V".as_slice()).map(|v| decode(v.as_bytes())))?;
    let text = text.replace('\r', "\n");
    (!text.trim().is_empty()).then_some(text)
}

/// What the field states itself, or else one that it is part of.
fn inherited<T>(field: &Dict<'_>, stated: impl Fn(&Dict<'_>) -> Option<T>) -> Option<T> {
    let mut node = field.clone();
    for _ in 0..DEEP {
        if let Some(found) = stated(&node) {
            return Some(found);
        }
        node = node.get::<Dict<'_>>(b"Parent".as_slice())?;
    }
    None
}
