//! A paper as a tagged PDF (PDF/UA-1), on A4, in letters of our own: the same bytes for the same paper.

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};

use crate::letters::{self, Face};
use crate::paper::Paper;

mod flow;
mod lines;
mod paint;
mod set;
mod tags;

use flow::{Item, Placed};
use paint::{Fonts, Set};
use set::Composed;
use tags::Mark;

/// A4, in points.
const SHEET: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = (SHEET.0 - set::WIDTH) / 2.0;
const TOP: f32 = 52.0;
/// Where the foot begins, and so how tall the text may be.
const FOOT: f32 = SHEET.1 - 60.0;
const ROOM: f32 = FOOT - 12.0 - TOP;
/// No board reads a paper of more pages than this.
const MOST_PAGES: usize = 5000;

/// Why a paper is not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrint {
    /// It would have more pages than anybody reads.
    #[error("the paper would have more than {MOST_PAGES} pages")]
    TooLong,
    /// The letters of this program could not be used.
    #[error("the letters papers are printed with could not be read")]
    NoLetters,
    /// What was made would not be a PDF that everyone can read, and so is not given out.
    #[error("the file would not meet PDF/UA-1: {0}")]
    NotAccessible(String),
}

/// A paper in print.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// How many letters are shown as boxes, because no face has them. The first page says so.
    pub boxes: u32,
    /// How many pictures could not be drawn, or not whole. The first page says so.
    pub undrawn: u32,
}

impl std::fmt::Debug for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Printed({} pages, {} bytes)",
            self.pages,
            self.bytes.len()
        )
    }
}

/// A paper as a tagged PDF: [`print()`] without the figures.
///
/// # Errors
/// As [`print()`].
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, CannotPrint> {
    print(paper).map(|printed| printed.bytes)
}

/// Prints a paper on A4 as a tagged PDF of the form PDF/UA-1.
///
/// # Errors
/// Where the paper is too long for anybody, or what would come out is not accessible to everyone.
pub fn print(paper: &Paper) -> Result<Printed, CannotPrint> {
    let mut composed = set::paper(paper);
    let pages = flow::pages(&composed.slabs, &composed.heads, ROOM);
    if pages.len() > MOST_PAGES {
        return Err(CannotPrint::TooLong);
    }
    composed.number(&pages);
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| CannotPrint::NotAccessible("no such form".to_owned()))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let fonts = Fonts::new().ok_or(CannotPrint::NoLetters)?;
    let foot = Foot::of(paper, pages.len());
    for (number, placed) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(SHEET.0, SHEET.1).ok_or(CannotPrint::NoLetters)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        sheet(&mut surface, &fonts, &mut composed, (number, placed));
        foot.draw(&mut surface, &fonts, number + 1);
        surface.finish();
        page.finish();
    }
    document.set_metadata(about(paper));
    document.set_outline(outline(paper, &composed, &pages));
    document.set_tag_tree(composed.tags.tree());
    let bytes = document
        .finish()
        .map_err(|error| CannotPrint::NotAccessible(error.to_string()))?;
    Ok(Printed {
        bytes,
        pages: pages.len(),
        boxes: composed.boxes,
        undrawn: composed.undrawn,
    })
}

/// Draws what stands on one page. What follows one another under one mark is one stretch of the tree.
fn sheet(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    composed: &mut Composed,
    (page, placed): (usize, &[Placed]),
) {
    let mut open: Option<Option<Mark>> = None;
    for placed in placed {
        let (top, items) = match *placed {
            Placed::Slab { top, slab } => (top, composed.slabs.get(slab).map(|s| &s.items)),
            Placed::Head { top, head } => (top, composed.heads.get(head).map(|h| &h.items)),
        };
        for item in items.into_iter().flatten() {
            let mark = match item {
                Item::Words { mark, .. } | Item::Drawing { mark, .. } => *mark,
                Item::Bar { .. } => None,
            };
            if open != Some(mark) {
                if open.is_some() {
                    surface.end_tagged();
                }
                let tag = match (mark, item) {
                    (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                    (Some(_), Item::Drawing { .. }) => ContentTag::Other,
                    (Some(_), Item::Words { .. } | Item::Bar { .. }) => {
                        ContentTag::Span(SpanTag::empty())
                    }
                };
                let stretch = surface.start_tagged(tag);
                if let Some(mark) = mark {
                    composed.tags.drawn(mark, stretch);
                    if let Some(bounds) = bounds(item, TOP + top) {
                        composed.tags.bounded(mark, page, bounds);
                    }
                }
                open = Some(mark);
            }
            draw(surface, fonts, item, TOP + top);
        }
    }
    if open.is_some() {
        surface.end_tagged();
    }
}

/// Where a drawing lies on its page.
fn bounds(item: &Item, top: f32) -> Option<Rect> {
    match item {
        Item::Drawing {
            x,
            y,
            scale,
            drawing,
            ..
        } => Rect::from_xywh(
            LEFT + x,
            top + y,
            drawing.width * scale,
            drawing.height * scale,
        ),
        Item::Words { .. } | Item::Bar { .. } => None,
    }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, item: &Item, top: f32) {
    match item {
        Item::Words {
            x,
            y,
            size,
            face,
            ink,
            words,
            ..
        } => {
            let set = Set {
                words,
                size: *size,
                face: *face,
            };
            paint::words(surface, fonts, set, (LEFT + x, top + y), *ink);
        }
        Item::Bar {
            x,
            y,
            width,
            height,
            ink,
        } => paint::bar(surface, (LEFT + x, top + y), (*width, *height), *ink),
        Item::Drawing {
            x,
            y,
            scale,
            drawing,
            ..
        } => paint::drawing(surface, fonts, drawing, (LEFT + x, top + y), *scale),
    }
}

/// What stands at the foot of every page, and is no part of what is read.
struct Foot {
    holder: &'static str,
    whose: String,
    made: String,
    pages: usize,
}

impl Foot {
    /// Smaller than [`set::LEAST`], as nothing else of a paper is: who may hold it, whose it is and which page stand on
    /// its first page too, in the letters of the rest.
    const SIZE: f32 = 9.5;

    fn of(paper: &Paper, pages: usize) -> Self {
        let one = |words: String| Face::Plain.cut(&letters::line(&words), set::WIDTH, Self::SIZE);
        let whose = match paper.authority.trim() {
            "" => paper.titled(),
            authority => format!("{authority} · {}", paper.titled()),
        };
        Self {
            holder: paper.classification.words(),
            whose: one(whose),
            made: one(paper.made_of()),
            pages,
        }
    }

    fn draw(&self, surface: &mut Surface<'_>, fonts: &Fonts, page: usize) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Footer,
        )));
        paint::bar(surface, (LEFT, FOOT), (set::WIDTH, 0.75), set::RULE);
        let number = format!("Page {page} of {}", self.pages);
        let right = LEFT + set::WIDTH - Face::Plain.width(&number, Self::SIZE);
        let mut line = |words: &str, face, x, down, ink| {
            let size = Self::SIZE;
            paint::words(
                surface,
                fonts,
                Set { words, size, face },
                (x, FOOT + down),
                ink,
            );
        };
        line(self.holder, Face::Bold, LEFT, 13.0, set::INK);
        line(&number, Face::Plain, right, 13.0, set::INK);
        line(&self.whose, Face::Plain, LEFT, 25.5, set::SECOND);
        line(&self.made, Face::Plain, LEFT, 38.0, set::SECOND);
        surface.end_tagged();
    }
}

fn about(paper: &Paper) -> Metadata {
    Metadata::new()
        .title(paper.titled())
        .description(letters::line(&paper.subtitle))
        .authors(vec![letters::line(&paper.authority)])
        .keywords(vec![paper.classification.words().to_owned()])
        .creator("Waymark".to_owned())
        .language("en-GB".to_owned())
}

/// The bookmarks: the title, then the headings as they lie within one another.
fn outline(paper: &Paper, composed: &Composed, pages: &[Vec<Placed>]) -> Outline {
    let first = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    let mut found = vec![(1_u8, paper.titled(), first)];
    for (page, placed) in pages.iter().enumerate() {
        for placed in placed {
            if let Placed::Slab { top, slab } = *placed
                && let Some((level, words)) =
                    composed.slabs.get(slab).and_then(|s| s.heading.as_ref())
            {
                let at = Point::from_xy(0.0, (TOP + top - 12.0).max(0.0));
                found.push((*level, words.clone(), XyzDestination::new(page, at)));
            }
        }
    }
    let mut outline = Outline::new();
    let mut rest = found.into_iter().peekable();
    while let Some(node) = bookmark(&mut rest, 1) {
        outline.push_child(node);
    }
    outline
}

type Found = std::iter::Peekable<std::vec::IntoIter<(u8, String, XyzDestination)>>;

/// The next heading of a level with those beneath it; none where the next stands higher.
fn bookmark(rest: &mut Found, level: u8) -> Option<OutlineNode> {
    let (found, words, at) = rest.next_if(|(found, ..)| *found >= level)?;
    let mut node = OutlineNode::new(words, at).with_open(found == 1);
    while let Some(inner) = bookmark(rest, found + 1) {
        node.push_child(inner);
    }
    Some(node)
}
