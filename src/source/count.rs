//! How a list counts: the third item as `3`, `c)`, `III`.

/// The way in which a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Count {
    #[default]
    Decimal,
    /// `01`, `02`, with at least so many figures.
    Padded(usize),
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// `- 1 -`
    InDashes,
    /// `①`
    Circled,
    /// `(1)`
    InParentheses,
    /// `một`, `hai`
    Vietnamese,
    /// `*`, `†`, `‡`, `§`
    Signs,
    /// A sign instead of a number.
    Bullet,
    None,
}

impl Count {
    /// Word's name for it; what is not known counts in figures.
    pub(super) fn of_word(name: &str) -> Self {
        match name {
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "decimalZero" => Self::Padded(2),
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "numberInDash" => Self::InDashes,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::InParentheses,
            "vietnameseCounting" => Self::Vietnamese,
            "chicago" => Self::Signs,
            _ => Self::Decimal,
        }
    }

    /// The sign by which OpenDocument and HTML name it.
    pub(super) fn of_sign(sign: &str) -> Self {
        match sign {
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The `number`th item.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded(width) => format!("{number:0width$}"),
            Self::LowerLetter => letter(number, b'a'),
            Self::UpperLetter => letter(number, b'A'),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
            Self::InDashes => format!("- {number} -"),
            Self::Circled => match number {
                1..=20 => char::from_u32(0x245F + number).map(String::from).unwrap_or_default(),
                _ => format!("({number})"),
            },
            Self::InParentheses => format!("({number})"),
            Self::Vietnamese => vietnamese(number),
            Self::Signs => {
                let index = number.saturating_sub(1);
                let sign = ["*", "†", "‡", "§"][index as usize % 4];
                sign.repeat((index as usize / 4).min(8) + 1)
            }
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// `a` … `z`, then `aa`, `bb` as Word goes on.
fn letter(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or_default());
    String::from(letter).repeat((index as usize / 26).min(30) + 1)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 32_767 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// The number in words, up to ninety-nine.
fn vietnamese(number: u32) -> String {
    const ONES: [&str; 10] = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let (tens, one) = (number as usize / 10, number as usize % 10);
    match (tens, one) {
        (0, one) if one > 0 => ONES[one].to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, one) => format!("mười {}", ONES[one]),
        (2..=9, 0) => format!("{} mươi", ONES[tens]),
        (2..=9, 1) => format!("{} mươi mốt", ONES[tens]),
        (2..=9, 5) => format!("{} mươi lăm", ONES[tens]),
        (2..=9, one) => format!("{} mươi {}", ONES[tens], ONES[one]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_as_on_paper() {
        let cases = [
            (Count::Decimal, 12, "12"),
            (Count::Padded(2), 3, "03"),
            (Count::Padded(2), 123, "123"),
            (Count::LowerLetter, 4, "d"),
            (Count::LowerLetter, 27, "aa"),
            (Count::UpperLetter, 53, "AAA"),
            (Count::LowerLetter, 0, ""),
            (Count::UpperRoman, 1994, "MCMXCIV"),
            (Count::LowerRoman, 4, "iv"),
            (Count::Circled, 3, "③"),
            (Count::InDashes, 2, "- 2 -"),
            (Count::Vietnamese, 15, "mười lăm"),
            (Count::Vietnamese, 21, "hai mươi mốt"),
            (Count::Vietnamese, 40, "bốn mươi"),
            (Count::Signs, 6, "††"),
            (Count::Bullet, 2, ""),
        ];
        for (count, number, want) in cases {
            assert_eq!(count.write(number), want, "{count:?} {number}");
        }
    }
}
