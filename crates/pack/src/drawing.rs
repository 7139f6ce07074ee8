//! A drawing read from SVG: shapes and words with their colours, for a printer that knows no SVG.
//!
//! It reads what the crate `charts` writes: groups, paths, plain shapes, words, patterns and what is used again by its
//! id; colours and sizes as attributes. Words stand upright. Whatever else there is, is left out and counted.

use std::collections::HashMap;

use kurbo::{Affine, BezPath, Circle, Ellipse, Line, PathEl, Point, Rect, RoundedRect, Shape as _};
use roxmltree::{Document, Node};

use crate::letters::Face;

mod style;
mod words;

use style::{Style, number, numbers, transform};

/// A drawing of a size in its own units, and what is in it from the back to the front.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Drawing {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) shapes: Vec<Shape>,
    /// Letters shown as boxes.
    pub(crate) boxes: u32,
    /// Things that could not be drawn.
    pub(crate) left_out: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Path {
        path: BezPath,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
    Words {
        /// Where the first letter stands on its line.
        x: f32,
        y: f32,
        size: f32,
        face: Face,
        ink: Ink,
        /// A band around the letters, of a width.
        halo: Option<(Ink, f32)>,
        words: String,
    },
}

/// A colour, red, green and blue, and how much of it covers what is behind, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) rgb: (u8, u8, u8),
    pub(crate) opacity: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Paint {
    Ink(Ink),
    /// A tile over and over.
    Tiles {
        width: f32,
        height: f32,
        turned: Affine,
        shapes: Vec<Shape>,
        opacity: f32,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f32,
    pub(crate) dash: Vec<f32>,
    pub(crate) round_ends: bool,
    pub(crate) round_joins: bool,
}

/// Greater numbers than this are no place on a drawing.
pub(crate) const FAR: f32 = 20_000.0;
/// More shapes than this are no drawing anybody could read.
const MOST: usize = 50_000;
const DEEP: u8 = 40;

impl Drawing {
    /// Reads one `<svg>` element; none where it is not one, or has no size.
    pub(crate) fn read(svg: &str) -> Option<Self> {
        let readable = xml(svg);
        let document = Document::parse(&readable).ok()?;
        let root = document.root_element();
        if !root.is_named("svg") {
            return None;
        }
        let (left, top, width, height) = frame(root)?;
        let named = document
            .descendants()
            .filter_map(|n| Some((n.attribute("id")?, n)));
        let mut reader = Reader {
            by_id: named.collect(),
            drawing: Self {
                width,
                height,
                ..Self::default()
            },
        };
        let style = Style::default().under(root);
        let affine = Affine::translate((f64::from(-left), f64::from(-top)));
        let mut shapes = Vec::new();
        reader.inside(root, &style, affine, DEEP, &mut shapes);
        reader.drawing.shapes = shapes;
        Some(reader.drawing)
    }
}

/// The words of markup without the signs that XML does not allow.
pub(crate) fn xml(markup: &str) -> String {
    markup
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| u32::from(*c) & 0xFFFE != 0xFFFE)
        .collect()
}

/// What an element is called, with or without a namespace.
pub(crate) trait Named {
    fn is_named(&self, name: &str) -> bool;
    fn has_class(&self, class: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn is_named(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|all| all.split_ascii_whitespace().any(|one| one == class))
    }
}

/// Left, top, width and height of what is shown.
fn frame(svg: Node<'_, '_>) -> Option<(f32, f32, f32, f32)> {
    let drawn = match svg.attribute("viewBox").map(numbers).as_deref() {
        Some([left, top, width, height]) => (*left, *top, *width, *height),
        Some(_) | None => {
            let side = |name| svg.attribute(name).and_then(number);
            (0.0, 0.0, side("width")?, side("height")?)
        }
    };
    (drawn.2 > 0.0 && drawn.3 > 0.0).then_some(drawn)
}

struct Reader<'a, 'x> {
    by_id: HashMap<&'a str, Node<'a, 'x>>,
    drawing: Drawing,
}

impl<'a, 'x> Reader<'a, 'x> {
    fn inside(
        &mut self,
        node: Node<'a, 'x>,
        style: &Style,
        affine: Affine,
        deep: u8,
        shapes: &mut Vec<Shape>,
    ) {
        for child in node.children().filter(|child| child.is_element()) {
            match deep.checked_sub(1) {
                Some(deep) if shapes.len() < MOST => {
                    self.element(child, style, affine, deep, shapes);
                }
                Some(_) | None => self.drawing.left_out += 1,
            }
        }
    }

    fn element(
        &mut self,
        node: Node<'a, 'x>,
        outer: &Style,
        affine: Affine,
        deep: u8,
        shapes: &mut Vec<Shape>,
    ) {
        if is_hidden(node) {
            return;
        }
        let style = outer.under(node);
        let affine = affine
            * node
                .attribute("transform")
                .map_or(Affine::IDENTITY, transform);
        match node.tag_name().name() {
            "g" | "a" => self.inside(node, &style, affine, deep, shapes),
            "use" => {
                let meant = node
                    .attributes()
                    .find(|a| a.name() == "href")
                    .and_then(|a| a.value().strip_prefix('#'))
                    .and_then(|id| self.by_id.get(id).copied());
                match (meant, deep.checked_sub(1)) {
                    (Some(meant), Some(deep)) => {
                        let affine = affine * Affine::translate((side(node, "x"), side(node, "y")));
                        if meant.is_named("symbol") {
                            self.inside(meant, &style, affine, deep, shapes);
                        } else {
                            self.element(meant, &style, affine, deep, shapes);
                        }
                    }
                    (None, _) | (_, None) => self.drawing.left_out += 1,
                }
            }
            "text" => {
                let (written, boxes) = words::written(node, &style, affine);
                self.drawing.boxes += boxes;
                shapes.extend(written);
            }
            "title" | "desc" | "defs" | "pattern" | "symbol" | "metadata" | "style" => {}
            _ => match outline(node) {
                Some(path) => {
                    let shape = self.shape(affine * path, &style, affine, deep);
                    shapes.extend(shape);
                }
                None => self.drawing.left_out += 1,
            },
        }
    }

    fn shape(&mut self, path: BezPath, style: &Style, affine: Affine, deep: u8) -> Option<Shape> {
        if path.elements().is_empty() || !is_near(&path) {
            return None;
        }
        let fill = match style.fill.as_str() {
            "none" => None,
            named => match named
                .strip_prefix("url(#")
                .and_then(|n| n.strip_suffix(')'))
            {
                Some(id) => self.tiles(id, style, affine, deep),
                None => Some(Paint::Ink(style.ink(named, style.fill_opacity))),
            },
        };
        let scale = scale_of(affine);
        let stroke = (style.stroke != "none" && style.stroke_width * scale > 0.0).then(|| Stroke {
            ink: style.ink(&style.stroke, style.stroke_opacity),
            width: (style.stroke_width * scale).min(FAR),
            dash: style.dashes(scale),
            round_ends: style.linecap == "round",
            round_joins: style.linejoin == "round",
        });
        (fill.is_some() || stroke.is_some()).then_some(Shape::Path { path, fill, stroke })
    }

    fn tiles(&mut self, id: &str, style: &Style, affine: Affine, deep: u8) -> Option<Paint> {
        let pattern = self
            .by_id
            .get(id)
            .copied()
            .filter(|n| n.is_named("pattern"))?;
        let deep = deep.checked_sub(1)?;
        let (width, height) = (side(pattern, "width"), side(pattern, "height"));
        if !(width > 0.0 && height > 0.0) {
            return None;
        }
        let mut shapes = Vec::new();
        self.inside(
            pattern,
            &Style::default().under(pattern),
            Affine::IDENTITY,
            deep,
            &mut shapes,
        );
        let turned = affine
            * pattern
                .attribute("patternTransform")
                .map_or(Affine::IDENTITY, transform);
        Some(Paint::Tiles {
            width: narrow(width),
            height: narrow(height),
            turned,
            shapes,
            opacity: style.fill_opacity,
        })
    }
}

/// What only a phone shows, or nobody.
fn is_hidden(node: Node<'_, '_>) -> bool {
    node.has_class("ch-narrow")
        || node.attribute("display") == Some("none")
        || node.attribute("visibility") == Some("hidden")
}

/// The outline of a plain shape; none of what is no shape.
fn outline(node: Node<'_, '_>) -> Option<BezPath> {
    const CLOSE: f64 = 0.05;
    let at = |name| side(node, name);
    Some(match node.tag_name().name() {
        "path" => BezPath::from_svg(node.attribute("d").unwrap_or_default()).ok()?,
        "rect" => {
            let rect = Rect::new(
                at("x"),
                at("y"),
                at("x") + at("width"),
                at("y") + at("height"),
            );
            let round = at("rx").max(at("ry"));
            if round > 0.0 {
                RoundedRect::from_rect(rect, round).to_path(CLOSE)
            } else {
                rect.to_path(CLOSE)
            }
        }
        "circle" => Circle::new((at("cx"), at("cy")), at("r")).to_path(CLOSE),
        "ellipse" => Ellipse::new((at("cx"), at("cy")), (at("rx"), at("ry")), 0.0).to_path(CLOSE),
        "line" => Line::new((at("x1"), at("y1")), (at("x2"), at("y2"))).to_path(CLOSE),
        name @ ("polyline" | "polygon") => {
            let places = numbers(node.attribute("points").unwrap_or_default());
            let mut path = BezPath::new();
            for (place, pair) in places.chunks_exact(2).enumerate() {
                let [x, y] = pair else { continue };
                let point = (f64::from(*x), f64::from(*y));
                if place == 0 {
                    path.move_to(point);
                } else {
                    path.line_to(point);
                }
            }
            if name == "polygon" && !path.elements().is_empty() {
                path.close_path();
            }
            path
        }
        _ => return None,
    })
}

/// A length or a place; 0 where there is none.
fn side(node: Node<'_, '_>, name: &str) -> f64 {
    f64::from(node.attribute(name).and_then(number).unwrap_or(0.0))
}

/// Whether every point is where a drawing can have it.
fn is_near(path: &BezPath) -> bool {
    let far = f64::from(FAR);
    let near = |p: Point| p.x.abs() < far && p.y.abs() < far;
    path.elements().iter().all(|el| match el {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => near(*p),
        PathEl::QuadTo(a, p) => near(*a) && near(*p),
        PathEl::CurveTo(a, b, p) => near(*a) && near(*b) && near(*p),
        PathEl::ClosePath => true,
    })
}

/// How much larger a turned and stretched drawing is.
fn scale_of(affine: Affine) -> f32 {
    narrow(affine.determinant().abs().sqrt())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on paper needs no more than seven digits"
)]
pub(crate) fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests;
