//! The digits of the faces that offices print in, and how like them a figure is.
//!
//! `digits.bin` is made by `scripts/scans/faces`.

use super::ink::Glyph;
use std::sync::OnceLock;

/// Every figure is brought to this size, so that only its shape counts.
const WIDTH: usize = 16;
const HEIGHT: usize = 24;

/// A digit's ink, and its width in hundredths of its height.
const BYTES: usize = WIDTH * HEIGHT + 1;

static DATA: &[u8] = include_bytes!("digits.bin");

/// A shape without its darkness and size: of mean 0 and length 1.
type Shape = [f32; WIDTH * HEIGHT];

/// A figure, ready to be compared.
pub(super) struct Seen {
    shape: Shape,
    ratio: f64,
}

/// One printed face: its ten digits.
pub(super) struct Face {
    digits: Vec<Seen>,
}

/// How a figure is like a digit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    /// From -1 to 1.
    pub(super) alike: f64,
    /// By how much less it is like the digit that comes next; less than 0 where another is nearer.
    pub(super) margin: f64,
    /// By which factor its box is wider or narrower.
    pub(super) stretch: f64,
}

/// The faces.
pub(super) fn faces() -> impl Iterator<Item = &'static Face> {
    static FACES: OnceLock<Vec<Face>> = OnceLock::new();
    let read = || {
        let digits = DATA.chunks_exact(BYTES).map(|digit| {
            let mut ink = [0.0; WIDTH * HEIGHT];
            ink.iter_mut().zip(digit).for_each(|(ink, byte)| *ink = f32::from(*byte));
            Seen { shape: shape(ink), ratio: f64::from(digit[WIDTH * HEIGHT]) / 100.0 }
        });
        let mut faces = Vec::new();
        let mut digits = digits.peekable();
        while digits.peek().is_some() {
            faces.push(Face { digits: digits.by_ref().take(10).collect() });
        }
        faces
    };
    FACES.get_or_init(read).iter()
}

impl Face {
    /// How `seen` is like `digit`.
    pub(super) fn likeness(&self, seen: &Seen, digit: u8) -> Likeness {
        let alike =
            |other: &Seen| seen.shape.iter().zip(&other.shape).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
        let digit = usize::from(digit);
        let own = self.digits.get(digit).map_or(-1.0, alike);
        let others = self.digits.iter().enumerate().filter(|(at, _)| *at != digit).map(|(_, other)| alike(other));
        let next = others.fold(-1.0, f64::max);
        let ratio = self.digits.get(digit).map_or(f64::MAX, |printed| seen.ratio / printed.ratio);
        Likeness { alike: own, margin: own - next, stretch: ratio.max(1.0 / ratio) }
    }
}

impl Seen {
    pub(super) fn of(glyph: &Glyph) -> Self {
        let mut ink = [0.0; WIDTH * HEIGHT];
        for (at, ink) in ink.iter_mut().enumerate() {
            *ink = glyph.mean((at % WIDTH, WIDTH), (at / WIDTH, HEIGHT));
        }
        #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
        let ratio = glyph.width() as f64 / glyph.height() as f64;
        Self { shape: shape(ink), ratio }
    }
}

/// Softened, so that a stroke may lie half a pixel beside another; without mean, of length 1.
fn shape(ink: Shape) -> Shape {
    const SOFT: [f32; 5] = [0.03, 0.235, 0.47, 0.235, 0.03];
    let softened = |ink: &Shape, step: usize, length: usize, count: usize| {
        let mut soft = [0.0; WIDTH * HEIGHT];
        for (at, soft) in soft.iter_mut().enumerate() {
            let along = at / step % length;
            let start = at - along * step;
            *soft = SOFT
                .iter()
                .enumerate()
                .map(|(k, weight)| weight * ink[start + (along + k).saturating_sub(2).min(count - 1) * step])
                .sum();
        }
        soft
    };
    let soft = softened(&softened(&ink, 1, WIDTH, WIDTH), WIDTH, HEIGHT, HEIGHT);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let mean = soft.iter().sum::<f32>() / soft.len() as f32;
    let length = soft.iter().map(|ink| (ink - mean).powi(2)).sum::<f32>().sqrt().max(f32::EPSILON);
    soft.map(|ink| (ink - mean) / length)
}
