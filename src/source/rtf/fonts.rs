//! In which encoding the bytes of each font are.

use encoding_rs::Encoding;
use std::collections::HashMap;

/// The fonts of a file.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    encodings: HashMap<i32, &'static Encoding>,
    symbols: HashMap<i32, bool>,
    /// The font that is being defined.
    current: Option<i32>,
}

impl Fonts {
    /// Takes a control word of the table of fonts.
    pub(super) fn define(&mut self, word: &str, number: Option<i32>) {
        match (word, number, self.current) {
            ("f", Some(number), _) => self.current = Some(number),
            ("fcharset", Some(2), Some(font)) => drop(self.symbols.insert(font, true)),
            ("fcharset", Some(charset), Some(font)) => {
                if let Some(encoding) = of_charset(charset) {
                    self.encodings.insert(font, encoding);
                }
            }
            ("cpg", Some(page), Some(font)) => {
                if let Some(encoding) = of_page(page) {
                    self.encodings.insert(font, encoding);
                }
            }
            _ => {}
        }
    }

    pub(super) fn encoding(&self, font: i32) -> Option<&'static Encoding> {
        self.encodings.get(&font).copied()
    }

    pub(super) fn is_symbol(&self, font: i32) -> bool {
        self.symbols.contains_key(&font)
    }
}

/// The code page `\ansicpg` and `\cpg` name.
pub(super) fn of_page(page: i32) -> Option<&'static Encoding> {
    match page {
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        65_001 => Some(encoding_rs::UTF_8),
        10_000 => Some(encoding_rs::MACINTOSH),
        866 | 874 => Encoding::for_label(format!("{}{page}", if page == 866 { "ibm" } else { "windows-" }).as_bytes()),
        _ => Encoding::for_label(format!("windows-{page}").as_bytes()),
    }
}

fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
