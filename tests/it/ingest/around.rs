//! What lies around documents in an office's folder: mails with attachments, slides, and what programs left there.

use super::{Place, counts, plan};

/// `bytes` as a mail carries them.
fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// A mail with a plan and another mail attached.
fn mail() -> String {
    let inner = "From: vanthu@snv.example\r\nTo: a@b.example\r\nSubject: Gop y\r\nDate: Mon, 2 Jun 2025 08:00:00 +0700\r\n\r\n\
                 Can cu Nghi dinh so 30/2020/ND-CP\r\n";
    format!(
        "Received: from mail.example\r\nFrom: =?utf-8?B?{}?= <vanthu@ubnd.example>\r\nTo: snv@example.vn\r\n\
         Subject: =?UTF-8?B?{}?=\r\nDate: Tue, 3 Jun 2025 09:30:00 +0700\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\nKính gửi kế hoạch theo Nghị định số 63/2010/NĐ-CP.\r\n\
         --b1\r\nContent-Type: text/plain; name=\"=?utf-8?B?{}?=\"\r\nContent-Disposition: attachment; filename=\"=?utf-8?B?{}?=\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b1--\r\n",
        base64("Văn thư".as_bytes()),
        base64("Kế hoạch năm 2025".as_bytes()),
        base64("Kế hoạch.txt".as_bytes()),
        base64("Kế hoạch.txt".as_bytes()),
        base64(plan(7).as_bytes()),
    )
}

#[test]
fn a_mail_is_read_with_what_is_attached() {
    let place = Place::new();
    place.write("thư.eml", &mail());
    counts(&place.ingest(&[]), &[("found", 3), ("added", 3), ("failed", 0)]);
    counts(&place.ingest(&[]), &[("added", 0), ("unchanged", 3)]);
    let mut read: Vec<(String, String)> = Vec::new();
    for line in place.run(&["extract", "plans/thư.eml"]).stdout.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        read.push((
            row["source"].as_str().expect("a source").to_owned(),
            row["text"].as_str().expect("a text").to_owned(),
        ));
    }
    for (path, words) in [
        ("plans/thư.eml#Kế hoạch năm 2025.txt", "From: Văn thư <vanthu@ubnd.example>\nTo: snv@example.vn"),
        ("plans/thư.eml#Kế hoạch năm 2025.txt", "Kính gửi kế hoạch theo Nghị định số 63/2010/NĐ-CP."),
        ("plans/thư.eml#attachment-2.eml#Gop y.txt", "Can cu Nghi dinh so 30/2020/ND-CP"),
        ("plans/thư.eml#Kế hoạch.txt", "63/2010/NĐ-CP"),
    ] {
        assert!(read.iter().any(|(source, text)| source == path && text.contains(words)), "{path}: {read:?}");
    }
    let cited = place.run(&["cited-by", "63/2010/NĐ-CP", "--format", "json"]).json();
    assert_eq!(cited["total"], 2, "the message and the plan: {cited}");
}

#[test]
fn what_programs_leave_is_passed_over_without_a_word() {
    let place = Place::with_plans(1);
    for name in ["Thumbs.db", "~$ke hoach.docx", "desktop.ini", ".~lock.kh.odt#", "._kh-1.txt", "~WRL0001.tmp"] {
        std::fs::write(place.plan(name), [0, 1, 2, 255]).expect("a file");
    }
    counts(&place.ingest(&[]), &[("found", 1), ("added", 1), ("failed", 0)]);
}
