//! Letterheads and signatures: two columns that some writers draw line by line across both.
//!
//! Left of the line stands the office, right of it the national motto; left the recipients, right the signature. Drawn
//! across, their lines would mix; each side is read by itself instead. Other side-by-side text is a table's row and stays.

use super::lines::Piece;

/// A letterhead has no more baselines than this above its number.
const HEAD: usize = 7;

/// How the right side of a letterhead begins; `CéNG HßA` is what the old TCVN3 fonts write.
const MOTTOES: [&str; 5] = ["CỘNG HÒA", "CỘNG HOÀ", "CỘNG HÕA", "CéNG HßA", "ĐẢNG CỘNG SẢN"];

/// What stands in the row of number and day, in Unicode and in TCVN3. That row is read after both columns.
const NUMBERED: [&str; 5] = ["Số:", "Số ", "ngày", "Sè:", "ngµy"];

/// The pieces with every letterhead and signature that was drawn across put column by column.
pub(super) fn side_by_side(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut ordered = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let taken = match rest.get(1) {
            Some(second) if second.band == first.band && first.end < second.start => block(rest),
            _ => 1,
        };
        let (block, tail) = rest.split_at(taken);
        let (left, right): (Vec<&Piece>, Vec<&Piece>) = block.iter().partition(|piece| is_left(piece, block));
        ordered.extend(left.into_iter().chain(right).cloned());
        rest = tail;
    }
    ordered
}

fn is_left(piece: &Piece, block: &[Piece]) -> bool {
    block.first().is_some_and(|first| piece.start <= first.end)
}

/// How many pieces, from one that has another beside it, belong to a block of two columns; 1 where there is none.
fn block(pieces: &[Piece]) -> usize {
    let (left, right) = (&pieces[0].text, &pieces[1].text);
    let head = MOTTOES.iter().any(|motto| right.starts_with(motto));
    let foot = left.starts_with("Nơi nhận");
    if !head && !foot {
        return 1;
    }
    let (mut left_end, mut right_start) = (pieces[0].end, pieces[1].start);
    let mut taken = 2;
    let mut two_columns = 2;
    for piece in &pieces[2..] {
        let (is_left, is_right) = (piece.end < right_start, piece.start > left_end);
        let numbered = NUMBERED.iter().any(|sign| piece.text.contains(sign));
        if is_left == is_right || (head && (numbered || piece.band > pieces[0].band + HEAD)) {
            break;
        }
        if is_left {
            left_end = left_end.max(piece.end);
        } else {
            right_start = right_start.min(piece.start);
        }
        taken += 1;
        let beside = pieces[taken - 2].band == piece.band;
        if beside || foot || piece.band < pieces[0].band + 3 {
            two_columns = taken;
        }
    }
    two_columns
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
