//! Dates as they are written: `ngày 08/6/2010`, `ngày 30 tháng 4 năm 2025`, `năm 2013`, blanks and slips included.

use super::year;
use super::{Anomaly, PartialDate};

/// A date as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// First byte, at `ngày`, `tháng` or `năm` where such a word stands.
    pub start: usize,
    /// One past the last digit.
    pub end: usize,
    /// What is known of it.
    pub date: Option<PartialDate>,
    /// Day, month and year as written, where they are numbers.
    pub numbers: [Option<u32>; 3],
    /// What is odd.
    pub anomalies: Vec<Anomaly>,
}

impl WrittenDate {
    /// Whether it is only `năm 2013`.
    pub fn is_year(&self) -> bool {
        self.numbers[0].is_none() && self.numbers[1].is_none() && self.anomalies.is_empty()
    }
}

/// Reads the date that begins at `at`: at one of its words, or at the digits of its day.
pub fn read(text: &str, at: usize) -> Option<WrittenDate> {
    let mut scan = Scan { text, at };
    let worded = scan.word("ngày");
    let date = if worded || scan.peek_digit() {
        let day = scan.number();
        if scan.word("tháng") { named_month(&mut scan, day) } else { numeric(&mut scan, day, worded) }
    } else if scan.word("tháng") {
        let month = scan.number();
        month?;
        let year = if scan.sign() || scan.word("năm") { scan.number() } else { None };
        build(None, month, Some(year?), &[])
    } else if scan.word("năm") {
        let year = scan.number().filter(|number| year::holds(&year::DATES, *number));
        build(None, None, Some(year?), &[])
    } else {
        None
    };
    let (date, numbers, anomalies) = date?;
    Some(WrittenDate { start: at, end: scan.at, date, numbers, anomalies })
}

type Parts = (Option<PartialDate>, [Option<u32>; 3], Vec<Anomaly>);

/// `30 tháng 4 năm 2025`, any of the numbers blank.
fn named_month(scan: &mut Scan<'_>, day: Option<u32>) -> Option<Parts> {
    let month = scan.number();
    scan.comma();
    if !(scan.word("năm") || scan.sign()) {
        return None;
    }
    let year = scan.number()?;
    build_with_blanks(day, month, year)
}

/// `08/6/2010`, `24-5-2025`, `/3/2021`, `/ /2025`.
fn numeric(scan: &mut Scan<'_>, day: Option<u32>, worded: bool) -> Option<Parts> {
    if !scan.sign() {
        return None;
    }
    let month = scan.number();
    if !(scan.sign() || worded && scan.word("năm")) {
        // `ngày 10/10` names a day of any year.
        return None;
    }
    let year = scan.number()?;
    if !worded && (day.is_none() || month.is_none() || !year::holds(&year::DATES, year)) {
        return None;
    }
    build_with_blanks(day, month, year)
}

fn build_with_blanks(day: Option<u32>, month: Option<u32>, year: u32) -> Option<Parts> {
    let mut blanks = Vec::new();
    if day.is_none() {
        blanks.push(Anomaly::BlankDay);
    }
    if month.is_none() {
        blanks.push(Anomaly::BlankMonth);
    }
    build(day, month, Some(year), &blanks)
}

fn build(day: Option<u32>, month: Option<u32>, year: Option<u32>, odd: &[Anomaly]) -> Option<Parts> {
    let mut anomalies = odd.to_vec();
    let small = |n: Option<u32>| n.and_then(|n| i8::try_from(n).ok());
    let whole = year.and_then(|year| i16::try_from(year).ok());
    let date = match (whole, small(month), small(day)) {
        (Some(year), Some(month), Some(day)) => PartialDate::from_ymd(year, month, day),
        (Some(year), Some(month), None) if day.is_none() => PartialDate::from_month(year, month),
        (Some(year), None, None) if month.is_none() && day.is_none() => PartialDate::from_year(year),
        _ => None,
    };
    if date.is_none() && !odd.contains(&Anomaly::BlankMonth) {
        anomalies.push(Anomaly::ImpossibleDate);
    }
    Some((date, [day, month, year], anomalies))
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    /// Bytes of white space, emphasis marks and filler dots from here; one dot alone ends a sentence.
    fn blank(&self) -> usize {
        let rest = &self.text[self.at..];
        let mut length = 0;
        for (at, c) in rest.char_indices().take(60) {
            let dots = c == '.' && (rest[at + 1..].starts_with('.') || rest[..at].ends_with('.'));
            if !(dots || c.is_whitespace() || matches!(c, '*' | '…' | '_')) {
                break;
            }
            length = at + c.len_utf8();
        }
        length
    }

    /// Passes `word` in any case, with what is blank before it.
    fn word(&mut self, word: &str) -> bool {
        let rest = &self.text[self.at + self.blank()..];
        let mut found = rest.chars().flat_map(char::to_lowercase);
        let same = word.chars().all(|c| found.next() == Some(c));
        let length: usize = rest.chars().take(word.chars().count()).map(char::len_utf8).sum();
        let ends = rest[length.min(rest.len())..].chars().next().is_none_or(|c| !c.is_alphabetic());
        if same && ends {
            self.at += self.blank() + length;
        }
        same && ends
    }

    fn peek_digit(&self) -> bool {
        self.text[self.at..].starts_with(|c: char| c.is_ascii_digit())
    }

    /// Passes up to six digits with what is blank before them.
    fn number(&mut self) -> Option<u32> {
        let blank = self.blank();
        let rest = &self.text[self.at + blank..];
        let length = rest.bytes().take(7).take_while(u8::is_ascii_digit).count();
        let number = rest[..length].parse().ok().filter(|_| length < 7)?;
        self.at += blank + length;
        Some(number)
    }

    /// Passes one `/`, `-`, `–` or `.` between numbers.
    fn sign(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let spaces: usize =
            rest.chars().take(12).take_while(|c| c.is_whitespace() || *c == '…').map(char::len_utf8).sum();
        let rest = &rest[spaces..];
        let Some(sign) = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '–' | '.')) else { return false };
        let behind = rest[sign.len_utf8()..].chars().find(|c| !c.is_whitespace());
        let joins = behind.is_some_and(|c| c.is_ascii_digit() || c == '/' && sign == '/' || c == '…' || c == '.');
        if joins && (sign != '.' || spaces == 0 && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
            self.at += spaces + sign.len_utf8();
            return true;
        }
        false
    }

    fn comma(&mut self) {
        if self.text[self.at..].starts_with(',') {
            self.at += 1;
        }
    }
}
