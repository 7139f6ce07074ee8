//! The words of a drawing, each at its place.

use kurbo::{Affine, Point};
use roxmltree::Node;

use super::style::{Style, number, numbers};
use super::{FAR, Shape, narrow, scale_of};
use crate::letters::{self, Face};

/// Words that stand in one line from a place on.
struct Strand {
    x: f32,
    y: f32,
    anchor: String,
    parts: Vec<(Style, String)>,
}

/// The words of a `<text>`, and how many of its letters are boxes.
pub(super) fn written(node: Node<'_, '_>, style: &Style, affine: Affine) -> (Vec<Shape>, u32) {
    let mut strands = Vec::new();
    gather(node, style, &mut strands);
    let mut boxes = 0;
    let mut shapes = Vec::new();
    let scale = scale_of(affine);
    for strand in strands {
        let parts: Vec<(Style, Face, String)> = strand
            .parts
            .into_iter()
            .map(|(style, words)| {
                let (words, lacking) = letters::clean(&words);
                boxes += lacking;
                let face = if style.bold { Face::Bold } else { Face::Plain };
                (style, face, words.replace('\n', " "))
            })
            .collect();
        let wide =
            |(style, face, words): &(Style, Face, String)| face.width(words, style.font_size);
        let whole: f32 = parts.iter().map(wide).sum();
        let mut x = match strand.anchor.as_str() {
            "middle" => strand.x - whole / 2.0,
            "end" => strand.x - whole,
            _ => strand.x,
        };
        for part in parts {
            let next = x + wide(&part);
            let (style, face, words) = part;
            let at = affine * Point::new(f64::from(x), f64::from(strand.y));
            x = next;
            if words.trim().is_empty()
                || style.fill == "none"
                || at.x.abs().max(at.y.abs()) > f64::from(FAR)
            {
                continue;
            }
            let halo = (style.stroke != "none" && style.stroke_width > 0.0).then(|| {
                let ink = style.ink(&style.stroke, style.stroke_opacity);
                (ink, style.stroke_width * scale)
            });
            shapes.push(Shape::Words {
                x: narrow(at.x),
                y: narrow(at.y),
                size: (style.font_size * scale).clamp(0.01, 2000.0),
                face,
                ink: style.ink(&style.fill, style.fill_opacity),
                halo,
                words,
            });
        }
    }
    (shapes, boxes)
}

/// Parts words into strands, a new one wherever a place is given.
fn gather(node: Node<'_, '_>, style: &Style, strands: &mut Vec<Strand>) {
    let given = |name| {
        node.attribute(name)
            .and_then(|v| numbers(v).first().copied())
    };
    let moved = |name| node.attribute(name).and_then(number);
    let (before_x, before_y) = strands.last().map_or((0.0, 0.0), |s| (s.x, s.y));
    let placed = [given("x"), given("y"), moved("dx"), moved("dy")];
    if strands.is_empty() || placed.iter().any(Option::is_some) {
        let [x, y, dx, dy] = placed;
        strands.push(Strand {
            x: x.unwrap_or(before_x) + dx.unwrap_or(0.0),
            y: y.unwrap_or(before_y) + dy.unwrap_or(0.0),
            anchor: style.anchor.clone(),
            parts: Vec::new(),
        });
    }
    for child in node.children() {
        if let Some(words) = child.text().filter(|_| child.is_text()) {
            let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(strand) = strands.last_mut()
                && !words.is_empty()
            {
                if !strand.parts.is_empty() {
                    strand.parts.push((style.clone(), " ".to_owned()));
                }
                strand.parts.push((style.clone(), words));
            }
        } else if child.tag_name().name() == "tspan" {
            gather(child, &style.under(child), strands);
        }
    }
}
