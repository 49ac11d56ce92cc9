//! Pages that are pictures.

use super::made::written;
use crate::support::{shared, skip};
use cancu::file::{Limits, Ocr, ParsedPage, Picture};
use cancu::reader::{read, read_with};
use cancu::source::parse;
use cancu::text::{Doubt, NoticeKind};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Whether tesseract is there, with Vietnamese.
pub(super) fn has_tesseract() -> bool {
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let there = languages.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line == "vie"));
    if !there {
        skip("tesseract with `vie`");
    }
    there
}

fn pages(bytes: &[u8], ocr: Ocr) -> Vec<ParsedPage> {
    let mut pages = Vec::new();
    let limits = Limits { ocr, ..Limits::default() };
    parse(bytes, "made.pdf", &limits, &mut |page| pages.push(page)).expect("a PDF");
    pages
}

/// The first page of a real plan, drawn.
fn picture() -> Option<Picture> {
    let path = shared()?.join("corpus/pdf/lo_003.pdf");
    let bytes = fs::read(path).expect("a PDF");
    pages(&bytes, Ocr::Always).swap_remove(0).picture
}

/// A PDF of one page that is nothing but a picture.
fn scan(picture: &Picture) -> Vec<u8> {
    let mut image = format!(
        "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode/Length {}>>stream\n",
        picture.width,
        picture.height,
        picture.gray.len() * 2
    );
    for pixel in &picture.gray {
        let _ = write!(image, "{pixel:02x}");
    }
    image.push_str("\nendstream");
    let (width, height) = if picture.width < picture.height { (595, 842) } else { (842, 595) };
    let draw = format!("q {width} 0 0 {height} 0 0 cm /I Do Q");
    written(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>"
        ),
        image,
        format!("<</Length {}>>stream\n{draw}\nendstream", draw.len()),
    ])
}

fn check(pdf: &[u8]) {
    let text = read(pdf, "scan.pdf").expect("a scan");
    for part in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n", "Số: 12/KH-SKHCN", "KẾ HOẠCH\n"] {
        assert!(text.text().contains(part), "{part}: {}", text.text());
    }
    assert_eq!(text.notices[0].kind(), NoticeKind::Ocr);
    assert!(text.notices[1..].iter().all(|notice| matches!(notice.what, Doubt::MarksOfLanguage { .. })));
}

#[test]
fn a_scan_is_recognised_also_upside_down_or_on_its_side() {
    let Some(picture) = picture().filter(|_| has_tesseract()) else { return };
    check(&scan(&picture));
    let upside_down = Picture { gray: picture.gray.iter().rev().copied().collect(), ..picture.clone() };
    check(&scan(&upside_down));
    let (width, height) = (picture.width as usize, picture.height as usize);
    let gray = (0..width).rev().flat_map(|x| (0..height).map(move |y| y * width + x)).map(|at| picture.gray[at]);
    check(&scan(&Picture { width: picture.height, height: picture.width, gray: gray.collect() }));
}

#[test]
fn a_photograph_is_recognised_like_a_page() {
    let Some(picture) = picture().filter(|_| has_tesseract()) else { return };
    let page = image::GrayImage::from_raw(picture.width, picture.height, picture.gray).expect("all pixels");
    for format in [image::ImageFormat::Png, image::ImageFormat::Jpeg, image::ImageFormat::Tiff] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        page.write_to(&mut bytes, format).expect("a picture");
        let text = read(&bytes.into_inner(), "ảnh chụp.jpg").expect("a page");
        for part in ["Số: 12/KH-SKHCN", "KẾ HOẠCH\n"] {
            assert!(text.text().contains(part), "{format:?} {part}: {}", text.text());
        }
        assert_eq!(text.notices[0].kind(), NoticeKind::Ocr);
    }
}

#[test]
fn no_page_is_recognised_where_none_may() {
    let Some(picture) = picture() else { return };
    let limits = Limits { ocr: Ocr::Never, ..Limits::default() };
    let error = read_with(&scan(&picture), "scan.pdf", &limits).expect_err("nothing is read");
    assert_eq!(error.kind().name(), "no_text");
}

#[test]
fn only_pages_without_text_are_drawn_unless_all_are_asked_for() {
    let Some(folder) = shared().map(|root| root.join("corpus/pdf")) else { return };
    for name in ["lo_001.pdf", "tcvn3_003.pdf", "rlnospace_000.pdf", "lofb_001.pdf"] {
        let bytes = fs::read(folder.join(name)).expect("a PDF");
        assert!(pages(&bytes, Ocr::Auto).iter().all(|page| page.picture.is_none()), "{name}");
    }
    let bytes = fs::read(folder.join("scan200_000.pdf")).expect("a PDF");
    assert!(pages(&bytes, Ocr::Auto).iter().all(|page| page.picture.is_some()));
}

/// What `cancu extract` says of the scan of a plan, with its settings.
fn extracted(settings: &[&str]) -> Option<String> {
    let picture = picture()?;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("scan.pdf");
    fs::write(&path, scan(&picture)).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cancu"));
    command.arg("extract").arg(&path).args(settings).env("CANCU_OCR_CACHE", folder.path().join("cache"));
    let output = command.output().expect("it runs");
    Some(String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8"))
}

#[test]
fn the_data_of_recognition_is_the_folder_that_is_named() {
    let Some(output) = extracted(&["--ocr-data", "/no/such/folder"]).filter(|_| has_tesseract()) else { return };
    assert!(output.contains("the folder /no/such/folder holds no vie.traineddata"), "{output}");
    // `scripts/test` puts it there.
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tessdata");
    if !Path::new(data).join("vie.traineddata").is_file() {
        return skip("tesseract's better data (scripts/ocr-data target/tessdata)");
    }
    let output = extracted(&["--ocr-data", data]).expect("it was there");
    assert!(output.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA") && output.contains("Số: 12/KH-SKHCN"), "{output}");
    let index = tempfile::tempdir().expect("a folder");
    let run = |command: &str, argument: &str| {
        let mut cancu = Command::new(env!("CARGO_BIN_EXE_cancu"));
        let cancu = cancu.args([command, argument, "--index"]).arg(index.path()).env("CANCU_OCR_DATA", data);
        String::from_utf8(cancu.output().expect("it runs").stdout).expect("UTF-8")
    };
    run("ingest", "corpus/ct-ben-tre-2022-ky-luat-hanh-chinh.txt");
    let status = run("status", "--format=table");
    assert!(status.contains(&format!("with the data in {data}")), "{status}");
}

#[test]
fn marks_that_the_language_proves_are_put_right_and_told() {
    let Some(root) = shared().filter(|_| has_tesseract()) else { return };
    let limits = Limits { ocr: Ocr::Auto, pages: 2, ..Limits::default() };
    let bytes = fs::read(root.join("scans/ND-335-2025-scan.pdf")).expect("a scan");
    let text = read_with(&bytes, "scan.pdf", &limits).expect("a scan");
    let words = text.notices.iter().filter_map(|notice| match notice.what {
        Doubt::MarksOfLanguage { words } => Some(words),
        _ => None,
    });
    assert!(words.sum::<usize>() > 2);
    for (right, wrong) in [("quyền", "quyên hạn"), ("thẩm quyền", "thâm quyền"), ("tổ chức", " tô chức,")]
    {
        let text = text.text();
        assert!(text.contains(right) && !text.contains(wrong), "{right}: {text}");
    }
}

#[test]
fn without_tesseract_the_page_is_kept_and_the_package_named() {
    let Some(picture) = picture() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("scan.pdf");
    fs::write(&path, scan(&picture)).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_cancu")).arg("extract").arg(&path).env("PATH", "").output();
    let output = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
    for part in ["unread_page", "tesseract-ocr-vie"] {
        assert!(output.contains(part), "{part}: {output}");
    }
}
