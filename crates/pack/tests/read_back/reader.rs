//! A reader of tagged PDFs, as software for people who do not see the page reads them: the tree, and the words under it.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Page;

/// A part of the tree.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// What it is, after the map of roles: "H1", "TH".
    pub(crate) role: String,
    pub(crate) alternative: Option<String>,
    pub(crate) title: Option<String>,
    /// "Row" or "Column" of a head of cells.
    pub(crate) scope: Option<String>,
    pub(crate) numbering: Option<String>,
    /// Where it lies on its page: left, foot, right, top.
    pub(crate) bounds: Option<[f32; 4]>,
    pub(crate) kids: Vec<Kid>,
}

#[derive(Debug)]
pub(crate) enum Kid {
    Part(Part),
    Words(String),
}

impl Part {
    /// Everything said under it, in the order of reading.
    pub(crate) fn said(&self) -> String {
        self.kids
            .iter()
            .map(|kid| match kid {
                Kid::Part(part) => part.said(),
                Kid::Words(words) => words.clone(),
            })
            .collect()
    }

    /// It and all beneath it, in the order of reading.
    pub(crate) fn all(&self) -> Vec<&Part> {
        let mut all = vec![self];
        for kid in &self.kids {
            if let Kid::Part(part) = kid {
                all.extend(part.all());
            }
        }
        all
    }

    /// The parts right beneath it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Part(part) => Some(part),
            Kid::Words(_) => None,
        })
    }
}

/// What a file says of itself and holds.
pub(crate) struct Read {
    pub(crate) tree: Part,
    pub(crate) language: String,
    pub(crate) marked: bool,
    pub(crate) shows_title: bool,
    pub(crate) title: String,
    pub(crate) xmp: String,
    /// The words of each page that are no part of the tree.
    pub(crate) artefacts: Vec<String>,
    /// Words drawn under no tag at all.
    pub(crate) untagged: String,
    /// Bookmarks with their depth, in order.
    pub(crate) bookmarks: Vec<(usize, String)>,
    pub(crate) pages: usize,
    /// Marks on pages that no part of the tree holds.
    pub(crate) orphans: usize,
}

/// Reads a file.
pub(crate) fn read(bytes: Vec<u8>) -> Read {
    let pdf = Pdf::new(bytes).expect("it is a PDF");
    let catalogue: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let mut marks = BTreeMap::new();
    let mut artefacts = Vec::new();
    let mut untagged = String::new();
    for page in pdf.pages().iter() {
        let number = page.raw().obj_id().unwrap().obj_number;
        let mut artefact = String::new();
        words_of(page, |mark, words| match mark {
            Mark::Tagged(mark) => marks
                .entry((number, mark))
                .or_insert_with(String::new)
                .push_str(words),
            Mark::Artefact => artefact.push_str(words),
            Mark::None => untagged.push_str(words),
        });
        artefacts.push(artefact);
    }
    let pages = artefacts.len();
    let root: Dict<'_> = catalogue.get("StructTreeRoot").expect("a tree");
    let roles: Option<Dict<'_>> = root.get("RoleMap");
    let mut tree = Part::default();
    kids(&root, &roles, None, &mut marks, &mut tree);
    let mut bookmarks = Vec::new();
    if let Some(outlines) = catalogue.get::<Dict<'_>>("Outlines") {
        outline(&outlines, 0, &mut bookmarks);
    }
    let xmp = catalogue
        .get::<Stream<'_>>("Metadata")
        .expect("metadata")
        .decoded()
        .unwrap()
        .into_owned();
    let shown: Option<Dict<'_>> = catalogue.get("ViewerPreferences");
    Read {
        tree,
        language: catalogue
            .get::<PdfString<'_>>("Lang")
            .map(|s| text(&s))
            .unwrap_or_default(),
        marked: catalogue
            .get::<Dict<'_>>("MarkInfo")
            .and_then(|info| info.get::<bool>("Marked"))
            .unwrap_or(false),
        shows_title: shown
            .and_then(|s| s.get::<bool>("DisplayDocTitle"))
            .unwrap_or(false),
        title: pdf
            .metadata()
            .title
            .as_deref()
            .map(decoded)
            .unwrap_or_default(),
        xmp: String::from_utf8(xmp).unwrap(),
        artefacts,
        untagged,
        bookmarks,
        pages,
        orphans: marks.len(),
    }
}

enum Mark {
    Tagged(i32),
    Artefact,
    None,
}

/// What a stretch of a page is.
enum Open {
    Tagged(i32),
    Artefact,
    /// Its words are said in place of those drawn.
    Instead,
    Other,
}

/// Goes through the words of a page with what each stands under.
fn words_of(page: &Page<'_>, mut each: impl FnMut(Mark, &str)) {
    let mut open: Vec<Open> = Vec::new();
    let mut font: Option<CMap> = None;
    let mut operations = page.typed_operations();
    while let Some(op) = operations.next() {
        let said = match op {
            Op::BeginMarkedContent(begun) => {
                let artefact = begun.0.as_ref() == b"Artifact";
                open.push(if artefact {
                    Open::Artefact
                } else {
                    Open::Other
                });
                continue;
            }
            Op::BeginMarkedContentWithProperties(begun) => {
                let dict = match begun.1 {
                    Object::Dict(dict) => dict.clone(),
                    _ => Dict::empty(),
                };
                let instead = dict.get::<PdfString<'_>>("ActualText").map(|s| text(&s));
                open.push(match (dict.get::<i32>("MCID"), &instead) {
                    (Some(mark), _) => Open::Tagged(mark),
                    (None, Some(_)) => Open::Instead,
                    (None, None) if begun.0.as_ref() == b"Artifact" => Open::Artefact,
                    (None, None) => Open::Other,
                });
                match instead {
                    Some(words) => words,
                    None => continue,
                }
            }
            Op::EndMarkedContent(_) => {
                open.pop();
                continue;
            }
            Op::TextFont(set) => {
                let dict = page.resources().get_font(set.0).expect("the font is there");
                let stream: Stream<'_> = dict.get("ToUnicode").expect("letters have a meaning");
                font = CMap::parse(&stream.decoded().unwrap(), |_| None);
                continue;
            }
            Op::ShowText(_) | Op::ShowTexts(_) if matches!(open.last(), Some(Open::Instead)) => {
                continue;
            }
            Op::ShowText(shown) => letters(font.as_ref(), shown.0.as_bytes()),
            Op::ShowTexts(shown) => shown
                .0
                .iter::<Object<'_>>()
                .filter_map(Object::into_string)
                .map(|part| letters(font.as_ref(), part.as_bytes()))
                .collect(),
            _ => continue,
        };
        let mark = open.iter().rev().find_map(|o| match o {
            Open::Tagged(mark) => Some(Mark::Tagged(*mark)),
            Open::Artefact => Some(Mark::Artefact),
            Open::Instead | Open::Other => None,
        });
        each(mark.unwrap_or(Mark::None), &said);
    }
}

/// What letters of two bytes each mean.
fn letters(font: Option<&CMap>, shown: &[u8]) -> String {
    shown
        .chunks(2)
        .map(|code| {
            let code = code
                .iter()
                .fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            match font.and_then(|font| font.lookup_bf_string(code)) {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => panic!("a letter without a meaning"),
            }
        })
        .collect()
}

type Marks = BTreeMap<(u32, i32), String>;

/// Reads what lies beneath a part, taking what was drawn for it from the pages.
fn kids(
    dict: &Dict<'_>,
    roles: &Option<Dict<'_>>,
    page: Option<u32>,
    marks: &mut Marks,
    into: &mut Part,
) {
    let all: Vec<Object<'_>> = match dict.get::<Object<'_>>("K") {
        Some(Object::Array(all)) => all.iter::<Object<'_>>().collect(),
        Some(one) => vec![one],
        None => vec![],
    };
    let page = dict.get_ref("Pg").map(|page| page.obj_number).or(page);
    for kid in all {
        let (page, mark) = match kid {
            Object::Number(number) => (page, number.as_i64()),
            Object::Dict(kid) if kid.contains_key("MCID") => {
                let own = kid.get_ref("Pg").map(|page| page.obj_number);
                (own.or(page), i64::from(kid.get::<i32>("MCID").unwrap()))
            }
            Object::Dict(kid) => {
                into.kids.push(Kid::Part(part(&kid, roles, page, marks)));
                continue;
            }
            other => panic!("{other:?} in the tree"),
        };
        let key = (
            page.expect("a mark has a page"),
            i32::try_from(mark).unwrap(),
        );
        // A drawing without words is drawn all the same.
        into.kids
            .push(Kid::Words(marks.remove(&key).unwrap_or_default()));
    }
}

fn part(dict: &Dict<'_>, roles: &Option<Dict<'_>>, page: Option<u32>, marks: &mut Marks) -> Part {
    let named = dict.get::<Name<'_>>("S").expect("a part says what it is");
    let meant = roles
        .as_ref()
        .and_then(|roles| roles.get::<Name<'_>>(named.as_ref()));
    let said = |key: &str| dict.get::<PdfString<'_>>(key).map(|s| text(&s));
    let mut part = Part {
        role: meant.unwrap_or(named).as_str().to_owned(),
        alternative: said("Alt"),
        title: said("T"),
        ..Part::default()
    };
    let attributes: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().collect(),
        Some(Object::Dict(one)) => vec![one],
        _ => vec![],
    };
    for attribute in attributes {
        let name = |key: &str| {
            attribute
                .get::<Name<'_>>(key)
                .map(|n| n.as_str().to_owned())
        };
        part.scope = part.scope.take().or(name("Scope"));
        part.bounds = part.bounds.or(attribute.get::<[f32; 4]>("BBox"));
        part.numbering = part.numbering.take().or(name("ListNumbering"));
    }
    kids(dict, roles, page, marks, &mut part);
    part
}

fn outline(dict: &Dict<'_>, depth: usize, found: &mut Vec<(usize, String)>) {
    let mut next: Option<Dict<'_>> = dict.get("First");
    while let Some(item) = next {
        assert!(item.contains_key("Dest"), "a bookmark leads somewhere");
        found.push((depth, text(&item.get::<PdfString<'_>>("Title").unwrap())));
        outline(&item, depth + 1, found);
        next = item.get("Next");
    }
}

fn text(string: &PdfString<'_>) -> String {
    decoded(string.as_bytes())
}

/// Words as a file holds them: UTF-16 behind its sign, or else plain letters.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16(&units).unwrap()
        }
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}
