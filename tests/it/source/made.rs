//! Makes small PDFs for tests: one font of even width, text at places, rules, pictures and stamps.

use std::fmt::Write as _;

/// A page to be written, 595 by 842 points, y from the foot.
#[derive(Default)]
pub(super) struct Sheet {
    content: String,
    stamps: Vec<(f64, f64, String)>,
    rotate: u32,
    letters: Vec<char>,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Text of 12 points; each letter is 6 points wide.
    pub(super) fn text(self, x: f64, y: f64, text: &str) -> Self {
        self.with(&format!("1 0 0 1 {x} {y} Tm"), text, "")
    }

    /// Text of 7 points, as footnotes have it.
    pub(super) fn small(self, x: f64, y: f64, text: &str) -> Self {
        self.with(&format!("/F 7 Tf 1 0 0 1 {x} {y} Tm"), text, "")
    }

    /// Text whose letters are set apart by so many points.
    pub(super) fn spaced(self, x: f64, y: f64, points: f64, text: &str) -> Self {
        self.with(&format!("{points} Tc 1 0 0 1 {x} {y} Tm"), text, "0 Tc")
    }

    /// Text that runs upwards.
    pub(super) fn upwards(self, x: f64, y: f64, text: &str) -> Self {
        self.with(&format!("0 1 -1 0 {x} {y} Tm"), text, "")
    }

    /// Text that is there but not seen.
    pub(super) fn hidden(self, x: f64, y: f64, text: &str) -> Self {
        self.with(&format!("3 Tr 1 0 0 1 {x} {y} Tm"), text, "0 Tr")
    }

    fn with(mut self, before: &str, text: &str, after: &str) -> Self {
        let codes = self.encode(text);
        let _ = writeln!(self.content, "BT /F 12 Tf {before} <{codes}> Tj {after} ET");
        self
    }

    fn encode(&mut self, text: &str) -> String {
        encode(&mut self.letters, text)
    }

    /// A filled rectangle.
    pub(super) fn rule(mut self, x: f64, y: f64, width: f64, height: f64) -> Self {
        let _ = writeln!(self.content, "{x} {y} {width} {height} re f");
        self
    }

    /// A picture over the whole page.
    pub(super) fn picture(mut self) -> Self {
        self.content.push_str("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{40} EI Q\n");
        self
    }

    /// An annotation that draws text.
    pub(super) fn stamp(mut self, x: f64, y: f64, text: &str) -> Self {
        let codes = self.encode(text);
        self.stamps.push((x, y, codes));
        self
    }

    /// The page turned clockwise.
    pub(super) fn rotated(mut self, degrees: u32) -> Self {
        self.rotate = degrees;
        self
    }
}

/// Two hexadecimal digits for each letter; codes begin after those of control characters.
fn encode(letters: &mut Vec<char>, text: &str) -> String {
    let mut codes = String::new();
    for c in text.chars() {
        let at = letters.iter().position(|known| *known == c).unwrap_or_else(|| {
            letters.push(c);
            letters.len() - 1
        });
        let _ = write!(codes, "{:02X}", at + 0x21);
    }
    codes
}

/// A PDF of one page.
pub(super) fn pdf(sheet: Sheet) -> Vec<u8> {
    pdf_of(vec![sheet])
}

/// A PDF of several pages. Each page has its own font, for its own letters.
pub(super) fn pdf_of(sheets: Vec<Sheet>) -> Vec<u8> {
    let mut objects = vec![String::new(), String::new()];
    let mut kids = String::new();
    for sheet in sheets {
        let map = stream("", &to_unicode(&sheet.letters));
        let map = add(&mut objects, map);
        let widths = "500 ".repeat(224);
        let font = add(
            &mut objects,
            format!(
                "<</Type/Font/Subtype/TrueType/BaseFont/Made/FirstChar 32/LastChar 255/Widths[{widths}]/ToUnicode {map} 0 R>>"
            ),
        );
        let resources = format!("/Resources<</Font<</F {font} 0 R>>>>");
        let content = add(&mut objects, stream("", &sheet.content));
        let mut annots = String::new();
        for (x, y, codes) in &sheet.stamps {
            let draw = format!("BT /F 12 Tf 1 0 0 1 0 5 Tm <{codes}> Tj ET");
            let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 300 20]{resources}");
            let form = add(&mut objects, stream(&form, &draw));
            let (right, top) = (x + 300.0, y + 15.0);
            let low = y - 5.0;
            let _ =
                write!(annots, "<</Type/Annot/Subtype/Stamp/F 4/Rect[{x} {low} {right} {top}]/AP<</N {form} 0 R>>>>");
        }
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {}{resources}/Contents {content} 0 R/Annots[{annots}]>>",
            sheet.rotate
        );
        let _ = write!(kids, "{} 0 R ", add(&mut objects, page));
    }
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", kids.matches('R').count());
    written(&objects)
}

fn add(objects: &mut Vec<String>, object: String) -> usize {
    objects.push(object);
    objects.len()
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}

fn to_unicode(letters: &[char]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n",
    );
    for (index, letter) in letters.iter().enumerate() {
        let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
        let _ = writeln!(map, "1 beginbfchar <{:02X}> <{units}> endbfchar", index + 0x21);
    }
    map + "endcmap end"
}

/// A PDF of these objects, the first of them its catalogue.
pub(super) fn written(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{} 0 obj\n{object}\nendobj", index + 1);
    }
    let start = out.len();
    let size = objects.len() + 1;
    let _ = write!(out, "xref\n0 {size}\n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    out.into_bytes()
}
