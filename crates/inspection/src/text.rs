//! PDF bytes to lines of text with their page and place.

mod content;
mod encoding;
mod font;
mod guard;
mod inflate;
mod lines;
mod normalise;
mod page;

use hayro_syntax::{LoadPdfError, Pdf};

pub use normalise::{BULLET, SUB_BULLET, normalise};
use page::Shared;

/// A report's text.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// What was strange in the file, each with its page.
    pub strange: Vec<(Option<u16>, String)>,
}

/// A page's lines, from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Counted from 1.
    pub number: u16,
    /// Points (1/72 inch).
    pub width: f32,
    /// Points.
    pub height: f32,
    /// From top to bottom; cells of one table row that stand at one height are one line with several spans.
    pub lines: Vec<Line>,
}

/// Text standing on one base line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The text, spans joined by a space; characters normalised (see [`normalise`]).
    ///
    /// The raised number that points to a footnote is left out of it: it stands among the spans only.
    /// (The one that begins a footnote at the foot of the page is the line's first span and is kept.)
    pub text: String,
    /// Left edge in points from the page's left.
    pub x: f32,
    /// Base line in points from the page's top.
    pub y: f32,
    /// The largest type size on the line, in points.
    pub size: f32,
    /// Whether all of its letters are bold.
    pub bold: bool,
    /// Pieces that stand apart: table cells, a bullet and its text, a number and its text; after them
    /// the raised footnote marks of the line, each a span of its smaller size.
    pub spans: Vec<Span>,
}

/// A piece of a line set apart from the next by more than a word space.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Left edge in points from the page's left.
    pub x: f32,
    /// Right edge in points from the page's left.
    pub right: f32,
    /// Type size in points.
    pub size: f32,
    /// Whether it is set in bold.
    pub bold: bool,
}

/// Why a file has no text to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// The bytes are not a PDF.
    #[error("this is not a PDF")]
    NotPdf,
    /// It is locked with a password.
    #[error("the PDF is locked with a password; save a copy without one and add that")]
    Locked,
    /// Its structure is damaged beyond reading.
    #[error("the PDF is damaged; fetch it again from the publisher")]
    Damaged,
    /// It holds pictures of pages and no text.
    #[error("the PDF holds pictures of pages and no text; it would need to be recognised first")]
    Scanned,
    /// It asks for more than the limits allow.
    #[error("the PDF unpacks to more than a report can hold")]
    TooLarge,
}

/// The largest file read: eight times the largest report seen.
pub const LARGEST_FILE: usize = 64 << 20;
/// The most pages read; the longest report seen has 61.
pub const MOST_PAGES: usize = 2000;

/// Reads the text of a PDF.
///
/// # Errors
/// [`NoText`] where there is no text to be had at all; a page that cannot be read is only named in
/// [`Text::strange`].
pub fn text(bytes: &[u8]) -> Result<Text, NoText> {
    if !bytes
        .get(..bytes.len().min(1024))
        .unwrap_or_default()
        .windows(5)
        .any(|window| window == b"%PDF-")
    {
        return Err(NoText::NotPdf);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(NoText::TooLarge);
    }
    guard::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => NoText::Locked,
        LoadPdfError::Invalid => NoText::Damaged,
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(NoText::TooLarge);
    }
    let mut shared = Shared::default();
    let mut text = Text::default();
    let mut pictures = false;
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let (width, height) = page.render_dimensions();
        let lines = match page::play(page, &mut shared) {
            Ok(shown) => {
                pictures |= shown.pictures;
                if shown.broken {
                    let why = "some of the page is damaged: words may be missing";
                    text.strange.push((Some(number), why.to_owned()));
                }
                lines::lines(shown)
            }
            Err(why) => {
                text.strange.push((Some(number), why.to_string()));
                Vec::new()
            }
        };
        text.pages.push(Page {
            number,
            width,
            height,
            lines,
        });
    }
    let empty = text.pages.iter().all(|page| page.lines.is_empty());
    match (empty, pictures) {
        (false, _) => Ok(text),
        (true, true) => Err(NoText::Scanned),
        (true, false) => Err(NoText::Damaged),
    }
}

#[cfg(test)]
mod tests;
