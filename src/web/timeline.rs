//! How many documents cite something, year by year, as a picture made here.

use crate::index::FacetCount;

/// The picture: bars in a box of [`Timeline::width`] by [`Timeline::height`].
pub(super) struct Timeline {
    pub(super) bars: Vec<Bar>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// One year.
pub(super) struct Bar {
    pub(super) year: String,
    pub(super) count: usize,
    pub(super) link: String,
    /// Its left edge, its top, its height.
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) height: usize,
    /// The middle of it, for its words.
    pub(super) middle: usize,
}

/// The width of one year, and of its bar.
const STEP: usize = 56;
const BAR: usize = 36;
/// The height of the highest bar, and room above and below for words.
const HIGHEST: usize = 90;
const ROOM: usize = 20;
/// A stretch of more years is not drawn: the list beside it says the same.
const MOST_YEARS: i32 = 40;

/// The years of `counts` with those between them, each with the address that `link` gives; `None` where one year or none
/// is known, which needs no picture.
pub(super) fn timeline(counts: &[FacetCount], link: impl Fn(&str) -> String) -> Option<Timeline> {
    let mut known: Vec<(i32, usize)> =
        counts.iter().filter_map(|count| Some((count.value.parse().ok()?, count.count))).collect();
    known.sort_unstable();
    let (first, last) = (known.first()?.0, known.last()?.0);
    if first == last || last - first >= MOST_YEARS {
        return None;
    }
    let top = known.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let bar = |(at, year): (usize, i32)| {
        let count = known.iter().find(|(known, _)| *known == year).map_or(0, |(_, count)| *count);
        let height = (count * HIGHEST).div_ceil(top);
        let x = at * STEP + (STEP - BAR) / 2;
        let y = ROOM + HIGHEST - height;
        let link = link(&year.to_string());
        Bar { year: year.to_string(), count, link, x, y, height, middle: x + BAR / 2 }
    };
    let bars: Vec<Bar> = (first..=last).enumerate().map(bar).collect();
    Some(Timeline { width: bars.len() * STEP, height: HIGHEST + 2 * ROOM, bars })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_without_documents_keep_their_place() {
        let count = |value: &str, count| FacetCount { value: value.to_owned(), count };
        let drawn = timeline(&[count("2023", 4), count("2021", 2)], str::to_owned).expect("a picture");
        let bars: Vec<_> = drawn.bars.iter().map(|bar| (bar.year.as_str(), bar.count, bar.height)).collect();
        assert_eq!(bars, [("2021", 2, 45), ("2022", 0, 0), ("2023", 4, 90)]);
        assert!(timeline(&[count("2023", 4)], str::to_owned).is_none());
    }
}
