//! Old letters of real titles and plans become Unicode, and good letters stay.

use super::encode::{ENCODINGS, Old, unescaped};
use crate::support::shared;
use cancu::reader::read;
use cancu::text::NoticeKind;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Of a hundred titles alone, and of a hundred first pairs of syllables, at least so many must be right. A pair may be good
/// both ways (`hoà sô` is VNI for `hồ sơ`), and good text is never touched.
const ALONE: [(Old, usize, usize); 5] = [
    (Old::Tcvn3, 100, 94),
    (Old::Vni, 100, 96),
    (Old::Viscii, 98, 44),
    (Old::Vps, 98, 44),
    (Old::Windows1258, 100, 94),
];

#[test]
fn titles_in_old_letters_are_read() {
    let Some(root) = shared() else { return };
    let titles = titles(&root);
    assert!(titles.len() >= 50, "{} titles", titles.len());
    for (old, whole, pairs) in ALONE {
        let alone = share(titles.iter().map(String::as_str), &root, old);
        assert!(alone >= whole, "{old:?}: {alone} of 100 titles");
        let first: Vec<String> =
            titles.iter().map(|title| title.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
        let pair = share(first.iter().map(String::as_str), &root, old);
        assert!(pair >= pairs, "{old:?}: {pair} of 100 pairs");
        // Known to be in the encoding, as the lines of one page are, titles and pairs are all right.
        let page = titles.iter().chain(&first).map(String::as_str).collect::<Vec<_>>().join("\n");
        assert_eq!(text_of(&old.as_letters(&page, &root)).to_lowercase(), page.to_lowercase(), "{old:?}");
    }
}

#[test]
fn the_bytes_of_other_libraries_are_read() {
    let Some(root) = shared() else { return };
    let table = fs::read_to_string(root.join("peer-cases/legacy-titles.tsv")).expect("the titles");
    for name in ["tcvn3", "vni", "viscii"] {
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
        let rows = rows.iter().filter(|row| row.len() > 2 && row[0] == name);
        let (bytes, want): (Vec<String>, Vec<&str>) = rows.map(|row| (unescaped(row[1]), row[2])).unzip();
        assert!(bytes.len() >= 50, "{} titles in {name}", bytes.len());
        let page = bytes.join("\n");
        assert_eq!(text_of(&page).to_lowercase(), want.join("\n"), "{name} as Latin-1");
        let file: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect();
        let text = read(&file, "titles.txt").expect("a text");
        assert_eq!(text.text().to_lowercase(), want.join("\n"), "{name} as bytes");
        assert!(text.notices.iter().any(|n| n.kind() == NoticeKind::Decoded), "{name}: {:?}", text.notices);
    }
}

#[test]
fn plans_in_old_letters_are_read() {
    let Some(root) = shared() else { return };
    // Of VPS a few words of one letter, which it writes as control characters, are still lost.
    for old in ENCODINGS.into_iter().filter(|old| *old != Old::Vps) {
        let (mut all, mut wrong) = (0, 0);
        for plan in plans(&root) {
            // The capital fonts of TCVN3 and what an encoding lacks are beside the point.
            let plan = text_of(&old.kept(&plan, &root));
            let bytes = old.bytes(&plan, &root);
            let text = read(&bytes, "plan.txt").expect("a text");
            let letters = text_of(&old.as_letters(&plan, &root));
            for got in [text.text(), &letters] {
                for (got, want) in words(got).zip(words(&plan)) {
                    all += 1;
                    wrong += usize::from(got.to_lowercase() != want.to_lowercase());
                }
                assert_eq!(words(got).count(), words(&plan).count(), "{old:?}");
            }
        }
        assert!(wrong * 1000 <= all, "{old:?}: {wrong} of {all} words");
    }
}

#[test]
fn good_text_is_never_repaired() {
    let Some(root) = shared() else { return };
    let mut blocks = BTreeSet::new();
    let foreign = FOREIGN.iter().flat_map(|text| text.lines().chain([*text])).map(str::to_owned);
    blocks.extend(foreign);
    let texts = plans(&root).into_iter().chain(articles(&root)).chain(SLIPS.map(str::to_owned));
    for text in texts {
        // Each word is seen with its neighbours once, however often it comes.
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            for width in [2, 3] {
                blocks.extend(words.windows(width).filter(|w| !w.concat().is_ascii()).map(|w| w.join(" ")));
            }
            blocks.insert(line.to_owned());
        }
        blocks.insert(text);
    }
    assert!(blocks.len() > 50_000, "{} blocks", blocks.len());
    for block in blocks {
        let Ok(read) = read(block.as_bytes(), "plan.txt") else { continue };
        let repaired = read.notices.iter().find(|n| n.kind() == NoticeKind::RepairedLetters);
        assert!(repaired.is_none() || is_wrong(&block), "{block} became {}", read.text());
    }
}

/// Blocks of the corpus that really have wrong letters: an eth, a mark beside its letter, Cyrillic.
fn is_wrong(block: &str) -> bool {
    block.contains(['Ð', 'ð', 'Ɖ', '\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'])
        || block.contains(|c| matches!(c, '\u{370}'..='\u{4FF}'))
}

/// Text of other languages, which has letters that the old fonts used.
const FOREIGN: [&str; 7] = [
    "La loi a été adoptée le 8 août; décret d'exécution à l'étranger, où règne la sûreté.\nL'État laïc, dès lors, garantit la \
     liberté; le maïs français coûte très cher à Noël, même en forêt. Voilà où ça mène: ambiguë, naïf, aïeul, cœur, Ça.",
    "El año próximo, según la Constitución española, los niños y las niñas tendrán más días; ¿qué pasó con el señor Núñez?\n\
     ¡Así es! La cigüeña, el pingüino y el ñandú están aquí. Artículo 1º, 2ª edición.",
    "Die Gesetzgebung der Länder ist an die verfassungsmäßige Ordnung gebunden; für Köln, Zürich und Österreich gilt dies \
     überall.\nDer Bär läßt grüßen, das Mädchen tät es auch. § 5 Abs. 2; Größe 25 µm ± 0,5.",
    "A naïve façade in the café: résumé, coöperation, Ångström, 25 µm, 37 °C, © 2021, Section § 5, ½ cup, Windows® «quoted».",
    "Så må vi gå på øen; får får får? Nej, får får ikke får. Blåbærgrød, Ærø, Århus, Malmö, Öresund.",
    "£± Ä¿ ¡¡ ¡¡ Â¼ ¹Ø Ó Ú ºì ¾ ü ×÷ Õ ½ µÄ Ô - Ô ò\nÖÐ»ªÈËÃñ¹²ºÍ¹ú ¹úÎñÔº°ì¹«Ìü ¹ØÓÚ ÖÐ¹ú",
    "Ñandú, São Tomé, Ærø, Köln, Zürich, Besançon, Århus; ação, coração, não há pão, informação pública, três irmãs.",
];

/// Names and titles of other languages, each a text of its own.
const NAMES: &str = "Så må|Málaga Córdoba|São Paulo|Må så|Når får|Få år|År på|På så|Blå sø|Får må|Går på|Två år|Små båt|Só há|Há já|Não há|\
    Câmara São João|João Gonçalves|José Martí|Pelé|Été à côté|Là où|Où çà|Déjà vu|Né à Nîmes|Très bien né|Thé glacé|Côte d'Ivoire|\
    Hôtel Bôn|Crème brûlée|Élysée|Noël Coté|Citroën|Curaçao|Façade|Théo Hué|Bún chả café|Göteborg|Malmö Århus|Köln Düsseldorf|\
    Grün und Müll|Tür zu|Süd Nöt|Höhe|Kühn Böll|Müller Löw|Bär tät|Þór Ísland|Sigur Rós|Reykjavík|Tromsø|Bodø sås|Ålesund|\
    El Niño|Año de ñu|Más té|Sí tú|Él dé|Qué más|Tú sé|Iñárritu|Peña Nieto|São Tomé|Cañón|Perú José|León Gómez|Bogotá Medellín|\
    Fidel Cádiz|Città più|Perché|Più su|Però sì|Già là|Là su|Lì c'è|Cosé|Tôi là café|\
    Châu Hué|Lycée|Café Résumé|Hôi né|Tô lé|Hé là|né là|Cô té|bé hé|Mô té|La fête|été là|thé né|Bon thé";

#[test]
fn names_of_other_languages_stay() {
    let repaired: Vec<String> = NAMES
        .split('|')
        .flat_map(|name| {
            [name.to_owned(), name.to_uppercase(), format!("Công ty {name}"), format!("let s = \"{name}\";")]
        })
        .filter(|name| text_of(name) != *name)
        .map(|name| format!("{name} became {}", text_of(&name)))
        .collect();
    assert!(repaired.is_empty(), "{repaired:#?}");
}

/// Good Vietnamese with signs and slips of the pen.
const SLIPS: [&str; 2] = [
    "Điều 5 § 3, nồng độ 25 µm, diện tích 30 m², nhiệt độ 37 ºC, m³, 1½, © 2021, ABC®, ĐÃ\u{A0}KÝ, • mục · mục",
    "Căn cứ tôt đẹp, hôp đồng, quy đinh, nghành, Môdun, Đắk Lắk, Krông Ana, café, Công ty Nestlé",
];

#[test]
fn rows_of_other_libraries_hold() {
    let Some(root) = shared() else { return };
    let rows = |file: &str, name: &str| -> Vec<(String, String)> {
        let table = fs::read_to_string(root.join("peer-cases").join(file)).expect("the rows");
        let rows = table.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        rows.filter(|row| row.len() > 2 && row[0] == name).map(|row| (row[1].clone(), row[2].clone())).collect()
    };
    let legacy = rows("hard-cases.tsv", "legacy");
    let normal = rows("vn-text-conformance.tsv", "vn-text/normalize");
    assert!(legacy.len() == 2 && normal.len() == 6);
    for (text, want) in legacy {
        assert_eq!(text_of(&text), want);
    }
    for (text, want) in normal {
        assert_eq!(cancu::text::canonical(&text), want);
        if !text.is_empty() {
            assert_eq!(text_of(&text), want);
        }
    }
}

#[test]
fn other_wrong_letters_are_repaired() {
    let cases = [
        ("Quyáº¿t Ä‘á»‹nh sá»‘ 12/QÄ\u{90}-UBND", "Quyết định số 12/QĐ-UBND"),
        ("Nghị ðịnh của Ủy ban; ÐIỀU 5", "Nghị định của Ủy ban; ĐIỀU 5"),
        ("Nghị định số 23/2024/NĐ-CР", "Nghị định số 23/2024/NĐ-CР"),
        ("hоạt động", "hoạt động"),
        ("Điều 5\u{37E} khoản 2", "Điều 5; khoản 2"),
        ("quyê\u{200B}̀n va\u{300} nghi\u{303}a vu\u{323}", "quyền và nghĩa vụ"),
        ("quyêt\u{301} định", "quyết định"),
        ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Căn cứ QuyÕt ®Þnh sè 12/Q§-UBND cña Ủy ban nhân dân", "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân"),
        ("QuyÕt ®Þnh cña tØnh §¾k L¾k vÒ c«ng t¸c (website)", "Quyết định của tỉnh Đắk Lắk về công tác (website)"),
        ("Cãn cýì Luâòt TôÒ chýìc chính quyêÌn ðiòa phýõng", "Căn cứ Luật Tổ chức chính quyền địa phương"),
    ];
    for (text, want) in cases {
        assert_eq!(text_of(text), want);
    }
}

fn share<'t>(titles: impl Iterator<Item = &'t str>, root: &Path, old: Old) -> usize {
    let right: Vec<bool> =
        titles.map(|title| text_of(&old.as_letters(title, root)).to_lowercase() == title.to_lowercase()).collect();
    right.iter().filter(|right| **right).count() * 100 / right.len().max(1)
}

fn text_of(text: &str) -> String {
    read(text.as_bytes(), "text.txt").expect("a text").text().to_owned()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn titles(root: &Path) -> Vec<String> {
    let table = fs::read_to_string(root.join("peer-cases/legacy-titles.tsv")).expect("the titles");
    let rows = table.lines().filter_map(|line| line.strip_prefix("tcvn3\t"));
    rows.filter_map(|row| row.split('\t').nth(1).map(str::to_owned)).collect()
}

/// The plans of the corpus.
fn plans(root: &Path) -> Vec<String> {
    let folders = ["corpus/plans", "corpus/provincial-2025"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder of plans"));
    entries.map(|entry| fs::read_to_string(entry.expect("a plan").path()).expect("a plan")).collect()
}

/// Articles of laws.
fn articles(root: &Path) -> Vec<String> {
    let rows = fs::read_to_string(root.join("retrieval/alqac-2022/documents.jsonl")).expect("the articles");
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).expect("an article"));
    rows.map(|row| row["text"].as_str().expect("its text").to_owned()).collect()
}

/// Spaces within syllables, letters that stand twice, and letters that are gone.
#[test]
fn words_in_pieces_and_words_without_letters() {
    let text = |of: &str| read(of.as_bytes(), "plan.txt").expect("a text");
    for (broken, whole) in [
        (
            "Căn c ứ Ngh ị đ ịnh s ố 126/2024/N Đ-CP ngày 08 tháng 10 năm 2024 c ủa Chính ph ủ;",
            "Căn cứ Nghị định số 126/2024/NĐ-CP ngày 08 tháng 10 năm 2024 của Chính phủ;",
        ),
        (
            "Th ực hi ện K ế ho ạch s ố 141/KH-UBND c ủa Ủy ban nhân dân t ỉnh v ề c ải cách hành ch ính",
            "Thực hiện Kế hoạch số 141/KH-UBND của Ủy ban nhân dân tỉnh về cải cách hành chính",
        ),
        (
            "QUY ẾT Đ ỊNH\nV ề vi ệc giao ch ỉ tiêu (đ ợt 2) c ho các s ở",
            "QUYẾT ĐỊNH\nVề việc giao chỉ tiêu (đợt 2) cho các sở",
        ),
        ("QQUUYYẾẾTT ĐĐỊỊNNHH SSốố:: 11112288//QQĐĐ--UUBBNNDD", "QUYẾT ĐỊNH Số: 1128/QĐ-UBND"),
        ("KKẾẾ  HHOOẠẠCCHH\nRà soát văn bản", "KẾ HOẠCH\nRà soát văn bản"),
        ("ỦỦYY BBAANN NNHHÂÂNN DDÂÂNN\nTTỈỈNNHH LLÀÀOO CCAAII", "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI"),
    ] {
        let read = text(broken);
        assert_eq!(read.text().trim_end(), whole);
        assert!(read.notices.iter().any(|notice| notice.kind() == NoticeKind::RepairedLetters), "{broken}");
    }
    for gutted in [
        "Cn c Ngh nh s 91/2006/N-CP ngy 06 thng 9 nm 2006 ca Chnh ph;",
        "C c T h u c n h c n c c n g v n s 1 0 1 / C V - G L M",
        "Thc hin Ngh quyt s 57-NQ/TW ca B Chnh tr v t ph pht trin khoa hc",
        "y ban nhn dn tnh ban hnh K hoch kim sot th tc hnh chnh nm 2026",
    ] {
        let read = text(gutted);
        assert!(read.notices.iter().any(|notice| notice.kind().name() == "unreadable_text"), "{gutted}");
    }
    for good in [
        "Điểm c khoản 2 Điều 5; mục b, tiết đ của Phụ lục; cột A B C D Đ E G H I K",
        "STT TT ĐVT SL KL GT DT CP; 22 33 4455 nội dung",
        "The quick brown fox jumps over the lazy dog by the river bank",
        "đơn vị mm, cm, dm; 10 kg; h m s",
        "a b c d đ e g h là các điểm của khoản này",
    ] {
        let read = text(good);
        assert_eq!(read.text().trim_end(), good);
        assert!(read.notices.is_empty(), "{good}: {:?}", read.notices);
    }
}
