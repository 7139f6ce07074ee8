//! Words nobody expects, in every place a paper has for words.

use pack::{Column, Paper, Picture, Run, Table, bold, print, quote, text};
use proptest::prelude::*;

use crate::reader;

/// Words with everything in them: signs that steer, letters of every script, parts of letters, very long words.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter),
        "[\\u{0}-\\u{1f}\\u{7f}-\\u{9f}\\u{fff0}-\\u{ffff}\\u{e000}-\\u{e010}]{0,20}",
        "[\\u{590}-\\u{6ff}\\u{200b}-\\u{206f}\\u{300}-\\u{36f}]{0,40}",
        "[a-zA-Z]{200,400}",
        "( |\\n|\\t|-|/){0,30}",
        Just("<svg viewBox='0 0 9 9'><path d='M0 0L1 1'/></svg>".to_owned()),
    ]
}

fn run() -> impl Strategy<Value = Run> {
    prop_oneof![
        odd().prop_map(text),
        odd().prop_map(bold),
        (odd(), odd()).prop_map(|(words, source)| quote(words, source)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_are_printed_and_read(
        title in odd(),
        front in proptest::collection::vec(odd(), 5),
        levels in proptest::collection::vec((any::<u8>(), odd()), 0..4),
        runs in proptest::collection::vec(run(), 0..5),
        cells in proptest::collection::vec(proptest::collection::vec(odd(), 0..5), 0..5),
        weights in proptest::collection::vec(any::<u8>(), 0..4),
        svg in odd(),
    ) {
        let mut paper = Paper::new(title, front[0].clone());
        paper.subtitle = front[1].clone();
        paper.as_at = front[2].clone();
        paper.version = front[3].clone();
        paper.made = front[4].clone();
        for (level, words) in levels {
            paper.heading(level, words.clone()).answer(words.clone()).stamp(words.clone()).warning(words);
        }
        paper.paragraph(runs.clone()).bullets([runs.clone(), vec![]]).numbered([runs.clone()]);
        paper.page_break().facts([(svg.clone(), svg.clone())]);
        let columns = weights.iter().map(|weight| Column { name: svg.clone(), numeric: weight % 2 == 0, weight: *weight });
        let table = Table::new(svg.clone(), columns).rows(cells.into_iter().map(|row| row.into_iter().map(Into::into).collect()));
        paper.add(table.clone());
        paper.add(Picture::new(svg.clone(), svg.clone(), svg.clone()).table(table).stamp(svg.clone()));
        paper.add(Picture::from_figure("T", "S", &svg));
        let read = reader::read(print(&paper).unwrap().bytes);
        prop_assert!(read.marked && read.orphans == 0 && read.untagged.is_empty());
        let page = pack::html::document(&paper).into_string();
        prop_assert!(!page.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
        prop_assert!(paper.doubts().len() < 100);
    }
}

#[test]
fn four_megabytes_in_one_paragraph_are_printed_or_refused_in_words() {
    let mut paper = Paper::new("Pack", "Newtown");
    paper.words("Pasted from somewhere. ".repeat(4_000_000 / 23));
    let printed = print(&paper).unwrap();
    assert!((500..2000).contains(&printed.pages), "{}", printed.pages);
    paper.words("\n".repeat(4_000_000));
    assert!(matches!(print(&paper), Err(pack::CannotPrint::TooLong)));
}
