//! The body of a report by section: headings, paragraphs with their numbers and pages.

mod kinds;

use crate::read::face::Face;
use crate::read::furniture::{self, Block, Body, Mark};
use crate::record::{Doubt, Framework, Paragraph, Section, SectionKind};
use crate::text::Text;
use crate::{sentences, themes};

use kinds::Says;

/// Reads the sections of a report in order.
#[must_use]
pub fn read(text: &Text, face: &Face) -> (Vec<Section>, Vec<Doubt>) {
    of(&furniture::body(text), face)
}

/// What stands for a heading above the words under the table of judgements, which have none.
const UNDER_THE_TABLE: &str = "Summary";

/// The sections of a body.
pub(crate) fn of(body: &Body, face: &Face) -> (Vec<Section>, Vec<Doubt>) {
    let mut build = Build::new(face, body.size);
    let first = first_block(body, face);
    let mut contents: Option<u16> = None;
    for block in body.blocks.get(first..).unwrap_or_default() {
        if block.text.eq_ignore_ascii_case("contents") {
            contents = Some(block.page);
        }
        // A list of contents may run on to the next page; its lines end with page numbers.
        let in_contents = contents.is_some_and(|page| page == block.page);
        if in_contents || (block.apart && contents.is_some() && block.mark == Mark::None) {
            continue;
        }
        contents = contents.filter(|page| block.page <= page + 1);
        if kinds::is_heading(block, body.size) {
            build.heading(block);
        } else {
            build.words(block);
        }
    }
    build.close();
    let mut sections = build.sections;
    for paragraph in sections.iter_mut().flat_map(|s| &mut s.paragraphs) {
        paragraph.sentences = sentences::of(&paragraph.text);
        paragraph.themes = themes::of(&paragraph.text);
    }
    let doubts = check_numbers(&sections);
    (sections, doubts)
}

/// Where the body begins: after the first page, or after the table of judgements where words follow it there.
fn first_block(body: &Body, face: &Face) -> usize {
    let before = |page: u16| body.blocks.partition_point(|b| b.page <= page);
    match face.framework {
        Framework::LookedAfter2013 | Framework::Sif | Framework::LscbReview => {
            before(face.title_page)
        }
        Framework::Ilacs2018
        | Framework::Ilacs2023
        | Framework::Ilacs2026
        | Framework::IlacsLetter
        | Framework::Jtai => {
            let near = before(face.title_page + 1);
            // The headings of the body have the same words as the rows, set larger or in bold.
            let rows = body
                .blocks
                .iter()
                .take(near)
                .take_while(|b| b.page == face.title_page || !kinds::is_heading(b, body.size));
            rows.enumerate()
                .filter(|(_, b)| kinds::is_table_row(b, body.size))
                .last()
                .map_or(0, |(row, _)| row + 1)
        }
    }
}

/// Paragraph numbers run through a report: where one is left out, a paragraph was not found.
fn check_numbers(sections: &[Section]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut last: Option<u16> = None;
    for paragraph in sections.iter().flat_map(|s| &s.paragraphs) {
        let Some(number) = paragraph.number else {
            continue;
        };
        // A part appended with its own numbers begins again at 1.
        if let Some(last) = last
            && number != last.saturating_add(1)
            && number != 1
        {
            doubts.push(Doubt {
                field: Some("paragraphs".to_owned()),
                page: Some(paragraph.page),
                says: format!("The numbers of the paragraphs go from {last} to {number}."),
            });
        }
        last = Some(number);
    }
    doubts
}

/// The sections built so far.
struct Build {
    sections: Vec<Section>,
    open: Option<Section>,
    /// The last heading whose name says its kind: that kind, its type size and its words.
    chapter: (SectionKind, f32, String),
    body_size: f32,
    /// Whether the heading before was the frame of one: "Key judgement".
    framed: bool,
    /// Whether the part about the safeguarding board has begun.
    board: bool,
    title_page: u16,
    /// The left edge of the text of the paragraph that bullets and indented words go on with.
    inside: Option<f32>,
    /// The left edge of the outermost bullet of the list being read.
    bullet: Option<f32>,
}

impl Build {
    fn new(face: &Face, body_size: f32) -> Self {
        let summary = Section {
            heading: UNDER_THE_TABLE.to_owned(),
            kind: SectionKind::Summary,
            page: face.title_page,
            paragraphs: Vec::new(),
        };
        Self {
            sections: Vec::new(),
            open: Some(summary),
            chapter: (SectionKind::Summary, 0.0, UNDER_THE_TABLE.to_owned()),
            body_size,
            framed: false,
            board: face.framework == Framework::LscbReview,
            title_page: face.title_page,
            inside: None,
            bullet: None,
        }
    }

    /// Keeps the open section if it holds anything.
    fn close(&mut self) {
        if let Some(section) = self.open.take()
            && !section.paragraphs.is_empty()
        {
            self.sections.push(section);
        }
        self.inside = None;
        self.bullet = None;
    }

    fn heading(&mut self, block: &Block) {
        self.close();
        let heading = kinds::without_grade(&block.text);
        if block.page > self.title_page && kinds::names_the_board(heading) {
            self.board = true;
        }
        let large = block.size > self.body_size + 0.7;
        let framed = std::mem::take(&mut self.framed);
        let kind = match kinds::of(heading, self.chapter.0, self.board, large || framed) {
            Says::Kind(kind) => {
                self.chapter = (kind, block.size, heading.to_owned());
                kind
            }
            Says::PartOfChapter if large && block.size > self.chapter.1 + 0.4 => SectionKind::Other,
            Says::PartOfChapter => self.chapter.0,
            Says::Frame => {
                self.framed = true;
                return;
            }
        };
        self.open = Some(Section {
            heading: heading.to_owned(),
            kind,
            page: block.page,
            paragraphs: Vec::new(),
        });
    }

    fn words(&mut self, block: &Block) {
        if block.text.is_empty() {
            return;
        }
        let chapter = &self.chapter;
        // Words after a frame alone go on under the chapter's own heading.
        let section = self.open.get_or_insert_with(|| Section {
            heading: chapter.2.clone(),
            kind: chapter.0,
            page: block.page,
            paragraphs: Vec::new(),
        });
        match block.mark {
            Mark::Number(number) => {
                self.inside = Some(block.text_x);
                self.bullet = None;
                section.paragraphs.push(paragraph(Some(number), block));
            }
            Mark::Bullet(mark) => {
                let deeper = self.bullet.is_some_and(|x| block.x > x + 9.0);
                let within = self.inside.is_some_and(|x| block.x > x - 9.0);
                if let Some(last) = section.paragraphs.last_mut().filter(|_| deeper || within) {
                    last.text.push(' ');
                    last.text.push(mark);
                    last.text.push(' ');
                    last.text.push_str(&block.text);
                } else {
                    self.bullet = Some(block.x);
                    self.inside = None;
                    section.paragraphs.push(paragraph(None, block));
                }
            }
            Mark::None => {
                let within = self.inside.is_some_and(|x| block.x > x - 9.0);
                if let Some(last) = section.paragraphs.last_mut().filter(|_| within) {
                    last.text.push(' ');
                    last.text.push_str(&block.text);
                } else {
                    self.inside = None;
                    self.bullet = None;
                    section.paragraphs.push(paragraph(None, block));
                }
            }
        }
    }
}

/// A paragraph, its sentences and themes not told yet.
fn paragraph(number: Option<u16>, block: &Block) -> Paragraph {
    Paragraph {
        number,
        page: block.page,
        text: block.text.clone(),
        sentences: Vec::new(),
        themes: Vec::new(),
    }
}

/// The blocks of the part that gives facts about the area.
pub(crate) fn about_the_area(body: &Body, title_page: u16) -> impl Iterator<Item = &Block> {
    let mut inside = false;
    body.blocks.iter().filter(move |block| {
        if block.page <= title_page || block.apart && block.mark == Mark::None {
            return false;
        }
        if kinds::is_heading(block, body.size) {
            inside = kinds::begins_area_facts(&block.text, inside);
            return false;
        }
        inside
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::furniture::invented::{face, text};
    use crate::record::Aspect;

    fn outline(
        pages: &[&str],
        framework: Framework,
    ) -> (Vec<(String, SectionKind, usize)>, Vec<Doubt>) {
        let (sections, doubts) = read(&text(pages), &face(framework));
        let sections = sections
            .into_iter()
            .map(|s| (s.heading, s.kind, s.paragraphs.len()))
            .collect();
        (sections, doubts)
    }

    #[test]
    fn an_ilacs_report_begins_with_the_words_under_its_table() {
        let page = "Inspection of Mereshire children’s services

Judgement|Grade

The impact of leaders on social work|Good
practice with children and families

Overall effectiveness|Good

Children in Mereshire are helped well by people who know them.

# What needs to improve?

•|Supervision.
# The experiences and progress of children in care: good

1.|Children thrive.

2.|They are heard.
# The impact of leaders on social work practice with children and families is
# inadequate

3.|Leaders lead.";
        let (sections, doubts) = outline(&[page], Framework::Ilacs2023);
        let said: Vec<_> = sections
            .iter()
            .map(|(h, k, n)| (h.as_str(), *k, *n))
            .collect();
        assert_eq!(
            said,
            [
                ("Summary", SectionKind::Summary, 1),
                ("What needs to improve?", SectionKind::Points, 1),
                (
                    "The experiences and progress of children in care",
                    SectionKind::Findings(Aspect::InCare),
                    2
                ),
                (
                    "The impact of leaders on social work practice with children and families",
                    SectionKind::Findings(Aspect::Leaders),
                    1
                ),
            ]
        );
        assert!(doubts.is_empty());
    }

    #[test]
    fn a_summary_within_findings_belongs_to_their_aspect() {
        let page = "# Executive summary

Much is good in Mereshire, where children are helped by people who know them well and who
listen to what they say about their lives.

# The experiences and progress of|Good
# children who need help and protection
## Summary

Help comes early.
## Inspection findings

1.|Plans are clear by:
  •|saying who
  •|saying when.

3.|Visits are made.
# The Local Safeguarding Children Board (LSCB)

# Executive summary

The board meets.

# Inspection findings

4.|It audits.";
        let (sections, doubts) = outline(&["Mereshire", page], Framework::Sif);
        let help = SectionKind::Findings(Aspect::HelpAndProtection);
        let said: Vec<_> = sections
            .iter()
            .map(|(h, k, n)| (h.as_str(), *k, *n))
            .collect();
        assert_eq!(
            said,
            [
                ("Executive summary", SectionKind::Summary, 1),
                ("Summary", help, 1),
                ("Inspection findings", help, 2),
                ("Executive summary", SectionKind::Summary, 1),
                (
                    "Inspection findings",
                    SectionKind::Findings(Aspect::Lscb),
                    1
                ),
            ]
        );
        let said: Vec<_> = doubts.iter().map(|d| (d.page, d.says.as_str())).collect();
        assert_eq!(
            said,
            [(Some(2), "The numbers of the paragraphs go from 1 to 3.")]
        );
    }

    #[test]
    fn bullets_of_a_numbered_paragraph_are_part_of_it() {
        let page = "# Inspection findings\n\n1.|Plans are clear by:\n  •|saying who\n  •|saying when.\n\n2.|Visits are made.";
        let (sections, _) = read(&text(&["Mereshire", page]), &face(Framework::Sif));
        let texts: Vec<&str> = sections[0]
            .paragraphs
            .iter()
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(
            texts,
            [
                "Plans are clear by: • saying who • saying when.",
                "Visits are made."
            ]
        );
    }

    #[test]
    fn a_letter_is_read_by_its_headings() {
        let page = "Focused visit to Mereshire

# Headline findings

Children are helped early.

## What needs to improve in this area of social work practice

•|The timeliness of visits.
# Main findings

Staff are kind.

They listen to children.";
        let (sections, _) = outline(&[page], Framework::IlacsLetter);
        let said: Vec<_> = sections
            .iter()
            .map(|(h, k, n)| (h.as_str(), *k, *n))
            .collect();
        assert_eq!(
            said[said.len() - 3..],
            [
                ("Headline findings", SectionKind::Summary, 1),
                (
                    "What needs to improve in this area of social work practice",
                    SectionKind::Points,
                    1
                ),
                ("Main findings", SectionKind::Other, 2),
            ]
        );
    }
}
