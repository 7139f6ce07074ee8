//! Where every paragraph and point of the library stands, and the index that finds them by their words.

use inspection::record::{Paragraph, Point};
use inspection::search::{Found, Index, Query};
use inspection::themes::ThemeId;

use super::{Kept, Library};

/// A text that can be found: a paragraph or a point of a report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The report, by its place in the library.
    pub(crate) report: usize,
    what: What,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Point(usize),
    Paragraph(usize, usize),
}

/// The text at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Passage<'a> {
    /// An improvement point.
    Point(&'a Point),
    /// A paragraph.
    Paragraph(&'a Paragraph),
}

/// Every text and the index over them.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    places: Vec<Place>,
    index: Index,
}

impl Shelf {
    /// Puts every paragraph and point of every report on the shelf. A list of points stands in the body too; there
    /// it is left out, so that nothing is found twice.
    pub(super) fn of(library: &Library) -> Self {
        let mut places = Vec::new();
        let mut texts = Vec::new();
        for (report, kept) in library.reports.iter().enumerate() {
            for (at, point) in kept.record.points.iter().enumerate() {
                places.push(Place {
                    report,
                    what: What::Point(at),
                });
                texts.push(point.text.as_str());
            }
            for (s, section) in kept.record.sections.iter().enumerate() {
                if section.kind == inspection::record::SectionKind::Points {
                    continue;
                }
                for (p, paragraph) in section.paragraphs.iter().enumerate() {
                    places.push(Place {
                        report,
                        what: What::Paragraph(s, p),
                    });
                    texts.push(paragraph.text.as_str());
                }
            }
        }
        let index = Index::build((0_u32..).zip(texts));
        Self { places, index }
    }

    /// How many texts it holds.
    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }

    /// The places that answer a query and that `keep` lets through, the best `most` first, and how many in all.
    pub(crate) fn find(
        &self,
        query: &Query,
        most: usize,
        keep: impl Fn(Place) -> bool,
    ) -> (Vec<Place>, usize) {
        let at = |doc: u32| {
            usize::try_from(doc)
                .ok()
                .and_then(|doc| self.places.get(doc))
                .copied()
        };
        let Found { hits, total } = self
            .index
            .find(query, most, |doc| at(doc).is_some_and(&keep));
        (
            hits.into_iter().filter_map(|hit| at(hit.doc)).collect(),
            total,
        )
    }
}

impl Place {
    /// The text at this place of a report.
    pub(crate) fn passage(self, kept: &Kept) -> Option<Passage<'_>> {
        match self.what {
            What::Point(at) => kept.record.points.get(at).map(Passage::Point),
            What::Paragraph(s, p) => kept
                .record
                .sections
                .get(s)?
                .paragraphs
                .get(p)
                .map(Passage::Paragraph),
        }
    }
}

impl<'a> Passage<'a> {
    /// Its words.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Point(point) => &point.text,
            Self::Paragraph(paragraph) => &paragraph.text,
        }
    }

    /// What it is about.
    pub(crate) fn themes(self) -> &'a [ThemeId] {
        match self {
            Self::Point(point) => &point.themes,
            Self::Paragraph(paragraph) => &paragraph.themes,
        }
    }

    /// The page it begins on.
    pub(crate) fn page(self) -> u16 {
        match self {
            Self::Point(point) => point.page,
            Self::Paragraph(paragraph) => paragraph.page,
        }
    }

    /// The number printed before it.
    pub(crate) fn number(self) -> Option<u16> {
        match self {
            Self::Point(point) => point.number,
            Self::Paragraph(paragraph) => paragraph.number,
        }
    }
}
