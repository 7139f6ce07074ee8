//! What stands on the pages, drawn into the file.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Affine, BezPath, PathEl};

use crate::drawing::{self, Drawing, Ink, Paint, Shape, narrow};
use crate::letters::Face;

/// The faces as the file keeps them.
pub(super) struct Fonts {
    plain: Font,
    bold: Font,
    italic: Font,
}

impl Fonts {
    pub(super) fn new() -> Option<Self> {
        let font = |face: Face| Font::new(face.bytes().into(), 0);
        Some(Self {
            plain: font(Face::Plain)?,
            bold: font(Face::Bold)?,
            italic: font(Face::Italic)?,
        })
    }

    fn of(&self, face: Face) -> Font {
        match face {
            Face::Plain => self.plain.clone(),
            Face::Bold => self.bold.clone(),
            Face::Italic => self.italic.clone(),
        }
    }
}

/// Words in a size and a face, and whether they are filled or their outlines are.
#[derive(Clone, Copy)]
pub(super) struct Set<'a> {
    pub(super) words: &'a str,
    pub(super) size: f32,
    pub(super) face: Face,
}

/// Words from a place on.
pub(super) fn words(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    set: Set<'_>,
    (x, y): (f32, f32),
    ink: Ink,
) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(ink)));
    glyphs(surface, fonts, set, (x, y), false);
}

fn glyphs(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    set: Set<'_>,
    (x, y): (f32, f32),
    outlined: bool,
) {
    let glyphs: Vec<KrillaGlyph> = set
        .words
        .char_indices()
        .map(|(from, letter)| {
            let glyph = set.face.glyph(letter);
            KrillaGlyph::new(
                GlyphId::new(glyph.id),
                glyph.advance,
                0.0,
                0.0,
                0.0,
                from..from + letter.len_utf8(),
                None,
            )
        })
        .collect();
    if !glyphs.is_empty() {
        let font = fonts.of(set.face);
        surface.draw_glyphs(
            Point::from_xy(x, y),
            &glyphs,
            font,
            set.words,
            set.size,
            outlined,
        );
    }
}

/// A plain bar.
pub(super) fn bar(
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    ink: Ink,
) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else {
        return;
    };
    let mut builder = PathBuilder::new();
    builder.push_rect(rect);
    if let Some(path) = builder.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

/// A drawing at a place, so large.
pub(super) fn drawing(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    drawing: &Drawing,
    (x, y): (f32, f32),
    scale: f32,
) {
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    shapes(surface, fonts, &drawing.shapes);
    surface.pop();
}

fn shapes(surface: &mut Surface<'_>, fonts: &Fonts, shapes: &[Shape]) {
    for shape in shapes {
        match shape {
            Shape::Path { path, fill, stroke } => {
                let Some(path) = outline(path) else { continue };
                let fill = fill
                    .as_ref()
                    .and_then(|paint| painted(surface, fonts, paint));
                let stroke = stroke.as_ref().map(stroked);
                if fill.is_some() || stroke.is_some() {
                    surface.set_fill(fill);
                    surface.set_stroke(stroke);
                    surface.draw_path(&path);
                }
            }
            Shape::Words {
                x,
                y,
                size,
                face,
                ink,
                halo,
                words: said,
            } => {
                let set = Set {
                    words: said,
                    size: *size,
                    face: *face,
                };
                if let Some((band, width)) = halo {
                    surface.set_fill(None);
                    surface.set_stroke(Some(stroked(&drawing::Stroke {
                        ink: *band,
                        width: *width,
                        dash: Vec::new(),
                        round_ends: true,
                        round_joins: true,
                    })));
                    glyphs(surface, fonts, set, (*x, *y), true);
                }
                words(surface, fonts, set, (*x, *y), *ink);
            }
        }
    }
    surface.set_stroke(None);
}

fn painted(surface: &mut Surface<'_>, fonts: &Fonts, paint: &Paint) -> Option<Fill> {
    match paint {
        Paint::Ink(ink) => Some(fill(*ink)),
        Paint::Tiles {
            width,
            height,
            turned,
            shapes: tile,
            opacity,
        } => {
            let mut builder = surface.stream_builder();
            let mut inside = builder.surface();
            shapes(&mut inside, fonts, tile);
            inside.finish();
            let pattern = Pattern {
                stream: builder.finish(),
                transform: moved(*turned)?,
                width: *width,
                height: *height,
            };
            Some(Fill {
                paint: pattern.into(),
                opacity: part(*opacity),
                rule: FillRule::NonZero,
            })
        }
    }
}

/// A transform that can be undone; none of what flattens all there is.
fn moved(affine: Affine) -> Option<Transform> {
    let [a, b, c, d, e, f] = affine.as_coeffs().map(narrow);
    (affine.determinant().abs() > 1e-6).then(|| Transform::from_row(a, b, c, d, e, f))
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: colour(ink).into(),
        opacity: part(ink.opacity),
        rule: FillRule::NonZero,
    }
}

fn stroked(stroke: &drawing::Stroke) -> Stroke {
    Stroke {
        paint: colour(stroke.ink).into(),
        width: stroke.width,
        line_cap: if stroke.round_ends {
            LineCap::Round
        } else {
            LineCap::Butt
        },
        line_join: if stroke.round_joins {
            LineJoin::Round
        } else {
            LineJoin::Miter
        },
        opacity: part(stroke.ink.opacity),
        dash: (!stroke.dash.is_empty()).then(|| StrokeDash {
            array: stroke.dash.clone(),
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}

fn colour(ink: Ink) -> rgb::Color {
    let (red, green, blue) = ink.rgb;
    rgb::Color::new(red, green, blue)
}

fn part(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn outline(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let at = |p: &kurbo::Point| (narrow(p.x), narrow(p.y));
    for element in path.elements() {
        match element {
            PathEl::MoveTo(p) => {
                let (x, y) = at(p);
                builder.move_to(x, y);
            }
            PathEl::LineTo(p) => {
                let (x, y) = at(p);
                builder.line_to(x, y);
            }
            PathEl::QuadTo(a, p) => {
                let ((ax, ay), (x, y)) = (at(a), at(p));
                builder.quad_to(ax, ay, x, y);
            }
            PathEl::CurveTo(a, b, p) => {
                let ((ax, ay), (bx, by), (x, y)) = (at(a), at(b), at(p));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}
