//! A picture for a paper out of the figure a page shows: the drawing that suits paper, its key, its note, its table.

use roxmltree::{Document, Node};

use super::picture::{KeyItem, Picture};
use super::run::{bold, text};
use super::table::{Cell, Column, Table};
use crate::drawing::{self, Named as _};

/// Which of a figure's drawings suits paper, best first: the classes `charts.css` prints.
const ON_PAPER: [&str; 4] = ["ch-at-middle", "ch-at-half", "ch-at-drawn", "ch-at-wide"];

impl Picture {
    /// A picture out of a figure of the crate `charts`, as it stands in a page: one source for both.
    ///
    /// Of several drawings it takes the one that is printed. Key, note and table come along; the table is called by
    /// its own caption. A figure that holds no drawing gives a picture without one, which says so where it is shown.
    #[must_use]
    pub fn from_figure(
        title: impl Into<String>,
        sentence: impl Into<String>,
        figure: &str,
    ) -> Self {
        let mut picture = Self::new(title, sentence, "");
        let markup = format!("<figures>{}</figures>", drawing::xml(figure));
        let Ok(document) = Document::parse(&markup) else {
            return picture;
        };
        let all = || document.descendants();
        let drawings = |node: Node<'_, '_>| {
            node.descendants()
                .find(|n| n.is_named("svg") && !n.has_class("ch-icon"))
                .and_then(|n| markup.get(n.range()).map(ToOwned::to_owned))
        };
        picture.svg = ON_PAPER
            .iter()
            .find_map(|class| all().find(|n| n.has_class(class)).and_then(drawings))
            .or_else(|| drawings(document.root()))
            .unwrap_or_default();
        picture.key = all()
            .filter(|n| n.is_named("ul") && n.has_class("ch-key"))
            .flat_map(|key| key.children())
            .filter(|n| n.is_named("li"))
            .map(|item| KeyItem {
                svg: item
                    .descendants()
                    .find(|n| n.is_named("svg"))
                    .and_then(|n| markup.get(n.range()).map(ToOwned::to_owned))
                    .unwrap_or_default(),
                words: said(item),
            })
            .collect();
        picture.note = all()
            .filter(|n| n.has_class("ch-note"))
            .map(said)
            .collect::<Vec<_>>()
            .join(" ");
        picture.table = all().find(|n| n.is_named("table")).and_then(table);
        picture
    }
}

/// A table of a page; none where it has no head.
fn table(node: Node<'_, '_>) -> Option<Table> {
    let rows = |part: &str| {
        node.descendants()
            .filter(|n| n.is_named("tr"))
            .filter(|n| n.parent().is_some_and(|p| p.is_named(part)))
            .collect::<Vec<_>>()
    };
    let cells = |row: Node<'_, '_>| {
        row.children()
            .filter(|n| n.is_named("th") || n.is_named("td"))
            .map(|n| (n.is_named("th"), cell(n)))
            .collect::<Vec<_>>()
    };
    let bodies: Vec<Vec<(bool, Cell)>> = rows("tbody").into_iter().map(cells).collect();
    let head = rows("thead").pop()?;
    let mut columns: Vec<Column> = head
        .children()
        .filter(|n| n.is_named("th") || n.is_named("td"))
        .map(|n| Column {
            name: said(n),
            numeric: n.has_class("ch-number"),
            weight: 1,
        })
        .collect();
    for (place, column) in columns.iter_mut().enumerate() {
        let longest = bodies
            .iter()
            .filter_map(|row| row.get(place))
            .map(|(_, cell)| cell.runs.iter().map(|r| r.shown().chars().count()).sum())
            .max()
            .unwrap_or(0_usize);
        // Words that go over lines need less than their whole length.
        column.weight = u8::try_from(longest.clamp(6, 28)).unwrap_or(28);
    }
    let caption = node.children().find(|n| n.is_named("caption"));
    let mut table = Table::new(caption.map(said).unwrap_or_default(), columns);
    table.row_headers = bodies
        .iter()
        .all(|row| row.first().is_some_and(|(th, _)| *th));
    table.rows = bodies
        .into_iter()
        .map(|row| row.into_iter().map(|(_, cell)| cell).collect())
        .collect();
    Some(table)
}

fn cell(node: Node<'_, '_>) -> Cell {
    let words = said(node);
    let strong = node.children().any(|n| n.is_named("strong"))
        && node
            .children()
            .all(|n| n.is_named("strong") || n.is_named("svg") || n.is_text());
    Cell::of([if strong { bold(words) } else { text(words) }])
}

/// What an element says to the eye; a shortened word in full.
fn said(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    gather(node, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(node: Node<'_, '_>, words: &mut String) {
    for child in node.children() {
        match (
            child.text().filter(|_| child.is_text()),
            child.attribute("title"),
        ) {
            (Some(said), _) => words.push_str(said),
            (None, Some(full)) if child.is_named("abbr") => words.push_str(full),
            (None, _) if child.is_named("svg") || child.has_class("ch-hidden") => {}
            (None, _) => {
                // What stands under other words on a page is parted from them here.
                let parted = child.has_class("ch-under")
                    || ["div", "p", "li", "br"]
                        .iter()
                        .any(|name| child.is_named(name));
                if parted {
                    words.push(' ');
                }
                gather(child, words);
                if parted {
                    words.push(' ');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIGURE: &str = "<figure class=\"ch ch-spc\"><ul class=\"ch-key\"><li><svg class=\"ch-svg ch-icon\" width=\"16\" \
        height=\"16\"><circle r=\"3\"></circle></svg>as expected</li><li>Grey band.</li></ul>\
        <div class=\"ch-at-wide\"><svg id=\"w\"></svg></div><div class=\"ch-at-middle\"><svg id=\"m\"><title>T</title></svg></div>\
        <p class=\"ch-note\">Two months &amp; more.</p><details><summary>As a table</summary><div><table><caption>Months</caption>\
        <thead><tr><th scope=\"col\">Month</th><th class=\"ch-number\" scope=\"col\">Share</th></tr></thead><tbody>\
        <tr><th scope=\"row\">Oct<span class=\"ch-under\">2026</span></th><td class=\"ch-number\"><abbr title=\"suppressed\">c</abbr></td></tr>\
        <tr><th scope=\"row\">Sep</th><td class=\"ch-number\"><span aria-hidden=\"true\">–</span><span class=\"ch-hidden\">none</span></td></tr>\
        </tbody></table></div></details></figure>";

    #[test]
    fn a_figure_of_a_page_becomes_a_picture_of_a_paper() {
        let picture = Picture::from_figure("Months", "Better.", FIGURE);
        assert_eq!(picture.svg, "<svg id=\"m\"><title>T</title></svg>");
        assert_eq!(picture.note, "Two months & more.");
        let key: Vec<(bool, &str)> = picture
            .key
            .iter()
            .map(|k| (k.svg.is_empty(), k.words.as_str()))
            .collect();
        assert_eq!(key, [(false, "as expected"), (true, "Grey band.")]);
        let table = picture.table.unwrap();
        assert_eq!(table.caption, "Months");
        assert!(table.row_headers && table.columns[1].numeric && !table.columns[0].numeric);
        let shown: Vec<String> = table
            .rows
            .iter()
            .flatten()
            .map(|cell| cell.runs[0].shown())
            .collect();
        assert_eq!(shown, ["Oct 2026", "suppressed", "Sep", "–"]);
    }

    #[test]
    fn a_figure_without_a_drawing_gives_a_picture_without_one() {
        for markup in ["", "<p>nothing", "<figure></figure>", "<br>"] {
            let picture = Picture::from_figure("T", "S", markup);
            assert!(picture.svg.is_empty() && picture.table.is_none());
        }
    }
}
