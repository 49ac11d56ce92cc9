//! What tesseract writes: words with their boxes, as hOCR.

use serde::{Deserialize, Serialize};

/// A word as it was recognised, in pixels of the picture, y down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// The baseline at the word's middle.
    pub(super) base: f64,
    /// The height of the line's letters, from the foot of `g` to the head of `h`.
    pub(super) size: f64,
    /// How sure the program is, from 0 to 100.
    pub(super) confidence: u8,
    /// The line that it belongs to, as the program saw it.
    pub(super) line: usize,
}

/// All that was recognised on a picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sight {
    /// The program and its version.
    pub(super) program: String,
    /// How far the picture was turned clockwise before, in degrees: 0, 90, 180, 270.
    pub(super) turned: u16,
    /// How much lines fall to the right, in pixels for each pixel.
    pub(super) slope: f64,
    pub(super) words: Vec<Seen>,
}

/// Reads hOCR. What is not understood is left out.
pub(super) fn parse(hocr: &str) -> Sight {
    let mut sight = Sight { program: program(hocr).to_owned(), ..Sight::default() };
    let mut slopes: Vec<(f64, f64)> = Vec::new();
    let mut line: Option<Line> = None;
    let mut lines = 0;
    for part in hocr.split("<span ").skip(1) {
        let Some((tag, content)) = part.split_once('>') else { continue };
        let title = quoted(tag, "title=").unwrap_or_default();
        if !tag.contains("ocrx_word") {
            line = Line::of(title);
            lines += 1;
            slopes.extend(line.as_ref().map(|line| (line.slope, line.right - line.left)));
        } else if let (Some(line), Some(&[left, top, right, bottom])) = (&line, numbers(title, "bbox").first_chunk()) {
            let text = plain(content.split("</span>").next().unwrap_or_default());
            let confidence = numbers(title, "x_wconf").first().map_or(0.0, |sure| sure.clamp(0.0, 100.0));
            if !text.is_empty() {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
                let confidence = confidence as u8;
                let base = line.base(f64::midpoint(left, right));
                let size = line.size.max(1.0);
                sight.words.push(Seen { text, left, top, right, bottom, base, size, confidence, line: lines });
            }
        }
    }
    sight.slope = middle(slopes);
    sight
}

struct Line {
    left: f64,
    right: f64,
    bottom: f64,
    slope: f64,
    offset: f64,
    size: f64,
}

impl Line {
    fn of(title: &str) -> Option<Self> {
        let [left, _, right, bottom] = *numbers(title, "bbox").first_chunk()?;
        let [slope, offset] = *numbers(title, "baseline").first_chunk().unwrap_or(&[0.0, 0.0]);
        let size = numbers(title, "x_size").first().copied().unwrap_or(1.0);
        Some(Self { left, right, bottom, slope, offset, size })
    }

    fn base(&self, x: f64) -> f64 {
        self.bottom + self.offset + self.slope * (x - self.left)
    }
}

/// The middle slope, where long lines count for more: a short line's own is a guess.
fn middle(mut slopes: Vec<(f64, f64)>) -> f64 {
    slopes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = slopes.iter().map(|(_, width)| width).sum::<f64>() / 2.0;
    let mut passed = 0.0;
    let found = slopes.iter().find(|(_, width)| {
        passed += width;
        passed >= half
    });
    found.map_or(0.0, |(slope, _)| *slope)
}

fn program(hocr: &str) -> &str {
    hocr.split("'ocr-system' content='").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("tesseract")
}

/// The value of an attribute, in either kind of quotes.
fn quoted<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(name)?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

/// The numbers after `name` among the properties of a title.
fn numbers(title: &str, name: &str) -> Vec<f64> {
    let property = title.split(';').map(str::trim).find_map(|property| property.strip_prefix(name));
    property
        .map(|values| values.split_whitespace().filter_map(|value| value.parse().ok()).collect())
        .unwrap_or_default()
}

/// The text without tags (`<strong>`) and with its entities resolved.
fn plain(content: &str) -> String {
    let mut text = String::new();
    for (index, part) in content.split('<').enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once('>').map_or("", |(_, after)| after) });
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.trim().to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_places_and_confidence() {
        let sight = parse(
            "<meta name='ocr-system' content='tesseract 5.3.0' />\n\
             <span class='ocr_line' id='line_1_1' title=\"bbox 100 200 500 240; baseline 0.01 -8; x_size 36; x_descenders 6\">\n\
             <span class='ocrx_word' id='word_1_1' title='bbox 100 202 180 238; x_wconf 96'><strong>Nghị</strong></span>\n\
             <span class='ocrx_word' id='word_1_2' title='bbox 200 202 260 238; x_wconf 41'>&lt;A&amp;B&gt;</span>\n\
             <span class='ocrx_word' id='word_1_3' title='bbox 300 202 310 238; x_wconf 95'> </span>\n</span>",
        );
        assert_eq!(sight.program, "tesseract 5.3.0");
        let words: Vec<_> =
            sight.words.iter().map(|w| (w.text.as_str(), w.left, w.base, w.size, w.confidence)).collect();
        assert_eq!(words, [("Nghị", 100.0, 232.4, 36.0, 96), ("<A&B>", 200.0, 233.3, 36.0, 41)]);
        assert_eq!(sight.slope, 0.01);
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for broken in
            ["", "<span ", "<span class='ocrx_word' title='bbox 1 2'>a</span>", "<span class='ocr_line' title='bbox'>"]
        {
            assert_eq!(parse(broken).words, []);
        }
    }
}
