//! Letterheads and signatures: two columns that some writers draw line by line across both, and that a scan always has so.
//!
//! Left of the line stands the office, right of it the national motto; below them the number and the day, each of which
//! may take several lines; at the end left the recipients, right the signature. Drawn across, their lines would mix; each
//! side is read by itself instead. Other side-by-side text is a table's row and stays.

use super::lines::Piece;

/// A letterhead has no more baselines than this above its number, and no more than this from there on.
const HEAD: usize = 7;

/// How the right side of a letterhead begins; `CéNG HßA` is what the old TCVN3 fonts write.
const MOTTOES: [&str; 5] = ["CỘNG HÒA", "CỘNG HOÀ", "CỘNG HÕA", "CéNG HßA", "ĐẢNG CỘNG SẢN"];

/// What stands in the rows of number, subject and day, in Unicode and in TCVN3. These rows are read after both columns
/// above.
const NUMBERED: [&str; 10] = ["Số:", "SỐ:", "số:", "Số ", "V/v ", "ngày", "tháng", "Sè:", "ngµy", "th¸ng"];

/// The pieces with every letterhead and signature that was drawn across put column by column.
pub(super) fn side_by_side(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut ordered = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let parts = block(rest).unwrap_or_else(|| vec![Part { left: vec![first], right: Vec::new() }]);
        rest = &rest[parts.iter().map(|part| part.left.len() + part.right.len()).sum()..];
        ordered.extend(parts.into_iter().flat_map(|part| part.left.into_iter().chain(part.right)).cloned());
    }
    ordered
}

/// What stands side by side, a column each.
#[derive(Debug, Default)]
struct Part<'p> {
    left: Vec<&'p Piece>,
    right: Vec<&'p Piece>,
}

impl<'p> Part<'p> {
    fn add(&mut self, piece: &'p Piece, is_left: bool) {
        if is_left { self.left.push(piece) } else { self.right.push(piece) }
    }
}

/// Whether the words are in capitals, and no mark of urgency or secrecy.
fn is_title(text: &str) -> bool {
    const MARKS: [&str; 3] = ["KHẨN", "TỐC", "MẬT"];
    text.contains(char::is_uppercase)
        && !text.contains(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && !MARKS.iter().any(|mark| text.trim_end().ends_with(mark))
}

/// The block of two columns that begins with the first piece, if one does: a letterhead's names, then its number and
/// day; or the recipients and the signature.
fn block(pieces: &[Piece]) -> Option<Vec<Part<'_>>> {
    let [first, second, others @ ..] = pieces else { return None };
    let (left, right) = if first.end < second.start { (first, second) } else { (second, first) };
    // The two sides of a scan, or of cells that are centred apart, are not on one baseline.
    let beside = left.end < right.start && (left.base - right.base).abs() < left.size.max(right.size);
    let head = MOTTOES.iter().any(|motto| right.text.starts_with(motto));
    let foot = left.text.starts_with("Nơi nhận");
    if !beside || !(head || foot) {
        return None;
    }
    let (mut left_end, mut right_start) = (left.end, right.start);
    let mut names = Part { left: vec![left], right: vec![right] };
    let mut numbers: Option<(usize, Part<'_>)> = None;
    // Pieces that stand alone below the two columns belong to what follows, unless another pair comes.
    let mut alone: Vec<(&Piece, bool)> = Vec::new();
    let mut last = second;
    for piece in others {
        let (is_left, is_right) = (piece.end < right_start, piece.start > left_end);
        // Below the number nothing is in capitals but marks of urgency and secrecy; a title may stand at the margin.
        if is_left == is_right || (numbers.is_some() && is_title(&piece.text)) {
            break;
        }
        if head && numbers.is_none() && NUMBERED.iter().any(|sign| piece.text.contains(sign)) {
            let mut part = Part::default();
            // The place of the day, on a line of its own.
            if let Some(place) = names.right.pop_if(|piece| piece.text.trim_end().ends_with(',')) {
                part.right.push(place);
            }
            numbers = Some((piece.band, part));
        }
        let from = numbers.as_ref().map_or(first.band, |(band, _)| *band);
        if head && piece.band > from + HEAD {
            break;
        }
        (left_end, right_start) =
            if is_left { (left_end.max(piece.end), right_start) } else { (left_end, right_start.min(piece.start)) };
        match &mut numbers {
            Some((_, part)) => part.add(piece, is_left),
            None if last.band == piece.band || foot || piece.band < first.band + 3 => {
                alone.drain(..).for_each(|(piece, is_left)| names.add(piece, is_left));
                names.add(piece, is_left);
            }
            None => alone.push((piece, is_left)),
        }
        last = piece;
    }
    match numbers {
        Some((_, numbers)) => {
            alone.drain(..).for_each(|(piece, is_left)| names.add(piece, is_left));
            Some(vec![names, numbers])
        }
        None => Some(vec![names]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[(f64, &str)]], want: &[&str]) {
        let piece = |band: usize, (start, text): &(f64, &str)| Piece {
            text: (*text).to_owned(),
            start: *start,
            #[expect(clippy::cast_precision_loss, reason = "texts are short")]
            end: *start + text.chars().count() as f64 * 6.0,
            base: 0.0,
            size: 12.0,
            order: 0,
            band,
            cells: Vec::new(),
        };
        let pieces = rows.iter().enumerate().flat_map(|(band, row)| row.iter().map(move |cell| piece(band, cell)));
        let texts: Vec<String> = side_by_side(pieces.collect()).into_iter().map(|piece| piece.text).collect();
        assert_eq!(texts, want);
    }

    #[test]
    fn a_letterhead_is_read_by_its_columns() {
        check(
            &[
                &[(50.0, "UBND TỈNH QUẢNG NGÃI"), (250.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
                &[(50.0, "SỞ Y TẾ"), (300.0, "Độc lập - Tự do - Hạnh phúc")],
                &[(50.0, "Số: 12/KH-SYT"), (260.0, "Quảng Ngãi, ngày 05 tháng 3 năm 2021")],
                &[(200.0, "KẾ HOẠCH")],
            ],
            &[
                "UBND TỈNH QUẢNG NGÃI",
                "SỞ Y TẾ",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số: 12/KH-SYT",
                "Quảng Ngãi, ngày 05 tháng 3 năm 2021",
                "KẾ HOẠCH",
            ],
        );
    }

    #[test]
    fn a_date_of_two_lines_stands_beside_its_number() {
        // A scan: no two sides share a baseline, and the cell of the number is centred between the lines of the day.
        check(
            &[
                &[(250.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
                &[(50.0, "UBND TỈNH QUẢNG NGÃI")],
                &[(300.0, "Độc lập - Tự do - Hạnh phúc")],
                &[(50.0, "SỞ Y TẾ")],
                &[(300.0, "Quảng Ngãi, ngày 05")],
                &[(50.0, "Số: 12/SYT-VP")],
                &[(300.0, "tháng 3 năm 2021")],
                &[(40.0, "V/v báo cáo thủ tục")],
                &[(150.0, "Kính gửi: Các phòng chuyên môn và đơn vị trực thuộc Sở")],
            ],
            &[
                "UBND TỈNH QUẢNG NGÃI",
                "SỞ Y TẾ",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số: 12/SYT-VP",
                "V/v báo cáo thủ tục",
                "Quảng Ngãi, ngày 05",
                "tháng 3 năm 2021",
                "Kính gửi: Các phòng chuyên môn và đơn vị trực thuộc Sở",
            ],
        );
    }

    #[test]
    fn number_and_day_do_not_mix() {
        let (office, motto) = ((50.0, "UBND TỈNH LÀO CAI"), (250.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        let below = (300.0, "Độc lập - Tự do - Hạnh phúc");
        let (number, day, year) = ((60.0, "Số: 12/KH-UBND"), (240.0, "Lào Cai, ngày 05 tháng 3 năm"), (380.0, "2021"));
        // The number stands between the two lines of the day.
        check(
            &[&[office, motto], &[below], &[day], &[number], &[year], &[(200.0, "KẾ HOẠCH")]],
            &[office.1, motto.1, below.1, number.1, day.1, year.1, "KẾ HOẠCH"],
        );
        // Three lines each, and an office that stands lower than the motto.
        let (about, more) = ((40.0, "V/v báo cáo kết quả"), (60.0, "cải cách hành chính"));
        check(
            &[
                &[motto],
                &[office],
                &[below],
                &[number, (300.0, "Lào Cai, ngày 05")],
                &[about, (320.0, "tháng 3 năm")],
                &[(330.0, "2021")],
                &[more],
                &[(90.0, "Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các xã")],
            ],
            &[
                office.1,
                motto.1,
                below.1,
                number.1,
                about.1,
                more.1,
                "Lào Cai, ngày 05",
                "tháng 3 năm",
                "2021",
                "Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các xã",
            ],
        );
    }

    #[test]
    fn recipients_and_signature_are_told_apart() {
        check(
            &[
                &[(50.0, "Nơi nhận:"), (300.0, "KT. GIÁM ĐỐC")],
                &[(50.0, "- Sở Nội vụ;"), (300.0, "PHÓ GIÁM ĐỐC")],
                &[(50.0, "- Lưu: VT.")],
                &[(300.0, "Trần Văn Bình")],
            ],
            &["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"],
        );
    }

    #[test]
    fn the_rows_of_a_table_stay() {
        check(
            &[&[(50.0, "Họ tên"), (250.0, "Lê An")], &[(50.0, "Chức vụ"), (250.0, "Chuyên viên")]],
            &["Họ tên", "Lê An", "Chức vụ", "Chuyên viên"],
        );
    }
}
