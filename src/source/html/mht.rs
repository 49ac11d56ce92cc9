//! Web pages saved as one file in MIME parts (MHT), of which the page itself is taken.

use memchr::memmem;

/// The page and the encoding that its part names.
pub(super) fn page(bytes: &[u8]) -> Option<(Vec<u8>, Option<String>)> {
    let (head, body) = parted(bytes)?;
    let kind = field(head, "content-type").unwrap_or_default();
    if !kind.to_lowercase().starts_with("multipart/") {
        return is_page(&kind).then(|| decoded(head, body)).map(|page| (page, parameter(&kind, "charset")));
    }
    let boundary = parameter(&kind, "boundary")?;
    let mark = format!("--{boundary}");
    let marks: Vec<usize> = memmem::find_iter(body, mark.as_bytes()).take(10_000).collect();
    let ends = marks.iter().skip(1).copied().chain([body.len()]);
    marks.iter().zip(ends).find_map(|(start, end)| {
        let part = body.get(start + mark.len()..end)?;
        let part = part.trim_ascii_start();
        let (head, body) = parted(part)?;
        let kind = field(head, "content-type")?;
        is_page(&kind).then(|| (decoded(head, body), parameter(&kind, "charset")))
    })
}

fn is_page(kind: &str) -> bool {
    kind.to_lowercase().starts_with("text/html")
}

/// The fields and what follows the empty line behind them.
fn parted(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let ends = [(memmem::find(bytes, b"\r\n\r\n"), 4), (memmem::find(bytes, b"\n\n"), 2)];
    let (at, length) = ends.into_iter().filter_map(|(at, length)| Some((at?, length))).min()?;
    Some((std::str::from_utf8(&bytes[..at]).ok()?, &bytes[at + length..]))
}

/// The value of a field, with the lines that go on with it.
fn field(head: &str, name: &str) -> Option<String> {
    let mut lines = head.lines();
    let begins = |line: &&str| line.split(':').next().is_some_and(|own| own.trim().eq_ignore_ascii_case(name));
    let first = lines.find(begins)?.split_once(':')?.1.trim().to_owned();
    let more = lines.take_while(|line| line.starts_with([' ', '\t'])).map(str::trim);
    Some(more.fold(first, |value, line| value + " " + line))
}

/// `charset` of `text/html; charset="utf-8"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (own, value) = part.split_once('=')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn decoded(head: &str, body: &[u8]) -> Vec<u8> {
    match field(head, "content-transfer-encoding").unwrap_or_default().to_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        let next = &body[at + 1..body.len().min(at + 3)];
        match (byte, next) {
            (b'=', [b'\r', b'\n']) => at += 3,
            (b'=', [b'\n', ..]) => at += 2,
            (b'=', code) if code.len() == 2 && code.iter().all(u8::is_ascii_hexdigit) => {
                let code = std::str::from_utf8(code).ok().and_then(|code| u8::from_str_radix(code, 16).ok());
                out.extend(code);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for six in body.iter().take_while(|b| **b != b'=').filter_map(value) {
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_decoded() {
        assert_eq!(quoted_printable(b"K=E1=BA=BF ho=\r\nch = 3=\n."), "Kế hoch = 3.".as_bytes());
        assert_eq!(base64(b"S+G6vyBo\r\nb+G6oWNo"), "Kế hoạch".as_bytes());
        assert_eq!(base64(b"YQ=="), b"a");
    }

    #[test]
    fn the_page_is_found_among_the_parts() {
        let file =
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"x\"\r\n\r\nfor old readers\r\n\
            --x\r\nContent-Type: image/png\r\n\r\n...\r\n--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3D1</p>\r\n--x--";
        let (page, charset) = page(file).expect("a page");
        assert_eq!((page.as_slice(), charset.as_deref()), (b"<p>a=1</p>\r\n".as_slice(), Some("utf-8")));
    }
}
