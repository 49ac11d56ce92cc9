//! Photographs and scans that are pictures (PNG, JPEG, TIFF) → one page whose text is to be recognised.

use crate::file::{Format, Limits, Ocr, ParsedPage, Picture, Sink, SourceError};
use crate::text::{Doubt, Notice};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Pixel, imageops};
use std::io::Cursor;

/// Pixels of the picture that is recognised: a sheet of paper at 200 dots an inch has 3.9 million. A small picture is enlarged
/// for its letters, a photograph brought down, as recognition takes no more from it and longer for it.
const LEAST: f64 = 1.5e6;
const MOST: f64 = 9.0e6;

/// Pixels of the longer side of a picture that is taken apart, and bytes that this may take.
const SIDE: u32 = 20_000;
const BYTES: u64 = 256 << 20;

/// Reads a picture as a page, turned as the camera was held.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    if limits.ocr == Ocr::Never {
        return Err(SourceError::NoText { format: Format::Picture });
    }
    let damaged = |_| SourceError::Damaged { format: Format::Picture };
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut decoder =
        reader.map_err(|_| SourceError::Damaged { format: Format::Picture })?.into_decoder().map_err(damaged)?;
    let mut bounds = image::Limits::default();
    (bounds.max_image_width, bounds.max_image_height, bounds.max_alloc) = (Some(SIDE), Some(SIDE), Some(BYTES));
    decoder.set_limits(bounds).map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(orientation);
    sink(ParsedPage { picture: Some(picture(&image)), printed: true, ..ParsedPage::default() });
    let pages = pages(bytes);
    Ok((pages > 1).then(|| Notice::of_file(Doubt::PagesCut { kept: 1, of: Some(pages) })).into_iter().collect())
}

/// Its red light alone, by which seals are white as the paper is; what is transparent is paper.
fn picture(image: &DynamicImage) -> Picture {
    let image = image.to_rgba8();
    let red = |pixel: &image::Rgba<u8>| {
        let [red, .., opaque] = pixel.channels() else { return u8::MAX };
        let light = u32::from(*red) * u32::from(*opaque) + 255 * (255 - u32::from(*opaque));
        u8::try_from(light / 255).unwrap_or(u8::MAX)
    };
    let (width, height) = image.dimensions();
    let gray: Vec<u8> = image.pixels().map(red).collect();
    let area = f64::from(width) * f64::from(height);
    let scale = (area.clamp(LEAST, MOST) / area.max(1.0)).sqrt();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a picture")]
    let [wide, high] = [width, height].map(|side| ((f64::from(side) * scale).round() as u32).max(1));
    let Some(whole) = image::GrayImage::from_raw(width, height, gray) else {
        return Picture { width: 0, height: 0, gray: Vec::new() };
    };
    let sized = if (wide, high) == (width, height) {
        whole
    } else {
        imageops::resize(&whole, wide, high, FilterType::Triangle)
    };
    Picture { width: wide, height: high, gray: sized.into_raw() }
}

/// How many pictures a TIFF holds; 1 where it is none.
fn pages(bytes: &[u8]) -> usize {
    const SOME: usize = 10_000;
    let small = match bytes.get(..4) {
        Some(b"II*\0") => true,
        Some(b"MM\0*") => false,
        _ => return 1,
    };
    let number = |at: usize, length: usize| -> Option<usize> {
        let digits = bytes.get(at..at.checked_add(length)?)?.iter();
        let value = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
        Some(if small { digits.rev().fold(0, value) } else { digits.fold(0, value) })
    };
    let mut at = number(4, 4).unwrap_or(0);
    let mut count = 0;
    while at != 0 && count < SOME {
        count += 1;
        let entries = number(at, 2).unwrap_or(0);
        at = number(at + 2 + entries * 12, 4).unwrap_or(0);
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn encoded(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let whole = DynamicImage::ImageRgba8(image.clone());
        let whole = if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(whole.to_rgb8()) } else { whole };
        whole.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    }

    #[test]
    fn pictures_are_one_page_of_red_light_and_of_a_size_to_be_read() {
        let mut image = RgbaImage::from_pixel(300, 200, Rgba([255, 255, 255, 255]));
        for (x, y) in (100..200).flat_map(|x| (50..150).map(move |y| (x, y))) {
            image.put_pixel(x, y, Rgba([255, 0, 0, 255]));
        }
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff] {
            let mut pages = Vec::new();
            let read = read(&encoded(&image, format), &Limits::default(), &mut |page| pages.push(page));
            assert_eq!(read, Ok(Vec::new()), "{format:?}");
            let picture = pages[0].picture.as_ref().expect("a picture");
            assert_eq!((picture.width, picture.height), (1500, 1000), "{format:?}");
            assert!(picture.gray.iter().all(|light| *light > 200), "a seal is paper: {format:?}");
        }
    }

    #[test]
    fn what_is_broken_or_not_to_be_recognised_is_told() {
        let mut nowhere = |_: ParsedPage| {};
        let broken = read(b"\x89PNG\r\n\x1a\nbroken", &Limits::default(), &mut nowhere);
        assert_eq!(broken, Err(SourceError::Damaged { format: Format::Picture }));
        let never = Limits { ocr: Ocr::Never, ..Limits::default() };
        assert_eq!(read(b"\x89PNG", &never, &mut nowhere), Err(SourceError::NoText { format: Format::Picture }));
    }

    #[test]
    fn pages_of_a_tiff_are_counted() {
        let directory = |next: u32| [&1_u16.to_le_bytes()[..], &[0; 12], &next.to_le_bytes()].concat();
        let two = [&b"II*\0"[..], &8_u32.to_le_bytes(), &directory(26), &directory(0)].concat();
        assert_eq!((pages(&two), pages(b"II*\0"), pages(b"\x89PNG")), (2, 1, 1));
        // A list that leads to itself ends too.
        let ring = [&b"II*\0"[..], &8_u32.to_le_bytes(), &directory(8)].concat();
        assert_eq!(pages(&ring), 10_000);
    }
}
