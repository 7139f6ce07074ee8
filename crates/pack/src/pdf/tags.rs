//! The tree that says what everything on the pages is and in which order it is read.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What a part of a paper is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    Heading {
        level: u8,
        words: String,
    },
    Paragraph,
    /// Words within a paragraph.
    Words,
    /// What somebody said, within a paragraph.
    Quote,
    List {
        numbered: bool,
    },
    Item,
    Label,
    Body,
    Table {
        summary: String,
    },
    Head,
    Rows,
    Row,
    HeadOfColumn,
    HeadOfRow,
    Cell,
    Caption,
    Figure {
        alternative: String,
    },
    Part,
    Contents,
    Entry,
}

/// A part of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(usize);

/// What is drawn together and read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark(usize);

enum Kid {
    Place(Place),
    Mark(Mark),
}

/// The tree while it grows.
#[derive(Default)]
pub(super) struct Tags {
    roots: Vec<Place>,
    places: Vec<(Role, Vec<Kid>)>,
    /// For each mark, what was drawn under it, page by page.
    drawn: Vec<Vec<Identifier>>,
    /// Where the drawing of a mark lies.
    bounds: BTreeMap<usize, BBox>,
}

impl Tags {
    /// A part that stands at the top, after those before it.
    pub(super) fn root(&mut self, role: Role) -> Place {
        let place = self.place(role);
        self.roots.push(place);
        place
    }

    /// A part within another, after what it holds already.
    pub(super) fn within(&mut self, outer: Place, role: Role) -> Place {
        let place = self.place(role);
        if let Some((_, kids)) = self.places.get_mut(outer.0) {
            kids.push(Kid::Place(place));
        }
        place
    }

    /// A mark for what is drawn of a part.
    pub(super) fn mark(&mut self, of: Place) -> Mark {
        let mark = Mark(self.drawn.len());
        self.drawn.push(Vec::new());
        if let Some((_, kids)) = self.places.get_mut(of.0) {
            kids.push(Kid::Mark(mark));
        }
        mark
    }

    /// Notes that something was drawn under a mark.
    pub(super) fn drawn(&mut self, mark: Mark, as_what: Identifier) {
        if let Some(drawn) = self.drawn.get_mut(mark.0) {
            drawn.push(as_what);
        }
    }

    /// Notes where what is drawn under a mark lies on its page, counted from 0.
    pub(super) fn bounded(&mut self, mark: Mark, page: usize, rect: Rect) {
        self.bounds.insert(mark.0, BBox::new(page, rect));
    }

    fn place(&mut self, role: Role) -> Place {
        self.places.push((role, Vec::new()));
        Place(self.places.len() - 1)
    }

    /// The tree as the file keeps it.
    pub(super) fn tree(&self) -> TagTree {
        let mut tree = TagTree::new();
        for root in &self.roots {
            if let Some(group) = self.group(*root) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&self, place: Place) -> Option<TagGroup> {
        let (role, kids) = self.places.get(place.0)?;
        let bounds = kids.iter().find_map(|kid| match kid {
            Kid::Mark(mark) => self.bounds.get(&mark.0).copied(),
            Kid::Place(_) => None,
        });
        let mut group = TagGroup::new(kind(role, bounds));
        for kid in kids {
            match kid {
                Kid::Place(place) => group.children.extend(self.group(*place).map(Node::Group)),
                Kid::Mark(mark) => {
                    let drawn = self.drawn.get(mark.0).into_iter().flatten();
                    group.children.extend(drawn.copied().map(Node::Leaf));
                }
            }
        }
        // A cell with nothing in it still stands for its column.
        let keeps_place = matches!(role, Role::Cell | Role::HeadOfRow | Role::HeadOfColumn);
        (keeps_place || !group.children.is_empty()).then_some(group)
    }
}

fn kind(role: &Role, bounds: Option<BBox>) -> TagKind {
    match role {
        Role::Heading { level, words } => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Words => Tag::Span.into(),
        Role::Quote => Tag::InlineQuote.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table { summary } if summary.is_empty() => Tag::Table.into(),
        Role::Table { summary } => Tag::Table.with_summary(Some(summary.clone())).into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadOfColumn => Tag::TH(TableHeaderScope::Column).into(),
        Role::HeadOfRow => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Figure { alternative } => Tag::Figure(Some(alternative.clone()))
            .with_bbox(bounds)
            .into(),
        Role::Part => Tag::Part.into(),
        Role::Contents => Tag::TOC.into(),
        Role::Entry => Tag::TOCI.into(),
    }
}
