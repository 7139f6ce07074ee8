//! A paper as a page: a section for the site to wrap, or a document of its own to send.
//!
//! The looks stand in `paper.css` beside this crate, which the site's stylesheet takes in.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use roxmltree::{Document, Node};

use crate::drawing::{self, Named as _};
use crate::paper::{Block, Cell, Classification, Paper, Picture, Run, Table, heading_shown};

/// The looks of a paper, on the screen and in print.
pub const STYLES: &str = include_str!("../paper.css");

/// A paper as one section, for a page that has the paper's title as its `h1`: headings begin at `h2`.
#[must_use]
pub fn section(paper: &Paper) -> Markup {
    let mut levels = paper.levels().into_iter();
    let sections = paper.sections();
    let mut section = 0;
    html! {
        article class={ "wm-paper " (class(paper.classification)) } {
            header.wm-paper-front {
                p.wm-paper-holder { (paper.classification.words()) }
                @if !paper.subtitle.trim().is_empty() { p.wm-paper-subtitle { (plain(&paper.subtitle)) } }
                @if !paper.authority.trim().is_empty() { p.wm-paper-authority { (plain(&paper.authority)) } }
                p.wm-paper-made { (plain(&paper.made_of())) }
            }
            @for block in &paper.blocks {
                @match block {
                    Block::Heading { text, .. } => (heading(text, levels.next().unwrap_or(1), &mut section)),
                    Block::Contents => (contents(&sections)),
                    other => (one(other)),
                }
            }
            @if paper.blocks.is_empty() { p.govuk-body { "This paper has nothing in it yet." } }
            footer.wm-paper-foot {
                p { strong { (paper.classification.words()) } " · " (plain(&paper.titled())) }
                p { (plain(&paper.made_of())) }
            }
        }
    }
}

/// A paper as a document of its own, with its looks inside: nothing is fetched from elsewhere.
#[must_use]
pub fn document(paper: &Paper) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (plain(&paper.titled())) }
                style { (PreEscaped(STYLES)) }
            }
            body.wm-paper-alone {
                main {
                    h1.govuk-heading-xl { (plain(&paper.titled())) }
                    (section(paper))
                }
            }
        }
    }
}

const fn class(classification: Classification) -> &'static str {
    match classification {
        Classification::OfficialSensitive => "wm-paper-sensitive",
        Classification::Official => "wm-paper-official",
        Classification::Public => "wm-paper-public",
    }
}

/// The sections, each leading to where it begins.
fn contents(sections: &[String]) -> Markup {
    html! {
        @if !sections.is_empty() {
            nav.wm-paper-contents aria-label="Contents" {
                p.wm-paper-title { "Contents" }
                ol.govuk-list.govuk-list--number {
                    @for (number, words) in sections.iter().enumerate() {
                        li { a.govuk-link href={ "#wm-paper-" (number + 1) } { (words) } }
                    }
                }
            }
        }
    }
}

/// Any block but those that need to know of others.
fn one(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading { .. } | Block::Contents => {},
            Block::Answer(words) => p.wm-paper-answer { (plain(words)) },
            Block::Paragraph(runs) => p.govuk-body { (said(runs)) },
            Block::Stamp(words) => p.wm-paper-stamp { (plain(words)) },
            Block::List { ordered: true, items } => ol.govuk-list.govuk-list--number {
                @for item in items { li { (said(item)) } }
            },
            Block::List { ordered: false, items } => ul.govuk-list.govuk-list--bullet {
                @for item in items { li { (said(item)) } }
            },
            Block::Table(table) => (tabled(table)),
            Block::Picture(picture) => (pictured(picture)),
            Block::Warning(words) => div.govuk-warning-text {
                span.govuk-warning-text__icon aria-hidden="true" { "!" }
                strong.govuk-warning-text__text {
                    span.govuk-visually-hidden { "Warning: " }
                    (plain(words))
                }
            },
            Block::Facts(facts) => dl.govuk-summary-list {
                @for (label, value) in facts {
                    div.govuk-summary-list__row {
                        dt.govuk-summary-list__key { (plain(label)) }
                        dd.govuk-summary-list__value { (plain(value)) }
                    }
                }
            },
            Block::PageBreak => div.wm-paper-break {},
        }
    }
}

/// A heading beneath the title of the page; sections are numbered for their addresses.
fn heading(words: &str, level: u8, section: &mut usize) -> Markup {
    let words = heading_shown(words);
    if level == 1 {
        *section += 1;
    }
    html! {
        @match level {
            1 => h2.govuk-heading-l id={ "wm-paper-" (section) } { (words) },
            2 => h3.govuk-heading-m { (words) },
            3 => h4.govuk-heading-s { (words) },
            _ => h5.govuk-heading-s { (words) },
        }
    }
}

fn said(runs: &[Run]) -> Markup {
    html! {
        @for run in runs {
            @match run {
                Run::Text(words) => (plain(words)),
                Run::Bold(words) => strong { (plain(words)) },
                Run::Quote { words, source } => {
                    q.wm-paper-quote { "“" (plain(words)) "”" }
                    @if !source.trim().is_empty() { " (" (plain(source)) ")" }
                },
            }
        }
    }
}

fn tabled(table: &Table) -> Markup {
    let caption = plain(&table.caption);
    if table.rows.is_empty() || table.columns.is_empty() {
        let empty = match table.empty.trim() {
            "" => "There is nothing to list.",
            words => words,
        };
        return html! {
            @if !caption.trim().is_empty() { p.wm-paper-title { (caption) } }
            p.govuk-body { (plain(empty)) }
        };
    }
    let named = if caption.trim().is_empty() {
        "Table"
    } else {
        &caption
    };
    html! {
        div.wm-paper-scroll role="region" aria-label=(named) tabindex="0" {
            table.wm-paper-table {
                @if !caption.trim().is_empty() { caption { (caption) } }
                thead {
                    tr {
                        @for column in &table.columns {
                            th scope="col" class=[column.numeric.then_some("wm-paper-number")] { (plain(&column.name)) }
                        }
                    }
                }
                tbody {
                    @for row in table.even() { (rowed(table, &row)) }
                }
            }
        }
    }
}

fn rowed(table: &Table, row: &[Cell]) -> Markup {
    html! {
        tr {
            @for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @let class = column.numeric.then_some("wm-paper-number");
                @if place == 0 && table.row_headers {
                    th scope="row" class=[class] { (said(&cell.runs)) }
                } @else {
                    td class=[class] { (said(&cell.runs)) }
                }
            }
        }
    }
}

fn pictured(picture: &Picture) -> Markup {
    html! {
        figure.wm-paper-figure aria-label=(plain(&picture.title)) {
            div.wm-paper-whole {
                @if !picture.headed { p.wm-paper-title { (plain(&picture.title)) } }
                p.govuk-body { (plain(&picture.sentence)) }
                @if !picture.key.is_empty() {
                    ul.wm-paper-key {
                        @for item in &picture.key { li { (drawn(&item.svg)) (plain(&item.words)) } }
                    }
                }
                @if is_drawing(&picture.svg) {
                    div.wm-paper-scroll role="region" aria-label=(plain(&picture.title)) tabindex="0" { (drawn(&picture.svg)) }
                } @else {
                    p.govuk-body { strong { "This picture could not be drawn." } }
                }
                @if !picture.stamp.trim().is_empty() { p.wm-paper-stamp { (plain(&picture.stamp)) } }
                @if !picture.note.trim().is_empty() { p.wm-paper-stamp { (plain(&picture.note)) } }
            }
            @if let Some(table) = &picture.table {
                details.govuk-details {
                    summary.govuk-details__summary { span.govuk-details__summary-text { "The numbers as a table" } }
                    div.govuk-details__text { (tabled(table)) }
                }
            }
        }
    }
}

/// A drawing as it is, where it is one and holds nothing but a drawing.
fn drawn(svg: &str) -> Markup {
    html! { @if is_drawing(svg) { (PreEscaped(svg)) } }
}

/// Whether markup is one drawing that does nothing and asks for nothing from elsewhere.
fn is_drawing(svg: &str) -> bool {
    const KNOWN: [&str; 18] = [
        "svg", "g", "a", "defs", "pattern", "symbol", "use", "title", "desc", "text", "tspan",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    ];
    let harmless = |node: Node<'_, '_>| {
        KNOWN.contains(&node.tag_name().name())
            && node.attributes().all(|attribute| {
                let name = attribute.name().to_ascii_lowercase();
                let value = attribute.value().trim();
                let stays =
                    value.starts_with('#') || (value.starts_with('/') && !value.starts_with("//"));
                !name.starts_with("on") && name != "style" && (name != "href" || stays)
            })
    };
    // What a reader of XML would read differently from a browser is no drawing of ours.
    if svg.contains("<!") || svg.contains("<?") {
        return false;
    }
    Document::parse(svg).is_ok_and(|document| {
        document.root_element().is_named("svg")
            && document
                .descendants()
                .filter(Node::is_element)
                .all(harmless)
    })
}

/// Words without signs that no page may hold.
fn plain(words: &str) -> String {
    drawing::xml(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Column, bold, quote, text};

    #[test]
    fn a_paper_reads_as_a_page() {
        let mut paper = Paper::new("Pack", "Newtown");
        paper.contents();
        paper.heading(1, "First").answer("One <b> thing.");
        paper.heading(3, "Deeper");
        paper.paragraph([text("See "), bold("this"), quote("that", "page 4")]);
        paper.add(
            Table::new(
                "Late",
                [Column::words("Action", 1), Column::number("Days", 1)],
            )
            .row(["Rota".into(), 12.into()]),
        );
        paper.add(Table::new("None", [Column::words("Action", 1)]).empty("No action is late."));
        let page = section(&paper).into_string();
        for part in [
            "<h2 class=\"govuk-heading-l\" id=\"wm-paper-1\">First</h2>",
            "<a class=\"govuk-link\" href=\"#wm-paper-1\">First</a>",
            "<h3 class=\"govuk-heading-m\">Deeper</h3>",
            "One &lt;b&gt; thing.",
            "<strong>this</strong>",
            "“that”</q> (page 4)",
            "<th scope=\"col\" class=\"wm-paper-number\">Days</th>",
            "<th scope=\"row\">Rota</th><td class=\"wm-paper-number\">12</td>",
            "No action is late.",
            "OFFICIAL-SENSITIVE",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("<h1") && document(&paper).into_string().contains("<h1"));
    }

    #[test]
    fn a_drawing_that_does_something_is_not_shown() {
        let svg = |inside: &str| format!("<svg viewBox=\"0 0 9 9\">{inside}</svg>");
        assert!(is_drawing(&svg(
            "<path d=\"M0 0\"></path><a href=\"/reports/1\"></a>"
        )));
        for bad in [
            "<script>1</script>",
            "<path onload=\"1\"/>",
            "<a href=\"javascript:1\"/>",
            "<use href=\"//elsewhere/x\"/>",
            "<foreignObject/>",
            "<style>*{}</style>",
            "<!-- --><path/>",
        ] {
            assert!(!is_drawing(&svg(bad)), "{bad}");
        }
        assert!(!is_drawing("<p>words</p>") && !is_drawing(""));
        let paper = |svg: String| {
            let mut paper = Paper::new("Pack", "Newtown");
            paper.add(Picture::new("T", "S", svg));
            section(&paper).into_string()
        };
        assert!(paper(svg("<script/>")).contains("could not be drawn"));
        assert!(paper(svg("<path/>")).contains("<svg"));
    }
}
