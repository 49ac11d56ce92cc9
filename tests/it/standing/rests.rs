//! What those who rest on an act show of its life.

use super::{decree, stands};
use cancu::query::status::Standing::{self, InForce, Unknown};

fn plan(place: &str, number: &str, day: &str, basis: &str) -> String {
    let [year, month, date] = day.split('-').collect::<Vec<_>>().try_into().expect("a day");
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {place}\nSố: {number}\n{place}, ngày {date} tháng {month} năm {year}\nKẾ HOẠCH\nVề việc thử\n\
         Căn cứ {basis};\nỦy ban nhân dân tỉnh ban hành Kế hoạch về việc thử.\n"
    )
}

#[track_caller]
fn told(text: String, asked: &[(&str, &str, Standing)]) {
    let asked: Vec<_> = asked.iter().map(|(key, on, standing)| (*key, None, *on, *standing)).collect();
    stands(&[("one.txt", text)], &asked);
}

#[test]
fn what_charges_stands_while_it_is_young_by_the_word_of_those_whom_it_charges() {
    let later = "Kế hoạch số 283/KH-UBND ngày 24/9/2025 của Ủy ban nhân dân tỉnh";
    let own = "nghe-an.283-kh-ubnd-2025";
    told(
        plan("NGHỆ AN", "300/KH-UBND", "2025-11-19", later),
        &[
            (own, "2025-11-19", InForce),
            (own, "2026-11-19", InForce),
            (own, "2026-11-20", Unknown),
            (own, "2025-09-23", Unknown),
        ],
    );
    told(plan("NGHỆ AN", "     /KH-UBND", "2025-11-19", later), &[(own, "2025-11-19", Unknown)]);
    let other = "Kế hoạch số 283/KH-UBND ngày 24/9/2025 của Ủy ban nhân dân tỉnh Hà Tĩnh";
    told(plan("NGHỆ AN", "300/KH-UBND", "2025-11-19", other), &[("ha-tinh.283-kh-ubnd-2025", "2025-11-19", Unknown)]);
    let party = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị";
    told(plan("NGHỆ AN", "300/KH-UBND", "2025-11-19", party), &[("57-nq-tw-2024", "2025-11-19", InForce)]);
    // What is older is copied from plan to plan.
    let old = "Chỉ thị số 19/CT-UBND ngày 07/12/2023 của Ủy ban nhân dân tỉnh";
    told(plan("NGHỆ AN", "300/KH-UBND", "2025-11-19", old), &[("nghe-an.19-ct-ubnd-2023", "2025-11-19", Unknown)]);
    // What binds in general stands by no plan's word, and what only informs has no force.
    for (basis, key) in [
        ("Nghị định số 900/2025/NĐ-CP ngày 01/4/2025 của Chính phủ", "900-2025-nd-cp"),
        ("Tờ trình số 133/TTr-STP ngày 15/11/2025 của Sở Tư pháp", "nghe-an.133-ttr-stp-2025"),
    ] {
        told(plan("NGHỆ AN", "300/KH-UBND", "2025-11-19", basis), &[(key, "2025-11-19", Unknown)]);
    }
}

#[test]
fn what_binds_in_general_may_rest_on_what_begins_with_it() {
    let body = |provision: &str| {
        format!(
            "Điều 3. {provision}\nĐiều 9. Hiệu lực thi hành\n\
             Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.\n"
        )
    };
    let young = "Thẩm quyền quy định tại khoản 3 Điều 9 Nghị định số 901/2025/NĐ-CP ngày 10 tháng 5 năm 2025 của Chính phủ do Ủy ban nhân dân cấp xã thực hiện.";
    told(
        decree("902/2025", "2025-06-12", &body(young)),
        &[("901-2025-nd-cp", "2025-06-30", Unknown), ("901-2025-nd-cp", "2025-07-01", InForce)],
    );
    let old = "Thẩm quyền quy định tại khoản 3 Điều 9 Nghị định số 901/2005/NĐ-CP ngày 10 tháng 10 năm 2005 của Chính phủ do Ủy ban nhân dân cấp xã thực hiện.";
    told(
        decree("902/2025", "2025-06-12", &body(old)),
        &[
            ("901-2005-nd-cp", "2025-06-12", InForce),
            ("901-2005-nd-cp", "2026-06-30", InForce),
            ("901-2005-nd-cp", "2026-07-02", Unknown),
        ],
    );
}

#[test]
fn what_is_let_go_on_is_not_rested_upon() {
    let old = "Nghị định số 901/2005/NĐ-CP ngày 10 tháng 10 năm 2005 của Chính phủ";
    told(
        decree(
            "902/2025",
            "2025-06-12",
            &format!(
                "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.\n\
                 2. Hồ sơ đã nộp trước ngày Nghị định này có hiệu lực thi hành tiếp tục thực hiện theo quy định tại {old}.\n"
            ),
        ),
        &[("901-2005-nd-cp", "2025-07-01", Unknown)],
    );
}
