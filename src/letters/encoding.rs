//! The old ways to write Vietnamese in 8 bits.

/// One of them. Texts are given as characters whose codes are the bytes.
pub(super) struct Encoding {
    /// As people know it, for the notice.
    pub(super) name: &'static str,
    /// Whether a byte beyond ASCII, or a control character, is a letter.
    pub(super) is_letter: fn(char) -> bool,
    /// One word in Unicode (NFC); whether its neighbours are in capitals tells the case where the word does not.
    pub(super) decoded: fn(&str, bool) -> String,
    /// Words that must speak for it. The rarer ones use signs that ordinary text has (`m²`, `ºC`).
    pub(super) words: usize,
}
