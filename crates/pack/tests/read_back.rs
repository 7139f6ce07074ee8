//! Papers printed and read again, by another hand than printed them: what someone who does not see the page is told.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test says what is wrong by failing"
)]

use pack::{Block, Classification, Column, Paper, Picture, Run, Table, bold, print, quote, text};

#[path = "../benches/board.rs"]
mod board;
#[path = "read_back/charts.rs"]
mod drawn;
#[path = "read_back/odd.rs"]
mod odd;
#[path = "read_back/reader.rs"]
mod reader;

use reader::{Part, Read};

fn read(paper: &Paper) -> Read {
    reader::read(print(paper).unwrap().bytes)
}

/// Words alone, however they are parted.
fn words(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of<'a>(tree: &'a Part, role: &str) -> Vec<&'a Part> {
    tree.all()
        .into_iter()
        .filter(|part| part.role == role)
        .collect()
}

#[test]
fn the_file_says_what_it_is() {
    let read = read(&board::pack());
    assert_eq!(read.title, "Improvement board pack");
    assert_eq!(read.language, "en-GB");
    assert!(read.marked && read.shows_title);
    assert!(
        read.xmp.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "{}",
        read.xmp
    );
    assert!(read.xmp.contains("Improvement board pack"));
    assert_eq!(read.untagged, "");
    assert_eq!(read.orphans, 0);
}

#[test]
fn headings_and_bookmarks_stand_in_order_and_skip_no_level() {
    let paper = board::pack();
    let read = read(&paper);
    let mut wanted = vec![(1, paper.title.clone())];
    let mut levels = paper.levels().into_iter();
    for block in &paper.blocks {
        if let Block::Heading { text, .. } = block {
            wanted.push((usize::from(levels.next().unwrap()) + 1, text.clone()));
        }
    }
    let found: Vec<(usize, String)> = read
        .tree
        .all()
        .into_iter()
        .filter_map(|part| {
            let level = part.role.strip_prefix('H')?.parse().ok()?;
            assert_eq!(part.title.as_deref(), Some(words(&part.said()).as_str()));
            Some((level, words(&part.said())))
        })
        .collect();
    assert_eq!(found, wanted);
    assert!(found.windows(2).all(|pair| pair[1].0 <= pair[0].0 + 1));
    let marked: Vec<String> = read
        .bookmarks
        .iter()
        .map(|(_, words)| words.clone())
        .collect();
    let wanted: Vec<String> = wanted.into_iter().map(|(_, words)| words).collect();
    assert_eq!(marked, wanted);
    assert!(read.bookmarks.iter().any(|(depth, _)| *depth == 1));
}

#[test]
fn everything_is_read_in_the_order_it_was_written() {
    let paper = board::pack();
    let read = read(&paper);
    let said = words(
        &read
            .tree
            .all()
            .iter()
            .map(|part| own(part))
            .collect::<Vec<_>>()
            .join(" "),
    );
    let mut from = 0;
    let mut looked_for = 0;
    for wanted in written(&paper) {
        let wanted = words(&wanted);
        let at = said[from..]
            .find(&wanted)
            .unwrap_or_else(|| panic!("“{wanted}” is not read after {from}"));
        from += at + wanted.len();
        looked_for += 1;
    }
    assert!(looked_for > 1500, "{looked_for}");
}

/// What stands right under a part.
fn own(part: &Part) -> String {
    part.kids
        .iter()
        .filter_map(|kid| match kid {
            reader::Kid::Words(words) => Some(words.as_str()),
            reader::Kid::Part(_) => None,
        })
        .collect()
}

/// What a paper says, piece by piece.
fn written(paper: &Paper) -> Vec<String> {
    let shown = |runs: &[Run]| runs.iter().map(Run::shown).collect::<Vec<_>>();
    let tabled = |table: &Table| {
        let mut all = vec![table.caption.clone()];
        if table.rows.is_empty() {
            all.push(table.empty.clone());
        } else {
            all.extend(table.columns.iter().map(|c| c.name.clone()));
            all.extend(
                table
                    .rows
                    .iter()
                    .flatten()
                    .flat_map(|cell| shown(&cell.runs)),
            );
        }
        all
    };
    let mut all = vec![
        paper.title.clone(),
        paper.subtitle.clone(),
        paper.authority.clone(),
    ];
    for block in &paper.blocks {
        match block {
            Block::Heading { text, .. } => all.push(text.clone()),
            Block::Answer(words) | Block::Stamp(words) | Block::Warning(words) => {
                all.push(words.clone())
            }
            Block::Paragraph(runs) => all.extend(shown(runs)),
            Block::List { items, .. } => all.extend(items.iter().flat_map(|runs| shown(runs))),
            Block::Table(table) => all.extend(tabled(table)),
            Block::Picture(picture) => {
                all.extend([
                    picture.title.clone(),
                    picture.sentence.clone(),
                    picture.stamp.clone(),
                ]);
                all.extend(picture.table.iter().flat_map(tabled));
            }
            Block::Facts(facts) => {
                all.extend(facts.iter().flat_map(|(l, v)| [l.clone(), v.clone()]))
            }
            Block::Contents | Block::PageBreak => {}
        }
    }
    all
}

#[test]
fn tables_are_whole_and_their_heads_say_of_what() {
    let read = read(&board::pack());
    let tables = of(&read.tree, "Table");
    assert_eq!(
        tables.len(),
        18,
        "one for each measure, the findings, the actions and the facts"
    );
    for table in &tables {
        let rows = of(table, "TR");
        let cells = |row: &Part| row.parts().count();
        let wide = cells(rows[0]);
        assert!(wide > 1 && rows.iter().all(|row| cells(row) == wide));
        for head in of(table, "TH") {
            assert!(head.scope.is_some() && !words(&head.said()).is_empty());
        }
    }
    let findings = tables
        .iter()
        .find(|t| t.said().contains("All 40 findings"))
        .unwrap();
    assert_eq!(of(findings, "TR").len(), 41);
    let heads = of(of(findings, "THead")[0], "TH");
    assert!(
        heads
            .iter()
            .all(|head| head.scope.as_deref() == Some("Column"))
    );
    let names = of(of(findings, "TBody")[0], "TH");
    assert_eq!(names.len(), 40);
    assert!(
        names
            .iter()
            .all(|name| name.scope.as_deref() == Some("Row"))
    );
    assert_eq!(
        words(&of(findings, "Caption")[0].said()),
        "All 40 findings, unanswered first within their report"
    );
}

#[test]
fn every_picture_is_told_in_words() {
    let paper = board::pack();
    let wanted: Vec<String> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture.alternative()),
            _ => None,
        })
        .collect();
    let read = read(&paper);
    let told: Vec<String> = of(&read.tree, "Figure")
        .iter()
        .map(|f| f.alternative.clone().unwrap())
        .collect();
    assert_eq!(told, wanted);
    assert_eq!(told.len(), 15);
    for figure in of(&read.tree, "Figure") {
        let [left, foot, right, top] = figure.bounds.unwrap();
        assert!(
            left > 50.0
                && foot > 60.0
                && right < 545.0
                && top < 800.0
                && left < right
                && foot < top
        );
    }
}

#[test]
fn the_foot_of_each_page_says_which_it_is_and_is_not_read_out() {
    let paper = board::pack();
    let read = read(&paper);
    assert!(read.pages > 20);
    for (number, artefact) in read.artefacts.iter().enumerate() {
        for part in [
            "OFFICIAL-SENSITIVE".to_owned(),
            format!("Page {} of {}", number + 1, read.pages),
            "Newtown Council · Improvement board pack".to_owned(),
            "Version 4f1c09a2".to_owned(),
            "A. Reid".to_owned(),
        ] {
            assert!(artefact.contains(&part), "{part} on page {}", number + 1);
        }
    }
    assert!(!read.tree.said().contains("Page 2 of"));
    let continued = read
        .artefacts
        .iter()
        .filter(|a| a.contains("All 40 findings, unanswered first within their report, continued"));
    assert!(continued.count() >= 2);
}

#[test]
fn the_contents_name_the_page_each_section_begins_on() {
    let read = read(&board::pack());
    let entries: Vec<String> = of(&read.tree, "TOCI")
        .iter()
        .map(|e| words(&e.said()))
        .collect();
    assert_eq!(entries.len(), 6);
    assert_eq!(entries[0], "Issues and what we propose 1");
    let last: usize = entries[5]
        .strip_prefix("Decisions asked of the board ")
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(last, read.pages);
}

#[test]
fn lists_quotations_and_a_paper_of_nothing_are_told_apart() {
    let mut paper = Paper::new("Pack", "Newtown");
    paper.classification = Classification::Public;
    paper.numbered([vec![text("One")], vec![bold("Two")]]);
    paper.bullets([vec![text("See "), quote("Seen alone.", "page 4")]]);
    let full = read(&paper);
    let lists = of(&full.tree, "L");
    assert_eq!(lists[0].numbering.as_deref(), Some("Decimal"));
    assert_eq!(lists[1].numbering.as_deref(), Some("Disc"));
    let labels: Vec<String> = of(lists[0], "Lbl").iter().map(|l| l.said()).collect();
    assert_eq!(labels, ["1.", "2."]);
    assert_eq!(of(lists[1], "Quote")[0].said(), "“Seen alone.” (page 4)");
    assert_eq!(
        of(lists[1], "LBody")[0].said(),
        "See “Seen alone.” (page 4)"
    );

    let empty = read(&Paper::new("", ""));
    assert_eq!(empty.title, "A paper without a title");
    assert!(
        empty
            .tree
            .said()
            .contains("This paper has nothing in it yet.")
    );
    assert_eq!(empty.pages, 1);
}

#[test]
fn what_cannot_be_shown_is_counted_and_said_first() {
    let mut paper = Paper::new("Pack", "Newtown");
    paper.words("Thanks 😀 and \u{1}.");
    paper.add(Picture::new("Months", "Better.", "no drawing"));
    let printed = print(&paper).unwrap();
    assert_eq!((printed.boxes, printed.undrawn), (2, 1));
    let read = reader::read(printed.bytes);
    let said = words(&read.tree.said());
    let boxes = said
        .find("2 letters that could not be printed are shown as □.")
        .unwrap();
    let undrawn = said.find("one picture could not be drawn").unwrap();
    assert!(
        boxes < undrawn && undrawn < said.find("Thanks 😀 and □.").unwrap(),
        "{said}"
    );
}

#[test]
fn the_same_paper_is_the_same_file() {
    let paper = board::pack();
    assert!(print(&paper).unwrap().bytes == print(&paper).unwrap().bytes);
}

#[test]
fn a_row_longer_than_a_page_and_too_many_columns_are_printed_whole() {
    let long = "Everything that was said at the meeting. ".repeat(400);
    let mut paper = Paper::new("Pack", "Newtown");
    let columns = (0..30).map(|n| Column::words(format!("Column {n}"), 1));
    let table = Table::new("Wide", columns).row((0..30_usize).map(|n| n.into()));
    paper.add(
        Table::new("Long", [Column::words("What", 1), Column::number("N", 1)])
            .row([long.as_str().into(), 7.into()]),
    );
    paper.add(table);
    let read = read(&paper);
    assert!(read.pages > 2);
    assert!(words(&read.tree.said()).contains(&words(&long)));
    assert_eq!(of(of(&read.tree, "Table")[1], "TD").len(), 29);
}
