//! The words of a time, and the last day that they name.

use crate::notation::{PartialDate, year};

/// A number, a word in small letters, or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Number(u32),
    Word(String),
    Sign(char),
}

/// The first of a text.
pub(super) struct Tokens(pub(super) Vec<Token>);

/// No time has more words.
const WORDS: usize = 60;

impl Tokens {
    /// The tokens that `text` begins with.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let mut rest = text.trim_start();
        while let Some(c) = rest.chars().next().filter(|_| found.len() < WORDS) {
            let length = if c.is_ascii_digit() {
                rest.bytes().take_while(u8::is_ascii_digit).count()
            } else if c.is_alphabetic() {
                rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
            } else {
                c.len_utf8()
            };
            let piece = &rest[..length];
            found.push(match (c.is_ascii_digit(), c.is_alphabetic()) {
                (true, _) => Token::Number(piece.parse().unwrap_or(u32::MAX)),
                (_, true) => Token::Word(piece.to_lowercase()),
                _ => Token::Sign(if matches!(c, '–' | '—') { '-' } else { c }),
            });
            rest = rest[length..].trim_start();
        }
        Self(found)
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.0.get(at) {
            Some(Token::Number(number)) => Some(*number),
            _ => None,
        }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        matches!(self.0.get(at), Some(Token::Word(found)) if found == word)
    }

    fn is_joint(&self, at: usize) -> bool {
        matches!(self.0.get(at), Some(Token::Sign('/' | '-' | '.'))) || self.is(at, "năm") || self.is(at, "tháng")
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.number(at).and_then(|number| i16::try_from(number).ok()).filter(|number| year::PLANS.contains(number))
    }

    /// A year at `at` or behind one joint, and what follows it; else the plan's.
    fn year_or(&self, at: usize, year: Option<i16>) -> Option<(i16, usize)> {
        let joint = usize::from(self.is_joint(at));
        self.year(at + joint).map(|year| (year, at + joint + 1)).or(year.map(|year| (year, at)))
    }

    /// The date that begins at `at`, as its last day, and what follows it.
    pub(super) fn date(&self, at: usize, year: Option<i16>) -> Option<(PartialDate, usize)> {
        if self.is(at, "quý") || self.is(at, "quí") {
            return self.quarter(at + 1, year);
        }
        if self.is(at, "tháng") {
            let month = self.number(at + 1).filter(|month| (1..=12).contains(month))?;
            let (year, after) = self.year_or(at + 2, year)?;
            return Some((last_of_month(year, month)?, after));
        }
        if self.is(at, "cuối") && self.is(at + 1, "năm") {
            let (year, after) = self.year_or(at + 2, year)?;
            return Some((last_of_month(year, 12)?, after));
        }
        let first = self.number(at)?;
        // What is left of a day that the calendar has not.
        if at > 0 && matches!(self.0[at - 1], Token::Sign('/')) {
            return None;
        }
        if self.is(at + 1, "tháng") && (self.is(at + 2, "đầu") || self.is(at + 2, "cuối")) {
            let (year, after) = self.year_or(at + 3 + usize::from(self.is(at + 3, "năm")), year)?;
            let month = if self.is(at + 2, "đầu") { first } else { 12 };
            return Some((last_of_month(year, month)?, after));
        }
        if let Some(year) = self.year(at) {
            return Some((last_of_month(year, 12)?, at + 1));
        }
        let second = self.number(at + 2).filter(|_| self.is_joint(at + 1))?;
        if let Some(year) = self.year(at + 2) {
            // `12/2025`.
            return Some((last_of_month(year, first)?, at + 3));
        }
        let (year, after) =
            self.year_or(at + 3, year.filter(|_| !self.is_joint(at + 3) || self.number(at + 4).is_none()))?;
        let date = PartialDate::from_ymd(year, i8::try_from(second).ok()?, i8::try_from(first).ok()?)?;
        Some((date, after))
    }

    /// `II/2024`, `I - II năm 2024`, `I hoặc quý II/2020`, `4-2025`.
    fn quarter(&self, mut at: usize, year: Option<i16>) -> Option<(PartialDate, usize)> {
        let value = |token: Option<&Token>| match token {
            Some(Token::Word(word)) => {
                ["i", "ii", "iii", "iv"].iter().position(|roman| roman == word).map(|n| n as u32 + 1)
            }
            Some(Token::Number(number)) => Some(*number).filter(|number| (1..=4).contains(number)),
            _ => None,
        };
        let mut last = value(self.0.get(at))?;
        at += 1;
        loop {
            let joins =
                matches!(self.0.get(at), Some(Token::Sign('-' | ',' | '/'))) || self.is(at, "và") || self.is(at, "đến");
            let Some(next) = value(self.0.get(at + 1)).filter(|_| joins) else { break };
            last = next;
            at += 2;
        }
        let (year, after) = self.year_or(at, year)?;
        Some((last_of_month(year, last * 3)?, after))
    }
}

fn last_of_month(year: i16, month: u32) -> Option<PartialDate> {
    let month = i8::try_from(month).ok()?;
    (28..=31).rev().find_map(|day| PartialDate::from_ymd(year, month, day))
}
