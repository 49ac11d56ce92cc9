//! RTF bytes → control words, groups and characters.

/// One step of an RTF text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    /// A control symbol, the sign behind the backslash.
    Symbol(u8),
    /// A byte of text, in the encoding of its font.
    Byte(u8),
}

/// Reads tokens one by one.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Passes over `count` bytes of binary data.
    pub(super) fn pass(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                let code = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
                self.at += if byte.is_some() { 2 } else { 0 };
                return Some(byte.map_or(Token::Symbol(b'\''), Token::Byte));
            }
            return Some(Token::Symbol(first));
        }
        let from = self.at;
        self.at += self.run(from, |b| b.is_ascii_alphabetic());
        let word = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        let sign = usize::from(self.bytes.get(self.at) == Some(&b'-'));
        let digits = self.run(self.at + sign, |b| b.is_ascii_digit());
        let mut number = None;
        if digits > 0 {
            let text = std::str::from_utf8(&self.bytes[self.at..self.at + sign + digits]).unwrap_or_default();
            number = text.parse().ok();
            self.at += sign + digits;
        }
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        Some(Token::Word(word, number))
    }

    fn run(&self, from: usize, of: impl Fn(&u8) -> bool) -> usize {
        self.bytes.get(from..).unwrap_or_default().iter().take_while(|b| of(b)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes() {
        let mut lexer = Lexer::new(b"{\\rtf1\\u-123 ?\\'d0\\~a\\b0 b\r\n\\'zz}\\");
        let mut read = Vec::new();
        while let Some(token) = lexer.next() {
            read.push(token);
        }
        let want = [
            Token::Open,
            Token::Word("rtf", Some(1)),
            Token::Word("u", Some(-123)),
            Token::Byte(b'?'),
            Token::Byte(0xD0),
            Token::Symbol(b'~'),
            Token::Byte(b'a'),
            Token::Word("b", Some(0)),
            Token::Byte(b'b'),
            Token::Symbol(b'\''),
            Token::Byte(b'z'),
            Token::Byte(b'z'),
            Token::Close,
        ];
        assert_eq!(read, want);
    }
}
