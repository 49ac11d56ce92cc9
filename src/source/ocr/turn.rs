//! Turning a picture by quarters.

use crate::file::Picture;
use std::borrow::Cow;

/// The picture turned clockwise by 0, 90, 180 or 270 degrees.
pub(super) fn turned(picture: &Picture, degrees: u16) -> Cow<'_, Picture> {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let gray: Vec<u8> = match degrees {
        90 => {
            (0..width).flat_map(|x| (0..height).rev().map(move |y| y * width + x)).map(|at| picture.gray[at]).collect()
        }
        180 => picture.gray.iter().rev().copied().collect(),
        270 => {
            (0..width).rev().flat_map(|x| (0..height).map(move |y| y * width + x)).map(|at| picture.gray[at]).collect()
        }
        _ => return Cow::Borrowed(picture),
    };
    let (width, height) =
        if degrees == 180 { (picture.width, picture.height) } else { (picture.height, picture.width) };
    Cow::Owned(Picture { width, height, gray })
}

/// Where the point `(x, y)` of a picture of this size lies once it is turned.
pub(super) fn place((x, y): (f64, f64), (width, height): (f64, f64), degrees: u16) -> (f64, f64) {
    match degrees {
        90 => (height - y, x),
        180 => (width - x, height - y),
        270 => (y, width - x),
        _ => (x, y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_clockwise() {
        let picture = Picture { width: 3, height: 2, gray: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(turned(&picture, 0).gray, [1, 2, 3, 4, 5, 6]);
        assert_eq!(turned(&picture, 90).gray, [4, 1, 5, 2, 6, 3]);
        assert_eq!(turned(&picture, 180).gray, [6, 5, 4, 3, 2, 1]);
        assert_eq!(turned(&picture, 270).gray, [3, 6, 2, 5, 1, 4]);
        assert_eq!((turned(&picture, 90).width, turned(&picture, 90).height), (2, 3));
        // The middle of the upper right pixel.
        assert_eq!(place((2.5, 0.5), (3.0, 2.0), 90), (1.5, 2.5));
        assert_eq!(place((2.5, 0.5), (3.0, 2.0), 270), (0.5, 0.5));
        assert_eq!(place((2.5, 0.5), (3.0, 2.0), 180), (0.5, 1.5));
    }
}
