//! Drawn paths → the rules of a page: lines that run level or upright.

use crate::layout::rules::Rules;
use hayro_interpret::DrawMode;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Shape};

/// A filled area that is no thicker than this, in points, is a rule.
const THIN: f64 = 3.0;

/// Takes the rules of a drawn path.
pub(super) fn rules(rules: &mut Rules, path: &BezPath, transform: Affine, mode: &DrawMode) {
    if rules.is_full() {
        return;
    }
    match mode {
        DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => filled(rules, path, transform),
        DrawMode::Stroke(_) => stroked(rules, path, transform),
        DrawMode::Invisible => {}
    }
}

fn filled(rules: &mut Rules, path: &BezPath, transform: Affine) {
    let elements = path.elements();
    let starts = elements.iter().enumerate().filter(|(_, e)| matches!(e, PathEl::MoveTo(_))).map(|(index, _)| index);
    let mut bounds: Vec<usize> = starts.chain([elements.len()]).collect();
    bounds.dedup();
    for part in bounds.windows(2) {
        let part = &elements[part[0]..part[1]];
        if part.len() > 6 {
            continue;
        }
        let area = (transform * BezPath::from_vec(part.to_vec())).bounding_box();
        if area.height() <= THIN && area.width() > THIN {
            rules.push(true, area.center().y, area.x0, area.x1);
        } else if area.width() <= THIN && area.height() > THIN {
            rules.push(false, area.center().x, area.y0, area.y1);
        }
    }
}

fn stroked(rules: &mut Rules, path: &BezPath, transform: Affine) {
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    for element in path.elements() {
        let next = match element {
            PathEl::MoveTo(point) => {
                (first, last) = (*point, *point);
                continue;
            }
            PathEl::LineTo(point) => *point,
            PathEl::ClosePath => first,
            PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                last = *point;
                continue;
            }
        };
        let (a, b) = (transform * last, transform * next);
        if (a.y - b.y).abs() < 0.5 {
            rules.push(true, a.y, a.x.min(b.x), a.x.max(b.x));
        } else if (a.x - b.x).abs() < 0.5 {
            rules.push(false, a.x, a.y.min(b.y), a.y.max(b.y));
        }
        last = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::FillRule;
    use hayro_interpret::kurbo::Rect;

    #[test]
    fn thin_areas_and_straight_strokes_are_rules() {
        let places = |path: &BezPath, mode: &DrawMode| {
            let mut found = Rules::default();
            rules(&mut found, path, Affine::scale(2.0), mode);
            let (level, upright) = found.joined();
            let of = |rules: Vec<crate::layout::rules::Rule>| -> Vec<(f64, f64, f64)> {
                rules.iter().map(|rule| (rule.at, rule.from, rule.to)).collect()
            };
            (of(level), of(upright))
        };
        let fill = DrawMode::Fill(FillRule::NonZero);
        let area = |x1: f64, y1: f64| Rect::new(0.0, 0.0, x1, y1).to_path(0.1);
        assert_eq!(places(&area(100.0, 1.0), &fill), (vec![(1.0, 0.0, 200.0)], vec![]));
        assert_eq!(places(&area(1.0, 100.0), &fill), (vec![], vec![(1.0, 0.0, 200.0)]));
        assert_eq!(places(&area(100.0, 100.0), &fill), (vec![], vec![]), "an area is no line");
        assert_eq!(places(&area(100.0, 1.0), &DrawMode::Invisible), (vec![], vec![]));
        let stroke = DrawMode::Stroke(Default::default());
        let (level, upright) = places(&area(100.0, 50.0), &stroke);
        assert_eq!(
            (level, upright),
            (vec![(0.0, 0.0, 200.0), (100.0, 0.0, 200.0)], vec![(0.0, 0.0, 100.0), (200.0, 0.0, 100.0)])
        );
    }
}
