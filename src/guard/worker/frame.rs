//! Frames: a header in JSON and raw bytes, each with its length before it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Error, ErrorKind, Read, Write};

/// Writes one frame and sees it off.
pub(super) fn write(out: &mut impl Write, header: &impl Serialize, raw: &[u8]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let mut lengths = [0; 16];
    lengths[..8].copy_from_slice(&(header.len() as u64).to_le_bytes());
    lengths[8..].copy_from_slice(&(raw.len() as u64).to_le_bytes());
    out.write_all(&lengths)?;
    out.write_all(&header)?;
    out.write_all(raw)?;
    out.flush()
}

/// Reads one frame; none at the end of the stream. A frame of more than `most` bytes is an error: the sender may be in the
/// hands of a hostile file.
pub(super) fn read<H: DeserializeOwned>(input: &mut impl Read, most: u64) -> io::Result<Option<(H, Vec<u8>)>> {
    let mut lengths = [[0; 8]; 2];
    if input.read(&mut lengths[0][..1])? == 0 {
        return Ok(None);
    }
    input.read_exact(&mut lengths[0][1..])?;
    input.read_exact(&mut lengths[1])?;
    let [header, raw] = lengths.map(u64::from_le_bytes);
    if header.saturating_add(raw) > most {
        return Err(Error::new(ErrorKind::InvalidData, "a frame is too long"));
    }
    let header = serde_json::from_slice(&exactly(input, header)?)?;
    Ok(Some((header, exactly(input, raw)?)))
}

/// So many bytes; memory is taken as they come, not as they are announced.
fn exactly(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    /// As much is believed.
    const BELIEVED: u64 = 16 << 20;
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(BELIEVED)).unwrap_or(0));
    let read = input.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_as_they_were_sent() {
        let mut stream = Vec::new();
        for (header, raw) in [("a", &b""[..]), ("Điều\n3", &[0, 255, 10]), ("", b"x")] {
            write(&mut stream, &header, raw).expect("memory");
        }
        let mut stream = stream.as_slice();
        for (header, raw) in [("a", &b""[..]), ("Điều\n3", &[0, 255, 10]), ("", b"x")] {
            let frame = read::<String>(&mut stream, 100).expect("a frame");
            assert_eq!(frame, Some((header.to_owned(), raw.to_vec())));
        }
        assert_eq!(read::<String>(&mut stream, 100).expect("the end"), None);
    }

    #[test]
    fn what_is_broken_or_too_long_is_an_error() {
        let mut whole = Vec::new();
        write(&mut whole, &"header", b"raw").expect("memory");
        for cut in 1..whole.len() {
            assert!(read::<String>(&mut &whole[..cut], 100).is_err(), "{cut}");
        }
        assert!(read::<String>(&mut whole.as_slice(), 10).is_err());
        assert!(read::<u8>(&mut whole.as_slice(), 100).is_err());
    }
}
