//! How a shape is painted: what its attributes say, and those of the groups it stands in.

use kurbo::Affine;
use roxmltree::Node;

use super::{FAR, Ink};

/// Attributes that what is inside takes over.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Style {
    pub(super) fill: String,
    pub(super) fill_opacity: f32,
    pub(super) stroke: String,
    pub(super) stroke_opacity: f32,
    pub(super) stroke_width: f32,
    dash: String,
    pub(super) linecap: String,
    pub(super) linejoin: String,
    pub(super) font_size: f32,
    pub(super) bold: bool,
    pub(super) anchor: String,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            fill: "#000000".to_owned(),
            fill_opacity: 1.0,
            stroke: "none".to_owned(),
            stroke_opacity: 1.0,
            stroke_width: 1.0,
            dash: "none".to_owned(),
            linecap: "butt".to_owned(),
            linejoin: "miter".to_owned(),
            font_size: 16.0,
            bold: false,
            anchor: "start".to_owned(),
        }
    }
}

impl Style {
    /// The style of an element inside one of this style.
    pub(super) fn under(&self, node: Node<'_, '_>) -> Self {
        let mut style = self.clone();
        for attribute in node.attributes() {
            let value = attribute.value().trim();
            let part = || number(value).map_or(1.0, |v| v.clamp(0.0, 1.0));
            match attribute.name() {
                "fill" => value.clone_into(&mut style.fill),
                "stroke" => value.clone_into(&mut style.stroke),
                "fill-opacity" => style.fill_opacity = part(),
                "stroke-opacity" => style.stroke_opacity = part(),
                "stroke-width" => style.stroke_width = number(value).unwrap_or(1.0).max(0.0),
                "stroke-dasharray" => value.clone_into(&mut style.dash),
                "stroke-linecap" => value.clone_into(&mut style.linecap),
                "stroke-linejoin" => value.clone_into(&mut style.linejoin),
                "font-size" => style.font_size = number(value).unwrap_or(16.0).clamp(0.1, 1000.0),
                "font-weight" => {
                    style.bold = value == "bold" || number(value).is_some_and(|w| w >= 600.0);
                }
                "text-anchor" => value.clone_into(&mut style.anchor),
                _ => {}
            }
        }
        // What a group lets through, all in it lets through.
        if let Some(opacity) = node.attribute("opacity").and_then(number) {
            style.fill_opacity *= opacity.clamp(0.0, 1.0);
            style.stroke_opacity *= opacity.clamp(0.0, 1.0);
        }
        style
    }

    pub(super) fn ink(&self, named: &str, opacity: f32) -> Ink {
        Ink {
            rgb: colour(named),
            opacity,
        }
    }

    /// Lengths of strokes and gaps, in turn; none where the line is whole.
    pub(super) fn dashes(&self, scale: f32) -> Vec<f32> {
        let lengths = numbers(&self.dash);
        if lengths.iter().sum::<f32>() <= 0.0 || lengths.iter().any(|l| *l < 0.0) {
            return Vec::new();
        }
        lengths.iter().map(|length| length * scale).collect()
    }
}

/// A colour as it is written; ink where it is a word this file does not know.
fn colour(named: &str) -> (u8, u8, u8) {
    const INK: (u8, u8, u8) = (0x0b, 0x0c, 0x0c);
    let digits = match named {
        "white" => "ffffff",
        "black" => "000000",
        _ => named.strip_prefix('#').unwrap_or_default(),
    };
    let long: String = if digits.chars().count() == 3 {
        digits.chars().flat_map(|d| [d, d]).collect()
    } else {
        digits.to_owned()
    };
    let pair = |from: usize| {
        let two = long.get(from..from + 2)?;
        u8::from_str_radix(two, 16).ok()
    };
    match (long.len(), pair(0), pair(2), pair(4)) {
        (6, Some(red), Some(green), Some(blue)) => (red, green, blue),
        _ => INK,
    }
}

/// A number, with or without "px"; none of what is no place on a drawing.
pub(super) fn number(written: &str) -> Option<f32> {
    let value: f32 = written.trim().trim_end_matches("px").parse().ok()?;
    (value.abs() < FAR).then_some(value)
}

/// Numbers parted by spaces or commas, as far as they are numbers.
pub(super) fn numbers(written: &str) -> Vec<f32> {
    written
        .split(|c: char| c == ',' || c.is_ascii_whitespace())
        .filter(|part| !part.is_empty())
        .map_while(number)
        .collect()
}

/// What moves, turns and stretches: `translate(3 4) rotate(45)`.
pub(super) fn transform(written: &str) -> Affine {
    let mut all = Affine::IDENTITY;
    for step in written.split(')') {
        let Some((name, numbers_of)) = step.split_once('(') else {
            continue;
        };
        let given: Vec<f64> = numbers(numbers_of).into_iter().map(f64::from).collect();
        all *= match (name.trim_matches([' ', ',']), given.as_slice()) {
            ("translate", [x]) => Affine::translate((*x, 0.0)),
            ("translate", [x, y]) => Affine::translate((*x, *y)),
            ("scale", [both]) => Affine::scale(*both),
            ("scale", [x, y]) => Affine::scale_non_uniform(*x, *y),
            ("rotate", [degrees]) => Affine::rotate(degrees.to_radians()),
            ("rotate", [degrees, x, y]) => Affine::rotate_about(degrees.to_radians(), (*x, *y)),
            ("matrix", [a, b, c, d, e, f]) => Affine::new([*a, *b, *c, *d, *e, *f]),
            _ => Affine::IDENTITY,
        };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(colour("#a8480b"), (0xa8, 0x48, 0x0b));
        assert_eq!(colour("#fff"), (255, 255, 255));
        assert_eq!(colour("white"), (255, 255, 255));
        assert_eq!(colour("#é1"), (0x0b, 0x0c, 0x0c));
        assert_eq!(colour("currentColor"), (0x0b, 0x0c, 0x0c));
    }

    #[test]
    fn numbers_end_where_there_is_none() {
        assert_eq!(numbers("5 3"), [5.0, 3.0]);
        assert_eq!(numbers("5,3.5 x 4"), [5.0, 3.5]);
        assert_eq!(number("12px"), Some(12.0));
        for none in ["", "NaN", "inf", "1e30", "none"] {
            assert_eq!(number(none), None, "{none}");
        }
    }

    #[test]
    fn steps_follow_one_another() {
        let moved = transform("translate(10 20) scale(2)") * kurbo::Point::new(1.0, 1.0);
        assert_eq!((moved.x, moved.y), (12.0, 22.0));
        assert_eq!(transform("nonsense(1) ("), Affine::IDENTITY);
    }
}
